"""Measuring: the real command on an invented article; what is missing skips, what breaks fails, and neither raises."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pipelines.paths import PROJECT_DIR
from pipelines.quality.catalogue import MEASUREMENTS, UnknownMeasurement, chosen
from pipelines.quality.measure import material_digest, measure, why_skipped
from pipelines.quality.measurement import Judgement, Measurement
from pipelines.quality.scores import time_scores
from pipelines.quality.speed import parse_speed
from tests.unit.quality.conftest import TEXT, article


def test_the_gold_command_is_measured_as_it_is(shared: Path) -> None:
    (measurement,) = chosen(["gold-dev"])
    outcome = measure(measurement, shared)
    assert (outcome.skipped, outcome.failed) == ("", "")
    assert [(figure.name, figure.value, figure.score.n) for figure in outcome.figures] == [
        ("attack F1", 1.0, 1),
        ("exact date", 1.0, 1),
    ]
    assert [figure.goal.target for figure in outcome.figures] == [0.85, 0.85]
    assert outcome.speed is not None
    assert (outcome.speed.articles, outcome.speed.words) == (1, len(TEXT.split()))


def test_two_articles_on_one_attack_are_read_as_one_warehouse(shared: Path) -> None:
    (measurement,) = chosen(["gold-identity"])
    outcome = measure(measurement, shared)
    assert [(figure.name, figure.value) for figure in outcome.figures] == [("identity F1", 1.0), ("wrong merges", 0.0)]


def test_material_that_is_missing_skips(shared: Path) -> None:
    (measurement,) = chosen(["gold-train"])
    assert measure(measurement, shared).skipped == "shared/gold/train.jsonl not found"
    (shared / "eval" / "score_gold.py").unlink()
    assert measure(measurement, shared).skipped == "shared/gold/train.jsonl not found, nor 1 more"


@pytest.mark.parametrize("measurement", MEASUREMENTS, ids=lambda measurement: measurement.name)
def test_without_any_material_everything_is_skipped(measurement: Measurement, tmp_path: Path) -> None:
    outcome = measure(measurement, tmp_path / "nowhere")
    assert outcome.skipped.endswith("more") or outcome.skipped.endswith("not found")
    assert not outcome.figures


def test_a_command_that_is_not_in_the_checkout_skips(shared: Path, tmp_path: Path) -> None:
    (measurement,) = chosen(["gold-dev"])
    assert measure(measurement, shared, checkout=tmp_path).skipped == "benchmarks/gold.py not found"
    (tmp_path / "benchmarks" / "gold").mkdir(parents=True)
    (tmp_path / "benchmarks" / "gold" / "__main__.py").touch()
    assert why_skipped(measurement, shared, checkout=tmp_path) == ""


def test_a_command_that_crashes_fails_with_what_it_said(shared: Path) -> None:
    (shared / "gold" / "dev.jsonl").write_text('{"doc_id": "no text"}\n')
    (measurement,) = chosen(["gold-dev"])
    outcome = measure(measurement, shared)
    assert "benchmarks.gold" in outcome.failed
    assert "KeyError: 'text'" in outcome.failed
    assert not outcome.figures


def test_a_scorer_that_says_something_else_fails(shared: Path) -> None:
    (shared / "eval" / "odd.py").write_text("print('all is well')")
    (gold,) = chosen(["gold-dev"])
    odd = replace(gold, judgements=(Judgement(time_scores, ("{shared}/eval/odd.py",)),))
    assert "all is well" in measure(odd, shared).failed


def test_a_command_that_does_not_end_is_stopped(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (measurement,) = chosen(["gold-dev"])
    monkeypatch.setattr("pipelines.quality.measure.LIMIT_SECONDS", 0.01)
    outcome = measure(measurement, shared)
    assert "benchmarks.gold" in outcome.failed
    assert "was stopped" in outcome.failed


def test_joined_files_are_read_as_one(shared: Path) -> None:
    (gold,) = chosen(["gold-dev"])
    joined = replace(
        gold,
        joined=("{shared}/gold/dev.jsonl", "{shared}/gold/seed.jsonl"),
        arguments=("{joined}", *gold.arguments[1:]),
    )
    outcome = measure(joined, shared)
    assert outcome.failed == ""
    assert outcome.speed is not None
    assert outcome.speed.articles == 2


def test_the_digest_changes_with_texts_and_scorers(shared: Path) -> None:
    (measurement,) = chosen(["gold-dev"])
    before = material_digest(measurement, shared)
    with (shared / "gold" / "dev.jsonl").open("a") as file:
        file.write(json.dumps(article("another")) + "\n")
    more_texts = material_digest(measurement, shared)
    with (shared / "eval" / "score_gold.py").open("a") as file:
        file.write("# stricter\n")
    assert len({before, more_texts, material_digest(measurement, shared)}) == 3


def test_families_and_names_choose_in_the_order_of_the_catalogue() -> None:
    assert [m.name for m in chosen([])] == [m.name for m in MEASUREMENTS]
    assert [m.name for m in chosen(["gva", "muc4"])] == ["muc4-tst1", "muc4-tst2", "gva"]
    with pytest.raises(UnknownMeasurement, match="gold-dev"):
        chosen(["gold", "gld"])


def test_every_goal_is_one_of_a_figure_that_somebody_could_meet() -> None:
    assert len({m.name for m in MEASUREMENTS}) == len(MEASUREMENTS)
    targets = [goal.target for m in MEASUREMENTS for goal in m.goals.values()]
    assert len(targets) > 25
    assert all(target is not None and 0 <= target <= 100 for target in targets)


def test_commands_are_shown_as_a_person_types_them() -> None:
    commands = {m.name: m.command for m in MEASUREMENTS}
    assert commands["muc4-tst1"] == "python -m benchmarks.muc4 ../shared/bench/muc4/tst1.jsonl responses.jsonl"
    assert commands["gva"] == ("python -m benchmarks.gva ../shared/bench/gva/articles.jsonl events.jsonl groups.jsonl")
    assert "{" not in "".join(commands.values())


@pytest.mark.parametrize(
    ("module", "written"),
    [("benchmarks.gva", ("events.jsonl", "groups.jsonl")), ("benchmarks.timex", ("timexes.jsonl",))],
)
def test_commands_write_a_line_for_each_text_and_say_their_speed(
    module: str, written: tuple[str, ...], tmp_path: Path
) -> None:
    text = {"doc_id": "invented", "title": None, "dct": "2020-01-15", "text": TEXT}
    (tmp_path / "texts.jsonl").write_text(json.dumps(text) + "\n", encoding="utf-8")
    files = [str(tmp_path / name) for name in ("texts.jsonl", *written)]
    done = subprocess.run(
        [sys.executable, "-m", module, *files], cwd=PROJECT_DIR, capture_output=True, text=True, check=True
    )
    speed = parse_speed(done.stdout)
    assert speed is not None
    assert (speed.articles, speed.words) == (1, len(TEXT.split()))
    for name in written:
        (row,) = (tmp_path / name).read_text(encoding="utf-8").splitlines()
        assert json.loads(row)["doc_id"] == "invented"
