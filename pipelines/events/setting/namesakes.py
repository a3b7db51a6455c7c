"""Which of the places of one name an article means, by what else it names.

Not here: the scores of namesakes, which are the gazetteer's (``vocabulary.places.settle``).
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting.words import PLACE_HEADS
from pipelines.vocabulary.places.places import Place, grounds, load_places, settle

_BEFORE_WIDER_PLACE = frozenset(
    """the northern southern eastern western central north south east west province northeastern northwestern
    southeastern southwestern capital city state region district""".split()
)
_KNOWN_ANYWHERE = 500_000
"""Inhabitants from which a town's name stands for it wherever the article is set."""


@dataclass(slots=True)
class Wider:
    """What follows a place after commas ("Beledweyne, Hiran, Somalia"): countries, divisions, towns."""

    countries: Counter[str] = field(default_factory=Counter)
    admin1s: set[str] = field(default_factory=set)
    towns: list[Name] = field(default_factory=list)


class PlaceChooser:
    """Chooses among places of one name by what else the article names."""

    def __init__(self, names: dict[int, list[Name]], countries: Counter[str]) -> None:
        self._countries = countries
        self._admin1s: set[str] = set()
        self._near: list[Place] = []
        self._named: dict[str, set[str]] = {}
        self._set_in: dict[str, set[str]] = {}
        for sentence_names in names.values():
            for name in sentence_names:
                if name.iso3:
                    self._named.setdefault(name.iso3, set()).add(name.text)
                    if name.country is None and any(p.kind != "country" for p in name.places):
                        self._set_in.setdefault(name.iso3, set()).add(name.text)
                if len(name.places) == 1:
                    place = name.places[0]
                    if place.kind == "admin1" and place.admin1:
                        self._admin1s.add(place.admin1)
                    if place.kind != "country":
                        self._near.append(place)

    def choose(self, name: Name, wider: Wider | None = None) -> Place | None:
        """The place meant by a name, None where the article can't tell."""
        if not name.places and not name.minor_places:
            return None
        fitting = _fitting(name, wider)
        if wider is not None and fitting:
            return self._settle(fitting, wider.countries) or fitting[0]
        if len(name.places) == 1:
            return name.places[0] if self._is_at_home(name.places[0], name.text) else None
        return self._settle(name.places, self._countries)

    def choose_in(self, places: Sequence[Place], wider: str) -> Place | None:
        """The one of several towns that lies in what the words after it name ("Okla.", "northern Iraq")."""
        if not places:
            return None
        for form in re.findall(r"[A-Z]\w*\.?(?: [A-Z]\w+)?", wider):
            for named in (*load_places().lookup(form), *load_places().lookup(form.split()[0])):
                fitting = [
                    p
                    for p in places
                    if p.country_iso3 == named.country_iso3 and (named.kind != "admin1" or p.admin1 == named.name)
                ]
                if fitting:
                    return max(fitting, key=lambda p: (p.population, p.place_id))
        return self._settle(places, self._countries)

    def _settle(self, places: Sequence[Place], countries: Counter[str]) -> Place | None:
        return settle(places, countries=countries, admin1s=self._admin1s, near=self._near)

    def _is_at_home(self, place: Place, text: str) -> bool:
        """Whether nothing speaks against the only place of a name: a small town where the article is set elsewhere."""
        if place.kind != "town" or place.population >= _KNOWN_ANYWHERE:
            return True
        if self._named.get(place.country_iso3 or "", set()) - {text}:
            return True
        return not any(iso3 != place.country_iso3 for iso3 in self._set_in)

    def weigh(self, name: Name, wider: Wider | None = None) -> list[tuple[Place, list[tuple[str, float]]]]:
        """What speaks for each place of a name, the strongest first; what ``choose`` goes by."""
        fitting = _fitting(name, wider)
        countries = wider.countries if wider is not None and fitting else self._countries
        weighed = [
            (place, grounds(place, countries=countries, admin1s=self._admin1s, near=self._near))
            for place in fitting or name.places
        ]
        return sorted(weighed, key=lambda w: (-sum(points for _, points in w[1]), w[0].place_id))


def _fitting(name: Name, wider: Wider | None) -> tuple[Place, ...]:
    """The places of a name that lie in what is said right after it: of its countries, in its divisions if any does."""
    if wider is None:
        return ()
    fitting = tuple(p for p in (*name.places, *name.minor_places) if p.country_iso3 in wider.countries)
    return tuple(p for p in fitting if p.admin1 in wider.admin1s) or fitting


def wider_places(reading: Reading, name: Name) -> Wider:
    """What follows a place after commas ("Beledweyne, Hiran, Somalia"), or after "in"."""
    wider = Wider()
    end = name.end
    while end < len(reading.words) - 1 and reading.words[end] in PLACE_HEADS:
        end += 1  # "Hangu district of northwest Pakistan"
    while end < len(reading.words) - 1 and reading.words[end] in (",", "(", "in", "of", "near"):
        j = end + 1
        skipped = 0
        while j < len(reading.words) and skipped < 4 and reading.words[j] in _BEFORE_WIDER_PLACE:
            j, skipped = j + 1, skipped + 1
        following = reading.name_at(j) if j < len(reading.words) else None
        if following is None or following.start != j or not (following.places or following.is_unknown_place):
            break
        wider.towns += [following] if any(p.kind == "town" for p in following.places) else []
        wider.admin1s |= {p.name for p in following.places if p.kind == "admin1"}
        if following.iso3:
            wider.countries[following.iso3] += 3
        else:
            for place in following.places:
                if place.country_iso3:
                    wider.countries[place.country_iso3] += 1
        end = following.end
        while end < len(reading.words) - 1 and reading.words[end] in PLACE_HEADS | {"'s"}:
            end += 1
    return wider
