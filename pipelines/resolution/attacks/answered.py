"""Attacks that an article speaks of only as what was answered: which of the known attacks each is.

"In response to the rocket fire on its base", "in retaliation for the killing of two soldiers": no day, often no place.
The answer dates them from above, and only an attack that nothing rivals is taken. A report that is known by its own
day or place is matched in ``scoring`` and ``loosely_dated``.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.events.model import AnsweredAttackReport, ArticleEvents, AttackReport
from pipelines.resolution.attacks.blocking import LONGEST_WINDOW
from pipelines.resolution.attacks.compared import ComparedReport, content_words
from pipelines.resolution.attacks.features import date_score, detail_score, place_score, share_victim, type_score
from pipelines.resolution.attacks.limits import other_stages, other_victims
from pipelines.resolution.clusters import Clusters, ScoredPair
from pipelines.resolution.days import days_later
from pipelines.resolution.model import AnsweredAttackMatch, AttackMember
from pipelines.vocabulary.actors import normalise_name
from pipelines.vocabulary.places import PlaceIndex

_ANSWER_DAYS = 14
"""How long before its answer an attack may lie that nothing dates."""
_NAMED_DAYS = 400
"""The same where a victim's name tells which attack is meant."""
_LEAST = 1.75
"""Score that the only candidate must reach: the country and type, or the country and the toll."""
_CLEAR_LEAD = 2.0
"""By how much one candidate must beat the next."""
_GROUNDS = frozenset({"explicit", "causal"})

Cluster = tuple[str, ...]


@dataclass(frozen=True)
class _Sought:
    """An attack that was answered, and the last day it can have happened on."""

    row: ComparedReport
    last_day: date


class KnownAttacks:
    """Dated reports by day and country, and by the surnames of their victims."""

    def __init__(self, reports: Iterable[ComparedReport]) -> None:
        self._by_day: dict[tuple[date, str | None], list[ComparedReport]] = defaultdict(list)
        self._by_victim: dict[str, list[ComparedReport]] = defaultdict(list)
        for row in reports:
            if row.is_precise and row.report.date_start:
                # of a country with many attacks, one that is only known to be there can't be told from the others
                if row.place is None or row.place.kind != "country":
                    self._by_day[row.report.date_start, row.report.country_iso3].append(row)
                for victim in row.victims:
                    self._by_victim[victim.rpartition(" ")[2]].append(row)

    def before(self, sought: _Sought) -> Iterator[ComparedReport]:
        """The reports that may be of the attack sought: of its country and days, or with a victim of its name."""
        first, last = _window(sought)
        if sought.row.report.country_iso3 is not None:
            for offset in range((last - first).days + 1):
                yield from self._by_day.get((days_later(first, offset), sought.row.report.country_iso3), ())
        earliest = days_later(sought.last_day, -_NAMED_DAYS)
        for victim in sorted(sought.row.victims):
            for row in self._by_victim.get(victim.rpartition(" ")[2], ()):
                if row.report.date_start and earliest <= row.report.date_start <= sought.last_day:
                    yield row


def _window(sought: _Sought) -> tuple[date, date]:
    """First and last day of the attack sought: its own days where the words give them, else those before the answer."""
    report, days = sought.row.report, sought.row.days
    if days is not None and days <= LONGEST_WINDOW and report.date_start and report.date_end:
        return days_later(report.date_start, -1), min(days_later(report.date_end, 1), sought.last_day)
    return days_later(sought.last_day, -_ANSWER_DAYS), sought.last_day


def _score(sought: ComparedReport, known: ComparedReport) -> float | None:
    """How well a known attack fits the words, None where it doesn't or where they say too little."""
    if sought.report.article_id == known.report.article_id or other_victims(sought, known):
        return None
    if other_stages(sought, known):
        return None
    place, day, kind = place_score(sought, known), date_score(sought, known), type_score(sought, known)
    if place is None or day is None or kind is None:
        return None
    if share_victim(sought, known):
        return place + kind + 6.0
    detail, agrees = detail_score(sought, known)
    if place < 0.5 or not (place >= 2.0 or agrees or kind >= 1.0):
        return None
    score = place + kind + detail + (day if sought.days is not None else 0.0)
    return score if score >= _LEAST else None


def _best(sought: _Sought, known: KnownAttacks, clusters: Callable[[str], Cluster]) -> tuple[Cluster, float] | None:
    """The attack (its reports) that fits and that no other rivals."""
    scores: dict[Cluster, float] = {}
    excluded: set[Cluster] = set()
    for row in known.before(sought):
        cluster, score = clusters(row.key), _score(sought.row, row)
        if row.report.article_id == sought.row.report.article_id:
            excluded.add(cluster)  # an attack that the article itself tells was not meant
        elif score is not None:
            scores[cluster] = max(score, scores.get(cluster, score))
    ranked = sorted((c for c in scores if c not in excluded), key=lambda c: (-scores[c], c))
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _CLEAR_LEAD):
        return None
    return ranked[0], scores[ranked[0]]


# --- reported attacks ---------------------------------------------------------------------------------------------


def join_answered(
    clusters: Clusters,
    reports: Mapping[str, ComparedReport],
    events: ArticleEvents,
    forbidden: Callable[[str, str], bool],
    agree: Callable[[Cluster, Cluster], bool],
) -> None:
    """Joins an undated report, told only as what was answered, to the one attack before the answer that it fits."""
    known = KnownAttacks(reports.values())
    pairs = []
    for key, last_day in _answered_undated(reports, events).items():
        if clusters.members(key) != (key,):
            continue
        found = _best(_Sought(reports[key], last_day), known, clusters.members)
        if found is not None and not _tolls_differ(reports[key], reports[found[0][0]]):
            pairs.append(ScoredPair(key, found[0][0], found[1], "only_attack_to_answer"))
    clusters.agglomerate(pairs, forbidden, agree)


def _tolls_differ(a: ComparedReport, b: ComparedReport) -> bool:
    return a.killed is not None and b.killed is not None and a.killed != b.killed


def _answered_undated(reports: Mapping[str, ComparedReport], events: ArticleEvents) -> dict[str, date]:
    """Undated reports that a response is explicitly said to answer, with the last day they can have happened on."""
    responses = {row.response_report_id: row for row in events.responses}
    found: dict[str, date] = {}
    for link in events.links:
        row, answer = reports.get(link.attack_report_id), responses.get(link.response_report_id)
        if row is None or answer is None or link.basis not in _GROUNDS or row.days is not None:
            continue
        last_day = _last_day(answer.date_end, answer.date_basis, row.published_on)
        if last_day is not None:
            found[row.key] = min(last_day, found.get(row.key, last_day))
    return found


def _last_day(answered_on: date | None, basis: str | None, published_on: date | None) -> date | None:
    """The day of the answer, else of the article."""
    return answered_on if answered_on is not None and basis != "publication_fallback" else published_on


# --- attacks that no report tells ---------------------------------------------------------------------------------


def match_answered(
    events: ArticleEvents,
    published: Mapping[str, date | None],
    members: Iterable[AttackMember],
    reports: Iterable[ComparedReport],
    places: PlaceIndex,
) -> list[AnsweredAttackMatch]:
    """The known attack that each described one is, where exactly one fits.

    Args:
        events: All reports; those described are ``events.answered``.
        published: Publication date of each article.
        members: The attack of every reported attack.
        reports: The reported attacks, ready to be compared.
        places: The gazetteer.

    Returns:
        One row for each description that was recognised, sorted.
    """
    members = list(members)
    attack_of = {row.attack_report_id: row.attack_id for row in members}
    told_by: dict[str, list[str]] = defaultdict(list)
    for member in members:
        told_by[member.attack_id].append(member.attack_report_id)
    known = KnownAttacks(reports)
    country_of = {row.attack_report_id: row.country_iso3 for row in events.attacks}
    responses = {row.response_report_id: row for row in events.responses}
    found = []
    for described in events.answered:
        answer = responses[described.response_report_id]
        published_on = published.get(described.article_id)
        last_day = _last_day(answer.date_end, answer.date_basis, published_on)
        if last_day is None:
            continue
        # force mostly answers where it was provoked: its own country stands in for one that isn't named
        country = described.country_iso3 or country_of.get(answer.same_as_attack_report_id or "")
        sought = _Sought(_as_report(described, country, published_on, places), last_day)
        best = _best(sought, known, lambda key: tuple(sorted(told_by[attack_of[key]])))
        if best is not None:
            attack_id = attack_of[best[0][0]]
            found.append(AnsweredAttackMatch(described.answered_attack_report_id, attack_id, "only_attack_that_fits"))
    return sorted(found, key=lambda row: row.answered_attack_report_id)


def _as_report(
    described: AnsweredAttackReport, country_iso3: str | None, published_on: date | None, places: PlaceIndex
) -> ComparedReport:
    """A description in the form in which reports are compared."""
    report = AttackReport(
        attack_report_id=described.answered_attack_report_id,
        article_id=described.article_id,
        trigger_start=0,
        attack_type=described.attack_type or "other",
        stage="accomplished",
        reported_as="background_recent",
        date_start=described.date_start,
        date_end=described.date_end,
        date_precision=described.date_precision,
        date_text=described.date_text,
        date_basis=described.date_basis,
        place_name=described.place_name,
        place_id=described.place_id,
        country_iso3=country_iso3,
        where_precision=described.where_precision,
        weapon_type=None,
        weapon_count=None,
        strike_count=None,
        target_text=None,
    )
    return ComparedReport(
        report=report,
        published_on=published_on,
        place=places.by_id(described.place_id),
        place_words=frozenset(content_words(described.place_name)),
        victims=frozenset({normalise_name(described.person_name)} if described.person_name else ()),
        killed=described.killed,
        wounded=None,
        perpetrators=frozenset(),
        named_perpetrators=frozenset(),
        target_words=frozenset(),
    )
