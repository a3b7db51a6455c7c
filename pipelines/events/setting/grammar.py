"""Grammar that rooms of ``setting`` share: what governs a name, what it modifies, in whose clause a time stands.

Not here: what the answer means for a place or a day.
"""

from collections.abc import Collection

from pipelines.events.mentions import Name
from pipelines.events.reading import AUXILIARIES, SUBORDINATORS, Reading
from pipelines.events.setting.words import LOCATIVE, ORIGIN, PLACE_HEADS, REGION_WORDS

_NAMED_AFTER = PLACE_HEADS | {"capital", "hub", "stronghold"}
_MIDDLE = frozenset("centre center heart middle capital edge".split())
_REACH = 5
_CLAUSE_REACH = 12
_PHRASE_BREAKS = frozenset((",", ";", "and", "or", '"', "(", "'s"))
_NOT_NOUNS = frozenset("and or but early late earlier last this".split())


def preposition_before(reading: Reading, i: int) -> str | None:
    """The preposition that governs the noun phrase around token ``i``, articles and modifiers skipped."""
    if i > 1 and reading.words[i - 1] == "," and reading.words[i - 2] in _NAMED_AFTER:
        return preposition_before(reading, i - 2)  # "in the Turkish capital, Ankara"
    for j in range(i - 1, max(-1, i - 1 - _REACH), -1):
        word = reading.words[j]
        if word == "of" and (reading.words[j - 1] in PLACE_HEADS or reading.words[j - 1] in _MIDDLE):
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


def is_of_another_clause(reading: Reading, time: int, told: Collection[int]) -> bool:
    """Whether a time says when something else was: "despite a pledge that was signed last month".

    So after "since": "the first attack since the fair opened on 7 April". Not where the clause is about an attack.

    Args:
        reading: The sentence.
        time: First token of the time.
        told: Tokens of the words that tell attacks.
    """
    words = reading.words
    acts = {h.start for h in reading.casualties} | {h.start for h in reading.verbs if h.entry.frame != "launch"}
    for k in range(time - 1, max(0, time - _CLAUSE_REACH), -1):
        if k in told or k in acts or words[k] in (",", ";", ":", '"'):
            return False
        if words[k] == "since":
            return k < time - 1
        if words[k] in ("that", "which", "who") and reading.is_verb(k + 1 + (words[k + 1] in AUXILIARIES)):
            if words[k + 2].endswith("ing"):
                return False  # "who were guarding a bank on Monday": at the time of the attack
            before = k - 2 if words[k - 1] == "," else k - 1
            is_weapon = any(h.end == before + 1 for h in reading.weapons)
            return not (reading.is_verb(before) or before in told or is_weapon)
    return False
