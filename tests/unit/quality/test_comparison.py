"""What is shown of a figure: its target, whether it is met, and how it changed since it was last saved."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.quality.comparison import HEADINGS, as_json, compare, compare_last_saves, table_rows
from pipelines.quality.figures import Figure, Goal, Score, Unit
from pipelines.quality.history import History
from pipelines.quality.measurement import Outcome
from tests.unit.quality.make_results import MEASUREMENT, VERSION, outcome

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def saved_in(folder: Path, *outcomes: Outcome) -> History:
    history = History(folder / "scores.csv")
    for hours, one in enumerate(outcomes):
        history.append([one], VERSION, NOON + timedelta(hours=hours))
    return history


@pytest.mark.parametrize(
    ("value", "goal", "is_met"),
    [
        (0.85, Goal(0.85), True),
        (0.8499, Goal(0.85), False),
        (0.1 + 0.2, Goal(0.3), True),
        (0.9, Goal(), None),
        (0.0, Goal(0.0, lower_is_better=True), True),
        (1.0, Goal(0.0, lower_is_better=True), False),
    ],
)
def test_a_target_is_met_from_its_own_value_on(value: float, goal: Goal, is_met: bool | None) -> None:
    assert Figure("x", Score(value, 9), goal).is_met is is_met


@pytest.mark.parametrize(
    ("unit", "earlier", "now", "lower_is_better", "has_fallen"),
    [
        (Unit.share, 0.80, 0.78, False, False),
        (Unit.share, 0.80, 0.779, False, True),
        (Unit.share, 0.80, 0.95, False, False),
        (Unit.percent, 55.0, 53.0, False, False),
        (Unit.percent, 55.0, 52.9, False, True),
        (Unit.number, 1.0, 2.0, True, True),
        (Unit.number, 2.0, 1.0, True, False),
    ],
)
def test_a_figure_has_fallen_when_it_is_worse_by_more_than_its_tolerance(
    unit: Unit, earlier: float, now: float, lower_is_better: bool, has_fallen: bool
) -> None:
    figure = Figure("x", Score(now, 9, unit), Goal(None, "", lower_is_better))
    assert figure.has_fallen_since(earlier) is has_fallen


def test_the_change_is_that_since_the_last_save(tmp_path: Path) -> None:
    history = saved_in(tmp_path, outcome({"attack F1": 0.5}), outcome({"attack F1": 0.8}))
    (comparison,) = compare(outcome({"attack F1": 0.84}), history.rows())
    assert comparison.change == pytest.approx(0.04)
    assert comparison.cells() == ("attack F1", "0.840", "50", "0.850", "no", "+0.040", "somebody: 0.80")


def test_a_figure_that_was_never_saved_has_no_change(tmp_path: Path) -> None:
    history = saved_in(tmp_path, outcome({"attack F1": 0.5}))
    (comparison,) = compare(outcome({"link F1": 0.84}), history.rows())
    assert comparison.change is None
    assert comparison.cells()[5] == ""


def test_figures_on_other_texts_are_not_compared(tmp_path: Path) -> None:
    history = saved_in(tmp_path, outcome({"attack F1": 0.9}, material="other texts"))
    (comparison,) = compare(outcome({"attack F1": 0.5}), history.rows())
    assert comparison.change is None
    assert not comparison.has_fallen


def test_no_change_is_an_equals_sign_and_a_rise_of_errors_has_its_sign(tmp_path: Path) -> None:
    history = saved_in(tmp_path, outcome({"attack F1": 0.5, "wrong merges": 1.0}))
    changes = [one.cells()[5] for one in compare(outcome({"attack F1": 0.5, "wrong merges": 3.0}), history.rows())]
    assert changes == ["=", "+2"]


def test_what_is_missing_or_broken_has_a_row_of_its_own() -> None:
    rows = table_rows(
        [
            Outcome(MEASUREMENT, skipped="shared/gold/dev.jsonl not found"),
            Outcome(MEASUREMENT, failed="benchmarks.gold ended with status 1"),
            outcome({"F, all templates": 45.0}),
        ],
        [],
    )
    assert {len(row) for row in rows} == {len(HEADINGS)}
    assert [row[1] for row in rows] == ["skipped: shared/gold/dev.jsonl not found", "failed", "F, all templates"]
    assert rows[2] == ("gold-dev", "F, all templates", "45.0", "50", "", "", "", "", "100")


def test_the_last_two_saves_are_compared_without_measuring(tmp_path: Path) -> None:
    history = saved_in(
        tmp_path,
        outcome({"attack F1": 0.95}, material="other texts"),
        outcome({"attack F1": 0.90}),
        outcome({"attack F1": 0.80, "link F1": 0.3}),
    )
    attack, link = compare_last_saves(MEASUREMENT, history.rows())
    assert (attack.earlier, attack.has_fallen, attack.figure.is_met) == (0.90, True, False)
    assert (link.earlier, link.has_fallen, link.figure.is_met) == (None, False, None)
    assert compare_last_saves(MEASUREMENT, []) == []


def test_results_for_programs_hold_what_the_table_shows(tmp_path: Path) -> None:
    history = saved_in(tmp_path, outcome({"attack F1": 0.8}))
    report = as_json([outcome({"attack F1": 0.9})], history.rows(), VERSION, NOON)
    assert report["engine_version"] == "1.0+abc"
    (measurement,) = report["measurements"]
    assert measurement["command"] == "python -m benchmarks.gold ../shared/a.jsonl"
    assert measurement["articles_a_second"] == 100.0
    (figure,) = measurement["figures"]
    assert figure == {
        "name": "attack F1", "value": 0.9, "unit": "share", "n": 50, "target": 0.85, "is_met": True,
        "best_known": "somebody: 0.80", "last_saved": 0.8, "change": pytest.approx(0.1),
    }  # fmt: skip
