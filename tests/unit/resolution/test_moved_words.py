"""Words of an old text are found in the text that took its place, and nothing is found where they are gone."""

import pytest

from pipelines.resolution.moved_words import offset_in_version

SENTENCE = "Rockets struck the depot near Karim on Wednesday, killing two soldiers and wounding nine, officials said."
OTHER = "The river left its bed after three days of rain, and the harvest around Oster is expected to be poor."
OLD = f"Depot hit near Karim\n\n{OTHER} {SENTENCE} {OTHER}"


@pytest.mark.parametrize(
    "new",
    [
        OLD,
        OLD.removeprefix("Depot hit near Karim\n\n"),
        OLD.replace("killing two soldiers", "killing five soldiers"),
        f"An update was added to this article. {OLD}",
        f"{SENTENCE} {OTHER}",
        SENTENCE,
    ],
    ids=[
        "the same",
        "without its headline",
        "another figure",
        "with a line before",
        "moved to the top",
        "nothing else",
    ],
)
def test_the_words_are_found_again(new: str) -> None:
    found = offset_in_version(OLD, new, OLD.index("struck"))
    assert found is not None
    assert abs(found - new.index("struck")) <= 5


@pytest.mark.parametrize("new", ["", OTHER, "The article was taken down.", f"{OTHER} {OTHER}"])
def test_words_that_are_gone_are_not_found(new: str) -> None:
    assert offset_in_version(f"{SENTENCE} {SENTENCE}", new, SENTENCE.index("killing")) is None


def test_the_right_one_of_two_like_sentences_is_found() -> None:
    old = f"{SENTENCE.replace('Karim', 'Oster')} {OTHER} {SENTENCE}"
    new = f"{old} More was not known."
    assert offset_in_version(old, new, old.rindex("struck")) == new.rindex("struck")


@pytest.mark.parametrize("offset", [0, 10_000])
def test_an_offset_at_or_past_an_end_does_no_harm(offset: int) -> None:
    found = offset_in_version(SENTENCE, SENTENCE, offset)
    assert found is None or 0 <= found < len(SENTENCE)
