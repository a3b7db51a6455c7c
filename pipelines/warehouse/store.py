"""Stores rows of the registry's tables in DuckDB: creates the tables, inserts in bulk, replaces, deletes.

Knows types and keys from ``tables.py`` and nothing of what the rows mean; which files to read is decided in
``ingest.py``. No function here begins a transaction except ``transaction`` and ``create_tables``, so callers say what
becomes visible together.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipelines.articles.model import RejectedInput
from pipelines.warehouse.tables import ALL_TABLES, REJECTED_INPUTS, Table

Row = Mapping[str, Any] | Any
"""A mapping from column to value, or a dataclass whose fields are columns."""

_DTYPES = {
    "VARCHAR": "str",
    # nullable: a plain int64 column turns to floats at its first null
    "INTEGER": "Int32",
    "BIGINT": "Int64",
    "DOUBLE": "Float64",
    "BOOLEAN": "boolean",
    # seconds and microseconds reach past the years 1678 to 2262 that nanoseconds end at
    "DATE": "datetime64[s]",
    "TIMESTAMP": "datetime64[us]",
}
# what a required column that a migration adds holds in the rows that are there
_FILLERS = {
    "VARCHAR": "''",
    "INTEGER": "0",
    "BIGINT": "0",
    "DOUBLE": "0",
    "BOOLEAN": "false",
    "DATE": "DATE '1970-01-01'",
    "TIMESTAMP": "TIMESTAMP '1970-01-01'",
}
# articles, and what was published of them, are kept for good; everything in the other schemas is made anew
_KEPT_SCHEMAS = frozenset({"articles", "history"})
_BATCH = "_batch_to_store"


def connect(path: Path | str, *, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    """Opens a warehouse: times in UTC, and no extension is ever installed or loaded from the network.

    Args:
        path: The database file, or ``:memory:``.
        read_only: Whether to leave the file as it is; several processes may read at once, one may write.

    Raises:
        duckdb.IOException: Another process has the file open in a way that excludes this one.
    """
    connection = duckdb.connect(str(path), read_only=read_only)
    # set here, not in the configuration: two connections of one process must agree on that, on settings they needn't
    connection.execute("SET autoinstall_known_extensions = false")
    connection.execute("SET autoload_known_extensions = false")
    connection.execute("SET TimeZone = 'UTC'")
    return connection


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Everything inside becomes visible at once, or not at all. Can't be nested.

    Args:
        con: A writing connection.
    """
    con.begin()
    try:
        yield
    except BaseException:
        con.rollback()
        raise
    con.commit()


def create_tables(con: duckdb.DuckDBPyConnection, tables: Sequence[Table] = ALL_TABLES) -> list[str]:
    """Makes the database's private tables those of the registry, with keys and comments.

    A table with other columns is migrated. In ``articles`` and ``history`` rows are kept: a new column is null, or the
    zero of its type where a value is required. In the other schemas all tables of the schema are made anew and empty,
    because their rows belong together: an extraction on record whose reports are gone would never be done again.

    Args:
        con: A writing connection, not inside a transaction.
        tables: The tables that should exist.

    Returns:
        Full names of the existing tables that were migrated.
    """
    with transaction(con):
        stored = _stored_columns(con)
        changed = [
            table for table in tables if table.full_name in stored and stored[table.full_name] != _wanted_columns(table)
        ]
        emptied = {table.schema for table in changed} - _KEPT_SCHEMAS
        migrated = []
        for schema in dict.fromkeys(table.schema for table in tables):
            con.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
        for table in tables:
            if table.schema in emptied and table.full_name in stored:
                con.execute(f"DROP TABLE {table.full_name}")
                migrated.append(table.full_name)
            elif table in changed:
                _rebuild(con, table, set(stored[table.full_name]))
                migrated.append(table.full_name)
            con.execute(_create_statement(table, table.name))
            _comment(con, table)
    return migrated


def insert_rows(con: duckdb.DuckDBPyConnection, table: Table, rows: Iterable[Row]) -> int:
    """Inserts rows in one statement.

    Args:
        con: A writing connection.
        table: A table of the registry.
        rows: Each must have all columns of the table; more are ignored.

    Returns:
        How many.

    Raises:
        KeyError: A row lacks a column.
        duckdb.ConstraintException: A key is there already, or a required value is missing.
    """
    return _insert(con, table, rows, "INSERT INTO")


def upsert_rows(con: duckdb.DuckDBPyConnection, table: Table, rows: Iterable[Row]) -> int:
    """Inserts rows in one statement; a row whose key is there already takes that one's place.

    Args:
        con: A writing connection.
        table: A table of the registry.
        rows: As for ``insert_rows``; no key may occur twice.
    """
    return _insert(con, table, rows, "INSERT OR REPLACE INTO")


def replace_all(con: duckdb.DuckDBPyConnection, table: Table, rows: Iterable[Row]) -> int:
    """Makes these the table's only rows; call it inside ``transaction`` so that no reader sees it empty.

    Args:
        con: A writing connection.
        table: A table of the registry.
        rows: As for ``insert_rows``.
    """
    con.execute(f"DELETE FROM {table.full_name}")
    return insert_rows(con, table, rows)


def delete_for_articles(con: duckdb.DuckDBPyConnection, tables: Iterable[Table], article_ids: Iterable[str]) -> None:
    """Deletes every row that stems from these articles, so that they can be extracted again.

    Args:
        con: A writing connection.
        tables: Tables with a column ``article_id``.
        article_ids: The articles.
    """
    with registered(con, key_frame("article_id", article_ids)) as batch:
        for table in tables:
            con.execute(f"DELETE FROM {table.full_name} WHERE article_id IN (SELECT article_id FROM {batch})")


def replace_rejects(
    con: duckdb.DuckDBPyConnection, file_paths: Iterable[str], rejected: Iterable[RejectedInput], seen_at: datetime
) -> int:
    """Makes these the only rejections of these files; one that was there before keeps the time it was first met.

    Args:
        con: A writing connection.
        file_paths: The files that were read again, or are gone.
        rejected: What was set aside in them; each file, item and reason at most once.
        seen_at: The time of new ones, in UTC without offset.
    """
    with registered(con, key_frame("file_path", file_paths)) as batch:
        known = con.execute(
            f"SELECT file_path, item, reason, first_seen_at FROM {REJECTED_INPUTS.full_name} "
            f"WHERE file_path IN (SELECT file_path FROM {batch})"
        ).fetchall()
        con.execute(
            f"DELETE FROM {REJECTED_INPUTS.full_name} WHERE file_path IN (SELECT file_path FROM {batch})",
        )
    first_seen = {(file_path, item, reason): at for file_path, item, reason, at in known}
    return insert_rows(
        con,
        REJECTED_INPUTS,
        (
            {**dataclasses.asdict(one), "first_seen_at": first_seen.get((one.file_path, one.item, one.reason), seen_at)}
            for one in rejected
        ),
    )


def rejects(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many inputs are set aside at present, by reason, the most frequent first.

    Args:
        con: Any connection.
    """
    counts = con.execute(
        f"SELECT reason, count(*) FROM {REJECTED_INPUTS.full_name} GROUP BY reason ORDER BY count(*) DESC, reason"
    ).fetchall()
    return dict(counts)


def key_frame(column: str, keys: Iterable[str]) -> pd.DataFrame:
    """Keys as a data frame of one column, for a statement that asks for all of them at once.

    Args:
        column: Its name.
        keys: The keys.
    """
    return pd.DataFrame({column: pd.Series(list(keys), dtype="str")})


def rows_if_known(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query; none where a table or column is unknown, as in a file that an older version published."""
    try:
        return con.execute(sql).fetchall()
    except (duckdb.CatalogException, duckdb.BinderException):
        return []


@contextmanager
def registered(con: duckdb.DuckDBPyConnection, frame: pd.DataFrame) -> Iterator[str]:
    """Lets statements read a data frame, under the name that is yielded. Can't be nested.

    Args:
        con: Any connection.
        frame: Its columns are those of the table that statements see.
    """
    con.register(_BATCH, frame)
    try:
        yield _BATCH
    finally:
        con.unregister(_BATCH)


def to_frame(table: Table, rows: Iterable[Row]) -> pd.DataFrame:
    """Rows as a data frame whose types are those of the table, nulls included.

    Args:
        table: A table of the registry.
        rows: As for ``insert_rows``.
    """
    names = [column.name for column in table.columns]
    values: dict[str, list[Any]] = {name: [] for name in names}
    for row in rows:
        is_mapping = isinstance(row, Mapping)
        for name in names:
            values[name].append(row[name] if is_mapping else _attribute(row, name))
    return pd.DataFrame(
        {column.name: pd.Series(values[column.name], dtype=_DTYPES[column.type]) for column in table.columns}
    )


def _attribute(row: Any, name: str) -> Any:
    try:
        return getattr(row, name)
    except AttributeError:
        raise KeyError(f"{type(row).__name__} has no {name}") from None


def _insert(con: duckdb.DuckDBPyConnection, table: Table, rows: Iterable[Row], verb: str) -> int:
    frame = to_frame(table, rows)
    if frame.empty:
        return 0
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    with registered(con, frame) as batch:
        con.execute(f"{verb} {table.full_name} ({columns}) SELECT {columns} FROM {batch}")
    return len(frame)


def _wanted_columns(table: Table) -> dict[str, tuple[str, bool, bool]]:
    return {
        column.name: (column.type, column.required or column.name in table.key, column.name in table.key)
        for column in table.columns
    }


def _stored_columns(con: duckdb.DuckDBPyConnection) -> dict[str, dict[str, tuple[str, bool, bool]]]:
    """Of each table: column -> type, whether a value is required, whether it belongs to the key."""
    keys = {
        (schema, name): set(columns)
        for schema, name, columns in con.execute(
            "SELECT schema_name, table_name, constraint_column_names FROM duckdb_constraints() "
            "WHERE constraint_type = 'PRIMARY KEY' AND database_name = current_database()"
        ).fetchall()
    }
    stored: dict[str, dict[str, tuple[str, bool, bool]]] = {}
    for schema, name, column, type_, is_nullable in con.execute(
        "SELECT schema_name, table_name, column_name, data_type, is_nullable FROM duckdb_columns() "
        "WHERE database_name = current_database() AND NOT internal ORDER BY column_index"
    ).fetchall():
        in_key = column in keys.get((schema, name), set())
        stored.setdefault(f"{schema}.{name}", {})[column] = (type_, not is_nullable, in_key)
    return stored


def _create_statement(table: Table, name: str) -> str:
    lines = [f'"{column.name}" {column.type}{" NOT NULL" if column.required else ""}' for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return f"CREATE TABLE IF NOT EXISTS {table.schema}.{name} ({', '.join(lines)})"


def _rebuild(con: duckdb.DuckDBPyConnection, table: Table, stored: set[str]) -> None:
    """Copies a table into its new shape: DuckDB can't add a required column to a table, nor change its key."""
    new_name = f"{table.name}__new"
    con.execute(_create_statement(table, new_name))
    values = []
    for column in table.columns:
        filler = _FILLERS[column.type] if column.required else "NULL"
        value = f'CAST("{column.name}" AS {column.type})' if column.name in stored else filler
        values.append(f"coalesce({value}, {filler})" if column.required else value)
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    con.execute(f"INSERT INTO {table.schema}.{new_name} ({columns}) SELECT {', '.join(values)} FROM {table.full_name}")
    con.execute(f"DROP TABLE {table.full_name}")
    con.execute(f"ALTER TABLE {table.schema}.{new_name} RENAME TO {table.name}")


def _comment(con: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Writes the descriptions into the database, where they differ."""
    stored = dict(
        con.execute(
            "SELECT column_name, comment FROM duckdb_columns() "
            "WHERE database_name = current_database() AND schema_name = ? AND table_name = ?",
            [table.schema, table.name],
        ).fetchall()
    )
    grain = con.execute(
        "SELECT comment FROM duckdb_tables() "
        "WHERE database_name = current_database() AND schema_name = ? AND table_name = ?",
        [table.schema, table.name],
    ).fetchone()
    if grain is None or grain[0] != table.grain:
        con.execute(f"COMMENT ON TABLE {table.full_name} IS {_quoted(table.grain)}")
    for column in table.columns:
        if stored.get(column.name) != column.description:
            con.execute(f'COMMENT ON COLUMN {table.full_name}."{column.name}" IS {_quoted(column.description)}')


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
