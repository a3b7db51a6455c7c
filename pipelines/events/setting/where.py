"""What the place of an attack is: words, gazetteer entry, country, precision. No reading of sentences here."""

from pipelines.values import frozen
from pipelines.vocabulary.places.places import Place
from pipelines.vocabulary.words import role_words

_MOVING = role_words("vehicle") | role_words("moving_facility")
_TOWN_PARTS = role_words("thoroughfare") | role_words("town_part")


def _last_words(text: str) -> list[str]:
    """The last two words: what "High Street North" and "Elm St." are."""
    return [word.strip(".,'").lower() for word in text.split()[-2:]]


@frozen
class Where:
    """The place of a mention: words, gazetteer entry if any, country if any.

    Attributes:
        iso3: ISO 3166-1 alpha-3 of the country.
        precision: UCDP's where_prec, 1 (exact) to 7 (international); None where nothing tells.
        start, end: Offsets of ``text``.
        is_site: A site without a name: "an army base".
        is_part: A street or a building by the words around it: "the 300 block of Meyers".
        is_located: The words beside it say in which country or state it lies: "Auburn, Wash.".
        is_settlement: A town or a village by the words before it: "the village of Tsalka".
        rule: What gave it: the sentence itself, or what the article says elsewhere (``home_town``).
    """

    text: str | None
    place: Place | None
    iso3: str | None
    precision: int | None
    start: int = -1
    end: int = -1
    is_site: bool = False
    is_part: bool = False
    is_located: bool = False
    is_settlement: bool = False
    rule: str = "place"

    @property
    def is_within_town(self) -> bool:
        """A street, a quarter or a building, by its own words or those before it: it may lie in any town."""
        return self.is_part or (self.text is not None and not _TOWN_PARTS.isdisjoint(_last_words(self.text)))

    @property
    def is_on_the_move(self) -> bool:
        """A bus or a ship without a name: it tells attacks apart, and nothing of where they were."""
        if not self.is_site or not self.text or self.text != self.text.lower():
            return False
        return self.text.split()[-1] in _MOVING

    @property
    def is_specific(self) -> bool:
        """A town, a base or a named site; not a country or an unnamed one."""
        return bool(self.text) and self.precision is not None and self.precision <= 2
