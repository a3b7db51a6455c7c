"""A figure and what it is held against: value, how many judgements it rests on, target, best known.

Figures keep the scale their field states them in: shares for our own annotated articles, percent for MUC-4 and
TempEval. Where they come from is ``scores.py``'s, what is aimed at ``catalogue.py``'s.
"""

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """The scale of a figure."""

    share = "share"
    percent = "percent"
    number = "number"


DECIMALS = {Unit.share: 3, Unit.percent: 1, Unit.number: 0}
TOLERANCE = {Unit.share: 0.02, Unit.percent: 2.0, Unit.number: 0.0}
"""How much worse a figure may get before it counts as fallen: one error in fifty. MUC-4's scorer is itself only within
1.5 points, and the smallest sets hold some fifty judgements."""

_ROUNDING = 1e-9


@dataclass(frozen=True)
class Goal:
    """What a figure is held against.

    Attributes:
        target: To be reached on the developers' part, None where nothing is aimed at.
        best_known: Who reached what, in words; on which texts, where they are others.
        lower_is_better: For counts of errors.
    """

    target: float | None = None
    best_known: str = ""
    lower_is_better: bool = False


@dataclass(frozen=True)
class Score:
    """What a scorer says.

    Attributes:
        value: In the scale of ``unit``.
        n: How many gold items, pairs or fields it rests on.
    """

    value: float
    n: int
    unit: Unit = Unit.share


@dataclass(frozen=True)
class Figure:
    """One figure of one measurement, with its goal."""

    name: str
    score: Score
    goal: Goal = Goal()

    @property
    def value(self) -> float:
        """The score's value."""
        return self.score.value

    @property
    def is_met(self) -> bool | None:
        """Whether the target is reached, None where there is none."""
        if self.goal.target is None:
            return None
        return self._gain_over(self.goal.target) >= -_ROUNDING

    def in_words(self) -> str:
        """Figure, value and target, such as ``link F1 0.571, target 0.650``."""
        said = f"{self.name} {shown(self.value, self.score.unit)}"
        return said if self.goal.target is None else f"{said}, target {shown(self.goal.target, self.score.unit)}"

    def change_since(self, earlier: float) -> float:
        """How much larger the value is than an earlier one."""
        return self.value - earlier

    def has_fallen_since(self, earlier: float) -> bool:
        """Whether the figure is worse than an earlier one by more than its tolerance."""
        return self._gain_over(earlier) < -TOLERANCE[self.score.unit] - _ROUNDING

    def _gain_over(self, other: float) -> float:
        return other - self.value if self.goal.lower_is_better else self.value - other


def shown(value: float, unit: Unit) -> str:
    """A value with the decimals of its unit."""
    return f"{value:.{DECIMALS[unit]}f}"
