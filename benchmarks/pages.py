"""How much of a news page is read as its site meant it: text, title, publisher, language and day.

``python -m benchmarks.pages [ARTICLES.jsonl] [--count N] [--errors]`` lays articles out as pages (``page_layouts.py``),
packs them as HTML, WARC and feeds that carry full texts, has them read by the readers that refreshes use, and prints
how much came back, by layout and container. The articles are those of ``raw/sample``, or lines with ``title`` and
``text`` (other keys are not looked at). Every page is made here, and the reader was mended with these layouts in view,
so a figure says that it fares well with layouts of these kinds, not how the web does.

Text is scored by words: precision tells of furniture that was taken for text, recall of text that was lost; ``whole``
is the share of pages whose text came back word for word. A page that doesn't state its publisher or day is right
where nothing was found. ``trafilatura`` is what that library's own title, site and date would have been.
"""

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import escape
from io import BytesIO
from pathlib import Path

from trafilatura import bare_extraction
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from benchmarks.page_layouts import LAYOUTS, Layout, Story
from pipelines.articles.discover import discover
from pipelines.articles.model import Article
from pipelines.articles.read import read_file
from pipelines.paths import PROJECT_DIR
from pipelines.quality.speed import Speed

SAMPLE = PROJECT_DIR / "raw" / "sample"
_DESKS = ("Orchard Post", "Valley Wire", "The Harbour Ledger", "Karim Evening News")
_FIRST_DAY = date(2017, 1, 2)
_ADDRESS = "https://orchard-post.example/news/{}"
_FIELDS = ("title", "publisher", "language", "day")


@dataclass
class Tally:
    """What came back of pages of one kind.

    Attributes:
        right: Pages by field whose value is as stated.
        found, wanted, common: Words that were read, that the articles have, and that are both.
    """

    pages: int = 0
    read: int = 0
    whole: int = 0
    right: Counter[str] = field(default_factory=Counter)
    found: int = 0
    wanted: int = 0
    common: int = 0

    def add(self, story: Story, layout: Layout | None, article: Article | None) -> list[str]:
        """Count one page; returns the names of what is wrong."""
        self.pages += 1
        wanted = Counter(_words("\n".join(story.paragraphs)))
        self.wanted += wanted.total()
        if article is None:
            return ["not read"]
        self.read += 1
        found = Counter(_words(article.text))
        self.found += found.total()
        self.common += (found & wanted).total()
        is_whole = _words(article.text) == _words("\n".join(story.paragraphs))
        self.whole += is_whole
        values = {
            "title": article.title == story.title,
            "publisher": article.publisher == (story.publisher if layout is None or layout.states_publisher else None),
            "language": article.language == story.language,
            "day": article.published_on == (story.published_on if layout is None or layout.states_day else None),
        }
        self.right.update(name for name, is_right in values.items() if is_right)
        return [*([] if is_whole else ["text"]), *(name for name, is_right in values.items() if not is_right)]

    def row(self, name: str) -> str:
        """One line of the printed table."""
        precision, recall = self.common / max(1, self.found), self.common / max(1, self.wanted)
        shares = [precision, recall, self.whole / max(1, self.pages)]
        shares += [self.right[one] / max(1, self.pages) for one in _FIELDS]
        return f"{name:<22}{self.pages:>6}{self.read:>6}  " + "".join(f"{share:>10.3f}" for share in shares)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


# --- articles ---------------------------------------------------------------------------------------------------------


def stories_of_sample() -> Iterator[Story]:
    """The repository's own articles, each with a made-up desk and day."""
    for file in discover(SAMPLE):
        for article in read_file(file).articles:
            if article.title:
                yield _story(article.title, article.text, len(article.text), article.language or "en")


def stories_of_lines(path: Path) -> Iterator[Story]:
    """Articles of a file with ``title`` and ``text`` in each line."""
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            if row.get("title") and row.get("text"):
                yield _story(" ".join(row["title"].split()), row["text"], number, "en")


def _story(title: str, text: str, number: int, language: str) -> Story:
    paragraphs = tuple(" ".join(part.split()) for part in re.split(r"\n+", text) if part.strip())
    day = _FIRST_DAY + timedelta(days=number * 37 % 2_500)
    return Story(title, paragraphs, _DESKS[number % len(_DESKS)], day, language)


# --- containers -------------------------------------------------------------------------------------------------------


def read_as_html(pages: Sequence[str]) -> list[Article | None]:
    """Each page as a file of its own."""
    return _read({f"{number:05}.html": page.encode() for number, page in enumerate(pages)}, len(pages), _number_of_file)


def read_as_warc(pages: Sequence[str]) -> list[Article | None]:
    """All pages in one archive."""
    file = BytesIO()
    writer = WARCWriter(file, gzip=True)
    for number, page in enumerate(pages):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            _ADDRESS.format(number), "response", payload=BytesIO(page.encode()), http_headers=headers
        )
        writer.write_record(record)
    return _read({"pages.warc.gz": file.getvalue()}, len(pages), _number_of_url)


def read_as_feed(stories: Sequence[Story]) -> list[Article | None]:
    """Each article as the only entry of a feed that carries its full text."""
    files = {f"{number:05}.xml": _feed(story, number).encode() for number, story in enumerate(stories)}
    return _read(files, len(stories), _number_of_file)


def _feed(story: Story, number: int) -> str:
    item = f"""<item><title>{escape(story.title)}</title><link>{_ADDRESS.format(number)}</link>
<pubDate>{story.published_on:%d %b %Y} 18:05:00 GMT</pubDate>
<description>{escape(story.paragraphs[0])}</description>
<content:encoded>{escape(story.in_paragraphs)}</content:encoded></item>"""
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    head = f"<title>{escape(story.publisher)}</title><language>{story.language}</language>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" {names}><channel>{head}{item}</channel></rss>'


def _number_of_file(article: Article) -> int:
    return int(article.file_path.partition(".")[0])


def _number_of_url(article: Article) -> int:
    return int((article.url or "").rpartition("/")[2])


def _read(files: dict[str, bytes], count: int, number_of: Callable[[Article], int]) -> list[Article | None]:
    found: list[Article | None] = [None] * count
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        for file in discover(Path(folder)):
            for article in read_file(file).articles:
                found[number_of(article)] = article
    return found


# --- the table --------------------------------------------------------------------------------------------------------


def of_trafilatura(page: str, story: Story) -> Article | None:
    """What trafilatura says by itself of a page, in the shape of an article."""
    found = bare_extraction(page, with_metadata=True, include_comments=False)
    if found is None or not found.text:
        return None
    day = date.fromisoformat(found.date) if found.date else None
    basis = "stated" if day else "none"
    return Article("", "", None, found.sitename, found.title, found.text, day, basis, found.language or story.language)


def measure(stories: Sequence[Story], *, show_errors: bool = False) -> list[str]:
    """The lines of the table, one for each layout, container and for trafilatura alone; then the speed."""
    rows, seconds, words = [], 0.0, 0
    by_container = {name: Tally() for name in ("html", "warc", "feed")}
    alone = Tally()
    errors: list[str] = []
    for layout in LAYOUTS:
        pages = [layout.page(story) for story in stories]
        started = time.process_time()
        read = read_as_html(pages)
        seconds += time.process_time() - started
        words += sum(len(article.text.split()) for article in read if article)
        tally = Tally()
        for story, page, article, archived in zip(stories, pages, read, read_as_warc(pages), strict=True):
            errors += [f"{layout.name}: {name}: {story.title}" for name in tally.add(story, layout, article)]
            by_container["html"].add(story, layout, article)
            by_container["warc"].add(story, layout, archived)
            alone.add(story, layout, of_trafilatura(page, story))
        rows.append(tally.row(layout.name))
    for story, article in zip(stories, read_as_feed(stories), strict=True):
        errors += [f"feed: {name}: {story.title}" for name in by_container["feed"].add(story, None, article)]
    head = f"{'':<22}{'pages':>6}{'read':>6}  " + "".join(
        f"{name:>10}" for name in ("precision", "recall", "whole", *_FIELDS)
    )
    rows += ["", *(tally.row(f"all as {name}") for name, tally in by_container.items()), alone.row("trafilatura alone")]
    return [head, *rows, "", str(Speed(len(stories) * len(LAYOUTS), words, seconds)), *(errors if show_errors else ())]


def _some(stories: Iterable[Story], count: int | None) -> list[Story]:
    return [story for number, story in enumerate(stories) if count is None or number < count]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, nargs="?")
    parser.add_argument("--count", type=int, help="take the first N articles only")
    parser.add_argument("--errors", action="store_true", help="list what came back otherwise")
    arguments = parser.parse_args()
    stories = stories_of_lines(arguments.articles) if arguments.articles else stories_of_sample()
    print(*measure(_some(stories, arguments.count), show_errors=arguments.errors), sep="\n")


if __name__ == "__main__":
    main()
