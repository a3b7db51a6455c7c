"""News reports of shootings: one attack, its day, toll and town for each, and which reports tell one shooting.

``python -m benchmarks.gva ARTICLES.jsonl EVENTS.jsonl GROUPS.jsonl`` reads ``doc_id``, ``title``, ``dct`` and
``text`` of each article and nothing else, and writes what ``eval/bench_score.py events`` and ``groups`` score. The
registry behind the gold keeps one incident for each report, so the report's main attack stands for it; the registry
writes 0 where a report is silent, and so does this adapter, which the warehouse never does. It also counts accidents,
which the codebook leaves out of the warehouse, so the engine is told to read them here. Which of the days and tolls
that a report tells the registry holds is chosen by ``shooting_days`` and ``shooting_tolls``; without their weights, or
with ``--rules-only``, those of the main attack stand.
"""

import argparse
import datetime as dt
import json
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from benchmarks.choosing import load_choices
from benchmarks.shooting_days import choose_day
from benchmarks.shooting_tolls import choose_toll
from pipelines.events.engine import Engine
from pipelines.events.headlines import as_sentence
from pipelines.events.model import ArticleEvents, AttackReport, CasualtyReport
from pipelines.quality.speed import Speed
from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve
from pipelines.vocabulary.places.places import load_places


def report_text(document: dict[str, str]) -> str:
    """A report as it was read by people: its headline first, since many pages hold little else."""
    return as_sentence(document.get("title") or "", document["text"]) + "\n\n" + document["text"]


def main_attack(events: ArticleEvents) -> AttackReport | None:
    """The attack the article is about: of its main events the one with most figures, else the first told."""
    if not events.attacks:
        return None
    figures = Counter(c.attack_report_id for c in events.casualties)
    main = [a for a in events.attacks if a.reported_as == "main_event"] or events.attacks
    return max(main, key=lambda a: (min(figures[a.attack_report_id], 1), -a.trigger_start))


def toll(casualties: list[CasualtyReport], outcome: str) -> int:
    """All dead or wounded of an attack, parts left out, vague words only where no number is, 0 where it is silent."""
    mine = [c for c in casualties if c.outcome == outcome and not c.is_subset]
    exact = sum(c.best or 0 for c in mine)
    return exact or max((c.low or 0 for c in mine), default=0)


def with_main_attack_on(events: ArticleEvents, day: dt.date | None) -> ArticleEvents:
    """The reports of an article with its main attack moved to the day chosen for it."""
    main = main_attack(events)
    if main is None or day is None or (main.date_start, main.date_end) == (day, day):
        return events
    moved = replace(main, date_start=day, date_end=day, date_precision=1, date_basis="chosen")
    return replace(events, attacks=[moved if a is main else a for a in events.attacks])


def main() -> None:
    """Read the articles, write one event and one cluster for each, print the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("events", type=Path)
    parser.add_argument("groups", type=Path)
    parser.add_argument("--rules-only", action="store_true", help="take the main attack's day and toll, choose nothing")
    arguments = parser.parse_args()
    engine, places = Engine(accidents=True), load_places()
    documents = [json.loads(line) for line in arguments.articles.read_text(encoding="utf-8").splitlines() if line]
    engine.read("warm-up", "A bomb exploded in Baghdad on Monday.", None, dt.date(2020, 3, 17))
    all_events, as_read, articles, mains = [], [], [], {}
    choices = {} if arguments.rules_only else load_choices()
    chosen: dict[str, dict[str, object]] = {}
    started, words = time.process_time(), 0
    for document in documents:
        published = dt.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        text = report_text(document)
        article = engine.gather(document["doc_id"], text, None, published)
        events = engine.report(article)
        # reports are grouped as a refresh would group them: by what the engine read, without the chosen day
        as_read.append(events)
        if choices:
            day = choose_day(choices["day"], article)
            killed, injured = choose_toll(choices, article, text)
            row: dict[str, object] = {"killed": killed, "injured": injured}
            chosen[document["doc_id"]] = row | ({"date": day.isoformat()} if day else {})
            events = with_main_attack_on(events, day)
        words += len(document["text"].split())
        all_events.append(events)
        articles.append(ArticleRecord(document["doc_id"], published, text, document.get("title")))
        mains[document["doc_id"]] = main_attack(events)
    seconds = time.process_time() - started
    cluster_of = {row.attack_report_id: row.attack_id for row in resolve(articles, as_read).attack_members}
    with arguments.events.open("w", encoding="utf-8") as out, arguments.groups.open("w", encoding="utf-8") as groups:
        for events in all_events:
            attack = mains[events.article_id]
            row = {"doc_id": events.article_id} | chosen.get(events.article_id, {})
            if attack is not None:
                casualties = [c for c in events.casualties if c.attack_report_id == attack.attack_report_id]
                place = places.by_id(attack.place_id)
                exact = attack.date_start is not None and attack.date_start == attack.date_end
                row |= {
                    "date": attack.date_start.isoformat() if exact and attack.date_start else None,
                    "killed": row.get("killed", toll(casualties, "killed")),
                    "injured": row.get("injured", toll(casualties, "wounded")),
                    "city": place.name if place else attack.place_name,
                    "lat": place.latitude if place else None,
                    "lon": place.longitude if place else None,
                }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            cluster = cluster_of[attack.attack_report_id] if attack else f"alone-{events.article_id}"
            groups.write(json.dumps({"doc_id": events.article_id, "cluster": cluster}) + "\n")
    print(Speed(len(documents), words, seconds))


if __name__ == "__main__":
    main()
