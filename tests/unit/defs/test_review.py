"""The check that shows a person which groups no table lists: it warns, names them, and blocks nothing."""

from pathlib import Path

import dagster as dg
import duckdb
import pytest

from pipelines.defs.resources import WorkspaceResource
from pipelines.defs.review import unlisted_groups

ROWS = {
    "Azmara Brigade": (True, 3),
    "Free Wadi Front": (True, 7),
    "Pedro Lozano": (False, 9),
}


@pytest.fixture
def workspace(tmp_path: Path) -> WorkspaceResource:
    return WorkspaceResource(warehouse_dir=str(tmp_path / "warehouse"))


def fill(workspace: WorkspaceResource, names: dict[str, tuple[bool, int]]) -> None:
    """A build file with just the table that the check reads."""
    path = workspace.workspace().build_database
    path.parent.mkdir(parents=True)
    with duckdb.connect(str(path)) as con:
        con.execute(
            """
            create schema marts;
            create table marts.unknown_actors (
                name varchar, is_group_like boolean, report_count integer, first_reported_on date,
                nearest_name varchar, nearest_similarity double, example_quote varchar
            )
            """
        )
        for name, (is_group_like, count) in names.items():
            con.execute(
                "insert into marts.unknown_actors values (?, ?, ?, date '2020-03-11', null, null, 'It said so.')",
                [name, is_group_like, count],
            )


def test_groups_are_shown_the_most_reported_first_and_persons_are_not(workspace: WorkspaceResource) -> None:
    fill(workspace, ROWS)
    result = unlisted_groups(workspace=workspace)
    assert not result.passed
    assert result.severity is dg.AssetCheckSeverity.WARN
    assert result.metadata["groups waiting"].value == 2
    shown = str(result.metadata["most reported"].value)
    assert shown.index("Free Wadi Front") < shown.index("Azmara Brigade")
    assert "Lozano" not in shown


def test_persons_alone_are_no_warning(workspace: WorkspaceResource) -> None:
    fill(workspace, {"Pedro Lozano": (False, 9)})
    assert unlisted_groups(workspace=workspace).passed
