"""The graph that Dagster shows: it loads, its shape changes only on purpose, and every part of it is described.

After an intended change write the snapshot anew with ``python -m tests.unit.defs.test_definitions`` and read its diff.
"""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import dagster as dg
import pytest

from pipelines.definitions import build_defs, defs
from pipelines.defs.articles import RAW_FILES
from pipelines.defs.corrections import CORRECTION_FILES
from pipelines.defs.publish import PUBLISHED
from pipelines.defs.quality import quality_key
from pipelines.defs.refresh import new_raw_files
from pipelines.defs.resources import WRITER_POOL, WorkspaceResource
from pipelines.events.engine import ENGINE_VERSION
from pipelines.quality.catalogue import MEASUREMENTS
from pipelines.warehouse.tables import ALL_TABLES

SNAPSHOT = Path(__file__).with_name("graph.txt")
REPOSITORY = Path(__file__).parents[3]


def _name(key: dg.AssetKey) -> str:
    return ".".join(key.path)


def describe_graph() -> str:
    """Assets by group with pool and what they read, then jobs, schedules and sensors."""
    graph = defs.resolve_asset_graph()
    lines = []
    for group in sorted({graph.get(key).group_name for key in graph.get_all_asset_keys()}):
        lines.append(f"group {group}")
        for key in sorted(key for key in graph.get_all_asset_keys() if graph.get(key).group_name == group):
            node = graph.get(key)
            pools = ",".join(sorted(node.pools or ())) or "no pool"
            lines.append(f"  {_name(key)} ({pools})")
            lines.extend(f"    < {_name(parent)}" for parent in sorted(node.parent_keys))
    python_checks = sorted(
        (_name(check.asset_key), check.name)
        for definition in defs.asset_checks or ()
        for check in definition.check_specs  # type: ignore[union-attr]
    )
    lines += ["python checks", *(f"  {asset}: {name}" for asset, name in python_checks)]
    for job in defs.jobs or ():
        lines.append(f"job {job.name}")
    for schedule in defs.schedules or ():
        assert isinstance(schedule, dg.ScheduleDefinition)
        lines.append(
            f"schedule {schedule.name}: {schedule.cron_schedule} {schedule.execution_timezone}, job "
            f"{schedule.job_name}, {schedule.default_status.value}"
        )
    for sensor in defs.sensors or ():
        lines.append(
            f"sensor {sensor.name}: every {sensor.minimum_interval_seconds} s at most, job {sensor.job_name}, "
            f"{sensor.default_status.value}"
        )
    return "\n".join(lines) + "\n"


def test_the_graph_has_the_shape_on_record() -> None:
    assert describe_graph() == SNAPSHOT.read_text(encoding="utf-8")


def test_everything_can_be_loaded_and_run() -> None:
    dg.Definitions.validate_loadable(defs)


def test_every_asset_is_described_and_owned() -> None:
    graph = defs.resolve_asset_graph()
    for key in graph.get_all_asset_keys():
        node = graph.get(key)
        assert node.description and len(node.description) > 20, key
        assert node.group_name != "default", key
        assert node.owners == ["team:aftermath"], key
        assert node.kinds, key


def test_every_private_table_is_an_asset_that_dbt_reads_under_the_same_key() -> None:
    graph = defs.resolve_asset_graph()
    keys = {dg.AssetKey([table.schema, table.name]) for table in ALL_TABLES}
    assert keys <= graph.materializable_asset_keys
    assert graph.external_asset_keys == {RAW_FILES, CORRECTION_FILES}, (
        "a dbt source that no asset writes would be external too"
    )
    dbt_keys = {key for key in graph.materializable_asset_keys if "dbt" in graph.get(key).kinds}
    read_by_dbt = {parent for key in dbt_keys for parent in graph.get(key).parent_keys} - dbt_keys
    assert read_by_dbt
    assert read_by_dbt <= keys


def test_stages_follow_one_another() -> None:
    """Each stage depends on the one before, so a run of everything goes through them in this order."""
    graph = defs.resolve_asset_graph()

    def upstream(key: dg.AssetKey) -> set[dg.AssetKey]:
        found: set[dg.AssetKey] = set()
        waiting = [key]
        while waiting:
            for parent in graph.get(waiting.pop()).parent_keys:
                if parent not in found:
                    found.add(parent)
                    waiting.append(parent)
        return found

    order = [
        RAW_FILES,
        dg.AssetKey(["articles", "articles"]),
        dg.AssetKey(["events", "attack_reports"]),
        dg.AssetKey(["resolution", "attack_members"]),
        dg.AssetKey(["marts", "fct_attacks"]),
        PUBLISHED,
    ]
    for earlier, later in pairwise(order):
        assert earlier in upstream(later)
    assert upstream(PUBLISHED) == graph.get_all_asset_keys() - {PUBLISHED} - of_quality()


def test_every_writer_shares_the_one_slot_pool() -> None:
    graph = defs.resolve_asset_graph()
    writers = graph.materializable_asset_keys - of_quality()
    assert {frozenset(graph.get(key).pools or ()) for key in writers} == {frozenset({WRITER_POOL})}


def test_every_check_blocks_except_those_of_quality_and_for_a_person() -> None:
    specs = [spec for definition in defs.asset_checks or () for spec in definition.check_specs]  # type: ignore[union-attr]
    assert len(specs) > 80
    # so do a correction that came to nothing and a group that no table lists
    warned = {dg.AssetKey(["marts", "corrections"]), dg.AssetKey(["marts", "unknown_actors"])}
    assert {spec.asset_key for spec in specs if not spec.blocking} == of_quality() | warned


def of_quality() -> set[dg.AssetKey]:
    keys = {quality_key(measurement) for measurement in MEASUREMENTS}
    assert len(keys) == len(MEASUREMENTS) > 5
    return keys


def test_a_refresh_neither_measures_nor_waits_for_it() -> None:
    job = defs.resolve_job_def("refresh")
    selected = job.asset_layer.executable_asset_keys
    assert PUBLISHED in selected
    assert not selected & of_quality()
    assert not {key.asset_key for key in job.asset_layer.asset_graph.asset_check_keys} & of_quality()


def test_measurements_are_out_of_date_when_the_engine_changes() -> None:
    graph = defs.resolve_asset_graph()
    assert {graph.get(key).code_version for key in of_quality()} == {ENGINE_VERSION}


def test_resources_can_be_replaced(tmp_path: Path) -> None:
    replaced = build_defs(resource_overrides={"workspace": WorkspaceResource(raw_dir=str(tmp_path))})
    assert replaced.resources is not None
    assert replaced.resources["workspace"].raw_dir == str(tmp_path)


def test_the_nightly_run_is_at_half_past_two() -> None:
    schedule = defs.resolve_schedule_def("nightly_refresh")
    assert (schedule.cron_schedule, schedule.execution_timezone) == ("30 2 * * *", "UTC")


def _look(workspace: WorkspaceResource, cursor: str | None) -> dg.SensorResult:
    context = dg.build_sensor_context(cursor=cursor, resources={"workspace": workspace})
    result = new_raw_files(context)
    assert isinstance(result, dg.SensorResult)
    return result


def test_the_sensor_asks_for_one_run_once_new_files_have_arrived(tmp_path: Path) -> None:
    workspace = WorkspaceResource(raw_dir=str(tmp_path), warehouse_dir=str(tmp_path / "warehouse"))
    (tmp_path / "a.txt").write_text("Title\n\nBody.")
    first = _look(workspace, None)
    assert not first.run_requests  # still arriving, for all we know
    second = _look(workspace, first.cursor)
    assert len(second.run_requests or ()) == 1
    assert not _look(workspace, second.cursor).run_requests

    (tmp_path / "a.txt").write_text("Title\n\nBody, corrected.")
    third = _look(workspace, second.cursor)
    assert not third.run_requests
    fourth = _look(workspace, third.cursor)
    assert len(fourth.run_requests or ()) == 1
    assert not _look(workspace, fourth.cursor).run_requests


def test_the_sensor_asks_again_when_a_file_that_was_taken_away_is_put_back(tmp_path: Path) -> None:
    workspace = WorkspaceResource(raw_dir=str(tmp_path / "raw"), warehouse_dir=str(tmp_path / "warehouse"))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("Title\n\nBody.")
    cursor, keys = None, []
    for place in ("raw", "elsewhere.txt", "raw"):
        file = next(tmp_path.rglob("*.txt"))
        file.rename(tmp_path / place / "a.txt" if place == "raw" else tmp_path / place)
        for _ in range(2):
            look = _look(workspace, cursor)
            cursor = look.cursor
            keys += [request.run_key for request in look.run_requests or ()]
    assert keys == [None, None, None], "a key that was used once would be skipped"


def test_the_instance_is_read_from_the_checkout() -> None:
    """What `dagster dev` without arguments and without DAGSTER_HOME gets to see."""
    program = (
        "import os, dagster as dg\n"
        "from dagster._core.instance import InstanceRef\n"
        "import tempfile\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    reference = InstanceRef.from_dir(folder, config_dir=os.getcwd())\n"
        "    settings = reference.settings\n"
        "    print(settings['telemetry'], settings['nux'], settings['concurrency'])\n"
    )
    environment = {name: value for name, value in os.environ.items() if name != "DAGSTER_HOME"}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=REPOSITORY, env=environment
    )
    assert "{'enabled': False} {'enabled': False}" in done.stdout
    assert "'default_limit': 1" in done.stdout
    assert "'max_concurrent_runs': 1" in done.stdout


@pytest.mark.parametrize("variable", ["AFTERMATH_RAW_DIR", "AFTERMATH_WAREHOUSE_DIR"])
def test_folders_are_asked_for_when_a_run_starts(
    variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    resource = WorkspaceResource()
    monkeypatch.setenv(variable, str(tmp_path))
    workspace = resource.workspace()
    assert tmp_path in (workspace.raw_dir, workspace.warehouse_dir)


if __name__ == "__main__":
    SNAPSHOT.write_text(describe_graph(), encoding="utf-8")
