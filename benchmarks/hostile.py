"""A raw folder made to do harm, read as a refresh reads it: what becomes of each file, in what time and memory.

    python -m benchmarks.hostile [--folder FOLDER] [--large] [--article-seconds N]

Makes the files (in a temporary folder, or in FOLDER, which then stays, so that `aftermath refresh` and Dagster's pages
can be tried on it), ingests them and has the engine read what is an article. With ``--large`` there are files of 2 GB
too: sparse ones and lines without an end. Exit status 1 when something neither was read nor is in the list of what was
set aside, or when memory passed 2 GB.
"""

import argparse
import gzip
import json
import os
import resource
import socket
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.fuzz.made import BODY, GOOD_FILES, HOSTILE_TEXT, HTML, NEWS_OBJECT, ODD_DATES, RSS
from pipelines.articles.discover import discover
from pipelines.events.engine import Engine
from pipelines.harmless import visible
from pipelines.warehouse import extract as extraction
from pipelines.warehouse.extract import extract
from pipelines.warehouse.ingest import FileProgress, ingest
from pipelines.warehouse.store import connect, create_tables

MAX_MEMORY_BYTES = 2_000_000_000
_LARGE = 1_999_000_000
_MB = 1_000_000


def make_files(folder: Path, *, large: bool) -> None:
    """Writes the files.

    Args:
        folder: An empty folder.
        large: Those of 2 GB too.
    """
    for name, content in _contents().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    with zipfile.ZipFile(folder / "bomb.zip.txt", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"0" * 100 * _MB)
    _make_names_and_kinds(folder)
    if large:
        _make_large(folder)


def _contents() -> dict[str, str | bytes]:
    article = json.dumps
    injected = " ".join(HOSTILE_TEXT)
    odd = [{**NEWS_OBJECT, "datePublished": day, "url": f"https://desk.example/{n}"} for n, day in enumerate(ODD_DATES)]
    wrong = [{**NEWS_OBJECT, key: value} for key in NEWS_OBJECT for value in (None, 1, 1e999, True, [], {}, [[{}]], "")]
    return {
        "lines/megabyte-line.txt": "Title\n" + "killed " * 140_000,
        "lines/megabyte-line.jsonl": article({**NEWS_OBJECT, "articleBody": "x " * 4 * _MB})
        + "\n"
        + article(NEWS_OBJECT),
        "lines/megabyte-word.txt": "Title\n" + "A" * 999_000,
        "lines/megabyte-of-attacks.txt": "Title\n" + "the attack " * 90_000,
        "lines/endless-header.warc": "WARC/1.0\r\n" + "X-A: b\r\n" * 500_000,
        "deep/million.html": "<div>" * _MB + BODY,
        "deep/just-below.html": "<div>" * 99_000 + BODY,
        "deep/tables.html": "<table><tr><td>" * 30_000 + BODY,
        "deep/attributes.html": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + f">{BODY}</p>",
        "deep/nested.json": "[" * _MB + "]" * _MB,
        "deep/nested.jsonl": '{"articleBody":' * 300_000,
        "deep/feed.xml": RSS.replace("<item>", "<x>" * 100_000 + "<item>", 1),
        "deep/entities.xml": "<!DOCTYPE x [<!ENTITY e0 'ha'>"
        + "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 12))
        + "]>"
        + RSS.replace("Desk", "&e11;"),
        "bombs/gzip.txt.gz": gzip.compress(b"0" * 500 * _MB, mtime=0),
        "bombs/gzip.jsonl.gz": gzip.compress(b" " * 500 * _MB + article(NEWS_OBJECT).encode(), mtime=0),
        "bombs/twice.json.gz": gzip.compress(gzip.compress(b"0" * 100 * _MB, mtime=0), mtime=0),
        "bytes/nul.txt": f"Title\n{BODY}\0{BODY}",
        "bytes/nul-in.json": article({**NEWS_OBJECT, "articleBody": f"{BODY}\0\x1b[2J", "headline": "A\0B"}),
        "bytes/invalid.txt": b"Title\n\xff\xfe\xc0\xaf\xed\xa0\x80 " + BODY.encode() + b"\xf5\x80",
        "bytes/surrogates.json": '{"headline":"\\ud800","articleBody":"' + BODY.replace("\n", " ") + ' \\udfff"}',
        "bytes/bidi.txt": f"\u202eTitle\u2066\n\u202e{BODY}\u2069\u200b\u2028\ufeff",
        "bytes/random.warc.gz": GOOD_FILES["b.warc.gz"][:900] + bytes(range(256)) * 9,
        "inject/all.json": article(
            {**NEWS_OBJECT, "headline": injected, "publisher": injected, "articleBody": injected}
        ),
        "inject/sql.txt": f"'); drop schema articles cascade; --\n{BODY} ' or 1=1; --",
        "inject/jinja.md": "---\ntitle: {{ config.__class__ }}\n---\n{% for x in range(10**9) %}"
        + BODY
        + "{% endfor %}",
        "inject/script.html": HTML.replace("Gunmen kill three", "".join(HOSTILE_TEXT[42:44])),
        "inject/formula.txt": "=cmd|'/c calc'!A1\nPublisher: =HYPERLINK(1)\n\n+1 @SUM(A1) -2 " + BODY,
        "inject/terminal.txt": "\x1b]0;owned\x07\x1b[2J\n" + BODY.replace("Gunmen", "\x1b[31mGunmen\x1b[8m"),
        "bait/a.txt": "Title\n" + "a" * 500_000 + "!",
        "bait/spaces.txt": "March" + " " * 500_000 + "x\nMarch 17" + " " * 500_000 + "," + " " * 9_000 + "x",
        "bait/dateline.txt": "BAGHDAD" + ", A" * 100_000 + " -",
        "bait/dots.txt": "Title\n" + "Mr. " * 100_000,
        "bait/quotes.txt": "Title\n" + "“" * 300_000 + '"' * 300_000,
        "bait/url.json": article({**NEWS_OBJECT, "url": "https://desk.example/" + "2020/" * 1_900}),
        "types/wrong.jsonl": "\n".join(map(article, wrong)),
        "types/dates.jsonl": "\n".join(map(article, odd)),
        "types/numbers.json": '{"headline":1e999,"articleBody":"'
        + "9" * 5_000
        + ' people died.","datePublished":1e308}',
        "types/huge-number.json": '{"articleBody":' + "9" * 100_000 + "}",
        "good.txt": f"Gunmen kill three\nPublished: 2020-03-17\n\n{BODY}",
    }


def _make_names_and_kinds(folder: Path) -> None:
    odd = folder / "names"
    odd.mkdir()
    names = (b"new\nline.txt", b"\xff\xfe invalid.txt", b"\x1b[2J\x07.txt", "\u202egnp.txt".encode(), b"=1+1.txt",
                 b"'; drop table x; --.txt",
             b"{{ 7*7 }}.txt", b"<img src=x onerror=alert(1)>.txt", b"a" * 250 + b".txt")  # fmt: skip
    for name in names:
        (odd / os.fsdecode(name)).write_text(f"Title\n{BODY} {len(name)}", encoding="utf-8")
    kinds = folder / "kinds"
    (kinds / "folder.json").mkdir(parents=True)
    os.mkfifo(kinds / "pipe.txt")
    (kinds / "out.txt").symlink_to("/etc/hostname")
    (kinds / "device.txt").symlink_to("/dev/zero")
    (kinds / "loop.txt").symlink_to("loop.txt")
    (kinds / "up").symlink_to("..")
    with socket.socket(socket.AF_UNIX) as listening:
        at = Path.cwd()
        os.chdir(kinds)  # the name of a socket may be short only
        try:
            listening.bind("socket.txt")
        finally:
            os.chdir(at)


def _make_large(folder: Path) -> None:
    for name in ("sparse.txt", "sparse.jsonl", "sparse.xml", "sparse.warc"):
        with (folder / f"large-{name}").open("wb") as file:
            file.truncate(_LARGE if name != "sparse.txt" else 2_000_000_001)
    beginnings = {
        "jsonl": b'{"articleBody":"',
        "xml": b"<rss version='2.0'><channel><item><title>",
        "warc": b"WARC/1.0\r\n",
    }
    for ending, beginning in beginnings.items():
        with gzip.open(folder / f"large-line.{ending}.gz", "wb", 1) as packed:
            packed.write(beginning)
            for _ in range(_LARGE // _MB):
                packed.write(b"x" * _MB)


def _watched(seconds: dict[str, float]) -> Callable[[FileProgress], None]:
    before = [time.perf_counter()]

    def told(progress: FileProgress) -> None:
        now = time.perf_counter()
        seconds[progress.file_path] = now - before[0]
        before[0] = now

    return told


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hostile", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--article-seconds", type=float, default=extraction.MAX_ARTICLE_SECONDS)
    args = parser.parse_args()
    extraction.MAX_ARTICLE_SECONDS = args.article_seconds
    with tempfile.TemporaryDirectory(prefix="aftermath-hostile-") as temporary:
        folder = args.folder or Path(temporary) / "raw"
        folder.mkdir(parents=True)
        make_files(folder, large=args.large)
        return _read(folder, Path(temporary) / "aftermath.duckdb")


def _read(folder: Path, database: Path) -> int:
    seconds: dict[str, float] = {}
    with connect(database) as con:
        create_tables(con)
        ingest(con, folder, _watched(seconds))
        started = time.perf_counter()
        extract(con, Engine())
        reading = time.perf_counter() - started
        articles = dict(con.execute("select file_path, count(*) from articles.occurrences group by all").fetchall())
        failed = con.execute(
            "select a.file_path, x.error from events.extractions as x join articles.articles as a using (article_id) "
            "where x.error is not null order by all"
        ).fetchall()
        rejected: dict[str, dict[str, int]] = {}
        for path, reason, count in con.execute(
            "select file_path, reason, count(*) from articles.rejected_inputs group by all order by all"
        ).fetchall():
            rejected.setdefault(path, {})[reason] = count
        slowest = con.execute("select coalesce(max(seconds), 0) from events.extractions").fetchone()
    lost = []
    for raw_file in discover(folder):
        path = raw_file.file_path
        reasons = ", ".join(f"{reason} {count}" for reason, count in rejected.get(path, {}).items())
        print(f"{visible(path)[:60]:60} {articles.get(path, 0):4} read  {seconds.get(path, 0):6.2f} s  {reasons}")
        if not articles.get(path) and not reasons:
            lost.append(path)
    for path, error in failed:
        print(f"the engine gave up on {visible(path)}: {visible(error)}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    print(
        f"{len(seconds)} files; the engine took {reading:.1f} s, for one article {slowest[0] if slowest else 0:.1f} s; "
        f"at most {memory / 1e6:,.0f} MB of memory; neither read nor set aside: {len(lost)}"
    )
    return 1 if lost or memory > MAX_MEMORY_BYTES else 0


if __name__ == "__main__":
    sys.exit(main())
