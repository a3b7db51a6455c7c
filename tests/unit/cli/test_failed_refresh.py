"""A refresh that can't go on says why in one line and ends with the status of failure."""

from pathlib import Path

import duckdb
import pytest

from pipelines.cli import exit_codes, refresh
from pipelines.paths import Workspace


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


@pytest.mark.parametrize("build", ["no tables", "no database"])
def test_what_failed_is_said_where_the_build_cannot_be_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], build: str
) -> None:
    """A first refresh whose disk is full leaves a build file without tables, or one that can't be opened."""
    (tmp_path / "raw").mkdir()
    monkeypatch.setenv("AFTERMATH_RAW_DIR", str(tmp_path / "raw"))
    monkeypatch.setenv("AFTERMATH_WAREHOUSE_DIR", str(tmp_path / "warehouse"))

    def fails(workspace: Workspace, *_: object) -> list[str]:
        if build == "no tables":
            duckdb.connect(str(workspace.build_database)).close()
        else:
            workspace.build_database.write_bytes(b"cut off by the disk's end")
        return ["read_articles: No space left on device"]

    monkeypatch.setattr(refresh, "_run_job", fails)
    assert refresh.refresh(allow_shrink=False) == exit_codes.FAILED
    assert "read_articles: No space left on device" in capfd.readouterr().out


@pytest.mark.parametrize("home", ["missing", "a_file"])
def test_a_dagster_home_that_is_no_folder_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], home: str
) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "a_file").touch()
    monkeypatch.setenv("AFTERMATH_RAW_DIR", str(tmp_path / "raw"))
    monkeypatch.setenv("AFTERMATH_WAREHOUSE_DIR", str(tmp_path / "warehouse"))
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / home))
    assert refresh.refresh(allow_shrink=False) == exit_codes.FAILED
    assert str(tmp_path / home) in capsys.readouterr().err.replace("\n", "")
