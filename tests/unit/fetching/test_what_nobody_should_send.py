"""A header or a line of the record that makes no sense costs nothing but itself."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pipelines.fetching.config import Settings
from pipelines.fetching.polite import PoliteClient
from pipelines.fetching.record import Attempt, Memory
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
