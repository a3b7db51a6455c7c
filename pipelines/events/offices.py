"""Whose office, body or force a title alone means: "the foreign minister" in news from Tehran.

Here: what earlier words of the article say of it, and its dateline. Not here: responders named by themselves
(``responders.py``), and attackers spoken of again (``actors.py``).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pipelines.events.actors import actor_in, of_country
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.places.countries import load_countries
from pipelines.vocabulary.words import role_words

_NATIONAL = role_words("national_office")
_BODIES = frozenset("coalition alliance army military command".split())
_GROUPS = role_words("group_again")
_OWNERS = frozenset("the his her its their".split())
_LONGEST = 4  # "the caretaker prime minister"
_REACH = 5  # tokens between "Iraq" and the noun of "Iraq's caretaker prime minister"
_BACK = 60  # sentences that a name may stand before the title alone
_TOP = 6  # sentences, headlines and bylines among them, that a dateline stands in
_BREAKS = frozenset((",", ";", "and", "or", "in", "at", "with"))
_LEADERS = frozenset("president premier minister chancellor king".split())


def actor_meant(readings: Sequence[Reading], reading: Reading, span: tuple[int, int]) -> str | None:
    """The actor that a title or a body without a name means, by what the article says before it.

    Args:
        readings: The article's sentences, in order.
        reading: The sentence of the phrase.
        span: Its tokens: "foreign minister", "ministry", "his government".

    Returns:
        The actor's key: of the last phrase before it that ends with the same noun and names somebody ("Iran's foreign
        ministry"), of the group spoken of last for "the militia", else, for a national office, of the state whose
        capital the article is dated from. None where nothing tells.
    """
    start, end = span
    if end - start > _LONGEST or any(start <= name.start < end for name in reading.names):
        return None
    noun = reading.words[end - 1]
    before = reading.words[start - 1] if start else ""
    if not _OWNERS & {before, reading.words[start]}:
        return None
    if noun in _GROUPS and reading.group_before is not None and reading.group_before.actor is not None:
        return reading.group_before.actor.actor_id
    nouns = _LEADERS if reading.words[start] in ("his", "her") else frozenset({noun})
    is_national = noun in _NATIONAL or reading.words[end - 2 : end] == ["supreme", "leader"]
    if not is_national and noun not in _BODIES:
        return None
    for earlier, last in _said_before(readings, reading, start, nouns):
        name = _owner(earlier, last)
        if name is None:
            continue
        if last < name.end or nouns == {noun}:
            party = actor_in(earlier, name.start, last + 1)
            if party is not None and party.ref is not None:
                return party.ref
        return _state(name)
    return _state_of_dateline(readings) if is_national else None


def _said_before(
    readings: Sequence[Reading], reading: Reading, start: int, nouns: frozenset[str]
) -> Iterator[tuple[Reading, int]]:
    """Where one of the nouns stands before a phrase, nearest first."""
    after = bisect_right(readings, reading.sentence.index, key=lambda r: r.sentence.index)
    for earlier in reversed(readings[max(0, after - _BACK) : after]):
        end = start if earlier is reading else len(earlier.words)
        yield from ((earlier, k) for k in range(end - 1, -1, -1) if earlier.words[k] in nouns)


def _owner(reading: Reading, noun: int) -> Name | None:
    """The name that says whose a title is: "Iraq's caretaker prime minister", "the president of Iraq"."""
    whole = reading.name_at(noun)
    if whole is not None:
        return whole if whole.actor is not None else None
    after = reading.name_at(noun + 2) if reading.words[noun + 1 : noun + 2] == ["of"] else None
    for name in (after, *reversed(reading.names)):
        if name is None or name.is_person or not name.iso3:
            continue
        between = range(name.end, noun)
        near = name is after or (name.end <= noun and len(between) < _REACH)
        if near and not any(reading.words[k] in _BREAKS or reading.is_verb(k) for k in between):
            return name
    return None


def _state(name: Name) -> str | None:
    return of_country(name.iso3, name).ref if name.iso3 else None


def _state_of_dateline(readings: Sequence[Reading]) -> str | None:
    """The state whose capital the article is dated from: "TEHRAN, 4 January"."""
    for reading in readings[:_TOP]:
        if reading.sentence.kind != "dateline":
            continue
        town = reading.text(0, next((k for k, t in enumerate(reading.tokens) if not t.is_word), len(reading.tokens)))
        country = load_countries().by_surface.get(town.title())
        if country is not None and country.kind == "metonym":
            state = load_actors().by_id(f"gov_{country.iso3.lower()}")
            return state.actor_id if state else None
    return None
