"""Web pages: the article without the page around it, and what the page states about it.

Text, title and site come from trafilatura. Its date is not used: it may come from the URL, from furniture of the page
or from a sentence, and is cut off at the clock's day, while here only a stated date counts as stated.
"""

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html
from trafilatura import bare_extraction

from pipelines.articles.draft import Draft, RefusedError, SetAside
from pipelines.articles.formats.news_json import article_nodes, field
from pipelines.articles.limits import MAX_PAGE_SECONDS, MAX_PAGE_TAGS, MAX_TAG_ATTRIBUTES
from pipelines.articles.publication_date import InvalidDateError, parse_stated
from pipelines.articles.source import Source
from pipelines.articles.time_limit import TimeLimitError, time_limit

# it logs each page without an article as an error; here that is a row of rejected_inputs
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_DATE_META = frozenset(
    (
        "article:published_time", "article.published", "og:published_time", "datepublished", "date", "dc.date",
        "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
        "publish_date", "publication_date", "citation_publication_date", "citation_date", "parsely-pub-date",
        "sailthru.date", "cxenseparse:recs:publishtime",
    )
)  # fmt: skip
_DATE_MARK = re.compile(r"date|publish|posted|time", re.IGNORECASE)
_DATE_LABEL = re.compile(r"^\s*(?:first\s+)?(?:published|posted)(?:\s+on)?\s*:?\s+", re.IGNORECASE)
_FURNITURE_TAGS = frozenset(("aside", "footer", "nav"))
_FURNITURE_MARK = re.compile(
    r"(?:related|recommended)(?:[-_].*)?|sidebar|widget[-_]area|comments?(?:[-_](?:list|area|body|meta|content))?"
    r"|(?:latest|recent|popular|trending|more|other)[-_](?:news|stories|posts?|articles?|headlines?)",
    re.IGNORECASE,
)
_TEASER_CHARS = 25
"""A link as long as a headline: what stands beside it in a list is about another story."""
_CHANGED_MARK = re.compile(r"modif|updat|upload|regist|start|end|read", re.IGNORECASE)
_MAX_DATE_CHARS = 80
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_INVISIBLE = frozenset(("script", "style", "noscript", "template", "iframe", "head"))


def read(source: Source) -> Iterator[Draft | SetAside]:
    """Reads ``.html``: one page, one article.

    Raises:
        RefusedError: The page holds no article.
    """
    decoded = source.text(has_markup=True)
    yield draft_from_page(decoded.text, notes=(decoded.note,) if decoded.note else ())


def draft_from_page(page: str, item: str = "", url: str | None = None, notes: tuple[str, ...] = ()) -> Draft:
    """The article of one page.

    Args:
        page: The page's markup.
        item: Where in the file.
        url: The address it was fetched from; the page's own canonical address goes before it.
        notes: Remarks to keep with the article.

    Raises:
        RefusedError: The page holds no article, or is built to keep a parser busy.
    """
    tags = page.count("<")
    if tags > MAX_PAGE_TAGS:
        raise RefusedError("too_large", f"The page has {tags:,} tags; at most {MAX_PAGE_TAGS:,} are read.")
    if _has_attribute_bomb(page):
        raise RefusedError("too_large", f"A tag of the page has more than {MAX_TAG_ATTRIBUTES:,} attributes.")
    try:
        with time_limit(MAX_PAGE_SECONDS):
            return _draft_from_harmless_page(page, item, url, notes)
    except TimeLimitError as error:
        raise RefusedError("too_slow", f"Taking the page apart was {error}.") from None


def _draft_from_harmless_page(page: str, item: str, url: str | None, notes: tuple[str, ...]) -> Draft:
    tree = _parse(page)
    if tree is None:
        raise RefusedError("no_article", "It isn't HTML that can be parsed.")
    nodes = [node for value in _json_ld(tree) for node in article_nodes(value)]
    node: dict[str, Any] = nodes[0] if nodes else {}
    published = field(node, "published") or _stated_in_markup(tree)
    language = field(node, "language") or next(iter(tree.xpath("/html/@lang")), None)
    found: Any = bare_extraction(
        tree,
        url=None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2200-12-31"},
    )
    if found is None or not (found.text or "").strip():
        raise RefusedError("no_article", "The page holds no text that reads as an article.")
    title = field(node, "title") or found.title
    text = _whole_text(found.text, field(node, "text"))
    return Draft(
        item,
        text=_without_title(text, title),
        title=title,
        url=found.url or field(node, "url") or url,
        publisher=field(node, "publisher") or found.sitename or _publisher_in_markup(tree),
        published=published,
        language=language,
        notes=notes,
    )


def _whole_text(shown: str, stated: object) -> str:
    """The text that a page shows, or the one that its JSON-LD states where the page shows only the beginning of that.

    What is shown has paragraphs and goes first; a page behind a payment wall shows one of them and an offer.
    """
    if not isinstance(stated, str):
        return shown
    whole = fragment_text(stated) if "</" in stated else stated.strip()
    words, shown_words = whole.split(), shown.split()
    share = len(set(words) & set(shown_words)) / max(1, len(set(shown_words)))
    return whole if len(words) > 1.3 * len(shown_words) and share >= 0.5 else shown


def _without_title(text: str, title: object) -> str:
    """The text without a first line that is only the headline once more."""
    first, _, rest = text.partition("\n")
    is_title = isinstance(title, str) and " ".join(first.split()) == " ".join(title.split())
    return rest.lstrip("\n") if is_title and rest.strip() else text


def _publisher_in_markup(tree: Any) -> str | None:
    """Who publishes, as microdata says it."""
    for name in tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']"):
        value = " ".join(str(name.get("content") or "".join(name.itertext())).split())
        if value:
            return value
    return None


def fragment_text(markup: str) -> str:
    """The text of a piece of HTML, such as a feed entry's content; paragraphs are set apart by a blank line.

    No-break spaces stay; other white space collapses as it does in a browser.

    Args:
        markup: A fragment; plain text is one too. One built to keep a parser busy has no text.
    """
    if markup.count("<") > MAX_PAGE_TAGS or _has_attribute_bomb(markup):
        return ""
    tree = _parse(f"<div>{markup}</div>")
    if tree is None:
        return ""
    paragraphs: list[list[str]] = [[]]
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            paragraphs.append([])
        if event == "start":
            hidden += tag in _INVISIBLE
            if tag == "br":
                paragraphs[-1].append("\n")
            if not hidden and element.text:
                paragraphs[-1].append(_collapsed(element.text))
        else:
            hidden -= tag in _INVISIBLE
            if not hidden and element.tail:
                paragraphs[-1].append(_collapsed(element.tail))
    texts = (re.sub(r" *\n *", "\n", re.sub(r" {2,}", " ", "".join(parts))).strip(" \n") for parts in paragraphs)
    return "\n\n".join(text for text in texts if text)


def _has_attribute_bomb(page: str) -> bool:
    # what lies between two opening brackets holds at most one tag, and a tag with n attributes n gaps
    return any(
        len(piece) > 2 * MAX_TAG_ATTRIBUTES and len(piece.partition(">")[0].split()) > MAX_TAG_ATTRIBUTES
        for piece in page.split("<")
    )


def _collapsed(text: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", text)


def _parse(page: str) -> Any:
    # lxml refuses a str that declares an encoding, so it gets bytes and is told theirs
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _json_ld(tree: Any) -> Iterator[Any]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue  # sites often break it, and the markup states most of it again


def _stated_in_markup(tree: Any) -> str | None:
    """The first string that reads as a day: of the meta tags, then of what the article marks as its date."""
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _DATE_META and _is_date(meta.get("content")):
            return str(meta.get("content"))
    for scope in ("//article", "//main", "/html"):
        for container in tree.xpath(scope)[:1]:
            for element in container.iter("time", "span", "div", "p", "abbr"):
                marks = " ".join(element.get(name, "") for name in ("class", "id", "itemprop", "pubdate"))
                if _CHANGED_MARK.search(marks) or not (element.tag == "time" or _DATE_MARK.search(marks)):
                    continue
                if _is_in_furniture(element, container):
                    continue
                for value in (element.get("datetime"), element.get("content"), _short_text(element)):
                    if _is_date(value):
                        return value
    return None


def _short_text(element: Any) -> str | None:
    text = "".join(element.itertext()) if len(element) < 5 else ""
    return _DATE_LABEL.sub("", text) if len(text) <= _MAX_DATE_CHARS else None


def _is_in_furniture(element: Any, container: Any) -> bool:
    """Whether an element belongs to a list of other stories, comments or the like, whose days aren't the article's."""
    for around in element.iterancestors():
        if around is container or around.tag == "body":
            return False
        marks = f"{around.get('class', '')} {around.get('id', '')}".split()
        if around.tag in _FURNITURE_TAGS or any(map(_FURNITURE_MARK.fullmatch, marks)):
            return True
        if around.tag == "li" and any(len(" ".join(link.itertext())) > _TEASER_CHARS for link in around.iter("a")):
            return True
    return False


def _is_date(value: str | None) -> bool:
    try:
        parse_stated(value or "")
    except InvalidDateError:
        return False
    return True
