"""The sample articles give the same marts all at once and one at a time, with analysts' corrections among them.

``python -m benchmarks.arrival`` does the same with the annotated articles and in more orders.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.arrival import compare_orders, differences, sample_arrivals

pytestmark = pytest.mark.slow


def test_the_sample_with_corrections_gives_the_same_marts_in_any_order(tmp_path: Path) -> None:
    outcomes = list(compare_orders(sample_arrivals(), 3, 7, tmp_path, with_corrections=True))
    assert [outcome.name.split(",")[0] for outcome in outcomes] == ["all at once", "one at a time", "one at a time"]
    assert len(outcomes[0].rows["marts.fct_attacks"]) > 10
    assert outcomes[0].rows["marts.attacks_as_of(2020-03-15)"]
    told = Counter(json.loads(row)["status"] for row in outcomes[0].rows["marts.corrections"])
    assert told == {"applied": 6, "rejected": 1}
    assert [differences(outcomes[0], outcome) for outcome in outcomes] == [[], [], []]
