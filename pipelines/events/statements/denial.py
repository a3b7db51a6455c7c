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
    accusation = next((j for j in range(k + 1, min(len(words), k + 6)) if words[j] in _ACCUSATIONS), None)
    denies_part = words[k] not in REJECTING and any(w in _PART_DENIED for w in words[k + 1 : k + 5])
    if words[k] not in REJECTING and words[k + 1 : k + 2] in (["."], [","], ["it"]):
        denies_part = "which" in words[max(0, k - 5) : k] or words[k + 1] == "it"  # "behind the attack, which X denied"
    if accusation is not None:
        ends = words[accusation + 1 : accusation + 2] == ["."]
        denies_part = ends or speaks_of_attack(reading, accusation, len(words))
    subject = reading.subject(k)
    if not denies_part or subject is None:
        return
    for actor in map(_answering_for, actors_in(reading, *subject)):
        yield statement_of(reading, k, actor, "denied", "denial")
        accuser = party_in(reading, (k + 1, accusation)) if accusation else None
        if accuser and accuser.name != actor.name:
            yield statement_of(reading, k, actor, "blamed", "denied_accusation", by=accuser.name)


def _answering_for(actor: Party) -> Party:
    """The party that the denial clears: a ministry denies for its state."""
    if actor.ref is None or not actor.ref.startswith(_SPOKESMEN):
        return actor
    state = load_actors().by_id("gov_" + actor.ref.partition("_")[2])
    return actor._replace(name=state.name, ref=state.actor_id) if state else actor
