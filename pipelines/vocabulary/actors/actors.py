"""The vocabulary of actors: ``actors.csv``, and for each country its government, parliament, forces and police.

Holds who exists and what they are called. Parts played in an attack (perpetrator, target, blamed) are facts of reports.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipelines.vocabulary.actors.spelling import pieces, spelling_key
from pipelines.vocabulary.places.countries import Country, load_countries, split_list

_TABLE = Path(__file__).with_name("actors.csv")

ACTOR_KINDS = (
    "state_forces",
    "government",
    "international",
    "armed_group",
    "political",
    "civilian_group",
    "person",
    "media",
)
"""Kinds an entry may have; reports add ``unknown`` for names the vocabulary doesn't list."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor.

    Attributes:
        actor_id: Readable and stable; ``gov_usa``, ``mil_usa``, ``parl_usa``, ``pol_usa`` for those of a country.
        actor_kind: One of ``ACTOR_KINDS``.
        country_iso3: The country it belongs to or acts from.
        parent_actor_id: The actor it is part of or answers to.
    """

    actor_id: str
    name: str
    actor_kind: str
    country_iso3: str | None
    parent_actor_id: str | None


_SPELT_IN_MANY_WAYS = frozenset({"armed_group", "state_forces", "political", "media"})
_OF_A_COUNTRY = re.compile(r"(?:gov|mil|pol|parl|mfa|mod|moi)_")


class ActorIndex:
    """Actors by key and by written form."""

    def __init__(self, entries: Iterable[tuple[Actor, Iterable[str], Iterable[str]]]):
        self._by_id: dict[str, Actor] = {}
        self._exact: dict[str, Actor] = {}
        self._normalised: dict[str, Actor] = {}
        self._spelled: dict[tuple[str, ...], Actor | None] = {}
        for actor, names, acronyms in entries:
            if actor.actor_id in self._by_id:
                raise ValueError(f"two actors have the key {actor.actor_id}")
            self._by_id[actor.actor_id] = actor
            for acronym in acronyms:
                self._exact.setdefault(acronym, actor)
            for name in names:
                self._exact.setdefault(name, actor)
                if not _is_acronym(name):
                    self._normalised.setdefault(normalise_name(name), actor)
                    self._add_spelling(name, actor)

    def _add_spelling(self, name: str, actor: Actor) -> None:
        """Know an actor by all spellings of a name; by none where another actor's name sounds the same."""
        if actor.actor_kind not in _SPELT_IN_MANY_WAYS or _OF_A_COUNTRY.match(actor.actor_id):
            return
        key = spelling_key(name)
        if key and self._spelled.setdefault(key, actor) is not actor:
            self._spelled[key] = None

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def names(self) -> Iterable[tuple[str, Actor]]:
        """Every written form with its actor, for a case-sensitive search of text with straight apostrophes."""
        return self._exact.items()

    def by_id(self, actor_id: str | None) -> Actor | None:
        """The actor with that key, or None."""
        return self._by_id.get(actor_id) if actor_id else None

    def lookup(self, surface: str) -> Actor | None:
        """The actor a phrase names as a whole, or None.

        Acronyms must be written as they are ("IS" isn't "is"); in other names case, accents, apostrophes, hyphens, a
        leading "the" and a possessive "'s" make no difference. A name in none of the listed forms is known by its
        sounds (``spelling``), word for word.
        """
        exact = self._exact.get(surface) or self._normalised.get(normalise_name(surface))
        return exact or (None if _is_acronym(surface) else self.by_spelling(spelling_key(surface)))

    def by_spelling(self, key: tuple[str, ...] | None) -> Actor | None:
        """The only actor with a name of that ``spelling_key``, or None."""
        return self._spelled.get(key) if key else None

    def spelling_keys(self) -> Iterable[tuple[str, ...]]:
        """Every key by which one actor is known."""
        return (key for key, actor in self._spelled.items() if actor is not None)


def _is_acronym(name: str) -> bool:
    """Whether a name must be matched as written: "US" isn't "us"."""
    letters = [char for char in name if char.isalpha()]
    return len(letters) <= 4 and all(char.isupper() for char in letters)


def normalise_name(name: str) -> str:
    """A name without what spellings vary in: case, accents, apostrophes, dots, hyphens, "the", a final "'s"."""
    return " ".join(pieces(re.sub(r"['’]s?$", "", name.strip()))).removeprefix("the ")


@cache
def load_actors() -> ActorIndex:
    """The whole vocabulary of actors, read once for each process.

    A row of the table whose key is that of a part of a state (``parl_usa``) renames that part and adds to its names.
    """
    entries = {actor.actor_id: (actor, names, acronyms) for actor, names, acronyms in _listed()}
    for actor, names, acronyms in _of_countries():
        listed = entries.get(actor.actor_id)
        if listed:
            entries[actor.actor_id] = (listed[0], [*listed[1], *names], [*listed[2], *acronyms])
        else:
            entries[actor.actor_id] = (actor, names, acronyms)
    return ActorIndex(entries.values())


def _listed() -> Iterable[tuple[Actor, list[str], list[str]]]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            actor = Actor(
                row["actor_id"],
                row["name"],
                row["actor_kind"],
                row["country_iso3"] or None,
                row["parent_actor_id"] or None,
            )
            yield actor, _spellings((row["name"], *split_list(row["aliases"]))), list(split_list(row["acronyms"]))


def _spellings(names: Iterable[str]) -> list[str]:
    """The names as listed, and without apostrophes."""
    return list(dict.fromkeys(form for name in names for form in (name, name.replace("'", ""))))


# Parts of a state: key, label, kind, and the nouns that name them after "Iraqi" or "Iraq's".
_PARTS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "mil",
        "military",
        "state_forces",
        ("military", "army", "armed forces", "forces", "troops", "soldiers", "air force", "navy", "warplanes", "jets"),
    ),
    ("pol", "police", "state_forces", ("police", "security forces", "police force", "police officers")),
    ("parl", "parliament", "government", ("parliament", "lawmakers", "legislature", "legislators", "MPs")),
    ("mfa", "foreign ministry", "government", ("foreign ministry", "foreign minister", "ministry of foreign affairs")),
    (
        "mod",
        "defence ministry",
        "government",
        ("defence ministry", "defense ministry", "defence minister", "defense minister", "ministry of defence"),
    ),
    ("moi", "interior ministry", "government", ("interior ministry", "interior minister", "ministry of interior")),
)
_GOVERNMENT_NOUNS = ("government", "authorities", "officials", "administration", "president", "prime minister")
_BODIES = ("parliament", "government", "foreign ministry", "defence ministry", "interior ministry", "armed forces")


def _of_countries() -> Iterable[tuple[Actor, list[str], list[str]]]:
    for country in load_countries():
        code = country.iso3.lower()
        government = Actor(f"gov_{code}", country.name, "government", country.iso3, None)
        names = [country.name, *country.aliases, *country.metonyms]
        if country.capital:
            names.append(country.capital)
        yield government, [*names, *_phrases(country, _GOVERNMENT_NOUNS)], []
        adjective = "US" if country.iso3 == "USA" else (country.demonyms or (country.name,))[0]
        for prefix, label, kind, nouns in _PARTS:
            part = Actor(f"{prefix}_{code}", f"{adjective} {label}", kind, country.iso3, f"gov_{code}")
            yield part, _phrases(country, nouns), []


def _phrases(country: Country, nouns: Iterable[str]) -> list[str]:
    adjectives = [name for name in country.demonyms if not name.endswith("s") or name in ("US", "Swiss")]
    adjectives += [name for name in (country.name, *country.aliases) if " " not in name or len(name) < 16]
    phrases = []
    for noun in nouns:
        for adjective in dict.fromkeys(adjectives):
            phrases.append(f"{adjective} {noun}")
            if noun.islower() and not adjective.endswith("."):  # "in the U.S. Police said" ends a sentence
                phrases.append(f"{adjective} {noun.title()}")
        phrases.append(f"{country.name}'s {noun}")
        if noun in _BODIES:
            phrases.append(f"{noun} of {country.name}")
    return phrases
