"""Which of the figures that a report gives is the toll of the one shooting it was filed under.

A report of a shooting tells its toll several times over: in the headline, in the first sentences, in the sentences
about the main attack, one victim after another; and it tells of other shootings too. Each way of adding up is a source.
A log-linear model (``choosing``) says which number the registry holds. Here: the sources, what is known of each number,
the choice. Not here: reading figures, which is the engine's. Without the weights the main attack's own toll stands.

It is an adapter's model: it has learned one registry's habits (one incident a report, the attacker counted) and no part
of the engine asks it.
"""

import re
from collections.abc import Iterable, Mapping

from benchmarks.choosing import Choice
from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, reconcile
from pipelines.events.casualties import Figure
from pipelines.events.describing import reported_as
from pipelines.events.reading import Reading

OUTCOMES = ("killed", "wounded")
Toll = tuple[int, int]
"""Killed and wounded."""

_LEAD = 3  # last sentence of the lead, the headline being sentence 0
_LONG_LEAD = 7
_LEAD_WORDS = 120
_CUES = {
    "dead": r"\b(?:dead|died|dies|die|killed|kills|killing|fatal|fatally|deadly|slain|slaying|murder|murdered|homicide|"
    r"deaths?|deceased)\b",
    "critical": r"\b(?:critical|life-threatening|life threatening)\b",
    "mild": r"non-?\s?life-?\s?threatening|expected to (?:survive|recover)|stable condition|good condition|"
    r"treated and released|grazed",
    "coroner": r"\b(?:coroner|medical examiner|autopsy|funeral|vigil|memorial|body)\b",
    "accident": r"\baccident",
    "oneself": r"\b(?:himself|herself|self|suicide)\b",
    "hurt": r"\b(?:injur|wound|hurt|hospital)",
    "shot": r"\bshot\b",
    "survive": r"surviv|recover",
    "court": r"charged|indicted|sentenced|trial",
    "attempted": r"attempted",
}
_PATTERNS = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _CUES.items()}


def toll_of(figures: list[tuple[Reading, Figure]]) -> Toll:
    """Dead and wounded that figures give together, parts left out."""
    rows = [f for _, f in reconcile(figures) if not f.is_subset]
    killed, wounded = (
        sum(f.quantity.best if f.quantity.best is not None else f.quantity.low or 0 for f in rows if f.outcome == o)
        for o in OUTCOMES
    )
    return killed, wounded


def main_of(article: ArticleReading) -> Attack | None:
    """The attack the article is about: of its main events the first with figures, else the first."""
    main = [a for a in article.attacks if reported_as(article, a) == "main_event"] or article.attacks
    return max(main, key=lambda a: (bool(a.figures), -a.first.mention.offset), default=None)


def sources(article: ArticleReading) -> dict[str, Toll]:
    """The toll by each way of adding up an article whose attacks are gathered.

    ``main`` is the main attack's; ``mains`` that of all main events of its days, ``union`` of all attacks of its days;
    ``head``, ``lead``, ``long_lead`` and ``all`` take every figure up to a sentence, whatever attack it belongs to.
    """
    told = [(r, f) for r in article.body for f in article.figures.get(r.sentence.index, [])]
    found = {
        "head": toll_of([row for row in told if row[0].sentence.index == 0]),
        "lead": toll_of([row for row in told if row[0].sentence.index <= _LEAD]),
        "long_lead": toll_of([row for row in told if row[0].sentence.index <= _LONG_LEAD]),
        "all": toll_of(told),
    }
    main = main_of(article)
    if main is not None:
        of_its_days = [a for a in article.attacks if _may_be_one_day(a, main)]
        found["main"] = toll_of(main.figures)
        found["union"] = toll_of(_figures_of(of_its_days))
        found["mains"] = toll_of(_figures_of(a for a in of_its_days if reported_as(article, a) == "main_event"))
    return found


def _may_be_one_day(a: Attack, b: Attack) -> bool:
    return a is b or a.when is None or b.when is None or not (a.when.hi < b.when.lo or b.when.hi < a.when.lo)


def _figures_of(attacks: Iterable[Attack]) -> list[tuple[Reading, Figure]]:
    rows = [row for attack in attacks for row in attack.figures]
    return sorted(rows, key=lambda row: (row[0].sentence.index, row[1].start))


def candidates(tolls: Mapping[str, Toll], outcome: int) -> list[int]:
    """The numbers to choose from for one outcome (an index of ``OUTCOMES``): those of the sources, 0 and 1."""
    return sorted({toll[outcome] for toll in tolls.values()} | {0, 1})


def features(tolls: Mapping[str, Toll], outcome: int, value: int, text: str) -> dict[str, float]:
    """What speaks for or against a number: which sources give it, and the words of headline and lead, by its size."""
    size = str(value) if value < _MANY else "many"
    known: dict[str, float] = {f"size:{size}": 1.0}
    agreeing = [name for name, toll in tolls.items() if toll[outcome] == value]
    for name in tolls:
        known[f"{name}:{'yes' if name in agreeing else 'no'}"] = 1.0
    for name in agreeing:
        known[f"{name}:{size}"] = 1.0
    numbers = [toll[outcome] for toll in tolls.values()]
    known["share"] = len(agreeing) / len(tolls)
    known["largest"] = float(value == max(numbers))
    known["smallest"] = float(value == min(numbers))
    if not agreeing:
        known[f"untold:{size}"] = 1.0
    if tolls["head"][outcome] > value:
        known["below_headline"] = 1.0
    other = min(tolls["long_lead"][1 - outcome], 2)
    known[f"beside:{other}:{size}"] = 1.0
    headline, _, body = text.partition("\n")
    for place, words in (("headline", headline), ("lead", " ".join(body.split()[:_LEAD_WORDS]))):
        for cue, pattern in _PATTERNS.items():
            if pattern.search(words):
                known[f"{place}:{cue}:{size}"] = 1.0
    return known


_MANY = 3  # numbers from which on size tells nothing more


def options(tolls: Mapping[str, Toll], outcome: int, text: str) -> dict[int, dict[str, float]]:
    """The candidates for one outcome (an index of ``OUTCOMES``), each with its features."""
    return {value: features(tolls, outcome, value, text) for value in candidates(tolls, outcome)}


def choose_toll(choices: Mapping[str, Choice], article: ArticleReading, text: str) -> Toll:
    """The most probable toll of an article; of equals the smaller number."""
    tolls = sources(article)
    killed, wounded = (
        max(sorted(odds), key=lambda value: odds[value])
        for odds in (
            choices[name].probabilities(article.document.article_id, options(tolls, outcome, text))
            for outcome, name in enumerate(OUTCOMES)
        )
    )
    return killed, wounded
