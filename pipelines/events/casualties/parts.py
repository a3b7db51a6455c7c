"""Parts of a toll told by themselves: "among the dead were four children", "six people, three of them women".

Here: figures that are parts of one told before. Not here: parts inside a list of victims ("12 people, including two
children"), which is ``lists``.
"""

from dataclasses import replace

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.figure import Figure, figure_of
from pipelines.events.casualties.lists import victim_list
from pipelines.events.casualties.phrases import ARTICLES
from pipelines.events.figures import Quantity, quantity_at
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, victim_nouns

_OUTCOME_OF_ALL = {
    "dead": "killed", "killed": "killed", "slain": "killed", "victims": "killed", "fatalities": "killed",
    "wounded": "wounded", "injured": "wounded",
}  # fmt: skip
_IS = frozenset("is are was were".split())
_INCLUDE = frozenset("include included includes".split())
_AMONG = frozenset(("among",))
_OF_ALL = (["of", "them"], ["of", "whom"])
_OF_THEM = frozenset(("them", "whom"))
_OPENS_A_PART = frozenset(", ( - – —".split())
_BEFORE_PARTS = frozenset("- — – :".split())


def read_among(reading: Reading, found: Collector) -> None:
    """As in "among the dead were four children", "two nurses were among the injured"."""
    words = reading.words
    for i in reading.places_of(_AMONG):
        if words[i + 1 : i + 2] not in (["the"], ["those"]) or i + 2 >= len(words):
            continue
        outcome = _OUTCOME_OF_ALL.get(words[i + 2])
        if outcome is None:
            continue
        if words[i + 3 : i + 4] and words[i + 3] in _IS:
            items = victim_list(reading, i + 4, len(words))
        elif i > 0 and words[i - 1] in _IS and (named := reading.subject(i - 1)):
            items = victim_list(reading, named[0], i - 1)
        else:
            continue
        hit = Hit(i + 2, i + 3, words[i + 2], CasualtyWord(words[i + 2], outcome, "noun"))
        found.add([replace(item, is_subset=True) for item in items], hit, "among")


def read_included(reading: Reading, found: Collector) -> None:
    """As in "the dead included four children"; "other victims included a driver" names more, not a part."""
    words = reading.words
    for i in reading.places_of(_INCLUDE):
        outcome = _OUTCOME_OF_ALL.get(words[i - 1]) if 0 < i < len(words) - 1 else None
        if outcome is None:
            continue
        items = victim_list(reading, i + 1, len(words))
        is_more = words[i - 2 : i - 1] == ["other"]
        hit = Hit(i - 1, i, words[i - 1], CasualtyWord(words[i - 1], outcome, "noun"))
        found.add([replace(item, is_subset=not is_more) for item in items], hit, "among")


def read_of_them(reading: Reading, found: Collector) -> None:
    """As in "killed six people, three of them women": what part of the figure before was who."""
    words = reading.words
    if _OF_THEM.isdisjoint(reading.distinct):
        return
    for i in range(2, len(words) - 3):
        is_opened = words[i - 1] in _OPENS_A_PART
        whole = _figure_before(reading, found, i) if is_opened else None
        quantity = _part_at(words, i, whole) if whole is not None else None
        if quantity is None or words[quantity.end : quantity.end + 2] not in _OF_ALL:
            continue
        at = quantity.end + 2 + (words[quantity.end + 2 : quantity.end + 3] in (["were"], ["are"], ["was"], ["is"]))
        at += words[at : at + 1] != [] and words[at] in ARTICLES
        people = victim_nouns().at(words, at) if at < len(words) else None
        if people is None or whole is None:
            continue
        hit = Hit(whole.cue, whole.cue + 1, words[whole.cue], CasualtyWord(words[whole.cue], whole.outcome, "noun"))
        part = figure_of(reading, i, people.end, quantity, people.entry, is_subset=True)
        found.add([part], hit, "of_them")


def _part_at(words: list[str], i: int, whole: Figure) -> Quantity | None:
    """The number of a part that begins at ``i``; "half" is one of an even number told exactly."""
    if words[i] == "half":
        q = whole.quantity
        exact = q.low == q.best == q.high and q.best is not None and q.best % 2 == 0
        return Quantity.exactly(q.best // 2, i, i + 1) if exact and q.best else None
    return quantity_at(words, i)


def read_among_them(reading: Reading, found: Collector) -> None:
    """As in "Twelve people died when a bomb exploded at a mosque, among them three soldiers": parts told at the end."""
    words = reading.words
    for i in reading.places_of(_AT_THE_END):
        if i < 2 or words[i - 1] not in _OPENS_A_PART or (words[i] == "among" and words[i + 1 : i + 2] != ["them"]):
            continue
        told = found.figures()
        whole = next((f for f in reversed(told) if f.end <= i and not f.is_subset), None)
        if whole is None or whole.outcome not in ("killed", "wounded") or any(f.start >= i for f in told):
            continue
        if any(whole.end <= h.start < i and h.phrase.endswith("s") for h in reading.people):
            continue  # "died when a bus with 30 pupils was hit, including": some of whom?
        items = victim_list(reading, i, len(words))
        most = whole.quantity.best or whole.quantity.low or 0
        if sum(item.quantity.best or 0 for item in items) < most:
            hit = Hit(whole.cue, whole.cue + 1, words[whole.cue], CasualtyWord(words[whole.cue], whole.outcome, "noun"))
            found.add([replace(item, is_subset=True) for item in items], hit, "among")


_AT_THE_END = frozenset("among including".split())


def read_spelt_out(reading: Reading, found: Collector) -> None:
    """As in "five people have been killed - three Americans, a Briton and an Iraqi - since": a toll, then its parts.

    Only a list that adds up to the toll before it.
    """
    words = reading.words
    for i in reading.places_of(_BEFORE_PARTS):
        whole = _figure_before(reading, found, i) if 0 < i < len(words) - 3 else None
        if whole is None or whole.is_subset or not whole.quantity.best:
            continue
        items = victim_list(reading, i + 1, len(words))
        counts = [item.quantity.best or 0 for item in items]
        told = any(f.start <= item.start < f.end for f in found.figures() for item in items)
        if len(items) > 1 and sum(counts) == whole.quantity.best and not told:
            hit = Hit(whole.cue, whole.cue + 1, words[whole.cue], CasualtyWord(words[whole.cue], whole.outcome, "noun"))
            found.add([replace(item, is_subset=True) for item in items], hit, whole.frame)


def _figure_before(reading: Reading, found: Collector, i: int) -> Figure | None:
    """The figure of the same sentence that stands last before token ``i``, no other clause between."""
    before = [f for f in found.figures() if f.end <= i and reading.distance(f.end, i) <= 14]
    return before[-1] if before else None
