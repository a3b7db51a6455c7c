"""The assets of quality, run by Dagster on invented texts: figures as numbers, texts that are missing, warnings."""

import json
from pathlib import Path

import dagster as dg
import pytest

from pipelines.defs.quality import NO_FALL, TARGETS_MET, measure_quality, quality_checks, quality_key
from pipelines.defs.resources import WorkspaceResource
from pipelines.paths import Workspace
from pipelines.quality.catalogue import chosen
from tests.unit.quality.conftest import shared

__all__ = ["shared"]


def materialize(folder: Path, *names: str) -> dg.ExecuteInProcessResult:
    keys = [quality_key(measurement) for measurement in chosen(names)]
    return dg.materialize(
        [measure_quality, quality_checks()],
        selection=dg.AssetSelection.assets(*keys),
        resources={"workspace": WorkspaceResource(warehouse_dir=str(folder / "warehouse"))},
        raise_on_error=False,
    )


def metadata(result: dg.ExecuteInProcessResult, name: str) -> dict[str, dg.MetadataValue]:
    (measurement,) = chosen([name])
    (event,) = [
        event.step_materialization_data.materialization
        for event in result.get_asset_materialization_events()
        if event.asset_key == quality_key(measurement)
    ]
    return dict(event.metadata)


def verdicts(result: dg.ExecuteInProcessResult) -> dict[tuple[str, str], bool]:
    return {(one.asset_key.path[-1], one.check_name): one.passed for one in result.get_asset_check_evaluations()}


@pytest.fixture(autouse=True)
def invented_texts(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERMATH_SHARED_DIR", str(shared))


def test_figures_are_numbers_that_dagster_plots_and_a_table_with_changes(tmp_path: Path) -> None:
    first = materialize(tmp_path, "gold-dev", "gold-seed")
    assert first.success
    found = metadata(first, "gold-dev")
    assert found["attack F1"] == dg.FloatMetadataValue(1.0)
    assert found["exact date"] == dg.FloatMetadataValue(1.0)
    assert isinstance(found["articles a second"], dg.FloatMetadataValue)
    assert "| attack F1 | 1.000 | 1 | 0.850 | yes |  |" in str(found["figures"].value)

    second = metadata(materialize(tmp_path, "gold-dev"), "gold-dev")
    assert "| attack F1 | 1.000 | 1 | 0.850 | yes | = |" in str(second["figures"].value)


def test_only_what_is_selected_is_measured(tmp_path: Path) -> None:
    result = materialize(tmp_path, "gold-seed")
    assert {event.asset_key for event in result.get_asset_materialization_events()} == {
        quality_key(measurement) for measurement in chosen(["gold-seed"])
    }
    assert set(verdicts(result)) == {("gold_seed", NO_FALL), ("gold_seed", TARGETS_MET)}


def test_missing_texts_are_said_and_fail_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERMATH_SHARED_DIR", str(tmp_path / "nowhere"))
    result = materialize(tmp_path)
    assert result.success
    assert str(metadata(result, "gold-dev")["skipped"].value) == "nowhere/gold/dev.jsonl not found, nor 1 more"
    assert all(verdicts(result).values())
    assert not Workspace(tmp_path, tmp_path / "warehouse").quality_history.exists()


def test_a_figure_that_falls_below_its_target_warns_and_stops_nothing(tmp_path: Path, shared: Path) -> None:
    assert all(verdicts(materialize(tmp_path, "gold-dev")).values())
    history = Workspace(tmp_path, tmp_path / "warehouse").quality_history
    # as if the last engine but one had found the attack and its day, and the last one neither
    before = history.read_text()
    rows = before.splitlines()[1:]
    worse = [row.replace(rows[0][:10], "9999-01-01", 1).replace(",1.0,share", ",0.5,share") for row in rows]
    history.write_text(before + "\n".join(worse) + "\n")

    checked = dg.materialize(
        [quality_checks(), measure_quality],
        selection=dg.AssetSelection.checks(
            *(dg.AssetCheckKey(quality_key(chosen(["gold-dev"])[0]), name) for name in (NO_FALL, TARGETS_MET))
        ),
        resources={"workspace": WorkspaceResource(warehouse_dir=str(tmp_path / "warehouse"))},
    )
    assert checked.success
    assert verdicts(checked) == {("gold_dev", NO_FALL): False, ("gold_dev", TARGETS_MET): False}
    for one in checked.get_asset_check_evaluations():
        assert one.severity == dg.AssetCheckSeverity.WARN
        assert "| attack F1 | 0.500 | 1 | 0.850 | no | -0.500 |" in str(one.metadata["figures that warn"].value)
    described = {one.check_name: one.description for one in checked.get_asset_check_evaluations()}
    assert described == {
        NO_FALL: "attack F1 0.500, -0.500; exact date 0.500, -0.500",
        TARGETS_MET: "attack F1 0.500, target 0.850; exact date 0.500, target 0.850",
    }


def test_a_command_that_crashes_fails_the_run_after_the_others_were_measured(tmp_path: Path, shared: Path) -> None:
    (shared / "gold" / "dev.jsonl").write_text(json.dumps({"doc_id": "no text"}) + "\n")
    result = materialize(tmp_path, "gold-dev", "gold-seed")
    assert not result.success
    assert metadata(result, "gold-seed")["attack F1"] == dg.FloatMetadataValue(1.0)
    (failure,) = [event for event in result.all_events if event.is_step_failure and "measure" in event.step_key]
    assert "gold-dev" in str(failure.event_specific_data)
