"""Countries: names, demonyms and the words that stand for a government, read from ``countries.csv``.

Countries as places with coordinates are entries of the gazetteer too (``places.py``); their governments and armed
forces as actors are made in ``pipelines.vocabulary.actors``.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

_TABLE = Path(__file__).with_name("countries.csv")

CountryNameKind = Literal["name", "demonym", "metonym"]
"""``name``: the country itself; ``demonym``: its people or the adjective; ``metonym``: a capital or palace that stands
for its government ("Tehran said")."""


@dataclass(frozen=True, slots=True)
class Country:
    """One country or territory with an ISO 3166-1 code, or Kosovo (XKX).

    Attributes:
        aliases: Other names in news English, acronyms included.
        demonyms: Adjectives and words for its people.
        metonyms: Words that stand for its government; the capital is one.
        latitude, longitude: Roughly the middle of its territory, WGS 84 degrees.
    """

    iso3: str
    iso2: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    metonyms: tuple[str, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class CountryName:
    """What one written form says about a country."""

    surface: str
    kind: CountryNameKind
    iso3: str


class CountryIndex:
    """All countries, by code and by written form.

    Attributes:
        by_surface: Written form, case as in print, to what it means. A form that is several things is the first of
            name, demonym, metonym; a capital that shares its name with a country ("Panama") is the country.
    """

    def __init__(self, countries: tuple[Country, ...]):
        self._countries = {country.iso3: country for country in countries}
        surfaces: dict[str, CountryName] = {}
        for country in countries:
            for surface in (country.name, *country.aliases):
                surfaces.setdefault(surface, CountryName(surface, "name", country.iso3))
        for country in countries:
            for surface in country.demonyms:
                surfaces.setdefault(surface, CountryName(surface, "demonym", country.iso3))
        for country in countries:
            for surface in country.metonyms:
                surfaces.setdefault(surface, CountryName(surface, "metonym", country.iso3))
        for country in countries:
            if country.capital:
                surfaces.setdefault(country.capital, CountryName(country.capital, "metonym", country.iso3))
        self.by_surface: Mapping[str, CountryName] = MappingProxyType(surfaces)
        self._by_capital = {c.capital.lower(): c.iso3 for c in countries if c.capital}

    def __iter__(self) -> Iterator[Country]:
        return iter(self._countries.values())

    def __len__(self) -> int:
        return len(self._countries)

    def get(self, iso3: str | None) -> Country | None:
        """The country with that code, or None."""
        return self._countries.get(iso3) if iso3 else None

    def of_capital(self, text: str) -> str | None:
        """The country with that capital, however it is written: "PORT-AU-PRINCE"."""
        return self._by_capital.get(text.lower())

    def name(self, iso3: str | None) -> str | None:
        """Its English name as shown to readers, or None for an unknown code."""
        country = self.get(iso3)
        return country.name if country else None


def split_list(cell: str) -> tuple[str, ...]:
    """The entries of a cell that holds several, separated by ``|``."""
    return tuple(part for part in cell.split("|") if part)


@cache
def load_countries() -> CountryIndex:
    """The countries of ``countries.csv``, read once for each process."""
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return CountryIndex(
            tuple(
                Country(
                    iso3=row["iso3"],
                    iso2=row["iso2"],
                    name=row["name"],
                    aliases=split_list(row["aliases"]),
                    demonyms=split_list(row["demonyms"]),
                    capital=row["capital"] or None,
                    metonyms=split_list(row["metonyms"]),
                    latitude=float(row["latitude"]),
                    longitude=float(row["longitude"]),
                )
                for row in csv.DictReader(file)
            )
        )
