"""News reports of shootings: one attack, its day, toll and town for each, and which reports tell one shooting.

``python -m benchmarks.gva ARTICLES.jsonl EVENTS.jsonl GROUPS.jsonl`` reads ``doc_id``, ``title``, ``dct`` and ``text``
of each article and nothing else, and writes what ``eval/bench_score.py events`` and ``groups`` score. The registry
behind the gold keeps one incident for each report, so the report's main attack stands for it; the registry writes 0
where a report is silent, and so does this adapter, which the warehouse never does. It also counts accidents, which the
codebook leaves out of the warehouse, so the engine is told to read them here. Which of the days, tolls and towns that a
report tells the registry holds is chosen by ``shooting_days``, ``shooting_tolls``, ``shooting_agreement`` and
``shooting_towns``; without their weights, or with ``--rules-only``, those of the main attack stand. Reports that turn
out to tell one incident share all of them.
"""

import argparse
import datetime as dt
import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.choosing import Choice, load_choices, most_probable
from benchmarks.shooting_agreement import Report, agreed_toll
from benchmarks.shooting_days import day_odds
from benchmarks.shooting_tolls import evidence, toll_odds
from benchmarks.shooting_towns import Named, Town, candidate_towns, town_odds
from pipelines.events.article_reading import ArticleReading
from pipelines.events.engine import Engine
from pipelines.events.headlines import as_sentence
from pipelines.events.model import ArticleEvents, AttackReport, CasualtyReport
from pipelines.events.setting import PlaceChooser, home_town
from pipelines.quality.speed import Speed
from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve
from pipelines.vocabulary.places.places import Place, load_places


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


Odds = dict[str, Mapping[Any, float]]
"""For each question (``day``, ``killed``, ``wounded``, ``town``) how probable each answer is."""


@dataclass
class Read:
    """What was read from all reports: their events as a refresh would read and group them, and the odds.

    Attributes:
        homes: The town that each report is set in.
        spots: Town and point, for each report by the name that ``odds`` knows the town by.
        reports: What each report says of its toll, where there are choices.
    """

    events: list[ArticleEvents] = field(default_factory=list)
    articles: list[ArticleRecord] = field(default_factory=list)
    odds: dict[str, Odds] = field(default_factory=dict)
    homes: dict[str, dict[str, object]] = field(default_factory=dict)
    spots: dict[str, dict[str, dict[str, object]]] = field(default_factory=dict)
    reports: dict[str, Report] = field(default_factory=dict)
    speed: Speed | None = None


def read_reports(documents: list[dict[str, str]], choices: Mapping[str, Choice]) -> Read:
    """Read every report; without choices the odds stay empty."""
    engine, out, words = Engine(accidents=True), Read(), 0
    engine.load()
    started = time.process_time()
    for document in documents:
        key, text = document["doc_id"], report_text(document)
        published = dt.date.fromisoformat(document["dct"][:10]) if document.get("dct") else None
        article = engine.gather(key, text, None, published)
        events = engine.report(article)
        out.homes[key] = town_it_is_set_in(article)
        if choices:
            named = towns_named(article, events, text)
            known = evidence(article, text)
            tolls = toll_odds(choices, key, known)
            out.odds[key] = {
                "day": day_odds(choices["day"], article),
                **tolls,
                "town": town_odds(choices["town"], key, named),
            }
            out.reports[key] = Report(key, published, known, tolls)
            out.spots[key] = {name: spot(town.place, name) for name, town in named.items()}
        words += len(document["text"].split())
        out.events.append(events)
        out.articles.append(ArticleRecord(key, published, text, document.get("title")))
    out.speed = Speed(len(documents), words, time.process_time() - started)
    return out


def towns_named(article: ArticleReading, events: ArticleEvents, text: str) -> dict[str, Town]:
    """The towns that may be the shooting's, with what the engine says of them; the article's attacks are gathered."""
    says: dict[str, Named] = {}
    attack, home = main_attack(events), home_town(article.readings, PlaceChooser(article.readings))
    if attack is not None:
        says["main"] = attack.place_name, load_places().by_id(attack.place_id)
    if home is not None:
        says["home"] = home.text, home.place
    return candidate_towns(text, says)


def answers(
    clusters: Mapping[str, str],
    odds: Mapping[str, Odds],
    spots: Mapping[str, Mapping[str, Mapping[str, object]]],
    reports: Mapping[str, Report] = {},
    agreement: Choice | None = None,
) -> dict[str, dict[str, object]]:
    """Day, toll and town of each report: those that the reports of its incident agree on best.

    With ``agreement`` the dead and injured of an incident are chosen together, else each number by itself.
    """
    members: dict[str, list[str]] = {}
    for key, cluster in clusters.items():
        members.setdefault(cluster, []).append(key)
    found: dict[str, dict[str, object]] = {}
    for keys in members.values():
        told = [odds[key] for key in keys if key in odds]
        if not told:
            continue
        day = most_probable(report["day"] for report in told)
        agreed: dict[str, object] = {} if day is None else {"date": day.isoformat()}
        if agreement is not None:
            tolls = agreed_toll(agreement, [reports[key] for key in keys if key in reports])
            agreed |= dict(zip(("killed", "injured"), tolls, strict=True))
        else:
            for field_name, question in (("killed", "killed"), ("injured", "wounded")):
                agreed[field_name] = most_probable(report[question] for report in told)
        town = most_probable(report["town"] for report in told)
        agreed |= next((spots[key][town] for key in sorted(keys) if town in spots.get(key, {})), {}) if town else {}
        found |= dict.fromkeys(keys, agreed)
    return found


def incidents(read: Read) -> dict[str, str]:
    """The incident of each report: that of its main attack, or one of its own where it tells none."""
    attack_of = {row.attack_report_id: row.attack_id for row in resolve(read.articles, read.events).attack_members}
    mains = {events.article_id: main_attack(events) for events in read.events}
    return {key: attack_of[a.attack_report_id] if a else f"alone-{key}" for key, a in mains.items()}


def towns(clusters: Mapping[str, str], mains: Mapping[str, AttackReport | None]) -> dict[str, AttackReport]:
    """For each report the main attack whose place stands: one at the place that most reports of the incident name.

    Of places named equally often a report keeps its own.
    """
    named: dict[str, list[AttackReport]] = {}
    for key, attack in mains.items():
        if attack is not None and _town(attack) is not None:
            named.setdefault(clusters[key], []).append(attack)
    found = {}
    for key, attack in mains.items():
        rivals = named.get(clusters[key], [])
        counts = Counter(_town(a) for a in rivals)
        own = _town(attack) if attack is not None else None
        best = max(rivals, key=lambda a: (counts[_town(a)], _town(a) == own, _town(a) or ""), default=attack)
        if best is not None:
            found[key] = best
    return found


def _town(attack: AttackReport) -> str | None:
    return attack.place_id or attack.place_name


def _is_no_town(place: Place | None, words: str | None) -> bool:
    return not words or (place is not None and place.kind in ("country", "admin1", "district"))


def spot(place: Place | None, words: str | None) -> dict[str, object]:
    """Town and point of an entry of the gazetteer, or the words for a place that it doesn't have."""
    if place is None:
        return {"city": words, "lat": None, "lon": None}
    return {"city": place.name, "lat": place.latitude, "lon": place.longitude}


def town_it_is_set_in(article: ArticleReading) -> dict[str, object]:
    """The town a report is set in, for reports that place no attack or only in a state: a registry has always one."""
    home = home_town(article.readings, PlaceChooser(article.readings))
    return spot(home.place, home.text) if home is not None else {}


def row_of(
    events: ArticleEvents,
    attack: AttackReport | None,
    placed: AttackReport | None,
    home: Mapping[str, object],
    answer: Mapping[str, object],
) -> dict[str, object]:
    """What is written of one report: its main attack's day and toll, the town of ``placed``; answers stand before."""
    if attack is None or placed is None:
        return {"doc_id": events.article_id, **home, **answer}
    casualties = [c for c in events.casualties if c.attack_report_id == attack.attack_report_id]
    place = load_places().by_id(placed.place_id)
    exact = attack.date_start is not None and attack.date_start == attack.date_end
    return {
        "doc_id": events.article_id,
        "date": attack.date_start.isoformat() if exact and attack.date_start else None,
        "killed": toll(casualties, "killed"),
        "injured": toll(casualties, "wounded"),
        **(home if home and _is_no_town(place, placed.place_name) else spot(place, placed.place_name)),
        **answer,
    }


def main() -> None:
    """Read the articles, write one event and one cluster for each, print the speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("events", type=Path)
    parser.add_argument("groups", type=Path)
    parser.add_argument("--rules-only", action="store_true", help="take the main attack's day and toll, choose nothing")
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.articles.read_text(encoding="utf-8").splitlines() if line]
    choices = {} if arguments.rules_only else load_choices()
    read = read_reports(documents, choices)
    mains = {events.article_id: main_attack(events) for events in read.events}
    clusters = incidents(read)
    found = answers(clusters, read.odds, read.spots, read.reports, choices.get("agreement"))
    placed = towns(clusters, mains)
    with arguments.events.open("w", encoding="utf-8") as out, arguments.groups.open("w", encoding="utf-8") as groups:
        for events in read.events:
            key = events.article_id
            row = row_of(events, mains[key], placed.get(key), read.homes[key], found.get(key, {}))
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            groups.write(json.dumps({"doc_id": key, "cluster": clusters[key]}) + "\n")
    print(read.speed)


if __name__ == "__main__":
    main()
