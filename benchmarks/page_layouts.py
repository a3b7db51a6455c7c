"""Web pages made by hand around a given article: ten ways in which news sites lay one out and state what it is.

Furniture, markup and the places of title, site and date differ as they do on real sites: each layout says what the page
states, so that what a reader finds can be held against it. No page of anybody's is in here, and no text.
"""

# ruff: noqa: E501
# markup reads better in its own lines than cut to the width of code

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape


@dataclass(frozen=True)
class Story:
    """One article to lay out.

    Attributes:
        published_on: A day; layouts state it in their own ways.
    """

    title: str
    paragraphs: tuple[str, ...]
    publisher: str
    published_on: date
    language: str

    @property
    def in_paragraphs(self) -> str:
        """The text as HTML."""
        return "\n".join(f"<p>{escape(paragraph)}</p>" for paragraph in self.paragraphs)

    @property
    def iso(self) -> str:
        """A time on the day, as machines write it."""
        return f"{self.published_on.isoformat()}T18:05:00Z"

    @property
    def in_words(self) -> str:
        """The day as people write it."""
        return f"{self.published_on:%B} {self.published_on.day}, {self.published_on.year}"


@dataclass(frozen=True)
class Layout:
    """One way to lay out.

    Attributes:
        states_publisher: Whether anything on the page names the site other than its address.
        states_language: Whether the page does.
        states_day: Whether the page does, in markup or on a line of its own.
    """

    name: str
    page: Callable[[Story], str]
    states_publisher: bool = True
    states_language: bool = True
    states_day: bool = True


_MENU = """<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li>
<li><a href="/business">Business</a></li><li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li>
</ul></nav>"""
_SHARE = """<div class="share-buttons"><a href="#f">Share on social media</a> <a href="#m">Send by mail</a>
<a href="#p">Print</a></div>"""
_RELATED = """<aside class="related"><h3>Related stories</h3><ul>
<li><a href="/1">Ferry prices to rise in spring</a> <time datetime="2016-02-11">11 February 2016</time></li>
<li><a href="/2">Choir of a mountain village wins a prize</a> <time datetime="2016-02-10">10 February 2016</time></li>
<li><a href="/3">How to keep apples through the winter</a> <time datetime="2016-02-09">9 February 2016</time></li></ul>
</aside>"""
_FOOTER = """<footer><p>Copyright 2025. All rights reserved. <a href="/terms">Terms of use</a>
<a href="/privacy">Privacy</a>
<a href="/contact">Contact the desk</a></p></footer>"""
_COOKIES = """<div id="cookie-banner" role="dialog"><p>We use cookies to make this site work and to count its readers.
You may accept all of them or choose.</p><button>Accept</button><button>Choose</button></div>"""
_COMMENTS = """<section id="comments" class="comments"><h3>3 comments</h3>
<div class="comment"><b>walnut</b> <span class="comment-date">1 June 2019</span><p>Somebody has to pay for this.</p></div>
<div class="comment"><b>old_bridge</b> <span class="comment-date">2 June 2019</span><p>I was there and heard nothing.</p></div>
</section>"""
_NEWSLETTER = """<div class="newsletter"><h4>Get our morning letter</h4><p>The day's news in your mailbox at seven. No charge.</p>
<form><input type="email"><button>Sign up</button></form></div>"""


def _document(head: str, body: str, language: str = "") -> str:
    lang = f' lang="{language}"' if language else ""
    return f'<!doctype html>\n<html{lang}><head><meta charset="utf-8">{head}</head>\n<body>{body}</body></html>'


def _json_ld(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value).replace("</", "<&#47;")}</script>'


def _graph(story: Story) -> str:
    """JSON-LD as a graph whose parts refer to each other, as content systems write it."""
    graph = [
        {"@type": "WebSite", "@id": "#site", "name": "A site for all"},
        {"@type": "Organization", "@id": "#org", "name": story.publisher},
        {
            "@type": "NewsArticle",
            "headline": story.title,
            "datePublished": story.iso,
            "dateModified": "2024-05-05T10:00:00Z",
            "publisher": {"@id": "#org"},
            "inLanguage": story.language,
        },
    ]
    head = f"<title>{escape(story.title)} | {escape(story.publisher)}</title>"
    head += _json_ld({"@context": "https://schema.org", "@graph": graph})
    main = f"<main><article><h1>{escape(story.title)}</h1>{_SHARE}{story.in_paragraphs}</article></main>"
    return _document(head, _COOKIES + _MENU + main + _RELATED + _FOOTER)


def _open_graph(story: Story) -> str:
    head = f"""<title>{escape(story.title)} - {escape(story.publisher)}</title>
<meta property="og:title" content="{escape(story.title)}"><meta property="og:site_name" content="{escape(story.publisher)}">
<meta property="article:modified_time" content="2024-05-05T10:00:00Z">
<meta property="article:published_time" content="{story.iso}"><meta property="og:type" content="article">"""
    inner = f'<h1 class="headline">{escape(story.title)}</h1><div class="body">{story.in_paragraphs}</div>'
    return _document(head, _MENU + f'<div class="story">{inner}</div>' + _NEWSLETTER + _FOOTER, story.language)


def _microdata(story: Story) -> str:
    head = f"<title>{escape(story.title)}</title>"
    body = f"""{_MENU}<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{escape(story.title)}</h1>
<meta itemprop="datePublished" content="{story.iso}"><div itemprop="publisher" itemscope><meta itemprop="name"
content="{escape(story.publisher)}"></div><div itemprop="articleBody">{story.in_paragraphs}</div></div>{_RELATED}{_FOOTER}"""
    return _document(head, body, story.language)


def _time_element(story: Story) -> str:
    head = f'<title>{escape(story.title)}</title><meta name="application-name" content="{escape(story.publisher)}">'
    body = f"""{_MENU}{_RELATED}<article><header><h1>{escape(story.title)}</h1><p class="byline">By the desk</p>
<time class="updated" datetime="2024-05-05">Updated 5 May 2024</time>
<time datetime="{story.iso}">{story.in_words}</time></header>{story.in_paragraphs}{_SHARE}</article>{_COMMENTS}{_FOOTER}"""
    return _document(head, body, story.language)


def _blog(story: Story) -> str:
    head = f"""<title>{escape(story.title)} &#8211; {escape(story.publisher)}</title>
<meta property="og:site_name" content="{escape(story.publisher)}">"""
    post = f"""<article class="post"><h1 class="entry-title">{escape(story.title)}</h1><div class="entry-meta">Posted on
<span class="entry-date">{story.in_words}</span> by <a rel="author" href="/desk">desk</a></div>
<div class="entry-content">{story.in_paragraphs}</div><div class="tags">Tagged <a href="/t">news</a></div></article>"""
    sidebar = """<div class="sidebar widget-area"><h2>Recent posts</h2><ul><li>Ferry prices <span class="post-date">March 3, 2023</span>
</li><li>Apples <span class="post-date">March 2, 2023</span></li></ul><h2>Archives</h2><ul><li>March 2023</li></ul></div>"""
    return _document(head, _MENU + post + _COMMENTS + sidebar + _FOOTER, story.language)


def _tables(story: Story) -> str:
    """A page of the old kind: tables, no word on what is what, the day on a line of its own."""
    text = "<br><br>\n".join(map(escape, story.paragraphs))
    menu = "<td valign=top><a href=/>Home</a><br><a href=/world>World</a><br><a href=/sport>Sport</a></td>"
    cell = f"<td><font size=5><b>{escape(story.title)}</b></font><br>{story.in_words}<br><br>{text}</td>"
    body = f"<table><tr>{menu}{cell}</tr></table><hr><small>Copyright 2025 {escape(story.publisher)}</small>"
    return _document(f"<title>{escape(story.publisher)}: {escape(story.title)}</title>", body)


def _soup(story: Story) -> str:
    """Divisions and nothing else; the day in a labelled line."""
    text = "".join(f"<div>{escape(paragraph)}</div>" for paragraph in story.paragraphs)
    body = f"""<div><div><a href="/">Start</a> <a href="/all">All news</a></div><div><div><h2>{escape(story.title)}</h2></div>
<div class="published-date">Published {story.in_words}</div><div>{text}</div></div><div>{_SHARE}</div>{_NEWSLETTER}</div>"""
    head = f'<title>{escape(story.title)}</title><meta name="author" content="{escape(story.publisher)}">'
    return _document(head, body, story.language)


def _inserts(story: Story) -> str:
    """Things between the paragraphs that are none of the text: an advertisement, a teaser, a picture with its caption."""
    inserts = (
        '<div class="ad" aria-label="Advertisement"><p>Advertisement</p></div>',
        '<div class="read-more"><p><strong>Read more:</strong> <a href="/9">Ferry prices to rise in spring</a></p></div>',
        '<figure><img src="x.jpg" alt=""><figcaption>A street of the town on another day. Photo: the desk</figcaption></figure>',
    )
    parts = []
    for number, paragraph in enumerate(story.paragraphs):
        parts.append(f"<p>{escape(paragraph)}</p>")
        if number < len(inserts):
            parts.append(inserts[number])
    head = f"""<title>{escape(story.title)} | {escape(story.publisher)}</title>
<meta property="og:title" content="{escape(story.title)}"><meta property="og:site_name" content="{escape(story.publisher)}">
<meta name="pubdate" content="{story.published_on.isoformat()}">"""
    article = f"<article><h1>{escape(story.title)}</h1>{''.join(parts)}</article>"
    return _document(head, _MENU + article + _RELATED + _FOOTER, story.language)


def _wall(story: Story) -> str:
    """The page shows the first paragraph and asks for money; its JSON-LD holds all of the text."""
    data = {
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.iso,
        "publisher": {"@type": "Organization", "name": story.publisher},
        "articleBody": "\n\n".join(story.paragraphs),
    }
    body = f"""{_MENU}<article><h1>{escape(story.title)}</h1><p>{escape(story.paragraphs[0])}</p>
<div class="paywall"><h3>Go on reading</h3><p>Subscribe for one coin a month. You can leave at any time.</p></div></article>{_FOOTER}"""
    return _document(f"<title>{escape(story.title)}</title>{_json_ld(data)}", body, story.language)


def _silent(story: Story) -> str:
    """A page that says nothing of itself but its title; its furniture is full of days."""
    body = f"<article><h1>{escape(story.title)}</h1>{story.in_paragraphs}</article>{_RELATED}{_FOOTER}"
    return _document(f"<title>{escape(story.title)}</title>", _MENU + body)


LAYOUTS = (
    Layout("json-ld graph", _graph),
    Layout("open graph", _open_graph),
    Layout("microdata", _microdata),
    Layout("time element", _time_element),
    Layout("blog", _blog),
    Layout("tables", _tables, states_language=False),
    Layout("divisions", _soup, states_publisher=False),
    Layout("inserts", _inserts),
    Layout("paywall", _wall),
    Layout("silent", _silent, states_publisher=False, states_language=False, states_day=False),
)
"""Every layout; a graph in JSON-LD states its own language, and the table's footer its publisher."""
