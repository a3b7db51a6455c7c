"""Which of the towns and counties that a report names is the one its shooting was filed under.

A report of a shooting names the town, its police, a quarter, the county, the home towns of people, hospitals, the town
of the paper. Every one is a candidate, and so is the city that a quarter lies beside. A log-linear model (``choosing``)
weighs the words around each mention, where it stands, and what the engine took for the place of the main attack.

Here: the candidates and what is known of each. Not here: places of attacks, which are the engine's and stay as they are
in the warehouse. It is an adapter's model: it has learned which place one registry of the United States writes down.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from benchmarks.choosing import Choice
from pipelines.vocabulary.places.places import Place, distance_km, load_places

COUNTRY = "USA"
_TOKEN = re.compile(r"(?:St|Ft|Mt)\.|[A-Z][\w'\u2019-]*")
_LONGEST = 3  # words of a name
_READ = 6000  # characters of a body that are read
_NEAR_KM, _AROUND_KM = 25.0, 15.0
_LARGER = 8  # times the people of a quarter that the city around it has
_AREAS = frozenset("County Parish".split())
_HEADS = frozenset(
    """Police Sheriff Sheriffs Fire Department Dept Metropolitan Metro Medical Hospital Hospitals University High
    Elementary Middle School College Center Mayor Circuit District Superior Municipal Court Jail City Area Avenue Ave
    Street St Road Rd Drive Dr Boulevard Blvd Lane Highway Park Airport Coroner Detective Deputies Deputy Officer
    Officers News Post Times Tribune Herald Journal Daily Sun Star Chronicle Beach Township Heights""".split()
)
_KEPT_WITH = frozenset(
    "City Park Beach Township Heights St".split()
)  # of the above, those that also end names of towns
_CALENDAR = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
    Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday The A An He She It They We I In On At
    Police Officers Authorities Investigators Deputies Witnesses According After Two Three Four Five One When But And
    Photo Updated Posted News Getty Images Associated Press Facebook Twitter Share Email Neighbors Family
    Friends""".split()
)
_WORD_BEFORE = re.compile(r"([\w.,'\u2019-]+|[^\w\s])\s*$")
_WORD_AFTER = re.compile(r"^\s*((?:['\u2019]s\b)|[\w-]+|[^\w\s])")
_LOCATIVES = frozenset("in near at of outside from to around downtown north south east west".split())
_BEYOND = {
    "dateline": re.compile(r"(?:, [\w. ]{2,20})?\s*(?:\([^)]{2,40}\)|/[\w/]+)?\s*(?:--|[-\u2014\u2013])\s"),
    "police": re.compile(r"(?: \w+)? (?:[Pp]olice|[Ff]ire|SWAT|PD)\b"),
    "hospital": re.compile(r"(?: [A-Z]\w+){0,3} (?:Hospital|Medical|University|Clinic|Trauma|Health)"),
    "sheriff": re.compile(r"(?: (?:County|Parish))? (?:[Ss]heriff|[Dd]eput)"),
}
"""What the words after a name make of it."""
_AHEAD = {
    "home_of_person": re.compile(r"\d,? of $"),
    "street_in": re.compile(r"(?:[Bb]lock|Street|Avenue|Road|Drive|St\.?|Ave\.?|Rd\.?)[^.]{0,40} in $"),
    "shot_in": re.compile(
        r"\b(?:shooting|shot|killed|shootings|murder|slaying|homicide|gunfire)\b[^.]{0,40} (?:in|near|at|outside) $"
    ),
}
"""What the words before it do."""
_BY_ZONE = frozenset("dateline police sheriff shot_in".split())
_ZONES = ((160, "lead"), (450, "early"), (1200, "middle"))
_SIZES = ((1, "unknown"), (5_000, "village"), (30_000, "small"), (150_000, "middling"), (600_000, "large"))
Named = tuple[str | None, Place | None]
"""Words for a place and its entry of the gazetteer."""


@dataclass
class Town:
    """A candidate: a town or county by the name it is written down with.

    Attributes:
        place: Its entry of the gazetteer; None for names that it doesn't list and for counties.
        features: What is known of it, by name.
    """

    name: str
    place: Place | None
    features: dict[str, float] = field(default_factory=dict)
    mentions: int = 0

    def note(self, *names: str) -> None:
        """Record features."""
        self.features.update(dict.fromkeys(names, 1.0))


@dataclass(frozen=True)
class _Mention:
    name: str
    start: int
    end: int
    is_listed: bool


def candidate_towns(text: str, engine_says: Mapping[str, Named]) -> dict[str, Town]:
    """The towns that may be the shooting's, each with its features.

    Args:
        text: Headline and body.
        engine_says: The places that the engine gives, by what they are to the report: ``main``, of the main attack, and
            ``home``, the town it is set in.
    """
    body = text[: text.find("\n") + 1 + _READ]
    mentions = list(_mentions(body))
    states = _states_named(body)
    towns: dict[str, Town] = {}
    for mention in mentions:
        place = _place_of(mention.name, states) if mention.is_listed else None
        name = place.name if place else mention.name
        town = towns.setdefault(name, Town(name, place))
        _note_mention(town, body, mention)
    for role, (words, place) in engine_says.items():
        name = place.name if place else words
        if name and (place is None or place.kind not in ("country", "admin1")):
            towns.setdefault(name, Town(name, place)).note(role, f"{role}:{'listed' if place else 'unlisted'}")
    _note_cities_around(towns)
    _note_among_others(towns)
    for town in towns.values():
        _note_town(town)
    return towns


def town_odds(choice: Choice, key: str, towns: Mapping[str, Town]) -> dict[str, float]:
    """How probable each candidate is for the report of that key."""
    return choice.probabilities(key, {name: town.features for name, town in towns.items()})


def _mentions(text: str) -> Iterator[_Mention]:
    """Every name that is listed as a town of the country, every county, and unlisted names where places stand."""
    for run in _runs(text):
        words = [token.group() for token in run]
        at = 0
        while at < len(run):
            length = _listed_length(words[at:])
            start, end = run[at].start(), run[at + max(length, 1) - 1].end()
            following = words[at + max(length, 1) : at + max(length, 1) + 1]
            if following and following[0].rstrip(".") in _AREAS:
                yield _Mention(
                    f"{' '.join(words[at : at + max(length, 1)])} County", start, run[at + max(length, 1)].end(), False
                )
                at += max(length, 1) + 1
            elif length:
                yield _Mention(_title(" ".join(words[at : at + length])), start, end, True)
                at += length
            else:
                at += 1
        yield from _unlisted(text, run, words)


def _title(words: str) -> str:
    return words.title() if words.isupper() and len(words) > 3 else words


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words that follow each other with nothing but a space between."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if run and text[run[-1].end() : token.start()] != " ":
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _listed_length(words: list[str]) -> int:
    """How many words, from the first on, are the longest name of a town; 0 where none is."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        name = _title(" ".join(words[:length]).removesuffix("'s").removesuffix("\u2019s"))
        if not (length == 1 and name in _CALENDAR) and _towns_named(name):
            return length
    return 0


def _unlisted(text: str, run: list[re.Match[str]], words: list[str]) -> Iterator[_Mention]:
    """A name that no table lists where the name of a town would stand: "in Alder Gap", "Alder Gap police"."""
    length = next((k for k, word in enumerate(words) if word in _HEADS and word not in _KEPT_WITH), len(words))
    if not 0 < length <= _LONGEST or words[0] in _CALENDAR or _listed_length(words):
        return
    start, end = run[0].start(), run[length - 1].end()
    is_policed = words[length : length + 1] == ["Police"] or text[end : end + 7] == " police"
    if _before(text, start) in ("in", "near", "outside") or is_policed:
        name = " ".join(words[:length]).removesuffix("'s").removesuffix("\u2019s")
        yield _Mention(_title(name), start, end, False)


@cache
def _towns_named(name: str) -> tuple[Place, ...]:
    return tuple(p for p in load_places().lookup(name) if p.kind == "town" and p.country_iso3 == COUNTRY)


def _place_of(name: str, states: Counter[str]) -> Place | None:
    """The town of that name in the state that the report names most, else the largest."""
    plain = name.removesuffix("'s").removesuffix("\u2019s")
    return max(_towns_named(plain), key=lambda p: (states[p.admin1 or ""], p.population), default=None)


@cache
def _state_names() -> dict[str, str]:
    """Written forms of the states, by which they are known here."""
    places = load_places()
    return {
        form: place.name
        for form, entries in places.names()
        for place in entries
        if place.kind == "admin1" and place.country_iso3 == COUNTRY and (len(form) > 3 or form.endswith("."))
    }


def _states_named(text: str) -> Counter[str]:
    names = _state_names()
    found: Counter[str] = Counter()
    for match in re.finditer(r"[A-Z][a-z]+\.?(?: [A-Z][a-z]+)?", text):
        whole, first = match.group(), match.group().split(maxsplit=1)[0]
        found.update({names[form] for form in (whole, whole.rstrip("."), first, first.rstrip(".")) if form in names})
    return found


def _before(text: str, start: int) -> str:
    match = _WORD_BEFORE.search(text[max(0, start - 30) : start].rpartition("\n")[2])
    return match.group(1).lower() if match else ""


def _after(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text[end : end + 30])
    return match.group(1).lower() if match else ""


def _zone(text: str, start: int) -> str:
    """Where a mention stands: headline, the part of a headline that names the paper, or how far down the body."""
    headline = text.find("\n")
    if start < headline:
        tail = max(text.rfind(" - ", 0, headline), text.rfind(" | ", 0, headline))
        return "paper" if 0 < tail < start else "headline"
    return next((name for limit, name in _ZONES if start - headline < limit), "late")


def _note_mention(town: Town, text: str, mention: _Mention) -> None:
    zone, before, after = _zone(text, mention.start), _before(text, mention.start), _after(text, mention.end)
    if after in ("'s", "\u2019s"):
        after = "of:" + _after(text, mention.end + 2)
    beyond = text[mention.end : mention.end + 60]
    town.mentions += zone != "paper"
    town.note(f"zone:{zone}", f"before:{before}", f"after:{after}", f"{zone}:after:{after}")
    if before in _LOCATIVES:
        town.note(f"{zone}:before:{before}")
        pair = re.search(r"(\w+) (?:the )?\w+\W*$", text[max(0, mention.start - 40) : mention.start])
        if pair:
            town.note(f"before2:{pair.group(1).lower()} {before}")
    if after == ",":
        inside = re.match(r", ([A-Z][\w.]*(?: [A-Z]\w+)?)", beyond)
        town.note("with_state" if inside and _is_state(inside.group(1)) else "with_comma")
    town.note(*(name for name, pattern in _BEYOND.items() if pattern.match(beyond)))
    ahead = text[max(0, mention.start - 70) : mention.start]
    town.note(*(name for name, pattern in _AHEAD.items() if pattern.search(ahead)))
    town.note(*(f"{name}:{zone}" for name in sorted(_BY_ZONE & town.features.keys()) if _says(name, ahead, beyond)))


def _says(name: str, ahead: str, beyond: str) -> bool:
    return bool(_BEYOND[name].match(beyond) if name in _BEYOND else _AHEAD[name].search(ahead))


@cache
def _is_state(words: str) -> bool:
    names = _state_names()
    first = words.split(maxsplit=1)[0]
    return words in names or first in names or words.rstrip(".") in names


def _note_cities_around(towns: dict[str, Town]) -> None:
    """The larger cities beside each quarter or suburb, whether the report names them or not."""
    for town in [t for t in towns.values() if t.place is not None]:
        assert town.place is not None
        for city in _cities_around(town.place):
            known = city.name in towns
            if known and (other := towns[city.name].place) is not None and other.place_id != city.place_id:
                continue
            around = towns.setdefault(city.name, Town(city.name, city))
            near = distance_km(town.place, city) < _AROUND_KM
            around.note("around", f"around:{near}", *(("around:main",) if "main" in town.features else ()))
            if not known:
                around.note("unnamed", f"unnamed:{near}")
            else:
                town.note("beside_named_city", *(f"beside:{f}" for f in ("police", "dateline") if f in around.features))


@cache
def _large() -> tuple[Place, ...]:
    return tuple(
        {
            p.place_id: p
            for _, entries in load_places().names()
            for p in entries
            if p.kind == "town" and p.country_iso3 == COUNTRY and p.population >= _SIZES[3][0]
        }.values()
    )


@cache
def _cities_around(place: Place) -> tuple[Place, ...]:
    near = [
        p
        for p in _large()
        if abs(p.latitude - place.latitude) < 0.5
        and p.population >= _LARGER * place.population
        and distance_km(p, place) < _NEAR_KM
    ]
    return tuple(sorted(near, key=lambda p: (distance_km(p, place), p.place_id))[:2])


def _note_among_others(towns: Mapping[str, Town]) -> None:
    """How often each is named beside the others, and whether it is named first."""
    named = [t for t in towns.values() if t.mentions]
    total = sum(t.mentions for t in named)
    most = max((t.mentions for t in named), default=0)
    largest = max((t.place.population for t in named if t.place), default=0)
    for rank, town in enumerate(named):
        town.note(f"rank:{min(rank, 4)}")
    for town in towns.values():
        town.features["share"] = 3 * town.mentions / max(1, total)
        town.note(f"count:{min(town.mentions, 4)}")
        if town.mentions and town.mentions == most:
            town.note("most_named")
        if town.place and town.place.population == largest:
            town.note("largest")
        if town.name.endswith(" County"):
            has_town = any(
                t is not town and t.place and t.mentions and ("main" in t.features or "shot_in" in t.features)
                for t in named
            )
            town.note("county", f"county:{has_town}", f"county:{min(town.mentions, 3)}")


def _note_town(town: Town) -> None:
    """What a candidate is by itself, and what it is by size."""
    size = next((name for limit, name in _SIZES if (town.place.population if town.place else 0) < limit), "huge")
    town.note(
        f"size:{size}", f"listed:{town.place is not None}", f"name:{town.name}", f"words:{len(town.name.split())}"
    )
    if town.place and town.place.is_ambiguous_word:
        town.note("ambiguous")
    for name in ("zone:headline", "zone:lead", "police", "unnamed", "most_named", "home", "main"):
        if name in town.features:
            town.note(f"{name}:size:{size}")
    if "main" in town.features and "home" in town.features:
        town.note("main_and_home")
