"""A page of news in the present tense, one item a paragraph: what is said in one item is not said of another."""

from expected_news import BY_ARMS, Attack, News, check, told

STRIKE = "Nine people are killed in a missile strike on Odesa, Ukraine."
CLASH = "Fano fighters kill two policemen in Lalibela, Ethiopia."


@told(
    News(
        "figures_of_an_item_without_an_attack",
        f"{CLASH}\n\n{STRIKE}\n\nThe governor of Adale announces a curfew. More than 40 rebels are killed there.",
        (Attack(BY_ARMS, killed=(2, 2, 2)), Attack("missile_strike", killed=(9, 9, 9))),
    ),
    News(
        "blame_in_another_item",
        f"{CLASH}\n\n{STRIKE}\n\nSudan blames the Rapid Support Forces for attacks on its envoys.",
        (Attack(BY_ARMS, by=(("stated", "Fano"),)), Attack("missile_strike", by=())),
    ),
    News(
        "what_the_attackers_claim_in_its_item",
        f"{CLASH}\n\nThe Fano hijack a bus near Lalibela, Ethiopia, with over 50 people being taken hostage. The Fano "
        "claim they killed more than 20 soldiers.",
        (Attack(BY_ARMS, killed=(2, 2, 2)), Attack("kidnapping", killed=(20, 20, None))),
    ),
    News(
        "what_others_claim_in_an_item",
        f"{CLASH}\n\nThe Fano hijack a bus near Lalibela, Ethiopia, with over 50 people being taken hostage. "
        "The Sudanese army claims it killed more than 20 rebels.",
        (Attack(BY_ARMS, killed=(2, 2, 2)), Attack("kidnapping", killed=None), Attack(BY_ARMS, killed=(20, 20, None))),
    ),
    News(
        "the_toll_of_one_of_several",
        "Dozens of people are killed in missile strikes across Ukraine, including 17 people killed and 60 others "
        "injured in a missile strike on a block of flats in Ternopil.\n\n" + CLASH,
        (
            Attack("missile_strike", killed=(24, None, None)),
            Attack("missile_strike", killed=(17, 17, 17)),
            Attack(BY_ARMS, killed=(2, 2, 2)),
        ),
    ),
    News(
        "a_part_without_an_attack_of_its_own",
        "Ten people are killed in a missile strike on Odesa, Ukraine, including two in a bakery.\n\n" + CLASH,
        (Attack("missile_strike", killed=(10, 10, 10)), Attack(BY_ARMS, killed=(2, 2, 2))),
    ),
    News(
        "blame_in_its_item",
        f"{CLASH}\n\n{STRIKE} Ukraine blames Russia for the attack.",
        (Attack(BY_ARMS, by=(("stated", "Fano"),)), Attack("missile_strike", by=(("blamed", "Russia"),))),
    ),
    News(
        "yesterdays_attack_told_only_here",
        f"{CLASH}\n\n{STRIKE}\n\nChad begins three days of mourning after yesterday's attack in which 31 people were "
        "killed in a church in Moundou.",
        (
            Attack(BY_ARMS, killed=(2, 2, 2)),
            Attack("missile_strike", killed=(9, 9, 9)),
            Attack("other", killed=(31, 31, 31), days="2019-08-13"),
        ),
    ),
)
def test_items_stay_apart(news: News) -> None:
    check(news)


@told(
    News(
        "attributed_in_the_active",
        "A bomb killed six people in Homs on Monday. The ministry attributes the attack to Islamic State.",
        (Attack("bombing|ied", by=(("blamed", "Islamic State"),)),),
    ),
    News(
        "attributed_by_an_armed_party",
        "A strike killed six people in Lagawa on Monday. The Rapid Support Forces attribute the strike to the Sudanese "
        "army.",
        (Attack("air_strike|other", by=(("blamed", "Sudanese army"),)),),
    ),
    News(
        "one_of_the_toll",
        "The death toll from Monday's bombing in Homs rose to 12 after a nurse died of her wounds.",
        (Attack("bombing|ied", killed=(12, 12, 12), parts=(1,)),),
    ),
    News(
        "an_attack_named_by_its_day",
        "Omar Hadi was killed in an air strike, the president said. His father made the 9/11 attacks on New York.",
        (Attack("air_strike", killed=(1, 1, 1), days="unknown"), Attack("other", days="2001-09-11", killed=None)),
    ),
    News(
        "a_day_that_is_a_name_dates_nothing_else",
        "Omar Hadi was killed in an air strike, the president said. Hadi helped to plan the 9/11 attacks on New York.",
        (Attack("air_strike", killed=(1, 1, 1), days="unknown"),),
    ),
    News(
        "another_states_forces",
        "Ethiopian National Defence Forces shelled a village near Lalibela on Monday.",
        (Attack("artillery_shelling", by=(("stated", "Ethiopian National Defence Forces"),)),),
    ),
    News(
        "success_attributed_to_somebody",
        "A bomb killed six people in Homs on Monday. The mayor attributes the quick rescue to the army.",
        (Attack("bombing|ied", by=()),),
    ),
)
def test_who_and_how_many(news: News) -> None:
    check(news)
