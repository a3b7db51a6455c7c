"""Classes of words by the company they keep, found in the training texts without their keys.

For each word, how often each of the commonest words stands one or two places before or after it; of these counts, as
pointwise mutual information, the strongest directions; of those, classes by k-means. Nothing is random: the
first centres are the commonest words. Not here: the classes' use (``pipelines.events.learned.clusters``).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np

from pipelines.events.learned.clusters import as_counted

_LEAST = 4
"""Words seen less often have no class."""
_CONTEXT = 700
"""So many of the commonest words are looked for beside a word."""
_PLACES = (-2, -1, 1, 2)
_DIRECTIONS = 60
_SIZES = (64, 320)
"""How many coarse and how many fine classes."""
_ROUNDS = 15
_FLATTER = 0.75  # the power of the context's frequency that keeps rare contexts from counting too much
_TINY = 1e-9


def write_clusters(sentences: Iterable[Sequence[str]], path: Path) -> None:
    """Find the classes and write them: a word, its coarse and its fine class, in alphabetical order.

    Args:
        sentences: The words of each sentence, without capitals.
        path: The file to write.
    """
    counted = [[as_counted(w) for w in words] for words in sentences]
    total = Counter(w for words in counted for w in words)
    vocabulary = [w for w, n in sorted(total.items(), key=lambda item: (-item[1], item[0])) if n >= _LEAST]
    vectors = _vectors(_beside(counted, vocabulary))
    coarse, fine = (_classes(vectors, size) for size in _SIZES)
    lines = sorted(f"{w} {a} {b}\n" for w, a, b in zip(vocabulary, coarse, fine, strict=True))
    path.write_text("".join(lines), encoding="utf-8")


def _beside(sentences: Sequence[Sequence[str]], vocabulary: Sequence[str]) -> np.ndarray:
    """How often each common word stands at each place beside each word."""
    row = {w: i for i, w in enumerate(vocabulary)}
    common = {w: i for i, w in enumerate(vocabulary[:_CONTEXT])}
    found = np.zeros((len(vocabulary), len(_PLACES) * len(common)))
    for words in sentences:
        for i, word in enumerate(words):
            at = row.get(word)
            for block, step in enumerate(_PLACES if at is not None else ()):
                near = common.get(words[i + step]) if 0 <= i + step < len(words) else None
                if near is not None:
                    found[at, block * len(common) + near] += 1
    return found


def _vectors(counts: np.ndarray) -> np.ndarray:
    """Each word as a direction: positive pointwise mutual information, reduced."""
    total = counts.sum()
    of_word = counts.sum(axis=1, keepdims=True) + _TINY
    of_context = counts.sum(axis=0, keepdims=True) ** _FLATTER
    of_context = of_context / of_context.sum() * total + _TINY
    information = np.log(np.maximum(counts * total / (of_word * of_context), _TINY))
    information[information < 0] = 0
    strength, directions = np.linalg.eigh(information.T @ information)
    strength, directions = strength[-_DIRECTIONS:], directions[:, -_DIRECTIONS:]
    vectors = information @ directions / np.maximum(strength, _TINY) ** 0.25
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + _TINY)


def _classes(vectors: np.ndarray, size: int) -> list[int]:
    """The class of each word by k-means on the sphere, begun at the commonest words."""
    centres = vectors[:size].copy()
    nearest = np.zeros(len(vectors), dtype=int)
    for _ in range(_ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        for k in range(len(centres)):
            members = vectors[nearest == k]
            if len(members):
                centre = members.sum(axis=0)
                centres[k] = centre / (np.linalg.norm(centre) + _TINY)
    return [int(k) for k in nearest]
