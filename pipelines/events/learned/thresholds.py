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
        coded: Of the likeliest code of a slot; where no code is as likely, the slot stays empty.
    """

    within: dict[str, float]
    took_part: dict[str, float]
    dated: float
    placed: float
    coded: float

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
