"""Family names that are also names of places: "Ida Herat, 34," makes the "Herat" of her article a person.

Here: what the words beside a full name say of whose name it is. Not here: finding names, and what becomes of them
(``mentions.py``).
"""

from collections.abc import Sequence

from pipelines.events.document import Token
from pipelines.vocabulary.words import role_words

_TITLES = role_words("title")
_SPEECH = role_words("speech_verb") | role_words("speech")
_NO_PERSON = role_words("institution") | role_words("local_institution") | role_words("agency")
_AGES = ("year-old", "month-old")
_OLDEST = 110
_AFTER_AGE = frozenset((",", ".", ";", ")"))


def ends_name_of_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a capitalised word or more before a place's name make it a person's, by a title, an age or speech.

    Args:
        tokens: The sentence's.
        first: First token of the place's name.
        last: Its last token.
    """
    start = _start(tokens, first)
    given = [token.lower for token in tokens[start:first] if token.is_capitalised]
    if not given or all(word in _TITLES for word in given) or not _NO_PERSON.isdisjoint(given):
        return False
    before = _word_before(tokens, start)
    if before.endswith(_AGES) or _is_age(tokens, last + 1):
        return True
    if before in _TITLES or given[0] in _TITLES:
        return True
    # the first word of a sentence may be any: "Yesterday Herat said"
    after = tokens[last + 1].lower if last + 1 < len(tokens) else ""
    return start > 0 and (after in _SPEECH or before in _SPEECH)


def _word_before(tokens: Sequence[Token], start: int) -> str:
    """The word before a name, "sgt" of "Sgt." without its point; empty at the start of a sentence."""
    if start > 1 and tokens[start - 1].text == "." and tokens[start - 2].lower in _TITLES:
        return tokens[start - 2].lower
    return tokens[start - 1].lower if start else ""


def _start(tokens: Sequence[Token], first: int) -> int:
    """The first token of the capitalised words, initials among them, right before a name."""
    start = first
    while start and (tokens[start - 1].is_capitalised or _is_point_of_initial(tokens, start - 1)):
        if tokens[start - 1].end + 1 < tokens[start].start:
            break
        start -= 1
    return start


def _is_point_of_initial(tokens: Sequence[Token], i: int) -> bool:
    """The point of "E." in "Luis E. Herat"."""
    return i > 0 and tokens[i].text == "." and len(tokens[i - 1].text) == 1 and tokens[i - 1].is_capitalised


def _is_age(tokens: Sequence[Token], i: int) -> bool:
    """As in ", 34,": a number between two commas that a person may be old."""
    words = [token.text for token in tokens[i : i + 3]]
    if len(words) < 3 or words[0] != "," or not words[1].isdecimal() or words[2] not in _AFTER_AGE:
        return False
    return int(words[1]) <= _OLDEST
