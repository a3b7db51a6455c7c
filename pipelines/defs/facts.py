"""The dbt models as assets, one group for each layer: staging, intermediate, marts, exports.

What a model computes is said in ``dbt_project``.
"""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

import dagster as dg
import duckdb
from dagster_dbt import DagsterDbtTranslator, DbtProject, dbt_assets

from pipelines.defs.previews import row_count
from pipelines.defs.resources import (
    OWNERS,
    WRITER_POOL,
    OfflineDbtCliResource,
    RefreshObserver,
    WorkspaceResource,
)
from pipelines.paths import DBT_PROJECT_DIR
from pipelines.warehouse.lock import writer_lock

_KEPT_TARGETS = 5


class LayerTranslator(DagsterDbtTranslator):
    """dagster-dbt's own keys (``[schema, model]``, ``[source, table]``), with the layer as group and our owners."""

    def get_asset_spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> dg.AssetSpec:
        """The default spec; ``fqn`` is project, folders, name, so its second part is the layer's folder."""
        spec = super().get_asset_spec(manifest, unique_id, project)
        properties = self.get_resource_props(manifest, unique_id)
        if properties["resource_type"] == "source":
            return spec
        group = properties["fqn"][1] if properties["resource_type"] == "model" else "codes"
        return spec.replace_attributes(group_name=group, owners=OWNERS)

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """The model's description without its SQL, which the catalogue's reader can open in the repository."""
        return dbt_resource_props.get("description") or f"dbt {dbt_resource_props['resource_type']}"


def facts_assets(project: DbtProject) -> dg.AssetsDefinition:
    """Every model of the project as one step of a run."""

    @dbt_assets(
        manifest=project.manifest_path,
        project=project,
        dagster_dbt_translator=LayerTranslator(),
        name="build_facts",
        pool=WRITER_POOL,
    )
    def build_facts(
        context: dg.AssetExecutionContext,
        dbt: OfflineDbtCliResource,
        workspace: WorkspaceResource,
        observer: dg.ResourceParam[RefreshObserver],
    ) -> Iterator[Any]:
        """Build the models and run their data tests; unit tests belong to the test suite."""
        observer.stage_started("facts")
        database = workspace.workspace().build_database
        finished: list[Any] = []
        with writer_lock(workspace.workspace()):
            _remove_old_targets()
            # Without an open connection here: dbt is another process and needs the file for itself.
            invocation = dbt.start(["build", "--exclude-resource-type", "unit_test"], database, context=context)
            try:
                for event in invocation.stream():
                    if isinstance(event, dg.Output):
                        observer.model_built(event.output_name)
                        finished.append(event)
                    else:
                        yield event
            finally:
                if finished:
                    _add_row_counts(context, database, finished)
            yield from finished

    return build_facts


def _add_row_counts(context: dg.AssetExecutionContext, database: Any, outputs: list[dg.Output]) -> None:
    with duckdb.connect(str(database), read_only=True) as con:
        for output in outputs:
            key = context.asset_key_for_output(output.output_name)
            # A view whose model failed half-way can't be counted; the failure itself is reported by dbt.
            with suppress(duckdb.Error):
                context.add_output_metadata(
                    {"dagster/row_count": row_count(con, ".".join(key.path))}, output_name=output.output_name
                )


def _remove_old_targets() -> None:
    """Each dbt command leaves a folder of artifacts and logs; the newest few are enough to look into a failure."""
    folders = [path for path in (DBT_PROJECT_DIR / "target").glob("build_facts-*") if path.is_dir()]
    for folder in sorted(folders, key=lambda path: path.stat().st_mtime)[:-_KEPT_TARGETS]:
        shutil.rmtree(folder, ignore_errors=True)
