"""What parties say about who did it: claims, that nobody claims, blame, denial and suspicion.

Here: one sentence's statements of responsibility, each found from its verb. Not here: the attacker that the sentence of
an attack names itself (``attribution``), nor which attack "the attack" is (``ascribing``).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pipelines.events.actors import Party, actor_in, actors_in, attackers_in
from pipelines.events.attribution import Attribution
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words

_NOBODY = frozenset("no nobody not none never n't yet".split())
_RESPONSIBILITY = frozenset("responsibility credit".split())
_NAMELESS_CLAIMANTS = role_words("nameless_claimant")
_OF_VIOLENCE = role_words("of_violence")
_OF_IT = frozenset("it this them incident deaths violence".split())
_ATTACKS = frozenset("attack attacks bombing strike strikes it".split())
_SEVERAL_ATTACKS = frozenset("attacks strikes bombings incidents".split())
_PART_DENIED = frozenset("involvement responsibility role carrying being".split())
_SUSPECTS = role_words("suspect_noun")
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
        if not said and word in _OF_RESPONSIBILITY:
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


def _admission(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X took responsibility", "X admitted carrying out the attack", "X acknowledged that its forces fired"."""
    words = reading.words
    if any(w in _RESPONSIBILITY for w in words[k + 1 : k + 4]):
        subject = reading.subject(k)
        if not _is_negated(reading, k) or (subject and words[subject[0]] in _NOBODY):
            yield from _claim(reading, k)  # "X has not taken responsibility" leaves open whether another has
        return
    if words[k] in _TAKING or not _own_attack_follows(reading, k + 1):
        return
    actor = _party(reading, reading.subject(k)) if not _is_negated(reading, k) else None
    if actor:
        yield _statement(reading, k, actor, "claimed", "admission")


def _own_words(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X said it carried out the attack", "X announced that its fighters had killed nine soldiers"."""
    if reading.words[k].startswith("claim") and _claims_responsibility(reading, k):
        yield from _claim(reading, k)
        return
    if not reading.is_verb(k) or reading.quoted[k] or not _own_attack_follows(reading, k + 1):
        return
    actor = _claimant(reading, k, reading.subject(k))
    if actor and actor.ref:
        yield _statement(reading, k, actor, "claimed", "own_words")


def _own_attack_follows(reading: Reading, at: int) -> bool:
    """Whether what follows tells an attack of the speaker's own: "it had bombed", "its troops shot", "killing"."""
    words = reading.words
    at += words[at : at + 1] == ["that"]
    if words[at : at + 1] == ["to"] and words[at + 1 : at + 2] == ["have"]:
        return _attacks(reading, at + 2, at + 5)
    first = words[at : at + 1]
    if first and first[0] in _ITSELF:
        return _attacks(reading, at + 1, at + 9)
    return reading.is_verb(at) and bool(first) and first[0].endswith("ing") and _attacks(reading, at, at + 2)


def _attacks(reading: Reading, start: int, stop: int) -> bool:
    """Whether an active verb of attack or killing stands between two tokens, or "was behind", "was responsible"."""
    verbs = [h.start for h in reading.verbs if h.entry.frame not in ("defuse", "intercept")]
    verbs += [h.start for h in reading.casualties if h.entry.frame == "transitive"]
    if any(start <= k < stop and reading.is_verb(k) and not reading.is_passive(k) for k in verbs):
        return True
    return any(w in ("behind", "responsible") for w in reading.words[start:stop])


def _is_negated(reading: Reading, k: int) -> bool:
    return any(w in _NOBODY for w in reading.words[max(0, reading.verb_group_start(k) - 1) : k])


def _signed(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "a note signed by X": whoever signs what is left at the scene claims the attack."""
    words = reading.words
    if words[k + 1 : k + 2] == ["by"] and any(w in _MESSAGES for w in words[max(0, k - 5) : k]):
        actor = _party(reading, reading.object(k + 2))
        if actor:
            yield _statement(reading, k, actor, "claimed", "signed")


_TAKING = frozenset("took take takes taken taking accepted accepts accept accepting assumed assumes".split())
_ITSELF = frozenset("it its they their he she his her".split())
_MESSAGES = role_words("message")


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


def _held_responsible(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "Y held X responsible for the attack", "X was behind it", "X is believed to be responsible"."""
    words = reading.words
    holder = next((j for j in range(k - 1, max(-1, k - 9), -1) if words[j] in _HOLDING and reading.is_verb(j)), None)
    if holder is not None:
        span = reading.object(holder + 1)
        for actor in actors_in(reading, span[0], min(span[1], k)) if span else []:
            yield _statement(reading, k, actor, "blamed", "held", by=_accuser(reading, reading.subject(holder)))
        return
    if words[k] == "behind" or words[k + 1 : k + 2] == ["for"]:
        yield from _of_behind(reading, k)


def _involved(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "36 people believed to have been involved in the killing"."""
    if reading.words[k + 1 : k + 2] == ["in"]:
        yield from _of_behind(reading, k)


def _of_behind(reading: Reading, k: int) -> Iterable[Statement]:
    """Whom the sentence says to be behind an attack: as a fact, on somebody's word, or as a suspicion."""
    if reading.quoted[k] or not _speaks_of_attack(reading, k, k + 9):
        return
    words = reading.words
    doubt = next(
        (j for j in range(k - 1, max(-1, k - 7), -1) if words[j] in _DOUBT and words[j + 1] in ("to", "of")), None
    )
    verb = next((j for j in range(k - 1, max(-1, k - 4), -1) if reading.words[j] in _IS), None)
    at = doubt if doubt is not None else verb
    if at is None or any(w in _NOBODY for w in reading.words[max(0, at - 1) : k]):
        return
    subject = reading.subject(at if doubt is None or verb is None else min(at, verb))
    for actor in attackers_in(reading, *subject) if subject else []:
        if doubt is not None:
            yield _statement(reading, k, actor, "suspected", "believed")
            continue
        speaker = _speaker_before(reading, actor.start)
        believes = any(w in _BELIEVING for w in words[: actor.start])
        status = "suspected" if believes else "blamed" if speaker else "stated"
        if speaker != actor.name:
            yield _statement(reading, k, actor, status, "behind", by=speaker)


def _speaker_before(reading: Reading, before: int) -> str | None:
    """Who says what stands from token ``before`` on: "the ministry said the group was behind it"."""
    k = next((j for j in range(before) if reading.words[j] in _SAYING and reading.is_verb(j)), None)
    return _accuser(reading, reading.subject(k)) if k is not None else None


def _work(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "the attack was the work of X"."""
    words = reading.words
    if words[k + 1 : k + 2] != ["of"] or words[k - 1 : k] != ["the"] or not _speaks_of_attack(reading, 0, k):
        return
    actor = _party(reading, reading.object(k + 2))
    if actor:
        yield _statement(reading, k, actor, "blamed", "work_of", by=_speaker_before(reading, k))


def _speaks_of_attack(reading: Reading, start: int, stop: int) -> bool:
    """Whether a word of attack, of death or of reference ("it", "them") stands between two tokens."""
    cues = [h.start for h in reading.nouns] + [h.start for h in reading.verbs] + [h.start for h in reading.casualties]
    return any(start <= at < stop for at in cues) or any(w in _OF_IT for w in reading.words[start:stop])


_HOLDING = frozenset("held hold holds holding".split())
_DOUBT = frozenset("believed suspected thought alleged presumed said reported accused".split())
_IS = frozenset("was were is are be been being".split())
_SAYING = frozenset("said says say stated states told announced confirmed claimed claims reported reports".split())
_BELIEVING = frozenset("believe believes believed suspect suspects think thinks".split())


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
    """As in "X denied involvement", "X rejected Y's accusations that it had bombed the port"."""
    words = reading.words
    accusation = next((j for j in range(k + 1, min(len(words), k + 6)) if words[j] in _ACCUSATIONS), None)
    denies_part = words[k] not in _REJECTING and any(w in _PART_DENIED for w in words[k + 1 : k + 5])
    if words[k] not in _REJECTING and words[k + 1 : k + 2] in (["."], [","], ["it"]):
        denies_part = "which" in words[max(0, k - 5) : k] or words[k + 1] == "it"  # "behind the attack, which X denied"
    if accusation is not None:
        denies_part = _speaks_of_attack(reading, accusation, len(words)) or words[accusation + 1 : accusation + 2] == [
            "."
        ]
    subject = reading.subject(k)
    if not denies_part or subject is None:
        return
    for actor in actors_in(reading, *subject):
        yield _statement(reading, k, actor, "denied", "denial")
        accuser = _party(reading, (k + 1, accusation)) if accusation else None
        if accuser and accuser.name != actor.name:
            yield _statement(reading, k, actor, "blamed", "denied_accusation", by=accuser.name)


_ACCUSATIONS = role_words("accusation")
_REJECTING = frozenset("rejected rejects dismissed dismisses".split())


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
    """As in "the gunman was identified as ...": a person suspected by name; or the group he is a member of."""
    member = _member_of(reading, k)
    if member:
        accuser = None if reading.is_passive(k) else _accuser(reading, reading.subject(k))
        yield _statement(reading, k, member, "blamed", "member_of", by=accuser)
        return
    if not any(w in _SUSPECTS for w in reading.words[max(0, k - 6) : k + 6]):
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


def _member_of(reading: Reading, k: int) -> Party | None:
    """Of "identified the bomber as a member of X": the group."""
    words = reading.words
    at = next((j for j in range(k + 1, len(words) - 1) if words[j] == "as"), None)
    if at is None or not any(w in _ATTACKERS for w in words[max(0, k - 6) : at]):
        return None
    span = reading.object(at + 1)
    if span is None or not any(w in ("member", "members", "militant", "fighter") for w in words[span[0] : span[1]]):
        return None
    actor = actor_in(reading, *span)
    return actor if actor and actor.ref else None


_ATTACKERS = role_words("attacker_noun")


def _charged(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "police arrested a 24-year-old man on suspicion of murder", "X was charged with the killing"."""
    if not reading.is_verb(k) or any(w in _NOBODY for w in reading.words[max(0, reading.verb_group_start(k) - 1) : k]):
        return
    passive = reading.is_passive(k)
    span = reading.subject(k) if passive else reading.object(k + 1)
    if span is None or any(w in _OTHER_OFFENCES for w in reading.words[k:]):
        return
    by_age = any(w.endswith("-year-old") for w in reading.words[span[0] : span[1]])
    if not (by_age or _speaks_of_attack(reading, k, len(reading.words)) or _names_offence(reading, k)):
        return
    who = _accused_person(reading, span, k)
    if who:
        yield _statement(reading, k, who, "suspected", "charged")


def _names_offence(reading: Reading, k: int) -> bool:
    return any(w in _VIOLENT_OFFENCES for w in reading.words[k + 1 : k + 14])


def _accused_person(reading: Reading, span: tuple[int, int], k: int) -> Party | None:
    """A person by name or by age, or an organisation under investigation; nobody where only "two men" are told."""
    words = reading.words
    start, end = span
    person = next((n for n in reading.names if start <= n.start < end and n.is_person), None)
    if person:
        return Party(person.text, None, person.start, person.end)
    aged = next((j for j in range(start, min(len(words), end + 6)) if words[j].endswith("-year-old")), None)
    if aged is not None:
        stop = aged + 1
        while stop < len(words) and stop - aged < 6 and not reading.is_barrier(stop) and words[stop] not in _AFTER_MAN:
            stop += 1
        return Party(reading.text(aged, stop), None, aged, stop) if stop > aged + 1 else None
    if words[k].startswith("investigat"):
        return actor_in(reading, start, end)
    return None


_AFTER_MAN = frozenset("in at on over for with near from after who by".split())
_VIOLENT_OFFENCES = role_words("violent_offence")
_OTHER_OFFENCES = role_words("offence_without_attack")
_OF_RESPONSIBILITY = frozenset(
    """claimed claims claiming claim blamed blames blaming blame accused accuses accusing attributed responsible
    suspected suspects admitted denied denies""".split()
)
"""Words that mostly say who did it, so that whoever listens is told when they are read as saying nothing."""

_FINDERS: dict[str, Callable[[Reading, int], Iterable[Statement]]] = {
    **dict.fromkeys("claimed claims claiming claim".split(), _own_words),
    **dict.fromkeys([*_SAYING - {"claimed", "claims"}, "state", "announces", "declared", "declares"], _own_words),
    **dict.fromkeys([*_TAKING, *"admitted admits admit admitting acknowledged acknowledges".split()], _admission),
    "signed": _signed,
    **dict.fromkeys("blamed blames blaming blame accused accuses accusing accuse".split(), _blame),
    **dict.fromkeys("attributed attributes ascribed attributing pinned pins".split(), _attributed),
    **dict.fromkeys("responsible behind".split(), _held_responsible),
    "involved": _involved,
    "work": _work,
    **dict.fromkeys([*"denied denies denying deny".split(), *_REJECTING], _denial),
    **dict.fromkeys("suspected suspect suspects".split(), _suspicion),
    **dict.fromkeys("identified named identify".split(), _identified),
    **dict.fromkeys("arrested arrest arrests detained detains charged indicted convicted sentenced".split(), _charged),
    "investigated": _charged,
}
