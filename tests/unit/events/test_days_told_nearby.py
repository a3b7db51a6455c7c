"""The day of an attack when another sentence tells it, and words that tell another day."""

import pytest
from expected_news import read

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
