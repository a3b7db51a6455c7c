"""The many ways of telling an attack and its dead in one sentence, and sentences that only sound like them."""

import pytest
from expected_news import read


def told(sentence: str) -> tuple[list[str], list[tuple[str, int | None]]]:
    """Types of the attacks of a sentence, and outcome and number of all figures."""
    events = read(sentence)
    return [row.attack_type for row in events.attacks], [(row.outcome, row.best) for row in events.casualties]


@pytest.mark.parametrize(
    ("sentence", "kind", "figures"),
    [
        ("A bomb in Kano left nine dead and 20 wounded on Monday.", "bombing", [("killed", 9), ("wounded", 20)]),
        ("Nine people were burnt to death when a bomb exploded in Kano on Monday.", "bombing", [("killed", 9)]),
        ("A man stabbed two students to death in Kazan on Monday.", "stabbing", [("killed", 2)]),
        ("A man beat two boys to death with a hammer in Kazan on Monday.", "armed_assault", [("killed", 2)]),
        ("Gunmen burned down a village near Goma on Monday and hacked four men to death.", "arson", [("killed", 4)]),
        ("Three policemen died when their car ran over a mine near Kabul on Monday.", "ied", [("killed", 3)]),
        ("A bus drove over a landmine near Kidal on Monday, killing six.", "ied", [("killed", 6)]),
        ("A shell slammed into a school in Aden on Monday, killing three.", "artillery_shelling", [("killed", 3)]),
        ("A man was lynched by a mob in Sylhet on Monday.", "mob_violence", [("killed", 1)]),
        ("Pirates boarded a tanker off Benin on Monday and took six sailors hostage.", "kidnapping", [("captured", 6)]),
        ("Pirates seized a tanker off Benin on Monday.", "kidnapping", []),
        ("Gunmen whisked away two pupils near Kaduna on Monday.", "kidnapping", [("captured", 2)]),
        ("Rockets fired from Gaza hit a house in Sderot on Monday, wounding two.", "rocket_attack", [("wounded", 2)]),
        ("A rocket fired from Lebanon fell in an open area near Metula on Monday.", "rocket_attack", []),
        ("A bomb planted under a car exploded in Kabul on Monday, killing two.", "bombing", [("killed", 2)]),
        ("A bomb hidden beneath a bridge went off in Kabul on Monday.", "bombing", []),
        ("Rebels overran a camp near Sake after a long battle, leaving 41 soldiers dead.", "armed_assault",
         [("killed", 41)]),
        ("Gunmen sprayed a bar in Celaya with bullets on Monday, leaving six dead.", "shooting", [("killed", 6)]),
        ("A bus was riddled with bullets in Culiacan on Monday and two passengers were killed.", "shooting",
         [("killed", 2)]),
        ("A missile brought down a cargo plane near Nyala on Monday.", "missile_strike", []),
        ("A helicopter gunship fired on a school near Bago on Monday, killing six children.", "air_strike",
         [("killed", 6)]),
        ("Rockets were fired from southern Lebanon at Haifa on Monday.", "rocket_attack", []),
        ("Two soldiers embraced martyrdom in a blast in Quetta on Monday.", "bombing", [("killed", 2)]),
    ],
)  # fmt: skip
def test_ways_of_telling_an_attack(sentence: str, kind: str, figures: list[tuple[str, int]]) -> None:
    assert told(sentence) == ([kind], figures)


@pytest.mark.parametrize(
    "sentence",
    [
        "A storm in Kano left nine dead and 20 wounded on Monday.",
        "He was starved to death in a cellar in Kazan.",
        "The joke scared the children to death in Leeds on Monday.",
        "He drove over a bridge in Leeds on Monday, injuring two people.",
        "The alarm triggered a panic in Leeds on Monday, injuring two people.",
        "Shell said two workers died at its plant in Warri on Monday.",
        "Arsenal eliminated Chelsea in London on Monday.",
        "Police seized a bus full of drugs in Leeds on Monday.",
        "Iranian forces seized a ship in Bandar Abbas on Monday.",
        "The play held its audience captive in Leeds on Monday.",
        "The assassins in the film kill nine people.",
        "The army killed a plan to buy new jets on Monday.",
        "Fans sprayed police in Lyon with water on Monday.",
        "Hospitals in Delhi were overrun by patients on Monday.",
        "A scandal brought down the government in Rome on Monday.",
        "A military parade in Paris on Monday drew crowds.",
        "A gang of builders finished the bridge in Leeds on Monday.",
        "Smugglers were arrested in Sistan on Monday.",
        "A suspected case of cholera killed two people in Beira on Monday.",
    ],
)
def test_what_only_sounds_like_it(sentence: str) -> None:
    assert read(sentence).attacks == []


def test_a_holiday_in_a_name_dates_nothing() -> None:
    (market,) = read("A man drove a lorry into a Christmas market in Erfurt, killing two.", "2024-01-10").attacks
    (day,) = read("A man drove a lorry into a crowd in Erfurt on Christmas Day, killing two.", "2024-01-10").attacks
    assert str(market.date_start) == "2024-01-10"
    assert str(day.date_start) == "2023-12-25"


def test_who_stops_the_attacker_has_not_attacked() -> None:
    events = read("A judge survived an assassination attempt in Idlib on Monday when his bodyguard shot the attacker.")
    assert [row.attack_type for row in events.attacks] == ["assassination"]
    assert events.attributions == []


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("The Easter Sunday bombings in Sri Lanka in 2019 killed 269 people.", "2019-04-21"),
        ("Gunmen killed two men on Christmas Day in Jos in 2011, a report said.", "2011-12-25"),
        ("Gunmen killed two men on Easter Sunday in Jos.", "2024-03-31"),
    ],
)
def test_a_holiday_is_of_the_year_named_beside_it(sentence: str, day: str) -> None:
    assert [str(row.date_start) for row in read(sentence, "2024-05-15").attacks] == [day]


def test_another_day_is_another_attack() -> None:
    events = read("Rebels hit a ship off Aden on April 29 and another on May 1.", "2024-05-15")
    assert [str(row.date_start) for row in events.attacks] == ["2024-04-29", "2024-05-01"]
    assert len(read("Rebels hit a ship off Aden on April 29 and another vessel nearby.", "2024-05-15").attacks) == 1


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Five days after the earthquake, gunmen killed three aid workers in Jindires.", 3),
        ("Last year, gunmen killed 12 worshippers at a mosque in Maru.", 12),
    ],
)
def test_the_dead_of_one_attack(sentence: str, killed: int) -> None:
    events = read(sentence)
    assert [row.best for row in events.casualties] == [killed]
    assert events.totals == []


def test_who_was_shot_dead_is_no_attacker() -> None:
    assert read("The two men shot dead in Nablus on Tuesday had been wanted since 2022.").attributions == []
    (row,) = read("Two men shot dead a guard in Nablus on Tuesday.").attributions
    assert row.actor_name == "men"
