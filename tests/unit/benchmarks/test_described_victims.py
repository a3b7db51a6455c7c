"""Persons of a report told apart by age or kind, and what became of each."""

import pytest

from benchmarks.described_victims import Victims, described_victims


@pytest.mark.parametrize(
    ("text", "aged", "described"),
    [
        (
            "A 24-year-old man died at the scene. A 19-year-old woman was in stable condition.",
            Victims(1, 1, 0),
            Victims(1, 1, 0),
        ),
        ("Ann Lee, 31, was shot in the arm, and her daughter, 6, was killed.", Victims(1, 0, 1), Victims(1, 0, 1)),
        ("The boy, 7-years-old, was wounded. Later the 7-year-old died.", Victims(1, 0, 0), Victims(1, 0, 0)),
        ("A woman was found dead. Another man was injured.", Victims(0, 0, 0), Victims(1, 1, 0)),
        ("A 40-year-old man was arrested. A girl was hit in the leg.", Victims(0, 0, 0), Victims(0, 0, 1)),
        ("A 30-year-old man bought a house. His mother lives there.", Victims(0, 0, 0), Victims(0, 0, 0)),
        ("A 3-month-old baby and a 3-year-old boy were wounded.", Victims(0, 2, 0), Victims(0, 2, 0)),
        ("", Victims(0, 0, 0), Victims(0, 0, 0)),
    ],
)
def test_who_was_shot(text: str, aged: Victims, described: Victims) -> None:
    assert described_victims(text) == (aged, described)


def test_all_of_them() -> None:
    assert Victims(2, 1, 1).people == 4
