"""Which incidents and participants the learned reader reports, once each has its probability."""

import datetime as dt

import pytest

from pipelines.events.article_reading import read_article
from pipelines.events.learned.incidents import KINDS, Incident, Telling
from pipelines.events.learned.reporting import content, head, names_again, worth_reporting
from pipelines.events.learned.roles import ROLES, Entity, RoleMention
from pipelines.events.learned.thresholds import Thresholds
from pipelines.events.reading import Reading

TEXT = (
    "Rebels of the Red Column bombed the Hotel Sol and the hotel of a mining company. The blast killed Mayor Ana Solis"
    ", two hotel guards and a guard. The Black Hand was blamed."
)


def thresholds(**changes: object) -> Thresholds:
    """Thresholds of .3 for incidents and participants and of none for the rest, but for ``changes``."""
    values: dict[str, object] = {
        "within": dict.fromkeys(KINDS, 0.3),
        "took_part": dict.fromkeys(ROLES, 0.3),
        "dated": 0.3,
        "placed": 0.3,
        "coded": 0.3,
        "acted": 0.3,
        "further": {},
        "elsewhere": {},
        "bare": 0.0,
        "other_kind": 0.0,
    }
    return Thresholds(**(values | changes))  # type: ignore[arg-type]


def readings() -> list[Reading]:
    return read_article("a", TEXT, None, dt.date(1990, 3, 4)).readings


def entity(role: str, phrase: str, took_part: float, within: list[Reading] | None = None) -> Entity:
    """A participant named by a phrase of the text."""
    words = phrase.lower().split()
    reading, start = next(
        (r, i) for r in within or readings() for i in range(len(r.words)) if list(r.words[i : i + len(words)]) == words
    )
    return Entity(role, [RoleMention(role, reading, start, start + len(words), 0.9)], took_part)


def incident(kind: str, probability: float, *entities: Entity) -> Incident:
    return Incident(kind, [Telling(kind, readings()[0], 0, 0.9)], probability, list(entities))


def reported(incidents: list[Incident], chosen: Thresholds) -> list[tuple[str, list[str]]]:
    return [(i.kind, [e.name.text for e in i.entities]) for i in worth_reporting(incidents, chosen)]


@pytest.mark.parametrize(
    ("first", "second", "again"),
    [
        (("target", "Hotel Sol"), ("target", "hotel of a mining company"), False),
        (("target", "hotel"), ("target", "hotel of a mining company"), True),
        (("target", "Hotel Sol"), ("target", "hotel"), True),
        (("target", "Hotel Sol"), ("target", "mining company"), False),
        (("victims", "two hotel guards"), ("victims", "hotel guards"), True),
        (("victims", "two hotel guards"), ("victims", "guard"), False),
        (("victim", "Ana Solis"), ("victim", "Mayor Ana Solis"), False),
        (("organisation", "Red Column"), ("organisation", "Black Hand"), False),
    ],
)
def test_a_phrase_that_names_a_participant_again(first, second, again: bool) -> None:
    assert names_again(entity(*second, 0.4), entity(*first, 0.8)) == again


@pytest.mark.parametrize(
    ("phrase", "words", "noun"),
    [
        ("two hotel guards", ("hotel", "guard"), "guard"),
        ("hotel of a mining company", ("hotel", "mining", "company"), "hotel"),
        ("Hotel Sol", ("hotel", "sol"), "sol"),
    ],
)
def test_the_words_of_a_phrase(phrase: str, words: tuple[str, ...], noun: str) -> None:
    mention = entity("target", phrase, 0.5).name
    assert (content(mention), head(mention)) == (words, noun)


@pytest.mark.parametrize(("further", "names"), [(0.0, ["Red Column", "Black Hand"]), (0.5, ["Red Column"])])
def test_a_further_organisation_has_to_be_surer(further: float, names: list[str]) -> None:
    both = incident(
        "bombing", 0.9, entity("organisation", "Red Column", 0.7), entity("organisation", "Black Hand", 0.4)
    )
    assert reported([both], thresholds(further={"organisation": further})) == [("bombing", names)]


def test_the_surest_needs_no_more_than_any() -> None:
    alone = incident("bombing", 0.9, entity("organisation", "Black Hand", 0.4))
    assert reported([alone], thresholds(further={"organisation": 0.5})) == [("bombing", ["Black Hand"])]


@pytest.mark.parametrize(
    ("entities", "probability", "kept"),
    [
        ((), 0.4, False),
        ((("weapon", "blast"),), 0.4, False),
        ((), 0.6, True),
        ((("organisation", "Red Column"),), 0.4, True),
        ((("target", "Hotel Sol"),), 0.4, True),
    ],
)
def test_an_incident_of_nobody_has_to_be_surer(entities, probability: float, kept: bool) -> None:
    told = incident("bombing", probability, *(entity(role, phrase, 0.5) for role, phrase in entities))
    assert bool(reported([told], thresholds(bare=0.5))) == kept


@pytest.mark.parametrize(
    ("second", "probability", "kinds"),
    [
        (("attack", [("victim", "Ana Solis")]), 0.4, ["bombing"]),
        (("attack", [("victim", "Ana Solis")]), 0.6, ["bombing", "attack"]),
        (("attack", [("victims", "two hotel guards")]), 0.4, ["bombing", "attack"]),
        (("attack", [("victim", "Ana Solis"), ("victims", "guard")]), 0.4, ["bombing", "attack"]),
        (("attack", [("organisation", "Red Column")]), 0.4, ["bombing", "attack"]),
        (("bombing", [("victim", "Ana Solis")]), 0.4, ["bombing", "bombing"]),
    ],
)
def test_an_incident_told_as_another_kind(second, probability: float, kinds: list[str]) -> None:
    kind, participants = second
    surer = incident("bombing", 0.8, entity("target", "Hotel Sol", 0.6), entity("victim", "Ana Solis", 0.5))
    doubtful = incident(kind, probability, *(entity(role, phrase, 0.5) for role, phrase in participants))
    assert [k for k, _ in reported([surer, doubtful], thresholds(other_kind=0.5))] == kinds
    assert sorted(k for k, _ in reported([doubtful, surer], thresholds(other_kind=0.5))) == sorted(kinds)


@pytest.mark.parametrize(("worth", "names"), [(0.35, []), (0.45, ["Hotel Sol"])])
def test_a_doubtful_target_is_left_to_the_incident_that_more_likely_has_it(worth: float, names: list[str]) -> None:
    within = readings()
    first = incident("bombing", 0.9, entity("target", "Hotel Sol", 0.7, within))
    second = incident("attack", 0.8, entity("target", "Hotel Sol", worth, within), entity("victim", "Ana Solis", 0.6))
    found = reported([first, second], thresholds(elsewhere={"target": 0.4}))
    assert found == [("bombing", ["Hotel Sol"]), ("attack", [*names, "Ana Solis"])]


def test_what_is_reported_stays_in_the_order_of_the_text() -> None:
    unsure, sure = incident("attack", 0.4, entity("victim", "Ana Solis", 0.5)), incident("arson", 0.9)
    unlikely = incident("bombing", 0.2)
    assert [k for k, _ in reported([unsure, unlikely, sure], thresholds())] == ["attack", "arson"]
    assert len(unsure.entities) == 1
