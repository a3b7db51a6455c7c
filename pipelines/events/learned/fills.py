"""What kind of thing a participant is and what became of it, and what kind of act an incident was.

Here: the features of the models that choose a code for a participant (a victim's office, a building's use, a weapon's
class, the effect on each, how sure an organisation's part is) or for a whole incident (its stage, whose act it was).
Not here: finding participants (``roles``) and incidents (``incidents``).
"""

import itertools
from collections.abc import Sequence

from pipelines.events.learned.features import classes, cues, stem
from pipelines.events.learned.incidents import Incident
from pipelines.events.learned.roles import Entity, RoleMention
from pipelines.events.reading import Reading

_MOST_MENTIONS = 4


def entity_features(entity: Entity, kind: str, more: Sequence[Entity] = ()) -> list[str]:
    """What says which code a participant gets.

    Args:
        entity: The participant.
        kind: The incident's kind.
        more: Descriptions of the same participant ("the mayor" beside a name).
    """
    found = {"b", "kind=" + kind, "role=" + entity.role}
    for other in (entity, *more):
        mark = "" if other is entity else "also "
        for mention in other.mentions[:_MOST_MENTIONS]:
            key = mention.key
            if key:
                found.update((f"{mark}head={stem(key[-1])}", f"{mark}first={key[0]}"))
            found.update(f"{mark}w={stem(w)}" for w in key)
            found.update(f"{mark}w={a} {b}" for a, b in itertools.pairwise(key))
            found.update(mark + f for f in _around(mention))
    return sorted(found)


def _around(mention: RoleMention) -> set[str]:
    reading = mention.reading
    words, start, end = reading.words, mention.start, mention.end
    found = {"l=" + w for w in words[max(0, start - 4) : start]} | {"r=" + w for w in words[end : end + 5]}
    found.add("l1=" + (words[start - 1] if start else "<"))
    found.add("r1=" + (words[end] if end < len(words) else ">"))
    kinds = classes(reading)
    for i in range(start, end):
        found.update("k=" + k for k in kinds[i])
    for i in range(max(0, start - 3), start):
        found.update("kl=" + k for k in kinds[i])
    for i in range(end, min(len(words), end + 3)):
        found.update("kr=" + k for k in kinds[i])
    marks = cues(reading)
    before = [m for m in marks if m[0] < start]
    after = [m for m in marks if m[0] >= end]
    if before:
        found.update((f"L={before[-1][1]}", f"L={before[-1][1]} {before[-1][2]}"))
    if after:
        found.update((f"R={after[0][1]}", f"R={after[0][1]} {after[0][2]}"))
    found.update("c=" + c for _, c, _ in marks)
    found.update("s=" + stem(w) for w in words if w[0].isalpha() and len(w) > 3)
    return found


def act_features(incident: Incident) -> list[str]:
    """What says how far an incident got and whose act it was."""
    found = {"b", "kind=" + incident.kind}
    for telling in incident.tellings[:_MOST_MENTIONS]:
        found |= _of_sentence(telling.reading)
    for entity in incident.entities:
        if entity.probability > 0.3:
            found.add("has " + entity.role)
            found.update(f"{entity.role}={stem(w)}" for w in entity.name.key)
    return sorted(found)


def _of_sentence(reading: Reading) -> set[str]:
    stems = [stem(w) for w in reading.words if w[0].isalpha()]
    found = {"s=" + s for s in stems}
    found.update(f"s={a} {b}" for a, b in itertools.pairwise(stems))
    found.update(f"cue={c} {p}" for _, c, p in cues(reading))
    for name in reading.names:
        if name.actor:
            found.add("actor=" + name.actor.actor_kind)
    return found
