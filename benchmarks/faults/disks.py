"""Disks that are full, folders that can't be written, files that can't be read.

Full and read-only disks are real ones: small tmpfs mounts, which need the right to mount. Where that is missing the
trials say that they were skipped. Permissions are taken from root by giving up the capability that overrides them.
"""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.arrival import Arrival, Outcome
from benchmarks.faults.world import REFRESH, Finding, NotWhole, Tally, World, bundles, difference

HOLDS = "a clear error, exit status 1, nothing published, nothing lost; with the fault gone the next refresh works"
_OVERRIDES = "-dac_override,-dac_read_search"
WITHOUT_OVERRIDE = ("setpriv", "--inh-caps", _OVERRIDES, "--bounding-set", _OVERRIDES)
FREE_KB = (0, 300, 3_000, 9_000, 21_000, 40_000)
"""Room left for a refresh, in kB: from none to nearly enough."""


@contextmanager
def small_disk(folder: Path, megabytes: int) -> Iterator[Path]:
    """A disk of its own, of a size.

    Raises:
        PermissionError: This process may not mount.
    """
    folder.mkdir(parents=True)
    mounted = _run("mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(folder))
    if mounted.returncode:
        raise PermissionError(mounted.stderr.strip() or "mount failed")
    try:
        yield folder
    finally:
        _run("umount", "--lazy", str(folder))


def _run(*command: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command, capture_output=True, text=True, check=False)


def fill_disks(folder: Path, arrivals: Sequence[Arrival], rooms: Sequence[int] = FREE_KB) -> list[Finding]:
    """Refresh on a disk with little room left, then with room."""
    tally = Tally()
    parts = bundles(arrivals, len(rooms) + 1)
    try:
        with small_disk(folder / "disk", 600) as disk:
            # what a person would read on the terminal is not kept on the disk that is filled
            harmed, spared = World(disk / "harmed", outputs=folder / "said"), World(folder / "spared")
            for world in (harmed, spared):
                world.drop(parts[0])
            before = spared.refresh()
            harmed.refresh()
            for room, part in zip(rooms, parts[1:], strict=True):
                for world in (harmed, spared):
                    world.drop(part)
                after = spared.refresh()
                tally.trial(_with_little_room(disk, harmed, room, before, after))
                before = after
    except (PermissionError, FileNotFoundError) as error:
        return [tally.finding("disk full", HOLDS, f"skipped: {error}")]
    return [tally.finding("disk full", HOLDS, f"tmpfs with {rooms[0]} to {rooms[-1]} kB left")]


def _with_little_room(disk: Path, world: World, room_kb: int, before: Outcome, after: Outcome) -> str | None:
    filler = disk / "filler"
    usage = shutil.disk_usage(disk)
    with filler.open("wb") as file:
        left = max(0, usage.free - room_kb * 1000)
        block = bytes(1_000_000)
        try:
            while left > 0:
                left -= file.write(block[: min(left, len(block))])
                file.flush()
        except OSError:
            pass
    where = f"{room_kb} kB left"
    try:
        process = world.start()
        code = process.wait()
        said = process.printed()
        if code == 0:
            found = difference(after, world.published())
        else:
            found = difference(before, world.published()) or unclear(code, said, ("space", "disk"))
        filler.unlink()
        healed = difference(after, world.refresh())
        found = found or healed
    except NotWhole as error:
        filler.unlink(missing_ok=True)
        return f"{where}: {error}"
    return f"{where}: {found}" if found else None


def unclear(code: int, said: str, words: Sequence[str]) -> str | None:
    """What is wrong with how a refresh failed; None where it said why and ended with 1."""
    if code != 1:
        return f"exit status {code}: {said[-500:]}"
    told = [line for line in said.splitlines() if not line.startswith("log ")]
    return None if any(word in line.lower() for line in told for word in words) else f"doesn't say why: {said[-700:]}"


def forbid_writing(folder: Path, arrivals: Sequence[Arrival]) -> list[Finding]:
    """Refresh into a read-only disk, and into folders whose modes forbid it; read a file that nobody may read."""
    return [*_read_only_disk(folder / "ro", arrivals), *_modes(folder / "modes", arrivals)]


def _read_only_disk(folder: Path, arrivals: Sequence[Arrival]) -> list[Finding]:
    tally = Tally()
    first, second = bundles(arrivals, 2)
    try:
        with small_disk(folder / "disk", 600) as disk:
            world, spared = World(folder / "world"), World(folder / "spared")
            world.workspace.warehouse_dir.symlink_to(disk)
            for one in (world, spared):
                one.drop(first)
            before = world.refresh()
            spared.refresh()
            for one in (world, spared):
                one.drop(second)
            _run("mount", "-o", "remount,ro", str(disk))
            problem = _fails_clearly(world, before, REFRESH, ("read-only",))
            _run("mount", "-o", "remount,rw", str(disk))
            healed = difference(spared.refresh(), world.refresh())
            tally.trial(problem or healed)
    except NotWhole as error:
        tally.trial(str(error))
    except (PermissionError, FileNotFoundError) as error:
        return [tally.finding("read-only disk", HOLDS, f"skipped: {error}")]
    return [tally.finding("read-only disk", HOLDS, "tmpfs mounted anew, read-only")]


def _modes(folder: Path, arrivals: Sequence[Arrival]) -> list[Finding]:
    if _run(*WITHOUT_OVERRIDE, "true").returncode:
        return [Tally().finding("no permission", HOLDS, "skipped: setpriv can't give up capabilities here")]
    refresh = (*WITHOUT_OVERRIDE, *REFRESH)
    first, second = bundles(arrivals, 2)
    world, spared = World(folder / "world"), World(folder / "spared")
    for one in (world, spared):
        one.drop(first)
    tally = Tally()
    try:
        before = world.refresh()
        spared.refresh()
        spared.drop(second)
        world.drop(second[:-1])
        after = spared.refresh()
        for forbidden in (world.workspace.warehouse_dir, world.workspace.build_dir, world.workspace.raw_dir):
            mode = forbidden.stat().st_mode
            forbidden.chmod(0o555 if forbidden != world.workspace.raw_dir else 0)
            problem = _fails_clearly(world, before, refresh, ("permission",))
            forbidden.chmod(mode)
            tally.trial(f"{forbidden.name}: {problem}" if problem else None)
        world.drop(second[-1:])
        unreadable = world.workspace.raw_dir / second[-1].path
        unreadable.chmod(0)
        process = world.start(refresh)
        code = process.wait()
        tally.trial(None if code == 0 and unreadable.name in process.printed() else f"{code}: {process.printed()}")
        unreadable.chmod(0o644)
        tally.trial(difference(after, world.refresh()))
    except NotWhole as error:
        tally.trial(str(error))
    note = "warehouse, build and raw folder forbidden; one raw file unreadable (set aside, read when it can be)"
    return [tally.finding("no permission", HOLDS, note)]


def _fails_clearly(world: World, before: Outcome, command: Sequence[str], words: Sequence[str]) -> str | None:
    process = world.start(command)
    code = process.wait()
    return unclear(code, process.printed(), words) or difference(before, world.published())
