"""Countries by name, demonym and metonym."""

import pycountry
import pytest

from pipelines.vocabulary.places import load_countries

COUNTRIES = load_countries()


@pytest.mark.parametrize(
    ("surface", "kind", "iso3"),
    [
        ("Iraq", "name", "IRQ"),
        ("Iraqi", "demonym", "IRQ"),
        ("Iraqis", "demonym", "IRQ"),
        ("US", "name", "USA"),
        ("U.S.", "name", "USA"),
        ("Americans", "demonym", "USA"),
        ("Washington", "metonym", "USA"),
        ("Tehran", "metonym", "IRN"),
        ("Kremlin", "metonym", "RUS"),
        ("Downing Street", "metonym", "GBR"),
        ("Britain", "name", "GBR"),
        ("Palestinian", "demonym", "PSE"),
        ("South Sudanese", "demonym", "SSD"),
        ("Sudanese", "demonym", "SDN"),
        ("Nigerien", "demonym", "NER"),
        ("Nigerian", "demonym", "NGA"),
        ("Kosovo", "name", "XKX"),
    ],
)
def test_written_forms(surface: str, kind: str, iso3: str):
    found = COUNTRIES.by_surface[surface]
    assert (found.kind, found.iso3) == (kind, iso3)


def test_every_iso_country_is_there_with_its_codes():
    codes = {country.iso3: country.iso2 for country in COUNTRIES}
    assert codes.pop("XKX") == "XK"
    assert codes == {country.alpha_3: country.alpha_2 for country in pycountry.countries}


def test_names_mean_one_country():
    owners: dict[str, set[str]] = {}
    for country in COUNTRIES:
        for surface in (country.name, *country.aliases):
            owners.setdefault(surface, set()).add(country.iso3)
    assert not {surface for surface, codes in owners.items() if len(codes) > 1}


def test_unknown_code_has_no_name():
    assert COUNTRIES.name("IRQ") == "Iraq"
    assert COUNTRIES.name("QQQ") is None and COUNTRIES.name(None) is None
