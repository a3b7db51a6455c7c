"""How text is cut into words, and that the short ways to common words find what the long ones would."""

import re

import pytest

from pipelines.events.document import tokenise
from pipelines.events.times import tokens as times
from pipelines.vocabulary.tokens import TOKEN

ODD = """The U.S.-led force's 37-year-old vice-admiral, Jean-Luc O'Neill's aide, met A.B. at 5:30p.m. on the 3rd.
Müller's Żółć-based co-op/Union sold 1,200.50 of foo_bar and _baz at AT&T; it's the Joneses' 1990s 50mm B52's naïve
café... x's y' half-² no.5 l'été d'Ivoire's 'quoted' rock'n'roll's end/start end/Start e.g. e.g., mid-\u2014dash"""


@pytest.mark.parametrize("text", [ODD, ODD.upper(), ODD.lower(), ODD.replace(" ", "\n  "), ODD.replace("'", "")])
def test_short_ways_to_common_words_change_nothing(text: str) -> None:
    assert TOKEN.findall(text) == re.findall(TOKEN.pattern.split("|", 1)[1], text)
    lowered = times.lower_text(text)
    assert times.Tokens(text).words == re.findall(r"[^\W\d_]+|\d+|\s+|.", times.plain_text(lowered), re.DOTALL)


def test_tokens_know_their_offsets_and_what_they_are() -> None:
    text = "Xx \"The Ivorian's 3rd"
    found = tokenise(text, 3, len(text))
    assert [text[t.start : t.end] for t in found] == [t.text for t in found] == ['"', "The", "Ivorian", "'s", "3rd"]
    assert [t.i for t in found] == [0, 1, 2, 3, 4]
    assert [t.lower for t in found if t.is_capitalised] == ["the", "ivorian"]
    assert [t.text for t in found if not t.is_word] == ['"', "'s"]
