"""Vehicles loaded with explosives, in any words: "a truck laden with dynamite", "an explosives-packed minibus".

Here: which words of a sentence name one. Not here: car bombs and other listed weapons (``words/weapons.csv``).
"""

from collections.abc import Sequence

from pipelines.vocabulary import words as vocabulary
from pipelines.vocabulary.words import Hit, Weapon, role_words

_VEHICLES = role_words("vehicle")
_EXPLOSIVES = role_words("explosive")
_LOADED = frozenset("laden packed filled loaded rigged stuffed primed".split())
_SPECIES = "car bomb"  # its row says what such a vehicle is
_BEFORE_LOADED = 3  # tokens of "truck that was heavily loaded"
_BEFORE_EXPLOSIVES = 6  # tokens of "with several hundred kilos of explosives"
_BEFORE_VEHICLE = 2  # tokens of "explosives-laden dump truck"


def loaded_vehicles(words: Sequence[str]) -> list[Hit[Weapon]]:
    """The vehicles of a sentence that are said to be loaded with explosives.

    Args:
        words: Lower-case tokens.

    Returns:
        Hits over the vehicle and its load, with the codes of a car bomb.
    """
    if _EXPLOSIVES.isdisjoint(words) and "-" not in " ".join(words):
        return []  # most sentences
    found = []
    for i, word in enumerate(words):
        what, _, how = word.rpartition("-")
        if how in _LOADED and what in _EXPLOSIVES:
            start, end = i, _next(words, i + 1, _BEFORE_VEHICLE + 1, _VEHICLES)
        elif word in _LOADED and words[i + 1 : i + 2] == ["with"]:
            before = range(i - 1, max(-1, i - 2 - _BEFORE_LOADED), -1)
            start = next((k for k in before if words[k] in _VEHICLES), i)
            end = _next(words, i + 2, _BEFORE_EXPLOSIVES, _EXPLOSIVES) if start < i else None
        else:
            continue
        if end is not None:
            found.append(Hit(start, end + 1, _SPECIES, _car_bomb()))
    return found


def _next(words: Sequence[str], start: int, reach: int, wanted: frozenset[str]) -> int | None:
    """The first of the wanted words among the next few, before a mark or a conjunction."""
    for k in range(start, min(len(words), start + reach)):
        if words[k] in wanted:
            return k
        if not words[k][0].isalnum():
            return None
    return None


def _car_bomb() -> Weapon:
    hit = vocabulary.weapons().at(tuple(_SPECIES.split()), 0)
    assert hit is not None  # a row of weapons.csv
    return hit.entry
