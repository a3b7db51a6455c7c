"""Figures that take back a number given before, and words that only look as if they did."""

import pytest
from expected_news import read

TAKEN_BACK = {
    "first_given_as": ("A suicide bomber struck a mosque in Gombe on Friday. The death toll, first given as 20, was "
    "revised down to 16.", 16, 20),
    "revised_from_to": ("A bomb killed people in Quetta on Friday. Officials revised the death toll down from nine to "
    "seven.", 7, 9),
    "not_that_many": ("A bomb in Quetta killed nine people on Friday, not 11, the governor said.", 9, 11),
    "an_earlier_figure_of": ("A bomb killed nine people in Quetta on Friday, the army said on Saturday, correcting an "
    "earlier figure of 11.", 9, 11),
    "previously_announcing": ("Gunmen killed five farmers in Maroua on Friday, police said after previously announcing "
    "eight dead.", 5, 8),
    "rather_than": ("A bomb in Quetta on Friday killed nine people rather than 12, the ministry said.", 9, 12),
    "had_earlier_said": ("A bomb killed nine people in Quetta on Friday. Police had earlier said five.", 9, 5),
    "initially_reported_dead": ("A bomb killed nine people in Quetta on Friday. Hospitals initially reported 11 dead.",
    9, 11),
}  # fmt: skip


@pytest.mark.parametrize("name", TAKEN_BACK)
def test_a_number_taken_back_is_kept_with_the_figure_that_replaces_it(name: str) -> None:
    text, best, old = TAKEN_BACK[name]
    figures = [c for c in read(text).casualties if c.outcome == "killed"]
    assert [(c.best, c.is_correction, c.corrected_figure) for c in figures] == [(best, True, old)]


def test_a_revised_figure_without_the_old_one_is_a_correction() -> None:
    figures = read("A bomb exploded in Quetta on Friday. The death toll was later revised to seven.").casualties
    assert [(c.best, c.is_correction, c.corrected_figure) for c in figures] == [(7, True, None)]


def test_only_the_outcome_that_was_corrected_is_marked() -> None:
    text = "The air strikes on Hilla on Friday killed six people, as the army had said, but wounded 12 people, not 11."
    marked = {c.outcome: (c.best, c.corrected_figure) for c in read(text).casualties if c.is_correction}
    assert marked == {"wounded": (12, 11)}


@pytest.mark.parametrize(
    "text",
    [
        "A bomb killed nine people in Quetta on Friday, not far from the market, not one of them a soldier.",
        "Flags were lowered in Quetta, where a bomb killed nine people on Friday.",
        "Two men, not three, fired on a bus in Quetta on Friday and killed four people.",
        "A bomb killed nine people in Quetta on Friday, not two days after another one.",
        "A bomb killed nine people in Quetta on Friday. Police had earlier said that they expected an attack.",
        "A bomb killed nine people in Quetta on Friday. An earlier attack wounded three soldiers in March.",
    ],
)
def test_other_words_take_no_figure_back(text: str) -> None:
    figures = read(text).casualties
    assert figures
    assert not any(c.is_correction or c.corrected_figure is not None for c in figures)
