"""What a stated total is, and how a figure of people becomes one. Not here: finding them."""

from datetime import date

from pipelines.events.casualties.figure import Figure
from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading
from pipelines.values import frozen


@frozen
class Total:
    """One stated total; ``start`` and ``end`` are the tokens that state it.

    Attributes:
        trigger: The attack word that is counted, which must not become an attack; None for people.
    """

    reading: Reading
    metric: str
    quantity: Quantity
    start: int
    end: int
    scope_start: int
    scope_end: int
    window: tuple[date, date] | None
    attack_type: str | None
    victim_group: str | None
    nationality: str | None
    trigger: int | None
    rule: str


def total_of_people(
    reading: Reading, figure: Figure, window: tuple[date, date] | None, attack_type: str | None, *, rule: str
) -> Total:
    """A figure that counts people over several attacks, as a total over the days of ``window``."""
    return Total(
        reading=reading,
        metric=figure.outcome,
        quantity=figure.quantity,
        start=figure.start,
        end=figure.end,
        scope_start=min(figure.start, figure.cue),
        scope_end=max(figure.end, figure.cue + 1),
        window=window,
        attack_type=attack_type,
        victim_group=figure.group if figure.group != "unknown" else None,
        nationality=figure.nationality,
        trigger=None,
        rule=rule,
    )
