"""Makes reports for the tests of this folder: only what a test is about has to be said."""

from dataclasses import dataclass, field
from datetime import date

from pipelines.events.model import (
    AnsweredAttackReport,
    ArticleEvents,
    AttackReport,
    AttributionReport,
    CasualtyReport,
    ResponseLinkReport,
    ResponseReport,
)
from pipelines.resolution.model import ArticleRecord

TAJI, BESMAYA = "in_irq_taji_base", "in_irq_besmaya_base"


@dataclass
class Desk:
    """Collects articles and what they report."""

    articles: list[ArticleRecord] = field(default_factory=list)
    events: list[ArticleEvents] = field(default_factory=list)

    def article(self, name: str, published: str | None = "2020-03-17", text: str | None = None) -> ArticleEvents:
        day = date.fromisoformat(published) if published else None
        self.articles.append(ArticleRecord(name, day, text or f"Text of {name}."))
        self.events.append(ArticleEvents(name))
        return self.events[-1]


def attack(
    article: ArticleEvents,
    start: str | None = None,
    end: str | None = None,
    *,
    place_id: str | None = None,
    place_name: str | None = None,
    country: str | None = "IRQ",
    kind: str = "rocket_attack",
    date_text: str | None = None,
    basis: str = "explicit",
    killed: int | None = None,
    victim: str | None = None,
    blamed: str | None = None,
    target: str | None = None,
    where: int = 1,
    stage: str = "accomplished",
    reported_as: str = "main_event",
) -> AttackReport:
    number = len(article.attacks)
    key = f"{article.article_id}_a{number}"
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else first
    days = (last - first).days if first and last else None
    precision = None if days is None else 1 if days == 0 else 2 if days < 7 else 4 if days <= 31 else 5
    row = AttackReport(
        attack_report_id=key,
        article_id=article.article_id,
        trigger_start=100 * number,
        attack_type=kind,
        stage=stage,
        reported_as=reported_as,
        date_start=first,
        date_end=last,
        date_precision=precision,
        date_text=date_text,
        date_basis=basis,
        place_name=place_name,
        place_id=place_id,
        country_iso3=country,
        where_precision=where,
        weapon_type=None,
        weapon_count=None,
        strike_count=None,
        target_text=target,
    )
    article.attacks.append(row)
    if killed is not None or victim:
        count = 1 if killed is None else killed
        article.casualties.append(
            CasualtyReport(
                f"{key}_c", key, article.article_id, "killed", "military", None, None, victim, count, count, count,
                False, False,
            )
        )  # fmt: skip
    if blamed:
        article.attributions.append(
            AttributionReport(f"{key}_p", key, article.article_id, blamed, None, "blamed", "Washington", "event")
        )
    return row


def response(
    article: ArticleEvents,
    kind: str,
    actor: str | None,
    start: str | None = None,
    *,
    end: str | None = None,
    subtype: str | None = None,
    votes: tuple[int, int] | None = None,
    answers: AttackReport | None = None,
    same_as: AttackReport | None = None,
    target: str | None = None,
) -> ResponseReport:
    key = f"{article.article_id}_r{len(article.responses)}"
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else first
    row = ResponseReport(
        response_report_id=key,
        article_id=article.article_id,
        trigger_start=10 * len(article.responses),
        response_type=kind,
        response_subtype=subtype,
        actor_name=actor,
        actor_ref=None,
        target_name=target,
        status="executed",
        date_start=first,
        date_end=last,
        date_precision=1 if first else None,
        date_text=None,
        date_basis="explicit" if first else None,
        votes_for=votes[0] if votes else None,
        votes_against=votes[1] if votes else None,
        same_as_attack_report_id=same_as.attack_report_id if same_as else None,
    )
    article.responses.append(row)
    if answers:
        article.links.append(
            ResponseLinkReport(
                f"{key}_l", key, answers.attack_report_id, article.article_id, "response", "explicit", None, None
            )
        )
    return row


def described(
    article: ArticleEvents,
    answer: ResponseReport,
    *,
    kind: str | None = None,
    start: str | None = None,
    place_id: str | None = None,
    place_name: str | None = None,
    country: str | None = None,
    killed: int | None = None,
    victim: str | None = None,
) -> AnsweredAttackReport:
    """An attack that a response answers and that its article only describes."""
    day = date.fromisoformat(start) if start else None
    row = AnsweredAttackReport(
        answered_attack_report_id=f"{answer.response_report_id}_d{len(article.answered)}",
        response_report_id=answer.response_report_id,
        article_id=article.article_id,
        description="the attack",
        attack_type=kind,
        date_start=day,
        date_end=day,
        date_precision=1 if day else None,
        date_text=None,
        date_basis="explicit" if day else None,
        place_name=place_name,
        place_id=place_id,
        country_iso3=country or ("IRQ" if place_id else None),
        where_precision=1 if place_id else None,
        killed=killed,
        person_name=victim,
        link_type="response",
        basis="explicit",
    )
    article.answered.append(row)
    return row
