"""A report with what its comparison with others needs, looked up once: place, people, figures, wording.

Nothing is compared here.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from pipelines.events.model import ArticleEvents, AttackReport
from pipelines.resolution.attacks.wording import Wording
from pipelines.resolution.days import days_told
from pipelines.resolution.model import ArticleRecord
from pipelines.vocabulary.actors import normalise_name
from pipelines.vocabulary.places import Place, PlaceIndex, load_countries

_WORD = re.compile(r"\w{4,}")
_GENERIC_WORDS = """
base bases military camp forces force troops soldiers convoy people civilians market town village area house building
coalition targets target positions position near district police station checkpoint
"""
_GENERIC_TARGET_WORDS = frozenset(_GENERIC_WORDS.split())


@dataclass(frozen=True)
class WeighedWording:
    """What a text says, and how rare it is among all texts (``rarity.py``).

    Attributes:
        vector: Weights of its weightiest words, of length one in all.
        rare: Weights of its rare words; ``rare_capitals`` of those that are always capitalised.
        rare_names: Those of its pairs of capitalised words that few articles hold.
    """

    wording: Wording
    vector: Mapping[str, float]
    rare: Mapping[str, float]
    rare_capitals: Mapping[str, float]
    rare_names: frozenset[str]


@dataclass(frozen=True)
class Story:
    """The wording of an article that is about one attack.

    Attributes:
        whole: Of the title and the whole text.
        passage: Of the title and the words around the one that names the attack.
    """

    whole: WeighedWording
    passage: WeighedWording


@dataclass(frozen=True)
class ComparedReport:
    """A report with what the comparison needs, looked up once.

    Attributes:
        killed: Attackers and parts of other figures left out.
        perpetrators: Actors' keys; ``named_perpetrators`` are names as written, of persons and groups.
        story: Its article's wording, when the article is about this attack.
    """

    report: AttackReport
    published_on: date | None
    place: Place | None
    place_words: frozenset[str]
    victims: frozenset[str]
    killed: int | None
    wounded: int | None
    perpetrators: frozenset[str]
    named_perpetrators: frozenset[str]
    target_words: frozenset[str]
    story: "Story | None" = None

    @property
    def key(self) -> str:
        """The report's."""
        return self.report.attack_report_id

    @property
    def days(self) -> int | None:
        """Length of the interval in days, None when undated. A stand-in date is no date."""
        return days_told(self.report)

    @property
    def is_precise(self) -> bool:
        """Dated to two days at most: a day, or the night between two."""
        return self.days is not None and self.days <= 2

    @property
    def is_placed(self) -> bool:
        """Set in anything smaller than a country."""
        return self.place.kind != "country" if self.place else bool(self.place_words)


def compared_reports(
    events: ArticleEvents,
    articles: Mapping[str, ArticleRecord],
    actor_of: Mapping[str, str],
    places: PlaceIndex,
) -> Iterator[ComparedReport]:
    """Every reported attack, ready to be compared; arguments as of ``resolve_attacks``."""
    victims: dict[str, set[str]] = defaultdict(set)
    killed: dict[str, int] = {}
    wounded: dict[str, int] = {}
    for row in events.casualties:
        if row.person_name:
            victims[row.attack_report_id].add(normalise_name(row.person_name))
        number = row.best if row.best is not None else row.low
        if row.is_subset or number is None:
            continue
        if row.outcome == "killed" and row.victim_group != "perpetrator":
            killed[row.attack_report_id] = killed.get(row.attack_report_id, 0) + number
        elif row.outcome == "wounded":
            wounded[row.attack_report_id] = wounded.get(row.attack_report_id, 0) + number
    perpetrators: dict[str, set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for attribution in events.attributions:
        actor = actor_of.get(attribution.attribution_report_id)
        name = attribution.actor_name
        if name and name[0].isupper() and attribution.attribution_status != "denied":
            named[attribution.attack_report_id].add(normalise_name(name))
        # a denial says who it wasn't; said of a series, it says little of one attack
        if actor and attribution.attribution_status != "denied" and attribution.scope == "event":
            # "American warplanes" and "the United States" are one attacker
            state = f"gov_{actor.removeprefix('mil_')}" if actor.startswith("mil_") else actor
            perpetrators[attribution.attack_report_id].add(state)
    for attack in events.attacks:
        article = articles.get(attack.article_id)
        yield ComparedReport(
            report=attack,
            published_on=article.published_on if article else None,
            place=places.by_id(attack.place_id),
            place_words=frozenset(content_words(_name_in(attack.place_name))),
            victims=frozenset(victims.get(attack.attack_report_id, ())),
            killed=killed.get(attack.attack_report_id),
            wounded=wounded.get(attack.attack_report_id),
            named_perpetrators=frozenset(named.get(attack.attack_report_id, ())),
            perpetrators=frozenset(perpetrators.get(attack.attack_report_id, ())),
            target_words=frozenset(content_words(attack.target_text)),
        )


def _name_in(place: str | None) -> str | None:
    """A place name, None for words that describe one ("the largest Iraqi base", "a market")."""
    words = [word for word in (place or "").split() if any(letter.isupper() for letter in word)]
    return place if any(content_words(word) for word in words) else None


def content_words(text: str | None) -> list[str]:
    """Words of a name or a target that tell it from others: no "base", no "Iraqi"."""
    words = _WORD.findall(normalise_name(text or ""))
    return [word for word in words if word not in _GENERIC_TARGET_WORDS and word not in _country_words()]


@cache
def _country_words() -> frozenset[str]:
    """Countries and peoples: "Iraqi" is no more the name of a base than "base" is."""
    return frozenset(normalise_name(name.surface) for name in load_countries().by_surface.values())
