"""Gathers the figures of one sentence, each number of each outcome once.

Here: what every statement gets whichever room read it: its outcome, cue and frame, its standing. Not here: reading it.
"""

from dataclasses import replace

from pipelines.events.casualties.figure import HIT, Figure
from pipelines.events.casualties.standing import (
    claimed_only,
    grows,
    is_boast,
    is_corrected,
    is_disputed,
    is_hedged,
    is_superseded,
)
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import CasualtyWord, Hit

_SOMEBODYS = frozenset("his her their".split())


class Collector:
    """The casualty statements of one sentence as they are found."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: list[Figure] = []
        self._used: set[tuple[str, int]] = set()
        self._is_hedged = is_hedged(reading) or is_boast(reading)
        self._is_corrected = is_corrected(reading.words)

    def add(self, items: list[Figure], hit: Hit[CasualtyWord], frame: str, outcome: str | None = None) -> None:
        """Records the figures read from one word of outcome; ``outcome`` overrides the word's own.

        A figure whose number or last token already counts for the same outcome is passed over. "Also" adds to those
        told before: "a boy was also shot", "his driver was also killed".
        """
        outcome = outcome or hit.entry.outcome
        if self._is_either(hit):
            outcome = "killed_or_wounded"  # "killed or injured": one figure for both
        replaces = self._is_corrected or (frame == "toll" and grows(self._reading.words))
        also = "also" in self._reading.words[max(0, hit.start - 3) : hit.start]
        of_somebody = any(self._is_somebodys(item) for item in items)
        for item in items:
            number = range(item.quantity.start, max(item.quantity.end, item.quantity.start + 1))
            tokens = {(outcome, t) for t in (*number, item.end - 1)}
            of_both = {("killed_or_wounded", t) for _, t in tokens}
            if (
                self._used & (tokens | of_both)
                or _is_vague_part(item)
                or is_superseded(self._reading.words, item.start)
            ):
                continue
            self._used |= tokens
            self._found.append(
                replace(
                    item,
                    cue=hit.start,
                    outcome=outcome,
                    frame=frame,
                    is_hedged=self._is_hedged,
                    replaces=replaces,
                    is_definite=item.is_definite and not (also and of_somebody),
                    is_additional=item.is_additional
                    or (also and (of_somebody or (outcome == HIT and not item.is_definite))),
                )
            )

    def _is_somebodys(self, item: Figure) -> bool:
        """As in "his driver", "the mayor's driver"."""
        words = self._reading.words
        return words[item.start] in _SOMEBODYS or "'s" in words[max(0, item.start - 1) : item.end]

    def _is_either(self, hit: Hit[CasualtyWord]) -> bool:
        words, others = self._reading.words, self._reading.casualties
        before_or = (
            hit.end < len(words)
            and words[hit.end] == "or"
            and any(
                h.start == hit.end + 1 and h.entry.frame == "transitive" and h.entry.outcome != hit.entry.outcome
                for h in others
            )
        )
        after_or = hit.start >= 2 and words[hit.start - 1] == "or" and any(h.end == hit.start - 1 for h in others)
        return before_or or after_or

    def figures(self) -> list[Figure]:
        """All figures in order of the text, what is claimed and denied at once bounded."""
        found = self._found
        if self._is_hedged and is_disputed(self._reading.words):
            found = [claimed_only(f) for f in found]
        found = _as_the_one_before(sorted(found, key=lambda f: (f.start, f.cue)))
        return [f for k, f in enumerate(found) if k or f.frame == "active" or not _counts_them(f)]


def _as_the_one_before(found: list[Figure]) -> list[Figure]:
    """In "six Mexicans were killed and seven more were injured" the seven are Mexicans too."""
    out: list[Figure] = []
    for figure in found:
        if out and figure.victims_text.lower().endswith(" more") and figure.group == "unknown":
            figure = replace(figure, group=out[-1].group, nationality=figure.nationality or out[-1].nationality)  # noqa: PLW2901
        out.append(figure)
    return out


def _is_vague_part(item: Figure) -> bool:
    """Whether it is a part with no number of its own: "including children" adds nothing to a toll."""
    return item.is_subset and item.quantity.is_vague and item.quantity.low == 1


def _counts_them(figure: Figure) -> bool:
    """Whether it is "three of them", which counts people only after people were counted; "of whom" follows them."""
    return figure.victims_text.lower().endswith("of them")
