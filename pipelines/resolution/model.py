"""What resolution takes and gives: articles as it needs them, one dataclass for each table of schema ``resolution``.

Field for column with ``warehouse/tables.py``. Decides nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from pipelines.events.model import ArticleEvents


@dataclass(frozen=True)
class ArticleRecord:
    """The part of a stored article that resolution looks at."""

    article_id: str
    published_on: date | None
    text: str
    title: str | None = None


@dataclass(frozen=True)
class ArticleDuplicate:
    """One article that repeats another."""

    article_id: str
    duplicate_of_article_id: str


@dataclass(frozen=True)
class AttackMember:
    """One reported attack and the attack it is a report of."""

    attack_report_id: str
    attack_id: str
    rule: str


@dataclass(frozen=True)
class ResponseMember:
    """One reported response and the response it is a report of."""

    response_report_id: str
    response_id: str
    rule: str


@dataclass(frozen=True)
class AnsweredAttackMatch:
    """One attack that is only described as answered, and the known attack it is."""

    answered_attack_report_id: str
    attack_id: str
    rule: str


@dataclass(frozen=True)
class Location:
    """One place that some report names."""

    location_id: str
    name: str
    location_kind: str
    admin1: str | None
    country_iso3: str | None
    country_name: str | None
    latitude: float | None
    longitude: float | None
    where_precision: int | None


@dataclass(frozen=True)
class ReportLocation:
    """One reported attack and the place it is set in."""

    attack_report_id: str
    location_id: str


@dataclass(frozen=True)
class ResolvedActor:
    """One actor that some report names, or that one of those is part of."""

    actor_id: str
    name: str
    actor_kind: str
    country_iso3: str | None
    parent_actor_id: str | None


@dataclass(frozen=True)
class UnlistedActor:
    """One actor whose name the vocabulary doesn't list, for a person to review.

    Attributes:
        is_group_like: Whether the name is a group's by a word of it, or nearly that of a listed actor.
        nearest_similarity: How like the nearest listed name is, up to 100; None where none is like it.
    """

    actor_id: str
    is_group_like: bool
    nearest_actor_id: str | None
    nearest_name: str | None
    nearest_similarity: float | None


@dataclass(frozen=True)
class ReportActor:
    """One report that names an actor, and that actor."""

    record_id: str
    actor_id: str


@dataclass(frozen=True)
class CorrectionOutcome:
    """What became of one line of the analysts' corrections.

    Attributes:
        status: ``applied``, ``superseded`` by a later correction, ``not_matched`` to any event that there is now, or
            ``rejected`` as wrong.
        detail: Why, or what was done.
        event_kind, event_id: The event it bears on now.
        report_count: Reports of that event.
    """

    file_path: str
    line_number: int
    correction_id: str
    status: str
    detail: str | None
    event_kind: str | None
    event_id: str | None
    report_count: int | None


@dataclass(frozen=True)
class CorrectedEvent:
    """One event that one correction bears on."""

    event_kind: str
    event_id: str
    correction_id: str
    action: str


@dataclass(frozen=True)
class CorrectedValue:
    """One column of one event that an analyst set; a null value is "not known".

    Attributes:
        corrected_at: When it took hold: the time of its correction, or of a later one that left it standing again.
        superseded_at: When a later correction took its place, None while it holds.
    """

    event_kind: str
    event_id: str
    field: str
    value: str | None
    correction_id: str
    corrected_at: datetime
    superseded_at: datetime | None = None


@dataclass(frozen=True)
class Resolution:
    """All rows of the schema, each list sorted by its key."""

    attack_members: list[AttackMember] = field(default_factory=list)
    response_members: list[ResponseMember] = field(default_factory=list)
    answered_attack_matches: list[AnsweredAttackMatch] = field(default_factory=list)
    article_duplicates: list[ArticleDuplicate] = field(default_factory=list)
    locations: list[Location] = field(default_factory=list)
    report_locations: list[ReportLocation] = field(default_factory=list)
    actors: list[ResolvedActor] = field(default_factory=list)
    report_actors: list[ReportActor] = field(default_factory=list)
    correction_outcomes: list[CorrectionOutcome] = field(default_factory=list)
    corrected_events: list[CorrectedEvent] = field(default_factory=list)
    corrected_values: list[CorrectedValue] = field(default_factory=list)
    unlisted_actors: list[UnlistedActor] = field(default_factory=list)


def merged(events: Iterable[ArticleEvents]) -> ArticleEvents:
    """All articles' reports in one, each kind sorted by key, so that nothing depends on the order of arrival."""
    found = ArticleEvents(article_id="")
    for one in events:
        found.attacks.extend(one.attacks)
        found.casualties.extend(one.casualties)
        found.attributions.extend(one.attributions)
        found.targets.extend(one.targets)
        found.responses.extend(one.responses)
        found.links.extend(one.links)
        found.totals.extend(one.totals)
        found.answered.extend(one.answered)
    found.attacks.sort(key=lambda row: row.attack_report_id)
    found.casualties.sort(key=lambda row: row.casualty_report_id)
    found.attributions.sort(key=lambda row: row.attribution_report_id)
    found.targets.sort(key=lambda row: row.target_report_id)
    found.responses.sort(key=lambda row: row.response_report_id)
    found.links.sort(key=lambda row: row.link_report_id)
    found.totals.sort(key=lambda row: row.total_id)
    found.answered.sort(key=lambda row: row.answered_attack_report_id)
    return found
