"""Plain text and Markdown: a title, perhaps some lines of metadata, and the text.

The text stays as it is, Markdown's signs included: an offset must point at what the file holds.
"""

import re
from collections.abc import Iterator

from pipelines.articles.draft import Draft, SetAside
from pipelines.articles.source import Source

_FIELDS = {
    "published": "published",
    "date": "published",
    "publisher": "publisher",
    "source": "publisher",
    "url": "url",
    "language": "language",
    "title": "title",
}
_HEADER_LINE = re.compile(r"(?P<name>[A-Za-z][A-Za-z _-]{0,30}):[ \t]+(?P<value>\S.*)")
_HEADING = re.compile(r"#[ \t]+(?P<title>.+?)[ \t]*#*")
_FENCE = "---"


def read_text(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.txt``: the first line is the title, the rest the text; see ``draft_from_text``."""
    decoded = source.text()
    yield draft_from_text(decoded.text, notes=(decoded.note,) if decoded.note else ())


def draft_from_text(content: str, item: str = "", url: str | None = None, notes: tuple[str, ...] = ()) -> Draft:
    """One article from plain text.

    Lines such as ``Published: 2020-03-17`` right below the title, up to the first blank line, are metadata (published
    or date, publisher or source, url, language) and no part of the text. A file of one line has a text and no title.

    Args:
        content: Everything.
        item: Where in the file.
        url: The address, when it is known from outside the text.
        notes: Remarks to keep with the article.
    """
    lines = _lines(content)
    if len(lines) == 1:
        return Draft(item, text=lines[0], url=url, notes=notes)
    fields, body = _header(lines[1:])
    fields.setdefault("title", lines[0].strip())
    fields.setdefault("url", url)
    return Draft(item, text=_joined(body), notes=notes, **fields)


def read_markdown(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.md``: metadata from front matter, the title from it or from the first heading of the first level.

    A heading that opens the text is the title and left out of it; one further down stays where it is.
    """
    decoded = source.text()
    fields, body = _front_matter(_lines(decoded.text))
    headings = [(number, found) for number, line in enumerate(body) if (found := _HEADING.fullmatch(line))]
    if headings:
        number, found = headings[0]
        fields.setdefault("title", found["title"])
        if not any(line.strip() for line in body[:number]) and found["title"] == fields["title"]:
            body = body[number + 1 :]
    yield Draft("", text=_joined(body), notes=(decoded.note,) if decoded.note else (), **fields)


def _lines(content: str) -> list[str]:
    """The lines without leading and trailing blank ones, and without a byte order mark."""
    lines = content.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    return _trimmed(lines)


def _trimmed(lines: list[str]) -> list[str]:
    first, last = 0, len(lines)
    while first < last and not lines[first].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    return lines[first:last]


def _joined(lines: list[str]) -> str:
    return "\n".join(_trimmed(lines))


def _header(lines: list[str]) -> tuple[dict[str, object], list[str]]:
    fields: dict[str, object] = {}
    for number, line in enumerate(lines):
        found = _HEADER_LINE.fullmatch(line.rstrip())
        name = found["name"].strip().lower() if found else ""
        # only a known name opens the block: "Baghdad: two rockets ..." is the text's first line
        if found is None or (not fields and name not in _FIELDS):
            return (fields, lines[number:]) if fields else ({}, lines)
        if name in _FIELDS:
            fields.setdefault(_FIELDS[name], found["value"].strip())
    return fields, []


def _front_matter(lines: list[str]) -> tuple[dict[str, object], list[str]]:
    if not lines or lines[0].strip() != _FENCE:
        return {}, lines
    closing = next((number for number, line in enumerate(lines[1:], start=1) if line.strip() == _FENCE), None)
    if closing is None:
        return {}, lines
    fields: dict[str, object] = {}
    for line in lines[1:closing]:
        name, colon, value = line.partition(":")
        field = _FIELDS.get(name.strip().lower())
        if colon and field and value.strip():
            fields.setdefault(field, _unquoted(value.strip()))
    return fields, lines[closing + 1 :]


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value
