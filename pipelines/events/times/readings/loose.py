"""Reading what has no day of its own: clock times, holidays, "now" and "recently"."""

from collections.abc import Callable
from datetime import date

from pipelines.events.times import spans
from pipelines.events.times.lexicon import PARTS_OF_DAY, UNITS
from pipelines.events.times.readings.reading import Match, Reading, Scene, clock_value, reader, resolved
from pipelines.events.times.tense import looks_ahead


@reader
def read_clock(m: Match, scene: Scene) -> Reading | None:
    """At 7:45 p.m., 0530 GMT, with no day beside it. A score (3:2) has no minutes of two digits."""
    words = m.words("clock1")
    clock = clock_value(words)
    if not clock or (":" in words and (len(words[2]) != 2 or m.glued_after() == ":")):
        return None
    last = scene.last.value if scene.last and scene.last.grain == "D" else None
    day = last[:10] if last else scene.anchor.isoformat() if scene.anchor else None
    return Reading("clock_time", None, f"{day}T{clock}" if day else f"T{clock}", "", "time", "TIME")


@reader
def read_part(m: Match, scene: Scene) -> Reading | None:
    """At dawn, by noon."""
    part = m.word("part")
    if m.before() not in ("at", "by", "before", "after", "until", "around", "since") or part in ("dusk", "sunset"):
        return None
    if scene.anchor is None:
        return Reading("clock_time", None, None, "", "time", "TIME")
    code = PARTS_OF_DAY[part]
    return Reading(
        "clock_time",
        None,
        f"{scene.anchor.isoformat()}T{code}",
        "",
        "time",
        "TIME",
        is_night=part in ("midnight", "nightfall"),
    )


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas": lambda y: date(y, 12, 25),
    "halloween": lambda y: date(y, 10, 31),
    "thanksgiving": lambda y: spans.nth_weekday(y, 11, 3, 4),
    "easter": spans.easter,
    "new_year": lambda y: date(y, 1, 1),
}


@reader
def read_holiday(m: Match, scene: Scene) -> Reading | None:
    """Christmas Day, Easter, New Year's Eve; Thanksgiving as in the United States."""
    name = m.word("name") or "new_year"
    extra = m.word("which") or m.word("which2")
    if extra and extra not in ("day", "eve", "week"):
        return None
    if scene.anchor is None:
        return Reading("named_day", None, None, "D")
    step = -1 if extra == "eve" else 0
    ahead = looks_ahead(m.tokens, m.start, m.end)
    years = range(scene.anchor.year - 1, scene.anchor.year + 2)
    days = [spans.shift(_HOLIDAYS[name](year), step) for year in years]
    chosen = min(d for d in days if d >= scene.anchor) if ahead else max(d for d in days if d <= scene.anchor)
    if extra == "week":
        return resolved("named_day", spans.week_span(chosen), "W", ahead=ahead)
    return resolved("named_day", (chosen, chosen), "D", ahead=ahead)


@reader
def read_vague(m: Match, scene: Scene) -> Reading | None:
    """Now, recently, in the past, the future: when, but not which day."""
    word = m.word("word") or m.word("word2")
    first = m.tokens.words[m.start]
    if "unit" in m:
        return Reading("vague", None, "PRESENT_REF", "") if UNITS[m.word("unit")] == "D" and first == "these" else None
    if word == "now" and m.before() in ("from", "for", "until", "by"):
        return None
    if word in ("now", "currently", "current"):
        return Reading("vague", None, "PRESENT_REF", "")
    if word == "future":
        return Reading("vague", None, "FUTURE_REF", "") if first == "the" or m.before() == "in" else None
    if word == "past":
        return (
            Reading("vague", None, "PAST_REF", "")
            if first == "the" and m.before() in ("in", "of", "from") and m.after() in (".", ",", "")
            else None
        )
    if word in ("last", "previous", "preceding"):
        return None
    return (
        Reading("vague", None, "FUTURE_REF" if word == "soon" else "PAST_REF", "")
        if word in ("recently", "lately")
        else None
    )
