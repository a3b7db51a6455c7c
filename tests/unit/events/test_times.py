"""Time expressions: the codebook's date rules, expression by expression, and what must not be taken for a time."""

import json
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.timex import timexes
from pipelines.events.times import TimeMention, find_times, resolve_against
from pipelines.events.times.grammar import RULES
from pipelines.events.times.mention import date_precision
from pipelines.events.times.readings import READERS
from pipelines.events.times.tokens import Tokens, plain_text

TUESDAY = date(2020, 3, 17)
GOLD = Path(__file__).parents[4] / "shared" / "gold"


def only(text: str, anchor: date | None = TUESDAY) -> TimeMention:
    found = find_times(text, anchor)
    assert len(found) == 1, [text[m.start : m.end] for m in found]
    return found[0]


def days(text: str, anchor: date | None = TUESDAY) -> tuple[str, str] | None:
    mention = only(text, anchor)
    return (str(mention.lo), str(mention.hi)) if mention.lo else None


@pytest.mark.parametrize(
    "words",
    [
        "11 March",
        "March 11",
        "Mar. 11",
        "the 11th of March",
        "Wednesday, 11 March",
        "March 11, 2020",
        "11 March 2020",
        "11-Mar-2020",
        "2020-03-11",
        "2020/03/11",
        "11/03/2020",
        "3/11/20",
        "11.03.2020",
        "Wednesday",
        "Wednesday last week",
        "MARCH 11",
        "11 MAR",
    ],
)
def test_one_day_in_every_notation(words: str) -> None:
    assert days(f"Rockets hit the base on {words}, police said.") == ("2020-03-11", "2020-03-11")


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "basis"),
    [
        ("It was hit on 27 December.", "2019-12-27", "2019-12-27", 1, "date_past"),
        ("They died on Friday.", "2020-03-13", "2020-03-13", 1, "weekday_past"),
        ("The army said on Tuesday it fired back.", "2020-03-17", "2020-03-17", 1, "weekday_past"),
        ("They died last Friday.", "2020-03-13", "2020-03-13", 1, "last_weekday"),
        ("He died last Tuesday.", "2020-03-10", "2020-03-10", 1, "last_weekday"),
        ("They meet next Friday.", "2020-03-20", "2020-03-20", 1, "next_weekday"),
        ("On Friday parliament will vote.", "2020-03-20", "2020-03-20", 1, "weekday_future"),
        ("It was hit yesterday.", "2020-03-16", "2020-03-16", 1, "relative_day"),
        ("It was hit the day before yesterday.", "2020-03-15", "2020-03-15", 1, "relative_day"),
        ("It was hit last night.", "2020-03-16", "2020-03-16", 1, "relative_day"),
        ("It was hit overnight.", "2020-03-16", "2020-03-17", 2, "overnight"),
        ("It was hit last week.", "2020-03-09", "2020-03-15", 3, "last_week"),
        ("It was hit last month.", "2020-02-01", "2020-02-29", 4, "last_month"),
        ("It was hit last year.", "2019-01-01", "2019-12-31", 5, "last_year"),
        ("It was hit earlier this week.", "2020-03-16", "2020-03-17", 2, "this_week"),
        ("It was hit earlier this year.", "2020-01-01", "2020-03-17", 5, "this_year"),
        ("It was hit over the weekend.", "2020-03-14", "2020-03-15", 2, "the_weekend"),
        ("It was hit three days ago.", "2020-03-14", "2020-03-14", 1, "ago"),
        ("It was hit two weeks ago.", "2020-02-29", "2020-03-06", 3, "ago"),
        ("It was hit two months ago.", "2020-01-01", "2020-01-31", 4, "ago"),
        ("It was hit in December.", "2019-12-01", "2019-12-31", 4, "month_past"),
        ("It was hit in late October.", "2019-10-21", "2019-10-31", 4, "month_past_part"),
        ("It was hit in early January.", "2020-01-01", "2020-01-10", 4, "month_past_part"),
        ("It was hit in mid-February.", "2020-02-11", "2020-02-20", 4, "month_past_part"),
        ("It was hit in late March.", "2019-03-21", "2019-03-31", 4, "month_past_part"),
        ("It was hit in December 2018.", "2018-12-01", "2018-12-31", 4, "explicit_month"),
        ("It was hit last July.", "2019-07-01", "2019-07-31", 4, "last_month_named"),
        ("It was hit in 2018.", "2018-01-01", "2018-12-31", 5, "explicit_year"),
        ("It was hit in early 2019.", "2019-01-01", "2019-04-30", 5, "explicit_year"),
        ("It fell in the summer of 2014.", "2014-06-01", "2014-08-31", 5, "explicit_season"),
        ("It fell in the third quarter of 2019.", "2019-07-01", "2019-09-30", 5, "quarter"),
        ("The militia dates from the 1990s.", "1990-01-01", "1999-12-31", 5, "explicit_decade"),
        ("It was hit in the week of March 2.", "2020-03-02", "2020-03-08", 3, "week_of"),
        ("It was hit on Monday of last week.", "2020-03-09", "2020-03-09", 1, "weekday_of_week"),
        ("It was hit on the 5th of last month.", "2020-02-05", "2020-02-05", 1, "day_of_month"),
        ("He planned the September 11 attacks.", "2001-09-11", "2001-09-11", 1, "named_day"),
    ],
)
def test_codebook_dates(text: str, first: str, last: str, precision: int, basis: str) -> None:
    mention = only(text)
    assert (str(mention.lo), str(mention.hi), mention.precision, mention.basis) == (first, last, precision, basis)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("between 3 and 5 March", "2020-03-03", "2020-03-05"),
        ("from 3 to 5 March", "2020-03-03", "2020-03-05"),
        ("3\u20135 March", "2020-03-03", "2020-03-05"),
        ("on Saturday and Sunday", "2020-03-14", "2020-03-15"),
        ("Jan. 7-9", "2020-01-07", "2020-01-09"),
        ("from December 29 to January 3", "2019-12-29", "2020-01-03"),
        ("October 2019 to March 2020", "2019-10-01", "2020-03-17"),
        ("between 2014 and 2017", "2014-01-01", "2017-12-31"),
    ],
)
def test_ranges(words: str, first: str, last: str) -> None:
    assert days(f"They were killed {words}.") == (first, last)


def test_a_list_with_a_gap_is_not_a_range() -> None:
    found = find_times("They were killed on 3 and 7 March.", TUESDAY)
    assert [(str(m.lo), str(m.hi)) for m in found] == [("2020-03-03",) * 2, ("2020-03-07",) * 2]


@pytest.mark.parametrize(
    "words", ["late on Monday night", "Monday night", "the night of Monday", "11:30 p.m. on Monday"]
)
def test_a_night_is_the_day_it_began_on(words: str) -> None:
    mention = only(f"Rockets fell {words}.")
    assert (mention.lo, mention.hi, mention.is_night, mention.kind) == (date(2020, 3, 16),) * 2 + (True, "date")


def test_a_day_is_not_a_night() -> None:
    assert not only("Rockets fell on Monday morning.").is_night


@pytest.mark.parametrize(
    ("words", "first", "precision"),
    [
        ("Since late October", "2019-10-21", 5),
        ("since 28 October", "2019-10-28", 5),
        ("in the past seven days", "2020-03-10", 3),
        ("in the last 24 hours", "2020-03-16", 2),
        ("inside a week", "2020-03-10", 3),
        ("over the past year", "2019-03-18", 5),
    ],
)
def test_windows_end_at_the_article(words: str, first: str, precision: int) -> None:
    text = f"It was the third attack {words}."
    mention = only(text)
    assert (mention.kind, str(mention.lo), mention.hi, mention.precision) == ("window", first, TUESDAY, precision)
    assert text[mention.start : mention.end] == words


@pytest.mark.parametrize(
    ("words", "offset"),
    [
        ("Days later", (1, 14)),
        ("Hours later", (0, 0)),
        ("Hours after", (0, 0)),
        ("The same day", (0, 0)),
        ("That day", (0, 0)),
        ("The next day", (1, 1)),
        ("The following day", (1, 1)),
        ("The previous day", (-1, -1)),
        ("The day before", (-1, -1)),
        ("Two days later", (2, 2)),
        ("Two weeks earlier", (-17, -11)),
        ("The night before", (-1, -1)),
    ],
)
def test_what_leans_on_an_event_is_left_to_the_event(words: str, offset: tuple[int, int]) -> None:
    found = find_times(f"Rockets killed two on 11 March. {words}, jets struck back.", TUESDAY)[-1]
    assert (found.needs_event, found.offset_days, found.lo, found.hi) == (True, offset, None, None)


def test_resolving_against_an_event() -> None:
    later = only("Days later, jets struck.")
    assert resolve_against(later, date(2020, 3, 11), date(2020, 3, 12)) == (date(2020, 3, 12), date(2020, 3, 26))
    with pytest.raises(ValueError, match="not relative"):
        resolve_against(only("It was hit yesterday."), TUESDAY, TUESDAY)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("They fought for three days.", "duration", "P3D"),
        ("A two-hour battle.", "duration", "PT2H"),
        ("They shell it every day.", "set", "P1D"),
        ("They shell it twice a week.", "set", "P1W"),
        ("They pray on Fridays.", "set", "XXXX-WXX-5"),
        ("It began at 0530 GMT.", "time", "2020-03-17T05:30"),
        ("Attacks rose recently.", "date", "PAST_REF"),
    ],
)
def test_what_gives_no_day(text: str, kind: str, value: str) -> None:
    mention = only(text)
    assert (mention.kind, mention.value, mention.lo, mention.hi) == (kind, value, None, None) or kind == "time"
    assert (mention.kind, mention.value) == (kind, value)
    assert mention.lo is None


@pytest.mark.parametrize("text", ["at 7:45 p.m. on Monday", "Monday at 7:45 p.m.", "Monday, 19:45 local time"])
def test_a_clock_time_joins_the_day_beside_it(text: str) -> None:
    mention = only(f"Rockets fell {text}.")
    assert (str(mention.lo), mention.value, mention.kind) == ("2020-03-16", "2020-03-16T19:45", "date")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("late on Monday night", "2020-03-16TNI"),
        ("last week", "2020-W11"),
        ("in December", "2019-12"),
        ("over the weekend", "2020-W11-WE"),
        ("in the past seven days", "P7D"),
    ],
)
def test_timex_values(text: str, value: str) -> None:
    assert only(f"It was hit {text}.").value == value


@pytest.mark.parametrize(
    "text",
    [
        "Troops may march on the capital and the sun sat low for a second.",
        "May said so. Theresa May agreed. Mr May did not.",
        "The Women's March drew thousands.",
        "A Boeing 737-800 crashed.",
        "The vote was 227-186.",
        "A 45-year-old man, aged 45, was shot; a girl of 8 years old too.",
        "They sent 2000 soldiers and 2,000 guards.",
        "It cost $2019.",
        "A 7.62 mm rifle and an AK-47.",
        "The 14 June Movement and the March 23 Movement signed.",
        "Jan Kavan and June Smith met.",
        "CBS's 60 Minutes reported it.",
        "They won 3-2.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert [text[m.start : m.end] for m in find_times(text, TUESDAY)] == []


def test_part_of_a_longer_number_is_not_counted() -> None:
    assert find_times("It ran for 1,200 days.", TUESDAY) == []


def test_upper_case_wire_copy() -> None:
    text = (
        "GUERRILLAS ATTACKED ON 14 JAN. THE MAYOR WAS KILLED LAST 7 JULY. TODAY (19 APRIL) THE ARMY REPLIED. YESTERDAY."
    )
    found = find_times(text, date(1989, 4, 19))
    assert [str(m.lo) for m in found] == ["1989-01-14", "1988-07-07", "1989-04-19", "1989-04-19", "1989-04-18"]


def test_the_dateline_beats_the_publication_date() -> None:
    text = "BAGHDAD, March 14 (Agency) -- Rockets hit the camp on Saturday and killed two yesterday."
    dateline, saturday, yesterday = find_times(text, TUESDAY)
    assert (dateline.basis, str(dateline.lo)) == ("dateline", "2020-03-14")
    assert (str(saturday.lo), str(yesterday.lo)) == ("2020-03-14", "2020-03-13")


def test_a_dateline_with_its_year_is_anchor_enough() -> None:
    found = find_times("SAN SALVADOR, 14 JAN 89 (AGENCY) -- IT WAS HIT YESTERDAY.", None)
    assert [str(m.lo) for m in found] == ["1989-01-14", "1989-01-13"]


def test_without_a_date_only_absolute_expressions_resolve() -> None:
    found = find_times("It was hit on 3 January 2020, on Monday, last week and on 5 May.", None)
    assert [m.lo for m in found] == [date(2020, 1, 3), None, None, None]
    assert all(m.basis for m in found)


def test_a_deadline_lies_ahead_though_the_verb_is_past() -> None:
    assert days("They were asked to leave by 31 March.") == ("2020-03-31", "2020-03-31")


def test_a_weekday_beside_a_date_settles_its_year() -> None:
    assert days("The funeral on Sunday, 22 March drew crowds.") == ("2020-03-22", "2020-03-22")


def test_typography_moves_nothing() -> None:
    text = "It was hit on\u00a011\u2009March, \u201cthe army\u2019s\u201d tenth; 3\u20135\u202fMarch."
    assert len(plain_text(text)) == len(text)
    assert [text[m.start : m.end] for m in find_times(text, TUESDAY)] == ["11\u2009March", "3\u20135\u202fMarch"]


def test_a_paragraph_break_parts_expressions() -> None:
    assert [m.value for m in find_times("It was hit on Monday\n\nnight fell.", TUESDAY)] == ["2020-03-16"]
    assert only("It was hit on Monday\nnight.").value == "2020-03-16TNI"


@pytest.mark.parametrize(("length", "precision"), [(1, 1), (2, 2), (6, 2), (7, 3), (9, 4), (31, 4), (32, 5)])
def test_ucdp_precision(length: int, precision: int) -> None:
    first = date(2020, 1, 1)
    assert date_precision(first, date.fromordinal(first.toordinal() + length - 1)) == precision


def test_benchmark_splits_a_range_and_drops_the_preposition() -> None:
    text = "since late October, and between 1985 and 1987"
    out = [t for m in find_times(text, TUESDAY) for t in timexes(text, m)]
    assert [(text[t["start"] : t["end"]], t["value"]) for t in out] == [
        ("late October", "2019-10"),
        ("1985", "1985"),
        ("1987", "1987"),
    ]


def test_every_rule_has_a_reader() -> None:
    assert set(RULES) == set(READERS)


_VOCABULARY = (
    "late early on Monday night March 11 31 2020 1999 , . - : / the a last next this week weeks days two three between "
    "and to from since ago later before quarter third 30 February 29 7 45 p m GMT May first century 1990 s ' ("
)
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(_WORDS, max_size=14), st.one_of(st.none(), st.dates()))
def test_any_words_give_ordered_spans_and_whole_intervals(words: list[str], anchor: date | None) -> None:
    text = " ".join(words)
    found = find_times(text, anchor)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for m in found:
        assert (m.lo is None) == (m.hi is None) == (m.precision is None)
        assert m.lo is None or m.hi is None or m.lo <= m.hi
        assert m.needs_event == (m.offset_days is not None)


@given(st.text(max_size=60))
def test_tokens_leave_nothing_out(text: str) -> None:
    tokens = Tokens(text)
    assert len(tokens.text) == len(text) == tokens.offsets[-1]
    assert len(tokens.words) == len(tokens.codes)


@pytest.mark.gold
@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated articles of ../shared/gold are not here")
def test_where_an_evidence_sentence_of_an_attack_names_a_day_it_is_the_day() -> None:
    right = resolved = 0
    for line in (GOLD / "dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not row["published"]:
            continue
        found = find_times(row["text"], date.fromisoformat(row["published"][:10]))
        for attack in row["attacks"]:
            begin = row["text"].find(attack["evidence"])
            if not attack.get("date") or begin < 0:
                continue
            here = [m for m in found if begin <= m.start < begin + len(attack["evidence"]) and m.lo]
            resolved += bool(here)
            right += any((str(m.lo), str(m.hi)) == (attack["date"]["start"], attack["date"]["end"]) for m in here)
    assert resolved >= 30
    assert right / resolved >= 0.9
