"""Names in a text: places, actors, countries and persons, with their offsets.

Here: one pass for every name of the vocabulary, the choice among readings of one name, and capitalised names that no
table lists. Not here: the part a name plays in an attack.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import ahocorasick

from pipelines.events.document import Document, Sentence, Token, plain_text
from pipelines.events.group_names import ARABIC_ARTICLE, may_name_a_group, other_spellings, unlisted_group_at
from pipelines.events.surnames import ends_name_of_person
from pipelines.events.trace import Reason
from pipelines.values import frozen
from pipelines.vocabulary.actors.actors import Actor, load_actors
from pipelines.vocabulary.places.countries import CountryName, load_countries
from pipelines.vocabulary.places.places import Place, load_places
from pipelines.vocabulary.words import role_words

_MONTHS_AND_DAYS = frozenset(
    """january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec""".split()
)
_NEVER_A_NAME = frozenset(
    """back leg head chest arm hand foot face neck stomach groin thigh shoulder custody critical stable update
    the a an in on at of for to from by with and or but as after before when while since this that these those he
    she it they we i his her its their our my no not there here who what which how why where one two three four five
    six seven eight nine ten several dozens hundreds some many most all both other others another earlier later
    meanwhile however also according read more if is are was were be been has have had will would could may might
    must also military police army officials authorities witnesses militants gunmen rebels residents troops soldiers
    security local state president prime minister foreign defence defense interior health general gen colonel
    northern southern eastern western central
    captain lieutenant major mr mrs ms dr sir ambassador secretary chief spokesman spokeswoman spokesperson
    commander king queen prince pope sheikh ayatollah imam senator governor mayor judge""".split()
)
TITLES = role_words("title")
_NEVER_WITHIN = _MONTHS_AND_DAYS | TITLES
_NEVER_FIRST = _NEVER_WITHIN | _NEVER_A_NAME
_PARTICLES = role_words("name_particle")
_PLACE_PREPOSITIONS = frozenset(
    "in at near outside around across inside within from towards toward into throughout".split()
)
_PLACE_NOUNS = role_words("place_noun")
_OPENS_PLACE_NAME = role_words("opens_place_name")


@frozen
class Name:
    """One name: tokens ``start`` to ``end`` (exclusive) of its sentence, with every reading the vocabulary allows.

    Attributes:
        places: Gazetteer entries of that name, none if it isn't a place. Where some of them are known by their name
            alone, only those: what the name means unless the article says otherwise.
        minor_places: The other entries of that name, which need support from context: "Paris" in Texas.
        country: What the form says about a country (its name, its people, its government).
        is_person: A capitalised name of two words or more that no table lists and nothing else explains.
        is_unknown_place: A capitalised name that no table lists, standing where a place stands.
        is_group: A name that no table lists, of a group by its first or last word: "Free Valley Brigade".
        is_within_town: It is a street, a school or another part of a town by the words beside it.
    """

    start: int
    end: int
    text: str
    places: tuple[Place, ...] = ()
    actor: Actor | None = None
    country: CountryName | None = None
    is_person: bool = False
    is_group: bool = False
    is_unknown_place: bool = False
    is_within_town: bool = False
    minor_places: tuple[Place, ...] = ()

    @property
    def iso3(self) -> str | None:
        """The country the name belongs to, if its readings agree on one."""
        if self.country:
            return self.country.iso3
        if self.actor and self.actor.country_iso3:
            return self.actor.country_iso3
        isos = {p.country_iso3 for p in self.places}
        return isos.pop() if len(isos) == 1 else None


@cache
def _automaton() -> Any:
    """Every written form of every name, with its readings."""
    readings: dict[str, dict[str, Any]] = {}
    for surface, places in load_places().names():
        readings.setdefault(surface, {})["places"] = places
    for surface, actor in load_actors().names():
        if len(surface) > 1:
            readings.setdefault(surface, {})["actor"] = actor
    for surface, country in load_countries().by_surface.items():
        readings.setdefault(surface, {})["country"] = country
    for reading in readings.values():
        _tell_known_from_minor(reading)
    automaton = ahocorasick.Automaton()
    for surface, reading in readings.items():
        plain = plain_text(surface)
        automaton.add_word(plain, (len(plain), reading))
    automaton.make_automaton()
    return automaton


def _tell_known_from_minor(reading: dict[str, Any]) -> None:
    """Keep apart the places that a form stands for by itself and those it may stand for where the context says so."""
    places = reading.get("places", ())
    minor = tuple(p for p in places if p.is_ambiguous_word)
    if not minor or (len(minor) == len(places) and len(reading) == 1):
        return
    reading["places"], reading["minor_places"] = tuple(p for p in places if not p.is_ambiguous_word), minor


def _is_boundary(plain: str, start: int, end: int) -> bool:
    before = plain[start - 1] if start else " "
    after = plain[end] if end < len(plain) else " "
    if before.isalnum() or before in "_@#":
        return False
    if after.isalnum() or after == "_":
        return False
    # half of a hyphenated word is a name only before "-led", "-backed" and the like
    if before == "-" and start >= 2 and plain[start - 2].isalpha():
        return False
    # nor before another name, or its particle: "Slavyansk-on-Kuban"
    return after != "-" or _HYPHENED_NAME.match(plain, end) is None


_HYPHENED_NAME = re.compile(r"-(?:[a-z]{1,5}-)?[A-Z]")


def _vocabulary_spans(document: Document) -> list[tuple[int, int, dict[str, Any]]]:
    found = []
    for last, (length, reading) in _automaton().iter(document.plain):
        start, end = last - length + 1, last + 1
        if _is_boundary(document.plain, start, end):
            found.append((start, end, reading))
    found += [(start, end, {"actor": actor}) for start, end, actor in other_spellings(document)]
    found.sort(key=lambda f: (f[0], -(f[1])))  # of one span the listed form comes first
    spans: list[tuple[int, int, dict[str, Any]]] = []
    for start, end, reading in found:
        if spans and start < spans[-1][1]:
            if end - start > spans[-1][1] - spans[-1][0]:
                spans[-1] = (start, end, reading)
            continue
        spans.append((start, end, reading))
    return spans


def _capitalised_runs(sentence: Sentence, taken: set[int]) -> list[tuple[int, int]]:
    """Runs of capitalised tokens that no vocabulary name covers, particles inside them included."""
    runs, i, tokens = [], 0, sentence.tokens
    while i < len(tokens):
        token = tokens[i]
        begins = token.is_capitalised or ARABIC_ARTICLE.match(token.text)  # "the town of al-Rai"
        if not begins or i in taken or token.lower in _NEVER_FIRST:
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and (
            (tokens[j].is_capitalised and tokens[j].lower not in _NEVER_WITHIN and j not in taken)
            or (tokens[j].lower in _PARTICLES and j + 1 < len(tokens) and tokens[j + 1].is_capitalised)
            or (ARABIC_ARTICLE.match(tokens[j].text) and j not in taken)
            or (tokens[j].text == "." and len(tokens[j - 1].text) == 1)
            or _is_nickname(tokens, j)
        ):
            j += 4 if _is_nickname(tokens, j) else 1
        runs.append((i, j))
        i = j
    return runs


def _is_nickname(tokens: list[Token], i: int) -> bool:
    """Whether a nickname in quotes begins at token ``i`` inside a name: 'Alfred "Fredo" Chavez'."""
    if tokens[i].text not in _QUOTES or i + 3 >= len(tokens) or tokens[i + 2].text not in _QUOTES:
        return False
    return tokens[i + 1].is_capitalised and tokens[i + 3].is_capitalised and tokens[i - 1].is_capitalised


def load_names() -> None:
    """Build what names are looked up in, which the first article with such a name would otherwise wait for."""
    _automaton()
    _known_first_words()


def find_names(document: Document) -> dict[int, list[Name]]:
    """The names of each sentence, by sentence index, in order and not overlapping."""
    by_sentence: dict[int, list[Name]] = {s.index: [] for s in document.sentences}
    taken: dict[int, set[int]] = {s.index: set() for s in document.sentences}
    surnames: set[str] = set()
    for start, end, reading in _vocabulary_spans(document):
        sentence = document.sentence_of(start)
        if end > sentence.end or not sentence.start <= start:
            continue
        first, last = sentence.token_at(start), sentence.token_at(end - 1)
        if sentence.tokens[first].end < start + 1 or first in taken[sentence.index]:
            continue
        spot = _Spot(document.plain, sentence.tokens, first, last, taken[sentence.index])
        if _is_only_place(reading) and ends_name_of_person(sentence.tokens, first, last):
            surnames.add(document.text[start:end])
        name = _listed_name(document, spot, start, end, reading)
        if name is not None:
            by_sentence[sentence.index].append(name)
            taken[sentence.index].update(range(name.start, name.end))
    _take_surnames_for_persons(document, by_sentence, surnames)
    for sentence in document.sentences:
        by_sentence[sentence.index] = _forces_of_their_own_state(document, sentence, by_sentence[sentence.index])
        by_sentence[sentence.index] = _with_capitals(document, sentence, by_sentence[sentence.index])
    for sentence in document.sentences:
        _add_groups(document, sentence, by_sentence[sentence.index], taken[sentence.index])
    _add_unlisted(document, by_sentence, taken)
    for names in by_sentence.values():
        names.sort(key=lambda n: n.start)
    return by_sentence


def _with_capitals(document: Document, sentence: Sentence, names: list[Name]) -> list[Name]:
    """The names, of "the Afghan capital" and "Somalia's capital" the town; "the Afghan capital, Kabul" is one name."""
    kept: list[Name] = []
    for name in names:
        if kept and name.start < kept[-1].end:
            continue
        kept.append(_as_capital(document, sentence, name))
    return kept


def _as_capital(document: Document, sentence: Sentence, name: Name) -> Name:
    if name.country is None or name.country.kind == "metonym":
        return name
    tokens = sentence.tokens
    following = [token.lower for token in tokens[name.end : name.end + 3]]
    own = following[:1] if name.country.kind == "demonym" else following[1:2] if following[:1] == ["'s"] else []
    country = load_countries().get(name.country.iso3)
    if own != ["capital"] or not _NOT_A_TOWN.isdisjoint(following) or country is None or country.capital is None:
        return name
    places = load_places().lookup(country.capital)
    places = tuple(p for p in places if p.kind == "town" and p.country_iso3 == name.country.iso3)
    end = name.end + following.index("capital") + 1
    at = end + (end < len(tokens) and tokens[end].text == ",")
    named = at + len(country.capital.split())
    if [token.text for token in tokens[at:named]] == country.capital.split():
        end = named
    text = document.text[tokens[name.start].start : tokens[end - 1].end]
    return Name(name.start, end, text, places=places) if places else name


_NOT_A_TOWN = frozenset("punishment markets market flight controls gains investment expenditure".split())


def _is_only_place(reading: dict[str, Any]) -> bool:
    return "actor" not in reading and "country" not in reading


def _take_surnames_for_persons(document: Document, by_sentence: dict[int, list[Name]], surnames: set[str]) -> None:
    """In "Ida Herat, 34, ... Herat was shot" a person; but where any mention stands as a place does, all are places."""
    if not surnames:
        return
    named = [(s, name) for s in document.sentences for name in by_sentence[s.index] if name.text in surnames]
    persons = surnames - {name.text for s, name in named if _stands_as_a_town(s.tokens, name)}
    for sentence, name in named:
        if name.text not in persons:
            continue
        if document.trace is not None:
            tokens = sentence.tokens[name.start : name.end]
            document.trace.left_out("name", tokens[0].start, tokens[-1].end, "part_of_name", rule="gazetteer")
        names = by_sentence[sentence.index]
        names[names.index(name)] = Name(name.start, name.end, name.text, is_person=True)


def _stands_as_a_town(tokens: list[Token], name: Name) -> bool:
    """As in "in Herat", "Herat, Afghanistan"; not in "in Herat's flat"."""
    after = tokens[name.end].lower if name.end < len(tokens) else ""
    if name.start and tokens[name.start - 1].lower in _PLACE_PREPOSITIONS:
        return after != "'s"
    following = tokens[name.end + 1 : name.end + 2] if after == "," else []
    return bool(following) and bool(load_places().lookup(following[0].text))


def _forces_of_their_own_state(document: Document, sentence: Sentence, names: list[Name]) -> list[Name]:
    """As in "Azmaran National Defence Forces": another state's forces of a listed name are that state's."""
    names.sort(key=lambda n: n.start)
    kept: list[Name] = []
    for name in names:
        before = kept[-1] if kept and kept[-1].end == name.start else None
        state = before.country.iso3 if before and before.country and before.country.kind == "demonym" else None
        if before and state and _are_forces_of_another(name, state):
            text = document.text[sentence.tokens[before.start].start : sentence.tokens[name.end - 1].end]
            kept[-1] = Name(before.start, name.end, text, actor=load_actors().by_id(f"mil_{state.lower()}"))
        else:
            kept.append(name)
    return kept


def _are_forces_of_another(name: Name, iso3: str) -> bool:
    actor = name.actor
    return actor is not None and actor.actor_kind == "state_forces" and actor.country_iso3 not in (None, iso3)


def _add_groups(document: Document, sentence: Sentence, names: list[Name], taken: set[int]) -> None:
    """Groups that no table lists; a country or a town in such a name ("Jahra Liberation Front") is part of it."""
    if not may_name_a_group(sentence):
        return
    known = {i: name for name in names for i in range(name.start, name.end)}
    at = 0
    while at < len(sentence.tokens):
        end = unlisted_group_at(sentence.tokens, at, lambda i: _can_be_within_a_group(known.get(i)))
        if end is None or _stands_as_a_place(sentence.tokens, at, end):
            at = known[at].end if at in known else at + 1
            continue
        names[:] = [n for n in names if not at <= n.start < end]
        text = document.text[sentence.tokens[at].start : sentence.tokens[end - 1].end]
        names.append(Name(at, end, text, is_group=True))
        taken.update(range(at, end))
        at = end


def _stands_as_a_place(tokens: list[Token], start: int, end: int) -> bool:
    """As in "at the Hill Brigade's camp", "in Freedom Front": where, not who."""
    before = tokens[start - 1].lower if start else ""
    after = tokens[end].lower if end < len(tokens) else ""
    return before in _PLACE_PREPOSITIONS or after in _PLACE_NOUNS


def _can_be_within_a_group(name: Name | None) -> bool:
    """Whether a token can be part of an unlisted group's name: any word that isn't a name, places and countries."""
    if name is None:
        return True
    is_demonym = name.country is not None and name.country.kind == "demonym"
    return not is_demonym and not name.is_within_town and (name.actor is None or name.actor.actor_kind == "government")


@dataclass(slots=True)
class _Spot:
    """Where a form of the vocabulary stands: tokens ``first`` to ``last`` (inclusive), and the tokens already named."""

    plain: str
    tokens: list[Token]
    first: int
    last: int
    taken: set[int]

    @property
    def preceding(self) -> Token | None:
        """The token before it."""
        return self.tokens[self.first - 1] if self.first else None

    @property
    def following(self) -> Token | None:
        """The token after it."""
        return self.tokens[self.last + 1] if self.last + 1 < len(self.tokens) else None

    def is_after(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands before it."""
        return self.preceding is not None and self.preceding.lower in words


def _listed_name(document: Document, spot: _Spot, start: int, end: int, reading: dict[str, Any]) -> Name | None:
    """A form of the vocabulary as a name, None where it is none or part of another."""
    street = _street_end(spot)
    if street is not None:
        first = _name_start(spot)
        span = document.text[spot.tokens[first].start : spot.tokens[street - 1].end]
        return Name(first, street, span, is_unknown_place=True, is_within_town=True)
    text = document.text[start:end]
    why_not = _why_no_place(spot, text, reading["places"]) if _is_only_place(reading) else None
    if why_not is None and _is_capital_within_name(spot, reading):
        why_not = "part_of_name"
    if why_not is not None:
        if document.trace is not None:
            document.trace.left_out("name", start, end, why_not, rule="gazetteer")
        return None
    return Name(
        spot.first,
        spot.last + 1,
        document.text[start:end],
        reading.get("places", ()),
        reading.get("actor"),
        reading.get("country"),
        minor_places=reading.get("minor_places", ()),
    )


def _is_capital_within_name(spot: _Spot, reading: dict[str, Any]) -> bool:
    """As in "shot dead Jack London": a capital after a given name, where no word for a part of it stands before."""
    country = reading.get("country")
    if country is None or country.kind != "metonym" or not _ends_longer_name(spot):
        return False
    before = spot.tokens[spot.first - 2].lower if spot.first > 1 else ""
    return before not in _PLACE_PREPOSITIONS | {"the"}


def _why_no_place(spot: _Spot, text: str, places: tuple[Place, ...]) -> Reason | None:
    """Why a form that only the gazetteer knows is no place where it stands; None where it is one."""
    is_minor = all(p.is_ambiguous_word for p in places)
    if _opens_longer_name(spot, is_minor=is_minor) or _ends_longer_name(spot):
        return "part_of_name"
    is_abbreviation = all(p.kind == "admin1" for p in places) and _is_abbreviation_alone(spot, text)
    return "common_word" if is_abbreviation or _is_common_word(spot, places) else None


def _street_end(spot: _Spot) -> int | None:
    """Where a street or county named for a place ends: "San Antonio Street", "Armour Ridge Drive", "Grant County"."""
    for i in range(spot.last + 1, min(spot.last + 4, len(spot.tokens))):
        word = spot.tokens[i]
        if word.start != spot.tokens[i - 1].end + 1:
            return None
        is_next = i == spot.last + 1
        if word.lower in _THOROUGHFARES or word.lower in _INSTITUTIONS or (is_next and word.lower in _COUNTIES):
            return i + 1 if word.is_capitalised or (is_next and spot.is_after(_ON)) else None
        if not word.is_capitalised:
            return None
    return None


def _name_start(spot: _Spot) -> int:
    """Where a street's name begins: the "Armour" of "Armour Ridge Drive"."""
    first, tokens = spot.first, spot.tokens
    while (
        first > 1
        and tokens[first - 1].is_capitalised
        and tokens[first - 1].end + 1 == tokens[first].start
        and first - 1 not in spot.taken
    ):
        first -= 1
    return first


def _opens_longer_name(spot: _Spot, *, is_minor: bool = False) -> bool:
    """As in "Washington Post", "Jordan Smith"; not in "Houston Police", "Mosul Airport".

    A minor place is no more than the beginning of whatever follows: "in Tarro Bay".
    """
    following = spot.following
    if following is not None and following.text in _ROMANCE_OF:
        return spot.tokens[spot.last + 2 : spot.last + 3] != [] and spot.tokens[spot.last + 2].is_capitalised
    if following is None or not following.is_capitalised or following.start != spot.tokens[spot.last].end + 1:
        return False
    if following.lower in _MONTHS_AND_DAYS or following.lower in _PLACE_NOUNS or following.lower in _AGENCIES:
        return False
    if spot.first == spot.last and spot.tokens[spot.first].lower in _OPENS_PLACE_NAME:
        return True  # "in Wadi Rabea"
    return is_minor or (not _is_known(spot.plain, following.start) and not spot.is_after(_PLACE_PREPOSITIONS))


def _ends_longer_name(spot: _Spot) -> bool:
    """As in "Mary Lebanon", "Gare de Lyon": a capitalised word that no name covers stands right before."""
    preceding = spot.preceding
    if preceding is not None and preceding.text in _ROMANCE_OF:
        return _is_part_after_of(spot)
    if preceding is None or not preceding.is_capitalised or spot.first - 1 in spot.taken or spot.first == 1:
        return False
    adjacent = preceding.end == spot.tokens[spot.first].start - 1
    return adjacent and preceding.lower not in _NEVER_FIRST


def _is_part_after_of(spot: _Spot) -> bool:
    """As in "Gare de Lyon", "Calle de Toledo": a capitalised word before a "de" that is no word of English."""
    at = spot.first - 2
    return at > 0 and spot.tokens[at].is_capitalised and spot.tokens[at].lower not in _NEVER_FIRST


def _is_abbreviation_alone(spot: _Spot, text: str) -> bool:
    """A short form of a state ("Ala.", "TX") counts only after a town and a comma."""
    if not (_POSTAL_CODE.fullmatch(text) or _STATE_SHORT.fullmatch(text)):
        return False
    return not spot.is_after(_COMMA) or not spot.tokens[max(0, spot.first - 2)].is_capitalised


def _is_of_settlement(spot: _Spot) -> bool:
    """As in "the village of Hass"."""
    return spot.is_after(_OF) and spot.first > 1 and spot.tokens[spot.first - 2].lower in _SETTLEMENTS


def _is_common_word(spot: _Spot, places: tuple[Place, ...]) -> bool:
    """A name that is also a word or a surname, where nothing beside it makes it a place."""
    if not all(p.is_ambiguous_word for p in places) or spot.is_after(_PLACE_PREPOSITIONS) or _is_of_settlement(spot):
        return False
    following = spot.following
    if following is None:
        return True
    if following.lower in _AGENCIES:
        return False
    wider = spot.tokens[spot.last + 2 : spot.last + 3] if following.lower == "," else []
    return not (wider and _is_division(spot.plain, wider[0].start, {p.admin1 for p in places}))


_ROMANCE_OF = frozenset("de du del da do della di".split())
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_ON = frozenset(("on",))
_OF = frozenset(("of",))
_COUNTIES = frozenset("county parish township".split())
_COMMA = frozenset((",",))
_WORD = re.compile(r"[\w'-]+")
_POSTAL_CODE = re.compile(r"[A-Z]{2}")
_STATE_SHORT = re.compile(r"[A-Z][a-z]{1,4}\.")
_SETTLEMENTS = frozenset("village town city hamlet port".split())
_NEVER_ENDS_A_PERSON = role_words("institution") | role_words("never_a_surname")
_INSTITUTIONS = role_words("local_institution")
_THOROUGHFARES = role_words("thoroughfare")
_COMMUNITIES = role_words("community")
_AGENCIES = role_words("agency")


def _is_division(plain: str, start: int, names: set[str | None]) -> bool:
    """Whether one of these first-level divisions is named from ``start`` on, in full or in short."""
    word = re.match(r"[A-Z][\w.]*(?: [A-Z]\w+)?", plain[start : start + 40])
    if word is None:
        return False
    forms = {word.group(), word.group().rstrip("."), word.group().split()[0]}
    return any(p.kind == "admin1" and p.name in names for form in forms for p in load_places().lookup(form))


@cache
def _known_first_words() -> frozenset[str]:
    """First words of names that need no support from context."""
    known = [s for s, places in load_places().names() if any(_is_known_alone(p) for p in places)]
    return frozenset(s.split()[0] for s in (*known, *load_countries().by_surface))


def _is_known_alone(place: Place) -> bool:
    """Not a county: its first word is a surname more often than a place."""
    return not place.is_ambiguous_word and place.kind != "district"


def _is_known(plain: str, start: int) -> bool:
    word = _WORD.match(plain, start)
    return word is not None and word.group() in _known_first_words()


def _add_unlisted(document: Document, by_sentence: dict[int, list[Name]], taken: dict[int, set[int]]) -> None:
    """Persons and places that no table lists, by how they are written."""
    runs_of = {s.index: _capitalised_runs(s, taken[s.index]) for s in document.sentences}
    seen_words: Counter[str] = Counter()
    for s in document.sentences:
        for a, b in runs_of[s.index]:
            seen_words.update(t.text for t in s.tokens[a:b])
    surnames: dict[str, str] = {}
    for s in document.sentences:
        tokens = s.tokens
        for a, b in runs_of[s.index]:
            text = document.text[tokens[a].start : tokens[b - 1].end]
            before = tokens[a - 1].lower if a else ""
            after = tokens[b].lower if b < len(tokens) else ""
            sentence_start = a == 0
            acronym = b - a == 1 and tokens[a].text.isupper()
            of_place = before == "of" and a >= 2 and tokens[a - 2].lower in _PLACE_NOUNS | {"block"}
            is_street = b - a >= 2 and tokens[b - 1].lower in _THOROUGHFARES
            is_place = (
                before in _PLACE_PREPOSITIONS
                or of_place
                or is_street
                or _is_attacked_place(document.plain, tokens, a, b)
                or (not sentence_start and _is_called_a_settlement(tokens, b))
                or _is_taken_place(tokens, document.plain, a, b)
                or after in _PLACE_NOUNS
                or (before in _PLACE_NOUNS and not sentence_start)
            ) and not acronym
            if before == "from" and b - a >= 2:
                is_place = False
            if is_place and after in ("'s",):
                is_place = False
            if is_place and all(t.lower in _COMMUNITIES for t in tokens[a:b]):
                continue  # "in a mainly Sunni quarter": who lives there
            if after in _SETTLEMENTS and tokens[b + 1 : b + 2] and tokens[b + 1].lower == "of":
                is_place = False  # "the Alawite village of Arzah"
            words = [t for t in tokens[a:b] if t.is_word]
            if is_place:
                part = is_street or (of_place and tokens[a - 2].lower == "block")
                by_sentence[s.index].append(Name(a, b, text, is_unknown_place=True, is_within_town=part))
            elif (
                len(words) >= 2
                and after not in TITLES
                and words[-1].lower not in _NEVER_ENDS_A_PERSON
                and not any(t.text.isupper() and len(t.text) > 2 for t in words)
            ):
                by_sentence[s.index].append(Name(a, b, text, is_person=True))
                surnames.setdefault(words[-1].text, text)
                surnames.setdefault(words[0].text, text)
                if words[-2].lower in _PARTICLES or "-" in words[-1].text:
                    surnames.setdefault(words[-1].text.split("-")[-1], text)
            elif before in TITLES and len(words) == 1 and not acronym:
                by_sentence[s.index].append(Name(a, b, text, is_person=True))
                surnames.setdefault(words[-1].text, text)
            elif len(words) == 1 and words[0].text in surnames:
                by_sentence[s.index].append(Name(a, b, text, is_person=True))


def _is_attacked_place(plain: str, tokens: list[Token], a: int, b: int) -> bool:
    """As in "a strike on Hazmieh, Greater Beirut": an unlisted name after "on", and a place after a comma."""
    if not a or tokens[a - 1].lower != "on" or b + 1 >= len(tokens) or tokens[b].text != ",":
        return False
    following = tokens[b + 1 : b + 3]
    return any(t.is_capitalised and bool(load_places().lookup(t.text)) for t in following)


def _is_taken_place(tokens: list[Token], plain: str, a: int, b: int) -> bool:
    """As in "attacked Bosh, on Lake Chad,": what is attacked, and then a listed place it lies at."""
    if not a or tokens[a - 1].lower not in _TAKES_PLACES or b + 2 >= len(tokens) or tokens[b].text != ",":
        return False
    at = b + 2 + (tokens[b + 2].lower in ("the", "northern", "southern", "eastern", "western", "central"))
    if tokens[b + 1].lower not in ("in", "on", "near") or at >= len(tokens) or not tokens[at].is_capitalised:
        return False
    two = plain[tokens[at].start : tokens[min(at + 1, len(tokens) - 1)].end]
    return bool(load_places().lookup(two) or load_places().lookup(tokens[at].text))


_TAKES_PLACES = frozenset(
    """attacked attack attacking shelled shell shelling bombed bomb bombing bombarded stormed storm storming raided raid
    raiding overran captured seized struck hit targeted pounded""".split()
)


def _is_called_a_settlement(tokens: list[Token], b: int) -> bool:
    """As in "attacked Mbelu, a fishing village in": a name that what follows the comma calls a town or a village."""
    words = [token.lower for token in tokens[b : b + 7]]
    if words[:1] != [","] or words[1:2] not in (["a"], ["an"], ["the"]):
        return False
    head = next((k for k in range(2, len(words) - 1) if words[k] in _SETTLEMENTS), None)
    if head is None or any(word in _ENDS_PHRASE for word in words[2:head]):
        return False
    return words[head + 1] in _AFTER_SETTLEMENT or words[head + 1][0].isdigit()  # not "a town councillor"


_ENDS_PHRASE = frozenset((",", ".", ";", "of", "in", "from", "to", "who", "whose", "'s", "and"))
_AFTER_SETTLEMENT = frozenset(
    """in on near about north south east west northeast northwest southeast southwest some where that close
    outside""".split()
)


def main_countries(document: Document, names: dict[int, list[Name]]) -> Counter[str]:
    """How much the article is set in each country: its places most, its name after "in" next, its people least.

    A dateline says as little as a people's name: news of one country is also written in another.
    """
    counts: Counter[str] = Counter(_countries_of_datelines(document))
    elsewhere = known_only_elsewhere(document, names)
    for sentence in document.sentences:
        for name in names[sentence.index]:
            iso3 = name.iso3
            if not iso3 or name.text in elsewhere:
                continue
            before = sentence.tokens[name.start - 1].lower if name.start else ""
            if any(p.kind != "country" for p in name.places) and not (
                name.country and name.country.kind == "metonym" and before not in _PLACE_PREPOSITIONS
            ):
                counts[iso3] += 6
            elif before in _PLACE_PREPOSITIONS or before in ("of", "'s"):
                counts[iso3] += 4
            else:
                counts[iso3] += 1
    return counts


def known_only_elsewhere(document: Document, names: dict[int, list[Name]]) -> frozenset[str]:
    """Names of small towns of one country that the article never speaks of, where it speaks of another.

    Each is a place of that other country which no table lists, as a beach in Mogadishu called like a town in Italy.
    """
    said: dict[str, set[str]] = {iso3: {""} for iso3 in _countries_of_datelines(document)}
    small: dict[str, str] = {}
    for name in (name for of_sentence in names.values() for name in of_sentence):
        iso3 = name.iso3
        if iso3:
            said.setdefault(iso3, set()).add(name.text)
            if name.places and name.country is None and all(p.is_ambiguous_word for p in name.places):
                small[name.text] = iso3
    return frozenset(
        text
        for text, iso3 in small.items()
        if not said[iso3] - {text} and any(texts - small.keys() for other, texts in said.items() if other != iso3)
    )


def _countries_of_datelines(document: Document) -> Iterator[str]:
    """The countries of the towns that datelines name, where capitals hide them: "PORT-AU-PRINCE, Aug 14"."""
    for sentence in document.sentences:
        if sentence.kind != "dateline":
            continue
        tokens = sentence.tokens
        end = next((k for k, token in enumerate(tokens) if not token.is_word), len(tokens))
        town = document.text[tokens[0].start : tokens[end - 1].end] if end else ""
        iso3 = load_countries().of_capital(town) if town.isupper() else None
        if iso3 is None and town.isupper():
            known = {p.country_iso3 for p in load_places().lookup(town.title()) if not p.is_ambiguous_word}
            iso3 = known.pop() if len(known) == 1 else None
        if iso3 is not None:
            yield iso3
