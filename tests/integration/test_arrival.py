"""The sample articles give the same marts all at once, in chance batches, and one at a time in reverse.

``python -m benchmarks.arrival`` does the same with the annotated articles and in more orders.
"""

from pathlib import Path

import pytest

from benchmarks.arrival import compare_orders, differences, sample_arrivals

pytestmark = pytest.mark.slow


def test_the_sample_gives_the_same_marts_in_any_order(tmp_path: Path) -> None:
    outcomes = list(compare_orders(sample_arrivals(), 3, 7, tmp_path))
    assert [outcome.name.split(",")[0] for outcome in outcomes] == ["all at once", "one at a time", "one at a time"]
    assert len(outcomes[0].rows["marts.fct_attacks"]) > 10
    assert outcomes[0].rows["marts.attacks_as_of(2020-03-15)"]
    assert [differences(outcomes[0], outcome) for outcome in outcomes] == [[], [], []]
