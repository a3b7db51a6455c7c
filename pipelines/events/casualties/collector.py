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

_BODIES = frozenset("body bodies remains corpses".split())  # "16 bodies and 45 wounded people"
_SOMEBODYS = frozenset("his her their".split())


class Collector:
    """The casualty statements of one sentence as they are found."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._found: list[Figure] = []
        self._used: set[tuple[str, int]] = set()
        self._is_hedged = is_hedged(reading)
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
                or (outcome == "wounded" and self._reading.words[item.end - 1] in _BODIES)
            ):
                continue
            self._used |= tokens
            self._found.append(
                replace(
                    item,
                    cue=hit.start,
                    outcome=outcome,
                    frame=frame,
                    is_hedged=self._is_hedged or (frame != "lost" and is_boast(self._reading, hit.start, item.group)),
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
        words = self._reading.words
        if any(f.is_hedged for f in found) and is_disputed(words):
            found = [claimed_only(f) for f in found]
        found = _as_the_one_before(words, sorted(found, key=lambda f: (f.start, f.cue)))
        return [f for k, f in enumerate(found) if k or f.frame == "active" or not _counts_them(f)]


def _as_the_one_before(words: list[str], found: list[Figure]) -> list[Figure]:
    """In "six Mexicans were killed and seven more were injured" the seven are Mexicans too.

    So in "four soldiers were killed and six wounded"; "one seriously" is a part of the wounded told before.
    """
    out: list[Figure] = []
    for figure in found:
        if out and figure.group == "unknown" and (_counts_more(figure) or _goes_on(words, out[-1], figure)):
            nationality = figure.nationality or out[-1].nationality
            figure = replace(figure, group=out[-1].group, nationality=nationality)  # noqa: PLW2901
        if any(_is_how_badly_of(words, told, figure) for told in out):
            figure = replace(figure, is_subset=True)  # noqa: PLW2901
        out.append(figure)
    return out


def _counts_more(figure: Figure) -> bool:
    return figure.victims_text.lower().endswith(" more")


def _goes_on(words: list[str], told: Figure, figure: Figure) -> bool:
    """Whether a bare number, or "another", leaves out the people told just before it with another outcome."""
    is_another = figure.victims_text.lower() == "another"
    is_bare = is_another or (figure.start, figure.end) == (figure.quantity.start, figure.quantity.end)
    several = (is_another or not told.is_one_person) and not told.is_subset and told.group != "perpetrator"
    other = told.outcome != figure.outcome and {told.outcome, figure.outcome} <= _OF_ONE_SORT
    between = words[told.end : figure.start]
    return is_bare and several and other and 0 < len(between) <= _ELLIPSIS and _MAY_BE_LEFT_OUT.issuperset(between)


_OF_ONE_SORT = frozenset("killed wounded captured missing".split())
_ELLIPSIS = 6
_MAY_BE_LEFT_OUT = frozenset(
    """were was been have had has killed dead died slain martyred shot and , but also wounding wounded injuring injured
    killing captured capturing at least""".split()
)


def _is_how_badly_of(words: list[str], told: Figure, figure: Figure) -> bool:
    """As in "injuring five officers, one seriously"."""
    is_bare = (figure.start, figure.end) == (figure.quantity.start, figure.quantity.end)
    badly = is_bare and words[figure.end : figure.end + 1] != [] and words[figure.end] in _HOW_BADLY
    alike = told.outcome == figure.outcome == "wounded" and not told.is_subset
    return badly and alike and words[figure.start - 1] in (",", "-", "—", "(")


_HOW_BADLY = frozenset("seriously critically severely badly gravely lightly slightly".split())


def _is_vague_part(item: Figure) -> bool:
    """Whether it is a part with no number of its own: "including children" adds nothing to a toll."""
    return item.is_subset and item.quantity.is_vague and item.quantity.low == 1


def _counts_them(figure: Figure) -> bool:
    """Whether it is "three of them", which counts people only after people were counted; "of whom" follows them."""
    return figure.victims_text.lower().endswith("of them")
