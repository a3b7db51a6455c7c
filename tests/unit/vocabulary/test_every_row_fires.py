"""Every row of the tables of words: its forms are found, its example yields what the row is for, and only with it."""

from pathlib import Path

import pytest

from pipelines import events
from pipelines.events.vocabulary_check import PUBLISHED_ON, all_rows, problems_of
from pipelines.vocabulary.words import TABLES, Row, leaving_out, role_words, rows

HOW = "see pipelines/vocabulary/README.md; python -m pipelines.events.vocabulary_check checks all rows"


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row.table}-{row.forms[0]}") for row in all_rows()])
def test_the_row_does_what_it_is_for(row: Row) -> None:
    problems = problems_of(row)
    assert not problems, "\n".join([*problems, HOW])


def bad_row(table: str, **cells: str) -> Row:
    """A row as it stands in the table, with some cells spoilt."""
    good = rows(table)[0]
    return Row(table, good.line, {**good.cells, **cells})


def test_a_row_without_an_example_is_told_what_to_write() -> None:
    (problem,) = problems_of(bad_row("weapons", example=""))
    assert "write a sentence of your own" in problem
    assert "line 2" in problem


@pytest.mark.parametrize(
    ("table", "example", "complaint"),
    [
        ("weapons", "Nothing was heard in Kunduz on Monday.", "none of the row's forms"),
        ("weapons", "The museum in Kunduz shows a missile.", "should yield an attack"),
        ("victims", "Passers-by heard nothing in Kunduz on Monday.", "should yield a figure"),
        ("not_attacks", "A bomb killed a doctor with a heart attack in Kano on Monday.", "should yield no attack"),
    ],
)
def test_an_example_that_proves_nothing_is_refused(table: str, example: str, complaint: str) -> None:
    row = rows(table)[0]
    spoilt = Row(table, row.line, {**row.cells, "example": example})
    assert complaint in " ".join(problems_of(spoilt))


@pytest.mark.parametrize(
    ("forms", "complaint"),
    [
        ("Missile", "lower case"),
        ("missile ", "without spaces"),
        ("rocket", "stands there already"),
        ("mis--sile", "can't be found"),
    ],
)
def test_a_form_that_can_never_be_met_is_refused(forms: str, complaint: str) -> None:
    row = Row("weapons", 2, {**rows("weapons")[0].cells, "forms": forms})
    assert complaint in " ".join(problems_of(row))


def test_leaving_a_row_out_lasts_as_long_as_its_context() -> None:
    row = next(r for r in rows("weapons") if "machete" in r.forms)
    look_up = TABLES["weapons"]
    with leaving_out(row):
        assert look_up().find(["a", "machete"]) == []
    assert [hit.phrase for hit in look_up().find(["a", "machete"])] == ["machete"]


def test_roles_have_no_word_twice() -> None:
    seen = [(row.cells["role"], row.cells["word"]) for row in rows("roles")]
    assert len(seen) == len(set(seen))
    assert all(word == word.lower().strip() for _, word in seen)
    with pytest.raises(KeyError, match="no role"):
        role_words("nobody")


def test_every_role_has_a_meaning_and_a_rule_that_reads_it() -> None:
    roles = {row.cells["role"] for row in rows("roles")}
    told = {row.cells["role"] for row in rows("role_meanings")}
    assert roles - told == set(), "say in words/role_meanings.csv what the words of these roles have in common"
    assert told - roles == set(), "these roles have no words any more"
    code = "".join(module.read_text(encoding="utf-8") for module in Path(events.__file__).parent.rglob("*.py"))
    assert [role for role in sorted(roles) if f'role_words("{role}")' not in code] == []


def test_examples_are_read_on_a_wednesday() -> None:
    assert PUBLISHED_ON.strftime("%A") == "Wednesday"
