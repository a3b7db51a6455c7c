"""What one article says, at report grain: the contract between the engine and the warehouse.

One dataclass for each table of schema ``events`` (``warehouse/tables.py``), field for column. Nothing here decides
anything: rules live in the engine's rooms, merging of several articles in ``resolution`` and in dbt. Codes are those of
the public contract; figures follow the codebook (null = not stated, 0 = stated to be none).
"""

from dataclasses import dataclass, field
from datetime import date

from pipelines.values import frozen


@frozen
class AttackReport:
    """One attack as one article tells it.

    Attributes:
        trigger_start: Offset of the word that names the attack; with ``article_id`` it identifies the report.
        date_text: The words that date it, as written.
        date_basis: The rule that turned them into days.
        date_precision: UCDP's 1 (day) to 5 (longer than a month); null when no date is known.
        place_name: The place as written; ``place_id`` is its entry in the gazetteer, if it has one.
        where_precision: UCDP's 1 (exact place) to 7 (international).
        strike_count: Of a series told as one: how many strikes, when the text says.
    """

    attack_report_id: str
    article_id: str
    trigger_start: int
    attack_type: str
    stage: str
    reported_as: str
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    date_text: str | None
    date_basis: str | None
    place_name: str | None
    place_id: str | None
    country_iso3: str | None
    where_precision: int | None
    weapon_type: str | None
    weapon_count: int | None
    strike_count: int | None
    target_text: str | None


@frozen
class CasualtyReport:
    """One figure for one reported attack: outcome x victim group x nationality (or one named person).

    Attributes:
        is_correction: The text says that it takes the place of a figure given before.
        corrected_figure: The number that it takes back, null where the text doesn't say which.
    """

    casualty_report_id: str
    attack_report_id: str
    article_id: str
    outcome: str
    victim_group: str
    nationality_iso3: str | None
    victims_text: str | None
    person_name: str | None
    low: int | None
    best: int | None
    high: int | None
    is_vague: bool
    is_subset: bool
    is_correction: bool = False
    corrected_figure: int | None = None


@frozen
class AttributionReport:
    """One actor tied to one reported attack as its perpetrator, with who says so.

    Attributes:
        actor_ref: The actor's entry in the vocabulary, null for one it doesn't list.
        attribution_status: claimed, stated, blamed, suspected, denied or unclaimed; ``unclaimed`` has no actor.
        scope: ``event``, or ``series`` when it was said of a series that this attack belongs to.
    """

    attribution_report_id: str
    attack_report_id: str
    article_id: str
    actor_name: str | None
    actor_ref: str | None
    attribution_status: str
    asserted_by: str | None
    scope: str


@frozen
class TargetReport:
    """One actor or group that a reported attack was aimed at."""

    target_report_id: str
    attack_report_id: str
    article_id: str
    actor_name: str
    actor_ref: str | None


@frozen
class ResponseReport:
    """One response as one article tells it; ``same_as_attack_report_id`` is set when it is itself an attack."""

    response_report_id: str
    article_id: str
    trigger_start: int
    response_type: str
    response_subtype: str | None
    actor_name: str | None
    actor_ref: str | None
    target_name: str | None
    status: str
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    date_text: str | None
    date_basis: str | None
    votes_for: int | None
    votes_against: int | None
    same_as_attack_report_id: str | None


@frozen
class ResponseLinkReport:
    """One article tying a response to the attack it answers."""

    link_report_id: str
    response_report_id: str
    attack_report_id: str
    article_id: str
    link_type: str
    basis: str
    asserted_by: str | None
    disputed_by: str | None


@frozen
class AnsweredAttackReport:
    """An attack that a response is said to answer and that its article doesn't tell: what the words describe.

    No attack report stands behind it; ``resolution`` looks for the attack among those that other articles tell.

    Attributes:
        description: The words, as written.
        attack_type, date_start, place_name, country_iso3, killed, person_name: What the words say of it; null where
            they don't.
        link_type, basis: How the response is tied to it, as in ``ResponseLinkReport``.
    """

    answered_attack_report_id: str
    response_report_id: str
    article_id: str
    description: str
    attack_type: str | None
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    date_text: str | None
    date_basis: str | None
    place_name: str | None
    place_id: str | None
    country_iso3: str | None
    where_precision: int | None
    killed: int | None
    person_name: str | None
    link_type: str
    basis: str


@frozen
class ReportedTotal:
    """One stated total over a period or several events; never expanded into attacks.

    Attributes:
        metric: attacks, killed or wounded.
        scope_text: What is counted, as written.
        attack_type, country_iso3, victim_group, nationality_iso3: The scope as codes, null where the text doesn't
            narrow it; reconciliation compares only within them. So ``place_id`` (an entry of the gazetteer),
            ``actor_ref`` (an entry of the vocabulary, the attacker) and ``target_kind`` (the kind of place aimed at).
        is_scope_coded: The codes say all that the words say; else what is known within them may be too much.
    """

    total_id: str
    article_id: str
    metric: str
    value_low: int | None
    value_best: int | None
    value_high: int | None
    scope_text: str
    window_start: date | None
    window_end: date | None
    attack_type: str | None
    country_iso3: str | None
    victim_group: str | None
    nationality_iso3: str | None
    place_name: str | None = None
    place_id: str | None = None
    actor_name: str | None = None
    actor_ref: str | None = None
    target_kind: str | None = None
    is_scope_coded: bool = False


@frozen
class Evidence:
    """One quoted span behind one recorded value.

    Attributes:
        record_id: The key of the report it backs.
        field: The column it backs, or ``report`` for the sentence that tells the whole.
        rule: The rule or model that read it, for ``aftermath explain`` and for counting what a rule brings.
        char_start, char_end: Code points of the article's text, end exclusive.
    """

    evidence_id: str
    record_id: str
    field: str
    article_id: str
    char_start: int
    char_end: int
    quote: str
    rule: str


@dataclass
class ArticleEvents:
    """Everything the engine found in one article."""

    article_id: str
    sentence_count: int = 0
    attacks: list[AttackReport] = field(default_factory=list)
    casualties: list[CasualtyReport] = field(default_factory=list)
    attributions: list[AttributionReport] = field(default_factory=list)
    targets: list[TargetReport] = field(default_factory=list)
    responses: list[ResponseReport] = field(default_factory=list)
    links: list[ResponseLinkReport] = field(default_factory=list)
    answered: list[AnsweredAttackReport] = field(default_factory=list)
    totals: list[ReportedTotal] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
