"""Orders of arrival hold every article once, and a difference between two builds is found and named."""

import json
from pathlib import Path

import pytest

from benchmarks.arrival import Arrival, Outcome, differences, gold_arrivals, order_of_arrival

ARRIVALS = [Arrival(f"{number}.txt", b"text") for number in range(12)]


@pytest.mark.parametrize("number", range(6))
def test_every_order_brings_every_file_once(number: int) -> None:
    _, batches = order_of_arrival(ARRIVALS, number, 5, seed=3)
    assert sorted(one.path for batch in batches for one in batch) == sorted(one.path for one in ARRIVALS)
    assert all(batches)


def test_orders_differ_and_are_the_same_for_the_same_seed() -> None:
    orders = [order_of_arrival(ARRIVALS, number, 5, seed=3)[1] for number in range(6)]
    assert len({str(batches) for batches in orders}) == 6
    assert orders == [order_of_arrival(ARRIVALS, number, 5, seed=3)[1] for number in range(6)]
    assert orders != [order_of_arrival(ARRIVALS, number, 5, seed=4)[1] for number in range(6)]


def test_the_first_is_at_once_and_two_come_one_at_a_time() -> None:
    sizes = [[len(batch) for batch in order_of_arrival(ARRIVALS, number, 5, seed=3)[1]] for number in range(6)]
    assert sizes[0] == [12]
    assert sizes[1] == sizes[5] == [1] * 12
    assert any(size > 1 for batches in sizes[2:5] for size in batches)


def test_a_different_row_is_named() -> None:
    ours = Outcome("all at once", {"marts.a": "1", "marts.b": "2"}, {"marts.a": ["x", "y"], "marts.b": ["z"]})
    same = Outcome("one at a time", dict(ours.digests), dict(ours.rows))
    other = Outcome("one at a time", {"marts.a": "9", "marts.b": "2"}, {"marts.a": ["x", "w"], "marts.b": ["z"]})
    assert differences(ours, same) == []
    (found,) = differences(ours, other)
    assert found == "marts.a: all at once ['y'] / one at a time ['w']"
    assert len(differences(ours, Outcome("nothing"))) == 2


def test_annotated_articles_become_raw_files_without_their_annotation(tmp_path: Path) -> None:
    doc = {"doc_id": "d1", "title": "A title", "text": "A text.", "published": "2020-03-12", "attacks": ["secret"]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(doc), encoding="utf-8")
    (arrival,) = gold_arrivals([path])
    assert arrival.path == "gold/d1.json"
    article = json.loads(arrival.content)
    assert article["articleBody"] == "A text."
    assert "secret" not in arrival.content.decode()
