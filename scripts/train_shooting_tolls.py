"""Trains the choice among the figures of a report of a shooting (``benchmarks/shooting_tolls.py``).

    python scripts/train_shooting_tolls.py ../shared/bench/gva/articles.jsonl ../shared/bench/gva/gold.jsonl

Learns from the half of the reports whose key has an even CRC-32, prints how often the number is right on that half and
on the other, and writes the weights with those scores beside the model. Same input, same weights. Nothing of the
reports but the weights is kept.
"""

import argparse
import datetime as dt
import json
import zlib
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.gva import report_text
from benchmarks.shooting_tolls import OUTCOMES, WEIGHTS, Toll, TollModel, candidates, features, sources
from pipelines.events.engine import Engine

GOLD_FIELDS = ("killed", "injured")
PENALTY = 3.0  # of squared weights; chosen on the half that is learned from
ROUNDS = 60
RATE = 0.5


def read_reports(articles: Path, gold: Path) -> list[tuple[str, dict[str, Toll], str, Toll]]:
    """Key, sources, text and true toll of every report."""
    answers = {a["doc_id"]: a for a in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    engine = Engine(accidents=True)
    out = []
    for document in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        text = report_text(document)
        published = dt.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        article = engine.gather(document["doc_id"], text, None, published)
        answer = answers[document["doc_id"]]
        out.append((document["doc_id"], sources(article), text, (int(answer["killed"]), int(answer["injured"]))))
    return out


def is_learned_from(doc_id: str) -> bool:
    """Whether a report belongs to the half that is learned from."""
    return zlib.crc32(doc_id.encode()) % 2 == 0


def train(reports: list[tuple[str, dict[str, Toll], str, Toll]], outcome: int) -> dict[str, float]:
    """Weights that make the true numbers most probable, by batch gradient steps scaled per weight."""
    choices = []
    names: dict[str, int] = {}
    for _, tolls, text, truth in reports:
        values = candidates(tolls, outcome)
        if truth[outcome] in values:
            known = [features(tolls, outcome, value, text) for value in values]
            for one in known:
                for name in one:
                    names.setdefault(name, len(names))
            choices.append((known, values.index(truth[outcome])))
    tables = []
    for known, right in choices:
        table = np.zeros((len(known), len(names)))
        for k, one in enumerate(known):
            for name, x in one.items():
                table[k, names[name]] = x
        tables.append((table, right))
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    for _ in range(ROUNDS):
        gradient = PENALTY * weights
        for table, right in tables:
            scores = table @ weights
            powers = np.exp(scores - scores.max())
            gradient = gradient + (powers / powers.sum()) @ table - table[right]
        squares += gradient**2
        weights = weights - RATE * gradient / np.sqrt(squares)
    return {name: round(float(weights[k]), 4) for name, k in sorted(names.items())}


def share_right(model: TollModel, reports: list[tuple[str, dict[str, Toll], str, Toll]], outcome: int) -> float:
    """Share of reports whose most probable number is the true one."""
    right = 0
    for _, tolls, text, truth in reports:
        odds = model.probabilities(tolls, outcome, text)
        right += max(sorted(odds), key=lambda value: odds[value]) == truth[outcome]
    return right / len(reports)


def main() -> None:
    """Trains, prints the scores and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    reports = read_reports(arguments.articles, arguments.gold)
    learned = [r for r in reports if is_learned_from(r[0])]
    other = [r for r in reports if not is_learned_from(r[0])]
    model = TollModel({name: train(learned, outcome) for outcome, name in enumerate(OUTCOMES)})
    scores: dict[str, Any] = {}
    for outcome, field in enumerate(GOLD_FIELDS):
        main_alone = sum(r[1].get("main", (0, 0))[outcome] == r[3][outcome] for r in other) / len(other)
        scores[field] = {
            "half learned from": round(share_right(model, learned, outcome), 3),
            "other half": round(share_right(model, other, outcome), 3),
            "other half, main attack alone": round(main_alone, 3),
        }
        print(field, scores[field])
    record = {"engine": Engine.version, "reports": len(learned), "scores": scores, "weights": model.weights}
    arguments.out.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
