"""Each mention of an article with what its own sentence says of it: day, place, figures, attackers.

Here: one sentence at a time, with the days and places of the sentences before as far as its words point back to them.
Not here: which mentions are one attack.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipelines.events.assembly.attack import Told
from pipelines.events.attacks import Mention
from pipelines.events.attribution import perpetrators
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.setting import (
    PlaceChooser,
    When,
    Where,
    as_past,
    bind_place,
    bind_times,
    is_counted_from,
    is_speech_time,
    when_of,
    where_of,
)
from pipelines.events.times import TimeMention

_POINTING_REACH, _POINTING_PARAGRAPHS = 14, 2
_MONTHS = 62
_SAME_PLACE = (["the", "city"], ["the", "town"], ["the", "village"])
_OPENS_OWN_ATTACK = frozenset(("in", "when", "by"))
_CLAUSE_ENDS = frozenset(", while and but ;".split())


def tell(
    readings: list[Reading], mentions: dict[int, list[Mention]], figures: dict[int, list[Figure]],
    chooser: PlaceChooser,
) -> list[Told]:  # fmt: skip
    """Each mention of the article with its own date, place, figures and attackers."""
    told: list[Told] = []
    heading_iso3: str | None = None
    known_day: date | None = None
    for reading in readings:
        index = reading.sentence.index
        if reading.sentence.kind == "heading":
            heading_iso3 = _only_country(reading) or heading_iso3
            continue
        previous, this = known_day, _last_day(reading)
        known_day = this or known_day
        own = mentions.get(index, [])
        if own:
            context = _Context(chooser, heading_iso3, previous, list(told))
            told += _tell_sentence(reading, own, figures.get(index, []), context)
    return told


@dataclass(frozen=True, slots=True)
class _Context:
    """What the sentences before one leave for it: the country spoken of, the last single day, the mentions told."""

    chooser: PlaceChooser
    default_iso3: str | None
    last_day: date | None
    earlier: list[Told]

    def place_before(self, reading: Reading, mention: Mention) -> Where | None:
        """The first place of a sentence before a mention: "a warning for Tyre after a strike there"."""
        named = [n for n in reading.names if n.end <= mention.start and any(p.kind != "country" for p in n.places)]
        return where_of(reading, named[0], self.chooser) if named else None


def _only_country(heading: Reading) -> str | None:
    """The country that a heading names, None where it names none or several."""
    named = [n for n in heading.names if n.iso3]
    return named[0].iso3 if len(named) == 1 else None


def _tell_sentence(reading: Reading, own: list[Mention], figures: list[Figure], context: _Context) -> list[Told]:
    """The mentions of one sentence, each with the times, figures and places that are nearest to it."""
    times = bind_times(reading, own)
    owners = assign_figures(reading, own, figures)
    told: list[Told] = []
    for k, mention in enumerate(own):
        time = times.get(k)
        when = when_of(time, reading.document.text) if time else None
        if when is not None and mention.stage == "accomplished":
            when = as_past(when, reading.document.published_on)
        counted = _counted_from(reading, mention, context.last_day)
        if counted is not None:
            when, time = counted, None
        mine = [f for f, owner in owners if owner == k and _is_of_its_day(reading, f, when)]
        where = bind_place(reading, mention, context.chooser, default_iso3=context.default_iso3, others=own, when=when)
        where = _place_pointed_back_to(reading, mention, where, context.earlier + told, context) or where
        if where is not None and is_counted_from(reading, mention) and where.start < mention.offset:
            where = None  # "a march was held in X hours before the attack": where the march was
        pending = time if when is None else None
        by = perpetrators(reading, mention, mine)
        told.append(Told(mention, when, pending, where, [(reading, f) for f in mine], by))
    return told


def _place_pointed_back_to(
    reading: Reading, mention: Mention, where: Where | None, earlier: list[Told], context: "_Context"
) -> Where | None:
    """As in "a salvo there", "in the city": the place told last, in this sentence or before."""
    after = reading.words[mention.end : mention.end + _POINTING_REACH]
    if where is not None and where.is_specific:
        return None
    if "again" in after[:2] and (_is_it(reading, mention) or (where is not None and where.is_site)):
        pass  # "the camp was hit again", "it was hit again": the place told last
    elif "there" in after[:4]:
        named = context.place_before(reading, mention)
        if named is not None:
            return named
    elif not any(after[k : k + 2] in _SAME_PLACE and after[k + 2 : k + 3] != ["of"] for k in range(len(after) - 1)):
        return None
    paragraph = reading.sentence.paragraph - _POINTING_PARAGRAPHS
    near = (t.where for t in reversed(earlier) if t.reading.sentence.paragraph >= paragraph)
    return next((w for w in near if w is not None and w.text), None)


def _is_it(reading: Reading, mention: Mention) -> bool:
    """Whether what was hit is only "it", a place told before."""
    if mention.verb is None or not reading.is_passive(mention.verb):
        return False
    subject = reading.subject(mention.verb)
    return subject is not None and reading.words[subject[0] : subject[1]] == ["it"]


def _is_of_its_day(reading: Reading, figure: Figure, when: When | None) -> bool:
    """Whether no other day than the attack's stands beside a figure; whoever listens is told of those left out."""
    if not _of_another_day(reading, figure, when):
        return True
    reading.left_out("casualty", figure.start, figure.end, "of_another_day", f"casualty:{figure.frame}")
    return False


def _of_another_day(reading: Reading, figure: Figure, when: When | None) -> bool:
    """In "25 dead near al-Qaim on 29 December, six in Friday's strikes": the day beside a figure isn't the attack's."""
    if when is None or when.precision > 1 or figure.frame == "toll":
        return False
    after = max(figure.end, figure.cue + 1)
    for start, end, time in reading.times:
        if 0 <= start - after <= 6 and time.since is not None and time.lo and (when.lo - time.lo).days > _MONTHS:
            return figure.quantity.is_vague  # "have seized hundreds of people since 2021"
        if not 0 <= start - after <= 6 or time.kind not in ("date", "time") or is_speech_time(reading, start, end):
            continue
        apart = any(reading.is_verb(j) or reading.words[j] in _CLAUSE_ENDS for j in range(after, start))
        if not apart and time.lo is not None and time.hi is not None:
            day = timedelta(days=1)
            return time.hi < when.lo - day or time.lo > when.hi + day
    return False


def _last_day(reading: Reading) -> date | None:
    """The last single day that a sentence names, whatever it dates."""
    days = [
        t.lo
        for _, end, t in reading.times
        if t.lo is not None
        and t.lo == t.hi
        and t.kind in ("date", "time")
        and reading.words[end : end + 1] != ["'s"]
        and reading.words[end - 1] != "'s"
    ]
    return days[-1] if days else None


def _counted_from(reading: Reading, mention: Mention, previous: date | None) -> When | None:
    """As in "two days after a drone strike killed ...": the strike's day, counted back from a later event's.

    That event's day is the sentence's own, else the last one named before.
    """
    for start, end, time in reading.times:
        if not _counts_days_before(reading, mention, start, end, time) or time.offset_days is None:
            continue
        reference = _day_counted_from(reading, mention, start, previous)
        if reference is None:
            return None
        day = reference - timedelta(days=time.offset_days[0])
        return When(day, day, 1, reading.text(start, end), "counted_from_event", *reading.span(start, end))
    return None


def _counts_days_before(reading: Reading, mention: Mention, start: int, end: int, time: TimeMention) -> bool:
    """Whether a time is a number of days "after" the mention that follows it, in one clause."""
    offset, words = time.offset_days, reading.words
    if not time.needs_event or not offset or offset[0] != offset[1] or offset[0] <= 0:
        return False
    after = words[end - 1] == "after" or words[end : end + 1] == ["after"]
    return after and 0 <= mention.start - end <= 8 and not any(w in (",", ";") for w in words[end : mention.start])


def _day_counted_from(reading: Reading, mention: Mention, start: int, previous: date | None) -> date | None:
    """The day of the later event: the sentence's own, the day of publication, or the one named before."""
    words = reading.words
    own = next((t.lo for a, _, t in reading.times if t.lo is not None and t.lo == t.hi and a != start), None)
    if own is not None:
        return own
    if any(w in ("has", "have") for w in words[mention.end :]):
        return reading.document.published_on
    told_on = words[0] in ("it", "this", "that") and not mention.is_definite  # "It came a day after ..."
    return previous if told_on else None


def assign_figures(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> list[tuple[Figure, int]]:
    """Each figure with the mention of its sentence nearest to it, clause breaks counting as distance."""
    if not mentions:
        return []
    owned: list[tuple[Figure, int]] = []
    for figure in figures:
        part_of = _attack_of_part(reading, mentions, figure)
        owned.append(
            (figure, _nearest(reading, mentions, figure))
            if part_of is None
            else (replace(figure, is_subset=False), part_of)
        )
    return owned


def _attack_of_part(reading: Reading, mentions: list[Mention], figure: Figure) -> int | None:
    """As in "dozens died in strikes, including nine in a missile strike on X": the toll of an attack named after it."""
    if not figure.is_subset or len(mentions) < 2 or figure.frame not in ("passive", "count", "active"):
        return None
    after = max(figure.end, figure.cue + 1)
    later = next((k for k, m in enumerate(mentions) if m.start >= after), None)
    if not later:
        return None
    between = reading.words[after : mentions[later].start]
    opens = next((w for w in between if w in _OPENS_OWN_ATTACK), None)
    return later if opens and not any(w in _CLAUSE_ENDS - {"and"} for w in between) else None


def _nearest(reading: Reading, mentions: list[Mention], figure: Figure) -> int:
    distances = [_distance_to(reading, mention, figure) for mention in mentions]
    return distances.index(min(distances))


def _distance_to(reading: Reading, mention: Mention, figure: Figure) -> int:
    """Tokens from a mention to a figure, more where the mention only refers to its attack or comes as another."""
    nearest = min(reading.distance(mention.start, figure.cue), reading.distance(mention.start, figure.start))
    another_later = mention.start > figure.cue and mention.is_new
    return nearest + (6 if mention.is_reference else 0) + (9 if another_later else 0)
