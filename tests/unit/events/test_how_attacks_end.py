"""Attackers who are stopped, and rampages: whose attack it is, who was hurt, and what is no attack of its own."""

from expected_news import BY_ARMS, Attack, News, check, told


@told(
    News(
        "police_shoot_the_gunman",
        "Carl Brandt, 41, went on a rampage in a hostel in Leeds on Sunday, killing five guests and a cook. Police "
        "shot the gunman dead.",
        (Attack(BY_ARMS, days="2019-08-11", place="Leeds", killed=(7, 7, 7), by=(("stated", "Carl Brandt"),)),),
    ),
    News(
        "shot_by_police",
        "A man stabbed three people at a market in Hull on Friday. The attacker was shot dead by police.",
        (Attack("stabbing", wounded=(3, 3, 3), killed=(1, 1, 1), by=(("stated", "man"),)),),
    ),
    News(
        "officers_shoot_the_attacker",
        "A man stabbed three people at a market in Hull on Friday. Officers shot the attacker dead.",
        (Attack("stabbing", wounded=(3, 3, 3), killed=(1, 1, 1), by=(("stated", "man"),)),),
    ),
    News(
        "police_shoot_a_man",
        "Police shot a man dead in Hull on Friday.",
        (Attack("shooting", killed=(1, 1, 1), by=(("stated", "Police"),)),),
    ),
    News(
        "soldiers_kill_gunmen",
        "Fourteen gunmen were killed by soldiers in a raid near Baga on Friday.",
        (Attack(BY_ARMS, killed=(14, 14, 14), by=(("stated", "soldiers"),)),),
    ),
    News(
        "rampage_without_harm",
        "Pupils went on a rampage in a school in Leeds on Sunday and broke its windows.",
        (),
    ),
    News(
        "police_car_hits_a_mine",
        "A police truck with four officers hit a mine on Sunday near the village of Tsalka.",
        (Attack("ied", place="Tsalka", by=()),),
    ),
    News(
        "police_hit_rebels",
        "Police hit rebels with mortars on Sunday near Tsalka, killing nine.",
        (Attack("mortar_shelling", killed=(9, 9, 9), by=(("stated", "Police"),)),),
    ),
)
def test_whose_attack_it_was_and_how_it_ended(news: News) -> None:
    check(news)
