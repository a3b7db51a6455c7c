"""`aftermath attacks`: a list of attacks, newest first, for finding the one to `show`. Reads the public tables only."""

from datetime import date

import duckdb

from pipelines.cli.results import Format, print_rows


def print_attacks(
    con: duckdb.DuckDBPyConnection,
    *,
    since: date | None,
    until: date | None,
    country: str | None,
    limit: int | None,
    format_: Format,
) -> None:
    """Print attacks, newest first, those without a date last.

    Args:
        con: A connection to the published file.
        since: Leave out attacks that ended before this day.
        until: Leave out attacks that started after this day.
        country: ISO 3166-1 alpha-3 code, in any case.
        limit: At most so many rows.
        format_: How to print them.
    """
    result = con.execute(
        """
        select a.attack_id, a.date_start, a.date_end, a.attack_type, a.stage, l.name as place, a.country_iso3,
            a.killed_best as killed, a.wounded_best as wounded, a.article_count as articles
        from marts.fct_attacks as a
        left join marts.dim_locations as l using (location_id)
        where ($since is null or a.date_end >= $since)
            and ($until is null or a.date_start <= $until)
            and ($country is null or a.country_iso3 = upper($country))
        order by a.date_start desc nulls last, a.attack_id
        limit $limit
        """,
        {"since": since, "until": until, "country": country, "limit": limit},
    )
    print_rows(result, format_)
