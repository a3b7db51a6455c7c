"""How much of one input is read: the bounds that keep a hostile or broken file from harming a refresh.

Only numbers and the error that says one was passed. What becomes of the input is decided in ``read.py``.
"""

MAX_FILE_BYTES = 20_000_000
"""A file that is read whole. The longest news articles are well under 1 MB with all of their page around them."""

MAX_CONTAINER_BYTES = 2_000_000_000
"""A file of many articles, which is streamed; counted before and after decompression."""

MAX_ITEM_BYTES = 20_000_000
"""One line, feed entry or web page of a container: as large as a file read whole."""

MAX_HEADER_BYTES = 1_000_000
"""Header lines of one record of a web archive. Real ones have some thousand bytes."""

MAX_PAGE_TAGS = 100_000
"""Tags of one web page. Pages of news have some thousands; a million takes the extractor minutes."""

MAX_TAG_ATTRIBUTES = 5_000
"""Attributes of one tag. The parser compares each with all before it, so a million would take it hours."""

MAX_TEXT_CHARS = 1_000_000
"""Code points of one article's text, about 170,000 words; beyond it the input is a book or a dump, not a report."""

MAX_FIELD_CHARS = 10_000
"""Code points of a title, publisher or URL. Anything longer is text in the wrong field."""

MAX_REJECTED_ITEMS = 1_000
"""Rejected parts listed one by one for each file and reason; the rest is counted in one row."""


MAX_PAGE_SECONDS = 60
"""Processor time for taking one web page, feed or file of one article apart. Pages of news take a hundredth of one."""

MAX_ARTICLE_SECONDS = 120
"""Processor time for finding the events of one article. One of 500 words takes a sixtieth of a second; a list of 40,000
words with an attack in every other sentence, the worst that was made, forty seconds."""


class InputTooLargeError(Exception):
    """A bound of this module was passed; the message says which and by what."""


def megabytes(size_bytes: int) -> str:
    """A size for people, in units of 1,000,000 bytes, such as ``52.4 MB``."""
    return f"{size_bytes / 1e6:,.1f} MB"
