"""When two written forms are one name: the spellings that transliteration gives to a name, told by rule.

Arabic, Persian, Urdu and Russian names reach English by many roads ("Kata'ib Hizballah", "Ketaeb Hezbollah"); listing
each road is hopeless. Here: a key that such spellings share, and that names of other words don't. Not here: which actor
a name is (``actors``), and nearness of names that differ in a word, which is at best a suggestion for a person.
"""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"['’‘ʼʿʾ`´.]")
_BREAKS = re.compile(r"[\s\-‐‑‒–—_/]+")
_ARTICLES = frozenset("al el ul ud ur as ash at ad an ar az wal wa e i o".split())
"""Articles and links between the words of a name: "al-", "ash-", "-e-", "wal-". Spellings have them or leave them."""

# Several written signs of one sound, the longest first.
_CONSONANTS = (
    ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"), ("dj", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("w", "v"),
)  # fmt: skip
_VOWELS = (
    (re.compile("a[iy]e|ayi|aei|ae|ai|ay|ei|ey"), "E"),
    (re.compile("ou|oo|o"), "u"),
    (re.compile("ee|ie|e|y"), "i"),
)
_REPEATED = re.compile(r"(.)\1+")
_VOWEL_SIGNS = "aeiou"

# English words of names that are written in two ways.
_ENGLISH = {
    "organisation": "organization", "defence": "defense", "mobilisation": "mobilization", "labour": "labor",
    "brigades": "brigade", "forces": "force", "units": "unit", "battalions": "battalion", "martyrs": "martyr",
    "armies": "army", "rebels": "rebel", "groups": "group", "movements": "movement",
}  # fmt: skip

MIN_CONSONANTS = 6
"""How many consonants a name of several words must have to be known by them alone."""


def pieces(name: str) -> list[str]:
    """The words of a name in small letters, without accents, apostrophes and dots; hyphens part words."""
    if not name.isascii():
        name = "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
    return [piece for piece in _BREAKS.split(_MARKS.sub("", name).casefold()) if piece]


@lru_cache(maxsize=50_000)
def consonants(piece: str) -> str:
    """A word by its consonants, with a mark for a vowel at its beginning and at its end: "kataib" and "ketaeb": "ktb".

    The signs of one sound are one ("q", "k"; "sh", "ch"), double letters and a silent last h are dropped.
    """
    folded = _folded(_ENGLISH.get(piece, piece))
    first = "a" if folded[:1] in _VOWEL_SIGNS else folded[:1]
    last = "a" if len(folded) > 1 and folded[-1] in _VOWEL_SIGNS + "y" else ""
    inner = "".join(char for char in folded[1:] if char not in _VOWEL_SIGNS + "y")
    return first + inner + last


@lru_cache(maxsize=50_000)
def sounds(piece: str) -> str:
    """A word by its consonants and three kinds of vowels: "qaeda" and "kaida" are "kEda", "wagner" isn't "wagoner"."""
    folded = _folded(piece)
    for written_vowel, vowel in _VOWELS:
        folded = written_vowel.sub(vowel, folded)
    return _once(folded)


def _once(piece: str) -> str:
    """Each letter once that is written twice or more."""
    return _REPEATED.sub(lambda run: run[1], piece)


def _folded(piece: str) -> str:
    for written, sound in _CONSONANTS:
        piece = piece.replace(written, sound)
    piece = _once(piece)
    return piece[:-1] if len(piece) > 2 and piece[-1] == "h" and piece[-2] in _VOWEL_SIGNS else piece


@lru_cache(maxsize=50_000)
def spelling_key(name: str) -> tuple[str, ...] | None:
    """What all spellings of a name have in common; None for a name too short to be told by its sounds.

    A name of several words is known by the consonants of each, in order, so that one word more or another word is
    another name ("Hezbollah", "Kataeb Hezbollah"). A name of one word is known by consonants where it has an article
    ("al-Shabaab", "Al Shebab"), otherwise by vowels too.
    """
    words = pieces(name)
    if words[:1] == ["the"]:
        words = words[1:]
    content = [word for word in words if word not in _ARTICLES]
    if not content or any(map(str.isdigit, "".join(content))):
        return None
    if len(content) == 1:
        return _key_of_one(content[0], has_article=len(words) > 1)
    key = tuple(consonants(word) for word in content)
    return key if sum(len(part) for part in key) >= MIN_CONSONANTS else None


def _key_of_one(word: str, *, has_article: bool) -> tuple[str, ...] | None:
    if has_article:
        return ("al", consonants(word)) if len(consonants(word)) >= 3 else None
    return ("", sounds(word)) if len(word) >= 5 else None


@lru_cache(maxsize=50_000)
def spelling_opening(word: str) -> str | None:
    """What the key of a name of several words begins with, if it begins with this word; "" after an article alone."""
    content = [piece for piece in pieces(word) if piece not in _ARTICLES]
    return consonants(content[0]) if content else ""
