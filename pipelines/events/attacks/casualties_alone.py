"""Killings told with no word of attack: someone killed someone, or people were killed by someone armed.

Here: when a casualty figure alone tells an attack. Not here: reading the figure, which is ``casualties``.
"""

from pipelines.events.attacks.mention import REMEMBRANCE, Mention
from pipelines.events.attacks.parties import Span, is_armed, is_state, people_in
from pipelines.events.attacks.standing import (
    goes_on,
    happened_by_mishap,
    is_habitual,
    is_hypothetical,
    is_of_oneself,
    is_present,
    is_reported_in_present,
)
from pipelines.events.attacks.weapons import WeaponAt, weapon_in
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words

_FRAMES_WITHOUT_AN_ACT = frozenset("none toll count predicate among of_them lost lives".split())
_OPERATIONS = role_words("operation")
_SCREEN_WORKS = role_words("screen_work")
_VICTIMS_PAST = role_words("victims_past")


def mentions_from_casualties(reading: Reading, figures: list[Figure]) -> list[Mention]:
    """The first killing or wounding of a sentence that an armed party, a weapon or an operation explains."""
    for figure in figures:
        mention = _mention(reading, figure)
        if mention is not None:
            return [mention]
    return []


def mentions_of_that_time(reading: Reading, noun: Mention, figures: list[Figure]) -> list[Mention]:
    """As in "the deadliest attack on the army since May, when 29 soldiers were killed near Mopti": no doer is named.

    What an attack is ranked with is an attack of its kind, whoever died then.
    """
    words = reading.words
    if not noun.rule.startswith("noun") or noun.is_plural:
        return []
    for figure in figures:
        told = figure.outcome in ("killed", "wounded") and figure.frame in ("active", "passive", "predicate")
        if told and not figure.is_subset and "when" in words[noun.end : figure.start]:
            mention = Mention(
                reading, figure.cue, figure.cue + 1, noun.attack_type, rule=f"casualty:{words[figure.cue]}"
            )
            mention.verb = figure.cue if reading.is_verb(figure.cue) else None
            return [mention]
    return []


def tells_of_victims_past(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> bool:
    """As in "kills three militants accused of an attack last year": the attack named is another, the killing alone."""
    killing = next((f for f in figures if f.frame == "active" and f.outcome == "killed"), None)
    return killing is not None and all(
        m.start > killing.end and any(w in _VICTIMS_PAST for w in reading.words[killing.end - 1 : m.start])
        for m in mentions
    )


def told_apart(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> list[Figure]:
    """Killings set before or after the attacks named: "struck on 8 January, five days after a US drone killed X".

    Or by what is remembered: "a bomb killed nine at a rally to mark the anniversary of the killing of X".
    And the other way round, by so much time or by "again": "killed a judge on Monday, a day after a bombing in Hilla",
    "shells killed two at the camp, which was shelled again on Friday".
    """
    if not mentions:
        return []
    first, last = mentions[0], mentions[-1]
    killings = [f for f in figures if f.frame == "active" and f.outcome == "killed"]
    return [
        f
        for f in killings
        if (
            all(m.start < f.cue and reading.distance(m.start, f.cue) > 14 for m in mentions)
            and any(w in ("after", "before") for w in reading.words[last.end : f.cue])
        )
        or all(m.is_new and m.rule.startswith("verb") and f.end <= m.start for m in mentions)
        or any(time.needs_event and f.end <= start and end <= first.start for start, end, time in reading.times)
        or all(f.cue < m.start and not REMEMBRANCE.isdisjoint(reading.words[f.end : m.start]) for m in mentions)
    ]


def _mention(reading: Reading, figure: Figure) -> Mention | None:
    words, cue = reading.words, figure.cue
    if not _SCREEN_WORKS.isdisjoint(words[:cue]) and not reading.times:
        return None  # "the assassins in the film kill nine people"
    if figure.is_subset or figure.outcome not in (*_KILLED, "wounded"):
        return None
    if figure.outcome == "killed_or_wounded" and figure.group == "perpetrator":
        return None  # "police neutralised the attacker": the end of an attack, and a response
    if figure.frame in _FRAMES_WITHOUT_AN_ACT:
        return _left_dead(reading, figure)
    if not (figure.quantity.best or figure.quantity.low):
        return None
    if is_of_oneself(reading, cue + 1) and words[cue + 2 : cue + 3] != ["and"]:
        return None  # "the gunman killed himself": the end of an attack, not one of its own
    if is_hypothetical(reading, cue) or goes_on(reading, cue, cue + 1) or is_habitual(reading, cue):
        return None
    by = next((k for k in range(cue + 1, min(len(words), cue + 10)) if words[k] == "by"), None)
    agent = reading.object(by + 1) if by is not None else None
    subject = reading.spoken_for(reading.subject(cue)) if figure.frame == "active" else None
    # "were killed by villagers", not "were killed in a landslide set off by villagers"
    killer = agent if by is not None and not any(reading.is_verb(k) for k in range(cue + 1, by)) else None
    weapon = weapon_in(reading, agent)
    by_somebody = (
        is_armed(reading, subject)
        or is_armed(reading, agent)
        or people_in(reading, agent) in ("perpetrator", "militant")
        or (figure.outcome == "killed" and (_are_killers(reading, subject) or _are_killers(reading, killer)))
    )
    in_fighting = figure.frame == "active" and _is_fighting(reading, reading.verb_group_start(cue))
    if not by_somebody and not in_fighting and happened_by_mishap(words):
        return None
    armed = by_somebody or weapon is not None
    if figure.frame == "active" and figure.group in ("militant", "perpetrator"):
        armed = armed or is_state(reading, subject) or _is_pronoun(words, subject)  # "it has killed three militants"
    weapon = weapon or _weapon_beside(reading, cue)
    operation = any(w in _OPERATIONS and not reading.tokens[k].is_capitalised for k, w in enumerate(words))
    if not (armed or weapon or in_fighting or (operation and figure.outcome in _KILLED)):
        return None
    mention = Mention(reading, cue, cue + 1, _type(words, weapon, armed), rule=f"casualty:{words[cue]}", verb=cue)
    mention.is_told_in_present = is_present(reading, cue)
    mention.present = mention.is_told_in_present or is_reported_in_present(reading, cue)
    if weapon:
        mention.weapon_type = weapon[0].weapon_type
    said_of_it = _is_pronoun(words, reading.subject(cue)) and not _has_setting(reading)
    mention.is_definite = _is_pronoun(words, subject) or said_of_it  # "The rebels said they had killed 15 soldiers"
    return mention


def _has_setting(reading: Reading) -> bool:
    """Whether a sentence names a place or a day."""
    return bool(reading.times) or any(n.is_unknown_place or (n.places and not n.country) for n in reading.names)


def _left_dead(reading: Reading, figure: Figure) -> Mention | None:
    """As in "a bomb in Kano left nine dead", "a car bomb claimed 12 lives": a weapon that left people so."""
    if figure.frame not in ("predicate", "count", "lives") or not (figure.quantity.best or figure.quantity.low):
        return None
    if figure.frame == "lives":  # "cost", which may be a noun, right before the number
        left = figure.start - 1 if figure.start > 0 else None
    else:
        left = next((k for k in range(figure.start - 1, -1, -1) if reading.is_verb(k)), None)
    if (
        left is None
        or reading.words[left] not in (_TAKING if figure.frame == "lives" else _LEAVING)
        or reading.is_passive(left)
    ):
        return None
    subject = reading.subject(left)
    weapon = weapon_in(reading, subject)
    if is_hypothetical(reading, left):
        return None
    if weapon is None and _is_fighting(reading, left):
        return Mention(reading, left, left + 1, "clash", rule="casualty:left", verb=left)
    if weapon is None:
        return None
    mention = Mention(reading, left, left + 1, weapon[0].attack_type, rule="casualty:left", verb=left)
    mention.weapon_type = weapon[0].weapon_type
    return mention


_LEAVING = frozenset("left leaves leaving".split())
_TAKING = role_words("takes_lives")
_KILLED = ("killed", "killed_or_wounded")


def _is_fighting(reading: Reading, verb: int) -> bool:
    """Whether the subject of the verb group at ``verb`` is "fighting between two militias", not "bull fighting"."""
    words = reading.words
    at = next((k for k in range(verb - 1, -1, -1) if words[k] in _BREAKS or reading.is_verb(k)), -1)
    return at >= 0 and words[at] == "fighting" and (at == 0 or words[at - 1] in _HOW_FOUGHT)


_BREAKS = frozenset(("fighting", ",", ";", '"'))
_HOW_FOUGHT = frozenset("the heavy fierce intense renewed fresh street ethnic tribal factional sectarian clan".split())


def _are_killers(reading: Reading, subject: Span | None) -> bool:
    """As in "herders killed two farmers": people who kill do violence, drivers, doctors and hunters aside."""
    if people_in(reading, subject) not in ("civilian", "unknown", "police") or subject is None:
        return False
    return _BY_MISHAP.isdisjoint(reading.words[subject[0] : subject[1]])


_BY_MISHAP = role_words("kills_by_mishap")


def _is_pronoun(words: list[str], subject: Span | None) -> bool:
    return subject is not None and words[subject[0] : subject[1]] in (["it"], ["they"], ["he"], ["she"])


def _weapon_beside(reading: Reading, cue: int) -> WeaponAt | None:
    hit = next((h for h in reading.weapons if reading.distance(h.start, cue) <= 10), None)
    return (hit.entry, hit.start) if hit else None


def _type(words: list[str], weapon: WeaponAt | None, armed: bool) -> str:
    if weapon:
        return weapon[0].attack_type if weapon[0].attack_type != "other" else "armed_assault"
    only_offensive = not armed and "offensive" in words and "operation" not in words and "raid" not in words
    return "clash" if "fighting" in words or only_offensive else "armed_assault"
