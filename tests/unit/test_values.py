"""Values made by ``@frozen`` behave as frozen dataclasses do, but for being checked when they run."""

import pickle
from dataclasses import field, replace

import pytest

from pipelines.values import frozen


@frozen
class Sighting:
    place: str
    count: int = 0
    days: tuple[int, ...] = field(default=())


def test_equal_values_are_one_in_a_set() -> None:
    assert {Sighting("harbour", 2), Sighting("harbour", 2), Sighting("harbour", 3)} == {
        Sighting("harbour", 2),
        Sighting("harbour", 3),
    }


def test_values_survive_pickling_and_are_changed_only_in_a_copy() -> None:
    seen = Sighting("harbour", 2, (3, 4))
    assert pickle.loads(pickle.dumps(seen)) == seen
    assert (replace(seen, count=5).count, seen.count) == (5, 2)


def test_values_take_no_attribute_that_they_do_not_name() -> None:
    with pytest.raises(AttributeError):
        Sighting("harbour").colour = "red"  # type: ignore[attr-defined]


def test_values_that_differ_in_type_differ() -> None:
    @frozen
    class Hearing:
        place: str
        count: int = 0
        days: tuple[int, ...] = ()

    assert Sighting("harbour") != Hearing("harbour")
