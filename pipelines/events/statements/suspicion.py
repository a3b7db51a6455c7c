"""Suspicion: "police suspect X of", "identified as", and people arrested or charged for an attack.

Here: persons and groups held for an attack. Not here: the arrest as a response, which is ``responses``.
"""

from collections.abc import Iterable

from pipelines.events.actors import Party, actor_in
from pipelines.events.attribution import Attribution
from pipelines.events.casualties.people import age_length
from pipelines.events.figures import NUMBER_WORDS
from pipelines.events.reading import Reading
from pipelines.events.statements.statement import (
    NOBODY,
    PRONOUNS,
    SAYING,
    Statement,
    _of_several,
    accuser_of,
    party_in,
    speaker_before,
    speaks_of_attack,
    statement_of,
)
from pipelines.vocabulary.words import role_words

_SUSPECTS = role_words("suspect_noun")
_ATTACKERS = role_words("attacker_noun")
_AFTER_MAN = frozenset("in at on over for with near from after who by".split())
_AFTER_SUSPECTED = frozenset({".", ",", ";", ":", "which", "who", "but", "and", '"', ")"})
_BEARING = frozenset("bore bear bears bearing had has have carried carries all".split())
_MEMBERS = role_words("group_member")
_DOUBTED = frozenset("believed thought suspected alleged presumed".split())
_BEFORE_NOUN = frozenset("the a an this that each every one main prime chief another".split())
_FALLING = frozenset("fell fall falls fallen falling centred centered centres centers".split())
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
            named = accuser is not None and words[accuser[0]] not in PRONOUNS
            by = reading.text(*accuser) if accuser and named else None
            yield statement_of(reading, k, actor, "suspected", "suspect_of", by=by)
    elif words[k] == "suspected" and k > 0 and (following == ["of"] or _ends_clause(reading, k + 1)):
        subject = reading.subject(k) if following == ["of"] or reading.is_passive(k) else None
        actor = party_in(reading, subject)
        if actor and subject and not (_suspects_something(reading, subject[0]) or _is_denied(reading, k)):
            yield statement_of(reading, k, actor, "suspected", "suspected")
    else:
        yield from _suspects_outright(reading, k)


def _suspects_outright(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Police suspect Boko Haram."; in "suspect the group fled north" something else is suspected."""
    accuser, span = reading.subject(k), reading.object(k + 1)
    if accuser is None or span is None or reading.is_passive(k) or _is_denied(reading, k):
        return
    if reading.words[k - 1] in _BEFORE_NOUN:
        return  # "the suspect"
    actor = actor_in(reading, *span)
    if actor and _ends_clause(reading, span[1]):
        by = reading.text(*accuser) if reading.words[accuser[0]] not in PRONOUNS else None
        yield statement_of(reading, k, actor, "suspected", "suspect", by=by)


def falls_on(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "suspicion has fallen on X"."""
    words = reading.words
    on = next((j for j in range(k + 1, min(k + 6, len(words))) if words[j] in ("on", "upon")), None)
    if on is None or words[on - 1] not in _FALLING or _is_denied(reading, on - 1):
        return
    actor = party_in(reading, reading.object(on + 1))
    if actor:
        yield statement_of(reading, k, actor, "suspected", "suspicion")


def hallmarks(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the attack bore the hallmarks of X"."""
    if reading.words[k + 1 : k + 2] != ["of"] or not any(w in _BEARING for w in reading.words[max(0, k - 4) : k]):
        return
    actor = party_in(reading, reading.object(k + 2))
    if actor and actor.ref and not any(w in NOBODY for w in reading.words[max(0, k - 6) : k]):
        yield statement_of(reading, k, actor, "suspected", "hallmarks")


def linked(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "police linked the attack to X", "the bombing has been linked to X"."""
    if not reading.is_verb(k) or _is_denied(reading, k):
        return
    span = reading.subject(k) if reading.is_passive(k) else reading.object(k + 1)
    if span is None or not speaks_of_attack(reading, *span):
        return
    to = k + 1 if reading.is_passive(k) else span[1]
    actor = party_in(reading, reading.object(to + 1)) if reading.words[to : to + 1] == ["to"] else None
    if actor and actor.ref:
        by = None if reading.is_passive(k) else accuser_of(reading, reading.subject(k))
        yield statement_of(reading, k, actor, "suspected", "linked", by=by)


def member(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the gunmen were members of X", "the assailants belonged to X", "are thought to be X members"."""
    words = reading.words
    subject = reading.subject(k)
    denied = _is_denied(reading, k) or any(w in NOBODY for w in words[k + 1 : k + 3])
    if subject is None or denied or not any(w in _ATTACKERS for w in words[subject[0] : subject[1]]):
        return
    if words[k].startswith("belong"):
        span = reading.object(k + 2) if words[k + 1 : k + 2] == ["to"] else None
    else:
        be = next((j for j in range(k, min(len(words), k + 4)) if words[j] == "be"), k)
        span = reading.object(be + 1)
        span = span if span and any(w in _MEMBERS for w in words[span[0] : span[1]]) else None
    actor = party_in(reading, span)
    if actor is None or not actor.ref:
        return
    doubted = any(w in _DOUBTED for w in words[max(0, k - 3) : (span or subject)[0]])
    by = speaker_before(reading, subject[0]) or _speaker_after(reading, k)
    status = "suspected" if doubted else "blamed" if by else "stated"
    yield statement_of(reading, k, actor, status, "member", by=None if doubted else by)


def _speaker_after(reading: Reading, k: int) -> str | None:
    """Who says so at the end: "..., the governor said"."""
    words = reading.words
    said = next((j for j in range(len(words) - 1, k, -1) if words[j] in SAYING and reading.is_verb(j)), None)
    return accuser_of(reading, reading.subject(said)) if said is not None else None


def _ends_clause(reading: Reading, i: int) -> bool:
    return i >= len(reading.words) or reading.words[i] in _AFTER_SUSPECTED


def _is_denied(reading: Reading, k: int) -> bool:
    return any(w in NOBODY for w in reading.words[max(0, reading.verb_group_start(k) - 1) : k])


def apposed(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the suspect, Karim Bensaid, was arrested", "the alleged shooter, 24-year-old Ann Low,"."""
    words = reading.words
    said = list(suspicion(reading, k)) if words[k] == "suspect" else []
    yield from said
    if said or words[k + 1 : k + 2] != [","] or "'s" in words[max(0, k - 4) : k]:
        return
    at = k + 2 + age_length(words, k + 2)
    person = reading.name_at(at)
    if person is None or not person.is_person or person.start != at:
        return
    if words[person.end : person.end + 1] in ([","], ["."], [";"]):
        who = Party(person.text, None, person.start, person.end)
        yield statement_of(reading, k, who, "suspected", "apposed_suspect")


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
