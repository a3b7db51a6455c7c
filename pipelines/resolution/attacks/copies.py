"""Reports of an article that repeats another: each follows the same report of the original.

Not here: which articles repeat another (``resolution.duplicates``).
"""

from collections import defaultdict
from collections.abc import Iterable

from pipelines.events.model import AttackReport
from pipelines.resolution.model import ArticleDuplicate


def copies_of_originals(attacks: Iterable[AttackReport], duplicates: Iterable[ArticleDuplicate]) -> dict[str, str]:
    """Report of a copied article -> the same report of the original, told by its rank in the text.

    A near-copy may tell fewer attacks, more or others: where types or places differ, all its reports are compared as
    those of any article are.
    """
    by_article: dict[str, list[AttackReport]] = defaultdict(list)
    for attack in attacks:
        by_article[attack.article_id].append(attack)
    for reports in by_article.values():
        reports.sort(key=lambda row: (row.trigger_start, row.attack_report_id))
    followed = {}
    for row in duplicates:
        ours, theirs = by_article.get(row.article_id, []), by_article.get(row.duplicate_of_article_id, [])
        pairs = list(zip(ours, theirs, strict=False))
        same_places = all(a.place_id == b.place_id or not a.place_id or not b.place_id for a, b in pairs)
        if same_places and [attack.attack_type for attack in ours] == [attack.attack_type for attack in theirs]:
            for copy, original in pairs:
                followed[copy.attack_report_id] = original.attack_report_id
    return followed
