"""Where things are: towns, divisions, regions, installations, countries, and the choice among namesakes.

Data and look-ups only. Which words of an article name a place is decided in ``pipelines.events``; which reports share a
place, in ``pipelines.resolution``.
"""

from pipelines.vocabulary.places.countries import Country, CountryIndex, CountryName, load_countries
from pipelines.vocabulary.places.places import Place, PlaceIndex, load_places

__all__ = [
    "Country",
    "CountryIndex",
    "CountryName",
    "Place",
    "PlaceIndex",
    "load_countries",
    "load_places",
]
