"""What became of people once hurt: taken to hospital, in critical condition, with injuries.

Here: signs that the subject of a clause was wounded though no word of outcome says so. Not here: words of outcome
(``verbs``, ``nouns``), whether the same person later died (``pipelines.events.assembly``).
"""

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.lists import subject_of, victims_after, victims_before
from pipelines.events.reading import AUXILIARIES, Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words

_CARRIED = role_words("carried")
_HOSPITAL = role_words("hospital")
_SENDS = frozenset("sent sends sending put puts landed lands".split())
_CONDITION = role_words("condition")
_MILD_CONDITION = role_words("mild_condition")
_INJURIES = frozenset("injuries injury wounds wound".split())
_INJURED_BY = frozenset("suffer suffers suffered sustained received suffering sustaining with".split())
_SIGNS = _CARRIED | _SENDS | _INJURIES | {"condition"}
_REACH = 9  # tokens from "taken" to "hospital"


def read_conditions(reading: Reading, found: Collector) -> None:
    """Every sign in a sentence that someone was wounded, recorded for the subject of its clause."""
    words = reading.words
    for i in reading.places_of(_SIGNS):
        word = words[i]
        if word in _CARRIED and _is_carried(reading, i):
            _add_subject(reading, i, "carried", found)
        elif word in _SENDS:
            _read_sending(reading, i, found)
        elif word == "condition" and i and _tells_a_wound(words, i):
            _read_condition(reading, i, found)
        elif word in _INJURIES and i:
            _read_injuries(reading, i, found)


def _tells_a_wound(words: list[str], i: int) -> bool:
    """Whether "condition" at ``i`` is that of someone hurt; "good condition" is so in hospital only."""
    return words[i - 1] in _CONDITION or (words[i - 1] in _MILD_CONDITION and any(w in _HOSPITAL for w in words))


def _is_carried(reading: Reading, i: int) -> bool:
    """Whether "taken" at ``i`` is a passive that ends at a hospital: "was rushed by helicopter to a trauma center"."""
    words = reading.words
    group = words[reading.verb_group_start(i) : i]
    if not any(w in AUXILIARIES for w in group) and words[i - 1 : i] != ["and"]:
        return False
    for j in range(i + 1, min(len(words), i + _REACH)):
        if words[j] in _HOSPITAL:
            return any(w in ("to", "in", "at") for w in words[i + 1 : j])
        if reading.is_verb(j) or words[j] in (";", ":"):
            return False
    return False


def _read_sending(reading: Reading, i: int, found: Collector) -> None:
    """As in "sent four women and a man to the hospital", "put three people in hospital"."""
    words = reading.words
    items = victims_after(reading, i + 1)
    if not items or words[items[-1].end : items[-1].end + 1] not in (["to"], ["in"]):
        return
    if any(w in _HOSPITAL for w in words[items[-1].end : items[-1].end + 5]):
        found.add(items, Hit(i, i + 1, "sent", CasualtyWord("sent", "wounded", "transitive")), "condition")


def _read_condition(reading: Reading, i: int, found: Collector) -> None:
    """As in "is in critical condition", "listed in stable but guarded condition", "remained in serious condition"."""
    words = reading.words
    start = i
    while start and words[start] != "in" and i - start < 5:
        start -= 1
    if words[start] != "in":
        return
    verb = start - 1
    if verb >= 0 and (reading.is_verb(verb) or words[verb] in _CARRIED):
        _add_subject(reading, verb, "condition", found)
    else:  # "Teenager in critical condition", "left a girl in critical condition"
        beside = [f for f in victims_before(reading, start) if f.end == start]
        found.add(beside, Hit(start, start + 1, "condition", CasualtyWord("condition", "wounded", "noun")), "condition")


def _read_injuries(reading: Reading, i: int, found: Collector) -> None:
    """As in "suffered injuries to his arm", "with injuries that are not life-threatening"."""
    words = reading.words
    for j in range(i - 1, max(-1, i - 5), -1):
        if words[j] in ("no", "of", "from", ",", "without", "fatal", "deadly", "mortal"):
            return
        if words[j] in _INJURED_BY:
            if words[j] != "with":
                _add_subject(reading, j, "injuries", found)
            return


def _add_subject(reading: Reading, verb: int, frame: str, found: Collector) -> None:
    items = subject_of(reading, verb)
    found.add(items, Hit(verb, verb + 1, frame, CasualtyWord(frame, "wounded", "intransitive")), "condition")
