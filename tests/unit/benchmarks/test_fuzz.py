"""A short form of `python -m benchmarks.fuzz`: what must hold of every answer holds of some hundred made-up inputs."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz import __main__ as command
from benchmarks.fuzz.targets import TARGETS, Target, check_feeds_file, check_file

SHORT = {"files of every format": 60, "dates": 100, "engine": 20, "explanations": 10, "resolution": 10}


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_what_must_hold_holds(target: Target) -> None:
    @settings(max_examples=SHORT.get(target.name, 40), suppress_health_check=list(HealthCheck))
    @given(target.inputs)
    def give(value: object) -> None:
        target.check(value)

    give()


def test_a_feeds_file_of_deep_nesting_is_refused() -> None:
    check_feeds_file(b"a = " + b"[" * 100_000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.json", b"[" * 1_000_000 + b"]" * 1_000_000),
        ("a.jsonl", b'{"articleBody":' * 200_000),
        ("a.html", b"<div>" * 99_000),
        ("a.html", b"<b><i>" * 40_000 + b"x"),
        ("a.html", b"<table><tr><td>" * 5_000 + b"x"),
        ("a.xml", b"<rss version='2.0'><channel>" + b"<item>" * 4_000),
        ("a.xml", b"<rss version='2.0'><channel><item><description>" + b"&lt;b&gt;" * 50_000),
    ],
)
def test_deep_nesting_is_survived(name: str, content: bytes) -> None:
    check_file((name, content))


def test_the_command_finds_and_reports_what_breaks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(value: int) -> None:
        assert value < 5_000, "too much"
        if value % 13 == 1:
            raise KeyError(13)

    monkeypatch.setattr(command, "TARGETS", (Target("numbers", st.integers(0, 9_999), check, 1),))
    monkeypatch.setattr(sys, "argv", ["fuzz", "--inputs", "400"])
    assert command.main() == 1
    said = capsys.readouterr().out
    assert "400 inputs" in said
    assert "AssertionError: too much" in said
    assert "KeyError: 13" in said


def test_the_command_stops_what_takes_too_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def check(_: int) -> None:
        while True:
            pass

    monkeypatch.setattr(command, "MAX_SECONDS", 0.05)
    monkeypatch.setattr(command, "TARGETS", (Target("loops", st.integers(), check, 1),))
    monkeypatch.setattr(sys, "argv", ["fuzz", "--inputs", "2"])
    assert command.main() == 1
    assert "TimeLimitError" in capsys.readouterr().out


def test_every_target_has_a_name_of_its_own() -> None:
    assert len({target.name for target in TARGETS}) == len(TARGETS)


def test_the_command_stops_when_its_time_is_up(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "TARGETS", (Target("numbers", st.integers(), lambda _: None, 1),))
    monkeypatch.setattr(sys, "argv", ["fuzz", "--inputs", "5000", "--minutes", "0"])
    assert command.main() == 0
    assert "of 5,000: time was up" in capsys.readouterr().out
