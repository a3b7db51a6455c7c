"""Writes measured figures into README.md, so that none is typed by hand.

    aftermath eval --json SCORES.json
    python scripts/readme_scores.py SCORES.json

What stands between ``<!-- scores -->`` and ``<!-- end of scores -->`` is replaced: a table of the annotated articles,
one of the other benchmarks, and the engine and commit they were measured with. Measures nothing itself. What was
skipped or failed is left out, so a file of everything should be given.
"""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

README = Path(__file__).resolve().parent.parent / "README.md"
GOLD = {"gold-seed": "seed", "gold-dev": "dev", "gold-train": "train"}
_BLOCK = re.compile(r"(<!-- scores -->\n).*?(<!-- end of scores -->)", re.DOTALL)
_DECIMALS = {"share": 2, "percent": 1, "number": 0}

Figure = dict[str, Any]


def shown(value: float | None, unit: str) -> str:
    """A value with as many decimals as make sense on so few texts; empty where there is none."""
    return "" if value is None else f"{value:.{_DECIMALS[unit]}f}"


def shown_beside(value: float, target: float | None, unit: str) -> str:
    """A value beside its target, with as many decimals more as show that the two differ: a near miss isn't met."""
    decimals = _DECIMALS[unit]
    while target is not None and value != target and f"{value:.{decimals}f}" == f"{target:.{decimals}f}":
        decimals += 1
    return f"{value:.{decimals}f}"


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [f"| {' | '.join(headings)} |", "|" + "---|" * len(headings), *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines)


def gold_table(figures: dict[str, dict[str, Figure]]) -> str:
    """A row for each figure of the annotated articles, a column for each set of them, the target on dev."""
    names = list(dict.fromkeys(name for of in GOLD for name in figures.get(of, {})))
    rows = []
    for name in names:
        found = [figures.get(of, {}).get(name) for of in GOLD]
        dev = figures.get("gold-dev", {}).get(name, {})
        values = [shown(one["value"], one["unit"]) if one else "" for one in found]
        rows.append([name, *values, shown(dev.get("target"), dev.get("unit", "share"))])
    return table(["figure", *GOLD.values(), "target on dev"], rows)


def other_table(measurements: Sequence[Any]) -> str:
    """The figures of the other benchmarks that have a target."""
    rows = [
        [
            measurement["name"],
            figure["name"],
            shown_beside(figure["value"], figure["target"], figure["unit"]),
            shown(figure["target"], figure["unit"]),
            figure["best_known"] or "",
        ]
        for measurement in measurements
        if measurement["name"] not in GOLD
        for figure in measurement["figures"]
        if figure["target"] is not None
    ]
    return table(["measure", "figure", "value", "target", "best known"], rows)


def block(scores: Any) -> str:
    """All that stands between the markers."""
    measurements = [measurement for measurement in scores["measurements"] if measurement["figures"]]
    figures = {of["name"]: {one["name"]: one for one in of["figures"]} for of in measurements}
    speeds = [f"{of['name']} {of['articles_a_second']:.0f}" for of in measurements if of["articles_a_second"]]
    commit = scores["git_commit"][:12] or "unknown"
    changes = " with changes" if scores["has_uncommitted_changes"] else ""
    return "\n\n".join(
        [
            gold_table(figures),
            other_table(measurements),
            f"Articles of 500 words a second on one core: {', '.join(speeds)}. Engine {scores['engine_version']}, "
            f"commit {commit}{changes}, {scores['measured_at'][:10]}.\n",
        ]
    )


def main() -> int:
    """Replace the block; 1 where the README has none."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scores", type=Path, help="what `aftermath eval --json` wrote")
    scores = json.loads(parser.parse_args().scores.read_text(encoding="utf-8"))
    before = README.read_text(encoding="utf-8")
    after, replaced = _BLOCK.subn(lambda found: found[1] + block(scores) + found[2], before)
    if not replaced:
        print("README.md has no place for scores", file=sys.stderr)
        return 1
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
