"""The words that news writes without a capital, counted in mixed-case texts, for the benchmark's truecasing."""

import json
import re
from collections import Counter
from pathlib import Path

SOURCES = (
    "bench/gva/articles.jsonl",
    "bench/dates/timebank.jsonl",
    "bench/dates/aquaint.jsonl",
    "gold/train.jsonl",
    "bench/geo/lgl.jsonl",
    "bench/geo/geovirus.jsonl",
)
_INSIDE = re.compile(r"(?<=[a-z,] )([A-Za-z]+)")
_SHARE = 0.45
_LEAST = 2


def write_small_words(shared: Path, added: Path, path: Path) -> bool:
    """Write the words that are small at least as often as not quite half the time inside a sentence.

    Args:
        shared: The folder that holds the sources.
        added: Words of the domain that those texts hardly have, reviewed by hand.
        path: The list to write.

    Returns:
        Whether all sources were there; where one is missing, nothing is written.
    """
    if not all((shared / source).is_file() for source in SOURCES):
        return False
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for source in SOURCES:
        for line in (shared / source).read_text(encoding="utf-8").split("\n"):
            for word in _INSIDE.findall(json.loads(line)["text"]) if line else ():
                if word.islower():
                    small[word] += 1
                elif word[0].isupper():
                    capital[word.lower()] += 1
    words = {w for w, n in small.items() if n >= _LEAST and len(w) > 1 and n >= _SHARE * (n + capital[w])}
    words |= {"a", *added.read_text(encoding="utf-8").split()}
    path.write_text("\n".join(sorted(words)) + "\n", encoding="utf-8")
    return True
