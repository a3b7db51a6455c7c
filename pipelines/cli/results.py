"""Prints the rows of a query as a table, CSV, JSON or Markdown."""

import csv
import json
import math
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

import duckdb
from rich import box
from rich.table import Table
from rich.text import Text

from pipelines.cli.terminal import data, output, show
from pipelines.harmless import visible

_FETCHED_AT_ONCE = 1000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    csv = "csv"
    json = "json"
    markdown = "markdown"


def print_rows(result: duckdb.DuckDBPyConnection, format_: Format) -> None:
    """Print everything a query returned; a statement that returns nothing prints nothing."""
    if not result.description:
        return
    names = _distinct([column[0] for column in result.description])
    rows = _fetched(result)
    if format_ is Format.csv:
        _print_csv(names, rows)
    elif format_ is Format.json:
        _print_json(names, rows)
    elif format_ is Format.markdown:
        _print_markdown(names, rows)
    else:
        _print_table(names, rows)


def _fetched(result: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := result.fetchmany(_FETCHED_AT_ONCE):
        yield from rows


def _distinct(names: Sequence[str]) -> list[str]:
    """Column names as keys: a second ``n`` becomes ``n_2``, or JSON would lose it."""
    ordered: dict[str, None] = {}
    for name in names:
        candidate, number = name, 1
        while candidate in ordered:
            number += 1
            candidate = f"{name}_{number}"
        ordered[candidate] = None
    return list(ordered)


def _print_table(names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    fetched = list(rows)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for position, name in enumerate(names):
        values = [row[position] for row in fetched]
        is_number = any(value is not None for value in values) and all(
            value is None or (isinstance(value, int | float | Decimal) and not isinstance(value, bool))
            for value in values
        )
        table.add_column(data(name), justify="right" if is_number else "left", overflow="fold")
    for row in fetched:
        table.add_row(*(data("null", "dim") if value is None else data(value) for value in row))
    console = output()
    show(console, table)
    show(console, Text(f"{len(fetched)} row{'' if len(fetched) == 1 else 's'}", style="dim"))


def _print_csv(names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    # A file gets the text as it is stored; a terminal gets it without what could steer the terminal.
    shown = visible if sys.stdout.isatty() else str
    for row in rows:
        writer.writerow(["" if value is None else _no_formula(value, shown(value)) for value in row])


def _no_formula(value: Any, cell: str) -> str:
    """Text that a spreadsheet would run as a formula is preceded by an apostrophe, as spreadsheets mark text."""
    return f"'{cell}" if isinstance(value, str) and cell.startswith(_FORMULA_STARTS) else cell


def _print_json(names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    separator = "[\n"
    for row in rows:
        record = {name: _for_json(value) for name, value in zip(names, row, strict=True)}
        sys.stdout.write(separator + json.dumps(record, ensure_ascii=sys.stdout.isatty(), allow_nan=False))
        separator = ",\n"
    sys.stdout.write("[]\n" if separator == "[\n" else "\n]\n")


def _for_json(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): _for_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_for_json(item) for item in value]
    return str(value)


def _print_markdown(names: Sequence[str], rows: Iterator[tuple[Any, ...]]) -> None:
    lines = ["| " + " | ".join(map(_markdown_cell, names)) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join("" if value is None else _markdown_cell(value) for value in row) + " |" for row in rows]
    sys.stdout.write("\n".join(lines) + "\n")


def _markdown_cell(value: Any) -> str:
    return visible(value).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
