"""Statements about many events: "24 rocket attacks since late October", "the third attack in a week".

Here: telling a total from an attack, and reading its number, scope and window. A total is never an attack and never
feeds one (codebook, "Totals"). Comparing it with what the warehouse holds is dbt's.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.events.casualties import Figure
from pipelines.events.figures import Quantity, quantity_ending_at
from pipelines.events.reading import Reading
from pipelines.events.times import TimeMention

_ORDINALS = {
    w: i
    for i, w in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
    )
}
_TOTAL_CUES = ("total of", "totaling", "totalling", "in total", "in all", "altogether", "so far", "overall", "combined")
_NOT_TOTAL_DURATIONS = frozenset("hour hours minute minutes second seconds".split())


@dataclass(frozen=True, slots=True)
class Total:
    """One stated total; ``start`` and ``end`` are the tokens that state it.

    Attributes:
        trigger: The attack word that is counted, which must not become an attack; None for people.
    """

    reading: Reading
    metric: str
    quantity: Quantity
    start: int
    end: int
    scope_start: int
    scope_end: int
    window: tuple[date, date] | None
    attack_type: str | None
    victim_group: str | None
    nationality: str | None
    trigger: int | None
    rule: str


def _ordinal(word: str) -> int | None:
    if word in _ORDINALS:
        return _ORDINALS[word]
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    return int(match.group(1)) if match else None


def _window(reading: Reading) -> tuple[int, int, TimeMention, tuple[date, date] | None] | None:
    """The period a total speaks of: "since ...", "in the past week", "inside a week", "last month"."""
    anchor = reading.document.published_on
    words = reading.words
    for start, end, time in reading.times:
        if time.kind == "window":
            if time.lo and time.hi and (time.hi - time.lo).days <= 1:
                continue  # "in the past 24 hours": a day, not a period
            bounds = (time.lo, time.hi) if time.lo and time.hi else None
            return start, end, time, bounds
        before = words[max(0, start - 5) : start]
        if "since" in before and time.lo and anchor and time.lo <= anchor:
            return start, end, time, (time.lo, anchor)  # "since the beginning of 2009"
        if before[-2:] == ["so", "far"] and time.lo and time.hi:
            return start, end, time, (time.lo, time.hi)
    for start, end, time in reading.times:
        before = words[max(0, start - 2) : start]
        if time.kind in ("duration", "set") or (time.lo is None and time.timex_type == "DURATION"):
            if not any(w in ("in", "inside", "within", "over", "during", "past", "a") for w in before) and words[
                start
            ] not in ("in", "inside", "within", "over", "during", "a"):
                continue
            if any(w in _NOT_TOTAL_DURATIONS for w in words[start:end]):
                continue
            days = _days(" ".join(words[start:end]))
            if days and anchor:
                return start, end, time, (anchor - timedelta(days=days), anchor)
            if days:
                return start, end, time, None
        elif (
            time.kind == "date"
            and (time.precision or 0) >= 5
            and time.lo
            and time.hi
            and (time.hi - time.lo).days >= 80
        ):
            return start, end, time, (time.lo, time.hi)  # a year or a season: no one attack lasts that long
        elif time.kind == "date" and (time.precision or 0) >= 3 and time.lo and time.hi and any(
            w in ("last", "past", "this", "previous", "between") for w in words[max(0, start - 1) : end]
        ):  # fmt: skip
            return start, end, time, (time.lo, time.hi)
    return None


def _days(text: str) -> int | None:
    match = re.search(
        r"(\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|past|last)?\s*(?:\w+ )?"
        r"(day|week|month|year|fortnight)s?",
        text,
    )
    if not match:
        return None
    numbers = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())}
    count = match.group(1) or "1"
    n = int(count) if count.isdigit() else numbers.get(count, 1)
    return n * {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}[match.group(2)]


def find_totals(reading: Reading, figures: list[Figure]) -> list[Total]:
    """The totals of one sentence."""
    found: list[Total] = []
    words = reading.words
    window = _window(reading)
    cue = any(c in " ".join(words) for c in _TOTAL_CUES)
    bounds = window[3] if window else None
    counted = False
    if window:
        for noun in reading.nouns:
            plural = words[noun.end - 1].endswith("s")
            kind = noun.entry.attack_type if noun.entry.attack_type != "other" else None
            if noun.phrase in ("strike", "strikes"):
                kind = None
            ordinal_at = next(
                (
                    k
                    for k in range(max(0, noun.start - 4), noun.start)
                    if _ordinal(words[k]) and _ordinal(words[k]) != 0
                ),
                None,
            )
            if ordinal_at is not None and not plural:
                value = _ordinal(words[ordinal_at]) or 0
                if value >= 2 and reading.distance(noun.end - 1, window[0]) <= 24:
                    kind = kind or next((h.entry.attack_type for h in reading.weapons if h.entry.flies), None)
                    quantity = Quantity.exactly(value, ordinal_at, ordinal_at + 1)
                    found.append(
                        _attacks(
                            reading,
                            quantity,
                            ordinal_at,
                            noun.end,
                            bounds=bounds,
                            kind=kind,
                            trigger=noun.start,
                            rule="ordinal",
                        )
                    )
                    counted = True
                    continue
            if not plural:
                continue
            count = _count_before(reading, noun.start)
            own_day = any(
                t.kind != "window"
                and t.lo
                and (t.precision or 9) <= 2
                and reading.distance(noun.end, a) < reading.distance(noun.end, window[0])
                for a, _, t in reading.times
            )
            if (
                count
                and (count.best or count.low or 0) >= 2
                and not own_day
                and _is_counted(reading, noun.end, window, cue)
            ):
                found.append(
                    _attacks(
                        reading,
                        count,
                        count.start,
                        noun.end,
                        bounds=bounds,
                        kind=kind or next((h.entry.attack_type for h in reading.weapons if h.entry.flies), None),
                        trigger=noun.start,
                        rule="count",
                    )
                )
                counted = True
        for k, word in enumerate(words):
            # "For the third time in a week, rockets struck ..."
            if (
                words[k + 1 : k + 2] == ["time"]
                and _ordinal(word)
                and (_ordinal(word) or 0) >= 2
                and reading.distance(k, window[0]) <= 4
                and not counted
            ) and (reading.verbs or reading.nouns):
                quantity = Quantity.exactly(_ordinal(word) or 0, k, k + 1)
                found.append(
                    _attacks(reading, quantity, k, k + 2, bounds=bounds, kind=None, trigger=None, rule="nth_time")
                )
                counted = True
    is_since = _is_since(reading, window)
    if not is_since and any(
        words[k] == "since" and words[k + 1 : k + 2] == ["the"] and words[k + 2 : k + 3] and words[k + 2] in _BEGINNINGS
        for k in range(len(words))
    ):
        is_since = True
    if (counted or is_since or cue) and not any(t.rule in ("ordinal", "nth_time") for t in found):
        for figure in figures:
            if figure.outcome not in ("killed", "wounded") or figure.frame == "none" or figure.person_name:
                continue
            near = window is None or reading.distance(figure.cue, window[0]) <= 30
            said = _said_total(reading, figure)
            if not (said or counted) and _event_of_its_own(reading, figure):
                continue
            if not said and window is not None and _own_day(reading, figure, window[0]):
                continue
            if not (counted or said or (is_since and near and not _event_of_its_own(reading, figure))):
                continue
            found.append(
                Total(
                    reading=reading,
                    metric=figure.outcome,
                    quantity=figure.quantity,
                    start=figure.start,
                    end=figure.end,
                    scope_start=min(figure.start, figure.cue),
                    scope_end=max(figure.end, figure.cue + 1),
                    window=bounds,
                    attack_type=next((t.attack_type for t in found if t.metric == "attacks"), None),
                    victim_group=figure.group if figure.group != "unknown" else None,
                    nationality=figure.nationality,
                    trigger=None,
                    rule=f"figure:{figure.frame}",
                )
            )
    return found


_BEGINNINGS = frozenset(
    "start beginning outbreak ceasefire war operation conflict truce invasion onset end fall".split()
)


def _is_since(reading: Reading, window: tuple[int, int, TimeMention, object] | None) -> bool:
    """Whether the window is one that figures add up over: "since ...", "so far this year", a whole year."""
    if window is None:
        return False
    start, _, time, bounds = window
    if (
        time.kind == "window"
        or "since" in reading.words[max(0, start - 5) : start]
        or reading.words[max(0, start - 2) : start] == ["so", "far"]
    ):
        return True
    return (
        bounds is not None
        and (time.precision or 0) >= 5
        and not any(n.entry.strength == "strong" and not reading.words[n.end - 1].endswith("s") for n in reading.nouns)
    )


def _said_total(reading: Reading, figure: Figure) -> bool:
    around = " ".join(reading.words[max(0, figure.start - 3) : figure.end])
    return any(c in around for c in ("total of", "totaling", "totalling", "so far"))


def _own_day(reading: Reading, figure: Figure, window_at: int) -> bool:
    """Whether a day stands nearer to a figure than the window of the total does."""
    return any(
        t.kind != "window"
        and t.lo
        and (t.precision or 9) <= 2
        and reading.distance(figure.cue, a) < reading.distance(figure.cue, window_at)
        for a, _, t in reading.times
    )


def _event_of_its_own(reading: Reading, figure: Figure) -> bool:
    """A figure with a day of its own beside it, or told with a single attack, isn't a total."""
    for start, _, time in reading.times:
        if (
            time.kind != "window"
            and time.lo
            and (time.precision or 9) <= 2
            and reading.distance(figure.cue, start) <= 8
        ):
            return True
    return any(
        n.entry.strength == "strong"
        and not reading.words[n.end - 1].endswith("s")
        and reading.distance(n.start, figure.cue) <= 8
        and "deadliest" not in reading.words[max(0, n.start - 3) : n.start]
        for n in reading.nouns
    )


def _count_before(reading: Reading, start: int) -> Quantity | None:
    """The number before an attack noun, over its modifiers: "24 rocket attacks", "almost 8,000 strikes"."""
    for j in range(start, max(0, start - 5), -1):
        quantity = quantity_ending_at(reading.words, j)
        if quantity and not reading.time_at(quantity.start) and not any(reading.is_barrier(k) for k in range(j, start)):
            return quantity
    return None


def _is_counted(reading: Reading, noun_end: int, window: tuple[int, int, TimeMention, object], cue: bool) -> bool:
    """A count over a period, not the salvo of one day."""
    if window[2].kind == "window" or cue:
        return True
    return reading.distance(noun_end, window[0]) <= 20


def _attacks(
    reading: Reading,
    quantity: Quantity,
    start: int,
    noun_end: int,
    *,
    bounds: tuple[date, date] | None,
    kind: str | None,
    trigger: int | None,
    rule: str,
) -> Total:
    """A total of attacks; what is counted reaches from the number to the next mark or verb."""
    words, end = reading.words, noun_end
    while end < len(words) and end - noun_end < 24 and words[end] not in (",", ";", ".", '"', "—"):
        if reading.is_verb(end) and words[end] not in ("hosting", "deployed", "are", "is"):
            break
        end += 1
    start = min(start, quantity.start)
    return Total(
        reading=reading,
        metric="attacks",
        quantity=quantity,
        start=start,
        end=noun_end,
        scope_start=start,
        scope_end=end,
        window=bounds,
        attack_type=kind,
        victim_group=None,
        nationality=None,
        trigger=trigger,
        rule=rule,
    )
