"""Finds the files of the raw folder and of the folders beside it, in one order on every machine; opens none of them.

What a file holds, and whether it can be read, is decided in ``read.py``.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FOLDER_MARK = "://"
"""Between a folder's name and the path of a file in it; two slashes never follow each other inside the raw folder."""

_README = "readme.md"


@dataclass(frozen=True)
class RawFile:
    r"""One entry of the raw folder, or of a folder that is read beside it.

    Attributes:
        file_path: Relative to the raw folder, with forward slashes; in another folder ``NAME://`` and the path below
            it, which no file of the raw folder can be called. A folder that can't be listed ends in a slash. Bytes of
            a name that aren't UTF-8 are written as ``\udcXX`` so that two names never become one.
        path: Where it is on this machine.
        size: In bytes.
        modified_ns: Modification time, only for noticing change.
        problem: Why it can't be opened at all (a broken link, a pipe, a folder without permission), else ``None``.
    """

    file_path: str
    path: Path
    size: int
    modified_ns: int
    problem: str | None = None


def discover(raw_dir: Path) -> Iterator[RawFile]:
    """Every file below ``raw_dir``, sorted by code points of its relative path.

    Hidden files and folders and every ``README.md`` are left out. Linked folders aren't entered, so a loop of links
    can't trap the walk, and a linked file is read only if it lies in the raw folder. What can't be opened is yielded
    with its ``problem``, so that nothing is left out in silence.

    Args:
        raw_dir: The raw folder.

    Raises:
        FileNotFoundError: ``raw_dir`` is missing or not a folder. An empty answer would look like "all files vanished".
        OSError: The raw folder itself can't be listed.
    """
    if not raw_dir.is_dir():
        raise FileNotFoundError(f"The raw folder {raw_dir} is missing; create it or set AFTERMATH_RAW_DIR.")
    yield from _walk(raw_dir.resolve(), raw_dir.resolve(), "")


def discover_all(raw_dir: Path, folders: Mapping[str, Path]) -> Iterator[RawFile]:
    """Every file of the raw folder, then those of other folders in the order of their names.

    Another folder that is missing, can't be listed or is empty is yielded with its ``problem``: a disk that isn't
    mounted looks like that, and mustn't look like files that have vanished.

    Args:
        raw_dir: The raw folder.
        folders: Name and place of the others.

    Raises:
        FileNotFoundError: The raw folder is missing.
        OSError: It can't be listed.
    """
    yield from discover(raw_dir)
    for name, folder in sorted(folders.items()):
        prefix = f"{name}{FOLDER_MARK}"
        try:
            is_empty = not any(folder.iterdir())
        except OSError as error:
            why = f"The folder {folder} can't be listed: {error.strerror or error}."
            yield _problem(prefix, folder, f"{why} What was read from it stays.")
            continue
        if is_empty:
            yield _problem(prefix, folder, f"The folder {folder} is empty. What was read from it stays.")
        else:
            yield from _walk(folder.resolve(), folder.resolve(), prefix)


def _walk(root: Path, folder: Path, prefix: str) -> Iterator[RawFile]:
    try:
        with os.scandir(folder) as listing:
            entries = list(listing)
    except OSError as error:
        if folder == root and not prefix:
            raise
        yield _problem(prefix, folder, f"The folder can't be listed: {error.strerror}.")
        return
    # a folder sorts with its slash, which makes the walk's order that of the whole relative paths
    for name, entry in sorted((_sort_name(entry), entry) for entry in entries):
        if name.startswith("."):
            continue
        file_path = prefix + name
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(root, Path(entry.path), file_path)
        elif name.lower() != _README:
            found = _file(root, Path(entry.path), file_path)
            if found is not None:
                yield found


def _sort_name(entry: os.DirEntry[str]) -> str:
    name = entry.name.encode("utf-8", "backslashreplace").decode("utf-8")
    return f"{name}/" if entry.is_dir(follow_symlinks=False) else name


def _file(root: Path, path: Path, file_path: str) -> RawFile | None:
    try:
        if path.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(root):
                return _problem(file_path, path, "A symbolic link out of the raw folder; it isn't followed.")
            if target.is_dir():
                return None  # its files are found where they are
        status = path.stat()
    except (OSError, RuntimeError) as error:
        return _problem(file_path, path, f"It can't be opened: {getattr(error, 'strerror', None) or error}.")
    if not stat.S_ISREG(status.st_mode):
        return _problem(file_path, path, "Not a regular file (a pipe, socket or device).")
    return RawFile(file_path, path, status.st_size, status.st_mtime_ns)


def _problem(file_path: str, path: Path, problem: str) -> RawFile:
    return RawFile(file_path, path, size=0, modified_ns=0, problem=problem)
