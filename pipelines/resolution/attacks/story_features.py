"""What two articles, each about one attack, have in common: named numbers for the model of ``story_model.py``.

Numbers only; what each is worth was learned (``story_weights.json``), what forbids a join is in ``limits.py``. A
feature that doesn't apply is absent, not 0.
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

from pipelines.resolution.attacks.compared import ComparedReport, Story
from pipelines.resolution.attacks.features import days_apart
from pipelines.resolution.attacks.rarity import cosine
from pipelines.resolution.attacks.wording import Wording
from pipelines.vocabulary.actors import normalise_name
from pipelines.vocabulary.places import Place
from pipelines.vocabulary.places.places import distance_km

_GREAT_CITY = 500_000


def story_features(a: ComparedReport, b: ComparedReport) -> dict[str, float]:
    """All features of a pair of stories; reports without a story have none."""
    if a.story is None or b.story is None:
        return {}
    return {
        "always": 1.0,
        **_wording(a.story, b.story),
        **_people(a, b),
        **_details(a.story.passage.wording, b.story.passage.wording),
        **_published(a, b),
        **_dates(a, b),
        **_places(a, b),
        **_places_named(a, b),
        **_figures("killed", a.killed, b.killed),
        **_figures("wounded", a.wounded, b.wounded),
        "background": float(not a.report.reported_as == b.report.reported_as == "main_event"),
    }


def _wording(a: Story, b: Story) -> dict[str, float]:
    whole = cosine(a.whole.vector, b.whole.vector)
    capitals = _shared(a.whole.rare_capitals, b.whole.rare_capitals)
    words = _shared(a.whole.rare, b.whole.rare)
    in_passage = _shared(a.passage.rare_capitals, b.passage.rare_capitals)
    names = len(a.whole.rare_names & b.whole.rare_names)
    return {
        "likeness": min(whole, 0.6) * 5,
        "unlikeness": max(0.0, 0.12 - whole) * 10,
        "passage_likeness": min(cosine(a.passage.vector, b.passage.vector), 0.6) * 5,
        "rare_capitals": math.log1p(capitals),
        "rare_words": math.log1p(max(0.0, words - capitals)),
        "passage_capitals": math.log1p(in_passage),
        "names": float(min(names, 6)),
        "no_name": float(names == 0),
        "no_passage_name": float(a.passage.rare_names.isdisjoint(b.passage.rare_names)),
    }


def _shared(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    return math.fsum([ours[word] for word in ours.keys() & theirs.keys()])


def _people(a: ComparedReport, b: ComparedReport) -> dict[str, float]:
    found = {}
    for kind, ours, theirs in (
        ("victim", a.victims, b.victims),
        ("perpetrator", a.named_perpetrators, b.named_perpetrators),
    ):
        if ours and theirs:
            shared = not _last_names(ours).isdisjoint(_last_names(theirs))
            found[f"same_{kind}" if shared else f"other_{kind}"] = 1.0
    return found


def _last_names(names: Iterable[str]) -> set[str]:
    return {name.rpartition(" ")[2] for name in names}


def _details(a: Wording, b: Wording) -> dict[str, float]:
    found: dict[str, float] = {}
    for kind, ours, theirs in (
        ("age", a.ages, b.ages),
        ("street", a.streets, b.streets),
    ):
        if ours and theirs:
            shared = len(ours & theirs)
            found |= {f"same_{kind}": float(min(shared, 3))} if shared else {f"other_{kind}": 1.0}
    return found


def _published(a: ComparedReport, b: ComparedReport) -> dict[str, float]:
    if a.published_on is None or b.published_on is None:
        return {}
    return {f"published:{_bin(abs((a.published_on - b.published_on).days), (0, 1, 3, 7, 30, 180))}": 1.0}


def _dates(a: ComparedReport, b: ComparedReport) -> dict[str, float]:
    found = {}
    apart = days_apart(a, b)
    if apart is not None:
        kind = "day" if a.is_precise and b.is_precise else "period"
        found[f"{kind}:{_bin(apart, (0, 1, 3, 7, 30))}"] = 1.0
    else:
        found["undated" if a.place and b.place else "undated_unplaced"] = 1.0
        dated, other = (b, a) if a.days is None else (a, b)
        if dated.days is not None and dated.report.date_start and other.published_on:
            after = (other.published_on - dated.report.date_start).days
            found["reported:before" if after < 0 else f"reported:{_bin(after, (3, 14, 90))}"] = 1.0
    if _is_told_before(a.published_on, b) or _is_told_before(b.published_on, a):
        found["told_before"] = 1.0
    return found


def _is_told_before(published_on: date | None, other: ComparedReport) -> bool:
    """Whether an article came out before the day on which the other sets its attack."""
    start = other.report.date_start
    return bool(published_on and other.is_precise and start and published_on < start)


def _places(a: ComparedReport, b: ComparedReport) -> dict[str, float]:
    if a.place is None or b.place is None:
        return {"place:unknown": 1.0}
    if a.place.place_id == b.place.place_id:
        wide = "area" if a.place.where_precision >= 4 else "city" if a.place.population > _GREAT_CITY else "town"
        return {f"place:same_{wide}": 1.0}
    fine = "points" if max(a.place.where_precision, b.place.where_precision) <= 3 else "areas"
    return {f"place:{fine}:{_bin(int(distance_km(a.place, b.place)), (15, 50, 150, 600))}": 1.0}


def _places_named(a: ComparedReport, b: ComparedReport) -> dict[str, float]:
    """Whether each article names the town in which the other sets its attack."""
    if a.story is None or b.story is None:
        return {}
    named = [
        _names_place(other.story.whole.wording, row.place)
        for row, other in ((a, b), (b, a))
        if row.place is not None and row.place.where_precision <= 3 and other.story is not None
    ]
    if not named:
        return {}
    return {"same_town_named" if all(named) else "one_town_named" if any(named) else "other_town_named": 1.0}


def _names_place(wording: Wording, place: Place) -> bool:
    name = _last_words(place.name)
    return name in (wording.names if " " in name else wording.counts)


@cache
def _last_words(name: str) -> str:
    """The last two words of a place's name, as ``wording.py`` writes pairs of capitalised words."""
    return " ".join(normalise_name(name).split()[-2:])


def _figures(outcome: str, ours: int | None, theirs: int | None) -> dict[str, float]:
    if ours is None or theirs is None:
        return {f"{outcome}:unknown": 1.0}
    if ours == theirs:
        return {f"{outcome}:same_{min(ours, 2)}": 1.0}
    if 0 in (ours, theirs):
        return {f"{outcome}:none_or_some": 1.0}
    near = abs(ours - theirs) <= max(1.0, 0.3 * max(ours, theirs))
    return {f"{outcome}:{'near' if near else 'far'}": 1.0}


def _bin(value: int, limits: tuple[int, ...]) -> str:
    """The first limit that the value doesn't exceed, as a name."""
    return next((str(limit) for limit in limits if value <= limit), "more")
