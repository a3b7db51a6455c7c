"""The command that reads a hostile folder says what became of each file, and sees when one is lost."""

from pathlib import Path

import pytest

from benchmarks import hostile
from pipelines.articles import read


def test_every_file_is_read_or_set_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    hostile._make_names_and_kinds(raw)
    (raw / "broken.json").write_text("{", encoding="utf-8")
    assert hostile._read(raw, tmp_path / "a.duckdb") == 0
    said = capsys.readouterr().out
    assert "new↵line.txt" in said
    assert "\x1b" not in said
    assert "neither read nor set aside: 0" in said


def test_a_lost_file_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.txt").write_text("Title\nText", encoding="utf-8")
    monkeypatch.setattr(read.Reading, "_articles", lambda self, source: iter(()))
    assert hostile._read(raw, tmp_path / "a.duckdb") == 1
