"""How well and how fast copies of articles are found, on copies made for the purpose.

    python -m benchmarks.copies ARTICLES.jsonl [--groups GOLD.jsonl] [--size N]

Reads ``doc_id``, ``text`` and ``dct`` (day of publication) of each line. Of every tenth article of eighty words or more
it makes copies as desks make them, and texts that only look like copies, both published the day after, and prints what
share of each kind is taken for a copy of that article. ``--groups`` names a file of ``doc_id`` and ``cluster`` (the
incident): pairs found among the articles as they are, of other incidents, are wrong. ``--size`` repeats the search over
that many texts, made of words drawn from all articles, to see how the time grows. Draws are by a fixed seed.
"""

import argparse
import datetime as dt
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pipelines.resolution.duplicates import find_duplicates
from pipelines.resolution.model import ArticleRecord

EVERY = 10
SHORTEST = 80
_NOTICE = (
    "Sign up for the morning letter of the desk and get the news of the valley before breakfast. Our reporters "
    "read every message that you send to them. Additional reporting by our correspondents in three towns; editing"
    " by the night desk."
)
_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def _words(text: str, share: float) -> str:
    parts = text.split(" ")
    return " ".join(parts[: int(len(parts) * share)])


def _corrected(text: str) -> str:
    """Every number is one more."""
    text = re.sub(r"\b\d{1,2}\b", lambda found: str(int(found[0]) + 1), text)
    return re.sub(
        rf"\b({'|'.join(_NUMBERS[:-1])})\b", lambda found: _NUMBERS[_NUMBERS.index(found[0]) + 1], text, flags=re.ASCII
    )


def _with_notice_inside(text: str) -> str:
    sentences = _SENTENCE.split(text)
    middle = len(sentences) // 2
    return " ".join([*sentences[:middle], _NOTICE, *sentences[middle:]])


COPIES: dict[str, Callable[[str, str], str]] = {
    "word for word": lambda text, _: text.upper(),
    "another headline": lambda text, _: "Dead and hurt after attack, officials of the district say\n\n" + text,
    "another dateline": lambda text, _: "RIVERTON, March 3 (Valley Wire) - " + text,
    "cut to two thirds": lambda text, _: _words(text, 0.67),
    "cut to two fifths": lambda text, _: _words(text, 0.42),
    "a notice inside": lambda text, _: _with_notice_inside(text),
    "a notice at the end": lambda text, _: text + "\n\n" + _NOTICE,
    "cut, with a notice": lambda text, _: _words(text, 0.67) + "\n\n" + _NOTICE,
    "numbers corrected": lambda text, _: _corrected(text),
}
LOOKALIKES: dict[str, Callable[[str, str], str]] = {
    "a new lead, old background": lambda text, other: _words(other, 0.6) + " " + text[len(text) // 2 :],
    "a new lead before the old text": lambda text, other: _words(other, 0.6) + " " + text,
    "another story, one old paragraph": lambda text, other: other + " " + _words(text, 0.2),
    "another story, the same notice": lambda text, other: _NOTICE + " " + other + " " + _NOTICE,
}


def records(path: Path) -> list[ArticleRecord]:
    """The articles of a file."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [
        ArticleRecord(row["doc_id"], dt.date.fromisoformat(row["dct"][:10]) if row.get("dct") else None, row["text"])
        for row in rows
    ]


def measure(articles: list[ArticleRecord]) -> dict[str, tuple[int, int]]:
    """Of each kind, how many were taken for a copy of the article they were made of, and how many there are."""
    whole = [article for article in articles if len(article.text.split()) >= SHORTEST]
    chosen = whole[::EVERY]
    others = whole[EVERY // 2 :: EVERY]
    found: dict[str, tuple[int, int]] = {}
    for kind, change in (COPIES | LOOKALIKES).items():
        made = {}
        for article, other in zip(chosen, others, strict=False):
            day = (article.published_on or dt.date(2020, 1, 1)) + dt.timedelta(days=1)
            # an outlet's notice stands under all of its stories
            old = article.text + " " + _NOTICE if kind.endswith("the same notice") else article.text
            made[article.article_id] = (
                ArticleRecord(article.article_id, article.published_on or dt.date(2020, 1, 1), old),
                ArticleRecord(article.article_id + " copy", day, change(article.text, other.text)),
            )
        pairs = [record for pair in made.values() for record in pair]
        same = {row.article_id: row.duplicate_of_article_id for row in find_duplicates(pairs)}
        source = {record.article_id: same.get(record.article_id, record.article_id) for record in pairs}
        hits = sum(source[article.article_id] == source[copy.article_id] for article, copy in made.values())
        found[kind] = (hits, len(made))
    return found


def drawn(articles: list[ArticleRecord], size: int) -> list[ArticleRecord]:
    """As many texts of 350 words, drawn from those of all articles; every tenth is another's copy."""
    chance = random.Random(7)
    words = [word for article in articles for word in article.text.split()]
    made = []
    for number in range(size):
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number * 1000 // size)
        text = made[-1].text + " " + _NOTICE if number % 10 == 9 else " ".join(chance.choices(words, k=350))
        made.append(ArticleRecord(f"made {number}", day, text))
    return made


def main() -> None:
    """Make the texts, look for copies, print the shares and times."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--groups", type=Path)
    parser.add_argument("--size", type=int, action="append", default=[])
    arguments = parser.parse_args()
    articles = records(arguments.articles)
    for kind, (hits, made) in measure(articles).items():
        wanted = "copies found" if kind in COPIES else "wrongly taken for copies"
        print(f"{kind}: {hits} of {made} {wanted}")
    if arguments.groups:
        rows = [json.loads(line) for line in arguments.groups.read_text(encoding="utf-8").splitlines() if line.strip()]
        cluster = {row["doc_id"]: row["cluster"] for row in rows}
        pairs = find_duplicates(articles)
        told = Counter(cluster.get(row.article_id) == cluster.get(row.duplicate_of_article_id) for row in pairs)
        print(f"among the articles as they are: {len(pairs)} copies, {told[False]} of another incident")
    for size in arguments.size:
        texts = drawn(articles, size)
        started = time.process_time()
        pairs = find_duplicates(texts)
        print(f"{size:,} texts: {len(pairs):,} copies in {time.process_time() - started:.1f} CPU s")


if __name__ == "__main__":
    main()
