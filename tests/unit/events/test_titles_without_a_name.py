"""Whose office, body or force is meant by a title alone: by the words before it, or by the dateline."""

import pytest
from expected_news import read

STRIKE = "An air strike killed nine men near Raqqa, Syria, on Monday. "


def responders(text: str) -> list[tuple[str | None, str | None]]:
    """The last responder's words and key."""
    return [(row.actor_name, row.actor_ref) for row in read(text).responses][-1:]


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Iran's foreign ministry spoke. The ministry condemned the strike.", "ministry", "mfa_irn"),
        ("Jordan's cabinet met. The cabinet condemned the strike.", "cabinet", "gov_jor"),
        ("The president of Egypt spoke. The president condemned the strike.", "president", "gov_egy"),
        (
            "Iraq's caretaker premier, Ali Kamal, left. His government condemned it.",
            "his government",
            "gov_irq",
        ),
        ("The US-led coalition met. The coalition denied that it had struck.", "coalition", "us_led_coalition"),
        ("Kataeb Hezbollah met there. The militia condemned the strike.", "militia", "kataib_hezbollah"),
    ],
)
def test_it_is_the_one_named_before(text: str, name: str, key: str) -> None:
    assert responders(STRIKE + text) == [(name, key)]


@pytest.mark.parametrize("office", ["foreign minister", "supreme leader", "president", "government"])
def test_it_is_the_one_of_the_capital_that_the_story_is_dated_from(office: str) -> None:
    text = f"TEHRAN, 13 August - {STRIKE}\n\nThe {office} condemned the strike."
    assert responders(text) == [(office, "gov_irn")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The president condemned the strike.", "president"),
        ("Iran's foreign ministry met. The council president condemned the strike.", "council president"),
        ("Iran met with the ministry. The ministry condemned the strike.", "ministry"),
        ("The coalition condemned the strike.", "coalition"),
        ("Iran's oil minister spoke. A governor condemned the strike.", "governor"),
    ],
)
def test_nothing_tells_whose_it_is(text: str, name: str) -> None:
    assert responders(STRIKE + text) == [(name, None)]


def test_a_town_that_is_no_capital_dates_no_government() -> None:
    text = f"TABRIZ, 13 August - {STRIKE}\n\nThe president condemned the strike."
    assert responders(text) == [("president", None)]


def test_who_denies_is_the_one_named_before() -> None:
    events = read(STRIKE + "The US-led coalition met. The coalition denied that it had carried out the strike.")
    assert [(row.attribution_status, row.actor_ref) for row in events.attributions] == [("denied", "us_led_coalition")]
