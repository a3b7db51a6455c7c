"""Running tolls: "the death toll rose to 22", "the number of wounded has grown to 64", "claimed the lives of 12".

Here: figures whose number stands apart from the people it counts. Not here: totals over many attacks
(``pipelines.events.totals``).
"""

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.corrections import corrected_numbers
from pipelines.events.casualties.figure import figure_of
from pipelines.events.casualties.lists import victim_list
from pipelines.events.casualties.people import group_of, nationality_of
from pipelines.events.casualties.phrases import phrase_end
from pipelines.events.casualties.standing import GROWTH
from pipelines.events.figures import Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words

_TOLLS = frozenset("toll number lives".split())
_OF_THE_WOUNDED = frozenset("injury injured wounded".split())
_BEFORE_TOLL_NUMBER = frozenset("to at of was is exceeded reached as hit passed topped surpassed neared".split())
_CHANGES = GROWTH | frozenset("down up revised lowered corrected amended".split())
_REACH = 30  # tokens from "toll" to its number
_LIVES_OF = ("lives", "of")
_TAKING = role_words("takes_lives")
_HURT = frozenset("diagnosed wounded injured hurt injuries".split())
_A_MONTH = 4  # precision (UCDP)
_PUTTING = frozenset("put puts putting placed estimated".split())
_AMOUNTS = frozenset("was is at exceeded passed topped surpassed hit".split())
_COUNTED = frozenset("killed dead deaths died fatalities wounded injured hurt injuries victims casualties".split())
_DEAD = frozenset("killed dead deaths died fatalities".split())


def read_tolls(reading: Reading, found: Collector) -> None:
    """Every running toll of a sentence."""
    words = reading.words
    for i in reading.places_of(_TOLLS):
        word = words[i]
        if word == "toll" and not reading.time_at(i):
            _read_toll(reading, i, found)
        elif word == "number" and words[i + 1 : i + 2] == ["of"] and words[i - 1 : i] == ["the"]:
            _read_number_of(reading, i, found)
        elif word == "lives" and words[i - 1 : i + 2] == ["the", *_LIVES_OF] and words[max(0, i - 2)] in _TAKING:
            found.add(victim_list(reading, i + 2, len(words)), _cue(i, "lives", "killed"), "lives")


def _cue(i: int, phrase: str, outcome: str) -> Hit[CasualtyWord]:
    return Hit(i, i + 1, phrase, CasualtyWord(phrase, outcome, "noun"))


_MAY_RISE = frozenset("could may might would".split())


def _read_toll(reading: Reading, i: int, found: Collector) -> None:
    """As in "the death toll rose to 22", "the injury toll stands at 40"."""
    words = reading.words
    outcome = "wounded" if i and words[i - 1] in _OF_THE_WOUNDED else "killed"
    taken_back = corrected_numbers(reading)
    for j in range(i + 1, min(len(words) - 1, i + _REACH)):
        if j > i + 8 and not (words[j] == "to" and words[j - 1] in _CHANGES):
            continue
        if words[j] in _MAY_RISE and words[j - 1] == "toll":
            return  # "the toll could rise, as 100 were in hospital"
        if words[j] in _BEFORE_TOLL_NUMBER:
            quantity = quantity_at(words, j + 1)
            if quantity and not reading.time_at(j + 1) and quantity.start not in taken_back:
                if "since" in words[quantity.end : quantity.end + 2] or "both" in words[i + 1 : j]:
                    return  # "brought the toll to seven since the war began", "for both bombings": of several attacks
                item = figure_of(reading, quantity.start, quantity.end, quantity)
                found.add([item], _cue(i, "toll", outcome), "toll")
                return


def _read_number_of(reading: Reading, i: int, found: Collector) -> None:
    """As in "The number of troops diagnosed has grown to 64", "raised to 109 the number of troops diagnosed"."""
    words = reading.words
    after = words[i : i + 16]
    outcome = "wounded" if any(w in _HURT for w in after) else "killed" if any(w in _DEAD for w in after) else None
    if outcome is None:
        return
    quantity = _number_reached(words, i)
    if quantity is None or reading.time_at(quantity.start):
        return
    end = phrase_end(reading, i + 2, len(words))
    if any((time.precision or 9) >= _A_MONTH for at, _, time in reading.times if end <= at <= end + 3):
        return  # "brought to nine the number of elders killed this year": of many attacks
    group, _ = group_of(reading, i + 2, end)
    nationality = nationality_of(reading, i + 2, end)
    item = figure_of(reading, i + 2, end, quantity, group or "unknown", nationality=nationality)
    found.add([item], _cue(i, "number of", outcome), "toll")


def _number_reached(words: list[str], i: int) -> Quantity | None:
    """The number after a word of growth, else the one "raised to" before "the number" at token ``i``.

    So with "put the number of dead at 70", "the number of dead was 12".
    """
    put = words[max(0, i - 2)] in _PUTTING
    for j in range(i + 2, len(words) - 1):
        if (put and words[j] == "at") or (words[j] in _AMOUNTS and words[j - 1] in _COUNTED):
            return quantity_at(words, j + 1)
        if words[j] in GROWTH:
            quantity = quantity_at(words, j + 1 + (words[j + 1] in ("to", "at")))
            if quantity is not None:
                return quantity
            break
    if i >= 3:
        quantity = quantity_ending_at(words, i - 1)
        if quantity is not None and words[quantity.start - 1] == "to":
            return quantity
    return None
