"""Who was shot, person by person: "a 24-year-old man died at the scene", "her daughter, 6, is in stable condition".

Here: persons told apart by their age, or by what they are called where no age is told, and what became of each, read
loosely from the nearest telling words; one more way of counting for ``shooting_tolls``. Not here: figures that the
warehouse keeps, which the engine reads, and numbers of people (``loose_counts``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SENTENCE = re.compile(r"(?<=[.!?])[\"\u201d]?\s+|\n+|;\s")
_PERSON = re.compile(
    r"\b(?P<old>\d{1,3})[- ]?(?P<unit>year|month|week|day)s?[- ]?old\b"
    r"|,\s(?:age[d]?\s)?(?P<age>\d{1,2})(?=[,.;:)]|\sof\b|\syears)"
    r"|\((?P<bracket>\d{1,2})\)"
    r"|\b(?:an?|another|one|the\sother|second|third|fourth|his|her|their|whose|two)\s(?:[a-z-]+\s){0,2}?"
    r"(?P<kind>man|woman|boy|girl|teen|teenager|toddler|child|baby|infant|mother|father|son|daughter|brother|sister"
    r"|wife|husband|girlfriend|boyfriend|grandmother|grandfather|officer|deputy|victim|person|bystander)\b",
    re.IGNORECASE,
)
_CUES = {
    "suspect": re.compile(
        r"\b(?:arrested|charged|accused|suspect(?:ed)?|gunman|shooter|wanted|surrendered|indicted|sentenced|convicted|"
        r"custody|booked|arraigned|pleaded|opened\sfire|allegedly|confessed)\b",
        re.IGNORECASE,
    ),
    "killed": re.compile(
        r"\b(?:dead|died|dies|killed|killing|fatal|fatally|slain|murdered?|death|deaths|deceased|succumbed|passed\saway|"
        r"slaying|homicide|did\snot\ssurvive|didn't\ssurvive|bodies|body\sof)\b",
        re.IGNORECASE,
    ),
    "wounded": re.compile(
        r"\b(?:wounded|wounding|injured|injuring|hurt|injur(?:y|ies)|critical|serious|stable|condition|"
        r"survived?|expected\sto|recovering|hospitali[sz]ed|non-life|graze[d]?|surgery|treated)\b",
        re.IGNORECASE,
    ),
    "shot": re.compile(r"\b(?:shot|struck|hit|gunshot|bullet|shoots?|hospital|gunned)\b", re.IGNORECASE),
}
_RANK = {name: rank for rank, name in enumerate(_CUES)}
_NAME = re.compile(r"(?:,? ?[A-Z][\w.'\u2019-]*){0,4}")
_READ = 4500  # characters of a body that are read


@dataclass(frozen=True)
class Victims:
    """Persons by what became of them; those who did it are in none of the counts.

    Attributes:
        shot: Struck, with nothing said of what became of them.
    """

    killed: int
    wounded: int
    shot: int

    @property
    def people(self) -> int:
        """All of them."""
        return self.killed + self.wounded + self.shot


def described_victims(text: str) -> tuple[Victims, Victims]:
    """The persons of a text with an age, and all persons described; everybody counts once, by age or by kind."""
    aged: dict[str, str] = {}
    others: dict[str, str] = {}
    for key, has_age, outcome in _persons(text[:_READ]):
        known = aged if has_age else others
        if outcome is not None and (key not in known or _RANK[outcome] < _RANK[known[key]]):
            known[key] = outcome
    return _counted(aged), _counted(aged | others)


def _counted(outcomes: dict[str, str]) -> Victims:
    values = list(outcomes.values())
    return Victims(values.count("killed"), values.count("wounded"), values.count("shot"))


def _persons(text: str) -> Iterator[tuple[str, bool, str | None]]:
    """Each description of a person with the key that tells persons apart, whether it is an age, and the outcome."""
    for sentence in _SENTENCE.split(text):
        yield from _persons_of(sentence)


def _persons_of(sentence: str) -> Iterator[tuple[str, bool, str | None]]:
    """The persons of a sentence from the last to the first: one beside the next shares its outcome if it has none."""
    found = list(_PERSON.finditer(sentence))
    next_outcome: str | None = None
    for at in range(len(found) - 1, -1, -1):
        person = found[at]
        following = found[at + 1].start() if at + 1 < len(found) else len(sentence)
        gap = sentence[person.end() : following]
        if at + 1 < len(found) and person["kind"] and found[at + 1]["age"] and _NAME.fullmatch(gap):
            continue  # "her daughter, 6", "his wife, Ann Lee, 31": the age stands for the person
        before = sentence[found[at - 1].end() if at else 0 : person.start()]
        outcome = _outcome(gap) or _outcome(before)
        if outcome is None:
            outcome = _outcome(sentence) if at == len(found) - 1 else next_outcome
        next_outcome = outcome
        yield *_key(person), outcome


def _key(person: re.Match[str]) -> tuple[str, bool]:
    age = person["old"] or person["age"] or person["bracket"]
    if age is None:
        return person["kind"].lower(), False
    return f"{age} {person['unit'] or 'year'}", True


def _outcome(words: str) -> str | None:
    """What the strongest telling words of a stretch of text say."""
    return next((name for name, pattern in _CUES.items() if pattern.search(words)), None)
