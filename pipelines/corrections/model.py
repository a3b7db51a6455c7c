"""What reading a folder of corrections yields: lines with what is wrong with them, and what the others ask for.

The contract between ``corrections`` and everything after it. No reading: see ``read.py``; no look at any event:
whether an id exists is asked where corrections are applied.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

EventKind = Literal["attack", "response"]

ACTIONS = ("merge", "split", "reject", "set")


@dataclass(frozen=True)
class Correction:
    """One well-formed correction.

    Attributes:
        correction_id: Made of everything the line says, so it stays the same wherever the line stands.
        target: Key of the event, or of a report of it.
        others: Of ``merge`` and ``split``: keys of other events or reports.
        field: Of ``set``: the field as written.
        values: Of ``set``: column -> value as text, None for "not known". One field may set several columns: a place
            also sets the country.
        kinds: Of ``set``: the kinds of event that have the field.
        corrected_at: The ``when`` of the line; of contradicting corrections the later holds.
        file_path, line_number: Where it stands; settles which is later when the times are equal.
    """

    correction_id: str
    action: str
    target: str
    others: tuple[str, ...]
    field: str | None
    values: Mapping[str, str | None]
    kinds: frozenset[EventKind]
    corrected_at: datetime
    file_path: str
    line_number: int

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"{self.file_path} line {self.line_number}"

    @property
    def place_in_time(self) -> tuple[datetime, str, int]:
        """Sorts corrections from the one that gives way to the one that holds."""
        return self.corrected_at, self.file_path, self.line_number


@dataclass(frozen=True)
class CorrectionLine:
    """One line of a corrections file as written, or a file that couldn't be read at all (line 0).

    Attributes:
        problem: Why the line is refused, None when it is well-formed.
    """

    correction_id: str
    file_path: str
    line_number: int
    action: str | None = None
    target: str | None = None
    others: str | None = None
    field: str | None = None
    value: str | None = None
    who: str | None = None
    corrected_at: datetime | None = None
    why: str | None = None
    problem: str | None = None
