"""The parts of an account that can be asked for. By itself, since the command line needs it before the engine loads."""

from enum import StrEnum


class Part(StrEnum):
    """What of an account is printed."""

    text = "text"
    attacks = "attacks"
    casualties = "casualties"
    perpetrators = "perpetrators"
    responses = "responses"
    links = "links"
    totals = "totals"
    left_out = "left-out"
    weighed = "weighed"
    seen = "seen"


SHOWN_UNASKED = tuple(part for part in Part if part is not Part.seen)
"""Every span that was seen is too long a list to be shown unasked."""
