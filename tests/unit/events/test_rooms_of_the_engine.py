"""Single rooms of the engine: numbers, sentences, casualty statements, totals and responses of one sentence."""

from datetime import date

import pytest
from expected_news import WEDNESDAY, read

from pipelines.events.casualties import Figure, find_figures
from pipelines.events.document import Document, read_document
from pipelines.events.figures import quantity_at, quantity_ending_at
from pipelines.events.reading import Reading, read_sentences
from pipelines.events.responses import find_responses
from pipelines.events.totals import find_totals


def document(text: str, title: str | None = None) -> Document:
    return read_document("art_test", text, title, date.fromisoformat(WEDNESDAY))


def reading(sentence: str) -> Reading:
    (only,) = read_sentences(document(sentence))
    return only


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("seven people", (7, 7, 7)),
        ("1,204 people", (1204, 1204, 1204)),
        ("at least 12 people", (12, 12, None)),
        ("more than 50", (50, 50, None)),
        ("over 50", (50, 50, None)),
        ("no fewer than nine", (9, 9, None)),
        ("12 or more", (12, 12, None)),
        ("up to 30", (None, None, 30)),
        ("as many as 30", (None, None, 30)),
        ("about 40", (None, 40, None)),
        ("nearly 40", (None, 40, None)),
        ("between 10 and 15", (10, None, 15)),
        ("10 to 15", (10, None, 15)),
        ("dozens of", (24, None, None)),
        ("scores of", (40, None, None)),
        ("hundreds of", (200, None, None)),
        ("several", (3, None, None)),
        ("a dozen", (12, 12, 12)),
        ("half a dozen", (6, 6, 6)),
        ("two dozen", (24, 24, 24)),
        ("two hundred and six", (206, 206, 206)),
        ("three thousand", (3000, 3000, 3000)),
        ("1.5 million", (1_500_000, 1_500_000, 1_500_000)),
        ("twenty-three", (23, 23, 23)),
        ("a total of 18", (18, 18, 18)),
        ("both", (2, 2, 2)),
        ("no casualties", (0, 0, 0)),
    ],
)
def test_quantity_at(words: str, bounds: tuple[int | None, int | None, int | None]) -> None:
    quantity = quantity_at(words.split(), 0)
    assert quantity is not None
    assert (quantity.low, quantity.best, quantity.high) == bounds


@pytest.mark.parametrize(
    "words", ["a soldier", "no longer", "hundreds of thousands", "the men", "between themselves", "killed", ""]
)
def test_what_is_no_quantity(words: str) -> None:
    assert quantity_at(words.split(), 0) is None


@pytest.mark.parametrize("words", ["dozens of", "scores of", "several", "hundreds of", "a couple of"])
def test_vague_words_are_marked(words: str) -> None:
    quantity = quantity_at(words.split(), 0)
    assert quantity is not None
    assert quantity.is_vague


def test_a_quantity_is_found_from_its_end() -> None:
    words = "police said at least 12 people".split()
    quantity = quantity_ending_at(words, 5)
    assert quantity is not None
    assert (quantity.start, quantity.end, quantity.low, quantity.high) == (2, 5, 12, None)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Gen. Omar Bello spoke on Jan. 3. He left at once.", 2),
        ("The U.S. Embassy was shut. Staff went home.", 2),
        ("“We ran,” he said. “We did not stop.” Then it ended.", 3),
        ("It cost 3.5 million francs. Nobody paid it.", 2),
        ("Who did it? Nobody knows! The police said nothing...", 3),
        ("At 5 p.m. the guns fell silent.", 1),
        ("First paragraph stands here.\n\nSecond paragraph stands here.", 2),
        ("", 0),
    ],
)
def test_sentences(text: str, sentences: int) -> None:
    assert len(document(text).sentences) == sentences


def test_sentences_and_tokens_lie_in_the_text() -> None:
    text = "Gunmen\u00a0fired on Mr. Sow’s car — twice.\r\n\r\nHe “survived”, the BBC said 🚑."
    read = document(text)
    assert read.sentences
    assert len(read.plain) == len(text)
    for sentence in read.sentences:
        assert text[sentence.start : sentence.end].strip()
        for token in sentence.tokens:
            assert sentence.start <= token.start < token.end <= sentence.end
            assert read.plain[token.start : token.end] == token.text


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Bomb kills ten at Karachi market",
        "Follow us on Facebook, Twitter and Instagram to stay connected",
        "A soldier stands guard in Kabul after the attack [AFP/Getty]",
    ],
)
def test_lines_around_the_story_are_no_body(line: str) -> None:
    text = f"The president opened a hospital in Lahore on Tuesday.\n\n{line}\n\nThe hospital has 200 beds and a chapel."
    body = [text[s.start : s.end] for s in document(text).body]
    assert len(body) == 2
    assert line not in body


def told(figure: Figure) -> tuple[object, ...]:
    return figure.outcome, figure.group, figure.quantity.best, figure.is_subset


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Gunmen killed four policemen in Lashkar Gah.", [("killed", "police", 4, False)]),
        ("Four policemen were killed by gunmen in Lashkar Gah.", [("killed", "police", 4, False)]),
        ("Four policemen were wounded.", [("wounded", "police", 4, False)]),
        ("The blast left 11 soldiers dead.", [("killed", "military", 11, False)]),
        ("Three aid workers were kidnapped in Gao.", [("captured", "aid_worker", 3, False)]),
        ("Kidnappers seized three aid workers.", [("captured", "aid_worker", 3, False)]),
        (
            "The shelling killed nine people, including four children.",
            [("killed", "unknown", 9, False), ("killed", "civilian", 4, True)],
        ),
        ("The attack killed two journalists.", [("killed", "journalist", 2, False)]),
        (
            "The raid killed six militants and a soldier.",
            [("killed", "militant", 6, False), ("killed", "military", 1, False)],
        ),
        ("Nobody was killed.", [("killed", "unknown", 0, False)]),
    ],
)
def test_find_figures(sentence: str, figures: list[tuple[object, ...]]) -> None:
    assert sorted(map(told, find_figures(reading(sentence))), key=str) == sorted(figures, key=str)


@pytest.mark.parametrize(
    "sentence",
    [
        "High rents are killing small shops in Lisbon.",
        "Four policemen opened fire on the crowd.",
        "The shelling destroyed nine houses and a school.",
        "Soldiers killed time by playing cards at the checkpoint.",
        "It was unclear whether anyone had been killed.",
    ],
)
def test_find_no_figures(sentence: str) -> None:
    assert find_figures(reading(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "totals"),
    [
        ("Since January, there have been 31 rocket attacks on the base.", [("attacks", 31, "rocket_attack")]),
        ("Insurgents carried out 12 suicide bombings last month.", [("attacks", 12, "suicide_bombing")]),
        ("At least 140 civilians have been killed in the province this year.", [("killed", 140, None)]),
        ("Gunmen killed three farmers near Maradi on Tuesday.", []),
        ("The party has won 31 seats since January.", []),
    ],
)
def test_find_totals(sentence: str, totals: list[tuple[str, int, str | None]]) -> None:
    read = reading(sentence)
    found = find_totals(read, find_figures(read))
    assert [(t.metric, t.quantity.best, t.attack_type) for t in found] == totals


@pytest.mark.parametrize(
    ("sentence", "response", "subtype", "status"),
    [
        ("Police arrested four men over the shooting.", "arrest", None, "executed"),
        ("The African Union condemned the attack.", "statement", "condemnation", "executed"),
        ("The governor imposed a curfew after the blast.", "security_measure", None, "executed"),
        ("Tunisia summoned the Italian ambassador over the strike.", "diplomatic_protest", None, "executed"),
        ("France expelled two diplomats in response to the plot.", "sanction", None, "executed"),
        ("Iraq decided to file a complaint to the Security Council.", "legal_complaint", None, "decided"),
        ("The militia vowed to avenge its commander.", "statement", "threat", "executed"),
        ("The militia threatened to avenge its commander.", "statement", "threat", "executed"),
    ],
)
def test_find_responses(sentence: str, response: str, subtype: str | None, status: str) -> None:
    (found,) = find_responses(reading(sentence))
    assert found.response_type == response
    assert found.status == status
    if subtype:
        assert found.subtype == subtype


def test_votes_are_read() -> None:
    (found,) = find_responses(reading("Parliament voted 134 to 57 to expel the foreign troops."))
    assert found.response_type == "legislative_action"
    assert found.votes == (134, 57)


@pytest.mark.parametrize(
    "sentence",
    [
        "The weather stayed cold in Bern on Tuesday.",
        "Police said the road was closed for repairs in March.",
        "The military said three rockets had landed.",
        "Doctors were not arrested.",
    ],
)
def test_find_no_responses(sentence: str) -> None:
    assert find_responses(reading(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("On 20 May 2018 missiles hit Erbil.", None),
        ("In 2018 rockets hit the Taji base.", None),
        ("On 20 May 12 rockets hit the Taji base.", 12),
        ("On Monday two missiles hit Erbil.", 2),
        ("Some 20 rockets hit the Taji base on Monday.", 20),
        ("The 2018 rocket attack on the Taji base killed two men.", None),
    ],
)
def test_how_many_of_a_weapon(sentence: str, count: int | None) -> None:
    (attack,) = read(sentence).attacks
    assert attack.weapon_count == count
