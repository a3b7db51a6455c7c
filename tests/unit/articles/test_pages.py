"""What of a page is the article's: its day and not that of a story beside it, its text and not the headline again."""

import json
from datetime import date
from pathlib import Path

import pytest

from pipelines.articles.discover import discover
from pipelines.articles.model import Article
from pipelines.articles.read import read_file

TEXT = (
    "Two mortar shells fell on the market of Karim on Saturday and wounded five people, the head of the hospital said. "
    "The army said that it was looking for those who had fired them among the orchards east of the town."
)
SECOND = "Shops stayed closed until the evening, and the road to the valley was open again at six, the police said."
DAY = date(2020, 3, 17)


def read(folder: Path, body: str, head: str = "") -> Article:
    page = f"<html lang='en'><head><title>Shells on market</title>{head}</head><body>{body}</body></html>"
    (folder / "a.html").write_text(page, encoding="utf-8")
    [file] = discover(folder)
    [article] = read_file(file).articles
    return article


STORY = f"<article><h1>Shells on market</h1><p>{TEXT}</p><p>{SECOND}</p></article>"
OTHER_DAY = '<time datetime="2016-02-11">11 February 2016</time>'
LONG_LINK = '<a href="/1">Ferry prices to rise before the summer</a>'


@pytest.mark.parametrize(
    "furniture",
    [
        f"<aside>{OTHER_DAY}</aside>",
        f"<footer>{OTHER_DAY}</footer>",
        f"<nav>{OTHER_DAY}</nav>",
        f'<div class="related-stories"><p>{OTHER_DAY}</p></div>',
        f'<div class="box recent-posts">{OTHER_DAY}</div>',
        f'<div id="comments"><div>{OTHER_DAY}</div></div>',
        '<div class="sidebar"><span class="post-date">11 February 2016</span></div>',
        f"<ul><li>{LONG_LINK} {OTHER_DAY}</li></ul>",
    ],
)
def test_the_day_of_another_story_is_not_taken(tmp_path: Path, furniture: str) -> None:
    article = read(tmp_path, furniture + STORY)
    assert (article.published_on, article.published_basis) == (None, "none")


@pytest.mark.parametrize(
    "stated",
    [
        '<time datetime="2020-03-17T08:00Z">x</time>',
        '<a href="/2020" rel="bookmark"><time class="entry-date" datetime="2020-03-17">17 March 2020</time></a>',
        '<ul class="meta"><li>By the desk</li><li><time datetime="2020-03-17">17 March</time></li></ul>',
        '<div class="elementor-widget elementor-widget-post-info"><span class="post-date">March 17, 2020</span></div>',
        '<div class="published-date">Published March 17, 2020</div>',
        '<p class="date">Posted on: 17 March 2020</p>',
        '<span class="publish-time">First published on 17 March 2020 at 8:15</span>',
    ],
)
def test_the_articles_own_day_is(tmp_path: Path, stated: str) -> None:
    body = f'<div class="content-sidebar">{stated}{STORY}</div><aside>{OTHER_DAY}</aside>'
    article = read(tmp_path, body)
    assert (article.published_on, article.published_basis) == (DAY, "stated")


@pytest.mark.parametrize(
    "label", ["Updated March 17, 2020", "Event on March 17, 2020", "Published before March 17, 2020"]
)
def test_another_label_is_not_that_of_publication(tmp_path: Path, label: str) -> None:
    assert read(tmp_path, f'<div class="date">{label}</div>{STORY}').published_on is None


def test_the_headline_is_no_line_of_the_text(tmp_path: Path) -> None:
    for number in range(3):  # how long a text is decides whether trafilatura takes the headline for a part of it
        body = f"<article><h1>Shells  on market</h1>{f'<p>{TEXT}</p><p>{SECOND}</p>' * 4**number}</article>"
        article = read(tmp_path, body)
        assert article.title == "Shells on market"
        assert article.text.startswith("Two mortar shells")


def test_a_text_that_is_only_its_headline_stays(tmp_path: Path) -> None:
    (tmp_path / "a.html").unlink(missing_ok=True)
    article = read(tmp_path, f"<article><p>{TEXT}</p></article>", f'<meta property="og:title" content="{TEXT}">')
    assert article.text == TEXT


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_behind_a_payment_wall_the_stated_text_is_the_whole_one(tmp_path: Path) -> None:
    wall = f"<article><h1>Shells on market</h1><p>{TEXT}</p><div>Subscribe for one coin a month.</div></article>"
    assert read(tmp_path, wall, ld(articleBody=f"{TEXT}\n\n{SECOND} {SECOND.upper()}")).text.startswith(
        f"{TEXT}\n\n{SECOND}"
    )
    marked_up = f"<p>{TEXT}</p><p>{SECOND} <b>The toll</b> may rise, and {SECOND.lower()}</p>"
    assert read(tmp_path, wall, ld(articleBody=marked_up)).text.startswith(f"{TEXT}\n\n{SECOND} The toll may rise")


@pytest.mark.parametrize(
    "body", ["Short.", TEXT, "A choir of the village won a prize. " * 40, ["a", "list"], {"a": 1}, None, ""]
)
def test_a_stated_text_that_says_less_or_something_else_is_left(tmp_path: Path, body: object) -> None:
    assert read(tmp_path, STORY, ld(articleBody=body)).text == f"{TEXT}\n{SECOND}"


@pytest.mark.parametrize(
    "publisher",
    [
        '<div itemprop="publisher" itemscope><meta itemprop="name" content="Orchard  Post"></div>',
        '<div itemprop="publisher" itemscope><img alt=""><span itemprop="name"> Orchard <b>Post</b></span></div>',
    ],
)
def test_microdata_names_the_publisher(tmp_path: Path, publisher: str) -> None:
    assert read(tmp_path, publisher + STORY).publisher == "Orchard Post"
    assert read(tmp_path, '<div itemprop="author"><b itemprop="name">A. Desk</b></div>' + STORY).publisher is None
