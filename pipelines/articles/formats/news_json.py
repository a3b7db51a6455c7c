"""JSON and JSON Lines: schema.org articles as news sites embed them, and the keys of the news-please crawler.

The text is ``articleBody`` character for character. Also serves the JSON-LD inside web pages (``html.py``).
"""

import json
from collections.abc import Iterator
from typing import Any

from pipelines.articles.decoding import decode
from pipelines.articles.draft import Draft, RefusedError, SetAside
from pipelines.articles.limits import MAX_ITEM_BYTES, megabytes
from pipelines.articles.source import Source

# schema.org first, then news-please (https://github.com/fhamborg/news-please), whose records have the same role
_KEYS: dict[str, tuple[str, ...]] = {
    "text": ("articleBody", "maintext"),
    "title": ("headline", "name", "title"),
    "published": ("datePublished", "date_publish", "dateCreated"),
    "url": ("url", "mainEntityOfPage", "@id"),
    "publisher": ("publisher", "sourceOrganization", "source_domain"),
    "language": ("inLanguage", "language"),
}
_SKIP_BYTES = 1 << 20


def read(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.json``: one article, a list of them, or a list under ``@graph``.

    Raises:
        RefusedError: It isn't JSON; the detail says where.
    """
    decoded = source.text()
    try:
        value = json.loads(decoded.text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise RefusedError("unreadable", _why(error)) from None
    notes = (decoded.note,) if decoded.note else ()
    yield from _drafts(value, "", notes)


def read_lines(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.jsonl``: each line by itself, so that a broken one costs only itself."""
    number = 0
    seen_any = False
    while line := source.stream.readline(MAX_ITEM_BYTES + 1):
        number += 1
        item = f"line {number}"
        if len(line) > MAX_ITEM_BYTES and not line.endswith(b"\n"):
            seen_any = True
            yield SetAside(item, "too_large", f"The line is longer than {megabytes(MAX_ITEM_BYTES)}; it was skipped.")
            while (rest := source.stream.readline(_SKIP_BYTES)) and not rest.endswith(b"\n"):
                pass
            continue
        if not line.strip():
            continue
        seen_any = True
        decoded = decode(line)
        try:
            value = json.loads(decoded.text.removeprefix("\ufeff"))
        except (ValueError, RecursionError) as error:
            yield SetAside(item, "unreadable", f"{_why(error)} The other lines were read.")
            continue
        yield from _drafts(value, item, (decoded.note,) if decoded.note else ())
    if not seen_any:
        raise RefusedError("empty", "It holds nothing but blank lines.")


def article_nodes(value: Any) -> list[dict[str, Any]]:
    """The objects of a JSON-LD value that describe an article, in order; references between them are resolved.

    Args:
        value: A parsed JSON value of any shape.
    """
    nodes = _nodes(value)
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 1}
    return [_resolved(node, by_id) for node in nodes if _is_article(node)]


def field(node: dict[str, Any], name: str) -> Any:
    """One field of an article's object under any of its keys; a thing with a name or an address stands for that.

    Args:
        node: The object.
        name: A field of ``Draft``.
    """
    for key in _KEYS[name]:
        value = node.get(key)
        if isinstance(value, list) and name != "text":
            value = value[0] if value else None
        if isinstance(value, dict) and name != "text":
            names = ("@id", "url") if name == "url" else ("name", "alternateName", "@value")
            value = next((value[key] for key in names if value.get(key)), None)
        # an @id may be a label inside the document and no address
        if key == "@id" and not (isinstance(value, str) and value.startswith(("http://", "https://"))):
            value = None
        if value is not None:
            return value
    return None


def _drafts(value: Any, place: str, notes: tuple[str, ...]) -> Iterator[Draft | SetAside]:
    if isinstance(value, list):
        for number, element in enumerate(value, start=1):
            yield from _drafts_of_one(element, f"{place} record {number}".strip(), notes)
        if not value:
            yield SetAside(place, "no_article", "An empty list; it holds no article.")
    else:
        yield from _drafts_of_one(value, place, notes)


def _drafts_of_one(value: Any, item: str, notes: tuple[str, ...]) -> Iterator[Draft | SetAside]:
    if not isinstance(value, dict):
        yield SetAside(item, "no_article", f"{_json_type(value)} where an object with the article was expected.")
        return
    nodes = article_nodes(value)
    if not nodes:
        kind = value.get("@type")
        what = f"An object of @type {str(kind)[:80]!r}" if kind else "An object without articleBody"
        yield SetAside(item, "no_article", f"{what}; it holds no schema.org article.")
    for number, node in enumerate(nodes, start=1):
        inner = item if len(nodes) == 1 else f"{item} record {number}".strip()
        text = field(node, "text")
        if text is None:
            yield SetAside(inner, "no_article", "A schema.org article without articleBody.")
        else:
            fields = {name: field(node, name) for name in _KEYS if name != "text"}
            # news-please notes when it asked, and at which address
            capture = {"retrieved_from": node.get("url"), "retrieved_at": node.get("date_download")}
            yield Draft(inner, text=text, notes=notes, **fields, **capture)


def _nodes(value: Any) -> list[dict[str, Any]]:
    """The objects that can be articles: the value's own, and those listed in it."""
    found: list[dict[str, Any]] = []
    pending = [value]
    while pending:
        current = pending.pop(0)
        if isinstance(current, list):
            pending = current + pending
        elif isinstance(current, dict):
            found.append(current)
            inner = [current[key] for key in ("@graph", "mainEntity", "itemListElement", "item") if key in current]
            pending = inner + pending
    return found


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    if any(isinstance(name, str) and name.endswith(("Article", "Posting", "Report")) for name in names):
        return True
    return kinds is None and any(key in node for key in _KEYS["text"])


def _resolved(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The node with a value that only refers to another object of the same document replaced by that object."""

    def target(value: Any) -> Any:
        reference = value.get("@id") if isinstance(value, dict) and len(value) == 1 else None
        return by_id.get(reference, value) if isinstance(reference, str) else value

    # the page that the article stands on is the article's address, not a thing to describe
    return {key: value if key == "mainEntityOfPage" else target(value) for key, value in node.items()}


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        hint = " For one article in each line use the ending .jsonl." if error.msg == "Extra data" else ""
        return f"Not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}.{hint}"
    if isinstance(error, RecursionError):
        return "Not readable JSON: it is nested too deeply."
    return f"Not readable JSON: {error}."


def _json_type(value: Any) -> str:
    names = {list: "A list", str: "A string", int: "A number", float: "A number", bool: "true or false"}
    return names.get(type(value), "null")
