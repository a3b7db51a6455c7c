"""Which way of comparing reports finds best which of them tell one event: rules, Splink, a trained model.

    python -m benchmarks.identity ../shared/bench/gva/articles.jsonl ../shared/bench/gva/gold.jsonl

Reads news reports of shootings, groups them in several ways, and prints for each the B-cubed and pair scores of
``eval/bench_score.py groups``, over all reports and over the half of the incidents that no model has learned from. All
scored ways see the same pairs and are clustered alike, with the hard limits of resolution; the last row is what a
refresh does, mentions included. Splink (``benchmarks/splink_stories.py``) is left out where it isn't installed:
``pip install 'aftermath[identity]'``.
"""

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from benchmarks.splink_stories import is_installed, splink_log_odds
from pipelines.events.model import ArticleEvents
from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.limits import stories_cannot_be_one
from pipelines.resolution.attacks.rarity import cosine
from pipelines.resolution.attacks.stories import story_of
from pipelines.resolution.attacks.story_comparison import AGREE_AT, JOIN_AT
from pipelines.resolution.attacks.story_model import FARTHEST, story_model
from pipelines.resolution.clusters import Clusters, ScoredPair
from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve
from scripts.train_story_pairs import Pair, compared_stories, is_learned_from, labelled_pairs, read_reports

TFIDF_FROM = 0.2
TFIDF_DAYS = 10
Grouping = Mapping[str, str]
LogOdds = Mapping[tuple[str, str], float]


def scores(incident_of: Mapping[str, str], cluster_of: Grouping) -> dict[str, float]:
    """B-cubed and pair precision, recall and F, of the reports in ``incident_of``, as ``bench_score.py`` counts."""
    truth, found = defaultdict(set), defaultdict(set)
    for doc, incident in incident_of.items():
        truth[incident].add(doc)
        found[cluster_of.get(doc, f"alone {doc}")].add(doc)
    precision = recall = 0.0
    for doc, incident in incident_of.items():
        mine = found[cluster_of.get(doc, f"alone {doc}")]
        both = len(mine & truth[incident])
        precision += both / len(mine)
        recall += both / len(truth[incident])
    precision, recall = precision / len(incident_of), recall / len(incident_of)
    joint = Counter((incident, cluster_of.get(doc, f"alone {doc}")) for doc, incident in incident_of.items())
    right = sum(_pairs(n) for n in joint.values())
    pair_precision = right / max(1, sum(_pairs(len(docs)) for docs in found.values()))
    pair_recall = right / max(1, sum(_pairs(len(docs)) for docs in truth.values()))
    return {
        "B P": precision, "B R": recall, "B F": _f(precision, recall),
        "pair P": pair_precision, "pair R": pair_recall, "pair F": _f(pair_precision, pair_recall),
    }  # fmt: skip


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _f(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def grouped(reports: Mapping[str, ComparedReport], log_odds: LogOdds, *, limits: bool = True) -> Grouping:
    """Article -> cluster, from the log-odds of pairs of report keys; a pair that isn't there is as unlike as can be."""
    keys = [key for key, row in reports.items() if row.story is not None]
    clusters = Clusters(keys)

    def agree(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
        total = sum(log_odds.get((min(a, b), max(a, b)), -FARTHEST) for a in ours for b in theirs)
        return total / (len(ours) * len(theirs)) >= AGREE_AT

    def forbidden(first: str, second: str) -> bool:
        return limits and stories_cannot_be_one(reports[first], reports[second])

    pairs = [ScoredPair(a, b, odds, "pair") for (a, b), odds in log_odds.items() if odds >= JOIN_AT]
    clusters.agglomerate(pairs, forbidden, agree)
    return {reports[key].report.article_id: clusters.members(key)[0] for key in keys}


def tfidf_log_odds(reports: Mapping[str, ComparedReport], pairs: Iterable[Pair]) -> dict[tuple[str, str], float]:
    """The baseline: cosine of the wording above a threshold, for articles that came out within ten days."""
    odds = {}
    for pair in pairs:
        a, b = reports[pair.keys[0]], reports[pair.keys[1]]
        near = a.published_on and b.published_on and abs((a.published_on - b.published_on).days) <= TFIDF_DAYS
        if near and a.story and b.story:
            odds[pair.keys] = JOIN_AT + 20 * (cosine(a.story.whole.vector, b.story.whole.vector) - TFIDF_FROM)
    return odds


def groups_of_stories(read: Iterable[tuple[ArticleRecord, ArticleEvents]], *, with_wording: bool = True) -> Grouping:
    """Article -> attack, as a refresh resolves them, by the attack that the article is about."""
    listed = list(read)
    found = resolve([article for article, _ in listed], [events for _, events in listed], with_wording=with_wording)
    attack_of = {row.attack_report_id: row.attack_id for row in found.attack_members}
    groups = {}
    for article, events in listed:
        story = story_of(events.attacks, events.casualties)
        if story is not None:
            groups[article.article_id] = attack_of[story.attack_report_id]
    return groups


def main() -> None:
    """Reads, groups in every way, prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    arguments = parser.parse_args()
    lines = arguments.gold.read_text(encoding="utf-8").splitlines()
    incident_of = {row["doc_id"]: str(row["cluster"]) for row in map(json.loads, lines)}
    unseen = {doc: incident for doc, incident in incident_of.items() if not is_learned_from(incident)}
    read = read_reports(arguments.articles)
    reports, rarity = compared_stories(read)
    pairs = labelled_pairs(reports, rarity, incident_of)
    print(f"{len(read)} reports, {len(pairs)} pairs looked at")
    print(f"{'':34}|{'half not learned from':^36}|{'all':^36}|")
    print(f"{'':34}|" + 2 * f"{'B-cubed P':>10}{'R':>6}{'F':>6}{'pairs F':>9}     |" + " seconds")

    def show(name: str, group: Callable[[], Grouping]) -> None:
        began = time.process_time()
        clusters = group()
        row = f"{name:34}|"
        for part in (unseen, incident_of):
            s = scores(part, clusters)
            row += f"{s['B P']:10.3f}{s['B R']:6.3f}{s['B F']:6.3f}{s['pair F']:9.3f}     |"
        print(f"{row}{time.process_time() - began:8.1f}")

    keys = [pair.keys for pair in pairs]
    model = story_model()
    show("each report alone", dict)
    show("fields alone, weighed by hand", lambda: groups_of_stories(read, with_wording=False))
    show("TF-IDF within ten days", lambda: grouped(reports, tfidf_log_odds(reports, pairs), limits=False))
    if is_installed():
        show("Splink without labels", lambda: grouped(reports, splink_log_odds(reports, keys, None)))
        show("Splink, labels of one half", lambda: grouped(reports, splink_log_odds(reports, keys, incident_of)))
    else:
        print("Splink: left out, it isn't installed (pip install 'aftermath[identity]')")
    if model is not None:
        odds = {pair.keys: model.log_odds(pair.features) for pair in pairs}
        show("trained model, stories alone", lambda: grouped(reports, odds))
        show("resolution as it is", lambda: groups_of_stories(read))


if __name__ == "__main__":
    main()
