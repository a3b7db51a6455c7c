"""How much it says that two texts share a word: rare words much, common ones next to nothing.

A word's weight is the logarithm of one over the share of texts that hold it. Texts are all articles of the warehouse
and some 1,400 reference texts of which only counts of common words are kept (``common_words.txt``, written by
``scripts/train_story_pairs.py``), so that in a warehouse of ten articles "police" is no rare word.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from pipelines.resolution.attacks.wording import Wording

COMMON_WORDS = Path(__file__).with_name("common_words.txt")
_FIRST_LINE = "texts"
WORDS_OF_A_TEXT = 100
"""So many of its weightiest words stand for a text; the rest hardly moves a cosine."""


class Rarity:
    """Weights of words and names among a set of texts."""

    def __init__(self, wordings: Iterable[Wording], reference: Mapping[str, int] | None = None):
        """Counts the texts that hold each word.

        Args:
            wordings: All texts.
            reference: Texts that hold each common word among the reference texts, and under ``texts`` their number;
                left out, the counts that come with the package.
        """
        counts = dict(common_words() if reference is None else reference)
        self._texts = counts.pop(_FIRST_LINE, 0)
        self._with_word: Counter[str] = Counter(counts)
        self._with_name: Counter[str] = Counter()
        for wording in wordings:
            self._texts += 1
            self._with_word.update(wording.counts.keys())
            self._with_name.update(wording.names)

    def texts_with(self, word: str) -> int:
        """Number of texts that hold the word."""
        return self._with_word[word]

    def texts_with_name(self, name: str) -> int:
        """Number of texts of the warehouse that hold the name."""
        return self._with_name[name]

    def of_word(self, word: str) -> float:
        """Weight of a word: 0 when every text holds it."""
        return math.log((self._texts + 1) / max(1, self._with_word[word]))

    def of_name(self, name: str) -> float:
        """Weight of a pair of capitalised words."""
        return math.log((self._texts + 1) / max(1, self._with_name[name]))

    def vector(self, wording: Wording) -> dict[str, float]:
        """The weightiest words of a text, scaled to length one."""
        weighed = sorted((-(1 + math.log(n)) * self.of_word(word), word) for word, n in wording.counts.items())
        kept = weighed[:WORDS_OF_A_TEXT]
        length = math.sqrt(math.fsum(weight * weight for weight, _ in kept)) or 1.0
        return {word: -weight / length for weight, word in kept}


def cosine(first: Mapping[str, float], second: Mapping[str, float]) -> float:
    """Likeness of two vectors of length one; the sum is exact, so the same on every machine and in any order."""
    return math.fsum([first[word] * second[word] for word in first.keys() & second.keys()])


@cache
def common_words(path: Path = COMMON_WORDS) -> Mapping[str, int]:
    """Common words of news of attacks, with the number of reference texts that hold each; nothing without the file."""
    if not path.is_file():
        return {}
    pairs = (line.rsplit(" ", 1) for line in path.read_text(encoding="utf-8").splitlines())
    return {word: int(count) for word, count in pairs}
