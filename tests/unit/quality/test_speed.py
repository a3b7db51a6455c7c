"""The sentence in which commands say their speed can be read back, among whatever else they print."""

import pytest

from pipelines.quality.speed import Speed, parse_speed


def test_a_speed_is_read_back_from_what_a_command_printed() -> None:
    speed = Speed(articles=2400, words=1_234_567, cpu_seconds=30.5)
    assert parse_speed(f"attack   0.9\n{speed}\n606 expressions") == speed


def test_articles_are_counted_as_if_they_had_500_words() -> None:
    assert Speed(articles=3, words=50_000, cpu_seconds=2.0).articles_a_second == 50.0
    assert "50 articles of 500 words a second on one core" in str(Speed(3, 50_000, 2.0))


def test_nothing_read_in_no_time_is_no_speed() -> None:
    assert Speed(0, 0, 0.0).articles_a_second == 0.0


@pytest.mark.parametrize("printed", ["", "2400 articles, 80 a second", "the speed: 1 articles, 1 words in 1 CPU s"])
def test_what_says_no_speed_gives_none(printed: str) -> None:
    assert parse_speed(printed) is None
