"""Trains the comparison of two stories (``pipelines/resolution/attacks/story_model.py``).

    python -m scripts.train_story_pairs ../shared

Learns from the reports of ``bench/gva`` whose incident has an even CRC-32, so that no incident is on both sides; prints
how well pairs of each half are told apart, and writes the weights. Before that it counts the common words of the texts
of ``gold/train.jsonl`` and ``bench/muc4/dev.jsonl``. Same input, same files. Nothing of the texts but counts and
weights is kept. How good the groups are that come of it, ``python -m benchmarks.identity`` says.
"""

import argparse
import datetime as dt
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.gva import report_text
from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents
from pipelines.resolution.attacks.compared import ComparedReport, compared_reports
from pipelines.resolution.attacks.rarity import COMMON_WORDS, Rarity, common_words
from pipelines.resolution.attacks.stories import stories, with_stories
from pipelines.resolution.attacks.story_blocking import blocked_stories
from pipelines.resolution.attacks.story_features import story_features
from pipelines.resolution.attacks.story_model import WEIGHTS, StoryModel
from pipelines.resolution.attacks.wording import wording_of
from pipelines.resolution.model import ArticleRecord, merged
from pipelines.vocabulary.places import load_places
from scripts.fitting import Array, fit

PENALTY = 1.0  # of squared weights
COMMON_FROM = 8  # reference texts that hold a word, from which on it is kept


@dataclass(frozen=True)
class Pair:
    """Two stories by their reports' and articles' keys, what they share, and whether they are about one incident."""

    keys: tuple[str, str]
    first: str
    second: str
    features: Mapping[str, float]
    is_one: bool


def is_learned_from(incident: str) -> bool:
    """Whether the reports of an incident belong to the half that is learned from."""
    return zlib.crc32(incident.encode()) % 2 == 0


def read_json_lines(path: Path) -> list[dict[str, Any]]:
    """All objects of a file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_reports(path: Path) -> list[tuple[ArticleRecord, ArticleEvents]]:
    """Every report of the benchmark with what the engine found in it."""
    engine = Engine(accidents=True)
    read = []
    for document in read_json_lines(path):
        published = dt.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        text = report_text(document)
        article = ArticleRecord(document["doc_id"], published, text, document.get("title"))
        read.append((article, engine.read(article.article_id, text, None, published)))
    return read


def compared_stories(read: Iterable[tuple[ArticleRecord, ArticleEvents]]) -> tuple[dict[str, ComparedReport], Rarity]:
    """Every report of an attack, as resolution compares them."""
    listed = list(read)
    articles = {article.article_id: article for article, _ in listed}
    events = merged(found for _, found in listed)
    reports = {row.key: row for row in compared_reports(events, articles, {}, load_places())}
    return with_stories(reports, stories(events.attacks, events.casualties), articles, frozenset())


def labelled_pairs(reports: Mapping[str, ComparedReport], rarity: Rarity, incident_of: Mapping[str, str]) -> list[Pair]:
    """All pairs of stories that resolution would look at."""
    return [
        Pair(
            (a.key, b.key),
            a.report.article_id,
            b.report.article_id,
            story_features(a, b),
            incident_of[a.report.article_id] == incident_of[b.report.article_id],
        )
        for a, b in blocked_stories(reports.values(), rarity)
    ]


SPEAKS_FOR = ("likeness", "passage_likeness", "rare_", "passage_capitals", "names", "same_")
SPEAKS_AGAINST = ("unlikeness", "no_", "other_", "told_before", "background", "undated", "killed:far", "wounded:far")
"""Beginnings of the names of features that can only speak for one attack, or only against."""


def train(pairs: Iterable[Pair]) -> dict[str, float]:
    """Weights that make the labels most probable, without those that chance gave the wrong sign.

    That shared names speak against one attack, say, because other features already count them, holds in no other news.
    """
    listed = list(pairs)
    left_out: set[str] = set()
    while True:
        weights = _fit(listed, sorted({name for pair in listed for name in pair.features} - left_out))
        wrong = {name for name, weight in weights.items() if name.startswith(SPEAKS_FOR) and weight < 0}
        wrong |= {name for name, weight in weights.items() if name.startswith(SPEAKS_AGAINST) and weight > 0}
        if not wrong:
            return weights
        left_out |= wrong


def _fit(listed: list[Pair], names: list[str]) -> dict[str, float]:
    """Logistic regression."""
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(listed), len(names)))
    for row, pair in enumerate(listed):
        for name in pair.features.keys() & column.keys():
            table[row, column[name]] = pair.features[name]
    labels = np.array([float(pair.is_one) for pair in listed])

    def likelihood(weights: Array) -> tuple[Array, Array]:
        likely = 1 / (1 + np.exp(-np.clip(table @ weights, -30, 30)))
        return table.T @ (labels - likely), (table * (likely * (1 - likely))[:, None]).T @ table

    weights = fit(likelihood, len(names), penalty=PENALTY)
    return {name: round(float(weights[number]), 3) for name, number in column.items()}


def pair_scores(model: StoryModel, pairs: Iterable[Pair], at: float = 0.0) -> dict[str, float]:
    """Precision and recall among the pairs looked at."""
    counts = Counter((model.log_odds(pair.features) >= at, pair.is_one) for pair in pairs)
    right = counts[True, True]
    return {
        "pairs": sum(counts.values()),
        "precision": round(right / max(1, right + counts[True, False]), 3),
        "recall": round(right / max(1, right + counts[False, True]), 3),
    }


def count_common_words(shared: Path) -> dict[str, int]:
    """Reference texts that hold each common word, and under ``texts`` their number."""
    texts = [a["text"] for path in ("gold/train.jsonl", "bench/muc4/dev.jsonl") for a in read_json_lines(shared / path)]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(wording_of(text.lower()).counts.keys())
    # the number of texts takes the place of a word that would stand for itself
    return {"texts": len(texts)} | {w: n for w, n in sorted(counts.items()) if n >= COMMON_FROM and w != "texts"}


def main() -> None:
    """Counts words, trains, prints the scores and writes both files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    arguments = parser.parse_args()
    words = count_common_words(arguments.shared)
    COMMON_WORDS.write_text("".join(f"{word} {count}\n" for word, count in words.items()), encoding="utf-8")
    common_words.cache_clear()
    gva = arguments.shared / "bench" / "gva"
    incident_of = {row["doc_id"]: str(row["cluster"]) for row in read_json_lines(gva / "gold.jsonl")}
    reports, rarity = compared_stories(read_reports(gva / "articles.jsonl"))
    pairs = labelled_pairs(reports, rarity, incident_of)
    halves = {"half learned from": [], "other half": []}
    for pair in pairs:
        sides = {is_learned_from(incident_of[pair.first]), is_learned_from(incident_of[pair.second])}
        if len(sides) == 1:
            halves["half learned from" if sides.pop() else "other half"].append(pair)
    model = StoryModel(train(halves["half learned from"]))
    scores = {name: pair_scores(model, half) for name, half in halves.items()}
    for name, found in scores.items():
        print(name, found)
    record = {"engine": Engine.version, "scores": scores, "weights": model.weights}
    WEIGHTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
