"""Runs the faults and prints or writes the table of what was tried, survived and lost; see the package's docstring."""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.faults import disks, kills, rivals, surroundings
from benchmarks.faults.world import Finding, all_arrivals

DESCRIPTION = """# Faults

What was done to refreshes on purpose, and what became of the warehouse. Written by `python -m benchmarks.faults
--write docs/faults.md`: real processes, real kills, real full disks. "Byte for byte" leaves out what tells of refreshes
and not of events (`benchmarks/arrival.py` names it). A trial counts as survived when all that must hold held.

"""


Family = Callable[[Path, argparse.Namespace, random.Random], list[Finding]]

FAMILIES: dict[str, Family] = {
    "kills": lambda folder, given, chance: kills.kill_refreshes(
        folder, all_arrivals(), given.kills, chance, given.minutes
    ),
    "workers": lambda folder, given, chance: kills.kill_readers(folder, max(1, given.kills // 40), chance),
    "disks": lambda folder, _, __: disks.fill_disks(folder, all_arrivals()),
    "permissions": lambda folder, _, __: disks.forbid_writing(folder, all_arrivals()),
    "rivals": lambda folder, _, __: rivals.two_at_once(folder, all_arrivals(), 2),
    "readers": lambda folder, given, _: rivals.readers(
        folder, all_arrivals(), given.publications, given.readers, min(given.refreshes, given.publications)
    ),
    "backup": lambda folder, _, __: rivals.back_up_meanwhile(folder, all_arrivals(), 3),
    "clock": lambda folder, _, __: surroundings.jumping_clock(folder, all_arrivals()),
    "machines": lambda folder, _, __: surroundings.other_machines(folder, all_arrivals()),
    "upgrade": lambda folder, _, __: surroundings.upgraded_engine(folder, all_arrivals()),
}
"""Each family of faults by name: what is done in a folder, with the command's options and its chance."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; exit status 1 when anything was lost or not tried."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description="Do harm to refreshes on purpose.")
    parser.add_argument("--kills", type=int, default=200, help="kills of a refresh [200]")
    parser.add_argument("--minutes", type=float, default=60, help="of killing, at most [60]")
    parser.add_argument("--publications", type=int, default=50, help="publications while readers ask [50]")
    parser.add_argument("--refreshes", type=int, default=50, help="how many of those are whole refreshes [50]")
    parser.add_argument("--readers", type=int, default=20, help="readers [20]")
    parser.add_argument("--only", nargs="+", help="families, of: " + ", ".join(FAMILIES))
    parser.add_argument("--seed", type=int, default=1, help="another seed kills at other moments [1]")
    parser.add_argument("--write", type=Path, help="write the table into this file")
    parser.add_argument("--keep", type=Path, help="do it in this folder, and leave it")
    options = parser.parse_args(arguments)
    chance = random.Random(options.seed)
    findings: list[Finding] = []
    folder = options.keep or Path(tempfile.mkdtemp(prefix="aftermath-faults-"))
    started = time.monotonic()
    try:
        for name in options.only or FAMILIES:
            found = FAMILIES[name](folder / name, options, chance)
            print(table(found), flush=True)
            findings += found
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    lost = sum(one.tried - one.survived for one in findings)
    untried = [one.fault for one in findings if one.tried == 0]
    tried, minutes = sum(one.tried for one in findings), (time.monotonic() - started) / 60
    summary = f"{tried:,} trials in {minutes:.0f} minutes, {lost} lost; not tried: {', '.join(untried) or 'none'}."
    print(summary)
    if options.write:
        options.write.write_text(f"{DESCRIPTION}{table(findings)}\n{summary}\n", encoding="utf-8")
    return int(lost > 0 or bool(untried))


def table(findings: Sequence[Finding]) -> str:
    """The findings as a table in Markdown, with what was lost below it."""
    lines = ["| fault | what must hold | tried | survived | lost | how |", "|---|---|---|---|---|---|"]
    for one in findings:
        lost = one.tried - one.survived
        lines.append(f"| {one.fault} | {one.holds} | {one.tried:,} | {one.survived:,} | {lost} | {one.note} |")
    problems = [f"- {one.fault}: {' '.join(problem.split())}" for one in findings for problem in one.problems]
    return "\n".join([*lines, "", *problems, ""])


if __name__ == "__main__":
    sys.exit(main())
