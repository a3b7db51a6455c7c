"""TIMEX3 predictions for a file of documents, and how fast they were made.

    python -m benchmarks.timex DOCS.jsonl PREDICTIONS.jsonl

Reads ``doc_id``, ``dct`` (day of creation, ISO) and ``text`` of each line and nothing else, so a file with gold
annotations may be given. Writes ``{doc_id, timexes: [{start, end, type, value}]}``. Prints articles per second and the
share of time spent on cutting words, on searching and on reading what was found.
"""

import json
import re
import sys
import time
from datetime import date
from pathlib import Path

from pipelines.events.times import TimeMention, find_times
from pipelines.events.times.grammar import ANY_RULE
from pipelines.events.times.tokens import Tokens
from pipelines.quality.speed import Speed

# TIMEX3 leaves out the preposition that makes a window of an expression
_PREPOSITIONS = ("since ", "since\n", "in ", "in\n", "over ", "during ", "inside ")


_LINKS = re.compile(r"\s*(?:[-\u2013]|\b(?:to|through|until|till|thru|and)\b)\s*", re.IGNORECASE)
_LEADS = re.compile(r"(?:between|from)\s+", re.IGNORECASE)


def timexes(text: str, mention: TimeMention) -> list[dict[str, object]]:
    """A mention as TIMEX3 has it: without its preposition, and a range as its two ends."""
    start, end, value = mention.start, mention.end, mention.value
    if mention.kind == "window":
        for preposition in _PREPOSITIONS:
            if text[start:end].lower().startswith(preposition):
                start += len(preposition)
                break
    parts = [(start, end, value)]
    if value and "/" in value:
        lead = _LEADS.match(text, start, end)
        start = lead.end() if lead else start
        link = _LINKS.search(text, start, end)
        if link:
            first, last = value.split("/")
            parts = [(start, link.start(), first), (link.end(), end, last)]
    return [{"start": a, "end": b, "type": mention.timex_type, "value": v} for a, b, v in parts]


def main(docs: Path, predictions: Path) -> None:
    """Writes the predictions and prints the figures."""
    rows = [json.loads(line) for line in docs.read_text(encoding="utf-8").splitlines()]
    articles = [
        (row["doc_id"], date.fromisoformat(row["dct"][:10]) if row.get("dct") else None, row["text"]) for row in rows
    ]
    began = time.process_time()
    results = [find_times(text, dct) for _, dct, text in articles]
    spent = time.process_time() - began
    with predictions.open("w", encoding="utf-8") as out:
        for (doc_id, _, text), mentions in zip(articles, results, strict=True):
            found = [timex for mention in mentions for timex in timexes(text, mention)]
            out.write(json.dumps({"doc_id": doc_id, "timexes": found}) + "\n")

    began = time.process_time()
    tokens = [Tokens(text) for _, _, text in articles]
    words = time.process_time() - began
    began = time.process_time()
    for one in tokens:
        for _ in ANY_RULE.finditer(one.codes):
            pass
    search = time.process_time() - began
    print(Speed(len(rows), sum(len(text.split()) for _, _, text in articles), spent))
    print(
        f"{sum(map(len, results))} expressions; of the time, words {words / spent:.0%}, search {search / spent:.0%}, "
        f"reading {1 - (words + search) / spent:.0%}"
    )


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
