"""Which of an article's persons, groups and things took part in which of its incidents.

Here: the features of that decision. Not here: finding either side of it.
"""

import math
from collections.abc import Mapping, Sequence

from pipelines.events.learned.clusters import classes_of
from pipelines.events.learned.features import classes, cues, stem
from pipelines.events.learned.incidents import ANY, Incident, level
from pipelines.events.learned.roles import Entity, RoleMention, gather

_TOP = 2
_ENOUGH = 1.5
"""From this sum of probabilities on, more mentions add nothing."""


def fine(probability: float) -> str:
    """A probability as one of a dozen classes, finer at the low end."""
    for step in (0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.96):
        if probability < step:
            return str(step)
    return "1"


def candidates(mentions: Sequence[Sequence[RoleMention]]) -> list[Entity]:
    """Everything that plays a part somewhere in an article, sentence by sentence given."""
    return gather([m for sentence in mentions for m in sentence])


def participant_features(
    entity: Entity,
    incident: Incident,
    incidents: Sequence[Incident],
    entities: Sequence[Entity],
    of_article: Mapping[str, float],
) -> list[str]:
    """What says that ``entity`` took part in ``incident``.

    Args:
        entity: One of the article's.
        incident: One of the article's.
        incidents: All of them.
        entities: All of them.
        of_article: How likely the article is to tell an incident of each kind.
    """
    role, kind = entity.role, incident.kind
    places = [t.position for t in incident.tellings]
    first_index = {id(t.reading): t for t in incident.tellings}
    inside = [m for m in entity.mentions if id(m.reading) in first_index]
    top = entity.probability
    found = {"b " + role, f"kind {role} {kind}", f"top {role} {fine(top)}"}
    gap = min(
        abs(m.sentence - p) for m in entity.mentions for p in [t.reading.sentence.index for t in incident.tellings]
    )
    near = "0" if gap == 0 else "1" if gap == 1 else "2" if gap <= 3 else "3"
    found.update((f"gap {role} {near}", f"gap {role} {near} {fine(top)}"))
    if inside:
        own = max(m.probability for m in inside)
        found.update((f"own {role} {fine(own)}", f"own {role} {kind} {level(own)}"))
        telling = max(first_index[id(m.reading)].probability for m in inside)
        found.add(f"telling {role} {level(telling)}")
        best = max(inside, key=lambda m: m.probability)
        rivals = [
            e for e in entities if e.role == role and e is not entity
            and any(m.reading is best.reading and m.probability > best.probability for m in e.mentions)
        ]  # fmt: skip
        found.add(f"rivals {role} {min(len(rivals), 3)}")
    rank = sorted(-e.probability for e in entities if e.role == role).index(-top)
    found.add(f"rank {role} {min(rank, 4)}")
    found.add(f"times {role} {min(len(entity.mentions), 4)}")
    elsewhere = sum(
        any(m.reading is t.reading for m in entity.mentions for t in other.tellings)
        for other in incidents
        if other is not incident
    )
    found.update((f"elsewhere {role} {min(elsewhere, 2)} {bool(inside)}", f"incidents {role} {min(len(incidents), 4)}"))
    found.add(f"first {role} {min(places[0], 3)}")
    for mention in (inside or entity.mentions)[:_TOP]:
        found.update(_of_mention(mention, role))
        found.update(_classes_around(mention, role))
    found.update(_taken_together(entity, incident))
    found.add(f"article {role} {level(of_article.get(ANY, 0.0))}")
    found.add(f"article {role} {kind} {level(of_article.get(kind, 0.0))}")
    return sorted(found)


def _taken_together(entity: Entity, incident: Incident) -> set[str]:
    """How likely all mentions together make a participant, and how surely the incident is told."""
    role = entity.role
    none = math.prod(1 - m.probability for m in entity.mentions)
    inside = sum(m.probability for m in entity.mentions if any(m.reading is t.reading for t in incident.tellings))
    surest = max(t.probability for t in incident.tellings)
    return {
        f"any of them {role} {fine(1 - none)}",
        f"sum inside {role} {fine(min(inside, _ENOUGH) / _ENOUGH)}",
        f"told {role} {level(surest)}",
        f"tellings {role} {min(4, len(incident.tellings))}",
    }


def _classes_around(mention: RoleMention, role: str) -> set[str]:
    """The classes of a mention's words and of the two on either side."""
    words = mention.reading.words
    found: set[str] = set()
    for at, i in (("l2", mention.start - 2), ("l", mention.start - 1), ("r", mention.end), ("r2", mention.end + 1)):
        near = classes_of(words[i]) if 0 <= i < len(words) else None
        if near:
            found.update((f"ca {at} {role} {near[0]}", f"cb {at} {role} {near[1]}"))
    own = [classes_of(w) for w in mention.key]
    if own and own[-1]:
        found.update((f"ca head {role} {own[-1][0]}", f"cb head {role} {own[-1][1]}"))
    found.update(f"cb {role} {c[1]}" for c in own[:-1] if c)
    return found


def _of_mention(mention: RoleMention, role: str) -> set[str]:
    words = mention.reading.words
    start, end = mention.start, mention.end
    found = {f"l {role} {words[start - 1] if start else '<'}", f"r {role} {words[end] if end < len(words) else '>'}"}
    if mention.key:
        found.update(
            (
                f"h {role} {stem(mention.key[-1])}",
                f"f {role} {stem(mention.key[0])}",
                f"n {role} {min(len(mention.key), 4)}",
            )
        )
    kinds = classes(mention.reading)
    for i in range(start, end):
        found.update(f"k {role} {k}" for k in kinds[i])
    marks = cues(mention.reading)
    before = [m for m in marks if m[0] < start]
    after = [m for m in marks if m[0] >= end]
    if before:
        found.update((f"L {role} {before[-1][1]}", f"L {role} {before[-1][2]} {start - before[-1][0] < 6}"))
    else:
        found.add(f"L {role} none")
    if after:
        found.update((f"R {role} {after[0][1]}", f"R {role} {after[0][2]} {after[0][0] - end < 6}"))
    else:
        found.add(f"R {role} none")
    return found
