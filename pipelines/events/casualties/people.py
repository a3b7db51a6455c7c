"""Who a noun phrase names: the victim group, the nationality, the person.

Here: reading a span of tokens whose bounds are known. Not here: finding those bounds, which is ``phrases``.
"""

import re
from collections.abc import Sequence

from pipelines.events.figures import NUMBER_WORDS
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words, victim_nouns

_AGE = re.compile(r"([a-z]+|\d{1,3})-(year|month|week|day)s?-olds?")
_AGE_UNITS = frozenset("year years month months week weeks day days".split())
_OLDEST = 115
_MALE = role_words("male")
_FEMALE = role_words("female")

# "police officers", "security guards", "militia leader": the modifier names the group, the head is generic
_MODIFIER_TELLS = {("militia_member", "militant"), ("security_forces", "unknown"), ("civilian", "unknown")}


def group_of(reading: Reading, start: int, end: int) -> tuple[str | None, int]:
    """The victim group of a noun phrase and where its last people-noun ends; a telling word beats "people"."""
    group, last = None, start
    i = start
    while i < end:
        hit = victim_nouns().at(reading.words, i)
        if hit and hit.end <= end:
            if group in (None, "unknown") or hit.entry not in ("unknown",):
                group = _more_telling(group, hit.entry)
            last, i = hit.end, hit.end
        else:
            i += 1
    return group, last


def _more_telling(old: str | None, new: str) -> str:
    if old is None or old == "unknown":
        return new
    if new == "unknown" or (old, new) in _MODIFIER_TELLS:
        return old
    return new


def nationality_of(reading: Reading, start: int, end: int) -> str | None:
    """ISO 3166-1 alpha-3 of the first nationality, or state whose forces they are, named from ``start`` to ``end``."""
    for name in reading.names:
        if start <= name.start < end:
            if name.country and name.country.kind in ("demonym", "name"):
                return name.country.iso3
            if name.actor and name.actor.actor_kind in ("state_forces", "government") and name.actor.country_iso3:
                return name.actor.country_iso3
    return None


def person_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Tokens of the first person's name that lies wholly within ``start`` to ``end``."""
    for name in reading.names:
        if start <= name.start and name.end <= end and name.is_person:
            return name.start, name.end
    return None


def demonym_in(reading: Reading, start: int, end: int) -> Name | None:
    """The first nationality ("Briton", "Iraqi") that begins within ``start`` to ``end``."""
    return next(
        (n for n in reading.names if start <= n.start < end and n.country and n.country.kind == "demonym"), None
    )


def actor_in(reading: Reading, start: int, end: int) -> Name | None:
    """The first known actor that begins within ``start`` to ``end``."""
    return next((n for n in reading.names if start <= n.start < end and n.actor), None)


def armed_group_in(reading: Reading, start: int, end: int) -> Name | None:
    """The first known armed group that begins within ``start`` to ``end``."""
    return next(
        (n for n in reading.names if start <= n.start < end and n.actor and n.actor.actor_kind == "armed_group"), None
    )


def is_age(word: str) -> bool:
    """Whether a token is an age: "17-year-old", "two-month-old"."""
    return word.endswith(("-old", "-olds")) and _AGE.fullmatch(word) is not None


def age_length(words: Sequence[str], i: int) -> int:
    """How many tokens from ``i`` tell an age, as noun or before one: "17-year-old" one, "3 year old" three; else 0."""
    if i < len(words) and is_age(words[i]):
        return 1
    spelt = words[i + 1 : i + 3]
    counted = i < len(words) and _number(words[i]) is not None
    return 3 if counted and len(spelt) == 2 and spelt[0] in _AGE_UNITS and spelt[1] == "old" else 0


def age_in(words: Sequence[str], start: int, end: int) -> int | None:
    """The age in years told in a phrase, or right after it: "a 17-year-old boy", "a man, 24, was"; 0 under one year."""
    for i in range(start, end):
        match = _AGE.fullmatch(words[i])
        if match:
            years = _number(match.group(1))
            return years if years is not None and match.group(2) == "year" else 0
        if age_length(words, i) == 3:
            return _number(words[i]) if words[i + 1].startswith("year") else 0
    after = words[end : end + 3]
    told = len(after) == 3 and after[0] == "," and after[1].isdecimal() and after[2] in (",", ".", ";", "and", "of")
    years = _number(after[1]) if told else None
    return years if years is not None and years < _OLDEST else None


def _number(word: str) -> int | None:
    return int(word) if len(word) <= 3 and word.isdecimal() else NUMBER_WORDS.get(word)


def sex_in(words: Sequence[str], start: int, end: int) -> str | None:
    """``m`` or ``f`` by the first word of a phrase that tells it."""
    for word in words[start:end]:
        if word in _MALE:
            return "m"
        if word in _FEMALE:
            return "f"
    return None
