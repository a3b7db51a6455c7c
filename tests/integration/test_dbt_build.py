"""dbt builds the marts from hand-made rows: its tests pass, a second build changes nothing, and no test passes idly."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from pipelines.paths import DATABASE_NAME, DBT_PROJECT_DIR, PROJECT_DIR

sys.path.insert(0, str(PROJECT_DIR / "tests" / "unit" / "dbt_project"))
from hand_made_rows import Warehouse, invented_story, many_reports

PUBLIC = ("marts", "exports")
SINGULAR_TESTS = sorted(path.stem for path in (DBT_PROJECT_DIR / "tests").glob("*.sql"))

# for each test, what to do to a built warehouse so that what the test forbids is there
BREACHES = {
    "assert_a_rejected_event_is_in_no_table_of_facts": [
        "update marts.bridge_event_corrections set event_id = 'atk_base' where action = 'reject'"
    ],
    "assert_corrected_values_stand_in_the_facts": [
        "update marts.fct_attacks set weapon_type = 'rocket' where attack_id = 'atk_undated'"
    ],
    "assert_every_published_id_is_there_or_has_changed": ["delete from marts.event_changes"],
    "assert_attacks_as_of_a_day_know_nothing_published_later": [
        "create or replace macro marts.attacks_as_of(day) as table "
        "select * from marts.fct_attacks where day is not null"
    ],
    "assert_attacks_as_of_the_last_day_are_the_attacks_of_today": [
        "update marts.fct_attacks set confidence = 0.123 where attack_id = 'atk_undated'"
    ],
    "assert_blamed_never_becomes_an_actor_of_an_export": [
        "create or replace view exports.acled as "
        "select * replace ('River Brigades' as actor1) from exports.acled_before"
    ],
    "assert_casualty_history_is_what_attacks_as_of_gives": [
        "update marts.fct_casualty_history set best = best + 1, high = null where outcome = 'killed'"
    ],
    "assert_cameo_codes_start_with_a_cameo_root": [
        "update codes.weapons set cameo_code = '94' where weapon_type = 'rocket'"
    ],
    "assert_every_attack_and_response_has_a_report": [
        "delete from marts.fct_attack_reports where attack_id = 'atk_base'"
    ],
    "assert_every_report_has_evidence_from_its_article": ["delete from marts.evidence where record_id = 'tot_attacks'"],
    "assert_evidence_backs_a_report_that_is_there": [
        "delete from marts.fct_response_link_reports where link_report_id = 'lnk_strike'"
    ],
    # offsets that count graphemes, not code points, are off by the accent and the joined emoji before the quotation
    "assert_evidence_quotes_its_article_exactly": [
        "update marts.evidence set char_start = char_start - 5, char_end = char_end - 5 where record_id = 'rep_first'"
    ],
    "assert_no_attack_answers_itself_in_a_circle": [
        "update marts.bridge_attack_responses set attack_id = 'atk_strike' where response_id = 'rsn_strike'"
    ],
    "assert_no_attack_is_answered_before_its_day": [
        "update marts.fct_responses set date_start = '2020-03-01', date_end = '2020-03-01' "
        "where response_id = 'rsn_strike'"
    ],
    "assert_no_attack_is_dated_after_its_latest_article": [
        "update marts.fct_attacks set date_start = '2020-03-21', date_end = '2020-03-21' where attack_id = 'atk_base'"
    ],
    "assert_no_report_dates_an_attack_after_its_own_article": [
        "update marts.fct_attack_reports set date_start = '2020-03-13', date_end = '2020-03-13' "
        "where attack_report_id = 'rep_first'"
    ],
    "assert_parts_of_a_toll_add_up_to_it": [
        "update marts.fct_casualties set part_of_toll = best where attack_id = 'atk_base' and outcome = 'killed'"
    ],
    "assert_residuals_are_the_stated_value_less_the_known_one": [
        "update marts.fct_reported_totals set known_value = 99 where total_id = 'tot_attacks'"
    ],
    "assert_the_calendar_has_every_day_of_its_years_once": [
        "delete from marts.dim_dates where date_day = '2020-02-29'"
    ],
    "assert_totals_are_not_expanded_into_attacks": [
        "update events.attack_reports set trigger_start = (select char_start + 3 from events.evidence "
        "where record_id = 'tot_attacks') where attack_report_id = 'rep_newest'"
    ],
    "warn_totals_that_known_attacks_or_other_totals_contradict": [
        "insert into marts.total_contradictions values ('tot_attacks', null, 'known_attacks_exceed', 24, 25)"
    ],
    "warn_rejects_jumped": ["update marts.refresh_history set rejects_jumped = true"],
    "assert_ucdp_export_holds_only_attacks_with_dead": [
        "create or replace view exports.ucdp_ged as select * replace (0 as best) from exports.ucdp_ged_before"
    ],
}


def build(rows: Warehouse, folder: Path, *arguments: str) -> Path:
    """Store the rows and run ``dbt build`` on them; the file is named as the published one, as views require."""
    folder.mkdir(parents=True, exist_ok=True)
    database = folder / DATABASE_NAME
    rows.write(database)
    run_dbt(database, *arguments)
    return database


def run_dbt(database: Path, *arguments: str) -> None:
    """``dbt build`` as a refresh runs it, with its scratch files beside the database."""
    target = database.parent / "target"
    environment = os.environ | {
        "AFTERMATH_BUILD_DATABASE": str(database),
        "DBT_TARGET_PATH": str(target),
        "DBT_LOG_PATH": str(database.parent / "logs"),
    }
    folders = ["--project-dir", str(DBT_PROJECT_DIR), "--profiles-dir", str(DBT_PROJECT_DIR)]
    done = subprocess.run(
        [str(Path(sys.executable).with_name("dbt")), "--no-use-colors", "build", *folders, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-4000:]


def contents(database: Path) -> dict[str, list[str]]:
    """Every row of every public table."""
    with duckdb.connect(str(database), read_only=True) as con:
        names = con.execute(
            "select table_schema || '.' || table_name from information_schema.tables "
            "where list_contains(?, table_schema)",
            [list(PUBLIC)],
        ).fetchall()
        return {name: sorted(map(str, con.execute(f"from {name}").fetchall())) for (name,) in names}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented story, built with every data test and unit test."""
    return build(invented_story(), tmp_path_factory.mktemp("story"))


@pytest.fixture
def value(built: Path) -> Callable[[str], object]:
    """Runs a query of one value."""

    def ask(sql: str) -> object:
        with duckdb.connect(str(built), read_only=True) as con:
            row = con.execute(sql).fetchone()
            assert row is not None, sql
            return row[0] if len(row) == 1 else row

    return ask


def test_a_second_build_changes_nothing(built: Path) -> None:
    before = contents(built)
    run_dbt(built, "--exclude-resource-type", "unit_test", "test")
    assert contents(built) == before


def test_a_mart_can_be_rebuilt_alone(built: Path) -> None:
    before = contents(built)
    run_dbt(built, "--select", "dim_articles", "fct_attack_reports", "--exclude-resource-type", "unit_test", "test")
    assert contents(built) == before


def test_a_warehouse_without_articles_builds_empty(tmp_path: Path) -> None:
    database = build(Warehouse(), tmp_path, "--exclude-resource-type", "unit_test")
    rows = contents(database)
    assert rows["marts.fct_attacks"] == rows["marts.dim_dates"] == rows["exports.acled"] == []
    assert rows["marts.dim_attack_types"]


def test_every_public_table_and_column_says_what_it_is(built: Path) -> None:
    with duckdb.connect(str(built), read_only=True) as con:
        silent = con.execute(
            """
            select schema_name || '.' || table_name || '.' || column_name from duckdb_columns()
            where schema_name in ('marts', 'exports') and coalesce(comment, '') = ''
            union all
            select schema_name || '.' || table_name from duckdb_tables()
            where schema_name = 'marts' and coalesce(comment, '') not like '%One row per%'
            union all
            select schema_name || '.' || view_name from duckdb_views()
            where schema_name = 'exports' and coalesce(comment, '') not like '%One row per%'
            union all
            select function_name from duckdb_functions()
            where schema_name = 'marts' and function_name = 'attacks_as_of' and coalesce(comment, '') = ''
            """
        ).fetchall()
    assert silent == []


def test_every_article_says_which_engine_read_it(value: Callable[[str], object]) -> None:
    assert value("select list(distinct coalesce(engine_version, 'none')) from marts.dim_articles") == ["1"]


def test_a_copied_and_an_old_figure_do_not_hide_the_newest(value: Callable[[str], object]) -> None:
    assert value(
        "select (killed_low, killed_best, killed_high) from marts.fct_attacks where attack_id = 'atk_base'"
    ) == (
        2,
        4,
        4,
    )


def test_a_described_attack_is_answered_across_articles(value: Callable[[str], object]) -> None:
    assert value(
        "select (attack_id, link_type, basis, is_matched_description, report_count) "
        "from marts.bridge_attack_responses where response_id = 'rsn_letter'"
    ) == ("atk_base", "response", "explicit", True, 1)
    assert value("select count(*) from marts.fct_response_link_reports where response_report_id = 'rsp_letter'") == 0


def test_a_replaced_version_of_an_article_reports_nothing(value: Callable[[str], object]) -> None:
    assert value("select count(*) from marts.dim_articles where article_id = 'art_withdrawn'") == 0
    assert value("select count(*) from marts.fct_casualty_reports where low = 90") == 0
    # it is known all the same, with what took its place
    of_withdrawn = "from marts.article_versions where article_id = 'art_withdrawn'"
    assert value(f"select (version_number, current_article_id, is_current) {of_withdrawn}") == (1, "art_quiet", False)
    assert value(
        "select (a.version_number, v.changed_fields) from marts.dim_articles as a "
        "join marts.article_versions as v using (article_id) where a.article_id = 'art_quiet'"
    ) == (2, ["text", "title", "published_on"])


def test_as_of_a_day_gives_the_toll_of_that_day(value: Callable[[str], object]) -> None:
    of_base = "select killed_best from marts.attacks_as_of({}) where attack_id = 'atk_base'"
    assert value(of_base.format("'2020-03-15'")) == 2
    assert value(of_base.format("date '2020-03-17'")) == 4
    assert value("select count(*) from marts.attacks_as_of('2020-03-11')") == 0
    # nothing says when the undated article's attack was known
    assert value("select count(*) from marts.attacks_as_of('2026-01-05') where attack_id = 'atk_undated'") == 0
    assert value("select count(*) from marts.attacks_as_of('9999-12-31') where attack_id = 'atk_undated'") == 1


def test_as_of_a_day_is_what_that_day_s_articles_alone_give(tmp_path: Path) -> None:
    """A warehouse built of the articles published up to a day has the attacks that the macro gives for it."""
    days = (date(2020, 3, 13), date(2020, 3, 18))

    def rows_of(rows: Warehouse, *queries: str) -> list[list[tuple[object, ...]]]:
        database = build(rows, tmp_path, "--select", "+fct_attacks", "--exclude-resource-type", "unit_test", "test")
        with duckdb.connect(str(database), read_only=True) as con:
            found = [con.execute(f"from {query} order by attack_id").fetchall() for query in queries]
        database.unlink()
        return found

    by_macro = rows_of(many_reports(), *(f"marts.attacks_as_of('{day}')" for day in days))
    assert by_macro == [rows_of(many_reports(day), "marts.fct_attacks")[0] for day in days]
    assert by_macro[0] and by_macro[0] != by_macro[1]


def test_a_rejected_attack_is_in_no_fact_and_its_reports_stay(value: Callable[[str], object]) -> None:
    assert value("select count(*) from marts.fct_attacks where attack_id = 'atk_film'") == 0
    assert value("select count(*) from marts.attacks_as_of('9999-12-31') where attack_id = 'atk_film'") == 0
    assert value("select sum(best) from marts.fct_casualties where best = 80") is None
    assert value(
        "select (attack_id, rejected_by, article_id) from marts.fct_attack_reports where attack_report_id = 'rep_film'"
    ) == (None, "cor_film", "art_film")
    assert value("select low from marts.fct_casualty_reports where casualty_report_id = 'fig_film'") == 80
    # what answered it is still a response, of nothing
    assert value("select count(*) from marts.fct_responses where response_id = 'rsn_film'") == 1
    assert value("select count(*) from marts.bridge_attack_responses where response_id = 'rsn_film'") == 0


def test_a_set_value_counts_from_the_day_it_was_set_and_says_who_set_it(value: Callable[[str], object]) -> None:
    of_undated = "select weapon_type from {} where attack_id = 'atk_undated'"
    assert value(of_undated.format("marts.fct_attacks")) == "bomb"
    assert value(of_undated.format("marts.attacks_as_of('9999-12-31')")) == "bomb"
    assert value(
        "select (corrected_fields, correction_ids) from marts.fct_attacks where attack_id = 'atk_undated'"
    ) == (["weapon_type"], ["cor_weapon"])
    assert value("select correction_ids from marts.fct_attacks where attack_id = 'atk_base'") is None


def test_a_wrong_correction_is_told_in_both_tables(value: Callable[[str], object]) -> None:
    assert value("select (status, detail) from marts.corrections where correction_id = 'cor_wrong'") == (
        "rejected",
        "'erase' is no action",
    )
    assert value("select (file_path, item, detail) from marts.rejected_inputs where reason = 'invalid_correction'") == (
        "corrections/ours.csv",
        "line 4",
        "'erase' is no action",
    )


def test_what_users_open_works_in_a_file_of_another_name(built: Path, tmp_path: Path) -> None:
    copy = tmp_path / "my copy.duckdb"
    shutil.copyfile(built, copy)
    with duckdb.connect(str(copy), read_only=True) as con:
        assert con.execute("select count(*) from exports.acled").fetchone() == (2,)
        assert con.execute("select count(*) from exports.ucdp_ged").fetchone() == (2,)
        assert con.execute("select count(*) from marts.attacks_as_of(?)", [date(9999, 12, 31)]).fetchone() == (3,)


def test_every_singular_test_has_a_breach() -> None:
    assert sorted(BREACHES) == SINGULAR_TESTS


@pytest.mark.parametrize("name", SINGULAR_TESTS)
def test_a_singular_test_finds_what_it_forbids(name: str, built: Path, tmp_path: Path) -> None:
    sql = (built.parent / "target" / "compiled" / "aftermath" / "tests" / f"{name}.sql").read_text(encoding="utf-8")
    copy = tmp_path / DATABASE_NAME
    shutil.copyfile(built, copy)
    with duckdb.connect(str(copy)) as con:
        assert con.execute(sql).fetchall() == []
        for view in ("acled", "ucdp_ged"):
            con.execute(f"create table exports.{view}_before as from exports.{view}")
        for statement in BREACHES[name]:
            con.execute(statement)
        assert con.execute(sql).fetchall() != []
