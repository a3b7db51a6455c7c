"""Each scorer's text is read for the figures it states, and a text of another kind is refused."""

import json
from collections.abc import Callable

import pytest

from pipelines.quality.figures import Score, Unit
from pipelines.quality.scores import (
    Scores,
    UnreadableScores,
    event_scores,
    gold_scores,
    group_scores,
    identity_scores,
    muc_scores,
    place_scores,
    role_scores,
    time_scores,
)


def prf(f1: float, tp: int, fp: int, fn: int) -> dict[str, float]:
    return {"precision": 0.5, "recall": 0.5, "f1": f1, "tp": tp, "fp": fp, "fn": fn}


GOLD = json.dumps(
    {
        "articles": 2,
        "attack": prf(0.8, 8, 2, 2),
        **{name: prf(0.0, 0, 1, 0) for name in ("casualty", "response", "link", "total", "perpetrator")},
        "identity": prf(0.75, 3, 1, 1),
        "fields_on_matched": {"date_exact": {"accuracy": 0.875, "n": 8}, "new_field": {"accuracy": 0.1, "n": 1}},
    }
)
MUC = json.dumps({view: {"TOTAL": {"f": f, "pos": 40}} for view, f in (("all", 41.25), ("matched_only", 60.5))})
ROLES = json.dumps({"TEMPLATE": {"micro_avg": {"p": 50.0, "r": 40.0, "f1": 44.44, "counts": [5, 10, 4, 10]}}})
EVENTS = """\
date     P  60.00  R  30.00  F1  40.00  (3/5 predicted, 10 gold)
killed   P  50.00  R  50.00  F1  50.00  (4/8 predicted, 8 gold)
injured  P  25.00  R  25.00  F1  25.00  (2/8 predicted, 8 gold)
city     P   0.00  R   0.00  F1   0.00  (0/0 predicted, 10 gold)
place    P   0.00  R   0.00  F1   0.00  (0/0 predicted, 9 gold)
{'date within 1 day': 4, 'killed gold>=2': 4, 'killed right, gold>=2': 1, 'killed abs error': 7}
"""
GROUPS = """\
B-cubed P 90.00 R 80.00 F 84.71; clusters 7 (gold 6), docs 12
pairs    P  75.00  R  60.00  F1  66.67  (3/4 predicted, 5 gold)
"""
TIMES = """\
strict   P  10.00  R  10.00  F1  10.00  (1/10 predicted, 10 gold)
relaxed  P  90.00  R  90.00  F1  90.00  (9/10 predicted, 10 gold)
type     P  80.00  R  80.00  F1  80.00  (8/10 predicted, 10 gold)
value    P  70.00  R  70.00  F1  70.00  (7/10 predicted, 10 gold)
recall of DATE values 66.67 (of 6)
"""
PLACES = """\
recognition P  90.00  R  45.00  F1  60.00  (9/10 predicted, 20 gold)
resolved 8 of 16; Acc@161km 75.00 (end to end 37.50); mean 210 km median 4.1 km; country right 87.5
"""


@pytest.mark.parametrize(
    ("read", "text", "scores"),
    [
        (gold_scores, GOLD, {"attack F1": Score(0.8, 10), "exact date": Score(0.875, 8)}),
        (identity_scores, GOLD, {"identity F1": Score(0.75, 4), "wrong merges": Score(1.0, 4, Unit.number)}),
        (
            muc_scores,
            MUC,
            {
                "F, all templates": Score(41.25, 40, Unit.percent),
                "F, matched only": Score(60.5, 40, Unit.percent),
            },
        ),
        (role_scores, ROLES, {"F1 of five roles": Score(44.44, 10, Unit.percent)}),
        (
            event_scores,
            EVENTS,
            {
                "exact date": Score(0.3, 10),
                "killed": Score(0.5, 8),
                "injured": Score(0.25, 8),
                "city": Score(0.0, 10),
                "killed, where 2 or more": Score(0.25, 4),
            },
        ),
        (
            group_scores,
            GROUPS,
            {
                "grouping, B-cubed F": Score(84.71, 12, Unit.percent),
                "grouping, pair F1": Score(66.67, 5, Unit.percent),
            },
        ),
        (
            time_scores,
            TIMES,
            {"value F1": Score(70.0, 10, Unit.percent), "relaxed span F1": Score(90.0, 10, Unit.percent)},
        ),
        (
            place_scores,
            PLACES,
            {
                "Acc@161km": Score(75.0, 8, Unit.percent),
                "Acc@161km, end to end": Score(37.5, 16, Unit.percent),
                "recognition F1": Score(60.0, 20, Unit.percent),
            },
        ),
    ],
)
def test_figures_are_read_from_what_the_scorer_says(read: Callable[[str], Scores], text: str, scores: Scores) -> None:
    assert read(text) == scores


@pytest.mark.parametrize(
    "read",
    [
        gold_scores,
        identity_scores,
        muc_scores,
        role_scores,
        event_scores,
        group_scores,
        time_scores,
        place_scores,
    ],
)
@pytest.mark.parametrize("text", ["", "Traceback (most recent call last):", "{}", "[1]", "date  P nan"])
def test_another_text_is_no_score_of_nought(read: Callable[[str], Scores], text: str) -> None:
    with pytest.raises(UnreadableScores):
        read(text)


@pytest.mark.parametrize("cut", ["value", "relaxed"])
def test_a_line_that_is_missing_is_named(cut: str) -> None:
    text = "\n".join(line for line in TIMES.splitlines() if not line.startswith(cut))
    with pytest.raises(UnreadableScores, match=cut):
        time_scores(text)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (muc_scores, '{"all": {"TOTAL": {"f": 50.0}}}'),
        (muc_scores, '{"all": {"TOTAL": 50.0}}'),
        (role_scores, '{"TEMPLATE": {"micro_avg": {"f1": 45.2}}}'),
        (role_scores, '{"TEMPLATE": {"micro_avg": {"f1": 45.2, "counts": [1, 2]}}}'),
        (role_scores, '{"TEMPLATE": {"micro_avg": {"counts": [1, 2, 3, 4]}}}'),
    ],
)
def test_a_report_that_lacks_a_part_is_no_crash(read: Callable[[str], Scores], text: str) -> None:
    with pytest.raises(UnreadableScores):
        read(text)


def test_a_field_without_its_accuracy_is_named() -> None:
    fields = '"fields_on_matched": {"place": {"n": 3}}'
    records = ", ".join(
        f'"{name}": {{"tp": 0, "fn": 0}}' for name in ("attack", "casualty", "response", "link", "total", "perpetrator")
    )
    with pytest.raises(UnreadableScores, match="place / accuracy"):
        gold_scores(f"{{{records}, {fields}}}")
