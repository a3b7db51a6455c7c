"""What corrections do to events: joins, separations, rejections, set values, and what is said of each line."""

from datetime import date, datetime
from pathlib import Path

import pytest
from make_reports import BESMAYA, TAJI, Desk, attack, response

from pipelines.corrections.fields import Codes
from pipelines.corrections.model import Correction
from pipelines.corrections.read import corrections_of, read_corrections
from pipelines.resolution.history import EventChange, History, PublishedReport, event_key
from pipelines.resolution.model import Resolution
from pipelines.resolution.resolve import resolve

CODES = Codes(frozenset({"rocket_attack", "other"}), frozenset({"rocket"}), frozenset({"statement", "sanction"}))


@pytest.fixture
def three(desk: Desk) -> Desk:
    """Articles a, b and c tell one attack at Taji; d tells one at Besmaya three days on, and a response."""
    for name, day in (("a", "2020-03-12"), ("b", "2020-03-13"), ("c", "2020-03-14")):
        attack(desk.article(name, day), "2020-03-11", place_id=TAJI, killed=2)
    other = desk.article("d", "2020-03-16")
    attack(other, "2020-03-15", place_id=BESMAYA)
    response(other, "statement", "Iraq", "2020-03-16")
    return desk


def corrections(folder: Path, *lines: str) -> list[Correction]:
    rows = ["action,id,other_ids,field,value,who,when,why"]
    for line in lines:
        said, _, day = line.partition(" @")
        action, target, others, field, value = (said.split("|") + [""] * 5)[:5]
        rows.append(f"{action},{target},{others},{field},{value},Ana,2021-01-{day or '01'},seen")
    (folder / "ours.csv").write_text("\n".join(rows), encoding="utf-8")
    found = read_corrections(folder, CODES)
    assert [row.problem for row in found] == [None] * len(lines)
    return corrections_of(found, CODES)


def corrected(desk: Desk, folder: Path, *lines: str, history: History | None = None) -> Resolution:
    return resolve(desk.articles, desk.events, corrections=corrections(folder, *lines), history=history)


def groups(resolution: Resolution) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for row in resolution.attack_members:
        found.setdefault(row.attack_id, []).append(row.attack_report_id.removesuffix("_a0"))
    return {"".join(sorted(keys)): attack_id for attack_id, keys in found.items()}


def statuses(resolution: Resolution) -> list[str]:
    return [row.status for row in resolution.correction_outcomes]


A, D = event_key("attack", "a_a0"), event_key("attack", "d_a0")


def test_without_corrections_nothing_changes(three: Desk) -> None:
    found = resolve(three.articles, three.events)
    assert groups(found) == {"abc": A, "d": D}
    assert found.correction_outcomes == found.corrected_values == found.corrected_events == []


@pytest.mark.parametrize("line", [f"merge|{A}|{D}", f"merge|{D}|{A}", "merge|b_a0|d_a0", f"merge|d_a0|{A}"])
def test_a_merge_joins_whole_events_under_the_key_of_the_older(three: Desk, tmp_path: Path, line: str) -> None:
    found = corrected(three, tmp_path, line)
    assert groups(found) == {"abcd": A}
    assert {row.rule for row in found.attack_members} == {"analyst"}
    (outcome,) = found.correction_outcomes
    assert (outcome.status, outcome.event_id, outcome.report_count) == ("applied", A, 4)
    (event,) = found.corrected_events
    assert (event.event_id, event.action) == (A, "merge")


def test_a_split_takes_reports_out_and_the_rest_keeps_the_key(three: Desk, tmp_path: Path) -> None:
    assert groups(corrected(three, tmp_path, f"split|{A}|c_a0")) == {
        "ab": A, "c": event_key("attack", "c_a0"), "d": D,
    }  # fmt: skip
    together = corrected(three, tmp_path, f"split|{A}|b_a0 c_a0")
    assert groups(together) == {"a": A, "bc": event_key("attack", "b_a0"), "d": D}
    assert {row.attack_report_id for row in together.attack_members if row.rule == "analyst"} == {"b_a0", "c_a0"}
    earliest = groups(corrected(three, tmp_path, f"split|{A}|a_a0"))
    assert earliest["bc"] == A
    assert earliest["a"] not in (A, D)
    # the key that the taken-out report got can be corrected too
    again = corrected(three, tmp_path, f"split|{A}|a_a0 @01", f"set|{earliest['a']}||stage|foiled @02")
    assert [(row.event_id, row.value) for row in again.corrected_values] == [(earliest["a"], "foiled")]


def test_a_split_of_everything_is_wrong_and_of_what_is_apart_holds(three: Desk, tmp_path: Path) -> None:
    found = corrected(three, tmp_path, f"split|{A}|a_a0 b_a0 c_a0", "split|b_a0|b_a0", f"split|{A}|{D}")
    assert statuses(found) == ["rejected", "rejected", "applied"]
    assert groups(found) == {"abc": A, "d": D}


def test_the_later_of_two_that_contradict_holds(three: Desk, tmp_path: Path) -> None:
    split_last = corrected(three, tmp_path, f"merge|{A}|{D} @05", f"split|{A}|d_a0 @09")
    assert (groups(split_last).keys(), statuses(split_last)) == ({"abc", "d"}, ["superseded", "applied"])
    merge_last = corrected(three, tmp_path, f"merge|{A}|{D} @09", f"split|{A}|c_a0 @05")
    assert (groups(merge_last).keys(), statuses(merge_last)) == ({"abd", "c"}, ["applied", "applied"])
    undone = corrected(three, tmp_path, f"split|{A}|c_a0 @05", f"merge|{A}|c_a0 @09")
    assert (groups(undone), statuses(undone)) == ({"abc": A, "d": D}, ["superseded", "applied"])


def test_order_of_lines_and_articles_changes_nothing(three: Desk, tmp_path: Path) -> None:
    lines = [f"merge|{A}|{D} @02", f"split|{A}|c_a0 @03", f"set|{A}||killed_best|4 @04", "reject|c_a0 @05"]
    first = corrected(three, tmp_path, *lines)
    three.articles.reverse()
    three.events.reverse()
    again = corrected(three, tmp_path, *reversed(lines))
    assert first.attack_members == again.attack_members
    assert first.corrected_values == again.corrected_values
    assert first.corrected_events == again.corrected_events


def test_a_rejected_report_leaves_its_attack_alone(three: Desk, tmp_path: Path) -> None:
    found = corrected(three, tmp_path, "reject|c_a0")
    assert groups(found).keys() == {"ab", "c", "d"}
    assert [(row.event_id, row.action) for row in found.corrected_events] == [(groups(found)["c"], "reject")]
    whole = corrected(three, tmp_path, f"reject|{A} @01", f"set|{A}||stage|foiled @02")
    assert [(row.event_id, row.action) for row in whole.corrected_events] == [(A, "reject")]
    assert statuses(whole) == ["applied", "not_matched"]
    assert whole.corrected_values == []


def test_a_later_merge_takes_a_rejection_back(three: Desk, tmp_path: Path) -> None:
    found = corrected(three, tmp_path, f"reject|{D} @01", f"merge|{A}|{D} @02")
    assert statuses(found) == ["superseded", "applied"]
    assert not [row for row in found.corrected_events if row.action == "reject"]


def test_responses_are_corrected_by_their_own_keys(three: Desk, tmp_path: Path) -> None:
    second = three.article("e", "2020-03-18")
    response(second, "sanction", "Iraq", "2020-03-17")
    first_key, second_key = (row.responses[0].response_report_id for row in (three.events[3], second))
    key = event_key("response", first_key)
    merged = corrected(three, tmp_path, f"merge|{key}|{second_key}")
    assert {row.response_id for row in merged.response_members} == {key}
    fields = corrected(three, tmp_path, f"set|{key}||response_type|sanction", f"set|{first_key}||status|pending")
    assert {(row.field, row.value) for row in fields.corrected_values} == {
        ("response_type", "sanction"), ("response_subtype", None), ("status", "pending"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("line", "status", "detail"),
    [
        ("reject|atk_0000", "rejected", "and never was"),
        (f"merge|{A}|rsr_0000", "rejected", "rsr_0000 is no key"),
        (f"set|{A}||status|pending", "rejected", "no field of this kind of event"),
        (f"set|{A}||date|2020-03-20", "rejected", "is after 2020-03-14"),
        (f"set|{A}||location_id|gn_0", "rejected", "no place"),
        (f"set|{A}||perpetrator|Nobody Ever Heard", "rejected", "no actor"),
        (f"set|{A}||date_end|2020-03-11", "rejected", "needs date_start"),
    ],
)
def test_what_an_event_cannot_have_is_refused(three: Desk, tmp_path: Path, line: str, status: str, detail: str) -> None:
    found = corrected(three, tmp_path, line, f"set|{A}||stage|foiled")
    assert [row.status for row in found.correction_outcomes] == [status, "applied"]
    assert detail in (found.correction_outcomes[0].detail or "")


def test_of_two_values_the_later_holds_and_bounds_agree(three: Desk, tmp_path: Path) -> None:
    found = corrected(
        three,
        tmp_path,
        f"set|{A}||killed_best|5 @03",
        "set|b_a0||killed_best|6 @04",
        f"set|{A}||killed_low|9 @02",
        f"set|{A}||killed_high|9 @02",
    )
    assert {(row.field, row.value) for row in found.corrected_values if row.superseded_at is None} == {
        ("killed_best", "6"), ("killed_high", "9"),
    }  # fmt: skip
    assert statuses(found) == ["superseded", "applied", "superseded", "applied"]


def test_a_day_alone_has_both_ends_and_a_place_has_its_country(three: Desk, tmp_path: Path) -> None:
    found = corrected(three, tmp_path, f"set|{A}||date_start|2020-03-10", f"set|{A}||place|Besmaya base")
    values = {row.field: row.value for row in found.corrected_values}
    assert values == {
        "date_start": "2020-03-10", "date_end": "2020-03-10", "date_precision": "1",
        "location_id": BESMAYA, "country_iso3": "IRQ", "where_precision": "1",
    }  # fmt: skip


def test_places_and_actors_that_no_report_names_get_their_rows(three: Desk, tmp_path: Path) -> None:
    found = corrected(three, tmp_path, f"set|{A}||location_id|country_yem", f"set|{A}||perpetrator|kataib_hezbollah")
    assert "country_yem" in {row.location_id for row in found.locations}
    assert {"kataib_hezbollah", "popular_mobilisation_forces"} <= {row.actor_id for row in found.actors}


def test_the_same_line_twice_is_applied_once(three: Desk, tmp_path: Path) -> None:
    found = corrected(three, tmp_path, f"reject|{D}", f"reject|{D}")
    assert statuses(found) == ["applied", "superseded"]
    assert "says the same" in (found.correction_outcomes[1].detail or "")


def published(*reports: tuple[str, str, str | None]) -> History:
    rows = [PublishedReport("attack", key, article, 0, event, is_latest=True) for key, article, event in reports]
    return History(rows, (), {}, frozenset("abcd"))


def test_a_key_from_an_earlier_file_still_names_its_attack(three: Desk, tmp_path: Path) -> None:
    """The report it was named after is read otherwise by a new engine; the article tells the same in another one."""
    old_key = event_key("attack", "old_report")
    history = published(("old_report", "a", old_key), ("b_a0", "b", old_key))
    by_members = corrected(three, tmp_path, f"set|{old_key}||stage|foiled", history=history)
    assert [(row.event_id, row.value) for row in by_members.corrected_values] == [(A, "foiled")]
    alone = History(history.reports[:1], (), {"old_report": "a_a0"}, frozenset("abcd"))
    by_successor = corrected(
        three, tmp_path, f"set|{old_key}||stage|foiled", "set|old_report||killed_best|3", history=alone
    )
    assert {(row.event_id, row.field) for row in by_successor.corrected_values} == {(A, "stage"), (A, "killed_best")}


def test_a_key_whose_reports_are_gone_is_told_and_not_dropped(three: Desk, tmp_path: Path) -> None:
    old_key = event_key("attack", "old_report")
    history = published(("old_report", "x", old_key))
    found = corrected(three, tmp_path, f"reject|{old_key}", "reject|old_report", history=history)
    assert statuses(found) == ["not_matched", "not_matched"]
    assert "no report of" in (found.correction_outcomes[0].detail or "")


def test_an_attack_merged_by_evidence_can_be_kept_apart_by_its_old_key(three: Desk, tmp_path: Path) -> None:
    """c was published as an attack of its own before other evidence made it one with a and b."""
    c_key = event_key("attack", "c_a0")
    moved = EventChange(
        datetime.fromisoformat("2021-01-01T00:00:00"),
        "attack",
        c_key,
        A,
        A,
        "merged",
        "new_articles",
        None,
        "c_a0",
        None,
    )
    history = History(published(("a_a0", "a", A), ("c_a0", "c", A)).reports, (moved,), {}, frozenset("abcd"))
    found = corrected(three, tmp_path, f"split|{A}|{c_key}", history=history)
    assert groups(found) == {"ab": A, "c": c_key, "d": D}


def test_a_threat_may_lie_ahead_and_is_not_made_more_than_a_threat_unseen(desk: Desk, tmp_path: Path) -> None:
    attack(desk.article("a", "2020-03-12"), "2020-03-20", place_id=TAJI, stage="threatened")
    found = corrected(desk, tmp_path, f"set|{A}||stage|accomplished")
    assert statuses(found) == ["rejected"]
    both = corrected(desk, tmp_path, f"set|{A}||stage|accomplished", f"set|{A}||date|2020-03-11")
    assert statuses(both) == ["applied", "applied"]
    assert date(2020, 3, 11).isoformat() in {row.value for row in both.corrected_values}


def test_a_day_ahead_is_refused_where_other_reports_tell_of_it_as_done(desk: Desk, tmp_path: Path) -> None:
    attack(desk.article("a", "2020-03-12"), "2020-03-11", place_id=TAJI)
    attack(desk.article("b", "2020-03-12"), "2020-03-20", place_id=BESMAYA, stage="threatened")
    lines = (f"merge|{A}|b_a0 @01", f"set|{A}||date|2020-03-20 @02")
    refused = corrected(desk, tmp_path, *lines)
    assert statuses(refused) == ["applied", "rejected"]
    assert refused.corrected_values == []
    threat = corrected(desk, tmp_path, *lines, f"set|{A}||stage|threatened @03")
    assert statuses(threat) == ["applied", "applied", "applied"]


@pytest.mark.parametrize(
    ("later", "dated", "earlier_status"),
    [
        ("date_end|2020-03-12", ("2020-03-01", "2020-03-12", "4"), "applied"),
        ("date_start|2020-03-03", ("2020-03-03", "2020-03-05", "2"), "applied"),
        ("date_start|2020-03-05", ("2020-03-05", "2020-03-05", "1"), "applied"),
        # the end that was set before would lie before the start
        ("date_start|2020-03-08", ("2020-03-08", "2020-03-08", "1"), "superseded"),
        ("date|2020-03-08/2020-03-09", ("2020-03-08", "2020-03-09", "2"), "superseded"),
    ],
)
def test_one_end_set_later_leaves_the_other_and_measures_the_precision_anew(
    three: Desk, tmp_path: Path, later: str, dated: tuple[str, str, str], earlier_status: str
) -> None:
    found = corrected(three, tmp_path, f"set|{A}||date|2020-03-01/2020-03-05 @02", f"set|{A}||{later} @03")
    values = {row.field: row.value for row in found.corrected_values if row.superseded_at is None}
    assert values == dict(zip(("date_start", "date_end", "date_precision"), dated, strict=True))
    assert statuses(found) == [earlier_status, "applied"]


def test_a_value_holds_from_its_day_to_that_of_the_one_that_replaces_it(three: Desk, tmp_path: Path) -> None:
    found = corrected(
        three,
        tmp_path,
        f"set|{A}||killed_best|7 @04",
        f"set|{A}||killed_best|9 @10",
        f"set|{A}||killed_high|12 @02",
        f"set|{A}||killed_high|8 @06",
    )
    held = [
        (row.field, row.value, row.corrected_at.day, row.superseded_at and row.superseded_at.day)
        for row in found.corrected_values
    ]
    assert held == [
        ("killed_best", "7", 4, 10),
        ("killed_best", "9", 10, None),
        ("killed_high", "12", 2, 6),
        # a later best above it takes it back, and the wider one before it holds again
        ("killed_high", "8", 6, 10),
        ("killed_high", "12", 10, None),
    ]
