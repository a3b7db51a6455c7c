"""Denial: "X denied involvement", "X rejected Y's accusations".

Here: who denies, and the blame that the denial tells. Not here: denials that an attack answered another (``answers``).
"""

from collections.abc import Iterable

from pipelines.events.actors import Party, actors_in
from pipelines.events.reading import Reading
from pipelines.events.statements.statement import Statement, party_in, speaks_of_attack, statement_of
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.words import role_words

_SPOKESMEN = ("mfa_", "mod_", "moi_")
_PART_DENIED = frozenset("involvement responsibility role part carrying being".split())
_ACCUSATIONS = role_words("accusation")
REJECTING = frozenset("rejected rejects dismissed dismisses".split())


def denial(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X denied involvement", "X rejected Y's accusations that it had bombed the port"."""
    words = reading.words
    if words[k] in ("nothing", "distanced", "distances"):
        yield from _stands_apart(reading, k)
        return
    accusation = next((j for j in range(k + 1, min(len(words), k + 6)) if words[j] in _ACCUSATIONS), None)
    denies_part = any(w in _PART_DENIED for w in words[k + 1 : k + 5]) and accusation is None
    if words[k] not in REJECTING and words[k + 1 : k + 2] in (["."], [","], ["it"]):
        denies_part = "which" in words[max(0, k - 5) : k] or words[k + 1] == "it"  # "behind the attack, which X denied"
    if words[k] not in REJECTING and _denies_doing_it(reading, k):
        denies_part = True
    if accusation is not None:
        ends = words[accusation + 1 : accusation + 2] in (["."], ["as"])
        says_of_itself = words[accusation + 1 : accusation + 3] in (["that", "it"], ["it"], ["that", "they"])
        denies_part = ends or speaks_of_attack(reading, accusation + (3 if says_of_itself else 0), len(words))
    subject = reading.subject(k)
    if not denies_part or subject is None:
        return
    for actor in map(_answering_for, _spoken_for(reading, subject, k) or actors_in(reading, *subject)):
        yield statement_of(reading, k, actor, "denied", "denial")
        accuser = party_in(reading, (k + 1, accusation)) if accusation else None
        if accuser and accuser.name != actor.name:
            yield statement_of(reading, k, actor, "blamed", "denied_accusation", by=accuser.name)


def _stands_apart(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X said it had nothing to do with the bombing", "X distanced itself from the attack"."""
    words = reading.words
    apart = words[k + 1 : k + 4] == ["to", "do", "with"] if words[k] == "nothing" else "from" in words[k + 1 : k + 4]
    verb = next((j for j in range(k, -1, -1) if reading.is_verb(j)), None)
    subject = reading.subject(verb) if apart and verb is not None and speaks_of_attack(reading, k, len(words)) else None
    subject = reading.spoken_for(subject)
    for actor in actors_in(reading, *subject) if subject else []:
        yield statement_of(reading, k, actor, "denied", "denial")


def _spoken_for(reading: Reading, subject: tuple[int, int], verb: int) -> list[Party]:
    """As in "a spokesman for X denied involvement": X; nobody where no spokesman speaks."""
    if not any(w.startswith("spokes") for w in reading.words[subject[0] : subject[1]]):
        return []
    named = [n for n in reading.names if subject[0] <= n.start < verb and n.actor]
    return actors_in(reading, named[-1].start, named[-1].end) if named else []


def _denies_doing_it(reading: Reading, k: int) -> bool:
    """As in "denied bombing the mall", "denied that its jets had struck the mall", "denied it had fired"."""
    words = reading.words
    verbs = {h.start for h in reading.verbs} | {h.start for h in reading.casualties if h.entry.frame == "transitive"}
    if (
        words[k + 1 : k + 2] != []
        and words[k + 1].endswith("ing")
        and k + 1 in verbs | {h.start for h in reading.nouns}
    ):
        return reading.object(k + 2) is not None  # "denied bombing the mall", not "denied shelling had begun"
    at = k + 1 + (words[k + 1 : k + 2] == ["that"])
    own = words[at : at + 1] != [] and words[at] in _OWN
    return own and any(at < verb <= at + _OWN_REACH and not reading.is_passive(verb) for verb in verbs)


_OWN = frozenset("it they its their he his".split())
_OWN_REACH = 7


def _answering_for(actor: Party) -> Party:
    """The party that the denial clears: a ministry denies for its state."""
    if actor.ref is None or not actor.ref.startswith(_SPOKESMEN):
        return actor
    state = load_actors().by_id("gov_" + actor.ref.partition("_")[2])
    return actor._replace(name=state.name, ref=state.actor_id) if state else actor
