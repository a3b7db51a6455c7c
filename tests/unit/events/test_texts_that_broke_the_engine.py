"""Texts that once broke the engine, found by ``benchmarks.fuzz``: cut down to what did it."""

from datetime import date

import pytest
from expected_news import read

from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents


def read_on(text: str, published: date | None) -> ArticleEvents:
    return Engine().read("art_test", text, None, published)


def test_a_response_answers_an_attack_once() -> None:
    events = read(
        "Gunmen shot three policemen near Gao on Monday. The rebels denied any part in it. shot In retaliation, jets "
        "bombed a camp in Kidal on Tuesday, killing four fighters."
    )
    pairs = [(row.response_report_id, row.attack_report_id) for row in events.links]
    assert len(pairs) == len(set(pairs))


def test_a_century_ago_in_an_article_of_the_second_century() -> None:
    text = "Jets bombed a camp in last century Kidal, killing four fighters, including two men. Nine died on 3 May 120."
    assert read_on(text, date(168, 7, 6)) is not None


@pytest.mark.parametrize("rest", ["three policemen and ", "three policemen and x", "two men, one and"])
def test_a_list_of_victims_that_is_cut_off(rest: str) -> None:
    assert read_on(f"Gunmen in two cars killed at least {rest}", None) is not None


def test_an_article_older_than_what_it_tells() -> None:
    text = (
        "strike after March 17, 2020 - Gunmen in two cars killed three policemen near Gao.\n\n"
        "In retaliation, jets bombed a camp in Kidal, killing four fighters."
    )
    assert all(
        row.date_start <= row.date_end
        for row in read_on(text, date(466, 11, 5)).attacks
        if row.date_start and row.date_end
    )
