"""What the sentences of an article were read as and what each step changed, told to a trace: nothing here decides.

Here: walking over what ``article_reading`` holds already, and comparing attacks before and after a step. The decisions
that leave nothing behind to walk over are told by the rooms that make them.
"""

from dataclasses import dataclass
from datetime import date

from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack
from pipelines.events.attacks import Mention
from pipelines.events.attribution import Attribution
from pipelines.events.casualties import Figure
from pipelines.events.casualties.standing import is_negated, why_nothing
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting import PlaceChooser, When, Where
from pipelines.events.setting.namesakes import wider_places
from pipelines.events.times import TimeMention
from pipelines.events.trace import Reason, SeenKind, Trace
from pipelines.vocabulary.places.places import Place


def note_what_was_seen(article: ArticleReading, trace: Trace) -> None:
    """Tell a trace every sentence, name, time and word of the vocabulary, and the statements read from them."""
    for reading in article.readings:
        sentence = reading.sentence
        trace.saw("sentence", sentence.start, sentence.end, sentence.kind, sentence.kind)
        for name in reading.names:
            _note_name(reading, name, article.chooser, trace)
        for start, end, time in reading.times:
            trace.saw("time", *reading.span(start, end), time.basis, describe_time(time))
        _note_words(article, reading, trace)
        for figure in article.figures.get(sentence.index, ()):
            _note_figure(reading, figure, trace)
        for mention in article.mentions.get(sentence.index, ()):
            _note_mention(mention, trace)


class Changes:
    """What each step of the engine changes of the attacks of an article, told to its trace; nothing without one."""

    def __init__(self, article: ArticleReading) -> None:
        self._article = article
        self._trace = article.document.trace
        self._before: list[tuple[Attack, _State]] = self._now()

    def _now(self) -> list[tuple[Attack, "_State"]]:
        if self._trace is None:
            return []
        return [
            (a, _State(a.when, a.where, a.attack_type, tuple(a.figures), tuple(a.by))) for a in self._article.attacks
        ]

    def made_by(self, step: str) -> None:
        """Tell what has changed since the step before.

        Args:
            step: The name of the function that has just run.
        """
        if self._trace is None:
            return
        now = self._now()
        for attack, was in self._before:
            state = next((s for a, s in now if a is attack), None)
            if state is not None:
                _note_changes(attack, was, state, step, self._trace)
            elif step in ("itemise", "distribute"):
                mention = attack.first.mention
                reason: Reason = "itemised" if step == "itemise" else "told_at_each_place"
                mention.reading.left_out("attack", mention.start, mention.end, reason, mention.rule)
        self._before = now


@dataclass(frozen=True, slots=True)
class _State:
    """What steps may change of an attack."""

    when: When | None
    where: Where | None
    attack_type: str
    figures: tuple[tuple[Reading, Figure], ...]
    by: tuple[Attribution, ...]


def _note_changes(attack: Attack, was: _State, now: _State, step: str, trace: Trace) -> None:
    mention = attack.first.mention
    trigger, offset = mention.reading.span(mention.start, mention.end), mention.offset
    if now.when != was.when:
        span = (now.when.start, now.when.end) if now.when and now.when.is_own else trigger
        detail = f"{_describe_when(was.when)} before, {_describe_when(now.when)} now"
        trace.decided("date", *span, "replaced", step, detail=detail, other=offset)
    if now.where != was.where:
        span = (now.where.start, now.where.end) if now.where and now.where.start >= 0 else trigger
        detail = f"{_describe_where(was.where)} before, {_describe_where(now.where)} now"
        trace.decided("place", *span, "replaced", step, detail=detail, other=offset)
    if now.attack_type != was.attack_type:
        detail = f"{was.attack_type} before, {now.attack_type} now"
        trace.decided("attack", *trigger, "replaced", step, detail=detail, other=offset)
    for reading, figure in now.figures:
        if not any(figure is known for _, known in was.figures):
            span = reading.span(figure.start, max(figure.end, figure.start + 1))
            rule = f"casualty:{figure.frame}"
            trace.decided("casualty", *span, "joined", step, rule=rule, detail=describe_figure(figure), other=offset)
    for said in now.by:
        if said not in was.by:
            detail = f"{said.status} {said.actor_name or 'nobody'}, by {said.asserted_by or 'the article'}"
            rule = f"attribution:{said.rule}"
            trace.decided("attribution", said.start, said.end, "joined", step, rule=rule, detail=detail, other=offset)


def _describe_when(when: When | None) -> str:
    return f"{describe_days(when.lo, when.hi)} by {when.basis}" if when else "no day"


def _describe_where(where: Where | None) -> str:
    return (where.text or where.iso3 or "no name") if where else "no place"


def note_unused_figures(article: ArticleReading, trace: Trace) -> None:
    """Tell a trace which figures ended up with no attack, where no room has said why."""
    used = {id(figure) for attack in article.attacks for _, figure in attack.figures}
    for reading in article.body:
        for figure in article.figures.get(reading.sentence.index, ()):
            span = reading.span(figure.start, max(figure.end, figure.start + 1))
            if id(figure) not in used and not trace.has_decided("casualty", *span):
                trace.left_out("casualty", *span, "of_no_attack", rule=f"casualty:{figure.frame}")


def _note_name(reading: Reading, name: Name, chooser: PlaceChooser, trace: Trace) -> None:
    span = reading.span(name.start, name.end)
    if name.places:
        _note_place(reading, name, chooser, trace)
    if name.is_unknown_place:
        trace.saw("place", *span, "unlisted", "stands where a place stands; no table lists it")
    if name.actor:
        trace.saw("actor", *span, "vocabulary", f"{name.actor.name} ({name.actor.actor_kind})")
    if name.country:
        trace.saw("country", *span, name.country.kind, name.country.iso3)
    if name.is_group:
        trace.saw("actor", *span, "unlisted", "a group by its first or last word; no table lists it")
    if name.is_person:
        trace.saw("person", *span, "capitals", "a name that no table lists")


def _note_place(reading: Reading, name: Name, chooser: PlaceChooser, trace: Trace) -> None:
    """The gazetteer's entry that a name stands for, and the entries of the same name that lost to it."""
    span = reading.span(name.start, name.end)
    weighed = chooser.weigh(name, wider_places(reading, name))
    chosen = chooser.choose(name, wider_places(reading, name))
    value = _entry(chosen) if chosen else f"one of {len(name.places)} places, undecided"
    trace.saw("place", *span, "gazetteer", value)
    if len(name.places) > 1:
        detail = "; ".join(f"{_entry(place)}: {_grounds(grounds)}" for place, grounds in weighed)
        if chosen is None:
            trace.left_out("name", *span, "namesakes", rule="gazetteer", detail=detail)
        else:
            trace.decided("name", *span, "chosen", "most points", rule="gazetteer", detail=detail)


def _grounds(grounds: list[tuple[str, float]]) -> str:
    total = sum(points for _, points in grounds)
    return f"{total:.1f} (" + ", ".join(f"{name} {points:.1f}" for name, points in grounds) + ")"


def _note_words(article: ArticleReading, reading: Reading, trace: Trace) -> None:
    words: list[tuple[SeenKind, int, int, str, str]] = [
        *(("weapon", h.start, h.end, h.phrase, h.entry.weapon_type) for h in reading.weapons),
        *(("people", h.start, h.end, h.phrase, h.entry) for h in reading.people),
        *(("outcome", h.start, h.end, h.phrase, h.entry.outcome) for h in reading.casualties),
        *(("attack word", h.start, h.end, f"noun:{h.phrase}", h.entry.attack_type) for h in reading.nouns),
        *(("attack word", h.start, h.end, f"verb:{h.entry.lemma}", h.entry.attack_type) for h in reading.verbs),
    ]
    unread = reading.sentence.kind
    for kind, start, end, rule, value in words:
        trace.saw(kind, *reading.span(start, end), rule, value)
        if kind == "attack word" and unread != "body":
            reading.left_out("attack", start, end, unread, rule)
        if kind == "outcome" and unread == "body" and not _is_counted(article, reading, start, end):
            why_not = why_nothing(reading) or ("negated" if is_negated(reading, start) else "no_victims")
            reading.left_out("casualty", start, end, why_not, rule)


def _is_counted(article: ArticleReading, reading: Reading, start: int, end: int) -> bool:
    """Whether a word of outcome has given a figure, of an attack or of a total, or names an attack itself."""
    if any(h.start < end and start < h.end for h in reading.nouns):
        return True
    if any(start <= f.cue < end for f in article.figures.get(reading.sentence.index, ())):
        return True
    return any(t.reading is reading and t.metric != "attacks" for t in article.totals)


def _note_figure(reading: Reading, figure: Figure, trace: Trace) -> None:
    span = reading.span(figure.start, max(figure.end, figure.start + 1))
    trace.saw("figure", *span, f"casualty:{figure.frame}", describe_figure(figure))


def _note_mention(mention: Mention, trace: Trace) -> None:
    marks = (
        (mention.is_reference, "only referred to"),
        (mention.is_definite, "definite"),
        (mention.is_new, "another"),
        (mention.is_plural, "plural"),
        (mention.present, "told in the present"),
    )
    facts = [mention.attack_type, mention.stage, *(text for holds, text in marks if holds)]
    if mention.weapon_type:
        facts.append(f"weapon {mention.weapon_type}")
    trace.saw("attack", *mention.reading.span(mention.start, mention.end), mention.rule, ", ".join(facts))


def _entry(place: Place) -> str:
    return " / ".join(part for part in (place.name, place.admin1, place.country_iso3) if part)


def describe_days(lo: date | None, hi: date | None) -> str:
    """One day, or the first and the last of several."""
    if lo is None or hi is None:
        return "unresolved"
    return str(lo) if lo == hi else f"{lo} to {hi}"


def describe_time(time: TimeMention) -> str:
    """What a time expression was read as: kind, days, and how exact."""
    days = describe_days(time.lo, time.hi)
    if time.needs_event and time.offset_days:
        days += f", {time.offset_days[0]} to {time.offset_days[1]} days from another event"
    precision = f", precision {time.precision}" if time.precision else ""
    return f"{time.kind} {days}{precision}"


def describe_figure(figure: Figure) -> str:
    """What a figure was read as: outcome, bounds, who, and what it does to other figures."""
    q = figure.quantity
    bounds = str(q.best) if q.low == q.best == q.high else f"low {q.low}, best {q.best}, high {q.high}"
    marks = (
        (q.is_vague, "vague"),
        (figure.is_subset, "part of another figure"),
        (figure.is_additional, "in addition"),
        (figure.replaces, "replaces earlier figures"),
        (figure.is_correction, "a correction"),
        (figure.corrected is not None, f"takes back {figure.corrected}"),
        (figure.is_hedged, "on the word of some"),
        (bool(figure.person_name), f"named {figure.person_name}"),
        (bool(figure.nationality), f"of {figure.nationality}"),
    )
    return ", ".join([f"{figure.outcome} {bounds}", figure.group, *(text for holds, text in marks if holds)])
