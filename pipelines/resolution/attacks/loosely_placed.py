"""Mentions that give a day and a country, but no place and no toll: each joins the one attack it fits, if any.

Not here: mentions without a day (``loosely_dated``).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.clusters import Clusters, ScoredPair

_BARE = 1.0
"""Score of such a join: below all others, so that none is made in its stead."""


def join_loosely_placed(
    clusters: Clusters,
    reports: Mapping[str, ComparedReport],
    forbidden: Callable[[str, str], bool],
    agree: Callable[[tuple[str, ...], tuple[str, ...]], bool],
) -> None:
    """Joins a mention in passing of "last Friday's air strikes" to the only attack of that day, country and type.

    It adds nothing that the attack lacks, so a wrong join loses a mention and no figure; where it fits two, or has a
    place or a toll of its own, it stays alone.
    """
    placed: dict[tuple[date, str, str], set[tuple[str, ...]]] = defaultdict(set)
    for row in reports.values():
        if row.is_placed and (key := _key(row)):
            placed[key].add(clusters.members(row.key))
    pairs = []
    for cluster in clusters.all():
        rows = [reports[key] for key in cluster]
        keys = {_key(row) for row in rows}
        if len(keys) > 1 or not all(_is_bare(row) for row in rows):
            continue
        key = keys.pop()
        candidates = sorted(placed.get(key, ())) if key else []
        if len(candidates) == 1 and not any(forbidden(a, b) for a in cluster for b in candidates[0]):
            pairs.append(ScoredPair(cluster[0], candidates[0][0], _BARE, "only_attack_of_its_day"))
    clusters.agglomerate(pairs, forbidden, agree)


def _key(row: ComparedReport) -> tuple[date, str, str] | None:
    """Day, country and type, where day and country are told."""
    if not row.is_precise or row.report.date_start is None or row.report.country_iso3 is None:
        return None
    return row.report.date_start, row.report.country_iso3, row.report.attack_type


def _is_bare(row: ComparedReport) -> bool:
    """Whether a report is told in passing and says neither where nor how many were hurt."""
    told_in_passing = row.report.reported_as != "main_event"
    return told_in_passing and not row.is_placed and not row.killed and not row.wounded and not row.victims
