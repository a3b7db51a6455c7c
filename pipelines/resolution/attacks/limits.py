"""What forbids that two reports are one attack, however alike they are otherwise."""

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.features import date_score, place_score, type_score


def cannot_be_one(a: ComparedReport, b: ComparedReport) -> bool:
    """Hard rules: the same article; stages, only victims, dates, types or places that exclude each other."""
    if a.report.article_id == b.report.article_id or other_victims(a, b) or other_stages(a, b):
        return True
    return date_score(a, b) is None or type_score(a, b) is None or place_score(a, b) is None


def other_victims(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether each names its only dead, and they are two people."""
    if a.killed != 1 or b.killed != 1 or not a.victims or not b.victims:
        return False
    return not {name.rpartition(" ")[2] for name in a.victims} & {name.rpartition(" ")[2] for name in b.victims}


def other_stages(a: ComparedReport, b: ComparedReport) -> bool:
    """Whether one happened and the other was stopped before or only threatened."""
    stages = {a.report.stage, b.report.stage}
    return "accomplished" in stages and not stages.isdisjoint({"foiled", "threatened"})
