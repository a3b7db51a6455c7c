"""What the catalogue shows is whole, and article text in it is text."""

import base64
import re

import duckdb

from pipelines.defs.previews import attacks_by_day_chart, counts_table, markdown_table, query_preview


def test_article_text_cannot_break_a_table() -> None:
    table = markdown_table(["title"], [["a | b <script> [link](x)\nsecond line"], [None]])
    assert table.splitlines()[2:] == [r"| a \| b \<script\> \[link\](x) second line |", "|  |"]
    assert markdown_table(["n"], []) == "no rows"


def test_article_text_cannot_steer_or_reorder_what_a_person_reads() -> None:
    [cell] = markdown_table(["title"], [["\u202egnp\x1b[2J &lt;b&gt;"]]).splitlines()[2:]
    assert cell == r"| \\u202egnp\\x1b\[2J \&lt;b\&gt; |"


def test_counts_come_most_frequent_first() -> None:
    assert counts_table({"b": 1, "a": 1, "c": 3}, "reason").value.splitlines()[2:] == [
        "| c | 3 |",
        "| a | 1 |",
        "| b | 1 |",
    ]


def test_a_query_becomes_a_table() -> None:
    with duckdb.connect() as con:
        assert query_preview(con, "select 1 as n, 'x' as t").value == "| n | t |\n| --- | --- |\n| 1 | x |"


def test_the_chart_of_attacks_by_day_is_a_picture_inside_the_metadata() -> None:
    with duckdb.connect() as con:
        con.execute("create schema marts")
        con.execute(
            """
            create table marts.fct_attacks (
                date_start date, attack_type varchar, date_precision integer, stage varchar)
            """
        )
        con.execute("insert into marts.fct_attacks values ('2020-03-11', 'rocket_attack', 4, 'accomplished')")
        assert attacks_by_day_chart(con).value == "no attack is dated to a day"
        con.execute("insert into marts.fct_attacks values ('2020-03-11', 'rocket_attack', 1, 'accomplished')")
        picture = re.fullmatch(
            r"!\[attacks by day]\(data:image/png;base64,(.+)\)", attacks_by_day_chart(con).value or ""
        )
    assert picture
    assert base64.b64decode(picture[1]).startswith(b"\x89PNG\r\n")
