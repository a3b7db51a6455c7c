"""The gazetteer: every place the reader knows by name, and the choice among places of one name.

Reads ``towns.csv``, ``divisions.csv``, ``subdivisions.csv`` (GeoNames), ``regions.csv``, ``installations.csv`` and
``countries.csv``;
``README.md`` beside them says where they come from. Reads no articles: whoever calls ``settle`` collects the context.
"""

import csv
import math
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import cache
from pathlib import Path
from typing import NamedTuple

from pipelines.vocabulary.places.countries import load_countries, split_list

_FOLDER = Path(__file__).parent

WHERE_PRECISION = {
    "town": 1,
    "base": 1,
    "airport": 1,
    "embassy": 1,
    "camp": 1,
    "neighbourhood": 1,
    "facility": 1,
    "district": 3,
    "admin1": 4,
    "region": 5,
    "country": 6,
    "water": 7,
}
"""UCDP's where_prec that naming a place of this kind gives: 1 exact place, 3 second-level division, 4 first-level
division, 5 larger or fuzzy area, 6 country, 7 international waters or air space."""


class Place(NamedTuple):
    """One place. A tuple, because seventy thousand of them are made whenever a process begins.

    Attributes:
        place_id: ``gn_`` and the GeoNames id for towns; ``tn_`` towns added by hand; ``rg_`` regions; ``in_``
            installations; ``country_`` and the ISO code in lower case for countries.
        kind: A key of ``WHERE_PRECISION``.
        admin1: English name of the first-level division, where known.
        latitude, longitude: WGS 84 degrees; a point inside or near it, not its border.
        population: Of towns only, as GeoNames has it; 0 when unknown.
        is_ambiguous_word: Its name is also an English word or a common first name, so that a match needs support.
    """

    place_id: str
    name: str
    kind: str
    admin1: str | None
    country_iso3: str | None
    latitude: float
    longitude: float
    population: int
    where_precision: int
    is_ambiguous_word: bool


class PlaceIndex:
    """Places by key and by written form. Written forms are case-sensitive: "Split" isn't "split"."""

    def __init__(self, entries: Iterable[tuple[Place, Iterable[str]]]):
        self._by_id: dict[str, Place] = {}
        by_surface: dict[str, list[Place]] = {}
        for place, surfaces in entries:
            if place.place_id in self._by_id:
                raise ValueError(f"two places have the key {place.place_id}")
            self._by_id[place.place_id] = place
            for surface in dict.fromkeys(surfaces):
                by_surface.setdefault(surface, []).append(place)
        self._by_surface = {surface: tuple(places) for surface, places in by_surface.items()}

    def __len__(self) -> int:
        return len(self._by_id)

    def names(self) -> Iterable[tuple[str, tuple[Place, ...]]]:
        """Every written form with all the places it may mean, in the order of the tables."""
        return self._by_surface.items()

    def by_id(self, place_id: str | None) -> Place | None:
        """The place with that key, or None."""
        return self._by_id.get(place_id) if place_id else None

    def lookup(self, surface: str) -> tuple[Place, ...]:
        """All places written exactly like that, none if the gazetteer doesn't have it."""
        return self._by_surface.get(surface, ())


@cache
def load_places() -> PlaceIndex:
    """The whole gazetteer, read once for each process."""
    return PlaceIndex([*_countries(), *_regions(), *_installations(), *_subdivisions(), *_towns()])


# --- reading the tables -------------------------------------------------------------------------------------------


def _rows(name: str) -> list[list[str]]:
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)  # column names, said again where the rows are unpacked
        return list(reader)


def _countries() -> Iterable[tuple[Place, Iterable[str]]]:
    for country in load_countries():
        place = Place(
            f"country_{country.iso3.lower()}",
            country.name,
            "country",
            None,
            country.iso3,
            country.latitude,
            country.longitude,
            0,
            WHERE_PRECISION["country"],
            False,
        )
        yield place, (country.name, *country.aliases)


_DIVISION_WORDS = ("province", "governorate", "region", "state", "district", "oblast", "department")


def _regions() -> Iterable[tuple[Place, Iterable[str]]]:
    for place_id, name, aliases, kind, country_iso3, latitude, longitude, _ in (
        *_rows("divisions.csv"),
        *_rows("regions.csv"),
    ):
        place = Place(
            place_id,
            name,
            kind,
            name if kind == "admin1" else None,
            country_iso3 or None,
            float(latitude),
            float(longitude),
            0,
            WHERE_PRECISION[kind],
            False,
        )
        surfaces = [form for written in (name, *split_list(aliases)) for form in _written_forms(written)]
        if kind in ("admin1", "district"):
            for form in tuple(surfaces):
                first, _, last = form.rpartition(" ")
                if form.endswith(".") or (len(form) == 2 and form.isupper()):
                    continue  # "Ala.", "TX": only ever alone
                if last.lower() in _DIVISION_WORDS:
                    surfaces.append(f"{first} {last.lower()}")
                    continue
                # "Nineveh province", and as a title in headlines; never "New York state of mind": case-sensitive
                surfaces += [f"{form} {word}" for word in _DIVISION_WORDS]
                surfaces += [f"{form} {word.title()}" for word in _DIVISION_WORDS]
        yield place, surfaces


def _subdivisions() -> Iterable[tuple[Place, Iterable[str]]]:
    for row in _rows("subdivisions.csv"):
        place_id, name, aliases, kind, country_iso3, admin1, latitude, longitude, ambiguous, _ = row
        place = Place(
            place_id,
            name,
            kind,
            admin1,
            country_iso3,
            float(latitude),
            float(longitude),
            0,
            WHERE_PRECISION[kind],
            ambiguous == "1",
        )
        yield place, (name, *split_list(aliases)) if aliases else _written_forms(name)


_TYPE_WORDS = {
    "base": ("base", "air base", "airbase", "military base", "army base", "camp", "military camp", "airfield"),
    "airport": ("airport", "international airport"),
    "camp": ("camp", "refugee camp", "displacement camp"),
    "embassy": ("embassy",),
    "neighbourhood": ("neighbourhood", "neighborhood", "district", "suburb", "area"),
    "facility": (),
}


def _installations() -> Iterable[tuple[Place, Iterable[str]]]:
    for place_id, name, aliases, stems, kind, country_iso3, admin1, latitude, longitude, _ in _rows(
        "installations.csv"
    ):
        place = Place(
            place_id,
            name,
            kind,
            admin1 or None,
            country_iso3 or None,
            float(latitude),
            float(longitude),
            0,
            WHERE_PRECISION[kind],
            False,
        )
        surfaces = [form for written in (name, *split_list(aliases)) for form in _written_forms(written)]
        for stem in split_list(stems):
            for form in _written_forms(stem):
                for word in _TYPE_WORDS[kind]:
                    surfaces += [f"{form} {word}", f"{form} {_title(word)}"]
                if kind in ("base", "camp"):
                    surfaces.append(f"Camp {form}")
                if kind == "base":
                    surfaces += [f"{form} military airport", f"{form} airport"] if "air" in name.lower() else []
        yield place, surfaces


def _towns() -> Iterable[tuple[Place, Iterable[str]]]:
    precision = WHERE_PRECISION["town"]
    for place_id, name, alternates, country_iso3, admin1, latitude, longitude, population, ambiguous in _rows(
        "towns.csv"
    ):
        place = Place(
            place_id,
            name,
            "town",
            admin1 or None,
            country_iso3,
            float(latitude),
            float(longitude),
            int(population),
            precision,
            ambiguous == "1",
        )
        written = (name, *alternates.split("|")) if alternates else (name,)
        yield place, [form for surface in written for form in _written_forms(surface)]


_SHORTENED = (("Saint ", "St. "), ("St. ", "Saint "), ("Mount ", "Mt. "), ("Fort ", "Ft. "))
_ARTICLES = ("Al", "Ar", "As", "Ash", "At", "Ad", "Az", "An", "El", "Tal", "Tall", "Tell")


def _written_forms(surface: str) -> tuple[str, ...]:
    """A name and the ways its Arabic article is joined: "Al Qaim" is also "al-Qaim", "Al-Qaim" and "al Qaim"."""
    for full, short in _SHORTENED:
        if surface.startswith(full):
            return (surface, short + surface.removeprefix(full))
    for joint in (" ", "-"):
        first, found, rest = surface.partition(joint)
        if found and first.title() in _ARTICLES and rest[:1].isupper():
            upper = first.title()
            forms = (surface, f"{upper} {rest}", f"{upper}-{rest}")
            if upper.startswith("T"):
                return forms
            return (*forms, f"{upper.lower()}-{rest}", f"{upper.lower()} {rest}")
    return (surface,)


def _title(words: str) -> str:
    return " ".join(word.capitalize() for word in words.split())


# --- choosing among places of one name ----------------------------------------------------------------------------

# The score is in powers of ten of population, so that context outweighs size by stated factors. A country named in
# the article counts like 10 to 100 times as many inhabitants, a named province like 300 times.
_COUNTRY_NAMED, _COUNTRY_SHARE, _ADMIN1_NAMED = 1.0, 1.0, 2.5
_NEAR_ANOTHER_PLACE, _NEAR_KM = 1.5, 150.0
_SAME_PLACE_NAMED = 3.0
# Half a power of ten: the winner must look three times as likely as the next.
_MARGIN = 0.5
# Two candidates this close, or one inside the other, say nearly the same; no margin is asked for.
_AGREE_KM = 60.0
_WEIGHT_OF_KIND = {"country": 7.5, "region": 5.5, "admin1": 4.9, "district": 4.0, "neighbourhood": 4.3, "water": 5.5}
_WEIGHT_OF_INSTALLATION = 4.0


def settle(
    candidates: Sequence[Place], *, countries: Counter[str], admin1s: Set[str], near: Sequence[Place]
) -> Place | None:
    """The place among namesakes that the article means, or None when nothing decides it.

    Context comes first (a country, a province or another place named nearby), then size. A name that is also an
    English word is a place only with support from context.

    Args:
        candidates: Places written alike, as ``PlaceIndex.lookup`` gives them.
        countries: How often each country (ISO 3166-1 alpha-3) is named around the mention; leave out the mention
            itself, or it would vote for its own reading.
        admin1s: English names of first-level divisions named around it.
        near: Places already settled around it.

    Returns:
        One of ``candidates``, or None.
    """
    scored = []
    for place in candidates:
        points = grounds(place, countries=countries, admin1s=admin1s, near=near)
        if place.is_ambiguous_word and len(points) == 1:
            continue
        scored.append((-sum(p for _, p in points), place.place_id, place))
    if not scored:
        return None
    scored.sort(key=lambda item: item[:2])
    score, _, best = scored[0]
    for other_score, _, other in scored[1:]:
        if other_score - score >= _MARGIN:
            break
        if not _agree(best, other):
            return None
    return best


def grounds(
    place: Place, *, countries: Counter[str], admin1s: Set[str], near: Sequence[Place]
) -> list[tuple[str, float]]:
    """What speaks for a place among its namesakes, by name and in powers of ten; its size last, which always counts.

    Args:
        place: One of the namesakes.
        countries: How often each country is named around the mention.
        admin1s: First-level divisions named around it.
        near: Places already settled around it.
    """
    found = []
    if place.country_iso3 and countries.get(place.country_iso3):
        found.append(("country", _COUNTRY_NAMED + _COUNTRY_SHARE * countries[place.country_iso3] / countries.total()))
    if place.admin1 in admin1s and place.kind != "admin1":
        found.append(("province", _ADMIN1_NAMED))
    if any(other.place_id == place.place_id for other in near):
        found.append(("named elsewhere", _SAME_PLACE_NAMED))
    elif place.where_precision <= 4 and any(
        _lies_in(other, place) or (other.where_precision <= 4 and distance_km(place, other) <= _NEAR_KM)
        for other in near
    ):
        found.append(("near another place", _NEAR_ANOTHER_PLACE))
    return [*found, ("size", _size(place))]


def _lies_in(place: Place, division: Place) -> bool:
    return division.kind == "admin1" and place.admin1 == division.name and place.country_iso3 == division.country_iso3


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres on a sphere of radius 6,371 km."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.longitude - a.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))


def _size(place: Place) -> float:
    if place.kind == "town":
        return math.log10(place.population) if place.population > 1000 else 3.0
    return _WEIGHT_OF_KIND.get(place.kind, _WEIGHT_OF_INSTALLATION)


def _agree(a: Place, b: Place) -> bool:
    if a.country_iso3 != b.country_iso3:
        return False
    return (
        distance_km(a, b) <= _AGREE_KM
        or (a.kind == "admin1" and a.name == b.admin1)
        or (b.kind == "admin1" and b.name == a.admin1)
    )
