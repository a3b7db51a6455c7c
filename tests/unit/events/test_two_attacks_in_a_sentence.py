"""Two attacks in one sentence, each with its own day, place and toll; and sentences that only sound like that."""

import pytest
from expected_news import read

Told = tuple[str, str | None, int | None, int | None, str | None]
"""Type, place, killed, wounded, first day."""
WEDNESDAY, TUESDAY, MONDAY, SUNDAY = "2019-08-14", "2019-08-13", "2019-08-12", "2019-08-11"


def attacks(text: str) -> list[Told]:
    """What the engine reads of each attack of a text."""
    events = read(text)
    tolls = {
        (a.attack_report_id, outcome): [
            c.best
            for c in events.casualties
            if c.attack_report_id == a.attack_report_id and c.outcome == outcome and not c.is_subset
        ]
        for a in events.attacks
        for outcome in ("killed", "wounded")
    }
    return [
        (
            a.attack_type,
            a.place_name,
            *(sum(n or 0 for n in tolls[a.attack_report_id, o]) or None for o in ("killed", "wounded")),
            str(a.date_start) if a.date_start else None,
        )
        for a in events.attacks
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Hours after the shelling of Belgorod, in which 25 people died, Russia fired 49 drones at Odesa.",
         ("artillery_shelling", "Belgorod", 25, None, WEDNESDAY), ("drone_strike", "Odesa", None, None, WEDNESDAY)),
        ("A day after rockets hit Sderot, Israeli tanks shelled Beit Hanoun on Monday, killing two men.",
         ("rocket_attack", "Sderot", None, None, SUNDAY), ("artillery_shelling", "Beit Hanoun", 2, None, MONDAY)),
        ("Gunmen killed six farmers in Zabarmari on Monday, a day after a mine killed four soldiers near Gwoza.",
         ("armed_assault", "Zabarmari", 6, None, MONDAY), ("ied", "Gwoza", 4, None, SUNDAY)),
        ("Following the bombing of a bus in Karachi that left nine dead, police shot dead three suspects in Hub.",
         ("bombing", "Karachi", 9, None, None), ("shooting", "Hub", 3, None, None)),
        ("Jets hit Duhok on Monday after two guards were wounded on Sunday when a bomber blew himself up in Ankara.",
         ("air_strike", "Duhok", None, None, MONDAY), ("suicide_bombing", "Ankara", None, 2, SUNDAY)),
        ("While militants attacked a post in Sheikh Zuweid, a roadside bomb went off in Rafah, wounding three men.",
         ("armed_assault", "Sheikh Zuweid", None, None, WEDNESDAY), ("ied", "Rafah", None, 3, WEDNESDAY)),
        ("Al Shabaab fired mortars at Marka on Monday, hours before a suicide bomber killed nine in Baidoa.",
         ("mortar_shelling", "Marka", None, None, MONDAY), ("suicide_bombing", "Baidoa", 9, None, MONDAY)),
        ("A car bomb killed eight people in Azaz on Sunday and a second one wounded five in al-Bab.",
         ("vehicle_bombing", "Azaz", 8, None, SUNDAY), ("vehicle_bombing", "al-Bab", None, 5, SUNDAY)),
        ("Before dawn a missile struck a block in Dnipro, killing 12; at noon another hit a market in Kupiansk.",
         ("missile_strike", "Dnipro", 12, None, WEDNESDAY), ("missile_strike", "Kupiansk", None, None, WEDNESDAY)),
        ("A bomb in a bin killed a policeman in Bogota on Monday, and on Tuesday another in Cali injured 12.",
         ("bombing", "Bogota", 1, None, MONDAY), ("bombing", "Cali", None, 12, TUESDAY)),
        ("An attack on a church in Jolo that killed 20 people prompted the army to shell a village near Patikul.",
         ("other", "Jolo", 20, None, WEDNESDAY), ("artillery_shelling", "Patikul", None, None, WEDNESDAY)),
        ("A bomb exploded in a mosque in Zaria on Monday, killing 14, the same day that gunmen shot two men in Jos.",
         ("bombing", "Zaria", 14, None, MONDAY), ("shooting", "Jos", None, 2, MONDAY)),
        ("In Kharkiv a bomb hit a school, wounding six, while in Sumy two drones struck a bakery, killing two.",
         ("bombing", "Kharkiv", None, 6, WEDNESDAY), ("drone_strike", "Sumy", 2, None, WEDNESDAY)),
        ("At least 13 people were killed in Monday's attack in Konduga, where a bomber killed eight a month earlier.",
         ("other", "Konduga", 13, None, MONDAY), ("armed_assault", "Konduga", 8, None, None)),
        ("The Taliban attacked three posts in Farah, killing 15 policemen, while a mine killed a judge in Logar.",
         ("other", "Farah", 15, None, WEDNESDAY), ("ied", "Logar", 1, None, WEDNESDAY)),
        ("As mourners buried victims of Sunday's bombing in Mastung, gunmen fired on a van in Panjgur, killing six.",
         ("bombing", "Mastung", None, None, SUNDAY), ("shooting", "Panjgur", 6, None, WEDNESDAY)),
        ("No one was hurt when a rocket hit Erbil on Monday, unlike in May, when an attack in Taji killed a guard.",
         ("rocket_attack", "Erbil", None, None, MONDAY), ("other", "Taji", 1, None, "2019-05-01")),
        ("A gunman killed three people in Perm in June, and in Kazan in May another killed nine.",
         ("armed_assault", "Perm", 3, None, "2019-06-01"), ("armed_assault", "Kazan", 9, None, "2019-05-01")),
    ],
)  # fmt: skip
def test_each_attack_has_its_own_day_place_and_toll(text: str, first: Told, second: Told) -> None:
    read_first, read_second = attacks(text)
    for expected, found in ((first, read_first), (second, read_second)):
        assert found[:4] == expected[:4]
        assert expected[4] in (None, found[4])


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Nine people died in hospital in Lviv, three days after a missile hit their flats.", 9),
        ("Ten soldiers were killed when gunmen attacked their post near Fada and another was wounded.", 10),
        ("The bomb exploded as a convoy passed through Tikrit, killing two guards.", 2),
        ("Police shot the gunman dead hours after he killed five people at a mall in Perth.", 6),
        ("The missile struck a hotel in Kramatorsk while guests were eating, killing 13.", 13),
        ("The gunmen killed four people in Raqqa before fleeing towards Tabqa.", 4),
        ("After the blast, gunmen stormed the hotel in Kismayo and killed nine.", 9),
        ("Ten people were killed in northern Gaza after Israeli jets bombed a house in Jabalia.", 10),
        ("One man was killed and another was wounded when a shell landed in Horlivka.", 1),
        ("An air strike on a road between Idlib and Aleppo killed 14 people.", 14),
        ("The bomb blast in Quetta was followed by gunfire, and 11 people were killed.", 11),
        ("Nobody has claimed the bombing in Izmir, which killed two men hours before a court met in Ankara.", 2),
        ("The attack in Mopti killed three, a day after the president visited the town.", 3),
    ],
)
def test_one_attack_stays_one(text: str, killed: int) -> None:
    (attack,) = attacks(text)
    assert attack[2] == killed


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A bomb killed nine people in Hilla, police in Basra said.", 9),
        ("The blast in Hilla killed three soldiers, doctors at a hospital in the town said on Monday.", 3),
        ("A bomb in Hilla killed nine farmers, police officers and two soldiers.", 11),
        ("The deadliest attack since the war began killed 52 people in Hroza.", 52),
    ],
)
def test_who_tells_of_the_dead_is_none_of_them(text: str, killed: int) -> None:
    (attack,) = attacks(text)
    assert attack[2] == killed


@pytest.mark.parametrize(
    "text",
    [
        "A soldier was killed near Kfar Kila on Sunday, a day after Hezbollah fired 40 rockets at Safed.",
        "While police looked for a man who had killed two in Malmo, a shooting in Lund wounded one.",
    ],
)
def test_who_died_elsewhere_is_no_victim_of_the_attack(text: str) -> None:
    assert all(attack[2] is None for attack in attacks(text))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # counted from within a scene, over an apposition
        ("Jets pounded Gaza on Monday, a day after a commander, Ali Hadi, was killed in a strike on a tower.",
         [MONDAY, SUNDAY]),
        ("The drone strike, a day after the killing of a rebel in Beirut, hit a car in Tyre.", [TUESDAY, WEDNESDAY]),
        ("A bomb killed nine in Kunduz on Monday. It was the deadliest attack since an April bombing outside Kabul "
         "airport killed 13 soldiers.", [MONDAY, "2019-04-01"]),
        # a wave of attacks over years is none; one of them is
        ("Izmir was hit by a wave of attacks between 2015 and 2017, including a car bombing in December 2016 that "
         "killed 46.", ["2016-12-01"]),
        # years ago is history: what is told later counts from the news
        ("A bomb killed six in Izmir on Sunday. A car bombing there in 2016 killed 46.\n\nJets bombed Afrin two days "
         "later.", [SUNDAY, "2016-01-01", TUESDAY]),
    ],
)  # fmt: skip
def test_days_counted_from_another_attack(text: str, days: list[str]) -> None:
    assert [attack[4] for attack in attacks(text)] == days


def test_across_the_border_is_not_where_it_was() -> None:
    events = read("Four Malian soldiers died in an ambush near the Mauritanian border on Monday.")
    assert [row.country_iso3 for row in events.attacks] == ["MLI"]


def test_what_was_counted_since_is_no_toll_of_the_last_attack() -> None:
    text = (
        "Jets hit a tower in Gaza on Monday. Rockets hit Sderot. Fifteen people have been killed in Gaza since Friday."
    )
    assert all(attack[2] is None for attack in attacks(text))


def test_a_day_counted_from_the_news_of_the_day() -> None:
    text = (
        "The House voted on Monday, its speaker said, on the strike that killed a general in Baghdad.\n\nIt came a day "
        "after Iran fired missiles at two bases in Iraq to avenge the general."
    )
    assert attacks(text)[-1][4] == SUNDAY
