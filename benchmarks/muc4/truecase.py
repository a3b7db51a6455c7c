"""Capitals where English writes them: the MUC texts are upper case throughout, and the engine reads written English.

Here: which words of an upper-case text keep a capital, from the gazetteer and the actors (their own spelling), from how
often mixed-case news writes a word small (``weights/capitals.txt``, counted by ``scripts/train_reader.py``) and, for
words in neither, from their endings. The text keeps its length, so that an offset stays an offset. Not here: the
engine, which never changes a text.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.places.countries import load_countries
from pipelines.vocabulary.places.places import load_places

_COUNTS = "capitals.txt"
_DOMAIN_WORDS = Path(__file__).with_name("domain_words.txt")
"""Words of the domain that the texts counted hardly have, reviewed by hand."""
_SHARE = 0.45
"""A word written without a capital at least as often as this, inside sentences, is written small."""
_WORD = re.compile(r"[A-Z]+(?:\.[A-Z]+)*\.?(?:['-][A-Z]+)*|\d+|[.!?\n\[\]\"]")
_PARTICLES = frozenset("de del la las los el y da do dos von van der of the and e".split())
_ENGLISH_ENDING = re.compile(
    r"(?:ing|ings|ed|ly|tion|tions|sion|sions|ment|ments|ness|able|ible|ous|ive|ful|less|ists?|ism|ity|ities|"
    r"ers?|ors?|ical|ance|ence|ship|ward|wards|like|proof|gunned|men|man)$"
)
_MONTHS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep oct nov dec""".split()
)
_TITLES = frozenset("dr mr mrs ms msgr gen col lt capt maj sgt".split())
_MAY = re.compile(r"\d+ MAY\b|\bMAY \d|\bIN MAY\b|\bOF MAY\b|\b(?:LAST|EARLY|LATE|MID|SINCE|UNTIL) MAY\b")
_MARCH = re.compile(r"\d+ MARCH\b|\bMARCH \d|\b(?:IN|OF|LAST|EARLY|LATE|MID|SINCE|UNTIL) MARCH\b")
_LONGEST_NAME = 6


@cache
def small_words() -> frozenset[str]:
    """The words that mixed-case news writes without a capital."""
    counts = files("pipelines.events.learned").joinpath("weights", _COUNTS).read_text(encoding="utf-8")
    small = set(_DOMAIN_WORDS.read_text(encoding="utf-8").split())
    for line in counts.splitlines():
        word, without, with_capital = line.split()
        if int(without) >= _SHARE * (int(without) + int(with_capital)):
            small.add(word)
    return frozenset(small)


@cache
def _spellings() -> dict[str, str]:
    """Each name of the vocabulary in capitals, with the way it is written."""
    spellings: dict[str, str] = {}
    actors = [surface for surface, _ in load_actors().names()]
    places = [surface for surface, ps in load_places().names() if not all(p.is_ambiguous_word for p in ps)]
    for surface in [*load_countries().by_surface, *actors, *places]:
        if len(surface) > 2 and surface.isascii():
            spellings.setdefault(surface.upper(), surface)
    return spellings


def truecase(text: str) -> str:
    """The text with the capitals of written English, character for character; mixed-case text is left as it is."""
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.8 * len(letters):
        return text
    pieces = list(text)
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    months = {m.start() + m.group().index("MA") for p in (_MAY, _MARCH) for m in p.finditer(text)}
    i, begins = 0, True
    while i < len(words):
        start, end = words[i]
        word = text[start:end]
        if not word[0].isalpha():
            begins = word != '"' or begins
            if word[0].isdigit():
                begins = False
            i += 1
            continue
        used = _name_at(text, words, i, pieces, begins)
        if not used:
            _write(pieces, start, _cased(word, begins, start in months, text, end))
            used = 1
        i += used
        last = text[slice(*words[i - 1])]
        begins = len(last) > 4 and last.endswith(".") and text[words[i - 1][1] :][:1] in " \n"
    return "".join(pieces)


def _write(pieces: list[str], start: int, written: str) -> None:
    pieces[start : start + len(written)] = written


def _name_at(text: str, words: list[tuple[int, int]], i: int, pieces: list[str], begins: bool) -> int:
    """Write the longest name of the vocabulary that begins at word ``i``; how many words it took."""
    spellings, small = _spellings(), small_words()
    start = words[i][0]
    for k in range(min(_LONGEST_NAME, len(words) - i), 0, -1):
        end = words[i + k - 1][1]
        surface = text[start:end].rstrip(".") if k == 1 and end - start > 3 else text[start:end]
        if "\n" in surface or surface not in spellings:
            continue
        written = spellings[surface]
        if k == 1 and (surface.lower() in small or surface.lower() in _MONTHS or surface.lower() in _PARTICLES):
            continue
        if len(written) != len(surface):
            continue
        if begins:
            written = written[0].upper() + written[1:]
        _write(pieces, start, written)
        return k
    return 0


def _cased(word: str, begins: bool, is_month: bool, text: str, end: int) -> str:
    """One word as English writes it."""
    low = word.lower()
    if "." in word.rstrip(".") or (len(word) == 2 and word[1] == "."):
        return word
    stem = low.rstrip(".")
    if stem in ("may", "march"):
        return word.capitalize() if is_month or begins else low
    if stem in _MONTHS:
        return word.capitalize()
    parts = [_cased_part(p, begins and n == 0) for n, p in enumerate(stem.split("-"))]
    return "-".join(parts) + low[len(stem) :]


def _cased_part(word: str, begins: bool) -> str:
    bare = word.split("'", maxsplit=1)[0]
    if bare == "i":
        return "I" + word[1:]
    if bare in small_words() or bare in _PARTICLES or bare == "s" or not bare or is_english(bare):
        return word.capitalize() if begins else word
    if is_acronym(bare):
        return bare.upper() + word[len(bare) :]
    return word[0].upper() + word[1:]


def is_acronym(word: str) -> bool:
    """Whether a lower-case word can only be said letter by letter."""
    return 2 <= len(word) <= 6 and not re.search(r"[aeiouy]", word)


def is_english(word: str) -> bool:
    """Whether a word that no table lists ends like an English word, or is the plural of a listed one."""
    small = small_words()
    if word.endswith("s") and (word[:-1] in small or word[:-2] in small):
        return True
    return len(word) > 5 and bool(_ENGLISH_ENDING.search(word))
