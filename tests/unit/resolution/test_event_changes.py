"""What became of published ids: merged, split, rekeyed, rejected or vanished, and why."""

from dataclasses import replace
from datetime import datetime, timedelta

from pipelines.resolution.history import (
    EventChange,
    History,
    Membership,
    PublishedReport,
    changes_since,
    with_current_ids,
)

NOW = datetime.fromisoformat("2026-01-05T03:00:00")


def published(**events: str) -> History:
    """A publication of these events, each with its reports; report ``r1`` is in article ``a1``."""
    reports = [
        PublishedReport("attack", report, "a" + report[1:], 0, event, is_latest=True)
        for event, listed in events.items()
        for report in listed.split()
    ]
    return History(reports, (), {}, frozenset(row.article_id for row in reports))


def members(**events: str) -> dict[str, Membership]:
    return {
        report: Membership("a" + report[1:], None if event == "none" else event, "same_place_same_day")
        for event, listed in events.items()
        for report in listed.split()
    }


def changes(
    history: History, now: dict[str, Membership], corrected: str = ""
) -> list[tuple[str, str | None, str, str]]:
    found = changes_since(history, "attack", now, frozenset(corrected.split()), NOW)
    return [(row.old_id, row.new_id, row.change, row.cause) for row in found]


def test_events_that_keep_their_reports_and_new_events_are_no_change() -> None:
    history = published(e1="r1 r2", e2="r3")
    assert changes(history, members(e1="r1 r2 r9", e2="r3", e8="r8")) == []
    assert changes(History(), members(e1="r1")) == []


def test_an_earlier_article_gives_the_same_event_another_key() -> None:
    (row,) = changes_since(published(e1="r1 r2"), "attack", members(e0="r0 r1 r2"), frozenset(), NOW)
    assert (row.old_id, row.new_id, row.change, row.cause) == ("e1", "e0", "rekeyed", "new_articles")
    assert (row.moved_report_ids, row.new_article_ids, row.joining_rules) == ("r1 r2", "a0", "same_place_same_day")


def test_an_article_that_joins_two_events_merges_them() -> None:
    history = published(e1="r1", e2="r2 r3")
    assert changes(history, members(e1="r1 r2 r3 r9")) == [("e2", "e1", "merged", "new_articles")]
    assert changes(history, members(e0="r1 r2 r3 r0")) == [
        ("e1", "e0", "merged", "new_articles"),
        ("e2", "e0", "merged", "new_articles"),
    ]


def test_reports_that_leave_split_an_event_whether_its_key_stays_or_not() -> None:
    history = published(e1="r1 r2 r3")
    assert changes(history, members(e1="r1 r2", e3="r3")) == [("e1", "e3", "split", "other_evidence")]
    assert changes(history, members(e7="r1 r2", e3="r3")) == [
        ("e1", "e3", "split", "other_evidence"),
        ("e1", "e7", "split", "other_evidence"),
    ]


def test_an_event_with_a_report_less_keeps_its_key_and_one_with_none_vanishes() -> None:
    history = replace(published(e1="r1 r2", e2="r3"), current_articles=frozenset({"a1"}))
    assert changes(history, members(e1="r1")) == [("e2", None, "vanished", "article_replaced")]


def test_a_report_that_the_engine_reads_otherwise_is_followed() -> None:
    history = replace(published(e1="r1"), successors={"r1": "r7"})
    now = {"r7": Membership("a1", "e7", "alone")}
    assert changes(history, now) == [("e1", "e7", "rekeyed", "engine_changed")]
    assert changes(published(e1="r1"), now) == [("e1", None, "vanished", "engine_changed")]


def test_what_analysts_did_is_named_as_the_cause() -> None:
    assert changes(published(e1="r1"), members(none="r1"), "r1") == [("e1", None, "rejected", "correction")]
    assert changes(published(e1="r1", e2="r2"), members(e1="r1 r2"), "e1") == [("e2", "e1", "merged", "correction")]


def test_only_the_newest_publication_is_compared() -> None:
    history = published(e1="r1")
    old = PublishedReport("attack", "r5", "a5", 0, "e5", is_latest=False)
    assert changes(replace(history, reports=(*history.reports, old)), members(e1="r1")) == []


def change(days: int, old: str, new: str | None, reports: str = "r1") -> EventChange:
    return EventChange(
        NOW + timedelta(days=days), "attack", old, new, new, "rekeyed", "new_articles", None, reports, None
    )


def test_an_id_is_followed_to_the_one_of_today() -> None:
    rows = [change(2, "b", "c"), change(1, "a", "b"), change(1, "x", None), change(3, "y", "x")]
    assert [(row.old_id, row.current_id) for row in with_current_ids(rows, {"c"})] == [
        ("a", "c"),
        ("x", None),
        ("b", "c"),
        ("y", None),
    ]


def test_of_a_split_the_larger_part_is_followed_and_a_circle_ends() -> None:
    rows = [change(1, "a", "b"), change(2, "b", "small"), change(2, "b", "large", "r1 r2"), change(3, "p", "q")]
    found = with_current_ids([*rows, change(4, "q", "p")], {"small", "large"})
    assert {(row.old_id, row.new_id, row.current_id) for row in found} == {
        ("a", "b", "large"),
        ("b", "small", "small"),
        ("b", "large", "large"),
        ("p", "q", None),
        ("q", "p", None),
    }
