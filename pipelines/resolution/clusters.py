"""Groups records that scored pairs say are one, without depending on the order they come in.

Knows nothing of attacks or responses: the pairs, their scores and what forbids a join come from ``attacks`` and
``responses.py``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class ScoredPair:
    """Two records that may be one.

    Attributes:
        first, second: Keys.
        score: The higher, the likelier.
        rule: What joined them, kept with the members.
    """

    first: str
    second: str
    score: float
    rule: str


class Clusters:
    """Sets of records that are one, grown by joins; every record starts alone."""

    def __init__(self, keys: Iterable[str]):
        self._cluster_of: dict[str, tuple[str, ...]] = {key: (key,) for key in sorted(keys)}
        self._rules: dict[str, str] = {}

    def members(self, key: str) -> tuple[str, ...]:
        """The records that are one with this one, itself included, sorted."""
        return self._cluster_of[key]

    def all(self) -> list[tuple[str, ...]]:
        """Every cluster once, sorted."""
        return sorted(set(self._cluster_of.values()))

    def rule(self, key: str) -> str:
        """The rule that first joined the record to another; ``alone`` for a record that is its own cluster."""
        return self._rules.get(key, "alone")

    def join(self, first: str, second: str, rule: str) -> None:
        """Makes the clusters of both records one."""
        together = tuple(sorted({*self._cluster_of[first], *self._cluster_of[second]}))
        for key in (*self._cluster_of[first], *self._cluster_of[second]):
            self._rules.setdefault(key, rule)
        for key in together:
            self._cluster_of[key] = together

    def agglomerate(
        self,
        pairs: Iterable[ScoredPair],
        forbidden: Callable[[str, str], bool],
        agree: Callable[[tuple[str, ...], tuple[str, ...]], bool] | None = None,
    ) -> None:
        """Joins pairs from the highest score down, where no two records of the two clusters forbid it (complete link).

        Ties are broken by key, so any order of ``pairs`` gives the same clusters. ``agree`` is asked of the two whole
        clusters too, where it is given.
        """
        # clusters stay in here while they are remembered, so that no other object takes over their id
        refused: dict[tuple[int, int], tuple[tuple[str, ...], tuple[str, ...]]] = {}
        for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.first, pair.second)):
            ours, theirs = self._cluster_of[pair.first], self._cluster_of[pair.second]
            if ours is theirs or (id(ours), id(theirs)) in refused:
                continue
            if any(forbidden(a, b) for a in ours for b in theirs) or (agree and not agree(ours, theirs)):
                refused[id(ours), id(theirs)] = refused[id(theirs), id(ours)] = (ours, theirs)
            else:
                self.join(pair.first, pair.second, pair.rule)
