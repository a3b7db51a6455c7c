"""The day of publication: from metadata, datelines and URLs, and from nothing else."""

from datetime import date

import pytest

from pipelines.articles.publication_date import (
    InvalidDateError,
    find_dateline,
    find_in_url,
    parse_stated,
    publication_date,
)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2020-03-17", date(2020, 3, 17)),
        # the day is that of the stated offset; in UTC both of these are another day
        ("2020-03-17T23:30:00-05:00", date(2020, 3, 17)),
        ("2020-03-17T00:30:00+03:00", date(2020, 3, 17)),
        ("2020-03-17 08:15:00", date(2020, 3, 17)),
        ("20200317T081500Z", date(2020, 3, 17)),
        ("2020/3/7", date(2020, 3, 7)),
        ("Tue, 17 Mar 2020 23:30:00 -0500", date(2020, 3, 17)),
        ("Tuesday, March 17th, 2020 at 10:15 a.m.", date(2020, 3, 17)),
        ("17 March, 2020", date(2020, 3, 17)),
        ("May 4, 2016", date(2016, 5, 4)),
        ("17/03/2020", date(2020, 3, 17)),
        ("03/17/2020", date(2020, 3, 17)),
    ],
)
def test_a_stated_date_is_read_as_the_day_it_names(written: str, day: date) -> None:
    assert parse_stated(written) == day


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2020", "March 2020", "2020-02-30", "2020-13-01", "1066-10-14", "9999-01-01", "03/04/2020", "0"],
)
def test_what_names_no_single_plausible_day_is_refused(written: str) -> None:
    with pytest.raises(InvalidDateError):
        parse_stated(written)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Thursday, January 24, 2019\n\nA bomb went off.", date(2019, 1, 24)),
        ("Lead sentence.\n3 min read\n17 March, 2020\nMore.", date(2020, 3, 17)),
        ("BAGHDAD, March 17, 2020 (Agency) - Two rockets hit.", date(2020, 3, 17)),
        ("BAGHDAD, Iraq, 17 March 2020 — Two rockets hit.", date(2020, 3, 17)),
        ("Published on 2 Jan. 2020 at 14:05\nText", date(2020, 1, 2)),
        # inside a sentence it dates an event
        ("Two rockets hit the base on March 16, 2020, the army said.", None),
        ("On March 16, 2020 (a Monday) - the army said - rockets fell.", None),
        # without a year it is no date
        ("BAGHDAD, March 17 (Agency) - Two rockets hit.", None),
        ("March 2020\nText", None),
        ("x" * 450 + "\n17 March 2020\n", None),
    ],
)
def test_a_dateline_stands_alone_or_opens_a_wire_report(text: str, day: date | None) -> None:
    assert find_dateline(text) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://example.org/world/2020/03/17/rockets-hit", date(2020, 3, 17)),
        ("https://example.org/news/2020-03-17-rockets", date(2020, 3, 17)),
        ("https://example.org/world/2020/mar/17/rockets", date(2020, 3, 17)),
        ("https://example.org/a/20200317/x", date(2020, 3, 17)),
        ("https://example.org/2020/13/45/x", None),
        ("https://example.org/story-12345678", None),
        ("https://example.org/x?date=2020-03-17", None),
        ("http://[broken/2020/03/17/", None),
    ],
)
def test_a_date_is_found_in_a_url_path_only(url: str, day: date | None) -> None:
    assert find_in_url(url) == day


def test_a_stated_date_goes_before_the_dateline_and_that_before_the_url() -> None:
    text, url = "17 March 2020\nText", "https://example.org/2020/03/18/x"
    assert publication_date(date(2020, 3, 16), text, url) == (date(2020, 3, 16), "stated")
    assert publication_date(None, text, url) == (date(2020, 3, 17), "dateline")
    assert publication_date(None, "Text", url) == (date(2020, 3, 18), "url")
    assert publication_date(None, "Text", "https://example.org/x") == (None, "none")
    assert publication_date(None, "Text", None) == (None, "none")
