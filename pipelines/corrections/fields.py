"""The fields of an event that an analyst may set, and how a value for each is checked.

A checker takes the text of the cell and returns the columns it sets; an empty cell sets them to "not known" where the
column may be null. Codes come from the caller, who knows where they are kept.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from pipelines.corrections.model import EventKind
from pipelines.vocabulary.actors import load_actors
from pipelines.vocabulary.places import Place, load_countries, load_places

Columns = dict[str, str | None]
Checker = Callable[[str], Columns]

_STAGES = ("accomplished", "attempted", "foiled", "threatened", "alleged")
_STATUSES = ("executed", "announced", "decided", "passed_chamber", "passed_not_implemented", "rejected", "pending")
_SUBTYPES = ("condemnation", "threat", "attribution", "demand", "condolence", "denial", "other")
_LARGEST = 10_000_000
_DAY = re.compile(r"(?:19|20)\d{2}-\d{2}-\d{2}", re.ASCII)
_NUMBER = re.compile(r"\d{1,8}", re.ASCII)
_LISTED_AT_MOST = 5


@dataclass(frozen=True)
class Codes:
    """The codes that the public tables know.

    Attributes:
        attack_types, weapon_types, response_types: Keys of the tables of that name.
    """

    attack_types: frozenset[str]
    weapon_types: frozenset[str]
    response_types: frozenset[str]


class BadValueError(ValueError):
    """The value can't stand in that field; the message says what can."""


@dataclass(frozen=True)
class SettableField:
    """One field that can be set.

    Attributes:
        kinds: Which events have it.
        check: Text of the cell -> columns it sets.
    """

    kinds: frozenset[EventKind]
    check: Checker


_ATTACK: frozenset[EventKind] = frozenset({"attack"})
_RESPONSE: frozenset[EventKind] = frozenset({"response"})
_BOTH = _ATTACK | _RESPONSE


def settable_fields(codes: Codes) -> Mapping[str, SettableField]:
    """Every field that a correction may set, by name."""
    fields: dict[str, SettableField] = {
        "date": SettableField(_BOTH, _interval),
        "date_start": SettableField(_BOTH, _day("date_start")),
        "date_end": SettableField(_BOTH, _day("date_end")),
        "date_precision": SettableField(_BOTH, _number("date_precision", 1, 5)),
        "attack_type": SettableField(_ATTACK, _one_of("attack_type", codes.attack_types)),
        "stage": SettableField(_ATTACK, _one_of("stage", _STAGES)),
        "place": SettableField(_ATTACK, _place_by_name),
        "location_id": SettableField(_ATTACK, _place_by_key),
        "country_iso3": SettableField(_ATTACK, _country),
        "where_precision": SettableField(_ATTACK, _number("where_precision", 1, 7, may_be_empty=True)),
        "weapon_type": SettableField(_ATTACK, _one_of("weapon_type", codes.weapon_types, may_be_empty=True)),
        "weapon_count": SettableField(_ATTACK, _number("weapon_count", 1, _LARGEST, may_be_empty=True)),
        "perpetrator": SettableField(_ATTACK, _actor("perpetrator")),
        "response_type": SettableField(_RESPONSE, _one_of("response_type", codes.response_types)),
        "response_subtype": SettableField(_RESPONSE, _one_of("response_subtype", _SUBTYPES, may_be_empty=True)),
        "actor_id": SettableField(_RESPONSE, _actor("actor_id")),
        "target_name": SettableField(_RESPONSE, lambda text: {"target_name": text or None}),
        "status": SettableField(_RESPONSE, _one_of("status", _STATUSES)),
    }
    for outcome in ("killed", "wounded"):
        for bound in ("low", "best", "high"):
            name = f"{outcome}_{bound}"
            fields[name] = SettableField(_ATTACK, _number(name, 0, _LARGEST, may_be_empty=True))
    return fields


def precision_of(first: date, last: date) -> int:
    """UCDP's date_prec of an interval: 1 a day, 2 two to six days, 3 a week, 4 a month, 5 longer."""
    days = (last - first).days + 1
    return 1 if days <= 1 else 2 if days < 7 else 3 if days == 7 else 4 if days <= 31 else 5


def parsed_day(text: str) -> date:
    """The day that ``YYYY-MM-DD`` names.

    Raises:
        BadValueError: It names none.
    """
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise BadValueError(f"'{text}' is no day from 1900 to 2099; write it as 2020-03-11") from None


def _interval(text: str) -> Columns:
    if not text:
        return {"date_start": None, "date_end": None, "date_precision": None}
    first, _, last = text.partition("/")
    start, end = parsed_day(first.strip()), parsed_day((last or first).strip())
    if end < start:
        raise BadValueError(f"{end} is before {start}")
    return {
        "date_start": start.isoformat(),
        "date_end": end.isoformat(),
        "date_precision": str(precision_of(start, end)),
    }


def _day(column: str) -> Checker:
    return lambda text: {column: parsed_day(text).isoformat() if text else None}


def _number(column: str, low: int, high: int, *, may_be_empty: bool = False) -> Checker:
    def check(text: str) -> Columns:
        if not text and may_be_empty:
            return {column: None}
        if not _NUMBER.fullmatch(text) or not low <= int(text) <= high:
            raise BadValueError(f"'{text}' is no whole number from {low} to {high}")
        return {column: str(int(text))}

    return check


def _one_of(column: str, codes: frozenset[str] | tuple[str, ...], *, may_be_empty: bool = False) -> Checker:
    def check(text: str) -> Columns:
        if not text and may_be_empty:
            return {column: None}
        if text not in codes:
            raise BadValueError(f"'{text}' is none of the codes of {column}: {', '.join(sorted(codes))}")
        return {column: text}

    return check


def _country(text: str) -> Columns:
    if text and load_countries().get(text) is None:
        raise BadValueError(f"'{text}' is no ISO 3166-1 alpha-3 code, such as IRQ")
    return {"country_iso3": text or None}


def _place_by_key(text: str) -> Columns:
    if not text:
        return {"location_id": None, "where_precision": None}
    place = load_places().by_id(text)
    # a place that the gazetteer doesn't have may be one that reports name; that is asked where the reports are
    return _columns_of(place) if place else {"location_id": text}


def _place_by_name(text: str) -> Columns:
    """A name of the gazetteer, with its country after a comma where several countries have the place."""
    if not text:
        return _place_by_key(text)
    name, _, country = (part.strip() for part in text.partition(","))
    places = [place for place in load_places().lookup(name) if not country or place.country_iso3 == country]
    if not places:
        raise BadValueError(
            f"the gazetteer has no '{text}'; write a name as in dim_locations, and its country: Taji, IRQ"
        )
    if len(places) > 1:
        listed = ", ".join(f"{place.place_id} ({place.admin1 or place.kind}, {place.country_iso3})" for place in places)
        if len(places) > _LISTED_AT_MOST:
            listed = f"{len(places)} places"
        raise BadValueError(f"'{text}' may be {listed}; set location_id instead")
    return _columns_of(places[0])


def _columns_of(place: Place) -> Columns:
    return {
        "location_id": place.place_id,
        "country_iso3": place.country_iso3,
        "where_precision": str(place.where_precision),
    }


def _actor(column: str) -> Checker:
    def check(text: str) -> Columns:
        if not text:
            return {column: None}
        actor = load_actors().by_id(text) or load_actors().lookup(text)
        # an actor outside the vocabulary may be one that reports name
        return {column: actor.actor_id if actor else text}

    return check
