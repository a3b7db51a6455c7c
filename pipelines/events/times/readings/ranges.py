"""Reading ranges of days, months and years ("between 3 and 5 March", "October 2019 to March 2020")."""

from dataclasses import replace

from pipelines.events.times import spans
from pipelines.events.times.lexicon import CLASS_CODES, MONTHS, WEEKDAYS
from pipelines.events.times.readings.days import day_reading
from pipelines.events.times.readings.reading import (
    Match,
    Reading,
    Scene,
    edge_of,
    is_month_word,
    narrow,
    reader,
    resolved,
    year_of,
)
from pipelines.events.times.tense import looks_ahead


def _range(m: Match, first: Reading | None, last: Reading | None, basis: str, grain: str) -> Reading | None:
    """From the start of one reading to the end of another; a list joined by "and" only when there is no gap in it."""
    if first is None or last is None or first.span is None or last.span is None or first.span[0] > last.span[1]:
        return None
    lists = "and" in m.words("link") and m.word("lead") != "between"
    if lists and (last.span[0] - first.span[1]).days != 1:
        return None
    return Reading(
        basis, (first.span[0], last.span[1]), f"{first.value}/{last.value}", grain, ahead=first.ahead or last.ahead
    )


def _joined(m: Match) -> bool:
    """Whether a link that may also join two separate things ("from" with "and") is a range here."""
    return not (m.word("lead") == "from" and "and" in m.words("link"))


@reader
def read_range_dm(m: Match, scene: Scene) -> Reading | None:
    """Between 3 and 5 March 2020; 3-5 March."""
    if not is_month_word(m, "month", alone=False) or not _joined(m):
        return None
    month, first, last = MONTHS[m.word("month")], m.number("day1") or 0, m.number("day2") or 0
    if first >= last:
        return None
    end = day_reading(m, scene, month, last, year_of(m))
    year = year_of(m) or (end.span[0].year if end and end.span else None)
    return _range(m, day_reading(m, scene, month, first, year), end, "date_range", "D")


@reader
def read_range_md(m: Match, scene: Scene) -> Reading | None:
    """Jan. 7-9; March 3 to 5, 2020."""
    return read_range_dm(m, scene)


@reader
def read_range_md_md(m: Match, scene: Scene) -> Reading | None:
    """From March 3 to April 5, 2020. A missing year is that of the other end."""
    if not _joined(m) or not all(is_month_word(m, name, alone=False) for name in ("month1", "month2")):
        return None
    month1, month2 = MONTHS[m.word("month1")], MONTHS[m.word("month2")]
    year1, year2 = year_of(m, "year1"), year_of(m, "year2")
    day1, day2 = m.number("day1") or 0, m.number("day2") or 0
    back = (month1, day1) > (month2, day2)
    if year2 is None and year1 is not None:
        year2 = year1 + back
    end = day_reading(m, scene, month2, day2, year2)
    if end is None or end.span is None:
        return None
    year1 = year1 or end.span[0].year - back
    return _range(m, day_reading(m, scene, month1, day1, year1), end, "date_range", "D")


@reader
def read_range_dm_dm(m: Match, scene: Scene) -> Reading | None:
    """3 March to 5 April 2020."""
    return read_range_md_md(m, scene)


@reader
def read_range_weekday(m: Match, scene: Scene) -> Reading | None:
    """On Saturday and Sunday; Monday through Friday."""
    if (
        scene.anchor is None
        or not _joined(m)
        or any(m.tokens.codes[m.index(n)] == CLASS_CODES["wdsoft"] for n in ("wd1", "wd2"))
    ):
        return None
    ahead = looks_ahead(m.tokens, m.start, m.end)
    weekday1, weekday2 = WEEKDAYS[m.word("wd1")], WEEKDAYS[m.word("wd2")]
    if ahead:
        first = spans.weekday_near(scene.anchor, weekday1, forward=True)
        last = spans.weekday_near(first, weekday2, forward=True, strict=True)
    else:
        last = spans.weekday_near(scene.anchor, weekday2, forward=False)
        first = spans.weekday_near(last, weekday1, forward=False, strict=True)
    return _range(m, resolved("", (first, first), "D"), resolved("", (last, last), "D"), "weekday_range", "D")


@reader
def read_range_month(m: Match, scene: Scene) -> Reading | None:
    """October 2019 to March 2020; between late June and August."""
    year1, year2 = year_of(m, "year1"), year_of(m, "year2")
    cued = m.word("lead") in ("between", "from") or year1 or year2 or "hyphen" in m.words("link")
    if (
        not cued
        or not _joined(m)
        or not (is_month_word(m, "month1", alone=False) and is_month_word(m, "month2", alone=False))
    ):
        return None
    month1, month2 = MONTHS[m.word("month1")], MONTHS[m.word("month2")]
    if year2 is None:
        if year1 is not None:
            year2 = year1 + (month1 > month2)
        elif scene.anchor is None:
            return None
        else:
            year2 = scene.anchor.year - (month2 > scene.anchor.month and not looks_ahead(m.tokens, m.start, m.end))
    year1 = year1 or year2 - (month1 > month2)
    parts = [(year1, month1, edge_of(m, "edge1")), (year2, month2, edge_of(m, "edge2"))]
    ends = [resolved("", spans.month_span(y, n), "M") for y, n, _ in parts]
    ends = [replace(r, span=narrow(r.span, e, "M", None)) for r, (_, _, e) in zip(ends, parts, strict=True) if r.span]
    return _range(m, ends[0], ends[1], "month_range", "M")


@reader
def read_range_year(m: Match, scene: Scene) -> Reading | None:
    """From 2014 to 2017; 2014-17."""
    year1, year2 = year_of(m, "year1"), year_of(m, "year2")
    if year1 is None:
        return None
    short = m.number("short2")
    if year2 is None and short is not None:
        if m.words("link") != ["-"]:
            return None
        year2 = year1 // 100 * 100 + short
    if year2 is None or year2 <= year1 or year2 - year1 > 400 or not _joined(m):
        return None
    if not m.word("lead") and ("and" in m.words("link") or m.tokens.codes[m.index("year1")] != CLASS_CODES["yr"]):
        return None
    return _range(
        m, resolved("", spans.year_span(year1), "Y"), resolved("", spans.year_span(year2), "Y"), "year_range", "Y"
    )
