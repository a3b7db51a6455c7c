"""Retaliation and what ties a response to one attack among several: its sentence, the text's thread, its words."""

import pytest
from expected_news import BY_ARMS, Attack, News, Response, check, read, told

BOMB = "bombing|ied"


@told(
    News(
        "chain_of_retaliation",
        "Rockets hit Sderot on Sunday, wounding two men. In retaliation for the rocket fire, Israeli jets bombed a "
        "post in "
        "Gaza on Monday, killing three fighters.",
        (Attack("rocket_attack", place="Sderot"), Attack("air_strike", place="Gaza")),
        responses=(Response("military_strike", actor="Israel", answers=0, link="retaliation"),),
    ),
    News(
        "responded_with",
        "Gunmen ambushed a patrol near Tillabéri on Sunday, killing six soldiers. Niger responded with air strikes "
        "on a "
        "camp near Ayorou on Monday.",
        (Attack("ambush", killed=(6, 6, 6)), Attack("air_strike", place="Ayorou")),
        responses=(Response("military_strike", actor="Niger", answers=0),),
    ),
    News(
        "killed_those_behind_it",
        "Gunmen killed nine tourists near Pahalgam on Sunday. Indian troops shot dead three militants accused of the "
        "attack near Dachigam on Tuesday.",
        (Attack(BY_ARMS, killed=(9, 9, 9)), Attack("shooting", killed=(3, 3, 3))),
        responses=(Response("military_operation"),),
    ),
    News(
        "in_response_to_what_is_not_told",
        "The United States launched air strikes on Ras Isa on Monday in response.",
        (Attack("air_strike", place="Ras Isa"),),
        responses=(Response("military_strike", actor="United States"),),
    ),
    News(
        "of_two_in_the_sentence_the_one_told_after_it",
        "A bomb killed three engineers in Galkayo in February. Gunmen kidnapped two nurses in Bosaso on Monday.\n\n"
        "Oxfam withdrew its staff after the bombing in Galkayo.",
        (Attack(BOMB, place="Galkayo"), Attack("kidnapping", place="Bosaso")),
        responses=(Response("withdrawal", actor="Oxfam", answers=0),),
    ),
    News(
        "one_statement_on_two_attacks",
        "Chile condemned the attacks on a mosque in Lahore and a market in Multan on Monday.",
        (Attack("other", place="Lahore"), Attack("other", place="Multan")),
        responses=(Response("statement", actor="Chile"),),
        reason="two places of one plural are read as one attack",
    ),
    News(
        "told_before_the_attack",
        "Parliament voted on Tuesday to expel the foreign troops. The vote follows a drone strike that killed six "
        "herders near Kidal on Sunday.",
        (Attack("drone_strike", place="Kidal", killed=(6, 6, 6)),),
        responses=(Response("legislative_action", answers=0),),
    ),
    News(
        "back_from_history_to_the_article_s_attack",
        "Gunmen shot dead the journalist Sami Haddad in Aden on Monday. He was driving home. In 2016 he survived a "
        "bombing "
        "in Taiz that killed six soldiers. The security chief said two suspects had been arrested.",
        (Attack("shooting|assassination", place="Aden"), Attack("bombing", place="Taiz")),
        responses=(Response("arrest", answers=0),),
    ),
    News(
        "disputed_answer",
        "A rocket hit a base near Taji on Sunday, killing two soldiers. In retaliation, the United States bombed a "
        "depot near Jurf on Monday, killing five men.\n\n"
        '"The claim that this attack came in response to the rocket is a false pretext," Iraq\'s military said in a '
        "statement.",
        (Attack("rocket_attack", place="Taji"), Attack("air_strike|bombing", place="Jurf")),
        responses=(
            Response("military_strike", actor="United States", answers=0, link="retaliation"),
            Response("statement", actor="Iraq", answers=1),
        ),
    ),
)
def test_the_attack_that_a_response_answers(news: News) -> None:
    check(news)


@told(
    News(
        "afterwards_is_no_reason",
        "A bomb killed five people in Ankara on Friday. Then, on Saturday, Turkish jets struck a camp near Dohuk.",
        (Attack(BOMB, place="Ankara"), Attack("air_strike", place="Dohuk")),
        responses=(),
    ),
    News(
        "threat_to_retaliate",
        "A drone killed two officers in Damascus on Monday. Israel had said it would retaliate for any rocket fire.",
        (Attack("drone_strike", place="Damascus"),),
        responses=(),
    ),
    News(
        "retaliation_in_trade",
        "A bomb killed five people in Ankara on Friday. China raised its tariffs on Tuesday in retaliation.",
        (Attack(BOMB, place="Ankara"),),
        responses=(),
    ),
    News(
        "attackers_word_for_it",
        "Turkish jets bombed a camp near Dohuk on Monday, killing four men. Turkey said the strike was a justified "
        "blow "
        "against terrorism.",
        (Attack("air_strike|bombing", place="Dohuk"),),
        responses=(),
    ),
    News(
        "leader_of_the_attacking_state",
        "Turkish President Ali Demir spoke in Ankara. Turkish jets bombed a camp near Dohuk on Monday, killing four "
        "men. "
        "Demir said the strike was a justified blow against terrorism.",
        (Attack("air_strike|bombing", place="Dohuk"),),
        responses=(),
    ),
    News(
        "in_response_to_a_question",
        "Shelling killed two people in Marib on Monday. In response to a question, the minister gave the number of "
        "tents.",
        (Attack("artillery_shelling", place="Marib"),),
        responses=(),
    ),
    News(
        "reaction_to_a_reaction",
        "A bomb killed five people in Ankara on Friday. Germany expelled two envoys on Monday. The envoys left by "
        "train.",
        (Attack(BOMB, place="Ankara"),),
        responses=(Response("sanction", actor="Germany", answers=0),),
    ),
)
def test_what_answers_no_attack(news: News) -> None:
    check(news)


@pytest.mark.parametrize(
    ("sentence", "answers", "answered"),
    [
        ("Militants fired rockets into Israel on Saturday and Israel hit back with air strikes on Gaza.", 1, 0),
        ("Militants fired rockets into Israel on Saturday, and Israel responded with air strikes on Gaza.", 1, 0),
        ("Israel struck a depot in Gaza on Monday in response to rocket fire on Sderot.", 0, 1),
        ("Iran fired missiles at Erbil on Monday in retaliation for the drone strike on Baghdad.", 0, 1),
    ],
)
def test_of_two_attacks_of_a_sentence_one_answers_the_other(sentence: str, answers: int, answered: int) -> None:
    events = read(sentence)
    attacks = [row.attack_report_id for row in events.attacks]
    (strike,) = [row for row in events.responses if row.response_type == "military_strike"]
    (link,) = events.links
    assert (strike.same_as_attack_report_id, link.attack_report_id) == (attacks[answers], attacks[answered])
