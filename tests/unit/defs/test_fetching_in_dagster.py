"""Fetching in Dagster: absent without a feeds file, and with one an asset that really fetches, for today only."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest

from pipelines.definitions import build_defs
from pipelines.defs.fetching import EVERY_SOURCE_ANSWERS, FETCHED
from pipelines.defs.resources import WorkspaceResource
from tests.unit.fetching.news_server import NewsServer, news_server

TODAY = datetime.now(UTC).date()


@pytest.fixture
def definitions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    with news_server() as news:
        feeds = tmp_path / "feeds.toml"
        feeds.write_text(
            '[settings]\ndelay_s = 0.0\nallow_networks = ["127.0.0.1/32"]\n'
            f'[[sources]]\nname = "desk"\nfeed = "{news.base}/rss"\n'
        )
        monkeypatch.setenv("AFTERMATH_FEEDS", str(feeds))
        workspace = WorkspaceResource(raw_dir=str(tmp_path / "raw"), warehouse_dir=str(tmp_path / "warehouse"))
        yield news, build_defs(resource_overrides={"workspace": workspace})


def materialise(definitions: dg.Definitions, day: str, raise_on_error: bool = True) -> dg.ExecuteInProcessResult:
    job = definitions.resolve_job_def("fetch")
    return job.execute_in_process(partition_key=day, raise_on_error=raise_on_error)


def test_without_a_feeds_file_the_graph_knows_nothing_of_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AFTERMATH_FEEDS", str(tmp_path / "feeds.toml"))
    definitions = build_defs()
    assert FETCHED not in definitions.resolve_asset_graph().get_all_asset_keys()
    assert [job.name for job in definitions.jobs or ()] == ["refresh"]


def test_today_s_partition_is_fetched_and_no_other(
    definitions: tuple[NewsServer, dg.Definitions], tmp_path: Path
) -> None:
    news, defs = definitions
    news.serve_feed("/rss", f"{news.base}/a", f"{news.base}/gone")
    news.serve_article("/a")
    result = materialise(defs, TODAY.isoformat())
    (event,) = result.get_asset_materialization_events()
    metadata = event.materialization.metadata
    assert (metadata["pages saved"].value, "404" in str(metadata["failures, by reason"].value)) == (1, True)
    assert len(list((tmp_path / "raw" / "fetched" / TODAY.isoformat()).iterdir())) == 1
    yesterday = materialise(defs, (TODAY - timedelta(days=1)).isoformat(), raise_on_error=False)
    assert not yesterday.success


def test_a_source_that_never_answers_is_warned_of(definitions: tuple[NewsServer, dg.Definitions]) -> None:
    news, defs = definitions
    (check,) = materialise(defs, TODAY.isoformat()).get_asset_check_evaluations()
    assert (check.check_name, check.passed, check.severity) == (EVERY_SOURCE_ANSWERS, False, dg.AssetCheckSeverity.WARN)
    assert "the server answered 404" in str(check.metadata["silent"].value)
    news.serve_feed("/rss")
    (check,) = materialise(defs, TODAY.isoformat()).get_asset_check_evaluations()
    assert check.passed


def test_a_refresh_does_not_fetch(definitions: tuple[NewsServer, dg.Definitions]) -> None:
    news, defs = definitions
    refresh = defs.resolve_job_def("refresh")
    assert FETCHED not in refresh.asset_layer.executable_asset_keys
    assert refresh.partitions_def is None, "a partitioned refresh would ask for a day"
    assert [schedule.name for schedule in defs.schedules or ()] == ["nightly_refresh", "nightly_fetch"]
    assert news.requests == []
