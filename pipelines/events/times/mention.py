"""What a time expression is to the rest of the engine: a span of text, the days it covers, and how that was decided.

No reading of text here.
"""

from datetime import date, timedelta
from typing import Literal

from pipelines.values import frozen

Kind = Literal["date", "time", "duration", "set", "window"]


@frozen
class TimeMention:
    """One time expression.

    Attributes:
        start: First code point in the text given.
        end: One past the last code point.
        kind: ``date`` says when something was, be it a day or a century, with or without a time of day; ``time`` is a
            clock time with no day beside it; ``duration`` how long; ``set`` how often; ``window`` a span that is
            counted over ("since late October", "in the past seven days").
        lo: First day covered, null when not resolved.
        hi: Last day covered, null when not resolved.
        precision: UCDP's date_prec of ``lo``..``hi``, 1 (day) to 5 (longer than a month).
        basis: The rule that resolved the expression, or would have if the article had a date.
        is_night: The expression names a night; the day is the one the night began on.
        value: TIMEX3 value, such as ``2020-03-16TNI``, ``2020-W11`` or ``P7D``. For an expression that leans on
            another event it follows the date last mentioned, which ``lo`` and ``hi`` never do.
        timex_type: TIMEX3 type: DATE, TIME, DURATION or SET.
        needs_event: Only another event can say which days are meant ("the next day", "days later").
        offset_days: For ``needs_event``: least and most days from that event, negative when before it.
        since: For a ``window`` after "since": the days that it counts from, as far as the words say.
    """

    start: int
    end: int
    kind: Kind
    lo: date | None
    hi: date | None
    precision: int | None
    basis: str
    is_night: bool
    value: str | None
    timex_type: str | None
    needs_event: bool
    offset_days: tuple[int, int] | None
    since: tuple[date, date] | None = None


def date_precision(lo: date, hi: date) -> int:
    """UCDP's date_prec for an interval: 1 day, 2 two to six days, 3 a week, 4 up to a month, 5 longer."""
    days = (hi - lo).days + 1
    for precision, longest in ((1, 1), (2, 6), (3, 8), (4, 31)):
        if days <= longest:
            return precision
    return 5


def resolve_against(mention: TimeMention, lo: date, hi: date) -> tuple[date, date]:
    """The days of an expression that leans on an event, given the days of that event (codebook, dates, rule 7).

    The result is never narrower than the event's own interval, whatever the expression says.

    Args:
        mention: An expression with ``needs_event``.
        lo: First possible day of the event it leans on.
        hi: Last possible day of that event.

    Raises:
        ValueError: The expression doesn't lean on an event.
    """
    if mention.offset_days is None:
        raise ValueError(f"not relative to an event: {mention.basis} at {mention.start}")
    least, most = mention.offset_days
    return lo + timedelta(days=least), hi + timedelta(days=most)
