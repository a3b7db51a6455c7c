"""An account as one HTML page that needs nothing else: no network, no fonts, no scripts but its own.

The page is whole without its script, which only adds pointing and picking. Article text is hostile until escaped: the
template escapes everything, control and direction characters are made visible first, and a content security policy
lets no script run but the one whose hash it names.
"""

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipelines.cli.explain.account import LAYERS, Account, Layer, Mark, Record
from pipelines.cli.explain.nesting import Piece, nest
from pipelines.cli.terminal import day
from pipelines.harmless import visible

_LEGEND: dict[Layer, tuple[str, str]] = {
    "attack": ("A1", "words that tell an attack"),
    "casualty": ("C1", "killed, wounded, missing, taken"),
    "who": ("P1", "who did it, by whom"),
    "response": ("R1", "response, and who responded"),
    "link": ("L1", "ground of a link"),
    "total": ("T1", "total over many events"),
    "when": ("A1 when", "dates an attack"),
    "where": ("A1 where", "places an attack"),
    "weapon": ("A1 weapon", "names its weapon"),
    "target": ("A1 target", "what was attacked"),
    "left-out": ("✗ reason", "looked like an event; left out"),
    "seen": ("kind", "seen, backs no value"),
}
_TITLES = {
    "attacks": "Attacks", "responses": "Responses", "totals": "Totals",
}  # fmt: skip


def write_page(path: Path, accounts: Sequence[Account]) -> None:
    """Write accounts as one page.

    Args:
        path: The file, replaced if it is there.
        accounts: The articles, in order.

    Raises:
        OSError: It can't be written.
    """
    path.write_text(render_page(accounts), encoding="utf-8")


def render_page(accounts: Sequence[Account]) -> str:
    """The HTML of a page for some articles."""
    style, script = _asset("page.css"), _asset("page.js")
    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            articles=[_Shown(number, account) for number, account in enumerate(accounts, 1)],
            layers=LAYERS,
            legend=_LEGEND,
            titles=_TITLES,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("pipelines.cli.explain", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["visible"] = visible
    environment.filters["day"] = day
    return environment


@cache
def _asset(name: str) -> str:
    return files("pipelines.cli.explain").joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    """The hash by which a content security policy knows an inline style or script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


class _Shown:
    """One account with what the template asks for; ``number`` keeps the anchors of several articles apart."""

    def __init__(self, number: int, account: Account) -> None:
        self.number = number
        self.account = account
        self._row_of = {
            (line.start, line.end, line.reason): n for n, line in reversed(list(enumerate(account.left_out, 1)))
        }
        self._numbers = {id(mark): n for n, mark in enumerate(account.marks, 1)}
        last_first = account.marks[::-1]  # so that of several marks the first stays
        self._spans = {(mark.start, mark.end): mark for mark in last_first}
        self._beginnings = {(mark.start, label): mark for mark in last_first for label in mark.records}
        self._firsts = {label: mark for mark in last_first for label in mark.records}

    def anchor(self, name: object) -> str:
        """An id that is this article's own."""
        return f"{self.number}-{name}"

    def paragraphs(self) -> Iterable[list[dict[str, Any]]]:
        """The lines of the text, each as its sentences and what stands between them."""
        text, at = self.account.article.text, 0
        for line in text.splitlines(keepends=True):
            end = at + len(line.rstrip("\r\n"))
            if text[at:end].strip():
                yield list(self._sentences(at, end))
            at += len(line)

    def _sentences(self, start: int, end: int) -> Iterable[dict[str, Any]]:
        """Sentences of a line with the text between them; marks that reach over a sentence are split at its end."""
        at = start
        for sentence in self.account.sentences_in(start, end):
            if sentence.start > at:
                yield {"kind": "", "records": (), "pieces": self._pieces(at, sentence.start)}
            stop = min(sentence.end, end)
            yield {
                "kind": sentence.kind,
                "records": sentence.records,
                "pieces": self._pieces(sentence.start, stop),
            }
            at = stop
        if at < end:
            yield {"kind": "", "records": (), "pieces": self._pieces(at, end)}

    def _pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        return nest(start, end, self.account.marks_in(start, end))

    def text_of(self, piece: Piece) -> str:
        """The characters of a piece."""
        return visible(self.account.article.text[piece.start : piece.end])

    def mark_id(self, mark: Mark) -> str:
        """The anchor of a mark."""
        return self.anchor(f"m{self._numbers[id(mark)]}")

    def notes_of(self, mark: Mark) -> str:
        """What is to be said about a mark, a line each: what it is, the text, the rule."""
        lines = []
        for note in mark.notes:
            head = f"{note.label} {note.role}".strip() if note.role != note.label else note.label
            sign = "✗ " if note.layer == "left-out" else ""
            lines.append(" · ".join(visible(part) for part in (sign + head, note.text, note.rule) if part))
        return "\n".join(dict.fromkeys(lines))

    def tags_of(self, mark: Mark) -> Iterable[tuple[str, str]]:
        """The labels of a mark with the anchors they lead to."""
        for label in mark.labels:
            if mark.layer == "left-out":
                row = self._row_of.get((mark.start, mark.end, label))
                yield f"✗ {label}", self.anchor(f"x{row}")
            elif mark.layer == "seen":
                yield label, self.anchor("seen")
            else:
                yield label, self.anchor(label.split(" ")[0])

    def first_mark(self, record: Record) -> str | None:
        """The anchor of the first words that back a record."""
        return self._id_of(self._firsts.get(record.label))

    def mark_at(self, start: int | None, label: str) -> str | None:
        """The anchor of the words of a record that begin at an offset."""
        return self._id_of(self._beginnings.get((start, label))) if start is not None else None

    def mark_of(self, start: int, end: int) -> str | None:
        """The anchor of the mark of exactly these words."""
        return self._id_of(self._spans.get((start, end)))

    def _id_of(self, mark: Mark | None) -> str | None:
        return self.mark_id(mark) if mark is not None else None
