"""Which reported attacks are one attack: the order of the steps.

Articles about one attack are compared first, by their wording and fields together (``story_*``); then pairs of all
reports, on place, date, type, named victims, figures, perpetrator and target (``scoring``); then what is loosely dated
or placed, and what is only told as answered. Limits forbid joins however high a score. Merging the figures of one
attack's reports is dbt's work, and so is choosing among them; what analysts change is ``corrected``'s.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from pipelines.events.model import ArticleEvents
from pipelines.keys import stable_key
from pipelines.resolution.attacks.anchors import anchor
from pipelines.resolution.attacks.answered import join_answered
from pipelines.resolution.attacks.blocking import blocked_pairs
from pipelines.resolution.attacks.compared import ComparedReport, compared_reports
from pipelines.resolution.attacks.copies import copies_of_originals
from pipelines.resolution.attacks.limits import cannot_be_one, stories_cannot_be_one, told_apart
from pipelines.resolution.attacks.loosely_dated import join_loosely_dated
from pipelines.resolution.attacks.loosely_placed import join_loosely_placed
from pipelines.resolution.attacks.scoring import JOIN_AT, pair_score
from pipelines.resolution.attacks.stories import stories, with_stories
from pipelines.resolution.attacks.story_comparison import StoryComparison
from pipelines.resolution.attacks.story_model import StoryModel
from pipelines.resolution.clusters import Clusters, ScoredPair
from pipelines.resolution.model import ArticleDuplicate, ArticleRecord, AttackMember
from pipelines.vocabulary.places import PlaceIndex


def resolve_attacks(
    events: ArticleEvents,
    articles: Mapping[str, ArticleRecord],
    duplicates: Iterable[ArticleDuplicate],
    actor_of: Mapping[str, str],
    places: PlaceIndex,
    *,
    model: StoryModel | None,
) -> list[AttackMember]:
    """The attack of every reported attack.

    Args:
        events: All reports, each kind sorted by key.
        articles: By key.
        duplicates: Articles that repeat another; their reports follow those of the original.
        actor_of: Actor of each attribution and target report.
        places: The gazetteer.
        model: What weighs the wording of stories; without it only fields are compared.

    Returns:
        One row for each report, sorted. The key of an attack is made of the report of its earliest published article,
        then of the smallest report key.
    """
    copies = list(duplicates)
    reports, rarity = with_stories(
        {row.key: row for row in compared_reports(events, articles, actor_of, places)},
        stories(events.attacks, events.casualties),
        articles,
        {row.article_id for row in copies},
    )
    followed = copies_of_originals(events.attacks, copies)
    originals = [row for row in reports.values() if row.key not in followed]
    clusters = Clusters(row.key for row in originals)

    def limit(rule: Callable[[ComparedReport, ComparedReport], bool]) -> Callable[[str, str], bool]:
        def forbidden(first: str, second: str) -> bool:
            a, b = reports[first], reports[second]
            return a.report.article_id == b.report.article_id or rule(a, b)

        return forbidden

    beside: dict[str, list[ComparedReport]] = defaultdict(list)
    for row in reports.values():
        beside[row.report.article_id].append(row)
    forbidden = limit(cannot_be_one)
    forbidden_story = limit(lambda a, b: stories_cannot_be_one(a, b) or told_apart(a, b, beside))
    telling = StoryComparison(reports, rarity, model)
    clusters.agglomerate(telling.pairs(originals), forbidden_story, telling.agree)

    pairs = []
    for a, b in blocked_pairs(originals):
        if telling.denies(a, b):
            continue
        scored = pair_score(a, b)
        if scored is not None and scored[0] >= JOIN_AT:
            pairs.append(ScoredPair(a.key, b.key, *scored))
    clusters.agglomerate(pairs, forbidden, telling.agree)
    by_key = {row.key: row for row in originals}
    join_loosely_dated(clusters, by_key, forbidden, telling.agree)
    join_loosely_placed(clusters, by_key, forbidden, telling.agree)
    join_answered(clusters, by_key, events, forbidden, telling.agree)

    copied: dict[str, list[str]] = defaultdict(list)
    for copy, original in followed.items():
        copied[original].append(copy)
    members = []
    for cluster in clusters.all():
        with_copies = [*cluster, *(copy for original in cluster for copy in copied[original])]
        attack_id = stable_key("atk", anchor(with_copies, reports))
        for key in with_copies:
            rule = "copy_of_article" if key in followed else clusters.rule(key)
            members.append(AttackMember(key, attack_id, rule))
    return sorted(members, key=lambda row: row.attack_report_id)
