"""`aftermath show`: one attack with everything that is known of it, and the sentences it is known from.

Reads the public tables only, so whatever it prints can be had by a query too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import duckdb
import typer
from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.cli import exit_codes
from pipelines.cli.terminal import data, day, fail, output, show
from pipelines.harmless import visible

_CANDIDATES_SHOWN = 10
_HAPPENED = {
    "merged": "became part of another attack",
    "split": "was taken apart",
    "rekeyed": "got another key",
    "rejected": "was rejected by an analyst",
    "vanished": "lost its last report",
}
_STATUS_ORDER = ("claimed", "stated", "blamed", "suspected", "denied", "unclaimed")


@dataclass(frozen=True)
class _Row:
    """One row by column name."""

    values: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


def show_attack(con: duckdb.DuckDBPyConnection, prefix: str) -> None:
    """Print the one attack whose key starts like this.

    Args:
        con: A connection to the published file.
        prefix: The attack's key or its beginning, with or without the part before the underscore.

    Raises:
        typer.Exit: No attack or several start like this.
    """
    attack_id = _the_only_match(con, prefix)
    console = output()
    for part in _parts(con, attack_id):
        show(console, part)


def _the_only_match(con: duckdb.DuckDBPyConnection, prefix: str) -> str:
    matches = _rows(
        con,
        """
        select a.attack_id, a.attack_type, a.date_start, l.name as place
        from marts.fct_attacks as a
        left join marts.dim_locations as l using (location_id)
        where $prefix <> ''
            and (starts_with(a.attack_id, $prefix) or starts_with(split_part(a.attack_id, '_', 2), $prefix))
        order by a.attack_id = $prefix desc, a.attack_id
        """,
        prefix=prefix,
    )
    if not matches and (successor := _successor(con, prefix)):
        return successor
    if not matches:
        fail(f"no attack has a key that starts with {prefix!a}; `aftermath attacks` lists them")
        raise typer.Exit(exit_codes.FAILED)
    if len(matches) > 1 and matches[0]["attack_id"] != prefix:
        fail(f"{len(matches)} attacks have keys that start with {prefix!a}:")
        for match in matches[:_CANDIDATES_SHOWN]:
            when, place = match["date_start"] or "undated", visible(match["place"] or "no place")
            fail(f"  {match['attack_id']}  {_label(match['attack_type'])}, {when}, {place}")
        raise typer.Exit(exit_codes.FAILED)
    return str(matches[0]["attack_id"])


def _successor(con: duckdb.DuckDBPyConnection, old_id: str) -> str | None:
    """What an id of an earlier publication goes by today, after a word on what happened; None when there is no one."""
    changes = _rows(
        con,
        """
        select old_id, current_id, change, changed_at
        from marts.event_changes
        where event_kind = 'attack' and (old_id = $old_id or split_part(old_id, '_', 2) = $old_id)
        order by changed_at desc, len(moved_report_ids) desc, current_id
        """,
        old_id=old_id,
    )
    for change in changes:
        now = f"; see {change['current_id']}" if change["current_id"] else ""
        fail(f"{change['old_id']} {_HAPPENED[change['change']]} on {change['changed_at']:%Y-%m-%d}{now}")
    return next((str(change["current_id"]) for change in changes if change["current_id"]), None)


def _parts(con: duckdb.DuckDBPyConnection, attack_id: str) -> Iterator[Any]:
    yield _heading(con, attack_id)
    yield from _casualties(con, attack_id)
    yield from _actors(con, attack_id)
    yield from _responses(con, attack_id)
    yield from _answered(con, attack_id)
    yield from _quotations(con, attack_id)


def _heading(con: duckdb.DuckDBPyConnection, attack_id: str) -> Group:
    attack = _rows(
        con,
        """
        select a.*, l.name as place, l.admin1, l.country_name
        from marts.fct_attacks as a
        left join marts.dim_locations as l using (location_id)
        where a.attack_id = $attack_id
        """,
        attack_id=attack_id,
    )[0]
    place = ", ".join(
        dict.fromkeys(
            str(part)
            for part in (attack["place"], attack["admin1"], attack["country_name"] or attack["country_iso3"])
            if part
        )
    )
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim")
    facts.add_column(overflow="fold")
    facts.add_row("when", data(_when(attack)))
    facts.add_row("where", data(place or "not known") + Text(_precision("where", attack["where_precision"]), "dim"))
    if attack["weapon_type"]:
        count = "" if attack["weapon_count"] is None else f" ({attack['weapon_count']})"
        facts.add_row("weapon", data(_label(attack["weapon_type"]) + count))
    facts.add_row("toll", data(f"killed {_figure(attack, 'killed')}; wounded {_figure(attack, 'wounded')}"))
    if attack["is_retaliation"]:
        facts.add_row("", "a retaliation for an earlier attack")
    reported = f"{attack['article_count']} article{'' if attack['article_count'] == 1 else 's'}"
    if attack["first_reported_on"]:
        reported += f", {day(attack['first_reported_on'])}"
        if attack["last_reported_on"] != attack["first_reported_on"]:
            reported += f" to {day(attack['last_reported_on'])}"
    facts.add_row("reported by", data(f"{reported}; confidence {attack['confidence']}"))
    title = Text.assemble(
        (_label(attack["attack_type"]).capitalize(), "bold"), f", {_label(attack['stage'])}  ", (attack_id, "dim")
    )
    return Group(title, Padding(facts, (0, 0, 0, 2)))


def _casualties(con: duckdb.DuckDBPyConnection, attack_id: str) -> Iterator[Any]:
    rows = _rows(
        con,
        """
        select outcome, victim_group, nationality_iso3, low, best, high, report_count
        from marts.fct_casualties
        where attack_id = $attack_id
        order by outcome, victim_group, nationality_iso3
        """,
        attack_id=attack_id,
    )
    if rows:
        yield from _section(
            "Casualties",
            ["outcome", "who", "nationality", "low", "best", "high", "figures"],
            [
                (
                    _label(row["outcome"]),
                    _label(row["victim_group"]),
                    *(row[name] for name in ("nationality_iso3", "low", "best", "high", "report_count")),
                )
                for row in rows
            ],
        )


def _actors(con: duckdb.DuckDBPyConnection, attack_id: str) -> Iterator[Any]:
    rows = _rows(
        con,
        """
        with asserted as (
            select p.attribution_status, p.actor_id, p.actor_name, p.scope,
                string_agg(distinct coalesce(p.asserted_by, 'the article itself'), '; '
                    order by coalesce(p.asserted_by, 'the article itself')) as said_by,
                count(distinct r.article_id) as articles
            from marts.fct_attribution_reports as p
            inner join marts.fct_attack_reports as r using (attack_report_id)
            where r.attack_id = $attack_id
            group by all
        )
        select s.attribution_status, coalesce(d.name, s.actor_name) as actor, s.said_by, s.scope, s.articles
        from asserted as s
        left join marts.dim_actors as d using (actor_id)
        order by list_position($status_order, s.attribution_status), s.articles desc, actor
        """,
        attack_id=attack_id,
        status_order=list(_STATUS_ORDER),
    )
    if rows:
        yield from _section(
            "Who did it",
            ["status", "actor", "according to", "said of", "articles"],
            [
                (
                    row["attribution_status"],
                    row["actor"] or "nobody",
                    row["said_by"],
                    "this attack" if row["scope"] == "event" else "a series it belongs to",
                    row["articles"],
                )
                for row in rows
            ],
        )
    targets = _rows(
        con,
        """
        select d.name, b.report_count
        from marts.bridge_attack_actors as b
        inner join marts.dim_actors as d using (actor_id)
        where b.attack_id = $attack_id and b.actor_role = 'target'
        order by b.report_count desc, d.name
        """,
        attack_id=attack_id,
    )
    if targets:
        yield from _section("Aimed at", ["actor", "reports"], [(row["name"], row["report_count"]) for row in targets])


def _responses(con: duckdb.DuckDBPyConnection, attack_id: str) -> Iterator[Any]:
    rows = _rows(
        con,
        """
        with disputes as (
            select rr.response_id, string_agg(distinct l.disputed_by, '; ' order by l.disputed_by) as disputed_by
            from marts.fct_response_link_reports as l
            inner join marts.fct_response_reports as rr using (response_report_id)
            inner join marts.fct_attack_reports as ar using (attack_report_id)
            where ar.attack_id = $attack_id
            group by all
        ),
        told as (
            select response_id, min(actor_name) as actor_name
            from marts.fct_response_reports
            group by all
        )
        select b.link_type, b.basis, b.report_count, f.response_type, f.response_subtype, f.status,
            coalesce(d.name, t.actor_name) as actor, f.target_name, f.date_start, f.date_end, f.date_precision,
            p.disputed_by, f.same_as_attack_id
        from marts.bridge_attack_responses as b
        inner join marts.fct_responses as f using (response_id)
        left join marts.dim_actors as d using (actor_id)
        left join disputes as p using (response_id)
        left join told as t using (response_id)
        where b.attack_id = $attack_id
        order by f.date_start nulls last, f.response_type, b.response_id
        """,
        attack_id=attack_id,
    )
    if rows:
        yield from _section(
            "Answered by",
            ["when", "who", "what", "against", "tie", "ground", "disputed by", "attack"],
            [
                (
                    _when(row),
                    row["actor"],
                    ", ".join(
                        _label(row[name]) for name in ("response_type", "response_subtype", "status") if row[name]
                    ),
                    row["target_name"],
                    _label(row["link_type"]),
                    row["basis"],
                    row["disputed_by"],
                    row["same_as_attack_id"],
                )
                for row in rows
            ],
        )


def _answered(con: duckdb.DuckDBPyConnection, attack_id: str) -> Iterator[Any]:
    rows = _rows(
        con,
        """
        select b.link_type, b.basis, a.attack_id, a.attack_type, a.date_start, a.date_end, a.date_precision,
            l.name as place
        from marts.fct_responses as f
        inner join marts.bridge_attack_responses as b using (response_id)
        inner join marts.fct_attacks as a using (attack_id)
        left join marts.dim_locations as l using (location_id)
        where f.same_as_attack_id = $attack_id
        order by a.date_start nulls last, a.attack_id
        """,
        attack_id=attack_id,
    )
    if rows:
        yield from _section(
            "Is itself an answer to",
            ["when", "what", "where", "tie", "ground", "attack"],
            [
                (
                    _when(row),
                    _label(row["attack_type"]),
                    row["place"],
                    _label(row["link_type"]),
                    row["basis"],
                    row["attack_id"],
                )
                for row in rows
            ],
        )


def _quotations(con: duckdb.DuckDBPyConnection, attack_id: str) -> Iterator[Any]:
    """Each sentence once, with the words of it that stand behind single values."""
    rows = _rows(
        con,
        """
        with reports as (
            select attack_report_id from marts.fct_attack_reports where attack_id = $attack_id
        ),
        records as (
            select attack_report_id as record_id, 'attack' as what from reports
            union all
            select c.casualty_report_id, c.outcome
            from marts.fct_casualty_reports as c inner join reports using (attack_report_id)
            union all
            select distinct l.response_report_id, r.response_type
            from marts.fct_response_link_reports as l
            inner join reports using (attack_report_id)
            inner join marts.fct_response_reports as r using (response_report_id)
        )
        select distinct a.article_id, a.publisher, a.published_on, a.title, a.file_path,
            e.char_start, e.char_end, e.quote,
            case when e.field = 'report' or r.what <> 'attack' then r.what else e.field end as backs
        from records as r
        inner join marts.evidence as e using (record_id)
        inner join marts.dim_articles as a using (article_id)
        order by a.published_on nulls last, a.article_id, e.char_start, e.char_end desc, backs
        """,
        attack_id=attack_id,
    )
    if rows:
        yield Text("\nQuoted from", "bold")
    for _, of_article in groupby(rows, key=lambda row: row["article_id"]):
        yield from _quoted_article(list(of_article))


def _quoted_article(rows: list[_Row]) -> Iterator[Any]:
    first = rows[0]
    published = day(first["published_on"]) if first["published_on"] else "no date"
    publisher, title = data(first["publisher"] or first["file_path"], "bold"), data(first["title"] or "")
    yield Padding(Text.assemble(publisher, f", {published}: ", title), (0, 0, 0, 2))
    sentence: _Row | None = None
    words: dict[str, None] = {}
    for row in rows:
        if sentence is None or row["char_end"] > sentence["char_end"]:
            if sentence:
                yield _quoted_sentence(sentence, words)
            sentence, words = row, {}
        elif (row["char_start"], row["char_end"]) != (sentence["char_start"], sentence["char_end"]):
            words[f"{_label(row['backs'])} “{visible(row['quote'])}”"] = None
    if sentence:
        yield _quoted_sentence(sentence, words)


def _quoted_sentence(sentence: _Row, words: Iterable[str]) -> Padding:
    lines = [Text.assemble("“", data(sentence["quote"]), "”")]
    if words:
        lines.append(Text("; ".join(words), "dim"))
    return Padding(Group(*lines), (0, 0, 0, 4))


def _section(title: str, names: Sequence[str], rows: Sequence[Sequence[Any]]) -> Iterator[Any]:
    """A heading and a table, without the columns that are empty throughout."""
    kept = [position for position in range(len(names)) if any(row[position] is not None for row in rows)]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for position in kept:
        is_number = all(isinstance(row[position], int | None) for row in rows)
        table.add_column(names[position], justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(data("" if row[position] is None else row[position]) for position in kept))
    yield Text(f"\n{title}", "bold")
    yield Padding(table, (0, 0, 0, 2))


def _rows(con: duckdb.DuckDBPyConnection, sql: str, **parameters: Any) -> list[_Row]:
    result = con.execute(sql, parameters)
    names = [column[0] for column in result.description]
    return [_Row(dict(zip(names, row, strict=True))) for row in result.fetchall()]


def _label(code: str) -> str:
    return code.replace("_", " ")


def _when(row: _Row) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None:
        return "not known"
    span = day(start) if start == end else f"{day(start)} to {day(end)}"
    return span + _precision("date", row["date_precision"])


_PRECISIONS = {
    "date": {2: "to within days", 3: "to the week", 4: "to the month", 5: "longer than a month"},
    "where": {2: "near it", 3: "district", 4: "province", 5: "region", 6: "country only", 7: "international"},
}


def _precision(kind: str, code: int | None) -> str:
    meaning = _PRECISIONS[kind].get(code or 0)
    return f" ({meaning})" if meaning else ""


def _figure(attack: _Row, outcome: str) -> str:
    low, best, high = (attack[f"{outcome}_{bound}"] for bound in ("low", "best", "high"))
    if low is None and best is None and high is None:
        return "not stated"
    if low == best == high:
        return str(best)
    bounds = f"{'?' if low is None else low} to {'?' if high is None else high}"
    return bounds if best is None else f"{best} ({bounds})"
