"""Sources that have stopped to give anything: what a person should look at, for nothing else would tell.

Reads the record of attempts; asks nobody.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from pipelines.fetching.record import Attempt


@dataclass(frozen=True)
class Silence:
    """A source whose every attempt has failed for a while.

    Attributes:
        last_answer_at: When it last gave anything, or said that nothing is new; None for never. ISO 8601 in UTC.
        failures: Attempts since then.
        last_reason, last_detail: Of the last of them.
    """

    source: str
    last_answer_at: str | None
    failures: int
    last_reason: str
    last_detail: str


def silent_sources(attempts: Iterable[Attempt], names: Iterable[str], since: str) -> list[Silence]:
    """Sources without an answer since a moment, although they were asked.

    Args:
        attempts: The record, oldest first.
        names: The sources that are asked at present.
        since: ISO 8601 in UTC, as in the record.
    """
    answered: dict[str, str] = {}
    failed: dict[str, list[Attempt]] = {}
    for attempt in attempts:
        if attempt.result in ("failed", "refused"):
            failed.setdefault(attempt.source, []).append(attempt)
        elif attempt.result in ("saved", "not_modified"):
            answered[attempt.source] = attempt.at
            failed.pop(attempt.source, None)
    return [
        Silence(name, answered.get(name), len(failed[name]), failed[name][-1].reason, failed[name][-1].detail)
        for name in names
        if name in failed and answered.get(name, "") < since
    ]
