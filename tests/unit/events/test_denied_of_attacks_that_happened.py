"""What is denied beside an attack without denying the attack: claims, motives, suspects, warnings."""

import pytest
from expected_news import read


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed the bombing in Quetta on Saturday, which killed nine people.",
        "There was no claim for Saturday's bombing in Quetta, which killed nine people.",
        "There was no warning before the bombing in Quetta on Saturday, which killed nine people.",
        "There was no known motive for the bombing in Quetta on Saturday, which killed nine people.",
        "Police have no suspects in Saturday's bombing in Quetta, which killed nine people.",
        "Guards did not prevent the bombing in Quetta on Saturday, which killed nine people.",
        "The army could not stop the bombing in Quetta on Saturday, which killed nine people.",
    ],
)
def test_the_attack_happened(sentence: str) -> None:
    events = read(sentence)
    assert [row.attack_type for row in events.attacks] == ["bombing"]
    assert [row.best for row in events.casualties] == [9]


@pytest.mark.parametrize(
    "sentence",
    [
        "There was no bombing in Quetta on Saturday.",
        "No arrests or attacks were reported in Quetta on Saturday.",
        "The army did not carry out the strike on Quetta on Saturday.",
        "Police are unable to stop attacks in Quetta.",
        "The governor promised to stop the attacks in Quetta.",
        "Police issued a warning before a possible bombing in Quetta.",
        "The gang is notorious for the kidnapping of tourists in Quetta.",
    ],
)
def test_nothing_happened(sentence: str) -> None:
    assert [row for row in read(sentence).attacks if row.stage == "accomplished" and row.date_start] == []
