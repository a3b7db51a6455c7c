"""The README's figures are those of the last results that were given, and the block can be written again and again."""

import re
import runpy
from pathlib import Path

from pipelines.quality.comparison import as_json
from tests.unit.quality.make_results import GOALS, MEASUREMENT, VERSION, outcome
from tests.unit.quality.test_history import NOON

REPOSITORY = Path(__file__).parents[2]
SCRIPT = runpy.run_path(str(REPOSITORY / "scripts" / "readme_scores.py"))


def test_the_readme_has_one_place_for_scores_and_they_were_measured() -> None:
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"<!-- scores -->\n(.*?)<!-- end of scores -->", text, re.DOTALL)
    assert "| attack F1 |" in block
    assert re.search(r"Engine \d+\.\d+\+[0-9a-f]{12}, commit [0-9a-f]{12}", block)


def test_a_figure_of_the_annotated_articles_stands_under_its_set_with_the_target() -> None:
    scores = as_json([outcome({"attack F1": 0.876, "wrong merges": 2.0})], [], VERSION, NOON)
    assert MEASUREMENT.name == "gold-dev"
    assert GOALS["attack F1"].target == 0.85
    block = SCRIPT["block"](scores)
    assert "| figure | seed | dev | train | target on dev |" in block
    assert "| attack F1 |  | 0.88 |  | 0.85 |" in block
    assert "gold-dev 100" in block
    assert "Engine 1.0+abc, commit f00d, 2026-11-22." in block


def test_a_near_miss_does_not_look_met() -> None:
    shown = SCRIPT["shown_beside"]
    assert shown(0.8996, 0.90, "share") == "0.8996"
    assert shown(0.904, 0.90, "share") == "0.904"
    assert shown(0.90, 0.90, "share") == "0.90"
    assert shown(0.87, 0.90, "share") == "0.87"
    assert shown(0.8712, None, "share") == "0.87"
