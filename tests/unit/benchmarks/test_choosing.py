"""A log-linear choice: the weights decide, and no report is read with weights learned from it."""

from pathlib import Path

import pytest

from benchmarks.choosing import FOLDS, Choice, fold_of, load_choices, most_probable

OPTIONS = {"a": {"told": 1.0}, "b": {"told": 1.0, "first": 2.0}}


def test_the_option_with_the_higher_score_is_the_more_probable() -> None:
    odds = Choice(({"first": 1.0},) * FOLDS).probabilities("report", OPTIONS)
    assert odds["b"] > odds["a"]
    assert sum(odds.values()) == pytest.approx(1.0)


def test_without_weights_all_options_are_alike() -> None:
    assert Choice(({},) * FOLDS).probabilities("report", OPTIONS) == {"a": 0.5, "b": 0.5}


def test_no_options_no_probabilities() -> None:
    assert Choice(({},)).probabilities("report", {}) == {}


def test_a_report_is_read_with_the_weights_of_its_fold() -> None:
    folds = tuple({"first": 5.0 if k == fold_of("report") else -5.0} for k in range(FOLDS))
    odds = Choice(folds).probabilities("report", OPTIONS)
    assert odds["b"] > 0.99


def test_without_a_file_there_are_no_choices(tmp_path: Path) -> None:
    assert load_choices(tmp_path / "missing.json") == {}


def test_the_shipped_file_holds_every_choice_for_every_fold() -> None:
    choices = load_choices()
    assert set(choices) == {"day", "killed", "wounded", "town", "agreement"}
    assert all(len(choice.folds) == FOLDS and all(choice.folds) for choice in choices.values())


def test_reports_are_joined_by_what_all_hold_possible() -> None:
    assert most_probable([{1: 0.6, 2: 0.4}, {2: 0.9, 1: 0.1}]) == 2
    assert most_probable([{1: 0.5, 2: 0.5}]) == 1
    assert most_probable([]) is None


def test_one_report_that_is_sure_does_not_silence_three() -> None:
    assert most_probable([{1: 1.0}, {2: 0.8, 1: 0.2}, {2: 0.8, 1: 0.2}, {2: 0.8, 1: 0.2}]) == 2
