"""Templates of 23 slots for newswire in the shape of MUC-4.

``python -m benchmarks.muc4 DOCS.jsonl RESPONSES.jsonl`` reads ``doc_id``, ``dateline``, ``date`` and
``text`` of each document, never
its key, writes what ``eval/muc_score.py`` and ``eval/muc_roles.py`` score, and prints the speed. Where the documents
carry their key, it then prints both scorers' figures; the key isn't looked at before the responses are written.
"""

import argparse
import datetime as dt
import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.muc4.templates import template
from benchmarks.muc4.truecase import truecase
from pipelines.events.article_reading import read_article
from pipelines.events.learned.models import load
from pipelines.events.learned.reader import LearnedReader
from pipelines.paths import shared_dir
from pipelines.quality.speed import Speed

SCORERS = shared_dir() / "eval"
READ = ("doc_id", "dateline", "date", "text")
_WARM_UP = {"doc_id": "warm-up", "dateline": "", "date": "1990-01-02", "text": "A BOMB EXPLODED IN LIMA ON MONDAY."}


def respond(document: dict[str, Any], reader: LearnedReader) -> dict[str, Any]:
    """The templates of one document, as the scorers read them."""
    published = dt.date.fromisoformat(document["date"]) if document.get("date") else None
    article = read_article(document["doc_id"], truecase(document["text"]), None, published)
    incidents = reader.read(article)
    dateline = document["dateline"] or ""
    found = [template(incident, article, dateline, load, n) for n, incident in enumerate(incidents, 1)]
    return {"doc_id": document["doc_id"], "templates": found}


def scorer(name: str) -> ModuleType | None:
    """One of the scorers, ``muc_score`` or ``muc_roles``; None where it isn't at hand."""
    path = SCORERS / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def print_scores(documents: Path, responses: Path) -> None:
    """What the two scorers make of the responses, where they and a key are at hand."""
    slots, roles = scorer("muc_score"), scorer("muc_roles")
    if slots is None or roles is None:
        return
    print(slots.report(slots.Scorer(slots.AutoJudge()).run(slots.read_docs(documents), slots.read_docs(responses))))
    for measure, rows in roles.evaluate(roles.read(documents), roles.read(responses)).items():
        print(measure)
        for name, row in rows.items():
            print(f"  {name:14s} P {row['p']:6.2f}  R {row['r']:6.2f}  F1 {row['f1']:6.2f}")


def main() -> None:
    """Read the documents, write their templates, print the speed and, given a key, the scores."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", type=Path)
    parser.add_argument("responses", type=Path)
    arguments = parser.parse_args()
    reader = LearnedReader()
    rows = [json.loads(line) for line in arguments.documents.read_text(encoding="utf-8").splitlines() if line.strip()]
    has_key = any(row.get("templates") for row in rows)
    documents = [{name: row.get(name) for name in READ} for row in rows]
    del rows
    respond(_WARM_UP, reader)
    started, words = time.process_time(), 0
    with arguments.responses.open("w", encoding="utf-8") as out:
        for document in documents:
            out.write(json.dumps(respond(document, reader), ensure_ascii=False) + "\n")
            words += len(document["text"].split())
    print(Speed(len(documents), words, time.process_time() - started))
    if has_key:
        print_scores(arguments.documents, arguments.responses)


if __name__ == "__main__":
    main()
