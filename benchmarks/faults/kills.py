"""``kill -9`` at random moments: of the refresh alone, of it with all its processes, of dbt, of a reading process.

Moments are spread over the stages and not over the time, since most of the time goes to dbt: a stage is chosen, then a
moment of it. After each kill the published file must be the one before or the one after, whole; every few kills a
refresh is left alone, and must come to exactly what a warehouse that was never harmed came to.
"""

import math
import os
import random
import signal
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from benchmarks.arrival import Arrival, Outcome
from benchmarks.faults.world import STAGES, Finding, NotWhole, Tally, World, bundles, difference, stage_seconds

KILLS_PER_ROUND = 40
HOLDS = "the published file is whole, old or new; the next refresh finishes the work; nothing twice, nothing lost"
VICTIMS = ("the refresh alone", "the refresh with all its processes", "dbt alone")


def kill_refreshes(
    folder: Path, arrivals: Sequence[Arrival], kills: int, chance: random.Random, minutes: float = math.inf
) -> list[Finding]:
    """Kill ``kills`` refreshes, each at a moment of its own, for at most ``minutes`` once both warehouses stand."""
    rounds = max(1, -(-kills // KILLS_PER_ROUND))
    parts = bundles(arrivals, rounds + 1)
    harmed, spared = World(folder / "harmed"), World(folder / "spared")
    for world in (harmed, spared):
        world.drop(parts[0])
    before = spared.refresh()
    harmed.refresh()
    seconds = stage_seconds(harmed)
    deadline = time.monotonic() + 60 * minutes
    tallies = {victim: Tally() for victim in VICTIMS}
    finished = Tally()
    moments: Counter[str] = Counter()
    left = kills
    for part in parts[1:]:
        if time.monotonic() > deadline:
            break
        for world in (harmed, spared):
            world.drop(part)
        after = spared.refresh()
        in_round = 0
        while in_round < min(left, KILLS_PER_ROUND) and time.monotonic() < deadline:
            victim = chance.choice(VICTIMS)
            stage = chance.choice((None, *STAGES)) if victim != VICTIMS[2] else STAGES[3]
            try:
                _kill_once(harmed, victim, stage, chance.random() * seconds[stage])
                found = difference({"before": before, "after": after}, harmed.published())
            except _TooLate:
                continue
            except NotWhole as error:
                found = str(error)
            in_round += 1
            moments[stage or "starting"] += 1
            tallies[victim].trial(f"{victim}, in {stage or 'its start'}: {found}" if found else None)
        left -= in_round
        finished.trial(_finish(harmed, after))
        before = after
    spread = ", ".join(f"{name} {count}" for name, count in moments.items())
    findings = [tally.finding(f"`kill -9` of {victim}", HOLDS) for victim, tally in tallies.items()]
    return [
        *findings,
        finished.finding(
            "the refresh after a row of kills", "it comes to what a warehouse never harmed came to, byte for byte",
            f"moments of the kills: {spread}",
        ),
    ]  # fmt: skip


_FOLLOWING = dict(pairwise((None, *STAGES)))


class _TooLate(Exception):
    """The refresh had ended before its moment came: no kill, and not counted as one."""


def _kill_once(world: World, victim: str, stage: str | None, moment: float) -> None:
    process = world.start()
    process.reaches(stage)
    # a stage quicker than the one that was watched is killed at its end
    process.stays(moment, _FOLLOWING.get(stage))
    if not process.is_running:
        raise _TooLate
    if victim == VICTIMS[0]:
        process.kill()
    elif victim == VICTIMS[1]:
        process.kill_all()
    else:
        working = process.children("dbt")
        _kill_all(working)
        process.wait()
        if not working:
            raise _TooLate


def _kill_all(processes: Sequence[int]) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)


def _finish(world: World, expected: Outcome) -> str | None:
    try:
        return difference(expected, world.refresh())
    except NotWhole as error:
        return str(error)


def kill_readers(folder: Path, kills: int, chance: random.Random) -> list[Finding]:
    """Kill one of the processes that read articles, once in each refresh of many articles."""
    arrivals = [_many_articles(700)]
    spared = World(folder / "spared")
    spared.drop(arrivals)
    expected = spared.refresh()
    tally = Tally()
    killed = 0
    for number in range(kills):
        world = World(folder / f"harmed-{number}")
        world.drop(arrivals)
        process = world.start()
        process.reaches("finding events")
        for _ in range(600):
            if len(process.children()) > 1 or not process.is_running:
                break
            time.sleep(0.02)
        time.sleep(chance.random() * 2)
        children = process.children()
        if children:
            killed += 1
            _kill_all([chance.choice(children)])
        try:
            code = process.wait()
            tally.trial(f"exit status {code}: {process.printed()[-600:]}" if code else _compare(world, expected))
        except NotWhole as error:
            tally.trial(str(error))
    holds = "the refresh goes on and comes to the same; no article lost"
    return [tally.finding("`kill -9` of one reading process", holds, f"{killed} met a process that was reading")]


def _compare(world: World, expected: Outcome) -> str | None:
    return difference(expected, world.published())


def _many_articles(count: int) -> Arrival:
    [*parts] = bundles([], count)
    return Arrival("many.jsonl", b"\n".join(part[0].content for part in parts))
