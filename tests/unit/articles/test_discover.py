"""Which entries of the raw folder are files to read, and in which order."""

import os
from pathlib import Path

import pytest

from pipelines.articles.discover import discover


def _write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")


def test_files_come_in_the_order_of_their_relative_paths(tmp_path: Path) -> None:
    _write(tmp_path, "b.txt", "a/z.txt", "a/b/c.txt", "a-b.txt", "a.txt", "B.txt", "é.txt")
    paths = [found.file_path for found in discover(tmp_path)]
    assert paths == sorted(paths)
    assert len(paths) == 7


def test_hidden_entries_and_readmes_are_left_out(tmp_path: Path) -> None:
    _write(tmp_path, "README.md", "desk/ReadMe.md", ".hidden.txt", ".git/x.txt", "desk/.part/y.txt", "desk/a.md")
    assert [found.file_path for found in discover(tmp_path)] == ["desk/a.md"]


def test_a_link_out_of_the_folder_is_reported_and_not_followed(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    _write(tmp_path, "secret.txt", "outside/x.txt", "raw/a.txt")
    (raw / "b.txt").symlink_to(tmp_path / "secret.txt")
    (raw / "c.txt").symlink_to(raw / "a.txt")
    (raw / "d").symlink_to(tmp_path / "outside")
    (raw / "e.txt").symlink_to(raw / "nowhere.txt")
    (raw / "loop").symlink_to(raw)
    found = {one.file_path: one.problem for one in discover(raw)}
    assert set(found) == {"a.txt", "b.txt", "c.txt", "d", "e.txt"}
    assert found["a.txt"] is None
    assert found["c.txt"] is None
    assert all(found[name] for name in ("b.txt", "d", "e.txt"))


def test_a_pipe_is_reported_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    [found] = discover(tmp_path)
    assert found.problem is not None


def test_two_names_that_are_not_utf8_stay_two(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"caf\xe8.txt"):
        (Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name))).write_text("x", encoding="utf-8")
    paths = [found.file_path for found in discover(tmp_path)]
    assert len(set(paths)) == 2
    assert all(path.isascii() for path in paths)


def test_a_missing_folder_is_an_error_and_not_an_empty_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="raw folder"):
        list(discover(tmp_path / "nowhere"))
