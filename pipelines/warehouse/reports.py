"""The engine's records and the tables of schema ``events``, side by side: which is stored where, and reading them back.

When articles are read is ``extract.py``'s business, what becomes of the reports ``resolve.py``'s.
"""

from dataclasses import fields
from typing import Any

import duckdb

from pipelines.events.model import (
    AnsweredAttackReport,
    ArticleEvents,
    AttackReport,
    AttributionReport,
    CasualtyReport,
    Evidence,
    ReportedTotal,
    ResponseLinkReport,
    ResponseReport,
    TargetReport,
)
from pipelines.warehouse.tables import (
    ANSWERED_ATTACK_REPORTS,
    ATTACK_REPORTS,
    ATTRIBUTION_REPORTS,
    CASUALTY_REPORTS,
    EVIDENCE,
    REPORTED_TOTALS,
    RESPONSE_LINK_REPORTS,
    RESPONSE_REPORTS,
    TARGET_REPORTS,
    Table,
)

STORED_IN: dict[str, tuple[type[Any], Table]] = {
    "attacks": (AttackReport, ATTACK_REPORTS),
    "casualties": (CasualtyReport, CASUALTY_REPORTS),
    "attributions": (AttributionReport, ATTRIBUTION_REPORTS),
    "targets": (TargetReport, TARGET_REPORTS),
    "responses": (ResponseReport, RESPONSE_REPORTS),
    "links": (ResponseLinkReport, RESPONSE_LINK_REPORTS),
    "answered": (AnsweredAttackReport, ANSWERED_ATTACK_REPORTS),
    "totals": (ReportedTotal, REPORTED_TOTALS),
    "evidence": (Evidence, EVIDENCE),
}
"""Field of ``ArticleEvents`` -> the class of its records and the table they are stored in."""


def load_reports(con: duckdb.DuckDBPyConnection) -> ArticleEvents:
    """The reports of all articles as one, without their evidence: it is large, and no report depends on it."""
    reports = ArticleEvents(article_id="")
    for name, (record, table) in STORED_IN.items():
        if name != "evidence":
            columns = ", ".join(field.name for field in fields(record))
            rows = con.execute(f"select {columns} from {table.full_name} order by {', '.join(table.key)}").fetchall()
            setattr(reports, name, [record(*row) for row in rows])
    return reports
