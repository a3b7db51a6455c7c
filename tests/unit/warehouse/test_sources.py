"""dbt's sources file says what the registry says, and is the committed one."""

from pathlib import Path

from pipelines.warehouse.sources import main, render
from pipelines.warehouse.tables import ALL_TABLES


def test_every_column_is_in_the_file_with_its_type_and_description() -> None:
    text = render()
    for table in ALL_TABLES:
        assert f"      - name: {table.name}\n" in text
        for column in table.columns:
            assert f"          - name: {column.name}\n            data_type: {column.type.lower()}\n" in text


def test_keys_of_one_column_are_tested_and_others_are_not() -> None:
    single = sum(len(table.key) == 1 for table in ALL_TABLES)
    assert render().count("data_tests: [not_null, unique]") == single
    assert single < len(ALL_TABLES)


def test_the_committed_file_is_up_to_date() -> None:
    assert main(["--check"]) == 0


def test_a_stale_or_missing_file_fails_the_check(tmp_path: Path) -> None:
    path = tmp_path / "models" / "_sources.yml"
    assert main(["--check"], path) == 1
    assert main([], path) == 0
    assert main(["--check"], path) == 0
    path.write_text(path.read_text(encoding="utf-8") + "# edited\n", encoding="utf-8")
    assert main(["--check"], path) == 1
