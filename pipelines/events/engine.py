"""The reading engine: one article in, everything it reports out, each value with the words behind it.

The order of work, a room each: ``document`` (sentences and tokens), ``mentions`` and ``times`` (names, days),
``reading`` (grammar), ``casualties``, ``totals``, ``attacks`` (statements of one sentence), ``assembly`` (attacks of the
article), ``attribution``, ``responses``, ``links``; this module runs them and writes the reports. It decides nothing
about words. It keeps no state between articles: the same article gives the same reports on every machine.
"""

import hashlib
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from pipelines.events.assembly import Attack, Told, assemble, date_the_rest, reconcile, surname, tell
from pipelines.events.attacks import FAMILIES, Mention, find_mentions
from pipelines.events.attribution import Attribution, Statement, find_statements
from pipelines.events.casualties import Figure, find_figures
from pipelines.events.document import read_document
from pipelines.events.links import FORCE_CUES, Link, before, cue_in, link_response, mentioned_attack, retaliation
from pipelines.events.mentions import main_countries
from pipelines.events.model import (
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
from pipelines.events.reading import Reading, read_sentences
from pipelines.events.responses import ResponseMention, find_responses
from pipelines.events.setting import PlaceChooser, When, is_speech_time, precision_of
from pipelines.events.totals import Total, find_totals
from pipelines.keys import stable_key
from pipelines.vocabulary.places.places import load_places

VERSION = "1.0"


def _fingerprint() -> str:
    """SHA-256 over the engine's code and vocabulary: any change to either reads every article again."""
    digest = hashlib.sha256()

    def visit(folder: Traversable, path: str) -> None:
        for entry in sorted(folder.iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    visit(entry, f"{path}/{entry.name}")
            elif entry.name.endswith((".py", ".csv")):
                digest.update(f"{path}/{entry.name}\0".encode())
                digest.update(entry.read_bytes())

    for package in ("pipelines.events", "pipelines.vocabulary"):
        visit(files(package), package)
    return digest.hexdigest()[:12]


@cache
def engine_version() -> str:
    """Version and fingerprint, as ``events.extractions`` keeps it."""
    return f"{VERSION}+{_fingerprint()}"


ENGINE_VERSION = engine_version()

_MODIFIED_TOTALS = frozenset({"ordinal", "count"})
_DISPUTE = frozenset(
    "pretext false untrue baseless fabricated unfounded denied denies rejected rejects disputed disputes".split()
)
_SUBORDINATE = frozenset("after following since response retaliation revenge reprisal answer reply avenge".split())
_REACH = 3  # sentences over which a figure or a response still speaks of the attack told last


class Engine:
    """Reads articles for attacks, casualties, attributions, responses, links and totals."""

    version = ENGINE_VERSION

    def read(
        self, article_id: str, text: str, title: str | None, published_on: date | None, language: str | None = "en"
    ) -> ArticleEvents:
        """Everything one article reports.

        Args:
            article_id: Key of the article; keys of reports are made from it.
            text: The article as stored; offsets of evidence count its code points.
            title: The headline: only lends its type to a main attack told without one; it is never quoted.
            published_on: The anchor of relative dates; None leaves them unresolved.
            language: ISO 639-1; an article known not to be English is read for nothing, since the vocabulary is English.
        """
        events = ArticleEvents(article_id)
        if language not in (None, "en"):
            return events
        return _ArticleReader(article_id, text, title, published_on, events).run()


class _ArticleReader:
    """The work on one article; see ``Engine.read``."""

    def __init__(
        self, article_id: str, text: str, title: str | None, published_on: date | None, events: ArticleEvents
    ) -> None:
        self.document = read_document(article_id, text, title, published_on)
        self.events = events
        self.readings: list[Reading] = read_sentences(self.document)
        self.names = {r.sentence.index: r.names for r in self.readings}
        self.countries = main_countries(self.document, self.names)
        self.figures: dict[int, list[Figure]] = {}
        self.mentions: dict[int, list[Mention]] = {}
        self.totals: list[Total] = []
        self.total_sentences: set[int] = set()
        self.attacks: list[Attack] = []
        self.report_ids: dict[int, str] = {}
        self.causes: dict[int, Attack] = {}

    def run(self) -> ArticleEvents:
        """All rooms in order."""
        self._statements_of_sentences()
        chooser = PlaceChooser(self.names, self.countries)
        told = tell(self.readings, self.mentions, self.figures, chooser, self.countries)
        self.attacks = assemble(told, self.document)
        self._itemise()
        self._link_dates()
        date_the_rest(self.attacks, self.document)
        self._figures_of_other_sentences()
        self._title_type()
        self._attributions()
        self.attacks = [a for a in self.attacks if self._is_reportable(a)]
        self._write_attacks()
        self._write_totals()
        self._write_responses()
        return self.events

    # ------------------------------------------------------------------ sentences
    def _statements_of_sentences(self) -> None:
        for reading in self.readings:
            if reading.sentence.kind != "body":
                continue
            index = reading.sentence.index
            figures = find_figures(reading)
            totals = find_totals(reading, figures)
            counted = {t.trigger for t in totals if t.trigger is not None}
            in_total = {
                id(f)
                for t in totals
                if t.metric in ("killed", "wounded")
                for f in figures
                if (f.start, f.cue) == (t.start, _cue_of(t, figures))
            }
            totals_figures = [
                f
                for f in figures
                if any(t.metric == f.outcome and t.start == f.start and t.end == f.end for t in totals)
            ]
            mentions = [
                m for m in find_mentions(reading, figures)
                if not any(m.start <= c < m.end for c in counted)
            ]  # fmt: skip
            if totals and any(t.rule == "count" or t.metric != "attacks" for t in totals):
                mentions = [m for m in mentions if not m.is_plural or _has_own_day(m)]
            self.figures[index] = [f for f in figures if f not in totals_figures and id(f) not in in_total]
            self.mentions[index] = mentions
            self.totals += totals
            if totals:
                self.total_sentences.add(index)

    # ------------------------------------------------------------------ attacks
    def _itemise(self) -> None:
        """A count of strikes that the text then lists place by place is a total; its day and attacker are the items'.

        The daily release of an air campaign ("conducted 34 strikes in Syria and Iraq ... Near X, two strikes ...").
        """
        summary: Attack | None = None
        items: list[Attack] = []
        for attack in self.attacks:
            first = attack.first.mention
            counted = (first.strike_count or 0) >= 3
            country_only = attack.where is None or (
                attack.where.place is not None and attack.where.place.kind == "country"
            )
            if counted and country_only and attack.when is not None and summary is None:
                summary = attack
            elif (
                summary is not None
                and attack.family == summary.family
                and attack.where is not None
                and not country_only
                and (
                    attack.when is None or attack.when.lo == summary.when.lo  # type: ignore[union-attr]
                )
            ):
                items.append(attack)
        if summary is None or len(items) < 2 or summary.when is None:
            return
        for item in items:
            if item.when is None:
                item.when = replace(summary.when, basis="itemised", start=-1, end=-1)
            item.by = item.by or list(summary.by)
        for told in summary.told:
            mention = told.mention
            if mention.quantity is not None and mention.strike_count:
                start = mention.quantity.start
                self.totals.append(
                    Total(
                        told.reading, "attacks", mention.quantity, start, mention.end, start, mention.end,
                        (summary.when.lo, summary.when.hi), mention.attack_type, None, None, mention.start, "itemised",
                    )
                )  # fmt: skip
        self.attacks.remove(summary)

    def _link_dates(self) -> None:
        """An undated attack that answers another leans on that one's date (codebook, "Dates", 8)."""
        for attack in self.attacks:
            if attack.when is None and attack.after is None:
                link = retaliation(attack, self.attacks)
                if link is not None and link.attack.when is not None:
                    attack.after = link.attack

    def _figures_of_other_sentences(self) -> None:
        """Figures in sentences that name no attack belong to the attack told just before, within reach."""
        last_told: Attack | None = None
        last_index = -99
        by_sentence = {
            r.sentence.index: topic for r in self.readings if (topic := self._topic_of(r)) is not None
        }  # fmt: skip
        for reading in self.readings:
            index = reading.sentence.index
            if index in by_sentence:
                last_told, last_index = by_sentence[index], index
                continue
            figures = self.figures.get(index, [])
            if not figures or last_told is None or index in self.total_sentences or self.mentions.get(index):
                continue
            paragraphs = (
                reading.sentence.paragraph
                - max(t.reading.sentence.paragraph for t in last_told.told if t.reading.sentence.index <= index)
                if any(t.reading.sentence.index <= index for t in last_told.told)
                else 9
            )
            toll = any(f.frame in ("toll", "none", "count", "predicate") for f in figures)
            if index - last_index > _REACH and not (toll and len(self.attacks) == 1):
                continue
            if paragraphs > (3 if toll else 1) and len(self.attacks) > 1:
                continue
            for figure in figures:
                if figure.outcome == "captured" and last_told.family != "kidnapping":
                    continue
                if figure.quantity.is_vague and (figure.quantity.low or 0) >= 100:
                    continue  # "the deaths of hundreds": a record of many attacks
                told_of = self._killed_in(figure) if figure.person_name else None
                if told_of is None and self._has_own_setting(reading, last_told):
                    continue
                (told_of or last_told).figures.append((reading, figure))
            last_index = index if index - last_index <= _REACH else last_index

    def _topic_of(self, reading: Reading) -> Attack | None:
        """The attack a sentence is about: of several, one told in a main clause, not one given as cause or as time."""
        told = [(t.mention, a) for a in self.attacks for t in a.told if t.reading is reading]
        if not told:
            return None
        main = [
            (m, a) for m, a in told
            if not m.is_reference
            and not any(w in _SUBORDINATE for w in reading.words[max(0, m.start - 7) : m.start])
        ]  # fmt: skip
        return (main or told)[-1][1]

    def _killed_in(self, figure: Figure) -> Attack | None:
        """The attack that a named victim is already known to have died or been hurt in."""
        name = surname(figure.person_name or "")
        return next((a for a in self.attacks if name in a.person_names()), None)

    def _has_own_setting(self, reading: Reading, attack: Attack) -> bool:
        """Whether a sentence without an attack word speaks of another day or place than the attack before it."""
        for start, end, time in reading.times:
            if (
                time.lo
                and time.hi
                and attack.when
                and (time.precision or 9) <= 4
                and not is_speech_time(reading, start, end)
            ):
                if time.hi < attack.when.lo - timedelta(days=1):
                    return True
        for name in reading.names:
            if (
                name.places
                and attack.where
                and attack.where.iso3
                and name.start > 0
                and reading.words[name.start - 1] == "in"
            ):
                isos = {p.country_iso3 for p in name.places}
                if attack.where.iso3 not in isos:
                    return True
        return False

    def _title_type(self) -> None:
        """A main attack told only as "the attack" takes the type that the headline gives it."""
        title = self.document.title
        if not title or not self.attacks:
            return
        main = self.attacks[0]
        if main.attack_type != "other":
            return
        titled = read_document("title", title if title.endswith(".") else title + ".", None, self.document.published_on)
        for reading in read_sentences(titled):
            for mention in find_mentions(reading, find_figures(reading)):
                if mention.family != "other":
                    main.attack_type = mention.attack_type
                    return

    def _is_reportable(self, attack: Attack) -> bool:
        """An attack with nothing specific about it is a way of speaking, not an event (codebook, "One attack")."""
        specific = attack.where is not None and bool(attack.where.text)
        dated = attack.when is not None and attack.when.basis not in ("publication_fallback",)
        weighty = any(f.quantity.best or f.quantity.low for _, f in attack.figures)
        attacked_by = any(a.status in ("stated", "claimed", "blamed") and a.actor_ref for a in attack.by)
        named_verb = any(t.mention.rule.startswith("verb") and t.mention.verb is not None for t in attack.told)
        if attack.first.mention.is_plural and not (dated or weighty) and not (specific and attacked_by):
            return False
        return dated or weighty or specific or (attacked_by and named_verb)

    def _attributions(self) -> None:
        """Claims, blame and denials of whole sentences, each to the attack or the series it speaks of."""
        suspects: list[Statement] = []
        for reading in self.readings:
            if reading.sentence.kind != "body":
                continue
            for statement in find_statements(reading):
                if statement.attribution.rule == "identified":
                    suspects.append(statement)
                for attack, scope in self._spoken_of(statement):
                    attribution = replace(statement.attribution, scope=scope)
                    self._attribute(attack, attribution)

    def _spoken_of(self, statement: Statement) -> list[tuple[Attack, str]]:
        reading = statement.reading
        named = mentioned_attack(reading, self.attacks)
        if named is not None and not statement.is_series:
            return [(named, "event")]
        if statement.is_series:
            series = next(
                (t for t in reversed(self.totals) if t.metric == "attacks" and 0 <= reading.sentence.index - t.reading.sentence.index <= 3),
                None,
            )  # fmt: skip
            if series is not None:
                return [(a, "series") for a in self.attacks if self._in_series(a, series)]
        told_before = before(reading, self.attacks)
        target = named or told_before
        return [(target, "series" if statement.is_series else "event")] if target is not None else []

    def _in_series(self, attack: Attack, series: Total) -> bool:
        if any(a.status in ("stated", "claimed") and a.actor_ref for a in attack.by):
            return False
        if series.attack_type and FAMILIES[series.attack_type] != attack.family:
            return False
        if series.window and attack.when:
            return attack.when.lo <= series.window[1] and attack.when.hi >= series.window[0]
        return True

    @staticmethod
    def _attribute(attack: Attack, attribution: Attribution) -> None:
        for k, known in enumerate(attack.by):
            if known.actor_name and attribution.actor_name and _same_actor(known, attribution):
                stronger = {"claimed": 4, "denied": 4, "blamed": 3, "suspected": 2, "stated": 1}
                if (
                    stronger.get(attribution.status, 0) > stronger.get(known.status, 0)
                    and attribution.status != "blamed"
                ):
                    attack.by[k] = attribution
                    return
                if attribution.status == known.status or (
                    attribution.status == "blamed" and known.status in ("stated", "claimed")
                ):
                    return
        attack.by.append(attribution)

    # ------------------------------------------------------------------ writing
    def _evidence(self, record_id: str, field: str, start: int, end: int, rule: str) -> None:
        key = stable_key("evd", record_id, field, start, end)
        if any(e.evidence_id == key for e in self.events.evidence[-40:]):
            return
        self.events.evidence.append(
            Evidence(key, record_id, field, self.document.article_id, start, end, self.document.quote(start, end), rule)
        )

    def _sentence_evidence(self, record_id: str, reading: Reading, rule: str) -> None:
        self._evidence(record_id, "report", reading.sentence.start, reading.sentence.end, rule)

    def _write_attacks(self) -> None:
        for attack in self.attacks:
            first = attack.first.mention
            report_id = stable_key("atr", self.document.article_id, first.offset)
            self.report_ids[id(attack)] = report_id
            weapon = next((t.mention for t in attack.told if t.mention.weapon_type), None)
            count = next((t.mention.weapon_count for t in attack.told if t.mention.weapon_count), None)
            strikes = next((t.mention.strike_count for t in attack.told if t.mention.strike_count), None)
            when, where = attack.when, attack.where
            target = self._target(attack)
            for told, reason in zip(attack.told, attack.reasons, strict=True):
                self._sentence_evidence(report_id, told.reading, f"{told.mention.rule}/{reason}")
                self._evidence(
                    report_id,
                    "attack_type",
                    *told.reading.span(told.mention.start, told.mention.end),
                    told.mention.rule,
                )
            if when and when.is_own:
                self._evidence(report_id, "date_start", when.start, when.end, f"time:{when.basis}")
            if where and where.start >= 0:
                self._evidence(report_id, "place_name", where.start, where.end, "place")
            if weapon:
                self._evidence(report_id, "weapon_type", *weapon.reading.span(weapon.start, weapon.end), "weapon")
            if target:
                self._evidence(report_id, "target_text", target[1], target[2], "target")
            self.events.attacks.append(
                AttackReport(
                    attack_report_id=report_id,
                    article_id=self.document.article_id,
                    trigger_start=first.offset,
                    attack_type=attack.attack_type,
                    stage=attack.stage,
                    reported_as=self._reported_as(attack),
                    date_start=when.lo if when else None,
                    date_end=when.hi if when else None,
                    date_precision=when.precision if when else None,
                    date_text=when.text if when else None,
                    date_basis=when.basis if when else None,
                    place_name=where.text if where else None,
                    place_id=where.place.place_id if where and where.place else None,
                    country_iso3=self._country(attack),
                    where_precision=self._where_precision(attack),
                    weapon_type=weapon.weapon_type if weapon else _weapon_of_type(attack.attack_type),
                    weapon_count=count,
                    strike_count=strikes,
                    target_text=target[0] if target else None,
                )
            )
            self._write_casualties(attack, report_id)
            self._write_attributions(attack, report_id)
            if target:
                self._write_target(report_id, target)

    def _country(self, attack: Attack) -> str | None:
        if attack.where and attack.where.iso3:
            return attack.where.iso3
        attackers = {
            (a.actor_ref or "")[4:].upper() for a in attack.by if (a.actor_ref or "").startswith(("gov_", "mil_"))
        }
        for told in attack.told:
            near = Counter(
                n.iso3 for n in told.reading.names
                if n.iso3 and n.places and n.iso3 not in attackers and n.start > 0
                and told.reading.words[n.start - 1] in ("in", "across", "on", "inside", "against", "at", "of")
            )  # fmt: skip
            if near:
                return near.most_common(1)[0][0]
        ranked = [iso3 for iso3, _ in self.countries.most_common() if iso3 not in attackers] or list(self.countries)
        return ranked[0] if ranked else None

    def _where_precision(self, attack: Attack) -> int | None:
        if attack.where and attack.where.precision:
            return attack.where.precision
        return 6 if self._country(attack) else None

    def _reported_as(self, attack: Attack) -> str:
        body = [r for r in self.readings if r.sentence.kind == "body"]
        lede_end = body[min(2, len(body) - 1)].sentence.index if body else 0
        anchor = self.document.published_on
        if attack is self.attacks[0] or attack.first.reading.sentence.index <= lede_end:
            return "main_event"
        if anchor and attack.when:
            age = (anchor - attack.when.hi).days
            if age <= 2 and attack.when.precision <= 2:
                return "main_event"
            return "background_recent" if age <= 365 else "background_historical"
        return "background_recent"

    def _target(self, attack: Attack) -> tuple[str, int, int] | None:
        """What was attacked: the object of the verb, or what stands after "on" or "against"."""
        for told in attack.told:
            reading, mention = told.reading, told.mention
            words = reading.words
            spans = []
            if mention.verb is not None and mention.rule.startswith("verb"):
                if reading.is_passive(mention.verb) and not mention.rule.endswith(("explode", "fire", "launch")):
                    spans.append(reading.subject(mention.verb))
                elif mention.rule.split(":")[1] not in (
                    "launch",
                    "fire",
                    "carry_out",
                    "explode",
                    "lob",
                    "drop",
                    "open_fire",
                    "plant",
                    "slam",
                    "land",
                ):
                    spans.append(reading.object(mention.verb + 1))
            for j in range(mention.end, min(len(words), mention.end + 8)):
                if words[j] == "at" and words[j + 1 : j + 2] == ["least"]:
                    continue
                if (
                    words[j] in ("on", "against", "at", "targeting", "into")
                    and reading.distance(mention.end - 1, j) <= 8
                ):
                    spans.append(reading.object(j + 1))
                    break
            for span in spans:
                if span and not reading.time_at(span[0]) and span[1] - span[0] <= 12:
                    start, end = span
                    if any(h.start >= start and h.end <= end for h in reading.weapons):
                        continue
                    return (reading.text(start, end), *reading.span(start, end))
        return None

    def _write_target(self, report_id: str, target: tuple[str, int, int]) -> None:
        sentence = self.document.sentence_of(target[1])
        ref = None
        for name in self.names[sentence.index]:
            token = sentence.tokens[name.start]
            if target[1] <= token.start < target[2] and name.actor and name.actor.actor_id:
                ref = name.actor.actor_id
        if ref is None:
            return  # an unnamed site is the attack's target_text, not an actor
        key = stable_key("tgt", report_id, ref)
        self.events.targets.append(TargetReport(key, report_id, self.document.article_id, target[0], ref))
        self._evidence(key, "actor_name", target[1], target[2], "target")

    def _write_casualties(self, attack: Attack, report_id: str) -> None:
        country = self._country(attack)
        for reading, figure in reconcile(attack.figures):
            if figure.outcome == "captured" and attack.family != "kidnapping":
                continue
            group = figure.group
            if group == "military" and figure.nationality and country and figure.nationality != country:
                group = "foreign_military"
            if group == "military" and "coalition" in figure.victims_text.lower().split():
                group = "foreign_military"
            outcome = figure.outcome
            key = stable_key("cas", report_id, outcome, reading.tokens[figure.start].start, figure.person_name)
            if any(c.casualty_report_id == key for c in self.events.casualties):
                continue
            q = figure.quantity
            self.events.casualties.append(
                CasualtyReport(
                    key, report_id, self.document.article_id, outcome, group, figure.nationality, figure.victims_text,
                    figure.person_name, q.low, q.best, q.high, q.is_vague, figure.is_subset,
                )
            )  # fmt: skip
            start = min(
                reading.tokens[figure.start].start, reading.tokens[min(figure.cue, len(reading.tokens) - 1)].start
            )
            self._evidence(key, "best", *reading.span(figure.start, figure.end), f"casualty:{figure.frame}")
            self._sentence_evidence(key, reading, f"casualty:{figure.frame}")
            _ = start

    def _write_attributions(self, attack: Attack, report_id: str) -> None:
        for attribution in attack.by:
            key = stable_key("atb", report_id, attribution.actor_name, attribution.status, attribution.asserted_by)
            if any(a.attribution_report_id == key for a in self.events.attributions):
                continue
            self.events.attributions.append(
                AttributionReport(
                    key, report_id, self.document.article_id, attribution.actor_name, attribution.actor_ref, attribution.status,
                    attribution.asserted_by, attribution.scope,
                )
            )  # fmt: skip
            self._evidence(
                key, "attribution_status", attribution.start, attribution.end, f"attribution:{attribution.rule}"
            )
            sentence = self.document.sentence_of(attribution.start)
            self._evidence(key, "report", sentence.start, sentence.end, f"attribution:{attribution.rule}")

    def _write_totals(self) -> None:
        written: set[tuple[object, ...]] = set()
        for total in self.totals:
            quantity = total.quantity
            identity = (total.metric, quantity.low, quantity.best, quantity.high, total.nationality, total.victim_group)
            if identity in written:
                continue
            if total.rule == "nth_time" and any(
                t.rule == "ordinal" and t.quantity.best == quantity.best for t in self.totals
            ):
                continue
            written.add(identity)
            reading = total.reading
            scope = reading.text(total.scope_start, max(total.scope_end, total.scope_start + 1))
            start, end = reading.span(total.start, max(total.end, total.start + 1))
            key = stable_key("tot", self.document.article_id, total.metric, start)
            country = next((n.iso3 for n in reading.names if n.places and n.iso3), None)
            self.events.totals.append(
                ReportedTotal(
                    key, self.document.article_id, total.metric, quantity.low, quantity.best, quantity.high, scope,
                    total.window[0] if total.window else None, total.window[1] if total.window else None,
                    total.attack_type, country, total.victim_group, total.nationality,
                )
            )  # fmt: skip
            self._evidence(key, "value", start, end, f"total:{total.rule}")
            self._evidence(key, "report", reading.sentence.start, reading.sentence.end, f"total:{total.rule}")

    # ------------------------------------------------------------------ responses
    def _write_responses(self) -> None:
        if not self.attacks:
            return
        self._responses_by_force()
        responded: list[tuple[ResponseMention, Link]] = []
        topic: Attack | None = None
        speaker: tuple[str, str | None] | None = None
        for reading in self.readings:
            if reading.sentence.kind != "body":
                continue
            reading.speaker = speaker
            speaker = self._speaker_of(reading) or speaker
            here = [a for a in self.attacks if any(t.reading is reading for t in a.told)]
            fresh = [a for a in here if a.first.reading is reading]
            for mention in find_responses(reading):
                if self._is_attackers_own(mention, here) or self._overlaps_attack(mention, reading):
                    continue
                last = topic or before(reading, self.attacks)
                link = link_response(mention, self.attacks, last)
                if link is None:
                    continue
                if mentioned_attack(reading, self.attacks) is None and not self._within_reach(
                    reading, link.attack, responded
                ):
                    continue
                if fresh and link.attack in fresh and id(link.attack) in self.causes:
                    link = replace(link, attack=self.causes[id(link.attack)])
                elif (
                    fresh
                    and link.attack in fresh
                    and mention.start < link.attack.first.mention.start
                    and len(self.attacks) > 1
                    and link.basis == "context"
                ):
                    previous = before(reading, self.attacks, exclude=link.attack)
                    if previous is not None:
                        link = replace(link, attack=previous)
                responded.append((mention, link))
            if here:
                topic = self._topic_of(reading) if not fresh else (self._topic_of(reading) or fresh[-1])
            else:
                topic = mentioned_attack(reading, self.attacks) or topic
        seen: set[tuple[object, ...]] = set()
        for mention, link in responded:
            identity = (mention.response_type, _head(mention.actor_name), id(link.attack))
            if identity in seen:
                continue
            seen.add(identity)
            self._write_response(mention, link)

    def _speaker_of(self, reading: Reading) -> tuple[str, str | None] | None:
        """Who speaks from here on: "The Foreign Secretary said:", "Minister X said"."""
        for k, word in enumerate(reading.words):
            if word in ("said", "says", "statement") and not reading.quoted[k] and reading.is_verb(k):
                span = reading.subject(k)
                if span and any(t.is_capitalised for t in reading.tokens[span[0] : span[1]]):
                    return reading.text(*span).removeprefix("The ").removeprefix("the "), None
        return None

    def _within_reach(self, reading: Reading, attack: Attack, responded: list[tuple[ResponseMention, Link]]) -> bool:
        """Whether a sentence that names no attack still speaks of the one before: near it, or near a response to it."""
        anchors = [t.reading.sentence.index for t in attack.told if t.reading.sentence.index <= reading.sentence.index]
        anchors += [m.reading.sentence.index for m, link in responded if link.attack is attack]
        return bool(anchors) and reading.sentence.index - max(anchors) <= _REACH

    def _is_attackers_own(self, mention: ResponseMention, here: list[Attack]) -> bool:
        if mention.actor_ref is None:
            return False
        return any(
            a.actor_ref == mention.actor_ref and a.status in ("stated", "claimed") for attack in here for a in attack.by
        ) and mention.response_type in ("military_operation", "protest")

    def _overlaps_attack(self, mention: ResponseMention, reading: Reading) -> bool:
        return any(
            t.reading is reading and t.mention.start < mention.end and mention.start < t.mention.end
            for a in self.attacks
            for t in a.told
        )

    def _responses_by_force(self) -> None:
        """Retaliatory attacks, and crowds that answer an attack, are responses too, and the two rows point at each other."""
        for attack in self.attacks:
            link = retaliation(attack, self.attacks)
            if link is not None:
                link = replace(link, disputed_by=self._disputed_by(attack))
            kind = "military_strike"
            position = self.attacks.index(attack)
            if attack.attack_type == "mob_violence" and link is not None:
                kind, link = "protest", replace(link, link_type="response")
            if link is None and attack.attack_type == "mob_violence" and position > 0:
                told = attack.first
                previous = before(told.reading, self.attacks, exclude=attack)
                if previous is not None:
                    span = told.reading.span(told.mention.start, told.mention.end)
                    link, kind = Link(previous, "followed_by", "sequence", *span), "protest"
            if link is None:
                continue
            self.causes[id(attack)] = link.attack
            by = next((a for a in attack.by if a.actor_name and a.status in ("stated", "claimed")), None)
            first = attack.first.mention
            key = stable_key("rsr", self.document.article_id, first.offset, kind)
            when = attack.when
            self.events.responses.append(
                ResponseReport(
                    key, self.document.article_id, first.offset, kind, None, by.actor_name if by else None,
                    by.actor_ref if by else None, self._target_name(attack), "executed", when.lo if when else None,
                    when.hi if when else None, when.precision if when else None, when.text if when else None,
                    when.basis if when else None, None, None, self.report_ids[id(attack)],
                )
            )  # fmt: skip
            self._sentence_evidence(key, attack.first.reading, "response:force")
            cue_sentence = self.document.sentence_of(link.start)
            self._evidence(key, "report", cue_sentence.start, cue_sentence.end, "response:force")
            self._write_link(key, link)

    def _disputed_by(self, attack: Attack) -> str | None:
        """Who denies that an attack was an answer: "the pretext that this attack came as a response ... is false"."""
        for reading in self.readings:
            words = reading.words
            if not any(w in _DISPUTE for w in words) or cue_in(reading, kinds=FORCE_CUES) is None:
                continue
            spoken_of = next((a for a in self.attacks if any(t.reading is reading for t in a.told)), None)
            if spoken_of is not attack and before(reading, self.attacks) is not attack:
                continue
            statement = next((m for m in find_responses(reading) if m.actor_name), None)
            if statement is not None:
                return statement.actor_name
        return None

    def _target_name(self, attack: Attack) -> str | None:
        target = self._target(attack)
        return target[0] if target else None

    def _write_response(self, mention: ResponseMention, link: Link) -> None:
        reading = mention.reading
        offset = reading.tokens[mention.start].start
        key = stable_key("rsr", self.document.article_id, offset, mention.response_type)
        when = self._response_date(mention)
        self.events.responses.append(
            ResponseReport(
                key, self.document.article_id, offset, mention.response_type, mention.subtype if mention.response_type == "statement" else None,
                mention.actor_name, mention.actor_ref, mention.target_name, mention.status, when.lo if when else None,
                when.hi if when else None, when.precision if when else None, when.text if when else None,
                when.basis if when else None, mention.votes[0] if mention.votes else None,
                mention.votes[1] if mention.votes else None, None,
            )
        )  # fmt: skip
        self._sentence_evidence(key, reading, mention.rule)
        self._evidence(key, "response_type", *reading.span(mention.start, mention.end), mention.rule)
        if mention.actor_span:
            self._evidence(key, "actor_name", *reading.span(*mention.actor_span), mention.rule)
        self._write_link(key, link)

    def _response_date(self, mention: ResponseMention) -> When | None:
        """The day of a response: the nearest resolved day of its sentence that dates no attack."""
        reading = mention.reading
        taken = {t.when.start for a in self.attacks for t in a.told if t.when and t.reading is reading}
        near = sorted(
            (reading.distance(mention.start, start), time.start, time)
            for start, end, time in reading.times
            if time.kind in ("date", "time") and time.lo and time.hi and time.start not in taken
            and reading.words[end : end + 1] != ["'s"]
        )  # fmt: skip
        if not near or near[0][0] > 25:
            return None
        time = near[0][2]
        anchor = self.document.published_on
        if time.lo is None or time.hi is None or (anchor and time.lo > anchor):
            return None
        return When(
            time.lo, time.hi, time.precision or precision_of(time.lo, time.hi), self.document.quote(time.start, time.end), time.basis,
            time.start, time.end,
        )  # fmt: skip

    def _write_link(self, response_id: str, link: Link) -> None:
        attack_report_id = self.report_ids[id(link.attack)]
        key = stable_key("lnk", response_id, attack_report_id)
        self.events.links.append(
            ResponseLinkReport(
                key, response_id, attack_report_id, self.document.article_id, link.link_type, link.basis, link.asserted_by,
                link.disputed_by,
            )
        )  # fmt: skip
        self._evidence(key, "basis", link.start, link.end, f"link:{link.basis}")


def _has_own_day(mention: Mention) -> bool:
    """Whether a day, not a period, stands within the words after a mention."""
    return any(
        t.kind != "window"
        and t.lo is not None
        and (t.precision or 9) <= 2
        and mention.reading.distance(mention.start, start) <= 12
        for start, _, t in mention.reading.times
    )


def _cue_of(total: Total, figures: list[Figure]) -> int:
    return next((f.cue for f in figures if f.start == total.start and f.outcome == total.metric), -1)


def _same_actor(a: Attribution, b: Attribution) -> bool:
    if a.actor_ref and b.actor_ref:
        return a.actor_ref == b.actor_ref
    return (a.actor_name or "").lower() == (b.actor_name or "").lower()


def _head(name: str | None) -> str | None:
    return surname(name) if name else None


_TYPE_WEAPONS = {
    "rocket_attack": "rocket", "missile_strike": "missile", "mortar_shelling": "mortar", "artillery_shelling": "artillery",
    "drone_strike": "drone", "air_strike": "aircraft", "suicide_bombing": "suicide_vest", "vehicle_bombing": "vehicle_bomb",
    "ied": "ied", "bombing": "bomb", "shooting": "firearm", "stabbing": "blade", "vehicle_ramming": "vehicle", "arson": "incendiary",
}  # fmt: skip


def _weapon_of_type(attack_type: str) -> str | None:
    """The weapon that the type itself says, where no word names one."""
    return _TYPE_WEAPONS.get(attack_type)


__all__ = ["ENGINE_VERSION", "Engine", "Told", "engine_version", "load_places"]
