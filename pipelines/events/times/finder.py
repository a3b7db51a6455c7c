"""Finding the time expressions of an article, in order, with what each makes of the ones before it.

Here: the walk over the text, the dateline, and "since". Not here: what one expression means, see ``readings``.
"""

import re
from dataclasses import replace
from datetime import date

from pipelines.events.times.grammar import ANY_RULE, RULES
from pipelines.events.times.mention import TimeMention, date_precision
from pipelines.events.times.readings import READERS, Match, Reading, Scene
from pipelines.events.times.tokens import Tokens

_RULE_NAMES = list(RULES)
_DATELINE_REACH = 400
_DATELINE_DAYS = 10
# "BAGHDAD, Iraq, March 17 (Reuters) -", "[TEXT] SAN SALVADOR, 14 JAN 89 (ACAN-EFE) --"
_DATELINE_BEFORE = re.compile(
    r"(?:^|\n)[ \t]*(?:\[[^\]\n]{1,20}\][ \t]*)?[A-Z][A-Z.' -]{2,30}(?:[,(][^\n]{0,40})?[ ,(]*$"
)
_DATELINE_AFTER = re.compile(r"[ ,.)]*(?:\([^)\n]{2,40}\)|--|-|\u2014|_|\[|/)")
_GLUE = frozenset(",.")
_CURRENCY = frozenset("$\u00a3\u20ac\u00a5#")


def _is_part_of_number(tokens: Tokens, start: int) -> bool:
    """Whether digits that begin an expression belong to a longer number: the 200 of 1,200 days, of $200, of 7.200."""
    words = tokens.words
    if start == 0 or not words[start][0].isdigit():
        return False
    previous = words[start - 1]
    if previous in _CURRENCY:
        return True
    if previous in _GLUE:
        return start > 1 and words[start - 2].isdigit()
    return previous == "-" and start > 1 and words[start - 2].isdigit()


def _read(tokens: Tokens, start: int, first_rule: str, scene: Scene) -> tuple[Match, Reading] | None:
    """The first rule from ``first_rule`` on that makes sense of the words at ``start``."""
    if _is_part_of_number(tokens, start):
        return None
    for name in _RULE_NAMES[_RULE_NAMES.index(first_rule) :]:
        found = RULES[name].pattern.match(tokens.codes, start)
        if found is None:
            continue
        match = Match(tokens, found)
        reading = READERS[name](match, scene)
        if reading is not None:
            return match, reading
    return None


def _is_dateline(tokens: Tokens, start: int, end: int) -> bool:
    text = tokens.text
    return (
        start < _DATELINE_REACH
        and _DATELINE_BEFORE.search(text, max(0, start - 120), start) is not None
        and _DATELINE_AFTER.match(text, end) is not None
    )


def _adopt_dateline(scene: Scene, reading: Reading) -> Reading | None:
    """The dateline's day as the day the article speaks from, when it fits the date of publication."""
    if reading.span is None or reading.grain != "D" or reading.span[0] != reading.span[1]:
        return None
    day = reading.span[0]
    if scene.anchor is not None and not 0 <= (scene.anchor - day).days <= _DATELINE_DAYS:
        return None
    scene.anchor = day
    return replace(reading, basis="dateline", ahead=False)


def _since(tokens: Tokens, match: Match, reading: Reading, anchor: date | None) -> tuple[int, Reading]:
    """An expression after "since" as the window up to the article's date (codebook, dates, rule 6)."""
    i = match.start - 1
    while i >= 0 and (tokens.words[i].isspace() or tokens.words[i] == "the"):
        i -= 1
    if i < 0 or tokens.words[i] != "since" or reading.kind != "date":
        return match.start, reading
    if i < match.start - 2 and reading.grain in ("D", "M", "Y") and _opens_noun_phrase(tokens, match.end):
        return match.start, reading
    if reading.span is None or anchor is None or reading.span[0] > anchor:
        return i, replace(reading, kind="window", basis=f"since_{reading.basis}")
    return i, replace(
        reading,
        kind="window",
        span=(reading.span[0], anchor),
        basis=f"since_{reading.basis}",
        grain="",
        since=reading.span,
    )


def _opens_noun_phrase(tokens: Tokens, end: int) -> bool:
    """As in "since the March 2018 bombing": the date only tells which."""
    after = [w for w in tokens.words[end : end + 2] if not w.isspace()][:1]
    return bool(after) and after[0].isalpha() and after[0] not in _AFTER_DATES


_AFTER_DATES = frozenset("and or of in on at to when that which who after before but as by for from with until".split())


def _within(tokens: Tokens, match: Match, reading: Reading, start: int) -> int:
    """A window's own preposition belongs to it: "in the past seven days", "inside a week"."""
    if (
        reading.kind == "window"
        and start == match.start
        and match.before() in ("in", "inside", "within", "over", "during")
    ):
        i = start - 1
        while tokens.words[i].isspace():
            i -= 1
        return i
    return start


def _as_mention(tokens: Tokens, first: int, last: int, reading: Reading, anchor: date | None) -> TimeMention:
    lo = hi = precision = None
    if reading.span is not None:
        lo, hi = reading.span
        precision = date_precision(lo, hi)
        if anchor is not None and lo <= anchor < hi and not reading.ahead:
            hi = anchor  # what is told as past can't lie after the day it is told on
    return TimeMention(
        start=tokens.offsets[first],
        end=tokens.offsets[last],
        kind=reading.kind,
        lo=lo,
        hi=hi,
        precision=precision,
        basis=reading.basis,
        is_night=reading.is_night,
        value=reading.value,
        timex_type=reading.timex_type,
        needs_event=reading.offset_days is not None,
        offset_days=reading.offset_days,
        since=reading.since,
    )


def find_times(text: str, anchor: date | None) -> list[TimeMention]:
    """Every time expression of an article, in order and without overlap.

    Relative expressions count from the dateline of a wire report if there is one, else from ``anchor``; with neither
    they are returned unresolved. Which tense a bare weekday or month is read in follows the clause (codebook, dates).

    Args:
        text: The whole article as stored; offsets count its code points.
        anchor: The day of publication.
    """
    tokens = Tokens(text)
    scene = Scene(tokens, anchor)
    mentions: list[TimeMention] = []
    position = 0
    while found := ANY_RULE.search(tokens.codes, position):
        assert found.lastgroup is not None
        read = _read(tokens, found.start(), found.lastgroup, scene)
        if read is None:
            position = found.start() + 1
            continue
        match, reading = read
        if reading.grain == "D" and _is_dateline(tokens, tokens.offsets[match.start], tokens.offsets[match.end]):
            reading = _adopt_dateline(scene, reading) or reading
        if reading.grain and reading.kind == "date" and (reading.span or reading.value):
            if reading.span:
                scene.last = reading
            if reading.basis == "quarter" and reading.span:
                scene.last_quarter = reading
        first, reading = _since(tokens, match, reading, scene.anchor)
        first = _within(tokens, match, reading, first)
        mentions.append(_as_mention(tokens, first, match.end, reading, scene.anchor))
        position = match.end
    return mentions
