"""Figures that take back a number: "not 11", "revised from 20 to 16", "after previously announcing eight dead".

Here: the numbers of a sentence that are said to hold no longer, and the figure that each gives way to. Not here: which
of two figures of one article counts, which is ``assembly.reconciling``; nor of two articles, which is dbt's.
"""

from dataclasses import replace

from pipelines.events.casualties.figure import Figure
from pipelines.events.figures import Quantity, quantity_at
from pipelines.events.reading import Reading
from pipelines.events.trace import Reason

_CORRECTING = frozenset(
    """revised revises revising corrected corrects correcting lowered lowers lowering amended amends amending""".split()
)
_FIGURE = frozenset("toll tolls figure figures count counts number numbers tally estimate death deaths total".split())
_EARLIER = frozenset("earlier previously initially originally first previous initial original preliminary".split())
_GIVEN = frozenset(
    """given put reported reporting said saying announced announcing stated stating counted spoken spoke estimated
    believed thought feared""".split()
)
_BETWEEN = frozenset("had have been were was as at that of the a an to were death toll it they dead about some".split())
_NOT = frozenset(("not",))
_BEFORE_NOT = frozenset(", and but - — – ( ;".split())
_ENDS = frozenset(". , ; — – - ) people dead deaths killed wounded injured casualties had were was but and".split())
_REACH = 6
"""Tokens from "revised" to "from 11", from "first given" to its number."""
_CUES = _CORRECTING | _EARLIER | frozenset("not instead rather down".split())

Corrected = dict[int, Quantity]
"""Numbers taken back, by the token they start at."""


def corrected_numbers(reading: Reading) -> Corrected:
    """The numbers of people of a sentence that it says were given before, or given wrongly."""
    words = reading.words
    if _CUES.isdisjoint(words):
        return {}
    found: Corrected = {}
    for k, word in enumerate(words):
        at = _after_cue(words, k, word) if word in _CUES or word == "from" else None
        quantity = quantity_at(words, at) if at is not None else None
        if quantity is not None and quantity.best is not None and not _counts_no_people(reading, quantity):
            found[quantity.start] = quantity
    return found


def _after_cue(words: list[str], k: int, word: str) -> int | None:
    """The token at which a number that the cue at ``k`` takes back may start."""
    if word in _NOT:
        return k + 1 if k and words[k - 1] in _BEFORE_NOT else None
    if word == "from":
        near = words[max(0, k - _REACH) : k]
        return k + 1 if not _CORRECTING.isdisjoint(near) or near[-1:] == ["down"] else None
    if word in ("instead", "rather"):
        return k + 2 if words[k + 1 : k + 2] == ["of" if word == "instead" else "than"] else None
    return _after_earlier(words, k) if word in _EARLIER else None


def _after_earlier(words: list[str], k: int) -> int | None:
    """As in "first given as 20", "previously announcing eight dead", "an earlier figure of 11"."""
    spoken = False
    for j in range(k + 1, min(len(words), k + 1 + _REACH)):
        if spoken and quantity_at(words, j) is not None:
            return j
        if words[j] in _GIVEN or words[j] in _FIGURE:
            spoken = True
        elif words[j] not in _BETWEEN:
            return None
    return None


def _counts_no_people(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is one ("not one"), a time, or too small to have been a toll."""
    return bool(reading.time_at(quantity.start)) or (quantity.best or 0) < 2


def says_corrected(words: list[str]) -> bool:
    """Whether a sentence says that a figure was revised: a word of correcting and one of figures."""
    return not _CORRECTING.isdisjoint(words) and not _FIGURE.isdisjoint(words)


def mark_corrections(reading: Reading, figures: list[Figure]) -> list[Figure]:
    """The figures of a sentence without those taken back, each marked with what it takes back.

    A number gives way to the figure that stands nearest before it, or else to the first after it; what is "not three"
    must follow what it isn't.
    """
    corrected = corrected_numbers(reading)
    marked = [f for f in figures if f.quantity.start not in corrected or f.quantity.best == 0]
    for figure in figures:
        if figure not in marked:
            reason: Reason = "withdrawn"
            reading.left_out("casualty", figure.start, figure.end, reason, f"casualty:{figure.frame}")
    if says_corrected(reading.words):
        marked = [replace(f, is_correction=f.quantity.best is not None) for f in marked]
    for at, old in sorted(corrected.items()):
        counted = [k for k, f in enumerate(marked) if f.quantity.best is not None and f.quantity.best != old.best]
        before = [k for k in counted if marked[k].quantity.start < at]
        if not before and reading.words[at - 1] in _NOT:
            continue
        nearest = max(before, key=lambda k: marked[k].quantity.start) if before else next(iter(counted), None)
        if nearest is not None:
            marked[nearest] = replace(marked[nearest], is_correction=True, replaces=True, corrected=old.best)
    return marked


def correct_earlier(reading: Reading, told_before: list[Figure]) -> list[Figure]:
    """The figures of the sentence before, where this one has none and only says what was given for one of them.

    As in "Nine people were killed. Police had earlier said five."
    """
    words = reading.words
    for old in corrected_numbers(reading).values():
        if words[old.end : old.end + 1] and words[old.end] not in _ENDS:
            continue
        outcome = reading.casualties[0].entry.outcome if reading.casualties else "killed"
        counted = [
            k
            for k, f in enumerate(told_before)
            if f.outcome == outcome and f.quantity.best not in (None, old.best) and not f.is_subset
        ]
        if counted:
            last = replace(told_before[counted[-1]], is_correction=True, corrected=old.best)
            return [last if k == counted[-1] else f for k, f in enumerate(told_before)]
    return told_before
