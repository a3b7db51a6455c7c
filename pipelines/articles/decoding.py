"""From bytes to text: tells binary from text, and finds the encoding.

Knows no file format. Which bytes are text at all is the business of ``formats``.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_BOMS = (
    # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "gzip data without the ending .gz"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
)
_CHARSET_IN_MARKUP = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_DETECTION_BYTES = 200_000  # detection reads samples; more bytes cost time and change nothing


@dataclass(frozen=True)
class Decoded:
    """Text and how it was come by.

    Attributes:
        note: For a person, when bytes had to be replaced; ``None`` when every byte was read.
    """

    text: str
    encoding: str
    note: str | None = None


def binary_kind(data: bytes) -> str | None:
    """What kind of binary content this is, or ``None`` for text.

    Args:
        data: The content or its beginning; NUL bytes count unless a byte order mark announces UTF-16 or UTF-32.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if any(data.startswith(bom) for bom, _ in _BOMS):
        return None
    return "content with NUL bytes, which text never has" if b"\0" in data else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decodes text whose encoding nobody promised.

    In this order: a byte order mark; UTF-8; the declared encoding; the one charset-normalizer detects; UTF-8 with every
    invalid byte replaced by U+FFFD. UTF-8 comes before the declaration because text in another encoding is hardly ever
    valid UTF-8, while pages that declare another and are UTF-8 are common.

    Args:
        data: The bytes.
        declared: The encoding that a header or the markup names, if any.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _replacing(data, encoding)
    for candidate in ("utf-8", declared):
        if candidate and (text := _strictly(data, candidate)) is not None:
            return Decoded(text, candidate)
    detected = _detect(data)
    if detected is not None and (text := _strictly(data, detected)) is not None:
        return Decoded(text, detected)
    return _replacing(data, "utf-8")


def declared_in_markup(data: bytes) -> str | None:
    """The encoding that an HTML ``meta`` tag or an XML declaration in the first 2,048 bytes names."""
    found = _CHARSET_IN_MARKUP.search(data[:2048])
    return found.group(1).decode("ascii") if found else None


def without_surrogates(text: str) -> str:
    """The text with lone surrogates, which no encoding can store, as U+FFFD; offsets stay the same."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


_SURROGATE = re.compile("[\ud800-\udfff]")


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _detect(data: bytes) -> str | None:
    matches = from_bytes(data[:_DETECTION_BYTES])
    best = matches.best()
    if best is None:
        return None
    # the Latin code pages differ in so few characters that several often fit equally well, and the detector then names
    # the first by number; browsers take windows-1252
    equals = (match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence))
    return "cp1252" if any("cp1252" in match.could_be_from_charset for match in equals) else best.encoding


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    original = data.decode(encoding, "ignore")
    replaced = len(text) - len(original)
    if not replaced:
        return Decoded(text, encoding)
    return Decoded(text, encoding, f"{replaced:,} byte sequences aren't valid {encoding} and were replaced by U+FFFD.")
