"""The weapon that the words around a trigger name, how many of it, and the type of attack it makes.

Here: from words of weapons to codes. The words themselves are ``words/weapons.csv`` of the vocabulary.
"""

from pipelines.events.figures import Quantity, quantity_ending_at
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import Weapon

WeaponAt = tuple[Weapon, int]
"""A weapon and the token that names it."""

_WITH = frozenset("with using involving by of".split())
_WEAPON_MODIFIERS = frozenset("air knife gun artillery".split())
_ASSAULTS_BY_WEAPON = frozenset("shooting stabbing bombing vehicle_bombing suicide_bombing".split())
_BOMBINGS_BY_WEAPON = frozenset("vehicle_bombing suicide_bombing ied air_strike drone_strike".split())
_TYPE_OF_MODIFIER = {
    "rocket": "rocket_attack", "missile": "missile_strike", "mortar": "mortar_shelling",
    "artillery": "artillery_shelling", "drone": "drone_strike", "air": "air_strike", "aerial": "air_strike",
    "bomb": "bombing", "gun": "shooting", "knife": "stabbing", "arson": "arson", "mob": "mob_violence",
    "stabbing": "stabbing", "shooting": "shooting", "vehicle-ramming": "vehicle_ramming",
    "car-ramming": "vehicle_ramming", "ramming": "vehicle_ramming", "car-bomb": "vehicle_bombing", "ied": "ied",
    "armed": "armed_assault", "airborne": "air_strike", "uav": "drone_strike", "grenade": "armed_assault",
    "artillery-fire": "artillery_shelling", "sniper": "shooting", "van": "vehicle_ramming", "lorry": "vehicle_ramming",
    "truck": "vehicle_ramming",
}  # fmt: skip


def is_weapon_word(reading: Reading, i: int) -> bool:
    """Whether token ``i`` names a weapon, or modifies an attack as one does."""
    return any(h.start <= i < h.end for h in reading.weapons) or reading.words[i] in _WEAPON_MODIFIERS


def weapon_near(reading: Reading, start: int, end: int) -> Weapon | None:
    """The weapon that the trigger's own words or "with", "using", "involving" beside it name."""
    for hit in reading.weapons:
        if start <= hit.start < end:
            return hit.entry
    for hit in reading.weapons:
        if not 0 <= hit.start - end <= 12:
            continue
        used = any(w in _WITH for w in reading.words[max(0, hit.start - 4) : hit.start])
        if used and reading.distance(end - 1, hit.start) <= 14:
            return hit.entry
    return None


def weapon_in(reading: Reading, span: tuple[int, int] | None) -> WeaponAt | None:
    """The weapon that a phrase names: the first that flies, else the last."""
    if span is None:
        return None
    best = None
    for hit in reading.weapons:
        if span[0] <= hit.start < span[1]:
            best = (hit.entry, hit.start)
            if hit.entry.flies:
                break
    return best


def weapon_count(reading: Reading, weapon_at: int) -> int | None:
    """How many of a weapon: the number before it, up to two modifiers between; no day's, no year's."""
    quantity = _number_before(reading, weapon_at)
    if quantity is None:
        for j in range(max(0, weapon_at - 2), weapon_at):
            quantity = quantity or _number_before(reading, j)
    return quantity.best if quantity else None


def _number_before(reading: Reading, i: int) -> Quantity | None:
    if any(start < i <= end for start, end, _ in reading.times):
        return None  # "on 20 May 2019 missiles hit"
    return quantity_ending_at(reading.words, i)


def type_with_weapon(base: str, weapon: Weapon | None) -> str:
    """The type of attack that a word of type ``base`` tells when its sentence names a weapon."""
    if weapon is None:
        return base
    by_weapon = weapon.attack_type
    if base == "armed_assault":
        return by_weapon if by_weapon in _ASSAULTS_BY_WEAPON else base
    if base == "air_strike":
        return by_weapon if by_weapon not in ("other", "air_strike", "bombing") else base
    if base == "bombing":
        return by_weapon if by_weapon in _BOMBINGS_BY_WEAPON else base
    return by_weapon if base == "other" else base


def type_by_modifier(modifiers: list[str], base: str) -> str:
    """The type that the words before an attack noun say: "drone strike", "knife attack"; the nearest word wins."""
    return next((_TYPE_OF_MODIFIER[m] for m in reversed(modifiers) if m in _TYPE_OF_MODIFIER), base)
