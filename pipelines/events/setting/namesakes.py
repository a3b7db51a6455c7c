"""Which of the places of one name an article means, by what else it names.

Not here: the scores of namesakes, which are the gazetteer's (``vocabulary.places.settle``).
"""

from collections import Counter

from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.vocabulary.places.places import Place, grounds, settle

_BEFORE_WIDER_PLACE = frozenset(
    """the northern southern eastern western central north south east west province northeastern northwestern
    southeastern southwestern capital city state region district""".split()
)


class PlaceChooser:
    """Chooses among places of one name by what else the article names."""

    def __init__(self, names: dict[int, list[Name]], countries: Counter[str]) -> None:
        self._countries = countries
        self._admin1s: set[str] = set()
        self._near: list[Place] = []
        for sentence_names in names.values():
            for name in sentence_names:
                if len(name.places) == 1:
                    place = name.places[0]
                    if place.kind == "admin1" and place.admin1:
                        self._admin1s.add(place.admin1)
                    if place.kind != "country":
                        self._near.append(place)

    def choose(self, name: Name, chain: Counter[str] | None = None) -> Place | None:
        """The place meant by a name, None where the article can't tell."""
        if not name.places:
            return None
        if len(name.places) == 1 and not chain:
            return name.places[0]
        fitting = _fitting(name, chain)
        if chain and fitting:
            return settle(fitting, countries=chain, admin1s=self._admin1s, near=self._near) or fitting[0]
        return settle(name.places, countries=self._countries, admin1s=self._admin1s, near=self._near)

    def weigh(self, name: Name, chain: Counter[str] | None = None) -> list[tuple[Place, list[tuple[str, float]]]]:
        """What speaks for each place of a name, the strongest first; what ``choose`` goes by."""
        fitting = _fitting(name, chain)
        countries = chain if chain and fitting else self._countries
        weighed = [
            (place, grounds(place, countries=countries, admin1s=self._admin1s, near=self._near))
            for place in fitting or name.places
        ]
        return sorted(weighed, key=lambda w: (-sum(points for _, points in w[1]), w[0].place_id))


def _fitting(name: Name, chain: Counter[str] | None) -> tuple[Place, ...]:
    """The places of a name that lie in the countries said right after it."""
    return tuple(p for p in name.places if p.country_iso3 in chain) if chain else ()


def wider_countries(reading: Reading, name: Name) -> Counter[str]:
    """What follows a place after commas ("Beledweyne, Hiran, Somalia") as countries."""
    countries: Counter[str] = Counter()
    end = name.end
    while end < len(reading.words) - 1 and reading.words[end] in (",", "(", "in", "of"):
        j = end + 1
        skipped = 0
        while j < len(reading.words) and skipped < 4 and reading.words[j] in _BEFORE_WIDER_PLACE:
            j, skipped = j + 1, skipped + 1
        following = reading.name_at(j) if j < len(reading.words) else None
        if following is None or following.start != j or not (following.places or following.is_unknown_place):
            break
        if following.iso3:
            countries[following.iso3] += 3
        else:
            for place in following.places:
                if place.country_iso3:
                    countries[place.country_iso3] += 1
        end = following.end
    return countries
