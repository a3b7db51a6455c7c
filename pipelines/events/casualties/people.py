"""Who a noun phrase names: the victim group, the nationality, the person.

Here: reading a span of tokens whose bounds are known. Not here: finding those bounds, which is ``phrases``.
"""

import re
from collections.abc import Sequence

from pipelines.events.figures import quantity_at
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words, victim_nouns

_AGE = re.compile(r"([a-z]+|\d{1,3})-(year|month|week|day)s?-olds?")
_AGE_STEM = re.compile(r"(?:[a-z]+|\d{1,3})-(?:year|month|week|day)")
_AGE_TOLD = re.compile(r"([a-z-]+?|\d{1,3})[ -]+(y|month|week|day)")
_LONGEST_NUMBER = 12  # letters of "seventy-seven" less one: enough for ages
_AGE_UNITS = frozenset("year years month months week weeks day days".split())
_AGE_ENDS = frozenset("yo y/o yr-old year-old years-old month-old months-old week-old day-old year-olds".split())
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
    """How many tokens from ``i`` tell an age, else 0: one in "17-year-old", two in "3-year old", three spelt apart."""
    if i >= len(words):
        return 0
    if is_age(words[i]):
        return 1
    following = tuple(words[i + 1 : i + 3])
    if following[:1] == ("old",) and _AGE_STEM.fullmatch(words[i]):
        return 2
    if following[:1] and following[0] in _AGE_ENDS and _number(words[i]) is not None:
        return 2  # "17 year-old"
    spelt = len(following) == 2 and following[0] in _AGE_UNITS and following[1] == "old"
    split = len(following) == 2 and following[0] == "-" and following[1] in ("year-old", "month-old")
    return 3 if (spelt or split) and _number(words[i]) is not None else 0


def age_in(words: Sequence[str], start: int, end: int) -> int | None:
    """The age in years told in a phrase, or right after it: "a 17-year-old boy", "a man, 24, was"; 0 under one year."""
    for i in range(start, end):
        length = age_length(words, i)
        if length:
            told = _AGE_TOLD.match(" ".join(words[i : i + length]))
            years = _number(told.group(1)) if told else None
            return years if years is not None and told is not None and told.group(2) == "y" else 0
    after = words[end : end + 3]
    is_told = len(after) == 3 and after[0] == "," and after[1].isdecimal() and after[2] in (",", ".", ";", "and", "of")
    years = _number(after[1]) if is_told else None
    return years if years is not None and years < _OLDEST else None


def _number(word: str) -> int | None:
    quantity = quantity_at([word], 0) if len(word) <= _LONGEST_NUMBER else None
    return quantity.best if quantity is not None else None


def sex_in(words: Sequence[str], start: int, end: int) -> str | None:
    """``m`` or ``f`` by the first word of a phrase that tells it; of "the woman's brother" the brother tells."""
    own = next((i + 1 for i in range(end - 1, start, -1) if words[i - 1] != "'s" and words[i] == "'s"), start)
    for word in words[own:end]:
        if word in _MALE:
            return "m"
        if word in _FEMALE:
            return "f"
    return None
