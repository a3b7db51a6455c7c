"""Which report gives an attack its key.

Not here: which reports an attack has. What became of an id that so changed is told in ``resolution.history``.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from pipelines.resolution.attacks.compared import ComparedReport


def anchor(cluster: Iterable[str], reports: Mapping[str, ComparedReport]) -> str:
    """The report of the earliest published article (undated ones last), of several the one with the smallest key."""
    return min(cluster, key=lambda key: (reports[key].published_on or date.max, key))
