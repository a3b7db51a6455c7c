"""Reading counted time: ago and later, durations, rates, spans up to the article's date."""

from dataclasses import replace

from pipelines.events.times import spans
from pipelines.events.times.lexicon import (
    FREQUENCIES,
    MONTHS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    WEEKDAYS,
    word_set,
)
from pipelines.events.times.readings.around import beside_event, span_to_anchor
from pipelines.events.times.readings.reading import (
    DAYS_IN_UNIT,
    LAST_WORDS,
    NEXT_WORDS,
    Match,
    Reading,
    Scene,
    count_of,
    days_apart,
    duration_value,
    reader,
    resolved,
    span_value,
    unit_span,
)
from pipelines.events.times.tense import looks_ahead


@reader
def read_ago(m: Match, scene: Scene) -> Reading | None:
    """Two weeks ago. Days are exact; weeks are good to half a week, months and years to the calendar unit."""
    unit = m.word("unit")
    count, counted = count_of(m.words("count"))
    anchor = scene.anchor
    code = UNITS[unit]
    if count is None:
        span = None
        if anchor:
            least, most = days_apart(None, counted, unit)
            span = spans.shift(anchor, -most), spans.shift(anchor, -least)
        return Reading("ago", span, "PAST_REF", "")
    if anchor is None:
        return Reading("ago", None, None, code)
    if code in ("H", "TM", "S"):
        hours = count if code == "H" else 0
        first = spans.shift(anchor, -int(-(-hours // 24)) if hours >= 12 else 0)
        return Reading("ago", (first, spans.shift(anchor, -int(hours // 24))), first.isoformat(), "D")
    if code in ("D", "N"):
        day = spans.shift(anchor, -round(count))
        return resolved("ago", (day, day), "D")
    if code in ("W", "F", "E"):
        day = spans.shift(anchor, -round(count * DAYS_IN_UNIT[code]))
        return Reading("ago", (spans.shift(day, -3), spans.shift(day, 3)), span_value(spans.week_span(day), "W"), "W")
    if code in ("M", "Q"):
        year, month = spans.shift_month(anchor.year, anchor.month, -round(count * (3 if code == "Q" else 1)))
        return resolved("ago", spans.month_span(year, month), "M")
    if (
        code == "Y"
        and count == 1
        and scene.last_quarter
        and scene.last_quarter.span
        and scene.last
        and scene.last.grain == "Q"
    ):
        first = scene.last_quarter.span[0]
        return resolved("quarter_narrative", spans.quarter_span(first.year - 1, (first.month + 2) // 3), "Q")
    year = anchor.year - round(count * {"Y": 1, "X": 10, "C": 100}[code])
    if not spans.FIRST_YEAR <= year <= spans.LAST_YEAR:
        return Reading("ago", None, None, "Y")
    return resolved("ago", spans.year_span(year), "Y")


@reader
def read_year_ago(m: Match, scene: Scene) -> Reading | None:
    """Year-earlier, the year-ago quarter."""
    if UNITS[m.word("unit")] != "Y" or scene.anchor is None:
        return None
    base = scene.last_quarter.span if scene.last_quarter else None
    if base is None:
        return resolved("last_year", spans.year_span(scene.anchor.year - 1), "Y")
    return resolved("quarter_narrative", spans.quarter_span(base[0].year - 1, (base[0].month + 2) // 3), "Q")


@reader
def read_beside_event(m: Match, scene: Scene) -> Reading | None:
    """Two days later, hours after, the day before, a year earlier."""
    unit = m.word("unit")
    words = m.tokens.words[m.start : m.end]
    later = bool({"later", "after", "afterwards", "afterward"} & set(words))
    count, counted = count_of(m.words("count"))
    plural = unit.endswith("s") or unit == "centuries"
    if not counted:
        if not plural and not m.word("the"):
            return None
        if plural and m.word("the"):
            return None
    if unit in PARTS_OF_DAY and not m.word("the"):
        return None
    amount = 1.0 if not plural and not counted else count
    reading = beside_event(scene, 1 if later else -1, amount, counted, unit)
    if unit == "night":
        reading = replace(reading, is_night=True)
    if (
        "link" in m and counted and m.glued_after() not in (",", ".")
    ):  # "two days after the blast": the length is what is named
        return replace(reading, value=duration_value(amount, unit), timex_type="DURATION")
    return reading


@reader
def read_from_now(m: Match, scene: Scene) -> Reading | None:
    """Two weeks from now."""
    count, _ = count_of(m.words("count"))
    unit = m.word("unit")
    code = UNITS[unit]
    if count is None or code not in DAYS_IN_UNIT or "wd" in m:
        return None
    if scene.anchor is None:
        return Reading("from_now", None, None, "")
    day = spans.shift(scene.anchor, round(count * DAYS_IN_UNIT[code]))
    grain = {"N": "D", "F": "W", "E": "W"}.get(code, code)
    return resolved("from_now", unit_span(day, grain), grain, ahead=True)


@reader
def read_span_counted(m: Match, scene: Scene) -> Reading | None:
    """The past seven days, recent weeks, the next two years, the first nine months."""
    unit, mods = m.word("unit"), m.words("mod")
    mod = mods[-1]
    count, counted = count_of(m.words("count"))
    value = duration_value(count, unit) if unit not in ("summers", "winters") else f"XXXX-{SEASONS[unit]}"
    if unit in ("summers", "winters"):
        return Reading("set", None, value, "", "set", "SET") if counted else None
    if mod in ORDINALS or mod in ("full", "latest"):
        return Reading("duration", None, value, "", "duration", "DURATION") if counted else None
    if mod in ("these", "those", "this"):
        return (
            Reading("present", None, "PRESENT_REF", "")
            if mod == "these" and UNITS[unit] == "D" and not counted
            else None
        )
    ahead = mod in NEXT_WORDS
    reading = span_to_anchor(scene, count, unit, value, ahead=ahead)
    if not counted:
        return replace(reading, timex_type="DATE", value="PAST_REF" if mod in LAST_WORDS else value)
    return reading


@reader
def read_period_counted(m: Match, scene: Scene) -> Reading | None:
    """The nine months, a three-year period."""
    count, _ = count_of(m.words("count"))
    if m.tokens.words[m.start] == "a" and m.tokens.words[m.end - 1] != "period":
        return None
    if _is_age(m):
        return None
    return Reading("duration", None, duration_value(count, m.word("unit")), "", "duration", "DURATION")


def _is_age(m: Match) -> bool:
    """Whether a length of time is somebody's age: 19-year-old, 19 years old, aged 19 years."""
    rest = [w for w in m.tokens.words[m.end : m.end + 4] if not w.isspace()]
    return rest[:1] == ["old"] or rest[:2] == ["-", "old"] or rest[:2] == ["of", "age"] or m.before() in ("aged", "age")


@reader
def read_every(m: Match, scene: Scene) -> Reading | None:
    """Every day, each July."""
    unit = m.word("unit")
    if unit in WEEKDAYS:
        value = f"XXXX-WXX-{WEEKDAYS[unit] + 1}"
    elif unit in MONTHS:
        value = f"XXXX-{MONTHS[unit]:02d}"
    elif unit in SEASONS:
        value = f"XXXX-{SEASONS[unit]}"
    elif unit in PARTS_OF_DAY:
        value = f"XXXX-XX-XXT{PARTS_OF_DAY[unit]}"
    else:
        count, counted = count_of(m.words("count"))
        value = duration_value(count if counted else 1, unit)
    return Reading("set", None, value, "", "set", "SET")


@reader
def read_rate(m: Match, scene: Scene) -> Reading | None:
    """Twice a week, 50 barrels a day, per year. "A week" by itself is a length."""
    unit = m.word("unit")
    article = m.tokens.words[m.index("unit") - 2]
    if "times" not in m and "count" not in m and article != "per":
        before = m.before()
        if before in _DURATION_CUES or not before or before in ",.-(":
            return _length(m, 1.0, unit, scene)
        if UNITS[unit] not in ("D", "W", "M", "Y", "H"):
            return None
        if not (before.endswith("s") or before.isdigit() or before in ("million", "billion", "share", "percent")):
            return _length(m, 1.0, unit, scene)
    return Reading("set", None, duration_value(1, unit), "", "set", "SET")


_DURATION_CUES = word_set(
    "in for within inside than about nearly almost over after of during at to least every half under is was be take "
    "took last lasted"
)


def _length(m: Match, count: float | None, unit: str, scene: Scene) -> Reading | None:
    """How long; "in a week", "inside three days" are windows that end at the article's date."""
    value = duration_value(count, unit)
    before = m.before()
    if before in ("in", "inside", "within") and count is not None and not looks_ahead(m.tokens, m.start, m.end):
        return replace(span_to_anchor(scene, count, unit, value), basis="within_span")
    return Reading("duration", None, value, "", "duration", "DURATION")


@reader
def read_freq(m: Match, scene: Scene) -> Reading | None:
    """Daily, weekly; capitalised inside a sentence it is a newspaper."""
    if m.tokens.is_capitalised(m.start) and not m.tokens.is_upper(m.start):
        return None
    return Reading("set", None, FREQUENCIES[m.tokens.words[m.start]], "", "set", "SET")


@reader
def read_duration(m: Match, scene: Scene) -> Reading | None:
    """For three days, two-hour, two to three weeks. Ages are not."""
    unit = m.word("unit")
    count, _ = count_of(m.words("count"))
    if _is_age(m) or (unit == "seconds" and count is None):
        return None
    if m.tokens.is_capitalised(m.index("unit")) and not m.tokens.is_upper(m.index("unit")):  # "60 Minutes"
        return None
    if m.after() in ("a", "per") and m.glued_after().isspace() and UNITS.get(unit) == "H":  # "24 hours a day"
        return None
    if m.words("count") == ["a"]:
        return _one_unit(m, scene, unit)
    if unit in ("quarter", "weekend") or (unit == "quarters" and count is not None and count == 3):
        return None
    return _length(m, count, unit, scene)


def _one_unit(m: Match, scene: Scene, unit: str) -> Reading | None:
    """A length given with the article only."""
    if unit in ("quarter", "weekend", "minute", "century"):
        return None
    return _length(m, 1.0, unit, scene)


@reader
def read_unit_long(m: Match, scene: Scene) -> Reading | None:
    """Day-long, yearlong."""
    return Reading("duration", None, duration_value(1, m.word("unit")), "", "duration", "DURATION")


@reader
def read_units_bare(m: Match, scene: Scene) -> Reading | None:
    """For weeks, in days."""
    unit = m.word("unit")
    if m.before() not in ("for", "in", "within", "of", "after", "over", "took", "two", "many") or UNITS[unit] == "S":
        return None
    return Reading("duration", None, duration_value(None, unit), "", "duration", "DURATION")


@reader
def read_unit_bare(m: Match, scene: Scene) -> Reading | None:
    """A unit with nothing to it says nothing."""
    return None
