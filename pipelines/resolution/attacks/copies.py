"""Reports of an article that repeats another: each follows the same report of the original."""

from collections import defaultdict
from collections.abc import Iterable

from pipelines.events.model import AttackReport
from pipelines.resolution.model import ArticleDuplicate


def copies_of_originals(attacks: Iterable[AttackReport], duplicates: Iterable[ArticleDuplicate]) -> dict[str, str]:
    """Report of a copied article -> the same report of the original, told by its rank in the text."""
    by_article: dict[str, list[AttackReport]] = defaultdict(list)
    for attack in attacks:
        by_article[attack.article_id].append(attack)
    for reports in by_article.values():
        reports.sort(key=lambda row: (row.trigger_start, row.attack_report_id))
    followed = {}
    for row in duplicates:
        ours, theirs = by_article.get(row.article_id, []), by_article.get(row.duplicate_of_article_id, [])
        if [attack.attack_type for attack in ours] == [attack.attack_type for attack in theirs]:
            for copy, original in zip(ours, theirs, strict=True):
                followed[copy.attack_report_id] = original.attack_report_id
    return followed
