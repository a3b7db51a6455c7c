"""A choice among candidates by what is known of each: a log-linear model, kept in folds so that it can be checked.

Here: probabilities from named features and weights, and which weights a report may be read with. Not here: candidates
and features (``shooting_days``, ``shooting_tolls``,
``shooting_towns``), training (``scripts/train_shooting_choices.py``).

Reports are dealt into folds by their key. The weights of a fold were learned from the reports of all other folds, and a
report is read with those of its own: no report is ever read with weights that have seen it, so that the figures on the
texts that were learned from are those to be expected on others.
"""

import json
import math
import zlib
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

WEIGHTS = Path(__file__).with_name("shooting_choices.json")
FOLDS = 5
_DOUBT = 0.1  # added to every probability before reports are joined
Features = Mapping[str, float]
_Option = TypeVar("_Option", bound=Hashable)


def fold_of(key: str) -> int:
    """The fold of a report, by the CRC-32 of its key: from 0 to ``FOLDS`` - 1."""
    return zlib.crc32(key.encode()) % FOLDS


@dataclass(frozen=True)
class Choice:
    """Weights of the features for one question, a table for each fold."""

    folds: tuple[Features, ...]

    def probabilities(self, key: str, options: Mapping[_Option, Features]) -> dict[_Option, float]:
        """How probable each option is for the report of that key; the sum is 1, of no options there are none."""
        weights = self.folds[fold_of(key) % len(self.folds)]
        scores = {
            option: sum(weights.get(name, 0.0) * x for name, x in known.items()) for option, known in options.items()
        }
        top = max(scores.values(), default=0.0)
        powers = {option: math.exp(score - top) for option, score in scores.items()}
        return {option: power / sum(powers.values()) for option, power in powers.items()}


def most_probable(odds: Iterable[Mapping[_Option, float]]) -> _Option | None:
    """The option that the reports of one incident agree on best, of equals the smallest; None where there is none.

    Their probabilities are multiplied; a report that doesn't know an option, or all but excludes it, can be wrong.
    """
    reports = list(odds)
    known = sorted({option for report in reports for option in report})  # type: ignore[type-var]
    agreed = {o: sum(math.log(report.get(o, 0.0) + _DOUBT) for report in reports) for o in known}
    return max(known, key=lambda option: agreed[option], default=None)


def load_choices(path: Path = WEIGHTS) -> dict[str, Choice]:
    """The trained choices by name (``day``, ``killed``, ``wounded``, ``town``); none where the weights are missing."""
    if not path.is_file():
        return {}
    record: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return {name: Choice(tuple(folds)) for name, folds in record["weights"].items()}
