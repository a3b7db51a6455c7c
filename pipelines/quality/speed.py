"""How fast something was read, as each command of ``benchmarks/`` says it: one sentence that a program can read back.

Measures nothing; the commands take the time around what they call reading.
"""

import re
from dataclasses import dataclass

WORDS_OF_AN_ARTICLE = 500
"""The length that speeds are stated for, so that short and long texts compare."""

_LINE = re.compile(r"^speed: ([\d,]+) articles, ([\d,]+) words in ([\d.]+) CPU s\b", re.MULTILINE)


@dataclass(frozen=True)
class Speed:
    """What one core read in how much of its time.

    Attributes:
        articles: Texts that were read.
        words: Their words, as white space parts them.
        cpu_seconds: Time of the process, loading the vocabulary left out.
    """

    articles: int
    words: int
    cpu_seconds: float

    @property
    def articles_a_second(self) -> float:
        """Articles of 500 words a second on one core; 0 where nothing was read."""
        return self.words / WORDS_OF_AN_ARTICLE / self.cpu_seconds if self.cpu_seconds else 0.0

    def __str__(self) -> str:
        """The sentence that ``parse_speed`` reads."""
        return (
            f"speed: {self.articles:,} articles, {self.words:,} words in {self.cpu_seconds:.3f} CPU s: "
            f"{self.articles_a_second:.0f} articles of {WORDS_OF_AN_ARTICLE} words a second on one core"
        )


def parse_speed(printed: str) -> Speed | None:
    """The speed that a command printed among other things, None where it printed none."""
    found = _LINE.search(printed)
    if found is None:
        return None
    articles, words, seconds = found.groups()
    return Speed(int(articles.replace(",", "")), int(words.replace(",", "")), float(seconds))
