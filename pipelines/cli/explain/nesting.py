"""Overlapping spans as a tree: spans that cross are split, so that brackets and tags can be opened and closed."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.cli.explain.account import Mark


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text under one mark, or under none.

    Attributes:
        mark: None for plain text, which has no ``inner`` either.
        inner: What lies in it, in order; it covers ``start`` to ``end`` without gaps.
        is_last: Whether the mark ends here; the parts of a mark that was split are told apart by it.
    """

    start: int
    end: int
    mark: Mark | None = None
    inner: tuple["Piece", ...] = ()
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class _Part:
    """What is left of a mark after splitting."""

    start: int
    end: int
    mark: Mark


def nest(start: int, end: int, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """The text from ``start`` to ``end`` as pieces under the marks that lie in it.

    A mark that holds another contains its piece; of two that cross, the later is split where the earlier ends. Marks
    that reach over the bounds are cut at them.

    Args:
        start: First code point.
        end: One past the last.
        marks: In any order.
    """
    parts = [
        _Part(max(start, mark.start), min(end, mark.end), mark)
        for mark in marks
        if mark.start < end and start < mark.end and mark.start < mark.end
    ]
    return tuple(_nested(start, end, parts))


def _nested(start: int, end: int, parts: list[_Part]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    waiting = sorted(parts, key=_order)
    while waiting:
        outer = waiting.pop(0)
        if outer.start > at:
            pieces.append(Piece(at, outer.start))
        inner = [p for p in waiting if p.start < outer.end]
        rest = [p for p in waiting if p.start >= outer.end]
        crossing = [_Part(outer.end, p.end, p.mark) for p in inner if p.end > outer.end]
        held = [_Part(p.start, min(p.end, outer.end), p.mark) for p in inner]
        pieces.append(
            Piece(
                outer.start,
                outer.end,
                outer.mark,
                tuple(_nested(outer.start, outer.end, held)),
                outer.end == outer.mark.end,
            )
        )
        at = outer.end
        waiting = sorted([*rest, *crossing], key=_order)
    if at < end:
        pieces.append(Piece(at, end))
    return pieces


def _order(part: _Part) -> tuple[int, int]:
    return part.start, -part.end
