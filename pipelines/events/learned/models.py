"""Weights and their use: one loader for every learned model of the engine.

All models are conditional random fields of CRFsuite, in its binary format: over the tokens of a sentence, or over a
single item, which is multinomial logistic regression. Training uses no random numbers, so the same texts give the same
bytes. Not here: features, which each model's own module makes.
"""

import logging
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

try:
    import pycrfsuite
except ImportError:  # pragma: no cover - the package is a dependency; an engine without it still reads by rules
    pycrfsuite = None

_LOG = logging.getLogger(__name__)
Features = Sequence[str]


class Model:
    """One trained model."""

    def __init__(self, data: bytes) -> None:
        self._data = data  # CRFsuite reads from it for as long as the model lives, and doesn't keep it itself
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(self._data)
        self.labels: list[str] = sorted(self._tagger.labels())
        self._known = frozenset(self.labels)

    def set(self, items: Sequence[Features]) -> None:
        """Take a sequence up, for ``probability`` and ``best``."""
        try:
            self._tagger.set(items)
        except (SystemError, UnicodeError):  # half a character (a lone surrogate) has no bytes
            self._tagger.set([[f.encode("utf-8", "replace").decode() for f in item] for item in items])

    def probability(self, label: str, i: int = 0) -> float:
        """The marginal probability of a label for item ``i`` of the sequence taken up last."""
        return float(self._tagger.marginal(label, i)) if label in self._known else 0.0

    def column(self, label: str, n: int) -> list[float]:
        """The marginal probability of a label for each of the ``n`` items of the sequence taken up last."""
        marginal = self._tagger.marginal
        return [marginal(label, i) for i in range(n)] if label in self._known else [0.0] * n

    def best(self) -> list[str]:
        """The likeliest labels of the sequence taken up last."""
        return list(self._tagger.tag())

    def classify(self, features: Features) -> dict[str, float]:
        """The probability of each label of a single item."""
        self.set([features])
        return {label: float(self._tagger.marginal(label, 0)) for label in self.labels}


def train(
    sequences: Iterable[tuple[Sequence[Features], Sequence[str]]],
    path: str,
    *,
    iterations: int,
    c1: float,
    c2: float,
    least: int = 1,
) -> None:
    """Fit a model and write it to ``path``.

    Args:
        sequences: Items with their labels.
        path: The file to write.
        iterations: Most steps of L-BFGS.
        c1: Weight of the L1 norm: the larger, the fewer features are kept.
        c2: Weight of the L2 norm.
        least: Features seen less often are left out.
    """
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params({"c1": c1, "c2": c2, "max_iterations": iterations, "feature.minfreq": least})
    for items, labels in sequences:
        trainer.append(items, labels)
    trainer.train(path)


def is_installed(name: str) -> bool:
    """Whether a shipped model can be loaded: its weights are there, and so is CRFsuite."""
    return pycrfsuite is not None and files(__package__).joinpath("weights", f"{name}.crf").is_file()


@cache
def load(name: str) -> Model | None:
    """A shipped model by name, None where its weights (or CRFsuite) are missing, which the log says once."""
    if not is_installed(name):
        _LOG.warning("no weights for the learned model %r: the engine reads by rules alone", name)
        return None
    return Model(files(__package__).joinpath("weights", f"{name}.crf").read_bytes())
