"""Asset specs for the tables of the registry: key, grain, columns, group, owner and kinds, said once for all stages."""

from collections.abc import Iterable, Sequence

import dagster as dg

from pipelines.defs.resources import OWNERS
from pipelines.warehouse.tables import Table


def asset_key(table: Table) -> dg.AssetKey:
    """``[schema, table]``, which is also the key dagster-dbt gives the source, so the two join in the graph."""
    return dg.AssetKey([table.schema, table.name])


def table_specs(tables: Sequence[Table], deps: Iterable[dg.AssetKey]) -> list[dg.AssetSpec]:
    """One spec for each table of a stage; the schema is the group.

    Args:
        tables: What the stage writes.
        deps: What the stage reads.
    """
    upstream = list(deps)
    return [
        dg.AssetSpec(
            key=asset_key(table),
            deps=upstream,
            description=f"{table.grain} Key: {', '.join(table.key)}.",
            group_name=table.schema,
            kinds={"python", "duckdb"},
            owners=OWNERS,
            metadata={
                "dagster/table_name": table.full_name,
                "dagster/column_schema": dg.TableSchema(
                    columns=[
                        dg.TableColumn(
                            column.name,
                            column.type,
                            column.description,
                            constraints=dg.TableColumnConstraints(
                                nullable=not column.required, unique=table.key == (column.name,)
                            ),
                        )
                        for column in table.columns
                    ]
                ),
            },
        )
        for table in tables
    ]
