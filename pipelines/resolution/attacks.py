"""Which reported attacks are one attack: identity across articles.

A pair of reports is scored on place, date, type, named victims, figures, perpetrator and target; hard rules forbid
joins however high the score. Merging the figures of one attack's reports is dbt's work, and so is choosing among them.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache

from pipelines.events.model import ArticleEvents, AttackReport
from pipelines.keys import stable_key
from pipelines.resolution.clusters import Clusters, ScoredPair
from pipelines.resolution.model import ArticleDuplicate, AttackMember
from pipelines.vocabulary.actors import normalise_name
from pipelines.vocabulary.places import Place, PlaceIndex, load_countries
from pipelines.vocabulary.places.places import distance_km

# Types that reports of one attack may differ in. A report of any type may also be of type ``other``.
_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset({"rocket_attack", "missile_strike", "mortar_shelling", "artillery_shelling"}),
    # aircraft and drones fire missiles, and their strikes are reported as killings of a person
    frozenset({"air_strike", "drone_strike", "missile_strike", "assassination"}),
    frozenset({"bombing", "suicide_bombing", "vehicle_bombing", "ied", "assassination"}),
    frozenset({"armed_assault", "ambush", "shooting", "clash", "assassination", "stabbing", "vehicle_ramming"}),
    frozenset({"armed_assault", "kidnapping"}),
    frozenset({"armed_assault", "arson", "mob_violence"}),
)
# Gunmen storm a place after a bomb at its gate: reports name the one or the other.
_COMPLEX_ATTACK = frozenset({"armed_assault", "bombing", "suicide_bombing", "vehicle_bombing"})

_JOIN_AT = 5.0
"""Score from which two dated reports are one: the same town (2 or 3) and day (3) suffice when types agree."""
_ONLY_CANDIDATE_AT = 2.0
"""Score that a loosely dated report must reach to join the only attack it fits."""
_CLEAR_LEAD = 2.0
"""By how much one candidate must beat the next when a loosely dated report fits several."""
_LONGEST_WINDOW = 130
"""Days; a report dated more loosely than to a season or so joins others only by a named victim."""
_NEWS_DAYS = 14
"""How far back an article's main event may lie when nothing dates it."""
_BIG_TOWN = 500_000
_NIGHT = re.compile(r"\b(?:night|overnight|late|midnight|dawn|early|small hours|before daybreak)\b", re.IGNORECASE)
_WORD = re.compile(r"\w{4,}")
_GENERIC_WORDS = """
base bases military camp forces force troops soldiers convoy people civilians market town village area house building
coalition targets target positions position near district police station checkpoint
"""
_GENERIC_TARGET_WORDS = frozenset(_GENERIC_WORDS.split())


@dataclass(frozen=True)
class _Report:
    """A report with what the comparison needs, looked up once."""

    report: AttackReport
    published_on: date | None
    place: Place | None
    place_words: frozenset[str]
    victims: frozenset[str]
    killed: int | None
    perpetrators: frozenset[str]
    target_words: frozenset[str]

    @property
    def key(self) -> str:
        return self.report.attack_report_id

    @property
    def days(self) -> int | None:
        """Length of the interval in days, None when undated. A stand-in date is no date."""
        start, end = self.report.date_start, self.report.date_end
        if start is None or end is None or self.report.date_basis == "publication_fallback":
            return None
        return (end - start).days + 1

    @property
    def is_precise(self) -> bool:
        """Dated to two days at most: a day, or the night between two."""
        return self.days is not None and self.days <= 2


def resolve_attacks(
    events: ArticleEvents,
    published: Mapping[str, date | None],
    duplicates: Iterable[ArticleDuplicate],
    actor_of: Mapping[str, str],
    places: PlaceIndex,
) -> list[AttackMember]:
    """The attack of every reported attack.

    Args:
        events: All reports, each kind sorted by key.
        published: Publication date of each article.
        duplicates: Articles that repeat another; their reports follow those of the original.
        actor_of: Actor of each attribution and target report.
        places: The gazetteer.

    Returns:
        One row for each report, sorted. The key of an attack is made of the report of its earliest published article,
        then of the smallest report key.
    """
    reports = {row.key: row for row in _prepared(events, published, actor_of, places)}
    followed = _copies(events.attacks, duplicates)
    originals = [row for row in reports.values() if row.key not in followed]
    clusters = Clusters(row.key for row in originals)

    def forbidden(first: str, second: str) -> bool:
        return _cannot_be_one(reports[first], reports[second])

    pairs = []
    for a, b in _blocked_pairs(originals):
        scored = _score(a, b)
        if scored is not None and scored[0] >= _JOIN_AT:
            pairs.append(ScoredPair(a.key, b.key, *scored))
    clusters.agglomerate(pairs, forbidden)
    _join_loosely_dated(clusters, {row.key: row for row in originals}, forbidden)

    members = []
    for cluster in clusters.all():
        with_copies = [*cluster, *(copy for copy, original in followed.items() if original in cluster)]
        attack_id = stable_key("atk", _anchor(with_copies, reports))
        for key in with_copies:
            rule = "copy_of_article" if key in followed else clusters.rule(key)
            members.append(AttackMember(key, attack_id, rule))
    return sorted(members, key=lambda row: row.attack_report_id)


def _anchor(cluster: Iterable[str], reports: Mapping[str, _Report]) -> str:
    return min(cluster, key=lambda key: (reports[key].published_on or date.max, key))


def _prepared(
    events: ArticleEvents,
    published: Mapping[str, date | None],
    actor_of: Mapping[str, str],
    places: PlaceIndex,
) -> Iterator[_Report]:
    victims: dict[str, set[str]] = defaultdict(set)
    killed: dict[str, int] = {}
    for row in events.casualties:
        if row.person_name:
            victims[row.attack_report_id].add(normalise_name(row.person_name))
        number = row.best if row.best is not None else row.low
        if row.outcome == "killed" and row.victim_group != "perpetrator" and not row.is_subset and number is not None:
            killed[row.attack_report_id] = killed.get(row.attack_report_id, 0) + number
    perpetrators: dict[str, set[str]] = defaultdict(set)
    for attribution in events.attributions:
        actor = actor_of.get(attribution.attribution_report_id)
        # a denial says who it wasn't; said of a series, it says little of one attack
        if actor and attribution.attribution_status != "denied" and attribution.scope == "event":
            # "American warplanes" and "the United States" are one attacker
            state = f"gov_{actor.removeprefix('mil_')}" if actor.startswith("mil_") else actor
            perpetrators[attribution.attack_report_id].add(state)
    for attack in events.attacks:
        yield _Report(
            report=attack,
            published_on=published.get(attack.article_id),
            place=places.by_id(attack.place_id),
            place_words=frozenset(_content_words(attack.place_name)),
            victims=frozenset(victims.get(attack.attack_report_id, ())),
            killed=killed.get(attack.attack_report_id),
            perpetrators=frozenset(perpetrators.get(attack.attack_report_id, ())),
            target_words=frozenset(_content_words(attack.target_text)),
        )


def _content_words(text: str | None) -> list[str]:
    words = _WORD.findall(normalise_name(text or ""))
    return [word for word in words if word not in _GENERIC_TARGET_WORDS and word not in _country_words()]


@cache
def _country_words() -> frozenset[str]:
    """Countries and peoples: "Iraqi" is no more the name of a base than "base" is."""
    return frozenset(normalise_name(name.surface) for name in load_countries().by_surface.values())


# --- copies -------------------------------------------------------------------------------------------------------


def _copies(attacks: Iterable[AttackReport], duplicates: Iterable[ArticleDuplicate]) -> dict[str, str]:
    """Report of a copied article -> the same report of the original, told by its rank in the text."""
    by_article: dict[str, list[AttackReport]] = defaultdict(list)
    for attack in attacks:
        by_article[attack.article_id].append(attack)
    for reports in by_article.values():
        reports.sort(key=lambda row: (row.trigger_start, row.attack_report_id))
    followed = {}
    for row in duplicates:
        ours, theirs = by_article.get(row.article_id, []), by_article.get(row.duplicate_of_article_id, [])
        if [attack.attack_type for attack in ours] == [attack.attack_type for attack in theirs]:
            for copy, original in zip(ours, theirs, strict=True):
                followed[copy.attack_report_id] = original.attack_report_id
    return followed


# --- which pairs are looked at ------------------------------------------------------------------------------------


def _blocked_pairs(reports: Iterable[_Report]) -> Iterator[tuple[_Report, _Report]]:
    """Pairs that share a victim's name, a day in a country (one day apart for nights), or a loosely dated month."""
    blocks: dict[tuple[object, ...], list[_Report]] = defaultdict(list)
    for row in reports:
        for victim in row.victims:
            blocks["victim", victim.rpartition(" ")[2]].append(row)
        start, end = row.report.date_start, row.report.date_end
        if row.days is None or start is None or end is None:
            continue
        country = row.report.country_iso3
        if row.is_precise:
            for offset in range((end - start).days + 2):
                blocks["day", start + timedelta(days=offset), country].append(row)
        elif row.days <= _LONGEST_WINDOW:
            month = start.replace(day=1)
            while month <= end:
                blocks["month", month, country].append(row)
                month = (month + timedelta(days=32)).replace(day=1)
    seen: set[tuple[str, str]] = set()

    def unseen(block: list[_Report], other: list[_Report]) -> Iterator[tuple[_Report, _Report]]:
        for a in block:
            for b in other:
                first, second = sorted((a, b), key=lambda row: row.key)
                if first.key != second.key and (first.key, second.key) not in seen:
                    seen.add((first.key, second.key))
                    yield first, second

    for key, block in list(blocks.items()):
        yield from unseen(block, block)
        if key[0] != "victim" and key[2] is not None:
            # a report without a country may belong to any
            yield from unseen(block, blocks.get((key[0], key[1], None), []))


# --- what forbids a join ------------------------------------------------------------------------------------------


def _cannot_be_one(a: _Report, b: _Report) -> bool:
    """Hard rules: the same article; stages, only victims, dates, types or places that exclude each other."""
    if a.report.article_id == b.report.article_id or _other_victims(a, b) or _other_stages(a, b):
        return True
    return _date_score(a, b) is None or _type_score(a, b) is None or _place_score(a, b) is None


def _other_victims(a: _Report, b: _Report) -> bool:
    """Whether each names its only dead, and they are two people."""
    if a.killed != 1 or b.killed != 1 or not a.victims or not b.victims:
        return False
    return not {name.rpartition(" ")[2] for name in a.victims} & {name.rpartition(" ")[2] for name in b.victims}


def _other_stages(a: _Report, b: _Report) -> bool:
    """Whether one happened and the other was stopped before or only threatened."""
    stages = {a.report.stage, b.report.stage}
    return "accomplished" in stages and not stages.isdisjoint({"foiled", "threatened"})


def _share_victim(a: _Report, b: _Report) -> bool:
    """Whether they name one person: the same last name, and other names left out or spelled alike."""
    return any(_same_person(ours, theirs) for ours in a.victims for theirs in b.victims)


def _same_person(ours: str, theirs: str) -> bool:
    if ours.rpartition(" ")[2] != theirs.rpartition(" ")[2]:
        return False
    shorter, longer = sorted((set(ours.split()), set(theirs.split())), key=len)
    # "Qasem" and "Qassem" are 0.91 alike, "Ahmed" and "Ali" 0.5
    return shorter <= longer or SequenceMatcher(None, ours, theirs).ratio() >= 0.85


def _date_score(a: _Report, b: _Report) -> float | None:
    """None when the dates exclude each other."""
    a_days, b_days = a.days, b.days
    if a_days is None or b_days is None:
        return -0.5
    first, second = sorted((a, b), key=lambda row: (row.report.date_start, row.report.date_end))
    assert first.report.date_end and second.report.date_start  # days is None without them
    gap = (second.report.date_start - first.report.date_end).days
    if gap > 0:
        told_as_night = any(row.is_precise and _NIGHT.search(row.report.date_text or "") for row in (a, b))
        return 2.0 if gap == 1 and a.is_precise and b.is_precise and told_as_night else None
    longer = max(a_days, b_days)
    if longer == 1:
        return 3.0
    return 2.5 if longer == 2 else 1.5 if longer <= 7 else 0.5 if longer <= 31 else 0.0


def _type_score(a: _Report, b: _Report) -> float | None:
    """None when one attack can't be told as both types."""
    first, second = a.report.attack_type, b.report.attack_type
    if first == second:
        return 0.5 if first == "other" else 1.5
    if "other" in (first, second):
        return 0.25
    if any(first in family and second in family for family in _FAMILIES):
        # a killing says little about the means
        return 0.5 if "assassination" in (first, second) else 1.0
    return -0.5 if {first, second} <= _COMPLEX_ATTACK else None


def _place_score(a: _Report, b: _Report) -> float | None:
    """None when the places exclude each other; 2 and more for the same place, less for one within the other."""
    ours, theirs = a.report.country_iso3, b.report.country_iso3
    if ours and theirs and ours != theirs:
        return None
    if a.place and b.place:
        return _gazetteer_score(a, b, a.place, b.place)
    if a.place_words and b.place_words and not (a.place and b.place):
        if a.place_words & b.place_words:
            return 2.5
        # two names of which one is unknown to the gazetteer: perhaps a village and its province
        fine = [row for row in (a, b) if row.place is None or row.place.where_precision <= 2]
        return -1.5 if len(fine) == 2 else 0.5
    return 0.5 if ours and ours == theirs else 0.0


def _gazetteer_score(a: _Report, b: _Report, first: Place, second: Place) -> float | None:
    if first.place_id == second.place_id:
        if first.where_precision >= 4:
            return 0.5 if first.kind in ("country", "region", "water") else 1.0
        # in a city of millions, a day can see several attacks
        return 2.0 if first.population > _BIG_TOWN else 3.0
    first, second = sorted((first, second), key=lambda place: (place.where_precision, place.place_id))
    apart = distance_km(first, second)
    if second.where_precision <= 2:
        # reports that say "near" name the closest known town
        near = any(row.report.where_precision == 2 for row in (a, b))
        within = max(_radius_km(first), _radius_km(second), 30.0 if near else 0.0)
        both_towns = first.kind == second.kind == "town" and not near
        return 2.0 if apart <= within and not both_towns else None
    if second.kind in ("admin1", "district"):
        if first.country_iso3 != second.country_iso3:
            return None
        if first.where_precision <= 3 and second.kind == "admin1":
            return 1.0 if first.admin1 == second.name or (first.admin1 is None and apart <= 150.0) else None
        return 1.0 if apart <= 100.0 else None
    if second.kind == "country":
        return 0.5
    # a region or a sea has no border here; far from its middle it can't be excluded within its country
    return 0.5 if first.country_iso3 == second.country_iso3 or apart <= 700.0 else None


def _radius_km(place: Place) -> float:
    """How far from a town's centre a base or a quarter is still told as the town."""
    if place.kind != "town":
        return 5.0
    return 25.0 if place.population > 1_000_000 else 18.0 if place.population > 200_000 else 12.0


# --- how likely two reports are one -------------------------------------------------------------------------------


def _score(a: _Report, b: _Report) -> tuple[float, str] | None:
    """Score and rule of a pair, or None when it must not be joined."""
    if a.report.article_id == b.report.article_id or _other_victims(a, b) or _other_stages(a, b):
        return None
    place, day, kind = _place_score(a, b), _date_score(a, b), _type_score(a, b)
    if place is None or day is None or kind is None:
        return None
    detail, has_evidence = _detail_score(a, b)
    score = place + day + kind + detail
    if _share_victim(a, b):
        return score + 4.0, "shared_victim"
    if a.days is None or b.days is None or a.is_precise != b.is_precise:
        return None  # left to _join_loosely_dated, which looks at all candidates together
    if place >= 2.0:
        if not a.is_precise:
            return score, "same_place_same_period"
        return score, "same_place_after_night" if day == 2.0 else "same_place_same_day"
    # a province, a country or no place in common says too little alone
    return (score, "same_area_and_figures") if has_evidence else None


def _detail_score(a: _Report, b: _Report) -> tuple[float, bool]:
    """What figures, perpetrators and targets add, and whether any of them speaks for one attack."""
    score, has_evidence = 0.0, False
    in_great_city = a.place is not None and a.place == b.place and a.place.population > _BIG_TOWN
    if a.killed is not None and b.killed is not None:
        low, high = sorted((a.killed, b.killed))
        if low == high:
            # one dead is the commonest figure of all, and none the next
            score += 1.5 if low > 3 else 1.0 if low > 1 else 0.25
            has_evidence = low > 1
        elif (low == 0 and high >= 3) or (high >= 3 * low and high - low >= 5) or (in_great_city and high < 5):
            # tolls grow with the days, but a handful of dead in a city of millions is soon counted
            score -= 2.0
    if a.perpetrators and b.perpetrators:
        if a.perpetrators & b.perpetrators:
            score += 1.0
            has_evidence = True
        else:
            score -= 0.5
    if a.target_words & b.target_words:
        score += 0.75
        has_evidence = True
    counts = (a.report.weapon_count, b.report.weapon_count)
    if counts[0] and counts[0] == counts[1] and counts[0] > 1:
        score += 0.5
        has_evidence = True
    return score, has_evidence


# --- loosely dated mentions ---------------------------------------------------------------------------------------


def _join_loosely_dated(
    clusters: Clusters, reports: Mapping[str, _Report], forbidden: Callable[[str, str], bool]
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
            for key in by_day.get((first + timedelta(days=offset), row.report.country_iso3), ())
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
    clusters.agglomerate(pairs, forbidden)


def _window(row: _Report) -> tuple[date, int] | None:
    """First day and length of the time a loosely dated report may speak of; news without a date, of the last days."""
    if row.days is not None and row.report.date_start is not None:
        return (row.report.date_start, row.days) if row.days <= _LONGEST_WINDOW else None
    if row.published_on is None or row.report.reported_as != "main_event":
        return None
    return row.published_on - timedelta(days=_NEWS_DAYS - 1), _NEWS_DAYS


def _loose_score(a: _Report, b: _Report) -> float:
    place, day, kind = _place_score(a, b), _date_score(a, b), _type_score(a, b)
    if place is None or day is None or kind is None:
        return -1.0
    loose, dated = (b, a) if a.is_precise else (a, b)
    shares_victim = _share_victim(a, b)
    if loose.days is None and place < 2.0 and not shares_victim:
        return -1.0  # neither date nor place
    if not shares_victim and (place <= 0.0 or (place < 1.0 and loose.killed and not dated.killed)):
        return -1.0  # no place, or a remembered toll with nothing to match it: "in the country" isn't enough
    detail = _detail_score(a, b)[0] + (0.75 if a.killed == b.killed == 1 else 0.0)
    return place + day + kind + detail + (4.0 if shares_victim else 0.0)
