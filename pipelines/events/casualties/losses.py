"""Casualties told as a loss: "had lost 50 servicemen", "put its losses at five", "claimed 63 lives", "12 lives lost".

Here: verbs and nouns of losing where what is lost is people. Not here: verbs of outcome (``verbs``), running tolls
(``tolls``); who "lost their lives" is a row of ``words/casualty_words.csv``.
"""

from dataclasses import replace

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.figure import Figure, figure_of
from pipelines.events.casualties.lists import victim_list, victims_after
from pipelines.events.casualties.people import group_of
from pipelines.events.figures import Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words

_LOSING = frozenset("lost lose loses losing".split())
_LOSSES = frozenset("loss losses".split())
_LIVES = frozenset(("lives",))
_TAKING = role_words("takes_lives")
_LOST = frozenset("lost taken claimed".split())
_FIGHTERS = frozenset("military militant militia_member police security_forces perpetrator".split())
_DEPUTIES = frozenset("deputy deputies".split())
"""Of a sheriff or of a parliament, which loses none in fighting."""
_ANY_PEOPLE = role_words("people_of_a_force")
_NOT_BY_DEATH = frozenset("desertion desertions defection defections illness disease covid retirement suicide".split())
_TO_WHAT = 3  # tokens after "to" in which it is told what people were lost to
_AMOUNTING = frozenset("at of were are was to".split())
_LOSSES_REACH = 4  # tokens from "losses" to their number: "its own losses were put at five"
_LIVES_REACH = 3  # tokens from "claimed" to its number and from that to "lives"
_NOT_REAL = role_words("hypothetical") | frozenset("saved save saving spared risked risk risking endanger".split())
_BEFORE = 4


def read_losses(reading: Reading, found: Collector) -> None:
    """Every loss of people that a sentence tells."""
    words = reading.words
    for i in reading.places_of(_LOSING | _LOSSES | _LIVES):
        word = words[i]
        if not _NOT_REAL.isdisjoint(words[max(0, i - _BEFORE) : i]):
            continue  # "could lose 50 soldiers", "saved 20 lives"
        if word in _LOSING and reading.is_verb(i):
            _read_losing(reading, i, found)
        elif word in _LOSSES:
            _read_loss(reading, i, found)
        elif word == "lives":
            _read_lives(reading, i, found)


def _cue(i: int, phrase: str) -> Hit[CasualtyWord]:
    return Hit(i, i + 1, phrase, CasualtyWord(phrase, "killed", "noun"))


def _read_losing(reading: Reading, i: int, found: Collector) -> None:
    """As in "Baku said it had lost 50 servicemen", "killed 30 militants while losing two men"."""
    side = side_of(reading, reading.spoken_for(reading.subject(i)))
    items = victims_after(reading, i + 1)
    if items and not _is_lost_otherwise(reading.words, items[-1].end):
        found.add([f for f in (_of_side(reading, item, side) for item in items) if f], _cue(i, "lost"), "lost")


def _is_lost_otherwise(words: list[str], end: int) -> bool:
    """As in "lost 40 men to desertion"."""
    return words[end : end + 1] == ["to"] and not _NOT_BY_DEATH.isdisjoint(words[end + 1 : end + 1 + _TO_WHAT])


def _of_side(reading: Reading, figure: Figure, side: str | None) -> Figure | None:
    """The dead of a side that fights: soldiers, fighters, "men"; None for deputies, seats and other things lost."""
    if figure.group in _FIGHTERS and not _DEPUTIES & set(reading.words[figure.start : figure.end]):
        return figure
    if _ANY_PEOPLE.isdisjoint(reading.words[figure.start : figure.end]) or side is None:
        return None
    return replace(figure, group=side)


def side_of(reading: Reading, subject: tuple[int, int] | None) -> str | None:
    """The victim group of the dead of whoever stands in a phrase: an army's are soldiers, a group's are fighters."""
    if subject is None:
        return None
    for name in reading.names:
        if subject[0] <= name.start < subject[1]:
            kind = name.actor.actor_kind if name.actor else None
            if name.is_group or kind == "armed_group":
                return "militant"
            if name.country or kind in ("state_forces", "government"):
                return "military"
    people = next((h.entry for h in reading.people if subject[0] <= h.start < subject[1]), None)
    if people in _FIGHTERS:
        return people
    return "military" if not _FORCES.isdisjoint(reading.words[subject[0] : subject[1]]) else None


_FORCES = role_words("armed_forces")


def _read_loss(reading: Reading, i: int, found: Collector) -> None:
    """As in "the loss of 12 soldiers", "losses of at least 20 fighters", "put its losses at five"."""
    words = reading.words
    if words[i + 1 : i + 2] == ["of"]:
        items = victim_list(reading, i + 2, len(words))
        side = _owner_of(reading, i)
        found.add([f for f in (_of_side(reading, item, side) for item in items) if f], _cue(i, words[i]), "lost")
        return
    side = _owner_of(reading, i)
    if words[i] != "losses" or side is None:
        return
    for j in range(i + 1, min(len(words) - 1, i + _LOSSES_REACH)):
        quantity = quantity_at(words, j + 1) if words[j] in _AMOUNTING else None
        if quantity is not None and not reading.time_at(j + 1) and _ends_there(reading, quantity.end):
            found.add([figure_of(reading, quantity.start, quantity.end, quantity, side)], _cue(i, "losses"), "lost")
            return


def _owner_of(reading: Reading, i: int) -> str | None:
    """Whose losses the word at ``i`` tells: "its losses" are those of who speaks."""
    words = reading.words
    owned = next((k for k in range(i - 1, max(-1, i - 3), -1) if words[k] in ("its", "their", "'s")), None)
    if owned is None:
        return None
    if words[owned] == "'s":
        return side_of(reading, (max(0, owned - 3), owned))
    verb = next((k for k in range(owned - 1, -1, -1) if reading.is_verb(k)), None)
    return side_of(reading, reading.spoken_for(reading.subject(verb))) if verb is not None else None


def _ends_there(reading: Reading, i: int) -> bool:
    """Whether a number stands for itself, or counts people: not "losses of 40 tanks", "losses of $3 million"."""
    words = reading.words
    return i >= len(words) or words[i] in _AFTER_A_NUMBER or words[i] in _ANY_PEOPLE or reading.is_barrier(i)


_AFTER_A_NUMBER = frozenset(", . ; and but in on while dead killed".split())


def _read_lives(reading: Reading, i: int, found: Collector) -> None:
    """As in "claimed 63 lives", "cost at least 12 civilian lives", "20 lives were lost", "a loss of 20 lives"."""
    words = reading.words
    counted, described = _lives_before(words, i)
    if counted is None:
        return
    before = words[max(0, counted.start - _LIVES_REACH) : counted.start]
    taken = bool(before) and before[-1] in _TAKING
    lost = before[-2:] == ["loss", "of"] or any(
        words[k] in _LOST for k in range(i + 1, min(len(words), i + 1 + _LIVES_REACH)) if words[k - 1] != "not"
    )
    if taken or lost:
        group = group_of(reading, described, i)[0] if described < i else None
        found.add([figure_of(reading, counted.start, i + 1, counted, group or "unknown")], _cue(i, "lives"), "lives")


def _lives_before(words: list[str], i: int) -> tuple[Quantity | None, int]:
    """The number of lives told before "lives" at ``i``, one word between, and where that word begins."""
    for at in (i, i - 1):
        counted = quantity_ending_at(words, at) if at > 0 else None
        if counted is not None:
            return counted, at
    return None, i
