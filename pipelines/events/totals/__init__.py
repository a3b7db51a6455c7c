"""Statements about many events: "24 rocket attacks since late October", "the third attack in a week".

Here: telling a total from an attack, and reading its number, scope and window. A total is never an attack and never
feeds one (codebook, "Totals"). Comparing it with what the warehouse holds is dbt's.

``find_totals`` is the way in. The rooms: ``total`` (what a total is), ``window`` (the period it speaks of),
``attacks`` (attacks counted over a period), ``people`` (killed and wounded added up over one), ``finder`` runs them.
``scope`` (what is counted, as codes) is asked when a total is written: it needs the names of the whole article.
"""

from pipelines.events.totals.finder import find_totals
from pipelines.events.totals.people import is_somebody
from pipelines.events.totals.total import Total, total_of_people

__all__ = ["Total", "find_totals", "is_somebody", "total_of_people"]
