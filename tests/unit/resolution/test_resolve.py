"""Copies of articles, locations, actors, and that rows fit the tables they are stored in."""

import dataclasses

import pytest
from make_reports import BESMAYA, TAJI, Desk, attack, response

from pipelines.resolution import model
from pipelines.resolution.resolve import resolve
from pipelines.warehouse.tables import RESOLUTION_TABLES

ROWS = {
    "attack_members": model.AttackMember,
    "response_members": model.ResponseMember,
    "answered_attack_matches": model.AnsweredAttackMatch,
    "article_duplicates": model.ArticleDuplicate,
    "locations": model.Location,
    "report_locations": model.ReportLocation,
    "actors": model.ResolvedActor,
    "report_actors": model.ReportActor,
    "correction_outcomes": model.CorrectionOutcome,
    "corrected_events": model.CorrectedEvent,
    "corrected_values": model.CorrectedValue,
    "unlisted_actors": model.UnlistedActor,
}


@pytest.mark.parametrize("table", RESOLUTION_TABLES, ids=lambda table: table.name)
def test_rows_are_the_columns_of_their_table(table):
    assert [f.name for f in dataclasses.fields(ROWS[table.name])] == [column.name for column in table.columns]
    assert hasattr(model.Resolution(), table.name)


def test_copies_point_to_the_earliest(desk: Desk):
    text = "Rockets hit a base.\n\nNobody was hurt, the army said."
    desk.article("late", "2020-03-18", text)
    desk.article("early", "2020-03-17", text.replace("\n\n", " ").replace(".", " ."))
    desk.article("undated", None, text.upper())
    desk.article("other", "2020-03-17", text + " Later, sirens sounded.")
    desk.article("empty1", "2020-03-17", " - ")
    desk.article("empty2", "2020-03-17", " - ")
    rows = resolve(desk.articles, desk.events).article_duplicates
    assert {row.article_id: row.duplicate_of_article_id for row in rows} == {"late": "early", "undated": "early"}


def test_locations_of_each_kind(desk: Desk):
    article = desk.article("a")
    attack(article, place_id=BESMAYA, place_name="Besmaya base")
    attack(article, place_name="Umm al-Izam")
    attack(article, country="YEM")
    attack(article, country=None)
    attack(article, place_id="rg_red_sea", country=None)
    found = resolve(desk.articles, desk.events)
    of_report = {row.attack_report_id: row.location_id for row in found.report_locations}
    by_id = {row.location_id: row for row in found.locations}
    assert set(of_report) == {"a_a0", "a_a1", "a_a2", "a_a4"}

    base = by_id[of_report["a_a0"]]
    assert (base.name, base.location_kind, base.country_name, base.where_precision) == (
        "Besmaya base", "base", "Iraq", 1,
    )  # fmt: skip
    village = by_id[of_report["a_a1"]]
    assert (village.location_kind, village.country_iso3, village.latitude) == ("unresolved", "IRQ", None)
    assert by_id[of_report["a_a2"]].location_kind == "country"
    assert (by_id[of_report["a_a4"]].location_kind, by_id[of_report["a_a4"]].where_precision) == ("region", 7)


def test_spellings_of_an_unlisted_place_are_one_location_per_country(desk: Desk):
    article = desk.article("a")
    for name, country in (("Umm al-Izam", "IRQ"), ("Umm Al Izam", "IRQ"), ("Umm al-Izam", "SYR")):
        attack(article, place_name=name, country=country)
    assert len(resolve(desk.articles, desk.events).locations) == 2


def test_actors_come_with_those_they_are_part_of(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI, blamed="Kata’ib Hezbollah")
    found = resolve(desk.articles, desk.events)
    assert [row.actor_id for row in found.report_actors] == ["kataib_hezbollah"]
    assert {row.actor_id for row in found.actors} == {"kataib_hezbollah", "popular_mobilisation_forces", "gov_irq"}
    parents = {row.parent_actor_id for row in found.actors} - {None}
    assert parents <= {row.actor_id for row in found.actors}


def test_unlisted_actors_are_kept_under_their_name(desk: Desk):
    article = desk.article("a")
    response(article, "statement", "Tribal Mobilisation Council", "2020-03-11")
    response(article, "protest", "the tribal mobilisation council", "2020-03-12")
    response(article, "protest", None, "2020-03-12")
    found = resolve(desk.articles, desk.events)
    assert len(found.report_actors) == 2
    (actor,) = found.actors
    assert (actor.name, actor.actor_kind, actor.parent_actor_id) == ("Tribal Mobilisation Council", "unknown", None)


def test_a_name_that_is_no_name_is_one_actor_in_each_country(desk: Desk):
    article = desk.article("a")
    for country, day in (("IRQ", "2020-03-11"), ("IRQ", "2020-03-12"), ("NGA", "2020-03-12")):
        attack(article, day, place_name="x", country=country, blamed="gunmen")
    found = resolve(desk.articles, desk.events)
    assert sorted((row.name, row.country_iso3) for row in found.actors) == [
        ("gunmen (Iraq)", "IRQ"),
        ("gunmen (Nigeria)", "NGA"),
    ]


def test_nothing_in_nothing_out():
    assert resolve([], []) == model.Resolution()
