"""When and where an incident was, in the notation of MUC-4: "02 FEB 90", "- 04 FEB 90", "COLOMBIA: CALI (CITY)"."""

import csv
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from pipelines.events.article_reading import ArticleReading
from pipelines.events.learned.features import cues
from pipelines.events.learned.incidents import Incident, Telling
from pipelines.events.setting import is_speech_time
from pipelines.vocabulary.places.countries import load_countries
from pipelines.vocabulary.places.places import Place

PLACES = Path(__file__).with_name("places.csv")
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_KINDS = {"town": "CITY", "admin1": "DEPARTMENT", "district": "MUNICIPALITY", "neighbourhood": "NEIGHBORHOOD"}
SCOPE = frozenset("ARG BOL CHL COL ECU SLV GTM HND PER".split())
"""The nine countries whose incidents MUC-4 asks for."""
_LONGEST = 6


def notation(day: date) -> str:
    """A day as MUC-4 writes it."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def date_of(incident: Incident, article: ArticleReading) -> str | None:
    """The date slot: a day or an interval that the incident's sentences give, else "not after the report"."""
    published = article.document.published_on
    for telling in sorted(incident.tellings, key=lambda t: -t.probability):
        found = _day_in(telling)
        if found and (published is None or found[0] <= published):
            lo, hi = found
            return notation(lo) if lo == hi else f"{notation(lo)} - {notation(hi)}"
    return f"- {notation(published)}" if published else None


def _day_in(telling: Telling) -> tuple[date, date] | None:
    reading = telling.reading
    marks = [i for i, _, _ in cues(reading)]
    best: tuple[int, tuple[date, date]] | None = None
    for start, end, time in reading.times:
        if time.lo is None or time.hi is None or time.kind != "date" or (time.precision or 9) > 2:
            continue
        if is_speech_time(reading, start, end):
            continue
        distance = min((abs(start - i) for i in marks), default=99)
        if best is None or distance < best[0]:
            lo, hi = time.lo, time.hi
            if time.is_night and lo == hi:
                hi = lo + timedelta(days=1)
            best = (distance, (lo, hi))
    return best[1] if best else None


# ---------------------------------------------------------------------- places
@cache
def _known() -> dict[str, str]:
    """Place names with the path MUC-4's annotators gave them."""
    with PLACES.open(encoding="utf-8", newline="") as rows:
        return {row["name"]: row["path"] for row in csv.DictReader(rows)}


def place_of(incident: Incident, article: ArticleReading) -> str | None:
    """The location slot: the country and the narrowest place that the incident's sentences name."""
    country = _country_of(incident, article)
    best: tuple[float, str] | None = None
    for telling in incident.tellings:
        for distance, path in _paths_in(telling, country):
            score = telling.probability - 0.02 * distance + 0.15 * path.count(":")
            if best is None or score > best[0]:
                best = (score, path)
    if best:
        return best[1]
    return country


def _paths_in(telling: Telling, country: str | None) -> list[tuple[int, str]]:
    words = telling.reading.words
    marks = [i for i, _, _ in cues(telling.reading)] or [0]
    found = []
    i = 0
    while i < len(words):
        for k in range(min(_LONGEST, len(words) - i), 0, -1):
            path = _known().get(" ".join(words[i : i + k]))
            if path and ":" in path and _is_place_here(words, i):
                found.append((min(abs(i - m) for m in marks), path))
                i += k - 1
                break
        else:
            path = _gazetteer_path(telling, i, country)
            if path:
                found.append((min(abs(i - m) for m in marks), path))
        i += 1
    return found


def _is_place_here(words: Sequence[str], i: int) -> bool:
    return (i > 0 and words[i - 1] in _BEFORE) or any(w in _BEFORE for w in words[max(0, i - 4) : i])


_BEFORE = frozenset("in at near of from to outside around between on , and along toward throughout the".split())


def _gazetteer_path(telling: Telling, i: int, country: str | None) -> str | None:
    name = telling.reading.name_at(i)
    if name is None or name.start != i or name.actor or name.country or not name.places:
        return None
    inside = [p for p in name.places if country is None or country_name(p.country_iso3) == country]
    if not inside or not _is_place_here(telling.reading.words, i):
        return None
    place = max(inside, key=lambda p: p.population)
    return _path(place)


def _path(place: Place) -> str | None:
    kind = _KINDS.get(place.kind)
    country = country_name(place.country_iso3)
    if kind is None or country is None:
        return country
    return f"{country}: {place.name.upper()} ({kind})"


@cache
def country_name(iso3: str | None) -> str | None:
    """A country as MUC-4 writes it."""
    if iso3 == "USA":
        return "UNITED STATES"
    return next((c.name.upper() for c in load_countries() if c.iso3 == iso3), None)


def _country_of(incident: Incident, article: ArticleReading) -> str | None:
    """The country that the incident's sentences name, else that of the report."""
    counts: Counter[str] = Counter()
    for telling in incident.tellings:
        for name in telling.reading.names:
            if name.iso3:
                before = telling.reading.words[name.start - 1] if name.start else ""
                weight = 3 if name.places and not name.country else 2 if before == "in" else 1
                counts[name.iso3] += weight * (2 if name.iso3 in SCOPE else 1)
    if counts:
        top = max(counts.values())
        first = [iso for iso, n in counts.items() if n == top]
        main = article.countries
        return country_name(max(first, key=lambda iso: main[iso]))
    ranked = [iso for iso, _ in article.countries.most_common()]
    return country_name(next((iso for iso in ranked if iso in SCOPE), ranked[0] if ranked else None))
