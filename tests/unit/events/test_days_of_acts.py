"""Days of what is said or done about an attack, which aren't the attack's; and what only looks like such a day."""

import pytest
from expected_news import Attack, News, check, read, told

MONDAY, SUNDAY = "2019-08-12", "2019-08-11"


@pytest.mark.parametrize(
    "act",
    [
        "The Chadian government Tuesday condemned the bombing of a bus in Bamako.",
        "The prime minister on Tuesday visited survivors of the bombing of a bus in Bamako.",
        "The president on Tuesday vowed to hunt down those responsible for the bombing of a bus in Bamako.",
        "The president paid tribute Tuesday to victims of the bombing of a bus in Bamako.",
        "Surgeons on Tuesday led a team of nurses to help victims of the bombing of a bus in Bamako.",
        "A man was charged on Tuesday with the bombing of a bus in Bamako.",
        "Ministers met on Tuesday to discuss aid after the bombing of a bus in Bamako.",
    ],
)
def test_the_day_of_an_act_is_not_the_attack_s(act: str) -> None:
    events = read(f"{act} The bombing on Sunday killed nine people.")
    assert [str(a.date_start) for a in events.attacks] == [SUNDAY]


@told(
    News(
        "day_behind_the_attack",
        "The Chadian government condemned the bombing of a bus in Bamako on Monday.",
        (Attack("bombing", days=MONDAY, place="Bamako"),),
    ),
    News(
        "befell_people_in_it",
        "The mayor of Gao on Monday survived the bombing of his car.",
        (Attack("bombing|vehicle_bombing", days=MONDAY),),
    ),
    News(
        "killed_in_it",
        "Nine pilgrims were killed on Monday in the bombing of a bus in Bamako.",
        (Attack("bombing", days=MONDAY, killed=(9, 9, 9)),),
    ),
    News(
        "at_the_same_time",
        "Worshippers were praying on Monday when the bombing of a mosque in Bamako killed nine people.",
        (Attack("bombing", days=MONDAY, killed=(9, 9, 9)),),
    ),
    News(
        "day_inside_the_phrase",
        "The president condemned the 3 May bombing of a bus in Bamako.",
        (Attack("bombing", days="2019-05-03", place="Bamako"),),
    ),
    News(
        "day_and_year_inside_the_phrase",
        "Two agents are charged with the Dec. 21, 2017, bombing of a ferry that killed 59 people off Bodrum.",
        (Attack("bombing", days="2017-12-21", killed=(59, 59, 59)),),
    ),
    News(
        "since_the_attack",
        "He has been on the run since the March 2018 bombing of a clinic in Leeds that killed a guard.",
        (Attack("bombing", days="2018-03-01/2018-03-31", place="Leeds", killed=(1, 1, 1)),),
    ),
    News(
        "only_the_act_is_dated",
        "The president paid tribute on Tuesday to the victims of the bombing of a bus in Bamako, which killed nine.",
        (Attack("bombing", days="unknown", place="Bamako", killed=(9, 9, 9)),),
    ),
)
def test_which_day_is_the_attack_s(news: News) -> None:
    check(news)


def test_the_response_has_the_day_that_the_attack_has_not() -> None:
    events = read(
        "The Chadian government on Tuesday condemned the bombing. The bombing on Sunday in Bamako killed nine."
    )
    assert [(r.response_type, str(r.date_start)) for r in events.responses] == [("statement", "2019-08-13")]


def test_a_time_counted_from_the_attack_does_not_date_it() -> None:
    events = read(
        "A judge was shot dead in Leeds on Sunday. A car was seen near the court in the weeks before the shooting."
    )
    assert [str(a.date_start) for a in events.attacks] == [SUNDAY]


def test_what_was_held_before_an_attack_does_not_place_it() -> None:
    events = read(
        "Three people were stabbed in a park in Hull on Sunday. A march had been held in Leeds a few hours before the "
        "attack."
    )
    assert [(a.place_name, str(a.date_start)) for a in events.attacks] == [("Hull", SUNDAY)]
