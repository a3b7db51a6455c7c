"""Groups in a text by what the tables don't have: another spelling of a listed name, or a name nobody has listed yet.

Here: spans of tokens only. Not here: names as the tables have them (``mentions``), what the groups did, and who an
unlisted group may be (``resolution``).
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from pipelines.events.document import Document, Sentence, Token
from pipelines.vocabulary.actors.actors import Actor, load_actors
from pipelines.vocabulary.actors.spelling import spelling_key, spelling_opening
from pipelines.vocabulary.words import role_words

ARABIC_ARTICLE = re.compile(r"(?:al|el|as|ash|at|ar|an|az|ad|ul|wal)-[A-Z]")
"""A word that opens with an Arabic article in small letters."""

_OPENS_A_GROUP = role_words("group_name_first")
_CLOSES_A_GROUP = role_words("group_name_last")
_INSIDE_A_NAME = frozenset("of for the and al el de del la".split())
_NEVER_FIRST = frozenset(
    """the a an this that in on at of for from by with and or but as after before when while since if it he she they
    his her its their no not one two three both many several some former new police army military interior prime
    foreign defence defense state federal local national""".split()
) - {"national"}
_OWNERS = frozenset("people peoples workers farmers women".split())
_LONGEST_NAME = 9


# ---------------------------------------------------------------------- other spellings of listed names
def other_spellings(document: Document) -> list[tuple[int, int, Actor]]:
    """Actors by spellings that no table lists, with their offsets: "Ketayib Hizbullah", "Al Shebab"."""
    found = []
    for sentence in document.sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if token.text.islower() or not _can_open(token) or token.text.isupper() or token.lower == "the":
                continue
            spelt = _spelt_in_words(document, tokens, i) or _spelt_in_one(tokens, i)
            if spelt is not None:
                end, actor = spelt
                found.append((token.start, tokens[end - 1].end, actor))
    return found


@cache
def _longest_after() -> dict[str, int]:
    """The words by which listed names begin, as in their keys, each with the most words of such a name."""
    longest: dict[str, int] = {}
    for key in load_actors().spelling_keys():
        longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return longest


@lru_cache(maxsize=50_000)
def _reach_from(word: str) -> int:
    """The most words of a listed name that begins with a spelling of this word, 0 where none does."""
    opening = spelling_opening(word)
    return _longest_after().get(opening, 0) if opening else 2  # "Al Shebab": the article stands alone


@lru_cache(maxsize=50_000)
def _of_one_word(word: str) -> Actor | None:
    return load_actors().by_spelling(spelling_key(word))


def _spelt_in_words(document: Document, tokens: list[Token], i: int) -> tuple[int, Actor] | None:
    """The longest listed name of several words that begins at token ``i``, and the token after it."""
    reach = _reach_from(tokens[i].text)
    if not reach:
        return None
    found = None
    for end in range(i + 2, min(len(tokens), i + reach + 2) + 1):
        last = tokens[end - 1]
        if not last.is_word or last.start > tokens[end - 2].end + 1:
            break
        if not _can_open(last):
            continue
        actor = load_actors().by_spelling(spelling_key(document.plain[tokens[i].start : last.end]))
        if actor is not None:
            found = (end, actor)
    return found


def _spelt_in_one(tokens: list[Token], i: int) -> tuple[int, Actor] | None:
    """A listed name of one word, where no other name stands beside it: "Fattah" in "Omar Fattah" is a person's."""
    actor = _of_one_word(tokens[i].text)
    if actor is None or (i and tokens[i - 1].is_capitalised and tokens[i - 1].lower != "the"):
        return None
    return (i + 1, actor) if i + 1 == len(tokens) or not tokens[i + 1].is_capitalised else None


def _can_open(token: Token) -> bool:
    text = token.text
    return text[0].isupper() or ("-" in text and ARABIC_ARTICLE.match(text) is not None)


# ---------------------------------------------------------------------- names that no table lists
def may_name_a_group(sentence: Sentence) -> bool:
    """Whether any word of a sentence can open or close the name of a group; most sentences have none."""
    return not (_OPENS_A_GROUP.isdisjoint(sentence.words) and _CLOSES_A_GROUP.isdisjoint(sentence.words))


def unlisted_group_at(tokens: list[Token], start: int, is_free: Callable[[int], bool]) -> int | None:
    """Where a group's name that begins at token ``start`` ends, None where none begins there.

    Its first or its last word says that it is a group's: "Saraya Thawrat al-Jahra", "Free Valley Brigade", "Movement
    for the Freedom of Jahra".

    Args:
        tokens: The sentence's tokens.
        start: Where it would begin.
        is_free: Whether a token may be part of it: one that another name has may not.
    """
    first = tokens[start]
    if not _can_open(first) or first.lower in _NEVER_FIRST or not is_free(start):
        return None
    end, last_capital = start + 1, start
    while end < len(tokens) and end - start < _LONGEST_NAME and is_free(end) and _goes_on(tokens, end):
        if _can_open(tokens[end]):
            last_capital = end
        end += 1
    if last_capital == start:
        return None
    if first.lower in _OPENS_A_GROUP:
        return last_capital + 1
    closing = [k for k in range(start + 1, last_capital + 1) if tokens[k].lower in _CLOSES_A_GROUP]
    if not closing:
        return None
    goes_on = closing[-1] < last_capital and tokens[closing[-1] + 1].lower in ("of", "for")
    return last_capital + 1 if goes_on else closing[-1] + 1


def _goes_on(tokens: list[Token], i: int) -> bool:
    if tokens[i].lower == "'s":  # "Sindhudesh People's Army"
        return i + 1 < len(tokens) and tokens[i - 1].lower in _OWNERS and _can_open(tokens[i + 1])
    adjacent = tokens[i].start <= tokens[i - 1].end + 1
    return adjacent and (_can_open(tokens[i]) or tokens[i].lower in _INSIDE_A_NAME)
