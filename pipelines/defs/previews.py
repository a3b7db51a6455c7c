"""What a person sees in Dagster's catalogue: row counts, previews of tables, and the chart of attacks by day.

Pictures travel inside the metadata, so nothing is fetched to show them. What is stored is decided elsewhere.
"""

import base64
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import dagster as dg
import duckdb
import vl_convert

from pipelines.harmless import visible
from pipelines.warehouse.tables import Table

PREVIEW_ROWS = 8
_CELL_LENGTH = 60


def query_preview(con: duckdb.DuckDBPyConnection, sql: str) -> dg.MarkdownMetadataValue:
    """The result of a query as a table that the catalogue renders."""
    result = con.execute(sql)
    names = [column[0] for column in result.description]
    return dg.MetadataValue.md(markdown_table(names, result.fetchall()))


def markdown_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """A table in Markdown, with article text made harmless to it."""
    if not rows:
        return "no rows"
    lines = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def table_metadata(con: duckdb.DuckDBPyConnection, table: Table) -> dict[str, dg.MetadataValue]:
    """How many rows a table has, and its first ones."""
    return {
        "dagster/row_count": dg.MetadataValue.int(row_count(con, table.full_name)),
        "preview": query_preview(con, f"select * from {table.full_name} limit {PREVIEW_ROWS}"),
    }


def row_count(con: duckdb.DuckDBPyConnection, full_name: str) -> int:
    """How many rows a table or view has."""
    found = con.execute(f"select count(*) from {full_name}").fetchone()
    return int(found[0]) if found else 0


def counts_table(counts: Mapping[str, int], of: str, how_many: str = "count") -> dg.MarkdownMetadataValue:
    """Counts by code, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dg.MetadataValue.md(markdown_table([of, how_many], ordered))


def attacks_by_day_chart(con: duckdb.DuckDBPyConnection) -> dg.MarkdownMetadataValue:
    """Attacks that happened, by the day they are dated to.

    Attacks known only to a week or worse (UCDP precision 3 and up) are left out: drawn at the first day of their
    interval they would show peaks that nobody reported. So are those more than a year before the latest: an article
    that recalls one of 1983 would press everything else into a line.
    """
    days = con.execute(
        """
        with dated as (
            select date_start, attack_type
            from marts.fct_attacks
            where date_precision <= 2 and stage in ('accomplished', 'attempted')
        )
        select date_start::varchar as day, attack_type, count(*)::integer as attacks
        from dated
        where date_start >= (select max(date_start) from dated) - interval 1 year
        group by all
        order by all
        """
    ).fetchall()
    if not days:
        return dg.MetadataValue.md("no attack is dated to a day")
    chart = (
        alt.Chart(alt.Data(values=[{"day": day, "type": kind, "attacks": count} for day, kind, count in days]))
        .mark_bar(width=5)
        .encode(
            x=alt.X("day:T", title="day of the attack", timeUnit="yearmonthdate"),
            y=alt.Y("attacks:Q", title="attacks", axis=alt.Axis(tickMinStep=1, format="d")),
            color=alt.Color("type:N", title="attack type", legend=alt.Legend(orient="bottom", columns=5)),
        )
        .properties(width=620, height=220)
    )
    picture = base64.b64encode(vl_convert.vegalite_to_png(chart.to_dict(), scale=1.5)).decode("ascii")
    return dg.MetadataValue.md(f"![attacks by day](data:image/png;base64,{picture})")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    text = visible(" ".join(str(value).split()))
    if len(text) > _CELL_LENGTH:
        text = text[: _CELL_LENGTH - 1] + "…"
    for special in "\\|<>`*_[]&":
        text = text.replace(special, "\\" + special)
    return text
