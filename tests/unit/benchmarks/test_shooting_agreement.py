"""Dead and injured of an incident are chosen together, by what its reports say."""

from datetime import date

import pytest

from benchmarks.choosing import Choice, load_choices
from benchmarks.shooting_agreement import Report, agreed_toll, options
from benchmarks.shooting_tolls import Evidence

NAMES = ("head", "lead", "main", "all", "loose_head", "loose_lead", "named")


def report(key: str, day: int = 12, *, people: int = 0, cues: str = "", **tolls: tuple[int, int]) -> Report:
    """A report that gives one dead and one injured by every way of counting but those named, and doubts both."""
    known = Evidence(dict.fromkeys(NAMES, (1, 1)) | tolls, {"hit_head": people}, frozenset(cues.split()))
    return Report(key, date(2019, 8, day), known, {"killed": {1: 0.5, 2: 0.5}, "wounded": {1: 0.6, 3: 0.4}})


def test_each_number_is_paired_with_each() -> None:
    assert set(options(report("a"), [report("a")])) == {(1, 1), (1, 3), (2, 1), (2, 3)}


def test_only_the_likeliest_numbers_are_paired() -> None:
    many = dict.fromkeys(range(10), 0.1)
    one = Report("a", None, report("a").known, {"killed": many, "wounded": {0: 1.0}})
    assert {killed for killed, _ in options(one, [one])} == {0, 1, 2, 3, 4}


def test_a_pair_is_known_by_the_people_and_by_the_ways_of_counting() -> None:
    one = report("a", people=5, cues="suicide", head=(2, 3))
    known = options(one, [one])
    assert known[2, 3]["toll:head:True"] == known[2, 3]["sum:head:0"] == known[2, 3]["people:hit_head:0"] == 1.0
    assert known[2, 3]["people:hit_head:0:suicide"] == 1.0
    assert known[1, 1]["toll:lead:True"] == known[1, 1]["people:hit_head:-2"] == 1.0
    assert not any(name.startswith(("largest", "newest")) for name in known[2, 3])


def test_an_incident_of_several_reports_has_a_largest_and_a_newest() -> None:
    incident = [report("a", 12, head=(2, 1)), report("b", 14, head=(1, 3))]
    known = options(incident[0], incident)[2, 3]
    assert known["largest_killed:head:0"] == known["largest_wounded:head:0"] == 1.0
    assert known["newest_killed:head:1"] == known["newest_wounded:head:0"] == 1.0


@pytest.mark.parametrize(
    ("weights", "toll"),
    [
        ({}, (1, 1)),
        ({"toll:head:True": 3.0}, (2, 3)),
        ({"people:hit_head:0": 3.0}, (2, 3)),
        ({"own_wounded": 3.0}, (1, 1)),
    ],
)
def test_the_weights_decide(weights: dict[str, float], toll: tuple[int, int]) -> None:
    incident = [report("a", people=5, head=(2, 3)), report("b", people=5, head=(2, 3))]
    assert agreed_toll(Choice((weights,)), incident) == toll


def test_the_order_of_reports_is_no_matter() -> None:
    incident = [report("a", 12, head=(2, 1)), report("b", 14, head=(1, 3)), report("c", 13, people=4)]
    choice = load_choices()["agreement"]
    assert agreed_toll(choice, incident) == agreed_toll(choice, incident[::-1])


@pytest.mark.parametrize("cue", ["several", "shootings"])
def test_a_toll_told_of_several_shootings_is_weighed_apart(cue: str) -> None:
    told, untold = (report("a", cues=cues, head=(2, 3)) for cues in (cue, ""))
    assert options(told, [told])[2, 3][f"toll:head:True:{cue}"] == 1.0
    assert f"toll:head:True:{cue}" not in options(untold, [untold])[2, 3]
