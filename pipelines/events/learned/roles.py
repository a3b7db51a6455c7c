"""Who and what play a part in an attack: perpetrators, organisations, targets, victims and weapons as spans of text.

Here: the tagger's spans with their probabilities, and which spans of an article name one thing. Not here: which attack
they belong to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.events.learned.features import token_features
from pipelines.events.learned.models import Model
from pipelines.events.reading import Reading
from pipelines.values import frozen

ROLES = ("perpetrator", "organisation", "target", "victim", "victims", "weapon")
"""``victim`` is a person by name, ``victims`` people by description."""
LEAST = 0.05
"""The least probability of a span worth handing on."""
_LEADING = frozenset("the a an its his her their this that these those of".split())
_INSIDE = 0.5
Columns = tuple[list[float], list[float]]
"""Of each token of a sentence: the probability that it begins a span, and that it goes on with one."""
Probabilities = Mapping[str, Columns]
"""Of each role, for one sentence."""


@frozen
class RoleMention:
    """One span that plays a part, with the tagger's probability for it."""

    role: str
    reading: Reading
    start: int
    end: int
    probability: float

    @property
    def text(self) -> str:
        """As written."""
        return self.reading.text(self.start, self.end)

    @property
    def key(self) -> tuple[str, ...]:
        """Its words without case, articles and marks."""
        words = self.reading.words[self.start : self.end]
        return tuple(w for w in words if w[0].isalnum() and w not in _LEADING)

    @property
    def sentence(self) -> int:
        """Index of its sentence."""
        return self.reading.sentence.index


def depth_of(position: int) -> str:
    """How early in the article a sentence stands, as a feature."""
    return "0" if position == 0 else "1" if position < 3 else "2" if position < 8 else "3"


def tag(
    model: Model, reading: Reading, position: int, least: float = LEAST, roles: Sequence[str] = ROLES
) -> list[RoleMention]:
    """The role mentions of one sentence.

    Args:
        model: The role tagger.
        reading: The sentence.
        position: Its place among the sentences of the article.
        least: Spans less probable than this are left out.
        roles: The roles that are asked for; each asked for costs time.
    """
    if not reading.words:
        return []
    return spans(probabilities(model, token_features(reading, depth_of(position)), roles), reading, least)


def probabilities(model: Model, features: Sequence[Sequence[str]], roles: Sequence[str] = ROLES) -> Probabilities:
    """For each role, how likely each token is to begin a span of it, and to go on with one."""
    if features:
        model.set(features)
    n = len(features)
    return {role: (model.column("B-" + role, n), model.column("I-" + role, n)) for role in roles}


def mean(said: Sequence[Probabilities]) -> Probabilities:
    """The mean of what several taggers said of one sentence."""
    return {role: _mean([s[role] for s in said]) for role in ROLES}


def _mean(columns: Sequence[Columns]) -> Columns:
    begins = [sum(ps) / len(columns) for ps in zip(*(c[0] for c in columns), strict=True)]
    goes_on = [sum(ps) / len(columns) for ps in zip(*(c[1] for c in columns), strict=True)]
    return begins, goes_on


def spans(said: Probabilities, reading: Reading, least: float = LEAST) -> list[RoleMention]:
    """The spans that are likely enough; one goes on as long as the next word is about as likely to belong to it."""
    n = len(reading.words)
    found = []
    for role, (begins, goes_on) in said.items():
        i = 0
        while i < n:
            if begins[i] + goes_on[i] < least:
                i += 1
                continue
            peak = begins[i] + goes_on[i]
            j = i + 1
            while j < n and goes_on[j] >= _INSIDE * (begins[j - 1] + goes_on[j - 1]):
                peak = max(peak, begins[j] + goes_on[j])
                j += 1
            start, end = _trim(reading.words, i, j)
            if start < end:
                found.append(RoleMention(role, reading, start, end, peak))
            i = j
    return found


def _trim(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    while start < end and (words[start] in _LEADING or words[start] in ",.;:()-"):
        start += 1
    while end > start and words[end - 1] in ",.;:()-":
        end -= 1
    return start, end


@dataclass
class Entity:
    """One thing that plays a part, with all spans that name it.

    Attributes:
        took_part: The probability that it took part in the incident it stands in, weighed by the incident's own, once
            that is decided.
        called: The span chosen for its name, once that is decided.
    """

    role: str
    mentions: list[RoleMention] = field(default_factory=list)
    took_part: float = 0.0
    called: RoleMention | None = None

    @property
    def probability(self) -> float:
        """Of its surest mention."""
        return max(m.probability for m in self.mentions)

    @property
    def name(self) -> RoleMention:
        """The mention to call it by: the one chosen, else a sure one, the fuller of two that are about as sure."""
        if self.called is not None:
            return self.called
        top = self.probability
        sure = [m for m in self.mentions if m.probability >= 0.6 * top]
        return max(sure, key=lambda m: (min(len(m.key), 4), m.probability))


def gather(mentions: Sequence[RoleMention]) -> list[Entity]:
    """Mentions of one role that name one thing: the same words, or a part of a fuller name."""
    found: list[Entity] = []
    for mention in sorted(mentions, key=lambda m: (-len(m.key), m.reading.sentence.index, m.start)):
        words = set(mention.key)
        if not words:
            continue
        home = next((e for e in found if e.role == mention.role and _names_same(words, mention, e)), None)
        if home is None:
            found.append(Entity(mention.role, [mention]))
        else:
            home.mentions.append(mention)
    return found


def _names_same(words: set[str], mention: RoleMention, entity: Entity) -> bool:
    for other in entity.mentions:
        if words == set(other.key) or (words < set(other.key) and mention.key[-1] in (other.key[-1], *other.key[-2:])):
            return True
        if _is_acronym_of(mention, other) or _is_acronym_of(other, mention):
            return True
    return False


def _is_acronym_of(short: RoleMention, full: RoleMention) -> bool:
    """Whether one is the abbreviation that stands in brackets after the other, or spells its initials."""
    if len(short.key) != 1 or len(full.key) < 2 or short.role not in ("organisation", "perpetrator"):
        return False
    if short.reading is full.reading and 0 < short.start - full.end <= 1:
        return True
    initials = "".join(w[0] for w in full.key if w not in ("of", "for", "and"))
    return len(initials) >= 3 and short.key[0] == initials
