"""Sets results beside their targets and the last saved ones: what a person is shown of each figure, in words.

Both the command line and Dagster show these rows; how they are drawn is theirs.
"""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from pipelines.quality.figures import DECIMALS, Figure, Goal, Score, Unit, shown
from pipelines.quality.history import SavedFigure, Version, saves_of
from pipelines.quality.measurement import Measurement, Outcome

HEADINGS = ("measure", "figure", "value", "n", "target", "met", "change", "best known", "articles/s")
NUMBERS = frozenset({"value", "n", "target", "change", "articles/s"})
"""Headings over numbers, which stand to the right."""


@dataclass(frozen=True)
class Comparison:
    """One figure beside its target and its last saved value.

    Attributes:
        earlier: The last saved value on the same material, None where there is none.
    """

    figure: Figure
    earlier: float | None

    @property
    def change(self) -> float | None:
        """How much larger than the last saved value, None where there is none."""
        return None if self.earlier is None else self.figure.change_since(self.earlier)

    @property
    def has_fallen(self) -> bool:
        """Whether it is worse than the last saved value by more than the tolerance."""
        return self.earlier is not None and self.figure.has_fallen_since(self.earlier)

    def in_words(self) -> str:
        """Figure, value and change, such as ``link F1 0.571, -0.038``."""
        unit = self.figure.score.unit
        change = shown_change(self.change, unit)
        return f"{self.figure.name} {shown(self.figure.value, unit)}" + (f", {change}" if change else "")

    def cells(self) -> tuple[str, str, str, str, str, str, str]:
        """Figure, value, n, target, met, change and best known, as shown."""
        unit, goal, met = self.figure.score.unit, self.figure.goal, self.figure.is_met
        return (
            self.figure.name,
            shown(self.figure.value, unit),
            str(self.figure.score.n),
            "" if goal.target is None else ("<= " if goal.lower_is_better else "") + shown(goal.target, unit),
            "" if met is None else "yes" if met else "no",
            shown_change(self.change, unit),
            goal.best_known,
        )


def compare(outcome: Outcome, saved: Sequence[SavedFigure]) -> list[Comparison]:
    """The figures of one measurement beside those of its last save on the same material.

    Args:
        outcome: What came of it now.
        saved: Rows of the history from before, oldest first.
    """
    saves = saves_of(saved, outcome.measurement.name, outcome.material)
    earlier = {row.figure: row.value for row in saves[-1]} if saves else {}
    return [Comparison(figure, earlier.get(figure.name)) for figure in outcome.figures]


def compare_last_saves(measurement: Measurement, saved: Sequence[SavedFigure]) -> list[Comparison]:
    """The figures of the last save beside those of the one before it, on the same material.

    Args:
        measurement: Whose; its goals are those of today.
        saved: Rows of the history, oldest first.
    """
    saves = saves_of(saved, measurement.name)
    if not saves:
        return []
    earlier = {row.figure: row.value for row in saves[-2]} if len(saves) > 1 else {}
    return [
        Comparison(
            Figure(row.figure, Score(row.value, row.n, Unit(row.unit)), measurement.goals.get(row.figure, Goal())),
            earlier.get(row.figure),
        )
        for row in saves[-1]
    ]


def table_rows(outcomes: Iterable[Outcome], saved: Sequence[SavedFigure]) -> list[tuple[str, ...]]:
    """A row under ``HEADINGS`` for each figure, or for what was skipped or failed.

    Args:
        outcomes: What was measured, in the order to be shown.
        saved: Rows of the history from before.
    """
    rows: list[tuple[str, ...]] = []
    for outcome in outcomes:
        name = outcome.measurement.name
        if outcome.skipped or outcome.failed:
            status = f"skipped: {outcome.skipped}" if outcome.skipped else "failed"
            rows.append((name, status, *[""] * (len(HEADINGS) - 2)))
            continue
        speed = f"{outcome.speed.articles_a_second:,.0f}" if outcome.speed else ""
        rows += [(name, *comparison.cells(), speed) for comparison in compare(outcome, saved)]
    return rows


def as_json(outcomes: Iterable[Outcome], saved: Sequence[SavedFigure], version: Version, at: datetime) -> Any:
    """Everything about a run, for programs.

    Args:
        outcomes: What was measured.
        saved: Rows of the history from before.
        version: Of the engine.
        at: When it was measured.
    """
    return {
        "measured_at": at.astimezone(UTC).isoformat(timespec="milliseconds"),
        **asdict(version),
        "measurements": [
            {
                "name": outcome.measurement.name,
                "title": outcome.measurement.title,
                "command": outcome.measurement.command,
                "skipped": outcome.skipped or None,
                "failed": outcome.failed or None,
                "material": outcome.material or None,
                "seconds": round(outcome.seconds, 2),
                "articles": outcome.speed.articles if outcome.speed else None,
                "articles_a_second": round(outcome.speed.articles_a_second, 1) if outcome.speed else None,
                "figures": [
                    {
                        "name": comparison.figure.name,
                        "value": comparison.figure.value,
                        "unit": comparison.figure.score.unit.value,
                        "n": comparison.figure.score.n,
                        "target": comparison.figure.goal.target,
                        "is_met": comparison.figure.is_met,
                        "best_known": comparison.figure.goal.best_known or None,
                        "last_saved": comparison.earlier,
                        "change": comparison.change,
                    }
                    for comparison in compare(outcome, saved)
                ],
            }
            for outcome in outcomes
        ],
    }


def shown_change(change: float | None, unit: Unit) -> str:
    """A change with its sign, ``=`` where it rounds to nothing, empty where nothing was saved before."""
    if change is None:
        return ""
    text = f"{change:+.{DECIMALS[unit]}f}"
    return "=" if float(text) == 0 else text
