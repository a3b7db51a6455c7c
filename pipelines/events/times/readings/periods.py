"""Reading months, seasons, years, decades and centuries, and the quarters of company news."""

from dataclasses import replace
from datetime import date

from pipelines.events.times import spans
from pipelines.events.times.lexicon import CARDINALS, CLASS_CODES, DECADES, MONTHS, ORDINALS, SEASONS, UNITS, word_set
from pipelines.events.times.readings.days import is_part_of_name
from pipelines.events.times.readings.reading import (
    LAST_WORDS,
    NEXT_WORDS,
    Match,
    Reading,
    Scene,
    edge_of,
    is_month_word,
    narrow,
    neighbour,
    reader,
    resolved,
    unit_span,
    year_of,
)
from pipelines.events.times.spans import Span
from pipelines.events.times.tense import looks_ahead, tense


def year_of_phrase(m: Match, name: str, scene: Scene) -> int | None:
    """The year of "1988", "last year's", "a year ago"."""
    for word in m.words(name):
        if word.isdigit():
            return int(word)
        if scene.anchor and (word in LAST_WORDS or word in ("a", "ago")):
            return scene.anchor.year - 1
        if scene.anchor and word in NEXT_WORDS:
            return scene.anchor.year + 1
        if scene.anchor and word == "this":
            return scene.anchor.year
    return None


def _is_month_ahead(m: Match, months: int) -> bool:
    """Whether a bare month is the one ``months`` from now and not the last of that name; by the tense, as for days."""
    sense, is_term = tense(m.tokens, m.start, m.end)
    if sense > 0:
        return months < 10 or is_term
    return is_term and months <= 2


@reader
def read_month(m: Match, scene: Scene) -> Reading | None:
    """In December; late October; last July; March 2020."""
    year = year_of(m) or year_of_phrase(m, "when2", scene)
    mods = m.words("mod")
    if not is_month_word(m, "month", alone=year is None and not mods and "edge" not in m):
        return None
    if is_part_of_name(m):
        return None
    month = MONTHS[m.word("month")]
    edge = edge_of(m)
    ahead = False
    if year is not None:
        basis = "explicit_month" if year_of(m) else "month_of_year"
        ahead = scene.anchor is not None and (year, month) > (scene.anchor.year, scene.anchor.month)
    elif scene.anchor is None:
        return Reading("month_past", None, f"XXXX-{month:02d}", "M")
    else:
        anchor = scene.anchor
        if mods and mods[-1] in LAST_WORDS:
            year, basis = anchor.year - (month >= anchor.month), "last_month_named"
        elif mods and mods[-1] in NEXT_WORDS:
            year, basis, ahead = anchor.year + (month <= anchor.month), "next_month_named", True
        elif month != anchor.month and _is_month_ahead(m, (month - anchor.month) % 12):
            year, basis, ahead = anchor.year + (month < anchor.month), "month_future", True
        else:
            year, basis = anchor.year - (month > anchor.month), "month_past"
            part = narrow(spans.month_span(year, month), edge, "M", None)
            if part[0] > anchor:  # "late March" on 5 March was a year ago, unless it is to come
                ahead = _is_month_ahead(m, 0)
                year -= not ahead
    if not spans.FIRST_YEAR <= year <= spans.LAST_YEAR:
        return None
    reading = resolved(basis, spans.month_span(year, month), "M", ahead=ahead)
    if not edge or reading.span is None:
        return reading
    narrowed = narrow(reading.span, edge, "M", scene.anchor)
    return replace(reading, span=narrowed, basis=f"{basis}_part" if narrowed != reading.span else basis)


@reader
def read_month_modyear(m: Match, scene: Scene) -> Reading | None:
    """Last year's March."""
    year = year_of_phrase(m, "when2", scene)
    return resolved("month_of_year", spans.month_span(year, MONTHS[m.word("month")]), "M") if year else None


@reader
def read_season(m: Match, scene: Scene) -> Reading | None:
    """The summer of 2014; last winter."""
    word = m.word("season")
    year = year_of(m) or year_of_phrase(m, "when2", scene)
    mods = m.words("mod")
    if word in ("fall", "spring") and year is None and not mods:
        return None
    if (
        year is None
        and not mods
        and m.before() not in ("in", "since", "during", "over", "by", "until", "this", "of")
        and not edge_of(m)
    ):
        return None
    code = SEASONS[word]
    edge = edge_of(m)
    anchor = scene.anchor
    if year is not None:
        reading = resolved("explicit_season", spans.season_span(year, code), "S")
    elif mods and mods[-1] in ("that", "same"):
        return Reading("same_period_as_event", None, None, "S", offset_days=(-180, 180))
    elif anchor is None:
        return Reading("season_past", None, None, "S")
    else:
        now = spans.season_span(anchor.year, code)
        if mods and mods[-1] in LAST_WORDS:
            chosen, basis = (now if now[1] < anchor else spans.season_span(anchor.year - 1, code)), "last_season"
        elif mods and mods[-1] in NEXT_WORDS:
            chosen, basis = (now if now[0] > anchor else spans.season_span(anchor.year + 1, code)), "next_season"
        elif mods and mods[-1] == "this":
            chosen, basis = now, "this_season"
        else:
            chosen, basis = (now if now[0] <= anchor else spans.season_span(anchor.year - 1, code)), "season_past"
            if now[0] > anchor and looks_ahead(m.tokens, m.start, m.end):
                chosen, basis = now, "season_future"
        reading = resolved(basis, chosen, "S", ahead=chosen[1] > anchor and basis != "season_past")
    return replace(reading, span=narrow(reading.span, edge, "S", anchor)) if edge and reading.span else reading


_YEAR_CUES = word_set(
    "in of since by until till from to through between during and or before after early late mid year ( [ , for "
    "fiscal than around about the than - or"
)
_NOT_PLURALS = word_set("was is has as this its thus whereas")


@reader
def read_year(m: Match, scene: Scene) -> Reading | None:
    """In 2018; early 2019. A number of things is not a year, nor is a part of another number."""
    year = year_of(m)
    if year is None:
        return None
    index = m.index("year")
    before, after, glued = m.before(), m.after(), m.glued_after()
    edge = edge_of(m)
    named = m.tokens.words[m.start] == "the" or bool(edge)
    previous = m.tokens.words[index - 1] if index else ""
    if previous in ("$", "£", "€", "#", "/", ":", "'") or (
        previous in (",", ".", "-") and index > 1 and m.tokens.words[index - 2].isdigit()
    ):
        return None
    if glued in ("%", "$") or (
        glued in (",", ".", "-", ":", "/") and m.end + 1 < len(m.tokens.words) and m.tokens.words[m.end + 1].isdigit()
    ):
        return None
    if not named:
        if m.tokens.codes[index] != CLASS_CODES["yr"] and before not in ("in", "since", "of", "circa"):
            return None
        plural = glued.isspace() and after.endswith("s") and after.isalpha() and after not in _NOT_PLURALS
        if (
            plural
            and before not in ("in", "since", "during")
            and not (m.end + 1 < len(m.tokens.words) and m.tokens.is_capitalised(m.end + 1))
        ):
            return None
        if glued.isspace() and after in (
            "people",
            "troops",
            "percent",
            "men",
            "women",
            "of",
            "million",
            "gmt",
            "hours",
            "block",
        ):
            return None
        if before not in _YEAR_CUES and (
            glued.isspace() and after.isalpha() and m.tokens.codes[index] != CLASS_CODES["yr"]
        ):
            return None
    reading = resolved("explicit_year", spans.year_span(year), "Y")
    return replace(reading, span=narrow(reading.span, edge, "Y", scene.anchor)) if edge and reading.span else reading


@reader
def read_spoken_year(m: Match, scene: Scene) -> Reading | None:
    """Nineteen ninety-six, as broadcast transcripts have it."""
    ones = CARDINALS.get(m.word("ones"), 0)
    year = 100 * CARDINALS[m.word("century")] + CARDINALS[m.word("tens")] + ones
    return resolved("explicit_year", spans.year_span(year), "Y") if ones < 10 else None


@reader
def read_decade(m: Match, scene: Scene) -> Reading | None:
    """The 1990s, the '90s, the nineties."""
    year = m.number("decade")
    if year is None and "short" in m:
        short = m.number("short") or 0
        if short % 10 or (m.tokens.words[m.start] not in ("the", "'") and "edge" not in m):
            return None
        year = 1900 + short if short >= 20 else 2000 + short
    elif year is None:
        number = DECADES[m.word("word")]
        if m.before() in ("his", "her", "their", "your", "my") or m.tokens.words[m.start] not in (
            "the",
            "early",
            "late",
            "mid",
        ):
            return None
        year = 1900 + 10 * number
    if year is None or year % 10:
        return None
    code = "C" if year % 100 == 0 and year < 2000 else "X"
    reading = resolved("explicit_decade", unit_span(date(year, 1, 1), code), code)
    edge = edge_of(m)
    return replace(reading, span=narrow(reading.span, edge, "X", scene.anchor)) if edge and reading.span else reading


def ordinal_number(word: str) -> int | None:
    """The number of "third" or of the 3 in "3rd"; null for another word."""
    return int(word) if word.isdigit() else ORDINALS.get(word)


@reader
def read_century(m: Match, scene: Scene) -> Reading | None:
    """The 20th century."""
    number = ordinal_number(m.word("which"))
    if UNITS[m.word("unit")] != "C" or number is None or not 2 <= number <= 30:
        return None
    return resolved("explicit_century", unit_span(date(100 * (number - 1), 1, 1), "C"), "C")


# -- quarters, and the periods of company news


def _latest_quarter(scene: Scene, number: int | None) -> Span | None:
    """The quarter of that number that began last; without a number the last one completed."""
    anchor = scene.anchor
    if anchor is None:
        return None
    if number is None:
        return neighbour(unit_span(anchor, "Q"), "Q", -1)
    now = spans.quarter_span(anchor.year, number)
    return now if now[0] <= anchor else spans.quarter_span(anchor.year - 1, number)


@reader
def read_quarter_of(m: Match, scene: Scene) -> Reading | None:
    """Third-quarter; the second quarter of 1990; last year's quarter; the latest quarter."""
    number = ordinal_number(m.word("which")) if "which" in m else None
    year = year_of_phrase(m, "when1", scene) or year_of_phrase(m, "when2", scene)
    mod = m.word("mod")
    determined = m.tokens.words[m.start] in ("the", "its") or number or year or mod or "ago" in m
    if not determined or (number is not None and number > 4):
        return None
    basis = "quarter"
    span = None
    if number is not None and (m.word("unit") == "quarters"):
        return None
    if number is not None:
        span = spans.quarter_span(year, number) if year else _latest_quarter(scene, number)
        if year is None and span and mod in NEXT_WORDS and scene.anchor:
            span = neighbour(span, "Y", 1)
        elif year is None and span and mod == "last" and scene.anchor and span[1] >= scene.anchor:
            span = spans.quarter_span(span[0].year - 1, number)
        if "ago" in m and span:
            span = spans.quarter_span(span[0].year - 1, number)
    elif m.word("unit") == "quarters":
        return None
    elif "ago" in m or year:
        base = scene.last_quarter.span if scene.last_quarter else _latest_quarter(scene, None)
        if base:
            span = spans.quarter_span(year or base[0].year - 1, (base[0].month + 2) // 3)
        basis = "quarter_narrative"
    elif mod in ("this", "current") and scene.anchor:
        span = unit_span(scene.anchor, "Q")
    elif mod in NEXT_WORDS and scene.anchor:
        span = neighbour(unit_span(scene.anchor, "Q"), "Q", 1)
    elif mod in LAST_WORDS or mod == "latest":
        span = _latest_quarter(scene, None)
    else:
        span = scene.last_quarter.span if scene.last_quarter else _latest_quarter(scene, None)
        basis = "quarter_narrative"
    if span is None:
        return Reading(basis, None, None, "Q")
    return resolved(basis, span, "Q", ahead=scene.anchor is not None and span[0] > scene.anchor)


@reader
def read_half_of(m: Match, scene: Scene) -> Reading | None:
    """The first half of 2019."""
    number = ordinal_number(m.word("which"))
    year = year_of_phrase(m, "when", scene)
    if year is None and m.tokens.words[m.end - 1] == "year" and scene.anchor:
        year = scene.anchor.year
    if number not in (1, 2) or year is None:
        return None
    return resolved(
        "half_year", spans.half_span(year, number), "H", ahead=scene.anchor is not None and year > scene.anchor.year
    )


@reader
def read_period(m: Match, scene: Scene) -> Reading | None:
    """The year-earlier period, the 1988 period: the period last spoken of, in that year."""
    if m.word("unit") != "period" or (m.word("mod") in ("that", "same", "current") and "when2" not in m):
        return None
    base = scene.last_quarter.span if scene.last_quarter else _latest_quarter(scene, None)
    if base is None:
        return None
    year = year_of(m) or year_of_phrase(m, "when2", scene) or (base[0].year if m.word("mod") else base[0].year - 1)
    return resolved("quarter_narrative", spans.quarter_span(year, (base[0].month + 2) // 3), "Q")


@reader
def read_fiscal(m: Match, scene: Scene) -> Reading | None:
    """Fiscal 1989; the fiscal year."""
    year = year_of(m) or year_of(m, "year2")
    if year:
        return resolved("fiscal_year", spans.year_span(year), "Y")
    return Reading("duration", None, "P1Y", "", "duration", "DURATION") if UNITS.get(m.word("unit")) == "Y" else None
