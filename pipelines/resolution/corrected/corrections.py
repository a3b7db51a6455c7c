"""The order of the steps: attacks first, since responses that are attacks follow them, then the values.

Well-formed corrections in, events and what became of each correction out.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from pipelines.corrections.model import Correction
from pipelines.events.model import ArticleEvents
from pipelines.resolution.corrected.grouping import Grouping
from pipelines.resolution.corrected.outcomes import outcomes
from pipelines.resolution.corrected.replaying import replay
from pipelines.resolution.corrected.values import EventFacts, set_values
from pipelines.resolution.history import History
from pipelines.resolution.model import (
    AttackMember,
    CorrectedEvent,
    CorrectedValue,
    CorrectionOutcome,
    Location,
    ResolvedActor,
    ResponseMember,
)
from pipelines.vocabulary.actors import ActorIndex
from pipelines.vocabulary.places import PlaceIndex

RULE = "analyst"
"""The rule of a report that stands where a correction put it."""


class AppliedCorrections:
    """Corrections on their way through one resolution.

    Args:
        corrections: The well-formed ones.
        events: All reports.
        published: Publication date of each article.
        history: What was published before.
    """

    def __init__(
        self,
        corrections: Iterable[Correction],
        events: ArticleEvents,
        published: Mapping[str, date | None],
        history: History,
    ) -> None:
        self._corrections = list(corrections)
        self._published = {
            **{row.attack_report_id: published.get(row.article_id) for row in events.attacks},
            **{row.response_report_id: published.get(row.article_id) for row in events.responses},
        }
        self._reports = events
        self._history = history
        self._failed: dict[str, str] = {}
        self._attacks = self._grouping("attack", {row.attack_report_id: "" for row in events.attacks})
        self._responses = self._grouping("response", {row.response_report_id: "" for row in events.responses})

    def attack_members(self, members: list[AttackMember]) -> list[AttackMember]:
        """The attack of every report, after merging, splitting and rejecting."""
        if not self._corrections:
            return members
        self._attacks = self._grouping("attack", {row.attack_report_id: row.attack_id for row in members})
        self._failed |= replay(self._attacks, (self._attacks, self._responses), self._corrections)
        grouping = self._attacks
        return [
            AttackMember(row.attack_report_id, *self._placed(grouping, row.attack_report_id, row.rule))
            for row in members
        ]

    def response_members(self, members: list[ResponseMember]) -> list[ResponseMember]:
        """The response of every report, after merging, splitting and rejecting."""
        if not self._corrections:
            return members
        self._responses = self._grouping("response", {row.response_report_id: row.response_id for row in members})
        self._failed |= replay(self._responses, (self._attacks, self._responses), self._corrections)
        grouping = self._responses
        return [
            ResponseMember(row.response_report_id, *self._placed(grouping, row.response_report_id, row.rule))
            for row in members
        ]

    def values(
        self,
        locations: Sequence[Location],
        actors: Sequence[ResolvedActor],
        places: PlaceIndex,
        vocabulary: ActorIndex,
    ) -> list[CorrectedValue]:
        """The values that analysts set, by event."""
        facts = EventFacts(
            last_published=self._published,
            starts={row.attack_report_id: row.date_start for row in self._reports.attacks},
            threats=frozenset(row.attack_report_id for row in self._reports.attacks if row.stage == "threatened"),
            locations=frozenset(row.location_id for row in locations),
            unlisted_actors=frozenset(row.actor_id for row in actors),
            places=lambda key: places.by_id(key) is not None,
            actors=lambda key: vocabulary.by_id(key) is not None,
        )
        found = set_values((self._attacks, self._responses), self._corrections, facts)
        self._failed |= found.failed
        return found.values

    def outcomes(self) -> tuple[list[CorrectionOutcome], list[CorrectedEvent]]:
        """What became of every correction, and which events each bears on."""
        return outcomes((self._attacks, self._responses), self._corrections, self._failed)

    def _grouping(self, kind: str, event_of: Mapping[str, str]) -> Grouping:
        reports: dict[str, set[str]] = {}
        for report, event in event_of.items():
            reports.setdefault(event or report, set()).add(report)
        groups = {report: frozenset(group) for group in reports.values() for report in group}
        return Grouping(kind, self._published, self._history, groups)

    @staticmethod
    def _placed(grouping: Grouping, report: str, rule: str) -> tuple[str, str]:
        return grouping.event_id(grouping.groups[report]), RULE if report in grouping.moved else rule
