"""How far two reports agree in date, type, place, victims and figures: one function for each.

None means that what they say excludes one attack; what that forbids is decided in ``limits.py``, what agreement is
worth together in ``scoring.py``.
"""

import re
from difflib import SequenceMatcher

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.vocabulary.actors import normalise_name
from pipelines.vocabulary.places import Place
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

BIG_TOWN = 500_000
_NIGHT = re.compile(r"\b(?:night|overnight|late|midnight|dawn|early|small hours|before daybreak)\b", re.IGNORECASE)


def share_victim(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether they name one person: the same last name, and other names left out or spelled alike."""
    return any(_same_person(ours, theirs) for ours in a.victims for theirs in b.victims)


def _same_person(ours: str, theirs: str) -> bool:
    if ours.rpartition(" ")[2] != theirs.rpartition(" ")[2]:
        return False
    shorter, longer = sorted((set(ours.split()), set(theirs.split())), key=len)
    # "Qasem" and "Qassem" are 0.91 alike, "Ahmed" and "Ali" 0.5
    return shorter <= longer or SequenceMatcher(None, ours, theirs).ratio() >= 0.85


def days_apart(a: ComparedReport, b: ComparedReport) -> int | None:
    """Days between the two intervals, 0 when they meet, None when one is undated."""
    if a.days is None or b.days is None:
        return None
    first, second = sorted((a.report, b.report), key=lambda row: (row.date_start, row.date_end))
    assert first.date_end and second.date_start  # days is None without them
    return max(0, (second.date_start - first.date_end).days)


def date_score(a: ComparedReport, b: ComparedReport) -> float | None:
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


def type_score(a: ComparedReport, b: ComparedReport) -> float | None:
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


def place_score(a: ComparedReport, b: ComparedReport) -> float | None:
    """None when the places exclude each other; 2 and more for the same place, less for one within the other."""
    ours, theirs = a.report.country_iso3, b.report.country_iso3
    if ours and theirs and ours != theirs:
        # a country read off the article, and not off the attack's place, is a guess
        if a.place and b.place:
            return None
        if a.place_words & b.place_words:
            return 1.5
        unplaced = any(row.place is None and not row.place_words for row in (a, b))
        return 0.0 if share_victim(a, b) else -2.0 if unplaced else None
    if a.place and b.place:
        return _gazetteer_score(a, b, a.place, b.place)
    if a.place_words and b.place_words and not (a.place and b.place):
        if a.place_words & b.place_words:
            return 2.5
        # two names of which one is unknown to the gazetteer: perhaps a village and its province
        fine = [row for row in (a, b) if row.place is None or row.place.where_precision <= 2]
        return -1.5 if len(fine) == 2 else 0.5
    return 0.5 if ours and ours == theirs else 0.0


def _gazetteer_score(a: ComparedReport, b: ComparedReport, first: Place, second: Place) -> float | None:
    if first.place_id == second.place_id:
        if first.where_precision >= 4:
            return 0.5 if first.kind in ("country", "region", "water") else 1.0
        # in a city of millions, a day can see several attacks
        return 2.0 if first.population > BIG_TOWN else 3.0
    first, second = sorted((first, second), key=lambda place: (place.where_precision, place.place_id))
    apart = distance_km(first, second)
    if second.where_precision <= 2:
        # reports that say "near" name the closest known town
        near = any(row.report.where_precision == 2 for row in (a, b))
        within = max(_radius_km(first), _radius_km(second), 30.0 if near else 0.0)
        both_towns = first.kind == second.kind == "town" and not near
        if apart > within or both_towns:
            return None
        # "Taji camp" and "Taji" are one place; the airport of a city and its northern suburb are perhaps two
        return 1.5 if _are_named_apart(first, second) else 2.0
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


def _are_named_apart(first: Place, second: Place) -> bool:
    """Whether an installation shares a word with the name of a town near by, but isn't called after all of it."""
    town, site = (first, second) if first.kind == "town" else (second, first)
    if town.kind != "town":
        return not _words_of(town) & _words_of(site)
    return bool(_words_of(town) & _words_of(site)) and not _words_of(town) <= _words_of(site)


def _words_of(place: Place) -> set[str]:
    return set(normalise_name(place.name).split())


def _radius_km(place: Place) -> float:
    """How far from a town's centre a base or a quarter is still told as the town."""
    if place.kind != "town":
        return 5.0
    return 25.0 if place.population > 1_000_000 else 18.0 if place.population > 200_000 else 12.0


def detail_score(a: ComparedReport, b: ComparedReport) -> tuple[float, frozenset[str]]:
    """What figures, perpetrators and targets add, and which of them speak for one attack."""
    score = 0.0
    evidence = set()
    in_great_city = a.place is not None and a.place == b.place and a.place.population > BIG_TOWN
    if a.killed is not None and b.killed is not None:
        low, high = sorted((a.killed, b.killed))
        if low == high:
            # one dead is the commonest figure of all, and none the next
            score += 1.5 if low > 3 else 1.0 if low > 1 else 0.25
            if low > 1:
                evidence.add("figures")
        elif (low == 0 and high >= 3) or (high >= 3 * low and high - low >= 5) or (in_great_city and high < 5):
            # tolls grow with the days, but a handful of dead in a city of millions is soon counted
            score -= 2.0
    if a.perpetrators and b.perpetrators:
        if a.perpetrators & b.perpetrators:
            score += 1.0
            evidence.add("perpetrator")
        else:
            score -= 0.5
    # "the airport of Khartoum" tells where, not what
    places = {word for row in (a, b) if row.place for word in normalise_name(row.place.name).split()}
    if (a.target_words & b.target_words) - places:
        score += 0.75
        evidence.add("target")
    counts = (a.report.weapon_count, b.report.weapon_count)
    if counts[0] and counts[0] == counts[1] and counts[0] > 1:
        score += 0.5
        evidence.add("weapons")
    return score, frozenset(evidence)
