"""The code location that Dagster loads: assembles what ``defs`` holds. No asset is defined here."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from pipelines.defs.articles import raw_files, read_articles
from pipelines.defs.checks import all_checks
from pipelines.defs.corrections import correction_files, corrections_check, read_corrections
from pipelines.defs.dbt_manifest import dbt_cli, dbt_project
from pipelines.defs.events import find_events
from pipelines.defs.facts import facts_assets
from pipelines.defs.fetching import fetching_definitions
from pipelines.defs.publish import published_asset
from pipelines.defs.quality import measure_quality, quality_checks
from pipelines.defs.refresh import new_raw_files, nightly_refresh, refresh_job
from pipelines.defs.resolution import resolve_events
from pipelines.defs.resources import RefreshObserver, WorkspaceResource
from pipelines.defs.review import unlisted_groups


def build_defs(*, resource_overrides: Mapping[str, Any] | None = None) -> dg.Definitions:
    """Everything Dagster knows of the project, made anew.

    Args:
        resource_overrides: Resources that stand in for the default ones, by name (``workspace``, ``observer``,
            ``dbt``): a test gives folders of its own, the command line an observer that draws progress.
    """
    project = dbt_project()
    facts = facts_assets(project)
    always = dg.Definitions(
        assets=[
            raw_files,
            read_articles,
            find_events,
            correction_files,
            read_corrections,
            resolve_events,
            facts,
            published_asset(facts.keys),
            measure_quality,
        ],
        asset_checks=[*all_checks(), corrections_check, unlisted_groups, quality_checks()],
        jobs=[refresh_job],
        schedules=[nightly_refresh],
        sensors=[new_raw_files],
        resources={
            "workspace": WorkspaceResource(),
            "observer": RefreshObserver(),
            "dbt": dbt_cli(project),
            **(resource_overrides or {}),
        },
        # "Materialize all" in the UI runs outside the job, and shares the build file in the same way.
        executor=dg.in_process_executor,
    )
    return dg.Definitions.merge(always, fetching_definitions())


defs = build_defs()
