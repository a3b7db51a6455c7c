"""What a short news text should yield, and the comparison with what the engine read from it.

Only a test's own concern has to be said: a field left out isn't compared, save that the number of attacks always is.
Threatened and alleged attacks are not attacks that happened, so they don't count among ``attacks``.
"""

from dataclasses import dataclass
from datetime import date
from types import EllipsisType

import pytest
from _pytest.mark import ParameterSet

from pipelines.events.engine import Engine
from pipelines.events.model import ArticleEvents, AttackReport

ANY = ...
Bounds = tuple[int | None, int | None, int | None]

WEDNESDAY = "2019-08-14"  # the day before is Tuesday the 13th, the Sunday before the 11th
BY_ARMS = "armed_assault|shooting|other"  # "gunmen killed", "gunmen attacked": the guideline takes any of them
HAPPENED = ("accomplished", "attempted", "foiled")
NO_ATTACK: tuple["Attack", ...] = ()


@dataclass(frozen=True)
class Attack:
    """One attack that a text should yield.

    Attributes:
        kind: Its type, or several separated by ``|`` where the text leaves the choice open.
        days: ``2019-08-12``, or two of them with ``/``; ``unknown`` for an attack whose day the text doesn't tell.
        place: Words that the name of the place holds; None for no place.
        killed, wounded: Low, best and high summed over all figures that aren't parts of others; None for no figure.
        figures: All (outcome, group, best) that aren't parts of others, in any order.
        parts: The best value of every figure that is a part of another one.
        by: All (status, part of the actor's name) of its attributions, in any order.
    """

    kind: str
    days: str | EllipsisType = ANY
    place: str | EllipsisType | None = ANY
    killed: Bounds | EllipsisType | None = ANY
    wounded: Bounds | EllipsisType | None = ANY
    figures: tuple[tuple[str, str, int | None], ...] | EllipsisType = ANY
    parts: tuple[int, ...] | EllipsisType = ANY
    nations: tuple[tuple[str, int], ...] | EllipsisType = ANY
    persons: tuple[str, ...] | EllipsisType = ANY
    by: tuple[tuple[str, str | None], ...] | EllipsisType = ANY
    stage: str | EllipsisType = ANY
    weapon_count: int | EllipsisType | None = ANY
    strike_count: int | EllipsisType | None = ANY


@dataclass(frozen=True)
class Response:
    """One response that a text should yield; ``answers`` is the number, in order of the text, of the attack it "
    "answers."""

    kind: str
    actor: str | EllipsisType = ANY
    answers: int | EllipsisType = ANY
    link: str | EllipsisType = ANY
    subtype: str | EllipsisType = ANY
    votes: tuple[int, int] | EllipsisType = ANY
    status: str | EllipsisType = ANY


@dataclass(frozen=True)
class News:
    """One text and what it should yield.

    Attributes:
        responses: All responses, in order of the text; left out: not compared.
        totals: All totals as (metric, low, best), in any order; left out: not compared.
        reason: Why today's engine gets it wrong, in plain words; None where it is right.
    """

    name: str
    text: str
    attacks: tuple[Attack, ...]
    responses: tuple[Response, ...] | EllipsisType = ANY
    totals: tuple[tuple[str, int | None, int | None], ...] | EllipsisType = ANY
    title: str | None = None
    published: str | None = WEDNESDAY
    reason: str | None = None


def told(*news: News) -> pytest.MarkDecorator:
    """Parametrises a test with texts; what the engine gets wrong today must start to fail here once it is right."""
    return pytest.mark.parametrize(
        "news",
        [
            pytest.param(
                item, id=item.name, marks=[pytest.mark.xfail(strict=True, reason=item.reason)] if item.reason else []
            )
            for item in news
        ],
    )


def wrong(reason: str, *values: object) -> ParameterSet:
    """Values of a parametrised test that today's engine gets wrong, with the reason in plain words."""
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


def read(text: str, published: str | None = WEDNESDAY, title: str | None = None) -> ArticleEvents:
    """The engine's reading of a text."""
    return Engine().read("art_test", text, title, date.fromisoformat(published) if published else None)


def happened(events: ArticleEvents) -> list[AttackReport]:
    """The attacks that happened or were tried, in order of the text."""
    return sorted((a for a in events.attacks if a.stage in HAPPENED), key=lambda a: a.trigger_start)


def _bounds(events: ArticleEvents, attack: AttackReport, outcome: str) -> Bounds | None:
    figures = [
        c
        for c in events.casualties
        if c.attack_report_id == attack.attack_report_id and c.outcome == outcome and not c.is_subset
    ]
    if not figures:
        return None

    def add(values: list[int | None]) -> int | None:
        known = [v for v in values if v is not None]
        return sum(known) if len(known) == len(values) else None

    return add([f.low for f in figures]), add([f.best for f in figures]), add([f.high for f in figures])


def _check_attack(events: ArticleEvents, got: AttackReport, want: Attack) -> None:
    assert got.attack_type in want.kind.split("|"), f"type {got.attack_type}"
    if want.days == "unknown":
        assert got.date_start is None or got.date_precision == 5, f"dated {got.date_start} by {got.date_basis}"
    elif want.days is not ANY:
        first, _, last = want.days.partition("/")
        assert (str(got.date_start), str(got.date_end)) == (first, last or first), f"dated by {got.date_basis}"
    if want.place is None:
        assert got.place_name is None
    elif want.place is not ANY:
        assert want.place.lower() in (got.place_name or "").lower(), f"placed in {got.place_name!r}"
    for outcome in ("killed", "wounded"):
        bounds = getattr(want, outcome)
        if bounds is not ANY:
            assert _bounds(events, got, outcome) == bounds, f"{outcome} {_bounds(events, got, outcome)}"
    mine = [c for c in events.casualties if c.attack_report_id == got.attack_report_id]
    if want.figures is not ANY:
        found = sorted((c.outcome, c.victim_group, c.best) for c in mine if not c.is_subset)
        assert found == sorted(want.figures)
    if want.parts is not ANY:
        assert sorted(c.best or 0 for c in mine if c.is_subset) == sorted(want.parts)
    if want.nations is not ANY:
        nations = sorted((c.nationality_iso3 or "-", c.best or 0) for c in mine if not c.is_subset)
        assert nations == sorted(want.nations)
    if want.persons is not ANY:
        names = sorted(c.person_name for c in mine if c.person_name)
        assert len(names) == len(want.persons)
        for person, name in zip(sorted(want.persons), names, strict=True):
            assert person in name
    if want.by is not ANY:
        by = [a for a in events.attributions if a.attack_report_id == got.attack_report_id]
        seen = [(a.attribution_status, a.actor_name) for a in by]
        assert len(seen) == len(want.by), f"attributed to {seen}"
        for status, actor in want.by:
            assert any(s == status and (actor or "").lower() in (n or "").lower() for s, n in seen), seen
    for field in ("stage", "weapon_count", "strike_count"):
        if getattr(want, field) is not ANY:
            assert getattr(got, field) == getattr(want, field), field


def _check_responses(events: ArticleEvents, attacks: list[AttackReport], wanted: tuple[Response, ...]) -> None:
    responses = sorted(events.responses, key=lambda r: r.trigger_start)
    assert [r.response_type for r in responses] == [r.kind for r in wanted]
    for got, want in zip(responses, wanted, strict=True):
        links = [x for x in events.links if x.response_report_id == got.response_report_id]
        if want.actor is not ANY:
            assert want.actor.lower() in (got.actor_name or "").lower(), f"actor {got.actor_name!r}"
        if want.answers is not ANY:
            assert [x.attack_report_id for x in links] == [attacks[want.answers].attack_report_id]
        if want.link is not ANY:
            assert [x.link_type for x in links] == [want.link]
        if want.subtype is not ANY:
            assert got.response_subtype == want.subtype
        if want.votes is not ANY:
            assert (got.votes_for, got.votes_against) == want.votes
        if want.status is not ANY:
            assert got.status == want.status


def check(news: News) -> None:
    """Reads a text and compares what it yields with what it should."""
    events = read(news.text, news.published, news.title)
    attacks = happened(events)
    shown = [(a.attack_type, a.place_name, str(a.date_start)) for a in attacks]
    assert len(attacks) == len(news.attacks), f"attacks read: {shown}"
    for got, want in zip(attacks, news.attacks, strict=True):
        _check_attack(events, got, want)
    if news.responses is not ANY:
        _check_responses(events, attacks, news.responses)
    if news.totals is not ANY:
        assert sorted((t.metric, t.value_low or 0, t.value_best or 0) for t in events.totals) == sorted(
            (metric, low or 0, best or 0) for metric, low, best in news.totals
        )
