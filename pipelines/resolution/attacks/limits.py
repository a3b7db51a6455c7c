"""What forbids that two reports are one attack, however alike they are otherwise.

Not here: what speaks for it (``scoring``, ``story_features``).
"""

from collections.abc import Iterable, Mapping

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.features import date_score, days_apart, place_score, share_victim, type_score
from pipelines.vocabulary.places.places import distance_km

UNCERTAIN_BASES = frozenset({"narrative_present", "publication_fallback", "this_week", "weekday_future", "within_span"})
"""Rules that date an attack by when it was written about, or by leaning on another event."""
_ELSEWHERE_KM = 30.0
_CONFUSED_WITHIN = 14
"""Days; two attacks of one series are taken for each other, while a date months off is rather one that was misread."""


def cannot_be_one(a: ComparedReport, b: ComparedReport) -> bool:
    """Hard rules: the same article; stages, only victims, dates, types or places that exclude each other."""
    if a.report.article_id == b.report.article_id or other_victims(a, b) or other_stages(a, b):
        return True
    return date_score(a, b) is None or type_score(a, b) is None or place_score(a, b) is None


def speak_of_one_person(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether they name one victim or perpetrator, or both passages give one age and a name of two words."""
    if share_victim(a, b) or a.named_perpetrators & b.named_perpetrators:
        return True
    if a.story is None or b.story is None:
        return False
    ours, theirs = a.story.passage, b.story.passage
    return bool(ours.wording.ages & theirs.wording.ages) and bool(ours.rare_names & theirs.rare_names)


def told_apart(a: ComparedReport, b: ComparedReport, beside: Mapping[str, Iterable[ComparedReport]]) -> bool:
    """Whether two stories are set in two places, and one article tells of an attack at the other's place too.

    Then it is that report which the other article repeats, and the wording in common is about both.

    Args:
        a: One story.
        b: A story of another article.
        beside: All reports of each article.
    """
    if place_score(a, b) is not None or _km_apart(a, b) < _ELSEWHERE_KM or speak_of_one_person(a, b):
        return False
    return any(
        _same_scene(sister, other)
        for ours, other in ((a, b), (b, a))
        for sister in beside.get(ours.report.article_id, ())
        if sister.key != ours.key
    )


def _km_apart(a: ComparedReport, b: ComparedReport) -> float:
    return distance_km(a.place, b.place) if a.place and b.place else 0.0


def _same_scene(a: ComparedReport, b: ComparedReport) -> bool:
    place = place_score(a, b)
    return place is not None and place >= 1.5 and date_score(a, b) is not None and type_score(a, b) is not None


def stories_cannot_be_one(a: ComparedReport, b: ComparedReport) -> bool:
    """Hard rules for two stories: stages, countries or certain days that exclude each other.

    Wording can outweigh a town or a far-off day that was misread, so those count in the score instead. Attacks on one
    base that are days apart share most of their names; days that both articles state are therefore a limit, unless
    they speak of one person.
    """
    if other_stages(a, b) or type_score(a, b) is None:
        return True
    if speak_of_one_person(a, b):
        return False
    # the country of a place that no table lists is read off the rest of the article: a ground to score, none to forbid
    countries = {row.report.country_iso3 for row in (a, b) if row.place}
    if len(countries - {None}) > 1 and not a.place_words & b.place_words:
        return True
    apart = days_apart(a, b)
    certain = a.is_precise and b.is_precise and not {a.report.date_basis, b.report.date_basis} & UNCERTAIN_BASES
    return certain and apart is not None and 2 <= apart <= _CONFUSED_WITHIN


def other_victims(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether each names its only dead, and they are two people."""
    if a.killed != 1 or b.killed != 1 or not a.victims or not b.victims:
        return False
    return not {name.rpartition(" ")[2] for name in a.victims} & {name.rpartition(" ")[2] for name in b.victims}


def other_stages(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether one happened and the other was stopped before or only threatened."""
    stages = {a.report.stage, b.report.stage}
    return "accomplished" in stages and not stages.isdisjoint({"foiled", "threatened"})
