"""Reads what the scorers of ``../shared/eval`` print: a function for each, from its text to scores by name.

The scorers are run as they are and never copied, so their text is all there is of them here. A text that isn't theirs
raises ``UnreadableScores``: a changed scorer must not pass for a score of 0. What the figures should be is in
``catalogue.py``.
"""

import ast
import json
import re
from typing import Any

from pipelines.quality.figures import Score, Unit

Scores = dict[str, Score]

_RECORDS = ("attack", "casualty", "response", "link", "total", "perpetrator")
_FIELDS = {
    "date_exact": "exact date",
    "killed_best": "killed",
    "wounded_best": "wounded",
    "place": "place",
    "country": "country",
    "attack_type": "attack type",
    "no_event_article_clean": "no-event articles clean",
}
_PRF = re.compile(r"P +[\d.]+ +R +[\d.]+ +F1 +(?P<f>[\d.]+) +\((?P<right>\d+)/\d+ predicted, (?P<gold>\d+) gold")


class UnreadableScores(ValueError):
    """A scorer printed something else than it used to."""


def gold_scores(text: str) -> Scores:
    """The report of ``score_gold.py``, or of ``benchmarks.gold``: records and fields of matched attacks."""
    report = _json(text)
    scores = {f"{name} F1": _f1(report, name) for name in _RECORDS if _gold_items(report, name)}
    fields = report.get("fields_on_matched", {})
    for field, name in _FIELDS.items():
        if field in fields:
            scores[name] = Score(_part(fields, field, "accuracy"), _part(fields, field, "n"))
    return scores


def identity_scores(text: str) -> Scores:
    """Of the same report, whether one event in several articles is one attack, and several are several."""
    report = _json(text)
    return {
        "identity F1": _f1(report, "identity"),
        "wrong merges": Score(float(_part(report, "identity", "fp")), _gold_items(report, "identity"), Unit.number),
    }


def muc_scores(text: str) -> Scores:
    """``muc_score.py --json``: F over all 23 slots, over all templates and over those that match one of the key."""
    report = _json(text)
    return {
        name: Score(_part(report, view, "TOTAL", "f"), _part(report, view, "TOTAL", "pos"), Unit.percent)
        for name, view in (("F, all templates", "all"), ("F, matched only", "matched_only"))
    }


def role_scores(text: str) -> Scores:
    """``muc_roles.py --json``: template F1 over incident type and five roles."""
    report = _json(text)
    counts = _part(report, "TEMPLATE", "micro_avg", "counts")
    if not isinstance(counts, list) or len(counts) != 4:
        raise UnreadableScores(f"not the four counts of the roles: {counts!r}")
    return {"F1 of five roles": Score(_part(report, "TEMPLATE", "micro_avg", "f1"), counts[3], Unit.percent)}


def event_scores(text: str) -> Scores:
    """``bench_score.py events``: of all reports that have a value, the share for which the right one was found."""
    scores = {}
    for line, name in (("date", "exact date"), ("killed", "killed"), ("injured", "injured"), ("city", "city")):
        found = _prf(text, line)
        scores[name] = Score(int(found["right"]) / max(1, int(found["gold"])), int(found["gold"]))
    counts = _counts(text)
    for outcome in ("killed", "injured"):
        of = counts.get(f"{outcome} gold>=2", 0)
        right = counts.get(f"{outcome} right, gold>=2", 0)
        if of:
            scores[f"{outcome}, where 2 or more"] = Score(right / of, of)
    return scores


def group_scores(text: str) -> Scores:
    """``bench_score.py groups``: which reports tell one event, by B-cubed and by pairs."""
    found = re.search(r"^B-cubed P [\d.]+ R [\d.]+ F (?P<f>[\d.]+); .* docs (?P<n>\d+)$", text, re.MULTILINE)
    if found is None:
        raise UnreadableScores(f"no line of B-cubed in {_beginning(text)}")
    pairs = _prf(text, "pairs")
    return {
        "grouping, B-cubed F": Score(float(found["f"]), int(found["n"]), Unit.percent),
        "grouping, pair F1": Score(float(pairs["f"]), int(pairs["gold"]), Unit.percent),
    }


def time_scores(text: str) -> Scores:
    """``bench_score.py dates``: TempEval-3's F1 of values, and of spans that overlap."""
    value, relaxed = _prf(text, "value"), _prf(text, "relaxed")
    return {
        "value F1": Score(float(value["f"]), int(value["gold"]), Unit.percent),
        "relaxed span F1": Score(float(relaxed["f"]), int(relaxed["gold"]), Unit.percent),
    }


def place_scores(text: str) -> Scores:
    """``bench_score.py geo``: toponyms found, and how many of those with coordinates came within 161 km."""
    found = re.search(
        r"^resolved (?P<n>\d+) of (?P<of>\d+); Acc@161km (?P<acc>[\d.]+) \(end to end (?P<all>[\d.]+)\)",
        text,
        re.MULTILINE,
    )
    if found is None:
        raise UnreadableScores(f"no line of resolved toponyms in {_beginning(text)}")
    recognition = _prf(text, "recognition")
    return {
        "Acc@161km": Score(float(found["acc"]), int(found["n"]), Unit.percent),
        "Acc@161km, end to end": Score(float(found["all"]), int(found["of"]), Unit.percent),
        "recognition F1": Score(float(recognition["f"]), int(recognition["gold"]), Unit.percent),
    }


def _f1(report: dict[str, Any], name: str) -> Score:
    return Score(_part(report, name, "f1"), _gold_items(report, name))


def _gold_items(report: dict[str, Any], name: str) -> int:
    return int(_part(report, name, "tp")) + int(_part(report, name, "fn"))


def _json(text: str) -> dict[str, Any]:
    try:
        report = json.loads(text)
    except ValueError as error:
        raise UnreadableScores(f"not a report in JSON: {_beginning(text)}") from error
    if not isinstance(report, dict):
        raise UnreadableScores(f"not a report: {_beginning(text)}")
    return report


def _part(report: dict[str, Any], *names: str) -> Any:
    found: Any = report
    for name in names:
        if not isinstance(found, dict) or name not in found:
            raise UnreadableScores(f"the report has no {' / '.join(names)}")
        found = found[name]
    return found


def _prf(text: str, name: str) -> re.Match[str]:
    line = next((line for line in text.splitlines() if re.match(rf"{re.escape(name)}\s", line)), "")
    found = _PRF.search(line)
    if found is None:
        raise UnreadableScores(f"no line of {name} in {_beginning(text)}")
    return found


def _counts(text: str) -> dict[str, int]:
    """The dictionary that ``bench_score.py events`` ends with."""
    line = next((line for line in text.splitlines() if line.startswith("{")), "")
    try:
        counts = ast.literal_eval(line)
    except (SyntaxError, ValueError) as error:
        raise UnreadableScores(f"no counts in {_beginning(text)}") from error
    return counts if isinstance(counts, dict) else {}


def _beginning(text: str) -> str:
    return repr(text.strip()[:120])
