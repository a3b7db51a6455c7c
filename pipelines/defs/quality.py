"""Assets of group ``quality``: how well the engine reads, measured on annotated texts that stay outside the project.

No part of a refresh, and nothing that is published depends on them: they are about the engine, not about the articles
in the raw folder. What is measured, and how, is the business of ``pipelines.quality``.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import dagster as dg

from pipelines.defs.previews import markdown_table
from pipelines.defs.resources import OWNERS, WorkspaceResource
from pipelines.events.engine import ENGINE_VERSION
from pipelines.paths import shared_dir
from pipelines.quality.catalogue import MEASUREMENTS
from pipelines.quality.comparison import HEADINGS, Comparison, compare_last_saves, table_rows
from pipelines.quality.figures import TOLERANCE
from pipelines.quality.history import History, Version, current_version
from pipelines.quality.measure import measure
from pipelines.quality.measurement import Measurement, Outcome

GROUP = "quality"
NO_FALL = "no_figure_has_fallen"
TARGETS_MET = "targets_are_met"


def quality_key(measurement: Measurement) -> dg.AssetKey:
    """``[quality, name]``, with underscores as Dagster's names want them."""
    return dg.AssetKey([GROUP, measurement.name.replace("-", "_")])


_SPECS = [
    dg.AssetSpec(
        key=quality_key(measurement),
        description=f"How well and how fast the engine reads {measurement.title}. Command: `{measurement.command}`. "
        "Each figure is plotted over its materialisations; skipped where the texts aren't there.",
        group_name=GROUP,
        kinds={"python"},
        owners=OWNERS,
        # so that Dagster marks the figures as out of date when the engine's code or vocabulary changes
        code_version=ENGINE_VERSION,
    )
    for measurement in MEASUREMENTS
]


@dg.multi_asset(name="measure_quality", specs=_SPECS, can_subset=True)
def measure_quality(context: dg.AssetExecutionContext, workspace: WorkspaceResource) -> Iterator[dg.MaterializeResult]:
    """Measure what was selected, keep the figures, and show them beside the last ones that were kept."""
    history = History(workspace.workspace().quality_history)
    version, failures = current_version(), {}
    for measurement in MEASUREMENTS:
        if quality_key(measurement) not in context.selected_asset_keys:
            continue
        outcome = measure(measurement, shared_dir())
        if outcome.failed:
            failures[measurement.name] = outcome.failed
            continue
        metadata = _metadata(outcome, history, version)
        history.append([outcome], version, datetime.now(UTC))
        yield dg.MaterializeResult(asset_key=quality_key(measurement), metadata=metadata)
    if failures:
        raise dg.Failure(
            description=f"Could not be measured: {', '.join(failures)}.", metadata=dict(failures), allow_retries=False
        )


def _metadata(outcome: Outcome, history: History, version: Version) -> dict[str, Any]:
    """Each figure as a number, which Dagster plots, and all of them as a table."""
    if outcome.skipped:
        return {"skipped": outcome.skipped}
    rows = [row[1:-1] for row in table_rows([outcome], history.rows())]
    return {
        "figures": dg.MetadataValue.md(markdown_table(HEADINGS[1:-1], rows)),
        **{figure.name: dg.MetadataValue.float(figure.value) for figure in outcome.figures},
        **({"articles a second": round(outcome.speed.articles_a_second, 1)} if outcome.speed else {}),
        "engine version": version.engine_version,
        "git commit": (version.git_commit or "unknown") + (" and changes" if version.has_uncommitted_changes else ""),
        "seconds": round(outcome.seconds, 1),
    }


def quality_checks() -> dg.AssetChecksDefinition:
    """Two warnings for each measurement, read from its last two saved results; they block nothing."""
    points = ", ".join(f"{tolerance:g} ({unit})" for unit, tolerance in TOLERANCE.items())
    specs = [
        dg.AssetCheckSpec(name, asset=quality_key(measurement), description=description)
        for measurement in MEASUREMENTS
        for name, description in (
            (NO_FALL, f"No figure is worse than when it was last saved by more than {points}."),
            (TARGETS_MET, "Every figure that has a target reaches it."),
        )
    ]

    @dg.multi_asset_check(name="check_quality", specs=specs, can_subset=True)
    def check(context: dg.AssetCheckExecutionContext, workspace: WorkspaceResource) -> Iterator[dg.AssetCheckResult]:
        saved = History(workspace.workspace().quality_history).rows()
        for measurement in MEASUREMENTS:
            figures = compare_last_saves(measurement, saved)
            verdicts = {
                NO_FALL: [(one, one.in_words()) for one in figures if one.has_fallen],
                TARGETS_MET: [(one, one.figure.in_words()) for one in figures if one.figure.is_met is False],
            }
            for name, warnings in verdicts.items():
                if dg.AssetCheckKey(quality_key(measurement), name) in context.selected_asset_check_keys:
                    yield _verdict(measurement, name, len(figures), warnings)

    return check


def _verdict(
    measurement: Measurement, name: str, measured: int, warnings: Sequence[tuple[Comparison, str]]
) -> dg.AssetCheckResult:
    metadata: dict[str, Any] = {"figures": f"{measured} looked at" if measured else "none saved yet"}
    if warnings:
        rows = [comparison.cells() for comparison, _ in warnings]
        metadata["figures that warn"] = dg.MetadataValue.md(markdown_table(HEADINGS[1:-1], rows))
    return dg.AssetCheckResult(
        passed=not warnings,
        asset_key=quality_key(measurement),
        check_name=name,
        description="; ".join(words for _, words in warnings) or None,
        metadata=metadata,
        severity=dg.AssetCheckSeverity.WARN,
    )
