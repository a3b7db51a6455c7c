"""What is fuzzed, and what must hold of every answer: a function each, raising ``AssertionError`` where it doesn't.

An exception of another kind is a crash. No function here keeps anything from one input to the next.
"""

import math
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import Any, get_args

from hypothesis import strategies as st

from benchmarks.fuzz import made
from pipelines.articles.discover import RawFile
from pipelines.articles.limits import MAX_FIELD_CHARS, MAX_TEXT_CHARS
from pipelines.articles.model import Article, RejectReason
from pipelines.articles.publication_date import InvalidDateError, find_dateline, find_in_url, parse_stated
from pipelines.articles.read import ReadResult, read_file
from pipelines.cli.explain.account import account_of
from pipelines.cli.explain.page import render_page
from pipelines.cli.explain.parts import SHOWN_UNASKED
from pipelines.cli.explain.printed import print_account
from pipelines.cli.terminal import console_for
from pipelines.corrections.fields import Codes
from pipelines.corrections.read import corrections_of, read_corrections
from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents, AttackReport, AttributionReport, CasualtyReport
from pipelines.fetching.config import FeedsFileError, load_feeds_file
from pipelines.resolution.model import ArticleRecord
from pipelines.resolution.resolve import resolve


@dataclass(frozen=True)
class Target:
    """One thing that is fuzzed.

    Attributes:
        name: As printed.
        inputs: Makes the inputs.
        check: Gives the code one input and looks at the answer.
        share: Of all inputs, in relation to the other targets.
    """

    name: str
    inputs: st.SearchStrategy[Any]
    check: Callable[[Any], None]
    share: int


# ---------------------------------------------------------------------- readers
def check_file(file: tuple[str, bytes]) -> None:
    """A raw file is read into storable articles, or says why not; twice the same."""
    name, content = file
    with tempfile.TemporaryDirectory(prefix="aftermath-fuzz-") as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        raw_file = RawFile(name, path, len(content), 1)
        first = read_file(raw_file)
        assert_read_result(first)
        assert read_file(raw_file) == first, "two readings differ"


def assert_read_result(result: ReadResult) -> None:
    """Everything that must hold of what a file was read into."""
    assert result.articles or result.rejected, "nothing was read and nothing was set aside"
    places = [(one.item, one.reason) for one in result.rejected]
    assert len(set(places)) == len(places), "one reason is given twice for one part"
    for one in result.rejected:
        assert one.reason in get_args(RejectReason), one.reason
        assert one.detail and one.detail.encode("utf-8"), "a reason without a sentence"
    for article in result.articles:
        for value in (article.text, article.title or "", article.url or "", article.publisher or ""):
            assert isinstance(value, str)
            value.encode("utf-8")
        assert 0 < len(article.text) <= MAX_TEXT_CHARS
        assert article.text.strip(), "an empty text"
        assert all(len(value or "") <= MAX_FIELD_CHARS for value in (article.title, article.url, article.publisher))
        assert article.published_on is None or 1800 <= article.published_on.year <= 2200
        assert (article.published_on is None) == (article.published_basis == "none")
        assert article.language is None or re.fullmatch("[a-z]{2,3}", article.language), article.language
        assert article.article_id and article.content_sha256


def check_dates(text: str) -> None:
    """A string is a day between 1800 and 2200, or refused."""
    found = [find_dateline(text), find_in_url(f"https://desk.example/{text}"), find_in_url(text)]
    try:
        found.append(parse_stated(text))
    except InvalidDateError as error:
        assert str(error)
    assert all(day is None or 1800 <= day.year <= 2200 for day in found)


# ---------------------------------------------------------------------- engine
@cache
def _engine() -> Engine:
    engine = Engine()
    engine.load()
    return engine


def check_news(news: tuple[str, str | None, date | None]) -> None:
    """A text yields reports whose values are quoted, ordered and not of the future; twice the same."""
    text, title, day = news
    events = _engine().read("art_fuzz", text, title, day)
    assert_events(events, text, day)
    assert _engine().read("art_fuzz", text, title, day) == events, "two readings differ"


def assert_events(events: ArticleEvents, text: str, day: date | None) -> None:
    """Everything that must hold of what the engine found in a text."""
    for one in events.evidence:
        assert 0 <= one.char_start < one.char_end <= len(text), one
        assert text[one.char_start : one.char_end] == one.quote, one
    for kind, rows in _rows_by_kind(events):
        keys = [getattr(row, fields(row)[0].name) for row in rows]
        assert len(set(keys)) == len(keys), f"one key twice among {kind}"
        assert all(key.isascii() and len(key) < 60 for key in keys)
    known = {getattr(row, fields(row)[0].name) for _, rows in _rows_by_kind(events) for row in rows}
    assert all(one.record_id in known for one in events.evidence), "evidence of no record"
    attacks = {row.attack_report_id for row in events.attacks}
    responses = {row.response_report_id for row in events.responses}
    assert all(row.attack_report_id in attacks for row in (*events.casualties, *events.attributions, *events.targets))
    assert all(row.response_report_id in responses and row.attack_report_id in attacks for row in events.links)
    for casualty in events.casualties:
        _assert_ordered(casualty.low, casualty.best, casualty.high)
    for total in events.totals:
        _assert_ordered(total.value_low, total.value_best, total.value_high)
        assert total.window_start is None or total.window_end is None or total.window_start <= total.window_end
    for attack in events.attacks:
        assert (attack.date_start is None) == (attack.date_end is None)
        if attack.date_start and attack.date_end:
            assert attack.date_start <= attack.date_end, attack
            is_over = attack.stage in ("accomplished", "attempted", "foiled")
            assert not day or not is_over or attack.date_start <= day, f"an attack of the future: {attack}"
        for count in (attack.weapon_count, attack.strike_count):
            assert count is None or 0 <= count < 2**31, attack


def _rows_by_kind(events: ArticleEvents) -> Iterable[tuple[str, list[Any]]]:
    for name in (
        "attacks",
        "casualties",
        "attributions",
        "targets",
        "responses",
        "links",
        "answered",
        "totals",
        "evidence",
    ):
        yield name, getattr(events, name)


def _assert_ordered(*values: int | None) -> None:
    stated = [value for value in values if value is not None]
    assert stated == sorted(stated), values
    assert all(0 <= value < 2**31 for value in stated), values


# ---------------------------------------------------------------------- what is shown
_SAFE_ON_A_TERMINAL = re.compile(
    "[^\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"
)


def check_shown(news: tuple[str, str | None, date | None]) -> None:
    """An explanation holds nothing that steers a terminal or runs in a browser."""
    text, title, day = news
    if not text.strip():
        return
    article = Article("a.txt", text[:20], title, title, title, text, day, "stated" if day else "none", "en")
    account = account_of(article, day)
    printed = StringIO()
    print_account(console_for(printed), account, SHOWN_UNASKED)
    assert _SAFE_ON_A_TERMINAL.fullmatch(printed.getvalue()), "a control character reaches the terminal"
    page = render_page([account])
    page.encode("utf-8")
    assert _elements(page) <= _ELEMENTS, f"text became markup: {_elements(page) - _ELEMENTS}"
    assert _SAFE_ON_A_TERMINAL.fullmatch(page), "a control character reaches the page"


class _Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[tuple[str, str]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {(tag, name) for name, _ in attrs} | {(tag, "")}


def _elements(page: str) -> set[tuple[str, str]]:
    parser = _Elements()
    parser.feed(page)
    return parser.seen


_TAGS_WITH_ATTRIBUTES = {
    "html": "lang", "meta": "charset http-equiv content name", "a": "class href",
    "span": "class id data-records title "
    "data-sentence", "article": "class id data-record", "tr": "id", "td": "class",
    "main": "class data-article aria-labelledby",
    "h1": "id", "p": "class", "section": "class aria-label id", "details": "class open id",
    "input": "type data-layer checked",
    "div": "class", "aside": "id aria-live hidden", "button": "type aria-label", "nav": "aria-label",
}  # fmt: skip
_PLAIN_TAGS = (
    "head title style body script dl dt dd h2 h3 h4 b q code small header label summary table thead tbody th ol li ul"
)
_ELEMENTS = (
    {(tag, "") for tag in _PLAIN_TAGS.split()}
    | {(tag, "") for tag in _TAGS_WITH_ATTRIBUTES}
    | {(tag, name) for tag, names in _TAGS_WITH_ATTRIBUTES.items() for name in names.split()}
)
"""Every element and attribute of the page's own template: text of an article can add none."""


# ---------------------------------------------------------------------- files of the project's own
_SAFE_TO_STORE = re.compile("[^\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]*")
_CODES = Codes(frozenset({"bombing"}), frozenset({"rocket"}), frozenset({"statement"}))


def check_corrections(content: bytes) -> None:
    """Every line of a file of corrections is understood or refused by its number."""
    with tempfile.TemporaryDirectory(prefix="aftermath-fuzz-") as folder:
        (Path(folder) / "ours.csv").write_bytes(content)
        lines = read_corrections(Path(folder), _CODES)
        assert read_corrections(Path(folder), _CODES) == lines
    numbers = [line.line_number for line in lines]
    assert len(set(numbers)) == len(numbers)
    for line in lines:
        for field in fields(line):
            value = getattr(line, field.name)
            assert not isinstance(value, str) or _SAFE_TO_STORE.fullmatch(value), line
    asked = corrections_of(lines, _CODES)
    assert len(asked) <= len([line for line in lines if line.problem is None])


def check_feeds_file(content: bytes) -> None:
    """A feeds file is understood, or refused with a message."""
    with tempfile.TemporaryDirectory(prefix="aftermath-fuzz-") as folder:
        path = Path(folder) / "feeds.toml"
        path.write_bytes(content)
        try:
            assert load_feeds_file(path) is not None
        except FeedsFileError as error:
            assert str(path) in str(error)


# ---------------------------------------------------------------------- resolution
def check_resolution(desk: list[list[dict[str, Any]]]) -> None:
    """Every report belongs to one attack, and the order of articles changes nothing."""
    articles, events = _reports(desk)
    found = resolve(articles, events)
    reports = sorted(row.attack_report_id for one in events for row in one.attacks)
    assert sorted(member.attack_report_id for member in found.attack_members) == reports
    assert resolve(articles[::-1], events[::-1]) == found, "the order of articles matters"
    for place in found.locations:
        for value in (place.latitude, place.longitude):
            assert value is None or math.isfinite(value)


def _reports(desk: list[list[dict[str, Any]]]) -> tuple[list[ArticleRecord], list[ArticleEvents]]:
    articles, events = [], []
    for number, told in enumerate(desk):
        name = f"art_{number}"
        articles.append(ArticleRecord(name, told[0]["published"], told[0]["text"]))
        one = ArticleEvents(name)
        for position, row in enumerate(told):
            key = f"{name}_{position}"
            first = row["first"]
            last = first and first + timedelta(min(row["length"], (date.max - first).days))
            one.attacks.append(
                AttackReport(
                    attack_report_id=key, article_id=name, trigger_start=9 * position, attack_type=row["kind"],
                    stage=row["stage"], reported_as="main_event", date_start=first, date_end=last,
                    date_precision=None if first is None else 1 if first == last else 5, date_text=None,
                    date_basis=None if first is None else "explicit", place_name=row["place_name"],
                    place_id=row["place_id"], country_iso3=row["country"], where_precision=row["where"],
                    weapon_type=None, weapon_count=None, strike_count=None, target_text=row["place_name"],
                )
            )  # fmt: skip
            count = row["killed"]
            if count is not None:
                casualty = CasualtyReport(
                    f"{key}_c",
                    key,
                    name,
                    "killed",
                    "civilian",
                    None,
                    None,
                    row["actor"],
                    count,
                    count,
                    count,
                    False,
                    False,
                )
                one.casualties.append(casualty)
            if row["actor"] is not None:
                one.attributions.append(
                    AttributionReport(f"{key}_p", key, name, row["actor"], None, "blamed", None, "event")
                )
        events.append(one)
    return articles, events


TARGETS = (
    Target("files of every format", made.spoilt_files(), check_file, 30),
    Target("JSON of any shape", made.odd_objects(), check_file, 15),
    Target("dates", made.DATES_AND_PLACES, check_dates, 10),
    Target("engine", made.spoilt_news(), check_news, 30),
    Target("explanations", made.spoilt_news(), check_shown, 3),
    Target("corrections", made.corrections_files(), check_corrections, 7),
    Target("feeds.toml", made.feeds_files(), check_feeds_file, 3),
    Target("resolution", made.odd_reports(), check_resolution, 2),
)
