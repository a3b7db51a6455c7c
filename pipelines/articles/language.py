"""The language of an article: the one it states, else a guess from its words."""

import re

import py3langid

GUESS_WORDS = 20
"""Fewest words a guess is made from: on one sentence py3langid takes English for French often enough to matter."""

_GUESS_CHARS = 3_000
_TAG = re.compile(r"([A-Za-z]{2})(?:[-_].*)?")


def stated_language(tag: str) -> str | None:
    """The ISO 639-1 code of a language tag such as ``en-GB``, or ``None`` when it isn't such a tag.

    Args:
        tag: As stated by the article.
    """
    found = _TAG.fullmatch(tag.strip())
    return found.group(1).lower() if found else None


def guess_language(text: str) -> str | None:
    """The ISO 639-1 code of the language the text is most likely in, or ``None`` for fewer than 20 words.

    Args:
        text: Title and body.
    """
    head = text[:_GUESS_CHARS]
    if len(head.split()) < GUESS_WORDS:
        return None
    return str(py3langid.classify(head)[0])
