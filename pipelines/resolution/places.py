"""Which reports are set in one place: rows of ``locations`` and ``report_locations``.

The engine has chosen the gazetteer entry; here reports are only grouped by it. Whether two places may be one attack's
is asked in ``attacks``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from pipelines.events.model import AttackReport, ReportedTotal
from pipelines.keys import stable_key
from pipelines.resolution.model import Location, ReportLocation
from pipelines.vocabulary.actors import normalise_name
from pipelines.vocabulary.places import CountryIndex, Place, PlaceIndex, load_countries


def resolve_places(
    attacks: Iterable[AttackReport],
    places: PlaceIndex,
    countries: CountryIndex,
    totals: Iterable[ReportedTotal] = (),
) -> tuple[list[Location], list[ReportLocation]]:
    """One location for each place named, and the location of each report that has one.

    A report with an entry of the gazetteer gets that place; one with a name only, a place of kind ``unresolved`` for
    the name in its country, without coordinates; one with a country only, the country. The places that stated totals
    are confined to are locations too.
    """
    locations: dict[str, Location] = {}
    report_locations = []
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    country_of: dict[str, str | None] = {}
    for attack in attacks:
        place = places.by_id(attack.place_id)
        if place is None and not attack.place_name and attack.country_iso3:
            place = places.by_id(f"country_{attack.country_iso3.lower()}")
        if place is not None:
            location_id = place.place_id
            locations.setdefault(location_id, _location(place, countries))
        elif attack.place_name:
            location_id = stable_key("loc", normalise_name(attack.place_name), attack.country_iso3)
            spellings[location_id][attack.place_name] += 1
            country_of[location_id] = attack.country_iso3
        else:
            continue
        report_locations.append(ReportLocation(attack.attack_report_id, location_id))
    for total in totals:
        place = places.by_id(total.place_id)
        if place is not None:
            locations.setdefault(place.place_id, _location(place, countries))
    for location_id, names in spellings.items():
        iso3 = country_of[location_id]
        locations[location_id] = Location(
            location_id, commonest(names), "unresolved", None, iso3, countries.name(iso3), None, None, None
        )
    return (
        sorted(locations.values(), key=lambda row: row.location_id),
        sorted(report_locations, key=lambda row: row.attack_report_id),
    )


def with_places(locations: list[Location], place_ids: Iterable[str | None], places: PlaceIndex) -> list[Location]:
    """The same locations, and those places of the gazetteer that no report names."""
    found = {row.location_id: row for row in locations}
    for place_id in place_ids:
        if (place := places.by_id(place_id)) is not None:
            found.setdefault(place.place_id, _location(place, load_countries()))
    return sorted(found.values(), key=lambda row: row.location_id)


def commonest(names: Counter[str]) -> str:
    """The name written most often; among equals the first in code-point order."""
    return min(names, key=lambda name: (-names[name], name))


def _location(place: Place, countries: CountryIndex) -> Location:
    return Location(
        location_id=place.place_id,
        name=place.name,
        # the public list of kinds has no waters; a sea is a large area
        location_kind="region" if place.kind == "water" else place.kind,
        admin1=place.admin1,
        country_iso3=place.country_iso3,
        country_name=countries.name(place.country_iso3),
        latitude=place.latitude,
        longitude=place.longitude,
        where_precision=place.where_precision,
    )
