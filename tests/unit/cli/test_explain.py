"""`aftermath explain`: the marked text, the page, overlapping spans, hostile articles, and files it can't read."""

import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from pipelines.articles.model import Article
from pipelines.cli import exit_codes
from pipelines.cli.explain.account import Account, Mark, Note, account_of
from pipelines.cli.explain.command import explain
from pipelines.cli.explain.nesting import Piece, nest
from pipelines.cli.explain.page import render_page
from pipelines.cli.explain.parts import SHOWN_UNASKED, Part
from pipelines.cli.explain.printed import print_account
from pipelines.cli.terminal import console_for

REPOSITORY = Path(__file__).parents[3]
COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]
PUBLISHED = date(2020, 3, 18)
TEXT = """KIRKUK, Iraq – Three rockets hit a base near Kirkuk on Tuesday, killing two soldiers and wounding a guard.

The army blamed Kataib Hezbollah for the attack. The foreign ministry condemned the attack on Wednesday.

Read more: Ten killed in a rocket attack on Basra

Rebels could attack the base again. It was the third rocket attack in a week.
"""
HOSTILE = (
    '<script>alert(1)</script> "><img src=x onerror=alert(2)> {{ 7*7 }} \x1b[31m\u202e javascript:alert(3) </style>'
)


def article(text: str = TEXT, **fields: object) -> Article:
    values = {
        "file_path": "news.txt",
        "item": "",
        "url": None,
        "publisher": "The Paper",
        "title": "Rockets hit a base",
        "text": text,
        "published_on": PUBLISHED,
        "published_basis": "stated",
        "language": "en",
    }
    return Article(**{**values, **fields})  # type: ignore[arg-type]


def account(text: str = TEXT, **fields: object) -> Account:
    return account_of(article(text, **fields), PUBLISHED)


@pytest.fixture(scope="module")
def explained() -> Account:
    return account()


def news(title: str) -> dict[str, str]:
    return {"@type": "NewsArticle", "headline": title, "datePublished": "2020-03-18", "articleBody": TEXT}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "news.json"
    path.write_text(json.dumps(news("Rockets hit a base")))
    return path


def printed(file: Path, capsys: pytest.CaptureFixture[str], *parts: Part) -> str:
    assert explain(file, number=None, published_on=None, parts=parts or SHOWN_UNASKED, page=None) == exit_codes.OK
    return capsys.readouterr().out


# ---------------------------------------------------------------------- the account
def test_an_attack_has_its_facts_with_rule_and_words(explained: Account) -> None:
    attack = explained.records[0]
    facts = {fact.name: fact for fact in attack.facts}
    assert attack.label == "A1"
    assert (facts["when"].quote, facts["when"].rule) == ("Tuesday", "time:weekday_past")
    assert facts["when"].value.startswith("2020-03-17, precision 1")
    assert facts["where"].quote == "Kirkuk"
    assert facts["told by"].rule.startswith(("verb:", "noun:"))
    assert {record.of for record in explained.of_kind("casualties", "perpetrators")} == {"A1"}


def test_what_was_left_out_is_listed_with_its_reason(explained: Account) -> None:
    reasons = {(line.quote, line.reason) for line in explained.left_out}
    assert {("rocket attack", "teaser"), ("attack", "hypothetical"), ("rocket attack", "counted_in_total")} <= reasons
    assert all(line.words for line in explained.left_out)


def test_an_attack_that_only_a_response_names_has_its_words_marked() -> None:
    told = account(
        "Iran summoned the envoy on Monday over the killing of five guards by gunmen near Zahedan on Sunday."
    )
    assert {note.label for mark in told.marks for note in mark.notes if note.layer in ("link", "where", "when")}


def test_words_left_out_twice_for_one_reason_are_listed_once() -> None:
    left_out = account("Troops rehearsed for a rocket attack in an exercise near Dohuk.\n").left_out
    assert [(line.quote, line.reason) for line in left_out if line.about == "attack"] == [("rocket attack", "exercise")]


def test_an_attack_without_a_day_of_its_own_says_which_rule_dates_it() -> None:
    shown = account("Gunmen attack a bank in Dohuk, killing two guards.\n")
    (line,) = [line for line in shown.weighed if line.reason == "date_the_rest"]
    assert (line.about, line.other) == ("date", "A1")
    assert line.detail == "no day before, 2020-03-18 by narrative_present now"


def test_every_span_of_evidence_is_a_mark_of_its_record(explained: Account) -> None:
    marked = {(mark.start, mark.end) for mark in explained.marks if mark.records}
    spans = {(e.char_start, e.char_end) for e in explained.events.evidence if e.field != "report"}
    assert spans
    assert spans <= marked


def test_an_article_in_another_language_says_that_it_was_not_read() -> None:
    assert "(fr)" in account("Trois roquettes ont frappé une base.", language="fr").unread


# ---------------------------------------------------------------------- nesting
def mark(start: int, end: int, label: str = "A1") -> Mark:
    return Mark(start, end, (Note("attack", label, "", ""),))


def leaves(pieces: tuple[Piece, ...]) -> Iterator[tuple[int, int]]:
    for piece in pieces:
        if piece.inner:
            yield from leaves(piece.inner)
        else:
            yield piece.start, piece.end


def parts_of(pieces: tuple[Piece, ...], wanted: Mark) -> Iterator[Piece]:
    for piece in pieces:
        if piece.mark is wanted:
            yield piece
        yield from parts_of(piece.inner, wanted)


def test_a_mark_inside_another_is_nested_in_it() -> None:
    outer, inner = mark(2, 9), mark(4, 6)
    plain, held, rest = nest(0, 12, [inner, outer])
    assert (plain.mark, held.mark, rest.mark) == (None, outer, None)
    assert [p.mark for p in held.inner] == [None, inner, None]


def test_of_two_that_cross_the_later_is_split() -> None:
    first, second = mark(0, 6), mark(4, 9)
    pieces = nest(0, 10, [second, first])
    assert [(p.start, p.end, p.is_last) for p in parts_of(pieces, first)] == [(0, 6, True)]
    assert [(p.start, p.end, p.is_last) for p in parts_of(pieces, second)] == [(4, 6, False), (6, 9, True)]


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda s: mark(s[0], s[0] + s[1])), max_size=12),
    st.integers(0, 10),
    st.integers(11, 45),
)
def test_pieces_cover_the_text_once_and_every_mark_whole(marks: list[Mark], start: int, end: int) -> None:
    pieces = nest(start, end, marks)
    flat = list(leaves(pieces))
    assert [a for a, _ in flat] == [start, *(b for _, b in flat[:-1])]
    assert flat[-1][1] == end
    for one in marks:
        covered = [n for part in parts_of(pieces, one) for n in range(part.start, part.end)]
        assert covered == list(range(max(start, one.start), min(end, one.end)))


# ---------------------------------------------------------------------- the terminal
def test_plain_output_names_every_mark_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(file, capsys)
    assert "\x1b" not in out
    assert "⟦Tuesday│A1 when⟧" in out
    assert "⟦two soldiers│C1⟧" in out
    assert "⟦attack│✗ hypothetical⟧" in out
    assert "(teaser) Read more" in out
    assert "A modal, threat, fear, plan or condition governs it." in out
    assert re.search(r"attack +attack +joined, A1 +definite", out)


def test_without_its_marks_the_printed_text_is_the_article(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(file, capsys, Part.text)
    text = re.sub(r"│[^⟧│⟦]*⟧", "", out).replace("⟦", "")
    for line in filter(None, TEXT.splitlines()):
        assert line.removeprefix("KIRKUK, Iraq – ") in text


def test_only_prints_nothing_else(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = printed(file, capsys, Part.casualties)
    assert "killed 2" in out
    assert "Seen and left out" not in out
    assert "⟦" not in out
    seen = printed(file, capsys, Part.seen)
    assert "weekday_past" in seen


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("colour", [True, False])
def test_colour_is_only_for_terminals_that_want_it(
    explained: Account, colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    if colour:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", "1")
    terminal = Terminal()
    print_account(console_for(terminal), explained, tuple(Part))
    shown = terminal.getvalue()
    assert bool(re.search(r"\x1b\[[0-9;]*3[0-7]", shown)) is colour
    assert max(len(re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", line)) for line in shown.splitlines()) <= 60


def test_escape_sequences_of_an_article_are_shown_not_sent(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.txt"
    path.write_text(f"{HOSTILE}\n\n2020-03-18\n\nGunmen {HOSTILE} attacked a bank in Dohuk on Tuesday.\n")
    out = printed(path, capsys)
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "\\x1b[31m" in out


# ---------------------------------------------------------------------- the page
IN_TEXT = "//div[@class='text']"


def page(*accounts: Account) -> html.HtmlElement:
    return html.document_fromstring(render_page(accounts))


def words_of(element: html.HtmlElement) -> str:
    """The text of an element without the labels that the page adds."""
    if element.get("class") in ("tags", "kind"):
        return ""
    return (element.text or "") + "".join(words_of(child) + (child.tail or "") for child in element)


def test_the_page_holds_the_text_and_every_recorded_span(explained: Account) -> None:
    document = page(explained)
    lines = [words_of(p).strip() for p in document.xpath(f"{IN_TEXT}//p")]
    assert lines == [line.strip() for line in TEXT.splitlines() if line.strip()]
    marked = document.xpath(f"{IN_TEXT}//span[@data-records]")
    for mark_ in explained.marks:
        for label in mark_.records:
            quoted = [words_of(m) for m in marked if label in m.get("data-records").split()]
            assert TEXT[mark_.start : mark_.end] in quoted
    for record in explained.records:
        assert document.get_element_by_id(f"1-{record.label}").text_content()


def test_every_link_of_the_page_leads_somewhere_and_no_id_is_double(explained: Account) -> None:
    document = page(explained, explained)
    ids = document.xpath("//@id")
    targets = [href.removeprefix("#") for href in document.xpath("//a/@href")]
    assert len(ids) == len(set(ids))
    assert targets
    assert set(targets) <= set(ids)


def test_several_articles_are_listed_first(explained: Account) -> None:
    titles = [a.text_content() for a in page(explained, explained).xpath("//nav//a")]
    assert titles == [explained.article.title] * 2
    assert page(explained).xpath("//nav") == []


def test_what_a_span_is_can_be_read_without_the_script(explained: Account) -> None:
    titles = page(explained).xpath("//*[contains(@class, 'left-out')]/@title")
    assert any("hypothetical" in title for title in titles)


def test_the_page_fetches_nothing(explained: Account) -> None:
    document = page(explained)
    assert document.xpath("//@src") == []
    assert document.xpath("//link | //iframe | //object | //embed | //form") == []
    assert not re.search(r"url\(|@import|https?://", render_page([explained]))


def test_hostile_text_stays_text() -> None:
    text = f"Gunmen {HOSTILE} attacked a bank in Dohuk on Tuesday, killing two {HOSTILE} guards.\n"
    shown = account(text, title=HOSTILE, publisher=HOSTILE, item=HOSTILE, file_path=HOSTILE)
    source = render_page([shown])
    document = html.document_fromstring(source)
    assert len(document.xpath("//script")) == 1
    assert document.xpath("//img") == []
    assert document.xpath("//@*[starts-with(name(), 'on')]") == []
    assert document.xpath("//a[not(starts-with(@href, '#'))]") == []
    assert "49" not in document.xpath("//h1")[0].text_content()
    assert "\u202e" not in source
    assert "\x1b" not in source
    assert "default-src 'none'" in document.xpath("//meta[@http-equiv]/@content")[0]


# ---------------------------------------------------------------------- the command
def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, "explain", *map(str, arguments)], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )


def test_the_command_writes_a_page(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.html"
    done = run(file, "--html", out)
    assert done.returncode == 0
    assert done.stdout.startswith(f"{out}: 1 article, ")
    assert out.read_text().startswith("<!doctype html>")


def test_a_given_day_is_the_anchor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Rockets hit a base\n\nThree rockets hit a base near Kirkuk on Tuesday.\n")
    explain(path, number=None, published_on=date(2021, 5, 6), parts=(Part.attacks,), page=None)
    shown = capsys.readouterr()
    assert "2021-05-04, precision 1" in shown.out
    assert "given here" in shown.out
    assert "no_publication_date (note)" in shown.err


def test_one_article_of_several(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps(news(f"Number {n}")) + "\n" for n in (1, 2, 3)))
    assert explain(path, number=2, published_on=None, parts=(Part.text,), page=None) == exit_codes.OK
    out = capsys.readouterr().out
    assert "Number 2" in out
    assert "Number 1" not in out
    assert explain(path, number=None, published_on=None, parts=(Part.text,), page=None) == exit_codes.OK
    assert capsys.readouterr().out.count("Number ") == 3
    assert explain(path, number=4, published_on=None, parts=(Part.text,), page=None) == exit_codes.FAILED
    assert "no article 4" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n", "unknown_format"),
        ("broken.json", b"{", "unreadable"),
        ("binary.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "binary"),
        ("folder.txt", None, "unreadable"),
        ("missing.txt", None, "unreadable"),
    ],
)
def test_a_file_that_holds_no_article_is_named_with_the_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes | None, reason: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    elif name.startswith("folder"):
        path.mkdir()
    assert explain(path, number=None, published_on=None, parts=SHOWN_UNASKED, page=None) == exit_codes.FAILED
    shown = capsys.readouterr()
    assert shown.out == ""
    assert name in shown.err
    assert reason in shown.err


def test_a_page_that_cannot_be_written_is_an_error(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for out in (tmp_path / "nowhere" / "out.html", tmp_path / f"{'long' * 100}.html"):
        assert explain(file, number=None, published_on=None, parts=(), page=out) == exit_codes.FAILED
        assert "can't be written" in capsys.readouterr().err


def test_the_page_never_takes_the_place_of_the_article(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Title\n\nA bomb killed two people.", encoding="utf-8")
    (tmp_path / "again.html").symlink_to(article)
    for page in (article, tmp_path / "again.html"):
        assert explain(article, number=None, published_on=None, parts=(), page=page) == exit_codes.USAGE
        assert "the article itself" in capsys.readouterr().err
    assert article.read_text(encoding="utf-8").startswith("Title")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--only", "nonsense"),
        ("--published", "yesterday"),
        ("--published", "0001-01-01"),
        ("--published", "9999-12-31"),
        ("--article", "0"),
    ],
)
def test_what_the_command_does_not_understand_is_a_usage_error(arguments: tuple[str, ...]) -> None:
    assert run("x.txt", *arguments).returncode == exit_codes.USAGE
