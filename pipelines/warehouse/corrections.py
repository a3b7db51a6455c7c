"""Brings the corrections folder into schema ``corrections``: every line as written, with what is wrong with it.

How a line is read is ``pipelines.corrections``' business, what it does to events ``pipelines.resolution``'s.
"""

import csv
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from pipelines.corrections.fields import Codes
from pipelines.corrections.model import Correction, CorrectionLine
from pipelines.corrections.read import corrections_of, read_corrections
from pipelines.paths import DBT_PROJECT_DIR
from pipelines.warehouse.store import replace_all, transaction
from pipelines.warehouse.tables import CORRECTION_LINES

_SEEDS = DBT_PROJECT_DIR / "seeds"
_SHOWN = 20


@dataclass(frozen=True)
class CorrectionsSummary:
    """What reading the corrections folder came to.

    Attributes:
        files: Files with corrections.
        lines: Lines in them.
        refused: Lines that aren't well-formed, with file, number and reason; the first few.
        refused_count: All of those.
    """

    files: int
    lines: int
    refused: tuple[str, ...]
    refused_count: int


def store_corrections(con: duckdb.DuckDBPyConnection, folder: Path) -> CorrectionsSummary:
    """Makes the lines of the folder's files the only ones known; one met before keeps the time it was first met.

    Args:
        con: A writing connection, not inside a transaction.
        folder: The corrections folder; may be missing.
    """
    now = datetime.now(UTC).replace(tzinfo=None)
    lines = read_corrections(folder, load_codes())
    first_seen = dict(
        con.execute(
            f"select correction_id, min(first_seen_at) from {CORRECTION_LINES.full_name} group by correction_id"
        ).fetchall()
    )
    with transaction(con):
        rows = [asdict(line) | {"first_seen_at": first_seen.get(line.correction_id, now)} for line in lines]
        replace_all(con, CORRECTION_LINES, rows)
    refused = [f"{line.file_path} line {line.line_number}: {line.problem}" for line in lines if line.problem]
    return CorrectionsSummary(
        len({line.file_path for line in lines}), len(lines), tuple(refused[:_SHOWN]), len(refused)
    )


def stored_corrections(con: duckdb.DuckDBPyConnection) -> list[Correction]:
    """What the well-formed lines in the database ask for."""
    columns = ", ".join(field.name for field in fields(CorrectionLine))
    rows = con.execute(
        f"select {columns} from {CORRECTION_LINES.full_name} where problem is null order by file_path, line_number"
    ).fetchall()
    return corrections_of([CorrectionLine(*row) for row in rows], load_codes())


def lines_without_effect(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Lines that are wrong or match nothing, with file, number and reason, by file and line.

    Args:
        con: A connection to a database with the registry's tables, after resolution.
    """
    rows = con.execute(
        """
        select l.file_path, l.line_number, coalesce(o.status, 'rejected'), coalesce(l.problem, o.detail)
        from corrections.lines as l
        left join resolution.correction_outcomes as o using (file_path, line_number)
        where coalesce(o.status, 'rejected') in ('rejected', 'not_matched')
        order by l.file_path, l.line_number
        """
    ).fetchall()
    return [f"{path} line {line}: {status.replace('_', ' ')}: {detail}" for path, line, status, detail in rows]


def load_codes() -> Codes:
    """The codes of the public tables, from the seeds that they are built from."""
    return Codes(
        attack_types=_first_column("attack_types"),
        weapon_types=_first_column("weapons"),
        response_types=_first_column("response_types"),
    )


def _first_column(seed: str) -> frozenset[str]:
    with (_SEEDS / f"{seed}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return frozenset(row[0] for row in rows if row)
