"""The toll that the reports of one shooting agree on: dead and injured chosen together, not each by itself.

``shooting_tolls`` says of each report how probable each number of dead and each number of injured is. Here: which pair
of the two an incident's reports support best, by what only the pair and the incident tell: whether some way of counting
gives both numbers, whether together they are the people shot, what the largest and the newest report say. Not here:
counting, nor the odds of one number.

Like the choices it leans on, it is an adapter's model that has learned one registry's habits, kept in folds.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from benchmarks.choosing import Choice, most_probable
from benchmarks.shooting_tolls import OUTCOMES, Evidence, Toll

_DOUBT = 0.1  # added to a probability before reports are joined, as in ``choosing``
_OWN_DOUBT = 0.02  # the same for a report's own odds
_LIKELY = 5  # numbers of each outcome that are paired
_MANY = 3  # numbers from which on size tells nothing more
_FAR = 2  # differences from which on distance tells nothing more
_CROSSED = ("suicide", "several", "shootings")  # cues under which the people shot aren't the toll, or not all of it
_OF_ALL = ("head", "lead", "main", "all", "loose_head", "loose_lead", "named")
_OF_NEWEST = ("head", "lead", "main", "all")


@dataclass(frozen=True)
class Report:
    """One report of an incident.

    Attributes:
        odds: For each of ``OUTCOMES`` how probable each number is.
    """

    key: str
    published: date | None
    known: Evidence
    odds: Mapping[str, Mapping[int, float]]


def agreed_toll(choice: Choice, incident: Sequence[Report]) -> Toll:
    """Dead and injured that the reports of one incident support best."""
    odds = [choice.probabilities(report.key, options(report, incident)) for report in incident]
    killed, wounded = (most_probable(_of_one(pairs, outcome) for pairs in odds) for outcome in range(len(OUTCOMES)))
    return killed or 0, wounded or 0


def _of_one(odds: Mapping[Toll, float], outcome: int) -> dict[int, float]:
    """The odds of one number of the pair, whatever the other is."""
    found: dict[int, float] = {}
    for toll, probability in odds.items():
        found[toll[outcome]] = found.get(toll[outcome], 0.0) + probability
    return found


def options(report: Report, incident: Sequence[Report]) -> dict[Toll, dict[str, float]]:
    """The pairs to choose from for one report, each with what speaks for it; ``incident`` holds the report too."""
    killed, wounded = (_joined(incident, name) for name in OUTCOMES)
    told = _Told(incident)
    return {
        (k, w): _features(report, told, (k, w), (killed[k], wounded[w]))
        for k in _most_likely(killed)
        for w in _most_likely(wounded)
    }


def _joined(incident: Iterable[Report], name: str) -> dict[int, float]:
    """The logarithm of how probable each number is by all reports together."""
    reports = [report.odds[name] for report in incident]
    known = {number for odds in reports for number in odds}
    scores = {n: sum(math.log(odds.get(n, 0.0) + _DOUBT) for odds in reports) for n in known}
    top = max(scores.values())
    whole = top + math.log(sum(math.exp(score - top) for score in scores.values()))
    return {n: score - whole for n, score in scores.items()}


def _most_likely(scores: Mapping[int, float]) -> list[int]:
    return sorted(scores, key=lambda n: (-scores[n], n))[:_LIKELY]


class _Told:
    """What an incident of several reports tells of its toll: the largest by each way of counting, and the newest."""

    def __init__(self, incident: Sequence[Report]) -> None:
        self.is_one_report = len(incident) == 1
        tolls = [report.known.tolls for report in incident]
        self.largest = {name: tuple(max(t[name][o] for t in tolls) for o in range(len(OUTCOMES))) for name in _OF_ALL}
        newest = max(incident, key=lambda r: (r.published or date.min, r.key))
        self.newest = {name: newest.known.tolls[name] for name in _OF_NEWEST}


def _features(report: Report, told: _Told, toll: Toll, joined: tuple[float, float]) -> dict[str, float]:
    known, people = report.known, sum(toll)
    names = {f"size:{min(toll[0], _MANY)}:{min(toll[1], _MANY)}"}
    for name, number in known.people.items():
        if number:
            apart = f"people:{name}:{_apart(people, number)}"
            names |= {apart, *(f"{apart}:{cue}" for cue in _CROSSED if cue in known.cues)}
    for name, counted in known.tolls.items():
        if sum(counted):
            same = f"toll:{name}:{toll == counted}"
            names |= {same, f"sum:{name}:{_apart(people, sum(counted))}"}
            names |= {f"{same}:{cue}" for cue in _CROSSED if cue in known.cues}
    if not told.is_one_report:
        for outcome, number in zip(OUTCOMES, toll, strict=True):
            o = OUTCOMES.index(outcome)
            names |= {f"largest_{outcome}:{name}:{_apart(number, told.largest[name][o])}" for name in _OF_ALL}
            names |= {f"newest_{outcome}:{name}:{_apart(number, told.newest[name][o])}" for name in _OF_NEWEST}
    own = {
        f"own_{outcome}": math.log(report.odds[outcome].get(number, 0.0) + _OWN_DOUBT)
        for outcome, number in zip(OUTCOMES, toll, strict=True)
    }
    return dict.fromkeys(names, 1.0) | own | dict(zip(("joined_killed", "joined_wounded"), joined, strict=True))


def _apart(value: int, reference: int) -> int:
    return max(-_FAR, min(_FAR, value - reference))
