"""The probabilities from which the learned reader reports something.

``weights/thresholds.json`` holds them, written by ``scripts/train_reader.py`` beside the models that they belong to.
Not here: choosing them, which needs annotated texts.
"""

import json
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files

FILE = "thresholds.json"


@dataclass
class Thresholds:
    """One probability for each thing to decide; what is less likely isn't reported.

    Attributes:
        within: By kind of incident, of being within the scope learned.
        took_part: By role, of having taken part in the incident, weighed by the incident's own probability.
        dated: Of a time expression being the incident's date.
        placed: Of a place named nearby being the incident's.
        coded: Of a participant's likeliest code, times the participant's own; where it is less, the slot stays empty.
        acted: Of the likeliest code of the incident itself.
        further: By role, of having taken part beside a surer one of the role.
        elsewhere: By role, of having taken part where another incident more likely has the same participant.
        bare: Of being within the scope, for an incident without anyone who did it or whom it hit.
        other_kind: Of being within the scope, for an incident all of whose victims and targets a surer one of another
            kind has.
    """

    within: dict[str, float]
    took_part: dict[str, float]
    dated: float
    placed: float
    coded: float
    acted: float
    further: dict[str, float]
    elsewhere: dict[str, float]
    bare: float
    other_kind: float

    def to_json(self) -> str:
        """As ``weights/thresholds.json`` holds them."""
        return json.dumps(asdict(self), indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Thresholds":
        """The thresholds that ``to_json`` wrote."""
        return cls(**json.loads(text))


@cache
def load_thresholds() -> Thresholds:
    """The thresholds shipped with the weights."""
    return Thresholds.from_json(files(__package__).joinpath("weights", FILE).read_text(encoding="utf-8"))
