"""Reading single days: dates, weekdays, today and yesterday, with a time of day beside them."""

from dataclasses import replace
from datetime import date

from pipelines.events.times import spans
from pipelines.events.times.lexicon import CLASS_CODES, MONTHS, PARTS_OF_DAY, UNITS, WEEKDAYS, word_set
from pipelines.events.times.readings.reading import (
    LAST_WORDS,
    NEXT_WORDS,
    Match,
    Reading,
    Scene,
    is_month_word,
    reader,
    resolved,
    with_time_of_day,
    year_of,
)
from pipelines.events.times.tense import looks_ahead, tense


def _dated(scene: Scene, m: Match, month: int, number: int, year: int | None) -> tuple[date, str, bool] | None:
    """A day of a month: with its year, or the year that the clause's tense asks for."""
    if year is not None:
        found = spans.day(year, month, number)
        return (found, "explicit_date", False) if found else None
    anchor = scene.anchor
    if anchor is None:
        return None
    options = [d for d in (spans.day(anchor.year + step, month, number) for step in range(-8, 9)) if d]
    past = max((d for d in options if d <= anchor), default=None)
    future = min((d for d in options if d >= anchor), default=None)
    if past is None or future is None:
        return None
    mod = m.word("mod")
    if mod == "this":
        same_year = spans.day(anchor.year, month, number)
        return (same_year, "date_this_year", same_year > anchor) if same_year else None
    if mod in LAST_WORDS or mod in NEXT_WORDS:
        return (past, "date_past", False) if mod in LAST_WORDS else (future, "date_future", True)
    named_year = NAMED_DAYS.get((month, number))
    if named_year and m.after() in _OUTRAGES and past.year > named_year:
        return date(named_year, month, number), "named_day", False
    weekday = WEEKDAYS.get(m.word("wd"))
    if weekday is not None and (past.weekday() == weekday) != (future.weekday() == weekday):
        ahead = future.weekday() == weekday
    else:
        ahead = _is_ahead(m, (anchor - past).days, (future - anchor).days)
    return (future, "date_future", True) if ahead else (past, "date_past", False)


# days that news writes of without their year long afterwards, when an attack is named for them
NAMED_DAYS = {(9, 11): 2001, (10, 7): 2023}
_OUTRAGES = word_set("attack attacks massacre massacres terrorist terror atrocities hijackers")
_NEAR = 60


def _is_ahead(m: Match, back: int, ahead: int) -> bool:
    """Whether a date without its year is the next such date, ``ahead`` days off, and not the last, ``back`` days ago.

    The tense of the clause decides, except that what lies ten months off is hardly ever written without its year:
    beside a date that is near, it loses unless a verb in the past speaks for it.
    """
    sense, is_term = tense(m.tokens, m.start, m.end)
    if sense > 0:
        return not (back <= _NEAR and ahead > 365 - 2 * _NEAR)
    return ahead <= _NEAR and back > 365 - 2 * _NEAR and (sense == 0 or is_term)


def _short_year(number: int) -> int:
    return number + (1900 if number >= 60 else 2000)


_NAMED_FOR_DAYS = word_set(
    "movement brigade brigades battalion front revolution organization organisation group alliance street avenue "
    "square bridge "
    "stadium university commando commandos agreement committee"
)


def is_part_of_name(m: Match) -> bool:
    """Whether a day is part of a name: the March 23 Movement, the 17 November group."""
    if m.after() not in _NAMED_FOR_DAYS or not m.glued_after().isspace():
        return False
    return m.tokens.is_capitalised(m.end + 1) or m.after() in ("movement", "group", "revolution")


def day_reading(m: Match, scene: Scene, month: int, number: int, year: int | None) -> Reading | None:
    """A day of a month with the time of day beside it; without its year, by rule 1 of the codebook's dates."""
    if not 1 <= number <= 31 or is_part_of_name(m):
        return None
    found = _dated(scene, m, month, number, year)
    if found is None:
        if year is None and spans.day(2000, month, number):
            return with_time_of_day(Reading("date_past", None, f"XXXX-{month:02d}-{number:02d}", "D"), m)
        return None
    day, basis, ahead = found
    return with_time_of_day(resolved(basis, (day, day), "D", ahead=ahead), m)


@reader
def read_md(m: Match, scene: Scene) -> Reading | None:
    """March 11, 2020."""
    if not is_month_word(m, "month", alone=False):
        return None
    year = year_of(m) or _year_beside(m, scene)
    return day_reading(m, scene, MONTHS[m.word("month")], m.number("day") or 0, year)


def _year_beside(m: Match, scene: Scene) -> int | None:
    """The year of "March 11 last year", "11 March of this year"."""
    words = m.words("when2")
    if scene.anchor is None or "year" not in words:
        return None
    step = -1 if words[0] in LAST_WORDS else 1 if words[0] in NEXT_WORDS else 0
    return scene.anchor.year + step


@reader
def read_dm(m: Match, scene: Scene) -> Reading | None:
    """11 March 2020, 14 JAN 89."""
    if not is_month_word(m, "month", alone=False):
        return None
    short = m.number("short")
    year = year_of(m) or (_short_year(short) if short is not None else None) or _year_beside(m, scene)
    return day_reading(m, scene, MONTHS[m.word("month")], m.number("day") or 0, year)


@reader
def read_dm_list(m: Match, scene: Scene) -> Reading | None:
    """The "3" of "3 and 7 March"."""
    for i in range(m.end, min(m.end + 10, len(m.tokens.words))):
        if m.tokens.words[i] in MONTHS:
            return day_reading(m, scene, MONTHS[m.tokens.words[i]], m.number("day") or 0, None)
    return None


@reader
def read_iso(m: Match, scene: Scene) -> Reading | None:
    """2020-03-11, 2020/03/11."""
    month, number = m.number("month") or m.number("month_s"), m.number("day") or m.number("day_s")
    return day_reading(m, scene, month or 0, number or 0, year_of(m))


@reader
def read_numeric(m: Match, scene: Scene) -> Reading | None:
    """11/03/2020 and 3/11/20: where both orders are possible, the latest that isn't after the article."""
    first = m.number("a1") or 0
    second = m.number("a2") or m.number("b2") or m.number("c2") or 0
    year = year_of(m) or year_of(m, "year_b") or year_of(m, "year_c")
    if year is None:
        short = m.number("short")
        if short is None:
            return None
        year = _short_year(short)
    options = {d for d in (spans.day(year, second, first), spans.day(year, first, second)) if d}
    if scene.anchor and len(options) == 2:
        past = {d for d in options if d <= scene.anchor}
        options = {max(past)} if past else {min(options)}
    if len(options) != 1:
        return Reading("ambiguous_date", None, f"{year}", "D") if options else None
    found = options.pop()
    return resolved("explicit_date", (found, found), "D")


@reader
def read_nine_eleven(m: Match, scene: Scene) -> Reading | None:
    """9/11, which names one day; other pairs of numbers are fractions and scores."""
    if (
        m.tokens.words[m.start] != "9"
        or m.tokens.words[m.end - 1] != "11"
        or scene.anchor is None
        or scene.anchor.year < 2001
    ):
        return None
    return resolved("named_day", (date(2001, 9, 11), date(2001, 9, 11)), "D")


@reader
def read_day_of_month(m: Match, scene: Scene) -> Reading | None:
    """The 5th of last month."""
    if scene.anchor is None or UNITS[m.tokens.words[m.end - 1]] != "M":
        return None
    step = -1 if m.word("mod") in LAST_WORDS else 1 if m.word("mod") in NEXT_WORDS else 0
    year, month = spans.shift_month(scene.anchor.year, scene.anchor.month, step)
    found = spans.day(year, month, m.number("day") or 0)
    return resolved("day_of_month", (found, found), "D", ahead=found > scene.anchor) if found else None


_NAMED_WEEKDAYS = word_set("black bloody good holy palm ash shrove super")


@reader
def read_weekday(m: Match, scene: Scene) -> Reading | None:
    """Monday, last Friday, late on Monday night, Wednesday of last week."""
    index = m.index("wd")
    word = m.word("wd")
    if m.tokens.codes[index] == CLASS_CODES["wdsoft"] and not (
        m.tokens.is_capitalised(index) and m.words("wd")[-1] == "." and m.before() not in ("the", "a")
    ):
        return None
    if index > 1 and m.tokens.words[index - 2] in _NAMED_WEEKDAYS:
        return None
    anchor = scene.anchor
    if anchor is None:
        return with_time_of_day(Reading("weekday_past", None, None, "D"), m)
    weekday = WEEKDAYS[word]
    mods = m.words("mod")
    week = m.words("week")
    if week:
        step = -1 if week[-1] in LAST_WORDS else 1 if week[-1] in NEXT_WORDS else 0
        day = spans.shift(spans.week_span(anchor)[0], 7 * step + weekday)
        return with_time_of_day(resolved("weekday_of_week", (day, day), "D", ahead=day > anchor), m)
    if mods and mods[-1] in LAST_WORDS:
        day, basis = spans.weekday_near(anchor, weekday, forward=False, strict=True), "last_weekday"
    elif mods and mods[-1] in NEXT_WORDS:
        day, basis = spans.weekday_near(anchor, weekday, forward=True, strict=True), "next_weekday"
    else:
        ahead = looks_ahead(m.tokens, m.start, m.end)
        day = spans.weekday_near(anchor, weekday, forward=ahead)
        basis = "weekday_future" if ahead else "weekday_past"
    return with_time_of_day(resolved(basis, (day, day), "D", ahead=day > anchor), m)


@reader
def read_weekdays(m: Match, scene: Scene) -> Reading | None:
    """Fridays."""
    return Reading("set", None, f"XXXX-WXX-{WEEKDAYS[m.word('wd')[:-1]] + 1}", "D", "set", "SET")


@reader
def read_relative(m: Match, scene: Scene) -> Reading | None:
    """Today, yesterday morning, tonight, overnight."""
    word = m.word("rel")
    anchor = scene.anchor
    night = word in ("tonight", "overnight")
    basis = "overnight" if word == "overnight" else "relative_day"
    if anchor is None:
        return replace(with_time_of_day(Reading(basis, None, None, "D"), m), is_night=night)
    if word == "overnight":  # the night that ended on the article's morning began the day before
        return Reading(
            basis, (spans.shift(anchor, -1), anchor), f"{anchor.isoformat()}TNI", "D", timex_type="TIME", is_night=True
        )
    day = spans.shift(anchor, {"yesterday": -1, "tomorrow": 1}.get(word, 0))
    reading = with_time_of_day(resolved(basis, (day, day), "D", ahead=day > anchor), m)
    if word == "tonight":
        return replace(reading, is_night=True, timex_type="TIME", value=f"{day.isoformat()}TNI")
    return reading


@reader
def read_beyond_relative(m: Match, scene: Scene) -> Reading | None:
    """The day before yesterday, the day after tomorrow, the night before last."""
    words = m.tokens.words[m.start : m.end]
    step = {"yesterday": -2, "tomorrow": 2, "last": -2}.get(m.word("rel"), 0)
    if not step or UNITS.get(m.word("unit")) not in ("D", "N") or ("before" in words) != (step < 0):
        return None
    if scene.anchor is None:
        return Reading("relative_day", None, None, "D")
    day = spans.shift(scene.anchor, step)
    return resolved("relative_day", (day, day), "D", ahead=step > 0, is_night=m.word("unit") == "night")


@reader
def read_this_part(m: Match, scene: Scene) -> Reading | None:
    """This morning, last night; that evening leans on an event."""
    mod, part = m.word("mod"), m.words("pd")[-1]
    if mod in ("that", "same"):
        last = scene.last.value if scene.last and scene.last.grain == "D" else None
        value = f"{last[:10]}T{PARTS_OF_DAY[part]}" if last else None
        return Reading(
            "same_day_as_event", None, value, "D", timex_type="TIME", is_night=part == "night", offset_days=(0, 0)
        )
    if mod in LAST_WORDS and mod != "last":
        return None
    anchor = scene.anchor
    back = 1 if mod == "last" else 0
    night = part == "night"
    if anchor is None:
        return Reading("relative_day", None, None, "D", timex_type="TIME", is_night=night)
    day = spans.shift(anchor, -back)
    return replace(
        with_time_of_day(resolved("relative_day", (day, day), "D"), m),
        is_night=night,
        timex_type="TIME",
    )
