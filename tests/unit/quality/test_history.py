"""Saved results: every row comes back as it was saved, older rows stay, and nothing else passes for the file."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import duckdb
import pytest

from pipelines.events.engine import ENGINE_VERSION
from pipelines.quality.history import DamagedHistory, History, current_version, saved_figures, saves_of
from pipelines.quality.measurement import Outcome
from tests.unit.quality.make_results import MEASUREMENT, VERSION, outcome

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def history(tmp_path: Path) -> History:
    return History(tmp_path / "quality" / "scores.csv")


def test_nothing_is_saved_at_first(history: History) -> None:
    assert history.rows() == []


def test_rows_come_back_as_they_were_saved_and_older_ones_stay(history: History) -> None:
    first = history.append([outcome({"attack F1": 1 / 3, "link F1": 0.5})], VERSION, NOON)
    second = history.append([outcome({"attack F1": 0.4})], VERSION, NOON + timedelta(seconds=1))
    assert history.rows() == [*first, *second]
    assert [row.value for row in history.rows()] == [1 / 3, 0.5, 0.4]
    assert first[0].target == 0.85
    assert first[1].target is None


def test_what_was_not_measured_leaves_no_row(history: History) -> None:
    assert (
        history.append([Outcome(MEASUREMENT, skipped="not found"), Outcome(MEASUREMENT, failed="x")], VERSION, NOON)
        == []
    )
    assert not history.path.exists()
    history.append([outcome({"attack F1": 0.4})], VERSION, NOON)
    assert len(history.rows()) == 1


def test_times_are_in_utc() -> None:
    in_cairo = datetime(2026, 11, 22, 14, tzinfo=timezone(timedelta(hours=2)))
    (row,) = saved_figures([outcome({"attack F1": 0.4})], VERSION, in_cairo)
    assert row.saved_at == "2026-11-22T12:00:00.000+00:00"


def test_a_save_is_all_figures_that_were_saved_together_on_the_same_texts(history: History) -> None:
    history.append([outcome({"a": 0.1, "b": 0.2}, material="m1")], VERSION, NOON)
    history.append([outcome({"a": 0.3}, material="m2")], VERSION, NOON + timedelta(hours=1))
    history.append([outcome({"a": 0.5}, material="m1")], VERSION, NOON + timedelta(hours=2))
    rows = history.rows()
    assert [[row.value for row in save] for save in saves_of(rows, "gold-dev")] == [[0.1, 0.2], [0.5]]
    assert [[row.value for row in save] for save in saves_of(rows, "gold-dev", "m2")] == [[0.3]]
    assert saves_of(rows, "gva") == []


@pytest.mark.parametrize(
    "content",
    ["", "a,b\n1,2\n", "saved_at;engine_version\n"],
)
def test_a_file_of_something_else_is_neither_read_nor_written(history: History, content: str) -> None:
    history.path.parent.mkdir()
    history.path.write_text(content)
    with pytest.raises(DamagedHistory):
        history.rows()
    with pytest.raises(DamagedHistory):
        history.append([outcome({"attack F1": 0.4})], VERSION, NOON)
    assert history.path.read_text() == content


def test_a_broken_row_is_named_by_its_line(history: History) -> None:
    history.append([outcome({"attack F1": 0.4, "link F1": 0.5})], VERSION, NOON)
    history.path.write_text(history.path.read_text().replace("0.5", "half"))
    with pytest.raises(DamagedHistory, match="line 3"):
        history.rows()


def test_saves_at_one_time_all_arrive(history: History) -> None:
    def save(number: int) -> None:
        History(history.path).append([outcome({"attack F1": number / 10})], VERSION, NOON + timedelta(hours=number))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(save, range(10)))
    assert sorted(row.value for row in history.rows()) == [number / 10 for number in range(10)]


def test_duckdb_reads_the_file_as_it_is(history: History) -> None:
    history.append([outcome({"attack F1": 0.4})], VERSION, NOON)
    found = duckdb.execute(f"select figure, value, saved_at from '{history.path}'").fetchone()
    assert found is not None
    assert found[:2] == ("attack F1", 0.4)


def test_the_version_is_that_of_the_engine_and_of_the_checkout(tmp_path: Path) -> None:
    def git(*arguments: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)

    assert current_version(tmp_path).git_commit == ""
    git("init", "-q")
    (tmp_path / "a").write_text("1")
    git("add", "a")
    git("commit", "-qm", "one")
    version = current_version(tmp_path)
    assert (version.engine_version, len(version.git_commit)) == (ENGINE_VERSION, 40)
    assert not version.has_uncommitted_changes
    (tmp_path / "a").write_text("2")
    assert current_version(tmp_path).has_uncommitted_changes
