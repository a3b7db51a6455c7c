"""Phenomena 6 and 7: the day of the telling and the day of the attack; relative and vague days."""

from expected_news import BY_ARMS, NO_ATTACK, Attack, News, check, read, told


@told(
    News(
        "said_tuesday_late_monday",
        "The army said on Tuesday that gunmen had attacked a base in Diffa late on Monday, killing six soldiers.",
        (Attack(BY_ARMS, days="2019-08-12", place="Diffa", killed=(6, 6, 6)),),
    ),
    News(
        "said_wednesday_sunday_night",
        "Police in Mandera said on Wednesday that two officers died when their vehicle hit a landmine on Sunday night.",
        (Attack("ied", days="2019-08-11", place="Mandera", killed=(2, 2, 2)),),
    ),
    News(
        "confirmed_monday_shot_in_july",
        "Officials confirmed on Monday that the journalist was shot dead on July 30 in Veracruz.",
        (Attack("shooting|assassination", days="2019-07-30", place="Veracruz", killed=(1, 1, 1)),),
    ),
    News(
        "attacked_saturday_told_tuesday",
        "“We were attacked on Saturday by men with machetes,” the mayor of Djibo told reporters on Tuesday.",
        (Attack("armed_assault|stabbing|other", days="2019-08-10"),),
    ),
    News(
        "day_between_article_and_noun",
        "Israel fired missiles at a base near Homs in retaliation for the August 3 drone strike that killed three "
        "people in Haifa.",
        (
            Attack("missile_strike", place="Homs"),
            Attack("drone_strike", days="2019-08-03", place="Haifa", killed=(3, 3, 3)),
        ),
    ),
    News(
        "day_of_another_noun_stays_out",
        "Under the August 3 truce, gunmen shot a guard in Diffa late on Monday.",
        (Attack("shooting|armed_assault", days="2019-08-12", place="Diffa"),),
    ),
    News(
        "earlier_in_the_day",
        "The interior ministry said late on Friday that a policeman had been stabbed in Grozny earlier in the day.",
        (Attack("stabbing", days="2019-08-09", place="Grozny"),),
    ),
)
def test_the_day_of_the_attack_beats_the_day_of_the_telling(news: News) -> None:
    check(news)


@told(
    News(
        "announced_monday",
        "A spokesman announced on Monday the death of three soldiers in an ambush in Mali's Mopti region.",
        (Attack("ambush", days="unknown", place="Mopti", killed=(3, 3, 3)),),
    ),
    News(
        "said_in_a_statement_tuesday",
        "Rebels shot down a military helicopter near Laiza, killing both pilots, the Kachin army said in a "
        "statement on Tuesday.",
        (Attack("shooting|missile_strike|other|armed_assault", days="unknown", killed=(2, 2, 2)),),
    ),
    News("report_published", "On Tuesday, the defence ministry in Lima published its annual report.", NO_ATTACK),
    News(
        "trial_opens",
        "The prosecutor's remarks on Monday came ahead of the trial in Antwerp, which opens on Thursday.",
        NO_ATTACK,
    ),
    News(
        "day_of_a_wire_dateline",
        "BAGHDAD, March 12 (Agency) - A roadside bomb killed two policemen in Baquba.",
        (Attack("ied", days="unknown", place="Baquba", killed=(2, 2, 2)),),
        published="2019-03-14",
    ),
    News(
        "day_of_a_dateline_beside_a_weekday",
        "MOGADISHU, March 12 (Agency) - Gunmen shot dead five traders in Afgoye on Friday, residents said.",
        (Attack("shooting|armed_assault", days="2019-03-08", place="Afgoye", killed=(5, 5, 5)),),
        published="2019-03-14",
    ),
    News(
        "day_of_a_dateline_in_small_letters",
        "Baghdad, Iraq, March 12, 2019 - A roadside bomb killed two policemen in Baquba.",
        (Attack("ied", days="unknown", place="Baquba", killed=(2, 2, 2)),),
        published="2019-03-14",
    ),
    News(
        "day_of_a_dateline_with_its_agency",
        "New Delhi, Mar 12 (Agency) Gunmen shot dead five traders in Sopore on Friday, police said.",
        (Attack("shooting|armed_assault", days="2019-03-08", place="Sopore", killed=(5, 5, 5)),),
        published="2019-03-14",
    ),
    News(
        "day_of_a_dateline_between_full_stops",
        "MOSCOW, March 12. /AGENCY/. A drone struck a depot in Engels on Monday, the governor said.",
        (Attack("drone_strike", days="2019-03-11", place="Engels"),),
        published="2019-03-14",
    ),
    News(
        "day_of_an_entry_of_a_chronology",
        "The town has seen such attacks before.\n\nBaquba, 12 March 2017: A roadside bomb killed two policemen.",
        (Attack("ied", days="2017-03-12", killed=(2, 2, 2)),),
        published="2019-03-14",
    ),
    News(
        "weekday_before_a_day",
        "Tuesday, March 12: Gunmen shot dead five traders in Afgoye.",
        (Attack("shooting|armed_assault", days="2019-03-12", place="Afgoye", killed=(5, 5, 5)),),
        published="2019-03-14",
    ),
    News(
        "dateline_without_an_attack",
        "MOGADISHU, March 12 (Agency) - The port authority opened a new pier after months of work.",
        NO_ATTACK,
        published="2019-03-14",
    ),
)
def test_the_day_of_the_telling_dates_no_attack(news: News) -> None:
    check(news)


@told(
    News(
        "in_a_month",
        "In May, a truck bomb killed 13 people in Azaz.",
        (Attack("vehicle_bombing", days="2019-05-01/2019-05-31", place="Azaz", killed=(13, 13, 13)),),
    ),
    News(
        "late_in_a_month",
        "In late July, gunmen raided a village near Sévaré and killed 15 herders.",
        (Attack(BY_ARMS, days="2019-07-21/2019-07-31", killed=(15, 15, 15)),),
    ),
    News(
        "last_week",
        "Last week, a roadside bomb killed two soldiers near Torodi.",
        (Attack("ied", days="2019-08-05/2019-08-11", killed=(2, 2, 2)),),
    ),
    News(
        "month_and_year",
        "In June 2015, a man drove a car into a crowd in Graz, killing three people.",
        (Attack("vehicle_ramming", days="2015-06-01/2015-06-30", place="Graz", killed=(3, 3, 3)),),
    ),
    News(
        "two_days_later",
        "A bomb killed three people in Idlib on 1 August. Two days later, an air strike on the nearby town of "
        "Ariha killed five.",
        (
            Attack("bombing|ied", days="2019-08-01", place="Idlib", killed=(3, 3, 3)),
            Attack("air_strike", days="2019-08-03", place="Ariha", killed=(5, 5, 5)),
        ),
    ),
    News(
        "december_before_august",
        "On 20 December, gunmen killed two guards at an oilfield near Sabha.",
        (Attack(BY_ARMS, days="2018-12-20", killed=(2, 2, 2)),),
    ),
    News(
        "the_day_before_yesterday_by_date",
        "Gunmen attacked a mosque in Oslo on Aug. 10, wounding one man.",
        (Attack(BY_ARMS, days="2019-08-10", place="Oslo", wounded=(1, 1, 1)),),
    ),
    News(
        "two_days_after_a_strike",
        "Four soldiers were shot dead in Wajir on Sunday, two days after a drone strike on a camp in Dhobley.",
        (
            Attack("shooting", days="2019-08-11", place="Wajir", killed=(4, 4, 4)),
            Attack("drone_strike", days="2019-08-09", place="Dhobley", killed=None),
        ),
    ),
    News(
        "three_days_after_a_strike",
        "Rebels fired rockets at Benghazi airport on Saturday, three days after an air strike on their camp near Hun.",
        (
            Attack("rocket_attack", days="2019-08-10", place="Benghazi"),
            Attack("air_strike", days="2019-08-07", place="Hun"),
        ),
    ),
    News(
        "two_days_after_beside_a_meeting",
        "Lawmakers in Tripoli met on Monday, two days after a drone strike killed six guards at an oil depot near "
        "Zawiya.",
        (Attack("drone_strike", days="2019-08-10", place="Zawiya", killed=(6, 6, 6)),),
    ),
    News(
        "two_days_after_beside_a_toll",
        "Gunmen killed four soldiers in Wajir on Sunday, two days after a drone strike near Dhobley.",
        (
            Attack(BY_ARMS, days="2019-08-11", place="Wajir", killed=(4, 4, 4)),
            Attack("drone_strike", days="2019-08-09", place="Dhobley", killed=None),
        ),
    ),
)
def test_relative_and_vague_days(news: News) -> None:
    check(news)


@told(
    News("since_without_an_attack", "Since June, the town of Kherson has been without running water.", NO_ATTACK),
    News(
        "no_anchor",
        "On Monday, gunmen killed two guards in Sabha.",
        (Attack(BY_ARMS, days="unknown", killed=(2, 2, 2)),),
        published=None,
    ),
    News(
        "day_of_the_funeral",
        "The four miners killed in the ambush near Boungou were buried on Tuesday.",
        (Attack("ambush", days="unknown", killed=(4, 4, 4)),),
    ),
    News(
        "no_day_at_all",
        "A suicide bomber struck a bank in Gardez, killing seven people.",
        (Attack("suicide_bombing", days="unknown", place="Gardez", killed=(7, 7, 7)),),
    ),
    News(
        "day_of_the_answer",
        "The militia shelled a barracks in Tikrit on Thursday in retaliation for the air strike that killed its "
        "commander in Mosul.",
        (
            Attack("artillery_shelling|mortar_shelling", days="2019-08-08", place="Tikrit"),
            Attack("air_strike", days="unknown", place="Mosul"),
        ),
    ),
    News(
        "day_of_the_answer_told_first",
        "Before dawn on Friday, jets bombed a depot in Hodeidah in response to the ambush that killed four soldiers "
        "in Marib.",
        (
            Attack("air_strike", days="2019-08-09", place="Hodeidah"),
            Attack("ambush", days="unknown", place="Marib", killed=(4, 4, 4)),
        ),
    ),
)
def test_no_day_is_invented(news: News) -> None:
    check(news)


def test_what_a_participle_opens_has_a_day_of_its_own() -> None:
    events = read("Rebels fired mortars at a camp near Goma on Saturday, drawing air strikes by the army on Sunday.")
    assert [str(row.date_start) for row in events.attacks] == ["2019-08-10", "2019-08-11"]
    by = {row.attack_report_id: row.actor_name for row in events.attributions}
    assert [by[row.attack_report_id] for row in events.attacks] == ["Rebels", "army"]
