"""Writes dbt's sources file from the registry, so that no column is described twice.

Run ``python -m pipelines.warehouse.sources`` after changing ``tables.py``; ``--check`` only says whether the file is
up to date (exit status 1 when it isn't).
"""

import argparse
import json
import sys
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

from pipelines.paths import DBT_PROJECT_DIR
from pipelines.warehouse.tables import ALL_TABLES, Column, Table

SOURCES_PATH = DBT_PROJECT_DIR / "models" / "staging" / "_sources.yml"

_SCHEMAS = {
    "articles": "What was read from the raw folder.",
    "events": "What each article says, as the engine read it.",
    "corrections": "What analysts wrote by hand.",
    "history": "What earlier publications held.",
    "resolution": "Which reports are of the same attack, response, place or actor.",
}


def render(tables: Sequence[Table] = ALL_TABLES) -> str:
    """The sources file: one source for each schema, named as it is.

    Args:
        tables: Tables of the registry, those of one schema next to each other.
    """
    lines = [
        "# Generated from pipelines/warehouse/tables.py by `python -m pipelines.warehouse.sources`; don't edit.",
        "version: 2",
        "",
        "sources:",
    ]
    for schema, members in groupby(tables, key=lambda table: table.schema):
        lines += [
            f"  - name: {schema}",
            f"    schema: {schema}",
            f"    description: {_text(_SCHEMAS[schema])}",
            "    tables:",
        ]
        for table in members:
            lines += _table(table)
    return "\n".join(lines) + "\n"


def _table(table: Table) -> list[str]:
    lines = [
        f"      - name: {table.name}",
        f"        description: {_text(table.grain)}",
        "        columns:",
    ]
    for column in table.columns:
        lines += _column(column, is_key=table.key == (column.name,))
    return lines


def _column(column: Column, *, is_key: bool) -> list[str]:
    lines = [
        f"          - name: {column.name}",
        f"            data_type: {column.type.lower()}",
        f"            description: {_text(column.description)}",
    ]
    if is_key:
        lines.append("            data_tests: [not_null, unique]")
    return lines


def _text(text: str) -> str:
    # a JSON string is a YAML string, whatever colons and quotes it holds
    return json.dumps(text, ensure_ascii=False)


def main(arguments: Sequence[str] | None = None, path: Path = SOURCES_PATH) -> int:
    """Writes the file, or with ``--check`` compares it.

    Args:
        arguments: Of the command line; the process's own by default.
        path: The file.

    Returns:
        Exit status: 1 when ``--check`` finds the file missing or stale.
    """
    parser = argparse.ArgumentParser(description="Write dbt's sources file from the registry of tables.")
    parser.add_argument("--check", action="store_true", help="only say whether the file is up to date")
    wanted = render()
    if parser.parse_args(arguments).check:
        if path.is_file() and path.read_text(encoding="utf-8") == wanted:
            return 0
        sys.stderr.write(f"{path.name} is stale: run python -m pipelines.warehouse.sources\n")
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
