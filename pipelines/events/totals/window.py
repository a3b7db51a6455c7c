"""The period that a total speaks of: "since ...", "in the past week", "inside a week", "last month", "in 2015".

Here: which time expression of a sentence is such a period, and from when to when. Not here: what is counted over it.
"""

import re
from datetime import date, timedelta

from pipelines.events.reading import Reading
from pipelines.events.times import TimeMention
from pipelines.values import frozen
from pipelines.vocabulary.words import role_words

_NOT_TOTAL_DURATIONS = frozenset("hour hours minute minutes second seconds".split())
_OVER = frozenset("in inside within over during a".split())
_OVER_OR_PAST = _OVER | {"past"}
_RECENT = frozenset("last past this previous between".split())
_A_SEASON = 80  # days: no one attack lasts that long
_SINCE_REACH = 5  # tokens from "since" to the day: "since the beginning of"
_SINCE_IT_BEGAN_REACH = 14  # the same where what began is told
BEGAN = frozenset(
    """broke began started erupted resumed escalated flared intensified seized took overthrew ousted toppled invaded
    launched declared returned came""".split()
)
_BEGINNINGS = role_words("beginning")
_NUMBERS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())}
_DAYS_OF = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}
_DURATION = re.compile(
    r"(\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|past|last)?\s*(?:\w+ )?"
    r"(day|week|month|year|fortnight)s?"
)

Bounds = tuple[date, date]
"""First and last day."""


@frozen
class Window:
    """A period: tokens ``start`` to ``end``; ``bounds`` are None where nothing tells its days."""

    start: int
    end: int
    time: TimeMention
    bounds: Bounds | None


def find_window(reading: Reading) -> Window | None:
    """The period of a sentence: one that is marked as such before one that only lasts."""
    for find in (_marked, _lasting):
        for start, end, time in reading.times:
            window = find(reading, start, end, time)
            if window is not None:
                return window
    return None


def _marked(reading: Reading, start: int, end: int, time: TimeMention) -> Window | None:
    """As in "since the beginning of 2009", "so far this year", "in the past two weeks"."""
    if time.kind == "window":
        if time.lo and time.hi and (time.hi - time.lo).days <= 1 and _tells_an_attack(reading):
            return None  # "a strike killed six in the past 24 hours": its day, not a period
        return Window(start, end, time, (time.lo, time.hi) if time.lo and time.hi else None)
    anchor = reading.document.published_on
    if _follows_since(reading, start) and time.lo and anchor and time.lo <= anchor:
        return Window(start, end, time, (time.lo, anchor))
    if _follows_so_far(reading, start) and time.lo and time.hi:
        return Window(start, end, time, (time.lo, time.hi))
    return None


def _tells_an_attack(reading: Reading) -> bool:
    return bool(reading.verbs) or any(n.start not in reading.other_sense for n in reading.nouns)


def counts_all_of_few_days(reading: Reading, window: Window) -> bool:
    """As in "60 people were killed in the past 24 hours", told beside no attack, and "have been killed this week"."""
    if reading.words[window.start : window.end] in _THIS:
        return _have_died_by_now(reading, window)
    return window.time.kind == "window" and not _tells_an_attack(reading)


_THIS = (["this", "month"], ["this", "week"])


def _lasting(reading: Reading, start: int, end: int, time: TimeMention) -> Window | None:
    """As in "inside a week", "over ten days", "last month", "in 2015"."""
    anchor = reading.document.published_on
    if is_when_it_began(reading, start) and time.lo and anchor and time.lo <= anchor:
        return Window(start, end, time, (time.lo, anchor))
    if time.kind in ("duration", "set") or (time.lo is None and time.timex_type == "DURATION"):
        return _duration(reading, start, end, time)
    if time.kind != "date" or not time.lo or not time.hi:
        return None
    lasts_long = (time.precision or 0) >= 5 and (time.hi - time.lo).days >= _A_SEASON
    recent = any(w in _RECENT for w in reading.words[max(0, start - 1) : end])
    if lasts_long or ((time.precision or 0) >= 3 and recent):
        return Window(start, end, time, (time.lo, time.hi))
    return None


def _duration(reading: Reading, start: int, end: int, time: TimeMention) -> Window | None:
    """A stretch of days up to the day of publication, where the words before it say "in" or "over"."""
    words = reading.words
    before = words[max(0, start - 2) : start]
    if not any(w in _OVER_OR_PAST for w in before) and words[start] not in _OVER:
        return None
    if any(w in _NOT_TOTAL_DURATIONS for w in words[start:end]):
        return None
    days = _days(" ".join(words[start:end]))
    if not days:
        return None
    anchor = reading.document.published_on
    return Window(start, end, time, (anchor - timedelta(days=days), anchor) if anchor else None)


def _days(text: str) -> int | None:
    """How many days a stretch of time is: "two weeks" is 14, "a month" 30."""
    match = _DURATION.search(text)
    if not match:
        return None
    count = match.group(1) or "1"
    n = int(count) if count.isdigit() else _NUMBERS.get(count, 1)
    return n * _DAYS_OF[match.group(2)]


def _follows_since(reading: Reading, start: int) -> bool:
    words = reading.words
    if "since" in words[max(0, start - _SINCE_REACH) : start]:
        return True
    before = words[max(0, start - _SINCE_IT_BEGAN_REACH) : start]
    after = before[before.index("since") :] if "since" in before else []
    return not BEGAN.isdisjoint(after) and "," not in after  # "since violence broke out in Manipur on 3 May"


def is_when_it_began(reading: Reading, start: int) -> bool:
    """As in "The war, which began in 2023, has killed": counted from then on."""
    words = reading.words
    which = next(
        (k for k in range(start - 1, max(-1, start - _BEGAN_REACH), -1) if words[k] in ("which", "that")), None
    )
    return which is not None and not BEGAN.isdisjoint(words[which:start]) and "," not in words[which:start]


_BEGAN_REACH = 5


def _follows_so_far(reading: Reading, start: int) -> bool:
    return reading.words[max(0, start - 2) : start] == ["so", "far"]


def adds_up(reading: Reading, window: Window | None) -> bool:
    """Whether the sentence speaks of a period that figures add up over: "since ...", "so far this year", a year."""
    return (window is not None and _adds_up(reading, window)) or since_a_beginning(reading)


def _adds_up(reading: Reading, window: Window) -> bool:
    if window.time.kind == "window" or _follows_since(reading, window.start) or _follows_so_far(reading, window.start):
        return True
    one_attack_told = any(
        n.entry.strength == "strong" and not reading.words[n.end - 1].endswith("s") for n in reading.nouns
    )
    if window.bounds is None or one_attack_told:
        return False
    precision = window.time.precision or 0
    return precision >= 5 or (precision == 4 and _died_in_attacks(reading)) or _have_died_by_now(reading, window)


def _have_died_by_now(reading: Reading, window: Window) -> bool:
    """As in "60 people have been killed in X this month", "strikes have killed 60 people this week"."""
    words = reading.words
    if words[window.start : window.end] not in _THIS:
        return False
    strikes = [n.start for n in reading.nouns if n.entry.strength == "strong" and words[n.end - 1].endswith("s")]
    return any(_is_perfect(words, h.start) and _tells_of_all(words, h.start, strikes) for h in reading.casualties)


def _is_perfect(words: list[str], verb: int) -> bool:
    return not _HAVING.isdisjoint(words[max(0, verb - 3) : verb])


def _tells_of_all(words: list[str], verb: int, strikes: list[int]) -> bool:
    suffered = words[verb - 1] == "been" or words[verb] in ("died", "perished")
    return suffered or any(k < verb for k in strikes)


_HAVING = frozenset("has have had".split())


def _died_in_attacks(reading: Reading) -> bool:
    """As in "70 people have died in attacks on hospitals this month"."""
    perfect = any(
        reading.words[k] in ("has", "have", "had") and any(h.start in (k + 1, k + 2) for h in reading.casualties)
        for k in range(len(reading.words))
    )
    return perfect and any(
        n.entry.strength == "strong" and reading.words[n.end - 1].endswith("s") and reading.words[n.start - 1] == "in"
        for n in reading.nouns
    )


def since_a_beginning(reading: Reading) -> bool:
    """As in "since the start of the war"."""
    if "since" not in reading.distinct:
        return False
    words = reading.words
    return any(
        words[k] == "since" and words[k + 1] == "the" and words[k + 2] in _BEGINNINGS for k in range(len(words) - 2)
    )
