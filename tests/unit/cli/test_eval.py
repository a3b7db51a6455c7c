"""`aftermath eval` as a person and a script meet it: exit codes, the table, the results kept and compared.

The texts are invented and the scorer is a stand-in of ``tests/unit/quality``; the command that is measured is real.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.quality.conftest import shared

__all__ = ["shared"]

REPOSITORY = Path(__file__).parents[3]
COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()", "eval"]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(tmp_path: Path, shared: Path) -> Run:
    def run_command(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "AFTERMATH_WAREHOUSE_DIR": str(tmp_path / "warehouse"),
            "AFTERMATH_SHARED_DIR": str(shared),
        }
        return subprocess.run(
            [*COMMAND, *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=REPOSITORY,
            env=environment,
            timeout=120,
        )

    return run_command


def rows(printed: str, measurement: str) -> list[list[str]]:
    """The table's cells of one measurement, parted by the spaces between columns."""
    return [line.split()[1:] for line in printed.splitlines() if line.split()[:1] == [measurement]]


def test_what_is_missing_is_skipped_and_the_rest_is_measured(run: Run) -> None:
    done = run("--only", "gold")
    assert done.returncode == 0, done.stderr
    assert rows(done.stdout, "gold-train") == [["skipped:", "shared/gold/train.jsonl", "not", "found"]]
    assert rows(done.stdout, "gold-dev")[0][:6] == ["attack", "F1", "1.000", "1", "0.850", "yes"]
    assert "targets met" in done.stdout
    assert "measuring gold-dev" in done.stderr


def test_without_any_texts_everything_is_skipped_with_status_0(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = run("--shared", str(tmp_path / "empty"))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("skipped: ") >= 10
    assert "no target was measured" in done.stdout


def test_a_crash_is_an_error_and_hides_nothing_else(run: Run, shared: Path) -> None:
    (shared / "gold" / "dev.jsonl").write_text("no JSON\n")
    done = run("--only", "gold-dev", "--only", "gold-seed", "--save")
    assert done.returncode == 1
    assert rows(done.stdout, "gold-dev") == [["failed"]]
    assert rows(done.stdout, "gold-seed")
    assert "aftermath: gold-dev failed: " in done.stderr
    assert "JSONDecodeError" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [("--only", "gld"), ("--shared", "/nowhere/at/all"), ("--json", "/nowhere/at/all/scores.json"), ("gold",)],
)
def test_what_cannot_be_asked_for_exits_with_2_and_measures_nothing(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert done.stdout == ""
    assert "measuring" not in done.stderr


def test_changes_are_those_since_the_last_saved_results(run: Run, shared: Path, tmp_path: Path) -> None:
    file = tmp_path / "scores.json"
    history = tmp_path / "warehouse" / "quality" / "scores.csv"
    first = run("--only", "gold-dev", "--json", str(file))
    assert first.returncode == 0, first.stderr
    assert not history.exists()
    assert json.loads(file.read_text())["measurements"][0]["figures"][0]["change"] is None

    assert f"2 figures saved in {history}" in run("--only", "gold-dev", "--save").stdout
    saved = history.read_text()
    history.write_text(saved.replace("attack F1,1.0,", "attack F1,0.75,"))
    again = run("--only", "gold-dev", "--json", str(file))
    assert rows(again.stdout, "gold-dev")[0][:7] == ["attack", "F1", "1.000", "1", "0.850", "yes", "+0.250"]
    assert rows(again.stdout, "gold-dev")[1][:6] == ["exact", "date", "1.000", "1", "0.850", "yes"]
    figures = json.loads(file.read_text())["measurements"][0]["figures"]
    assert [(figure["last_saved"], figure["change"]) for figure in figures] == [(0.75, 0.25), (1.0, 0.0)]
    assert len(history.read_text().splitlines()) == 3, "not saved unless asked"


def test_a_damaged_history_is_said_before_anything_is_measured(run: Run, tmp_path: Path) -> None:
    history = tmp_path / "warehouse" / "quality" / "scores.csv"
    history.parent.mkdir(parents=True)
    history.write_text("something else\n")
    done = run("--only", "gold-dev")
    assert done.returncode == 1
    assert "scores.csv" in done.stderr
    assert "measuring" not in done.stderr
