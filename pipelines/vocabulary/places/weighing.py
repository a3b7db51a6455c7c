"""What speaks for each of the places of one name, and how likely that makes it: a log-linear model of a few grounds.

Each name of an article spreads one vote over the places it may mean; a place gains by the votes of the other names for
its country, its first-level division and its neighbourhood, besides its own size and kind. The votes are spread twice:
first by size alone, then by what the first round made likely. The weights of the grounds are in ``weights.csv``,
learned by ``scripts/train_places.py``. Reads no articles: ``events.setting.namesakes`` collects the names.
"""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeVar

from pipelines.vocabulary.places.countries import load_countries
from pipelines.vocabulary.places.places import Place, distance_km

GROUNDS = (
    "size",
    "own name",
    "known",
    "country",
    "only country",
    "division",
    "division share",
    "neighbourhood",
    "country beside",
    "division beside",
    "is country",
    "is division",
    "is district",
    "is other",
)
"""What speaks for a place: its size (powers of ten of inhabitants, or what its kind is worth); the name is its own, not
another spelling; it is known by its name alone; the votes for its country, all of them and their share; those for its
division, and their share among those for its country; those for places within about a degree; whether another name of
the sentence is of its country, or of its division; its kind."""

_Key = TypeVar("_Key")
_SIZE_OF_KIND = {"country": 7.5, "region": 5.5, "admin1": 4.9, "district": 4.0, "neighbourhood": 4.3, "water": 5.5}
_SIZE_OF_INSTALLATION = 4.0
_SMALLEST = 2.5
_WORLDWIDE = 500_000
_VOTES_AGAINST_FAME, _VOTES_AGAINST_KNOWN = 1.1, 0.3
_AGREE_KM = 60.0
_POINTS = 3  # where_precision up to which a place has a neighbourhood


class Beside(NamedTuple):
    """What the other names of the sentence are of: countries, and divisions with their country."""

    countries: frozenset[str] = frozenset()
    divisions: frozenset[tuple[str, str]] = frozenset()


class Named(NamedTuple):
    """One name of an article, with the places that it may mean and the country its form gives.

    Attributes:
        text: As written.
        places: Its entries; one only where the words beside it settled it.
        iso3: What a people's name ("Iraqi") says; None otherwise.
        beside: What the other names of its first sentence are of.
    """

    text: str
    places: tuple[Place, ...]
    iso3: str | None = None
    beside: Beside = Beside()


class _Votes:
    """Votes of one name, or of all names of an article."""

    __slots__ = ("cells", "countries", "divisions")

    def __init__(self) -> None:
        self.countries: dict[str, float] = {}
        self.divisions: dict[tuple[str, str], float] = {}
        self.cells: dict[tuple[int, int], float] = {}

    def add(self, place: Place, share: float) -> None:
        """A share of one vote for a place, and so for what it lies in."""
        iso3 = place.country_iso3
        if iso3:
            self.countries[iso3] = self.countries.get(iso3, 0.0) + share
            if place.admin1:
                key = (iso3, place.admin1)
                self.divisions[key] = self.divisions.get(key, 0.0) + share
        if place.where_precision <= _POINTS:
            cell = _cell(place)
            self.cells[cell] = self.cells.get(cell, 0.0) + share

    def add_all(self, other: "_Votes") -> None:
        """The votes of another name."""
        _add(self.countries, other.countries)
        _add(self.divisions, other.divisions)
        _add(self.cells, other.cells)


def _add(mine: dict[_Key, float], theirs: Mapping[_Key, float]) -> None:
    for key, share in theirs.items():
        mine[key] = mine.get(key, 0.0) + share


class Surroundings:
    """The names of one article, and what they make likely of each other."""

    def __init__(self, named: Iterable[Named], weights: "Weights | None" = None, *, rounds: int = 2) -> None:
        self._weights = weights or load_weights()
        self._named = {name.text: name for name in named}
        self._own: dict[str, _Votes] = {}
        self._all = _Votes()
        shares = {text: _by_size(name.places) for text, name in self._named.items()}
        self._spread(shares)
        if rounds > 1:
            self._spread({text: self._first_shares(name, shares[text]) for text, name in self._named.items()})

    def _first_shares(self, name: Named, by_size: list[float]) -> list[float]:
        return self.shares(name.text, name.places, name.beside, first=True) if len(name.places) > 1 else by_size

    @property
    def named(self) -> Iterable[Named]:
        """The names."""
        return self._named.values()

    def _spread(self, shares: Mapping[str, Sequence[float]]) -> None:
        own, total = {}, _Votes()
        for text, name in self._named.items():
            votes = own[text] = _Votes()
            for place, share in zip(name.places, shares[text], strict=True):
                votes.add(place, share)
            if name.iso3 and not name.places:
                votes.countries[name.iso3] = 1.0
            total.add_all(votes)
        self._own, self._all = own, total

    def shares(self, text: str, places: Sequence[Place], beside: Beside, *, first: bool = False) -> list[float]:
        """How likely a name means each of these places, which together are all that it may mean.

        Args:
            text: The name as written; its own votes are left out.
            places: Its entries.
            beside: What the other names of the sentence are of.
            first: By the weights of the first round, while votes are spread by size.
        """
        weights = self._weights.first if first else self._weights.second
        needed = _votes_a_minor_place_needs(text, places)
        scores = []
        for place in places:
            if place.is_ambiguous_word and self.division_votes(text, place) < needed:
                scores.append(-math.inf)
                continue
            grounds = self.grounds(text, place, beside)
            scores.append(sum(weight * value for weight, value in zip(weights, grounds, strict=True)))
        best = max(scores)
        likely = [math.exp(score - best) for score in scores]
        total = sum(likely)
        return [value / total for value in likely]

    def grounds(self, text: str, place: Place, beside: Beside) -> tuple[float, ...]:
        """What speaks for a place, in the order of ``GROUNDS``, before it is weighed."""
        own = self._own.get(text) or _Votes()
        country = _other(self._all.countries, own.countries, place.country_iso3 or "")
        everywhere = sum(self._all.countries.values()) - sum(own.countries.values())
        key = (place.country_iso3 or "", place.admin1 or "")
        division = self.division_votes(text, place)
        return (
            size(place),
            float(place.name == text),
            float(not place.is_ambiguous_word),
            math.log1p(country),
            country / everywhere if everywhere > 0 else 0.0,
            math.log1p(division),
            division / country if country > 0 else 0.0,
            math.log1p(self._neighbours(own, place)),
            float(place.country_iso3 in beside.countries),
            float(key in beside.divisions),
            float(place.kind == "country"),
            float(place.kind == "admin1"),
            float(place.kind == "district"),
            float(place.kind not in ("country", "admin1", "district", "town")),
        )

    def weighed(self, text: str, place: Place, beside: Beside) -> list[tuple[str, float]]:
        """What speaks for or against a place: each ground that says something, with its points."""
        found = zip(GROUNDS, self._weights.second, self.grounds(text, place, beside), strict=True)
        return [(ground, weight * value) for ground, weight, value in found if weight * value]

    def has_support(self, text: str, place: Place) -> bool:
        """Whether another name speaks for the place's country."""
        own = self._own.get(text) or _Votes()
        return _other(self._all.countries, own.countries, place.country_iso3 or "") >= _LEAST_SUPPORT

    def division_votes(self, text: str, place: Place) -> float:
        """The votes of the other names for a place's first-level division."""
        own = self._own.get(text) or _Votes()
        key = (place.country_iso3 or "", place.admin1 or "")
        return _other(self._all.divisions, own.divisions, key) if place.admin1 else 0.0

    def _neighbours(self, own: _Votes, place: Place) -> float:
        if place.where_precision > _POINTS:
            return 0.0
        row, column = _cell(place)
        return sum(_other(self._all.cells, own.cells, (row + i, column + j)) for i in (-1, 0, 1) for j in (-1, 0, 1))


_LEAST_SUPPORT = 0.2


def _other(total: Mapping[_Key, float], own: Mapping[_Key, float], key: _Key) -> float:
    return max(0.0, total.get(key, 0.0) - own.get(key, 0.0))


def _cell(place: Place) -> tuple[int, int]:
    """The square of about a degree that a place lies in; squares are as wide as they are high."""
    row = math.floor(place.latitude)
    return row, math.floor(place.longitude * math.cos(math.radians(row)))


def size(place: Place) -> float:
    """Powers of ten of inhabitants; for what isn't a town, what its kind is worth."""
    if place.kind == "town":
        return max(_SMALLEST, math.log10(place.population)) if place.population else _SMALLEST
    return _SIZE_OF_KIND.get(place.kind, _SIZE_OF_INSTALLATION)


def agree(a: Place, b: Place) -> bool:
    """Whether two places say nearly the same: one inside the other, or close together."""
    if a.country_iso3 != b.country_iso3:
        return False
    return (
        (a.kind == "admin1" and a.name == b.admin1)
        or (b.kind == "admin1" and b.name == a.admin1)
        or distance_km(a, b) <= _AGREE_KM
    )


def _votes_a_minor_place_needs(text: str, places: Sequence[Place]) -> float:
    """Votes for its division: London in Kentucky is meant where more than one other name is of Kentucky."""
    if any(_is_known_worldwide(place, text) for place in places):
        return _VOTES_AGAINST_FAME
    return 0.0 if all(place.is_ambiguous_word for place in places) else _VOTES_AGAINST_KNOWN


def _is_known_worldwide(place: Place, text: str) -> bool:
    return place.kind == "country" or place.population >= _WORLDWIDE or is_capital(place, text)


def is_capital(place: Place, text: str) -> bool:
    """Whether a town is its country's capital under that name, and no small namesake of it."""
    country = load_countries().get(place.country_iso3)
    named_so = country is not None and country.capital == text
    return named_so and place.kind == "town" and not place.is_ambiguous_word


def _by_size(places: Sequence[Place]) -> list[float]:
    likely = [10.0 ** (size(place) - 2.0 * place.is_ambiguous_word) for place in places]
    total = sum(likely)
    return [value / total for value in likely]


class Weights(NamedTuple):
    """The weight of each ground, in the order of ``GROUNDS``, in the first and in the second round."""

    first: tuple[float, ...]
    second: tuple[float, ...]


@cache
def load_weights() -> Weights:
    """The weights of ``weights.csv``.

    Raises:
        ValueError: The table doesn't hold the grounds of this module in their order.
    """
    with Path(__file__).with_name("weights.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if tuple(row["ground"] for row in rows) != GROUNDS:
        raise ValueError("weights.csv has other grounds: run scripts/train_places.py")
    return Weights(tuple(float(row["first"]) for row in rows), tuple(float(row["second"]) for row in rows))
