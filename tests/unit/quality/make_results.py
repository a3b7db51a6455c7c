"""Results made by hand, for tests of what is done with them."""

from collections.abc import Mapping

from pipelines.quality.figures import Figure, Goal, Score, Unit
from pipelines.quality.history import Version
from pipelines.quality.measurement import Measurement, Outcome
from pipelines.quality.speed import Speed

VERSION = Version("1.0+abc", "f00d", False)
GOALS = {"attack F1": Goal(0.85, "somebody: 0.80"), "wrong merges": Goal(0.0, lower_is_better=True)}
MEASUREMENT = Measurement("gold-dev", "invented articles", "benchmarks.gold", ("{shared}/a.jsonl",), (), GOALS)


def outcome(values: Mapping[str, float], *, material: str = "m1", measurement: Measurement = MEASUREMENT) -> Outcome:
    figures = tuple(
        Figure(name, Score(value, 50, unit_of(name)), measurement.goals.get(name, Goal()))
        for name, value in values.items()
    )
    return Outcome(measurement, figures, Speed(10, 5_000, 0.1), material, 1.5)


def unit_of(name: str) -> Unit:
    return Unit.number if name == "wrong merges" else Unit.percent if name.startswith("F,") else Unit.share
