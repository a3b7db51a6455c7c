"""What to call a participant: which of its mentions, and how much of the words around the head.

"Alleged ELN guerrillas", "ELN guerrillas" and "guerrillas" are one party; annotators prefer one of them, and the
tagger's spans begin or end a word too far now and then. Here: the spans that come into question and the features of the
choice. Not here: which spans name one thing (``roles``).
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipelines.events.learned.features import classes, shape
from pipelines.events.learned.participants import fine
from pipelines.events.learned.roles import Entity, RoleMention

_CUTS = frozenset("of in on at from near for with by and or who which that , ( [ : -- where including".split())
_NEVER_FIRST = frozenset(
    "of in on at from near for with by and or to as 's that who which ( ) [ ] , : -- the a an".split()
)
_NEVER_LAST = _NEVER_FIRST | frozenset("his her its their".split())
_MOST_DROPPED = 5
_MOST_MENTIONS = 5


def variants(mention: RoleMention) -> list[RoleMention]:
    """The span of a mention and the narrower ones within it that may be the better name, the span itself first."""
    words = mention.reading.words
    starts = range(mention.start, min(mention.end, mention.start + _MOST_DROPPED + 1))
    ends = [mention.end, *[i for i in range(mention.start + 1, mention.end) if words[i] in _CUTS]]
    found = []
    for start in starts:
        for end in ends:
            whole = (start, end) == (mention.start, mention.end)
            if start < end and (whole or (words[start] not in _NEVER_FIRST and words[end - 1] not in _NEVER_LAST)):
                found.append(RoleMention(mention.role, mention.reading, start, end, mention.probability))
    return found


def names_of(entity: Entity) -> Iterator[tuple[RoleMention, RoleMention]]:
    """Each span that may name a participant, with the tagger's span it lies in; the surest mentions only."""
    sure = sorted(entity.mentions, key=lambda m: (-m.probability, m.sentence, m.start))[:_MOST_MENTIONS]
    for mention in sure:
        for variant in variants(mention):
            yield variant, mention


def naming_features(variant: RoleMention, mention: RoleMention, entity: Entity) -> list[str]:
    """What says that a span is the participant's name."""
    role, words = entity.role, mention.reading.words
    start, end = variant.start, variant.end
    dropped = words[mention.start : start]
    found = {f"b {role}", f"left {role} {min(len(dropped), 3)}", f"right {role} {mention.end > end}"}
    found.update((f"first {role} {words[start]}", f"last {role} {words[end - 1]}"))
    found.add(f"shape {role} {shape(words[start])}")
    found.update(f"dropped {role} {w}" for w in dropped)
    if dropped:
        found.update((f"dropped last {role} {dropped[-1]}", f"dropped shape {role} {shape(dropped[-1])}"))
        capital = mention.reading.tokens[start - 1].is_capitalised
        found.add(f"capitals {role} {capital} {mention.reading.tokens[start].is_capitalised}")
    else:
        capital = mention.reading.tokens[start].is_capitalised
        found.add(f"capital {role} {capital}")
        found.add(f"before {role} {words[start - 1] if start else '<'}")
    if mention.end > end:
        found.add(f"cut {role} {words[end]}")
    found.add(f"length {role} {min(end - start, 6)}")
    kinds = classes(mention.reading)
    found.update(f"kind {role} {k}" for k in kinds[start])
    found.update(f"kind last {role} {k}" for k in kinds[end - 1])
    if dropped:
        found.update(f"kind dropped {role} {k}" for k in kinds[start - 1])
    found.add(f"sure {role} {fine(mention.probability)}")
    exact = Counter(m.key for m in entity.mentions)
    found.add(f"mentioned {role} {min(exact[variant.key], 3)} {min(len(entity.mentions), 4)}")
    others = {m.key for m in entity.mentions if m.key != variant.key}
    found.add(f"longest {role} {all(len(k) <= len(variant.key) for k in others)}")
    return sorted(found)


def longest(names: Sequence[RoleMention]) -> RoleMention:
    """Of names about as good, the one with most words."""
    return max(names, key=lambda m: (len(m.key), -m.sentence, -m.start))
