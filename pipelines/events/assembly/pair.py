"""What is compared when a mention may tell an attack. Data only: ``limits`` and ``likeness`` compare."""

from pipelines.events.assembly.attack import Attack, Told
from pipelines.values import frozen


@frozen
class Pair:
    """An attack found so far and a mention that may tell it.

    Attributes:
        position: The attack's place among those of the article.
        is_main: Whether the attack is the first of the article.
        in_digest: Whether the article is a list of news, each item an event of its own.
    """

    attack: Attack
    told: Told
    position: int
    is_main: bool
    in_digest: bool

    @property
    def paragraphs(self) -> int:
        """Paragraphs between the mention and the one before it that told the attack."""
        return self.told.reading.sentence.paragraph - self.attack.told[-1].reading.sentence.paragraph
