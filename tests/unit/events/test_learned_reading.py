"""The learned part of the engine: its loader, its tagger, and what it does without weights."""

import datetime as dt
import logging

import pytest

from pipelines.events.article_reading import ArticleReading, read_article
from pipelines.events.engine import Engine
from pipelines.events.learned import targets
from pipelines.events.learned.again import again_features, is_worth_it
from pipelines.events.learned.clusters import classes_of
from pipelines.events.learned.features import class_features, shape, stem, token_features
from pipelines.events.learned.incidents import ANY, KINDS
from pipelines.events.learned.models import Model, load, train
from pipelines.events.learned.reader import LearnedReader, MissingWeightsError, weighed
from pipelines.events.learned.roles import ROLES, Probabilities, RoleMention, gather, mean, tag
from pipelines.events.learned.roles import spans as role_spans
from pipelines.events.learned.thresholds import Thresholds

DAY = dt.date(1990, 3, 4)


def read(text: str) -> ArticleReading:
    return read_article("art", text, None, DAY)


def spans(text: str, role: str) -> list[str]:
    model = load("roles")
    assert model is not None
    article = read(text)
    return [m.text for i, r in enumerate(article.readings) for m in tag(model, r, i, 0.4) if m.role == role]


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("Mayor Pedro Quispe was killed by guerrillas near Ayacucho.", "victim", "Pedro Quispe"),
        ("A bomb exploded at the Banco Central in Lima, causing damage.", "weapon", "bomb"),
        ("The bank was damaged when dynamite exploded in the doorway.", "weapon", "dynamite"),
        ("Three guerrillas killed a peasant in Ayacucho.", "perpetrator", "guerrillas"),
    ],
)
def test_roles_of_words(text: str, role: str, expected: str) -> None:
    assert expected in spans(text, role)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The minister opened a school in Ayacucho.", "victim"),
        ("The price of coffee fell in London.", "weapon"),
        ("Engineers repaired three bridges.", "target"),
        ("The president of the bank spoke with farmers.", "perpetrator"),
    ],
)
def test_no_roles_where_nothing_happened(text: str, role: str) -> None:
    assert spans(text, role) == []


def test_mentions_of_one_name_are_one_entity() -> None:
    article = read("Pedro Quispe was killed. Quispe was a mayor. Juan Rojas was wounded.")
    first, second, third = article.readings
    mentions = [
        RoleMention("victim", first, 0, 2, 0.9),
        RoleMention("victim", second, 0, 1, 0.5),
        RoleMention("victim", third, 0, 2, 0.8),
    ]
    entities = gather(mentions)
    assert sorted(e.name.text for e in entities) == ["Juan Rojas", "Pedro Quispe"]
    assert sorted(len(e.mentions) for e in entities) == [1, 2]


def test_an_incident_has_its_participants() -> None:
    text = "Shining Path guerrillas dynamited a bank in Lima yesterday. The bomb killed Mayor Pedro Quispe."
    incidents = LearnedReader().read(read(text))
    assert "bombing" in {i.kind for i in incidents}
    assert any(e.role == "victim" and e.name.text == "Pedro Quispe" for i in incidents for e in i.entities)


def test_news_of_no_violence_has_no_incident() -> None:
    text = "The central bank lowered its rate on Friday. Coffee growers welcomed the decision, their union said."
    assert LearnedReader().read(read(text)) == []


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Four civilians were killed when a car bomb exploded near a police station in Mosul.", "police station"),
        ("A car bomb exploded near an office building in Baghdad, wounding nine people.", "office building"),
        ("Rebels set fire to several houses in Goma, killing two people.", "houses"),
        ("An air strike in Hodeidah destroyed two buses.", "buses"),
        ("Gunmen killed three people in Kabul.", None),
        ("A bomb killed nine people in Kabul.", None),
        ("Missiles fired from Iran fell in Erbil, killing two people.", None),
        ("The attack in Mosul killed nine people, police said.", None),
    ],
)
def test_target_where_no_rule_names_one(text: str, target: str | None) -> None:
    events = Engine().read("art", text, None, DAY)
    learned = [e for e in events.evidence if e.rule == targets.RULE]
    assert [e.quote for e in learned] == ([target] if target else [])
    assert all(text[e.char_start : e.char_end] == e.quote for e in learned)


def test_a_target_by_rule_is_left_alone() -> None:
    events = Engine().read("art", "Two bombs exploded at the Ministry of Justice in Kabul.", None, DAY)
    assert [a.target_text for a in events.attacks] == ["the Ministry of Justice"]
    assert all(e.rule != targets.RULE for e in events.evidence)


def test_without_weights_the_rules_read_on(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "A car bomb exploded near a police station in Mosul, killing four civilians."
    monkeypatch.setattr(targets, "load", lambda name: None)
    events = Engine().read("art", text, None, DAY)
    assert [(a.attack_type, a.target_text) for a in events.attacks] == [("vehicle_bombing", None)]
    assert [c.best for c in events.casualties] == [4]


def test_half_a_character_is_read_over() -> None:
    text = "Guerrillas killed Mayor Pedro \ud800Quispe. A car bomb exploded near a \udfffpolice station in Mosul."
    assert LearnedReader().read(read(text))
    assert Engine().read("art", text, None, DAY).attacks


def test_missing_weights_are_said(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert load("no such model") is None
    assert "no such model" in caplog.text
    with pytest.raises(MissingWeightsError):
        LearnedReader(lambda name: None).read(read("A bomb exploded."))


def test_training_twice_gives_the_same_bytes(tmp_path) -> None:
    items = [(["w=bomb"], "1"), (["w=coffee"], "0"), (["w=bomb", "w=bank"], "1"), (["w=bank"], "0")]
    for name in ("a", "b"):
        train((([f], [y]) for f, y in items), str(tmp_path / name), iterations=20, c1=0.01, c2=0.01)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    model = Model((tmp_path / "a").read_bytes())
    assert model.classify(["w=bomb"])["1"] > 0.5 > model.classify(["w=coffee"])["1"]
    assert model.probability("no such label") == 0.0


def test_features_look_at_no_capitals() -> None:
    small = read("yesterday guerrillas killed a peasant near the river.").readings[0]
    shouted = read("yesterday GUERRILLAS killed a PEASANT near the river.").readings[0]
    assert token_features(small) == token_features(shouted)


def test_words_of_one_class() -> None:
    coarse = {word: classes_of(word)[0] for word in ("guerrillas", "rebels", "monday", "tuesday")}
    assert coarse["guerrillas"] == coarse["rebels"] != coarse["monday"] == coarse["tuesday"]
    assert classes_of("monday") == classes_of("tuesday")
    assert classes_of("7") == classes_of("1989") is not None
    assert classes_of("zyxwv") is None


def test_features_of_classes_are_those_of_the_words_around() -> None:
    reading = read("Rebels attacked Zyxwv.").readings[0]
    coarse, fine = classes_of("rebels") or ("", "")
    first, second, third, *_ = class_features(reading)
    assert {f"ca0={coarse}", f"cb0={fine}"} <= set(first)
    assert f"cb-1={fine}" in second
    assert not any(f.startswith(("ca0", "cb0")) for f in third)


def said(*likely: float, role: str = "perpetrator") -> Probabilities:
    """What a tagger says of the words of a sentence for one role; nothing for the others."""
    return {r: (list(likely) if r == role else [0.0] * len(likely), [0.0] * len(likely)) for r in ROLES}


def test_the_mean_of_two_taggers() -> None:
    reading = read("Rebels attacked.").readings[0]
    first, second = said(0.9, 0.0, 0.0), said(0.3, 0.0, 0.0)
    assert [(m.text, round(m.probability, 3)) for m in role_spans(mean([first, second]), reading)] == [("Rebels", 0.6)]
    assert role_spans(mean([first, second]), reading, 0.7) == []


def test_a_word_is_seen_with_what_it_was_elsewhere() -> None:
    readings = read("Rebels attacked a bank. Later the rebels fled. Coffee is dear.").readings
    first = [said(0.9, 0, 0, 0, 0), said(0, 0, 0.2, 0, 0), said(0, 0, 0, 0)]
    told = [{"attack": 0.8}, {"attack": 0.1}, {"attack": 0.01}]
    found = again_features(readings, first, {ANY: 0.7, "attack": 0.6}, told)
    assert "V perpetrator 0.96" in found[1][2]  # "rebels" of the first sentence, as a class of probability
    assert not any(f.startswith("V ") for f in found[1][3])
    assert {"T 1", "T before 8", "A any 7"} <= set(found[1][3])
    assert found[2] == []  # nothing there to look at again


def test_sentences_worth_a_second_look() -> None:
    assert is_worth_it(said(0.2), {"attack": 0.0})
    assert is_worth_it(said(0.0), {"attack": 0.2})
    assert not is_worth_it(said(0.01), {"attack": 0.01})
    assert not is_worth_it(said(), {})


def test_shape_and_stem() -> None:
    assert [shape(w) for w in ("12", ",", "b", "ak-47", "first-aid", "bomb")] == [
        "number", "mark", "initial", "mixed", "hyphen", "word",
    ]  # fmt: skip
    assert stem("kidnapped") == stem("kidnapping")


def test_a_doubtful_incident_keeps_its_surer_participants_only() -> None:
    article = read("Guerrillas killed Mayor Pedro Quispe and two peasants near Ayacucho with a bomb on Friday.")
    low = Thresholds(dict.fromkeys(KINDS, 0.0), dict.fromkeys(ROLES, 0.3), 0.3, 0.3, 0.3, 0.3, {}, {}, 0.0, 0.0)
    reader = LearnedReader(thresholds=low)
    incident = next(i for i in reader.read(article) if i.entities)
    roles = [tag(load("roles"), r, i) for i, r in enumerate(article.readings)]
    kept = {}
    for probability in (1.0, 0.25, 0.0):
        incident.probability = probability
        reader.assign([incident], roles, {ANY: 0.9})
        kept[probability] = {(e.role, e.name.text): e.took_part for e in incident.entities}
    assert ("victim", "Pedro Quispe") in kept[1.0]
    assert set(kept[0.25]) < set(kept[1.0])
    assert all(kept[0.25][e] == pytest.approx(weighed(kept[1.0][e], 0.25)) for e in kept[0.25])
    assert kept[0.0] == {}
