"""A headline as a sentence the rules can read: without the site's name, in the case of running text, with a full stop.

Here: the form of headlines. Not here: what a headline tells, which is read like any other sentence.
"""

import re
from collections.abc import Iterable
from functools import cache

from pipelines.events.document import plain_text
from pipelines.events.figures import NUMBER_WORDS
from pipelines.events.reading import ADVERBS, AUXILIARIES, PREPOSITIONS, SUBORDINATORS
from pipelines.vocabulary import words as vocabulary

_SITE = re.compile(r"\s+(?:-{1,2}|\||\u2014|::|»)\s+")
_WORD = re.compile(r"[^\W\d_][\w'.-]*")
_SHORTEST_HEADLINE = 4  # words: what is left of a shorter one may be the site's name
_TITLE_CASE = 0.6  # share of capitalised words from which a headline is in title case
_COUNTED_LENGTH = 4  # letters from which a word's case tells: title case leaves "of" and "in" small
_LABELS = re.compile(r"(?i)^(?:update[ds]?|breaking(?: news)?|just in|exclusive|watch|video|photos|new)\s*:\s*")
_FUNCTION_WORDS = (
    ADVERBS
    | AUXILIARIES
    | PREPOSITIONS
    | SUBORDINATORS
    | frozenset(NUMBER_WORDS)
    | frozenset(
        "a an the and or but not no by his her their its who old year man men woman women more than second third fourth"
        " fifth another other others".split()
    )
)


def without_site(title: str) -> str:
    """The headline without the name of its site: "Two shot in Lyon - The Herald" gives "Two shot in Lyon"."""
    headline = _LABELS.sub("", plain_text(title).replace("\n", " ").strip())
    first, *rest = _SITE.split(headline, maxsplit=1)
    if any(word.lower() in AUXILIARIES for part in rest for word in part.split()):
        return headline  # "Two men - one of them a guard - were shot in Lyon"
    return first.strip() if rest and len(first.split()) >= _SHORTEST_HEADLINE else " ".join([first, *rest]).strip()


def as_sentence(title: str, text: str) -> str:
    """A headline in the case of running text, with a full stop.

    Args:
        title: The headline as stored.
        text: The article, whose own use of a word tells whether its capital belongs to it.
    """
    headline = without_site(title)
    if not headline:
        return ""
    if _is_in_title_case(headline):
        small = {w for line in text.split("\n") if line.strip() != title.strip() for w in _small_words(line)}
        headline = _WORD.sub(lambda m: _sentence_case(m, small), headline)
    headline = headline.rstrip("\u2026. ")
    return headline if headline.endswith(("!", "?")) else headline + "."


def _is_in_title_case(headline: str) -> bool:
    telling = [w for w in _WORD.findall(headline)[1:] if len(w) >= _COUNTED_LENGTH]
    capitalised = [w for w in telling if w[0].isupper()]
    return len(telling) > 1 and len(capitalised) / len(telling) >= _TITLE_CASE


def _small_words(line: str) -> Iterable[str]:
    return (w for w in _WORD.findall(line) if w.islower())


def _sentence_case(match: re.Match[str], small: set[str]) -> str:
    word = match.group()
    lower = word.lower()
    if match.start() == 0 or (word.isupper() and len(word) <= _COUNTED_LENGTH):
        return word
    return lower if lower in small or lower in _FUNCTION_WORDS or lower in _vocabulary_words() else word


@cache
def _vocabulary_words() -> frozenset[str]:
    """Single words of the tables, which headlines use and which are never names."""
    tables = ("attack_nouns", "attack_verbs", "weapons", "casualty_words", "victims")
    return frozenset(
        w for table in tables for row in vocabulary.rows(table) for form in row.forms for w in form.split()
    )
