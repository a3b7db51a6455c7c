"""Trains the choices of ``benchmarks/gva.py``: day, toll and town of the shooting a report was filed under.

    python -m scripts.train_shooting_choices ../shared/bench/gva/articles.jsonl ../shared/bench/gva/gold.jsonl

Learns once for each fold (``benchmarks/choosing.py``) from the reports of the other folds, prints how often the choice
is right on reports learned from and on others, and writes the weights with those scores beside the models. Same input,
same weights. Nothing of the reports but the weights is kept.

The agreement of an incident's reports (``benchmarks/shooting_agreement.py``) leans on the tolls' odds. For a fold it
is learned from odds of weights that have seen neither that fold nor the report: one more training for each two folds.
"""

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.choosing import FOLDS, WEIGHTS, Choice, fold_of
from benchmarks.gva import Read, incidents, report_text, towns_named
from benchmarks.shooting_agreement import Report
from benchmarks.shooting_agreement import options as pairs
from benchmarks.shooting_days import candidate_days
from benchmarks.shooting_tolls import OUTCOMES, Toll, evidence, options
from pipelines.events.engine import Engine
from pipelines.resolution.model import ArticleRecord

PENALTY = {"day": 10.0, "killed": 10.0, "wounded": 10.0, "town": 1.0, "agreement": 30.0}  # of squared weights
LEAST_REPORTS = 8  # in which a feature occurs; rarer ones would be names and addresses
LEAST_WEIGHT = 0.01  # smaller ones are left out
ROUNDS = 400
RATE = 0.3


@dataclass(frozen=True)
class Question:
    """One choice of one report: the options with their features, and the right one."""

    key: str
    options: Mapping[Hashable, Mapping[str, float]]
    truth: Hashable


@dataclass
class Material:
    """What is learned from.

    Attributes:
        questions: By the name of the choice, those of every report; none yet of the agreement.
        reports: What each report says of its toll, the odds left out.
        tolls: Dead and injured by the registry, by report.
        clusters: The incident of each report, as a refresh would group them.
    """

    questions: dict[str, list[Question]]
    reports: dict[str, Report]
    tolls: dict[str, Toll]
    clusters: dict[str, str]


def read_material(articles: Path, gold: Path) -> Material:
    """Everything that is learned from."""
    answers = {a["doc_id"]: a for a in map(json.loads, gold.read_text(encoding="utf-8").splitlines())}
    engine, read = Engine(accidents=True), Read()
    found: dict[str, list[Question]] = {name: [] for name in PENALTY if name != "agreement"}
    reports: dict[str, Report] = {}
    for document in map(json.loads, articles.read_text(encoding="utf-8").splitlines()):
        key, text = document["doc_id"], report_text(document)
        published = dt.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        article = engine.gather(key, text, None, published)
        answer = answers[key]
        day = dt.datetime.strptime(answer["date"], "%B %d, %Y").replace(tzinfo=dt.UTC).date()
        found["day"].append(Question(key, dict(candidate_days(article)), day))
        known = evidence(article, text)
        for outcome, (name, field) in enumerate(zip(OUTCOMES, ("killed", "injured"), strict=True)):
            found[name].append(Question(key, dict(options(known, outcome)), int(answer[field])))
        reports[key] = Report(key, published, known, {})
        events = engine.report(article)
        named = {name: town.features for name, town in towns_named(article, events, text).items()}
        found["town"].append(Question(key, dict(named), right_town(named, answer["city"])))
        read.events.append(events)
        read.articles.append(ArticleRecord(key, published, text, document.get("title")))
    tolls = {key: (int(a["killed"]), int(a["injured"])) for key, a in answers.items()}
    return Material(found, reports, tolls, incidents(read))


def questions_of_agreement(material: Material, odds: Mapping[str, Mapping[str, Mapping[int, float]]]) -> list[Question]:
    """Which pair of dead and injured is right, for each report; ``odds`` by report and outcome."""
    members: dict[str, list[Report]] = {}
    for key, report in material.reports.items():
        members.setdefault(material.clusters[key], []).append(replace(report, odds=odds[key]))
    return [
        Question(report.key, dict(pairs(report, incident)), material.tolls[report.key])
        for incident in members.values()
        for report in incident
    ]


def odds_of_tolls(
    material: Material, weights: Mapping[str, Mapping[int, Mapping[str, float]]]
) -> dict[str, dict[str, dict[int, float]]]:
    """For each report and outcome how probable each number is; ``weights`` by outcome and the report's fold."""
    choices = {name: Choice(tuple(weights[name][fold] for fold in range(FOLDS))) for name in OUTCOMES}
    odds: dict[str, dict[str, dict[int, float]]] = {key: {} for key in material.reports}
    for name, choice in choices.items():
        for question in material.questions[name]:
            odds[question.key][name] = choice.probabilities(question.key, question.options)  # type: ignore[assignment]
    return odds


def train_agreement(material: Material, weights: Mapping[str, list[dict[str, float]]]) -> list[dict[str, float]]:
    """The weights of the agreement for each fold; ``weights`` are those of the tolls, by outcome and fold."""
    tables = {name: Table(material.questions[name]) for name in OUTCOMES}
    without = {
        name: {
            (a, b): train(table, a, PENALTY[name], also_without=b) for a in range(FOLDS) for b in range(a + 1, FOLDS)
        }
        for name, table in tables.items()
    }
    learned = []
    for fold in range(FOLDS):
        blind = {
            name: {
                other: weights[name][fold] if other == fold else without[name][min(fold, other), max(fold, other)]
                for other in range(FOLDS)
            }
            for name in OUTCOMES
        }
        table = Table(questions_of_agreement(material, odds_of_tolls(material, blind)))
        learned.append(train(table, fold, PENALTY["agreement"]))
    return learned


def right_town(names: Iterable[str], city: str) -> str | None:
    """Which of the names the scorer takes for the registry's city ("Erie (county)", "Waco (Bellmead)"): the nearest."""
    wanted = city.lower().split("(", maxsplit=1)[0].strip()
    right = [name for name in names if wanted in name.lower()]
    return min(right, key=lambda n: (n.lower() not in (wanted, f"{wanted} county"), len(n), n), default=None)


class Table:
    """The questions of one choice as arrays: features of options, options of questions."""

    def __init__(self, questions: list[Question]) -> None:
        reports = Counter(name for q in questions for name in {n for known in q.options.values() for n in known})
        self.names = sorted(name for name, n in reports.items() if n >= LEAST_REPORTS)
        place = {name: k for k, name in enumerate(self.names)}
        rows = [(number, known) for number, q in enumerate(questions) for known in q.options.values()]
        cells = [(place[n], x, k) for k, (_, known) in enumerate(rows) for n, x in known.items() if n in place]
        self.feature = np.array([c[0] for c in cells], dtype=np.int64)
        self.value = np.array([c[1] for c in cells], dtype=np.float64)
        self.row = np.array([c[2] for c in cells], dtype=np.int64)
        self.question = np.array([number for number, _ in rows], dtype=np.int64)
        self.is_right = np.array([float(o == q.truth) for q in questions for o in q.options])
        self.fold = np.array([fold_of(q.key) for q in questions])
        self.size = len(questions)

    def probabilities(self, weights: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The probability of every option within its question."""
        scores = np.bincount(self.row, weights[self.feature] * self.value, len(self.question))
        top = np.full(self.size, -np.inf)
        np.maximum.at(top, self.question, scores)
        powers = np.exp(scores - top[self.question])
        return powers / np.bincount(self.question, powers, self.size)[self.question]


def train(table: Table, fold: int, penalty: float, also_without: int | None = None) -> dict[str, float]:
    """Weights that make the right options of all other folds most probable, by gradient steps scaled per weight."""
    has_answer = np.bincount(table.question, table.is_right, table.size) > 0
    counts = (has_answer & (table.fold != fold) & (table.fold != also_without))[table.question]
    weights, squares = np.zeros(len(table.names)), np.full(len(table.names), 1e-6)
    for _ in range(ROUNDS):
        errors = (table.probabilities(weights) - table.is_right) * counts
        gradient = np.bincount(table.feature, errors[table.row] * table.value, len(weights)) + penalty * weights
        squares += gradient**2
        weights = weights - RATE * gradient / np.sqrt(squares)
    known = zip(table.names, weights.tolist(), strict=True)
    return {name: round(weight, 3) for name, weight in known if abs(weight) >= LEAST_WEIGHT}


def share_right(choice: Choice, questions: list[Question]) -> float:
    """Share of questions whose most probable option is the right one; without an option it isn't."""
    right = 0
    for question in questions:
        odds = choice.probabilities(question.key, question.options)
        best = max(sorted(odds, key=str), key=lambda option: odds[option], default=None)
        right += best == question.truth and best is not None
    return right / max(1, len(questions))


def share_right_of_learned(choice: Choice, questions: list[Question]) -> float:
    """The same with the weights of the next fold, which were learned from the questions asked."""
    shifted = Choice(tuple(choice.folds[(k + 1) % FOLDS] for k in range(FOLDS)))
    return share_right(shifted, questions)


def main() -> None:
    """Trains, prints the scores and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    material = read_material(arguments.articles, arguments.gold)
    questions = material.questions
    weights: dict[str, list[dict[str, float]]] = {}
    scores: dict[str, dict[str, float]] = {}
    for name, penalty in PENALTY.items():
        if name == "agreement":
            weights[name] = train_agreement(material, weights)
            own = {outcome: dict(enumerate(weights[outcome])) for outcome in OUTCOMES}
            questions[name] = questions_of_agreement(material, odds_of_tolls(material, own))
        else:
            table = Table(questions[name])
            weights[name] = [train(table, fold, penalty) for fold in range(FOLDS)]
        asked = questions[name]
        choice = Choice(tuple(weights[name]))
        scores[name] = {
            "learned from": round(share_right_of_learned(choice, asked), 3),
            "not learned from": round(share_right(choice, asked), 3),
            "could be chosen": round(sum(q.truth in q.options for q in asked) / len(asked), 3),
        }
        print(name, scores[name], len({n for fold in weights[name] for n in fold}), "features", flush=True)
    record: dict[str, Any] = {"engine": Engine.version, "reports": len(questions["day"]), "scores": scores}
    lines = json.dumps(record | {"weights": weights}, separators=(",", ":")).replace("},{", "},\n{")
    arguments.out.write_text(lines + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
