"""Suspicion: "police suspect X of", "identified as", and people arrested or charged for an attack.

Here: persons and groups held for an attack. Not here: the arrest as a response, which is ``responses``.
"""

from collections.abc import Iterable

from pipelines.events.actors import Party, actor_in
from pipelines.events.attribution import Attribution
from pipelines.events.figures import NUMBER_WORDS
from pipelines.events.reading import Reading
from pipelines.events.statements.statement import (
    NOBODY,
    Statement,
    _of_several,
    accuser_of,
    party_in,
    speaks_of_attack,
    statement_of,
)
from pipelines.vocabulary.words import role_words

_SUSPECTS = role_words("suspect_noun")
_ATTACKERS = role_words("attacker_noun")
_AFTER_MAN = frozenset("in at on over for with near from after who by".split())
_VIOLENT_OFFENCES = role_words("violent_offence")
_OTHER_OFFENCES = role_words("offence_without_attack")


def suspicion(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "police suspect X of the bombing"."""
    words = reading.words
    following = words[k + 1 : k + 2]
    if "of" in words[k + 2 : k + 7] and following != ["of"]:
        span = reading.object(k + 1)
        actor = actor_in(reading, span[0], min(span[1], words.index("of", k))) if span else None
        if actor:
            accuser = reading.subject(k)
            named = accuser is not None and words[accuser[0]] not in ("they", "it", "he", "she")
            by = reading.text(*accuser) if accuser and named else None
            yield statement_of(reading, k, actor, "suspected", "suspect_of", by=by)
    elif words[k] == "suspected" and following == ["of"] and k > 0:
        subject = reading.subject(k)
        actor = party_in(reading, subject)
        if actor and subject and not _suspects_something(reading, subject[0]):
            yield statement_of(reading, k, actor, "suspected", "suspected")


def _suspects_something(reading: Reading, subject: int) -> bool:
    """As in "the airfield that soldiers suspected of holding gas": the pronoun is what is suspected."""
    pronoun = reading.words[subject - 1] if subject else ""
    return pronoun in ("which", "whom") or (pronoun == "that" and not reading.is_verb(subject - 2))


def identified(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the gunman was identified as ...": a person suspected by name; or the group he is a member of."""
    member = _member_of(reading, k)
    if member:
        accuser = None if reading.is_passive(k) else accuser_of(reading, reading.subject(k))
        yield statement_of(reading, k, member, "blamed", "member_of", by=accuser)
        return
    if not any(w in _SUSPECTS for w in reading.words[max(0, k - 6) : k + 6]):
        return
    person = next((n for n in reading.names if n.start > k and n.is_person), None)
    if person:
        span = reading.span(person.start, person.end)
        yield Statement(
            reading,
            Attribution(person.text, None, "suspected", None, *span, "identified"),
            _of_several(reading, k),
            k,
        )


def _member_of(reading: Reading, k: int) -> Party | None:
    """Of "identified the bomber as a member of X": the group."""
    words = reading.words
    at = next((j for j in range(k + 1, len(words) - 1) if words[j] == "as"), None)
    if at is None or not any(w in _ATTACKERS for w in words[max(0, k - 6) : at]):
        return None
    span = reading.object(at + 1)
    if span is None or not any(w in ("member", "members", "militant", "fighter") for w in words[span[0] : span[1]]):
        return None
    actor = actor_in(reading, *span)
    return actor if actor and actor.ref else None


def charged(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "police arrested a 24-year-old man on suspicion of murder", "X was charged with the killing"."""
    if not reading.is_verb(k) or any(w in NOBODY for w in reading.words[max(0, reading.verb_group_start(k) - 1) : k]):
        return
    passive = reading.is_passive(k)
    span = reading.subject(k) if passive else reading.object(k + 1)
    if span is None or any(w in _OTHER_OFFENCES for w in reading.words[k:]):
        return
    by_age = any(w.endswith("-year-old") for w in reading.words[span[0] : span[1]])
    if not (by_age or speaks_of_attack(reading, k, len(reading.words)) or _names_offence(reading, k)):
        return
    who = _accused_person(reading, span, k)
    if who:
        yield statement_of(reading, k, who, "suspected", "charged")


def _names_offence(reading: Reading, k: int) -> bool:
    return any(w in _VIOLENT_OFFENCES for w in reading.words[k + 1 : k + 14])


def _accused_person(reading: Reading, span: tuple[int, int], k: int) -> Party | None:
    """A person by name or by age, or an organisation under investigation; nobody where only "two men" are told."""
    words = reading.words
    start, end = span
    person = next((n for n in reading.names if start <= n.start < end and n.is_person), None)
    if person and NUMBER_WORDS.keys().isdisjoint(words[person.end : end]):  # "X replaces two agents charged"
        return Party(person.text, None, person.start, person.end)
    aged = next((j for j in range(start, min(len(words), end + 6)) if words[j].endswith("-year-old")), None)
    if aged is not None:
        stop = aged + 1
        while stop < len(words) and stop - aged < 6 and not reading.is_barrier(stop) and words[stop] not in _AFTER_MAN:
            stop += 1
        return Party(reading.text(aged, stop), None, aged, stop) if stop > aged + 1 else None
    if words[k].startswith("investigat"):
        return actor_in(reading, start, end)
    return None
