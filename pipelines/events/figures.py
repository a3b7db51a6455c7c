"""Numbers as the news writes them: how many, and how sure.

Here: reading one quantity from tokens into low, best and high by the codebook's rules. Not here: whom or what it
counts.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.values import frozen

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = {w: 20 + 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split())}
NUMBER_WORDS = {w: i for i, w in enumerate(_UNITS)} | _TENS
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3}){1,3}|\d{1,9}")  # longer runs count nothing people do
_DECIMAL = re.compile(r"\d+\.\d+")

# Lowest number the word can mean (codebook, "Figures").
_VAGUE = {
    "several": 3, "numerous": 3, "multiple": 3, "many": 3, "various": 3, "dozens": 24, "scores": 40, "hundreds": 200,
    "thousands": 2_000,
}  # fmt: skip
_PLURALS = frozenset("men women people children of were are police".split())
_PAIR_REACH = 8  # tokens from "both" to "and"
_AT_LEAST = (
    ("at", "least"), ("no", "fewer", "than"), ("no", "less", "than"), ("not", "less", "than"),
    ("not", "fewer", "than"), ("more", "than"), ("well", "over"), ("just", "over"), ("over",),
    ("a", "minimum", "of"), ("upwards", "of"), ("in", "excess", "of"), ("above",), ("exceeding",),
)  # fmt: skip
_AT_MOST = (
    ("up", "to"),
    ("as", "many", "as"),
    ("fewer", "than"),
    ("less", "than"),
    ("at", "most"),
    ("a", "maximum", "of"),
)
_ABOUT = (
    ("about",), ("around",), ("roughly",), ("approximately",), ("nearly",), ("almost",), ("close", "to"), ("some",),
    ("an", "estimated"), ("estimated",), ("circa",), ("just", "under"),
)  # fmt: skip
_HEDGES = {
    opening: [
        (kind, phrase)
        for kind, phrases in (("least", _AT_LEAST), ("most", _AT_MOST), ("about", _ABOUT))
        for phrase in phrases
        if phrase[0] == opening
    ]
    for opening in {phrase[0] for phrase in (*_AT_LEAST, *_AT_MOST, *_ABOUT)}
}
"""By their first words."""
# Every word that a quantity can begin with, and end with, but for digits and "twenty-one": asked first, since most
# words are none.
_OPENERS = {*_HEDGES, *NUMBER_WORDS, *_VAGUE, *"a no zero both between dozen half one".split()}
_CLOSERS = {*NUMBER_WORDS, *_SCALES, *_VAGUE, *"no zero both dozen few of more".split()}


@frozen
class Quantity:
    """A number of people, weapons or events; ``start`` and ``end`` are token indices.

    Attributes:
        low, best, high: As the codebook reads the words; ``None`` where they leave a side open.
        is_vague: True when a word such as "dozens" stands for the number.
    """

    low: int | None
    best: int | None
    high: int | None
    is_vague: bool
    start: int
    end: int

    @classmethod
    def exactly(cls, n: int, start: int, end: int) -> "Quantity":
        """n, no more and no less."""
        return cls(n, n, n, False, start, end)


def _simple_number(words: Sequence[str], i: int) -> tuple[int, int] | None:
    """The value at token ``i`` and the index after it."""
    if i >= len(words):
        return None
    word = words[i]
    if _DIGITS.fullmatch(word):
        value = int(word.replace(",", ""))
        if i + 1 < len(words) and words[i + 1] in _SCALES:
            return value * _SCALES[words[i + 1]], i + 2
        return value, i + 1
    if i + 1 < len(words) and words[i + 1] in _SCALES and _DECIMAL.fullmatch(word):
        return round(float(word) * _SCALES[words[i + 1]]), i + 2
    if word == "dozen":
        return 12, i + 1
    if word in ("a", "one", "half", "two", "three", "four", "five", "six") and words[i + 1 : i + 2] == ["dozen"]:
        factor = {"a": 12, "one": 12, "half": 6}.get(word) or NUMBER_WORDS[word] * 12
        return factor, i + 2
    if word == "half" and list(words[i + 1 : i + 3]) == ["a", "dozen"]:
        return 6, i + 3
    if word == "a" and list(words[i + 1 : i + 3]) == ["score", "of"]:
        return 20, i + 3  # "a score of 3-1" is followed by no people
    if word in ("a", "one") and words[i + 1 : i + 2] and words[i + 1] in _SCALES:
        value, j = _SCALES[words[i + 1]], i + 2
    elif word in NUMBER_WORDS:
        value, j = NUMBER_WORDS[word], i + 1
    elif "-" in word and all(p in NUMBER_WORDS for p in word.split("-")) and word.split("-")[0] in _TENS:
        tens, unit = word.split("-")[:2]
        value, j = NUMBER_WORDS[tens] + NUMBER_WORDS[unit], i + 1
    else:
        return None
    total, current = 0, value
    while j < len(words):
        if words[j] in _SCALES:
            current *= _SCALES[words[j]]
            j += 1
        elif words[j] == "and" and j + 1 < len(words) and current >= 100 and words[j + 1] in NUMBER_WORDS:
            current += NUMBER_WORDS[words[j + 1]]
            j += 2
        elif words[j] in NUMBER_WORDS and current >= 100 and NUMBER_WORDS[words[j]] < 100:
            current += NUMBER_WORDS[words[j]]
            j += 1
        else:
            break
    return total + current, j


def _hedge_at(words: Sequence[str], i: int) -> tuple[str, int]:
    """The kind of the hedge that begins at token ``i``, and how many tokens it has; ``""`` and 0 for none."""
    for kind, phrase in _HEDGES.get(words[i], ()) if i < len(words) else ():
        if tuple(words[i : i + len(phrase)]) == phrase:
            return kind, len(phrase)
    return "", 0


def _couples(words: Sequence[str], i: int) -> bool:
    """Whether "both" at ``i`` only pairs what "and" joins: "both the driver and a guard"; not in "both men"."""
    following = words[i + 1] if i + 1 < len(words) else ""
    plural = following.endswith("s") or following in _PLURALS
    return not plural and "and" in words[i + 2 : i + _PAIR_REACH]


def _is_written_as_number(word: str) -> bool:
    """Whether a word may be a number that no list holds: "41", "twenty-one"."""
    return word[:1].isdigit() or "-" in word


def quantity_at(words: Sequence[str], i: int) -> Quantity | None:
    """The quantity that begins at token ``i`` of the lower-case ``words``, its hedges included.

    ``no`` gives 0; ``both`` 2. An article ("a soldier") is no quantity: who reads the noun phrase decides that.
    """
    if i >= len(words) or not (words[i] in _OPENERS or _is_written_as_number(words[i])):
        return None
    hedge, at = _hedge(words, i)
    if at >= len(words):
        return None
    if not hedge and (worded := _worded_quantity(words, i)):
        return worded
    if tuple(words[at : at + 3]) in (("tens", "of", "thousands"), ("hundreds", "of", "thousands")):
        return None
    if words[at] in _VAGUE:
        end = at + 2 if words[at + 1 : at + 2] == ["of"] else at + 1
        return Quantity(_VAGUE[words[at]], None, None, True, i, end)
    number = _simple_number(words, at)
    return _bounded(words, hedge, i, *number) if number else None


def _hedge(words: Sequence[str], i: int) -> tuple[str, int]:
    """What hedges the number that begins at ``i`` (``least``, ``most``, ``about``, nothing), and where it goes on."""
    hedge, length = _hedge_at(words, i)
    i += length
    if hedge == "least" and _hedge_at(words, i)[0] == "about":
        i += 1
    if i < len(words) and words[i] == "the" and hedge:
        i += 1
    return hedge, i


def _worded_quantity(words: Sequence[str], i: int) -> Quantity | None:
    """A quantity that is told by other words than a number: "no", "both", "a few", "between 3 and 5"."""
    three = tuple(words[i : i + 3])
    if three == ("a", "total", "of"):
        counted = quantity_at(words, i + 3)
        return replace(counted, start=i) if counted else None
    if words[i] in ("no", "zero") and i + 1 < len(words) and words[i + 1] not in ("longer", "fewer", "one"):
        return Quantity.exactly(0, i, i + 1)
    if words[i] == "both" and not _couples(words, i):
        return Quantity.exactly(2, i, i + 1)
    if three == ("a", "couple", "of"):
        return Quantity(2, 2, 2, True, i, i + 3)
    if three[:2] == ("a", "few"):
        return Quantity(3, None, None, True, i, i + 2)
    if three == ("a", "number", "of"):
        return Quantity(3, None, None, True, i, i + 3)
    if words[i] == "between":
        first = _simple_number(words, i + 1)
        if first and first[1] < len(words) and words[first[1]] in ("and", "to"):
            second = _simple_number(words, first[1] + 1)
            if second and second[0] > first[0]:
                return Quantity(first[0], None, second[0], False, i, second[1])
    return None


def _bounded(words: Sequence[str], hedge: str, start: int, value: int, end: int) -> Quantity:
    """A number with what its hedge and the words behind it make of it: "3 to 5", "10 or more", "at least 10"."""
    if end < len(words) and words[end] in ("to", "-", "or") and not hedge:
        second = _simple_number(words, end + 1)
        if second and value < second[0] <= value * 10:
            return Quantity(value, None, second[0], False, start, second[1])
    if words[end : end + 2] == ["or", "more"]:
        return Quantity(value, value, None, False, start, end + 2)
    if hedge == "least":
        return Quantity(value, value, None, False, start, end)
    if hedge == "most":
        return Quantity(None, None, value, False, start, end)
    if hedge == "about":
        return Quantity(None, value, None, False, start, end)
    return Quantity.exactly(value, start, end)


def quantity_ending_at(words: Sequence[str], end: int) -> Quantity | None:
    """The longest quantity whose last token is ``end - 1``."""
    if end < 1 or not (words[end - 1] in _CLOSERS or _is_written_as_number(words[end - 1])):
        return None
    for start in range(max(0, end - 6), end):
        quantity = quantity_at(words, start)
        if quantity and quantity.end == end:
            return replace(quantity, start=start)
    return None
