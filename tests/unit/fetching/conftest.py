"""A server of this machine and folders for what is fetched from it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pipelines.fetching.config import FeedsFile, Settings, Source
from pipelines.fetching.run import FetchSummary, fetch
from tests.unit.fetching.news_server import NewsServer, news_server

QUICK = {"delay_s": 0.0, "timeout_s": 2.0, "deadline_s": 5.0, "retries": 1, "allow_networks": ("127.0.0.1/32",)}


@pytest.fixture
def news() -> Iterator[NewsServer]:
    with news_server() as server:
        yield server


class Desk:
    """Somebody who fetches into folders of their own."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.raw_dir = folder / "raw"
        self.record_dir = folder / "warehouse" / "fetching"
        self.later = timedelta()
        """How far its clock is ahead."""

    def fetch(self, *sources: Source, **settings: object) -> FetchSummary:
        feeds = FeedsFile(settings=Settings.model_validate({**QUICK, **settings}), sources=sources)
        return fetch(
            feeds,
            feeds_dir=self.folder,
            raw_dir=self.raw_dir,
            record_dir=self.record_dir,
            now=lambda: datetime.now(UTC) + self.later,
        )

    def raw_files(self) -> list[str]:
        return sorted(p.relative_to(self.raw_dir).as_posix() for p in self.raw_dir.rglob("*") if p.is_file())


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
