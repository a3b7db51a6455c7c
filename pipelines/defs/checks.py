"""The invariants as blocking asset checks, one step for each stage.

What they ask of the database is said in ``pipelines/warehouse/invariants.py``.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import dagster as dg

from pipelines.defs.resources import WorkspaceResource
from pipelines.warehouse.invariants import (
    COUNTED_TABLES,
    Stage,
    Violation,
    find_collapses,
    find_violation,
    of_stage,
    row_counts,
)
from pipelines.warehouse.publish import published_row_counts

STAGES: tuple[Stage, ...] = ("articles", "events", "resolution", "marts")
NO_COLLAPSE = "row_count_has_not_collapsed"


def _key(table: str) -> dg.AssetKey:
    return dg.AssetKey(table.split("."))


def stage_checks(stage: Stage) -> dg.AssetChecksDefinition:
    """One definition that asks every invariant of a stage and stops the run when one fails."""
    specs = [
        dg.AssetCheckSpec(invariant.name, asset=_key(invariant.table), description=invariant.description, blocking=True)
        for invariant in of_stage(stage)
    ]
    if stage == "marts":
        specs += [
            dg.AssetCheckSpec(
                NO_COLLAPSE,
                asset=_key(table),
                description="The table kept at least half of the rows that the published file has.",
                blocking=True,
            )
            for table in COUNTED_TABLES
        ]

    @dg.multi_asset_check(name=f"check_{stage}", specs=specs)
    def check(workspace: WorkspaceResource) -> Iterator[dg.AssetCheckResult]:
        with workspace.reading() as con:
            for invariant in of_stage(stage):
                yield _result(invariant.table, invariant.name, find_violation(con, invariant))
            if stage == "marts":
                yield from _collapse_results(workspace, row_counts(con))

    return check


def _collapse_results(workspace: WorkspaceResource, now: dict[str, int]) -> Iterator[dg.AssetCheckResult]:
    before = published_row_counts(workspace.workspace())
    collapsed = {} if workspace.allow_shrink else {found.table: found for found in find_collapses(now, before)}
    for table in COUNTED_TABLES:
        yield _result(
            table,
            NO_COLLAPSE,
            collapsed.get(table),
            {"rows": now.get(table, 0), "rows published": before.get(table, 0)},
        )


def _result(
    table: str, name: str, violation: Violation | None, figures: dict[str, int] | None = None
) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = dict(figures or {})
    if violation:
        metadata |= {"rows that break it": violation.count, "such as": "; ".join(violation.samples)}
    return dg.AssetCheckResult(
        passed=violation is None,
        asset_key=_key(table),
        check_name=name,
        metadata=metadata,
        severity=dg.AssetCheckSeverity.ERROR,
    )


def all_checks() -> Sequence[dg.AssetChecksDefinition]:
    """The checks of every stage."""
    return [stage_checks(stage) for stage in STAGES]
