"""A refresh that can't go on says why in one line and ends with the status of failure."""

from pathlib import Path

import duckdb
import pytest

from pipelines.cli import exit_codes, refresh


@pytest.mark.parametrize(
    "error",
    [OSError(28, "No space left on device"), duckdb.IOException("IO Error: No space left on device")],
    ids=["system", "database"],
)
def test_a_full_disk_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    (tmp_path / "raw").mkdir()
    monkeypatch.setenv("AFTERMATH_RAW_DIR", str(tmp_path / "raw"))
    monkeypatch.setenv("AFTERMATH_WAREHOUSE_DIR", str(tmp_path / "warehouse"))

    def fails(*_: object) -> int:
        raise error

    monkeypatch.setattr(refresh, "_refresh", fails)
    assert refresh.refresh(allow_shrink=False) == exit_codes.FAILED
    assert "No space left on device" in capsys.readouterr().err
