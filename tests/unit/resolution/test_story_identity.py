"""Articles about one attack are recognised by their wording; wording never overrules what certainly differs."""

import random

import pytest
from make_reports import BESMAYA, TAJI, Desk, attack

from pipelines.resolution.attacks.furniture import without_furniture
from pipelines.resolution.attacks.rarity import Rarity, cosine
from pipelines.resolution.attacks.stories import stories
from pipelines.resolution.attacks.story_model import story_model
from pipelines.resolution.attacks.wording import wording_of
from pipelines.resolution.resolve import resolve

FIRST = """Police in Halvern are looking for the gunman who killed Oskar Brindlemoor, a 34-year-old baker, outside the
Lantern Yard market. Brindlemoor was closing his stall in the 400 block of Tannery Street when a man in a green jacket
fired four times, Inspector Ruta Valdisson said. His neighbour Pell Ostergaard heard the shots and ran outside."""
LATER = """The man accused of shooting baker Oskar Brindlemoor appeared in court. Joss Keldermans, 29, said nothing when
the charge was read. Prosecutors say that he waited near the Lantern Yard market in Halvern for the 34-year-old, who had
refused him credit. Inspector Ruta Valdisson told the court that a green jacket was found at his flat."""
ANOTHER = """Halvern police are looking for two gunmen who wounded a bus driver, 51, at the depot in Quarry Lane. The
driver, Mirko Sandvaal, was leaving with the first bus of the morning when shots were fired from a van, a spokesman
said. He is in hospital. Police ask witnesses to come forward and say that no motive is known so far."""
BASE = """Rockets fell on the Taji base north of Baghdad and damaged a hangar of the Falcon Brigade, Colonel Sabah Numan
said. The launchers were found in a lorry near the Abu Azam orchards. No group has claimed the attack so far."""
BASE_AGAIN = """The Taji base was hit again: rockets damaged a runway used by the Falcon Brigade. Colonel Sabah Numan
blamed the same men who had fired from the Abu Azam orchards. Nobody was hurt, and no group has claimed the attack."""


def groups(desk: Desk) -> set[frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in resolve(desk.articles, desk.events).attack_members:
        found.setdefault(row.attack_id, set()).add(row.attack_report_id)
    return {frozenset(keys) for keys in found.values()}


def shooting(desk: Desk, name: str, text: str, published: str, start: str | None = None, **more):
    return attack(desk.article(name, published, text), start, kind="shooting", country="DEU", **more)


def test_the_model_is_there():
    assert story_model() is not None


def test_a_court_report_months_later_joins_the_shooting_it_speaks_of(desk: Desk):
    shooting(desk, "a", FIRST, "2021-05-04", "2021-05-03", killed=1, place_name="Halvern")
    shooting(desk, "b", LATER, "2021-06-11", killed=1, place_name="Halvern")
    shooting(desk, "c", ANOTHER, "2021-05-05", "2021-05-05", place_name="Halvern")
    assert groups(desk) == {frozenset({"a_a0", "b_a0"}), frozenset({"c_a0"})}


def test_a_misread_year_or_town_does_not_part_what_the_names_join(desk: Desk):
    shooting(desk, "a", FIRST, "2021-05-04", "2021-05-03", killed=1, place_id="gn_2950159")
    shooting(desk, "b", LATER, "2021-06-11", "2020-05-03", killed=1, place_id="gn_2867714")
    assert len(groups(desk)) == 1


VAGUE = """The bus driver Mirko Sandvaal is out of hospital. Two gunmen in a van had fired at him at the depot in
Quarry Lane as he was leaving with the first bus of the morning. Police still ask witnesses to come forward, a
spokesman said. The driver says that he knows of no motive."""
AGELESS = ANOTHER.replace(", 51,", "")


@pytest.mark.parametrize(("published", "attacks"), [("2021-05-12", 1), ("2021-05-16", 2), (None, 2)])
def test_a_story_without_day_and_place_joins_news_of_the_same_days(desk: Desk, published: str | None, attacks: int):
    shooting(desk, "a", AGELESS, "2021-05-05", "2021-05-05", place_name="Halvern")
    shooting(desk, "b", VAGUE, published)
    assert len(groups(desk)) == attacks


@pytest.mark.parametrize(("place", "attacks"), [({"place_name": "Sandfeld"}, 1), ({"place_id": TAJI}, 2)])
def test_only_the_country_of_a_listed_place_parts_stories(desk: Desk, place: dict[str, str], attacks: int):
    shooting(desk, "a", FIRST.replace("34-year-old ", ""), "2021-05-04", "2021-05-03", place_id="gn_2950159")
    attack(desk.article("b", "2021-06-11", LATER), "2021-05-03", kind="shooting", country="IRQ", **place)
    assert len(groups(desk)) == attacks


@pytest.mark.parametrize(("day", "attacks"), [("2020-03-14", 2), ("2020-03-12", 1), ("2020-03-11", 1)])
def test_certain_days_of_attacks_on_one_base_outweigh_the_wording(desk: Desk, day: str, attacks: int):
    attack(desk.article("a", "2020-03-12", BASE), "2020-03-11", place_id=TAJI)
    attack(desk.article("b", "2020-03-15", BASE_AGAIN), day, place_id=TAJI)
    assert len(groups(desk)) == attacks


def test_types_of_other_families_outweigh_the_wording(desk: Desk):
    attack(desk.article("a", "2021-05-04", FIRST), "2021-05-03", place_id=TAJI, kind="rocket_attack")
    attack(desk.article("b", "2021-06-11", LATER), "2021-05-03", place_id=TAJI, kind="kidnapping")
    assert len(groups(desk)) == 2


def test_an_article_that_tells_of_both_places_keeps_them_apart(desk: Desk):
    both = desk.article("a", "2020-03-12", BASE)
    attack(both, "2020-03-11", place_id=TAJI)
    attack(both, "2020-03-11", place_id="in_irq_k_1_base")
    attack(desk.article("b", "2020-03-12", BASE_AGAIN), "2020-03-11", place_id="in_irq_k_1_base")
    assert groups(desk) == {frozenset({"a_a0"}), frozenset({"a_a1", "b_a0"})}


def test_a_digest_is_the_story_of_none_of_its_attacks(desk: Desk):
    digest, report = desk.article("digest", text=FIRST), desk.article("report", text=LATER)
    for country, place in (("IRQ", TAJI), ("SYR", "gn_170654"), ("YEM", "gn_71137")):
        attack(digest, "2020-03-16", country=country, place_id=place)
    attack(report, "2020-03-16", place_id=BESMAYA)
    told = [*digest.attacks, *report.attacks]
    assert stories(told, []) == {"report_a0"}


def test_short_texts_are_left_to_the_fields(desk: Desk):
    attack(desk.article("a", text="Rockets hit Taji."), "2020-03-11", place_id=TAJI)
    attack(desk.article("b", text="Taji was shelled."), "2020-03-11", place_id=TAJI)
    assert {row.rule for row in resolve(desk.articles, desk.events).attack_members} == {"same_place_same_day"}


def test_stories_in_any_order_give_the_same_attacks():
    desk = Desk()
    for number, text in enumerate((FIRST, LATER, ANOTHER, FIRST + " More.", ANOTHER + " More.")):
        shooting(desk, f"n{number}", text, f"2021-05-{10 + number}", killed=1, place_name="Halvern")
    expected = resolve(desk.articles, desk.events)
    assert len({row.attack_id for row in expected.attack_members}) == 2
    for seed in range(4):
        random.Random(seed).shuffle(desk.articles)
        random.Random(seed + 9).shuffle(desk.events)
        assert resolve(desk.articles, desk.events) == expected


def test_words_names_ages_and_streets_of_a_text():
    found = wording_of(FIRST)
    assert {"oskar brindlemoor", "lantern yard", "ruta valdisson"} <= found.names
    assert {"brindlemoor", "halvern"} <= found.capitals and "market" not in found.capitals
    assert found.ages == {"34"} and {"tannery street", "block 400"} <= found.streets
    assert wording_of("Sandvaal, 51, left Quarry Ln. at 7 a.m. on Route 9.").ages == {"51"}


def test_common_words_weigh_little_even_among_few_articles():
    rarity = Rarity([wording_of(FIRST), wording_of(ANOTHER)])
    assert rarity.of_word("police") < 2
    assert rarity.of_word("brindlemoor") > 5
    alike = cosine(rarity.vector(wording_of(FIRST)), rarity.vector(wording_of(LATER)))
    unlike = cosine(rarity.vector(wording_of(FIRST)), rarity.vector(wording_of(ANOTHER)))
    assert 0 < unlike < alike < 1


OFFER = "Subscribe now for unlimited access to the Halvern Mercury. You have read three free articles."


def test_a_sentence_of_articles_months_apart_is_furniture_and_keeps_its_room(desk: Desk):
    for number, text in enumerate((FIRST, LATER, ANOTHER)):
        desk.article(f"n{number}", f"2021-0{1 + 2 * number}-04", f"{text} {OFFER}")
    found = without_furniture(desk.articles)
    for article in desk.articles:
        assert len(found[article.article_id]) == len(article.text)
        assert found[article.article_id].rstrip() == article.text.removesuffix(f" {OFFER}")


@pytest.mark.parametrize("months", [(1, 1, 1), (1, 5)])
def test_what_agencies_repeat_within_weeks_or_once_is_no_furniture(desk: Desk, months: tuple[int, ...]):
    for number, month in enumerate(months):
        desk.article(f"n{number}", f"2021-0{month}-04", f"{FIRST} {OFFER}")
    assert set(without_furniture(desk.articles).values()) == {f"{FIRST} {OFFER}"}


def test_a_mention_chains_no_two_stories_that_the_wording_tells_apart(desk: Desk):
    for name, text in (("a", FIRST * 2), ("b", ANOTHER * 2)):
        shooting(desk, name, text, "2021-05-30", "2021-05-03", place_id="gn_2950159", killed=1 if name == "a" else None)
    told_apart = len(groups(desk))
    mention = desk.article("c", "2021-06-30", "Gun crime is rare.")
    attack(mention, "2021-05-03", kind="shooting", country="DEU", place_id="gn_2950159")
    assert len(groups(desk)) == told_apart
