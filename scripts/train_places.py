"""Learns what each ground for a place among its namesakes is worth, and writes ``weights.csv`` of the gazetteer.

    python -m scripts.train_places TOPONYMS.jsonl [TOPONYMS.jsonl ...] [--folds 2]

Reads files in the shape of ``../shared/bench/geo``: the engine finds the names and their namesakes, the annotated
coordinates say which was meant. Prints how many are chosen right by weights learned from the other folds, and by those
learned from all, which are written. A conditional logit with a quadratic penalty, by Newton's method; twelve weights a
round, nothing else of the texts. The same files and the same gazetteer give the same weights.
"""

import argparse
import csv
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from pipelines.events.article_reading import read_article
from pipelines.events.setting.namesakes import PlaceChooser, beside
from pipelines.vocabulary.places import weighing
from pipelines.vocabulary.places.places import Place, distance_km
from pipelines.vocabulary.places.weighing import GROUNDS, Beside, Named, Surroundings, Weights
from scripts.fitting import Array, fit

_TABLE = Path(weighing.__file__).with_name("weights.csv")
_RIGHT_KM = 161.0
_PENALTY = 1.0
_OF_A_FILE = 500.0
"""What the names of one file weigh together: local news must not outweigh news of the world by having more of them."""
_STEPS = 30
_NO_WEIGHTS = Weights((0.0,) * len(GROUNDS), (0.0,) * len(GROUNDS))


@dataclass
class Question:
    """One name of one text: its places, and which of them are right."""

    text: str
    places: tuple[Place, ...]
    right: list[bool]
    beside: Beside
    named: list[Named]
    fold: int
    weight: float = 1.0


def questions(row: dict[str, Any], fold: int) -> list[Question]:
    """The names of a text that have namesakes, no words beside them that settle which, and a right answer."""
    article = read_article("train", row["text"], None, None)
    chooser = PlaceChooser(article.readings)
    named = list(chooser.surroundings.named)
    found = {}
    for reading in article.readings:
        for name in reading.names:
            places = chooser.candidates(name, reading)
            start, end = reading.span(name.start, name.end)
            gold = next((t for t in row["toponyms"] if t["start"] < end and start < t["end"]), None)
            if len(places) < 2 or gold is None or gold.get("lat") is None or name.text in found:
                continue
            right = _right(places, gold)
            if any(right) and not all(right):
                found[name.text] = Question(name.text, places, right, beside(reading, name), named, fold)
    return list(found.values())


def _right(places: Sequence[Place], gold: dict[str, Any]) -> list[bool]:
    point = places[0]._replace(latitude=gold["lat"], longitude=gold["lon"])
    return [distance_km(place, point) <= _RIGHT_KM for place in places]


def learn(asked: Iterable[Question], first: tuple[float, ...] | None = None) -> tuple[float, ...]:
    """The weights that make the right places likeliest; of the second round if those of the first are given."""
    known = Weights(first, first) if first else _NO_WEIGHTS
    around: dict[int, Surroundings] = {}
    tables = []
    for question in asked:
        key = id(question.named)
        if key not in around:
            around[key] = Surroundings(question.named, known, rounds=2 if first else 1)
        grounds = np.array([around[key].grounds(question.text, place, question.beside) for place in question.places])
        tables.append((grounds, np.array(question.right), question.weight))

    def likelihood(weights: Array) -> tuple[Array, Array]:
        slope, bend = np.zeros(len(GROUNDS)), np.zeros((len(GROUNDS), len(GROUNDS)))
        for grounds, right, weight in tables:
            likely = _softmax(grounds @ weights)
            meant = likely * right / max((likely * right).sum(), 1e-12)
            mean = likely @ grounds
            slope += weight * (meant @ grounds - mean)
            # of the choice among all; what is known of which right one is meant would bend the other way
            bend += weight * ((grounds.T * likely) @ grounds - np.outer(mean, mean))
        return slope, bend

    learned = fit(likelihood, len(GROUNDS), penalty=_PENALTY, rounds=_STEPS)
    return tuple(round(float(value), 3) for value in learned)


def _softmax(scores: np.ndarray) -> np.ndarray:
    likely = np.exp(scores - scores.max())
    return np.asarray(likely / likely.sum())


def chosen_right(asked: Iterable[Question], weights: Weights) -> tuple[int, int]:
    """How many names are given a right place, and of how many."""
    right = total = 0
    around: dict[int, Surroundings] = {}
    for question in asked:
        key = id(question.named)
        around[key] = around.get(key) or Surroundings(question.named, weights)
        shares = around[key].shares(question.text, question.places, question.beside)
        right += question.right[max(range(len(shares)), key=lambda k: (shares[k], -k))]
        total += 1
    return right, total


def learn_both(asked: list[Question]) -> Weights:
    """The weights of both rounds."""
    first = learn(asked)
    return Weights(first, learn(asked, first))


def main() -> None:
    """Learn by folds, print, learn from all, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--folds", type=int, default=2)
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    arguments = parser.parse_args()
    asked: list[Question] = []
    for path in arguments.texts:
        with path.open(encoding="utf-8") as file:
            rows = [json.loads(line) for line in file if line.strip()]
        # texts of one article or one paper follow each other: a fold is a stretch, or it would know them
        mine = [q for k, row in enumerate(rows) for q in questions(row, k * arguments.folds // len(rows))]
        for question in mine:
            question.weight = _OF_A_FILE / len(mine)
        asked += mine
        print(f"{path.name}: {len(mine)} names with namesakes")
    right = total = 0
    for fold in range(arguments.folds):
        weights = learn_both([q for q in asked if q.fold != fold])
        one, of = chosen_right([q for q in asked if q.fold == fold], weights)
        right, total = right + one, total + of
    print(f"out of fold: {right} of {total} right ({100 * right / total:.1f}%)")
    weights = learn_both(asked)
    one, of = chosen_right(asked, weights)
    print(f"by the weights of all: {one} of {of} right ({100 * one / of:.1f}%)")
    for ground, *values in zip(GROUNDS, *weights, strict=True):
        print(f"{ground:16}", *(f"{value:8.3f}" for value in values))
    if not arguments.dry_run:
        with _TABLE.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(["ground", "first", "second"])
            writer.writerows(zip(GROUNDS, *weights, strict=True))


if __name__ == "__main__":
    main()
