"""The measurements there are, each with its targets and the best that is known of it.

A row for everything that one command can measure; how it is run is in ``measure.py``. Targets are those the project set
itself for the developers' parts of the benchmarks; the same commands are run on held-out parts elsewhere.
"""

from collections.abc import Iterable

from pipelines.quality.figures import Goal
from pipelines.quality.measurement import Judgement, Measurement
from pipelines.quality.scores import (
    event_scores,
    gold_scores,
    group_scores,
    identity_scores,
    muc_scores,
    place_scores,
    role_scores,
    time_scores,
)

_GOLD, _BENCH, _EVAL = "{shared}/gold", "{shared}/bench", "{shared}/eval"
_BENCH_SCORE = f"{_EVAL}/bench_score.py"


class UnknownMeasurement(LookupError):
    """No measurement and no family of them has this name."""


def _gold(name: str, title: str, goals: dict[str, Goal]) -> Measurement:
    return Measurement(
        name=f"gold-{name}",
        title=title,
        module="benchmarks.gold",
        arguments=(f"{_GOLD}/{name}.jsonl", "--scorer", f"{_EVAL}/score_gold.py", "--json", "{out}/report.json"),
        judgements=(Judgement(gold_scores, text_of="{out}/report.json"),),
        goals=goals,
    )


def _muc4(name: str) -> Measurement:
    documents, responses = f"{_BENCH}/muc4/{name}.jsonl", "{out}/responses.jsonl"
    return Measurement(
        name=f"muc4-{name}",
        title=f"MUC-4, {name.upper()}: 100 texts on terrorism in Latin America",
        module="benchmarks.muc4",
        arguments=(documents, responses),
        judgements=(
            Judgement(muc_scores, (f"{_EVAL}/muc_score.py", documents, responses, "--json")),
            Judgement(role_scores, (f"{_EVAL}/muc_roles.py", documents, "--response", responses, "--json")),
        ),
        goals={
            "F, all templates": Goal(45.0, "GE 1992: 55.9 on TST3, 57.2 on TST4"),
            "F1 of five roles": Goal(50.0, "GE 54.3, IterX 53.0, GTT 50.2 on TST3 and TST4"),
        },
    )


def _toponyms(name: str, title: str, goals: dict[str, Goal]) -> Measurement:
    documents, found = f"{_BENCH}/geo/{name}.jsonl", "{out}/toponyms.jsonl"
    return Measurement(
        name=f"toponyms-{name}",
        title=title,
        module="benchmarks.toponyms",
        arguments=(documents, found),
        judgements=(Judgement(place_scores, (_BENCH_SCORE, "geo", documents, found)),),
        goals=goals,
    )


MEASUREMENTS: tuple[Measurement, ...] = (
    _gold(
        "seed",
        "the article the project began with",
        {
            "attack F1": Goal(0.95, "PETRARCH2: 3 of 8 attacks, all misdated"),
            "casualty F1": Goal(0.95),
            "link F1": Goal(0.80),
        },
    ),
    _gold(
        "dev",
        "34 annotated articles to measure on",
        {
            "attack F1": Goal(0.85),
            "casualty F1": Goal(0.80),
            "response F1": Goal(0.70),
            "link F1": Goal(0.65),
            "total F1": Goal(0.70),
            "perpetrator F1": Goal(0.75),
            "exact date": Goal(0.85),
            "killed": Goal(0.90),
            "place": Goal(0.85),
            "country": Goal(0.95),
            "no-event articles clean": Goal(1.0),
        },
    ),
    _gold("train", "105 annotated articles to learn from", {}),
    Measurement(
        name="gold-identity",
        title="one event in several of the 35 articles of dev and seed",
        module="benchmarks.gold",
        arguments=(
            f"{_GOLD}/dev.jsonl",
            f"{_GOLD}/seed.jsonl",
            "--scorer",
            f"{_EVAL}/score_gold.py",
            "--json",
            "{out}/report.json",
        ),
        judgements=(Judgement(identity_scores, text_of="{out}/report.json"),),
        goals={"identity F1": Goal(0.85), "wrong merges": Goal(0.0, lower_is_better=True)},
    ),
    _muc4("tst1"),
    _muc4("tst2"),
    Measurement(
        name="gva",
        title="2,400 news reports of shootings in the United States",
        module="benchmarks.gva",
        arguments=(f"{_BENCH}/gva/articles.jsonl", "{out}/events.jsonl", "{out}/groups.jsonl"),
        judgements=(
            Judgement(event_scores, (_BENCH_SCORE, "events", f"{_BENCH}/gva/gold.jsonl", "{out}/events.jsonl")),
            Judgement(group_scores, (_BENCH_SCORE, "groups", f"{_BENCH}/gva/gold.jsonl", "{out}/groups.jsonl")),
        ),
        goals={
            "exact date": Goal(0.78, "0.35 by the day of publication"),
            "killed": Goal(0.90, "0.43 by always saying 1"),
            "killed, where 2 or more": Goal(0.75, "0 by always saying 1"),
            "injured": Goal(0.85),
            "city": Goal(0.80, "at most 0.87: the others don't name it"),
            "grouping, B-cubed F": Goal(95.0, "TF-IDF within 10 days: 89"),
            "grouping, pair F1": Goal(85.0, "TF-IDF within 10 days: 65"),
        },
    ),
    Measurement(
        name="timex",
        title="time expressions of TimeBank and AQUAINT",
        module="benchmarks.timex",
        joined=(f"{_BENCH}/dates/timebank.jsonl", f"{_BENCH}/dates/aquaint.jsonl"),
        arguments=("{joined}", "{out}/timexes.jsonl"),
        judgements=(
            Judgement(time_scores, (_BENCH_SCORE, "dates", "{joined}", "{out}/timexes.jsonl")),
            *(
                Judgement(
                    time_scores,
                    (_BENCH_SCORE, "dates", f"{_BENCH}/dates/{corpus.lower()}.jsonl", "{out}/timexes.jsonl"),
                    prefix=f"{corpus} ",
                )
                for corpus in ("TimeBank", "AQUAINT")
            ),
        ),
        goals={"value F1": Goal(78.0, "HeidelTime 77.6, UWTime 82.4 on TempEval-3")},
    ),
    _toponyms(
        "lgl",
        "toponyms of 588 local news texts",
        {"Acc@161km": Goal(85.0, "Mordecai 3: 82.7 of the linkable")},
    ),
    _toponyms("geovirus", "toponyms of 229 news texts on epidemics", {"Acc@161km": Goal(90.0)}),
)
"""All of them, in the order in which they are shown."""


def chosen(names: Iterable[str]) -> list[Measurement]:
    """The measurements of these names, or of these families; all where no name is given.

    Args:
        names: Such as ``gold-dev``, or ``gold`` for all whose name begins with it.

    Raises:
        UnknownMeasurement: A name that is neither.
    """
    wanted = list(names)
    known = [measurement.name for measurement in MEASUREMENTS]
    families = {name.partition("-")[0] for name in known}
    for name in wanted:
        if name not in known and name not in families:
            raise UnknownMeasurement(f"no measurement is called {name!r}; there are {', '.join(known)}")
    return [m for m in MEASUREMENTS if not wanted or m.name in wanted or m.name.partition("-")[0] in wanted]
