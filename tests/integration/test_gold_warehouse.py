"""The scores that ``benchmarks.gold`` gets in memory are those of a warehouse that a refresh built of the same texts.

One refresh of 35 articles; the quick command is trusted in its place everywhere else.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.gold import SCORER, SHARED, load_scorer, predictions, read_all, read_gold, report, score
from pipelines.events.engine import Engine
from pipelines.paths import DATABASE_NAME, PROJECT_DIR

FILES = [SHARED / "gold" / name for name in ("dev.jsonl", "seed.jsonl")]

pytestmark = [
    pytest.mark.gold,
    pytest.mark.slow,
    pytest.mark.skipif(
        not all(path.is_file() for path in [SCORER, *FILES]),
        reason="the annotated articles of ../shared/gold or their scorer in ../shared/eval are not here",
    ),
]


def test_scores_in_memory_are_those_of_a_built_warehouse(tmp_path: Path) -> None:
    scorer = load_scorer()
    assert scorer is not None
    gold = [article for path in FILES for article in read_gold(path)]
    scorer.write_raw(gold, tmp_path / "raw")
    subprocess.run(
        [sys.executable, "-c", "from pipelines.cli import main; main()", "refresh"],
        cwd=PROJECT_DIR,
        env={
            **os.environ,
            "AFTERMATH_RAW_DIR": str(tmp_path / "raw"),
            "AFTERMATH_WAREHOUSE_DIR": str(tmp_path / "warehouse"),
        },
        check=True,
        capture_output=True,
    )
    built = scorer.read_predictions(str(tmp_path / "warehouse" / DATABASE_NAME))
    assert set(built) == {article["doc_id"] for article in gold}
    in_memory = predictions(read_all(Engine(), gold)[0])
    assert report(score(scorer, gold, in_memory), len(gold)) == report(score(scorer, gold, built), len(gold))
