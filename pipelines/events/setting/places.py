"""Names of places to mentions: which place that a sentence names is where one of its attacks was.

Each name of the sentence becomes a candidate or is set aside with a reason (a flag, a party, an origin, another
attack's); the candidate with the best score wins. Not here: attacks whose sentence names no place (``assembly``).
"""

from collections.abc import Iterator

from pipelines.events.attacks import Mention
from pipelines.events.mentions import TITLES, Name
from pipelines.events.reading import ADVERBS, AUXILIARIES, SUBORDINATORS, Reading
from pipelines.events.setting.grammar import is_modifier, preposition_before
from pipelines.events.setting.namesakes import PlaceChooser, Wider, wider_places
from pipelines.events.setting.saying import is_speech_time
from pipelines.events.setting.sites import unnamed_site
from pipelines.events.setting.when import When
from pipelines.events.setting.where import Where
from pipelines.events.setting.words import (
    FACILITIES,
    LOCATIVE,
    NAMED_AFTER_PLACES,
    ORIGIN,
    PLACE_HEADS,
    REGION_WORDS,
    SIDES,
)
from pipelines.events.trace import Reason
from pipelines.values import frozen
from pipelines.vocabulary.places.places import Place, distance_km, load_places
from pipelines.vocabulary.words import role_words

_UNITS = role_words("people_of_country")
_PARTS_OF_COUNTRY = frozenset("south north west east parts part area capital coast shore border".split())
_QUARTERS = SIDES | {"capital", "border"}
_FLAGS = frozenset("US UK USA".split())
_NOT_WHERE = frozenset("from by to for with of".split())
_CARE = role_words("care")
_BROUGHT = frozenset(
    "taken rushed transported flown airlifted pronounced treated hospitalized admitted arrived died".split()
)
_AFTER_PLACE_NAME = frozenset(
    """military air army refugee international police airport camp base airbase district province prison hotel embassy
    market neighbourhood neighborhood governorate oblast region""".split()
)
_DIVISIONS = frozenset("province governorate oblast region".split())
_COMPASS = frozenset(
    "south north east west southeast southwest northeast northwest south-east south-west north-east north-west".split()
)
_NEAR_WORDS = frozenset("near between outside around outskirts vicinity close".split())
_HITS = frozenset(
    "hit hits struck strike strikes targeted target pounded rocked shook battered razed flattened".split()
)
_ON_THE_SPOT = frozenset("bomb arms melee mob other".split())
_FROM_AFAR = frozenset("air remote".split())
_LEAST_SCORE = -22.0
_OF_ANOTHER = 6  # tokens from another mention within which a place is that one's
_REFERENCE_REACH = 14
_WHERE_CLAUSE_REACH = 18
_TOWN_AFTER_DIVISION = 8


@frozen
class _Candidate:
    """A name that may be where the attack was, with what stands around it.

    Attributes:
        is_specific: It may be more than a country.
        is_country: It can only be a country.
        preposition: What governs it.
        following: The word after it, "" at the end.
        in_object: It stands in or right after the object of the mention's verb.
        is_object: It is that object: "attacked Bosso".
    """

    name: Name
    is_specific: bool
    is_country: bool
    preposition: str | None
    following: str
    in_object: bool
    is_object: bool

    @property
    def is_owner(self) -> bool:
        """As in "Baghdad's airport"."""
        return self.following == "'s"

    @property
    def has_site(self) -> bool:
        """As in "Taji base"."""
        return self.following in FACILITIES


def bind_place(
    reading: Reading,
    mention: Mention,
    chooser: PlaceChooser,
    *,
    default_iso3: str | None,
    others: list[Mention],
    when: When | None = None,
) -> Where | None:
    """The place of one mention inside its sentence, None when the sentence names none for it.

    Args:
        reading: The sentence.
        mention: The attack.
        chooser: Settles which place of one name is meant.
        default_iso3: The country the article is set in, for what no table places.
        others: All mentions of the sentence; what stands nearer to another is that one's.
        when: The mention's own day; a place with another day beside it is another attack's.
    """
    best: tuple[float, Name] | None = None
    weighed: list[tuple[float, Name]] = []
    for candidate in _candidates(reading, mention):
        why_not = _why_not_where(reading, mention, candidate, when)
        if why_not is not None:
            _leave_out(reading, mention, candidate.name, why_not)
            continue
        if _opens_clause_of(reading, mention, candidate):
            return where_of(reading, candidate.name, chooser, default_iso3)
        if not _is_attached(reading, mention, candidate):
            _leave_out(reading, mention, candidate.name, "unattached")
            continue
        if mention.end <= candidate.name.start and reading.are_of_two_scenes(mention.start, candidate.name.start):
            _leave_out(reading, mention, candidate.name, "of_another_attack")
            continue
        crowding = _nearest_other(reading, mention, candidate.name, others)
        beyond = any(o.is_new and mention.end <= o.start < candidate.name.start for o in others)
        if beyond or (crowding is not None and crowding <= _OF_ANOTHER):
            _leave_out(reading, mention, candidate.name, "of_another_attack")
            continue
        score = _score(reading, mention, candidate) - (10 if crowding is not None else 0)
        weighed.append((score, candidate.name))
        if best is None or score > best[0]:
            best = (score, candidate.name)
    best = _town_within(reading, weighed, best)
    _note(reading, mention, weighed, best)
    if best and best[0] > _LEAST_SCORE:
        return where_of(reading, best[1], chooser, default_iso3)
    return None if mention.is_reference else unnamed_site(reading, mention, default_iso3)


def _town_within(
    reading: Reading, weighed: list[tuple[float, Name]], best: tuple[float, Name] | None
) -> tuple[float, Name] | None:
    """In "one in California at a fair in Gilroy" the town, which comes later and can only lie in the division.

    So for "in Bangladesh's port city of Chittagong": the town lies in the country.
    """
    kinds = {p.kind for p in best[1].places} if best is not None else set()
    by_country = "country" in kinds
    if best is None or not (by_country or kinds == {"admin1"}):
        return best
    places = [p for p in best[1].places if p.kind == "country" or not by_country]
    divisions = {(p.country_iso3, "" if by_country else p.admin1 or p.name) for p in places}
    for score, name in weighed:
        near = best[1].end < name.start <= best[1].end + _TOWN_AFTER_DIVISION and score > _LEAST_SCORE
        towns = {
            (p.country_iso3, "" if by_country else p.admin1)
            for p in (*name.places, *name.minor_places)
            if p.kind == "town"
        }
        between = range(best[1].end, name.start)
        one_clause = not any(reading.is_verb(k) or reading.words[k] in SUBORDINATORS for k in between)
        if near and one_clause and divisions & towns and preposition_before(reading, name.start) in LOCATIVE:
            return score, name
    return best


def _leave_out(reading: Reading, mention: Mention, name: Name, reason: Reason) -> None:
    reading.left_out("place", name.start, name.end, reason, other=mention.offset)


def _note(
    reading: Reading, mention: Mention, weighed: list[tuple[float, Name]], best: tuple[float, Name] | None
) -> None:
    """Tell whoever listens what each candidate weighed."""
    trace = reading.document.trace
    if trace is None or best is None:
        return
    for score, name in weighed:
        span, detail = reading.span(name.start, name.end), f"{score:g} points, {_LEAST_SCORE:g} needed"
        if score <= _LEAST_SCORE:
            trace.left_out("place", *span, "too_far", detail=detail, other=mention.offset)
        elif name is best[1]:
            trace.decided("place", *span, "chosen", "most points", detail=detail, other=mention.offset)
        else:
            trace.left_out("place", *span, "other_place_better", detail=detail, other=mention.offset)


# ---------------------------------------------------------------------- which names may be where
def _candidates(reading: Reading, mention: Mention) -> Iterator[_Candidate]:
    """The names of the sentence that the gazetteer knows, or that stand where a place stands."""
    verb = mention.verb if mention.verb is not None else _verb_of_noun(reading, mention)
    object_span = reading.object(verb + 1, limit=16) if verb is not None else None
    for name in reading.names:
        is_country = bool(name.places) and all(p.kind == "country" for p in name.places)
        is_specific = (bool(name.places) and not is_country) or name.is_unknown_place
        if is_specific or is_country:
            yield _Candidate(
                name,
                is_specific,
                is_country,
                preposition_before(reading, name.start),
                reading.words[name.end] if name.end < len(reading.words) else "",
                bool(object_span and object_span[0] <= name.start < object_span[1] + 6),
                bool(object_span and object_span[0] == name.start and not is_country),
            )


def _verb_of_noun(reading: Reading, mention: Mention) -> int | None:
    """The verb right after a noun for an attack, whose object is what was hit: "air strikes hit Taji"."""
    end = mention.end
    while end < len(reading.words) and reading.words[end] in ADVERBS | AUXILIARIES:
        end += 1
    return end if end < len(reading.words) and reading.words[end] in _HITS else None


def _holds_a_place_named_next(reading: Reading, country: Name) -> bool:
    """Whether a country's possessive is followed by a place in it: "Kenya's coastal county of Lamu", "Mali's Mopti"."""
    for name in reading.names:
        if not country.end < name.start <= country.end + _POSSESSED_REACH:
            continue
        between = range(country.end + 1, name.start)
        joined = not any(reading.is_verb(k) or reading.words[k] in (",", "and", "with") for k in between)
        inside = any(p.kind != "country" and p.country_iso3 == country.iso3 for p in name.places)
        if joined and (inside or (name.is_unknown_place and reading.words[name.start - 1] == "of")):
            return True
    return False


_POSSESSED_REACH = 6


def _why_not_where(reading: Reading, mention: Mention, candidate: _Candidate, when: When | None) -> Reason | None:
    """Why a name doesn't say where: it says whose, by whom, from where, or where something else was."""
    if candidate.is_country and _is_flag(reading, candidate):
        return "whose"
    if candidate.name.country and not _WATERS.isdisjoint(reading.words[candidate.name.end : candidate.name.end + 1]):
        return "part_of_word"
    if (
        candidate.name.country
        and reading.words[candidate.name.end : candidate.name.end + 1] == ["'s"]
        and _holds_a_place_named_next(reading, candidate.name)
    ):
        return "whose"  # "in Mozambique's northern province of Cabo Delgado"
    end = candidate.name.end
    if _owns_settlement(reading, end):
        return "whose"  # "in the eastern DR Congo city of Beni", "in Zambia's mining town of Lido"
    if candidate.is_owner and _owns_place(reading, end):
        return "whose"  # "on Lake Chad's Kinas island"
    following = reading.words[end : end + 2]
    if following[:1] == ["of"] and reading.words[end - 1] == "capital" and reading.name_at(end + 1):
        return "whose"  # "in the Somali capital of Mogadishu"
    if when is not None and _has_another_day(reading, candidate.name, when):
        return "of_another_day"
    if mention.is_reference and not _follows_closely(reading, mention, candidate.name):
        return "beyond_reference"
    if _is_where_it_was_said(reading, mention, candidate):
        return "unattached"
    if _is_party(mention, candidate):
        return "party"
    if _is_origin_or_aim(reading, candidate) and not _taken_from(mention, candidate):
        return "origin_or_aim"
    if _is_of_care(reading, candidate.name):
        return "of_care"
    if _is_nearby(reading, candidate.name):
        return "other_place_better"
    country = candidate.name.country
    demonym = country is not None and country.kind == "demonym" and not candidate.is_specific
    last = reading.tokens[candidate.name.end - 1].lower
    bound = last.endswith("-bound")  # "a London-bound train"
    return "part_of_word" if demonym or bound or candidate.following in ("-", "time") else None


def _owns_settlement(reading: Reading, end: int) -> bool:
    """Whether "city of" and a name follow the name that ends here, with adjectives before it after a possessive."""
    words, at = reading.words, end
    if words[at : at + 1] == ["'s"]:
        at += 1
        while at < min(len(words), end + _ADJECTIVES_OF_SETTLEMENT) and words[at] not in _SETTLEMENTS | ORIGIN:
            at += 1
    is_settlement = words[at : at + 1] != [] and words[at] in _SETTLEMENTS and words[at + 1 : at + 2] == ["of"]
    return is_settlement and reading.name_at(at + 2) is not None


def _owns_place(reading: Reading, end: int) -> bool:
    """Whether the place right after a possessive lies in what the name says: "Kunduz's Imam Sahib district"."""
    at = end + 1
    while at < len(reading.words) and reading.words[at] in REGION_WORDS:
        at += 1
    name = reading.name_at(at)
    if name is None or name.start != at or name.actor is not None:
        return False
    return name.is_unknown_place or any(p.kind != "country" for p in name.places)


_ADJECTIVES_OF_SETTLEMENT = 4


def _is_where_it_was_said(reading: Reading, mention: Mention, candidate: _Candidate) -> bool:
    """As in "speaking in Rome, the minister condemned the attack": the place of what is said about an attack told."""
    if not (mention.is_definite and mention.verb is None and mention.rule.startswith("noun")):
        return False
    if candidate.preposition not in LOCATIVE or candidate.name.end > mention.start:
        return False
    before = range(mention.start - 1, candidate.name.end - 1, -1)
    verb = next((k for k in before if reading.is_verb(k) and reading.words[k] not in AUXILIARIES), None)
    return verb is not None and reading.words[verb] in _ACTS_ABOUT


_ACTS_ABOUT = role_words("act_about_attack")


def _is_flag(reading: Reading, candidate: _Candidate) -> bool:
    """A country that says whose: "Iran's Quds Force", "the president of Iraq", "US troops", "the U.S. border city"."""
    if candidate.preposition not in LOCATIVE and not _is_part_of_country(reading, candidate):
        return True
    if candidate.has_site or candidate.following in _UNITS:
        return True  # "the US embassy"; "Iraq base" is a site without a name
    if reading.words[candidate.name.start - 1 : candidate.name.start] in (["a"], ["an"]):
        return True  # "in a United States operation"
    return candidate.name.text.replace(".", "") in _FLAGS and is_modifier(reading, candidate.name)


def _is_part_of_country(reading: Reading, candidate: _Candidate) -> bool:
    """As in "the south of Yemen", "Yemen's capital"."""
    words, name = reading.words, candidate.name
    if candidate.preposition == "of" and any(
        w in _PARTS_OF_COUNTRY for w in words[max(0, name.start - 4) : name.start]
    ):
        return True
    return candidate.is_owner and name.end + 1 < len(words) and words[name.end + 1] in _QUARTERS


def _has_another_day(reading: Reading, name: Name, when: When) -> bool:
    """As in "ten at Baghdad airport on 3 January, six in last Friday's air strikes"."""
    for start, end, time in reading.times:
        if is_speech_time(reading, start, end) or time.start == when.start:
            continue
        beside = 0 <= start - name.end <= 2 and "," not in reading.words[name.end : start]
        if beside and time.lo is not None and time.lo == time.hi and time.kind in ("date", "time"):
            return when.precision == 1 and abs((time.lo - when.lo).days) > 1
    return False


def _follows_closely(reading: Reading, mention: Mention, name: Name) -> bool:
    return name.start >= mention.end and reading.distance(mention.end, name.start) <= _REFERENCE_REACH


def _is_party(mention: Mention, candidate: _Candidate) -> bool:
    """A name of somebody who acts: "Baghdad condemned"; its possessive after the attack may be where it was.

    A capital right before the noun is where it was, unless it may have fired from afar: "a Kabul car bombing".
    """
    on_the_spot = mention.rule.startswith("noun") and mention.family in _ON_THE_SPOT
    if candidate.is_specific and on_the_spot and 0 <= mention.start - candidate.name.end <= 2:
        return False
    if candidate.is_object and mention.rule.startswith("verb") and mention.family in _FROM_AFAR:
        return False  # "bombed Damascus"
    if candidate.name.actor is None or candidate.preposition in LOCATIVE or candidate.has_site:
        return False
    return not (candidate.is_owner and candidate.name.start >= mention.end and candidate.is_specific)


def _is_origin_or_aim(reading: Reading, candidate: _Candidate) -> bool:
    """As in "fired from Gaza", "a message to Tehran"; not "close to Mosul"."""
    if candidate.preposition not in _NOT_WHERE or candidate.has_site:
        return False
    start = candidate.name.start
    if candidate.preposition == "from" and reading.words[start - 2] in _ROADS:
        return False  # "on the road from Garissa to Dadaab"
    if candidate.preposition == "of":
        return _is_home_of_person(reading, candidate.name)
    return not (candidate.preposition == "to" and reading.words[start - 2 : start - 1] in (["close"], ["next"]))


_ROADS = frozenset("road highway motorway route railway".split())


def _taken_from(mention: Mention, candidate: _Candidate) -> bool:
    """As in "kidnapped 40 pupils from Tsalka"."""
    taken = mention.family == "kidnapping" and candidate.is_specific and candidate.preposition == "from"
    return taken and candidate.name.start > mention.start


def _is_home_of_person(reading: Reading, name: Name) -> bool:
    """As in "Christian Merced, 21, of Miami": where a victim is from."""
    at = name.start - 1
    return at > 0 and reading.words[at] == "of" and reading.words[at - 1] == ","


def _is_nearby(reading: Reading, name: Name) -> bool:
    """What another place is near: the Kirkuk of "struck the K-1 base near Kirkuk"."""
    words, start = reading.words, name.start
    if words[start - 1 : start] not in (["near"], ["outside"]) or start < 2:
        return False
    site = reading.name_at(start - 2)
    return site is not None and any(p.where_precision == 1 for p in site.places)


def _is_of_care(reading: Reading, name: Name) -> bool:
    """A hospital that victims were brought to, and the town it stands in."""
    words = reading.words
    is_hospital = not _CARE.isdisjoint(words[name.start : name.end + 1])
    if is_hospital or not _CARE.isdisjoint(words[max(0, name.start - 2) : name.start]):
        return not _BROUGHT.isdisjoint(words[max(0, name.start - 8) : name.start])
    return False


# ---------------------------------------------------------------------- which of them is
def _opens_clause_of(reading: Reading, mention: Mention, candidate: _Candidate) -> bool:
    """As in "Bandiagara, where gunmen killed", "the base at Taji, which was hit again"."""
    end = candidate.name.end
    if _is_what_was_hit(reading, mention, candidate.name):
        return True
    if candidate.following not in ("where", ",") or "where" not in reading.words[end : end + 2]:
        return False
    if reading.are_of_two_scenes(end - 1, mention.start):
        return 0 < mention.start - end <= _WHERE_CLAUSE_REACH
    return candidate.name.start < mention.end and reading.distance(end, mention.start) <= _WHERE_CLAUSE_REACH


def _is_what_was_hit(reading: Reading, mention: Mention, name: Name) -> bool:
    """Whether a name ends the phrase that "which" or "that" takes up as subject of the attack's passive verb."""
    if mention.verb is None or not reading.is_passive(mention.verb):
        return False
    relative = reading.verb_group_start(mention.verb) - 1
    if relative < 1 or reading.words[relative] not in ("which", "that"):
        return False
    end = relative - 1 if reading.words[relative - 1] == "," else relative
    return name.end == end or (name.end < end <= _end_with_site(reading, name))


def _is_attached(reading: Reading, mention: Mention, candidate: _Candidate) -> bool:
    """Whether something ties a name to the attack; nothing does in "the Americans answered Taji with air strikes"."""
    if candidate.preposition is not None or candidate.in_object or candidate.has_site or candidate.is_owner:
        return True
    name = candidate.name
    between = reading.words[name.end : mention.start]
    modifies = 0 <= mention.start - name.end <= 3 and not any(w in LOCATIVE | ORIGIN for w in between)
    return modifies or name.start == 0


def _nearest_other(reading: Reading, mention: Mention, name: Name, others: list[Mention]) -> int | None:
    """How far the name is from another mention before it that is nearer than this one; None when none is."""
    mine = reading.distance(mention.start, name.start)
    before = [reading.distance(o.start, name.start) for o in others if o is not mention and o.start < name.start]
    nearest = min(before, default=mine)
    return nearest if nearest < mine else None


def _score(reading: Reading, mention: Mention, candidate: _Candidate) -> float:
    """How well a name stands for where the attack was: nearness in tokens, and points for what speaks for it."""
    name = candidate.name
    points = (
        (8, candidate.is_object or candidate.preposition in LOCATIVE or _is_of_place_head(reading, name)),
        (-20, _describes_somebody(reading, mention, name)),
        (4, name.start >= mention.end),
        (6, candidate.in_object),
        (7, candidate.is_specific),
        (3, any(p.where_precision <= 2 for p in name.places) or name.is_unknown_place),
        (6, name.start <= 3 and candidate.preposition in ("in", "near", "at")),
    )
    return sum(value for value, holds in points if holds) - float(reading.distance(mention.start, name.start))


def _describes_somebody(reading: Reading, mention: Mention, name: Name) -> bool:
    """As in "Hadi, a gang leader in Raqqa, was killed": a place inside an apposition says where somebody is active.

    Its closing comma may be missing where a word for a person stands before the place.
    """
    words = reading.words
    is_closed = words[name.end : name.end + 1] == [","] and reading.is_verb(name.end + 1)
    is_open = reading.is_verb(name.end) and not TITLES.isdisjoint(words[max(0, name.start - 2) : name.start])
    if not (is_closed or is_open) or name.start >= mention.end:
        return False
    opening = next((j for j in range(name.start - 1, max(0, name.start - 10), -1) if words[j] == ","), None)
    return opening is not None and words[opening + 1] in ("a", "an", "the")


def _is_of_place_head(reading: Reading, name: Name) -> bool:
    """As in "attacked the village of Djibo"."""
    words = reading.words
    return name.start > 1 and words[name.start - 1] == "of" and words[name.start - 2] in PLACE_HEADS


# ---------------------------------------------------------------------- what it then is
_WATERS = frozenset("river rivers delta valley basin".split())  # "a boat on the Niger river": in any of its countries
_SETTLEMENTS = frozenset("city town village municipality hamlet suburb port resort".split())
_SETTLEMENTS_OF = (["town", "of"], ["village", "of"], ["city", "of"], ["hamlet", "of"])


def where_of(reading: Reading, name: Name, chooser: PlaceChooser, default_iso3: str | None = None) -> Where:
    """A name as the place of an attack, with the words around it that belong to it."""
    wider = wider_places(reading, name)
    place = chooser.choose(name, wider)
    iso3 = place.country_iso3 if place else None
    if iso3 is None and wider.countries:
        iso3 = wider.countries.most_common(1)[0][0]
    precision = _precision(reading, name, place)
    if iso3 is None and name.is_unknown_place:
        iso3 = _country_of_ends(name.text)
    if iso3 is None and name.iso3:
        iso3, precision = (None, 2) if name.text in chooser.known_only_elsewhere else (name.iso3, precision)
    start, end = name.start, _end_with_site(reading, name)
    town = _town_of_part(reading, name, place, wider, chooser)
    if town is not None:
        place, iso3, precision = town, town.country_iso3, 2
        end = max(end, _end_of_part(reading, name))
    if place is not None and place.kind == "country":
        start = _start_with_region(reading, name)
        if start < name.start:
            precision = 5
    span = reading.span(start, end)
    text = reading.document.text[span[0] : span[1]]
    return Where(
        text,
        place,
        iso3 or (default_iso3 if place is None else None),
        precision,
        *span,
        is_part=name.is_within_town,
        is_located=bool(wider.countries),
        is_settlement=reading.words[max(0, name.start - 2) : name.start] in _SETTLEMENTS_OF,
    )


def _country_of_ends(text: str) -> str | None:
    """The country of both ends of "the Garissa-Dadaab road"."""
    ends = text.split("-")
    if len(ends) != 2:
        return None
    countries = [{p.country_iso3 for p in load_places().lookup(end)} for end in ends]
    shared = countries[0] & countries[1]
    return shared.pop() if len(shared) == 1 else None


def _town_of_part(
    reading: Reading, name: Name, place: Place | None, wider: Wider, chooser: PlaceChooser
) -> Place | None:
    """The town of "Elm Street in Oakdale", "the Lahore restaurant in Quetta": called after a place elsewhere."""
    end = _end_of_part(reading, name)
    if not wider.towns or reading.words[end : end + 1] != ["in"] or not (name.is_unknown_place or end > name.end):
        return None
    town = chooser.choose(wider.towns[0], wider_places(reading, wider.towns[0]))
    if town is None or town.kind != "town" or (place is not None and distance_km(place, town) <= _OF_ONE_TOWN_KM):
        return None
    return town


def _end_of_part(reading: Reading, name: Name) -> int:
    """Where what is called after a place ends: after the noun of "the Lahore restaurant"."""
    end = name.end
    while end < len(reading.words) and reading.words[end] in NAMED_AFTER_PLACES:
        end += 1
    return end


_OF_ONE_TOWN_KM = 60.0


def _precision(reading: Reading, name: Name, place: Place | None) -> int | None:
    """UCDP's where_prec of a name where it stands: "near Mosul" is 2, an unlisted place 2, undecided namesakes 5."""
    if place is None:
        return 2 if name.is_unknown_place else 5 if name.places else None
    before = reading.words[max(0, name.start - 3) : name.start]
    on_road = len(before) > 1 and before[-1] in ("from", "to") and before[-2] in _ROADS
    near = (
        on_road
        or any(w in _NEAR_WORDS for w in before)
        or (len(before) > 1 and before[-1] == "of" and before[-2] in _COMPASS)
    )
    return 2 if near and place.where_precision == 1 else place.where_precision


def _end_with_site(reading: Reading, name: Name) -> int:
    """Where a name ends with the site that belongs to it: "Taji military base", "Baghdad's outskirts"."""
    words, end = reading.words, name.end
    j = end
    while j < len(words) and j - end < 3 and words[j] in _AFTER_PLACE_NAME:
        j += 1
    if j > end and words[j - 1] in FACILITIES | _DIVISIONS:
        return j
    if words[end : end + 1] == ["'s"] and end + 1 < len(words) and words[end + 1] in SIDES:
        return end if reading.tokens[end + 1].is_capitalised else end + 2  # not the West of "Sudan's West Darfur"
    return end


def _start_with_region(reading: Reading, name: Name) -> int:
    """Where a country begins with the word for a part of it: "southern Iraq"."""
    start = name.start
    while start > 0 and reading.words[start - 1] in REGION_WORDS:
        start -= 1
    return start
