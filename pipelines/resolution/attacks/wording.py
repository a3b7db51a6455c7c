"""The words of an article that tell one attack from another: rare words, names, ages of people, streets.

Only what stands in the text; how rare a word is among all articles is known in ``rarity.py``, what two articles
share is compared in ``story_features.py``. Plain patterns, no grammar: they are to find the same string in two
articles, not to
read it.
"""

import re
from collections import Counter
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[.!?:;]|\n")
_AGE = re.compile(
    r"\b(\d{1,2}[- ](?:month|day|week))s?[- ]old|\b(\d{1,2})[- ]?(?:year|yr)s?[- ]old"
    r"|,\s(?:aged?\s)?(\d{1,2})\s?,|\bage[ds]?\s(\d{1,2})\b",
    re.IGNORECASE,
)
_CAPITALISED = r"[A-Z0-9][\w'’]*\.?"
_STREET = re.compile(
    rf"\b((?:{_CAPITALISED}\s){{1,3}}"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Boulevard|Blvd|Lane|Ln|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy"
    r"|Circle|Terrace|Pike|Trail|Loop|Square|Bridge)\b)"
)
_BLOCK = re.compile(rf"\b(\d+)(?:th|st|nd|rd)?\sblock\b(?:\sof\s((?:{_CAPITALISED}\s?){{1,2}}))?")
_WRITTEN_OUT = {
    "st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "blvd": "boulevard", "ln": "lane", "ct": "court",
    "pl": "place", "hwy": "highway", "pkwy": "parkway",
}  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """What a text says, word by word.

    Attributes:
        counts: How often each word stands in it; lower case, without a possessive ending, three letters and more.
        names: Pairs of capitalised words one after the other, as names of people and places are written.
        capitals: Words that are always capitalised, also inside a sentence.
        ages: Ages of people, as written in figures; "6 month" of an infant.
        streets: Streets by their last two words, and numbers of blocks.
    """

    counts: Counter[str]
    names: frozenset[str]
    capitals: frozenset[str]
    ages: frozenset[str]
    streets: frozenset[str]


def wording_of(text: str) -> Wording:
    """The words of a text."""
    counts: Counter[str] = Counter()
    names, capitals, lower = set(), set(), set()
    before: str | None = None
    opens_sentence = True
    for token in _TOKEN.findall(text):
        if not token[0].isalnum():
            before, opens_sentence = None, True
            continue
        word = _plain(token)
        if len(word) > 2 or word.isdigit():
            counts[word] += 1
        if token[0].isupper():
            if not opens_sentence:
                capitals.add(word)
            if before:
                names.add(f"{before} {word}")
            before = word
        else:
            before = None
            lower.add(word)
        opens_sentence = False
    return Wording(counts, frozenset(names), frozenset(capitals - lower), _ages(text), _streets(text))


def _plain(token: str) -> str:
    return token.lower().replace("’", "'").removesuffix("'s")


def _ages(text: str) -> frozenset[str]:
    ages = (next(group for group in found.groups() if group) for found in _AGE.finditer(text))
    return frozenset(age.replace("-", " ").lower() for age in ages)


def _streets(text: str) -> frozenset[str]:
    streets = {" ".join(_street_words(found.group(1))[-2:]) for found in _STREET.finditer(text)}
    for found in _BLOCK.finditer(text):
        streets.add(f"block {found.group(1)}")
        if found.group(2):
            streets.add(" ".join(_street_words(found.group(2))))
    return frozenset(streets)


def _street_words(name: str) -> list[str]:
    words = [_plain(word.rstrip(".")) for word in name.split()]
    return [_WRITTEN_OUT.get(word, word) for word in words]
