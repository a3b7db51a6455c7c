"""A backup holds what can't be made again, and a restored warehouse goes on; what is damaged is refused untouched."""

import errno
import gzip
import io
import os
import tarfile
import zlib
from datetime import UTC, datetime
from itertools import count
from multiprocessing import get_context
from pathlib import Path

import duckdb
import pytest

from pipelines.paths import DATABASE_NAME, Workspace
from pipelines.quality.history import History
from pipelines.warehouse import backup as backing_up
from pipelines.warehouse.backup import MANIFEST, BackupError, back_up, restore
from pipelines.warehouse.publish import prepare_build, publish
from tests.unit.quality.make_results import VERSION, outcome
from tests.unit.warehouse.test_publish import attack_count, write_build


def warehouse(folder: Path, attacks: int) -> Workspace:
    """One with something published, and with files of people beside it."""
    workspace = Workspace(raw_dir=folder / "raw", warehouse_dir=folder / "warehouse")
    write_build(workspace, attacks)
    publish(workspace)
    for name in ("quality/scores.csv", "fetching/2020-03-17.jsonl", "corrections/2020/march.csv"):
        path = workspace.warehouse_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} {attacks}\n")
    (workspace.warehouse_dir / "fetching" / ".lock").write_text("")
    return workspace


def everything_in(workspace: Workspace) -> dict[str, bytes]:
    root = workspace.warehouse_dir
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in sorted(root.rglob("*")) if p.is_file()}


def test_what_is_restored_elsewhere_is_what_was_backed_up_and_the_next_refresh_goes_on_from_it(tmp_path: Path) -> None:
    first = warehouse(tmp_path / "first", attacks=3)
    backup = back_up(first, tmp_path / "backup.tar.gz")
    assert list(backup.files) == [
        *("aftermath.duckdb", "quality/scores.csv", "fetching/2020-03-17.jsonl", "corrections/2020/march.csv")
    ]
    second = Workspace(raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "second")
    assert restore(second, backup.path) == backup
    assert {name: everything_in(second)[name] for name in backup.files} == {
        name: everything_in(first)[name] for name in backup.files
    }
    assert attack_count(prepare_build(second)) == 3, "the build is refilled from what was restored"


def test_a_restored_warehouse_does_not_go_on_from_the_build_that_was_there(tmp_path: Path) -> None:
    workspace = warehouse(tmp_path, attacks=3)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    for number in (3, 4):
        add_attack(prepare_build(workspace), number)
    publish(workspace)
    assert attack_count(workspace.published_database) == 5
    restore(workspace, backup.path, replace=True)
    assert attack_count(workspace.published_database) == 3
    assert attack_count(workspace.previous_database) == 5
    assert attack_count(prepare_build(workspace)) == 3


def _restore_and_die(workspace: Workspace, archive: Path, moves: int) -> None:
    """Killed by itself before it moves one file more than ``moves``, without any clearing up."""
    moved = count()
    for name in ("rename", "replace"):
        original = getattr(os, name)

        def move(*args: object, original=original, **kwargs: object) -> object:  # type: ignore[no-untyped-def]
            if next(moved) == moves:
                os._exit(9)
            return original(*args, **kwargs)

        setattr(os, name, move)
    restore(workspace, archive, replace=True)


# the folder's own new name, three files of people, the second name of the published file, its replacement
@pytest.mark.parametrize("moves", [0, 1, 3, 5])
def test_a_restore_that_is_killed_between_two_moves_is_finished_by_the_next_who_writes(
    tmp_path: Path, moves: int
) -> None:
    workspace = warehouse(tmp_path / "first", attacks=3)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    before = warehouse(tmp_path / "first", attacks=4)
    kept = [name for name in backup.files if name != DATABASE_NAME]
    victim = get_context("spawn").Process(target=_restore_and_die, args=(workspace, backup.path, moves))
    victim.start()
    victim.join(60)
    assert victim.exitcode == 9
    assert attack_count(before.published_database) == 4, "whole, and the old one until the last move"

    expected = 3 if moves else 4
    assert attack_count(prepare_build(workspace)) == expected
    assert attack_count(workspace.published_database) == expected
    assert {name: everything_in(workspace)[name].decode().split()[-1] for name in kept} == dict.fromkeys(
        kept, str(expected)
    )
    publish(workspace)
    assert not [path for path in workspace.warehouse_dir.iterdir() if path.name.startswith(".")]


def add_attack(build: Path, number: int) -> None:
    with duckdb.connect(str(build)) as con:
        con.execute("insert into marts.fct_attack_reports values (?, ?, 'art_1')", [f"rep_{number}", f"atk_{number}"])
        con.execute(
            """
            insert into marts.fct_attacks
            values (?, 'accomplished', '2020-03-11', '2020-03-11', '2020-03-12', 2, 2, 3, 0, 0, 0)
            """,
            [f"atk_{number}"],
        )


def test_nothing_is_overwritten_unasked(tmp_path: Path) -> None:
    workspace = warehouse(tmp_path, attacks=1)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    with pytest.raises(BackupError, match="exists"):
        back_up(workspace, backup.path)
    with pytest.raises(BackupError, match="--replace"):
        restore(workspace, backup.path)


def test_without_a_publication_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    workspace = Workspace(raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "warehouse")
    with pytest.raises(BackupError, match="Nothing is published"):
        back_up(workspace, tmp_path / "backup.tar.gz")
    assert not list(tmp_path.glob("*.tar.gz"))


def cut_off(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    plain = bytearray(gzip.decompress(data))
    plain[len(plain) // 3] ^= 0xFF
    return gzip.compress(bytes(plain))


def packed(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def linked(_: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as tar:
        entry = tarfile.TarInfo("quality/scores.csv")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(entry)
    return out.getvalue()


@pytest.mark.parametrize(
    "damage",
    [
        cut_off,
        flipped,
        linked,
        lambda data: b"",
        lambda data: b"no archive",
        lambda data: packed(**{"../outside.txt": b"x"}),
        lambda data: packed(**{"quality/../../outside.txt": b"x"}),
        lambda data: packed(**{"build/refresh.lock": b"x"}),
        lambda data: packed(**{"aftermath.duckdb": b"x"}),
        lambda data: packed(**{"aftermath.duckdb": b"x", MANIFEST: b'{"format": 1, "files": {}}'}),
        lambda data: packed(**{MANIFEST: b"[1, 2]"}),
        lambda data: packed(**{MANIFEST: b"[" * 100_000}),
        lambda data: packed(**{MANIFEST: b'{"format": 1, "files": {}}'}),
        lambda data: packed(**{MANIFEST: b'{"format": 1, "files": {}, "created_at": "then"}'}),
        lambda data: packed(**{MANIFEST: b'{"format": 1, "files": {}, "created_at": "2020-03-17T10:00:00+00:00"}'}),
    ],
    ids=(
        "cut_off flipped linked empty text outside outside_again lock no_manifest other_manifest list "
        "deep no_day other_day no_database"
    ).split(),
)
def test_what_is_no_whole_backup_is_refused_and_nothing_changes(tmp_path: Path, damage) -> None:  # type: ignore[no-untyped-def]
    workspace = warehouse(tmp_path / "there", attacks=2)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    backup.path.write_bytes(damage(backup.path.read_bytes()))
    before = everything_in(workspace)
    with pytest.raises(BackupError):
        restore(workspace, backup.path, replace=True)
    assert everything_in(workspace) == before
    assert not (tmp_path / "outside.txt").exists() and not (tmp_path / "there" / "outside.txt").exists()


@pytest.mark.parametrize("twentieth", range(1, 20))
def test_a_backup_with_a_wrong_byte_anywhere_is_refused(tmp_path: Path, twentieth: int) -> None:
    """A byte of the compressed stream; which library notices, and how, depends on where it lies."""
    workspace = warehouse(tmp_path / "there", attacks=2)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    damaged = bytearray(backup.path.read_bytes())
    damaged[len(damaged) * twentieth // 20] ^= 0xFF
    backup.path.write_bytes(damaged)
    before = everything_in(workspace)
    with pytest.raises(BackupError):
        restore(workspace, backup.path, replace=True)
    assert everything_in(workspace) == before


def test_a_stream_that_cannot_be_decompressed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = warehouse(tmp_path, attacks=2)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")

    def fail_as_zlib(*_: object) -> None:
        zlib.decompress(b"no stream")

    monkeypatch.setattr(backing_up, "_write", fail_as_zlib)
    with pytest.raises(BackupError, match="can't be read as a backup"):
        restore(workspace, backup.path, replace=True)
    assert attack_count(workspace.published_database) == 2


def test_a_full_disk_is_no_fault_of_the_backup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = warehouse(tmp_path, attacks=2)
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    before = everything_in(workspace)

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(backing_up, "_write_all", refuse)
    with pytest.raises(OSError, match=r"No space left on device: .*aftermath\.duckdb"):
        restore(workspace, backup.path, replace=True)
    assert everything_in(workspace) == before


def test_a_backup_that_is_there_survives_a_power_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its name is written to the disk as well, after the file has it."""
    workspace = warehouse(tmp_path, attacks=1)
    synced = []
    monkeypatch.setattr(backing_up, "sync_folder", lambda folder: synced.append((folder, archive.exists())))
    archive = tmp_path / "elsewhere" / "backup.tar.gz"
    archive.parent.mkdir()
    back_up(workspace, archive)
    assert synced == [(archive.parent, True)]


def test_a_backup_whose_database_is_not_sound_is_refused(tmp_path: Path) -> None:
    workspace = warehouse(tmp_path, attacks=2)
    with duckdb.connect(str(workspace.published_database)) as con:
        con.execute("update marts.fct_attacks set killed_low = 9")
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    with pytest.raises(BackupError, match="isn't sound"):
        restore(Workspace(tmp_path / "raw", tmp_path / "other"), backup.path)


def test_a_backup_of_very_many_files_can_be_restored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its manifest is larger than what is read at once."""
    monkeypatch.setattr(backing_up, "_CHUNK", 100)
    backup = back_up(warehouse(tmp_path / "first", attacks=1), tmp_path / "backup.tar.gz")
    second = Workspace(raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "second")
    assert restore(second, backup.path) == backup


def test_figures_that_are_being_saved_leave_nothing_else_in_a_backup(tmp_path: Path) -> None:
    workspace = warehouse(tmp_path, attacks=1)
    (workspace.warehouse_dir / "quality" / "scores.csv").unlink()
    history = History(workspace.warehouse_dir / "quality" / "scores.csv")
    history.append([outcome({"attack F1": 0.5})], VERSION, datetime(2020, 3, 17, tzinfo=UTC))
    kept = [name for name in back_up(workspace, tmp_path / "backup.tar.gz").files if name.startswith("quality/")]
    assert kept == ["quality/scores.csv"]


def test_a_backup_of_an_earlier_version_is_restored_although_it_lacks_a_table(tmp_path: Path) -> None:
    workspace = warehouse(tmp_path, attacks=2)
    with duckdb.connect(str(workspace.published_database)) as con:
        con.execute("drop table marts.bridge_total_attacks; alter table marts.fct_casualty_history drop attack_id")
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    other = Workspace(tmp_path / "raw", tmp_path / "other")
    assert restore(other, backup.path) == backup
    assert attack_count(prepare_build(other)) == 2


def test_a_database_that_is_no_warehouse_is_refused(tmp_path: Path) -> None:
    workspace = warehouse(tmp_path, attacks=2)
    with duckdb.connect(str(workspace.published_database)) as con:
        con.execute("drop table marts.fct_attacks")
    backup = back_up(workspace, tmp_path / "backup.tar.gz")
    with pytest.raises(BackupError, match=r"has no marts\.fct_attacks"):
        restore(Workspace(tmp_path / "raw", tmp_path / "other"), backup.path)
    assert not (tmp_path / "other" / DATABASE_NAME).exists()
