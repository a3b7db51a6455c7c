"""The same article gives the same reports in every process; no text stops the engine or makes its work explode."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from types import FrameType

import pytest
from expected_news import read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pipelines
from pipelines.events.engine import Engine

NEWS = (
    "A car bomb killed nine people in Jalalabad late on Monday. The Taliban denied any part in it.\n\n"
    "In retaliation, Afghan jets bombed a camp in Khogyani on Tuesday, killing at least six fighters.\n\n"
    "The president condemned the bombing, and parliament voted 134 to 57 to extend the state of emergency.\n\n"
    "Since June, there have been 12 bombings in Nangarhar, killing 61 people and wounding 200 others."
)

PRINT_READING = """
import sys
from datetime import date
from pipelines.events.engine import Engine
events = Engine().read("art_test", sys.stdin.read(), None, date(2019, 8, 14))
assert events.attacks
sys.stdout.write(repr(events))
"""


def test_two_readings_are_equal() -> None:
    engine = Engine()
    first = engine.read("art_test", NEWS, None, date(2019, 8, 14))
    engine.read("art_other", "Rebels shelled Goma on Sunday, killing four.", None, date(2019, 8, 14))
    assert first.attacks
    assert engine.read("art_test", NEWS, None, date(2019, 8, 14)) == first
    assert Engine().read("art_test", NEWS, None, date(2019, 8, 14)) == first


def test_readings_are_equal_under_another_hash_seed() -> None:
    readings = {
        subprocess.run(
            [sys.executable, "-c", PRINT_READING],
            input=NEWS,
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
            cwd=Path(pipelines.__file__).parents[1],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "4242")
    }
    assert readings == {repr(read(NEWS))}


def assert_read_exactly(text: str) -> None:
    for item in read(text).evidence:
        assert item.char_start < item.char_end
        assert text[item.char_start : item.char_end] == item.quote


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=2_000))
def test_arbitrary_text_is_read_without_error(text: str) -> None:
    assert_read_exactly(text)


FRAGMENTS = (
    "killed,wounded,car bomb,gunmen,the,a,three,at least,up to,between 12 and,including,in,on Monday,late on,12 March,"
    "since,Taliban,Kabul,Washington,US,IS,said,claimed,blamed,denied,no,not,attack,attacks,rocket,again,which,who,was,were,been,"
    "claimed by,responsibility,blamed on,blamed for,accused,suspected of,behind,denied involvement,"
    "retaliation for,after,arrested,condemned,voted,227-186,"
    "\",”,“,’s,',(,),—,-,.,?!,...,;,:,\n,\n\n,\u00a0,\u200f,e\u0301,🚨,"
    "1,000,%,people,soldiers,others,of them,dozens,in response,police,president,House of Representatives,Mr.,U.S.,AFP"
).split(",")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(FRAGMENTS), min_size=40, max_size=250), st.sampled_from(["", " ", "\u00a0", "  "]))
def test_news_words_in_any_order_are_read_without_error(words: list[str], separator: str) -> None:
    assert_read_exactly(separator.join(words)[:2_000])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        ".",
        "\x00",
        "killed",
        "Killed. Wounded. Killed.",
        pytest.param(
            "9" * 5_000 + " people were killed in Kabul.",
            id="more_digits_than_a_number_has",
        ),
        "stabbed \x1c hundred Taji \xc4\xd0\U000f7fb0\U0008aa80 no \x1c",
        "stabbed   \x1c  hundred Taji \xc4\xd0\U000f7fb0\U0008aa80 no \x1c",
        "killed " * 500,
        "(" * 2_000,
        "“" * 2_000,
        "A" * 20_000,
        "a bomb killed and " * 300,
        "On 31 February, a bomb killed two people in Kabul on 99/99/9999.",
        "A bomb killed ²³ people and ٣ others in Basra on Monday.",
    ],
    ids=lambda text: repr(text[:20]),
)
def test_odd_texts_are_read_without_error(text: str) -> None:
    assert_read_exactly(text)


def paragraphs(count: int) -> str:
    """A long report of many attacks, none like the next."""
    places = cycle("Maradi Kano Sabha Mosul Quetta Cali Goma Davao Tunis Taiz Herat Gao".split())
    means = cycle(["A car bomb", "Gunmen", "A suicide bomber", "Rebels", "Mortar fire"])
    days = cycle(f"{day} {month}" for month in ("May", "June", "July") for day in range(1, 29))
    return "\n\n".join(
        f"{who} killed {n % 9 + 2} people in {place} on {day}. The governor condemned the attack and police arrested "
        f"{n % 4 + 2} men on the following day. Schools in the region stayed closed."
        for n, (who, place, day) in enumerate(islice(zip(means, places, days, strict=False), count))
    )


def test_an_article_of_200_000_characters_is_read() -> None:
    text = paragraphs(1_400)
    assert len(text) > 200_000
    events = read(text[:200_000])
    assert len(events.attacks) > 10


def calls_during(work: Callable[[], object]) -> int:
    """How many Python and built-in functions were called: a measure of work that is the same on every machine."""
    count = 0

    def tick(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


def growth(make: Callable[[int], str], size: int) -> float:
    read(make(size))  # fills the caches of the vocabulary
    return calls_during(lambda: read(make(4 * size))) / calls_during(lambda: read(make(size)))


def test_work_on_peaceful_text_grows_with_its_length() -> None:
    plain = "The council of Bern met on Tuesday to discuss the new bridge and its cost of two million francs.\n\n"
    assert growth(lambda n: plain * n, 20) < 5


def test_work_on_many_attacks_stays_below_quadratic() -> None:
    assert growth(paragraphs, 10) < 8  # linear is 4, quadratic 16


@pytest.mark.parametrize(
    "part", ["two days after a mine killed four, ", "where a bomb killed six a month earlier, ", "hit back after , "]
)
def test_work_on_a_sentence_without_end_stays_below_cubic(part: str) -> None:
    assert growth(lambda n: part * n, 40) < 20  # quadratic is 16, cubic 64


@pytest.mark.xfail(
    strict=True, reason="every mention is scored against every other one, every response against every attack"
)
def test_work_on_many_attacks_grows_with_their_number() -> None:
    assert growth(paragraphs, 20) < 5


def test_loading_leaves_the_garbage_collector_as_it_was_and_the_tables_out_of_its_rounds() -> None:
    Engine().load()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 100_000
