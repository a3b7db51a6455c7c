"""What `aftermath explain` does: read the file as a refresh would, run the engine with a trace, show the account."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from pipelines.articles.discover import RawFile
from pipelines.articles.model import Article, RejectedInput
from pipelines.articles.read import Reading
from pipelines.cli import exit_codes
from pipelines.cli.explain.account import Account, account_of
from pipelines.cli.explain.page import write_page
from pipelines.cli.explain.parts import Part
from pipelines.cli.explain.printed import print_account
from pipelines.cli.terminal import fail, output
from pipelines.harmless import visible

_KEPT_ALL_THE_SAME = frozenset({"no_publication_date", "invalid_field"})
"""Reasons that come with an article: something about it was set aside, not the article."""


def explain(
    file: Path, *, number: int | None, published_on: date | None, parts: Sequence[Part], page: Path | None
) -> int:
    """Explain the articles of a file on the terminal, or write them as a page.

    Args:
        file: A raw file of any known format.
        number: Which of its articles, from 1; None for all.
        published_on: The day of publication, in place of what the file says.
        parts: What to print; without effect on a page.
        page: Where to write HTML, None to print.

    Returns:
        The exit code.
    """
    if page is not None and _is_same(page, file):
        fail(f"{visible(page)} is the article itself; write the page elsewhere")
        return exit_codes.USAGE
    articles, rejected = _articles_of(file, number)
    for problem in rejected:
        fail(_complaint(file, problem))
    if not articles:
        if not rejected or number is not None:
            which = "no article" if number is None else f"no article {number}"
            fail(f"{visible(file)}: it holds {which}")
        return exit_codes.FAILED
    accounts = [account_of(article, published_on or article.published_on) for article in articles]
    if page is not None:
        return _write(page, accounts)
    console = output()
    for account in accounts:
        print_account(console, account, parts)
    return exit_codes.OK


def _is_same(page: Path, file: Path) -> bool:
    try:
        return page.samefile(file)
    except OSError:  # one of them isn't there, or nobody may look: reading or writing says so
        return False


def _articles_of(file: Path, number: int | None) -> tuple[list[Article], list[RejectedInput]]:
    """The articles asked for, and what was set aside on the way; a long archive is read no further than needed."""
    reading = Reading(_raw_file(file))
    articles = []
    for position, article in enumerate(reading, 1):
        if number is None or position == number:
            articles.append(article)
        if position == number:
            items = {article.item}
            return articles, [r for r in reading.rejected if r.item in items]
    return articles, reading.rejected


def _raw_file(path: Path) -> RawFile:
    """The file as ``articles`` knows files; what can't be opened carries its problem."""
    try:
        status = path.stat()
        problem = None if path.is_file() else "Not a regular file."
        return RawFile(path.name, path, status.st_size, status.st_mtime_ns, problem)
    except OSError as error:
        return RawFile(path.name, path, 0, 0, f"It can't be opened: {error.strerror or error}.")


def _complaint(file: Path, rejected: RejectedInput) -> str:
    item = f", {visible(rejected.item)}" if rejected.item else ""
    note = " (note)" if rejected.reason in _KEPT_ALL_THE_SAME else ""
    return f"{visible(file)}{item}: {rejected.reason}{note}: {visible(rejected.detail)}"


def _write(page: Path, accounts: Sequence[Account]) -> int:
    try:
        write_page(page, accounts)
    except OSError as error:
        fail(f"{visible(page)}: it can't be written: {error.strerror or error}")
        return exit_codes.FAILED
    found = sum(len(account.records) for account in accounts)
    articles = "1 article" if len(accounts) == 1 else f"{len(accounts)} articles"
    output().print(f"{visible(page)}: {articles}, {found} records")
    return exit_codes.OK
