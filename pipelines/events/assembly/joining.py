"""Which mentions tell one attack: each join is decided by points under limits, and keeps its reason.

Here: the decision. What it weighs is ``likeness``, what forbids it ``limits``.
"""

from pipelines.events.assembly.attack import Attack, Told
from pipelines.events.assembly.dating import lean
from pipelines.events.assembly.likeness import Pair, likeness
from pipelines.events.assembly.limits import forbidden_by
from pipelines.events.document import Document

_JOIN = 2.0  # the points from which a mention joins an attack; see likeness for the scale


def assemble(told_mentions: list[Told], document: Document) -> list[Attack]:
    """The attacks of an article, in order of their first mention."""
    attacks: list[Attack] = []
    for told in told_mentions:
        lean(told, attacks, document)
        best = _most_alike(told, attacks)
        if best is not None:
            attack, reason = best
            attack.join(told, reason)
        elif not _tells_nothing_new(told, attacks):
            attack = Attack(attack_type=told.mention.attack_type, stage=told.mention.stage)
            attack.join(told, "first")
            if told.pending is not None and attacks:
                attack.after = attacks[-1]
            attacks.append(attack)
    return attacks


def _most_alike(told: Told, attacks: list[Attack]) -> tuple[Attack, str] | None:
    """The attack that a mention tells, with the reason; the later of two alike. None where it tells none of them."""
    best: tuple[float, int, str] | None = None
    for position, attack in enumerate(attacks):
        if forbidden_by(attack, told) is not None:
            continue
        points, reason = likeness(Pair(attack, told, position, is_main=position == 0))
        if best is None or points >= best[0]:
            best = (points, position, reason)
    if best is None or best[0] < _JOIN:
        return None
    return attacks[best[1]], best[2]


def _tells_nothing_new(told: Told, attacks: list[Attack]) -> bool:
    """A mention that joins nothing and doesn't begin an attack either.

    As in "in response to the attacks", which speaks of what was told, or "the attack" with nothing of its own.
    """
    mention = told.mention
    if not mention.is_definite:
        return False
    return (mention.is_reference and told.is_bare and bool(attacks)) or told.is_empty
