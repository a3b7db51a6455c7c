"""Days that sentences near an attack state: "It happened around 7 p.m. Saturday", "officers were called on Friday".

Local news tells who was hurt in one sentence and when it was in the next, which names no attack. Here: choosing among
the days of such sentences. Not here: days of the attack's own sentences (``telling``), and days that no words state
(``dating``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipelines.events.assembly.attack import Attack
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.events.setting import When, as_past, is_of_another_clause, is_speech_time, when_of
from pipelines.events.times import TimeMention
from pipelines.vocabulary.words import role_words

_OCCURRENCE = role_words("occurrence")
_AFTERMATH = role_words("aftermath")
_ACTS = role_words("act_about_attack")
_MAIN_REACH, _REACH = 15, 3
"""Sentences after an attack over which a day may still be its own: of the article's first attack, of any other."""
_MAIN_BACK, _BACK = 6, 2
"""Sentences before it."""
_CUE_REACH = 14
_MORNING_HOURS = 12
_NEWS_DAYS, _ANNOUNCED_REACH = 3, 4
_A_YEAR = timedelta(days=365)
_NIGHT = "overnight"


def date_from_nearby(attacks: Sequence[Attack], readings: Sequence[Reading], anchor: date | None) -> None:
    """Give the attacks without a day of their own the day that a sentence near them says something happened on.

    Also makes a coarse date precise when such a day lies within it ("over the weekend ... around 4 p.m. Saturday").
    """
    body = [r for r in readings if r.sentence.kind == "body"]
    told_in = [{t.reading.sentence.index for t in a.told} for a in attacks]
    for position, attack in enumerate(attacks):
        if attack.when is not None and attack.when.precision == 1:
            continue
        if attack.first.mention.is_plural and (position or attack.first.mention.strike_count):
            continue  # a series has no single day
        of_others = set().union(*(told for other, told in enumerate(told_in) if other != position))
        near = _near(body, told_in[position], of_others, is_main=position == 0)
        earliest = _earliest(attack, anchor)
        found = next((w for r in near for w in _days(r, anchor) if w.lo >= earliest and _refines(w, attack.when)), None)
        if found is None and attack.when is not None and attack.when.basis == _NIGHT:
            found = _side_of_midnight(attack.when, near)
        if found is None and attack.when is None and position == 0:
            found = _day_of_next_told(attack, attacks[1:])
        if found is not None:
            attack.when = found


def _day_of_next_told(headline: Attack, later: Sequence[Attack]) -> When | None:
    """The day of the next attack of the same kind, where the first sentence only announces what follows."""
    if headline.last_sentence > headline.first.reading.sentence.index or headline.first.mention.present:
        return None
    following = next((a for a in later if a.attack_type == headline.attack_type), None)
    if following is None or following.when is None or following.when.precision > 1:
        return None
    distance = following.first.reading.sentence.index - headline.last_sentence
    return following.when if 0 < distance <= _ANNOUNCED_REACH else None


def _earliest(attack: Attack, anchor: date | None) -> date:
    """The first day it can have been on: what is told in the narrative present is news."""
    if anchor is None or not any(t.mention.present for t in attack.told):
        return date.min
    return anchor - timedelta(days=_NEWS_DAYS)


def _near(body: list[Reading], mine: set[int], of_others: set[int], *, is_main: bool) -> list[Reading]:
    """The sentences whose days may be an attack's, the likeliest first: its own, after it, then just before it.

    None that tells another attack too: the day in it is more likely that one's.
    """
    first, last = min(mine), max(mine)
    reach = _MAIN_REACH if is_main else _REACH
    after = [r for r in body if first <= r.sentence.index <= last + reach and r.sentence.index not in of_others]
    back = _MAIN_BACK if is_main else _BACK
    before = [r for r in body if first - back <= r.sentence.index < first and r.sentence.index not in of_others]
    return after + before


def _days(reading: Reading, anchor: date | None) -> Iterator[When]:
    """The single days of a sentence on which something happened, by the word nearest to each."""
    told = {k for h in reading.nouns for k in range(h.start, h.end)}
    for start, end, time in reading.times:
        if not _is_single_day(time) or is_of_another_clause(reading, start, told):
            continue
        possessive = reading.words[end : end + 1] == ["'s"] or reading.words[end - 1] == "'s"
        if time.basis == "named_day" and _names_a_thing(reading, start, end):
            continue
        if possessive or is_speech_time(reading, start, end) or not _is_of_occurrence(reading, start):
            continue
        when = when_of(time, reading.document.text)
        when = as_past(when, anchor) if when is not None else None
        if when is not None and when.basis == "named_day" and anchor is not None and anchor - when.hi > _A_YEAR:
            continue  # "he helped to plan the 9/11 attacks": a name
        if when is not None and (anchor is None or when.lo <= anchor):
            yield when


def _is_single_day(time: TimeMention) -> bool:
    return time.kind in ("date", "time") and time.lo is not None and time.lo == time.hi and time.basis != "dateline"


def _names_a_thing(reading: Reading, start: int, end: int) -> bool:
    """As in "at a Christmas market", "the Easter parade": a holiday that is part of a thing's name dates nothing."""
    if start == 0 or reading.words[start - 1] not in _ARTICLES or end >= len(reading.words):
        return False
    is_noun = reading.words[end].isalpha() and not reading.is_verb(end) and reading.words[end] not in PREPOSITIONS
    return is_noun and not any(h.start <= end < h.end for h in reading.nouns)


_ARTICLES = frozenset("a an the".split())


def _is_tied_to_what_follows(reading: Reading, at: int, attacks: set[int]) -> bool:
    """Whether "over" or "after" stands between a day and the attack after it: the day of what was done about it."""
    following = min((k for k in attacks if k > at), default=None)
    return following is not None and any(w in _TIES for w in reading.words[at:following])


_TIES = frozenset("over after following for against".split())


def _is_of_occurrence(reading: Reading, at: int) -> bool:
    """Whether the nearest telling word says that something happened, not what came of it."""
    attacks = {h.start for h in reading.nouns} | {h.start for h in reading.verbs}
    words = reading.words
    later = {k for k, word in enumerate(words) if word in _AFTERMATH or (word in _ACTS and reading.is_verb(k))}
    cues = [
        (reading.distance(k, at), k in later)
        for k, word in enumerate(words)
        if word in _OCCURRENCE or k in attacks or k in later
    ]
    if not cues:
        return False
    if any(k < at for k in later) and _is_tied_to_what_follows(reading, at, attacks):
        return False  # "imposed sanctions on Monday over the killing of"
    distance, is_aftermath = min(cues)
    return distance <= _CUE_REACH and not is_aftermath


def _refines(found: When, known: When | None) -> bool:
    """Whether a day says more than what is known: anything where nothing is, else only what lies within it.

    The weekend of local news begins on Friday night.
    """
    if known is None:
        return True
    first = known.lo - timedelta(days=1) if "weekend" in known.basis else known.lo
    return first <= found.lo <= known.hi


def _side_of_midnight(night: When, near: list[Reading]) -> When | None:
    """Which day of "overnight" the first clock time near it is on: before noon the second, else the first."""
    for reading in near:
        for _, _, time in reading.times:
            if time.kind == "time" and time.basis == "clock_time" and time.value and "T" in time.value:
                hour = int(time.value.split("T")[1][:2])
                day = night.hi if hour < _MORNING_HOURS or hour == 24 else night.lo
                return replace(night, lo=day, hi=day, precision=1)
    return None
