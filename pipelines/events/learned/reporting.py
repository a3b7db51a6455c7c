"""What is reported of an article's incidents and participants, once each has its probability.

A probability for each alone isn't enough: a second organisation is seldom another than the first, "the hotel" beside
"the Hotel Sol" is the same hotel, and one sentence of a bomb that killed a mayor may be told as a bombing and as an
attack. So what is surest is taken first, and the rest is held against it. Not here: the probabilities (``reader``), and
choosing the thresholds, which needs annotated texts.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.events.learned.incidents import Incident
from pipelines.events.learned.roles import ROLES, Entity, RoleMention
from pipelines.events.learned.thresholds import Thresholds

HIT = ("target", "victim", "victims")
"""The roles of those at whom an incident was aimed."""
_THING = "weapon"
"""The one role of nobody: an incident of a weapon alone hit no one."""
_AFTER_HEAD = frozenset("of in on at from for to with by near who which that where including".split())
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten several some many all other another more and or".split()
)
_IRREGULAR = {"men": "man", "women": "woman", "people": "person", "persons": "person", "children": "child"}


def worth_reporting(incidents: Sequence[Incident], thresholds: Thresholds) -> list[Incident]:
    """The incidents of an article that are reported, in its order, each with the participants that are.

    Args:
        incidents: All of them, judged, each with every participant that comes into question.
        thresholds: From which probability something is reported.
    """
    likely = [
        replace(i, entities=participants_of(i.entities, thresholds))
        for i in incidents
        if i.probability >= thresholds.within[i.kind]
    ]
    settled = [replace(i, entities=own_participants(i, likely, thresholds)) for i in likely]
    kept: list[Incident] = []
    for incident in sorted(settled, key=lambda i: -i.probability):
        if incident.probability < thresholds.bare and all(e.role == _THING for e in incident.entities):
            continue
        if incident.probability < thresholds.other_kind and any(is_told_as(incident, other) for other in kept):
            continue
        kept.append(incident)
    chosen = {id(i) for i in kept}
    return [i for i in settled if id(i) in chosen]


# ---------------------------------------------------------------- participants
def participants_of(entities: Sequence[Entity], thresholds: Thresholds) -> list[Entity]:
    """The participants of one incident that are reported, in the order given.

    After the surest of a role another one has to be as likely as ``further`` says, and to be another thing.
    """
    chosen: set[int] = set()
    for role in ROLES:
        taken: list[Entity] = []
        for entity in sorted((e for e in entities if e.role == role), key=lambda e: -e.took_part):
            least = thresholds.took_part[role]
            if taken:
                least = max(least, thresholds.further.get(role, 0.0))
            if entity.took_part >= least and not any(names_again(entity, other) for other in taken):
                taken.append(entity)
        chosen |= {id(e) for e in taken}
    return [e for e in entities if id(e) in chosen]


def names_again(entity: Entity, other: Entity) -> bool:
    """Whether a phrase seems to name what a surer one of the same role names: "hotel" beside "the Hotel Sol".

    Never persons by name, whose families share one, and never one person beside several.
    """
    first, second = entity.name, other.name
    if entity.role == "victim" or (entity.role == "victims" and _is_of_many(first) != _is_of_many(second)):
        return False
    a, b = content(first), content(second)
    return bool(a and b) and (head(first) == head(second) or set(a) <= set(b) or set(b) <= set(a))


def content(mention: RoleMention) -> tuple[str, ...]:
    """The words of a phrase that say what it is, each as one thing: no numbers, no words of number."""
    return tuple(_singular(w) for w in mention.key if w not in _COUNTS and not w[0].isdigit())


def head(mention: RoleMention) -> str:
    """The noun of a phrase, as one thing: the last word before the first preposition."""
    noun = _noun(mention)
    return _singular(noun) if noun else ""


def _singular(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _noun(mention: RoleMention) -> str:
    words = mention.reading.words[mention.start : mention.end]
    end = next((i for i, w in enumerate(words) if i and w in _AFTER_HEAD), len(words))
    named = set(mention.key) - _COUNTS
    return next((w for w in reversed(words[:end]) if w in named and not w[0].isdigit()), "")


def _is_of_many(mention: RoleMention) -> bool:
    return _noun(mention) != head(mention)


# ------------------------------------------------------------ between incidents
def own_participants(incident: Incident, incidents: Sequence[Incident], thresholds: Thresholds) -> list[Entity]:
    """The participants of an incident without the doubtful ones that another incident more likely has."""

    def is_doubtful(entity: Entity) -> bool:
        return entity.took_part < thresholds.elsewhere.get(entity.role, 0.0) and any(
            other.took_part > entity.took_part and is_same(entity, other)
            for rival in incidents
            if rival is not incident
            for other in rival.entities
        )

    return [e for e in incident.entities if not is_doubtful(e)]


def is_same(entity: Entity, other: Entity) -> bool:
    """Whether participants of two incidents are one: called alike, or by the same words of the text."""
    if entity.role != other.role:
        return False
    if entity.name.text.split() == other.name.text.split():
        return True
    return any(
        a.reading is b.reading and (a.start, a.end) == (b.start, b.end) for a in entity.mentions for b in other.mentions
    )


def is_told_as(incident: Incident, surer: Incident) -> bool:
    """Whether an incident seems to be a surer one told as another kind: all whom it hit, that one hit."""
    hit = [e for e in incident.entities if e.role in HIT]
    if not hit or incident.kind == surer.kind:
        return False
    return all(any(is_same(e, other) for other in surer.entities) for e in hit)
