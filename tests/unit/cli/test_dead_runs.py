"""A refresh whose process was killed must not keep later ones from running."""

from pathlib import Path

import dagster as dg
import pytest

from pipelines.cli import refresh
from pipelines.cli.refresh import _clear_away_dead_runs
from pipelines.defs.resources import WRITER_POOL


@pytest.fixture
def instance(tmp_path: Path) -> dg.DagsterInstance:
    return dg.DagsterInstance.local_temp(
        str(tmp_path), overrides={"concurrency": {"pools": {"default_limit": 1}}, "telemetry": {"enabled": False}}
    )


def start_run(instance: dg.DagsterInstance, tags: dict[str, str]) -> dg.DagsterRun:
    """A run that has started and holds the writers' slot, as a killed process leaves it."""

    @dg.job
    def nothing() -> None:
        pass

    run = instance.create_run_for_job(nothing, status=dg.DagsterRunStatus.STARTED, tags=tags)
    instance.event_log_storage.initialize_concurrency_limit_to_default(WRITER_POOL)
    instance.event_log_storage.claim_concurrency_slot(WRITER_POOL, run.run_id, "step")
    assert instance.event_log_storage.get_concurrency_info(WRITER_POOL).claimed_slots
    return run


def status(instance: dg.DagsterInstance, run: dg.DagsterRun) -> dg.DagsterRunStatus:
    found = instance.get_run_by_id(run.run_id)
    assert found
    return found.status


@pytest.mark.parametrize("folder", [".", "a folder that is gone"])
def test_a_killed_refresh_is_closed(instance: dg.DagsterInstance, tmp_path: Path, folder: str) -> None:
    run = start_run(instance, {"aftermath/warehouse": str(tmp_path / folder)})
    _clear_away_dead_runs(instance)
    assert status(instance, run) == dg.DagsterRunStatus.FAILURE
    assert not instance.event_log_storage.get_concurrency_info(WRITER_POOL).claimed_slots


def test_a_slot_that_a_dead_run_of_the_ui_holds_is_freed(
    instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "WAIT_SECONDS", -4.5)
    run = start_run(instance, {})
    _clear_away_dead_runs(instance)
    assert not instance.event_log_storage.get_concurrency_info(WRITER_POOL).claimed_slots
    # Whether the run itself is over, only Dagster's own monitoring can say.
    assert status(instance, run) == dg.DagsterRunStatus.STARTED
