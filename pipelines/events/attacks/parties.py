"""Who stands in a phrase, as far as telling an attack needs it: people, someone armed, a state.

Not here: naming the attacker, which is ``attribution``, or counting victims, which is ``casualties``.
"""

from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words

Span = tuple[int, int]
"""First token of a phrase and the token after its last."""

_ARMED_ACTORS = frozenset("armed_group state_forces government international".split())
_ARMED_PEOPLE = frozenset("militant perpetrator militia_member military security_forces".split())
_ARMED_WORDS = role_words("armed_party")
_FORCES = role_words("armed_forces")
_SAID_OF_ATTACKERS = frozenset("armed masked hooded unidentified suspected".split())
_GROUPS = frozenset("group gang band men".split())
_STATE_WORDS = role_words("state_party")


def people_in(reading: Reading, span: Span | None) -> str | None:
    """The victim group of the first people-noun of a phrase, ``unknown`` for a person by name, None for no people."""
    if span is None:
        return None
    for hit in reading.people:
        if span[0] <= hit.start < span[1]:
            return hit.entry
    named = any(n.is_person and span[0] <= n.start < span[1] for n in reading.names)
    return "unknown" if named or _is_aged(reading.words[span[0] : span[1]]) else None


def _is_aged(words: list[str]) -> bool:
    """As in "a 15-year-old", "an 18 year old", "two 9-month-olds": someone told by age alone."""
    return any(w.endswith(("-old", "-olds")) for w in words) or words[-2:] in (["year", "old"], ["month", "old"])


def holds(reading: Reading, span: Span | None, words: frozenset[str]) -> bool:
    """Whether a phrase has any of the words."""
    return span is not None and any(w in words for w in reading.words[span[0] : span[1]])


def is_armed(reading: Reading, span: Span | None) -> bool:
    """Whether a phrase names someone who can attack: an armed group, forces, a state, gunmen."""
    if span is None:
        return False
    start, end = span
    for name in reading.names:
        listed = name.country or (name.actor and name.actor.actor_kind in _ARMED_ACTORS)
        if start <= name.start < end and (listed or name.is_group):
            return True
    if any(start <= hit.start < end and hit.entry in _ARMED_PEOPLE for hit in reading.people):
        return True
    if reading.words[start:end] == ["the", "group"]:
        return True  # the armed group told before
    if _is_of_armed_people(reading, start, end):
        return True
    return holds(reading, span, _ARMED_WORDS) or reading.words[end - 1] in _FORCES


def _is_of_armed_people(reading: Reading, start: int, end: int) -> bool:
    """As in "an armed group", "masked youths", "suspected cultists": what the words before them say of people."""
    words = reading.words
    told = next((k for k in range(start, end) if words[k] in _SAID_OF_ATTACKERS), None)
    if told is None or told + 1 >= end:
        return False
    plural_or_people = words[end - 1].endswith("s") or words[end - 1] in _GROUPS
    return plural_or_people or people_in(reading, (told, end)) is not None


def is_state(reading: Reading, span: Span | None) -> bool:
    """Whether a phrase names a state, its forces or its police."""
    if span is None:
        return False
    named = any(
        span[0] <= n.start < span[1] and n.actor is not None and n.actor.actor_kind in ("state_forces", "government")
        for n in reading.names
    )
    return named or holds(reading, span, _STATE_WORDS)


def is_violent_context(reading: Reading) -> bool:
    """Whether the sentence has a weapon, a casualty or a strong word of attack anywhere."""
    return bool(reading.weapons) or bool(reading.casualties) or any(h.entry.strength == "strong" for h in reading.nouns)
