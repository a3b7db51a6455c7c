"""The words that name attacks, weapons, victims and outcomes, from the tables in ``words/``.

Here: reading those tables and finding their phrases in a sentence's tokens. What a phrase means in its sentence
(negated, planned, about an earlier attack) is decided in ``events``. How to add a row is told in ``README.md``.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from pipelines.values import frozen
from pipelines.vocabulary.tokens import TOKEN

T = TypeVar("T")


@frozen
class Hit(Generic[T]):
    """One phrase found: tokens ``start`` to ``end`` (exclusive) of the sentence."""

    start: int
    end: int
    phrase: str
    entry: T


class PhraseTable(Generic[T]):
    """Phrases of one or more lower-case tokens, looked up longest first."""

    def __init__(self, phrases: Iterable[tuple[str, T]]) -> None:
        # by the first word, then by the second, "" for a phrase of one: many phrases open with "the" or "called"
        self._by_first: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]] = defaultdict(lambda: defaultdict(list))
        for phrase, entry in phrases:
            first, *others = TOKEN.findall(phrase)
            self._by_first[first][others[0] if others else ""].append(((first, *others), entry))
        for by_second in self._by_first.values():
            for candidates in by_second.values():
                candidates.sort(key=lambda c: -len(c[0]))

    def find(self, words: Sequence[str]) -> list[Hit[T]]:
        """Non-overlapping hits from left to right in ``words`` (lower-case tokens)."""
        hits: list[Hit[T]] = []
        by_first, free = self._by_first, 0
        if by_first.keys().isdisjoint(words):  # most sentences, for most tables
            return hits
        for i in [i for i, word in enumerate(words) if word in by_first]:
            hit = self.at(words, i) if i >= free else None
            if hit is not None:
                hits.append(hit)
                free = hit.end
        return hits

    def find_apart(self, words: Sequence[str], tails: Iterable[tuple[str, ...]], reach: int) -> list[Hit[T]]:
        """Phrases of a verb and a tail with an object between them: "took six sailors hostage" for "took hostage".

        Args:
            words: Lower-case tokens.
            tails: What such phrases end with.
            reach: How many tokens may stand between.

        Returns:
            Hits on the verb alone; no mark stands between it and its tail.
        """
        hits = []
        for tail in tails:
            for j in range(2, len(words) - len(tail) + 1):
                if tuple(words[j : j + len(tail)]) != tail:
                    continue
                for i in range(j - 2, max(-1, j - 2 - reach), -1):
                    if not words[i + 1][0].isalnum():
                        break
                    found = self.at((words[i], *tail), 0)
                    if found is not None and found.end == 1 + len(tail):
                        hits.append(Hit(i, i + 1, found.phrase, found.entry))
                        break
        return hits

    def at(self, words: Sequence[str], i: int) -> Hit[T] | None:
        """The longest phrase that begins at token ``i``; None past the end."""
        by_second = self._by_first.get(words[i]) if i < len(words) else None
        if by_second is None:
            return None
        for second in (words[i + 1] if i + 1 < len(words) else "", ""):
            for tokens, entry in by_second.get(second, ()):
                if len(tokens) <= 2 or tuple(words[i : i + len(tokens)]) == tokens:
                    return Hit(i, i + len(tokens), " ".join(tokens), entry)
        return None


@dataclass(frozen=True, slots=True)
class AttackNoun:
    """A noun that names an attack.

    Attributes:
        strength: ``strong`` names an attack by itself, ``weak`` needs a sign of violence beside it, ``trace`` is what
            an attack left behind: it rarely tells one that wasn't told before.
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
        names_the_act: A noun that tells the response without a verb of its own ("curfew").
    """

    response_type: str
    subtype: str | None
    status: str
    requires: frozenset[str]
    names_the_act: bool


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """One row of a table.

    Attributes:
        table: The table's file without its ending.
        line: Its line in the file, as an editor counts.
        cells: What the row holds, by column.
    """

    table: str
    line: int
    cells: dict[str, str]

    @property
    def forms(self) -> list[str]:
        """The written forms of the row's word, in lower case."""
        return self.cells["forms"].split("|")


@cache
def rows(table: str) -> tuple[Row, ...]:
    """All rows of a table in the order of the file."""
    text = files("pipelines.vocabulary").joinpath("words", f"{table}.csv").read_text(encoding="utf-8")
    reader = csv.DictReader(io.StringIO(text))
    return tuple(Row(table, reader.line_num, cells) for cells in reader)


_left_out: set[Row] = set()


def _phrases(table: str, entry: Callable[[Row, str], T]) -> PhraseTable[T]:
    shown = [row for row in rows(table) if row not in _left_out]
    return PhraseTable((form, entry(row, form)) for row in shown for form in row.forms)


@cache
def attack_nouns() -> PhraseTable[AttackNoun]:
    """Nouns that name attacks."""
    return _phrases("attack_nouns", lambda row, form: AttackNoun(form, row.cells["attack_type"], row.cells["strength"]))


@cache
def attack_verbs() -> PhraseTable[AttackVerb]:
    """Verbs that tell attacks, in all their forms."""
    return _phrases(
        "attack_verbs",
        lambda row, _: AttackVerb(row.cells["lemma"], row.cells["attack_type"], row.cells["frame"]),
    )


@cache
def weapons() -> PhraseTable[Weapon]:
    """Words for weapons, singular and plural."""
    return _phrases(
        "weapons",
        lambda row, _: Weapon(
            row.forms[0], row.cells["weapon_type"], row.cells["attack_type"], row.cells["flies"] == "yes"
        ),
    )


@cache
def casualty_words() -> PhraseTable[CasualtyWord]:
    """Words that say what became of people."""
    return _phrases(
        "casualty_words", lambda row, _: CasualtyWord(row.forms[0], row.cells["outcome"], row.cells["frame"])
    )


@cache
def victim_nouns() -> PhraseTable[str]:
    """Nouns for people, with the victim group each names."""
    return _phrases("victims", lambda row, _: row.cells["group"])


@cache
def not_attacks() -> PhraseTable[str]:
    """Phrases that hold a word of attack and tell of none ("heart attack"), with the reason."""
    return _phrases("not_attacks", lambda row, _: row.cells["reason"])


@cache
def response_words() -> PhraseTable[ResponseWord]:
    """Phrases that tell of responses, in all their forms."""
    return _phrases(
        "responses",
        lambda row, _: ResponseWord(
            row.cells["response_type"],
            row.cells["subtype"] or None,
            row.cells["status"],
            frozenset(filter(None, row.cells["requires"].split("|"))),
            row.cells["names_the_act"] == "yes",
        ),
    )


TABLES: dict[str, Callable[[], PhraseTable[Any]]] = {
    "attack_nouns": attack_nouns,
    "attack_verbs": attack_verbs,
    "weapons": weapons,
    "casualty_words": casualty_words,
    "victims": victim_nouns,
    "not_attacks": not_attacks,
    "responses": response_words,
}
"""The tables of phrases, each with what looks them up."""


@contextmanager
def leaving_out(row: Row) -> Iterator[None]:
    """A vocabulary without one row, for as long as the context lasts: what the row is good for shows by its absence."""
    look_up: Any = TABLES[row.table]
    _left_out.add(row)
    look_up.cache_clear()
    try:
        yield
    finally:
        _left_out.remove(row)
        look_up.cache_clear()


@cache
def role_words(role: str) -> frozenset[str]:
    """A closed list of words by the part they play: the rows of that role in ``words/roles.csv``.

    Raises:
        KeyError: No such role.
    """
    words = frozenset(row.cells["word"] for row in rows("roles") if row.cells["role"] == role)
    if not words:
        raise KeyError(f"no role {role!r} in words/roles.csv")
    return words
