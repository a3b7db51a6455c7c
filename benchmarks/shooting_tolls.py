"""Which of the figures that a report gives is the toll of the one shooting it was filed under.

A report of a shooting tells its toll several times over: in the headline, in the first sentences, in the sentences
about the main attack, one victim after another; and it tells of other shootings too. Each way of adding up is a source.
A log-linear model (``choosing``) says which number the registry holds. Here: the sources, what is known of each number,
the choice. Not here: reading figures, which is the engine's, counts read loosely (``loose_counts``) and persons told
apart (``described_victims``). Without the weights the main attack's own toll stands.

It is an adapter's model: it has learned one registry's habits (one incident a report, the attacker counted) and no part
of the engine asks it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.choosing import Choice
from benchmarks.described_victims import described_victims
from benchmarks.loose_counts import ages_in, counted, last_ordinal, words_of
from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, reconcile, surname
from pipelines.events.casualties import HIT, Figure
from pipelines.events.describing import reported_as
from pipelines.events.reading import Reading

OUTCOMES = ("killed", "wounded")
Toll = tuple[int, int]
"""Killed and wounded."""

_LEAD = 3  # last sentence of the lead, the headline being sentence 0
_LONG_LEAD = 7
_LEAD_WORDS = 120
_WHOLE = 10**6  # no sentence comes later
_AGES_READ = 3000  # characters in which ages are counted
_SHORT = 400  # characters of a body below which a page is hardly a report
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
_SUICIDE = re.compile(
    r"turned (?:the|a|his|her|that) (?:gun|weapon|rifle|handgun|pistol|firearm) on (?:him|her)self|murder.suicide|"
    r"(?:killed?|kills|killing|shot|shoots|shooting) (?:and (?:killed?|killing) )?(?:him|her)self|self.inflicted|"
    r"(?:took|taking|taken) (?:his|her) own life|(?:committed|committing|apparent) suicide|killed? themselves",
    re.IGNORECASE,
)
_BY_POLICE = re.compile(
    r"(?:shot|killed|gunned down)[^.]{0,30} by (?:an? |the |two |three )?(?:off.duty )?"
    r"(?:police|officers?|deput|swat|cops?|troopers?)|officer.involved|police (?:fatally )?(?:shot|shoot|kill)|"
    r"(?:officers?|deput(?:y|ies)|trooper) (?:fatally )?(?:shot|shoot|kill|returned fire)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:separate|unrelated|different) (?:\w+ )?(?:shootings?|incidents?|attacks?)|"
    r"\b(?:shot|killed|wounded|dead|injured|shootings)\b[^.]{0,60}\b(?:since (?:\w+day|midnight)|across the city|"
    r"over the (?:\w+ )?(?:weekend|holiday)|(?:in|over) (?:the )?(?:past|last) \w+ hours)|"
    r"\bin (?:another|other|a separate|an unrelated) (?:shootings?|incidents?|attacks?)|\bother shootings\b",
    re.IGNORECASE,
)
"""Words of a report that tells of several shootings: "10 shot since Friday", "in a separate incident"."""
_PLURAL = re.compile(r"\bshootings\b", re.IGNORECASE)
_CROSSED = ("suicide", "by_police", "several", "shootings")
"""Cues under which a way of counting errs otherwise than it does elsewhere."""
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


@dataclass(frozen=True)
class Evidence:
    """What a report says of its toll.

    Attributes:
        tolls: Dead and wounded by each source; without an attack the main one's are those of all figures.
        people: Numbers of people shot, dead or not, by each way of counting them; 0 where it counts nobody.
        cues: Words of headline and lead, and what kind of report it is.
    """

    tolls: Mapping[str, Toll]
    people: Mapping[str, int]
    cues: frozenset[str]


def evidence(article: ArticleReading, text: str) -> Evidence:
    """All that speaks of the toll of a report whose attacks are gathered; ``text`` is headline and body."""
    headline, _, body = text.partition("\n")
    tolls = sources(article)
    has_attack = "main" in tolls
    for name in ("main", "union", "mains"):
        tolls.setdefault(name, tolls["all"])
    told = [(r.sentence.index, f) for r in article.body for f in article.figures.get(r.sentence.index, [])]
    tolls |= {"named": _named(told), "most": _most(told, _WHOLE), "most_of_lead": _most(told, _LEAD)}
    people = {
        f"hit_{name}": _largest(told, HIT, last) for name, last in (("head", 0), ("lead", _LEAD), ("all", _WHOLE))
    }
    lead = " ".join(body.split()[:_LEAD_WORDS])
    for name, part in (("head", headline), ("lead", lead), ("all", body)):
        found = list(counted(words_of(part)))
        killed, wounded, hit = (max((n for o, n in found if o == of), default=0) for of in (*OUTCOMES, HIT))
        tolls[f"loose_{name}"], people[f"loose_{name}"] = (killed, wounded), hit
    people["ages"], people["ages_lead"] = ages_in(body[:_AGES_READ]), ages_in(f"{headline} {lead}")
    people["ordinal"] = max(last_ordinal(words_of(headline)), last_ordinal(words_of(body)))
    for name, victims in zip(("aged", "described"), described_victims(body), strict=True):
        tolls[name], people[f"{name}_people"] = (victims.killed, victims.wounded + victims.shot), victims.people
    return Evidence(tolls, people, frozenset(_cues(headline, lead, body, has_attack=has_attack)))


def _named(told: list[tuple[int, Figure]]) -> Toll:
    names = {o: {surname(f.person_name) for _, f in told if f.outcome == o and f.person_name} for o in OUTCOMES}
    return len(names["killed"]), len(names["wounded"] - names["killed"])


def _most(told: list[tuple[int, Figure]], last: int) -> Toll:
    killed, wounded = (_largest(told, outcome, last) for outcome in OUTCOMES)
    return killed, wounded


def _largest(told: list[tuple[int, Figure]], outcome: str, last: int) -> int:
    """The largest single figure of an outcome up to a sentence."""
    whole = [f.quantity for index, f in told if f.outcome == outcome and not f.is_subset and index <= last]
    return max((q.best if q.best is not None else q.low or 0 for q in whole), default=0)


def _cues(headline: str, lead: str, body: str, *, has_attack: bool) -> Iterator[str]:
    for place, words in (("headline", headline), ("lead", lead)):
        yield from (f"{place}:{name}" for name, pattern in _PATTERNS.items() if pattern.search(words))
    if _SUICIDE.search(f"{headline} {body}"):
        yield "suicide"
    if _SUICIDE.search(f"{headline} {lead}"):
        yield "suicide:lead"
    if _BY_POLICE.search(f"{headline} {lead}"):
        yield "by_police"
    if _SEVERAL.search(f"{headline} {lead}"):
        yield "several"
    if _PLURAL.search(headline):
        yield "shootings"
    if not has_attack:
        yield "no_attack"
    if len(body) < _SHORT:
        yield "short"


def candidates(known: Evidence, outcome: int) -> list[int]:
    """The numbers to choose from for one outcome (an index of ``OUTCOMES``), by what any way of counting gives.

    One more than a source's number of dead, since sources may leave out the attacker; one less than the people shot.
    """
    numbers = {toll[outcome] for toll in known.tolls.values()} | {0, 1}
    numbers |= {n for name, n in known.people.items() if not name.startswith("ages")}
    if OUTCOMES[outcome] == "killed":
        numbers |= {toll[outcome] + 1 for toll in known.tolls.values()}
    else:
        numbers |= {n - 1 for name, n in known.people.items() if n > 1 and not name.startswith("ages")}
    return sorted(numbers)


def features(known: Evidence, outcome: int, value: int) -> dict[str, float]:
    """What speaks for or against a number: how far it is from each source's, and the words of headline and lead."""
    size = _size(value)
    names = {f"size:{size}", *(f"{cue}:{size}" for cue in known.cues)}
    numbers = [toll[outcome] for toll in known.tolls.values()]
    for name, toll in known.tolls.items():
        apart = _apart(value, toll[outcome])
        names |= {f"{name}:{apart}", f"{name}:{apart}:{size}"}
        names |= {f"{name}:{apart}:{cue}" for cue in _CROSSED if cue in known.cues}
    for name, reference in (
        ("largest", max(numbers)), ("smallest", min(numbers)), ("commonest", Counter(numbers).most_common(1)[0][0]),
    ):  # fmt: skip
        names.add(f"{name}:{_apart(value, reference)}")
    for one, other in _AGREEING:
        if known.tolls[one][outcome] == known.tolls[other][outcome]:
            names.add(f"{one}={other}:{_apart(value, known.tolls[one][outcome])}")
    for name, people in known.people.items():
        if people:
            names.add(f"{name}:{_apart(value, people)}")
            names |= {f"{name}-{of}:{_apart(value, people - known.tolls[of][1 - outcome])}" for of in _MAIN_SOURCES}
    names |= {f"beside_{of}:{_size(known.tolls[of][1 - outcome])}:{size}" for of in ("long_lead", "all", "main")}
    if value not in numbers:
        names.add(f"untold:{size}")
    return dict.fromkeys(names, 1.0) | {"share": 2 * numbers.count(value) / len(numbers)}


def _size(n: int) -> str:
    return str(n) if n < _MANY else "many"


def _apart(value: int, reference: int) -> int:
    return max(-_FAR, min(_FAR, value - reference))


_MANY = 3  # numbers from which on size tells nothing more
_FAR = 2  # differences from which on distance tells nothing more
_MAIN_SOURCES = ("head", "lead", "main")
_AGREEING = (("head", "main"), ("head", "lead"), ("main", "lead"), ("main", "all"), ("lead", "all"))


def options(known: Evidence, outcome: int) -> dict[int, dict[str, float]]:
    """The candidates for one outcome (an index of ``OUTCOMES``), each with its features."""
    return {value: features(known, outcome, value) for value in candidates(known, outcome)}


def toll_odds(choices: Mapping[str, Choice], key: str, known: Evidence) -> dict[str, dict[int, float]]:
    """How probable each number of dead and of wounded is for the report of that key, by what is known of its toll."""
    return {name: choices[name].probabilities(key, options(known, outcome)) for outcome, name in enumerate(OUTCOMES)}
