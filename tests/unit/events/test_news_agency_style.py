"""News as agencies and old archives set it: two hyphens for a dash, two accents for a quote, "Aug. 9 killed"."""

import pytest
from expected_news import BY_ARMS, Attack, News, check, told

from pipelines.events.document import plain_text, read_document


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He came -- and went.", "he came — and went ."),
        ("He came _ and went _ at once.", "he came — and went — at once ."),
        ("``We are ready,'' he said.", '" we are ready , " he said .'),
        ("The snake_case stays - as does a hyphen.", "the snake case stays - as does a hyphen ."),
    ],
)
def test_marks_of_wires_are_read_as_what_they_stand_for(text: str, words: str) -> None:
    [sentence] = read_document("art_test", text, None, None).sentences
    assert " ".join(t.lower for t in sentence.tokens) == words
    assert len(plain_text(text)) == len(text)


@told(
    News(
        "agent_of_another_clause",
        "It was years ago -- when the last guard at Camp Bruma was shot dead -- that a visit by a Belgian officer "
        "would have led to a riot.",
        (Attack("shooting", by=()),),
    ),
    News(
        "number_of_a_day",
        "The raid on May 3 killed 41 villagers near Baga.",
        (Attack(BY_ARMS, days="2019-05-03", killed=(41, 41, 41)),),
    ),
    News(
        "number_of_an_abbreviated_day",
        "Two bombings at hotels in Mombasa on Aug. 9 killed 58 people and injured more than 200.",
        (Attack("bombing", days="2019-08-09", killed=(58, 58, 58), wounded=(200, 200, None)),),
    ),
    News(
        "number_of_people_before_the_verb",
        "On May 3, 41 villagers were killed in a raid near Baga.",
        (Attack(BY_ARMS, days="2019-05-03", killed=(41, 41, 41)),),
    ),
)
def test_days_and_dashes_of_agencies(news: News) -> None:
    check(news)
