"""Reports of one shooting: what they agree on, and what is written of each."""

from datetime import date

from benchmarks.gva import answers, main_attack, read_reports, row_of, towns
from pipelines.events.engine import Engine

SURE = {
    "day": {date(2019, 8, 12): 0.9, date(2019, 8, 13): 0.1},
    "killed": {1: 0.9, 0: 0.1},
    "wounded": {2: 1.0},
    "town": {"Tulsa": 0.9, "Enid": 0.1},
}
SPOTS = {"b": {"Tulsa": {"city": "Tulsa", "lat": 36.2, "lon": -96.0}, "Enid": {"city": "Enid"}}}
UNSURE = {
    "day": {date(2019, 8, 14): 0.6, date(2019, 8, 12): 0.4},
    "killed": {0: 0.6, 1: 0.4},
    "wounded": {0: 0.6, 2: 0.4},
    "town": {"Enid": 0.6, "Tulsa": 0.4},
}
TEXT = "A man was shot dead in Lyon on Monday."


def test_reports_of_one_incident_share_what_they_agree_on() -> None:
    found = answers({"a": "one", "b": "one"}, {"a": SURE, "b": UNSURE}, SPOTS)
    place = {"city": "Tulsa", "lat": 36.2, "lon": -96.0}
    assert found["a"] == found["b"] == {"date": "2019-08-12", "killed": 1, "injured": 2, **place}


def test_reports_of_two_incidents_share_nothing() -> None:
    found = answers({"a": "one", "b": "two"}, {"a": SURE, "b": UNSURE}, SPOTS)
    assert found["b"] == {"date": "2019-08-14", "killed": 0, "injured": 0, "city": "Enid"}


def test_without_odds_the_main_attack_stands() -> None:
    read = read_reports([{"doc_id": "a", "title": "", "dct": "2019-08-14", "text": TEXT}], {})
    events = read.events[0]
    assert answers({"a": "one"}, read.odds, read.spots) == {}
    row = row_of(events, main_attack(events), main_attack(events), {}, {})
    assert (row["date"], row["killed"], row["injured"], row["city"]) == ("2019-08-12", 1, 0, "Lyon")


def test_the_answer_stands_before_the_main_attack() -> None:
    events = Engine(accidents=True).read("a", TEXT, None, date(2019, 8, 14))
    assert row_of(events, main_attack(events), main_attack(events), {}, {"killed": 3})["killed"] == 3
    assert row_of(events, None, None, {}, {"killed": 3}) == {"doc_id": "a", "killed": 3}


def test_the_town_that_most_reports_of_an_incident_name_stands() -> None:
    texts = {"a": TEXT, "b": TEXT, "c": TEXT.replace("Lyon", "Nantes"), "d": "A man was shot dead on Monday."}
    read = {key: Engine(accidents=True).read(key, text, None, date(2019, 8, 14)) for key, text in texts.items()}
    mains = {key: main_attack(events) for key, events in read.items()}
    together = towns(dict.fromkeys(texts, "one"), mains)
    assert {attack.place_name for attack in together.values()} == {"Lyon"}
    alone = towns({key: key for key in texts}, mains)
    assert alone["c"].place_name == "Nantes"


def test_a_report_without_a_placed_attack_has_the_town_it_is_set_in() -> None:
    text = "TULSA, Okla. (AP) - Police spoke of a quiet weekend. Tulsa police said nobody came."
    read = read_reports([{"doc_id": "a", "title": "", "text": text, "dct": "2019-05-13"}], {})
    row = row_of(read.events[0], None, None, read.homes["a"], {})
    assert (row["doc_id"], row["city"]) == ("a", "Tulsa")
