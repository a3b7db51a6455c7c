"""What the date of an attack is: days, the words that gave them, and the rule. No reading of sentences here."""

from dataclasses import replace
from datetime import date, timedelta

from pipelines.events.times import TimeMention
from pipelines.values import frozen


@frozen
class When:
    """The days of a mention, with the words and the rule that gave them (offsets into the text; -1 when inferred).

    Attributes:
        lo, hi: First and last possible day.
        precision: UCDP's date_prec, 1 (day) to 5 (longer than a month).
        basis: The rule, as ``date_basis`` of a report keeps it.
        is_night: The attack was at night, so that reports of it may name the day after.
    """

    lo: date
    hi: date
    precision: int
    text: str | None
    basis: str
    start: int = -1
    end: int = -1
    is_night: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the text dates the attack itself."""
        return self.start >= 0


def precision_of(lo: date, hi: date) -> int:
    """UCDP's date_prec of an interval: 1 day; 2 two to six days; 3 a week; 4 a month; 5 longer."""
    days = (hi - lo).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 31 else 5


def when_of(time: TimeMention, document_text: str) -> When | None:
    """A resolved time as the date of an attack."""
    if time.lo is None or time.hi is None:
        return None
    precision = time.precision or precision_of(time.lo, time.hi)
    text = document_text[time.start : time.end]
    return When(time.lo, time.hi, precision, text, time.basis, time.start, time.end, time.is_night)


def as_past(when: When, anchor: date | None) -> When:
    """The day of what has happened, where the clause's tense made a bare weekday or date the next one.

    In "police are looking for a gunman after a shooting Saturday", told on a Monday, the Saturday is over.
    """
    if anchor is None or when.lo <= anchor or when.lo != when.hi:
        return when
    if when.basis == "weekday_future":
        day = when.lo - timedelta(days=7)
        return replace(when, lo=day, hi=day, basis="weekday_past")
    if when.basis == "date_future" and (when.lo.month, when.lo.day) != (2, 29):
        day = when.lo.replace(year=when.lo.year - 1)
        return replace(when, lo=day, hi=day, basis="date_past")
    return when


def after_event(reference: When, offset: tuple[int, int]) -> tuple[date, date]:
    """Days that lean on another event's: its first day plus the least, its last day plus the most."""
    return reference.lo + timedelta(days=offset[0]), reference.hi + timedelta(days=offset[1])
