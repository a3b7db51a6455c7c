"""What a mention of an attack is, and which types of attack are of one family.

Data only. How mentions are found is ``nouns``, ``verbs`` and ``casualties_alone``.
"""

from dataclasses import dataclass

from pipelines.events.casualties import Figure
from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading

FAMILIES = {
    "rocket_attack": "remote", "missile_strike": "remote", "mortar_shelling": "remote", "artillery_shelling": "remote",
    "air_strike": "air", "drone_strike": "air", "bombing": "bomb", "suicide_bombing": "bomb", "vehicle_bombing": "bomb",
    "ied": "bomb", "armed_assault": "arms", "ambush": "arms", "shooting": "arms", "assassination": "arms",
    "clash": "arms", "kidnapping": "kidnapping", "arson": "arson", "mob_violence": "mob", "vehicle_ramming": "melee",
    "stabbing": "melee", "other": "other",
}  # fmt: skip
"""Types that reports of one attack may use for one another; ``other`` fits any."""

DEFINITE_WORDS = frozenset("the this that these those said latest".split())
"""Words that begin a phrase about something already told."""
REMEMBRANCE = frozenset(
    """anniversary anniversaries memory memorial memorials commemorate commemorates commemorated commemorating
    commemoration""".split()
)
"""What stands between an attack and another that was remembered when it happened."""


@dataclass
class Mention:
    """One word or phrase that tells of an attack.

    Attributes:
        start, end: Tokens of the trigger; with the sentence they identify the mention.
        stage: As the contract codes it.
        is_definite: "the attack", "Friday's air strikes": speaks of something already known.
        is_trace: Told by what an attack left behind ("a gunshot wound"): of an attack told before, if one was.
        is_new: "another attack", "was hit again": can't be the one before.
        is_reference: The attack is only referred to (in a reason, a description), not told.
        present: Told in the narrative present.
        is_told_in_present: The words themselves are in the present, not only the saying of them ("police say").
        is_weak: Told by a word that needs a sign of violence beside it: "the explosion".
        is_accident: Said to have happened by accident: no attack.
        is_of_oneself: Done to oneself ("shot himself"): no attack unless others were hit.
        rule: Which way of telling found it, and by which word: ``noun:attack``, ``verb:storm``, ``casualty:killed``.
    """

    reading: Reading
    start: int
    end: int
    attack_type: str
    stage: str = "accomplished"
    weapon_type: str | None = None
    weapon_count: int | None = None
    strike_count: int | None = None
    is_definite: bool = False
    is_trace: bool = False
    is_new: bool = False
    is_plural: bool = False
    is_reference: bool = False
    present: bool = False
    is_told_in_present: bool = False
    is_accident: bool = False
    is_of_oneself: bool = False
    is_weak: bool = False
    verb: int | None = None
    rule: str = ""
    quantity: Quantity | None = None

    @property
    def family(self) -> str:
        """The family of its type."""
        return FAMILIES[self.attack_type]

    @property
    def is_elliptical(self) -> bool:
        """Told by "another" or "one" alone: the noun and the day are those of the attack before."""
        return self.rule in ("noun:one", "noun:another", "noun:second", "noun:third")

    @property
    def offset(self) -> int:
        """Where the trigger stands in the text."""
        return self.reading.tokens[self.start].start


def any_counted(figures: list[Figure]) -> bool:
    """Whether any figure says that someone was hurt, killed or taken."""
    return any(f.quantity.low or f.quantity.best for f in figures)
