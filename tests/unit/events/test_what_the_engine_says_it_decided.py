"""The trace: what was seen and left out is told with its reason, and listening changes nothing."""

from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from pipelines.events.engine import Engine
from pipelines.events.trace import REASONS, Decision, Reason, Trace

ENGINE = Path(__file__).parents[3] / "pipelines" / "events"
PUBLISHED = date(2020, 3, 18)
GRAMMAR = ("verb_form", "not_a_verb")
"""A word that is both a noun and a verb of the vocabulary is left out as the one and kept as the other."""
ARTICLE = """KIRKUK, Iraq (News Desk) - Three rockets hit a base near Kirkuk on Tuesday, killing two soldiers.

Read more: Ten killed in rocket attack on Basra

The militia denied that it had attacked the base. The army warned of attacks on the road to Mosul.
It was the third rocket attack in a week.

The foreign ministry condemned the attack. No parliament has condemned it.
"""


def decisions(text: str) -> list[Decision]:
    trace = Trace()
    Engine().read("art_test", text, None, PUBLISHED, trace=trace)
    return trace.decisions


def left_out(text: str) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], d.reason) for d in decisions(text) if d.verdict == "left out"]


def test_listening_changes_nothing() -> None:
    silent = Engine().read("art_test", ARTICLE, None, PUBLISHED)
    assert silent.attacks
    assert Engine().read("art_test", ARTICLE, None, PUBLISHED, trace=Trace()) == silent


def test_every_reason_has_words() -> None:
    assert set(REASONS) == set(get_args(Reason))


def test_every_reason_is_given_somewhere() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in ENGINE.rglob("*.py") if p.name != "trace.py")
    assert [reason for reason in REASONS if f'"{reason}"' not in source] == []


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("Rebels could attack the camp at Dohuk again.", "attack", "hypothetical"),
        ("The army warned of a rocket attack on Dohuk.", "rocket attack", "hypothetical"),
        ("There was no rocket attack on Dohuk on Tuesday.", "rocket attack", "negated"),
        ("The gunmen never attacked the camp.", "attacked", "negated"),
        ("Troops rehearsed a missile strike during an exercise near Dohuk.", "missile strike", "exercise"),
        ("The striker led the attack in the second half of the match.", "attack", "sport"),
        ("The attack warning in Dohuk lasted an hour.", "attack", "modifies_another_noun"),
        ("A gas explosion killed three people in Dohuk.", "explosion", "accident"),
        ("He died of a heart attack in Dohuk.", "attack", "another_sense"),
        ("The opposition stepped up its attack on the budget.", "attack", "words_or_work"),
        ("Read more: rocket attack kills five in Dohuk", "rocket attack", "teaser"),
        ("They wanted to attack the camp.", "attack", "intended"),
        ("It was the third rocket attack in a week.", "rocket attack", "counted_in_total"),
    ],
)
def test_an_attack_word_left_out_is_told_with_its_reason(sentence: str, word: str, reason: str) -> None:
    text = f"{sentence}\n"
    assert (word, reason) in left_out(text)
    assert Engine().read("art_test", text, None, PUBLISHED).attacks == []


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The ministry has not condemned the attack.", "condemned", "not_done"),
        ("The statement was condemned.", "condemned", "no_actor"),
        ("The ministry would condemn the attack.", "condemn", "not_done"),
    ],
)
def test_a_response_left_out_is_told_with_its_reason(sentence: str, word: str, reason: str) -> None:
    text = f"Gunmen attacked a bank in Dohuk on Tuesday, killing two guards. {sentence}\n"
    assert (word, reason) in left_out(text)


def test_what_is_recorded_is_not_said_to_be_left_out() -> None:
    text = "Gunmen attacked a bank in Dohuk on Tuesday, killing two guards.\n"
    assert len(Engine().read("art_test", text, None, PUBLISHED).attacks) == 1
    assert not [d for d in decisions(text) if d.verdict == "left out" and d.reason not in GRAMMAR]


def test_spans_lie_in_the_text_and_hold_words() -> None:
    trace = Trace()
    Engine().read("art_test", ARTICLE, None, PUBLISHED, trace=trace)
    kinds = {seen.kind for seen in trace.seen}
    assert {"sentence", "place", "time", "weapon", "people", "outcome", "attack word", "attack", "figure"} <= kinds
    for note in (*trace.seen, *trace.decisions):
        assert 0 <= note.start < note.end <= len(ARTICLE)
        assert ARTICLE[note.start : note.end].strip()


def compared(text: str, word: str) -> set[tuple[str, str]]:
    return {(d.verdict, d.reason) for d in decisions(text) if d.about == "attack" and text[d.start : d.end] == word}


def test_a_mention_that_joins_says_by_what() -> None:
    text = "A bomb exploded in a market in Dohuk on Tuesday.\n\nThe bombing killed four people.\n"
    (joined,) = [d for d in decisions(text) if d.verdict == "joined" and text[d.start : d.end] == "bombing"]
    assert "definite" in joined.reason
    assert joined.detail.endswith("of 2 points")
    assert joined.other == text.index("exploded")


@pytest.mark.parametrize(
    ("text", "word", "limit"),
    [
        (
            "Gunmen attacked a bank in Dohuk on Tuesday. They attacked a mine in Basra on Monday.",
            "attacked",
            "other_days",
        ),
        ("A bomb exploded in Dohuk. A bomb exploded in Basra.", "exploded", "other_place"),
        ("Gunmen attacked a bank in Dohuk. Another attack in Dohuk killed a guard.", "attack", "said_to_be_another"),
    ],
)
def test_a_mention_kept_apart_names_the_limit(text: str, word: str, limit: str) -> None:
    assert ("apart", limit) in compared(f"{text}\n", word)


@pytest.mark.parametrize(
    ("text", "about", "words", "reason"),
    [
        ("Gunmen attacked a bank in Dohuk, police said on Tuesday.", "date", "Tuesday", "of_saying"),
        ("Gunmen attacked a bank in Dohuk, the president of Chad said.", "place", "Chad", "whose"),
        ("Gunmen from Basra attacked a bank in Dohuk on Monday.", "place", "Basra", "origin_or_aim"),
        ("A flood killed nine people in Dohuk.", "casualty", "killed", "not_by_attack"),
        ("Gunmen attacked a bank in Dohuk on Monday. The claim was odd.", "attribution", "claim", "no_party"),
        (
            "Gunmen attacked a bank in Dohuk on Monday. It was quiet last month.",
            "total",
            "last month",
            "nothing_counted",
        ),
    ],
)
def test_what_dates_places_or_counts_nothing_says_why(text: str, about: str, words: str, reason: str) -> None:
    text = f"{text}\n"
    assert (about, words, reason) in {(d.about, text[d.start : d.end], d.reason) for d in decisions(text)}


def test_namesakes_are_told_with_what_each_has_for_it() -> None:
    text = "Gunmen attacked a bank in Tripoli, Lebanon, on Monday.\n"
    (chosen,) = [d for d in decisions(text) if d.about == "name" and text[d.start : d.end] == "Tripoli"]
    assert chosen.verdict == "chosen"
    assert "LBN" in chosen.detail


def test_a_figure_told_again_is_joined_and_a_corrected_one_replaced() -> None:
    text = (
        "A bomb killed nine people in Dohuk on Monday.\n\nThe bombing killed nine people.\n\n"
        "The toll of the bombing was later revised to 11 dead.\n"
    )
    verdicts = {(d.verdict, d.reason) for d in decisions(text) if d.about == "casualty"}
    assert ("joined", "same_people") in verdicts
