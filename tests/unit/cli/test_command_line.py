"""The command as scripts and people meet it: formats, exit codes, and article text that can do no harm."""

import csv
import io
import json
import os
import pty
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from pipelines.harmless import visible

REPOSITORY = Path(__file__).parents[3]
COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]
HOSTILE = "\x1b[31mred\x1b[0m [bold]markup[/bold] \u202ereversed\x07 :rocket: a|b\nnext line"

Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(warehouse: Path, **more: str) -> dict[str, str]:
    return {
        **os.environ,
        "AFTERMATH_WAREHOUSE_DIR": str(warehouse),
        "AFTERMATH_RAW_DIR": str(warehouse / "raw"),
        **more,
    }


@pytest.fixture
def run(tmp_path: Path) -> Run:
    def run_command(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments],
            capture_output=True,
            text=True,
            check=False,
            cwd=REPOSITORY,
            env=environment(tmp_path, **more),
            timeout=120,
        )

    return run_command


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "aftermath.duckdb"
    with duckdb.connect(str(path)) as con:
        con.execute("create schema marts")
        con.execute("create table marts.notes (day date, n integer, share double, amount decimal(9, 2), text varchar)")
        con.execute("insert into marts.notes values ('2020-03-11', 24, 0.5, 1.25, ?)", [HOSTILE])
        con.execute("insert into marts.notes values (null, null, 'nan', null, null)")
    return path


@pytest.mark.parametrize("arguments", [(), ("refresh",), ("query",), ("show",), ("attacks",), ("eval",), ("explain",)])
def test_every_command_has_help_with_examples(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments, "--help")
    assert done.returncode == 0
    assert "Examples:" in done.stdout
    assert "aftermath " in done.stdout.partition("Examples:")[2]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("query",),
        ("query", "select 1", "--format", "xls"),
        ("attacks", "--since", "yesterday"),
        ("show",),
    ],
)
def test_a_line_that_is_not_understood_exits_with_2(run: Run, published: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


@pytest.mark.parametrize("arguments", [("query", "select 1"), ("show", "atk_1"), ("attacks",)])
def test_reading_commands_exit_with_4_before_anything_is_published(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 4
    assert "aftermath refresh" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("sql", "says"),
    [
        ("select * from marts.nothing", "nothing"),
        ("selec 1", "syntax error"),
        ("delete from marts.notes", "read-only"),
    ],
)
def test_a_rejected_query_exits_with_1_and_the_databases_message(
    run: Run, published: Path, sql: str, says: str
) -> None:
    done = run("query", sql)
    assert done.returncode == 1
    assert says in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"), ("+1", "'+1"), ("-2 dead", "'-2 dead"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
        ("a=1", "a=1"), ("", ""), ("'=1", "'=1"),
    ],
)  # fmt: skip
def test_no_text_of_a_csv_is_a_formula(run: Run, published: Path, text: str, cell: str) -> None:
    quoted = text.replace("'", "''")
    done = run("query", f"select '{quoted}' as t, -1 as n", "--format", "csv")
    assert list(csv.reader(io.StringIO(done.stdout)))[1] == [cell, "-1"]


def test_csv_holds_the_data_as_stored(run: Run, published: Path) -> None:
    done = run("query", "from marts.notes order by n", "--format", "csv")
    rows = list(csv.reader(io.StringIO(done.stdout)))
    assert rows[0] == ["day", "n", "share", "amount", "text"]
    assert rows[1] == ["2020-03-11", "24", "0.5", "1.25", HOSTILE]
    assert rows[2] == ["", "", "nan", "", ""]


def test_json_holds_the_data_as_stored(run: Run, published: Path) -> None:
    done = run("query", "select *, n as n, [n, 2] as list from marts.notes order by n", "--format", "json")
    first, second = json.loads(done.stdout)
    assert first == {
        "day": "2020-03-11", "n": 24, "share": 0.5, "amount": 1.25, "text": HOSTILE, "n_2": 24, "list": [24, 2],
    }  # fmt: skip
    assert second["share"] is None
    assert json.loads(run("query", "from marts.notes where false", "--format", "json").stdout) == []


def test_markdown_keeps_one_row_to_a_line(run: Run, published: Path) -> None:
    lines = run("query", "select text from marts.notes where n = 24", "--format", "markdown").stdout.splitlines()
    assert len(lines) == 3
    assert "a\\|b↵next line" in lines[2]


@pytest.mark.parametrize("color", [{}, {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}])
@pytest.mark.parametrize("arguments", [("query", "from marts.notes"), ("--help",), ("query", "--help"), ("nonsense",)])
def test_no_escape_sequences_unless_a_person_is_looking(
    run: Run, published: Path, arguments: tuple[str, ...], color: dict[str, str]
) -> None:
    done = run(*arguments, **color)
    assert "\x1b" not in done.stdout + done.stderr


def test_a_table_shows_article_text_as_data(run: Run, published: Path) -> None:
    shown = run("query", "select text from marts.notes where n = 24").stdout
    assert r"\x1b[31mred\x1b[0m [bold]markup[/bold] \u202ereversed\x07 :rocket: a|b↵next line" in shown


def test_long_cells_are_whole_in_a_pipe(run: Run, published: Path) -> None:
    assert "x" * 600 in run("query", "select repeat('x', 600) as long").stdout


def test_on_a_terminal_article_text_cannot_steer_it(published: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*COMMAND, "query", "select text from marts.notes where n = 24"],
        stdout=theirs,
        stderr=theirs,
        cwd=REPOSITORY,
        env=environment(published.parent, TERM="xterm-256color", COLUMNS="200"),
    ) as process:
        os.close(theirs)
        received = b""
        try:
            while block := os.read(ours, 4096):
                received += block
        except OSError:  # Linux says so when the other end is closed
            pass
        assert process.wait() == 0
    os.close(ours)
    shown = received.decode()
    assert "\x1b[31m" not in shown
    assert "\u202e" not in shown
    assert r"\x1b[31mred" in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_sql_can_come_from_standard_input(published: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "query", "-", "--format", "csv"],
        input="select 6 * 7 as answer",
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        env=environment(published.parent),
    )
    assert done.stdout == "answer\n42\n"


def test_a_reader_that_leaves_early_is_no_error(published: Path) -> None:
    done = subprocess.run(
        f"{shlex.join([*COMMAND, 'query', 'from range(200000)', '--format', 'csv'])} | head -1",
        shell=True,
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        env=environment(published.parent),
    )
    assert done.stdout == "range\n"
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain “quoted” text\u00a0here – 🚀", "plain “quoted” text\u00a0here – 🚀"),
        ("tab\there", "tab here"),
        ("a\r\nb", r"a\x0d↵b"),
        ("\u2066isolate\u2069 \u200fmark", r"\u2066isolate\u2069 \u200fmark"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\x9b31m", r"\x9b31m"),
        ("lone \ud800", r"lone \ud800"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown
