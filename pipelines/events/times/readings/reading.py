"""What a reader gives and is given, and the arithmetic of units that all readers share. No expression is read here."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from pipelines.events.times import spans
from pipelines.events.times.lexicon import CARDINALS, CLASS_CODES, PARTS, PARTS_OF_DAY, UNITS, word_set
from pipelines.events.times.mention import Kind
from pipelines.events.times.spans import Span
from pipelines.events.times.tokens import Tokens
from pipelines.values import frozen


@frozen
class Reading:
    """The meaning of one expression.

    Attributes:
        span: The days, null when they are not known.
        grain: Calendar unit of ``span`` for what leans on it later: D, W, E (weekend), M, Q, H, S (season), Y, X, C.
        value: TIMEX3 value.
        ahead: Read as lying after the article, so its end isn't cut at the article's date.
        since: The days named after "since", whose window ``span`` is.
    """

    basis: str
    span: Span | None = None
    value: str | None = None
    grain: str = ""
    kind: Kind = "date"
    timex_type: str = "DATE"
    is_night: bool = False
    offset_days: tuple[int, int] | None = None
    ahead: bool = False
    since: Span | None = None


@dataclass
class Scene:
    """What has been read of the article so far.

    Attributes:
        anchor: The day the article speaks from.
        last: The latest resolved date in the text.
        last_quarter: The latest resolved quarter, for "the quarter" and "a year earlier" in company news.
    """

    tokens: Tokens
    anchor: date | None
    last: Reading | None = None
    last_quarter: Reading | None = None


class Match:
    """The named parts of one match, as words."""

    def __init__(self, tokens: Tokens, found: re.Match[str]):
        self.tokens = tokens
        self.start, self.end = found.span()
        self._found = found

    def __contains__(self, name: str) -> bool:
        return self._found.groupdict().get(name) is not None

    def words(self, name: str) -> list[str]:
        """Words of a part without white space, empty when it is absent."""
        if name not in self._found.re.groupindex:
            return []
        first, last = self._found.span(name)
        return [w for w in self.tokens.words[first:last] if not w.isspace()] if first >= 0 else []

    def word(self, name: str) -> str:
        """The first word of a part, or the empty string."""
        found = self.words(name)
        return found[0] if found else ""

    def number(self, name: str) -> int | None:
        """A part that is a number in digits, or null."""
        word = self.word(name)
        return int(word) if word.isdigit() else None

    def index(self, name: str) -> int:
        """Where in the tokens a part begins."""
        return self._found.start(name)

    def before(self, back: int = 1) -> str:
        """The word before the expression, skipping white space."""
        i = self.start - 1
        while i >= 0:
            if not self.tokens.words[i].isspace():
                back -= 1
                if back == 0:
                    return self.tokens.words[i]
            elif "\n\n" in self.tokens.words[i]:
                return ""
            i -= 1
        return ""

    def after(self) -> str:
        """The word after the expression, skipping one stretch of white space."""
        words = self.tokens.words
        i = self.end
        if i < len(words) and words[i].isspace():
            i += 1
        return words[i] if i < len(words) else ""

    def glued_after(self) -> str:
        """What follows without white space."""
        return self.tokens.words[self.end] if self.end < len(self.tokens.words) else ""


Reader = Callable[[Match, Scene], Reading | None]
READERS: dict[str, Reader] = {}


def reader(function: Reader) -> Reader:
    """Enters a function as the reader of the rule it is named for (``read_month`` reads ``month``)."""
    READERS[function.__name__.removeprefix("read_")] = function
    return function


LAST_WORDS = frozenset(("last", "past", "previous", "preceding"))
NEXT_WORDS = frozenset(("next", "coming", "following", "upcoming"))
_VAGUE_COUNTS = frozenset(("few", "several", "many", "some", "handful"))


def count_of(words: list[str]) -> tuple[float | None, bool]:
    """The number that words stand for, and whether there were any; null for a vague one."""
    if not words:
        return None, False
    if words[0].isdigit():
        return float(words[0]) * (100 if "hundred" in words else 1), True
    if "couple" in words or "pair" in words:
        return 2.0, True
    if _VAGUE_COUNTS & set(words):
        return None, True
    if words[0] == "half":
        return 0.5, True
    numbers = [CARDINALS[w] for w in words if w in CARDINALS]
    total = float(sum(numbers)) or 1.0
    return total * (100 if "hundred" in words else 1), True


def duration_value(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P7D, PT24H, PXY."""
    code = UNITS[unit]
    number = "X" if count is None else f"{count:g}"
    times, code = {"F": (2, "W"), "X": (10, "Y"), "C": (100, "Y"), "E": (2, "D")}.get(code, (1, code))
    if times > 1:
        number = "X" if count is None else f"{count * times:g}"
        if count is None:
            code = {"X": "DE", "C": "CE"}.get(UNITS[unit], code)
    code = "D" if code == "N" else code
    return f"PT{number}{code[-1]}" if code in ("H", "TM", "S") else f"P{number}{code}"


DAYS_IN_UNIT = {"D": 1, "N": 1, "W": 7, "F": 14, "E": 7, "M": 30, "Q": 91, "Y": 365, "X": 3650, "C": 36500}
# least and most of an uncounted plural: "days later" is 1 to 14 days by the codebook, the others on its pattern
_VAGUE_DAYS = {
    "D": (1, 14),
    "N": (1, 14),
    "W": (7, 60),
    "F": (14, 60),
    "E": (7, 60),
    "M": (30, 365),
    "Q": (91, 730),
    "Y": (365, 3650),
}
_FEW_DAYS = {"D": (2, 7), "N": (2, 7), "W": (14, 42), "M": (60, 210), "Y": (730, 3650)}


def days_apart(count: float | None, counted: bool, unit: str) -> tuple[int, int]:
    """Least and most days that an amount of time spans; what is counted in weeks or months is good to half a unit."""
    code = UNITS[unit]
    if code in ("H", "TM", "S"):
        return (0, 0) if count is None or count < 24 or code != "H" else (int(count // 24), -int(-count // 24))
    if count is None:
        few = _FEW_DAYS.get(code) if counted else None
        return few or _VAGUE_DAYS.get(code, (365, 36500))
    days = round(count * DAYS_IN_UNIT[code])
    slack = 0 if code in "DN" else DAYS_IN_UNIT[code] // 2
    return max(0, days - slack), days + slack


def span_value(span: Span, grain: str) -> str:
    """The TIMEX3 value of a calendar unit: 2020-W11, 1989-Q3, 199 for the nineties."""
    first = span[0]
    if grain in ("W", "E"):
        year, week, _ = first.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if grain == "E" else "")
    return {
        "D": first.isoformat(),
        "M": f"{first.year}-{first.month:02d}",
        "Q": f"{first.year}-Q{(first.month + 2) // 3}",
        "H": f"{first.year}-H{1 if first.month == 1 else 2}",
        "S": f"{first.year}-{ {3: 'SP', 6: 'SU', 9: 'FA', 12: 'WI'}.get(first.month, 'XX') }",
        "Y": f"{first.year:04d}",
        "X": f"{first.year // 10}",
        "C": f"{first.year // 100}",
    }[grain]


def unit_span(day: date, code: str) -> Span:
    """The calendar unit that holds a day."""
    match code:
        case "W" | "F":
            return spans.week_span(day)
        case "E":
            return spans.weekend_span(day)
        case "M":
            return spans.month_span(day.year, day.month)
        case "Q":
            return spans.quarter_span(day.year, (day.month + 2) // 3)
        case "Y":
            return spans.year_span(day.year)
        case "X":
            return spans.years_span(day.year // 10 * 10, 10)
        case "C":
            return spans.years_span(day.year // 100 * 100, 100)
        case _:
            return day, day


def neighbour(span: Span, code: str, step: int) -> Span:
    """The calendar unit ``step`` units after the one given."""
    first = span[0]
    if code in ("D", "W", "E", "F"):
        return unit_span(spans.shift(first, step * {"D": 1, "F": 14}.get(code, 7)), code)
    if code in ("M", "Q"):
        year, month = spans.shift_month(first.year, first.month, step * (3 if code == "Q" else 1))
        return unit_span(date(year, month, 1), code)
    years = {"X": 10, "C": 100}.get(code, 1)
    return unit_span(date(max(1, min(9999, first.year + step * years)), first.month, 1), code)


def resolved(basis: str, span: Span, grain: str, **more: object) -> Reading:
    """A reading of exactly one calendar unit, with its value; ``more`` sets other fields."""
    return replace(Reading(basis, span, span_value(span, grain), grain), **more)  # type: ignore[arg-type]


def edge_of(m: Match, name: str = "edge") -> str:
    """``early``, ``mid``, ``late``, ``earlier``, ``later``, ``end``, ``start`` or the empty string."""
    words = m.words(name)
    for word in words:
        if word in ("earlier", "later"):
            return word
        if word in PARTS:
            if word in ("end", "close"):
                return "end"
            if word in ("beginning", "start", "outset"):
                return "start"
            return PARTS[word]
    return ""


def narrow(span: Span, edge: str, grain: str, anchor: date | None) -> Span:
    """The part of an interval that "early", "late", "the end of" or "earlier" leave of it."""
    part = {"start": "early", "end": "late"}.get(edge, edge)
    if part in ("early", "mid", "late"):
        return spans.third_of_month(span, part) if grain == "M" else spans.third(span, part)
    if edge == "earlier" and anchor and span[0] <= anchor <= span[1]:
        return span[0], anchor
    if edge == "later" and anchor and span[0] <= anchor <= span[1]:
        return anchor, span[1]
    return span


def clock_value(words: list[str]) -> str:
    """HH:MM of a clock time, or the empty string."""
    numbers = [w for w in words if w.isdigit()]
    if not numbers:
        hour = CARDINALS.get(words[0]) if words else None
        return f"{hour:02d}:00" if hour else ""
    if len(numbers[0]) == 4:
        hour, minute = int(numbers[0][:2]), int(numbers[0][2:])
    else:
        hour, minute = int(numbers[0]), int(numbers[1]) if len(numbers) > 1 else 0
    if ("p" in words or "pm" in words) and hour < 12:
        hour += 12
    elif ("a" in words or "am" in words) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else ""


def with_time_of_day(reading: Reading, m: Match) -> Reading:
    """Adds the part of the day or the clock time beside a day; "late" with a day but no night is the evening."""
    part = next((w for name in ("pd1", "pd2", "pd") for w in m.words(name) if w in PARTS_OF_DAY), "")
    clock = clock_value(m.words("clock1") or m.words("clock2"))
    if reading.grain != "D" or not (part or clock):
        return reading
    code = PARTS_OF_DAY.get(part, "")
    night = code == "NI" or part == "midnight" or clock >= "21:00"
    if clock:
        suffix = f"T{clock}"
    elif ":" in code:
        suffix = "T24:00" if code == "24:00" else f"T{code}"
    else:
        suffix = f"T{'NI' if part == 'night' else code}"
    return replace(reading, value=f"{reading.value}{suffix}", timex_type="TIME", is_night=night)


def is_month_word(m: Match, name: str, *, alone: bool) -> bool:
    """Whether "May" or "March" is the month: capitalised, and with a cue when no number stands by it."""
    index = m.index(name)
    code = m.tokens.codes[index]
    if not m.tokens.is_capitalised(index):
        return code not in _SOFT_MONTHS and m.words(name)[0] not in ("august", "dec", "jan", "sep")
    if not alone:
        return True
    before, after = m.before(), m.after()
    if (
        code == CLASS_CODES["monthab"]
        and m.words(name)[-1] != "."
        and m.glued_after().isspace()
        and m.end + 1 < len(m.tokens.words)
        and m.tokens.is_capitalised(m.end + 1)  # "Jan Kavan"
    ):
        return False
    if code not in _SOFT_MONTHS:
        if m.words(name)[0] in ("april", "june", "august", "jan") and before in ("mr", "mrs", "ms", "sir", "president"):
            return False
        # a person's or a group's name: "June Smith", "Black September"
        return before not in ("black", "mr", "ms", "mrs") and not (
            m.words(name)[0] in ("june", "april", "jan", "august")
            and m.glued_after().isspace()
            and after.isalpha()
            and m.end + 1 < len(m.tokens.words)
            and m.tokens.is_capitalised(m.end + 1)
            and not m.tokens.is_upper(index)
            and before not in (_MONTH_CUES - {"and", "or", "before", "after", "-", "to", "from", "by"})
        )
    return before in _MONTH_CUES and after not in ("be", "have", "not", "for")


_SOFT_MONTHS = (CLASS_CODES["monthsoft"], CLASS_CODES["mar"])
_MONTH_CUES = word_set(
    "in of since by until till from to through between during and or late early mid last next this - before after "
    "each every"
)


def year_of(m: Match, name: str = "year") -> int | None:
    """A part that is a year in digits, or null."""
    return m.number(name)
