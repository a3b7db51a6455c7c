"""Which attack a response means whose sentence tells none: not the responder's own, and of the kind its words name.

Here: what speaks for and against each attack told so far. Not here: which attack the text speaks of when nothing in the
sentence decides (``thread``), nor which phrase tells an attack again (``assembly``).
"""

from collections.abc import Callable, Mapping

from pipelines.events.assembly import Attack
from pipelines.events.attacks import FAMILIES
from pipelines.events.attribution import Attribution
from pipelines.events.reading import Reading
from pipelines.events.responders import state_of
from pipelines.events.responses import ResponseMention
from pipelines.vocabulary.actors.actors import load_actors

_FAMILY_OF_ATTACKERS = {
    "bomber": "bomb", "bombers": "bomb", "gunman": "arms", "gunmen": "arms", "shooter": "arms", "shooters": "arms",
    "assassin": "arms", "assassins": "arms", "kidnapper": "kidnapping", "kidnappers": "kidnapping",
    "abductors": "kidnapping", "captors": "kidnapping", "hostages": "kidnapping", "arsonist": "arson",
    "arsonists": "arson", "knifeman": "melee",
}  # fmt: skip
_AGAINST_A_STATE = frozenset("diplomatic_protest sanction".split())
_AGAINST_OTHERS = frozenset("diplomatic_protest legal_complaint sanction military_strike".split())
_STATED_AGAINST_OTHERS = frozenset("condemnation threat".split())


def meant_attack(
    mention: ResponseMention, attacks: list[Attack], spoken_of: Attack, states: Mapping[str, str]
) -> Attack:
    """The attack that a response means: the one spoken of, unless words of the sentence fit another better.

    Args:
        mention: The response; its sentence tells no attack.
        attacks: The attacks of its article.
        spoken_of: The attack that the text speaks of.
        states: The state each leader speaks for, by surname.
    """
    index = mention.reading.sentence.index
    told = [a for a in attacks if a.first.reading.sentence.index < index]
    if spoken_of not in told or len(told) == 1:
        return spoken_of
    points = {id(a): sum(weigh(mention, a, told, states) for weigh in _GROUNDS) for a in told}
    best = max(points.values())
    if points[id(spoken_of)] == best:
        return spoken_of
    return next(a for a in reversed(told) if points[id(a)] == best)


def _own(mention: ResponseMention, attack: Attack, _: list[Attack], states: Mapping[str, str]) -> int:
    """Nobody condemns or protests against what they did themselves."""
    if mention.response_type not in _AGAINST_OTHERS and mention.subtype not in _STATED_AGAINST_OTHERS:
        return 0
    return -2 if any(_is_responder(mention, a, states) for a in attack.by if a.status in ("stated", "claimed")) else 0


def _accused(mention: ResponseMention, attack: Attack, _: list[Attack], states: Mapping[str, str]) -> int:
    """A denial is of the attack that its speaker is accused of, or said to have made."""
    if mention.subtype != "denial":
        return 0
    said = {a.status for a in attack.by if a.status != "denied" and _is_responder(mention, a, states)}
    return 0 if not said else 1 if said == {"stated"} else 2


def _kind(mention: ResponseMention, attack: Attack, told: list[Attack], _: Mapping[str, str]) -> int:
    """As in "the bombers", "the air strikes", where attacks of several kinds are told."""
    named = families_named(mention.reading)
    if not named or not any(a.family in named for a in told):
        return 0
    return 1 if attack.family in named else 0


def _target(mention: ResponseMention, attack: Attack, _: list[Attack], __: Mapping[str, str]) -> int:
    """As in "summoned the Pakistani envoy": the attack of that state."""
    if mention.response_type not in _AGAINST_A_STATE or mention.target_span is None:
        return 0
    start, end = mention.target_span
    states = {n.iso3 for n in mention.reading.names if n.iso3 and start <= n.start < end}
    return 1 if states & {_state(by) for by in attack.by if by.status != "denied"} else 0


def _place(mention: ResponseMention, attack: Attack, _: list[Attack], __: Mapping[str, str]) -> int:
    """As in "denied firing on Kirkuk": the attack that was there."""
    where = attack.where.text if attack.where else None
    named = (n.text for n in mention.reading.names if n.places and not n.country and n.start >= mention.end)
    return 1 if where and any(name in where for name in named) else 0


_GROUNDS: tuple[Callable[[ResponseMention, Attack, list[Attack], Mapping[str, str]], int], ...] = (
    _own,
    _accused,
    _kind,
    _target,
    _place,
)


def families_named(reading: Reading) -> set[str]:
    """The families of attack that the nouns of a sentence name, or that those are known for whom it names."""
    named = {FAMILIES[h.entry.attack_type] for h in reading.nouns if not reading.is_verb(h.start)}
    named |= {_FAMILY_OF_ATTACKERS[w] for w in reading.words if w in _FAMILY_OF_ATTACKERS}
    return named - {"other"}


def _is_responder(mention: ResponseMention, by: Attribution, states: Mapping[str, str]) -> bool:
    """Whether an attacker is the responder, or of the state that the responder is or speaks for."""
    if by.actor_ref is not None and by.actor_ref == mention.actor_ref:
        return True
    state = state_of(mention.reading, mention.actor_span, dict(states))
    return state is not None and state == _state(by)


def _state(by: Attribution) -> str | None:
    """The state that an attacker is or fights for, None for a group."""
    actor = load_actors().by_id(by.actor_ref) if by.actor_ref else None
    return actor.country_iso3 if actor and actor.actor_kind in ("government", "state_forces") else None
