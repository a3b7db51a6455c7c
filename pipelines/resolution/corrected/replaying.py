"""Merges, splits and rejections in the order of their ``when``, as edits of one document would be made.

A later correction can so undo an earlier one, and the same corrections and reports give the same events in any order
of arrival.
"""

from collections.abc import Iterable, Sequence

from pipelines.corrections.model import Correction
from pipelines.resolution.corrected.grouping import Grouping, UnmatchedError, WrongError


def replay(grouping: Grouping, groupings: Sequence[Grouping], corrections: Iterable[Correction]) -> dict[str, str]:
    """Merges, splits and rejects events of one kind, from the earliest correction to the latest.

    Args:
        grouping: The events; changed in place.
        groupings: Those of every kind, to tell what a key belongs to.
        corrections: Of any action and kind; ``set`` is left for ``values.set_values``.

    Returns:
        Correction -> ``not_matched: ...`` or ``rejected: ...`` for those that could not be applied.
    """
    steps = {"merge": grouping.merge, "split": grouping.split, "reject": grouping.reject}
    failed: dict[str, str] = {}
    for correction in sorted(corrections, key=lambda one: one.place_in_time):
        step = steps.get(correction.action)
        try:
            if step is not None and grouping_of(correction, groupings) is grouping:
                step(correction)
        except UnmatchedError as error:
            failed[correction.correction_id] = f"not_matched: {error}"
        except WrongError as error:
            failed[correction.correction_id] = f"rejected: {error}"
    return failed


def grouping_of(correction: Correction, groupings: Sequence[Grouping]) -> Grouping:
    """The events that all keys of a correction belong to.

    Raises:
        WrongError: A key was never published, or the keys are of two kinds.
    """
    keys = (correction.target, *correction.others)
    for key in keys:
        if not any(grouping.knows(key) for grouping in groupings):
            raise WrongError(f"{key} is no key of an attack, a response or a report of one, and never was")
    for grouping in groupings:
        if all(grouping.knows(key) for key in keys):
            return grouping
    raise WrongError("its keys are of an attack and of a response")
