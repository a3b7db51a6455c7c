"""A warehouse to do harm to, refreshed by real processes, and what it must look like afterwards.

Here: starting a refresh, knowing how far it is, and comparing what it published with what a warehouse that nobody
harmed published from the same raw files. Which harm is done belongs to the modules beside this one.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from benchmarks.arrival import Arrival, Outcome, differences, gold_arrivals, outcome_of, sample_arrivals
from benchmarks.gold import SHARED
from pipelines.paths import PROJECT_DIR, Workspace
from pipelines.warehouse.publish import verify

REFRESH = (sys.executable, "-c", "from pipelines.cli import main; main()", "refresh")
STAGES = ("reading raw files", "finding events", "joining reports", "building facts", "checking and publishing")
"""What a refresh prints when each stage begins, in order."""
PATIENCE_S = 600.0
"""Seconds after which a refresh that should have ended is called hung."""


class NotWhole(Exception):
    """What was found broken: the published file, or a refresh that should have gone well."""


@dataclass(frozen=True)
class Finding:
    """One kind of fault: how often it was made and what it left.

    Attributes:
        fault: The fault, for a person.
        holds: What must hold.
        tried: How often it was made.
        survived: How often all that must hold held.
        problems: What didn't, once each.
        note: How it was made, or why it couldn't be.
    """

    fault: str
    holds: str
    tried: int
    survived: int
    problems: tuple[str, ...] = ()
    note: str = ""


@dataclass
class Tally:
    """Counts the trials of one fault."""

    tried: int = 0
    problems: list[str] = field(default_factory=list)

    def trial(self, problem: str | None) -> None:
        """Count one trial; ``problem`` is what it broke."""
        self.tried += 1
        if problem:
            self.problems.append(problem)

    def finding(self, fault: str, holds: str, note: str = "") -> Finding:
        """What the trials came to."""
        return Finding(fault, holds, self.tried, self.tried - len(self.problems), tuple(self.problems), note)


class World:
    """One raw folder, one warehouse and one Dagster instance, in a folder of their own."""

    def __init__(
        self, folder: Path, project: Path = PROJECT_DIR, outputs: Path | None = None, **environment: str
    ) -> None:
        """Make the folders.

        Args:
            folder: Where; made if missing.
            project: The checkout whose code runs.
            outputs: Where its processes' output goes, where not into the folder; made if missing.
            environment: Variables on top of this process's.
        """
        self.folder = folder
        self.project = project
        self.workspace = Workspace(folder / "raw", folder / "warehouse")
        self.workspace.raw_dir.mkdir(parents=True, exist_ok=True)
        self._outputs = outputs or folder
        self._outputs.mkdir(parents=True, exist_ok=True)
        home = folder / "dagster"
        home.mkdir(exist_ok=True)
        settings = (PROJECT_DIR / "dagster.yaml").read_text(encoding="utf-8").replace(".dagster_home", str(home))
        (home / "dagster.yaml").write_text(settings, encoding="utf-8")
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(project),
            "DAGSTER_HOME": str(home),
            "AFTERMATH_RAW_DIR": str(self.workspace.raw_dir),
            "AFTERMATH_WAREHOUSE_DIR": str(self.workspace.warehouse_dir),
            "AFTERMATH_FEEDS": str(folder / "no-feeds.toml"),
            **environment,
        }
        self._started = 0
        self._proved: tuple[tuple[int, int, int], Outcome] | None = None

    def drop(self, arrivals: Sequence[Arrival]) -> None:
        """Put raw files into the folder."""
        for arrival in arrivals:
            path = self.workspace.raw_dir / arrival.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(arrival.content)

    def start(self, command: Sequence[str] = REFRESH, **environment: str) -> "Process":
        """Start a process in a session of its own; its output goes to a file."""
        self._started += 1
        output = self._outputs / f"process-{self._started}.log"
        with output.open("wb") as file:
            process = subprocess.Popen(
                command,
                stdout=file,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**self.environment, **environment},
                cwd="/",
                start_new_session=True,
            )
        return Process(process, output)

    def refresh(self, **environment: str) -> Outcome:
        """Refresh to the end, and give what was published.

        Raises:
            NotWhole: It failed.
        """
        process = self.start(**environment)
        if code := process.wait():
            raise NotWhole(f"a refresh ended with {code}: {process.printed()[-1500:]}")
        return self.published()

    def published(self) -> Outcome:
        """The published file's contents, proved.

        Raises:
            NotWhole: It can't be opened, or breaks an invariant.
        """
        path = self.workspace.published_database
        try:
            status = path.stat()
            if self._proved and self._proved[0] == (status.st_ino, status.st_mtime_ns, status.st_size):
                return self._proved[1]  # the very file that was proved before
            with duckdb.connect(str(path), read_only=True) as con:
                if violations := verify(con, {}):
                    raise NotWhole(f"the published file breaks invariants: {violations}")
            found = outcome_of(str(self.folder.name), path, 0.0)
        except (duckdb.Error, OSError) as error:
            raise NotWhole(f"the published file can't be read: {error}") from error
        self._proved = (status.st_ino, status.st_mtime_ns, status.st_size), found
        return found

    @property
    def has_published(self) -> bool:
        """Whether there is a published file."""
        return self.workspace.published_database.exists()


class Process:
    """A started refresh."""

    def __init__(self, process: "subprocess.Popen[bytes]", output: Path) -> None:
        self._process = process
        self._output = output

    def printed(self) -> str:
        """What it has printed so far."""
        return self._output.read_text(encoding="utf-8", errors="replace")

    def wait(self, seconds: float = PATIENCE_S) -> int:
        """Its exit status.

        Raises:
            NotWhole: It hung; it was killed.
        """
        try:
            return self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill_all()
            raise NotWhole(f"still running after {seconds:.0f} s: {self.printed()[-500:]}") from None

    @property
    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def reaches(self, stage: str | None) -> bool:
        """Wait until it has begun a stage (None: at once); False when it ended before."""
        while stage is not None and stage not in self.printed():
            if not self.is_running:
                return stage in self.printed()
            time.sleep(0.02)
        return True

    def stays(self, seconds: float, until: str | None) -> None:
        """Wait some seconds, or until it has begun a stage or ended."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.is_running and not (until and until in self.printed()):
            time.sleep(0.02)

    def children(self, working: str = "") -> list[int]:
        """The processes it has started itself and that still run; only those with a word in their command line."""
        try:
            listed = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text(encoding="ascii")
        except OSError:
            return []
        return [int(pid) for pid in listed.split() if working.encode() in _command_line(pid)]

    def kill(self) -> None:
        """End the one process at once, as ``kill -9`` and the kernel's memory killer do; its children live on."""
        self._process.kill()
        self._process.wait()

    def kill_all(self) -> None:
        """End it and all it started at once, as a power cut does."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()


def _command_line(pid: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def stage_seconds(world: World) -> dict[str | None, float]:
    """How long each stage of a refresh takes: one is run and looked at. None is what comes before the first."""
    process = world.start()
    began = time.monotonic()
    seconds: dict[str | None, float] = {}
    last: str | None = None
    for stage in (*STAGES, ""):
        if stage:
            process.reaches(stage)
        elif code := process.wait():
            raise NotWhole(f"the refresh that is only watched ended with {code}: {process.printed()[-1500:]}")
        now = time.monotonic()
        seconds[last] = now - began
        last, began = stage, now
    return seconds


def all_arrivals() -> list[Arrival]:
    """The sample's raw files, and the annotated articles where there are any."""
    files = [SHARED / "gold" / name for name in ("seed.jsonl", "dev.jsonl", "train.jsonl")]
    return sample_arrivals() + gold_arrivals([path for path in files if path.is_file()])


def bundles(arrivals: Sequence[Arrival], count: int) -> list[list[Arrival]]:
    """The arrivals in ``count`` parts, each with one more attack, so that each changes something."""
    parts: list[list[Arrival]] = [[] for _ in range(count)]
    for number, arrival in enumerate(arrivals):
        parts[number % count].append(arrival)
    for number, part in enumerate(parts):
        day = f"2021-{number % 12 + 1:02}-{number // 12 % 28 + 1:02}"
        text = f"A bomb killed {number + 2} people in a market in Quetta on {day}, police said."
        article = {"@type": "NewsArticle", "headline": f"Bomb in Quetta, {day}", "articleBody": text}
        stated = article | {"datePublished": day, "publisher": {"@type": "Organization", "name": "Fault Desk"}}
        part.append(Arrival(f"faults/{number:04}.json", json.dumps(stated).encode()))
    return parts


def difference(expected: Mapping[str, Outcome] | Outcome, found: Outcome) -> str | None:
    """What differs from the expected contents (or from all of several), None where nothing does."""
    among = [expected] if isinstance(expected, Outcome) else list(expected.values())
    if any(one.digests == found.digests for one in among):
        return None
    return f"differs from a warehouse that was not harmed: {differences(among[-1], found)[:2]}"
