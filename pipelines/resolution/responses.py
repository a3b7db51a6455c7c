"""Which reported responses are one response: identity across articles.

A response that is itself an attack follows its attack; the others are compared by type, actor, date, votes and the
attack they answer.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.events.model import ArticleEvents, ResponseReport
from pipelines.keys import stable_key
from pipelines.resolution.actors import ancestry
from pipelines.resolution.clusters import Clusters, ScoredPair
from pipelines.resolution.days import days_later, days_told
from pipelines.resolution.model import AnsweredAttackMatch, AttackMember, ResponseMember
from pipelines.vocabulary.actors import ActorIndex, normalise_name

# Names of one use of force: a raid is told as an operation and as a strike.
_SAME_FORCE = frozenset({"military_strike", "military_operation"})
# What a state does once about an attack, within days of it; it condemns, arrests and orders again and again.
_DONE_ONCE = frozenset({"diplomatic_protest", "legal_complaint"})
_DAYS_OF_NEWS = 7
_ARTICLES = frozenset({"the", "a", "an", "and"})
_JOIN_AT = 3.0
_LOOSE_DAYS = 31
"""Days; a response dated more loosely says too little to be recognised."""


@dataclass(frozen=True)
class _Response:
    """A report with what the comparison needs."""

    report: ResponseReport
    published_on: date | None
    actor_line: tuple[str, ...]
    is_listed_actor: bool
    answers: frozenset[str]

    @property
    def key(self) -> str:
        return self.report.response_report_id

    @property
    def days(self) -> int | None:
        return days_told(self.report)


def resolve_responses(
    events: ArticleEvents,
    published: Mapping[str, date | None],
    attack_members: list[AttackMember],
    matches: list[AnsweredAttackMatch],
    *,
    actor_of: Mapping[str, str],
    vocabulary: ActorIndex,
) -> list[ResponseMember]:
    """The response of every reported response.

    Args:
        events: All reports, each kind sorted by key.
        published: Publication date of each article.
        attack_members: What ``resolve_attacks`` found.
        matches: Which attacks are meant where a response's article only describes one.
        actor_of: Actor of each response report.
        vocabulary: The actors, for who is part of whom.

    Returns:
        One row for each report, sorted; keys are made as for attacks.
    """
    attack_of = {row.attack_report_id: row.attack_id for row in attack_members}
    answers: dict[str, set[str]] = defaultdict(set)
    for link in events.links:
        if link.attack_report_id in attack_of:
            answers[link.response_report_id].add(attack_of[link.attack_report_id])
    meant = {row.answered_attack_report_id: row.attack_id for row in matches}
    for described in events.answered:
        if described.answered_attack_report_id in meant:
            answers[described.response_report_id].add(meant[described.answered_attack_report_id])
    reports = {}
    for report in events.responses:
        actor = actor_of.get(report.response_report_id)
        reports[report.response_report_id] = _Response(
            report,
            published.get(report.article_id),
            ancestry(actor, vocabulary),
            vocabulary.by_id(actor) is not None,
            frozenset(answers.get(report.response_report_id, ())),
        )
    clusters = Clusters(reports)

    of_attack: dict[str, list[str]] = defaultdict(list)
    for key, row in reports.items():
        attack_id = attack_of.get(row.report.same_as_attack_report_id or "")
        if attack_id:
            of_attack[attack_id].append(key)
    for keys in of_attack.values():
        for key in keys[1:]:
            clusters.join(keys[0], key, "same_attack")
    rest = [row for row in reports.values() if attack_of.get(row.report.same_as_attack_report_id or "") is None]

    def forbidden(first: str, second: str) -> bool:
        return _cannot_be_one(reports[first], reports[second])

    pairs = []
    for a, b in _blocked_pairs(rest):
        scored = _score(a, b)
        if scored is not None and scored[0] >= _JOIN_AT:
            pairs.append(ScoredPair(a.key, b.key, *scored))
    clusters.agglomerate(pairs, forbidden)

    members = []
    for cluster in clusters.all():
        anchor = min(cluster, key=lambda key: (reports[key].published_on or date.max, key))
        response_id = stable_key("rsp", anchor)
        members += [ResponseMember(key, response_id, clusters.rule(key)) for key in cluster]
    return sorted(members, key=lambda row: row.response_report_id)


def _blocked_pairs(reports: list[_Response]) -> Iterator[tuple[_Response, _Response]]:
    """Pairs of one type that share an actor or one it is part of, and a month or an answered attack.

    Of what is done once about an attack the attack is enough: the words may leave out who did it.
    """
    blocks: dict[tuple[object, ...], list[_Response]] = defaultdict(list)
    for row in reports:
        kind = "force" if row.report.response_type in _SAME_FORCE else row.report.response_type
        if kind in _DONE_ONCE:
            for attack_id in row.answers:
                blocks[kind, attack_id].append(row)
        for actor in row.actor_line:
            for attack_id in row.answers:
                blocks[kind, actor, attack_id].append(row)
            start, end = row.report.date_start, row.report.date_end
            if row.days is not None and row.days <= _LOOSE_DAYS and start and end:
                for month in {start.replace(day=1), end.replace(day=1), days_later(end, 1).replace(day=1)}:
                    blocks[kind, actor, month].append(row)
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        for index, a in enumerate(block):
            for b in block[index + 1 :]:
                first, second = sorted((a, b), key=lambda row: row.key)
                if first.key != second.key and (first.key, second.key) not in seen:
                    seen.add((first.key, second.key))
                    yield first, second


def _cannot_be_one(a: _Response, b: _Response) -> bool:
    """Hard rules: the same article, another type or kind of statement, other actors, dates or votes that exclude."""
    ours, theirs = a.report, b.report
    if ours.article_id == theirs.article_id:
        return True
    same_force = ours.response_type in _SAME_FORCE and theirs.response_type in _SAME_FORCE
    if ours.response_type != theirs.response_type and not same_force:
        return True
    if ours.response_subtype and theirs.response_subtype and ours.response_subtype != theirs.response_subtype:
        return True
    if not _actors_agree(a, b):
        return True
    for mine, other in ((ours.votes_for, theirs.votes_for), (ours.votes_against, theirs.votes_against)):
        if mine is not None and other is not None and mine != other:
            return True
    return _apart(a, b) > 0


def _actors_agree(a: _Response, b: _Response) -> bool:
    """One is the other, or part of it. Two parts of one government ("parliament", "the army") aren't one actor.

    "The British and French envoys were summoned" leaves its actor to whoever else tells of them.
    """
    if not a.actor_line or not b.actor_line:
        return _are_told_together(a, b) and _target_in_common(a, b) > 0.5
    return a.actor_line[0] in b.actor_line or b.actor_line[0] in a.actor_line


def _are_told_together(a: _Response, b: _Response) -> bool:
    """Whether both are the act that is done once about an attack, told of one attack within days."""
    if a.report.response_type not in _DONE_ONCE or not a.answers & b.answers:
        return False
    if a.published_on is None or b.published_on is None:
        return False
    return abs((a.published_on - b.published_on).days) <= _DAYS_OF_NEWS


def _target_in_common(a: _Response, b: _Response) -> float:
    """Of the words of the shorter target, how many the other has: 0 to 1."""
    ours, theirs = ({*normalise_name(row.report.target_name or "").split()} - _ARTICLES for row in (a, b))
    shorter = min(len(ours), len(theirs))
    return len(ours & theirs) / shorter if shorter else 0.0


def _apart(a: _Response, b: _Response) -> int:
    """Days between the two, 0 when they may meet or when one is undated."""
    if a.days is None or b.days is None:
        return 0
    first, second = sorted((a.report, b.report), key=lambda row: (row.date_start or date.min, row.date_end or date.min))
    assert first.date_end and second.date_start  # days is None without them
    return max(0, (second.date_start - first.date_end).days)


def _score(a: _Response, b: _Response) -> tuple[float, str] | None:
    """Score and rule of a pair, or None when it must not be joined."""
    if _cannot_be_one(a, b):
        return None
    score = 1.5 if a.actor_line[:1] == b.actor_line[:1] else 0.75
    rule = "same_actor_and_day"
    if a.days is not None and b.days is not None:
        longer = max(a.days, b.days)
        score += 2.0 if longer <= 2 else 0.75 if longer <= 7 else 0.25
        if longer > 2:
            rule = "same_actor_and_period"
    else:
        score += 0.75 if _are_told_together(a, b) else 0.0
        rule = "same_actor_and_attack"
    if a.report.votes_for is not None and a.report.votes_for == b.report.votes_for:
        score += 3.0
        rule = "same_vote"
    if a.answers & b.answers:
        score += 1.5
    elif a.answers and b.answers:
        score -= 1.0
    targets = [set(normalise_name(row.report.target_name or "").split()) for row in (a, b)]
    if targets[0] and targets[1]:
        score += 0.5 if targets[0] & targets[1] else -0.5
    return score, rule
