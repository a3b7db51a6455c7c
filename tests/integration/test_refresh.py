"""The whole path as a user runs it: files in a folder, `aftermath refresh`, then questions to the published file.

One folder is refreshed four times (first run, one that is killed, unchanged input, a build that breaks an invariant),
because each run starts dbt and takes some twenty seconds; the tests look at what the runs left behind.
"""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from benchmarks.arrival import outcome_of
from benchmarks.faults.world import Process
from pipelines.paths import Workspace
from pipelines.warehouse.lock import writer_lock

REPOSITORY = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]

BASE_HIT = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Rockets hit Taji base in Iraq",
    "datePublished": "2020-03-12T08:00:00Z",
    "url": "https://desk-one.example/taji",
    "publisher": {"@type": "Organization", "name": "Desk One"},
    "articleBody": (
        "BAGHDAD\u00a0— Fifteen rockets struck the Taji military base north of Baghdad on Wednesday, killing two "
        "American soldiers and one British soldier, officials said.\n\nNo group has claimed the attack, but Washington "
        "blamed Kataib Hezbollah.\n\nIn retaliation for the “Taji” attack, US aircraft bombed a Kataib Hezbollah "
        "depot in Babil province on Thursday."
    ),
}
SAME_HIT = {
    **BASE_HIT,
    "headline": "Three coalition troops die in rocket fire",
    "datePublished": "2020-03-13",
    "url": "https://desk-two.example/coalition",
    "publisher": {"@type": "Organization", "name": "Desk Two"},
    "articleBody": (
        "Three members of the coalition were killed when rockets hit Camp Taji, north of the Iraqi capital, on "
        "Wednesday night. About a dozen people were wounded in the attack."
    ),
}
NO_EVENT = "Wheat harvest expected to rise\n2020-03-12\n\nFarmers in the south expect a better harvest this year.\n"


@dataclass(frozen=True)
class Refreshed:
    """What one refresh printed and returned, and what the published file held after it."""

    code: int
    output: str
    errors: str
    inode: int
    keys: dict[str, list[str]]


@dataclass(frozen=True)
class Killed:
    """What a refresh that was killed while it built the facts left behind."""

    was_running: bool
    inode: int
    contents: dict[str, str]
    expected: dict[str, str]


@dataclass(frozen=True)
class Runs:
    workspace: Workspace
    environment: dict[str, str]
    raw_before: dict[str, tuple[int, int]]
    first: Refreshed
    killed: Killed
    second: Refreshed
    refused: Refreshed


def raw_listing(raw_dir: Path) -> dict[str, tuple[int, int]]:
    return {
        path.relative_to(raw_dir).as_posix(): (path.stat().st_size, path.stat().st_mtime_ns)
        for path in raw_dir.rglob("*")
    }


def write_raw(raw_dir: Path) -> None:
    (raw_dir / "desk one").mkdir(parents=True)
    (raw_dir / "desk one" / "taji.json").write_text(json.dumps(BASE_HIT), encoding="utf-8")
    (raw_dir / "desk_two.jsonl.gz").write_bytes(gzip.compress(json.dumps(SAME_HIT).encode()))
    (raw_dir / "harvest.txt").write_text(NO_EVENT, encoding="utf-8")
    (raw_dir / "empty.txt").touch()
    (raw_dir / "noise.txt").write_bytes(bytes(range(256)) * 40)
    (raw_dir / "no_date.txt").write_text("A headline\n\nA text that nobody has dated.\n", encoding="utf-8")
    (raw_dir / "broken.json").write_text('{"headline": "cut', encoding="utf-8")
    with (raw_dir / "huge.txt").open("wb") as huge:
        huge.truncate(60_000_000)


def ask(path: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, check=False, env=environment, cwd="/", timeout=300
    )


def refresh(workspace: Workspace, environment: dict[str, str]) -> Refreshed:
    done = run(environment, "refresh")
    published = workspace.published_database
    assert published.exists(), done.stdout + done.stderr
    keys = {
        table: [str(key) for (key,) in ask(published, f"select {key} from marts.{table} order by all")]
        for table, key in (
            ("dim_articles", "article_id"),
            ("fct_attacks", "attack_id"),
            ("fct_attack_reports", "attack_report_id"),
            ("fct_casualty_reports", "casualty_report_id"),
            ("fct_responses", "response_id"),
            ("evidence", "evidence_id"),
        )
    }
    return Refreshed(done.returncode, done.stdout, done.stderr, published.stat().st_ino, keys)


def kill_while_building(workspace: Workspace, environment: dict[str, str]) -> Killed:
    """Start a refresh, and end it with all its processes once dbt is at work."""
    expected = outcome_of("before", workspace.published_database, 0.0).digests
    output = workspace.warehouse_dir / "killed.log"
    with output.open("wb") as file:
        started = subprocess.Popen(
            [*COMMAND, "refresh"], stdout=file, stderr=file, env=environment, cwd="/", start_new_session=True
        )
    process = Process(started, output)
    was_running = process.reaches("building facts") and process.is_running
    process.kill_all()
    output.unlink()
    contents = outcome_of("after", workspace.published_database, 0.0).digests
    return Killed(was_running, workspace.published_database.stat().st_ino, contents, expected)


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    folder = tmp_path_factory.mktemp("refresh")
    workspace = Workspace(raw_dir=folder / "raw articles", warehouse_dir=folder / "warehouse")
    write_raw(workspace.raw_dir)
    # An instance of its own: the checkout's run history is the user's.
    home = folder / "dagster"
    home.mkdir()
    (home / "dagster.yaml").write_text("telemetry:\n  enabled: false\n", encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(REPOSITORY),
        "DAGSTER_HOME": str(home),
        "AFTERMATH_RAW_DIR": str(workspace.raw_dir),
        "AFTERMATH_WAREHOUSE_DIR": str(workspace.warehouse_dir),
    }
    raw_before = raw_listing(workspace.raw_dir)
    first = refresh(workspace, environment)
    killed = kill_while_building(workspace, environment)
    second = refresh(workspace, environment)
    with duckdb.connect(str(workspace.build_database)) as con:
        con.execute(
            """
            insert into events.evidence
            select * replace ('evd_forged' as evidence_id, 'art_gone' as article_id)
            from events.evidence
            limit 1
            """
        )
    refused = refresh(workspace, environment)
    yield Runs(workspace, environment, raw_before, first, killed, second, refused)


def test_the_first_run_publishes(runs: Runs) -> None:
    assert runs.first.code == 0, runs.first.output + runs.first.errors
    assert str(runs.workspace.published_database) in runs.first.output
    assert len(runs.first.keys["dim_articles"]) == 4
    assert runs.first.keys["fct_attacks"]


def test_reports_of_two_desks_become_one_attack(runs: Runs) -> None:
    taji = ask(
        runs.workspace.published_database,
        """
        select a.attack_id, a.article_count, a.killed_best
        from marts.fct_attacks as a inner join marts.dim_locations as l using (location_id)
        where l.name ilike '%taji%' and a.date_start = '2020-03-11' and a.attack_type = 'rocket_attack'
        """,
    )
    assert [row[1:] for row in taji] == [(2, 3)]


def test_quotations_stand_in_the_text(runs: Runs) -> None:
    total, equal = ask(
        runs.workspace.published_database,
        """
        select count(*), count(*) filter (substr(a.text, e.char_start + 1, e.char_end - e.char_start) = e.quote)
        from marts.evidence as e inner join marts.dim_articles as a using (article_id)
        """,
    )[0]
    assert total == equal
    assert isinstance(total, int) and total > 0
    text = ask(runs.workspace.published_database, "select text from marts.dim_articles where publisher = 'Desk One'")
    assert "BAGHDAD\u00a0—" in str(text[0][0])
    assert "“Taji”" in str(text[0][0])


def test_bad_files_are_set_aside_with_a_reason(runs: Runs) -> None:
    rejected = dict(
        ask(runs.workspace.published_database, "select file_path, reason from marts.rejected_inputs order by all")
    )
    assert rejected == {
        "broken.json": "unreadable",
        "empty.txt": "empty",
        "huge.txt": "too_large",
        "no_date.txt": "no_publication_date",
        "noise.txt": "binary",
    }
    for name, reason in rejected.items():
        assert f"{str(reason).replace('_', ' ')}: {name}" in runs.first.output


def test_the_raw_folder_is_left_alone(runs: Runs) -> None:
    assert raw_listing(runs.workspace.raw_dir) == runs.raw_before


def test_a_killed_run_leaves_the_published_file_and_the_next_goes_on(runs: Runs) -> None:
    assert runs.killed.was_running
    assert runs.killed.inode == runs.first.inode
    assert runs.killed.contents == runs.killed.expected
    assert runs.second.code == 0
    history = "select refresh_number, new_articles from marts.refresh_history order by all"
    assert ask(runs.workspace.published_database, history) == [(1, 4), (2, 0)]


def test_a_second_run_reads_nothing_and_changes_no_key(runs: Runs) -> None:
    assert runs.second.code == 0, runs.second.output + runs.second.errors
    assert "8 files: 0 read, 8 unchanged" in runs.second.output
    assert "0 articles read by the engine" in runs.second.output
    assert runs.second.keys == runs.first.keys
    assert runs.second.inode != runs.first.inode  # published anew


def test_a_failed_check_publishes_nothing(runs: Runs) -> None:
    assert runs.refused.code == 1
    assert "events.evidence: quotes_equal_the_text does not hold" in runs.refused.output
    assert "the published file is as it was" in runs.refused.output
    assert runs.refused.inode == runs.second.inode
    assert runs.refused.keys == runs.first.keys


def test_noise_goes_to_the_log_that_is_named(runs: Runs) -> None:
    log = Path(runs.first.output.splitlines()[-1].removeprefix("log").strip())
    assert "RUN_SUCCESS" in log.read_text(encoding="utf-8")
    assert "dagster" not in runs.first.output + runs.first.errors
    assert "\x1b" not in runs.first.output + runs.first.errors


def test_show_prints_the_attack_with_its_sentences(runs: Runs) -> None:
    attack_id = ask(
        runs.workspace.published_database,
        "select attack_id from marts.fct_attacks order by article_count desc, attack_id limit 1",
    )[0][0]
    done = run(runs.environment, "show", str(attack_id))
    assert done.returncode == 0, done.stderr
    for expected in (
        str(attack_id),
        "Casualties",
        "killed",
        "Who did it",
        "Quoted from",
        "Desk One",
        "Desk Two",
        "Taji",
    ):
        assert expected in done.stdout
    assert "12 March 2020" in done.stdout

    assert run(runs.environment, "show", "atk_").returncode in (0, 1)
    assert run(runs.environment, "show", "no_such_attack").returncode == 1
    listed = run(runs.environment, "attacks", "--country", "irq", "--since", "2020-03-01", "--format", "csv")
    assert str(attack_id) in listed.stdout
    assert run(runs.environment, "attacks", "--until", "1999-12-31", "--format", "json").stdout == "[]\n"


def test_a_second_writer_is_turned_away(runs: Runs) -> None:
    with writer_lock(runs.workspace, timeout=0):
        done = run(runs.environment, "refresh")
    assert done.returncode == 3
    assert "another refresh" in done.stderr


def test_a_missing_raw_folder_is_an_error_and_not_an_empty_warehouse(runs: Runs) -> None:
    done = run({**runs.environment, "AFTERMATH_RAW_DIR": str(runs.workspace.raw_dir / "nowhere")}, "refresh")
    assert done.returncode == 1
    assert "nowhere" in done.stderr
