"""People hit by a bullet or a blade, told by the wound: "a man with a gunshot wound", "striking the girl in the foot".

Here: where the people of such words stand. What became of them is told elsewhere; until it is, they are ``HIT``.
"""

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.figure import HIT, figure_of
from pipelines.events.casualties.lists import antecedent, victim_list, victims_before
from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words

_BODY_PARTS = role_words("body_part")
_STRIKING = frozenset("striking struck strikes hitting hit hits".split())
_HAS_A_WOUND = frozenset("with suffer suffers suffering suffered sustained sustaining from had has received of".split())
_FATAL = frozenset("fatal deadly mortal".split())
_FATALLY = frozenset("fatally mortally".split())
_TURNS = frozenset("turn turns turned turning".split())
_TAKES = frozenset("take takes took taken taking".split())
_OWNERS = frozenset("his her their".split())
_ONESELF = frozenset("himself herself themselves self".split())
_OWN_DEATH = _TURNS | _TAKES | _ONESELF
_AFTER_ONESELF = frozenset(". , ; in at on inside outside near during after before".split())
_GUNS = frozenset("gun weapon rifle handgun pistol shotgun firearm knife".split())
_LIVES = frozenset("critical stable survived survives survive hospital hospitalized tried attempted attempting".split())
_PHRASE = 5  # tokens of a wound's own phrase, before its noun


def read_wound(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "found a man suffering from a gunshot wound", "a teenager with graze wounds to both knees"."""
    words = reading.words
    governor = hit.start - 1
    while governor >= 0 and words[governor] not in _HAS_A_WOUND and hit.start - governor < _PHRASE:
        governor -= 1
    if governor < 0 or words[governor] not in _HAS_A_WOUND:
        return
    while governor and words[governor - 1] in _HAS_A_WOUND:
        governor -= 1
    if any(h.end == governor and h.entry.outcome == "killed" for h in reading.casualties):
        return  # "who died of a gunshot wound"
    start = reading.verb_group_start(governor) if reading.is_verb(governor) else governor
    fatal = "killed" if not _FATAL.isdisjoint(words[governor : hit.start]) else None
    found.add(victims_before(reading, start) or antecedent(reading, start), hit, "wound", fatal)


def read_striking(reading: Reading, found: Collector) -> None:
    """As in "a bullet struck the girl in the foot", "was hit in the leg": a blow that a part of the body ends."""
    words = reading.words
    for i in reading.places_of(_STRIKING):
        if not _on_the_body(reading, i):
            continue
        cue = Hit(i, i + 1, words[i], CasualtyWord(words[i], HIT, "transitive"))
        if words[i + 1 : i + 2] == ["in"]:
            start = reading.verb_group_start(i)
            found.add(victims_before(reading, start) or antecedent(reading, start), cue, "passive")
        else:
            found.add(victim_list(reading, i + 1, len(words)), cue, "active")


def read_fatally(reading: Reading, found: Collector) -> None:
    """As in "five were shot, one fatally", "two of them fatally"."""
    words = reading.words
    for i in reading.places_of(_FATALLY):
        if any(h.start <= i < h.end or h.start == i + 1 for h in reading.casualties):
            continue
        end = i - 2 if words[max(0, i - 2) : i] in (["of", "them"], ["of", "whom"]) else i
        counted = reading.count_before(end)
        if counted is not None:
            cue = Hit(i, i + 1, words[i], CasualtyWord(words[i], "killed", "transitive"))
            found.add([figure_of(reading, counted.start, i + 1, counted)], cue, "fatally")


def read_own_death(reading: Reading, found: Collector) -> None:
    """The attacker's death, unless he lives.

    As in "then turned the gun on himself", "before taking his own life", "killed his wife, then himself".
    """
    words = reading.words
    if not _LIVES.isdisjoint(reading.distinct):
        return
    for i in reading.places_of(_OWN_DEATH):
        word = words[i]
        end = _end_of_turning(words, i) if word in _TURNS else i + 4 if _takes_own_life(words, i) else None
        if word in _ONESELF and _is_last_of_the_killed(reading, i):
            end = i + 1
        if end is not None:
            himself = figure_of(reading, end - 1, end, Quantity.exactly(1, end - 1, end), "perpetrator")
            found.add([himself], Hit(i, i + 1, word, CasualtyWord(word, "killed", "transitive")), "own_death")


def _is_last_of_the_killed(reading: Reading, i: int) -> bool:
    """Whether "himself" at ``i`` ends the list of those killed by the verb before: "kills wife, two sons, self"."""
    words = reading.words
    joined = (
        i - 2 if words[max(0, i - 1) : i] == ["then"] and words[max(0, i - 2) : i - 1] in ([","], ["and"]) else i - 1
    )
    if joined < 1 or words[joined] not in (",", "and", "then"):
        return False
    ends = i + 1 >= len(words) or words[i + 1] in _AFTER_ONESELF
    killing = next((h for h in reversed(reading.casualties) if h.end <= joined), None)
    if not ends or killing is None or killing.entry.frame != "transitive" or killing.entry.outcome != "killed":
        return False
    return not any(reading.is_verb(j) for j in range(killing.end, i)) and not reading.is_passive(
        killing.start, killing.end
    )


def _end_of_turning(words: list[str], i: int) -> int | None:
    """One past the reflexive of "turned the gun on himself" that begins at ``i``; None where it is none."""
    on = next((j for j in range(i + 2, min(len(words) - 1, i + 6)) if words[j] == "on"), None)
    if on is None or words[on + 1] not in _ONESELF or not _GUNS & set(words[i + 1 : on]):
        return None
    return on + 2


def _takes_own_life(words: list[str], i: int) -> bool:
    return words[i] in _TAKES and words[i + 2 : i + 4] == ["own", "life"] and words[i + 1] in _OWNERS


def _on_the_body(reading: Reading, i: int) -> bool:
    """Whether "in the leg", "in his left arm" follows within the clause."""
    words = reading.words
    for j in range(i + 1, min(len(words), i + 12)):
        if words[j] in _BODY_PARTS:
            return "in" in words[i + 1 : j] or "on" in words[i + 1 : j]
        if words[j] in (";", ":") or (reading.is_verb(j) and j > i + 1):
            return False
    return False
