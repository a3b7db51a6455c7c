"""A header or a line of the record that makes no sense costs nothing but itself."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pipelines.fetching.config import Settings
from pipelines.fetching.polite import PoliteClient
from pipelines.fetching.record import Attempt, Memory, Record
from pipelines.fetching.silence import silent_sources
from pipelines.fetching.transport import Answer

URL = "https://news.example/page"


class Server:
    """Permits everything, is busy once, and says in its own way for how long."""

    def __init__(self, retry_after: str) -> None:
        self._answers = [Answer(URL, 503, {"retry-after": retry_after}, b""), Answer(URL, 200, {}, b"a page")]

    def get(self, url: str, headers: Any = None) -> Answer:
        return Answer(url, 404, {}, b"") if url.endswith("robots.txt") else self._answers.pop(0)


@pytest.mark.parametrize(
    "retry_after",
    [
        "soon",
        "-1",
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
        "Mon, 01 Jan 2020 00:00:00 +999999999999999",
        "Mon, 01 Jan 2020 00:00:00 +9999",
    ],
)
def test_a_time_to_wait_that_is_none_is_as_if_none_were_stated(retry_after: str) -> None:
    client = PoliteClient(Server(retry_after), Settings(), clock=lambda: 0.0, sleep=lambda _: None)  # type: ignore[arg-type]
    assert client.get(URL).reason == "ok"


@pytest.mark.parametrize("at", ["2020-03-17T10:00:00", "2020-03-17T10:00:00Z", "yesterday", 5, None])
def test_a_time_changed_by_hand_stops_no_fetch(at: Any) -> None:
    memory = Memory([Attempt(at, "source", "page", URL, "saved")])
    is_time = isinstance(at, str) and at.startswith("2020")
    assert memory.due_again("source", datetime(2020, 3, 19, tzinfo=UTC), (1,), 3) == ([URL] if is_time else [])


@pytest.mark.parametrize(
    "line",
    [
        '{"at": "2020-03-17T10:00:00Z", "source": "desk", "ki',
        '{"at": "2020-03-17T10:00:00Z", "source": "desk", "kind": "page", "url": ["x"], "result": "saved"}',
        '{"at": "2020-03-17T10:00:00Z", "source": {}, "kind": "page", "url": "x", "result": "listed"}',
        '{"at": 5, "source": "desk", "kind": "page", "url": "x", "result": "saved"}',
        '{"at": "2020-03-17T10:00:00Z", "source": "desk", "kind": "page", "url": "x", "result": "saved", "etag": 1}',
        '{"at": "2020-03-17T10:00:00Z", "source": "desk"}',
        "[1]",
        "[" * 100_000,
    ],
    ids="cut address source time mark missing list deep".split(),
)
def test_a_line_of_the_record_that_says_nothing_is_passed_over(tmp_path: Path, line: str) -> None:
    record = Record(tmp_path)
    before = Attempt("2020-03-17T09:00:00Z", "desk", "page", URL, "listed")
    record.append([before], date(2020, 3, 17))
    with (tmp_path / "2020-03-17.jsonl").open("a") as file:
        file.write(line)
    after = Attempt("2020-03-17T11:00:00Z", "desk", "page", URL, "saved", etag='"a"', saved_in="fetched/x.warc.gz")
    record.append([after], date(2020, 3, 17))
    assert list(record.attempts()) == [before, after]
    assert Memory(record.attempts()).waiting("desk", 3) == []
    assert silent_sources(record.attempts(), ["desk"], "2020-03-18T00:00:00Z") == []
