"""How well and how fast the engine reads annotated articles.

    python -m benchmarks.gold GOLD.jsonl [--errors]

Reads articles in the shape of ``../shared/gold`` and compares what the engine found in each with its annotation, by the
functions of ``../shared/eval/score_gold.py``: precision, recall and F1 of attacks, casualty figures, responses, links,
totals and perpetrators, and how often each field of a matched attack is right. Identity across articles isn't scored
here, since it needs a warehouse. The speed is that of one core, in articles of 500 words. Nothing of the annotation is
shown to the engine.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents

SHARED = Path(__file__).parents[2] / "shared"
SCORER = SHARED / "eval" / "score_gold.py"
SCORES = ("attack", "casualty", "response", "link", "total", "perpetrator")
WORDS_OF_AN_ARTICLE = 500


def load_scorer() -> ModuleType | None:
    """The scoring script as a module, or None where it isn't beside the repository."""
    if not SCORER.is_file():
        return None
    spec = importlib.util.spec_from_file_location("score_gold", SCORER)
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
    published = date.fromisoformat(article["published"][:10]) if article.get("published") else None
    return engine.read(article["doc_id"], article["text"], article.get("title"), published)


def prediction(text: str, events: ArticleEvents) -> dict[str, Any]:
    """What the engine found in one article, in the shape that the scorer reads from a warehouse."""
    quotes: dict[str, list[str]] = defaultdict(list)
    for item in events.evidence:
        quotes[item.record_id].append(item.quote)
    attacks = {
        a.attack_report_id: {
            **asdict(a),
            "attack_id": a.attack_report_id,
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


def score(scorer: ModuleType, gold: Iterable[dict[str, Any]], predictions: dict[str, dict[str, Any]]) -> Any:
    """The scorer's tally over all articles."""
    tally = scorer.Tally()
    for article in gold:
        scorer.score_doc(tally, article, predictions[article["doc_id"]])
    return tally


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


def main(path: Path, errors: bool) -> int:
    """Reads, scores and prints; returns the exit status: 2 where the scorer is missing."""
    gold = read_gold(path)
    began = time.process_time()
    engine = Engine()
    if gold:
        read_article(engine, gold[0])  # loads the vocabulary, which a run of any length does once
    start_up = time.process_time() - began
    began = time.process_time()
    readings = [(article, read_article(engine, article)) for article in gold]
    spent = time.process_time() - began

    scorer = load_scorer()
    if scorer is not None:
        predictions = {a["doc_id"]: prediction(a["text"], events) for a, events in readings}
        tally = score(scorer, gold, predictions)
        if errors:
            print("\n".join(tally.errors))
        print(table(tally))
    words = sum(len(article["text"].split()) for article in gold)
    speed = words / WORDS_OF_AN_ARTICLE / spent if spent else 0.0
    print(
        f"{len(gold)} articles, {words:,} words in {spent:.2f} CPU s: {speed:.0f} articles of {WORDS_OF_AN_ARTICLE} "
        f"words a second on one core, after {start_up:.2f} CPU s to load the vocabulary and read the first"
    )
    if scorer is None:
        print(
            f"no scores: the scorer is missing ({SCORER.name} is looked for in shared/eval beside the repository)",
            file=sys.stderr,
        )
        return 2
    return 0


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, help="annotated articles, JSON Lines")
    parser.add_argument("--errors", action="store_true", help="list every missed and every spurious item")
    arguments = parser.parse_args()
    sys.exit(main(arguments.gold, arguments.errors))
