"""Weights are those of the highest penalised likelihood."""

import numpy as np
import pytest

from scripts.fitting import Array, fit


def logistic(table: Array, labels: Array, weights: Array) -> tuple[Array, Array]:
    likely = 1 / (1 + np.exp(-table @ weights))
    return table.T @ (labels - likely), (table * (likely * (1 - likely))[:, None]).T @ table


@pytest.mark.parametrize("penalty", [0.1, 1.0, 10.0])
def test_where_it_ends_likelihood_and_penalty_pull_alike(penalty: float) -> None:
    random = np.random.default_rng(3)
    table, labels = random.normal(size=(200, 4)), random.integers(0, 2, 200).astype(float)
    found = fit(lambda weights: logistic(table, labels, weights), 4, penalty=penalty)
    gradient, _ = logistic(table, labels, found)
    assert gradient == pytest.approx(penalty * found, abs=1e-6)


def test_a_stronger_penalty_leaves_smaller_weights() -> None:
    table, labels = np.array([[1.0], [2.0], [-1.0], [-2.0]]), np.array([1.0, 1.0, 0.0, 0.0])
    weak, strong = (fit(lambda weights: logistic(table, labels, weights), 1, penalty=p)[0] for p in (0.01, 1.0))
    assert 0 < strong < weak, "what tells the classes apart without a fault would have no highest likelihood otherwise"


def test_without_weights_there_is_nothing_to_fit() -> None:
    assert fit(lambda _: (np.zeros(0), np.zeros((0, 0))), 0).size == 0
