"""A folder in the shape of ``../shared``, with one invented article and a scorer of our own in the place of theirs.

The real scorers belong to others and aren't here; this one has the functions that ``benchmarks.gold`` calls, and counts
an attack as found when the article has one and the annotation has one.
"""

import json
from pathlib import Path

import pytest

TEXT = (
    "MARBEK, Jan 14 - Two rockets hit the Orsha barracks outside Marbek on Tuesday, killing three soldiers, "
    "the defence ministry said. Nobody has claimed the attack."
)
SCORER = """
from collections import Counter, defaultdict


class Tally:
    def __init__(self):
        self.n, self.fields, self.errors = Counter(), defaultdict(lambda: [0, 0]), []

    def prf(self, name):
        tp, fp, fn = (self.n[f"{name}.{kind}"] for kind in ("tp", "fp", "fn"))
        of = 2 * tp + fp + fn
        return {"precision": 0, "recall": 0, "f1": 2 * tp / of if of else 0, "tp": tp, "fp": fp, "fn": fn}


def score_doc(tally, gold, found):
    pairs = min(len(gold["attacks"]), len(found["attacks"]))
    tally.n["attack.tp"] += pairs
    tally.n["attack.fp"] += len(found["attacks"]) - pairs
    tally.n["attack.fn"] += len(gold["attacks"]) - pairs
    for attack in found["attacks"][:pairs]:
        tally.fields["date_exact"][0] += str(attack["date_start"]) == gold["attacks"][0]["date"]["start"]
        tally.fields["date_exact"][1] += 1


def score_identity(tally, golds, found):
    keys = {attack["attack_id"] for document in found.values() for attack in document["attacks"]}
    tally.n["identity.tp"] += len(golds) > 1 and len(keys) == 1
    tally.n["identity.fn"] += len(golds) > 1 and len(keys) > 1
"""


def article(doc_id: str, text: str = TEXT) -> dict[str, object]:
    attack = {"id": "a1", "attack_type": "rocket_attack", "date": {"start": "2020-01-14", "end": "2020-01-14"}}
    return {"doc_id": doc_id, "title": None, "published": "2020-01-15", "text": text, "attacks": [attack]}


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    folder = tmp_path / "shared"
    (folder / "gold").mkdir(parents=True)
    (folder / "eval").mkdir()
    (folder / "eval" / "score_gold.py").write_text(SCORER, encoding="utf-8")
    for name in ("seed", "dev"):
        (folder / "gold" / f"{name}.jsonl").write_text(json.dumps(article(f"invented-{name}")) + "\n", encoding="utf-8")
    return folder
