"""Runs what README.md and docs/questions.md ask of the warehouse, and writes what it answers beside it.

A block marked ``sql`` is run by ``aftermath query``, a block marked ``sh`` as typed; what follows it between
``<!-- output: NAME -->`` and ``<!-- end -->`` is replaced. A question stands on its page alone, so question and answer
can't drift apart. ``lines=N`` in the marker keeps the first N lines; a line ``<!-- key: SELECT ... -->`` above a block
looks up the attack whose key the block names, since keys change when the engine reads an article differently.

    python scripts/readme.py                     refreshes raw/ into a temporary warehouse, then rewrites both pages
    python scripts/readme.py --warehouse FOLDER  asks a warehouse that was published from raw/ before
    python scripts/readme.py --check             exits 1 if an answer differs
"""

import argparse
import difflib
import os
import pty
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

PROJECT_DIR = Path(__file__).resolve().parent.parent
PAGES = tuple(PROJECT_DIR / page for page in ("README.md", "docs/questions.md"))
"""The pages with questions."""
COLUMNS = 112
"""Width of the terminal that answers are printed on: what a code block shows without scrolling sideways."""

BLOCK = re.compile(
    r"(?:<!-- key: (?P<key>[^\n]+?) -->\n)?"
    r"```(?P<language>sql|sh)\n(?P<code>(?:(?!```).)*)```\n+"
    r"<!-- output: (?P<name>[\w-]+)(?: lines=(?P<lines>\d+))? -->\n(?P<output>.*?)<!-- end -->",
    re.DOTALL,
)
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_ATTACK_KEY = re.compile(r"\batk_[0-9a-f]+")
_VARYING = re.compile(r"\d+(?:\.\d+)? (?=s\b|MB\b)|\d:\d\d:\d\d|refresh-[\w-]+\.log")
"""Durations, sizes and log names differ from run to run; ``--check`` overlooks them."""


@dataclass(frozen=True)
class Block:
    """One question of a page."""

    language: str
    code: str
    name: str


def blocks(text: str) -> list[Block]:
    """Every block of a page whose answer stands below it, in order."""
    return [Block(match["language"], match["code"], match["name"]) for match in BLOCK.finditer(text)]


def answered(text: str, warehouse: Path) -> str:
    """A page with every answer written anew.

    Args:
        text: The page.
        warehouse: Folder of a warehouse published from ``raw/``.

    Raises:
        subprocess.CalledProcessError: A block fails.
        duckdb.Error: A key can't be looked up.
        ValueError: A key's query finds nothing.
    """
    environment = {
        **{name: value for name, value in os.environ.items() if name != "AFTERMATH_RAW_DIR"},
        "AFTERMATH_WAREHOUSE_DIR": str(warehouse),
        "COLUMNS": str(COLUMNS),
        "LINES": "40",
        # A terminal without colours and cursor movements.
        "TERM": "dumb",
        "NO_COLOR": "1",
    }

    def answer(match: re.Match[str]) -> str:
        question = match[0][: match.start("output") - match.start()]
        code = match["code"]
        if match["key"]:
            key = _look_up(match["key"], warehouse)
            question, code = _ATTACK_KEY.sub(key, question), _ATTACK_KEY.sub(key, code)
        command = f'.venv/bin/aftermath query - <<"SQL"\n{code}SQL' if match["language"] == "sql" else code
        lines = _printed(command, environment).splitlines()
        shown = int(match["lines"] or len(lines))
        if len(lines) > shown:
            lines = [*lines[:shown], f"... ({len(lines) - shown} more lines)"]
        return "\n".join([question + "```text", *lines, "```", "<!-- end -->"])

    return BLOCK.sub(answer, text)


def _look_up(sql: str, warehouse: Path) -> str:
    with duckdb.connect(str(warehouse / "aftermath.duckdb"), read_only=True) as con:
        row = con.execute(sql).fetchone()
    if row is None:
        raise ValueError(f"no attack is found by: {sql}")
    return str(row[0])


def _printed(command: str, environment: Mapping[str, str]) -> str:
    """What a shell command prints on a terminal, without escape sequences and empty lines around it."""
    master, slave = pty.openpty()
    # The same interpreter whatever environment it is in, where the page says .venv/bin.
    command = command.replace(".venv/bin/", f"{Path(sys.executable).parent}/")
    with subprocess.Popen(
        ["bash", "-e", "-c", command], cwd=PROJECT_DIR, env=environment, stdout=slave, stderr=slave
    ) as process:
        os.close(slave)
        chunks = []
        while True:
            try:
                chunk = os.read(master, 65536)
            except OSError:  # Linux reports the end of a terminal as an error
                break
            if not chunk:
                break
            chunks.append(chunk)
    os.close(master)
    printed = _ESCAPES.sub("", b"".join(chunks).decode("utf-8")).replace("\r", "")
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    return "\n".join(line.rstrip() for line in printed.splitlines()).strip("\n")


def _refreshed(folder: Path) -> Path:
    environment = {**os.environ, "AFTERMATH_WAREHOUSE_DIR": str(folder)}
    environment.pop("AFTERMATH_RAW_DIR", None)
    subprocess.run([Path(sys.executable).parent / "aftermath", "refresh"], env=environment, check=True)
    return folder


def main() -> int:
    """Rewrite the pages' answers, or compare them."""
    parser = argparse.ArgumentParser(description="Writes the warehouse's answers into README.md and docs/questions.md.")
    parser.add_argument("--warehouse", type=Path, help="folder of a warehouse published from raw/ before")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if an answer differs")
    arguments = parser.parse_args()
    before = {page: page.read_text(encoding="utf-8") for page in PAGES}
    with tempfile.TemporaryDirectory() as folder:
        warehouse = arguments.warehouse or _refreshed(Path(folder))
        after = {page: answered(text, warehouse) for page, text in before.items()}
    if not arguments.check:
        for page, text in after.items():
            page.write_text(text, encoding="utf-8")
            print(f"{page.name}: {len(blocks(text))} answers written")
        return 0
    difference: list[str] = []
    for page in PAGES:
        was, now = (_VARYING.sub("", text[page]).splitlines() for text in (before, after))
        difference += difflib.unified_diff(was, now, page.name, "answered anew", lineterm="", n=0)
    print("\n".join(difference or ["all answers are up to date"]))
    return int(bool(difference))


if __name__ == "__main__":
    sys.exit(main())
