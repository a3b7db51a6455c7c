"""How the trainers fit weights: maximum likelihood with a quadratic penalty, by Newton's method.

What is likely under some weights is the trainer's to say, by the slope and the bend of its log-likelihood. For models
of a few dozen weights: the bend is a matrix of all pairs of them. ``train_shooting_choices`` has thousands of sparse
features and takes gradient steps instead; the reader's taggers are fitted by CRFsuite.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

_LONGEST_STEP = 1.0
"""Of one weight. A full step can overshoot where options are chosen almost surely, and never come back."""
_CLOSE_ENOUGH = 1e-6


def fit(
    likelihood: Callable[[Array], tuple[Array, Array]], size: int, *, penalty: float = 1.0, rounds: int = 50
) -> Array:
    """The weights of the highest penalised likelihood.

    Args:
        likelihood: Takes weights; returns the gradient of the log-likelihood there, and its curvature: the negative
            Hessian, or what stands in for it where that isn't positive semidefinite.
        size: Number of weights; the search begins with all of them 0.
        penalty: Half of it times the sum of squared weights is taken from the log-likelihood.
        rounds: Steps after which it ends in any case.
    """
    weights = np.zeros(size)
    for _ in range(rounds):
        gradient, curvature = likelihood(weights)
        step = np.linalg.solve(curvature + penalty * np.eye(size), gradient - penalty * weights)
        weights = weights + np.clip(step, -_LONGEST_STEP, _LONGEST_STEP)
        if np.abs(step).max(initial=0.0) < _CLOSE_ENOUGH:
            break
    return weights
