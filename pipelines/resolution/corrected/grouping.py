"""Events as sets of reports, and what merging, splitting and rejecting does to them.

Which correction comes first is said in ``replaying.py``; nothing here changes a report.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipelines.corrections.model import Correction
from pipelines.resolution.history import History, event_key

_TAKEN_OUT = "taken out"
_GONE = "no report of {key} is left: its article was replaced, or is read otherwise by the present engine"


class UnmatchedError(Exception):
    """The correction names something that there no longer is; the message says what."""


class WrongError(Exception):
    """The correction can't be right, whatever articles say; the message says why."""


@dataclass
class Grouping:
    """The events of one kind, by their reports, while corrections are replayed.

    Attributes:
        kind: attack or response.
        published: Report -> the day its article was published.
        history: What was published before.
        groups: Report -> all reports of its event.
        rejected: Event, as its reports -> the correction that rejected it.
        moved: Reports that a correction put where they are.
        ids: Event, as its reports -> its key, where that isn't the one it would be named by: an event that reports were
            taken out of keeps its key, even when they are its earliest.
    """

    kind: str
    published: Mapping[str, date | None]
    history: History
    groups: dict[str, frozenset[str]]
    rejected: dict[frozenset[str], Correction] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    ids: dict[frozenset[str], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._named_after = {event_key(self.kind, key): key for key in self.groups}
        self._named_after |= {event_key(self.kind, key, _TAKEN_OUT): key for key in self.groups}
        self._past_reports = {row.report_id for row in self.history.reports if row.event_kind == self.kind}
        self._past_members: dict[str, set[str]] = defaultdict(set)
        for row in self.history.reports:
            if row.event_kind == self.kind:
                self._past_members[event_key(self.kind, row.report_id)].add(row.report_id)
                if row.event_id:
                    self._past_members[row.event_id].add(row.report_id)
        for change in self.history.changes:
            if change.event_kind == self.kind:
                self._past_members[change.old_id].update(change.moved_report_ids.split())

    def knows(self, key: str) -> bool:
        """Whether the key is, or ever was, one of an event or report of this kind."""
        return key in self.groups or key in self._named_after or key in self._past_reports or key in self._past_members

    def is_report(self, key: str) -> bool:
        """Whether the key is one of a report, not of an event."""
        return key in self.groups or key in self._past_reports

    def event_id(self, group: frozenset[str]) -> str:
        """The key of an event: named after the report of its earliest published article."""
        return self.ids.get(group) or event_key(self.kind, self._earliest(group))

    def _earliest(self, group: frozenset[str]) -> str:
        return min(group, key=lambda key: (self.published.get(key) or date.max, key))

    def reports_of(self, key: str) -> frozenset[str]:
        """The reports that a key stands for: one, those of an event, or those that were published under an old key.

        Raises:
            UnmatchedError: None of them is there any more.
        """
        if self.is_report(key):
            now = self.history.now(key, self.groups)
            found = {now} if now else set()
        else:
            for group, event_id in self.ids.items():
                if event_id == key and self.groups[min(group)] == group:
                    return group
            named_after = self._named_after.get(key)
            if named_after and self.event_id(self.groups[named_after]) == key:
                return self.groups[named_after]
            # the event that bore the key is part of another now: its own reports are those it was published with
            past = (self.history.now(one, self.groups) for one in self._past_members.get(key, ()))
            found = {one for one in past if one}
            if named_after:
                found.add(named_after)
        if not found:
            raise UnmatchedError(_GONE.format(key=key))
        return frozenset(found)

    def event_of(self, key: str) -> frozenset[str]:
        """The event that holds most of the reports that a key stands for."""
        counts = Counter(self.groups[report] for report in self.reports_of(key))
        return min(counts, key=lambda group: (-counts[group], sorted(group)))

    def merge(self, correction: Correction) -> None:
        """Makes the events of all keys one."""
        events = [self.event_of(key) for key in (correction.target, *correction.others)]
        together = frozenset().union(*events)
        event_id = self.event_id(self.groups[self._earliest(together)])
        for event in events:
            self.rejected.pop(event, None)
        self._regroup(together, event_id)
        self.moved |= together

    def split(self, correction: Correction) -> None:
        """Takes the reports of the other keys, together, out of the event that they share with the first.

        Raises:
            WrongError: Nothing would be left, or one report is on both sides.
        """
        stays = self.reports_of(correction.target)
        leaves = frozenset().union(*(self.reports_of(key) for key in correction.others))
        if not self.is_report(correction.target):
            stays -= leaves
        if not stays or stays & leaves:
            raise WrongError("it would take everything out of the event, or leave a report on both sides")
        shared = {self.groups[report] for report in leaves if self.groups[report] & stays}
        if not shared:
            return  # apart as it is; replayed at every refresh, it stays so whatever evidence comes
        leaving = frozenset().union(*(group & leaves for group in shared))
        for group in shared:
            rejection = self.rejected.pop(group, None)
            self._take_out(group, group & leaving)
            if rejection:
                self.rejected[group - leaving] = rejection
        self._regroup(leaving, self._id_of_taken_out(leaving))

    def reject(self, correction: Correction) -> None:
        """Rejects an event, or takes one report out of its event and rejects it alone."""
        event = self.event_of(correction.target)
        if self.is_report(correction.target) and len(event) > 1:
            alone = self.reports_of(correction.target)
            self._take_out(event, alone)
            self._regroup(alone, self._id_of_taken_out(alone))
            event = alone
        self.rejected[event] = correction

    def _take_out(self, group: frozenset[str], leaving: frozenset[str]) -> None:
        self._regroup(group - leaving, self.event_id(group))
        self.moved |= leaving

    def _id_of_taken_out(self, leaving: frozenset[str]) -> str:
        earliest = self._earliest(leaving)
        event_id = event_key(self.kind, earliest)
        # the event they were taken out of keeps its key
        return event_key(self.kind, earliest, _TAKEN_OUT) if event_id in self.ids.values() else event_id

    def _regroup(self, group: frozenset[str], event_id: str) -> None:
        for report in group:
            self.groups[report] = group
        if event_id != event_key(self.kind, self._earliest(group)):
            self.ids[group] = event_id
