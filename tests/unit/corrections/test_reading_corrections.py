"""Files of corrections: what is read from a good line, and how each kind of bad line is refused with its number."""

from datetime import datetime
from pathlib import Path

import pytest

from pipelines.corrections.fields import Codes
from pipelines.corrections.model import CorrectionLine
from pipelines.corrections.read import corrections_of, read_corrections

CODES = Codes(frozenset({"rocket_attack", "other"}), frozenset({"rocket"}), frozenset({"statement", "sanction"}))
HEADER = "action,id,other_ids,field,value,who,when,why"


def lines_of(folder: Path, *lines: str, name: str = "ours.csv", header: str = HEADER) -> list[CorrectionLine]:
    (folder / name).write_bytes("\r\n".join((header, *lines)).encode())
    return read_corrections(folder, CODES)


def test_no_folder_and_an_empty_folder_hold_nothing(tmp_path: Path) -> None:
    assert read_corrections(tmp_path / "missing", CODES) == []
    assert read_corrections(tmp_path, CODES) == []


def test_each_action_is_read(tmp_path: Path) -> None:
    lines = lines_of(
        tmp_path,
        "merge,atk_1,atk_2 atr_3;atk_2,,,Ana,2021-02-03,one raid",
        'split,atk_1,atr_4,,,Ana,2021-02-03T10:30,"two villages, two days"',
        "reject,atk_5,,,,Ana,2021-02-03T10:30:00+02:00,a film",
        "set,atk_1,,killed_best,007,Ana,2021-02-03,the hospital's list",
        "",
        ",,,,,,,",
    )
    assert [line.problem for line in lines] == [None] * 4
    merge, split, reject, set_ = corrections_of(lines, CODES)
    assert (merge.action, merge.target, merge.others) == ("merge", "atk_1", ("atk_2", "atr_3"))
    assert (split.others, split.corrected_at) == (("atr_4",), datetime.fromisoformat("2021-02-03T10:30:00"))
    assert reject.corrected_at == datetime.fromisoformat("2021-02-03T08:30:00")
    assert (set_.field, set_.values, set_.line_number) == ("killed_best", {"killed_best": "7"}, 5)


@pytest.mark.parametrize(
    ("field", "value", "columns"),
    [
        ("date", "2020-03-11", {"date_start": "2020-03-11", "date_end": "2020-03-11", "date_precision": "1"}),
        (
            "date",
            "2020-03-11/2020-03-13",
            {"date_start": "2020-03-11", "date_end": "2020-03-13", "date_precision": "2"},
        ),
        ("date", "", {"date_start": None, "date_end": None, "date_precision": None}),
        ("attack_type", "other", {"attack_type": "other"}),
        ("weapon_type", "", {"weapon_type": None}),
        ("wounded_high", "", {"wounded_high": None}),
        ("killed_low", "0", {"killed_low": "0"}),
        ("country_iso3", "IRQ", {"country_iso3": "IRQ"}),
        ("location_id", "loc_0123", {"location_id": "loc_0123"}),
        ("location_id", "country_irq", {"location_id": "country_irq", "country_iso3": "IRQ", "where_precision": "6"}),
        ("place", "Taji, IRQ", {"location_id": "tn_irq_taji", "country_iso3": "IRQ", "where_precision": "1"}),
        ("perpetrator", "Kataib Hezbollah", {"perpetrator": "kataib_hezbollah"}),
        ("perpetrator", "", {"perpetrator": None}),
        ("status", "pending", {"status": "pending"}),
        ("target_name", "the port", {"target_name": "the port"}),
    ],
)
def test_values_set_the_columns_they_stand_for(
    tmp_path: Path, field: str, value: str, columns: dict[str, str | None]
) -> None:
    lines = lines_of(tmp_path, f'set,atk_1,,{field},"{value}",Ana,2021-02-03,seen')
    (correction,) = corrections_of(lines, CODES)
    assert correction.values == columns


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("erase,atk_1,,,,Ana,2021-02-03,x", "'erase' is no action"),
        ("Merge,atk_1,atk_2,,,Ana,2021-02-03,x", "'Merge' is no action"),
        ("reject,atk_1,,,,,2021-02-03,x", "who is empty"),
        ("reject,atk_1,,,,Ana,2021-02-03,", "why is empty"),
        ("reject,,,,,Ana,2021-02-03,x", "id: '' is no key"),
        ("reject,atk_1'; drop table x,,,,Ana,2021-02-03,x", "is no key"),
        ("reject,{{ var('x') }},,,,Ana,2021-02-03,x", "is no key"),
        ("merge,atk_1,,,,Ana,2021-02-03,x", "merge needs other_ids"),
        ("reject,atk_1,atk_2,,,Ana,2021-02-03,x", "reject takes no other_ids"),
        ("reject,atk_1,,stage,foiled,Ana,2021-02-03,x", "reject takes no field"),
        ("set,atk_1,,confidence,1,Ana,2021-02-03,x", "'confidence' is no field"),
        ("set,atk_1,,stage,happened,Ana,2021-02-03,x", "'happened' is none of the codes of stage"),
        ("set,atk_1,,stage,,Ana,2021-02-03,x", "'' is none of the codes of stage"),
        ("set,atk_1,,attack_type,air raid,Ana,2021-02-03,x", "none of the codes of attack_type"),
        ("set,atk_1,,killed_best,-1,Ana,2021-02-03,x", "no whole number from 0"),
        ("set,atk_1,,killed_best,2.5,Ana,2021-02-03,x", "no whole number"),
        ("set,atk_1,,killed_best,٣,Ana,2021-02-03,x", "no whole number"),
        ("set,atk_1,,date_precision,6,Ana,2021-02-03,x", "no whole number from 1 to 5"),
        ("set,atk_1,,date,2020-02-30,Ana,2021-02-03,x", "is no day"),
        ("set,atk_1,,date,11/03/2020,Ana,2021-02-03,x", "is no day"),
        ("set,atk_1,,date,2020-03-13/2020-03-11,Ana,2021-02-03,x", "2020-03-11 is before 2020-03-13"),
        ("set,atk_1,,country_iso3,Iraq,Ana,2021-02-03,x", "no ISO 3166-1"),
        ("set,atk_1,,place,Nowhere at all,Ana,2021-02-03,x", "the gazetteer has no"),
        ("set,atk_1,,place,Springfield,Ana,2021-02-03,x", "may be"),
        ("reject,atk_1,,,,Ana,yesterday,x", "when: 'yesterday' is no day"),
        ("reject,atk_1,,,,Ana,2021-13-03,x", "is no day or time"),
        ("reject,atk_1,,,,Ana,2021-02-03", "it has 7 cells where the first line has 8"),
        ("reject,atk_1,,,,Ana,2021-02-03,x,y", "it has 9 cells"),
        ('reject,atk_1,,,,Ana,2021-02-03,"never closed', "no line of CSV"),
        ("reject,atk_1,,,,Ana,2021-02-03,\x1b[2Jx", "control characters"),
        ("reject,atk_1,,,,\u202eanA,2021-02-03,x", "control characters"),
        (f"reject,atk_1,,,,Ana,2021-02-03,{'x' * 5000}", "too long"),
        (f"reject,atk_1,,,,Ana,2021-02-03,{'x' * 200_000}", "no line of CSV"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_stops_no_other(tmp_path: Path, line: str, problem: str) -> None:
    good = "reject,atk_9,,,,Ana,2021-02-03,a film"
    lines = lines_of(tmp_path, good, line, good.replace("atk_9", "atk_8"))
    assert [found.line_number for found in lines] == [2, 3, 4]
    assert [found.problem is None for found in lines] == [True, False, True]
    assert problem in (lines[1].problem or "")
    assert all(char.isprintable() for char in lines[1].problem or "")
    assert [one.target for one in corrections_of(lines, CODES)] == ["atk_9", "atk_8"]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "must name the columns"),
        (b"action,id,who,when\n", "missing: why"),
        (b"action,id,who,when,why,note\n", "unknown column 'note'"),
        (b"action,id,who,when,why,why\n", "names a column twice"),
        (b"action,id,who,when,why\nreject,atk_1,J\xfcrgen,2021-02-03,x\n", "can't be read"),
        (b'"action', "can't be read"),
    ],
)
def test_a_file_that_is_none_is_one_refused_line_and_stops_no_other_file(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    (tmp_path / "bad.csv").write_bytes(content)
    lines = lines_of(tmp_path, "reject,atk_1,,,,Ana,2021-02-03,x", name="good.csv")
    assert [(line.file_path, line.line_number) for line in lines] == [("bad.csv", 0), ("good.csv", 2)]
    assert problem in (lines[0].problem or "")


def test_columns_in_any_order_a_byte_order_mark_and_missing_optional_ones(tmp_path: Path) -> None:
    lines = lines_of(tmp_path, "x,2021-02-03,Ana,atk_1,reject", header="\ufeffWhy,when,who,id,action")
    assert [line.problem for line in lines] == [None]
    assert corrections_of(lines, CODES)[0].target == "atk_1"


def test_the_id_of_a_correction_stays_when_the_line_moves(tmp_path: Path) -> None:
    line = "reject,atk_1,,,,Ana,2021-02-03,a film"
    (first,) = lines_of(tmp_path, line)
    moved = lines_of(tmp_path, "reject,atk_2,,,,Ana,2021-02-03,a film", line)
    assert moved[1].correction_id == first.correction_id != moved[0].correction_id
