"""How often news writes a word without and with a capital, counted in mixed-case texts: the truecasing model.

Single words with two counts each, nothing of the texts' order. Not here: its use (``benchmarks.muc4.truecase``).
"""

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
_LEAST = 2


def write_capitals(shared: Path, path: Path) -> bool:
    """Count the words inside sentences and write them: a word, its count without and its count with a capital.

    Words written small fewer than twice are left out, and names with them.

    Args:
        shared: The folder that holds the sources.
        path: The file to write.

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
    words = sorted(w for w, n in small.items() if n >= _LEAST and (len(w) > 1 or w == "a"))
    path.write_text("".join(f"{w} {small[w]} {capital[w]}\n" for w in words), encoding="utf-8")
    return True
