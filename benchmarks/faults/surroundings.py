"""Machines that differ: the clock jumps, the time zone, the locale; and an engine that is replaced by a newer one.

What a refresh must not depend on, or must notice. Harm to its processes and files is done beside this module.
"""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import duckdb

from benchmarks.arrival import Arrival, differences
from benchmarks.faults.world import REFRESH, Finding, NotWhole, Tally, World, bundles, difference
from pipelines.paths import PROJECT_DIR

SURROUNDINGS: tuple[dict[str, str], ...] = (
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"},
    {"TZ": "Asia/Kathmandu", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"},
    {"TZ": "America/New_York", "LC_ALL": "POSIX", "PYTHONHASHSEED": "4242"},
)
CLOCKS = ("2031-05-05 23:59:30", "2019-02-28 12:00:00", "2038-01-19 03:14:00", "2026-03-29 01:59:50")
"""The moments the clock jumps to, back and forth; the third is where 32-bit seconds end."""


def other_machines(folder: Path, arrivals: Sequence[Arrival]) -> list[Finding]:
    """Refresh in several time zones and locales; compare with this machine's."""
    parts = bundles(arrivals, len(SURROUNDINGS))
    world, spared = World(folder / "world"), World(folder / "spared")
    tally = Tally()
    for part, variables in zip(parts, SURROUNDINGS, strict=True):
        for one in (world, spared):
            one.drop(part)
        try:
            tally.trial(difference(spared.refresh(TZ="UTC"), world.refresh(**variables)))
        except NotWhole as error:
            tally.trial(f"{variables}: {error}")
    listed = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.lower()
    missing = [name for name in ("tr_TR", "de_DE") if name.lower() not in listed]
    note = "; ".join(f"{v['TZ']} with {v['LC_ALL']}" for v in SURROUNDINGS)
    note += f" ({', '.join(missing)} not installed here: falls back to C)" if missing else ""
    return [tally.finding("time zone and locale other than UTC and English", "the same marts, byte for byte", note)]


def jumping_clock(folder: Path, arrivals: Sequence[Arrival]) -> list[Finding]:
    """Refresh with a clock that jumps forth and back from one refresh to the next (``faketime``, where installed)."""
    fault, holds = "a clock that jumps years between refreshes", "the same marts, byte for byte"
    faketime = shutil.which("faketime")
    if faketime is None:
        return [Tally().finding(fault, holds, "skipped: faketime is not installed")]
    parts = bundles(arrivals, len(CLOCKS))
    world, spared = World(folder / "world"), World(folder / "spared")
    tally = Tally()
    for part, moment in zip(parts, CLOCKS, strict=True):
        for one in (world, spared):
            one.drop(part)
        try:
            process = world.start((faketime, moment, *REFRESH))
            code = process.wait()
            found = f"exit status {code}: {process.printed()[-800:]}" if code else None
            tally.trial(found or difference(spared.refresh(), world.published()))
        except NotWhole as error:
            tally.trial(f"{moment}: {error}")
    return [tally.finding(fault, holds, ", then ".join(CLOCKS))]


def upgraded_engine(folder: Path, arrivals: Sequence[Arrival]) -> list[Finding]:
    """Refresh with the checkout, then with a copy of it whose vocabulary has one more word."""
    copy = folder / "checkout"
    _copy_checkout(copy)
    _add_a_word(copy)
    first, second = bundles(arrivals, 2)
    world = World(folder / "world")
    world.drop(first)
    tally = Tally()
    try:
        world.refresh()
        old = _versions(world)
        world.drop(second)
        upgraded = World(folder / "world", project=copy)
        upgraded.refresh()
        new = _versions(world)
        fresh = World(folder / "fresh", project=copy)
        fresh.drop([*first, *second])
        expected = fresh.refresh()
        found = differences(expected, world.published())
        problems = [
            f"differs from a warehouse that the new engine alone has read: {found[:2]}" if found else "",
            f"articles of several engines: {new}" if len(new) != 1 or new == old else "",
            *_history_tells(world),
        ]
        tally.trial("; ".join(filter(None, problems)) or None)
    except NotWhole as error:
        tally.trial(str(error))
    holds = "every article is read again; `dim_articles` says by which engine; `refresh_history` has figures of both"
    return [tally.finding("an engine upgrade", holds, "a copy of the checkout with one more word")]


def _versions(world: World) -> list[str]:
    with duckdb.connect(str(world.workspace.published_database), read_only=True) as con:
        rows = con.execute("select distinct engine_version from marts.dim_articles order by all").fetchall()
    return [version for (version,) in rows]


def _history_tells(world: World) -> list[str]:
    with duckdb.connect(str(world.workspace.published_database), read_only=True) as con:
        rows = con.execute(
            "select engine_version, articles, articles_read_anew from marts.refresh_history order by refresh_number"
        ).fetchall()
    is_told = len(rows) == 2 and rows[0][0] != rows[1][0] and rows[1][1] == rows[1][2]
    return [] if is_told else [f"refresh_history tells otherwise: {rows}"]


def _copy_checkout(target: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=PROJECT_DIR, capture_output=True, text=True, check=True
    )
    for name in listed.stdout.splitlines():
        source = PROJECT_DIR / name
        if source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target / name)


def _add_a_word(checkout: Path) -> None:
    table = checkout / "pipelines" / "vocabulary" / "words" / "attack_nouns.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    head, row = lines[0].split(","), lines[1].split(",")
    row[0] = "qwertybang"
    table.write_text("\n".join([*lines, ",".join(row[: len(head)]), ""]), encoding="utf-8")
