"""An account on a terminal or in a pipe: the marked text, the records, what was left out, what was weighed.

Everything colour says is said in words too: a mark stands in brackets with its labels, ``⟦three soldiers│C1⟧``.
"""

from collections.abc import Callable, Iterable, Sequence

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from pipelines.cli.explain.account import Account, Kind, Layer, Line, Record
from pipelines.cli.explain.nesting import Piece, nest
from pipelines.cli.explain.parts import Part
from pipelines.cli.terminal import data, day, show
from pipelines.harmless import visible

_STYLES: dict[Layer, str] = {
    "attack": "bold red",
    "casualty": "magenta",
    "who": "bright_blue",
    "response": "green",
    "link": "cyan",
    "total": "bold yellow",
    "when": "yellow",
    "where": "blue",
    "weapon": "bright_red",
    "target": "bright_magenta",
    "left-out": "dim strike",
    "seen": "dim",
}
_LEGEND: tuple[tuple[Layer, str], ...] = (
    ("attack", "A1 attack"),
    ("when", "A1 when"),
    ("where", "A1 where"),
    ("weapon", "A1 weapon"),
    ("target", "A1 target"),
    ("casualty", "C1 casualties"),
    ("who", "P1 who did it"),
    ("response", "R1 response"),
    ("link", "L1 ground of a link"),
    ("total", "T1 total"),
    ("left-out", "✗ left out, with the reason"),
)
_TITLES: dict[Kind, str] = {
    "attacks": "Attacks",
    "casualties": "Casualties",
    "perpetrators": "Who did it",
    "responses": "Responses",
    "links": "Links",
    "totals": "Totals",
}
_PARTS_OF: dict[Kind, tuple[Kind, ...]] = {"attacks": ("casualties", "perpetrators"), "responses": ("links",)}
"""What is printed under another record when both are asked for."""


def print_account(console: Console, account: Account, parts: Sequence[Part]) -> None:
    """Print what was asked for of one article.

    Args:
        console: Where; what is no terminal gets plain text.
        account: The account.
        parts: What to print, in any order.
    """
    for block in _blocks(account, set(parts)):
        show(console, block)


def _blocks(account: Account, parts: set[Part]) -> Iterable[RenderableType]:
    yield _heading(account)
    if account.unread:
        yield data(account.unread)
        return
    if Part.text in parts:
        yield _legend()
        yield from _text(account)
    yield from _records(account, parts)
    if Part.left_out in parts:
        yield from _section("Seen and left out", account.left_out, _left_out_row, ("words", "as: why", "", "rule"))
    if Part.weighed in parts:
        names = ("of", "words", "decided", "why", "rule")
        yield from _section("Weighed", account.weighed, _weighed_row, names)
    if Part.seen in parts:
        yield from _section("Every span seen", account.seen, _seen_row, ("at", "kind", "words", "read as", "rule"))


# ---------------------------------------------------------------------- heading
def _heading(account: Account) -> RenderableType:
    article = account.article
    published = "no day of publication: relative dates stay open"
    if account.published_on:
        stated = article.published_basis if account.published_on == article.published_on else "given here"
        published = f"{day(account.published_on)} ({stated})"
    where = f"{article.file_path} {article.item}".strip()
    found = [f"{len(account.of_kind(kind))} {title.lower()}" for kind, title in _TITLES.items()]
    return Group(
        data(article.title or "(no title)", "bold"),
        data(f"{article.publisher or 'no publisher'}, {published}"),
        data(f"{where}, {article.article_id}", "dim"),
        data(", ".join(found)),
        Text(""),
    )


def _legend() -> RenderableType:
    legend = Text("⟦words│what they are⟧: ", style="dim")
    for k, (layer, words) in enumerate(_LEGEND):
        legend.append(", " if k else "")
        legend.append(words, _STYLES[layer])
    return Group(legend, Text(""))


# ---------------------------------------------------------------------- text
def _text(account: Account) -> Iterable[RenderableType]:
    """The paragraphs, each sentence that isn't read for events named as what it is."""
    text, at = account.article.text, 0
    for line in text.splitlines(keepends=True):
        end = at + len(line.rstrip("\r\n"))
        if text[at:end].strip():
            yield _paragraph(account, at, end)
            yield Text("")
        at += len(line)


def _paragraph(account: Account, start: int, end: int) -> Text:
    line = Text()
    marks = [mark for mark in account.marks_in(start, end) if mark.layer != "seen"]
    for sentence in account.sentences_in(start, end):
        if sentence.kind != "body":
            line.append(f"({sentence.kind}) ", "dim italic")
    for piece in nest(start, end, marks):
        _append(line, piece, account.article.text)
    return line


def _append(line: Text, piece: Piece, text: str) -> None:
    if piece.mark is None:
        line.append(visible(text[piece.start : piece.end]))
        return
    style = _STYLES[piece.mark.layer]
    line.append("⟦", "dim")
    inner = Text(style=style)
    for part in piece.inner:
        _append(inner, part, text)
    line.append_text(inner)
    label = "…"
    if piece.is_last:
        sign = "✗ " if piece.mark.layer == "left-out" else ""
        label = sign + " ".join(piece.mark.labels)
    line.append("│", "dim")
    line.append(visible(label), "dim" if piece.mark.layer == "left-out" else f"{style} italic")
    line.append("⟧", "dim")


# ---------------------------------------------------------------------- records
def _records(account: Account, parts: set[Part]) -> Iterable[RenderableType]:
    held: set[Kind] = {inner for outer, inners in _PARTS_OF.items() if Part(outer) in parts for inner in inners}
    for kind, title in _TITLES.items():
        records = account.of_kind(kind)
        if Part(kind) not in parts or kind in held or not records:
            continue
        yield Text(title, "bold underline")
        for record in records:
            yield _record(account, record, parts, nested=False)
        yield Text("")


def _record(account: Account, record: Record, parts: set[Part], *, nested: bool) -> RenderableType:
    of = f" of {record.of}" if record.of and not nested else ""
    title = Text.assemble((record.label, "bold"), "  ", data(record.title), (of, "dim"))
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for fact in record.facts:
        value = data(fact.value)
        if fact.quote and fact.quote != fact.value:
            value.append(f"  “{visible(fact.quote)}”", "italic")
        if fact.rule:
            value.append(f"  {visible(fact.rule)}", "cyan")
        facts.add_row(fact.name, value)
    inner = [
        Padding(_record(account, part, parts, nested=True), (0, 0, 0, 2))
        for part in account.parts_of(record.label)
        if Part(part.kind) in parts
    ]
    return Padding(Group(title, Padding(facts, (0, 0, 0, 4)), *inner), (0, 0, 0, 0 if nested else 2))


# ---------------------------------------------------------------------- decisions
def _section(
    title: str, lines: Sequence[Line], row: Callable[[Line], Sequence[str]], names: Sequence[str]
) -> Iterable[RenderableType]:
    if not lines:
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in names:
        table.add_column(name, overflow="fold")
    for line in lines:
        table.add_row(*(data(cell) for cell in row(line)))
    yield Text(title, "bold underline")
    yield Padding(table, (0, 0, 0, 2))


def _left_out_row(line: Line) -> Sequence[str]:
    return f"{line.before}⟦{line.quote}⟧{line.after}", f"{line.about}: {line.reason}", line.words, line.rule


def _weighed_row(line: Line) -> Sequence[str]:
    why = f"{line.reason} ({line.detail})" if line.detail else line.reason
    verdict = f"{line.verdict}, {line.other}" if line.other else line.verdict
    return line.about, line.quote, verdict, why, line.rule


def _seen_row(line: Line) -> Sequence[str]:
    return str(line.start), line.about, line.quote, line.words, line.rule
