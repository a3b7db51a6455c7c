"""What a refresh came to is written from what the publication before held, and only publications count."""

import shutil
from pathlib import Path

import duckdb
import pytest

from pipelines.events.engine import Engine
from pipelines.paths import Workspace
from pipelines.warehouse import refreshes
from pipelines.warehouse.extract import extract
from pipelines.warehouse.ingest import ingest
from pipelines.warehouse.resolve import resolve_reports
from pipelines.warehouse.store import connect, create_tables

ATTACK = "Bomb kills two in Quetta\nPublished: 2020-03-12\n\nA bomb killed {} people in Quetta on Wednesday.\n"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = Workspace(tmp_path / "raw", tmp_path / "warehouse")
    workspace.raw_dir.mkdir()
    workspace.build_dir.mkdir(parents=True)
    return workspace


def drop(workspace: Workspace, name: str, text: str) -> None:
    (workspace.raw_dir / name).write_text(text, encoding="utf-8")


def refresh(workspace: Workspace, *, publish: bool = True) -> list[dict[str, object]]:
    """What a refresh does to the tables behind the marts; gives the rows of its history."""
    published = (workspace.published_database, workspace.previous_database)
    with connect(workspace.build_database) as con:
        create_tables(con)
        ingest(con, workspace.raw_dir)
        extract(con, Engine(), processes=0)
        resolve_reports(con, published)
        con.execute("create schema if not exists marts")
        for kind in ("attack", "response"):
            members = f"from resolution.{kind}_members join events.{kind}_reports using ({kind}_report_id)"
            con.execute(
                f"create or replace table marts.fct_{kind}_reports as "
                f"select {kind}_report_id, article_id, {kind}_id {members}"
            )
        rows = con.execute("from history.refreshes order by refresh_number").df().to_dict("records")
    if publish:
        shutil.copyfile(workspace.build_database, workspace.published_database)
    return rows


def test_a_refresh_counts_what_the_publication_before_did_not_have(workspace: Workspace) -> None:
    drop(workspace, "a.txt", ATTACK.format("two"))
    drop(workspace, "empty.txt", "")
    [first] = refresh(workspace)
    drop(workspace, "b.txt", ATTACK.format("three"))
    drop(workspace, "undated.txt", "No date\n\nA bomb killed four people in Quetta on Wednesday.\n")
    drop(workspace, "empty.txt", "\0\0\0\0")
    earlier, second = refresh(workspace)
    assert earlier == first
    assert [first[name] for name in ("refresh_number", "new_articles", "articles_read_anew")] == [1, 1, 1]
    assert [first[name] for name in ("rejected_inputs", "new_rejected_inputs", "attack_reports")] == [1, 1, 1]
    assert [second[name] for name in ("refresh_number", "articles", "new_articles", "articles_read_anew")] == [
        2,
        3,
        2,
        2,
    ]
    # the empty file is set aside for another reason, and the undated article is named as well
    assert [second[name] for name in ("rejected_inputs", "new_rejected_inputs", "raw_files")] == [2, 2, 4]


def test_a_refresh_that_was_not_published_leaves_no_row(workspace: Workspace) -> None:
    drop(workspace, "a.txt", ATTACK.format("two"))
    refresh(workspace)
    drop(workspace, "b.txt", ATTACK.format("three"))
    refresh(workspace, publish=False)
    rows = refresh(workspace)
    assert [(row["refresh_number"], row["new_articles"]) for row in rows] == [(1, 1), (2, 1)]


def test_after_an_upgrade_every_article_was_read_anew(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(workspace, "a.txt", ATTACK.format("two"))
    [first] = refresh(workspace)
    monkeypatch.setattr(refreshes, "ENGINE_VERSION", "another")
    monkeypatch.setitem(extract.__kwdefaults__ or {}, "engine_version", "another")
    _, second = refresh(workspace)
    assert (second["new_articles"], second["articles_read_anew"]) == (0, 1)
    assert (first["engine_version"], second["engine_version"]) != ("another", "another")
    assert second["engine_version"] == "another"


def test_a_published_file_of_an_older_version_has_no_refreshes(workspace: Workspace) -> None:
    drop(workspace, "a.txt", ATTACK.format("two"))
    refresh(workspace)
    with duckdb.connect(str(workspace.published_database)) as con:
        con.execute("drop table history.refreshes")
    [row] = refresh(workspace)
    assert (row["refresh_number"], row["new_articles"], row["new_rejected_inputs"]) == (1, 0, 0)
