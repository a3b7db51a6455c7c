"""Numbers of people in a report, read loosely: "3 shot, 1 fatally", "both victims", "the third victim", every age told.

Here: counts that stand near a word of outcome whatever the grammar, as one more opinion for ``shooting_tolls``. Not
here: figures that the warehouse keeps, which the engine reads.
"""

import re
from collections.abc import Iterator
from itertools import pairwise, takewhile

_WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*|\d+|[.,;:!?]")
_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_LARGEST = 60
_NUMBERS = (
    {word: n for n, word in enumerate(_NUMBER_WORDS)}
    | {str(n): n for n in range(1, _LARGEST + 1)}
    | {"both": 2, "couple": 2, "pair": 2, "trio": 3}
)
_PEOPLE = frozenset(
    """people persons person men women man woman teens teen teenagers teenager boys boy girls girl children child kids
    victims victim others other adults adult officers officer deputies deputy students student bodies suspects suspect
    brothers sisters family members member friends friend males male females female bystanders juveniles juvenile more
    individuals individual youths residents patients them""".split()
)
_DEAD = frozenset(
    "dead killed kills dies die died slain fatally fatal murdered deaths killing killings deceased bodies".split()
)
_HURT = frozenset(
    "wounded injured hurt injures wounds hospitalized hospital critical critically injuries wounding injuring".split()
)
_SHOT = frozenset("shot gunned struck gunshot hit shooting shootings".split())
_OF_THINGS = frozenset(
    """year years day days week weeks month months hour hours minute minutes mile miles time times shots rounds p.m a.m
    pm am block blocks percent ft feet counts guns handguns suspects arrested charged ,""".split()
)
_BEFORE_LABELS = frozenset("age aged , at around about no chapter interstate highway route".split())
_ENDS = frozenset(". ; :".split())
_OUTCOME_BEFORE = {
    "killed": "killed", "kills": "killed", "killing": "killed",
    "injured": "wounded", "injures": "wounded", "injuring": "wounded", "wounded": "wounded", "wounds": "wounded",
    "wounding": "wounded", "hurt": "wounded", "leaves": "wounded", "left": "wounded",
    "shot": "hit", "shoots": "hit", "shooting": "hit",
}  # fmt: skip
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_PERSONS = frozenset(
    "victim person man woman teen teenager boy girl child male female patient shooting student".split()
)
_AGE = re.compile(r"(?<!\d)(\d{1,2})[- ]?(?:year|yr|month)s?[- ]?old|, (\d{1,2})(?=[,.;])|\bage[d]? (\d{1,2})\b")
_REACH = 8


def words_of(text: str) -> list[str]:
    """Words, numbers and marks of a text in small letters."""
    return _WORD.findall(text.lower().replace("\u2019", "'"))


def counted(words: list[str]) -> Iterator[tuple[str, int]]:
    """Each number of people with what became of them: ``killed``, ``wounded`` or ``hit``."""
    for i, word in enumerate(words):
        n = _NUMBERS.get(word, 0)
        is_label = i > 0 and word.isdigit() and words[i - 1] in _BEFORE_LABELS
        following = words[i + 1 : i + 1 + _REACH]
        if not n or is_label or (following and (following[0] in _OF_THINGS or following[0].startswith("year-old"))):
            continue
        outcome = _outcome_after(following) or _outcome_before(words[i - 1] if i else "", following)
        if outcome is not None:
            yield outcome, n


def _outcome_after(following: list[str]) -> str | None:
    """The first word of outcome after a number, where people or that word stand next to the number."""
    people = False
    for j, word in enumerate(following):
        if word in _ENDS or (j and word in _NUMBERS):
            return None
        people = people or word in _PEOPLE
        outcome = "killed" if word in _DEAD else "wounded" if word in _HURT else "hit" if word in _SHOT else None
        if outcome is not None:
            clause = takewhile(lambda w: w != "," and w not in _NUMBERS, following[j + 1 : j + 4])
            to_death = outcome == "hit" and any(w in _DEAD or w == "death" for w in clause)
            return ("killed" if to_death else outcome) if people or j <= 1 else None
    return None


def _outcome_before(word: str, following: list[str]) -> str | None:
    closes = following[:1] and (following[0] in _PEOPLE or following[0] in (".", ",", ";"))
    return _OUTCOME_BEFORE.get(word) if closes else None


def ages_in(text: str) -> int:
    """How many different ages a text tells."""
    return len({next(age for age in match if age) for match in _AGE.findall(text.lower())})


def last_ordinal(words: list[str]) -> int:
    """Of "a second victim", "the third man shot": the largest, 0 where nobody is counted so."""
    return max((_ORDINALS[a] for a, b in pairwise(words) if a in _ORDINALS and b in _PERSONS), default=0)
