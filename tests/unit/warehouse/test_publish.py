"""Publishing is all or nothing, and nobody who reads is disturbed by it."""

import multiprocessing
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipelines.paths import Workspace
from pipelines.warehouse import publish as publishing
from pipelines.warehouse.invariants import INVARIANTS, find_collapses, find_violation
from pipelines.warehouse.lock import WriterBusy, writer_lock
from pipelines.warehouse.placement import INCOMING_PREFIX
from pipelines.warehouse.publish import PublishRefused, prepare_build, publish, verify
from pipelines.warehouse.store import create_tables

# The columns of the public tables that the invariants ask about; their full shape is dbt's business.
MARTS = """
    create schema if not exists marts;
    create or replace table marts.dim_articles (article_id varchar, text varchar);
    create or replace table marts.dim_locations (location_id varchar);
    create or replace table marts.dim_actors (actor_id varchar);
    create or replace table marts.fct_attack_reports (attack_report_id varchar, attack_id varchar, article_id varchar);
    create or replace table marts.fct_casualty_reports (casualty_report_id varchar, attack_report_id varchar);
    create or replace table marts.fct_attribution_reports (attack_report_id varchar);
    create or replace table marts.fct_response_reports (response_report_id varchar, response_id varchar);
    create or replace table marts.fct_response_link_reports (response_report_id varchar, attack_report_id varchar);
    create or replace table marts.fct_answered_attack_reports (
        answered_attack_report_id varchar, response_report_id varchar, attack_id varchar);
    create or replace table marts.fct_reported_totals (
        total_id varchar, value_low integer, value_best integer, value_high integer);
    create or replace table marts.evidence (
        evidence_id varchar, article_id varchar, char_start integer, char_end integer, quote varchar);
    create or replace table marts.fct_attacks (
        attack_id varchar, stage varchar, date_start date, date_end date, last_reported_on date,
        killed_low integer, killed_best integer, killed_high integer,
        wounded_low integer, wounded_best integer, wounded_high integer);
    create or replace table marts.fct_casualties (
        casualty_id varchar, attack_id varchar, low integer, best integer, high integer);
    create or replace table marts.fct_casualty_history (casualty_history_id varchar, attack_id varchar);
    create or replace table marts.fct_responses (response_id varchar, date_start date, date_end date);
    create or replace table marts.bridge_attack_responses (attack_id varchar, response_id varchar);
    create or replace table marts.bridge_total_attacks (total_id varchar, attack_id varchar);
    create or replace table marts.bridge_attack_actors (attack_id varchar, actor_id varchar);
    create or replace table marts.corrections (file_path varchar, line_number integer, status varchar);
    create or replace table marts.corrected_values (
        event_kind varchar, event_id varchar, field varchar, corrected_at timestamp
    );
    create or replace table marts.event_changes (change_id varchar, event_kind varchar, old_id varchar);
    create or replace table marts.article_versions (article_id varchar);
"""
TEXT = "Rockets struck the “Besmaya” base\u00a0near Baghdad 🚀 on Monday, killing two."


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(raw_dir=tmp_path / "raw", warehouse_dir=tmp_path / "warehouse")


def write_build(workspace: Workspace, attacks: int) -> None:
    """A build in which every invariant holds, with so many attacks."""
    with duckdb.connect(str(prepare_build(workspace))) as con:
        create_tables(con)
        con.execute(MARTS)
        con.execute("insert into marts.dim_articles values ('art_1', ?)", [TEXT])
        start = TEXT.index("“")
        quote = TEXT[start : start + 26]
        con.execute("insert into marts.evidence values ('ev_1', 'art_1', ?, ?, ?)", [start, start + 26, quote])
        for number in range(attacks):
            con.execute(
                "insert into marts.fct_attack_reports values (?, ?, 'art_1')", [f"rep_{number}", f"atk_{number}"]
            )
            con.execute(
                """
                insert into marts.fct_attacks
                values (?, 'accomplished', '2020-03-11', '2020-03-11', '2020-03-12', 2, 2, 3, 0, 0, 0)
                """,
                [f"atk_{number}"],
            )
        con.execute("create schema if not exists exports")
        con.execute("create or replace view exports.attacks as from aftermath.marts.fct_attacks")


def attack_count(path: Path) -> int:
    with duckdb.connect(str(path), read_only=True) as con:
        row = con.execute("select count(*) from exports.attacks").fetchone()
        assert row
        return int(row[0])


def folder_listing(workspace: Workspace) -> set[str]:
    return {path.name for path in workspace.warehouse_dir.iterdir()}


def test_the_first_publication_needs_no_previous_file(workspace: Workspace) -> None:
    write_build(workspace, attacks=3)
    publication = publish(workspace)
    assert attack_count(workspace.published_database) == 3
    assert publication.previous_path is None
    assert publication.row_counts["marts.fct_attacks"] == 3
    assert folder_listing(workspace) == {"aftermath.duckdb", "build"}


def test_the_previous_publication_is_kept(workspace: Workspace) -> None:
    for attacks in (3, 4, 5):
        write_build(workspace, attacks)
        publish(workspace)
    assert attack_count(workspace.published_database) == 5
    assert attack_count(workspace.previous_database) == 4
    assert {path.name for path in workspace.previous_database.parent.iterdir()} == {"aftermath.duckdb"}


def _answer_counts(path: Path, questions: "multiprocessing.connection.Connection") -> None:
    con = duckdb.connect(str(path), read_only=True)
    while questions.recv() == "count":
        questions.send(con.execute("select count(*) from marts.fct_attacks").fetchone())


def test_a_reader_with_the_old_file_open_keeps_reading_it(workspace: Workspace) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    ours, theirs = multiprocessing.Pipe()
    reader = multiprocessing.get_context("spawn").Process(
        target=_answer_counts, args=(workspace.published_database, theirs)
    )
    reader.start()
    try:
        ours.send("count")
        assert ours.recv() == (3,)
        write_build(workspace, attacks=5)
        publish(workspace)
        ours.send("count")
        assert ours.recv() == (3,)
        assert attack_count(workspace.published_database) == 5
    finally:
        ours.send("stop")
        reader.join(timeout=30)


BREACHES = {
    "quotes_equal_the_text": "update marts.evidence set quote = replace(quote, '“', '\"')",
    "key_is_unique": "insert into marts.fct_attacks by name (select * from marts.fct_attacks limit 1)",
    "killed_low_to_killed_high_are_ordered": "update marts.fct_attacks set killed_best = 9",
    "date_is_not_after_publication": "update marts.fct_attacks set date_start = '2020-03-13', date_end = '2020-03-13'",
    "dates_are_ordered": "update marts.fct_attacks set date_end = null",
    "attack_id_is_in_fct_attacks": "delete from marts.fct_attacks where attack_id = 'atk_0'",
    "value_low_to_value_high_are_ordered": "insert into marts.fct_reported_totals values ('tot', 9, 5, 7)",
    "row_count_has_not_collapsed": "delete from marts.fct_attacks; delete from marts.fct_attack_reports",
    "article_id_is_in_dim_articles": "drop table marts.dim_articles",
}


@pytest.mark.parametrize(("invariant", "breach"), BREACHES.items())
def test_a_broken_invariant_publishes_nothing(workspace: Workspace, invariant: str, breach: str) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    before, inode = folder_listing(workspace), workspace.published_database.stat().st_ino
    with duckdb.connect(str(workspace.build_database)) as con:
        con.execute(breach)
    with pytest.raises(PublishRefused) as refusal:
        publish(workspace)
    assert invariant in {violation.invariant for violation in refusal.value.violations}
    assert workspace.published_database.stat().st_ino == inode
    assert attack_count(workspace.published_database) == 3
    assert folder_listing(workspace) == before


def test_a_shrunken_table_is_published_only_when_asked_for(workspace: Workspace) -> None:
    write_build(workspace, attacks=10)
    publish(workspace)
    write_build(workspace, attacks=4)
    with pytest.raises(PublishRefused):
        publish(workspace)
    publish(workspace, allow_shrink=True)
    assert attack_count(workspace.published_database) == 4


def test_half_the_rows_is_no_collapse() -> None:
    assert find_collapses({"t": 5}, {"t": 10}) == []
    assert [found.table for found in find_collapses({"t": 4}, {"t": 10})] == ["t"]
    assert [found.table for found in find_collapses({}, {"t": 1})] == ["t"]


def _publish_and_die(workspace: Workspace, dying_moment: str) -> None:
    def die(*_: object, **__: object) -> None:
        os._exit(9)

    if dying_moment == "before the move":
        publishing.put_into_place = die  # type: ignore[assignment]
    else:
        publishing.verify = die  # type: ignore[assignment]
    publish(workspace)


@pytest.mark.parametrize("dying_moment", ["before the check", "before the move"])
def test_a_run_killed_after_the_copy_leaves_the_old_file(workspace: Workspace, dying_moment: str) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    write_build(workspace, attacks=5)
    victim = multiprocessing.get_context("spawn").Process(target=_publish_and_die, args=(workspace, dying_moment))
    victim.start()
    victim.join(timeout=60)
    assert victim.exitcode == 9
    assert attack_count(workspace.published_database) == 3
    leftovers = [name for name in folder_listing(workspace) if name.startswith(INCOMING_PREFIX)]
    assert len(leftovers) == 1  # the killed run had made its copy, so the test killed it in time

    publish(workspace)
    assert attack_count(workspace.published_database) == 5
    assert folder_listing(workspace) == {"aftermath.duckdb", "build", "previous"}


def test_there_is_a_whole_published_file_at_every_step(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    write_build(workspace, attacks=5)
    seen = []
    for name in ("link", "replace"):
        original = getattr(os, name)

        def observed(*args: object, original=original, **kwargs: object) -> object:  # type: ignore[no-untyped-def]
            seen.append(attack_count(workspace.published_database))
            return original(*args, **kwargs)

        monkeypatch.setattr(os, name, observed)
    publish(workspace)
    assert set(seen) == {3}
    assert attack_count(workspace.published_database) == 5


def test_a_stray_write_ahead_log_does_not_reach_the_new_file(workspace: Workspace) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    log = workspace.published_database.with_name("aftermath.duckdb.wal")
    log.write_bytes(b"left by a session that wrote to the published file")
    write_build(workspace, attacks=5)
    publish(workspace)
    assert not log.exists()
    assert attack_count(workspace.published_database) == 5


@pytest.fixture(params=["missing", "cut short", "not a database"])
def damaged_build(request: pytest.FixtureRequest, workspace: Workspace) -> Iterator[Workspace]:
    write_build(workspace, attacks=3)
    publish(workspace)
    build = workspace.build_database
    if request.param == "missing":
        build.unlink()
    elif request.param == "cut short":
        os.truncate(build, 5000)
    else:
        build.write_bytes(b"x" * 50_000)
    yield workspace


def test_a_damaged_build_is_refilled_from_the_published_file(damaged_build: Workspace) -> None:
    assert attack_count(prepare_build(damaged_build)) == 3


def test_a_sound_build_is_kept(workspace: Workspace) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    write_build(workspace, attacks=4)
    assert attack_count(prepare_build(workspace)) == 4


def test_without_any_file_the_build_starts_empty(workspace: Workspace) -> None:
    build = prepare_build(workspace)
    assert build.parent.is_dir()
    assert not build.exists()
    workspace.published_database.write_bytes(b"not a database")
    assert not prepare_build(workspace).exists()


def _hold_lock(workspace: Workspace, held: "multiprocessing.connection.Connection") -> None:
    with writer_lock(workspace):
        held.send("held")
        held.recv()


def test_only_one_process_writes(workspace: Workspace) -> None:
    write_build(workspace, attacks=1)
    ours, theirs = multiprocessing.Pipe()
    holder = multiprocessing.get_context("spawn").Process(target=_hold_lock, args=(workspace, theirs))
    holder.start()
    try:
        assert ours.recv() == "held"
        with pytest.raises(WriterBusy), writer_lock(workspace, timeout=0):
            pass
    finally:
        ours.send("done")
        holder.join(timeout=30)
    with writer_lock(workspace, timeout=0), writer_lock(workspace, timeout=0):
        assert publish(workspace).row_counts["marts.fct_attacks"] == 1


def _keep_open(build: Path, opened: "multiprocessing.connection.Connection") -> None:
    with duckdb.connect(str(build)):
        opened.send("open")
        opened.recv()


def test_a_build_that_an_orphan_has_open_is_waited_for_and_never_thrown_away(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_build(workspace, attacks=3)
    publish(workspace)
    write_build(workspace, attacks=4)
    ours, theirs = multiprocessing.Pipe()
    orphan = multiprocessing.get_context("spawn").Process(target=_keep_open, args=(workspace.build_database, theirs))
    orphan.start()
    assert ours.recv() == "open"
    monkeypatch.setattr(publishing, "_ORPHAN_SECONDS", 0.5)
    with pytest.raises(WriterBusy):
        prepare_build(workspace)
    ours.send("close")
    orphan.join(timeout=30)
    assert attack_count(prepare_build(workspace)) == 4


def test_every_invariant_can_be_asked_of_an_empty_warehouse() -> None:
    with duckdb.connect() as con:
        create_tables(con)
        con.execute(MARTS)
        assert [violation for invariant in INVARIANTS if (violation := find_violation(con, invariant))] == []
        assert verify(con, previous={}) == []


def test_names_of_invariants_are_unique_within_a_table() -> None:
    names = [(invariant.table, invariant.name) for invariant in INVARIANTS]
    assert len(names) == len(set(names))


def test_the_build_survives_publication(workspace: Workspace) -> None:
    write_build(workspace, attacks=2)
    publish(workspace)
    shutil.rmtree(workspace.previous_database.parent, ignore_errors=True)
    publish(workspace)
    assert attack_count(workspace.build_database) == attack_count(workspace.previous_database) == 2
