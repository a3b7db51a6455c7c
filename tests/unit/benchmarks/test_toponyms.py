"""Every place that a text names and where it is, as ``benchmarks.toponyms`` writes them."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.toponyms import main, toponyms


def located(text: str) -> list[tuple[str, object]]:
    """Words and country of each toponym."""
    return [(text[int(str(t["start"])) : int(str(t["end"]))], t["country"]) for t in toponyms(text)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The river flooded Mosul and Baiji.", [("Mosul", "Iraq"), ("Baiji", "Iraq")]),
        ("Shops in Toronto, Ontario, stayed shut.", [("Toronto", "Canada"), ("Ontario", "Canada")]),
        ("Rain fell on Brisbane and the rest of Queensland.", [("Brisbane", "Australia"), ("Queensland", "Australia")]),
        ("They drove to Auburn, Ala., at noon.", [("Auburn", "United States"), ("Ala.", "United States")]),
        # people and papers are no places
        ("An Iraqi farmer spoke to Jo Boston.", []),
        # a place that no table lists is found, and located nowhere
        ("They met in the village of Oberwinzel.", [("Oberwinzel", None)]),
    ],
)
def test_toponyms(text: str, places: list[tuple[str, object]]) -> None:
    assert located(text) == places


def test_what_follows_decides_between_namesakes() -> None:
    countries = [located(text)[0][1] for text in ("In Tripoli, Lebanon, it rains.", "In Tripoli, Libya, it rains.")]
    assert countries == ["Lebanon", "Libya"]


def test_the_command_writes_a_line_for_each_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    documents, predictions = tmp_path / "documents.jsonl", tmp_path / "predictions.jsonl"
    texts = ["Rain fell on Mosul.", "A line\u2028separator in Toronto.", ""]
    rows = [json.dumps({"doc_id": str(k), "text": text}, ensure_ascii=False) for k, text in enumerate(texts)]
    documents.write_text("\n".join(rows) + "\n", encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["toponyms", str(documents), str(predictions)])
    main()
    with predictions.open(encoding="utf-8") as file:
        written = {row["doc_id"]: row["toponyms"] for row in map(json.loads, file)}
    assert {doc_id: len(found) for doc_id, found in written.items()} == {"0": 1, "1": 1, "2": 0}
    assert capsys.readouterr().out.startswith("speed: 3 articles")
