"""Article text made harmless where a person reads it: on a terminal, in Dagster's catalogue, in an explained page.

Only what holds wherever text is shown. What one place needs beside it (Markdown's marks, HTML's) is added there.
"""

import unicodedata
from typing import Any


def visible(value: Any) -> str:
    r"""A value as one line in which every character is visible.

    News text comes from anywhere: escape sequences could rewrite the terminal, and direction marks could reorder what a
    person reads. Line breaks become ``↵``, other control and format characters their escapes (``\x1b``, ``\u202e``).
    """
    return "".join(_visible_character(character) for character in str(value))


def _visible_character(character: str) -> str:
    if character == "\n":
        return "↵"
    if character == "\t":
        return " "
    # Zero-width joiners spell words in Arabic script and Indic scripts, and change nothing else.
    if character in "\u200c\u200d" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"}:
        return character
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
