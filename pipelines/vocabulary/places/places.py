"""The gazetteer: every place the reader knows by name.

Reads ``towns.csv``, ``divisions.csv``, ``subdivisions.csv`` (GeoNames), ``regions.csv``, ``installations.csv`` and
``countries.csv``;
``README.md`` beside them says where they come from. Not here: which of the places of one name is meant
(``weighing.py``).
"""

import csv
import math
from collections.abc import Iterable
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
        # of a province named like its chief town, only the full form means the province
        full = (f"{name} Province", f"{name} province", f"{name} Region") if kind == "admin1" else ()
        yield place, (*_written_forms(name), *split_list(aliases), *full)


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


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance in kilometres on a sphere of radius 6,371 km."""
    lat_a, lat_b = math.radians(a.latitude), math.radians(b.latitude)
    half_lat, half_lon = (lat_b - lat_a) / 2, math.radians(b.longitude - a.longitude) / 2
    chord = math.sin(half_lat) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(half_lon) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(chord)))
