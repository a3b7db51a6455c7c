"""`aftermath fetch` as a person meets it: what it prints, its exit codes, and the files it leaves."""

import os
import subprocess
import sys
from pathlib import Path

import duckdb

from tests.unit.fetching.news_server import news_server

REPOSITORY = Path(__file__).parents[3]
COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()", "fetch"]
SETTINGS = '[settings]\ndelay_s = 0.0\nretries = 0\nallow_networks = ["127.0.0.1/32"]\n'


def run(tmp_path: Path, feeds: str | None) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "feeds.toml"
    if feeds is not None:
        path.write_text(feeds)
    environment = {
        **os.environ,
        "AFTERMATH_FEEDS": str(path),
        "AFTERMATH_RAW_DIR": str(tmp_path / "raw"),
        "AFTERMATH_WAREHOUSE_DIR": str(tmp_path / "warehouse"),
    }
    return subprocess.run(
        COMMAND, capture_output=True, text=True, check=False, cwd=REPOSITORY, env=environment, timeout=60
    )


def test_without_a_feeds_file_nothing_is_fetched_and_it_says_how(tmp_path: Path) -> None:
    done = run(tmp_path, None)
    assert done.returncode == 1
    assert "feeds.toml is missing" in done.stderr and "feeds.example.toml" in done.stderr


def test_a_feeds_file_with_a_mistake_is_named_with_the_place(tmp_path: Path) -> None:
    done = run(tmp_path, '[[sources]]\nname = "a"\nfeeds = "https://a.example/rss"\n')
    assert done.returncode == 1
    assert f"{tmp_path / 'feeds.toml'}: sources.0.feeds" in done.stderr


def test_what_came_of_it_is_printed_and_recorded(tmp_path: Path) -> None:
    with news_server() as news:
        news.serve_article("/a")
        pages = f'[[sources]]\nname = "desk"\npages = ["{news.base}/a", "{news.base}/gone"]\n'
        done = run(tmp_path, SETTINGS + pages)
    assert done.returncode == 0, done.stderr
    assert "1 pages in 1 files" in done.stdout
    assert f"desk: {news.base}/gone: http_404" in done.stdout
    record = tmp_path / "warehouse" / "fetching" / "*.jsonl"
    rows = duckdb.sql(f"select result, count(*) from '{record}' group by all order by all").fetchall()
    assert rows == [("listed", 2), ("refused", 1), ("saved", 1)]
