"""Training's own rules: what it counts, which place of the key is right, and how thresholds are kept."""

import json
from pathlib import Path

import pytest

from benchmarks.muc4.__main__ import scorer
from benchmarks.muc4.templates import template
from pipelines.events.learned.incidents import KINDS
from pipelines.events.learned.models import load
from pipelines.events.learned.reader import LearnedReader
from pipelines.events.learned.roles import ROLES
from pipelines.events.learned.thresholds import Thresholds, load_thresholds
from scripts.reader_training.capitals import SOURCES, write_capitals
from scripts.reader_training.choosing import Choice, first_thresholds, mean_of
from scripts.reader_training.clusters import write_clusters
from scripts.reader_training.keys import Text, read_texts
from scripts.train_reader import Training, is_among


def test_words_are_counted_inside_sentences_only(tmp_path) -> None:
    for source in SOURCES:
        path = tmp_path / source
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps({"text": "Bread is dear in Lima, and bread is good. Lima sleeps."}) + "\n")
    assert write_capitals(tmp_path, tmp_path / "capitals.txt")
    counts = dict(line.split(" ", 1) for line in (tmp_path / "capitals.txt").read_text().splitlines())
    assert counts["bread"] == f"{len(SOURCES)} 0"
    assert "lima" not in counts


def test_nothing_is_counted_where_a_source_is_missing(tmp_path) -> None:
    assert not write_capitals(tmp_path, tmp_path / "capitals.txt")
    assert not (tmp_path / "capitals.txt").exists()


def test_words_used_alike_are_of_one_class(tmp_path) -> None:
    sentences = [
        f"{who} {did} the {what} on {day} with {n} men".split()
        for who in ("rebels", "guerrillas")
        for did in ("burned", "robbed")
        for what in ("bank", "church")
        for day in ("monday", "friday")
        for n in ("3", "12")
    ]
    sentences.append(["once"])
    for name in ("a", "b"):
        write_clusters(sentences, tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    found = {word: (coarse, fine) for word, coarse, fine in map(str.split, (tmp_path / "a").read_text().splitlines())}
    assert found["rebels"] == found["guerrillas"] != found["bank"]
    assert found["bank"] == found["church"]
    assert "#" in found
    assert not {"3", "12", "once"} & set(found)


@pytest.mark.parametrize(
    ("path", "right"),
    [
        ("PERU: PUNO (CITY)", True),
        ("PERU: PUNO (DEPARTMENT): PUNO (TOWN)", True),
        ("BOLIVIA: PUNO (CITY)", False),
        ("PERU: LIMA (CITY)", False),
        ("PERU", False),
    ],
)
def test_a_place_of_the_key_in_another_notation(path: str, right: bool) -> None:
    assert is_among(path, {"PERU: PUNO (DEPARTMENT): PUNO (CITY)"}) == right


def test_thresholds_are_read_as_they_were_written() -> None:
    chosen = Thresholds(
        {"attack": 0.2}, {"victim": 0.4}, 0.3, 0.5, 0.4, 0.2, {"victim": 0.5}, {"victim": 0.6}, 0.1, 0.7
    )
    assert Thresholds.from_json(chosen.to_json()) == chosen


def test_every_kind_and_role_has_a_shipped_threshold() -> None:
    shipped = load_thresholds()
    assert set(shipped.within) == set(KINDS)
    assert set(shipped.took_part) == set(ROLES)
    assert all(
        0 < t < 1
        for t in (
            *shipped.within.values(),
            *shipped.took_part.values(),
            shipped.dated,
            shipped.placed,
            shipped.coded,
            shipped.acted,
            *shipped.further.values(),
            *shipped.elsewhere.values(),
            shipped.bare,
            shipped.other_kind,
        )
    )


def test_the_mean_of_thresholds_is_taken_one_by_one() -> None:
    low, high = first_thresholds(KINDS), first_thresholds(KINDS)
    high.within["arson"], high.further["weapon"], high.bare = 0.5, 0.6, 0.7
    mean = mean_of([low, high])
    assert mean.within == low.within | {"arson": pytest.approx((low.within["arson"] + 0.5) / 2)}
    assert mean.further == low.further | {"weapon": pytest.approx((low.further["weapon"] + 0.6) / 2)}
    assert mean.bare == pytest.approx((low.bare + 0.7) / 2)
    assert (mean.took_part, mean.elsewhere, mean.dated) == (low.took_part, low.elsewhere, low.dated)


_TEXT = "A BOMB EXPLODED ON FRIDAY AT THE BANCO DEL SUR IN LIMA. GUERRILLAS KILLED MAYOR PEDRO QUISPE NEAR PUNO."


def _texts(tmp_path: Path, *dates: str | None) -> list[Text]:
    """Invented texts of one bombing each, with keys that date it as given."""
    rows = []
    for n, date in enumerate(dates):
        values = {"inc_type": "BOMBING", "phys_tgt_id": "BANCO DEL SUR", "inc_loc": "PERU: LIMA (CITY)"}
        if date:
            values["inc_date"] = date
        slots = {
            slot: [{"optional": False, "any_of": [{"value": value, "refs": None}]}] for slot, value in values.items()
        }
        key = [{"template": "1", "optional": False, "slots": slots}]
        rows.append({"doc_id": f"invented-{n}", "dateline": "LIMA, 4 MAR 90 --", "date": "1990-03-04", "text": _TEXT})
        rows[-1]["templates"] = key if n % 2 == 0 else []
    path = tmp_path / "dev.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return read_texts(path)


@pytest.mark.parametrize(
    ("date", "taught"),
    [("02 MAR 90", {"1"}), ("- 04 MAR 90", {"0"}), ("01 MAR 90", {"0"}), (None, set())],
    ids=["the day told", "before the report", "another day", "no date"],
)
def test_what_the_key_teaches_of_the_days_near_an_incident(tmp_path, monkeypatch, date, taught) -> None:
    training = Training(_texts(tmp_path, date), tmp_path)
    learned = {}
    monkeypatch.setattr(training, "fit", lambda name, by_text, **_: learned.setdefault(name, list(by_text(0))))
    training.train_setting()
    assert {label for _, labels in learned["when"] for label in labels} == taught


_REST = (0.3, 0.3, 0.3, 0.3, {}, {}, 0.0, 0.0)
"""Thresholds beyond those of incidents and participants, none of which drops either."""


def test_counts_of_texts_add_up_to_what_the_scorers_say_of_all(tmp_path) -> None:
    slots, roles = scorer("muc_score"), scorer("muc_roles")
    if slots is None or roles is None:
        pytest.skip("the scorers of MUC-4 aren't at hand")
    texts = _texts(tmp_path, "02 MAR 90", None, "- 04 MAR 90", None)
    incidents = [LearnedReader().read(t.article) for t in texts]
    everything = Thresholds(dict.fromkeys(KINDS, 0.0), dict.fromkeys(ROLES, 0.0), *_REST)
    choice = Choice(texts, incidents, lambda _: load)
    found = {
        t.doc_id: [template(i, t.article, t.raw["dateline"], load, 1, everything) for i in read]
        for t, read in zip(texts, incidents, strict=True)
    }
    key = {t.doc_id: t.raw["templates"] for t in texts}
    official = slots.Scorer(slots.AutoJudge()).run(
        *({d: [slots.Template(t) for t in ts] for d, ts in side.items()} for side in (key, found))
    )
    by_roles = roles.evaluate(
        *({d: [roles.from_slots(t) for t in ts] for d, ts in side.items()} for side in (key, found))
    )
    measured = choice.measure(everything)
    assert measured == pytest.approx((official["all"]["TOTAL"].f, by_roles["TEMPLATE"]["micro_avg"]["f1"]), abs=0.01)
    assert 0 < min(measured) < max(measured) < 100
    assert choice.measure(everything) == measured
    nothing = Thresholds(dict.fromkeys(KINDS, 1.1), dict.fromkeys(ROLES, 0.0), *_REST)
    assert choice.measure(nothing) == (0, 0)
    assert choice.measure(everything, [0, 1]) == choice.scores([choice.counts(everything, [k]) for k in (0, 1)])
    assert choice.measure(everything, [1, 3])[0] == 0
