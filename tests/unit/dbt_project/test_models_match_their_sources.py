"""The dbt project agrees with the registry of private tables and with the public contract, without running dbt."""

import csv
import re
from pathlib import Path

import pytest
import yaml

from pipelines.paths import DBT_PROJECT_DIR, PROJECT_DIR
from pipelines.warehouse.tables import ALL_TABLES, Table

SHARED = PROJECT_DIR.parent / "shared"
NAME = re.compile(r"[a-z][a-z0-9_]*")


def columns_of(folder: str) -> dict[str, list[str]]:
    """Model name -> columns that its YAML documents."""
    models = {}
    for path in sorted((DBT_PROJECT_DIR / "models" / folder).glob("*.yml")):
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", []):
            models[model["name"]] = [column["name"] for column in model.get("columns", [])]
    return models


def contract_columns() -> dict[str, list[str]]:
    """Public table -> columns that the contract names, read from the tables of its Markdown."""
    text = (SHARED / "CONTRACT.md").read_text(encoding="utf-8")
    marts = text[text.index("## marts: dimensions") : text.index("## Codes")]
    tables: dict[str, list[str]] = {}
    for name, columns in re.findall(r"^\| `([a-z_]+)` \|[^`]*`([^`]+)`", marts, flags=re.M):
        bare = re.sub(r"\([^)]*\)", "", columns)
        tables[name] = NAME.findall(bare)
    return tables


@pytest.mark.parametrize("table", ALL_TABLES, ids=lambda table: table.full_name)
def test_staging_passes_on_every_column_of_the_registry(table: Table) -> None:
    path = DBT_PROJECT_DIR / "models" / "staging" / f"stg_{table.schema}__{table.name}.sql"
    select = path.read_text(encoding="utf-8").split("renamed as", 1)[1].split("from source", 1)[0]
    assert [line.strip(" ,") for line in select.splitlines() if line.startswith(" " * 8)] == [
        column.name for column in table.columns
    ]


@pytest.mark.skipif(not (SHARED / "CONTRACT.md").exists(), reason="the public contract is not beside this checkout")
def test_marts_have_every_column_of_the_contract() -> None:
    marts = columns_of("marts")
    wanted = contract_columns()
    assert len(wanted) == 16, "the contract's tables could not all be read"
    missing = {table: sorted(set(columns) - set(marts.get(table, []))) for table, columns in wanted.items()}
    assert {table: columns for table, columns in missing.items() if columns} == {}


@pytest.mark.skipif(not (SHARED / "codes").exists(), reason="the public code lists are not beside this checkout")
def test_ucdp_export_has_the_columns_of_ged_in_order() -> None:
    with (SHARED / "codes" / "ucdp_ged_columns.csv").open(encoding="utf-8", newline="") as file:
        wanted = [row["column"] for row in csv.DictReader(file)]
    assert columns_of("exports")["ucdp_ged"] == wanted


@pytest.mark.parametrize("layer", ["marts", "exports"])
def test_public_models_read_nothing_that_comes_before_the_layer_below(layer: str) -> None:
    """Marts don't read sources; exports, which users copy out with the marts, read marts alone."""
    allowed = {"marts": ("stg_", "int_"), "exports": ()}[layer]
    marts = set(columns_of("marts")) | set(columns_of("exports"))
    seeds = {path.stem for path in (DBT_PROJECT_DIR / "seeds").glob("*.csv")}
    for path in sorted((DBT_PROJECT_DIR / "models" / layer).glob("*.sql")):
        sql = path.read_text(encoding="utf-8")
        assert "source(" not in sql, path.name
        for name in re.findall(r"ref\('([a-z_]+)'\)", sql):
            known = name in marts or name.startswith(allowed or ("-",)) or (layer == "marts" and name in seeds)
            assert known, f"{path.name} reads {name}"


@pytest.mark.parametrize("layer", ["staging", "intermediate", "marts", "exports"])
def test_every_model_is_described(layer: str) -> None:
    folder: Path = DBT_PROJECT_DIR / "models" / layer
    described = {
        model["name"]
        for path in folder.glob("*.yml")
        for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", [])
        if model.get("description", "").strip()
    }
    assert {path.stem for path in folder.glob("*.sql")} == described
