"""The fault suite's own judgement: what it calls whole, unclear or different. The faults are made by its command."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.arrival import Outcome
from benchmarks.faults.__main__ import table
from benchmarks.faults.disks import small_disk, unclear
from benchmarks.faults.world import Finding, Process, Tally, bundles, difference

SLEEPER = (sys.executable, "-c", "import time; print('building facts', flush=True); time.sleep(60)")


def start(folder: Path, *command: str) -> Process:
    output = folder / "output.log"
    with output.open("wb") as file:
        return Process(subprocess.Popen(command, stdout=file, stderr=file, start_new_session=True), output)


def test_a_process_is_killed_at_its_stage(tmp_path: Path) -> None:
    process = start(tmp_path, *SLEEPER)
    assert process.reaches("building facts")
    assert process.is_running
    process.kill_all()
    assert not process.is_running
    assert process.wait() == -9


def test_a_stage_that_never_comes_is_not_waited_for(tmp_path: Path) -> None:
    process = start(tmp_path, sys.executable, "-c", "print('reading raw files')")
    assert not process.reaches("building facts")
    assert process.wait() == 0


def test_contents_are_those_of_one_of_the_states_or_differ() -> None:
    before = Outcome("before", digests={"marts.a": "1"}, rows={"marts.a": ["x"]})
    after = Outcome("after", digests={"marts.a": "2"}, rows={"marts.a": ["y"]})
    half = Outcome("half", digests={"marts.a": "3"}, rows={"marts.a": ["z"]})
    states = {"before": before, "after": after}
    assert difference(states, before) is None
    assert difference(states, after) is None
    assert difference(after, before) is not None
    assert "marts.a" in (difference(states, half) or "")


@pytest.mark.parametrize(
    ("code", "said", "is_clear"),
    [
        (1, "Not published. Why:\n  IO Error: No space left on device", True),
        (1, "Not published. Why:\n  something went wrong", False),
        (0, "published", False),
        (-9, "No space left on device", False),
        (1, "log  /a/disk/refresh.log", False),
    ],
)
def test_a_failure_is_clear_when_it_says_why(code: int, said: str, is_clear: bool) -> None:
    assert (unclear(code, said, ("space", "disk")) is None) == is_clear


def test_every_part_of_the_arrivals_changes_something() -> None:
    parts = bundles([], 3)
    texts = {json.loads(one.content)["articleBody"] for part in parts for one in part}
    assert len(texts) == len({one.path for part in parts for one in part}) == 3


def test_what_was_lost_is_in_the_table() -> None:
    tally = Tally()
    tally.trial(None)
    tally.trial("a row is gone")
    printed = table([tally.finding("a fault", "all holds", "so"), Finding("another", "all", 2, 2)])
    assert "| a fault | all holds | 2 | 1 | 1 | so |" in printed
    assert "| another | all | 2 | 2 | 0 |  |" in printed
    assert "- a fault: a row is gone" in printed


def test_a_small_disk_is_full_at_its_size(tmp_path: Path) -> None:
    try:
        with small_disk(tmp_path / "disk", 1) as disk, pytest.raises(OSError, match="No space left"):
            (disk / "file").write_bytes(bytes(2_000_000))
    except (PermissionError, FileNotFoundError) as error:
        pytest.skip(f"no right to mount: {error}")
    assert list((tmp_path / "disk").iterdir()) == []
