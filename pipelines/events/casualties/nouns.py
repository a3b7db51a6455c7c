"""Casualties told by a noun or a predicate: "56 deaths", "no casualties", "the death of X", "left six dead".

Here: where the number and the victims of such a word stand. Not here: verbs of outcome (``verbs``), running tolls
(``tolls``).
"""

from dataclasses import replace

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.figure import HIT, figure_of
from pipelines.events.casualties.lists import victim_list
from pipelines.events.casualties.losses import side_of
from pipelines.events.casualties.people import group_of, nationality_of
from pipelines.events.casualties.phrases import ARTICLES
from pipelines.events.figures import Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import ADVERBS, AUXILIARIES, Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words

_COUNTED_MODIFIERS = frozenset(
    "civilian further other more coalition military reported known immediate serious such".split()
)
_AFTER_NO = frozenset("or and immediate reported".split())
_MULTIPLES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_DEADLY = frozenset("fatal deadly".split())
_OUTCOME_OF_ACT = {
    "homicide": "killed", "murder": "killed", "murders": "killed", "slaying": "killed", "killing": "killed",
    "homicides": "killed", "killings": "killed", "shooting": HIT, "stabbing": HIT,
}  # fmt: skip
_POINTING = frozenset("the his her their him".split())
_BODIES = frozenset("body bodies remains".split())
_FINDS = frozenset(
    """found find finds finding discovered discover recovered located pulled
    received collected retrieved exhumed unearthed""".split()
)
_RATE = frozenset("per every each daily annually".split())
_BEFORE_PREDICATE = AUXILIARIES | ADVERBS | frozenset("found left reported confirmed".split())


def read_noun(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "56 deaths", "no casualties", "the death of Soleimani", "22 injuries"."""
    words = reading.words
    if hit.phrase in _BODIES and _FINDS.isdisjoint(words):
        return  # "the bodies of hostages were handed over": killed long before
    counted = _count_before(words, hit)
    if counted and counted.best == 0 and words[max(0, hit.start - 4) : hit.start].count("mention"):
        return  # "made no mention of casualties": silence, not none
    if counted and counted.best == 0 and hit.entry.outcome == "killed_or_wounded":
        side = (
            side_of(reading, reading.spoken_for(reading.subject(counted.start - 1)))
            if _is_suffered(reading, counted.start - 1)
            else None
        )
        none = figure_of(reading, counted.start, hit.end, counted, side or "unknown")
        found.add([none], hit, "none", "killed")
        found.add([none], hit, "none", "wounded")
    elif counted and hit.phrase != "death":
        _add_count(reading, hit, found, counted)
    elif words[hit.end : hit.end + 1] == ["of"] and hit.entry.outcome == "killed":
        found.add(victim_list(reading, hit.end + 1, len(words)), hit, "death_of")
    elif hit.entry.outcome == "killed" and "'s" in words[max(0, hit.start - 3) : hit.start]:
        add_possessor(reading, hit, found)
    elif hit.entry.outcome == "killed" and words[hit.end : hit.end + 1] == ["and"]:
        _add_both(reading, hit, found)


def _is_suffered(reading: Reading, verb: int) -> bool:
    """As in "the army killed 30 militants and suffered no casualties": none on the side of who suffered none."""
    return verb > 0 and reading.words[verb] in _SUFFERING and reading.is_verb(verb)


_SUFFERING = frozenset("suffered suffering suffer sustained sustaining".split())


def _count_before(words: list[str], hit: Hit[CasualtyWord]) -> Quantity | None:
    """The number before a noun of outcome, one modifier between; 0 for "no deaths or injuries", "without injuries"."""
    at = hit.start
    counted = quantity_ending_at(words, at)
    if counted is None and at >= 2 and words[at - 1] in _COUNTED_MODIFIERS:
        counted = quantity_ending_at(words, at - 1)
    if counted is not None:
        return counted
    none_of_either = "no" in words[max(0, at - 6) : at] and words[at - 1] in _AFTER_NO
    if none_of_either or "without" in words[max(0, at - 3) : at]:
        return Quantity.exactly(0, at - 1, at)
    return None


def _add_count(reading: Reading, hit: Hit[CasualtyWord], found: Collector, counted: Quantity) -> None:
    if any(w in _RATE for w in reading.words[hit.end : hit.end + 2]):
        return  # "40 deaths a day"
    group = group_of(reading, counted.end, hit.start)[0] if counted.end < hit.start else None
    nationality = nationality_of(reading, counted.end, hit.end + 3)
    item = figure_of(
        reading, counted.start, hit.end, counted, group or "unknown", nationality=nationality,
        is_additional=reading.words[counted.end : counted.end + 1] == ["more"],
    )  # fmt: skip
    found.add([item], hit, "count")


def add_possessor(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "his brother's death", "Haddad's killing", "the boy's shooting death"."""
    words = reading.words
    if words[hit.end : hit.end + 1] != [] and words[hit.end] in _IN_COURT:
        return  # "Derrick Stafford's murder trial": the accused
    end = next(j for j in range(hit.start - 1, -1, -1) if words[j] == "'s")
    for i in range(max(0, end - 5), end):
        items = victim_list(reading, i, end)
        if len(items) == 1 and items[0].is_one_person and items[0].end == end:
            found.add([replace(items[0], is_definite=True)], hit, "death_of")
            return


_IN_COURT = role_words("before_a_court")


def _add_both(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "the death and wounding of two guards": both happened, how many each is untold."""
    words = reading.words
    other = next((h for h in reading.casualties if h.start == hit.end + 1 and h.entry.outcome == "wounded"), None)
    if other is None or words[other.end : other.end + 1] != ["of"]:
        return
    for item in victim_list(reading, other.end + 1, len(words)):
        q = item.quantity
        some = replace(item, quantity=Quantity(1, None, None, True, q.start, q.end))
        found.add([some], hit, "death_of", "killed")
        found.add([some], hit, "death_of", "wounded")


def read_multiple(reading: Reading, found: Collector) -> None:
    """As in "a double homicide", "the triple shooting": an act whose adjective counts its victims."""
    words = reading.words
    for i in reading.places_of(_MULTIPLES.keys()):
        n = _MULTIPLES[words[i]]
        end = i + 1 + (words[i + 1 : i + 2] != [] and words[i + 1] in _DEADLY)
        outcome = _OUTCOME_OF_ACT.get(words[end]) if end < len(words) else None
        if outcome is not None:
            deadly = "killed" if end > i + 1 else outcome
            item = figure_of(reading, i, end + 1, Quantity.exactly(n, i, i + 1))
            found.add([item], Hit(end, end + 1, words[end], CasualtyWord(words[end], deadly, "noun")), "multiple")


def read_only_damage(reading: Reading, found: Collector) -> None:
    """As in "caused only material damage", "no loss of life": nobody was killed, and by damage alone nobody hurt."""
    words = reading.words
    for i in reading.places_of(_DAMAGE_OR_LIFE):
        none = Quantity.exactly(0, i, i + 1)
        if words[i] == "life":
            if words[i - 2 : i] == ["loss", "of"] and not _NONE_OF.isdisjoint(words[max(0, i - 4) : i - 2]):
                found.add([figure_of(reading, i, i + 1, none)], _cue(i), "none")
        elif words[i - 1 : i] in (["material"], ["property"]) and not _ONLY.isdisjoint(words[max(0, i - 5) : i]):
            item = figure_of(reading, i, i + 1, none)
            found.add([item], _cue(i), "none", "killed")
            found.add([item], _cue(i), "none", "wounded")


def _cue(i: int) -> Hit[CasualtyWord]:
    return Hit(i, i + 1, "damage", CasualtyWord("damage", "killed", "noun"))


_DAMAGE_OR_LIFE = frozenset("damage damages life".split())
_NONE_OF = frozenset("no without".split())
_ONLY = frozenset("only just merely".split())


def read_predicate(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "left six soldiers dead", "12 dead", "20 people dead", "three people are missing"."""
    words = reading.words
    counted = reading.count_before(hit.start)
    if counted:
        if not (hit.start > 0 and words[hit.start - 1] == "no"):
            found.add([figure_of(reading, counted.start, hit.end, counted)], hit, "count")
        return
    for i in range(max(0, hit.start - 8), hit.start):
        pointed = words[i] in _POINTING and words[i - 1 : i] == ["found"]
        opens_headline = reading.is_headline and (i == 0 or words[i - 1] == ":")
        if quantity_at(words, i) or words[i] in ARTICLES or pointed or opens_headline:
            items = victim_list(reading, i, hit.start)
            gap = words[items[-1].end : hit.start] if items else []
            if items and all(w in _BEFORE_PREDICATE for w in gap):
                found.add(items, hit, "predicate")
                return
