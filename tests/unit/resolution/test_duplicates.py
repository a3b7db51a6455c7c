"""Which articles repeat another: what desks do to a wire story, and what only looks like it."""

import random
from datetime import date, timedelta

import pytest
from make_reports import BESMAYA, TAJI, Desk, attack

from pipelines.resolution.duplicates import find_duplicates
from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve

WIRE = (
    "Gunmen on motorcycles fired on a bus near the village of Oduma early on Monday and killed four farmers, the "
    "governor's office said. Eleven people were wounded and taken to the hospital in the district's main town, "
    "where nurses asked for blood. The bus had left before dawn for the market, which is held every week beside "
    "the river. Nobody claimed the attack. Villagers said that the same men had burned a barn in March and had "
    "asked for money since. Soldiers closed the road to the north and searched two farms, an officer said, but "
    "the gunmen had crossed the river by then. The governor asked for a second post on the road, as the council "
    "had done last year after thieves took cattle from the pastures. Schools in the valley will stay closed until"
    " the end of the week, and the market will not be held."
)
NOTICE = (
    "Sign in to read all of our stories from the valley. By signing in you accept the terms of this site, which "
    "may change. Tell us what you think of the new page by writing to the desk, and read the answers of our "
    "editors every Friday."
)
OTHER = (
    "A bomb under a lorry wounded a driver at the border post of Kanda on Thursday, customs officers said. The "
    "lorry carried cement for a dam that is being built upstream. Guards found a second bomb under another lorry "
    "and blew it up in a field, where the blast broke the windows of a house. The post was closed for the rest of"
    " the day, and drivers waited in a line of three kilometres. A union of drivers asked for lights and a fence."
    " The ministry promised both by summer."
)
DAY = date(2021, 6, 7)


def copies(*texts: str | tuple[str, date | None]) -> dict[str, str]:
    """What is found among texts named a, b, c ..., published on one day after another unless said otherwise."""
    articles = []
    for number, given in enumerate(texts):
        text, day = given if isinstance(given, tuple) else (given, DAY + timedelta(days=number))
        articles.append(ArticleRecord("abcdefgh"[number], day, text))
    return {row.article_id: row.duplicate_of_article_id for row in find_duplicates(articles)}


CHANGED = {
    "another headline": "Four dead as bus is fired on in the valley\n\n" + WIRE,
    "another dateline": "ODUMA, June 7 (Valley Wire) - " + WIRE,
    "the tail cut off": WIRE[: WIRE.index("Soldiers closed")],
    "a notice inside": WIRE.replace("Nobody claimed", NOTICE + " Nobody claimed"),
    "a notice before and after": NOTICE[:100] + " " + WIRE + " " + NOTICE,
    "a corrected toll": WIRE.replace("four farmers", "five farmers").replace("Eleven", "Fourteen"),
    "a few other words": WIRE.replace("asked for blood", "called for blood").replace("by then", "before they came"),
    "other case and marks": WIRE.upper().replace(",", " -"),
}
ONLY_ALIKE = {
    "a new lead before old background": OTHER + " " + WIRE[WIRE.index("Nobody claimed") :],
    "one paragraph of the old story": OTHER + " " + WIRE[: WIRE.index("The bus had")],
    "another story": OTHER,
    "told in other words": (
        "Four farmers were shot dead in a bus at Oduma on Monday. The governor said that men on motorcycles "
        "attacked it at dawn. The wounded, eleven in all, are in hospital, and the road is closed. Nobody has "
        "said who did it."
    ),
    "the same words about another day": WIRE.replace("Monday", "Tuesday"),
}


@pytest.mark.parametrize("change", CHANGED)
def test_what_desks_do_to_a_story_leaves_it_a_copy(change: str) -> None:
    assert copies(WIRE, CHANGED[change]) == {"b": "a"}
    assert copies((WIRE, DAY + timedelta(days=1)), (CHANGED[change], DAY)) == {"a": "b"}


@pytest.mark.parametrize("change", ONLY_ALIKE)
def test_what_shares_words_may_be_another_story(change: str) -> None:
    assert copies(WIRE, ONLY_ALIKE[change]) == {}


def test_two_stories_on_pages_of_one_outlet_are_two() -> None:
    assert copies(f"{NOTICE} {WIRE} {NOTICE}", f"{NOTICE} {OTHER} {NOTICE}") == {}


def test_a_page_without_its_story_repeats_nothing() -> None:
    """Weeks apart, an outlet's notice stands where the stories should be."""
    assert copies((NOTICE, DAY), (NOTICE, DAY + timedelta(days=60)), (NOTICE, DAY + timedelta(days=61))) == {}
    assert copies(" - ", " - ") == {}


def test_furniture_of_a_page_hides_no_copy() -> None:
    page = f"{NOTICE} {WIRE} {NOTICE}"
    months_before = DAY - timedelta(days=90)
    assert copies(WIRE, page, (f"{NOTICE} {OTHER} {NOTICE}", months_before)) == {"b": "a"}


def test_a_story_told_again_after_months_is_no_copy() -> None:
    assert copies((WIRE, DAY), (WIRE, DAY + timedelta(days=31))) == {}
    assert copies((WIRE, DAY), (WIRE, DAY + timedelta(days=30))) == {"b": "a"}


def test_an_undated_copy_points_to_a_dated_original() -> None:
    assert copies((WIRE, None), (WIRE, DAY), (CHANGED["another headline"], None)) == {"a": "b", "c": "b"}


def test_chains_of_copies_lead_to_one_original() -> None:
    """The third is alike enough only to the second."""
    assert copies(WIRE, CHANGED["the tail cut off"], CHANGED["a notice inside"]) == {"b": "a", "c": "a"}


def test_of_the_same_day_the_smallest_key_is_the_original() -> None:
    assert copies((CHANGED["another headline"], DAY), (WIRE, DAY), (CHANGED["a corrected toll"], DAY)) == {
        "b": "a",
        "c": "a",
    }


def test_short_texts_are_copies_word_for_word_only() -> None:
    short = "Rockets hit a base. Nobody was hurt, the army said."
    assert copies(short, short.upper()) == {"b": "a"}
    assert copies(short, short + " Later, sirens sounded.") == {}


def test_any_order_gives_the_same_copies() -> None:
    texts = [WIRE, OTHER, *CHANGED.values(), *ONLY_ALIKE.values()]
    articles = [ArticleRecord(f"k{n}", DAY + timedelta(days=n % 3), text) for n, text in enumerate(texts)]
    expected = find_duplicates(articles)
    assert len(expected) >= len(CHANGED)
    for seed in range(5):
        random.Random(seed).shuffle(articles)
        assert find_duplicates([*articles, articles[0]]) == expected


def test_no_original_is_itself_a_copy() -> None:
    rows = find_duplicates([ArticleRecord(f"k{n}", DAY, text) for n, text in enumerate([WIRE, *CHANGED.values()])])
    assert not {row.article_id for row in rows} & {row.duplicate_of_article_id for row in rows}


def attack_of_reports(desk: Desk) -> dict[str, str]:
    return {row.attack_report_id: row.attack_id for row in resolve(desk.articles, desk.events).attack_members}


def test_a_near_copy_without_the_second_attack_joins_the_first(desk: Desk) -> None:
    whole = desk.article("whole", "2021-06-07", WIRE)
    attack(whole, "2021-06-07", place_id=TAJI)
    attack(whole, "2021-06-05", place_id=BESMAYA)
    attack(desk.article("cut", "2021-06-08", CHANGED["the tail cut off"]), "2021-06-07", place_id=TAJI)
    of = attack_of_reports(desk)
    assert of["cut_a0"] == of["whole_a0"] != of["whole_a1"]


def test_a_near_copy_that_tells_another_place_at_the_same_rank_is_compared(desk: Desk) -> None:
    attack(desk.article("first", "2021-06-07", WIRE), "2021-06-07", place_id=TAJI)
    changed = desk.article("second", "2021-06-08", CHANGED["a few other words"])
    attack(changed, "2021-06-07", place_id=BESMAYA)
    rules = {row.attack_report_id: row.rule for row in resolve(desk.articles, desk.events).attack_members}
    assert "copy_of_article" not in rules.values()
