"""When and where an incident was, in the notation of MUC-4: "02 FEB 90", "- 04 FEB 90", "COLOMBIA: CALI (CITY)"."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache

from benchmarks.muc4.truecase import small_words
from pipelines.events.article_reading import ArticleReading
from pipelines.events.learned.incidents import Incident
from pipelines.events.learned.models import Model
from pipelines.events.learned.reader import YES
from pipelines.events.learned.when import Candidate, candidates_of, when_features
from pipelines.events.learned.where import PlaceCandidate, where_features
from pipelines.events.reading import Reading
from pipelines.vocabulary.places.countries import load_countries
from pipelines.vocabulary.places.places import Place, load_places

_BEFORE = 3
_AFTER = 1
_MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_LARGE = 10_000
"""Inhabitants from which a town is written as a city, without its division."""
_WELL_KNOWN = 50_000
"""Inhabitants of a town from which it is meant rather than the division of its name."""
_DIVISIONS = {"ARG": "PROVINCE", "ECU": "PROVINCE", "CHL": "REGION"}
"""What a first-level division is called; "DEPARTMENT" in the other countries."""
_DIVISION_NAME = re.compile(r"^(?:DEPARTMENT|PROVINCE|REGION) OF | (?:DEPARTMENT|PROVINCE|REGION)$")
_DIVISION_WORDS = frozenset("department province region departments provinces".split())
SCOPE = frozenset("ARG BOL CHL COL ECU SLV GTM HND PER".split())
"""The nine countries whose incidents MUC-4 asks for."""
_LONGEST = 6
_QUARTERS = {"neighborhood": "NEIGHBORHOOD", "neighbourhood": "NEIGHBORHOOD", "suburb": "SUBURB"}
_PARTICLES = frozenset("de del la las los el y".split())
_UNKNOWN = "FILED"
"""The kind of a candidate that no sentence names: where the report was filed."""


def notation(day: date) -> str:
    """A day as MUC-4 writes it."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year % 100:02d}"


def date_of(incident: Incident, article: ArticleReading, model: Model | None, least: float) -> str | None:
    """The date slot: a day or an interval that the text gives the incident, else "not after the report"."""
    told_on = article.document.published_on
    candidates = candidates_of(incident, article.readings)
    best: tuple[float, str] | None = None
    for candidate in candidates if model else ():
        if told_on is not None and candidate.lo > told_on:
            continue
        features = when_features(candidate, incident, candidates, told_on)
        probability = model.classify(features).get(YES, 0.0) if model else 0.0
        if probability >= least and (best is None or probability > best[0]):
            best = (probability, in_notation(candidate))
    if best:
        return best[1]
    return f"- {notation(told_on)}" if told_on else None


def in_notation(candidate: Candidate) -> str:
    """The days of an expression as MUC-4 writes them."""
    if candidate.lo == candidate.hi:
        return notation(candidate.lo)
    return f"{notation(candidate.lo)} - {notation(candidate.hi)}"


# ---------------------------------------------------------------------- places
@cache
def _known() -> dict[str, tuple[Place, ...]]:
    """Towns and divisions of the nine countries by name without case; names that are common words are left out."""
    found: dict[str, list[Place]] = {}
    for surface, places in load_places().names():
        name = surface.lower()
        inside = [p for p in places if p.country_iso3 in SCOPE and p.kind in ("town", "admin1")]
        if inside and len(name) > 2 and name not in small_words():
            found.setdefault(name, []).extend(inside)
    return {name: tuple(places) for name, places in found.items()}


def place_of(
    incident: Incident, article: ArticleReading, dateline: str, model: Model | None, least: float
) -> str | None:
    """The location slot: the place that the text gives the incident, else its country."""
    country = country_of(incident, article, dateline)
    candidates = places_near(incident, article.readings, country, dateline)
    best: tuple[float, str] | None = None
    for candidate in candidates if model else ():
        probability = model.classify(where_features(candidate, incident, candidates)).get(YES, 0.0) if model else 0.0
        if probability >= least and (best is None or probability > best[0]):
            best = (probability, candidate.path)
    return best[1] if best else country


def places_near(
    incident: Incident, readings: Sequence[Reading], country: str | None, dateline: str
) -> list[PlaceCandidate]:
    """The places of a country named in an incident's sentences, those around them and the dateline."""
    told = {t.position for t in incident.tellings}
    near = {p + d for p in told for d in range(-_BEFORE, _AFTER + 1)} | {0, 1}
    city = dateline_path(dateline)
    everywhere = [_paths_in(reading, country, city) for reading in readings]
    named = Counter(path for paths in everywhere for _, _, path in paths)
    most = max(named.values(), default=0)
    found = []
    for position in sorted(p for p in near if 0 <= p < len(readings)):
        gap = min((position - p for p in told), key=abs)
        for start, end, path in everywhere[position]:
            if country is None or path.split(":")[0] == country:
                kind, n = path[path.rfind("(") + 1 : -1], named[path]
                candidate = PlaceCandidate(path, kind, readings[position], start, end, gap, path == city, n, n == most)
                found.append(candidate)
    if city and readings and city.split(":")[0] == country:
        found.append(PlaceCandidate(city, _UNKNOWN, readings[0], 0, 0, 0, True, named[city], named[city] == most))
    return found


def _paths_in(reading: Reading, country: str | None, filed_from: str | None) -> list[tuple[int, int, str]]:
    """The places that a sentence names, as paths: those of the gazetteer, the capital, and quarters of towns."""
    found = _gazetteer_paths(reading, country)
    capital = _capital_of(country)
    if capital:
        found += [
            (i, i + 1, capital) for i, word in enumerate(reading.words) if _is_the_capital(reading.words, i, word)
        ]
    city = next((path for _, _, path in found if path.endswith("(CITY)")), filed_from)
    if city and (country is None or city.split(":")[0] == country):
        found += _quarters(reading, city)
    return sorted(found)


def _is_the_capital(words: Sequence[str], i: int, word: str) -> bool:
    after = words[i + 1] if i + 1 < len(words) else ""
    return (
        word == "capital" and i > 0 and words[i - 1] in ("the", "this", "'s") and after not in ("of", "city", "goods")
    )


@cache
def _capital_of(country: str | None) -> str | None:
    return next((path for path in _capitals().values() if path.split(":")[0] == country), None)


def _quarters(reading: Reading, city: str) -> list[tuple[int, int, str]]:
    """Quarters of a town by the word after their name: "the Palo Blanco neighborhood"."""
    found = []
    for end, word in enumerate(reading.words):
        start = end
        while word in _QUARTERS and start and _is_of_name(reading, start - 1):
            start -= 1
        while start < end and reading.words[start] in _PARTICLES and not reading.tokens[start].is_capitalised:
            start += 1
        if start < end:
            name = plain(" ".join(reading.text(start, end).split()))
            found.append((start, end + 1, f"{city}: {name} ({_QUARTERS[word]})"))
    return found


def _is_of_name(reading: Reading, i: int) -> bool:
    return reading.tokens[i].is_capitalised or reading.words[i] in _PARTICLES


def _gazetteer_paths(reading: Reading, country: str | None) -> list[tuple[int, int, str]]:
    words = reading.words
    found = []
    i = 0
    while i < len(words):
        for k in range(min(_LONGEST, len(words) - i), 0, -1):
            inside = _inside(_known().get(" ".join(words[i : i + k]), ()), country)
            if inside:
                found.append((i, i + k, _path(_meant(inside, words, i, i + k), reading.text(i, i + k))))
                i += k - 1
                break
        else:
            named = _named_path(reading, i, country)
            if named:
                found.append(named)
        i += 1
    return found


def _inside(places: Sequence[Place], country: str | None) -> list[Place]:
    return [p for p in places if country is None or country_name(p.country_iso3) == country]


def _meant(places: Sequence[Place], words: Sequence[str], start: int, end: int) -> Place:
    """Of places of one name, the division where the text calls it one, else the largest town."""
    is_division = end < len(words) and words[end] in _DIVISION_WORDS
    is_division = is_division or (start > 1 and words[start - 1] == "of" and words[start - 2] in _DIVISION_WORDS)
    is_division = is_division or all(p.population < _WELL_KNOWN for p in places)
    return max(places, key=lambda p: ((p.kind == "admin1") == is_division, p.population))


def _named_path(reading: Reading, i: int, country: str | None) -> tuple[int, int, str] | None:
    """The path of a place that the engine found at word ``i``, which may be in any country."""
    name = reading.name_at(i)
    if name is None or name.start != i or name.actor or name.country or not name.places:
        return None
    inside = [p for p in _inside(name.places, country) if p.kind in ("town", "admin1")]
    if not inside:
        return None
    return i, name.end, _path(_meant(inside, reading.words, i, name.end), reading.text(i, name.end))


def _path(place: Place, called: str) -> str:
    """A place in its larger ones, called as the text does."""
    country, name = country_name(place.country_iso3) or "", _DIVISION_NAME.sub("", " ".join(called.upper().split()))
    division = _DIVISIONS.get(place.country_iso3 or "", "DEPARTMENT")
    if place.kind == "admin1":
        return f"{country}: {name} ({division})"
    if place.population >= _LARGE or not place.admin1:
        return f"{country}: {name} (CITY)"
    return f"{country}: {plain(place.admin1)} ({division}): {name} (TOWN)"


def plain(name: str) -> str:
    """A name in capitals without accents."""
    letters = unicodedata.normalize("NFKD", name.upper())
    return "".join(c for c in letters if not unicodedata.combining(c))


@cache
def dateline_path(dateline: str) -> str | None:
    """The city a report was filed from, as a path: "LIMA, 4 MAR 90 (EFE) --" gives "PERU: LIMA (CITY)"."""
    city = re.split(r"[,(]", dateline or "")[0].strip().lower()
    if city in _capitals():
        return _capitals()[city]
    towns = [p for p in _known().get(city, ()) if p.kind == "town"]
    return _path(max(towns, key=lambda p: p.population), city) if towns else None


@cache
def _capitals() -> dict[str, str]:
    found = {}
    for country in load_countries():
        if country.capital:
            name = country_name(country.iso3)
            capital = plain(country.capital)
            found[capital.lower()] = f"{name}: {capital} (CITY)"
    return found


@cache
def country_name(iso3: str | None) -> str | None:
    """A country as MUC-4 writes it."""
    if iso3 == "USA":
        return "UNITED STATES"
    return next((c.name.upper() for c in load_countries() if c.iso3 == iso3), None)


def country_of(incident: Incident, article: ArticleReading, dateline: str) -> str | None:
    """One of the nine countries that the incident's sentences name, else that of the report, else any other named."""
    counts: Counter[str] = Counter()
    for telling in incident.tellings:
        for name in telling.reading.names:
            if name.iso3:
                before = telling.reading.words[name.start - 1] if name.start else ""
                counts[name.iso3] += 3 if name.places and not name.country else 2 if before == "in" else 1
    filed = (dateline_path(dateline) or "").split(":")[0]
    inside = {iso: n for iso, n in counts.items() if iso in SCOPE}
    if inside:
        main = article.countries
        best = max(sorted(inside), key=lambda iso: (inside[iso] + (country_name(iso) == filed), main[iso]))
        return country_name(best)
    if filed and any(country_name(iso) == filed for iso in SCOPE):
        return filed
    ranked = [iso for iso, _ in article.countries.most_common()]
    inside_article = next((iso for iso in ranked if iso in SCOPE), None)
    outside = max(sorted(counts), key=lambda iso: counts[iso]) if counts else None
    return country_name(inside_article or outside or next(iter(ranked), None)) or filed or None
