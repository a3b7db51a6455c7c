"""The two questions of grammar that every room of ``setting`` asks: what governs a name, and what a name modifies."""

from pipelines.events.mentions import Name
from pipelines.events.reading import SUBORDINATORS, Reading
from pipelines.events.setting.words import LOCATIVE, ORIGIN, PLACE_HEADS, REGION_WORDS

_REACH = 5
_PHRASE_BREAKS = frozenset((",", ";", "and", "or", '"', "(", "'s"))
_NOT_NOUNS = frozenset("and or but early late earlier last this".split())


def preposition_before(reading: Reading, i: int) -> str | None:
    """The preposition that governs the noun phrase around token ``i``, articles and modifiers skipped."""
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        word = reading.words[j]
        if word == "of" and reading.words[j - 1] in PLACE_HEADS:
            return preposition_before(reading, j - 1) or word  # "in the city of Aden", "on the village of Djibo"
        if word in LOCATIVE or word in ORIGIN:
            return word
        if word == "and" and reading.words[j - 1] in REGION_WORDS and reading.words[j + 1] in REGION_WORDS:
            continue  # "in central and southern Gaza"
        owner = reading.name_at(j - 1) if word == "'s" and j else None
        if owner is not None and owner.places:
            return preposition_before(reading, owner.start)  # "in Sudan's West Darfur"
        if reading.is_verb(j) or word in _PHRASE_BREAKS or word in SUBORDINATORS or reading.time_at(j):
            return None
    return None


def is_modifier(reading: Reading, name: Name) -> bool:
    """Whether a name stands before a noun of its own: "U.S. border city"."""
    if name.end >= len(reading.words):
        return False
    word = reading.words[name.end]
    return word.isalpha() and not (
        word in LOCATIVE | ORIGIN | SUBORDINATORS | _NOT_NOUNS or reading.is_verb(name.end) or reading.time_at(name.end)
    )
