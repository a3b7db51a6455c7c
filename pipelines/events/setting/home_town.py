"""The town an article is set in, by its dateline, its police and its people, and the attacks it places.

Local news names the town once, or leaves it to the dateline ("DETROIT (AP) -") or to who investigates ("Memphis police
said"), and then speaks of "a house" and "Elm Street". Here: weighing those words, and giving the town to attacks that
were there by all the article says. Not here: places that the attack's own sentence names (``places``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipelines.events.figures import NUMBER_WORDS
from pipelines.events.mentions import Name
from pipelines.events.reading import SUBORDINATORS, Reading
from pipelines.events.setting.namesakes import PlaceChooser, wider_places
from pipelines.events.setting.when import When
from pipelines.events.setting.where import Where
from pipelines.events.setting.words import LOCATIVE, SIDES
from pipelines.values import frozen
from pipelines.vocabulary.places.countries import load_countries
from pipelines.vocabulary.places.places import Place, distance_km, load_places
from pipelines.vocabulary.words import role_words

_AGENCIES = role_words("agency")
_TOWNSPEOPLE = role_words("townsperson")
_ENDS_DATELINE = frozenset({"-", "\u2014", ":", ")"})
_DATELINE_WEIGHT, _AGENCY_WEIGHT, _PERSON_WEIGHT, _PLACE_WEIGHT = 4.0, 2.0, 1.0, 1.0
_MOST_OF_A_KIND = 3
_LEAST_WEIGHT, _FIRM_WEIGHT = 1.0, 2.0
_LOCAL_DAYS = 10
_WITHIN_KM, _NEXT_KM, _FAR_KM, _COUNTY_KM = 40.0, 25.0, 150.0, 60.0
_FROM_AFAR = frozenset(
    "air_strike drone_strike missile_strike rocket_attack artillery_shelling mortar_shelling".split()
)
_NOT_A_TOWN = frozenset(
    """the a state federal military local county city metro metropolitan national university campus school district
    transit railroad religious border tribal royal park area north south east west central""".split()
)


@frozen
class HomeTown:
    """The town an article is set in.

    Attributes:
        place: Its gazetteer entry; None for a town that no table lists.
        start, end: Offsets of the words that say it best.
        is_policed: Its own police, firefighters or sheriff are named.
        weight: How much speaks for it.
    """

    text: str
    place: Place | None
    iso3: str | None
    start: int
    end: int
    is_policed: bool
    weight: float


@frozen
class _Sign:
    """One place in the text that speaks for a town."""

    kind: str
    text: str
    place: Place | None
    start: int
    end: int
    weight: float

    @property
    def key(self) -> str:
        """What the signs of one town share."""
        return self.place.place_id if self.place else self.text.lower()


def home_town(readings: Sequence[Reading], chooser: PlaceChooser) -> HomeTown | None:
    """The town that most speaks for, None where nothing does or two are alike."""
    signs = [s for reading in readings for s in _signs(reading, chooser)]
    weights: dict[str, float] = {}
    counted: dict[tuple[str, str], int] = {}
    for sign in signs:
        seen = counted[sign.key, sign.kind] = counted.get((sign.key, sign.kind), 0) + 1
        if seen <= _MOST_OF_A_KIND:
            weights[sign.key] = weights.get(sign.key, 0.0) + sign.weight
    ranked = sorted(weights, key=lambda key: (-weights[key], key))
    if not ranked or weights[ranked[0]] < _LEAST_WEIGHT:
        return None
    city = _city_around(ranked[0], signs)
    if city is None and len(ranked) > 1 and weights[ranked[1]] == weights[ranked[0]]:
        return None
    home = city or ranked[0]
    return _as_home([s for s in signs if s.key == home], weights[home])


def _city_around(key: str, signs: list[_Sign]) -> str | None:
    """The city whose police investigate in a quarter that is named more often than the city itself."""
    quarter = next(s for s in signs if s.key == key)
    if quarter.place is None or any(s.key == key and s.kind == "agency" for s in signs):
        return None
    policed = {s.key: s.place for s in signs if s.kind == "agency" and s.place is not None}
    around = [k for k, city in policed.items() if _is_next_to(quarter.place, city)]
    return around[0] if len(around) == 1 else None


def _is_next_to(quarter: Place, city: Place) -> bool:
    """Whether a listed town is so near to a city ten times its size that it may be a quarter of it."""
    return distance_km(quarter, city) <= _NEXT_KM and 10 * quarter.population <= city.population


def _as_home(signs: list[_Sign], weight: float) -> HomeTown | None:
    kinds = {s.kind for s in signs}
    best = max(signs, key=lambda s: (s.weight, -s.start))
    if kinds == {"dateline"} and _is_seat_of_government(best):
        return None  # news of a government is dated from its capital, wherever the attack was
    iso3 = best.place.country_iso3 if best.place else None
    return HomeTown(best.text, best.place, iso3, best.start, best.end, "agency" in kinds, weight)


def _is_seat_of_government(sign: _Sign) -> bool:
    """Whether a dateline is a capital: not Douglas, Georgia, which shares the name of one."""
    country = load_countries().by_surface.get(sign.text)
    if country is None or country.kind != "metonym":
        return False
    towns = [sign.place] if sign.place else load_places().lookup(sign.text)
    return any(p.kind == "town" and p.country_iso3 == country.iso3 for p in towns)


# ---------------------------------------------------------------------- signs
def _signs(reading: Reading, chooser: PlaceChooser) -> Iterator[_Sign]:
    if reading.sentence.kind == "dateline":
        dateline = _dateline(reading, chooser)
        if dateline is not None:
            yield dateline
        return
    for name in reading.names:
        if any(p.kind == "town" for p in name.places) and name.text.lower() not in _NOT_A_TOWN:
            place = chooser.choose(name, wider_places(reading, name))
            sign = _sign_of_name(reading, name, place) if place is None or place.kind == "town" else None
            if sign is not None:
                yield sign
    yield from _unlisted_agencies(reading)


def _sign_of_name(reading: Reading, name: Name, place: Place | None) -> _Sign | None:
    """What the words around a town's name make it; ``place`` is None where namesakes can't be told apart."""
    words = reading.words
    following = words[name.end] if name.end < len(words) else ""
    before = words[name.start - 1] if name.start else ""
    if name.start == 0 and _dash_after(reading, name.end):
        kind, weight = "dateline", _DATELINE_WEIGHT
    elif following in _AGENCIES or words[name.end : name.end + 2] in (["city", "police"], ["'s", "police"]):
        kind, weight = "agency", _AGENCY_WEIGHT
    elif following in _TOWNSPEOPLE:
        kind, weight = "person", _PERSON_WEIGHT
    elif before in LOCATIVE or words[max(0, name.start - 2) : name.start] == ["city", "of"]:
        kind, weight = "place", _PLACE_WEIGHT
    else:
        return None
    return _Sign(kind, name.text, place, *reading.span(name.start, name.end), weight)


def _dash_after(reading: Reading, i: int) -> bool:
    """Whether a mixed-case dateline goes on so: "Detroit -", "Swoyersville, Luzerne County (WBRE) --"."""
    words = reading.words
    if words[i : i + 1] == [","]:
        i += 1
        while i < len(words) and reading.tokens[i].is_capitalised and i < 6:
            i += 1
        i += words[i : i + 1] == ["."]
    if words[i : i + 1] == ["("]:
        i = next((k + 1 for k in range(i, min(i + 8, len(words))) if words[k] == ")"), i)
    dash = words[i : i + 1] in (["-"], ["\u2014"])
    return dash and i + 1 < len(words) and reading.tokens[i + 1].start > reading.tokens[i].end


def _dateline(reading: Reading, chooser: PlaceChooser) -> _Sign | None:
    """The town of "KIRKUK, Iraq, Dec. 28 (Reuters) -", looked up in title case, or of "Kirkuk, Iraq, 28 December -"."""
    tokens = reading.tokens
    end = next((k for k, t in enumerate(tokens) if t.text in (",", "(", "-", "\u2014", ":") or t.text[0].isdigit()), 0)
    if end == 0 or not (tokens[0].text.isupper() or tokens[-1].text in _ENDS_DATELINE):
        return None  # "Thursday, 3 December 2009"
    text = reading.text(0, end).title()
    if text.endswith((" County", " Parish")):
        return None
    places = load_places().lookup(text)
    if places and not any(p.kind == "town" for p in places):
        return None  # "IRAQ -"
    agency = next((k for k, t in enumerate(tokens) if t.text == "("), len(tokens))
    wider = reading.text(end + 1, agency) if end + 1 < agency and tokens[end].text == "," else ""
    place = chooser.choose_in([p for p in places if p.kind == "town"], wider)
    return _Sign("dateline", text, place, *reading.span(0, end), _DATELINE_WEIGHT)


_POLICE_AND_FIRE = frozenset(("police", "fire"))


def _unlisted_agencies(reading: Reading) -> Iterator[_Sign]:
    """The towns of "Levelland police", "the Beebe Police Department" that no table lists."""
    words, tokens = reading.words, reading.tokens
    for i in reading.places_of(_POLICE_AND_FIRE):
        if words[i] == "fire" and words[i + 1 : i + 2] not in (["rescue"], ["department"]):
            continue
        start = i
        while (
            start > 0
            and i - start < 3
            and tokens[start - 1].is_capitalised
            and tokens[start - 1].end + 1 == tokens[start].start
        ):
            start -= 1
        while start < i and words[start] in _NOT_A_TOWN:
            start += 1
        named = [reading.name_at(k) for k in range(start, i)]
        if words[start] in SUBORDINATORS or words[start] in NUMBER_WORDS:
            continue  # "When police came", "Ten police officers"
        if start == i or any(n and (n.places or n.country or n.actor) for n in named) or words[i - 1] in _NOT_A_TOWN:
            continue
        if start == 0 and i == 1 and not _is_written_as_name(reading, 0):
            continue  # "Support police arrived": capital only for its place
        yield _Sign("agency", reading.text(start, i), None, *reading.span(start, i), _AGENCY_WEIGHT)


def _is_written_as_name(reading: Reading, i: int) -> bool:
    """Whether the word that opens a sentence has its capital within one too, or opens another."""
    plain, word = reading.document.plain, re.escape(reading.tokens[i].text)
    return len(re.findall(rf"\b{word}\b", plain)) > 1 or re.search(rf"[a-z,] {word}\b", plain) is not None


# ---------------------------------------------------------------------- what it places
def place_at_home(where: Where | None, home: HomeTown) -> Where | None:
    """The place of an attack that was in the home town by all the article says; None where it stays as it is."""
    if where is None:
        if home.weight < _FIRM_WEIGHT:
            return None
        return Where(home.text, home.place, home.iso3, 2, home.start, home.end, rule="place:home_town")
    if home.place is not None and (_is_county_around(where, home.place) or _is_state_around(where, home)):
        return place_at_home(None, home)
    if where.place is not None and where.iso3 != home.iso3 and not _is_stray(where, home):
        return None
    if home.place is None:
        is_of_town = where.is_site or (where.place is None and where.is_within_town and not _is_county(where))
        return place_at_home(None, home) if is_of_town else None
    if where.is_settlement and where.place is None:
        return None  # "in the town of X", which no table lists
    unlisted = where.place is None and (where.is_site or where.is_within_town or home.weight >= _FIRM_WEIGHT)
    if unlisted or _is_quarter_of(where, home.place) or _is_stray(where, home):
        return replace(where, place=home.place, iso3=home.iso3, precision=2, rule="place:in_home_town")
    return None


def _is_stray(where: Where, home: HomeTown) -> bool:
    """A quarter or a street that shares its name with a town, where the police of the home town investigate.

    As in "in Uptown" or "on Winthrop", with Chicago's or Detroit's police: a listed quarter a tenth of the city's size
    at most, or a town far away of which nothing says in which state it lies.
    """
    namesake, town = where.place, home.place
    if namesake is None or town is None or namesake.kind != "town" or not home.is_policed or where.is_located:
        return False
    if namesake.place_id == town.place_id:
        return False
    return distance_km(namesake, town) > _FAR_KM or _is_next_to(namesake, town)


def _is_quarter_of(where: Where, town: Place) -> bool:
    """A quarter with a town's name: "the Brighton Park neighborhood" of Chicago, which GeoNames lists as a town."""
    quarter = where.place
    if quarter is None or quarter.kind != "town" or not (where.is_within_town or _is_side(where)):
        return False
    return quarter.population < town.population or distance_km(quarter, town) > _WITHIN_KM


def _is_side(where: Where) -> bool:
    """As in "South Loop", "the North Side"."""
    return (where.text or "").split()[0].lower() in SIDES


def _is_county(where: Where) -> bool:
    return (where.text or "").endswith((" County", " Parish", " Township"))


def _is_county_around(where: Where, town: Place) -> bool:
    """A county that may be the town's own: undecided among namesakes, or one whose middle is near."""
    if not _is_county(where):
        return False
    return where.place is None or (where.place.kind == "district" and distance_km(where.place, town) <= _COUNTY_KM)


def _is_state_around(where: Where, home: HomeTown) -> bool:
    """As in "after a Georgia school shooting", where the police of Augusta, Georgia, tell of it."""
    state, town = where.place, home.place
    if state is None or town is None or state.kind != "admin1" or not home.is_policed:
        return False
    return (state.country_iso3, state.name) == (town.country_iso3, town.admin1)


def may_be_local(when: When | None, attack_type: str, anchor: date | None, *, is_first: bool) -> bool:
    """Whether an attack is the news of the day, and of a kind that is done on the spot."""
    if attack_type in _FROM_AFAR:
        return False
    if is_first or when is None or anchor is None:
        return True
    return anchor - timedelta(days=_LOCAL_DAYS) <= when.hi <= anchor
