"""How likely two reports are one attack, and by which rule: the sum of what they agree in.

Not here: each agreement by itself (``features``), and articles' wording, which a trained model weighs
(``story_model``).
"""

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.features import date_score, detail_score, place_score, share_victim, type_score
from pipelines.resolution.attacks.limits import other_stages, other_victims

JOIN_AT = 5.0
"""Score from which two dated reports are one: the same town (2 or 3) and day (3) suffice when types agree."""


def pair_score(a: ComparedReport, b: ComparedReport) -> tuple[float, str] | None:
    """Score and rule of a pair, or None when it must not be joined."""
    if a.report.article_id == b.report.article_id or other_victims(a, b) or other_stages(a, b):
        return None
    place, day, kind = place_score(a, b), date_score(a, b), type_score(a, b)
    if place is None or day is None or kind is None:
        return None
    detail, evidence = detail_score(a, b)
    score = place + day + kind + detail
    if share_victim(a, b):
        return score + 4.0, "shared_victim"
    if a.days is None or b.days is None or a.is_precise != b.is_precise:
        return None  # left to join_loosely_dated, which looks at all candidates together
    if place >= 2.0:
        if not a.is_precise:
            return score, "same_place_same_period"
        return score, "same_place_after_night" if day == 2.0 else "same_place_same_day"
    # a province, a country or no place in common says too little alone
    return (score, "same_area_and_figures") if evidence else None
