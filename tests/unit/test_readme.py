"""The pages name only what is there: tables and columns, files, commands and make targets; their questions are SQL.

The answers are written by ``scripts/readme.py``, which needs a warehouse; ``scripts/readme.py --check`` compares them.
"""

import json
import re
import runpy
from pathlib import Path

import duckdb
import pytest
import yaml

from pipelines.cli.app import app

REPOSITORY = Path(__file__).parents[2]
PAGES = (
    *("README.md", "CONTRIBUTING.md", "warehouse/README.md", "raw/README.md"),
    *("docs/questions.md", "docs/decisions.md", "docs/corrections.md"),
)
TEXT = "\n".join((REPOSITORY / page).read_text(encoding="utf-8") for page in ("README.md", "docs/questions.md"))
BLOCKS = runpy.run_path(str(REPOSITORY / "scripts" / "readme.py"))["blocks"](TEXT)
QUESTIONS = {block.name: block.code for block in BLOCKS if block.language == "sql"}
MADE_BY_A_RUN = tuple(
    """warehouse/aftermath.duckdb warehouse/build warehouse/previous warehouse/quality warehouse/fetching raw/fetched
    warehouse/corrections corrections/ previous/ build/ quality/ fetching/""".split()
)


def models() -> set[str]:
    folder = REPOSITORY / "dbt_project" / "models"
    found = {f"{path.parent.name}.{path.stem}" for path in folder.rglob("*.sql")}
    assert "marts.fct_attacks" in found
    return found


def test_every_sql_block_is_answered_and_named_once() -> None:
    assert TEXT.count("```sql\n") == len(QUESTIONS)
    assert (
        TEXT.count("<!-- output: ")
        == len(BLOCKS)
        == len({block.name for block in BLOCKS})
        == TEXT.count("<!-- end -->")
    )


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_questions_are_sql_over_public_tables_and_columns(name: str) -> None:
    with duckdb.connect() as con:
        row = con.execute("select json_serialize_sql(?)", [QUESTIONS[name]]).fetchone()
    assert row is not None
    tree = json.loads(row[0])
    assert not tree["error"], tree.get("error_message")
    tables = set(re.findall(r"\b(?:marts|exports)\.\w+", QUESTIONS[name]))
    assert tables <= models() | {"marts.attacks_as_of"}
    assert columns_used(tree) <= known_columns(QUESTIONS[name])


def columns_used(node: object) -> set[str]:
    """Names of the columns that a serialized statement refers to."""
    if isinstance(node, list):
        return {name for item in node for name in columns_used(item)}
    if not isinstance(node, dict):
        return set()
    own = {node["column_names"][-1]} if node.get("class") == "COLUMN_REF" else set()
    return own | columns_used(list(node.values()))


def known_columns(sql: str) -> set[str]:
    """Columns that the public models describe, and the names the question itself gives."""
    described = {
        column["name"]
        for layer in ("marts", "exports")
        for path in sorted((REPOSITORY / "dbt_project" / "models" / layer).glob("*.yml"))
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])
        for column in model["columns"]
    }
    of_duckdb_tables = {"comment", "schema_name", "table_name"}
    return described | of_duckdb_tables | set(re.findall(r"\bas (?:\w+\()?(\w+)", sql))


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"(?:^|`)make (\w+)", read(page), re.MULTILINE)}
    assert {"run", "test", "dev"} <= named <= targets


def test_commands_exist() -> None:
    commands = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    named = {name for page in PAGES for name in re.findall(r"(?:bin/|`)aftermath (\w+)", read(page))}
    assert {"refresh", "query", "show"} <= named <= commands


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_names_exist(page: str) -> None:
    folder = (REPOSITORY / page).parent
    links = [target for target in re.findall(r"\]\(([^)#]+)\)", read(page)) if "://" not in target]
    paths = re.findall(r"`((?:[\w.-]+/)+[\w.-]*)`", read(page))
    missing = [link for link in links if not (folder / link).exists()] + [
        path
        for path in paths
        if not path.startswith((*MADE_BY_A_RUN, ".venv/"))
        and not (REPOSITORY / path).exists()
        and not (folder / path).exists()
    ]
    assert missing == []


def read(page: str) -> str:
    return (REPOSITORY / page).read_text(encoding="utf-8")


def test_the_picture_of_the_graph_has_the_groups_and_sizes_that_dagster_has() -> None:
    snapshot = (REPOSITORY / "tests" / "unit" / "defs" / "graph.txt").read_text(encoding="utf-8")
    sizes = {
        name: len(re.findall(r"^  \S", members, re.MULTILINE))
        for name, members in re.findall(r"^group (\w+)\n((?: .*\n)+)", snapshot, re.MULTILINE)
    }
    assert len(sizes) > 5
    del sizes["quality"]  # stands apart: no stage reads from it or is read by it
    picture = read("docs/pictures/graph.svg")
    drawn = re.findall(r'class="title">(\w+)</text>\n<text[^>]*>(\d+) assets?\b', picture)
    assert {name: int(count) for name, count in drawn} == sizes, "run scripts/draw_pictures.py"


@pytest.mark.parametrize("name", ["graph.svg", "chain.svg"])
def test_pictures_are_small_and_refer_to_nothing_outside(name: str) -> None:
    picture = read(f"docs/pictures/{name}")
    assert len(picture.encode()) < 60_000
    assert not re.search(r"href|<image|<script|@import|url\((?!#)", picture)
