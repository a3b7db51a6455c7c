"""An account of one article: what the engine recorded, with the spans, rules and decisions behind each value.

Here: tying records, evidence and the notes of a trace together. Not here: how they look (``printed``, ``page``).
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from pipelines.articles.model import Article
from pipelines.events.engine import Engine
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
)
from pipelines.events.trace import REASONS, Decision, Trace
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.places.places import load_places

Layer = Literal[
    "attack", "when", "where", "weapon", "target", "casualty", "who", "response", "link", "total", "left-out", "seen"
]
"""What a marked span is to the reader, the most telling first: a span that is several things is shown as the first."""

LAYERS: tuple[Layer, ...] = (
    "attack", "casualty", "who", "response", "link", "total", "when", "where", "weapon", "target", "left-out", "seen",
)  # fmt: skip

Kind = Literal["attacks", "casualties", "perpetrators", "responses", "links", "totals"]

_LAYER_OF_FIELD: dict[str, Layer] = {
    "attack_type": "attack", "date_start": "when", "place_name": "where", "weapon_type": "weapon",
    "target_text": "target", "best": "casualty", "attribution_status": "who", "response_type": "response",
    "basis": "link", "description": "link", "value": "total",
}  # fmt: skip
_LAYER_OF_PREFIX: dict[str, Layer] = {"A": "target", "R": "response", "L": "link"}
"""Whose ``actor_name`` a span is: an attack's target, or who responded. An attack only answered has a link's label."""
_RECORD_LAYERS = frozenset({"attack", "casualty", "who", "response", "link", "total"})
_BACKS_NOTHING = frozenset({"left-out", "seen"})
_WEIGHED = frozenset({"date", "place", "name"})
"""Decisions about what is no record of its own; what they leave out is no event that was missed."""
_NO_EVENT_MISSED = frozenset({"verb_form", "not_a_verb", "nothing_counted", "known_already", "nobody_judges"})
"""Reasons that leave out no event: a word that is both noun and verb is left out as the one to be read as the other."""
_CONTEXT = 28
"""Characters shown on either side of words that are listed by themselves."""
_WORDS_OF_REASONS = {str(reason): words for reason, words in REASONS.items()}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of a record: the rule that read it and the words it was read from, where it has any."""

    name: str
    value: str
    rule: str = ""
    quote: str = ""
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """One report of the engine.

    Attributes:
        label: A short name within the article: ``A1`` for its first attack.
        of: The label of the attack or response that it belongs to.
    """

    label: str
    kind: Kind
    title: str
    facts: tuple[Fact, ...]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One thing to say about a span.

    Attributes:
        label: The record it backs, or the reason why it backs none.
        role: What it is to the record, or the kind of thing that was seen.
    """

    layer: Layer
    label: str
    role: str
    text: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span with all that is to be said about it, the most telling first."""

    start: int
    end: int
    notes: tuple[Note, ...]

    @property
    def layer(self) -> Layer:
        """The layer it is shown as."""
        return self.notes[0].layer

    @property
    def labels(self) -> tuple[str, ...]:
        """The records it backs, with what it is to each; else the reasons why it backs none, else what it is."""
        if self.layer in _BACKS_NOTHING:
            return tuple(dict.fromkeys(n.label for n in self.notes if n.layer == self.layer))
        roles: dict[str, dict[str, None]] = {}
        for note in self.notes:
            if note.layer not in _BACKS_NOTHING:
                roles.setdefault(note.label, {})[note.role] = None
        return tuple(
            f"{label} {' + '.join(r or 'attack' for r in of)}" if any(of) else label for label, of in roles.items()
        )

    @property
    def records(self) -> tuple[str, ...]:
        """The labels of the records it backs."""
        return tuple(dict.fromkeys(n.label for n in self.notes if n.layer not in _BACKS_NOTHING))


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a list of decisions.

    Attributes:
        before, after: A little of the text around the words, within their line.
        words: What the reason means; of a span that was only seen, what it was read as.
        other: What the words were compared with or bound to.
    """

    about: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    verdict: str
    reason: str
    words: str
    rule: str
    detail: str
    other: str


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """One sentence of the text and what it was taken for."""

    start: int
    end: int
    kind: str
    records: tuple[str, ...]


@dataclass
class Account:
    """Everything to be shown of one article.

    Attributes:
        published_on: The anchor that relative dates were resolved against.
        unread: Why the article was not read at all, empty when it was.
        marks: By place in the text, the longer first.
        left_out: What looked like an event and was recorded as none.
        weighed: Mentions compared with attacks, dates, places and namesakes.
    """

    article: Article
    published_on: date | None
    events: ArticleEvents
    engine_version: str
    unread: str = ""
    sentences: list[SentenceSpan] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)
    left_out: list[Line] = field(default_factory=list)
    weighed: list[Line] = field(default_factory=list)
    seen: list[Line] = field(default_factory=list)

    def marks_in(self, start: int, end: int) -> list[Mark]:
        """The marks that lie in a part of the text or reach into it."""
        first = bisect_left(self.marks, start - self._longest_mark, key=lambda mark: mark.start)
        last = bisect_left(self.marks, end, key=lambda mark: mark.start)
        return [mark for mark in self.marks[first:last] if mark.end > start]

    def sentences_in(self, start: int, end: int) -> list[SentenceSpan]:
        """The sentences that begin in a part of the text."""
        first = bisect_left(self.sentences, start, key=lambda sentence: sentence.start)
        last = bisect_left(self.sentences, end, key=lambda sentence: sentence.start)
        return self.sentences[first:last]

    @cached_property
    def _longest_mark(self) -> int:
        return max((mark.end - mark.start for mark in self.marks), default=0)

    def of_kind(self, *kinds: Kind) -> list[Record]:
        """The records of some kinds, in order."""
        return [r for r in self.records if r.kind in kinds]

    def parts_of(self, label: str) -> list[Record]:
        """The records that belong to another."""
        return [r for r in self.records if r.of == label]


def account_of(article: Article, published_on: date | None) -> Account:
    """Read an article with a trace and account for what came of it.

    Args:
        article: The article.
        published_on: The day it was published; None leaves relative dates unresolved.
    """
    trace = Trace()
    engine = Engine()
    events = engine.read(article.article_id, article.text, article.title, published_on, article.language, trace=trace)
    account = Account(article, published_on, events, engine.version)
    if article.language not in (None, "en"):
        account.unread = f"The article is in another language than English ({article.language}) and was not read."
        return account
    labels = _labels(events)
    backed = _Backed(events.evidence, labels, article.text)
    account.records = list(_records(events, labels, backed, trace))
    _add_decisions(account, trace, backed)
    account.sentences = [
        SentenceSpan(s.start, s.end, s.value, backed.records_of_sentence(s.start, s.end))
        for s in trace.seen
        if s.kind == "sentence"
    ]
    account.marks = list(_marks(account, trace, backed))
    return account


# ---------------------------------------------------------------------- labels and evidence
def _labels(events: ArticleEvents) -> dict[str, str]:
    """A short name for each key: records that belong to an attack are numbered on through the article."""
    keys: tuple[tuple[str, Iterable[str]], ...] = (
        ("A", (a.attack_report_id for a in events.attacks)),
        ("C", (c.casualty_report_id for c in events.casualties)),
        ("P", (p.attribution_report_id for p in events.attributions)),
        ("R", (r.response_report_id for r in events.responses)),
        ("L", (*(row.link_report_id for row in events.links), *(r.answered_attack_report_id for r in events.answered))),
        ("T", (t.total_id for t in events.totals)),
    )
    labels = {key: f"{letter}{n}" for letter, named in keys for n, key in enumerate(named, 1)}
    for target in events.targets:
        labels[target.target_report_id] = labels[target.attack_report_id]
    return labels


class _Backed:
    """The evidence of an article by record."""

    def __init__(self, evidence: Sequence[Evidence], labels: dict[str, str], text: str) -> None:
        self.evidence = [(labels[e.record_id], e) for e in evidence]
        self._text = text

    def of(self, label: str, field_name: str) -> list[Evidence]:
        """What backs one field of a record."""
        return [e for of, e in self.evidence if of == label and e.field == field_name]

    def fact(self, label: str, field_name: str, name: str, value: str, fallback: str = "") -> Fact:
        """A value with the first words that back it; ``fallback`` names the rule of a value without words."""
        for e in self.of(label, field_name):
            return Fact(name, value, e.rule, e.quote, e.char_start)
        return Fact(name, value, fallback)

    def label_at(self, offset: int) -> str | None:
        """The attack or figure whose words begin at an offset."""
        for label, e in self.evidence:
            if e.char_start == offset and e.field in ("attack_type", "best"):
                return label
        return None

    def records_of_sentence(self, start: int, end: int) -> tuple[str, ...]:
        """The records that a sentence as a whole is quoted for."""
        return tuple(
            dict.fromkeys(
                label for label, e in self.evidence if e.field == "report" and e.char_start < end and start < e.char_end
            )
        )


# ---------------------------------------------------------------------- records
def _records(events: ArticleEvents, labels: dict[str, str], backed: _Backed, trace: Trace) -> Iterable[Record]:
    for attack in events.attacks:
        yield _attack(attack, labels[attack.attack_report_id], backed, trace)
    for casualty in events.casualties:
        yield _casualty(casualty, labels, backed)
    for attribution in events.attributions:
        yield _attribution(attribution, labels, backed)
    for response in events.responses:
        yield _response(response, labels, backed)
    for link in events.links:
        yield _link(link, labels, backed)
    for described in events.answered:
        yield _answered(described, labels, backed)
    for total in events.totals:
        yield _total(total, labels[total.total_id], backed)


def _attack(attack: AttackReport, label: str, backed: _Backed, trace: Trace) -> Record:
    facts = []
    joined = {(d.start, d.end): d for d in trace.decisions if d.about == "attack" and d.verdict == "joined"}
    for told in backed.of(label, "attack_type"):
        join = joined.get((told.char_start, told.char_end))
        how = f"joined: {join.reason} ({join.detail})" if join else "begins it"
        facts.append(Fact("told by", how, told.rule, told.quote, told.char_start))
    facts.append(backed.fact(label, "date_start", "when", _when(attack), attack.date_basis or ""))
    facts.append(backed.fact(label, "place_name", "where", _where(attack)))
    if attack.weapon_type:
        count = f", {attack.weapon_count} of them" if attack.weapon_count else ""
        facts.append(backed.fact(label, "weapon_type", "weapon", f"{_words(attack.weapon_type)}{count}", "of the type"))
    if attack.strike_count:
        facts.append(Fact("strikes", str(attack.strike_count)))
    if attack.target_text:
        facts.append(backed.fact(label, "target_text", "target", attack.target_text))
    title = f"{_words(attack.attack_type)}, {_words(attack.stage)}, {_words(attack.reported_as)}"
    return Record(label, "attacks", title, tuple(facts))


def _when(report: AttackReport | ResponseReport | AnsweredAttackReport) -> str:
    if report.date_start is None or report.date_end is None:
        return "not known"
    one = report.date_start == report.date_end
    days = str(report.date_start) if one else f"{report.date_start} to {report.date_end}"
    return f"{days}, precision {report.date_precision}, by {report.date_basis}"


def _where(attack: AttackReport) -> str:
    place = load_places().by_id(attack.place_id)
    parts = [attack.place_name or "no place named"]
    if place is not None:
        parts.append("/".join(p for p in (place.name, place.admin1, place.country_iso3) if p) + f" [{place.place_id}]")
    elif attack.country_iso3:
        parts.append(attack.country_iso3)
    return ", ".join([*parts, f"precision {attack.where_precision}"])


def _casualty(casualty: CasualtyReport, labels: dict[str, str], backed: _Backed) -> Record:
    label = labels[casualty.casualty_report_id]
    who = [_words(casualty.victim_group)]
    if casualty.nationality_iso3:
        who.append(f"of {casualty.nationality_iso3}")
    if casualty.person_name:
        who.append(f"named {casualty.person_name}")
    if casualty.is_subset:
        who.append("part of another figure")
    if casualty.is_vague:
        who.append("vague")
    figure = _bounds(casualty.low, casualty.best, casualty.high)
    return Record(
        label,
        "casualties",
        f"{_words(casualty.outcome)} {figure}, {', '.join(who)}",
        (backed.fact(label, "best", "read from", casualty.victims_text or ""),),
        labels[casualty.attack_report_id],
    )


def _bounds(low: int | None, best: int | None, high: int | None) -> str:
    if low == best == high and best is not None:
        return str(best)
    low_, best_, high_ = ("?" if n is None else str(n) for n in (low, best, high))
    return f"{best_} ({low_} to {high_})"


def _attribution(attribution: AttributionReport, labels: dict[str, str], backed: _Backed) -> Record:
    label = labels[attribution.attribution_report_id]
    actor = load_actors().by_id(attribution.actor_ref) if attribution.actor_ref else None
    name = attribution.actor_name or "nobody"
    title = f"{attribution.attribution_status}: {name}"
    if attribution.asserted_by:
        title += f", by {attribution.asserted_by}"
    if attribution.scope == "series":
        title += ", said of a series"
    facts = [backed.fact(label, "attribution_status", "said by", attribution.asserted_by or "the article")]
    if attribution.actor_name:
        entry = f"{actor.name} [{actor.actor_id}]" if actor else "no entry in the vocabulary"
        facts.append(Fact("actor", entry, "vocabulary" if actor else ""))
    return Record(label, "perpetrators", title, tuple(facts), labels[attribution.attack_report_id])


def _response(response: ResponseReport, labels: dict[str, str], backed: _Backed) -> Record:
    label = labels[response.response_report_id]
    kind = _words(response.response_type)
    if response.response_subtype:
        kind += f" ({_words(response.response_subtype)})"
    facts = []
    if response.same_as_attack_report_id:
        facts.append(Fact("is the attack", labels[response.same_as_attack_report_id], "response:force"))
    else:
        facts.append(backed.fact(label, "response_type", "told by", kind))
    if response.actor_name:
        facts.append(backed.fact(label, "actor_name", "by", response.actor_name))
    if response.target_name:
        facts.append(Fact("to", response.target_name))
    facts.append(Fact("when", _when(response), f"time:{response.date_basis}" if response.date_text else ""))
    if response.votes_for is not None:
        facts.append(Fact("votes", f"{response.votes_for} for, {response.votes_against} against"))
    who = response.actor_name or "nobody named"
    return Record(label, "responses", f"{kind}, {_words(response.status)}, by {who}", tuple(facts))


def _link(link: ResponseLinkReport, labels: dict[str, str], backed: _Backed) -> Record:
    label, response = labels[link.link_report_id], labels[link.response_report_id]
    facts = [backed.fact(label, "basis", "ground", link.basis)]
    if link.asserted_by:
        facts.append(Fact("asserted by", link.asserted_by))
    if link.disputed_by:
        facts.append(Fact("disputed by", link.disputed_by))
    title = f"{response} answers {labels[link.attack_report_id]}: {_words(link.link_type)}, {link.basis}"
    return Record(label, "links", title, tuple(facts), response)


def _answered(answered: AnsweredAttackReport, labels: dict[str, str], backed: _Backed) -> Record:
    label, response = labels[answered.answered_attack_report_id], labels[answered.response_report_id]
    facts = [
        backed.fact(label, "description", "told as", answered.description),
        Fact("type", _words(answered.attack_type) if answered.attack_type else "not told"),
    ]
    if answered.date_start:
        facts.append(backed.fact(label, "date_text", "when", _when(answered), answered.date_basis or ""))
    if answered.place_name:
        facts.append(backed.fact(label, "place_name", "where", answered.place_name))
    title = f"{response} answers an attack that isn't told here: {_words(answered.link_type)}, {answered.basis}"
    return Record(label, "links", title, tuple(facts), response)


def _total(total: ReportedTotal, label: str, backed: _Backed) -> Record:
    facts = [backed.fact(label, "value", "read from", total.scope_text)]
    window = f"{total.window_start} to {total.window_end}" if total.window_start else "not known"
    facts.append(Fact("over", window))
    scope = (
        ("type", total.attack_type),
        ("country", total.country_iso3),
        ("victims", total.victim_group),
        ("nationality", total.nationality_iso3),
    )
    facts += [Fact(name, _words(value)) for name, value in scope if value]
    figure = _bounds(total.value_low, total.value_best, total.value_high)
    return Record(label, "totals", f"{total.metric} {figure}", tuple(facts))


def _words(code: str) -> str:
    return code.replace("_", " ")


# ---------------------------------------------------------------------- decisions
def _add_decisions(account: Account, trace: Trace, backed: _Backed) -> None:
    text = account.article.text
    for decision in trace.decisions:
        line = _line(decision, text, backed)
        is_weighed = decision.about in _WEIGHED or decision.reason in _NO_EVENT_MISSED
        if decision.verdict != "left out" or is_weighed:
            account.weighed.append(line)
        else:
            account.left_out.append(line)
    account.left_out = _once_each(account.left_out)
    account.weighed.sort(key=lambda line: (line.start, line.end))
    account.seen = [
        Line(s.kind, s.start, s.end, *_in_context(text, s.start, s.end), "", "", s.value, s.rule, "", "")
        for s in trace.seen
        if s.kind != "sentence"
    ]


def _once_each(lines: Iterable[Line]) -> list[Line]:
    """Lines in text order; words left out for one reason by two rules are one line, the longer of two such words."""
    kept: dict[tuple[int, int, str, str], Line] = {}
    for line in lines:
        key = (line.start, line.end, line.about, line.reason)
        known = kept.get(key)
        kept[key] = line if known is None else replace(known, rule=f"{known.rule}, {line.rule}")
    ordered = sorted(kept.values(), key=lambda line: (line.start, -line.end))
    return [line for line in ordered if not any(_holds(other, line) for other in ordered)]


def _holds(outer: Line, inner: Line) -> bool:
    """Whether the words of one line lie within those of another left out for the same reason."""
    same = (outer.about, outer.reason) == (inner.about, inner.reason)
    return same and outer is not inner and outer.start <= inner.start and inner.end <= outer.end


def _line(decision: Decision, text: str, backed: _Backed) -> Line:
    other = ""
    if decision.other is not None:
        other = backed.label_at(decision.other) or _word_at(text, decision.other)
    return Line(
        decision.about,
        decision.start,
        decision.end,
        *_in_context(text, decision.start, decision.end),
        decision.verdict,
        decision.reason,
        _WORDS_OF_REASONS.get(decision.reason, "") if decision.verdict == "left out" else "",
        decision.rule,
        decision.detail,
        other,
    )


def _in_context(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Words with a little of their line before and after, cut between words."""
    before = text[max(0, start - _CONTEXT) : start].rpartition("\n")[2]
    after = text[end : end + _CONTEXT].partition("\n")[0]
    if start > _CONTEXT and len(before) == _CONTEXT:
        before = "…" + before.partition(" ")[2]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0] + "…"
    return before, text[start:end], after


def _word_at(text: str, offset: int) -> str:
    """The word that begins at an offset, for what became no record."""
    end = next((e for e in range(offset, len(text)) if not (text[e].isalnum() or text[e] in "-'’")), len(text))
    return f"“{text[offset:end]}”"


# ---------------------------------------------------------------------- marks
def _marks(account: Account, trace: Trace, backed: _Backed) -> Iterable[Mark]:
    """Spans with their notes, in text order, the longer first; notes in the order of ``LAYERS``."""
    notes: dict[tuple[int, int], dict[Note, None]] = {}

    def add(start: int, end: int, note: Note) -> None:
        notes.setdefault((start, end), {})[note] = None

    said = {(record.label, fact.name): fact.value for record in account.records for fact in record.facts}
    said |= {(record.label, ""): record.title for record in account.records}
    for label, e in backed.evidence:
        if e.field != "report":
            layer = _LAYER_OF_FIELD.get(e.field) or _LAYER_OF_PREFIX[label[0]]
            role = layer if layer not in _RECORD_LAYERS else "by" if e.field == "actor_name" else ""
            add(e.char_start, e.char_end, Note(layer, label, role, said.get((label, role)) or said[label, ""], e.rule))
    for line in account.left_out:
        add(line.start, line.end, Note("left-out", line.reason, line.about, line.words, line.rule))
    for line in account.weighed:
        text = " ".join(part for part in (line.verdict, line.reason, line.detail and f"({line.detail})") if part)
        against = f" against {line.other}" if line.other else ""
        add(line.start, line.end, Note("seen", line.about, line.about, text + against, line.rule))
    for line in account.seen:
        add(line.start, line.end, Note("seen", line.about, line.about, line.words, line.rule))
    for (start, end), found in sorted(notes.items(), key=lambda item: (item[0][0], -item[0][1])):
        yield Mark(start, end, tuple(sorted(found, key=lambda n: LAYERS.index(n.layer))))
