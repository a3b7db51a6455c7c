"""Packs the sample articles that lie in ``raw/sample/`` as archives: two web archives and one gzipped file.

Their sources are readable pages under ``scripts/sample_archives/``; ``archives.toml`` there says what goes where. Dates
and record ids come from that file and from the addresses, never from the clock, so packing again changes nothing. The
other sample articles are plain files and are edited in place.

    python scripts/build_sample_archives.py            writes the archives
    python scripts/build_sample_archives.py --check    exits 1 if an archive differs from its sources
"""

import argparse
import gzip
import io
import sys
import tomllib
import uuid
import zlib
from pathlib import Path
from typing import Any

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SOURCES_DIR = Path(__file__).resolve().parent / "sample_archives"
SAMPLE_DIR = Path(__file__).resolve().parent.parent / "raw" / "sample"


def pack_warc(archive: dict[str, Any]) -> bytes:
    """One WARC 1.0 file: a ``warcinfo`` record, then a ``response`` record for each page, in the order listed.

    Args:
        archive: ``path`` (a name that ends in ``.gz`` is compressed record by record), ``captured_at`` (ISO 8601 in
            UTC) and ``record``, a list of ``url``, ``source`` and, if not ``200 OK``, ``status``.

    Raises:
        OSError: A source can't be read.
    """
    packed = io.BytesIO()
    writer = WARCWriter(packed, gzip=archive["path"].endswith(".gz"))
    info = b"software: scripts/build_sample_archives.py\r\nformat: WARC File Format 1.0\r\n"
    writer.write_record(
        writer.create_warc_record(
            None,
            "warcinfo",
            payload=io.BytesIO(info),
            length=len(info),
            warc_headers_dict=_record_headers(archive, archive["path"]),
        )
    )
    for record in archive["record"]:
        page = (SOURCES_DIR / record["source"]).read_bytes()
        http_headers = StatusAndHeaders(
            record.get("status", "200 OK"),
            [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(page)))],
            protocol="HTTP/1.1",
        )
        writer.write_record(
            writer.create_warc_record(
                record["url"],
                "response",
                payload=io.BytesIO(page),
                length=len(page),
                http_headers=http_headers,
                warc_headers_dict=_record_headers(archive, record["url"]),
            )
        )
    return packed.getvalue()


def pack_gzip(archive: dict[str, Any]) -> bytes:
    """The source, compressed without a name or a time in the header.

    Args:
        archive: ``path`` and ``source``.

    Raises:
        OSError: The source can't be read.
    """
    return gzip.compress((SOURCES_DIR / archive["source"]).read_bytes(), compresslevel=9, mtime=0)


def unpacked(path: str, content: bytes) -> bytes:
    """The content without its compression, because other builds of zlib compress to other bytes.

    Args:
        path: Ends in ``.gz`` if the content is compressed.
        content: A file's bytes; those of a damaged gzip file come back as they are.
    """
    if not path.endswith(".gz"):
        return content
    try:
        return gzip.decompress(content)
    except (OSError, EOFError, zlib.error):
        return content


def _record_headers(archive: dict[str, Any], name: str) -> dict[str, str]:
    record_id = uuid.uuid5(uuid.NAMESPACE_URL, f"{archive['captured_at']} {name}")
    return {"WARC-Record-ID": f"<urn:uuid:{record_id}>", "WARC-Date": archive["captured_at"]}


def main() -> int:
    """Writes every archive, or with ``--check`` names those that differ from their sources.

    Returns:
        0, or 1 when ``--check`` found a difference.
    """
    parser = argparse.ArgumentParser(description="Pack the sample articles that lie in raw/sample/ as archives.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if an archive is out of date")
    check = parser.parse_args().check

    archives = tomllib.loads((SOURCES_DIR / "archives.toml").read_text(encoding="utf-8"))
    contents = {archive["path"]: pack_warc(archive) for archive in archives["warc"]}
    contents |= {archive["path"]: pack_gzip(archive) for archive in archives["gzip"]}

    out_of_date = []
    for path, content in sorted(contents.items()):
        target = SAMPLE_DIR / path
        if target.is_file() and unpacked(path, target.read_bytes()) == unpacked(path, content):
            continue
        out_of_date.append(path)
        if not check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    for path in out_of_date:
        print(f"{'differs from its sources' if check else 'written'}: {path}")
    return 1 if check and out_of_date else 0


if __name__ == "__main__":
    sys.exit(main())
