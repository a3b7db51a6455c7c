"""Responses to attacks that their article only describes: what is kept of the description, and when none is made."""

import pytest
from expected_news import read

from pipelines.events.model import AnsweredAttackReport, ArticleEvents


def described(events: ArticleEvents) -> AnsweredAttackReport:
    [row] = events.answered
    return row


@pytest.mark.parametrize(
    ("text", "kind", "link_type", "attack_type", "words"),
    [
        (
            "Norwegian jets carried out air strikes on a depot near Ras Isa in response to the deadly mortar "
            "fire on its "
            "camp, the ministry said.",
            "military_strike", "retaliation", "mortar_shelling", "the deadly mortar fire on its camp",
        ),
        (
            "Chadian helicopters bombed a camp near Bol on Sunday. The strikes were a response to rocket fire on its "
            "troops.",
            "military_strike", "retaliation", "rocket_attack", "rocket fire on its troops",
        ),
        (
            "Retaliatory air strikes hit a depot near Bol on Sunday. They killed two men.",
            "military_strike", None, None, None,
        ),
        (
            "Indian troops shot dead three militants near Dachigam on Tuesday who were accused of the attack on "
            "pilgrims.",
            "military_operation", "response", None, "of the attack on pilgrims",
        ),
    ],
    ids=["in_response_to", "explained_in_the_next_sentence", "nothing_described", "against_those_behind"],
)  # fmt: skip
def test_force_against_an_attack_that_is_not_told(text, kind, link_type, attack_type, words):
    events = read(text)
    [response] = events.responses
    assert (response.response_type, events.links) == (kind, [])
    if words is None:
        assert events.answered == []
        return
    row = described(events)
    assert (row.response_report_id, row.link_type, row.basis) == (response.response_report_id, link_type, "explicit")
    assert (row.attack_type, row.description) == (attack_type, words)


def test_what_is_told_well_enough_is_an_attack_of_its_own_and_no_description():
    events = read(
        "Chadian helicopters bombed a depot near Bol on Monday in retaliation for rocket fire in Diffa on Sunday."
    )
    assert [a.place_name for a in events.attacks] == ["Bol", "Diffa"]
    assert (len(events.links), events.answered) == (1, [])


@pytest.mark.parametrize(
    "text",
    [
        "Rockets hit Sderot on Sunday, wounding two men. In retaliation for the rocket fire, Israeli jets "
        "bombed a post "
        "in Gaza on Monday.",
        "Gunmen killed six soldiers near Tillabéri on Sunday. Niger condemned the attack.",
        "Helicopters bombed a camp near Bol on Sunday. The minister said the troops would respond to any rocket fire.",
        "The army vowed to strike Bol in retaliation for the rocket fire on its camp.",
    ],
    ids=["told_and_linked", "told_and_condemned", "what_would_be_done", "vowed"],
)
def test_no_description_where_the_attack_is_told_or_nothing_was_done(text):
    assert read(text).answered == []


def test_every_description_quotes_the_text():
    text = "Norwegian jets carried out air strikes on a depot near Ras Isa in response to the deadly mortar "
    "fire on its camp."
    events = read(text)
    row = described(events)
    backed = [e for e in events.evidence if e.record_id == row.answered_attack_report_id]
    assert {e.field for e in backed} >= {"description", "report"}
    assert all(e.quote == text[e.char_start : e.char_end] for e in backed)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "Norwegian jets struck a depot near Ras Isa overnight in response to the rocket attack on Aden "
            "airport that "
            "killed two guards.",
            None,
        ),
        (
            "Norwegian jets struck a depot near Ras Isa on Tuesday in response to a rocket attack on Aden airport on "
            "Sunday.",
            "2019-08-11",
        ),
        ("Norwegian jets struck a depot near Ras Isa on Tuesday in response to Sunday's rocket attack on Aden airport.",
         "2019-08-11"),
    ],
    ids=["overnight_is_the_answer's", "each_its_own", "possessive"],
)  # fmt: skip
def test_the_day_of_the_answer_does_not_date_what_it_answers(text, days):
    [answered] = [a for a in read(text).attacks if "Aden" in (a.place_name or "")]
    own = answered.date_start.isoformat() if answered.date_start and answered.date_text else None
    assert own == days


def test_a_possessive_day_opens_an_object():
    [response] = read("Kenya condemned Tuesday's attack on a market in Mandera.").responses
    assert (response.response_type, response.actor_name) == ("statement", "Kenya")
