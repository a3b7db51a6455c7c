"""How well and how fast the engine reads annotated articles.

    python -m benchmarks.gold GOLD.jsonl [GOLD.jsonl ...] [--errors] [--json REPORT.json]

Reads articles in the shape of ``../shared/gold`` and compares what the engine found in each with its annotation, by the
functions of ``../shared/eval/score_gold.py``: precision, recall and F1 of attacks, casualty figures, responses, links,
totals and perpetrators, and how often each field of a matched attack is right. Identity across articles is scored too:
all articles given are resolved together, as a warehouse of them would be. The report has the shape of the scorer's own.
The speed is that of one core, in articles of 500 words. Nothing of the annotation is shown to the engine.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents
from pipelines.paths import shared_dir
from pipelines.quality.speed import Speed
from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve

SHARED = shared_dir()
SCORER = SHARED / "eval" / "score_gold.py"
SCORES = ("attack", "casualty", "response", "link", "total", "perpetrator", "identity")


def load_scorer(path: Path = SCORER) -> ModuleType | None:
    """The scoring script as a module, or None where there is none at the path."""
    if not path.is_file():
        return None
    spec = importlib.util.spec_from_file_location("score_gold", path)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_gold(path: Path) -> list[dict[str, Any]]:
    """The annotated articles of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_article(engine: Engine, article: dict[str, Any]) -> ArticleEvents:
    """The engine's reading of one annotated article: its text, title and day of publication, nothing else of it."""
    return engine.read(article["doc_id"], article["text"], article.get("title"), day_of(article))


def day_of(article: dict[str, Any]) -> date | None:
    """The day of publication, None where it isn't known."""
    return date.fromisoformat(article["published"][:10]) if article.get("published") else None


def predictions(readings: Iterable[tuple[dict[str, Any], ArticleEvents]]) -> dict[str, dict[str, Any]]:
    """What a warehouse of these articles would hold of each, by document; one attack of several has one key."""
    read = list(readings)
    articles = [ArticleRecord(a["doc_id"], day_of(a), a["text"], a.get("title")) for a, _ in read]
    members = resolve(articles, [events for _, events in read]).attack_members
    attack_ids = {member.attack_report_id: member.attack_id for member in members}
    return {a["doc_id"]: prediction(a["text"], events, attack_ids) for a, events in read}


def prediction(text: str, events: ArticleEvents, attack_ids: Mapping[str, str] | None = None) -> dict[str, Any]:
    """What the engine found in one article, in the shape that the scorer reads from a warehouse.

    Args:
        text: The article's.
        events: What the engine found in it.
        attack_ids: The attack that each reported attack is a report of; left out, each stands alone.
    """
    quotes: dict[str, list[str]] = defaultdict(list)
    for item in events.evidence:
        quotes[item.record_id].append(item.quote)
    attacks = {
        a.attack_report_id: {
            **asdict(a),
            "attack_id": (attack_ids or {}).get(a.attack_report_id, a.attack_report_id),
            "quotes": quotes[a.attack_report_id],
            "casualties": [],
            "perpetrators": [],
        }
        for a in events.attacks
    }
    for figure in events.casualties:
        attacks[figure.attack_report_id]["casualties"].append(asdict(figure))
    for attribution in events.attributions:
        attacks[attribution.attack_report_id]["perpetrators"].append(asdict(attribution))
    responses = {
        r.response_report_id: {**asdict(r), "quotes": quotes[r.response_report_id], "links": []}
        for r in events.responses
    }
    for link in events.links:
        responses[link.response_report_id]["links"].append(link.attack_report_id)
    return {
        "text": text,
        "attacks": list(attacks.values()),
        "responses": list(responses.values()),
        "totals": [asdict(t) for t in events.totals],
    }


def score(scorer: ModuleType, gold: Iterable[dict[str, Any]], predicted: dict[str, dict[str, Any]]) -> Any:
    """The scorer's tally over all articles, and over all pairs of them for identity."""
    tally = scorer.Tally()
    articles = list(gold)
    for article in articles:
        scorer.score_doc(tally, article, predicted[article["doc_id"]])
    scorer.score_identity(tally, articles, predicted)
    return tally


def report(tally: Any, articles: int) -> dict[str, Any]:
    """The tally in the shape in which the scorer itself reports it."""
    return {
        "articles": articles,
        **{name: tally.prf(name) for name in SCORES},
        "fields_on_matched": {
            name: {"accuracy": round(right / of, 4), "n": of}
            for name, (right, of) in sorted(tally.fields.items())
            if of
        },
    }


def table(tally: Any) -> str:
    """The scores as lines for a person."""
    lines = [f"{'':14}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>6}{'fn':>6}"]
    for name in SCORES:
        s = tally.prf(name)
        lines.append(f"{name:14}{s['precision']:7.3f}{s['recall']:7.3f}{s['f1']:7.3f}{s['tp']:6}{s['fp']:6}{s['fn']:6}")
    lines.append("fields of matched attacks")
    for name, (right, of) in sorted(tally.fields.items()):
        if of:
            lines.append(f"  {name:24}{right / of:7.3f}  {right}/{of}")
    return "\n".join(lines)


def read_all(engine: Engine, gold: list[dict[str, Any]]) -> tuple[list[tuple[dict[str, Any], ArticleEvents]], Speed]:
    """Every article with what the engine found in it, and how fast that went, loading the vocabulary left out."""
    engine.load()
    began = time.process_time()
    readings = [(article, read_article(engine, article)) for article in gold]
    spent = time.process_time() - began
    return readings, Speed(len(gold), sum(len(article["text"].split()) for article in gold), spent)


def main(paths: list[Path], errors: bool, scorer_path: Path, json_path: Path | None) -> int:
    """Reads, scores and prints; returns the exit status: 2 where the scorer is missing."""
    gold = [article for path in paths for article in read_gold(path)]
    readings, speed = read_all(Engine(), gold)
    scorer = load_scorer(scorer_path)
    if scorer is not None:
        tally = score(scorer, gold, predictions(readings))
        if errors:
            print("\n".join(tally.errors))
        print(table(tally))
        if json_path is not None:
            json_path.write_text(json.dumps(report(tally, len(gold)), indent=1), encoding="utf-8")
    print(speed)
    if scorer is None:
        print(f"no scores: there is no scorer {scorer_path}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, nargs="+", help="annotated articles, JSON Lines")
    parser.add_argument("--errors", action="store_true", help="list every missed and every spurious item")
    parser.add_argument("--json", type=Path, metavar="REPORT", help="write the scores to this file too")
    parser.add_argument(
        "--scorer", type=Path, default=SCORER, help="the scoring script (default: beside the repository)"
    )
    arguments = parser.parse_args()
    sys.exit(main(arguments.gold, arguments.errors, arguments.scorer, arguments.json))
