"""Whether the marts are the same whatever order articles arrive in.

    python -m benchmarks.arrival [GOLD.jsonl ...] [--orders N] [--seed N] [--corrections]

Takes the sample articles of ``raw/`` and the annotated ones of ``../shared/gold`` (or the files given; where there are
none it says so and takes the sample alone), and brings them into a warehouse of their own in N orders: the first
all at once, the second one at a time, the others shuffled and in batches of chance size, the last one at a time and in
reverse. Every arrival is ingested, read by the engine and resolved as a refresh does; some orders also build the marts
and publish on the way, so that the next arrival meets a published history. At the end of each order dbt builds the
marts, and their contents are compared byte for byte: every row of every table and view of ``marts`` and ``exports``,
and ``marts.attacks_as_of`` on a few days. With ``--corrections`` every order also has a file of corrections from its
first arrival on: a merge, a split, a rejection and set values, of events that all articles together give.

Left out, because they tell of refreshes and not of events: the tables and columns of ``ABOUT_REFRESHES``.
Exit status 1 when anything differs. Prints the time each order took.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from benchmarks.gold import SHARED, read_gold
from pipelines.events.engine import Engine
from pipelines.paths import DBT_PROJECT_DIR, PROJECT_DIR, Workspace
from pipelines.warehouse.corrections import store_corrections
from pipelines.warehouse.extract import extract
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.publish import prepare_build, publish
from pipelines.warehouse.resolve import resolve_reports
from pipelines.warehouse.store import connect, create_tables

SAMPLE = PROJECT_DIR / "raw"
GOLD_FILES = tuple(SHARED / "gold" / name for name in ("seed.jsonl", "dev.jsonl", "train.jsonl"))
ABOUT_REFRESHES = {
    "marts.event_changes": "which ids earlier publications used: all at once there are none, one at a time there are",
    "marts.refresh_history": "what each refresh came to: all at once there is one",
    "marts.corrections.first_seen_at": "the moment of the refresh that first met the line",
    "marts.rejected_inputs.first_seen_at": "the moment of the refresh that first met the input",
    "marts.article_versions.first_seen_at": "the moment of the refresh that first read the version",
    "marts.article_versions.replaced_at": "the moment of the refresh that first met the version after it",
    "marts.article_versions.vanished_at": "the moment of the refresh that first missed its files",
}
"""Table or column -> why no order of arrival can leave it the same."""
AS_OF_DAYS = ("2020-01-15", "2020-03-15", "2020-04-30", "9999-12-31")
_PUBLISH_EVERY = 4
"""Orders apart that also publish half-way."""


@dataclass(frozen=True)
class Arrival:
    """One raw file: where it will lie in the raw folder, and its bytes."""

    path: str
    content: bytes


@dataclass
class Outcome:
    """What one order of arrival came to.

    Attributes:
        name: The order, for a person.
        digests: Table -> digest of its rows.
        rows: Table -> its rows as JSON, sorted.
        changes: Rows of ``marts.event_changes``, None where there is no such table.
        seconds: How long it took.
    """

    name: str
    digests: dict[str, str] = field(default_factory=dict)
    rows: dict[str, list[str]] = field(default_factory=dict)
    changes: int | None = None
    seconds: float = 0.0


def sample_arrivals(folder: Path = SAMPLE) -> list[Arrival]:
    """The files of a raw folder, as they are."""
    found = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != "README.md")
    return [Arrival(path.relative_to(folder).as_posix(), path.read_bytes()) for path in found]


def gold_arrivals(files: Sequence[Path]) -> list[Arrival]:
    """The articles of annotated files, one raw file each, without their annotation."""
    arrivals = []
    for path in files:
        for doc in read_gold(path):
            article = {
                "@type": "NewsArticle",
                "headline": doc.get("title"),
                "articleBody": doc["text"],
                "datePublished": doc.get("published"),
                "url": doc.get("url"),
                "publisher": {"@type": "Organization", "name": doc.get("publisher")},
            }
            stated = {name: value for name, value in article.items() if value is not None}
            arrivals.append(Arrival(f"gold/{doc['doc_id']}.json", json.dumps(stated).encode()))
    return arrivals


def order_of_arrival(arrivals: Sequence[Arrival], number: int, last: int, seed: int) -> tuple[str, list[list[Arrival]]]:
    """The batches of one order, and its name."""
    if number == 0:
        return "all at once", [list(arrivals)]
    chance = random.Random(f"{seed} {number}")
    shuffled = list(arrivals)
    if number == last and number > 1:
        shuffled.reverse()
    else:
        chance.shuffle(shuffled)
    if number in (1, last):
        return "one at a time" + (", in reverse" if number > 1 else ""), [[one] for one in shuffled]
    batches = []
    while shuffled:
        size = chance.randint(1, max(2, len(arrivals) // 3))
        batches.append(shuffled[:size])
        del shuffled[:size]
    return f"shuffled, {len(batches)} batches", batches


def run_order(
    workspace: Workspace,
    batches: Sequence[Sequence[Arrival]],
    *,
    publish_half_way: bool,
    corrections: str | None = None,
) -> None:
    """Let the batches arrive one after the other, and build the marts at the end."""
    if corrections is not None:
        workspace.corrections_dir.mkdir(parents=True)
        (workspace.corrections_dir / "arrival.csv").write_text(corrections, encoding="utf-8")
    for number, batch in enumerate(batches):
        for arrival in batch:
            path = workspace.raw_dir / arrival.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(arrival.content)
        with connect(prepare_build(workspace)) as con:
            create_tables(con)
            ingest(con, workspace.raw_dir)
            store_corrections(con, workspace.corrections_dir)
            extract(con, Engine(), processes=0)
            resolve_reports(con, (workspace.published_database,))
        if publish_half_way and number == len(batches) // 2:
            build_marts(workspace)
            publish(workspace)
    build_marts(workspace)


def corrections_for(arrivals: Sequence[Arrival], workspace: Workspace) -> str:
    """A file of corrections of some of the events that all articles together give."""
    workspace.raw_dir.mkdir(parents=True)
    for arrival in arrivals:
        path = workspace.raw_dir / arrival.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(arrival.content)
    with connect(prepare_build(workspace)) as con:
        create_tables(con)
        ingest(con, workspace.raw_dir)
        extract(con, Engine(), processes=0)
        resolve_reports(con)
        largest = con.execute(
            "select attack_id, min(attack_report_id), max(attack_report_id) from resolution.attack_members "
            "group by attack_id order by count(*) desc, attack_id limit 5"
        ).fetchall()
    (parted, first, _), (merged, *_), (into, *_), (rejected, *_), (_, _, report) = largest
    lines = (
        f"split,{parted},{first},,",
        f"merge,{merged},{into},,",
        f"reject,{rejected},,,",
        f"set,{merged},,killed_best,17",
        f"set,{report},,stage,alleged",
        f"set,{into},,killed_low,3",
        "reject,atk_0000000000000000,,,",
    )
    said = (f"{line},Benchmark,2026-01-{number:02},order of arrival" for number, line in enumerate(lines, start=1))
    return "\n".join(("action,id,other_ids,field,value,who,when,why", *said, ""))


def build_marts(workspace: Workspace) -> None:
    """What a refresh has dbt do, without the tests: the last of them run when a refresh does.

    Raises:
        RuntimeError: dbt failed; with the end of what it printed.
    """
    environment = os.environ | {
        "AFTERMATH_BUILD_DATABASE": str(workspace.build_database),
        "DBT_TARGET_PATH": str(workspace.warehouse_dir / "target"),
        "DBT_LOG_PATH": str(workspace.warehouse_dir / "logs"),
    }
    dbt = str(Path(sys.executable).with_name("dbt"))
    folders = ["--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR)]
    left_out = ["--exclude-resource-type", "unit_test", "test"]
    done = subprocess.run(
        [dbt, "--no-use-colors", "build", *folders, *left_out],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"dbt build failed:\n{done.stdout[-4000:]}")


def public_rows(database: Path) -> Iterator[tuple[str, list[str]]]:
    """Every public table and view with its rows as JSON, sorted; and the macro on a few days."""
    with duckdb.connect(str(database), read_only=True) as con:
        columns: dict[str, list[str]] = {}
        for table, column in con.execute(
            "select table_schema || '.' || table_name, column_name from information_schema.columns "
            "where table_schema in ('marts', 'exports') order by table_schema, table_name, ordinal_position"
        ).fetchall():
            columns.setdefault(table, []).append(column)
        for table, names in columns.items():
            if table not in ABOUT_REFRESHES:
                kept = [f'"{name}"' for name in names if f"{table}.{name}" not in ABOUT_REFRESHES]
                yield table, _as_json(con, f"select {', '.join(kept)} from {table}")
        for day in AS_OF_DAYS:
            yield f"marts.attacks_as_of({day})", _as_json(con, f"select * from marts.attacks_as_of(date '{day}')")


def _as_json(con: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return sorted(row for (row,) in con.execute(f"select to_json(t)::varchar from ({sql}) as t").fetchall())


def outcome_of(name: str, database: Path, seconds: float) -> Outcome:
    """The contents of a built file, digested."""
    outcome = Outcome(name, seconds=seconds)
    for table, rows in public_rows(database):
        outcome.rows[table] = rows
        outcome.digests[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]
    with duckdb.connect(str(database), read_only=True) as con:
        try:
            found = con.execute("select count(*) from marts.event_changes").fetchone()
            outcome.changes = int(found[0]) if found else 0
        except duckdb.CatalogException:
            outcome.changes = None
    return outcome


def differences(first: Outcome, other: Outcome) -> list[str]:
    """What differs between two orders: a table and the first row that only one of them has."""
    found = []
    for table in sorted({*first.digests, *other.digests}):
        if first.digests.get(table) == other.digests.get(table):
            continue
        ours, theirs = first.rows.get(table, []), other.rows.get(table, [])
        only_ours, only_theirs = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
        found.append(f"{table}: {first.name} {only_ours[:1]} / {other.name} {only_theirs[:1]}")
    return found


def compare_orders(
    arrivals: Sequence[Arrival], orders: int, seed: int, folder: Path, *, with_corrections: bool = False
) -> Iterator[Outcome]:
    """Run every order in a folder of its own, and give what each came to."""
    of_all = Workspace(folder / "all" / "raw", folder / "all" / "warehouse")
    corrections = corrections_for(arrivals, of_all) if with_corrections else None
    for number in range(orders):
        name, batches = order_of_arrival(arrivals, number, orders - 1, seed)
        workspace = Workspace(folder / str(number) / "raw", folder / str(number) / "warehouse")
        workspace.raw_dir.mkdir(parents=True)
        started = time.monotonic()
        half_way = number % _PUBLISH_EVERY == 2
        run_order(workspace, batches, publish_half_way=half_way, corrections=corrections)
        outcome = outcome_of(
            name + (", published half-way" if half_way else ""), workspace.build_database, time.monotonic() - started
        )
        shutil.rmtree(folder / str(number), ignore_errors=True)
        yield outcome


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; see the module's docstring."""
    parser = argparse.ArgumentParser(description="Compare the marts of one set of articles in many orders of arrival.")
    parser.add_argument("gold", nargs="*", type=Path, help="annotated articles [../shared/gold/*.jsonl]")
    parser.add_argument("--orders", type=int, default=10, help="how many orders [10]")
    parser.add_argument("--seed", type=int, default=1, help="another seed shuffles otherwise [1]")
    parser.add_argument("--corrections", action="store_true", help="have analysts' corrections in every order")
    options = parser.parse_args(arguments)
    files = options.gold or [path for path in GOLD_FILES if path.is_file()]
    if not files:
        print("no annotated articles in ../shared/gold: the sample alone is compared")
    arrivals = sample_arrivals() + gold_arrivals(files)
    print(f"{len(arrivals)} raw files, {options.orders} orders of arrival")
    first: Outcome | None = None
    broken = 0
    with tempfile.TemporaryDirectory(prefix="aftermath-arrival-") as folder:
        given = (arrivals, options.orders, options.seed, Path(folder))
        for outcome in compare_orders(*given, with_corrections=options.corrections):
            first = first or outcome
            found = differences(first, outcome)
            broken += bool(found)
            same = "differs" if found else "same"
            changes = "" if outcome.changes is None else f", {outcome.changes} rows of event_changes"
            print(f"{outcome.seconds:5.0f} s  {same:8}{outcome.name}{changes}", flush=True)
            for line in found:
                print(f"         {line}")
    if first is not None:
        print(f"\n{'table':44} {'rows':>6}  digest")
        for table, digest in first.digests.items():
            print(f"{table:44} {len(first.rows[table]):6}  {digest}")
    for name, why in ABOUT_REFRESHES.items():
        print(f"left out: {name} ({why})")
    print(f"\n{options.orders - broken} of {options.orders} orders gave the same marts")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
