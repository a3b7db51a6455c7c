"""What states say they did in answer to an attack: two attacks, the second alone claimed, and which answers which."""

import pytest
from expected_news import read


def told(text: str) -> list[tuple[str, list[tuple[str, str | None]]]]:
    """Each attack's type, and who is said to have made it."""
    events = read(text)
    by = {row.attack_report_id: [] for row in events.attacks}
    for row in events.attributions:
        by[row.attack_report_id].append((row.attribution_status, row.actor_ref))
    return [(row.attack_type, by[row.attack_report_id]) for row in events.attacks]


@pytest.mark.parametrize(
    ("text", "kinds", "actor"),
    [
        ("Israel said it hit Hamas posts in Gaza on Sunday in response to rocket fire on Sderot.",
         ("other", "rocket_attack"), "gov_isr"),
        ("The Israeli army said it struck posts near Tyre on Sunday in response to rockets fired at Safed.",
         ("other", "rocket_attack"), "mil_isr"),
        ("The US said it struck a depot in Anbar on Thursday in retaliation for drones launched at a base in Erbil.",
         ("other", "drone_strike"), "gov_usa"),
        ("Turkey said its jets had struck a camp in Syria on Sunday in retaliation for a mortar attack on Kilis.",
         ("air_strike", "mortar_shelling"), "gov_tur"),
        ("Pakistan said it carried out strikes on camps in Khost on Monday in response to an attack on a post in Wana.",
         ("air_strike", "other"), "gov_pak"),
    ],
)  # fmt: skip
def test_the_answer_alone_is_claimed(text: str, kinds: tuple[str, str], actor: str) -> None:
    assert told(text) == [(kinds[0], [("claimed", actor)]), (kinds[1], [])]
    events = read(text)
    assert [row.same_as_attack_report_id for row in events.responses] == [events.attacks[0].attack_report_id]
    assert [row.attack_report_id for row in events.links] == [events.attacks[1].attack_report_id]
    assert events.attacks[1].date_start is None  # the day told is the answer's


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Kenyan jets bombed a camp in Gedo on Monday after gunmen killed 12 soldiers in Mandera.", 2),
        ("Rebels shelled Goma on Monday after the army bombed their posts in Sake.", 2),
        ("Gunmen attacked a police post in Kati on Sunday after killing two guards in Bamako.", 2),
        ("Police shot dead two men in Lyon on Monday after they attacked a shop in Lyon.", 1),
        ("The base in Erbil was hit on Monday after drones were launched from Kirkuk.", 1),
        ("Nine people died in Kano on Monday after a bomb went off at a market in Kano.", 1),
        ("Gunmen stormed a hotel in Baidoa on Monday after a car bomb exploded at its gate.", 1),
    ],
)
def test_what_came_before_at_another_place_is_another_attack(text: str, count: int) -> None:
    assert len(read(text).attacks) == count


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Gunmen freed 30 of the 80 pupils they had kidnapped in Jangebe last week.", "Gunmen"),
        ("Gunmen who raided Jangebe last week kidnapped 80 pupils they had herded into a hall.", "Gunmen"),
    ],
)
def test_they_are_the_subject_before(text: str, by: str) -> None:
    assert {row.actor_name for row in read(text).attributions} == {by}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Three nurses were killed when their vehicle came under fire in Djibo on Wednesday.", ["shooting"]),
        ("A patrol came under heavy fire near Mopti on Monday, leaving four soldiers dead.", ["shooting"]),
        ("The minister came under fire for his remarks on Monday.", []),
        ("The minister came under fire from critics on Monday over the price of bread.", []),
    ],
)
def test_under_fire(text: str, kinds: list[str]) -> None:
    assert [row.attack_type for row in read(text).attacks] == kinds


def test_an_agency_named_after_a_day_is_no_target() -> None:
    (attack,) = read("Nine people died in a bombing in Hama on Sunday, state news agency SANA reported.").attacks
    assert attack.target_text is None


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("France summoned an envoy on Thursday after shots were fired at its embassy in Baku.", []),
        ("The US said on Friday it had killed three fighters in an air strike near Kismayo.", [("claimed", "gov_usa")]),
        ("India said on Tuesday its jets bombed a militant camp in Balakot.", [("claimed", "gov_ind")]),
        ("Kenya said on Tuesday that its jets had bombed a camp in Gedo.", [("claimed", "gov_ken")]),
        ("Kenya said on Tuesday a bomb had killed three soldiers in Gedo.", []),
    ],
)
def test_who_says_so_on_a_day(text: str, by: list[tuple[str, str]]) -> None:
    assert [(row.attribution_status, row.actor_ref) for row in read(text).attributions] == by


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Lebanon filed a complaint on Monday over Israeli strikes on Tyre that killed four people.", None),
        (
            "The EU imposed sanctions on two officers on Monday over the killing of six men in Minsk in June.",
            "2019-06-01",
        ),
        ("Lebanon filed a complaint over Monday's Israeli strikes on Tyre that killed four people.", "2019-08-12"),
        ("NATO said it would investigate reports that a strike had killed six men in Kunar on Saturday.", "2019-08-10"),
    ],
)
def test_the_day_of_a_measure_is_not_the_attack_s(text: str, day: str | None) -> None:
    (attack,) = read(text).attacks
    assert (attack.date_start.isoformat() if attack.date_start else None) == day


def test_strikes_that_are_described_are_not_the_speaker_s_claim() -> None:
    events = read(
        "Rockets killed three soldiers in Erbil on Sunday. Israeli jets bombed Hit on Monday. "
        "The Kremlin described those raids as a response to the rockets and said that they hit depots near Hit."
    )
    assert "gov_rus" not in {row.actor_ref for row in events.attributions}
