"""Others at work at the same time: a second refresh, one that Dagster runs, readers, a backup.

Nobody is killed and nothing is taken away here: ``kills`` and ``disks`` do that.
"""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import duckdb

from benchmarks.arrival import Arrival, Outcome
from benchmarks.faults.world import REFRESH, Finding, NotWhole, Process, Tally, World, bundles, difference
from pipelines.paths import Workspace
from pipelines.warehouse.publish import publish

BUSY = 3
DAGSTER_JOB = (
    sys.executable, "-m", "dagster", "job", "execute", "-m", "pipelines.definitions", "-j", "refresh",
)  # fmt: skip
BACKUP = (sys.executable, "-c", "from pipelines.cli import main; main()", "backup")
RESTORE = (sys.executable, "-c", "from pipelines.cli import main; main()", "restore")
ANSWER = """
    select
        (select count(*) from marts.dim_articles), (select count(*) from marts.fct_attack_reports),
        (select count(*) from marts.fct_attacks), (select count(*) from marts.evidence),
        (select sum(hash(attack_id)::hugeint) from marts.fct_attacks),
        (select max(refresh_number) from marts.refresh_history),
        (select count(*) from marts.fct_attacks as a anti join marts.fct_attack_reports as r using (attack_id))
"""
"""One question that only one refresh can answer so; the last figure is 0 in every whole file."""
_READER = """
import json, os, sys, duckdb
# they ask without pause: on two cores nothing else would run
os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0)) if hasattr(os, "SCHED_IDLE") else os.nice(19)
path, stop, question, out = sys.argv[1:]
asked, answers, failed = 0, set(), []
while not os.path.exists(stop):
    asked += 1
    try:
        with duckdb.connect(path, read_only=True) as con:
            answers.add(str(con.execute(question).fetchone()))
    except Exception as error:
        failed.append(f"{type(error).__name__}: {error}"[:300])
open(out, "w").write(json.dumps([asked, sorted(answers), failed]))
"""


def two_at_once(folder: Path, arrivals: Sequence[Arrival], times: int) -> list[Finding]:
    """Start two refreshes a moment apart: from the command line, and one by Dagster, in both orders."""
    parts = bundles(arrivals, 3 * times + 1)
    world, spared = World(folder / "world"), World(folder / "spared")
    tallies = {"two refreshes at once": Tally(), "a refresh while Dagster runs one": Tally(),
               "Dagster starts one while a refresh runs": Tally()}  # fmt: skip
    pairs = {"two refreshes at once": (REFRESH, REFRESH), "a refresh while Dagster runs one": (DAGSTER_JOB, REFRESH),
             "Dagster starts one while a refresh runs": (REFRESH, DAGSTER_JOB)}  # fmt: skip
    world.drop(parts[0])
    spared.drop(parts[0])
    before = spared.refresh()
    world.refresh()
    for number in range(times):
        for place, (name, (first, second)) in enumerate(pairs.items()):
            part = parts[1 + 3 * number + place]
            for one in (world, spared):
                one.drop(part)
            after = spared.refresh()
            tallies[name].trial(_race(world, world.start(first), second, before, after))
            before = after
    holds = "one goes through, the other waits or is refused and says so; never a corrupt file"
    return [tally.finding(name, holds) for name, tally in tallies.items()]


def _race(world: World, first: Process, second: Sequence[str], before: Outcome, after: Outcome) -> str | None:
    time.sleep(1.0 + 2.0 * (second is REFRESH))
    other = world.start(second)
    try:
        codes = first.wait(), other.wait()
        said = first.printed() + other.printed()
        found = difference({"before": before, "after": after}, world.published())
        if not found and 0 not in codes and BUSY not in codes:
            found = f"neither went through: {codes}: {said[-800:]}"
        if not found and codes != (0, 0) and "another refresh is writing" not in said:
            found = f"{codes}, and neither says that another refresh is writing: {said[-800:]}"
        healed = difference(after, world.refresh())
        found = found or healed
    except NotWhole as error:
        found = str(error)
    return found


def readers(folder: Path, arrivals: Sequence[Arrival], publications: int, count: int, refreshes: int) -> list[Finding]:
    """Let many processes query without pause while files are published again and again."""
    parts = bundles(arrivals, refreshes + 1)
    world = World(folder / "world")
    world.drop(parts[0])
    world.refresh()
    builds = [_kept(world.workspace, folder, 0)]
    answers = [_answer(world.workspace.published_database)]
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        stop = Path(scratch) / "stop"
        outputs = [Path(scratch) / f"reader-{number}.json" for number in range(count)]
        running = [
            subprocess.Popen(
                [sys.executable, "-c", _READER, str(world.workspace.published_database), str(stop), ANSWER, str(output)]
            )
            for output in outputs
        ]
        problems = []
        try:
            for number, part in enumerate(parts[1:], start=1):
                world.drop(part)
                world.refresh()
                builds.append(_kept(world.workspace, folder, number))
                answers.append(_answer(world.workspace.published_database))
            for number in range(publications - refreshes):
                shutil.copyfile(builds[number % len(builds)], world.workspace.build_database)
                publish(world.workspace, allow_shrink=True)
        except (NotWhole, OSError, duckdb.Error) as error:
            problems.append(str(error))
        finally:
            stop.touch()
            for process in running:
                process.wait(60)
        told = [json.loads(output.read_text(encoding="utf-8")) for output in outputs]
    asked = sum(one[0] for one in told)
    problems += [f"an answer no refresh gives: {answer}" for one in told for answer in one[1] if answer not in answers]
    problems += [failure for one in told for failure in one[2]]
    fault = f"{count} readers without pause during {publications} publications"
    note = (
        f"{refreshes} whole refreshes and {publications - refreshes} builds put into place; {asked:,} questions asked"
    )
    return [
        Finding(fault, "no failed query, no half-built answer", asked, asked - len(problems), tuple(problems), note)
    ]


def _kept(workspace: Workspace, folder: Path, number: int) -> Path:
    return Path(shutil.copyfile(workspace.build_database, folder / f"build-{number}.duckdb"))


def _answer(path: Path) -> str:
    with duckdb.connect(str(path), read_only=True) as con:
        return str(con.execute(ANSWER).fetchone())


def back_up_meanwhile(folder: Path, arrivals: Sequence[Arrival], times: int) -> list[Finding]:
    """Back up while a refresh runs, restore elsewhere, refresh there on."""
    parts = bundles(arrivals, times + 1)
    world, spared = World(folder / "world"), World(folder / "spared")
    for one in (world, spared):
        one.drop(parts[0])
    before = spared.refresh()
    world.refresh()
    tally = Tally()
    for number, part in enumerate(parts[1:]):
        for one in (world, spared):
            one.drop(part)
        after = spared.refresh()
        archive = folder / f"backup-{number}.tar.gz"
        try:
            refresh = world.start()
            time.sleep(2.0 + 2.5 * number)
            tally.trial(_restored(world, folder / f"restored-{number}", archive, {"before": before, "after": after}))
            refresh.wait()
            world.refresh()
        except NotWhole as error:
            tally.trial(str(error))
        before = after
    holds = "the backup is of one publication; restored elsewhere, it is refreshed on to the same"
    return [tally.finding("backup during a refresh, then restore", holds)]


def _restored(world: World, folder: Path, archive: Path, may_be: dict[str, Outcome]) -> str | None:
    made = world.start((*BACKUP, str(archive)))
    if code := made.wait():
        return f"backup ended with {code}: {made.printed()}"
    other = World(folder)
    for path in world.workspace.raw_dir.rglob("*"):
        if path.is_file():
            target = other.workspace.raw_dir / path.relative_to(world.workspace.raw_dir)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    restored = other.start((*RESTORE, str(archive)))
    if code := restored.wait():
        return f"restore ended with {code}: {restored.printed()}"
    return difference(may_be, other.published()) or difference(may_be["after"], other.refresh())
