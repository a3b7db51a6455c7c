"""Following the text: which attack a sentence speaks of that tells none.

Here: the attack spoken of last, and when the text has gone back to the one the article is about. Not here: finding
attacks or responses, nor which mention is which attack.
"""

from dataclasses import dataclass

from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, Told
from pipelines.events.gathering import REACH, topic_of
from pipelines.events.links import mentioned_attack
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words

_DIGEST = 4  # from how many attacks on, each told in one paragraph, an article is a list of unconnected news
_TOLD_AGAIN = 6  # of so many, one may be told in another paragraph too
_LONG_BEFORE = 30  # days before the main attack from which one is background
_REFERRING = role_words("referring_to_attack")


@dataclass
class Thread:
    """What the text has been speaking of, sentence by sentence.

    Attributes:
        topic: The attack spoken of last; None before the first.
        at: Index of the sentence that spoke of it last, by telling it or by a response to it.
    """

    article: ArticleReading
    topic: Attack | None = None
    at: int = -99

    @property
    def main(self) -> Attack:
        """The attack that the article is about: the one it tells first."""
        return self.article.attacks[0]

    @property
    def is_digest(self) -> bool:
        """Whether the article lists unconnected news, so that nothing is said of an attack told some lines above."""
        attacks = self.article.attacks
        if self.article.is_list_of_news:
            return True
        if len(attacks) < _DIGEST:
            return False
        told_again = sum(len({t.reading.sentence.paragraph for t in a.told}) > 1 for a in attacks)
        return told_again * _TOLD_AGAIN <= len(attacks)

    def spoken_of(self, reading: Reading, *, far: bool = False) -> Attack | None:
        """The attack that a sentence speaks of which tells none; None when the text has left the attacks.

        Args:
            reading: The sentence.
            far: It can only speak of an attack, however far above that was told.
        """
        index = reading.sentence.index
        if self.topic is None:
            return self._told_next(index)
        distance = index - self.at
        if self.is_digest:
            return self.topic if distance <= REACH else None
        favoured = self.main if self.is_passing(self.topic) or _weight(self.main) > _weight(self.topic) else self.topic
        if distance < REACH and not self.is_passing(self.topic):
            return self.topic
        return favoured if far or distance <= REACH or refers_to_attack(reading) else None

    def has_left(self, reading: Reading) -> bool:
        """Whether a sentence of a digest stands in another paragraph than the attack told last, and refers to none."""
        if not self.is_digest or self.topic is None:
            return False
        same = self.topic.told[-1].reading.sentence.paragraph == reading.sentence.paragraph
        return not same and (self.article.is_list_of_news or not refers_to_attack(reading))

    def read(self, reading: Reading) -> None:
        """Go on to the next sentence."""
        told = topic_of(self.article, reading) or mentioned_attack(reading, self.article.attacks)
        if told is None:
            if self.topic is not None and any(r is reading for r, _ in self.topic.figures):
                self.at = reading.sentence.index
            return
        if self.topic is None or told is self.main or not self.is_passing(told):
            self.topic, self.at = told, reading.sentence.index

    def answered(self, reading: Reading, attack: Attack) -> None:
        """A response to an attack speaks of it."""
        if attack is self.topic or (not self.is_digest and reading.sentence.index - self.at <= REACH):
            self.topic, self.at = attack, reading.sentence.index

    def is_passing(self, attack: Attack) -> bool:
        """Whether an attack is told once and aside: in a quotation, a comparison, or as history."""
        if len({t.reading.sentence.index for t in attack.told if not is_bare_reference(t)}) > 1:
            return False
        told = attack.first
        before_it = told.reading.words[max(0, told.mention.start - 7) : told.mention.start]
        if told.reading.quoted[told.mention.start] or "as" in before_it or "than" in before_it:
            return True
        when, main = attack.when, self.main.when
        if when is not None and main is not None and (main.lo - when.hi).days > _LONG_BEFORE:
            return told.mention.is_reference or len(self.article.attacks) < _DIGEST
        return False

    def meant_by(self, attack: Attack, reading: Reading) -> Attack:
        """The attack that a sentence means: not one told aside, where it only says "the attack"."""
        here = [t for t in attack.told if t.reading is reading]
        if self.is_digest or not here or not all(is_bare_reference(t) for t in here) or not self.is_passing(attack):
            return attack
        return self.main

    def _told_next(self, index: int) -> Attack | None:
        """The attack told soon after: "Parliament voted to ... The vote follows the air strike on"."""
        ahead = [a for a in self.article.attacks if 0 < a.first.reading.sentence.index - index <= REACH]
        return ahead[0] if ahead else None


def _weight(attack: Attack) -> int:
    """In how many sentences an attack, or its dead, are told."""
    told = {t.reading.sentence.index for t in attack.told} | {r.sentence.index for r, _ in attack.figures}
    return len(told)


def refers_to_attack(reading: Reading) -> bool:
    """Whether a sentence has a word that speaks of attacks and their victims."""
    return not _REFERRING.isdisjoint(reading.distinct)


def is_bare_reference(told: Told) -> bool:
    """Whether a mention says "the attack" and nothing of its own: no day, no place, no dead."""
    return told.mention.is_definite and told.when is None and told.where is None and not told.figures
