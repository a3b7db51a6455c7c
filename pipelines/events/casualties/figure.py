"""What a statement of casualties is. Data only; how statements are found is in the other rooms."""

from dataclasses import dataclass

from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading


@dataclass(frozen=True, slots=True)
class Figure:
    """One statement of casualties.

    Attributes:
        cue: Token index of the word of outcome.
        start, end: Tokens of the victims (and quantity) as written.
        replaces: Takes the place of figures told before: "rose to", "revised to", "corrected".
        is_hedged: Told on the word of unnamed reports, beside which a plain figure of the article is the better one.
        frame: How it was read, for evidence.
        is_definite: The victims were spoken of before ("the victims", "the dead").
    """

    cue: int
    start: int
    end: int
    outcome: str
    quantity: Quantity
    group: str
    nationality: str | None
    victims_text: str
    person_name: str | None
    is_subset: bool
    frame: str
    is_additional: bool = False
    is_definite: bool = False
    is_hedged: bool = False
    replaces: bool = False


def figure_of(
    reading: Reading,
    start: int,
    end: int,
    quantity: Quantity,
    group: str = "unknown",
    *,
    nationality: str | None = None,
    person: str | None = None,
    is_subset: bool = False,
    is_additional: bool = False,
    is_definite: bool = False,
) -> Figure:
    """A figure of the victims at ``start`` to ``end``; the ``Collector`` fills in cue, outcome and frame."""
    end = max(end, start + 1)
    return Figure(
        cue=start,
        start=start,
        end=end,
        outcome="",
        quantity=quantity,
        group=group,
        nationality=nationality,
        victims_text=reading.text(start, end),
        person_name=person,
        is_subset=is_subset,
        frame="",
        is_additional=is_additional,
        is_definite=is_definite,
    )
