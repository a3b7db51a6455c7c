"""Every evidence span is exact, whatever characters stand around it; titles are never quoted, open days stay open."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest
from expected_news import read

from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents

PLAIN = (
    "A car bomb killed nine people and wounded 14 others in Jalalabad late on Monday, the governor's spokesman said on "
    "Tuesday.\n\n"
    '"We heard the blast from the bazaar," said Zarmina, a teacher.\n\n'
    "The Taliban denied any part in it. President Ashraf Ghani condemned the attack and police arrested two men.\n\n"
    "In retaliation for Monday's bombing, Afghan jets bombed a Taliban camp in Khogyani on Tuesday, killing at least "
    "six fighters.\n\n"
    "Since June, there have been 12 bombings in Nangarhar, killing 61 people.\n"
)


def unaltered(text: str) -> str:
    return text


def no_break_spaces(text: str) -> str:
    return text.replace(" ", "\u00a0")


def some_thin_spaces(text: str) -> str:
    return text.replace(" in ", " in\u2009").replace(" on ", "\u202fon\u00a0")


def curly_quotes(text: str) -> str:
    return text.replace("'", "’").replace('"We', "“We").replace(',"', ",”")


def emoji_between(text: str) -> str:
    return text.replace(". ", ". 🚨 ").replace("\n\n", "\n\n👩‍👩‍👧 ")


def combining_marks(text: str) -> str:
    return unicodedata.normalize("NFD", text.replace("Zarmina", "Zármïna").replace("bazaar", "bāzār"))


def windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def right_to_left_marks(text: str) -> str:
    return text.replace("Taliban", "\u200fTaliban\u200e").replace("Jalalabad", "Jalalabad (\u202bجلال آباد\u202c)")


def byte_order_mark(text: str) -> str:
    return "\ufeff" + text


def soft_hyphens(text: str) -> str:
    return text.replace("spokesman", "spokes\u00admen").replace("retaliation", "retali\u00adation")


def lone_surrogate(text: str) -> str:
    return text.replace("teacher", "teacher \ud83d")


ALTERATIONS = [
    unaltered,
    no_break_spaces,
    some_thin_spaces,
    curly_quotes,
    emoji_between,
    combining_marks,
    windows_line_ends,
    right_to_left_marks,
    byte_order_mark,
    soft_hyphens,
    lone_surrogate,
]


def assert_exact(text: str, events: ArticleEvents) -> None:
    for item in events.evidence:
        assert 0 <= item.char_start < item.char_end <= len(text)
        assert text[item.char_start : item.char_end] == item.quote


@pytest.mark.parametrize("alter", ALTERATIONS, ids=lambda f: f.__name__)
def test_every_quote_equals_the_text(alter) -> None:  # type: ignore[no-untyped-def]
    text = alter(PLAIN)
    events = read(text)
    assert events.evidence
    assert_exact(text, events)


@pytest.mark.parametrize(
    "alter",
    [no_break_spaces, some_thin_spaces, curly_quotes, windows_line_ends, byte_order_mark],
    ids=lambda f: f.__name__,
)
def test_typography_changes_nothing_that_is_read(alter) -> None:  # type: ignore[no-untyped-def]
    def told(events: ArticleEvents) -> list[tuple[object, ...]]:
        attacks = {a.attack_report_id: a for a in events.attacks}
        return [
            *((a.attack_type, a.date_start, a.date_end, a.country_iso3) for a in events.attacks),
            *((attacks[c.attack_report_id].attack_type, c.outcome, c.low, c.best, c.high) for c in events.casualties),
            *((r.response_type, r.response_subtype) for r in events.responses),
            *((t.metric, t.value_best) for t in events.totals),
        ]

    assert told(read(PLAIN))
    assert told(read(alter(PLAIN))) == told(read(PLAIN))


def test_every_record_has_evidence_and_all_evidence_has_a_record() -> None:
    events = read(PLAIN)
    backed = {e.record_id for e in events.evidence}
    records = {
        *(a.attack_report_id for a in events.attacks),
        *(c.casualty_report_id for c in events.casualties),
        *(a.attribution_report_id for a in events.attributions),
        *(r.response_report_id for r in events.responses),
        *(x.link_report_id for x in events.links),
        *(t.total_id for t in events.totals),
    }
    assert min(map(len, (events.attacks, events.casualties, events.responses, events.links, events.totals))) > 0
    assert records <= backed
    assert backed <= records | {t.target_report_id for t in events.targets}
    assert len({e.evidence_id for e in events.evidence}) == len(events.evidence)


@pytest.mark.parametrize(
    ("sentence", "actor_name", "status", "quote"),
    [
        ("The Taliban claimed the attack.", "Taliban", "claimed", "Taliban claimed"),
        ("The attack was claimed by the Taliban.", "Taliban", "claimed", "claimed by the Taliban"),
        (
            "Responsibility for the blast, which broke windows a mile away, was claimed by Boko Haram.",
            "Boko Haram",
            "claimed",
            "claimed by Boko Haram",
        ),
        ("Officials blamed Boko Haram for the attack.", "Boko Haram", "blamed", "blamed Boko Haram"),
        ("The attack was blamed on Boko Haram.", "Boko Haram", "blamed", "blamed on Boko Haram"),
        ("Boko Haram was blamed for the attack.", "Boko Haram", "blamed", "Boko Haram was blamed"),
        ("Boko Haram denied involvement.", "Boko Haram", "denied", "Boko Haram denied"),
    ],
)
def test_who_did_it_is_quoted_whether_named_before_or_after_the_verb(
    sentence: str, actor_name: str, status: str, quote: str
) -> None:
    text = f"A car bomb killed nine people in Gombe on Friday. {sentence}"
    events = read(text)
    assert_exact(text, events)
    assert [(actor_name in (a.actor_name or ""), a.attribution_status) for a in events.attributions] == [(True, status)]
    assert [quote in e.quote for e in events.evidence if e.field == "attribution_status"] == [True]


def test_a_day_is_quoted_as_written() -> None:
    events = read("Gunmen killed two guards in Sabha on Monday, 12\u00a0August.")
    (attack,) = events.attacks
    assert attack.date_text
    quotes = [e.quote for e in events.evidence if e.field.startswith("date")]
    assert attack.date_text in quotes


def test_a_title_is_never_quoted() -> None:
    text = "Nine people died when a blast tore through a mosque in Gombe on Friday, rescuers said."
    title = "Truck bomb kills nine in Quxville"
    with_title, without = read(text, title=title), read(text)
    assert_exact(text, with_title)
    assert not [e for e in with_title.evidence if "Quxville" in e.quote or "Truck" in e.quote]
    assert with_title.attacks
    assert [a.place_name for a in with_title.attacks] == [a.place_name for a in without.attacks]
    assert [(a.date_start, a.date_end) for a in with_title.attacks] == [
        (a.date_start, a.date_end) for a in without.attacks
    ]


@pytest.mark.parametrize("language", ["fr", "ar", "es", "de"])
def test_an_article_known_not_to_be_english_gives_nothing(language: str) -> None:
    events = Engine().read("art_x", PLAIN, "A car bomb", date(2019, 8, 14), language)
    assert events == ArticleEvents("art_x")


def test_an_article_of_unknown_language_is_read() -> None:
    assert Engine().read("art_x", PLAIN, None, date(2019, 8, 14), None).attacks


def test_an_undated_article_leaves_relative_days_open() -> None:
    events = read(PLAIN, published=None)
    assert events.attacks
    assert {(a.date_start, a.date_end) for a in events.attacks} == {(None, None)}
    assert {(t.window_start, t.window_end) for t in events.totals} <= {(None, None)}


def test_an_undated_article_keeps_full_dates() -> None:
    (attack,) = read("Gunmen killed two guards in Sabha on 3 March 2018.", published=None).attacks
    assert attack.date_start == attack.date_end == date(2018, 3, 3)


def test_keys_follow_the_article() -> None:
    first = Engine().read("art_1", PLAIN, None, date(2019, 8, 14))
    second = Engine().read("art_2", PLAIN, None, date(2019, 8, 14))
    assert not {a.attack_report_id for a in first.attacks} & {a.attack_report_id for a in second.attacks}
    assert [replace(a, attack_report_id="", article_id="") for a in first.attacks] == [
        replace(a, attack_report_id="", article_id="") for a in second.attacks
    ]
