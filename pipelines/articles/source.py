"""Opens one raw file: hashes it while it is read, unpacks gzip, and enforces the bounds of ``limits``.

Format readers get a ``Source`` and never open a file themselves.
"""

import gzip
import hashlib
import io
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from pipelines.articles.decoding import Decoded, binary_kind, declared_in_markup, decode
from pipelines.articles.draft import RefusedError
from pipelines.articles.limits import MAX_CONTAINER_BYTES, MAX_FILE_BYTES, InputTooLargeError, megabytes

_BLOCK_BYTES = 1 << 20
_PEEK_BYTES = 8192


class _Hashing(io.RawIOBase):
    """Passes bytes on and hashes them."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.sha256 = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        self.sha256.update(data)
        buffer[: len(data)] = data
        return len(data)


class _Bounded(io.RawIOBase):
    """Passes bytes on and refuses to go past a number of them, whatever a compressed file unpacks to."""

    def __init__(self, inner: BinaryIO, max_bytes: int) -> None:
        self._inner = inner
        self._max_bytes = max_bytes
        self._left = max_bytes

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(min(len(buffer), self._left + 1))
        if len(data) > self._left:
            raise InputTooLargeError(f"It holds more than {megabytes(self._max_bytes)}, the most that is read.")
        self._left -= len(data)
        buffer[: len(data)] = data
        return len(data)


class Source:
    """The content of one raw file, unpacked.

    Attributes:
        stream: The bytes from the beginning, for containers; raises ``InputTooLargeError`` past 2 GB.
    """

    def __init__(self, hashing: _Hashing, is_gzipped: bool) -> None:
        self._hashing = hashing
        self._file = io.BufferedReader(hashing, _BLOCK_BYTES)
        unpacked = cast(BinaryIO, gzip.GzipFile(fileobj=self._file, mode="rb") if is_gzipped else self._file)
        self.stream: io.BufferedReader = io.BufferedReader(_Bounded(unpacked, MAX_CONTAINER_BYTES), _BLOCK_BYTES)

    def beginning(self) -> bytes:
        """The first bytes, at most 8,192, which stay to be read."""
        return self.stream.peek(_PEEK_BYTES)[:_PEEK_BYTES]

    def whole(self) -> bytes:
        """All of it.

        Raises:
            InputTooLargeError: It is larger than 20 MB unpacked; no more than that is ever held.
        """
        data = self.stream.read(MAX_FILE_BYTES + 1)
        if len(data) > MAX_FILE_BYTES:
            raise InputTooLargeError(f"Unpacked it is larger than {megabytes(MAX_FILE_BYTES)}, the most that is read.")
        return data

    def text(self, *, has_markup: bool = False) -> Decoded:
        """All of it as text.

        Args:
            has_markup: Whether an HTML or XML declaration in it may name its encoding.

        Raises:
            RefusedError: It is binary, or nothing but white space.
            InputTooLargeError: It is larger than 20 MB unpacked.
        """
        data = self.whole()
        kind = binary_kind(data)
        if kind:
            raise RefusedError("binary", f"It is {kind}; articles are read from text only.")
        decoded = decode(data, declared_in_markup(data) if has_markup else None)
        if not decoded.text.strip():
            raise RefusedError("empty", "It holds nothing but white space.")
        return decoded

    def file_sha256(self) -> str:
        """SHA-256 of the file as it lies on the disk; reads to its end what the format's reader left."""
        while self._file.read(_BLOCK_BYTES):
            pass
        return self._hashing.sha256.hexdigest()


@contextmanager
def open_source(path: Path, *, is_gzipped: bool) -> Iterator[Source]:
    """Opens a raw file for one reading.

    Args:
        path: The file.
        is_gzipped: Whether its name ends in ``.gz``.

    Raises:
        OSError: It can't be opened.
    """
    with _open(path) as file:
        yield Source(_Hashing(cast(BinaryIO, file)), is_gzipped)


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, without reading it as anything.

    Raises:
        OSError: It can't be read.
    """
    with _open(path) as file:
        return hashlib.file_digest(io.BufferedReader(file), "sha256").hexdigest()


def _open(path: Path) -> io.FileIO:
    """Opens a file without waiting: a pipe that has taken its place since the folder was listed would wait for ever."""
    file = io.FileIO(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb")
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError("it is no regular file any more")
    return file
