"""What the layouts of ``benchmarks/page_layouts.py`` come to: a floor for the reading of pages."""

from datetime import date
from pathlib import Path

import pytest

from benchmarks.page_layouts import LAYOUTS, Layout, Story
from benchmarks.pages import Tally, measure, read_as_feed, read_as_html, read_as_warc, stories_of_lines

STORY = Story(
    title="Shells fall on <old> market & wound five",
    paragraphs=(
        "Two mortar shells fell on the covered market of Karim on Saturday morning and wounded five people, among them "
        "a baker, the head of the town's hospital said on the telephone.",
        "The army sent engineers to the orchards east of the town to look for those who had fired them. No group has "
        "said that it was behind the shelling, the second of this kind in the valley since the harvest.",
        "Shops stayed closed until the evening. The road to the dam was open again at six, the police said.",
    ),
    publisher="Karim Evening News",
    published_on=date(2020, 3, 17),
    language="en",
)
NOT_YET = {
    "tables": {"text", "title", "publisher", "day"},  # a page of tables doesn't say what is what
    "inserts": {"text"},  # what stands between paragraphs is taken for one
}


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_page_is_read_as_its_site_meant_it(layout: Layout) -> None:
    page = layout.page(STORY)
    (article,) = read_as_html([page])
    assert set(Tally().add(STORY, layout, article)) == NOT_YET.get(layout.name, set())
    (archived,) = read_as_warc([page])
    assert article is not None and archived is not None
    assert (archived.title, archived.text, archived.published_on) == (article.title, article.text, article.published_on)


def test_a_feed_with_full_texts_gives_them_whole() -> None:
    (article,) = read_as_feed([STORY])
    assert Tally().add(STORY, None, article) == []


def test_what_is_lost_or_taken_too_much_is_counted() -> None:
    layout = next(one for one in LAYOUTS if one.name == "inserts")
    tally = Tally()
    tally.add(STORY, layout, read_as_html([layout.page(STORY)])[0])
    assert tally.common == tally.wanted < tally.found
    assert tally.add(STORY, layout, None) == ["not read"]
    assert (tally.pages, tally.read) == (2, 1)


def test_the_table_has_a_row_for_each_layout_and_container(tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text('{"title": "Shells fall", "text": "One.\\n\\nTwo."}\n{"title": "", "text": "x"}\n')
    (story,) = stories_of_lines(lines)
    assert story.paragraphs == ("One.", "Two.")
    table = measure([STORY])
    assert [row[:22].strip() for row in table[1 : len(LAYOUTS) + 1]] == [layout.name for layout in LAYOUTS]
    assert table[-1].startswith("speed: 10 articles")
