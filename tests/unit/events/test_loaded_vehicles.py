"""Vehicles loaded with explosives, and what is loaded with something else or driven without explosives."""

import pytest
from expected_news import read


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("A truck laden with explosives exploded in Gardez on Monday.", "vehicle_bombing"),
        ("An explosives-packed dump truck blew up in Gardez on Monday.", "vehicle_bombing"),
        ("A van loaded with 200 kilos of dynamite exploded in Cali on Monday, killing nine.", "vehicle_bombing"),
        ("Attackers detonated a car that was packed with bombs in Cali on Monday.", "vehicle_bombing"),
        ("A man drove an explosive-laden lorry into a barracks in Hit on Monday, killing nine.", "vehicle_bombing"),
        ("A suicide bomber detonated a bomb-laden taxi outside a bank in Herat on Monday.", "suicide_bombing"),
        ("A suicide bomber drove a truck filled with explosives into a base in Gao, killing six.", "suicide_bombing"),
        ("A suicide attacker rammed a car into a checkpoint in Baidoa on Monday, killing six.", "suicide_bombing"),
    ],
)
def test_a_loaded_vehicle_is_a_bomb(sentence: str, kind: str) -> None:
    (attack,) = read(sentence).attacks
    assert (attack.attack_type, attack.weapon_type) == (kind, "vehicle_bomb")


@pytest.mark.parametrize(
    "sentence",
    [
        "A truck packed with migrants crashed near Tapachula on Monday, killing 54.",
        "A lorry loaded with onions burst into flames near Karachi on Monday.",
        "Soldiers found a car and a house filled with explosives in Baidoa on Monday.",
        "A ship laden with grain hit a pier in Odesa on Monday.",
        "The truck was loaded with medicine, not explosives, on Monday.",
        "A van packed with tourists overturned near Cali on Monday, killing nine.",
    ],
)
def test_other_loads_make_no_bomb(sentence: str) -> None:
    assert all(row.weapon_type != "vehicle_bomb" for row in read(sentence).attacks)


def test_what_a_vehicle_is_driven_into_is_the_target() -> None:
    (attack,) = read("A man rammed his car into a checkpoint in Jenin on Monday, killing two guards.").attacks
    assert attack.target_text == "a checkpoint" and attack.attack_type == "vehicle_ramming"
    (attack,) = read("A suicide bomber blew himself up in a mosque in Zliten on Monday.").attacks
    assert attack.weapon_type == "suicide_vest"
