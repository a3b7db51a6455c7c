"""Classes of words that news uses alike: "mayor" with "director", "bomb" with "grenade".

``weights/clusters.txt`` holds them, a coarse and a fine class for each word, found by ``scripts/train_reader.py`` from
the words that stand beside it. A word that the models seldom saw is read by its class. Not here: finding the classes,
and the features made of them (``features``, ``participants``).
"""

from functools import cache
from importlib.resources import files

FILE = "clusters.txt"
NUMBER = "#"
"""In place of any number."""
Classes = tuple[str, str]


@cache
def _load() -> dict[str, Classes]:
    text = files(__package__).joinpath("weights", FILE).read_text(encoding="utf-8")
    found = {}
    for line in text.splitlines():
        word, coarse, fine = line.split()
        found[word] = (coarse, fine)
    return found


def as_counted(word: str) -> str:
    """A word as the classes know it: every number is one word."""
    return NUMBER if word.isdigit() else word


def classes_of(word: str) -> Classes | None:
    """The coarse and the fine class of a word without capitals; None for a word too rare to have one."""
    return _load().get(as_counted(word))
