"""The words that name attacks, weapons, victims and outcomes, from the tables in ``words/``.

Here: reading those tables and finding their phrases in a sentence's tokens. What a phrase means in its sentence
(negated, planned, about an earlier attack) is decided in ``events``.
"""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
    """One phrase found: tokens ``start`` to ``end`` (exclusive) of the sentence."""

    start: int
    end: int
    phrase: str
    entry: T


class PhraseTable(Generic[T]):
    """Phrases of one or more lower-case tokens, looked up longest first."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = defaultdict(list)
        for phrase, entry in phrases:
            tokens = tuple(re.findall(r"'s|[\w][\w'.-]*|[^\w\s]", phrase))
            self._by_first[tokens[0]].append((tokens, entry))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda c: -len(c[0]))

    def find(self, words: Sequence[str]) -> list[Hit[T]]:
        """Non-overlapping hits from left to right in ``words`` (lower-case tokens)."""
        hits: list[Hit[T]] = []
        i = 0
        while i < len(words):
            for tokens, entry in self._by_first.get(words[i], ()):
                if len(tokens) == 1 or tuple(words[i : i + len(tokens)]) == tokens:
                    hits.append(Hit(i, i + len(tokens), " ".join(tokens), entry))
                    i += len(tokens) - 1
                    break
            i += 1
        return hits

    def at(self, words: Sequence[str], i: int) -> Hit[T] | None:
        """The longest phrase that begins at token ``i``."""
        for tokens, entry in self._by_first.get(words[i], ()):
            if tuple(words[i : i + len(tokens)]) == tokens:
                return Hit(i, i + len(tokens), " ".join(tokens), entry)
        return None


@dataclass(frozen=True, slots=True)
class AttackNoun:
    """A noun that names an attack.

    Attributes:
        strength: ``strong`` names an attack by itself, ``weak`` needs a sign of violence beside it, ``weapon`` is a
            weapon that stands for the attack it was used in.
    """

    phrase: str
    attack_type: str
    strength: str


@dataclass(frozen=True, slots=True)
class AttackVerb:
    """A verb that tells an attack.

    Attributes:
        frame: ``agent`` (subject attacks object), ``person`` (the object must be people), ``weapon`` (the subject is a
            weapon, or the verb is passive), ``launch`` (the object is a weapon or an attack), ``explode`` (the subject
            is a bomb, or the object).
    """

    lemma: str
    attack_type: str
    frame: str


@dataclass(frozen=True, slots=True)
class Weapon:
    """A word for a weapon; ``flies`` when it comes from afar."""

    word: str
    weapon_type: str
    attack_type: str
    flies: bool


@dataclass(frozen=True, slots=True)
class CasualtyWord:
    """A word for an outcome; ``frame`` says where its victims stand."""

    word: str
    outcome: str
    frame: str


@dataclass(frozen=True, slots=True)
class ResponseWord:
    """A phrase that tells of a response.

    Attributes:
        requires: Words of which one must stand within twelve tokens after it; empty for none.
    """

    response_type: str
    subtype: str | None
    status: str
    requires: frozenset[str]


def _rows(name: str) -> list[dict[str, str]]:
    table = files("pipelines.vocabulary").joinpath("words", name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(table)))


@cache
def attack_nouns() -> PhraseTable[AttackNoun]:
    """Nouns that name attacks."""
    rows = _rows("attack_nouns.csv")
    return PhraseTable((r["phrase"], AttackNoun(r["phrase"], r["attack_type"], r["strength"])) for r in rows)


@cache
def attack_verbs() -> PhraseTable[AttackVerb]:
    """Verbs that tell attacks, in all their forms."""
    return PhraseTable(
        (form, AttackVerb(r["lemma"], r["attack_type"], r["frame"]))
        for r in _rows("attack_verbs.csv")
        for form in r["forms"].split("|")
    )


@cache
def weapons() -> PhraseTable[Weapon]:
    """Words for weapons, singular and plural."""
    return PhraseTable(
        (form, Weapon(r["word"], r["weapon_type"], r["attack_type"], r["flies"] == "yes"))
        for r in _rows("weapons.csv")
        for form in r["forms"].split("|")
    )


@cache
def casualty_words() -> PhraseTable[CasualtyWord]:
    """Words that say what became of people."""
    return PhraseTable(
        (form, CasualtyWord(r["word"], r["outcome"], r["frame"]))
        for r in _rows("casualty_words.csv")
        for form in r["forms"].split("|")
    )


@cache
def victim_nouns() -> PhraseTable[str]:
    """Nouns for people, with the victim group each names."""
    return PhraseTable((word, r["group"]) for r in _rows("victims.csv") for word in r["words"].split("|"))


@cache
def not_attacks() -> PhraseTable[str]:
    """Phrases that hold a word of attack and tell of none ("heart attack"), with the reason."""
    return PhraseTable((r["phrase"], r["note"]) for r in _rows("not_attacks.csv"))


@cache
def response_words() -> PhraseTable[ResponseWord]:
    """Phrases that tell of responses, in all their forms."""
    return PhraseTable(
        (
            form,
            ResponseWord(
                r["response_type"], r["subtype"] or None, r["status"], frozenset(filter(None, r["requires"].split("|")))
            ),
        )
        for r in _rows("responses.csv")
        for form in r["forms"].split("|")
    )


@cache
def role_words(role: str) -> frozenset[str]:
    """A closed list of words by the part they play, a row of ``words/roles.csv``.

    Raises:
        KeyError: No such role.
    """
    for row in _rows("roles.csv"):
        if row["role"] == role:
            return frozenset(row["words"].split("|"))
    raise KeyError(f"no role {role!r} in words/roles.csv")
