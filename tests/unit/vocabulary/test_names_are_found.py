"""Every name that the tables of actors and places list is found in a sentence that has it.

All names are checked by ``python -m pipelines.events.vocabulary_check``; here all but the thousands that are letters
and spaces only, which have nothing in them that a search could stumble over.
"""

import csv
from pathlib import Path

import pytest

from pipelines.events.vocabulary_check import actor_names, actors_not_found, place_names, places_not_found
from pipelines.vocabulary.actors import load_actors
from pipelines.vocabulary.places import places

PLACES = Path(places.__file__).parent


def rows(table: str) -> list[dict[str, str]]:
    with (PLACES / table).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_name_of_a_listed_actor_is_found() -> None:
    listed = [name for name, actor in load_actors().names() if not actor.actor_id.startswith(("gov_", "mil_", "m"))]
    assert len(listed) > 1_000
    assert actors_not_found(listed) == []


def test_every_name_of_a_state_or_its_parts_with_a_mark_in_it_is_found() -> None:
    marked = [name for name in actor_names() if not name.replace(" ", "").isalpha()]
    assert len(marked) > 1_000
    assert actors_not_found(marked) == []


@pytest.mark.parametrize("table", ["installations.csv", "regions.csv", "divisions.csv", "countries.csv"])
def test_every_name_of_a_place_listed_by_hand_is_found(table: str) -> None:
    names = [form for row in rows(table) for form in (row["name"], *filter(None, row["aliases"].split("|")))]
    assert len(names) > 130
    assert places_not_found(names) == []


def test_every_name_of_a_place_with_a_mark_in_it_is_found() -> None:
    marked = [name for name in place_names() if not name.replace(" ", "").isalpha()]
    assert len(marked) > 5_000
    assert places_not_found(marked) == []


def test_a_name_that_is_not_there_is_reported() -> None:
    assert actors_not_found(["Islamic State", "Bakers of Nowhere"]) == ["Bakers of Nowhere"]
    assert places_not_found(["Kandahar", "Nowherestan"]) == ["Nowherestan"]
