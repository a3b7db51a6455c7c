"""What was published before, and what became of its ids: the difference between two publications.

Knows no database: what was published comes from ``pipelines.warehouse.history``. Why reports were joined or parted is
decided elsewhere; here it is only told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import datetime

from pipelines.keys import stable_key

PREFIXES = {"attack": "atk", "response": "rsp"}
"""Kind of event -> what its keys start with."""


@dataclass(frozen=True)
class PublishedReport:
    """One report that some publication held, with the event it was last published under.

    Attributes:
        event_id: None for a report whose event an analyst rejected.
        trigger_start: Where in its article the words stand that name the event.
        is_latest: Whether the newest publication holds it.
    """

    event_kind: str
    report_id: str
    article_id: str
    trigger_start: int
    event_id: str | None
    is_latest: bool = False


@dataclass(frozen=True)
class EventChange:
    """An id of the publication before whose reports stand under another id now, or under none.

    Attributes:
        old_id: The id as published before.
        new_id: The id that the moved reports have since; None where nothing took its place.
        current_id: The id that ``new_id`` goes by at present; None where it is gone too.
        change: merged, split, rekeyed, rejected (by an analyst) or vanished.
        cause: new_articles, article_replaced, engine_changed, correction or other_evidence.
        joining_rules: The rules that hold the moved reports in the new event, separated by blanks.
        moved_report_ids: The reports that moved, as published before, separated by blanks.
        new_article_ids: Articles of the new event that the publication before didn't have, separated by blanks.
    """

    changed_at: datetime
    event_kind: str
    old_id: str
    new_id: str | None
    current_id: str | None
    change: str
    cause: str
    joining_rules: str | None
    moved_report_ids: str
    new_article_ids: str | None


@dataclass(frozen=True)
class History:
    """Everything that publications so far have held under ids of events.

    Attributes:
        reports: Every report that was ever published.
        changes: Every change of an id so far.
        successors: A published report that is no longer there -> the report that tells the same in the same article or
            in the version that replaced it, where an engine that reads otherwise or a corrected text still tells it.
        current_articles: Articles whose reports count at present.
    """

    reports: Sequence[PublishedReport] = ()
    changes: Sequence[EventChange] = ()
    successors: Mapping[str, str] = field(default_factory=dict)
    current_articles: frozenset[str] = frozenset()

    def now(self, report_id: str, present: Mapping[str, object]) -> str | None:
        """The report itself if it is there, else the one that took its place."""
        if report_id in present:
            return report_id
        successor = self.successors.get(report_id)
        return successor if successor in present else None


@dataclass(frozen=True)
class Membership:
    """One report at present.

    Attributes:
        event_id: None when its event was rejected by an analyst.
        rule: Why it belongs to the event.
    """

    article_id: str
    event_id: str | None
    rule: str


def changes_since(
    history: History, kind: str, members: Mapping[str, Membership], corrected: frozenset[str], changed_at: datetime
) -> list[EventChange]:
    """The ids of the newest publication whose reports stand under other ids now, or under none.

    Args:
        history: What was published.
        kind: attack or response.
        members: Every report of that kind at present.
        corrected: Events, and reports of rejected events, that analysts' corrections bear on.
        changed_at: The time of this refresh, in UTC without offset.

    Returns:
        One row for each old id and each other id that reports of it have now, and one without a new id for an event
        none of whose reports is left; none for an id that kept its reports. Sorted.
    """
    return _Comparison(history, kind, members, corrected, changed_at).changes()


class _Comparison:
    """The newest publication beside the present, for events of one kind."""

    def __init__(
        self,
        history: History,
        kind: str,
        members: Mapping[str, Membership],
        corrected: frozenset[str],
        changed_at: datetime,
    ) -> None:
        self._history, self._kind, self._members = history, kind, members
        self._corrected, self._changed_at = corrected, changed_at
        latest = [row for row in history.reports if row.event_kind == kind and row.is_latest and row.event_id]
        self._known_articles = {row.article_id for row in latest}
        self._old_ids = {row.event_id for row in latest}
        self._present_ids = {member.event_id for member in members.values()}
        self._moved: dict[tuple[str, str | None], list[PublishedReport]] = defaultdict(list)
        self._came_from: dict[str, set[str]] = defaultdict(set)
        self._went_to: dict[str, set[str]] = defaultdict(set)
        self._articles: dict[str | None, set[str]] = defaultdict(set)
        for member in members.values():
            self._articles[member.event_id].add(member.article_id)
        for row in latest:
            now = history.now(row.report_id, members)
            new_id = members[now].event_id if now else None
            if row.event_id and new_id != row.event_id:
                self._moved[row.event_id, new_id].append(row)
                if new_id:
                    self._came_from[new_id].add(row.event_id)
                    self._went_to[row.event_id].add(new_id)

    def changes(self) -> list[EventChange]:
        found = []
        for (old, new), rows in self._moved.items():
            if new is None and (old in self._present_ids or self._went_to[old]):
                continue  # an event with a report less keeps its id
            found.append(self._change(old, new, rows))
        return sorted(found, key=lambda row: (row.old_id, row.new_id or ""))

    def _change(self, old: str, new: str | None, rows: Sequence[PublishedReport]) -> EventChange:
        present = [now for row in rows if (now := self._history.now(row.report_id, self._members))]
        if new is None:
            change = "rejected" if present else "vanished"
        elif old in self._present_ids or len(self._went_to[old]) > 1:
            change = "split"
        elif new in self._old_ids or len(self._came_from[new]) > 1:
            change = "merged"
        else:
            change = "rekeyed"
        arrived = self._articles[new] - self._known_articles if new is not None else set()
        return EventChange(
            changed_at=self._changed_at,
            event_kind=self._kind,
            old_id=old,
            new_id=new,
            current_id=new,
            change=change,
            cause=self._cause({old, new, *present}, rows, arrived),
            joining_rules=" ".join(sorted({self._members[key].rule for key in present})) or None,
            moved_report_ids=" ".join(sorted(row.report_id for row in rows)),
            new_article_ids=" ".join(sorted(arrived)) or None,
        )

    def _cause(self, touched: Set[str | None], rows: Sequence[PublishedReport], arrived: Set[str]) -> str:
        if touched & self._corrected:
            return "correction"
        if any(row.article_id not in self._history.current_articles for row in rows):
            return "article_replaced"
        if any(row.report_id not in self._members for row in rows):
            return "engine_changed"
        return "new_articles" if arrived else "other_evidence"


def with_current_ids(changes: Iterable[EventChange], present_ids: Set[str]) -> list[EventChange]:
    """Every change with the id that its new id goes by at present.

    A new id that is gone itself is followed to where most of its reports went when it last changed.

    Args:
        changes: In any order.
        present_ids: Keys of the events that there are.

    Returns:
        The changes, oldest first.
    """
    rows = sorted(changes, key=lambda row: (row.changed_at, row.event_kind, row.old_id, row.new_id or ""))
    last: dict[str, EventChange] = {}
    for row in rows:
        known = last.get(row.old_id)
        if known is None or _weight(row) > _weight(known):
            last[row.old_id] = row

    def current(event_id: str | None) -> str | None:
        followed: set[str] = set()
        while event_id is not None and event_id not in present_ids:
            if event_id in followed or event_id not in last:
                return None
            followed.add(event_id)
            event_id = last[event_id].new_id
        return event_id

    return [replace(row, current_id=current(row.new_id)) for row in rows]


def _weight(change: EventChange) -> tuple[datetime, int]:
    return change.changed_at, len(change.moved_report_ids.split())


def event_key(kind: str, report_id: str, *more: str) -> str:
    """The key of the event that is named after this report, and what else tells it from another."""
    return stable_key(PREFIXES[kind], report_id, *more)
