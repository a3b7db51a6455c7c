"""What analysts decided about reports: joins and separations that stand above scores and limits."""

from make_reports import BESMAYA, TAJI, Desk, attack

from pipelines.resolution.model import JoinDecisions
from pipelines.resolution.resolve import resolve


def groups(desk: Desk, together: tuple = (), apart: tuple = ()) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    decisions = JoinDecisions(frozenset(together), frozenset(apart))
    for row in resolve(desk.articles, desk.events, decisions).attack_members:
        found.setdefault(row.attack_id, set()).add(row.attack_report_id)
    return {frozenset(keys) for keys in found.values()}


def test_a_decided_join_stands_above_the_limits(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    attack(desk.article("b"), "2020-03-14", place_id=BESMAYA)
    assert len(groups(desk)) == 2
    assert groups(desk, together=(("b_a0", "a_a0"),)) == {frozenset({"a_a0", "b_a0"})}
    members = resolve(desk.articles, desk.events, JoinDecisions(frozenset({("a_a0", "b_a0")}))).attack_members
    assert {row.rule for row in members} == {"analyst"}


def test_two_reports_of_one_article_can_be_joined_by_an_analyst(desk: Desk):
    article = desk.article("a")
    attack(article, "2020-03-11", place_id=TAJI)
    attack(article, "2020-03-11", place_id=TAJI)
    assert len(groups(desk)) == 2
    assert groups(desk, together=(("a_a0", "a_a1"),)) == {frozenset({"a_a0", "a_a1"})}


def test_other_reports_still_find_one_part_of_a_decided_join(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    attack(desk.article("b"), "2020-03-14", place_id=BESMAYA)
    attack(desk.article("c"), "2020-03-14", place_id=BESMAYA)
    attack(desk.article("d"), "2020-03-20", place_id=BESMAYA)
    found = groups(desk, together=(("a_a0", "b_a0"),))
    assert found == {frozenset({"a_a0", "b_a0", "c_a0"}), frozenset({"d_a0"})}


def test_a_decided_separation_holds_also_through_a_third_report(desk: Desk):
    for name in "abc":
        attack(desk.article(name), "2020-03-11", place_id=TAJI)
    assert groups(desk) == {frozenset({"a_a0", "b_a0", "c_a0"})}
    found = groups(desk, apart=(("a_a0", "b_a0"),))
    assert len(found) == 2 and not any({"a_a0", "b_a0"} <= group for group in found)


def test_what_stays_apart_wins_over_a_join_of_joins(desk: Desk):
    for name, day in (("a", "11"), ("b", "14"), ("c", "17")):
        attack(desk.article(name), f"2020-03-{day}", place_id=TAJI)
    found = groups(desk, together=(("a_a0", "b_a0"), ("b_a0", "c_a0")), apart=(("c_a0", "a_a0"),))
    assert found == {frozenset({"a_a0", "b_a0"}), frozenset({"c_a0"})}


def test_a_copy_follows_the_decision_about_its_original_or_leaves_it(desk: Desk):
    for name, published in (("a", "2020-03-17"), ("b", "2020-03-18")):
        article = desk.article(name, published, text="The same words, with an attack nobody dates.")
        attack(article, None, place_name="somewhere")
    attack(desk.article("c"), "2020-03-11", place_id=TAJI)
    assert groups(desk, together=(("b_a0", "c_a0"),)) == {frozenset({"a_a0", "b_a0", "c_a0"})}
    assert frozenset({"a_a0"}) in groups(desk, apart=(("a_a0", "b_a0"),))


def test_decisions_about_reports_that_are_gone_are_left_out(desk: Desk):
    attack(desk.article("a"), "2020-03-11", place_id=TAJI)
    assert groups(desk, together=(("a_a0", "gone"),), apart=(("gone", "a_a0"),)) == {frozenset({"a_a0"})}
