"""Training's own rules: what it counts, which place of the key is right, and how thresholds are kept."""

import json

import pytest

from pipelines.events.learned.incidents import KINDS
from pipelines.events.learned.roles import ROLES
from pipelines.events.learned.thresholds import Thresholds, load_thresholds
from scripts.reader_training.capitals import SOURCES, write_capitals
from scripts.reader_training.clusters import write_clusters
from scripts.train_reader import is_among


def test_words_are_counted_inside_sentences_only(tmp_path) -> None:
    for source in SOURCES:
        path = tmp_path / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": "Bread is dear in Lima, and bread is good. Lima sleeps."}) + "\n")
    assert write_capitals(tmp_path, tmp_path / "capitals.txt")
    counts = dict(line.split(" ", 1) for line in (tmp_path / "capitals.txt").read_text().splitlines())
    assert counts["bread"] == f"{len(SOURCES)} 0"
    assert "lima" not in counts


def test_nothing_is_counted_where_a_source_is_missing(tmp_path) -> None:
    assert not write_capitals(tmp_path, tmp_path / "capitals.txt")
    assert not (tmp_path / "capitals.txt").exists()


def test_words_used_alike_are_of_one_class(tmp_path) -> None:
    sentences = [
        f"{who} {did} the {what} on {day} with {n} men".split()
        for who in ("rebels", "guerrillas")
        for did in ("burned", "robbed")
        for what in ("bank", "church")
        for day in ("monday", "friday")
        for n in ("3", "12")
    ]
    sentences.append(["once"])
    for name in ("a", "b"):
        write_clusters(sentences, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    found = {word: (coarse, fine) for word, coarse, fine in map(str.split, (tmp_path / "a").read_text().splitlines())}
    assert found["rebels"] == found["guerrillas"] != found["bank"]
    assert found["bank"] == found["church"]
    assert "#" in found
    assert not {"3", "12", "once"} & set(found)


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("PERU: PUNO (CITY)", True),
        ("PERU: PUNO (DEPARTMENT): PUNO (TOWN)", True),
        ("BOLIVIA: PUNO (CITY)", False),
        ("PERU: LIMA (CITY)", False),
        ("PERU", False),
    ],
)
def test_a_place_of_the_key_in_another_notation(path: str, right: bool) -> None:
    assert is_among(path, {"PERU: PUNO (DEPARTMENT): PUNO (CITY)"}) == right


def test_thresholds_are_read_as_they_were_written() -> None:
    chosen = Thresholds({"attack": 0.2}, {"victim": 0.4}, 0.3, 0.5, 0.4)
    assert Thresholds.from_json(chosen.to_json()) == chosen


def test_every_kind_and_role_has_a_shipped_threshold() -> None:
    shipped = load_thresholds()
    assert set(shipped.within) == set(KINDS)
    assert set(shipped.took_part) == set(ROLES)
    assert all(
        0 < t < 1
        for t in (
            *shipped.within.values(),
            *shipped.took_part.values(),
            shipped.dated,
            shipped.placed,
            shipped.coded,
        )
    )
