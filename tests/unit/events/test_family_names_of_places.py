"""Family names that are also names of towns: whose name it is settles the article, not the sentence."""

import pytest

from pipelines.events.article_reading import read_article
from pipelines.events.surnames import ends_name_of_person


def names_of(text: str, surface: str) -> list[bool]:
    """Of each mention of a name in a text, whether it is a person's."""
    article = read_article("art_test", text, None, None)
    return [name.is_person for reading in article.readings for name in reading.names if name.text == surface]


@pytest.mark.parametrize(
    "text",
    [
        "The man was found in the yard of Ida Herat, 34, on Monday. Herat was shot twice.",
        "The dead man is 41-year-old Pell Mosul. Mosul was a baker.",
        "Doctors fought for Sgt. Ida Fallujah. Fallujah was shot twice.",
        "Neighbours said Oskar Tikrit fired first. Tikrit was arrested.",
        "He was shot in a flat. In Herat's flat, where Ida Herat, 34, lived, police found a rifle.",
    ],
)
def test_a_family_name_stays_one_in_the_whole_article(text: str) -> None:
    surface = next(town for town in ("Herat", "Mosul", "Fallujah", "Tikrit") if town in text)
    assert names_of(text, surface) and all(names_of(text, surface))


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in Herat on Monday. Herat was shelled twice.",
        "The baker Ida Herat, 34, was shot in Herat. Herat was shelled twice.",
        "Ida Herat, 34, lives in Herat, Afghanistan.",
        "The Governor of Herat said that Herat was shelled.",
        "Herat Police said that Herat was shelled.",
        "Yesterday Herat said nothing; Herat was shelled.",
    ],
)
def test_a_town_stays_one_where_it_stands_as_a_town_anywhere(text: str) -> None:
    assert not any(names_of(text, "Herat"))


@pytest.mark.parametrize(
    ("text", "is_person"),
    [
        ("They buried Ida Herat, 34, on Monday.", True),
        ("They buried Luis E. Herat, 34, on Monday.", True),
        ("They buried Ida Herat, 340, on Monday.", False),
        ("They left East Herat, 34, on Monday.", True),
        ("A clerk of the Police Herat said so.", False),
    ],
)
def test_what_makes_a_name_a_persons(text: str, is_person: bool) -> None:
    (sentence,) = read_article("art_test", text, None, None).readings
    at = next(i for i, token in enumerate(sentence.tokens) if token.text == "Herat")
    assert ends_name_of_person(sentence.tokens, at, at) is is_person
