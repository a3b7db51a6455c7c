"""Blame: "Y blamed X", "was behind the attack", "held X responsible", "the work of X", "attributed to X".

Here: others' word on who did it, from accusation to belief. Not here: people arrested or charged (``suspicion``).
"""

from collections.abc import Iterable

from pipelines.events.actors import Party, actors_in, attackers_in
from pipelines.events.reading import Reading
from pipelines.events.statements.statement import (
    _OF_IT,
    NOBODY,
    Statement,
    accuser_of,
    party_in,
    speaker_before,
    speaks_of_attack,
    statement_of,
)
from pipelines.vocabulary.words import role_words

_GROUPS = role_words("group_again")
_OF_VIOLENCE = role_words("of_violence")
_HOLDING = frozenset("held hold holds holding".split())
_DOUBT = frozenset("believed suspected thought alleged presumed said reported accused".split())
_IS = frozenset("was were is are be been being".split())
_BELIEVING = frozenset("believe believes believed suspect suspects think thinks".split())


def blame(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Y blamed X", "X was blamed for it", "the attack was blamed on X"; so for "accused"."""
    if not reading.is_verb(k):
        return attributed(reading, k)
    following = reading.words[k + 1 : k + 2]
    if reading.is_passive(k) and following == ["on"]:
        return _blamed_on(reading, k)
    if reading.is_passive(k) and following in (["for"], ["of"]):
        return _blamed_for(reading, k)
    return _blamed_by(reading, k)


def _blamed_on(reading: Reading, k: int) -> Iterable[Statement]:
    actor = party_in(reading, reading.object(k + 2))
    if actor:
        yield statement_of(reading, k, actor, "blamed", "blamed_on")


def _blamed_for(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X was blamed for the attack", "X has been accused of bombing the market"."""
    actor = party_in(reading, reading.subject(k))
    if actor and _accused_of_violence(reading, k):
        yield statement_of(reading, k, actor, "blamed", "blamed_for")


def _blamed_by(reading: Reading, k: int) -> Iterable[Statement]:
    span = reading.object(k + 1)
    if span is None:
        return
    accuser = accuser_of(reading, reading.subject(k))
    put_on = _put_on(reading, k, span)
    if put_on is not None:
        for actor in actors_in(reading, *put_on):
            yield statement_of(reading, k, actor, "blamed", "blamed_on", by=accuser)
        return
    for actor in _apposed(reading, span) or actors_in(reading, *span):
        if reading.words[k].startswith("accus") and not _accused_of_violence(reading, k):
            continue
        if _blamed_for_violence(reading, actor[3]):
            yield statement_of(reading, k, actor, "blamed", "blame", by=accuser)


def _put_on(reading: Reading, k: int, attack: tuple[int, int]) -> tuple[int, int] | None:
    """Of "Y blamed the attack on the base on X": where X stands; None where it is X that was blamed."""
    words = reading.words
    cues = [h.start for h in reading.nouns] + [h.start for h in reading.casualties]
    told = any(attack[0] <= at < attack[1] for at in cues)
    if not (told or words[attack[0] : attack[1]] in (["it"], ["this"], ["them"])) or words[k].startswith("accus"):
        return None
    found = None
    for j in range(attack[1], len(words)):
        if reading.is_barrier(j):
            break
        if words[j] in ("on", "upon"):
            found = reading.object(j + 1) or found
    return found


def points_at(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Y pointed the finger at X", "fingers were pointed at X"."""
    words = reading.words
    pointing = next((j for j in range(max(0, k - 3), min(len(words), k + 4)) if words[j].startswith("point")), None)
    at = next((j for j in range(k + 1, min(len(words), k + 5)) if words[j] == "at"), None)
    span = reading.object(at + 1) if at is not None else None
    if pointing is None or span is None or any(w in NOBODY for w in words[max(0, pointing - 3) : pointing]):
        return
    accuser = accuser_of(reading, reading.subject(pointing)) if pointing < k else None
    for actor in actors_in(reading, *span):
        yield statement_of(reading, k, actor, "blamed", "points_at", by=accuser)


def _apposed(reading: Reading, span: tuple[int, int]) -> list[Party]:
    """Who is named after a description: "blamed Qasemi's group, the Dawn Brigade, for", "a policeman, Jo Hart, of"."""
    words, end = reading.words, span[1]
    person = reading.name_at(end + 1) if words[end : end + 1] == [","] else None
    if person is not None and person.is_person and words[person.end : person.end + 1] == [","]:
        return actors_in(reading, person.start, person.end)
    if words[end : end + 1] != [","] or not any(w in _GROUPS for w in words[span[0] : end]):
        return []
    if any(n.actor or n.is_group for n in reading.names if span[0] <= n.start < end):
        return []
    at = end + 1 + (words[end + 1 : end + 2] == ["the"])
    name = reading.name_at(at)
    if name is None or not (name.actor or name.is_group) or words[name.end : name.end + 1] not in ([","], ["."]):
        return []
    return actors_in(reading, at, name.end)


def held_responsible(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Y held X responsible for the attack", "X was behind it", "X is believed to be responsible"."""
    words = reading.words
    holder = next((j for j in range(k - 1, max(-1, k - 9), -1) if words[j] in _HOLDING and reading.is_verb(j)), None)
    if holder is not None:
        span = reading.object(holder + 1)
        for actor in actors_in(reading, span[0], min(span[1], k)) if span else []:
            yield statement_of(reading, k, actor, "blamed", "held", by=accuser_of(reading, reading.subject(holder)))
        return
    if words[k] == "behind" or words[k + 1 : k + 2] == ["for"]:
        yield from _of_behind(reading, k)
    elif words[k + 1 : k + 2] in (["."], [","], []):
        said = (s for s in _of_behind(reading, k, names_attack=False) if s.attribution.status != "stated")
        yield from said  # "the army says X is responsible"


def involved(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "four men believed to have taken part in the killing"."""
    if reading.words[k + 1 : k + 2] == ["in"]:
        yield from _of_behind(reading, k)


def _of_behind(reading: Reading, k: int, *, names_attack: bool = True) -> Iterable[Statement]:
    """Whom the sentence says to be behind an attack: as a fact, on somebody's word, or as a suspicion."""
    if reading.quoted[k] or (names_attack and not speaks_of_attack(reading, k, k + 9)):
        return
    words = reading.words
    doubt = next(
        (j for j in range(k - 1, max(-1, k - 7), -1) if words[j] in _DOUBT and words[j + 1] in ("to", "of")), None
    )
    verb = next((j for j in range(k - 1, max(-1, k - 4), -1) if reading.words[j] in _IS), None)
    at = doubt if doubt is not None else verb
    if at is None or any(w in NOBODY for w in reading.words[max(0, at - 1) : k]):
        return
    subject = reading.subject(at if doubt is None or verb is None else min(at, verb))
    for actor in attackers_in(reading, *subject) if subject else []:
        if doubt is not None:
            yield statement_of(reading, k, actor, "suspected", "believed")
            continue
        speaker = speaker_before(reading, actor.start)
        believes = any(w in _BELIEVING for w in words[: actor.start])
        status = "suspected" if believes else "blamed" if speaker else "stated"
        if speaker != actor.name:
            yield statement_of(reading, k, actor, status, "behind", by=speaker)


def work(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the attack was the work of X"."""
    words = reading.words
    if words[k + 1 : k + 2] != ["of"] or words[k - 1 : k] != ["the"] or not speaks_of_attack(reading, 0, k):
        return
    actor = party_in(reading, reading.object(k + 2))
    if actor:
        yield statement_of(reading, k, actor, "blamed", "work_of", by=speaker_before(reading, k))


def attributed(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the attack, attributed to X", "the attack was pinned on X"."""
    words = reading.words
    if words[k + 1 : k + 2] not in (["to"], ["on"]):
        yield from _attributed_by(reading, k)
        return
    actor = party_in(reading, reading.object(k + 2))
    speaks_of_attack = any(h.start < k for h in reading.nouns) or "attack" in words or "attacks" in words
    if actor and speaks_of_attack:
        yield statement_of(reading, k, actor, "blamed", "attributed")


def _attributed_by(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Y attributed the attack to X", "Y has pinned the bombing on X"."""
    span = reading.object(k + 1) if reading.is_verb(k) and not reading.is_passive(k) else None
    if span is None or reading.words[span[1] : span[1] + 1] not in (["to"], ["on"]):
        return
    if any(span[0] <= h.start < span[1] for h in reading.nouns):
        accuser = accuser_of(reading, reading.subject(k))
        target = reading.object(span[1] + 1)
        for actor in actors_in(reading, *target) if target else []:
            yield statement_of(reading, k, actor, "blamed", "attributed", by=accuser)


def _blamed_for_violence(reading: Reading, end: int) -> bool:
    """Whether "blamed X for Y" speaks of an attack, or of none in particular: not of a siege of tents or of talks."""
    words = reading.words
    if words[end : end + 1] != ["for"]:
        return True
    start, stop = reading.object(end + 1) or (end + 1, min(len(words), end + 6))
    cues = (
        [h.start for h in reading.nouns if h.entry.strength != "weak"]
        + [h.start for h in reading.weapons]
        + [h.start for h in reading.casualties]
    )
    return (
        any(start - 1 <= at <= stop + 4 for at in cues)
        or any(w in _OF_IT for w in words[start : stop + 1])
        or any(reading.is_verb(k) for k in range(end + 1, min(len(words), end + 3)))
    )


def _accused_of_violence(reading: Reading, k: int) -> bool:
    return (
        any(h.start > k for h in reading.nouns)
        or any(h.start > k for h in reading.verbs)
        or any(w in _OF_VIOLENCE for w in reading.words[k + 1 :])
    )
