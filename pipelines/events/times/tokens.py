"""Cutting a text into words without moving a character.

Here: typography made plain one character for one, and the text as words, offsets and classes. Not here: what any
combination of words means.
"""

import re
from itertools import accumulate, repeat

from pipelines.events.times.lexicon import OTHER, WORD_CODES

_PLAIN = {
    " ": "\r\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "'": "\u2018\u2019\u02bc\u201b\u00b4`",
    '"': "\u201c\u201d\u201e\u00ab\u00bb",
    "-": "\u2010\u2011\u2012\u2013\u2212",
    "\n": "\u2028\u2029",
}
_TYPOGRAPHY = re.compile("[" + "".join(_PLAIN.values()) + "]")
_REPLACEMENTS = {char: plain for plain, chars in _PLAIN.items() for char in chars}
# the first two are what most texts are made of, and all that they find the others would
_TOKEN = re.compile(r" (?!\s)|[a-z]++(?![^\W\d_])|[^\W\d_]+|\d+|\s+|.", re.DOTALL)


def plain_text(text: str) -> str:
    """The text with no-break and thin spaces, curly quotes and en dashes as their plain forms, of the same length."""
    return _TYPOGRAPHY.sub(lambda m: _REPLACEMENTS[m[0]], text) if _TYPOGRAPHY.search(text) else text


def lower_text(text: str) -> str:
    """Lower case of the same length; a letter whose lower case is two characters stays as it is."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered


class Tokens:
    """A text as words.

    Attributes:
        text: The text in plain typography, offsets as in the original.
        words: Every word, number, mark and stretch of white space, lower-cased; nothing is left out.
        offsets: Where each begins, with the length of the text at the end.
        codes: The class of each, one character per word.
    """

    def __init__(self, text: str):
        self.text = plain_text(text)
        self.words: list[str] = _TOKEN.findall(lower_text(self.text))
        self.offsets: list[int] = list(accumulate(map(len, self.words), initial=0))
        self.codes = "".join(map(WORD_CODES.get, self.words, repeat(OTHER)))

    def is_capitalised(self, index: int) -> bool:
        """Whether the word begins with a capital in the original."""
        return self.text[self.offsets[index]].isupper()

    def is_upper(self, index: int) -> bool:
        """Whether the word is written in capitals in the original."""
        return self.text[self.offsets[index] : self.offsets[index + 1]].isupper()
