"""What parties say about who did it: claims, that nobody claims, blame, denial and suspicion.

Here: one sentence's statements of responsibility, each found from its verb. Not here: the attacker that the sentence of
an attack names itself (``attribution``), nor which attack "the attack" is (``gathering``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.events.actors import Party, actor_in, actors_in
from pipelines.events.attribution import Attribution
from pipelines.events.reading import Reading

_NOBODY = frozenset("no nobody not none never n't yet".split())
_RESPONSIBILITY = frozenset("responsibility credit".split())
_NAMELESS_CLAIMANTS = frozenset("group militia faction organisation organization".split())
_OF_VIOLENCE = frozenset("killing behind attack attacks carrying bombing responsible".split())
_OF_IT = frozenset("it this them incident deaths violence".split())
_ATTACKS = frozenset("attack attacks bombing strike strikes it".split())
_SEVERAL_ATTACKS = frozenset("attacks strikes bombings incidents".split())
_PART_DENIED = frozenset("involvement responsibility role carrying being".split())
_SUSPECTS = frozenset("suspect attacker gunman shooter suspected".split())
_PRONOUNS = frozenset("it he she they we i".split())


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, blame or denial with no attack word of its own subject: what it says and of how many attacks."""

    reading: Reading
    attribution: Attribution
    is_series: bool
    at: int


def find_statements(reading: Reading) -> list[Statement]:
    """Claims, non-claims, blame, suspicion and denial in one sentence, in order of their verbs."""
    found: list[Statement] = []
    for k, word in enumerate(reading.words):
        finder = _FINDERS.get(word)
        if finder is None:
            continue
        said = list(finder(reading, k))
        found += said
        if not said:
            reading.left_out("attribution", k, k + 1, "no_party", word)
    return found


def _statement(reading: Reading, k: int, actor: Party, status: str, rule: str, *, by: str | None = None) -> Statement:
    """What the verb at token ``k`` says of an actor; its evidence reaches from the actor to the verb."""
    span = reading.span(min(actor[2], k), max(actor[3], k + 1))
    return Statement(reading, Attribution(actor[0], actor[1], status, by, *span, rule), _of_several(reading, k), k)


def _of_several(reading: Reading, k: int) -> bool:
    return any(w in _SEVERAL_ATTACKS for w in reading.words[max(0, k - 10) : k + 14])


def _party(reading: Reading, span: tuple[int, int] | None) -> Party | None:
    return actor_in(reading, *span) if span else None


# ---------------------------------------------------------------------- claims
def _claim(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X claimed responsibility", "the attack was claimed by X"; and that nobody has."""
    if not _claims_responsibility(reading, k):
        return
    subject = reading.subject(k)
    start = reading.verb_group_start(k)
    if _is_by_nobody(reading, k, subject[0] if subject else start, start):
        span = reading.span(max(0, start - 3), k + 1)
        yield Statement(
            reading, Attribution(None, None, "unclaimed", None, *span, "unclaimed"), _of_several(reading, k), k
        )
        return
    actor = _claimant(reading, k, subject)
    if actor:
        yield _statement(reading, k, actor, "claimed", "claim")


def _claims_responsibility(reading: Reading, k: int) -> bool:
    words = reading.words
    if any(w in _RESPONSIBILITY for w in words[max(0, k - 5) : k + 4]):
        return True
    if any(
        h.start - k <= 4 and h.start > k and not reading.is_verb(h.end)
        for h in reading.nouns
        if h.entry.strength == "strong"
    ):
        return True  # "claimed the attack", but not "claimed the attack killed 190"
    # "No attacks have been claimed", "the attack was claimed by", "responsibility for the blast that ... was claimed"
    return reading.is_passive(k) and (
        "responsibility" in words[:k] or any(w in _ATTACKS for w in words[max(0, k - 6) : k])
    )


def _is_by_nobody(reading: Reading, k: int, clause: int, group: int) -> bool:
    """Whether the clause from token ``clause`` to its verb denies the claim: "no group has", "no one has"."""
    words = reading.words
    return any(w in _NOBODY for w in words[max(0, clause - 1) : k]) or "one" in words[max(0, group - 3) : group]


def _claimant(reading: Reading, k: int, subject: tuple[int, int] | None) -> Party | None:
    words = reading.words
    if reading.is_passive(k):
        by = next((j for j in range(k, min(len(words), k + 10)) if words[j] == "by"), None)
        return _party(reading, reading.object(by + 1)) if by is not None else None
    actor = _party(reading, subject)
    if actor is None and subject and any(w in _NAMELESS_CLAIMANTS for w in words[subject[0] : subject[1]]):
        return Party(reading.text(*subject), None, *subject)
    return actor


# ---------------------------------------------------------------------- blame
def _blame(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Y blamed X", "X was blamed for it", "the attack was blamed on X"; so for "accused"."""
    if not reading.is_verb(k):
        return _attributed(reading, k)
    following = reading.words[k + 1 : k + 2]
    if reading.is_passive(k) and following == ["on"]:
        return _blamed_on(reading, k)
    if reading.is_passive(k) and following in (["for"], ["of"]):
        return _blamed_for(reading, k)
    return _blamed_by(reading, k)


def _blamed_on(reading: Reading, k: int) -> Iterable[Statement]:
    actor = _party(reading, reading.object(k + 2))
    if actor:
        yield _statement(reading, k, actor, "blamed", "blamed_on")


def _blamed_for(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X was blamed for the attack", "X has been accused of bombing the market"."""
    actor = _party(reading, reading.subject(k))
    if actor and _accused_of_violence(reading, k):
        yield _statement(reading, k, actor, "blamed", "blamed_for")


def _blamed_by(reading: Reading, k: int) -> Iterable[Statement]:
    span = reading.object(k + 1)
    if span is None:
        return
    accuser = _accuser(reading, reading.subject(k))
    for actor in actors_in(reading, *span):
        if reading.words[k].startswith("accus") and not _accused_of_violence(reading, k):
            continue
        if _blamed_for_violence(reading, actor[3]):
            yield _statement(reading, k, actor, "blamed", "blame", by=accuser)


def _accuser(reading: Reading, span: tuple[int, int] | None) -> str | None:
    """Who blames: the actor's name, else its own words; None for a pronoun."""
    if span is None or reading.words[span[0]] in _PRONOUNS:
        return None
    actor = actor_in(reading, *span)
    return actor[0] if actor else reading.text(*span)


def _attributed(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the attack, attributed to X", "the attack was pinned on X"."""
    words = reading.words
    if words[k + 1 : k + 2] not in (["to"], ["on"]):
        return
    actor = _party(reading, reading.object(k + 2))
    speaks_of_attack = any(h.start < k for h in reading.nouns) or "attack" in words or "attacks" in words
    if actor and speaks_of_attack:
        yield _statement(reading, k, actor, "blamed", "attributed")


def _blamed_for_violence(reading: Reading, end: int) -> bool:
    """Whether "blamed X for Y" speaks of an attack, or of none in particular: not of a siege of tents or of talks."""
    words = reading.words
    if words[end : end + 1] != ["for"]:
        return True
    start, stop = reading.object(end + 1) or (end + 1, min(len(words), end + 6))
    cues = (
        [h.start for h in reading.nouns if h.entry.strength != "weak"]
        + [h.start for h in reading.weapons]
        + [h.start for h in reading.casualties]
    )
    return (
        any(start - 1 <= at <= stop + 4 for at in cues)
        or any(w in _OF_IT for w in words[start : stop + 1])
        or any(reading.is_verb(k) for k in range(end + 1, min(len(words), end + 3)))
    )


def _accused_of_violence(reading: Reading, k: int) -> bool:
    return (
        any(h.start > k for h in reading.nouns)
        or any(h.start > k for h in reading.verbs)
        or any(w in _OF_VIOLENCE for w in reading.words[k + 1 :])
    )


# ---------------------------------------------------------------------- denial and suspicion
def _denial(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X denied involvement"."""
    if not any(w in _PART_DENIED for w in reading.words[k + 1 : k + 5]):
        return
    actor = _party(reading, reading.subject(k))
    if actor:
        yield _statement(reading, k, actor, "denied", "denial")


def _suspicion(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "police suspect X of the bombing"."""
    words = reading.words
    following = words[k + 1 : k + 2]
    if "of" in words[k + 2 : k + 7] and following != ["of"]:
        span = reading.object(k + 1)
        actor = actor_in(reading, span[0], min(span[1], words.index("of", k))) if span else None
        if actor:
            accuser = reading.subject(k)
            named = accuser is not None and words[accuser[0]] not in ("they", "it", "he", "she")
            by = reading.text(*accuser) if accuser and named else None
            yield _statement(reading, k, actor, "suspected", "suspect_of", by=by)
    elif words[k] == "suspected" and following == ["of"] and k > 0:
        actor = _party(reading, reading.subject(k))
        if actor:
            yield _statement(reading, k, actor, "suspected", "suspected")


def _identified(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the gunman was identified as ...": a person suspected by name."""
    if not any(w in _SUSPECTS for w in reading.words[max(0, k - 4) : k + 6]):
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


_FINDERS: dict[str, Callable[[Reading, int], Iterable[Statement]]] = {
    **dict.fromkeys("claimed claims claiming claim".split(), _claim),
    **dict.fromkeys("blamed blames blaming accused accuses accusing".split(), _blame),
    **dict.fromkeys("attributed attributes ascribed attributing pinned pins".split(), _attributed),
    **dict.fromkeys("denied denies denying".split(), _denial),
    **dict.fromkeys("suspected suspect suspects".split(), _suspicion),
    **dict.fromkeys("identified named".split(), _identified),
}
