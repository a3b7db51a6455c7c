"""Numbers of people read loosely, whatever the grammar."""

import pytest

from benchmarks.loose_counts import ages_in, counted, last_ordinal, words_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3 shot, one killed in Lyon", [("hit", 3), ("killed", 1)]),
        ("Two men were found shot to death", [("killed", 2)]),
        ("Four people, all from Lyon, were injured", [("wounded", 4)]),
        ("The blast killed four people.", [("killed", 4)]),
        ("Both victims are in hospital", [("wounded", 2)]),
        ("A 17-year-old was shot", []),
        ("Marie Low, 24, was shot", []),
        ("Two days later a man was killed", []),
        ("Police found 12 shots had hit the car", []),
        ("Two cars left. One man died.", [("killed", 1)]),
    ],
)
def test_numbers_beside_words_of_outcome(text: str, found: list[tuple[str, int]]) -> None:
    assert list(counted(words_of(text))) == found


def test_different_ages_are_counted_once_each() -> None:
    assert ages_in("Ann Low, 24, and a 17-year-old boy were hurt. The boy, 17, lives.") == 2


@pytest.mark.parametrize(
    ("text", "n"), [("A second victim, then a third man was hit.", 3), ("The second shot hit a wall.", 0)]
)
def test_people_counted_by_ordinals(text: str, n: int) -> None:
    assert last_ordinal(words_of(text)) == n
