"""Which of the places of one name an article means, by what else it names.

Here: the names of an article and what the words beside each say. Not here: what a ground is worth, which is the
gazetteer's (``vocabulary.places.weighing``).
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pipelines.events.mentions import Name, known_only_elsewhere
from pipelines.events.reading import Reading
from pipelines.events.setting.words import NAMED_AFTER_PLACES, PLACE_HEADS
from pipelines.vocabulary.places.places import Place, load_places
from pipelines.vocabulary.places.weighing import Beside, Named, Surroundings, agree, is_capital

_BEFORE_WIDER_PLACE = frozenset(
    """the northern southern eastern western central north south east west province northeastern northwestern
    southeastern southwestern northeast northwest southeast southwest north-eastern north-western south-eastern
    south-western capital city state region district""".split()
)
_KNOWN_ANYWHERE = 500_000
"""Inhabitants from which a town's name stands for it wherever the article is set."""
_KNOWN_CITY = 300_000
"""Inhabitants from which a town's name stands for it rather than for a division of a country not spoken of."""
_LEAST_LIKELY = 0.55
"""Below this likelihood the article doesn't tell which place is meant."""


@dataclass(slots=True)
class Wider:
    """What follows a place after commas ("Beledweyne, Hiran, Somalia"): countries, divisions, towns.

    Attributes:
        within: Countries that the words after it put it in ("Bel Air, Haiti"); not those of a list or of a neighbour.
        beside: Countries and first-level divisions of the other names of the sentence.
        is_called_after: The name is that of a hotel or a street, which may be called after any place.
    """

    countries: Counter[str] = field(default_factory=Counter)
    within: set[str] = field(default_factory=set)
    admin1s: set[str] = field(default_factory=set)
    towns: list[Name] = field(default_factory=list)
    beside: Beside = field(default_factory=Beside)
    is_called_after: bool = False


class PlaceChooser:
    """Chooses among places of one name by what else the article names.

    A name means one place all through an article, the one that the words beside any of its mentions say ("Paris,
    Texas"), unless others say another.
    """

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._readings = list(readings)
        self._named: dict[str, set[str]] = {}
        self._set_in: dict[str, set[str]] = {}
        for name in self._names():
            iso3 = name.iso3
            if iso3:
                self._named.setdefault(iso3, set()).add(name.text)
                if name.country is None and any(p.kind != "country" for p in name.places):
                    self._set_in.setdefault(iso3, set()).add(name.text)

    def choose(self, name: Name, wider: Wider | None = None) -> Place | None:
        """The place meant by a name, None where the article can't tell."""
        places = self._candidates(name, wider)
        if not places or (wider is not None and _lies_elsewhere(name, places, wider)):
            return None
        if len(places) == 1:
            is_said = len(name.places) + len(name.minor_places) > 1
            return places[0] if is_said or self._is_at_home(places[0], name.text) else None
        beside = wider.beside if wider is not None else Beside()
        return self._most_likely(name.text, places, beside, is_said=bool(_fitting(name, wider)))

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
        return self._most_likely(places[0].name, places, Beside())

    @cached_property
    def known_only_elsewhere(self) -> frozenset[str]:
        """The names of small towns in countries that the article doesn't speak of."""
        if not self._readings:
            return frozenset()
        names = {k: reading.names for k, reading in enumerate(self._readings)}
        return known_only_elsewhere(self._readings[0].document, names)

    def candidates(self, name: Name, reading: Reading) -> tuple[Place, ...]:
        """The places that a name may mean where it stands, by the words beside this and other mentions of it."""
        return self._candidates(name, wider_places(reading, name))

    def weigh(self, name: Name, wider: Wider | None = None) -> list[tuple[Place, list[tuple[str, float]]]]:
        """What speaks for each place of a name, the strongest first; what ``choose`` goes by."""
        places = self._candidates(name, wider)
        beside = wider.beside if wider is not None else Beside()
        weighed = [(place, self.surroundings.weighed(name.text, place, beside)) for place in places]
        return sorted(weighed, key=lambda w: (-sum(points for _, points in w[1]), w[0].place_id))

    @cached_property
    def surroundings(self) -> Surroundings:
        """All names of the article, each with the places it may mean."""
        named: dict[str, Named] = {}
        for reading in self._readings:
            for name in reading.names:
                places = self._said.get(name.text) or self._without_far_divisions(name)
                if name.text not in named and (places or name.country):
                    iso3 = name.country.iso3 if name.country else None
                    named[name.text] = Named(name.text, places, iso3, beside(reading, name))
        return Surroundings(named.values())

    @cached_property
    def _said(self) -> dict[str, tuple[Place, ...]]:
        """Names that the words beside a mention settle, by what most mentions say: "Paris, Texas"."""
        said: dict[str, Counter[tuple[Place, ...]]] = {}
        for reading in self._readings:
            for name in reading.names:
                if len(name.places) + len(name.minor_places) > 1:
                    fitting = _fitting(name, wider_places(reading, name))
                    if fitting:
                        said.setdefault(name.text, Counter())[fitting] += 1
        return {text: counted.most_common(1)[0][0] for text, counted in said.items()}

    def _names(self) -> Iterator[Name]:
        return (name for reading in self._readings for name in reading.names)

    def _candidates(self, name: Name, wider: Wider | None) -> tuple[Place, ...]:
        return _fitting(name, wider) or self._said.get(name.text) or self._without_far_divisions(name)

    def _without_far_divisions(self, name: Name) -> tuple[Place, ...]:
        """The places of a name, less divisions of countries the article never names, where a city has that name.

        Manchester is no parish of Jamaica, nor Sofia a region of Madagascar, unless these countries are spoken of.
        """
        places = _all_places(name)
        if not any(p.kind == "town" and p.population >= _KNOWN_CITY for p in places):
            return places
        return tuple(
            p
            for p in places
            if p.kind not in ("admin1", "district") or self._named.get(p.country_iso3 or "", set()) - {name.text}
        )

    def _most_likely(
        self, text: str, places: Sequence[Place], beside: Beside, *, is_said: bool = False
    ) -> Place | None:
        """The likeliest place; None where it isn't likely enough, or nothing but its size speaks for a minor one."""
        around = self.surroundings
        shares = around.shares(text, places, beside)
        ranked = sorted(zip(shares, places, strict=True), key=lambda item: (-item[0], item[1].place_id))
        best = ranked[0][1]
        if is_said:
            return best
        if best.is_ambiguous_word and not around.has_support(text, best):
            return None
        alike = sum(share for share, place in ranked if place is best or agree(best, place))
        return best if alike >= _LEAST_LIKELY else None

    def _is_at_home(self, place: Place, text: str) -> bool:
        """Whether nothing speaks against the only place of a name: a small town where the article is set elsewhere."""
        if place.kind != "town" or place.population >= _KNOWN_ANYWHERE:
            return True
        if self._named.get(place.country_iso3 or "", set()) - {text}:
            return True
        if place.is_ambiguous_word:
            return self.surroundings.has_support(text, place)
        return not any(iso3 != place.country_iso3 for iso3 in self._set_in)


def _lies_elsewhere(name: Name, places: Sequence[Place], wider: Wider) -> bool:
    """Whether the words after a name put it in a country where no table has a place of that name."""
    is_state = name.country is not None and not (wider.is_called_after and name.country.kind == "metonym")
    if not wider.within or is_state or any(p.kind == "country" for p in places):
        return False
    return all(p.country_iso3 is not None and p.country_iso3 not in wider.within for p in places)


def _all_places(name: Name) -> tuple[Place, ...]:
    """The places of a name, without divisions that only more words mean: "Aleppo province", "Washington state"."""
    towns = [p for p in name.places if p.kind == "town"]
    return tuple(
        p
        for p in (*name.places, *name.minor_places)
        if p.kind not in ("admin1", "district") or not any(_goes_before(town, p, name.text) for town in towns)
    )


def _goes_before(town: Place, division: Place, text: str) -> bool:
    """Whether a town is meant and not the division of its name: its chief town, or its country's capital."""
    if town.country_iso3 != division.country_iso3:
        return False
    return town.admin1 == division.admin1 or is_capital(town, text)


def _fitting(name: Name, wider: Wider | None) -> tuple[Place, ...]:
    """The places of a name that lie in what is said right after it: of its countries, in its divisions if any does."""
    if wider is None:
        return ()
    fitting = tuple(p for p in _all_places(name) if p.country_iso3 in wider.countries)
    return tuple(p for p in fitting if p.admin1 in wider.admin1s) or fitting


def beside(reading: Reading, name: Name) -> Beside:
    """The countries and divisions that the other names of a sentence leave no doubt about."""
    countries, divisions = set(), set()
    for other in reading.names:
        if other.text == name.text:
            continue
        iso3 = other.iso3
        if iso3:
            countries.add(iso3)
        if len(other.places) == 1 and other.places[0].admin1:
            divisions.add((other.places[0].country_iso3 or "", other.places[0].admin1))
    return Beside(frozenset(countries), frozenset(divisions))


def _contains(reading: Reading, wider: Name, link: str) -> bool:
    """Whether what follows a place is what it lies in: "of X", ", Haiti"; not ", Israel said", "near X", "Georgia"."""
    after = reading.words[wider.end] if wider.end < len(reading.words) else ""
    divisions = {p.country_iso3 for p in (*wider.places, *wider.minor_places) if p.kind in ("country", "admin1")}
    if after == "'s" or reading.is_verb(wider.end) or len(divisions) > 1:
        return False
    return link in ("in", "of", "(") or (link == "," and not any(p.kind == "town" for p in wider.places))


def _put_in_country_before(reading: Reading, name: Name, wider: Wider) -> None:
    """Note the country of "the Tajik town of Vose", "DR Congo's city of Beni", "Russia's Belgorod region".

    A possessive alone settles nothing ("Israel's Golan Heights"), nor do settlements, which are where a state settles.
    """
    words, at = reading.words, name.start - 1
    head = None
    if at > 0 and words[at] == "of" and words[at - 1] in PLACE_HEADS:
        head, at = words[at - 1], at - 2
    elif at >= 0 and words[at] in _TOWN_HEADS:
        head, at = words[at], at - 1
    least = at - _ADJECTIVES_BETWEEN
    while at > max(least, 0) and (words[at] in _ADJECTIVES_OF_PLACE or words[at].endswith("ern")):
        at -= 1
    owned = at > 0 and words[at] == "'s"
    owner = reading.name_at(at - 1 if owned else at) if at >= 0 else None
    if owner is None or owner.country is None or owner.country.kind == "metonym":
        return
    if owner.end != at + 1 - owned or not (owned or head):
        return
    if not owned and owner.country.kind == "demonym" and _demonym_at(reading, at) is None:
        return  # "the Turkish-held town of Afrin"
    wider.countries[owner.country.iso3] += 3
    if head is not None and head != "settlement":
        wider.within.add(owner.country.iso3)


_TOWN_HEADS = frozenset("city town village port".split())
_ADJECTIVES_BETWEEN = 3
_ADJECTIVES_OF_PLACE = frozenset(
    """north south east west northeast northwest southeast southwest border port coastal capital central industrial
    mining oil resort lakeside seaside mountain mountainous market garrison small tiny large largest second biggest main
    major remote rural ancient historic holy restive predominantly mainly northernmost southernmost easternmost
    westernmost desert""".split()
)


def _stands_before_wider(reading: Reading, i: int) -> bool:
    """Whether a word may stand between "in" and what a place lies in: "in the Kazakh town of Orlik"."""
    word = reading.words[i]
    if word in _BEFORE_WIDER_PLACE or word in _TOWN_HEADS or (word == "of" and reading.words[i - 1] in PLACE_HEADS):
        return True
    return _demonym_at(reading, i) is not None


def _demonym_at(reading: Reading, i: int) -> Name | None:
    """The people named at a token as an adjective: "Kazakh", not "Turkish-held"."""
    name = reading.name_at(i)
    if name is None or name.end != i + 1 or name.country is None or name.country.kind != "demonym":
        return None
    return name if reading.tokens[i].text == name.text else None


_WORDS_BEFORE_WIDER = 5


def wider_places(reading: Reading, name: Name) -> Wider:
    """What follows a place after commas ("Beledweyne, Hiran, Somalia"), or after "in", and what stands beside it."""
    wider = Wider(beside=beside(reading, name))
    _put_in_country_before(reading, name, wider)
    end = name.end
    while end < len(reading.words) - 1 and reading.words[end] in PLACE_HEADS | NAMED_AFTER_PLACES:
        wider.is_called_after |= reading.words[end] in NAMED_AFTER_PLACES  # "the Lahore restaurant in Quetta"
        end += 1  # "Hangu district in northwestern Pakistan"
    while end < len(reading.words) - 1 and reading.words[end] in (",", "(", "in", "of", "near"):
        j = end + 1
        skipped = 0
        while j < len(reading.words) and skipped < _WORDS_BEFORE_WIDER and _stands_before_wider(reading, j):
            j, skipped = j + 1, skipped + 1
        following = reading.name_at(j) if j < len(reading.words) else None
        if following is None or following.start != j or not (following.places or following.is_unknown_place):
            break
        _put_in_country_before(reading, following, wider)
        wider.towns += [following] if any(p.kind == "town" for p in following.places) else []
        wider.admin1s |= {p.name for p in following.places if p.kind == "admin1"}
        if following.iso3:
            wider.countries[following.iso3] += 3
            if _contains(reading, following, reading.words[end]):
                wider.within.add(following.iso3)
        else:
            for place in following.places:
                if place.country_iso3:
                    wider.countries[place.country_iso3] += 1
        end = following.end
        while end < len(reading.words) - 1 and reading.words[end] in PLACE_HEADS | {"'s"}:
            end += 1
    return wider
