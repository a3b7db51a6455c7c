"""Reports dated to a week, a month or a season, and undated news: each joins the one attack it fits, if any.

Not here: reports known only as what something answered (``answered``).
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from pipelines.resolution.attacks.blocking import LONGEST_WINDOW
from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.features import date_score, detail_score, place_score, share_victim, type_score
from pipelines.resolution.clusters import Clusters, ScoredPair
from pipelines.resolution.days import days_later

_ONLY_CANDIDATE_AT = 2.0
"""Score that a loosely dated report must reach to join the only attack it fits."""
_CLEAR_LEAD = 2.0
"""By how much one candidate must beat the next when a loosely dated report fits several."""
_ONE_PLACE = 2.0
"""Score of two names of one place."""
_SEVERAL = 2
_NEWS_DAYS = 8
"""How far back an article's main event may lie when nothing dates it."""


def join_loosely_dated(
    clusters: Clusters,
    reports: Mapping[str, ComparedReport],
    forbidden: Callable[[str, str], bool],
    agree: Callable[[tuple[str, ...], tuple[str, ...]], bool],
) -> None:
    """Joins a report dated to a week, month or season, or undated news, to the one precisely dated attack it fits.

    When it fits two, it stays alone, unless one fits far better: a wrong join would hide an attack, a missed one only
    shows it twice.
    """
    by_day: dict[tuple[date, str | None], list[str]] = defaultdict(list)
    for row in reports.values():
        if row.is_precise and row.report.date_start:
            by_day[row.report.date_start, row.report.country_iso3].append(row.key)
    pairs = []
    for cluster in clusters.all():
        rows = [reports[key] for key in cluster]
        windows = [window for row in rows if (window := _window(row))]
        if len(windows) < len(rows) or any(row.is_precise for row in rows):
            continue
        candidates: dict[tuple[str, ...], float] = {}
        nearby = {
            clusters.members(key)
            for row, (first, days) in zip(rows, windows, strict=True)
            for offset in range(days)
            for key in by_day.get((days_later(first, offset), row.report.country_iso3), ())
        }
        for other in sorted(nearby):
            if any(forbidden(a, b) for a in cluster for b in other):
                continue
            scores = [_loose_score(row, reports[key]) for row in rows for key in other]
            if max(scores) >= _ONLY_CANDIDATE_AT:
                candidates[other] = max(scores)
        if not candidates:
            continue
        best, *rest = sorted(candidates, key=lambda other: (-candidates[other], other))
        if not rest or candidates[best] - candidates[rest[0]] >= _CLEAR_LEAD:
            rule = "best_candidate_in_period" if rest else "only_candidate_in_period"
            pairs.append(ScoredPair(cluster[0], best[0], candidates[best], rule))
    clusters.agglomerate(pairs, forbidden, agree)


def _window(row: ComparedReport) -> tuple[date, int] | None:
    """First day and length of the time a loosely dated report may speak of; news without a date, of the last days."""
    if row.days is not None and row.report.date_start is not None:
        return (row.report.date_start, row.days) if row.days <= LONGEST_WINDOW else None
    if row.published_on is None or not (row.report.reported_as == "main_event" or _has_telling_toll(row)):
        return None
    return days_later(row.published_on, 1 - _NEWS_DAYS), _NEWS_DAYS


def _loose_score(a: ComparedReport, b: ComparedReport) -> float:
    place, day, kind = place_score(a, b), date_score(a, b), type_score(a, b)
    if place is None or day is None or kind is None:
        return -1.0
    loose, dated = (b, a) if a.is_precise else (a, b)
    shares_victim = share_victim(a, b)
    if loose.days is None and loose.report.reported_as != "main_event" and (a.killed != b.killed or place < _ONE_PLACE):
        return -1.0  # told in passing: only the toll and the place can tell which attack it is
    detail, evidence = detail_score(a, b)
    if not shares_victim and not (a.is_placed or b.is_placed) and not evidence - {"perpetrator"}:
        return -1.0  # two mentions of "in the country", perhaps two of an army's many strikes
    if not shares_victim and place < 1.0 and a.perpetrators and b.perpetrators and not a.perpetrators & b.perpetrators:
        return -1.0  # two attackers, and no more than a country in common
    if loose.days is None and place < 2.0 and not shares_victim:
        return -1.0  # neither date nor place
    if not shares_victim and (place <= 0.0 or (place < 1.0 and loose.killed and not dated.killed)):
        return -1.0  # no place, or a remembered toll with nothing to match it: "in the country" isn't enough
    detail += 0.75 if a.killed == b.killed == 1 else 0.0
    return place + day + kind + detail + (4.0 if shares_victim else 0.0)


def _has_telling_toll(row: ComparedReport) -> bool:
    """Whether it tells of several dead, so that their number may tell one attack from the next."""
    return (row.killed or 0) >= _SEVERAL
