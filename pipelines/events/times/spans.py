"""Calendar arithmetic on closed intervals of days. Nothing here knows about words.

An interval is a pair (first day, last day). Functions return null for days the calendar doesn't have.
"""

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]

FIRST_YEAR, LAST_YEAR = 1000, 2199


def day(year: int, month: int, number: int) -> date | None:
    """The day, or null when there is none such (30 February, the year 12)."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def shift(start: date, days: int) -> date:
    """The day ``days`` after ``start``; stays within the years that ``date`` can hold."""
    return date.fromordinal(max(1, min(start.toordinal() + days, date.max.toordinal())))


def year_span(year: int) -> Span:
    """The calendar year, cut at the years ``date`` can hold."""
    year = max(1, min(year, 9999))
    return date(year, 1, 1), date(year, 12, 31)


def years_span(first: int, count: int) -> Span:
    """``count`` calendar years from ``first`` on, cut at the years ``date`` can hold."""
    return date(max(1, first), 1, 1), date(min(9999, first + count - 1), 12, 31)


def month_span(year: int, month: int) -> Span:
    """The calendar month, cut at the years ``date`` can hold."""
    year = max(1, min(year, 9999))
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_span(year: int, quarter: int) -> Span:
    """The calendar quarter, 1 to 4."""
    return month_span(year, 3 * quarter - 2)[0], month_span(year, 3 * quarter)[1]


def half_span(year: int, half: int) -> Span:
    """The half-year, 1 or 2."""
    return month_span(year, 6 * half - 5)[0], month_span(year, 6 * half)[1]


_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def season_span(year: int, season: str) -> Span:
    """The northern meteorological season; a winter is named by the year it begins in."""
    first, last = _SEASON_MONTHS[season]
    return month_span(year, first)[0], month_span(year + (last > 12), (last - 1) % 12 + 1)[1]


def week_span(any_day: date) -> Span:
    """The week from Monday to Sunday that holds a day."""
    monday = shift(any_day, -any_day.weekday())
    return monday, shift(monday, 6)


def weekend_span(any_day: date) -> Span:
    """Saturday and Sunday of the week that holds a day."""
    monday, sunday = week_span(any_day)
    return shift(monday, 5), sunday


def shift_month(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month ``count`` months later."""
    months = year * 12 + month - 1 + count
    return months // 12, months % 12 + 1


def third_of_month(span: Span, part: str) -> Span:
    """Days 1-10, 11-20 or 21 to the end of a month (codebook, dates, rule 5).

    Args:
        span: A calendar month.
        part: ``early``, ``mid`` or ``late``.
    """
    first, last = span
    return {
        "early": (first, first.replace(day=10)),
        "mid": (first.replace(day=11), first.replace(day=20)),
        "late": (first.replace(day=21), last),
    }[part]


def third(span: Span, part: str) -> Span:
    """The first, middle or last third of any other interval; of a year, four calendar months."""
    first, last = span
    if span == year_span(first.year):
        month = {"early": 1, "mid": 5, "late": 9}[part]
        return month_span(first.year, month)[0], month_span(first.year, month + 3)[1]
    length = (last - first).days + 1
    cut = max(1, length // 3)
    return {
        "early": (first, shift(first, cut - 1)),
        "mid": (shift(first, cut), shift(last, -cut)),
        "late": (shift(last, 1 - cut), last),
    }[part]


def weekday_near(anchor: date, weekday: int, *, forward: bool, strict: bool = False) -> date:
    """The nearest such weekday before (or after) a day.

    Args:
        anchor: The day to count from.
        weekday: 0 for Monday.
        forward: Look after the anchor instead of before it.
        strict: The anchor itself doesn't count.
    """
    gap = (weekday - anchor.weekday()) % 7 if forward else (anchor.weekday() - weekday) % 7
    if strict and gap == 0:
        gap = 7
    return shift(anchor, gap if forward else -gap)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, number = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th such weekday of a month."""
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
