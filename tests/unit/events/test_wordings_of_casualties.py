"""More wordings of what became of people: words of outcome, insertions, counts taken back, denials, fighting."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, told


@told(
    News(
        "left_dead",
        "Gunmen burst into a cantina in Celaya on Monday. Eleven people were left dead.",
        (Attack(BY_ARMS, place="Celaya", killed=(11, 11, 11)),),
    ),
    News(
        "throats_slit",
        "Militants slit the throats of seven fishermen near Darak on Monday.",
        (Attack(BY_ARMS, figures=(("killed", "civilian", 7),)),),
    ),
    News(
        "went_missing",
        "Rebels ambushed a patrol near Kalehe on Monday. Six soldiers went missing.",
        (Attack("ambush", figures=(("missing", "military", 6),)),),
    ),
    News(
        "a_third_later_died",
        "A bomb hit a cafe in Hilla on Sunday. Two people died at once and a third later died in hospital.",
        (Attack("bombing|ied", killed=(3, 3, 3)),),
    ),
    News(
        "bodies_and_wounded",
        "A doctor said he had received 11 bodies and 30 wounded people after air raids on Dhamar on Monday.",
        (Attack("air_strike", killed=(11, 11, 11), wounded=(30, 30, 30)),),
    ),
    News(
        "along_with_his_sons",
        "A judge was shot dead along with his two sons in Loralai on Monday.",
        (Attack(BY_ARMS, killed=(3, 3, 3)),),
    ),
    News(
        "aged_and_others",
        "A mayor, aged 61, and two councillors were shot dead in Iguala on Monday.",
        (Attack(BY_ARMS, killed=(3, 3, 3)),),
    ),
    News(
        "part_between_commas",
        "Officials said 26 people, eleven of them pupils, were hurt in a knife attack in Guilin on Monday.",
        (Attack("stabbing", wounded=(26, 26, 26), parts=(11,)),),
    ),
    News(
        "of_whom_between_commas",
        "A bomb killed nine people in Hilla on Monday. Forty people, of whom 12 were children, were injured.",
        (Attack("bombing|ied", killed=(9, 9, 9), wounded=(40, 40, 40)),),
    ),
    News(
        "fighting_costs_lives",
        "Fighting between two clans near Galkayo on Monday cost at least 15 lives.",
        (Attack("clash", killed=(15, 15, None)),),
    ),
    News(
        "neutralised_people",
        "The army neutralised nine militants in an air strike near Sirnak on Monday.",
        (Attack("air_strike", stage="accomplished", figures=(("killed_or_wounded", "militant", 9),)),),
    ),
    News(
        "its_gunmen_were_shot",
        "Gunmen attacked a police post in Grozny on Monday, wounding two officers. Four gunmen were shot dead.",
        (Attack(BY_ARMS, killed=(4, 4, 4), wounded=(2, 2, 2)),),
    ),
    News(
        "nobody_died_in_it",
        "No one died in the arson attack on a mosque in Gera on Monday.",
        (Attack("arson", killed=(0, 0, 0)),),
    ),
)
def test_wordings(news: News) -> None:
    check(news)


@told(
    News(
        "troops_withdrew",
        "A bomb killed nine people in Hilla on Monday. Ten soldiers were hurt as troops withdrew the next day.",
        (Attack("bombing|ied", killed=(9, 9, 9)),),
    ),
    News(
        "withdrew_the_figure",
        "Militants killed 21 farmers near Damasak on Monday. An agency put the toll at 60 but withdrew the figure.",
        (Attack(BY_ARMS, killed=(21, 21, 21)),),
    ),
    News(
        "toll_lowered",
        "A suicide bomber killed 22 mourners in Khost on Monday. Officials revised the toll to 19.",
        (Attack("suicide_bombing", killed=(19, 19, 19)),),
    ),
    News(
        "toll_raised_stays_raised",
        "A suicide bomber killed 22 mourners in Khost on Monday. The toll rose to 25.",
        (Attack("suicide_bombing", killed=(25, 25, 25), parts=(22,)),),
    ),
    News(
        "number_of_this_year",
        "A journalist was killed by gunmen in Acapulco on Monday, bringing to seven the number of reporters killed "
        "this year.",
        (Attack(BY_ARMS, killed=(1, 1, 1)),),
    ),
    News(
        "denied_that_any_died",
        "Al-Shabab said it had killed 14 Ugandan soldiers near Marka on Monday. Uganda denied that any of its "
        "soldiers had died.",
        (Attack(BY_ARMS, killed=(0, 0, 14)),),
    ),
    News(
        "ages_of_two",
        "Two teenagers, aged 15 and 17, were killed by soldiers during a raid in Jenin on Monday.",
        (Attack(BY_ARMS, killed=(2, 2, 2)),),
    ),
    News(
        "killed_with_his_own_weapon",
        "A judge was killed with his own pistol in Loralai on Monday.",
        (Attack(BY_ARMS, killed=(1, 1, 1)),),
    ),
    News(
        "no_fighting_but_a_sport",
        "Bull fighting in Pamplona on Monday cost two lives.",
        NO_ATTACK,
    ),
    News(
        "a_third_of_them",
        "A bomb killed nine people in Hilla on Monday. A third of the town lies in ruins.",
        (Attack("bombing|ied", killed=(9, 9, 9)),),
    ),
    News(
        "the_second_clause_has_its_own_part",
        "Three guards were killed by gunmen in Herat on Monday; eight people, including four nurses, were wounded.",
        (Attack(BY_ARMS, killed=(3, 3, 3), wounded=(8, 8, 8), parts=(4,)),),
    ),
    News(
        "denied_without_any_attack",
        "No casualties or attacks were reported in Gera on Monday.",
        NO_ATTACK,
    ),
)
def test_what_only_sounds_alike(news: News) -> None:
    check(news)


@told(
    News(
        "another_when",
        "Two soldiers were killed and another wounded when a mine went off near Gao on Monday.",
        (Attack("ied", figures=(("killed", "military", 2), ("wounded", "military", 1))),),
    ),
    News(
        "wounded_another",
        "A bomb killed one soldier and wounded another near Gao on Monday.",
        (Attack("bombing|ied", figures=(("killed", "military", 1), ("wounded", "military", 1))),),
    ),
    News(
        "ages_for_people",
        "One 15-year-old was killed and two 20-year-olds were wounded in a bomb blast in Hilla on Monday.",
        (Attack("bombing|ied", killed=(1, 1, 1), wounded=(2, 2, 2)),),
    ),
    News(
        "two_died_in_two_places",
        "A bomb hit a bakery in Hilla on Sunday. A guard died at the scene and two men died in hospital.",
        (Attack("bombing|ied", killed=(3, 3, 3)),),
    ),
    News(
        "two_single_persons",
        "A bomb hit a bakery in Hilla on Sunday. A guard was killed at the scene and a man died in hospital.",
        (Attack("bombing|ied", killed=(2, 2, 2)),),
    ),
    News(
        "named_after_their_sort",
        "Two women were shot dead in Hilla on Sunday. Mary Ndlovu, 45, was hit in the chest and died at once.",
        (Attack(BY_ARMS, killed=(2, 2, 2), parts=(1,)),),
    ),
    News(
        "both_named_after_their_sort",
        "A bomb killed two soldiers in Hilla on Sunday. Corporal Ali Hassan died at the scene. Private Omar Karim died "
        "in hospital.",
        (Attack("bombing|ied", killed=(2, 2, 2), parts=(1, 1)),),
    ),
    News(
        "apposition_of_a_victim",
        "A bomb hit a bakery in Hilla on Sunday. Ali Hassan, 40, a policeman, was killed.",
        (Attack("bombing|ied", figures=(("killed", "police", 1),)),),
    ),
    News(
        "the_one_told_dead",
        "A bomb killed one soldier and wounded another near Gao on Monday. The blast killed the driver.",
        (Attack("bombing|ied", figures=(("killed", "military", 1), ("wounded", "military", 1))),),
    ),
)
def test_persons_told_one_by_one(news: News) -> None:
    check(news)


@told(
    News(
        "one_more_by_name",
        "Gunmen killed four farmers in Hilla on Sunday. Ali Hassan, a policeman, was also killed.",
        (Attack(BY_ARMS, killed=(5, 5, 5)),),
    ),
    News(
        "a_fifth_by_name",
        "Gunmen killed four farmers in Hilla on Sunday. A fifth farmer, Ali Hassan, died in hospital.",
        (Attack(BY_ARMS, killed=(5, 5, 5)),),
    ),
    News(
        "named_before_the_toll",
        "Gunmen killed Ali Hassan in Hilla on Sunday. They also killed two women.",
        (Attack(BY_ARMS, killed=(3, 3, 3)),),
    ),
    News(
        "another_is_not_the_dead",
        "A bomb killed two soldiers in Hilla on Sunday and wounded another. Corporal Ali Hassan died at the scene.",
        (Attack("bombing|ied", killed=(2, 2, 2), wounded=(1, 1, 1), parts=(1,)),),
    ),
    News(
        "of_another_sort",
        "A bomb killed two soldiers in Hilla on Sunday. Judge Ali Hassan was killed on his way to court.",
        (Attack("bombing|ied", killed=(3, 3, 3)),),
    ),
    News(
        "another_car",
        "A bomb hit one car and damaged another in Hilla on Monday.",
        (Attack("bombing|ied", killed=None, wounded=None),),
    ),
    News(
        "the_wounded_one_died",
        "A bomb killed one soldier and wounded another near Gao on Monday. The wounded soldier later died.",
        (Attack("bombing|ied", killed=(2, 2, 2)),),
    ),
    News(
        "two_tolls_of_one_sentence",
        "Four people were killed in a blast in Hilla on Sunday and 12 people were killed, officials said.",
        (Attack("bombing|ied", killed=(4, 12, 12)),),
    ),
)
def test_persons_who_are_one_more(news: News) -> None:
    check(news)
