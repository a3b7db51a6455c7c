"""What a statement of responsibility is, and what its finders share: parties, accusers, words of attack.

Data and small readings of the sentence. Not here: any verb's own pattern.
"""

from pipelines.events.actors import Party, actor_in
from pipelines.events.attribution import Attribution
from pipelines.events.reading import Reading
from pipelines.values import frozen

NOBODY = frozenset("no nobody not none never n't yet".split())
_OF_IT = frozenset("it this them incident deaths violence".split())
_SEVERAL_ATTACKS = frozenset("attacks strikes bombings incidents".split())
PRONOUNS = frozenset("it he she they we i".split())
SAYING = frozenset(
    """said says say stated states told announced confirmed claimed claims reported reports
    maintain maintains maintained insist insists insisted""".split()
)


@frozen
class Statement:
    """A claim, blame or denial with no attack word of its own subject: what it says and of how many attacks."""

    reading: Reading
    attribution: Attribution
    is_series: bool
    at: int


def statement_of(reading: Reading, k: int, actor: Party, status: str, rule: str, *, by: str | None = None) -> Statement:
    """What the verb at token ``k`` says of an actor; its evidence reaches from the actor to the verb."""
    span = reading.span(min(actor[2], k), max(actor[3], k + 1))
    return Statement(reading, Attribution(actor[0], actor[1], status, by, *span, rule), _of_several(reading, k), k)


def _of_several(reading: Reading, k: int) -> bool:
    return any(w in _SEVERAL_ATTACKS for w in reading.words[max(0, k - 10) : k + 14])


def party_in(reading: Reading, span: tuple[int, int] | None) -> Party | None:
    """The actor that a phrase names, None where there is no phrase."""
    return actor_in(reading, *span) if span else None


def speaker_before(reading: Reading, before: int) -> str | None:
    """Who says what stands from token ``before`` on: "the ministry said the group was behind it"."""
    words = reading.words
    said = (j for j in range(before) if words[j] in SAYING)
    k = next((j for j in said if reading.is_verb(j) or words[j + 1 : j + 2] == ["that"]), None)
    return accuser_of(reading, reading.subject(k)) if k is not None else None


def speaks_of_attack(reading: Reading, start: int, stop: int) -> bool:
    """Whether a word of attack, of death or of reference ("it", "them") stands between two tokens."""
    cues = [h.start for h in reading.nouns] + [h.start for h in reading.verbs] + [h.start for h in reading.casualties]
    return any(start <= at < stop for at in cues) or any(w in _OF_IT for w in reading.words[start:stop])


def accuser_of(reading: Reading, span: tuple[int, int] | None) -> str | None:
    """Who blames: the actor's name, else its own words; None for a pronoun."""
    if span is None or reading.words[span[0]] in PRONOUNS:
        return None
    actor = actor_in(reading, *span)
    return actor[0] if actor else reading.text(*span)
