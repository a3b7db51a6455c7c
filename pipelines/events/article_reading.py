"""One article while it is read: its sentences, what each states by itself, and the attacks found so far.

Here: the statements of single sentences, gathered. Not here: which statements speak of one attack, which is
``assembly`` and ``gathering``.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipelines.events.assembly import Attack
from pipelines.events.attacks import Mention, find_mentions, mentions_from_casualties, with_stopped_attackers
from pipelines.events.casualties import Figure, correct_earlier, find_figures
from pipelines.events.document import Document, read_document
from pipelines.events.mentions import Name, main_countries
from pipelines.events.reading import Reading, read_sentences
from pipelines.events.setting import PlaceChooser
from pipelines.events.totals import Total, find_totals, is_somebody
from pipelines.events.trace import Reason, Trace


@dataclass
class ArticleReading:
    """The work on one article.

    Attributes:
        names: The names of each sentence, by sentence index; so ``figures`` and ``mentions``, of body sentences only.
        countries: How much the article is set in each country (ISO 3166-1 alpha-3).
        is_list_of_news: Whether it is one event after the other in the present tense, each a paragraph of its own.
        figures: Casualty figures that belong to attacks; those of a total are in ``totals``.
    """

    document: Document
    readings: list[Reading]
    names: dict[int, list[Name]]
    countries: Counter[str]
    figures: dict[int, list[Figure]] = field(default_factory=dict)
    mentions: dict[int, list[Mention]] = field(default_factory=dict)
    totals: list[Total] = field(default_factory=list)
    attacks: list[Attack] = field(default_factory=list)
    is_list_of_news: bool = False

    @cached_property
    def chooser(self) -> PlaceChooser:
        """Chooses among the places of one name by what else the article names."""
        return PlaceChooser(self.readings)

    @property
    def body(self) -> list[Reading]:
        """The sentences that are read for events."""
        return [r for r in self.readings if r.sentence.kind == "body"]

    def told_in(self, reading: Reading) -> list[Attack]:
        """The attacks that a sentence tells."""
        return [a for a in self.attacks if any(t.reading is reading for t in a.told)]


def read_article(
    article_id: str, text: str, title: str | None, published_on: date | None, trace: Trace | None = None
) -> ArticleReading:
    """Read every sentence of an article for what it states by itself; ``attacks`` stay empty."""
    document = read_document(article_id, text, title, published_on)
    document.trace = trace
    readings = read_sentences(document)
    names = {r.sentence.index: r.names for r in readings}
    article = ArticleReading(document, readings, names, main_countries(document, names))
    for reading in article.body:
        _read_statements(article, reading)
    return article


def _read_statements(article: ArticleReading, reading: Reading) -> None:
    index = reading.sentence.index
    figures = with_stopped_attackers(reading, find_figures(reading))
    if not figures and article.figures.get(index - 1):
        article.figures[index - 1] = correct_earlier(reading, article.figures[index - 1])
    totals = find_totals(reading, figures) or _continued_totals(article, reading, figures)
    continued = any(t.rule == "figure:continued" for t in totals)
    counted = [t.trigger for t in totals if t.trigger is not None]
    mentions = _without(find_mentions(reading, figures), lambda m: any(_is_counted(m, c) for c in counted))
    mentions = mentions or _told_before_its_number(reading, figures, totals)
    mentions = _without(mentions, lambda m: _is_its_killing(m, figures, totals) or _went_on_since(m, figures))
    if continued or _are_all_summed(figures, totals):
        mentions = _without(mentions, lambda m: m.rule.startswith("casualty"))
    if any(t.rule == "count" or t.metric != "attacks" for t in totals):
        mentions = _without(mentions, lambda m: m.is_plural and not _has_own_day(m), "beside_total")
    article.figures[index] = [f for f in figures if not any(_states(t, f, figures) for t in totals)]
    article.mentions[index] = mentions
    article.totals += totals


def _is_its_killing(mention: Mention, figures: list[Figure], totals: list[Total]) -> bool:
    """As in "38 candidates were murdered during the campaign", "3,661 died in gang violence": all those added up.

    The verb that says what befell them, or the violence that they died in; an attack with a day of its own stays one.
    """
    of_people = [t for t in totals if t.metric != "attacks"]
    if not of_people or _has_own_day(mention):
        return False
    for figure in figures:
        if not any(_states(t, figure, figures) for t in of_people):
            continue
        in_it = mention.reading.words[figure.cue + 1 : figure.cue + 2] in (["in"], ["during"])
        violence = mention.is_weak and mention.attack_type == "other" and figure.cue < mention.start
        if figure.cue in range(mention.start, mention.end) or (violence and in_it):
            return True
    return False


def _went_on_since(mention: Mention, figures: list[Figure]) -> bool:
    """As in "more than 4,700 people have been kidnapped since May": of many days, though no total holds it."""
    reading = mention.reading
    taken = [
        f for f in figures if f.outcome not in ("killed", "wounded") and f.cue in range(mention.start, mention.end)
    ]
    several = any((f.quantity.best or f.quantity.low or 0) > 1 for f in taken)
    if not several or "since" not in reading.words[mention.end :] or mention.verb is None:
        return False
    group = reading.words[reading.verb_group_start(mention.verb) : mention.verb]
    return any(w in _PERFECT for w in group) and not _has_own_day(mention)


_PERFECT = frozenset("has have".split())


def _are_all_summed(figures: list[Figure], totals: list[Total]) -> bool:
    """Whether attacks are counted and every figure is one of theirs: "708 violations this year, killing two"."""
    counts = any(t.metric == "attacks" and t.rule in ("count", "n_times") for t in totals)
    return counts and bool(figures) and all(any(_states(t, f, figures) for t in totals) for f in figures)


def _without(
    mentions: list[Mention], is_of_total: Callable[[Mention], bool], reason: Reason = "counted_in_total"
) -> list[Mention]:
    """The mentions that are no part of a total; whoever listens is told of the others."""
    kept = []
    for mention in mentions:
        if is_of_total(mention):
            mention.reading.left_out("attack", mention.start, mention.end, reason, mention.rule)
        else:
            kept.append(mention)
    return kept


def _is_counted(mention: Mention, trigger: int) -> bool:
    """Whether a mention is what a total counts: its noun, or the verb that carried it out."""
    between = mention.reading.words[mention.end : trigger]
    of_verb = mention.rule.startswith("verb") and len(between) <= 6 and mention.end <= trigger
    of_verb = of_verb and not any(w in _APART for w in between)  # "rockets hit Hilla, the third attack in a week"
    return mention.start <= trigger < mention.end or of_verb


def _told_before_its_number(reading: Reading, figures: list[Figure], totals: list[Total]) -> list[Mention]:
    """As in "a bomb killed nine in Hilla, the third attack in a week": the killing is the attack that gets a number."""
    for total in totals:
        before_it = reading.words[max(0, total.start - 2) : total.start]
        if total.rule == "ordinal" and before_it[-1:] == ["the"] and before_it[0] in _APART:
            return mentions_from_casualties(reading, [f for f in figures if f.end <= total.start])
    return []


_APART = frozenset(", ; - — –".split())


def _continued_totals(article: ArticleReading, reading: Reading, figures: list[Figure]) -> list[Total]:
    """As in "Five people have been killed by them" right after "24 attacks since late October": the dead of all."""
    last = article.totals[-1] if article.totals else None
    if last is None or reading.sentence.index - last.reading.sentence.index != 1:
        return []
    spoken = [f for f in figures if reading.words[f.cue + 1 : f.cue + 3] in _BY_ALL]
    if not spoken:
        return []
    return [
        Total(
            reading=reading,
            metric=figure.outcome,
            quantity=figure.quantity,
            start=figure.start,
            end=figure.end,
            scope_start=figure.start,
            scope_end=figure.end,
            window=last.window,
            attack_type=last.attack_type,
            victim_group=figure.group if figure.group != "unknown" else None,
            nationality=figure.nationality,
            trigger=None,
            rule="figure:continued",
        )
        for figure in figures
        if figure.outcome in ("killed", "wounded") and not figure.person_name and not is_somebody(figure)
    ]


_BY_ALL = (["by", "them"], ["in", "them"], ["in", "those"], ["by", "those"], ["in", "these"], ["in", "all"])


def _states(total: Total, figure: Figure, figures: list[Figure]) -> bool:
    """Whether a total was read from a figure, or from another told with the same words."""
    if total.metric == figure.outcome and (total.start, total.end) == (figure.start, figure.end):
        return True
    cue = next((f.cue for f in figures if f.start == total.start and f.outcome == total.metric), None)
    return (figure.start, figure.cue) == (total.start, cue)


def _has_own_day(mention: Mention) -> bool:
    """Whether a day, not a period, stands within the words after a mention."""
    return any(
        time.kind != "window"
        and time.lo is not None
        and (time.precision or 9) <= 2
        and mention.reading.distance(mention.start, start) <= 12
        for start, _, time in mention.reading.times
    )
