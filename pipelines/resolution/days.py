"""How exactly a report says when something was: a rule that attacks and responses share.

Not here: whether two dates exclude each other, which differs between the two.
"""

from datetime import date, timedelta

from pipelines.events.model import AttackReport, ResponseReport


def days_told(report: AttackReport | ResponseReport) -> int | None:
    """Length in days of the interval a report gives, None when it gives none; a stand-in date is no date."""
    start, end = report.date_start, report.date_end
    if start is None or end is None or report.date_basis == "publication_fallback":
        return None
    return (end - start).days + 1


def days_later(day: date, days: int) -> date:
    """The day so many days later, or earlier, and at the ends of the calendar its last day or its first.

    Args:
        day: Any, those of the year 1 included: "two thousand years ago" is a date too.
        days: Negative for earlier.
    """
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min
