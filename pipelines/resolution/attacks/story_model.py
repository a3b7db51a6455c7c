"""How likely two articles are about one attack: a log-linear model over ``story_features.py``.

Its weights are a file that ``scripts/train_story_pairs.py`` makes; without it, stories are compared like all other
reports, by ``scoring.py``.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("story_weights.json")
FARTHEST = 8.0
"""Log-odds beyond which one pair of reports says no more for or against a cluster."""


@dataclass(frozen=True)
class StoryModel:
    """Weights of the features."""

    weights: Mapping[str, float]

    def log_odds(self, features: Mapping[str, float]) -> float:
        """Logarithm of the odds that the pair is one attack, rounded so that it is the same on every machine."""
        total = math.fsum(self.weights.get(name, 0.0) * value for name, value in features.items())
        return round(max(-FARTHEST, min(FARTHEST, total)), 6)


@cache
def story_model(path: Path = WEIGHTS) -> StoryModel | None:
    """The trained model, or None where its weights are missing."""
    return StoryModel(json.loads(path.read_text(encoding="utf-8"))["weights"]) if path.is_file() else None
