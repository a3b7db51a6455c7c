"""Attackers killed for what they were doing: "police shot dead a man who had stabbed two people".

Here: whether the killing of one who attacked is only the end of his attack, which the sentence tells in a relative
clause. Not here: an attacker told of before ("police shot the gunman dead"), which is ``attribution``.
"""

from collections.abc import Sequence
from dataclasses import replace

from pipelines.events.attacks.mention import Mention
from pipelines.events.casualties import HIT, Figure
from pipelines.events.reading import ADVERBS, AUXILIARIES, Reading
from pipelines.vocabulary.words import role_words

_OFFICERS = role_words("officer_on_duty")
_ENDED = ("killed", "wounded", HIT)
_NAMED_LATER = frozenset(("unknown", "civilian"))
_A_DAY_OR_TWO = 2  # precision (UCDP)


def of_stopped_attackers(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> list[Mention]:
    """The mentions without those that only tell how officers stopped an attacker whose attack is told beside."""
    ends = {f.cue for f in figures if _is_stopped(reading, f)}
    others = [m for m in mentions if m.start not in ends and m.verb not in ends]
    return others if ends and others else mentions


def with_stopped_attackers(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """The figures, those who were stopped in an attack of theirs told as its perpetrators."""
    return [
        replace(f, group="perpetrator") if f.group in _NAMED_LATER and _is_stopped(reading, f) else f for f in figures
    ]


def _is_stopped(reading: Reading, figure: Figure) -> bool:
    """Whether officers did it to one of whom a relative clause tells that he attacked, on no other day."""
    words = reading.words
    if figure.frame != "active" or figure.outcome not in _ENDED or figure.is_subset:
        return False
    who = figure.end + (words[figure.end : figure.end + 1] == [","])
    attacked = _attacked_by(reading, who) if words[who : who + 1] == ["who"] else None
    subject = reading.subject(figure.cue) if attacked is not None else None
    if subject is None or _OFFICERS.isdisjoint(words[subject[0] : subject[1]]):
        return False
    days = {time.lo for _, _, time in reading.times if time.lo is not None}
    return len(days) <= 1 and all((time.precision or 1) <= _A_DAY_OR_TWO for _, _, time in reading.times)


def _attacked_by(reading: Reading, who: int) -> int | None:
    """The verb of attack right after "who" or "who had"; None for "who was about to attack", "who was shot"."""
    k = who + 1
    while k < len(reading.words) and (reading.words[k] in AUXILIARIES or reading.words[k] in ADVERBS):
        k += 1
    acts = {h.start for h in reading.verbs} | {h.start for h in reading.casualties if h.entry.frame == "transitive"}
    return k if k in acts and not reading.is_passive(k) else None
