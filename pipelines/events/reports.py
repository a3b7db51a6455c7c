"""From what was found to what is stored: the reports of one article, each value with the words behind it.

Here: keys, rows of ``model`` and their evidence. It decides nothing about what was meant; see ``engine`` for who does.
"""

from pipelines.events.answered import Answered
from pipelines.events.answers import Answer, AnswerByForce, response_date
from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, reconcile
from pipelines.events.casualties import Figure, is_abducted
from pipelines.events.describing import (
    Target,
    country_of,
    reported_as,
    target_of,
    weapon_of_type,
    where_precision,
)
from pipelines.events.learned import targets
from pipelines.events.links import Link
from pipelines.events.model import (
    AnsweredAttackReport,
    ArticleEvents,
    AttackReport,
    AttributionReport,
    CasualtyReport,
    Evidence,
    ReportedTotal,
    ResponseLinkReport,
    ResponseReport,
    TargetReport,
)
from pipelines.events.reading import Reading
from pipelines.events.totals import Total
from pipelines.events.totals.scope import scope_of
from pipelines.keys import stable_key

_RECENT = 40  # pieces of evidence within which one isn't written twice


class ReportWriter:
    """Writes the reports of one article; attacks first, since responses and links point at them.

    Attributes:
        events: The reports written so far.
    """

    def __init__(self, article: ArticleReading) -> None:
        self._article = article
        self._article_id = article.document.article_id
        self._attack_report_ids: dict[int, str] = {}
        self._written_at: dict[str, int] = {}  # evidence id -> its index
        self.events = ArticleEvents(self._article_id, sentence_count=len(article.body))

    # ------------------------------------------------------------------ evidence
    def _evidence(self, record_id: str, field: str, span: tuple[int, int], rule: str) -> None:
        start, end = span
        key = stable_key("evd", record_id, field, start, end)
        written, before = len(self.events.evidence), self._written_at.get(key)
        if before is not None and written - before <= _RECENT:
            return
        self._written_at[key] = written
        quote = self._article.document.quote(start, end)
        self.events.evidence.append(Evidence(key, record_id, field, self._article_id, start, end, quote, rule))

    def _sentence_evidence(self, record_id: str, reading: Reading, rule: str) -> None:
        self._evidence(record_id, "report", (reading.sentence.start, reading.sentence.end), rule)

    def _sentence_evidence_at(self, record_id: str, offset: int, rule: str) -> None:
        sentence = self._article.document.sentence_of(offset)
        self._evidence(record_id, "report", (sentence.start, sentence.end), rule)

    # ------------------------------------------------------------------ attacks
    def write_attacks(self) -> None:
        """The attacks, each with its casualties, attributions and targets."""
        for attack in self._article.attacks:
            report_id = stable_key("atr", self._article_id, attack.first.mention.offset)
            self._attack_report_ids[id(attack)] = report_id
            target = _target(attack)
            self._write_attack(attack, report_id, target)
            self._write_casualties(attack, report_id)
            self._write_attributions(attack, report_id)
            if target:
                self._write_target(report_id, target)

    def _write_attack(self, attack: Attack, report_id: str, target: Target | None) -> None:
        when, where = attack.when, attack.where
        mentions = [t.mention for t in attack.told]
        weapon = next((m for m in mentions if m.weapon_type), None)
        for told, reason in zip(attack.told, attack.reasons, strict=True):
            trigger = told.reading.span(told.mention.start, told.mention.end)
            self._sentence_evidence(report_id, told.reading, f"{told.mention.rule}/{reason}")
            self._evidence(report_id, "attack_type", trigger, told.mention.rule)
        if when and when.is_own:
            self._evidence(report_id, "date_start", (when.start, when.end), f"time:{when.basis}")
        if where and where.start >= 0:
            self._evidence(report_id, "place_name", (where.start, where.end), where.rule)
        if weapon:
            self._evidence(report_id, "weapon_type", weapon.reading.span(weapon.start, weapon.end), "weapon")
        if target:
            self._evidence(report_id, "target_text", (target.start, target.end), target.rule)
        self.events.attacks.append(
            AttackReport(
                attack_report_id=report_id,
                article_id=self._article_id,
                trigger_start=attack.first.mention.offset,
                attack_type=attack.attack_type,
                stage=attack.stage,
                reported_as=reported_as(self._article, attack),
                date_start=when.lo if when else None,
                date_end=when.hi if when else None,
                date_precision=when.precision if when else None,
                date_text=when.text if when else None,
                date_basis=when.basis if when else None,
                place_name=where.text if where else None,
                place_id=where.place.place_id if where and where.place else None,
                country_iso3=country_of(self._article, attack),
                where_precision=where_precision(self._article, attack),
                weapon_type=weapon.weapon_type if weapon else weapon_of_type(attack.attack_type),
                weapon_count=next((m.weapon_count for m in mentions if m.weapon_count), None),
                strike_count=next((m.strike_count for m in mentions if m.strike_count), None),
                target_text=target.text if target else None,
            )
        )

    def _write_target(self, report_id: str, target: Target) -> None:
        """A target the vocabulary lists is an actor; an unnamed site is only the attack's ``target_text``."""
        sentence = self._article.document.sentence_of(target.start)
        ref = None
        for name in self._article.names[sentence.index]:
            inside = target.start <= sentence.tokens[name.start].start < target.end
            if inside and name.actor and name.actor.actor_id:
                ref = name.actor.actor_id
        if ref is None:
            return
        key = stable_key("tgt", report_id, ref)
        self.events.targets.append(TargetReport(key, report_id, self._article_id, target.text, ref))
        self._evidence(key, "actor_name", (target.start, target.end), target.rule)

    def _write_casualties(self, attack: Attack, report_id: str) -> None:
        country = country_of(self._article, attack)
        for reading, figure in reconcile(attack.figures):
            if figure.outcome == "captured" and attack.family != "kidnapping" and not is_abducted(reading, figure):
                reading.left_out("casualty", figure.start, figure.end, "captured_in_passing")
                continue
            first_word = reading.tokens[figure.start].start
            key = stable_key("cas", report_id, figure.outcome, first_word, figure.person_name)
            if any(c.casualty_report_id == key for c in self.events.casualties):
                continue
            self.events.casualties.append(
                CasualtyReport(
                    casualty_report_id=key,
                    attack_report_id=report_id,
                    article_id=self._article_id,
                    outcome=figure.outcome,
                    victim_group=_victim_group(figure, country),
                    nationality_iso3=figure.nationality,
                    victims_text=figure.victims_text,
                    person_name=figure.person_name,
                    low=figure.quantity.low,
                    best=figure.quantity.best,
                    high=figure.quantity.high,
                    is_vague=figure.quantity.is_vague,
                    is_subset=figure.is_subset,
                    is_correction=figure.is_correction,
                    corrected_figure=figure.corrected,
                )
            )
            rule = f"casualty:{figure.frame}"
            self._evidence(key, "best", reading.span(figure.start, figure.end), rule)
            self._sentence_evidence(key, reading, rule)

    def _write_attributions(self, attack: Attack, report_id: str) -> None:
        for attribution in attack.by:
            key = stable_key("atb", report_id, attribution.actor_name, attribution.status, attribution.asserted_by)
            if any(a.attribution_report_id == key for a in self.events.attributions):
                continue
            self.events.attributions.append(
                AttributionReport(
                    attribution_report_id=key,
                    attack_report_id=report_id,
                    article_id=self._article_id,
                    actor_name=attribution.actor_name,
                    actor_ref=attribution.actor_ref,
                    attribution_status=attribution.status,
                    asserted_by=attribution.asserted_by,
                    scope=attribution.scope,
                )
            )
            rule = f"attribution:{attribution.rule}"
            self._evidence(key, "attribution_status", (attribution.start, attribution.end), rule)
            self._sentence_evidence_at(key, attribution.start, rule)

    # ------------------------------------------------------------------ totals
    def write_totals(self) -> None:
        """The stated totals, each scope and value once."""
        written: set[tuple[object, ...]] = set()
        for total in self._article.totals:
            value = total.quantity
            identity = (total.metric, value.low, value.best, value.high, total.nationality, total.victim_group)
            if identity in written or self._is_said_as_ordinal(total):
                total.reading.left_out("total", total.start, max(total.end, total.start + 1), "said_again", total.rule)
                continue
            written.add(identity)
            self._write_total(total)

    def _is_said_as_ordinal(self, total: Total) -> bool:
        """Whether "for the third time" only repeats "the third attack"."""
        return total.rule == "nth_time" and any(
            t.rule == "ordinal" and t.quantity.best == total.quantity.best for t in self._article.totals
        )

    def _write_total(self, total: Total) -> None:
        reading = total.reading
        scope = scope_of(total, self._article.figures.get(reading.sentence.index, []), self._article.chooser)
        span = reading.span(total.start, max(total.end, total.start + 1))
        key = stable_key("tot", self._article_id, total.metric, span[0])
        self.events.totals.append(
            ReportedTotal(
                total_id=key,
                article_id=self._article_id,
                metric=total.metric,
                value_low=total.quantity.low,
                value_best=total.quantity.best,
                value_high=total.quantity.high,
                scope_text=reading.text(total.scope_start, max(total.scope_end, total.scope_start + 1)),
                window_start=total.window[0] if total.window else None,
                window_end=total.window[1] if total.window else None,
                attack_type=total.attack_type,
                country_iso3=scope.iso3,
                victim_group=total.victim_group,
                nationality_iso3=total.nationality,
                place_name=scope.place_name,
                place_id=scope.place_id,
                actor_name=scope.actor_name,
                actor_ref=scope.actor_ref,
                target_kind=scope.target_kind,
                is_scope_coded=scope.is_coded,
            )
        )
        self._evidence(key, "value", span, f"total:{total.rule}")
        self._sentence_evidence(key, reading, f"total:{total.rule}")

    # ------------------------------------------------------------------ responses
    def write_answers(self, by_force: list[AnswerByForce], answers: list[Answer]) -> None:
        """The responses, each with the link to the attack it answers."""
        for by_attack in by_force:
            self._write_answer_by_force(by_attack)
        for answer in answers:
            self._write_answer(answer)

    def _write_answer_by_force(self, answer: AnswerByForce) -> None:
        attack, when = answer.attack, answer.attack.when
        by = next((a for a in attack.by if a.actor_name and a.status in ("stated", "claimed")), None)
        target = target_of(attack)
        offset = attack.first.mention.offset
        key = stable_key("rsr", self._article_id, offset, answer.response_type)
        self.events.responses.append(
            ResponseReport(
                response_report_id=key,
                article_id=self._article_id,
                trigger_start=offset,
                response_type=answer.response_type,
                response_subtype=None,
                actor_name=by.actor_name if by else None,
                actor_ref=by.actor_ref if by else None,
                target_name=target.text if target else None,
                status="executed",
                date_start=when.lo if when else None,
                date_end=when.hi if when else None,
                date_precision=when.precision if when else None,
                date_text=when.text if when else None,
                date_basis=when.basis if when else None,
                votes_for=None,
                votes_against=None,
                same_as_attack_report_id=self._attack_report_ids[id(attack)],
            )
        )
        self._sentence_evidence(key, attack.first.reading, "response:force")
        if answer.link is not None:
            self._sentence_evidence_at(key, answer.link.start, "response:force")
            self._write_link(key, answer.link)
        elif answer.described is not None:
            self._sentence_evidence(key, answer.described.reading, "response:force")
            self._write_answered(key, answer.described)

    def _write_answer(self, answer: Answer) -> None:
        mention, reading = answer.mention, answer.mention.reading
        offset = reading.tokens[mention.start].start
        key = stable_key("rsr", self._article_id, offset, mention.response_type)
        when = response_date(self._article, mention)
        self.events.responses.append(
            ResponseReport(
                response_report_id=key,
                article_id=self._article_id,
                trigger_start=offset,
                response_type=mention.response_type,
                response_subtype=mention.subtype if mention.response_type == "statement" else None,
                actor_name=mention.actor_name,
                actor_ref=mention.actor_ref,
                target_name=mention.target_name,
                status=mention.status,
                date_start=when.lo if when else None,
                date_end=when.hi if when else None,
                date_precision=when.precision if when else None,
                date_text=when.text if when else None,
                date_basis=when.basis if when else None,
                votes_for=mention.votes[0] if mention.votes else None,
                votes_against=mention.votes[1] if mention.votes else None,
                same_as_attack_report_id=None,
            )
        )
        self._sentence_evidence(key, reading, mention.rule)
        self._evidence(key, "response_type", reading.span(mention.start, mention.end), mention.rule)
        if mention.actor_span:
            self._evidence(key, "actor_name", reading.span(*mention.actor_span), mention.rule)
        for link in answer.links:
            self._write_link(key, link)
        if answer.described is not None:
            self._write_answered(key, answer.described)

    def _write_link(self, response_id: str, link: Link) -> None:
        attack_report_id = self._attack_report_ids[id(link.attack)]
        key = stable_key("lnk", response_id, attack_report_id)
        self.events.links.append(
            ResponseLinkReport(
                link_report_id=key,
                response_report_id=response_id,
                attack_report_id=attack_report_id,
                article_id=self._article_id,
                link_type=link.link_type,
                basis=link.basis,
                asserted_by=link.asserted_by,
                disputed_by=link.disputed_by,
            )
        )
        self._evidence(key, "basis", (link.start, link.end), f"link:{link.basis}")

    def _write_answered(self, response_id: str, answered: Answered) -> None:
        """The attack that a response answers and that the article doesn't tell."""
        reading, when, where = answered.reading, answered.when, answered.where
        span = reading.span(answered.start, answered.end)
        key = stable_key("ans", response_id, span[0])
        self.events.answered.append(
            AnsweredAttackReport(
                answered_attack_report_id=key,
                response_report_id=response_id,
                article_id=self._article_id,
                description=self._article.document.quote(*span),
                attack_type=answered.attack_type,
                date_start=when.lo if when else None,
                date_end=when.hi if when else None,
                date_precision=when.precision if when else None,
                date_text=when.text if when else None,
                date_basis=when.basis if when else None,
                place_name=where.text if where else None,
                place_id=where.place.place_id if where and where.place else None,
                country_iso3=where.iso3 if where else None,
                where_precision=where.precision if where else None,
                killed=answered.killed,
                person_name=answered.person_name,
                link_type=answered.link_type,
                basis=answered.basis,
            )
        )
        self._evidence(key, "description", span, "answered:described")
        self._sentence_evidence(key, reading, "answered:described")
        if when is not None and when.start >= 0:
            self._evidence(key, "date_text", (when.start, when.end), f"time:{when.basis}")
        if where is not None and where.start >= 0:
            self._evidence(key, "place_name", (where.start, where.end), where.rule)


def _target(attack: Attack) -> Target | None:
    """What was attacked, by the rules, else by the learned tagger."""
    if target := target_of(attack):
        return target
    learned = targets.learned_target(attack)
    if learned is None:
        return None
    start, end = learned.reading.span(learned.start, learned.end)
    return Target(learned.text, start, end, targets.RULE)


def _victim_group(figure: Figure, country: str | None) -> str:
    """Soldiers of another country than the attack's, or of a coalition, are foreign military."""
    if figure.group == "military":
        foreign = figure.nationality and country and figure.nationality != country
        if foreign or "coalition" in figure.victims_text.lower().split():
            return "foreign_military"
    return figure.group
