"""The day of an attack when another sentence tells it, and words that tell another day."""

import pytest
from expected_news import Attack, News, check, happened, read

DAY = "2019-08-14"  # a Wednesday


def day_of_first(text: str) -> tuple[str | None, str | None]:
    """Day and basis of the first attack."""
    attack = read(text, DAY).attacks[0]
    start, end = attack.date_start, attack.date_end
    return (start.isoformat() if start and start == end else None, attack.date_basis)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A boy of nine was shot in the leg in Tulsa. It happened around 7 p.m. Monday.", "2019-08-12"),
        (
            "A boy of nine was shot in the leg in Tulsa. Officers were called to the house on Sunday night.",
            "2019-08-11",
        ),
        ("A boy of nine was shot in Tulsa. Police charged his uncle on Tuesday. It happened Sunday.", "2019-08-11"),
        (
            "Officers responded to a street fight late Monday. Two men were shot in Tulsa and both survived.",
            "2019-08-12",
        ),
        # a coarse date becomes the day that lies within it
        ("Two men were shot in Tulsa over the weekend. It happened at a motel on Saturday night.", "2019-08-10"),
        ("Two men were shot in Tulsa overnight. It happened at about 2:30 a.m. at a motel.", "2019-08-14"),
        ("Two men were shot in Tulsa overnight. It happened at about 11 p.m. at a motel.", "2019-08-13"),
        ("Two men were shot in Tulsa over the weekend. It happened at a motel on Friday night.", "2019-08-09"),
        # the headline announces what the next sentence dates
        ("Boy shot in Tulsa. A boy of nine was shot at a motel on Monday night and is in hospital.", "2019-08-12"),
        # a bare weekday of what is over is past, whatever the tense of the main clause
        ("Police are searching for a man involved in a fatal shooting Saturday in Tulsa.", "2019-08-10"),
        # what is told in the present, and dated in the next sentence
        ("A gunman opens fire in a Tulsa bar, killing two. Officers were called to the bar on Tuesday.", "2019-08-13"),
    ],
)
def test_the_day_that_a_sentence_nearby_tells(text: str, day: str) -> None:
    assert day_of_first(text)[0] == day


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        # days of charges, hearings, vigils and of publication date nothing
        ("A boy of nine was shot in Tulsa. His uncle was arraigned on Tuesday.", "publication_fallback"),
        ("A boy of nine was shot in Tulsa. A vigil is planned for Thursday.", "publication_fallback"),
        ("A boy of nine was shot in Tulsa. Posted: Tuesday, August 13, 2019 7:35 PM", "publication_fallback"),
        ("A boy of nine was shot in Tulsa. Police said on Tuesday that he would live.", "publication_fallback"),
        ("A boy of nine was shot in Tulsa. Police on Tuesday announced an arrest.", "publication_fallback"),
        ("A boy of nine was shot in Tulsa. His friends spoke at a vigil Monday night.", "publication_fallback"),
        # news told in the present isn't of last year
        ("A gunman kills two in a Tulsa bar. A fire broke out there on 3 March.", "narrative_present"),
        ("A woman was charged with murder Monday after shooting her son in Tulsa.", "publication_fallback"),
    ],
)
def test_days_of_what_came_of_it_date_nothing(text: str, basis: str) -> None:
    assert day_of_first(text)[1] == basis


def test_a_house_number_is_no_year() -> None:
    assert day_of_first("Two men were shot in Tulsa in 1300 block of Elm Street on Monday.")[0] == "2019-08-12"


def test_the_day_nearby_is_evidence() -> None:
    events = read("A boy of nine was shot in the leg in Tulsa. It happened around 7 p.m. Monday.", DAY)
    assert {e.quote for e in events.evidence if e.field == "date_start"} == {"7 p.m. Monday"}


_STATED = ("narrative_present", "overnight")
_PAGE = """\
Boko Haram attacks a camp near Gwoza with a car bomb.
Lawmakers approve a new budget after a long debate.
A rocket struck a school in Zahle, killing a teacher and injuring four pupils.
A policeman is killed in overnight clashes near Tumaco.
Police arrest a man over the attack on a school in Kragujevac.
"""


@pytest.mark.parametrize(
    ("title", "page", "days"),
    [
        # a page of a day: what is told as past is of that day, and so is the night it began with
        ("Attacks and clashes, 14 August 2019", _PAGE, {"2019-08-14"}),
        ("Attacks and clashes, 2019-08-14", _PAGE, {"2019-08-14"}),
        # a page that its heading gives another day, or none
        ("Attacks since 3 August 2019", _PAGE, {"2019-08-14", "2019-08-13/2019-08-14", None}),
        ("What we know", _PAGE, {"2019-08-14", "2019-08-13/2019-08-14", None}),
    ],
)
def test_a_page_of_a_day_tells_of_that_day(title: str, page: str, days: set[str | None]) -> None:
    told = happened(read(page, title=title))
    assert len(told) >= 3
    found = {
        "/".join(dict.fromkeys((str(a.date_start), str(a.date_end)))) if a.date_basis in _STATED else None for a in told
    }
    assert found == days


def test_an_aside_of_a_page_of_a_day_keeps_its_silence() -> None:
    page = _PAGE + "The mayor of Hilla resigns over the shooting of two students in Basra.\n"
    [aside] = [a for a in happened(read(page, title="Attacks, 14 August 2019")) if a.place_name == "Basra"]
    assert aside.date_start is None


@pytest.mark.parametrize(
    "words",
    [
        "Shells killed nine people in Tyre despite a pledge that the envoys signed last month.",
        "Kenya bombed a village in Gedo, killing four herders and ending talks which opened two days ago.",
        "A bomb killed two guards in Hilla, the first attack in the town since the fair opened on 7 April.",
        "Gunmen killed a man in Basra who was released from jail last week.",
    ],
)
def test_a_day_of_another_clause_dates_no_attack(words: str) -> None:
    [attack] = happened(read(words))
    assert attack.date_basis == "publication_fallback"


@pytest.mark.parametrize(
    "words",
    [
        "The bombing, which took place on Monday in Hilla, killed nine people.",
        "A bomb that exploded on Monday in Hilla killed nine people.",
        "The army said that on Monday gunmen attacked a bank in Hilla and killed two guards.",
        "Gunmen who attacked a bank in Hilla on Monday killed two guards.",
    ],
)
def test_a_day_of_the_attack_in_a_clause_dates_it(words: str) -> None:
    [attack] = happened(read(words))
    assert str(attack.date_start) == "2019-08-12"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (
            "In September 2016, weeks before the battle for Mosul, rebels fired a rocket at Erbil.",
            "2016-09-01/2016-09-30",
        ),
        (
            "Weeks before the battle for Mosul, in September 2016, rebels fired a rocket at Erbil.",
            "2016-09-01/2016-09-30",
        ),
        ("On 3 May 2017, two days after the vote, rebels fired a rocket at Erbil.", "2017-05-03"),
        ("Rebels fired a rocket at Erbil on 3 May 2017, two days after the vote.", "2017-05-03"),
        ("A bomb hit Hilla on Friday. Two days after the bombing, rebels fired a rocket at Erbil.", "2019-08-11"),
        ("A bomb hit Hilla on Friday. Rebels fired a rocket at Erbil two days after the bombing.", "2019-08-11"),
        ("A bomb hit Hilla on Friday. Rebels fired a rocket at Erbil a day later.", "2019-08-10"),
    ],
)
def test_a_day_beside_what_only_explains_it(words: str, days: str) -> None:
    first = (Attack("bombing|ied", days="2019-08-09"),) if words.startswith("A bomb") else ()
    check(News("days", words, (*first, Attack("rocket_attack", days=days))))


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("Police said on Tuesday that gunmen had killed nine people in Kano a day earlier.", "2019-08-12"),
        ("The army said on Monday gunmen killed nine people in Kano two days earlier.", "2019-08-10"),
        ("Gunmen had killed nine people in Kano the day before, police said on Monday.", "2019-08-11"),
        ("Police said on Tuesday gunmen killed nine people in Kano a day earlier than announced.", None),
        ("Police said on Tuesday gunmen killed nine people in Kano on Sunday.", "2019-08-11"),
        ("Gunmen killed nine people in Kano a day earlier.", None),
    ],
)
def test_a_day_before_that_of_the_telling(sentence: str, day: str | None) -> None:
    found, basis = day_of_first(sentence)
    assert (found if basis != "publication_fallback" else None) == day
