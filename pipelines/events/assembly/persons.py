"""Which single persons told in the figures of one attack are one person, and what finally became of each.

"A 17-year-old boy was shot in the leg. The teenager was taken to hospital, where he died": three statements, one dead.
Here: figures of exactly one person. Not here: figures of several people (``reconciling``), finding who a figure names
(``casualties``).
"""

from dataclasses import dataclass, replace

from pipelines.events.assembly.attack import same_person, surname
from pipelines.events.casualties import HIT, Figure, are_of_other_ages
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words, victim_nouns

_SUSPECT = role_words("suspect")
_RANK = {"captured": 0, HIT: 0, "wounded": 1, "killed": 2}
"""What is told of one person later or earlier gives way to the graver: who was wounded may die, not the reverse."""


@dataclass(slots=True)
class _Person:
    """One person as told so far.

    Attributes:
        first: Place in the list of figures where the person was told first.
        has_died: Whether who was told wounded was told dead later.
        sentence: Index of the sentence that told of the person last.
    """

    first: int
    reading: Reading
    figure: Figure
    name: str | None
    age: int | None
    sex: str | None
    sentence: int
    start: int
    is_part: bool
    has_died: bool = False

    def hears(self, reading: Reading, figure: Figure) -> None:
        """Takes in another statement about the person."""
        known, told = self.figure, figure
        graver = _RANK[told.outcome] > _RANK[known.outcome]
        plainer = told.outcome == known.outcome and known.is_pronoun and not told.is_pronoun
        self.has_died = self.has_died or (graver and known.outcome == "wounded" and not told.is_pronoun)
        if graver or plainer:
            self.reading, self.figure = reading, told
        if not told.is_pronoun:
            self.name = _fuller(self.name, told.person_name)
        # "killed a soldier ... The driver died": who drove is a soldier still
        group = known.group if told.group == "unknown" or known.group not in ("unknown", "civilian") else told.group
        nationality = told.nationality or known.nationality
        self.age = told.age if self.age is None else self.age
        self.sex = self.sex or told.sex
        self.is_part = self.is_part or told.is_subset
        self.sentence, self.start = reading.sentence.index, told.start
        self.figure = replace(self.figure, group=group, nationality=nationality)

    def row(self) -> tuple[Reading, Figure]:
        """The person as one figure."""
        figure = replace(
            self.figure, person_name=self.name, age=self.age, sex=self.sex, is_subset=self.is_part, is_pronoun=False
        )
        return self.reading, figure


def _fuller(a: str | None, b: str | None) -> str | None:
    return b if a is None or (b is not None and len(b.split()) > len(a.split())) else a


def each_person_once(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """The figures with those of one person made one, where the person was told first."""
    persons: list[_Person] = []
    rows: dict[int, tuple[Reading, Figure]] = {}
    figures = [(reading, _with_sex_by_pronoun(reading, figure)) for reading, figure in figures]
    fates = _fates(figures)
    in_text_order = sorted(enumerate(figures), key=lambda row: (row[1][0].sentence.index, row[1][1].start))
    for k, (reading, figure) in in_text_order:
        if not _is_person(figure):
            rows[k] = (reading, figure)
            continue
        person = _told_before(persons, reading, figure, fates)
        if person is not None:
            note_merged(reading, figure, person.reading.span(person.figure.start, person.figure.end)[0])
            person.hears(reading, figure)
        elif not figure.is_pronoun or figure.person_name:
            persons.append(_new(k, reading, figure))
    if not persons and not rows and figures:
        gravest = max(figures, key=lambda row: _RANK[row[1].outcome])
        persons.append(_new(0, *gravest))  # "he was shot and killed", of whom no more is told
    rows |= {p.first: p.row() for p in persons}
    for person in persons:
        if person.has_died and any(p.figure.outcome == "killed" and not p.has_died for p in persons):
            reading, figure = rows[person.first]
            rows[person.first] = (reading, replace(figure, is_additional=True))  # one more than who died at once
    return [rows[k] for k in sorted(rows)]


def _with_sex_by_pronoun(reading: Reading, figure: Figure) -> Figure:
    """A named person with the sex that the next pronoun tells: "Rossi was taken to Lyon, where he died"."""
    if not (_is_person(figure) and figure.person_name) or figure.sex or figure.is_pronoun:
        return figure
    for i in range(figure.end, len(reading.words)):
        if reading.words[i] in ("he", "she"):
            return replace(figure, sex="m" if reading.words[i] == "he" else "f")
        name = reading.name_at(i)
        if (name is not None and name.is_person) or victim_nouns().at(reading.words, i):
            return figure  # someone else
    return figure


def are_two_persons(a: Figure, b: Figure) -> bool:
    """Whether age, sex, name or part tells two single persons apart."""
    ages = a.age is not None and b.age is not None and a.age != b.age
    sexes = bool(a.sex and b.sex and a.sex != b.sex)
    names = bool(a.person_name and b.person_name and not same_person(a.person_name, b.person_name))
    return ages or sexes or names or is_suspect(a) != is_suspect(b) or are_of_other_ages(a, b)


def _is_person(figure: Figure) -> bool:
    return figure.is_one_person and figure.outcome in _RANK


def _new(k: int, reading: Reading, figure: Figure) -> _Person:
    return _Person(
        first=k,
        reading=reading,
        figure=figure,
        name=figure.person_name,
        age=figure.age,
        sex=figure.sex,
        sentence=reading.sentence.index,
        start=figure.start,
        is_part=figure.is_subset,
    )


def _fates(figures: list[tuple[Reading, Figure]]) -> dict[str, str]:
    """The gravest outcome told of each surname, and of each phrase without a name."""
    fates: dict[str, str] = {}
    for reading, figure in figures:
        if _is_person(figure):
            key = _fate_key(reading, figure)
            fates[key] = max(fates.get(key, HIT), figure.outcome, key=lambda outcome: _RANK[outcome])
    return fates


def _fate_key(reading: Reading, figure: Figure) -> str:
    """The surname of a person, else where the words for him stand: "A woman was shot and died" tells two outcomes."""
    if figure.person_name:
        return surname(figure.person_name)
    return f"{reading.sentence.index}:{figure.start}"


def _told_before(persons: list[_Person], reading: Reading, figure: Figure, fates: dict[str, str]) -> _Person | None:
    """The person a figure speaks of, if told before: the same words, a name, an age, or the one told last."""
    here = reading.sentence.index
    fitting = [p for p in persons if _fits(p, figure)]
    for person in reversed(fitting):
        if person.sentence == here and person.start == figure.start:
            return person  # "a boy was shot and died": two words of outcome, one subject
    if figure.person_name:
        named = next((p for p in fitting if p.name and same_person(p.name, figure.person_name)), None)
        if named is not None:
            return named
    if figure.is_subset:
        fitting = [p for p in fitting if p.is_part]  # one of several isn't the one person told before
    if figure.is_pronoun or (figure.is_definite and not figure.person_name):
        alike = [p for p in fitting if p.figure.outcome == figure.outcome]
        # "killed one man and wounded one ... the blast killed the driver": him who was told dead
        told_alike = bool(alike) and not figure.is_pronoun and _DYING_LATER.isdisjoint(reading.distinct)
        return (alike if told_alike else fitting)[-1] if fitting else None
    if figure.age is not None:
        of_age = next((p for p in fitting if p.age == figure.age and not _other_name(p, figure)), None)
        if of_age is not None:
            return of_age
    if figure.is_additional or is_told_also(reading, figure):
        return None
    fate = fates.get(_fate_key(reading, figure), figure.outcome)
    elsewhere = [p for p in fitting if p.sentence != here]
    alike = [p for p in elsewhere if p.figure.outcome in (figure.outcome, fate, HIT)]
    # "killed two and wounded another ... Ali Hassan died at the scene": one of the two, not the other
    others = [p for p in elsewhere if p.figure.victims_text.lower() != "another"]
    closer = next((p for p in (*alike, *others) if _is_told_closer(p, figure)), None)
    only = alike[0] if len(alike) == 1 and not figure.is_subset else None  # told again with less or more about him
    return only if closer is None or only is not None else closer


def is_told_also(reading: Reading, figure: Figure) -> bool:
    """As in "a guard, Omar Said, was also killed"."""
    return figure.frame == "passive" and not _ALSO.isdisjoint(reading.words[figure.end : figure.cue + 1])


_ALSO = frozenset("also too likewise".split())
_DYING_LATER = frozenset("hospital later succumbed".split())


def _fits(person: _Person, figure: Figure) -> bool:
    """Whether nothing told of a person speaks against a figure's being the same; who is captured may be wounded too."""
    if (person.figure.outcome == "captured") != (figure.outcome == "captured"):
        return False
    if (person.figure.group == "perpetrator") != (figure.group == "perpetrator") and not figure.is_pronoun:
        return False
    if person.age is not None and figure.age is not None and person.age != figure.age:
        return False
    if person.sex and figure.sex and person.sex != figure.sex:
        return False
    if _other_name(person, figure) or are_of_other_ages(person.figure, figure):
        return False
    both_told = not figure.is_pronoun and not person.figure.is_pronoun and person.figure.group != "perpetrator"
    if both_told and is_suspect(person.figure) != is_suspect(figure):
        return False
    groups = {person.figure.group, figure.group}
    return len(groups) == 1 or bool(groups & {"unknown", "civilian"}) or figure.is_pronoun


def is_suspect(figure: Figure) -> bool:
    """Whether the words for a person say that he is the suspect, not a victim; "himself" may be either."""
    return not _SUSPECT.isdisjoint(figure.victims_text.lower().split())


def _other_name(person: _Person, figure: Figure) -> bool:
    return not figure.is_pronoun and bool(
        person.name and figure.person_name and not same_person(person.name, figure.person_name)
    )


def _is_told_closer(person: _Person, figure: Figure) -> bool:
    """Whether an indefinite phrase may tell more of a person told vaguely before: "one man", then "John Doe, 24"."""
    if person.name is not None:
        return False
    if figure.person_name or figure.age is not None:
        return person.age is None or figure.age is not None
    return person.age is None


def note_merged(reading: Reading, figure: Figure, other: int) -> None:
    """Tell whoever listens that a figure became one with the figure whose words begin at offset ``other``."""
    trace = reading.document.trace
    if trace is not None:
        span = reading.span(figure.start, figure.end)
        rule = f"casualty:{figure.frame}"
        if figure.replaces:
            trace.decided("casualty", *span, "replaced", "update", rule=rule, other=other)
        else:
            trace.decided("casualty", *span, "joined", "same_people", rule=rule, other=other)
