"""What ``feeds.toml`` may say, and what is said about one that can't be used."""

from pathlib import Path

import pytest

from pipelines.fetching.config import FeedsFileError, folders_of, load_feeds_file, local_path
from pipelines.paths import PROJECT_DIR


def test_the_example_in_the_repository_is_valid_and_asks_nobody_real() -> None:
    feeds = load_feeds_file(PROJECT_DIR / "feeds.example.toml")
    assert feeds is not None and len(feeds.sources) >= 3
    addresses = [source.feed for source in feeds.sources if source.feed]
    addresses += [url for source in feeds.sources for url in source.pages]
    assert addresses and all(".example/" in url or "example.org" in url for url in addresses)


def test_without_a_file_fetching_is_off(tmp_path: Path) -> None:
    assert load_feeds_file(tmp_path / "feeds.toml") is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("sources = [", "no TOML"),
        (f"[settings]\nretries = {'9' * 5000}", "no TOML"),
        ('[[sources]]\nname = "a"\nfolder = "~nobody-of-this-name/news"', "home folder that isn't on this machine"),
        ('[[sources]]\nname = "a"\nlist = "~nobody-of-this-name/a.csv"', "home folder that isn't on this machine"),
        ('[[sources]]\nname = "a"\nfolder = "news\\u0000"', "no NUL"),
        ("[settings]\ndelay = 3", "settings.delay: Extra inputs"),
        ("[settings]\ndelay_s = -1", "settings.delay_s"),
        ('[settings]\ndelay_s = "1"', "settings.delay_s"),
        ("[settings]\nask_again_after_days = [3, 1]", "days rise"),
        ("[settings]\nask_again_after_days = [0]", "between 1 and 365"),
        ('[settings]\nask_again_after_days = ["1"]', "settings.ask_again_after_days"),
        ('[settings]\nallow_networks = ["10.1.2.3/8"]', "settings.allow_networks"),
        ('[settings]\nuser_agent = "a\\nHost: b"', "one line"),
        ('[[sources]]\nname = "Desk 1"\nfeed = "https://a.example/rss"', "sources.0.name"),
        ('[[sources]]\nname = "../up"\nfeed = "https://a.example/rss"', "sources.0.name"),
        ('[[sources]]\nname = "a"', "a source has one of feed, pages"),
        (
            '[[sources]]\nname = "a"\nfeed = "https://a.example/rss"\nlist = "b.txt"',
            "a source has one of feed, pages",
        ),
        ('[[sources]]\nname = "a"\nfeed = "file:///etc/passwd"', "no http or https"),
        ('[[sources]]\nname = "a"\nfeed = "https://me:secret@a.example/"', "user name or password"),
        ('[[sources]]\nname = "a"\npages = ["https://a.example/x y"]', "white space"),
        ('[[sources]]\nname = "a"\npages = ["https://a.example/"]\ntake = "entries"', "only a feed has entries"),
        ('[[sources]]\nname = "a"\nlist = "http://a.example/x y.csv"', "white space"),
        ('[[sources]]\nname = "a"\nlist = "a.csv"\ncolumn = 0', "a number from 1"),
        ('[[sources]]\nname = "a"\nfeed = "https://a.example/rss"\ncolumn = 2', "only a list has columns"),
        ('[[sources]]\nname = "a"\nbucket = "https://a.example/b"', "no s3://BUCKET/PREFIX"),
        ('[[sources]]\nname = "a"\nbucket = "s3://KEY:SECRET@bucket/b"', "no s3://BUCKET/PREFIX"),
        ('[[sources]]\nname = "a"\nlist = "a.csv"\nendpoint = "http://a.example"', "only a bucket has an endpoint"),
        ('[[sources]]\nname = "a"\nbucket = "s3://news"\nendpoint = "a.example:9000"', "no http or https"),
        (
            '[[sources]]\nname = "a"\nfeed = "https://a.example/"\n[[sources]]\nname = "a"\nfeed = "https://b.example/"',
            "two sources have the name a",
        ),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text)
    with pytest.raises(FeedsFileError) as raised:
        load_feeds_file(path)
    assert says in str(raised.value) and str(path) in str(raised.value)
    assert "secret" not in str(raised.value)


def test_paths_start_from_the_folder_of_the_file_or_from_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "me"))
    (tmp_path / "feeds.toml").write_text(
        '[[sources]]\nname = "near"\nfolder = "news"\n[[sources]]\nname = "home"\nfolder = "~/news"\n'
    )
    folders = folders_of(load_feeds_file(tmp_path / "feeds.toml"), tmp_path)
    assert folders == {"near": tmp_path / "news", "home": tmp_path / "me" / "news"}
    assert local_path(tmp_path, "~/list.csv") == tmp_path / "me" / "list.csv"
