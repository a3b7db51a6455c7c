"""Phenomena 12 to 14: tolls that change, parts of tolls and lists, quantities."""

import pytest
from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, happened, read, told, wrong


@told(
    News(
        "killed_and_others_wounded",
        "A gunman killed five people and wounded 12 others at a bus stop in Nice on Monday.",
        (Attack(BY_ARMS, killed=(5, 5, 5), wounded=(12, 12, 12)),),
    ),
    News(
        "victims_told_again",
        "A bomb killed nine miners in Harnai on Saturday. The nine victims were on their way to work, police said.",
        (Attack("bombing|ied", days="2019-08-10", killed=(9, 9, 9)),),
    ),
    News(
        "revised_down",
        "A suicide bomber struck a mosque in Gombe on Friday. The death toll, first given as 20, was revised "
        "down to 16.",
        (Attack("suicide_bombing", days="2019-08-09", killed=(16, 16, 16)),),
    ),
    News(
        "one_more_died_of_wounds",
        "A grenade attack on a bar in Bujumbura on Thursday killed two people. A third victim died in hospital "
        "on Sunday.",
        (Attack("bombing|armed_assault|other", days="2019-08-08", killed=(3, 3, 3)),),
    ),
    News(
        "number_diagnosed_has_grown",
        "Ballistic missiles hit an air base near Harir on Thursday, and 11 soldiers were treated for concussion. The "
        "number of soldiers diagnosed with concussion has since grown to 64.",
        (Attack("missile_strike", days="2019-08-08", place="Harir", wounded=(64, 64, 64)),),
    ),
    News(
        "number_diagnosed_told_later",
        "Ballistic missiles hit an air base near Harir on Thursday. The number of soldiers diagnosed with brain "
        "injuries has grown to 64, the army said on Tuesday.",
        (Attack("missile_strike", days="2019-08-08", place="Harir", killed=None, wounded=(64, 64, 64)),),
    ),
)
def test_tolls_that_change(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes on a depot in Taji killed six fighters on Friday. The militia counts 25 dead near Qaim on 29 "
        "December, six in Friday's strikes.",
        "American jets hit a depot in Taji on Friday. The strikes have cost the militia dearly, with 25 dead near Qaim "
        "on 29 December and six in Friday's strikes.",
        "Air strikes killed six fighters in Taji on Friday, and 25 dead near Qaim on 29 December are still mourned.",
    ],
)
def test_a_figure_with_a_day_beside_it_stays_off_the_attack_of_another_day(text: str) -> None:
    events = read(text, "2020-01-05")
    friday = {a.attack_report_id for a in happened(events) if str(a.date_start) == "2020-01-03"}
    assert friday
    assert 25 not in {c.best for c in events.casualties if c.attack_report_id in friday}


@told(
    News(
        "each_figure_with_its_day",
        "Air strikes on a depot in Taji killed six fighters on Friday. The militia counts 25 dead near Qaim on 29 "
        "December, six in Friday's strikes.",
        (
            Attack("air_strike", days="2020-01-03", place="Taji", killed=(6, 6, 6)),
            Attack("air_strike|other", days="2019-12-29", place="Qaim", killed=(25, 25, 25)),
        ),
        published="2020-01-05",
        reason='"25 dead near Qaim on 29 December" beside the figure of Friday gives no attack of that day',
    ),
    News(
        "another_with_its_toll",
        "An air strike near Qaim killed 25 fighters on 29 December. Another on Taji killed six on Friday.",
        (
            Attack("air_strike", days="2019-12-29", place="Qaim", killed=(25, 25, 25)),
            Attack("air_strike", days="2020-01-03", place="Taji", killed=(6, 6, 6)),
        ),
        published="2020-01-05",
        reason='"another on TOWN killed six on Friday" is no attack of its own; its six are added to the strike before',
    ),
)
def test_each_day_keeps_its_own_dead(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("text", "low", "best", "high"),
    [
        (
            "A bomb at a mosque in Peshawar killed 30 people on Friday. The death toll later rose to 45, "
            "hospital officials said.",
            None,
            45,
            45,
        ),
        (
            "A blast tore through a market in Jolo on Sunday. Police said 10 people were killed, but the "
            "hospital put the toll at 14.",
            10,
            None,
            14,
        ),
        wrong(
            '"a witness counted 30 bodies" isn\'t read as a toll',
            "Gunmen stormed a hotel in Kismayo on Friday. A police officer said 26 people had died, while a "
            "witness counted "
            "30 bodies.",
            26,
            None,
            30,
        ),
    ],
)
def test_competing_tolls_give_low_and_high(text: str, low: int | None, best: int | None, high: int) -> None:
    events = read(text)
    assert len(happened(events)) == 1
    (killed,) = [c for c in events.casualties if c.outcome == "killed" and not c.is_subset]
    assert killed.high == high
    assert low is None or killed.low == low
    assert best is None or killed.best == best


@told(
    News("earthquake", "The death toll from the earthquake in Ridgecrest rose to 120 on Tuesday.", NO_ATTACK),
    News(
        "trucks_are_no_victims",
        "A rocket attack on a depot in Benghazi on Monday destroyed three trucks and damaged 12 houses.",
        (Attack("rocket_attack", killed=None, wounded=None),),
    ),
    News(
        "cattle",
        "Raiders killed 40 cows and burned a barn near Marsabit on Sunday, herders said.",
        (Attack("armed_assault|arson|other|shooting", killed=None),),
        reason="a barn burned by raiders isn't read as arson",
    ),
    News(
        "pay_for_the_wounded",
        "The fund has paid 3,000 dollars to each of the 200 wounded veterans, the ministry in Kyiv said.",
        NO_ATTACK,
    ),
)
def test_what_is_no_toll(news: News) -> None:
    check(news)


@told(
    News(
        "including_children",
        "An air strike on a school in Mekelle on Friday killed 12 people, including two children.",
        (Attack("air_strike", killed=(12, 12, 12), parts=(2,)),),
    ),
    News(
        "soldiers_and_a_civilian",
        "A landmine near Boulikessi killed five soldiers and a civilian on Thursday.",
        (Attack("ied", figures=(("killed", "military", 5), ("killed", "civilian", 1))),),
    ),
    News(
        "two_of_them_seriously",
        "Eight people were wounded, two of them seriously, when a man with a knife attacked shoppers in Turku on "
        "Friday.",
        (Attack("stabbing", wounded=(8, 8, 8)),),
    ),
    News(
        "two_nations",
        "A rocket killed three American and two British soldiers at a base near Mosul on Sunday.",
        (Attack("rocket_attack", killed=(5, 5, 5), nations=(("USA", 3), ("GBR", 2))),),
    ),
    News(
        "bomber_killed_himself",
        "A suicide bomber killed himself and six worshippers at a shrine in Sehwan on Thursday.",
        (Attack("suicide_bombing", figures=(("killed", "perpetrator", 1), ("killed", "civilian", 6))),),
    ),
    News(
        "among_them_policemen",
        "Thirteen people, among them three policemen, were killed when gunmen attacked a bank in Cabo Delgado on "
        "Monday.",
        (Attack(BY_ARMS, killed=(13, 13, 13), parts=(3,)),),
    ),
)
def test_lists_are_added_and_parts_are_not(news: News) -> None:
    check(news)


@told(
    News(
        "all_of_them_civilians",
        "Shelling killed seven people, all of them civilians, in Tal Rifaat on Saturday.",
        (Attack("artillery_shelling|mortar_shelling", killed=(7, 7, 7)),),
    ),
    News(
        "half_were_women",
        "A bus bombing killed ten people in Jaffna on Sunday. Half of the victims were women.",
        (Attack("bombing|vehicle_bombing", killed=(10, 10, 10)),),
    ),
    News(
        "among_the_dead",
        "Gunmen killed seven people at a rally in Culiacán on Saturday. Among the dead were the mayor and two of "
        "his bodyguards.",
        (Attack(BY_ARMS, killed=(7, 7, 7)),),
    ),
    News(
        "one_of_whom",
        "Two aid workers, one of whom was Italian, were kidnapped in Gao on Tuesday.",
        (Attack("kidnapping", days="2019-08-13", killed=None, wounded=None),),
    ),
)
def test_parts_never_raise_the_toll(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("killed at least 17 people", (17, 17, None)),
        ("killed more than 50 people", (50, 50, None)),
        wrong('"killed up to 20" loses the whole attack', "killed up to 20 people", (None, None, 20)),
        ("killed about 30 people", (None, 30, None)),
        ("killed nearly 80 people", (None, 80, None)),
        ("killed dozens of people", (24, None, None)),
        ("killed scores of people", (40, None, None)),
        ("killed hundreds of people", (200, None, None)),
        ("killed several people", (3, None, None)),
        ("killed between 12 and 15 people", (12, None, 15)),
        ("killed 12 to 15 people", (12, None, 15)),
        ("killed twenty-three people", (23, 23, 23)),
        ("killed a dozen people", (12, 12, 12)),
        ("killed half a dozen people", (6, 6, 6)),
        ("killed 1,200 people", (1200, 1200, 1200)),
        ("killed a soldier", (1, 1, 1)),
        ("killed no fewer than nine people", (9, 9, None)),
        ("killed a couple of guards", (2, 2, 2)),
        ("killed soldiers", (1, None, None)),
        ("killed a hundred and five people", (105, 105, 105)),
    ],
)
def test_quantities(words: str, bounds: tuple[int | None, int | None, int | None]) -> None:
    events = read(f"A car bomb {words} in Raqqa on Monday.")
    assert [(c.outcome, c.low, c.best, c.high) for c in events.casualties] == [("killed", *bounds)]


@told(
    News(
        "calibre_and_distance",
        "A 122mm rocket killed a farmer 40 kilometres north of Marib on Saturday.",
        (Attack("rocket_attack", days="2019-08-10", killed=(1, 1, 1), wounded=None),),
    ),
    News(
        "distance_from_a_town",
        "Gunmen killed two priests 40 km north of Jos on Sunday.",
        (Attack(BY_ARMS, days="2019-08-11", place="Jos", killed=(2, 2, 2)),),
    ),
    News(
        "direction_from_a_town",
        "A roadside bomb killed two policemen south of Zhari on Sunday.",
        (Attack("ied", days="2019-08-11", killed=(2, 2, 2)),),
    ),
    News(
        "age",
        "Gunmen shot dead a 35-year-old nurse in Jos on Monday.",
        (Attack("shooting|assassination", place="Jos", killed=(1, 1, 1)),),
    ),
    News(
        "money",
        "Robbers with rifles killed a guard in Durban on Friday and took 2 million rand.",
        (Attack(BY_ARMS, killed=(1, 1, 1)),),
    ),
    News(
        "year",
        "The shooting in Halle on Sunday killed two people, the worst such crime in the state since 1992.",
        (Attack("shooting", days="2019-08-11", killed=(2, 2, 2)),),
    ),
    News(
        "rate",
        "An average of 12 people are murdered in the city of Tijuana every day.",
        NO_ATTACK,
        reason='a rate ("an average of ... every day") becomes an attack with one dead',
    ),
    News(
        "size_of_a_unit",
        "A mortar round fell on a camp of 300 soldiers near Tal Tamr on Monday, wounding one.",
        (Attack("mortar_shelling", killed=None, wounded=(1, 1, 1)),),
    ),
)
def test_numbers_that_count_no_victims(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("sentence", "toll"),
    [
        ("Al Shabaab said its fighters had killed 20 people.", (11, 11, 20)),
        ("Police later said that 13 people had been killed.", (11, 13, 13)),
        ("Al Shabaab said nothing of the dead.", (11, 11, 11)),
    ],
)
def test_what_attackers_boast_of_is_not_the_best_figure(sentence: str, toll: tuple[int, int, int]) -> None:
    text = f"Al Shabaab gunmen stormed a hotel in Mogadishu on Sunday, killing 11 people, police said. {sentence}"
    (killed,) = [row for row in read(text).casualties if row.outcome == "killed"]
    assert (killed.low, killed.best, killed.high) == toll
