"""Which sources are silent: those that were asked, and gave nothing for a while."""

import pytest

from pipelines.fetching.record import Attempt
from pipelines.fetching.silence import silent_sources

SINCE = "2020-03-17T00:00:00Z"


def attempt(day: int, result: str, kind: str = "feed", source: str = "desk", reason: str = "x") -> Attempt:
    return Attempt(f"2020-03-{day}T08:00:00Z", source, kind, "https://a.example/", result, reason)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attempts", "failures"),
    [
        ([attempt(10, "failed"), attempt(18, "failed")], 2),
        ([attempt(10, "saved"), attempt(18, "failed")], 1),
        ([attempt(10, "refused", "page"), attempt(11, "refused", "page")], 2),
        ([attempt(10, "not_modified"), attempt(16, "failed", "bucket")], 1),
        # answered lately, or nothing was asked since
        ([attempt(17, "saved"), attempt(18, "failed")], None),
        ([attempt(10, "failed"), attempt(17, "not_modified")], None),
        ([attempt(10, "saved"), attempt(18, "listed", "page")], None),
        ([attempt(10, "saved")], None),
        ([], None),
        ([attempt(18, "failed", source="no longer in the file")], None),
    ],
)
def test_silence(attempts: list[Attempt], failures: int | None) -> None:
    found = [one.failures for one in silent_sources(attempts, ["desk"], SINCE)]
    assert found == ([] if failures is None else [failures])
