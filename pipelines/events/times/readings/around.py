"""Reading weeks, months and years by how they lie to the article ("last week") or an event ("the next day")."""

from dataclasses import replace

from pipelines.events.times import spans
from pipelines.events.times.lexicon import MONTHS, UNITS
from pipelines.events.times.readings.days import day_reading
from pipelines.events.times.readings.reading import (
    DAYS_IN_UNIT,
    LAST_WORDS,
    NEXT_WORDS,
    Match,
    Reading,
    Scene,
    days_apart,
    duration_value,
    edge_of,
    is_month_word,
    narrow,
    neighbour,
    reader,
    resolved,
    span_value,
    unit_span,
    year_of,
)
from pipelines.events.times.tense import looks_ahead


def _from_anchor(scene: Scene, code: str, step: int, basis: str, edge: str = "") -> Reading:
    if scene.anchor is None:
        return Reading(basis, None, None, code)
    span = neighbour(unit_span(scene.anchor, code), code, step)
    reading = resolved(basis, span, code, ahead=step > 0 or edge in ("later", "end"))
    narrowed = narrow(span, edge, code, scene.anchor)
    return replace(reading, span=narrowed) if narrowed != span else reading


_UNIT_NAMES = {
    "D": "day",
    "W": "week",
    "F": "fortnight",
    "M": "month",
    "Y": "year",
    "X": "decade",
    "C": "century",
    "E": "weekend",
}


@reader
def read_weekend(m: Match, scene: Scene) -> Reading | None:
    """Over the weekend; last weekend: the latest that had begun, or the one before this week's."""
    mods = m.words("mod")
    mod = mods[-1] if mods else ""
    determined = m.tokens.words[m.start] in ("the", "its") or mod or "edge" in m
    if not determined:
        return None
    anchor = scene.anchor
    if mod in ("that", "same"):
        return Reading("same_period_as_event", None, None, "E", offset_days=(-3, 3))
    which = "last" if mod in LAST_WORDS else "next" if mod in NEXT_WORDS else "this" if mod == "this" else "the"
    basis = f"{which}_weekend"
    if anchor is None:
        return Reading(basis, None, None, "E")
    now = spans.weekend_span(anchor)
    begun = now if now[0] <= anchor else neighbour(now, "E", -1)
    if mod in LAST_WORDS:
        span = neighbour(now, "E", -1)
    elif mod in NEXT_WORDS:
        span = now if now[0] > anchor else neighbour(now, "E", 1)
    else:
        span = now if looks_ahead(m.tokens, m.start, m.end) else begun
        if mod == "this":
            span = now if anchor.weekday() >= 2 or span == now else begun
    return resolved(basis, span, "E", ahead=span[0] > anchor)


@reader
def read_this_unit(m: Match, scene: Scene) -> Reading | None:
    """Last week, this month, earlier this year; that day, the following week."""
    unit, mods, edge = m.word("unit"), m.words("mod"), edge_of(m)
    mod, code = mods[-1], UNITS[unit]
    determined = m.word("the")
    name = _UNIT_NAMES.get(code, unit)
    if code in ("H", "TM"):
        if mod in ("that", "same", "this", "current", "full"):
            return None
        return Reading("past_span", None, duration_value(1, unit), "", "duration", "DURATION")
    if mods[0] == "this" and len(mods) > 1:  # "this past year"
        determined = "the"
    if mod == "full":
        return _from_anchor(scene, code, 0, f"this_{name}") if code == "Y" else None
    if mod in ("that", "same"):
        return _same_as_event(scene, code)
    if determined and (mod in ("following", "next", "previous", "preceding")):
        return beside_event(scene, 1 if mod in NEXT_WORDS else -1, 1.0, True, unit)
    if mod in ("following", "previous", "preceding"):
        return None
    if mod == "latest":
        return _from_anchor(scene, code, -1, f"last_{name}")
    if code == "D":
        if mod in ("this", "current"):
            return None
        if mod == "past" or (mod == "last" and determined):
            return span_to_anchor(scene, 1.0, unit, "P1D")
        return None
    if mod == "past" or (mod == "last" and determined and not edge):
        reading = span_to_anchor(scene, 1.0, unit, duration_value(1, unit))
        if code == "Y" and scene.anchor:
            return replace(reading, value=str(scene.anchor.year - 1), timex_type="DATE")
        return reading
    step = -1 if mod in LAST_WORDS else 1 if mod in NEXT_WORDS else 0
    basis = f"{'last' if step < 0 else 'next' if step > 0 else 'this'}_{name}"
    return _from_anchor(scene, code, step, basis, edge)


def span_to_anchor(scene: Scene, count: float | None, unit: str, value: str, *, ahead: bool = False) -> Reading:
    """So many units up to the article's date (or from it on)."""
    span = None
    if scene.anchor is not None:
        code = UNITS[unit]
        if count is not None and code in DAYS_IN_UNIT:
            days = round(count * DAYS_IN_UNIT[code])
        else:
            days = days_apart(count, True, unit)[1] or (1 if count and count > 3 and code == "H" else 0)
        span = (
            (scene.anchor, spans.shift(scene.anchor, days))
            if ahead
            else (spans.shift(scene.anchor, -days), scene.anchor)
        )
    return Reading("next_span" if ahead else "past_span", span, value, "", "window", "DURATION", ahead=ahead)


def _same_as_event(scene: Scene, code: str) -> Reading:
    last = scene.last.span if scene.last else None
    value = span_value(unit_span(last[0], code), code) if last else None
    reach = {"D": 0, "W": 6, "M": 30, "Y": 365}.get(code, 3650)
    basis = "same_day_as_event" if code == "D" else "same_period_as_event"
    return Reading(basis, None, value, code, offset_days=(-reach, reach))


def beside_event(scene: Scene, sign: int, count: float | None, counted: bool, unit: str) -> Reading:
    """So many units after (``sign`` 1) or before (-1) an event that the text doesn't name in the expression itself."""
    least, most = days_apart(count, counted, unit)
    code = UNITS[unit]
    offset = (least, most) if sign > 0 else (-most, -least)
    last = scene.last.span if scene.last else None
    value = None
    if code in ("H", "TM", "S"):
        value = scene.last.value if scene.last and scene.last.grain == "D" else None
    elif last and count is not None and code in _UNIT_NAMES and scene.last:
        step = round(sign * count)
        own = scene.last.grain
        if code == "Y" and own in ("D", "M", "Q", "Y"):
            year = max(1, min(9999, last[0].year + step))
            value = span_value(
                (last[0].replace(year=year, day=min(last[0].day, 28) if own == "D" else 1),) * 2,
                own if own == "Q" else "Y",
            )
        else:
            value = span_value(neighbour(unit_span(last[0], code), code, step), code)
    if value is None and count is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return Reading(
        "after_event" if sign > 0 else "before_event",
        None,
        value,
        code if code in _UNIT_NAMES else "D",
        offset_days=offset,
    )


@reader
def read_in_the_unit(m: Match, scene: Scene) -> Reading | None:
    """Earlier in the week; earlier in the day leans on the day spoken of."""
    code = UNITS[m.word("unit")]
    if code == "D":
        return _same_as_event(scene, "D")
    return _from_anchor(scene, code, 0, f"this_{_UNIT_NAMES.get(code, 'period')}", edge_of(m))


@reader
def read_end_of_unit(m: Match, scene: Scene) -> Reading | None:
    """The end of the month."""
    code = UNITS[m.word("unit")]
    if code not in ("W", "M", "Y", "X", "C"):
        return None
    return _from_anchor(scene, code, 0, f"this_{_UNIT_NAMES[code]}", edge_of(m))


@reader
def read_year_end(m: Match, scene: Scene) -> Reading | None:
    """Year-end, year's end, month-end."""
    code = UNITS[m.word("unit")]
    if code not in ("M", "Y"):
        return None
    step = -1 if m.word("mod") in LAST_WORDS else 1 if m.word("mod") in NEXT_WORDS else 0
    return _from_anchor(scene, code, step, f"{_UNIT_NAMES[code]}_end", "end")


@reader
def read_the_unit(m: Match, scene: Scene) -> Reading | None:
    """The year 2014. The year, the month, the week by themselves are too vague to date anything."""
    year = year_of(m)
    code = UNITS[m.word("unit")]
    if year is not None:
        return resolved("explicit_year", spans.year_span(year), "Y") if code == "Y" else None
    if code == "Y" and m.before() in ("for", "of", "in", "through", "during", "over"):
        return Reading("duration", None, "P1Y", "", "duration", "DURATION")
    return None


@reader
def read_week_of(m: Match, scene: Scene) -> Reading | None:
    """The week of March 9; the week ending 15 March is the seven days up to it."""
    name = "month" if "month" in m else "month_b"
    if UNITS[m.word("unit")] != "W" or not is_month_word(m, name, alone=False):
        return None
    number = m.number("day") or m.number("day_b") or 0
    day = day_reading(m, scene, MONTHS[m.word(name)], number, year_of(m))
    if day is None or day.span is None:
        return None
    words = m.tokens.words[m.start : m.end]
    first = day.span[0]
    if "ending" in words or "ended" in words:
        return replace(resolved("week_of", (spans.shift(first, -6), first), "W"), ahead=day.ahead)
    span = (first, spans.shift(first, 6)) if "of" not in words else spans.week_span(first)
    return resolved("week_of", span, "W", ahead=day.ahead)
