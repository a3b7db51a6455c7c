"""What became of every correction, told line by line and event by event."""

from collections.abc import Mapping, Sequence

from pipelines.corrections.model import Correction
from pipelines.resolution.corrected.grouping import Grouping, UnmatchedError, WrongError
from pipelines.resolution.corrected.replaying import grouping_of
from pipelines.resolution.model import CorrectedEvent, CorrectionOutcome


def outcomes(
    groupings: Sequence[Grouping], corrections: Sequence[Correction], failed: Mapping[str, str]
) -> tuple[list[CorrectionOutcome], list[CorrectedEvent]]:
    """What became of every correction, and which events each bears on.

    Args:
        groupings: The events as they are in the end.
        corrections: All well-formed ones, each once for each line that says it.
        failed: Correction -> status and detail of those that came to nothing.
    """
    rows: list[CorrectionOutcome] = []
    events: dict[tuple[str, str, str], CorrectedEvent] = {}
    first_line: dict[str, Correction] = {}
    for correction in sorted(corrections, key=lambda one: (one.file_path, one.line_number)):
        said_before = first_line.setdefault(correction.correction_id, correction)
        if said_before is not correction:
            rows.append(_outcome(correction, "superseded", f"it says the same as {said_before.place}"))
            continue
        status, _, detail = failed.get(correction.correction_id, "applied: ").partition(": ")
        grouping, touched = _touched(correction, groupings)
        if status == "applied" and grouping is not None:
            status, detail = _still_holds(correction, grouping)
        if status != "applied" or grouping is None:
            rows.append(_outcome(correction, status, detail))
            continue
        rows.append(_outcome(correction, status, detail, grouping, touched[0]))
        for event in touched:
            event_id = grouping.event_id(event)
            events[grouping.kind, event_id, correction.correction_id] = CorrectedEvent(
                grouping.kind, event_id, correction.correction_id, correction.action
            )
    return rows, sorted(events.values(), key=lambda row: (row.event_kind, row.event_id, row.correction_id))


def _touched(correction: Correction, groupings: Sequence[Grouping]) -> tuple[Grouping | None, list[frozenset[str]]]:
    """The events that hold what a correction names, the one of its first key first."""
    try:
        grouping = grouping_of(correction, groupings)
        keys = (correction.target, *correction.others)
        return grouping, list(dict.fromkeys(grouping.event_of(key) for key in keys))
    except (UnmatchedError, WrongError):
        return None, []


def _still_holds(correction: Correction, grouping: Grouping) -> tuple[str, str]:
    """Whether a later correction undid this one."""
    if correction.action == "merge":
        holds = len({grouping.event_of(key) for key in (correction.target, *correction.others)}) == 1
    elif correction.action == "split":
        leaves = frozenset().union(*(grouping.reports_of(key) for key in correction.others))
        stays = grouping.reports_of(correction.target) - leaves
        holds = not any(grouping.groups[report] & stays for report in leaves)
    elif correction.action == "reject":
        rejection = grouping.rejected.get(grouping.event_of(correction.target))
        if rejection is not None and rejection.correction_id != correction.correction_id:
            return "superseded", f"{rejection.place} rejects it too"
        holds = rejection is not None
    else:
        holds = True
    return ("applied", "") if holds else ("superseded", "a later correction undoes it")


def _outcome(
    correction: Correction,
    status: str,
    detail: str,
    grouping: Grouping | None = None,
    event: frozenset[str] = frozenset(),
) -> CorrectionOutcome:
    return CorrectionOutcome(
        file_path=correction.file_path,
        line_number=correction.line_number,
        correction_id=correction.correction_id,
        status=status,
        detail=detail or None,
        event_kind=grouping.kind if grouping else None,
        event_id=grouping.event_id(event) if grouping else None,
        report_count=len(event) if grouping else None,
    )
