"""The day an article was published: reads stated dates, datelines and dates in URLs.

Answers only when the article itself does. The file's own date and the clock are never asked: a file copied today may
hold a report of 2019, and every relative date in it would move. Dates of events are the engine's business.
"""

import re
from datetime import date
from urllib.parse import unquote, urlsplit

from pipelines.articles.model import PublishedBasis

DATELINE_CHARS = 400
"""How far into the text a dateline may begin: past a byline and a reading time, not into the second paragraph."""

_FIRST_YEAR, _LAST_YEAR = 1800, 2200

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTH = (
    r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTH_NAMES if name != "may") + r"|may|sept)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_NAMED = (
    rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}",
    rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
)
_TIME = (
    r"(?:\s*(?:,|\||-|–|—|at|\s)\s*\(?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\.\d+)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:[A-Z]{1,5}|[+-]\d{2}:?\d{2})?\)?)?"
)
_ISO = r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"

_STATED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_ISO}(?:[T ]\d.*)?",  # the day is the one written: an offset after the time doesn't move it
        r"(?P<year>\d{4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:[T ]\d.*)?",
        r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:T\d.*)?",
        *(rf"{named}{_TIME}" for named in _NAMED),
    )
)
_NUMERIC = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>\d{4})")

_LABEL = r"(?:(?:first\s+)?(?:published|posted)(?:\s+on)?\s*:?\s+|date\s*:\s*)?"
_ALONE = tuple(
    re.compile(rf"^[ \t\u00a0]*{_LABEL}{named}{_TIME}[ \t\u00a0]*\.?$", re.IGNORECASE | re.MULTILINE)
    for named in (*_NAMED, _ISO)
)
# BAGHDAD, March 17, 2020 (Agency) - ; BAGHDAD, Iraq, 17 March 2020 -
_PLACE = r"^[ \t]*[A-Z][A-Z'’.\- ]{2,40}(?:,[ ]+[A-Z][A-Za-z'’. ]{1,30})?"
_WIRE = tuple(
    re.compile(rf"{_PLACE},?[ ]+(?i:{named})[ ]*(?:\([^()\n]{{1,40}}\))?[ ]*(?:-{{1,2}}|–|—)", re.MULTILINE)
    for named in (*_NAMED, _ISO)
)

_IN_URL = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:^|[/_-])(?P<year>\d{4})[/-](?P<month>\d{1,2})[/-](?P<day>\d{1,2})(?![\d])",
        r"/(?P<year>\d{4})/(?P<month>[a-z]{3})/(?P<day>\d{1,2})(?![\d])",
        r"(?:^|[/_-])(?P<year>(?:19|20)\d{2})(?P<month>\d{2})(?P<day>\d{2})(?=[/_.-]|$)",
    )
)


class InvalidDateError(ValueError):
    """A stated publication date that can't be read as one day; the message says why."""


def parse_stated(value: str) -> date:
    """The calendar day that a stated date or time names, in the offset it is stated in.

    Reads ISO 8601, the dates of mail and feeds (RFC 822), and English dates with the month's name. A date in figures
    such as ``17/03/2020`` is read only where one of the two can't be a month.

    Args:
        value: As stated by the article's metadata.

    Raises:
        InvalidDateError: It names no day, could mean two, or lies outside the years 1800 to 2200.
    """
    text = " ".join(value.split())
    for pattern in _STATED:
        found = pattern.fullmatch(text)
        if found:
            return _day(found)
    numeric = _NUMERIC.fullmatch(text)
    if numeric:
        first, second = int(numeric["first"]), int(numeric["second"])
        if first != second and first <= 12 and second <= 12:
            raise InvalidDateError(f"{text!r} can mean two different days")
        month, day = (first, second) if first <= 12 else (second, first)
        return _valid(int(numeric["year"]), month, day, text)
    raise InvalidDateError(f"{text[:60]!r} isn't a date with day, month and year")


def find_dateline(text: str) -> date | None:
    """The date of the article's own dateline, if it has one with a year.

    Either a line that is nothing but a date (``Thursday, January 24, 2019``), or the opening of a wire report
    (``BAGHDAD, March 17, 2020 (Agency) -``), beginning within the first 400 characters. A date inside a sentence is
    an event's, and is left alone.

    Args:
        text: The body.
    """
    # a line that begins within the bound counts as a whole
    end = text.find("\n", DATELINE_CHARS)
    head = text[: min(len(text) if end < 0 else end, DATELINE_CHARS + 200)]
    matches = [found for pattern in (*_ALONE, *_WIRE) for found in pattern.finditer(head)]
    for found in sorted(matches, key=lambda match: match.start()):
        if found.start() < DATELINE_CHARS:
            try:
                return _day(found)
            except InvalidDateError:
                continue
    return None


def find_in_url(url: str) -> date | None:
    """The date in a URL's path, such as ``/2020/03/17/`` or ``/2020-03-17-title``, if it has one.

    Args:
        url: Any string; one that isn't a URL has no date.
    """
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    for pattern in _IN_URL:
        for found in pattern.finditer(path):
            try:
                return _day(found)
            except InvalidDateError:
                continue
    return None


def publication_date(
    stated: date | None, text: str, url: str | None, updated: date | None = None
) -> tuple[date | None, PublishedBasis]:
    """The publication date and where it came from: stated, dateline, URL or last change, in this order, or nowhere.

    Args:
        stated: The date the metadata states, if it can be read.
        text: The body.
        url: The article's address, if known.
        updated: The stated date of its last change, if it can be read.
    """
    if stated is not None:
        return stated, "stated"
    dateline = find_dateline(text)
    if dateline is not None:
        return dateline, "dateline"
    in_url = find_in_url(url) if url else None
    if in_url is not None:
        return in_url, "url"
    if updated is not None:
        return updated, "updated"
    return None, "none"


def _day(found: re.Match[str]) -> date:
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.get(month[:3].lower(), 0)
    return _valid(int(found["year"]), number, int(found["day"]), found.group().strip())


def _valid(year: int, month: int, day: int, written: str) -> date:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise InvalidDateError(f"{written[:60]!r} isn't between {_FIRST_YEAR} and {_LAST_YEAR}")
    try:
        return date(year, month, day)
    except ValueError:
        raise InvalidDateError(f"{written[:60]!r} isn't a day of the calendar") from None
