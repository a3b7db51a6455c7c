"""The order of work for one sentence: verbs, nouns, casualties alone, ellipses, then merging."""

from collections.abc import Container

from pipelines.events.attacks.casualties_alone import (
    mentions_from_casualties,
    mentions_of_that_time,
    tells_of_victims_past,
    told_apart,
)
from pipelines.events.attacks.ellipses import elliptical_mentions, mark_others
from pipelines.events.attacks.mention import Mention
from pipelines.events.attacks.merging import merge_in_sentence
from pipelines.events.attacks.nouns import mentions_from_nouns
from pipelines.events.attacks.standing import is_accident, is_of_an_exercise, is_of_oneself
from pipelines.events.attacks.stopped import of_stopped_attackers
from pipelines.events.attacks.verbs import mentions_from_verbs
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.trace import Reason
from pipelines.vocabulary.words import role_words

_SPORT = role_words("sport")


def find_mentions(reading: Reading, figures: list[Figure]) -> list[Mention]:
    """All mentions of attacks in one sentence, in order, one for each attack word that stands for itself."""
    peaceful = _why_peaceful(reading)
    if peaceful is not None:
        _leave_out(reading, range(len(reading.words)), peaceful)
        return []
    _leave_out(reading, reading.other_sense, "another_sense")
    covered = set(reading.other_sense)
    mentions = mentions_from_verbs(reading, figures, covered)
    covered |= {i for m in mentions for i in range(m.start, m.end)}
    mentions += mentions_from_nouns(reading, figures, covered)
    if not mentions or tells_of_victims_past(reading, mentions, figures):
        mentions += mentions_from_casualties(reading, figures)
    elif apart := told_apart(reading, mentions, figures):
        mentions += mentions_from_casualties(reading, apart)
    mentions += _of_other_scenes(reading, mentions, figures)
    mentions = of_stopped_attackers(reading, mentions, figures)
    mentions.sort(key=lambda m: m.start)
    mentions += elliptical_mentions(reading, mentions, figures)
    mark_others(reading, mentions)
    for mention in mentions:
        # what forces hit by mistake is an attack of theirs; a gun that goes off is none
        if mention.attack_type == "shooting":
            mention.is_accident = is_accident(reading, mention.start, mention.end)
            mention.is_of_oneself = is_of_oneself(reading, mention.end)
        _tell_driven_bomb(reading, mention)
    mentions.sort(key=lambda m: m.start)
    merged = merge_in_sentence(reading, mentions)
    if merged and not merged[0].is_definite and _opens_another(reading):
        merged[0].is_new = True
    return merged


def _of_other_scenes(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> list[Mention]:
    """Killings in scenes in which no word of attack stands: "..., two days after a mine killed four soldiers"."""
    if not reading.scenes or not mentions:
        return []
    told = {reading.scenes[m.start] for m in mentions}
    found = []
    for scene in sorted(set(reading.scenes) - told):
        inside = [f for f in figures if reading.scenes[f.cue] == scene]
        found += mentions_from_casualties(reading, inside) or _of_ranked_with(reading, mentions, inside, scene)
    return found


def _of_ranked_with(reading: Reading, mentions: list[Mention], inside: list[Figure], scene: int) -> list[Mention]:
    """What is told in the scene of "since May, when": an attack like the one that a rank is given to."""
    opens = reading.scenes.index(scene)
    since = any(start <= opens < end and time.since is not None for start, end, time in reading.times)
    noun = next((m for m in reversed(mentions) if m.end <= opens), None)
    return mentions_of_that_time(reading, noun, inside) if since and noun is not None else []


def _tell_driven_bomb(reading: Reading, mention: Mention) -> None:
    """As in "drove a truck laden with explosives into a base": a vehicle bomb, by suicide where the driver is one."""
    by_casualty = mention.rule.startswith("casualty")
    if mention.attack_type not in ("suicide_bombing", "vehicle_bombing", "bombing") and not by_casualty:
        return
    by_suicide = any(h.entry.attack_type == "suicide_bombing" for h in reading.weapons)
    loaded = any(h.entry.weapon_type == "vehicle_bomb" for h in reading.weapons)
    driven = any(
        w in _DRIVING and not _VEHICLES.isdisjoint(reading.words[k + 1 : k + 5]) for k, w in enumerate(reading.words)
    )
    if by_suicide and (driven or (loaded and not by_casualty)):
        mention.attack_type, mention.weapon_type = "suicide_bombing", "vehicle_bomb"
    elif by_casualty and loaded and driven:
        mention.attack_type, mention.weapon_type = "vehicle_bombing", "vehicle_bomb"


_DRIVING = frozenset("drove driving rammed ramming steered crashed ploughed plowed".split())
_VEHICLES = role_words("vehicle") | {"explosives-laden", "explosive-laden", "bomb-laden"}


def _opens_another(reading: Reading) -> bool:
    """Whether a sentence goes on to another event elsewhere: "Also on Monday, ... in X", "In a separate incident"."""
    words = reading.words
    if any(w in _SEPARATE for w in words[:4]) and any(w in _INCIDENTS for w in words[1:6]):
        return True
    elsewhere = words[0] in _ELSEWHERE
    also = words[0] == "also" and (reading.time_at(1) is not None or words[1:2] in (["on"], ["in"], ["at"], ["near"]))
    later = words[0] == "later" and reading.time_at(1 + (words[1:2] == ["on"])) is not None
    same_day = words[words[0] == "on" :][:3] in _SAME_DAY
    return (elsewhere or also or later or same_day) and any(n.places or n.is_unknown_place for n in reading.names)


_SAME_DAY = (["the", "same", "day"], ["that", "same", "day"])
_SEPARATE = frozenset("another separate second third fourth different similar".split())
_INCIDENTS = frozenset("incident case".split())
_ELSEWHERE = frozenset("elsewhere separately".split())


def _why_peaceful(reading: Reading) -> Reason | None:
    """Why no word of a sentence can tell an attack: it is about a game or an exercise; None when it isn't."""
    if (reading.document.is_sport and not reading.weapons) or not _SPORT.isdisjoint(reading.distinct):
        return "sport"
    return "exercise" if is_of_an_exercise(reading) else None


def _leave_out(reading: Reading, tokens: Container[int], reason: Reason) -> None:
    """Tell whoever listens that the words of attack among some tokens are left out."""
    if reading.document.trace is None:
        return
    for noun in reading.nouns:
        if noun.start in tokens:
            reading.left_out("attack", noun.start, noun.end, reason, f"noun:{noun.phrase}")
    for verb in reading.verbs:
        if verb.start in tokens:
            reading.left_out("attack", verb.start, verb.end, reason, f"verb:{verb.entry.lemma}")
