"""What analysts decided, as clustering needs it: joins to make first, and pairs that no join may bring together.

Which corrections are valid is not asked here.
"""

from collections.abc import Callable, Mapping

from pipelines.resolution.clusters import Clusters
from pipelines.resolution.model import JoinDecisions

RULE = "analyst"
"""The rule under which a report belongs to its attack because an analyst said so."""


def without_parted_copies(followed: Mapping[str, str], decisions: JoinDecisions) -> dict[str, str]:
    """Reports of copies with their originals, less those that an analyst took apart."""
    apart = _either_way(decisions.apart)
    return {copy: original for copy, original in followed.items() if (copy, original) not in apart}


def of_originals(decisions: JoinDecisions, followed: Mapping[str, str], known: Mapping[str, object]) -> JoinDecisions:
    """The same decisions about originals only, and about reports that there are."""

    def moved(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        mapped = {(followed.get(a, a), followed.get(b, b)) for a, b in pairs if a in known and b in known}
        return frozenset((min(pair), max(pair)) for pair in mapped if pair[0] != pair[1])

    return JoinDecisions(moved(decisions.together), moved(decisions.apart))


def join_decided(clusters: Clusters, decisions: JoinDecisions) -> None:
    """Makes the joins that analysts asked for, in the order of keys, but for those that would join what stays apart."""
    apart = _either_way(decisions.apart)
    for first, second in sorted(decisions.together):
        if not any((a, b) in apart for a in clusters.members(first) for b in clusters.members(second)):
            clusters.join(first, second, RULE)


def forbidden_join(
    clusters: Clusters,
    decisions: JoinDecisions,
    in_one_article: Callable[[str, str], bool],
    cannot_be_one: Callable[[str, str], bool],
) -> Callable[[str, str], bool]:
    """Whether two reports must not come into one cluster, after the joins that analysts asked for.

    Reports that an analyst joined may exclude each other; another report has to fit one of them, not all.
    """
    apart = _either_way(decisions.apart)
    decided = {key: cluster for cluster in clusters.all() if len(cluster) > 1 for key in cluster}

    def forbidden(first: str, second: str) -> bool:
        if (first, second) in apart or in_one_article(first, second):
            return True
        ours, theirs = decided.get(first, (first,)), decided.get(second, (second,))
        return all(cannot_be_one(a, b) for a in ours for b in theirs)

    return forbidden


def _either_way(pairs: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
    return pairs | {(second, first) for first, second in pairs}
