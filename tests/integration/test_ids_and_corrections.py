"""Ids and corrections from one publication to the next: an earlier article comes in late, analysts correct, an engine
reads otherwise. Driven in one process, with dbt and the publication as a refresh has them.
"""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb
import pytest
import typer

from benchmarks.arrival import build_marts
from pipelines.cli.show import show_attack
from pipelines.events.engine import Engine
from pipelines.paths import Workspace
from pipelines.warehouse.corrections import lines_without_effect, store_corrections
from pipelines.warehouse.extract import extract
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.publish import prepare_build, publish
from pipelines.warehouse.resolve import ResolveSummary, resolve_reports
from pipelines.warehouse.store import connect, create_tables

LATER = (
    "Toll of Taji rockets rises\n2020-03-14\n\nThree members of the coalition died when rockets hit the Taji military "
    "base in Iraq on 11 March 2020. Twelve people were wounded.\n"
)
EARLIER = (
    "Rockets strike Taji base\n2020-03-12\n\nRockets hit the Taji military base in Iraq on 11 March 2020, killing two "
    "soldiers, officials said.\n"
)
FILM = "A film wins\n2020-03-13\n\nA car bomb killed nine people in Mosul, Iraq, on 10 March 2020, police said.\n"
HEADER = "action,id,other_ids,field,value,who,when,why\n"


def arrive(workspace: Workspace) -> ResolveSummary:
    """What a refresh does up to the marts."""
    with connect(prepare_build(workspace)) as con:
        create_tables(con)
        ingest(con, workspace.raw_dir)
        store_corrections(con, workspace.corrections_dir)
        extract(con, Engine(), processes=0)
        return resolve_reports(con, (workspace.published_database, workspace.previous_database))


@dataclass(frozen=True)
class Story:
    workspace: Workspace
    first_taji: str
    film: str
    second: ResolveSummary


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    folder = tmp_path_factory.mktemp("story")
    workspace = Workspace(folder / "raw", folder / "warehouse")
    workspace.raw_dir.mkdir()
    workspace.corrections_dir.mkdir(parents=True)
    (workspace.raw_dir / "later.txt").write_text(LATER, encoding="utf-8")
    (workspace.raw_dir / "film.txt").write_text(FILM, encoding="utf-8")
    arrive(workspace)
    build_marts(workspace)
    publish(workspace)
    with duckdb.connect(str(workspace.published_database), read_only=True) as con:
        ids = dict(con.execute("select date_start::varchar, attack_id from marts.fct_attacks").fetchall())
        assert con.execute("select count(*) from marts.event_changes").fetchone() == (0,)
    first_taji, film = ids["2020-03-11"], ids["2020-03-10"]
    (workspace.raw_dir / "earlier.txt").write_text(EARLIER, encoding="utf-8")
    (workspace.corrections_dir / "ana.csv").write_text(
        HEADER + f"set,{first_taji},,killed_best,4,Ana,2021-02-03,list of the hospital\n"
        f"reject,{film},,,,Ana,2021-02-04,a film\n"
        "reject,atk_0000000000000000,,,,Ana,2021-02-04,nothing\n"
        f"set,{first_taji},,stage,perhaps,Ana,2021-02-04,nothing\n"
        f"set,{first_taji},,killed_best,5,Ana,2021-01-20,first count\n",
        encoding="utf-8",
    )
    second = arrive(workspace)
    build_marts(workspace)
    publish(workspace, allow_shrink=True)
    return Story(workspace, first_taji, film, second)


@pytest.fixture
def rows(story: Story) -> Callable[[str], list[tuple[object, ...]]]:
    def ask(sql: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(story.workspace.published_database), read_only=True) as con:
            return con.execute(sql).fetchall()

    return ask


def test_an_id_that_an_earlier_article_replaced_leads_to_the_one_of_today(story: Story, rows) -> None:
    assert story.second.id_changes == {"rejected": 1, "rekeyed": 1}
    ((old, new, current, change, cause),) = rows(
        "select old_id, new_id, current_id, change, cause from marts.event_changes where change = 'rekeyed'"
    )
    assert (old, new, change) == (story.first_taji, current, "rekeyed")
    assert rows(f"select article_count from marts.fct_attacks where attack_id = '{current}'") == [(2,)]
    # an analyst's value bears on it, and is not why the id changed
    assert cause == "new_articles"
    assert rows(
        f"select len(new_article_ids), len(moved_report_ids) from marts.event_changes where old_id = '{old}'"
    ) == [(1, 1)]


def test_a_correction_of_the_old_id_bears_on_the_new_one(story: Story, rows) -> None:
    ((killed, low, high, fields),) = rows(
        "select killed_best, killed_low, killed_high, corrected_fields from marts.fct_attacks"
    )
    assert (killed, low, high, fields) == (4, 2, 4, ["killed_best"])
    assert rows("select killed_best from marts.attacks_as_of(date '2021-01-19')") == [(3,)]
    # what a later correction replaced had been known until then
    assert rows("select killed_best from marts.attacks_as_of(date '2021-01-20')") == [(5,)]
    assert rows("select killed_best, len(correction_ids) from marts.attacks_as_of(date '2021-02-02')") == [(5, 1)]
    assert rows("select killed_best from marts.attacks_as_of(date '2021-02-03')") == [(4,)]
    assert rows("select best from exports.ucdp_ged") == [(4,)]
    assert rows("select deaths_a + deaths_b + deaths_civilians + deaths_unknown from exports.ucdp_ged") == [(4,)]


def test_a_rejected_attack_leaves_the_facts_and_its_report_stays(story: Story, rows) -> None:
    assert rows(f"select count(*) from marts.fct_attacks where attack_id = '{story.film}'") == [(0,)]
    ((rejected_by, rule_id),) = rows(
        "select r.rejected_by, c.correction_id from marts.fct_attack_reports as r "
        "join marts.corrections as c on r.rejected_by = c.correction_id where r.attack_id is null"
    )
    assert rejected_by == rule_id
    assert rows("select change, cause, new_id from marts.event_changes where change = 'rejected'") == [
        ("rejected", "correction", None)
    ]


def test_lines_that_came_to_nothing_are_told_with_their_numbers(story: Story, rows) -> None:
    assert rows("select line_number, status from marts.corrections order by 1") == [
        (2, "applied"), (3, "applied"), (4, "rejected"), (5, "rejected"), (6, "superseded"),
    ]  # fmt: skip
    assert rows("select item from marts.rejected_inputs where reason = 'invalid_correction' order by 1") == [
        ("line 4",), ("line 5",),
    ]  # fmt: skip
    with connect(story.workspace.build_database, read_only=True) as con:
        told = lines_without_effect(con)
    assert [line.split(":")[0] for line in told] == ["ana.csv line 4", "ana.csv line 5"]


def test_show_follows_an_old_id(story: Story, rows, capsys: pytest.CaptureFixture[str]) -> None:
    with duckdb.connect(str(story.workspace.published_database), read_only=True) as con:
        show_attack(con, story.first_taji)
        shown = capsys.readouterr()
        ((current,),) = rows("select attack_id from marts.fct_attacks")
        assert current in shown.out
        assert f"{story.first_taji} got another key" in shown.err
        with pytest.raises(typer.Exit):
            show_attack(con, story.film)
        assert "was rejected by an analyst" in capsys.readouterr().err


def test_a_second_refresh_of_the_same_changes_no_id(story: Story) -> None:
    again = arrive(story.workspace)
    assert (again.id_changes, again.corrections) == ({}, {"applied": 2, "rejected": 1, "superseded": 1})


def test_corrections_survive_an_engine_that_reads_otherwise(story: Story) -> None:
    """Every report gets another key, as when an engine takes another word of the sentence for the one that tells it."""
    with connect(story.workspace.build_database) as con:
        for table, column in (
            ("attack_reports", "attack_report_id"),
            ("casualty_reports", "attack_report_id"),
            ("attribution_reports", "attack_report_id"),
            ("target_reports", "attack_report_id"),
            ("evidence", "record_id"),
        ):
            con.execute(
                f"update events.{table} set {column} = {column} || '_other' where starts_with({column}, 'atr_')"
            )
        con.execute("update events.attack_reports set trigger_start = trigger_start + 3")
        summary = resolve_reports(con, (story.workspace.published_database,))
        found = con.execute(
            "select line_number, status, report_count from resolution.correction_outcomes order by 1"
        ).fetchall()
        changed = con.execute(
            "select distinct change, cause from history.event_changes where old_id <> ?", [story.film]
        )
        assert ("rekeyed", "engine_changed") in changed.fetchall()
    assert found == [
                (2, "applied", 2), (3, "applied", 1), (4, "rejected", None), (6, "superseded", None),
            ]  # fmt: skip
    assert summary.corrections == {"applied": 2, "rejected": 1, "superseded": 1}
