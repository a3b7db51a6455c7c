"""Which captures of one address are versions of one article."""

import itertools
from datetime import date, datetime

import pytest

from pipelines.articles.versions import Capture, are_versions, replacements

BOMB = "A bomb went off beside the covered market in Qalandar on Sunday and killed four people, the governor said."
CORRECTED = f"{BOMB.replace('four', 'six')} An earlier version of this report gave a lower toll."
STUB = "A bomb went off in Qalandar on Sunday."
FLOOD = "The river left its bed near Oster after three days of rain, and two hundred families slept in schools."


def capture(key: str, hour: int, text: str, title: str | None = None, day: date | None = None) -> Capture:
    return Capture(key, datetime(2020, 3, 17, hour), title, day, text)  # noqa: DTZ001 - stored as UTC without saying so


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ((BOMB, "Bomb at market", None), (CORRECTED, "Bomb at market", None), True),
        ((BOMB, None, None), (CORRECTED, "Toll rises", None), True),
        ((STUB, "Bomb in Qalandar", date(2020, 3, 15)), (CORRECTED, "Six dead", date(2020, 3, 15)), True),
        ((BOMB, "Bomb at market", None), (BOMB.replace(" ", "\n"), "Bomb at market", None), True),
        # a front page, a ticker, a page of the same day that tells something else
        ((BOMB, "Valley Wire", None), (FLOOD, "Valley Wire", None), False),
        ((BOMB, "Bomb at market", date(2020, 3, 15)), (FLOOD, "Flood", date(2020, 3, 15)), False),
        ((BOMB, None, None), (FLOOD, None, None), False),
        ((BOMB, None, None), ("", None, None), False),
    ],
)
def test_a_version_shares_words_and_better_a_day_or_title(
    old: tuple[str, str | None, date | None], new: tuple[str, str | None, date | None], expected: bool
) -> None:
    assert are_versions(capture("old", 8, *old), capture("new", 9, *new)) is expected
    assert are_versions(capture("new", 9, *new), capture("old", 8, *old)) is expected


def test_each_version_is_replaced_by_the_next_in_any_order() -> None:
    captures = [capture("a", 8, STUB), capture("b", 9, BOMB), capture("c", 10, CORRECTED), capture("x", 11, FLOOD)]
    for order in itertools.permutations(captures):
        assert replacements(order) == {"a": "b", "b": "c"}
