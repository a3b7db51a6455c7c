"""What a stated total is. Data only."""

from dataclasses import dataclass
from datetime import date

from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading


@dataclass(frozen=True, slots=True)
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
