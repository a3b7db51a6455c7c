"""What a statement of casualties is. Data only; how statements are found is in the other rooms."""

from pipelines.events.casualties.people import age_in, sex_in
from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading
from pipelines.values import frozen
from pipelines.vocabulary.words import role_words

_ADULT, _NO_TEEN = 18, 20  # years
_TEENS = frozenset("teen teens teenager teenagers teenage".split())
_MINORS = role_words("minor")
_ADULTS = role_words("adult")


@frozen
class Figure:
    """One statement of casualties.

    Attributes:
        cue: Token index of the word of outcome.
        start, end: Tokens of the victims (and quantity) as written.
        replaces: Takes the place of figures told before: "rose to", "revised to", "corrected".
        is_correction: The sentence says that it takes the place of a figure given before.
        corrected: The number taken back, where the sentence says which.
        is_hedged: Told on the word of unnamed reports, beside which a plain figure of the article is the better one.
        frame: How it was read, for evidence.
        is_definite: The victims were spoken of before ("the victims", "the dead").
        is_pronoun: "he", "she": the person is known only by what was told before.
        age: In years, of a single person.
        sex: ``m`` or ``f``, of a single person whose noun or pronoun tells it.
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
    is_correction: bool = False
    corrected: int | None = None
    is_pronoun: bool = False
    age: int | None = None
    sex: str | None = None

    @property
    def is_one_person(self) -> bool:
        """Whether it tells of exactly one person."""
        q = self.quantity
        return q.low == q.best == q.high == 1


HIT = "hit"
"""Outcome of who was shot or stabbed while the text hasn't said what became of them; none of the contract's outcomes.
``assembly.persons`` and ``assembly.reconciling`` settle it as dead or wounded."""


def is_minor(figure: Figure) -> bool | None:
    """Whether a person is under 18 by age or noun; None where nothing tells."""
    if figure.age is not None:
        return figure.age < _ADULT
    words = set(figure.victims_text.lower().split())
    return True if words & _MINORS else False if words & _ADULTS else None


def are_of_other_ages(a: Figure, b: Figure) -> bool:
    """Whether one is a child and the other grown up; "a teenager" may be 18 or 19."""
    if {is_minor(a), is_minor(b)} != {True, False}:
        return False
    child, adult = (a, b) if is_minor(a) else (b, a)
    is_teen = child.age is None and not _TEENS.isdisjoint(child.victims_text.lower().split())
    return not (is_teen and (adult.age is None or adult.age < _NO_TEEN))


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
    is_pronoun: bool = False,
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
        is_pronoun=is_pronoun,
        age=age_in(reading.words, start, end) if quantity.best == 1 else None,
        sex=sex_in(reading.words, start, end) if quantity.best == 1 else None,
    )


def is_abducted(reading: Reading, figure: Figure) -> bool:
    """Whether people were taken by a word that no arrest has: "kidnapped", "abducted", "taken hostage".

    Soldiers and police are not arrested: those "captured" in an assault are prisoners of it.
    """
    words = reading.words[figure.cue : figure.cue + 2]
    if words[0] in _CAPTURED and figure.group in _IN_UNIFORM:
        return True
    return words[0].startswith(("kidnap", "abduct")) or "hostage" in words


_CAPTURED = frozenset("captured capturing capture captures".split())
_IN_UNIFORM = ("military", "police", "security_forces")
