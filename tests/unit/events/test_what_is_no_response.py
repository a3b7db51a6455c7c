"""Words of responses that tell none: measures only named, arrests not made or made before, other people's business."""

import pytest
from expected_news import read

BOMB = "A car bomb killed 14 people in Kirkuk on Sunday.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Police had not made any arrests by Tuesday, the governor said.",
        "It has been two days since the bombing and no one has been arrested.",
        "He has four arrests that go back to 2011, police said.",
        "The dead man had five previous sealed arrests.",
        "Officials appealed for information leading to an arrest.",
        "One of the drivers was arrested for an unrelated robbery.",
        "The killers came by night, under cover of the curfew.",
        "A member of the bomb squad lived in the street.",
        "The driver slammed the van into several parked cars.",
        "Three boys were pulled out of two cars, the mayor said.",
        "Two of the brothers were tried and condemned to twelve years in prison.",
        "Tribal fighters withdrew from two quarters as part of a deal with the government.",
        '"I think the van had been there all night," Hassan Talib of Mosul told a reporter.',
        "The army issued a statement in response to a request by a court.",
    ],
)
def test_no_response_is_read(sentence: str) -> None:
    assert read(BOMB + sentence).responses == []


@pytest.mark.parametrize(
    ("sentence", "kind", "actor"),
    [
        ("Police have made three arrests, the governor said.", "arrest", "Police"),
        ("Police arrested three men on Tuesday.", "arrest", "Police"),
        ("The governor announced the arrest of three men.", "arrest", "governor"),
        ("A curfew was imposed on Monday.", "security_measure", None),
        ("The governor extended the curfew.", "security_measure", "governor"),
        ("Norway slammed the bombing.", "statement", "Norway"),
        ("Norway pulled out its staff from the town.", "withdrawal", "Norway"),
        ("The minister called it \"a vile crime\".", "statement", "minister"),
        ("The foreign ministry said that it had summoned the ambassador over the bombing.", "diplomatic_protest",
         "foreign ministry"),
        ("Police said on Tuesday they had arrested two men.", "arrest", "Police"),
        ("The embassy said it was appalled by the killings.", "statement", "embassy"),
        ("The Friends of Foreign Legions last week demanded an apology for the bombing.", "statement",
         "Friends of Foreign Legions"),
        ("Norway recalled its trainers after the bombing.", "withdrawal", "Norway"),
    ],
)  # fmt: skip
def test_what_is_done_is_a_response_of_whom_the_sentence_names(sentence: str, kind: str, actor: str | None) -> None:
    [response] = read(BOMB + sentence).responses
    assert (response.response_type, response.actor_name) == (kind, actor)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Saudi defence ministry reports intercepting two drones over Yanbu on Monday.", "Saudi defence ministry"),
        ("Kuwait's army said it had intercepted a missile fired at Ahmadi on Monday.", "Kuwait's army"),
    ],
)
def test_what_is_stopped_in_flight_is_an_attack_and_a_response(text: str, actor: str) -> None:
    events = read(text)
    [response] = events.responses
    assert (response.response_type, response.actor_name) == ("security_measure", actor)
    assert [a.stage for a in events.attacks] != ["accomplished"] or len(events.links) == 1


def test_what_was_done_before_an_attack_does_not_answer_it() -> None:
    before = "A bomb killed nine people in Quetta on Sunday.\n\nPolice arrested two smugglers in Quetta on 2 August."
    assert read(before).responses == []
    after = "A bomb killed nine people in Quetta on Sunday.\n\nPolice arrested two men in Quetta on Tuesday."
    assert [r.response_type for r in read(after).responses] == ["arrest"]


def test_a_list_of_news_ties_a_measure_to_an_attack_of_its_own_country_only() -> None:
    digest = (
        "A bomb kills nine people in Quetta, Pakistan.\n\nGunmen kill three farmers near Kano, Nigeria.\n\n"
        "Shells kill two women in Donetsk, Ukraine.\n\nA drone strike kills a driver near Ghat, Libya.\n\n{}"
    )
    assert read(digest.format("Chile orders the deployment of troops to Temuco.")).responses == []
    [response] = read(digest.format("Libya closes its airspace.")).responses
    assert response.actor_name == "Libya"


def test_a_headline_and_the_speaker_s_own_words_are_one_statement() -> None:
    text = (
        "Anna Lund condemns the bombing in Quetta that killed nine people\n\nForeign Minister Anna Lund said:\n\n"
        "I am appalled by the bombing in Quetta on Sunday. This was a cowardly attack on worshippers."
    )
    assert [r.response_type for r in read(text).responses] == ["statement"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Federal and state arrest warrants were issued for the driver.",
        "A plan also called for replacing the guards.",
        "The latest arrest brought the number in custody to nine.",
        "Large-scale arrests followed the attempt.",
    ],
)
def test_a_phrase_that_names_nobody_is_no_responder(sentence: str) -> None:
    assert [r.actor_name for r in read(BOMB + sentence).responses if r.actor_name] == []


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        # the noun of the phrase is what was answered, not the answer
        ("The bill was written in response to the August 11 drone strike in Kirkuk that killed two men.", 0),
        ("The new rules came in response to the August 11 bombing of the airport in Kirkuk.", 0),
        ("Flights were halted in retaliation for the August 11 air strikes on Kirkuk.", 0),
        ("Army jets bombed a camp in Kirkuk on Monday in response to the August 11 rocket attack on Mosul.", 1),
        ("In retaliation for the August 11 rocket attack on Mosul, air strikes on Monday killed two men in Kirkuk.", 1),
        ("In retaliation for the August 11 rocket attack on Mosul, Turkish jets struck Kirkuk on Monday.", 1),
    ],
)
def test_what_is_answered_is_no_answer(text: str, answers: int) -> None:
    found = [row for row in read(text).responses if row.response_type == "military_strike"]
    assert len(found) == answers
