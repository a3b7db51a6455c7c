"""Attackers and victims by words that no table lists, or that few tables would: trades, bands, people of any kind."""

import pytest
from expected_news import read


def killed(text: str) -> list[tuple[str, int | None]]:
    """Group and number of all who were killed."""
    return [(row.victim_group, row.best) for row in read(text).casualties if row.outcome == "killed"]


def attackers(text: str) -> list[tuple[str, str | None]]:
    """Status and name of all who are said to have attacked."""
    return [(row.attribution_status, row.actor_name) for row in read(text).attributions]


@pytest.mark.parametrize(
    "attacker",
    "An armed group;Armed herders;Masked youths;Suspected cultists;A gang;Hitmen;Drug traffickers;Cattle rustlers;"
    "Pirates;Maoists;Tribesmen;Two assassins;Farmers;A student;Settlers".split(";"),
)
def test_people_of_any_kind_who_kill_attack(attacker: str) -> None:
    text = f"{attacker} killed four traders in Zamfara on Monday."
    assert killed(text) == [("civilian", 4)]
    ((status, name),) = attackers(text)
    assert status == ("suspected" if attacker.startswith("Suspected") else "stated")
    assert name is not None and name.lower().split()[-1] == attacker.lower().split()[-1]


@pytest.mark.parametrize(
    "killer",
    "A drunk driver;A truck;A flood;The disease;Two surgeons;A suspected gas leak;An unidentified illness;"
    "A masked ball;A hunter".split(";"),
)
def test_what_is_no_attacker_makes_no_attack(killer: str) -> None:
    assert read(f"{killer} killed four traders in Zamfara on Monday.").attacks == []


@pytest.mark.parametrize(
    "killer", ["farmers", "villagers", "guards", "police", "an officer", "her husband", "settlers"]
)
def test_whoever_kills_is_also_told_by_the_passive(killer: str) -> None:
    text = f"Four traders were killed by {killer} in Zamfara on Monday."
    assert killed(text) == [("civilian", 4)]
    assert attackers(text) == [("stated", killer.removeprefix("an "))]


@pytest.mark.parametrize(
    "killer",
    "a drunk driver;elephants;lightning;falling rocks;a landslide set off by villagers;surgeons;a hunter".split(";"),
)
def test_what_kills_without_attacking_is_told_by_the_passive_too(killer: str) -> None:
    assert read(f"Four traders were killed by {killer} in Zamfara on Monday.").attacks == []


@pytest.mark.parametrize("animals", ["elephants", "rhinos", "wolves", "donkeys"])
def test_animals_killed_are_no_victims(animals: str) -> None:
    assert read(f"Farmers killed two {animals} in Zamfara on Monday.").attacks == []


@pytest.mark.parametrize("verb", ["overran", "entered", "stole into", "swept through", "overtook", "withdrew from"])
def test_the_subject_of_an_irregular_verb_is_found(verb: str) -> None:
    text = f"Rebels {verb} the town of Bunia on Monday, killing four traders."
    assert killed(text) == [("civilian", 4)] and attackers(text) == [("stated", "Rebels")]


@pytest.mark.parametrize(
    ("victim", "group"),
    [
        ("a bishop", "civilian"), ("a village chief", "civilian"), ("a tribal leader", "civilian"),
        ("an opposition leader", "official"), ("a police chief", "police"), ("an army chief", "military"),
        ("a prison guard", "security_forces"), ("a firefighter", "aid_worker"), ("a rebel leader", "militant"),
        ("a juggler", "unknown"), ("a street violinist", "unknown"), ("a stuntwoman", "unknown"),
    ],
)  # fmt: skip
def test_a_trade_is_somebody(victim: str, group: str) -> None:
    assert killed(f"Gunmen shot dead {victim} in Kano on Monday.") == [(group, 1)]


@pytest.mark.parametrize(
    "thing", ["a tiger", "a tanker", "a leopard", "a helicopter", "a generator", "a Toyota", "a cow", "a freezer"]
)
def test_a_thing_or_an_animal_is_nobody(thing: str) -> None:
    assert killed(f"A rocket that hit Kano on Monday killed {thing}.") == []


def test_a_herd_word_beside_its_herders_is_theirs() -> None:
    assert killed("Gunmen killed six cattle herders near Kano on Monday.") == [("civilian", 6)]
    assert killed("Gunmen killed six cattle near Kano on Monday.") == []


@pytest.mark.parametrize(
    ("sentence", "number"),
    [
        ("His bodyguard was also killed.", 2),
        ("Her driver and a cook were also killed.", 3),
        ("Their son was also killed.", 2),
        ("The mayor's driver also died.", 2),
        ("The mayor's death was also confirmed by his party.", 1),
        ("The mayor was also hit in the head.", 1),
        ("His death was also mourned in Lagos.", 1),
        ("He was killed in his car.", 1),
    ],
)
def test_somebody_of_the_victims_is_somebody_else(sentence: str, number: int) -> None:
    found = killed(f"Gunmen shot dead the mayor of Bauchi on Monday. {sentence}")
    assert sum(count or 0 for _, count in found) == number


@pytest.mark.parametrize(
    ("sentence", "suspected"),
    [
        ("Police suspect Boko Haram.", True),
        ("Western officials suspect Boko Haram, which has fought the army since 2009.", True),
        ("Boko Haram is suspected.", True),
        ("Suspicion has fallen on Boko Haram.", True),
        ("Police do not suspect Boko Haram.", False),
        ("Police suspect Boko Haram fighters fled to Cameroon.", False),
        ("Suspicion has not fallen on Boko Haram.", False),
        ("Boko Haram suspects were tried in Abuja.", False),
    ],
)
def test_suspicion_without_a_word_of_the_attack(sentence: str, suspected: bool) -> None:
    found = attackers(f"Gunmen shot dead a priest near Jos, Nigeria, on Saturday. {sentence}")
    assert (("suspected", "Boko Haram") in found) is suspected


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("A convoy of the UN mission hit an improvised explosive device 12 km north of Douentza, Mali.", []),
        ("A truck of the French army hit a mine near Kidal, Mali, wounding two soldiers.", []),
        ("A UN convoy struck a landmine in Kidal, Mali, wounding two soldiers.", []),
        ("French jets hit a mine factory in Kidal, Mali, wounding two men.", ["French jets (France)"]),
        ("French troops hit a convoy near Kidal, Mali, wounding two men.", ["French troops (France)"]),
        ("Rebels hit a mine-clearing team near Kidal, Mali, wounding two men.", ["Rebels"]),
    ],
)
def test_who_hits_a_mine_is_its_victim(sentence: str, by: list[str]) -> None:
    found = [name for status, name in attackers(f"On Monday it was quiet in Bamako. {sentence}") if status == "stated"]
    assert [(name or "").removeprefix("The ") for name in found] == by
