"""Each mention of an article with what its own sentence says of it: day, place, figures, attackers.

Here: one sentence at a time, with the days and places of the sentences before as far as its words point back to them.
Not here: which mentions are one attack.
"""

import re
from dataclasses import replace
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
    answered_after,
    answered_from,
    as_past,
    bind_place,
    bind_times,
    is_counted_from,
    is_speech_time,
    precision_of,
    when_of,
    where_of,
)
from pipelines.events.times import TimeMention
from pipelines.values import frozen

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
    sentence_before: Reading | None = None
    for reading in readings:
        index = reading.sentence.index
        if reading.sentence.kind == "heading":
            heading_iso3 = _only_country(reading) or heading_iso3
            continue
        previous, this = known_day, _last_day(reading)
        known_day = this or known_day
        own = mentions.get(index, [])
        if own:
            context = _Context(chooser, heading_iso3, previous, list(told), sentence_before)
            told += _tell_sentence(reading, own, figures.get(index, []), context)
        sentence_before = reading
    return told


@frozen
class _Context:
    """What the sentences before one leave for it: the country spoken of, the last single day, the mentions told."""

    chooser: PlaceChooser
    default_iso3: str | None
    last_day: date | None
    earlier: list[Told]
    previous: Reading | None

    def place_before(self, reading: Reading, mention: Mention) -> Where | None:
        """The first place of a sentence before a mention: "a warning for Tyre after a strike there"."""
        named = [n for n in reading.names if n.end <= mention.start and any(p.kind != "country" for p in n.places)]
        return where_of(reading, named[0], self.chooser) if named else None

    def settlement_before(self, reading: Reading) -> Where | None:
        """The only town that the sentence before names: "Rebels took X in 2014. Four died in the town on Monday"."""
        if self.previous is None or self.previous.sentence.paragraph != reading.sentence.paragraph:
            return None
        towns = [n for n in self.previous.names if any(p.kind == "town" for p in n.places) and n.actor is None]
        return where_of(self.previous, towns[0], self.chooser) if len({n.text for n in towns}) == 1 else None


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
        if when is None and time is None:
            when = _year_before(reading, mention)
        if when is None and time is not None and context.last_day is not None and _opens_same_day(reading, time):
            day, text = context.last_day, reading.document.text[time.start : time.end]
            when = When(day, day, 1, text, time.basis, time.start, time.end, time.is_night)
        counted = _counted_from(reading, mention, context.last_day)
        if counted is None and when is None and time is not None:
            counted = _counted_from_saying(reading, time)
        if counted is not None:
            when, time = counted, None
        mine = [f for f, owner in owners if owner == k and _is_of_its_scene(reading, mention, f)]
        mine = [_as_attacker(reading, f) for f in mine if _is_of_its_day(reading, f, when)]
        where = bind_place(reading, mention, context.chooser, default_iso3=context.default_iso3, others=own, when=when)
        where = _place_pointed_back_to(reading, mention, where, context.earlier + told, context) or where
        if where is not None and is_counted_from(reading, mention) and where.start < mention.offset:
            where = None  # "a march was held in X hours before the attack": where the march was
        if where is not None and _is_of_what_went_on(reading, mention, where, context):
            where = None  # "the attack came as the king was being crowned in X": where the king was
        if where is not None and _is_of_what_came_before(reading, mention, where):
            where = None  # "the blast took place a day after a gun battle in X": where the battle was
        if where is not None and where.start >= 0 and mention.is_definite:
            answered = answered_after(reading, mention, own)
            if answered is not None and where.start >= reading.tokens[answered].start:
                where = None
        pending = time if when is None else None
        by = perpetrators(reading, mention, mine)
        told.append(Told(mention, when, pending, where, [(reading, f) for f in mine], by))
    return told


def _is_of_what_went_on(reading: Reading, mention: Mention, where: Where, context: "_Context") -> bool:
    """Whether a place is that of what went on while an attack already told, and placed, was carried out."""
    if not mention.is_definite or where.start < 0 or not any(t.where and t.where.text for t in context.earlier):
        return False
    at = reading.sentence.token_at(where.start)
    after = reading.words[mention.end : at]
    return any(w in _COMES and after[k + 1 : k + 2] in (["as"], ["while"], ["when"]) for k, w in enumerate(after))


def _opens_same_day(reading: Reading, time: TimeMention) -> bool:
    """As in "The same day, jets bombed X": the day that the text named last, whatever was told of it."""
    opens = next((start for start, _, found in reading.times if found is time), None)
    return time.basis == "same_day_as_event" and opens is not None and opens <= 1


def _year_before(reading: Reading, mention: Mention) -> When | None:
    """As in "the 2015 attacks that killed 130 people": the year that stands before a noun of attack."""
    published = reading.document.published_on
    k = mention.start - 1
    if not mention.rule.startswith("noun") or k < 1 or not _YEAR.fullmatch(reading.words[k]) or published is None:
        return None
    year = int(reading.words[k])
    if year >= published.year or reading.words[k - 1] not in _BEFORE_YEAR or reading.time_at(k) is not None:
        return None
    lo, hi = date(year, 1, 1), date(year, 12, 31)
    return When(lo, hi, precision_of(lo, hi), reading.words[k], "explicit_year", *reading.span(k, k + 1))


_YEAR = re.compile(r"(?:19|20)\d\d")
_BEFORE_YEAR = frozenset("the a this 's his her its their deadly".split())


def _is_of_what_came_before(reading: Reading, mention: Mention, where: Where) -> bool:
    """Whether a time counted from another event stands between a mention and a place: the place is that event's."""
    if where.start < 0:
        return False
    at = reading.sentence.token_at(where.start)
    return any(
        time.needs_event and mention.end <= start and end <= at and "after" in reading.words[start : end + 1]
        for start, end, time in reading.times
    )


def _place_pointed_back_to(
    reading: Reading, mention: Mention, where: Where | None, earlier: list[Told], context: "_Context"
) -> Where | None:
    """As in "a salvo there", "in the city", "the same base": the place told last, in this sentence or before."""
    after = [word for word in reading.words[mention.end : mention.end + _POINTING_REACH] if word != "same"]
    if where is not None and where.is_specific:
        return None
    is_same = where is not None and where.is_site and (where.text or "").lower().startswith("same ")
    if is_same and where is not None:
        known = _last_of_kind(where, earlier)
        if known is not None:
            return known
    elif "again" in after[:2] and (_is_it(reading, mention) or (where is not None and where.is_site)):
        pass  # "the camp was hit again", "it was hit again": the place told last
    elif "there" in after[:4]:
        named = context.place_before(reading, mention)
        if named is not None:
            return named
    elif not any(after[k : k + 2] in _SAME_PLACE and after[k + 2 : k + 3] != ["of"] for k in range(len(after) - 1)):
        return None
    paragraph = reading.sentence.paragraph - _POINTING_PARAGRAPHS
    near = (t.where for t in reversed(earlier) if t.reading.sentence.paragraph >= paragraph)
    return next((w for w in near if w is not None and w.text), None) or context.settlement_before(reading)


def _last_of_kind(site: Where, earlier: list[Told]) -> Where | None:
    """The place told last that ends as "the same airfield" does, however long before."""
    kind = (site.text or "").lower().split()[-1]
    places = (told.where for told in reversed(earlier) if told.where is not None)
    return next((w for w in places if not w.is_site and kind in (w.text or "").lower().split()), None)


def _is_it(reading: Reading, mention: Mention) -> bool:
    """Whether what was hit is only "it", a place told before."""
    if mention.verb is None or not reading.is_passive(mention.verb):
        return False
    subject = reading.subject(mention.verb)
    return subject is not None and reading.words[subject[0] : subject[1]] == ["it"]


def _is_of_its_scene(reading: Reading, mention: Mention, figure: Figure) -> bool:
    """Not in "a soldier was killed in X, a day after rebels shelled Y"; who "died" may have been hurt long before."""
    if is_counted_since(reading, figure):
        reading.left_out("casualty", figure.start, figure.end, "of_many_attacks", f"casualty:{figure.frame}")
        return False  # "63 people have been killed since protests began"
    dies_later = reading.words[figure.cue] in _DYING
    if dies_later or figure.frame not in ("active", "passive"):
        return True
    if not reading.are_of_two_scenes(mention.start, figure.cue):
        return True
    reading.left_out("casualty", figure.start, figure.end, "of_another_attack", f"casualty:{figure.frame}")
    return False


def is_counted_since(reading: Reading, figure: Figure) -> bool:
    """As in "63 people have been killed in the city since protests began": more than one attack's."""
    words, group = reading.words, reading.verb_group_start(figure.cue)
    perfect = any(w in ("have", "has") for w in words[group : figure.cue])
    since = next(
        (k for k in range(figure.cue + 1, min(len(words), figure.cue + _SINCE_REACH)) if words[k] == "since"), None
    )
    if not perfect or since is None or figure.is_definite:
        return False
    return not any(w in (",", ";") for w in words[figure.cue : since])


_SINCE_REACH = 7
_DYING = frozenset("died dies die succumbed".split())
_HURT = frozenset("wounded injured hurt wounds injuries shot stabbed hospital".split())


def _as_attacker(reading: Reading, figure: Figure) -> Figure:
    """As in "Joel Ray, 40, was shot dead by police after he stabbed six people": who is killed had attacked."""
    alone = figure.is_one_person and figure.outcome in ("killed", "wounded") and figure.frame == "passive"
    if not alone or figure.group == "perpetrator":
        return figure
    words = reading.words
    after = next((k for k in range(figure.cue, len(words) - 2) if words[k] == "after"), None)
    if after is None or words[after + 1] not in ("he", "she"):
        return figure
    near = range(after + 2, min(len(words), after + 2 + _OWN_ACT))
    verb = next((k for k in near if reading.is_verb(k) and any(h.start == k for h in reading.verbs)), None)
    if verb is not None:
        did_it = not reading.is_passive(verb) and words[verb + 1 : verb + 2] not in (["himself"], ["herself"])
    else:
        did_it = words[after + 2] in _WENT_ON and any(h.start in near for h in reading.nouns)
    return replace(figure, group="perpetrator", is_definite=True) if did_it else figure


_WENT_ON = frozenset("went carried launched began committed staged".split())
_OWN_ACT = 7  # tokens of "after he went on a rampage"


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
    hurt_before = reading.words[figure.cue] in _DYING and not _HURT.isdisjoint(reading.distinct)
    after = max(figure.end, figure.cue + 1)
    for start, end, time in reading.times:
        if 0 <= start - after <= 6 and time.since is not None and time.lo and (when.lo - time.lo).days > _MONTHS:
            return figure.quantity.is_vague  # "have seized hundreds of people since 2021"
        if not 0 <= start - after <= 6 or time.kind not in ("date", "time") or is_speech_time(reading, start, end):
            continue
        apart = any(reading.is_verb(j) or reading.words[j] in _CLAUSE_ENDS for j in range(after, start))
        if not apart and time.lo is not None and time.hi is not None:
            day = timedelta(days=1)
            # "a soldier wounded in Sunday's ambush died on Tuesday"
            return time.hi < when.lo - day or (time.lo > when.hi + day and not hurt_before)
    return False


def _last_day(reading: Reading) -> date | None:
    """The last single day that a sentence names, whatever it dates; rather not the day of saying it."""
    days = [
        (not is_speech_time(reading, start, end), start, t.lo)
        for start, end, t in reading.times
        if t.lo is not None
        and t.lo == t.hi
        and t.kind in ("date", "time")
        and reading.words[end : end + 1] != ["'s"]
        and reading.words[end - 1] != "'s"
    ]
    return max(days)[2] if days else None


def _counted_from(reading: Reading, mention: Mention, previous: date | None) -> When | None:
    """As in "two days after a drone strike killed ...": the strike's day, counted back from a later event's.

    That event's day is the sentence's own, else the last one named before.
    """
    for start, end, time in reading.times:
        if not _counts_days_before(reading, mention, start, end, time) or time.offset_days is None:
            continue
        if _has_day_of_its_own(reading, mention, end):
            return None
        reference = _day_counted_from(reading, mention, start, previous)
        if reference is None:
            return None
        lo, hi = (reference - timedelta(days=n) for n in reversed(time.offset_days))
        precision = precision_of(lo, hi)
        return When(lo, hi, precision, reading.text(start, end), "counted_from_event", *reading.span(start, end))
    return None


def _counted_from_saying(reading: Reading, time: TimeMention) -> When | None:
    """As in "Police said on Tuesday that gunmen had killed nine a day earlier": counted from the day of saying."""
    if not time.needs_event or time.basis != "before_event" or time.offset_days is None:
        return None
    own = next(((start, end) for start, end, found in reading.times if found is time), None)
    said = [
        found.lo
        for start, end, found in reading.times
        if found.lo is not None and found.lo == found.hi and is_speech_time(reading, start, end)
    ]
    if own is None or len(said) != 1 or reading.words[own[1] : own[1] + 1] not in ([], ["."], [","], [";"]):
        return None
    day = said[0] + timedelta(days=time.offset_days[1])
    return When(day, day, 1, reading.text(*own), "counted_from_saying", *reading.span(*own))


def _counts_days_before(reading: Reading, mention: Mention, start: int, end: int, time: TimeMention) -> bool:
    """Whether a time is a number of days "after" the mention that follows it, in one clause."""
    offset, words = time.offset_days, reading.words
    if not time.needs_event or not offset:
        return False
    after = words[end - 1] in _ORDERING or words[end : end + 1] == ["after"]
    if after and _opens_the_scene_of(reading, start, mention):
        return True
    reach = _COUNTED_REACH if _comes_after(reading, start) else _NEAR_REACH
    return after and 0 <= mention.start - end <= reach and not any(w in (",", ";") for w in words[end : mention.start])


def _opens_the_scene_of(reading: Reading, start: int, mention: Mention) -> bool:
    """As in "..., a day after a man, Ali Hadi, was killed in a strike": the time that a mention's scene begins with."""
    opens = start == 0 or reading.are_of_two_scenes(start - 1, start)
    return (
        opens and bool(reading.scenes) and start < mention.start and not reading.are_of_two_scenes(start, mention.start)
    )


def _has_day_of_its_own(reading: Reading, mention: Mention, counted: int) -> bool:
    """As in "three days after gunmen killed 11 at a post on Thursday": the day of what is counted from."""
    return any(
        time.lo is not None
        and time.lo == time.hi
        and start >= counted
        and not any(w in (",", ";") for w in reading.words[min(mention.end, start) : max(mention.end, start)])
        for start, _, time in reading.times
    )


_ORDERING = frozenset("after before".split())
_LEDE = 1  # sentences after the headline that tell the day's news
_NEAR_REACH, _COUNTED_REACH = 8, 16  # tokens from "two days after" to the word of attack


def _comes_after(reading: Reading, time: int) -> bool:
    """As in "Saturday's blast came two weeks after", "the incident comes a day after": how news looks back."""
    return any(w in _COMES for w in reading.words[max(0, time - 3) : time])


_COMES = frozenset("came comes come coming occurred occurs happened happens place".split())


def _day_counted_from(reading: Reading, mention: Mention, start: int, previous: date | None) -> date | None:
    """The day of the later event: the sentence's own, the day of publication, or the one named before."""
    words = reading.words
    own = next((t.lo for a, _, t in reading.times if t.lo is not None and t.lo == t.hi and a != start), None)
    if own is not None:
        return own
    if any(w in ("has", "have") for w in words[mention.end :]):
        return reading.document.published_on
    told_on = words[0] in ("it", "this", "that") or _comes_after(reading, start)  # "It came a day after ..."
    told_on = told_on and not mention.is_definite
    if told_on and previous is not None:
        return previous
    is_news = reading.sentence.index <= _LEDE and bool(reading.scenes)
    return reading.document.published_on if is_news else None


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
    distances = [
        _distance_to(reading, mention, figure)
        + (_NOT_ITS_OWN if _is_told_before_answered(reading, mention, figure) else 0)
        for mention in mentions
    ]
    return distances.index(min(distances))


def _is_told_before_answered(reading: Reading, mention: Mention, figure: Figure) -> bool:
    """As in "drones hit X, killing nine, in response to a bombing in Y": the nine are not those of the bombing."""
    answered = answered_from(reading, mention)
    return answered is not None and max(figure.cue, figure.end - 1) < answered


_NOT_ITS_OWN = 100


def _distance_to(reading: Reading, mention: Mention, figure: Figure) -> int:
    """Tokens from a mention to a figure, more where the mention only refers to its attack or comes as another."""
    nearest = min(reading.distance(mention.start, figure.cue), reading.distance(mention.start, figure.start))
    another_later = mention.start > figure.cue and mention.is_new
    only_referred_to = mention.is_reference and not _is_told_of(reading, mention, figure)
    return nearest + (6 if only_referred_to else 0) + (9 if another_later else 0)


def _is_told_of(reading: Reading, mention: Mention, figure: Figure) -> bool:
    """As in "in retaliation for a bombing in X that killed nine": a relative clause of its own."""
    opens = reading.verb_group_start(figure.cue) - 1
    if figure.frame != "active" or opens <= mention.start or reading.words[opens] not in ("that", "which"):
        return False
    return not any(reading.is_verb(k) for k in range(mention.end, opens))
