"""Which actor a noun phrase names: a state, its forces, a group, a person, or unnamed attackers.

Here: from a span of tokens to the actor's name and its key in the vocabulary. Not here: what the actor did, which is
``attribution`` for an attack's own sentence, ``statements`` for claims and blame, ``responses`` for the rest.
"""

from collections.abc import Callable
from typing import NamedTuple

from pipelines.events.figures import quantity_at, quantity_ending_at
from pipelines.events.mentions import TITLES, Name
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.words import role_words

_GROUP_KINDS = frozenset({"armed_group", "state_forces", "government", "international", "political"})
_ATTACKER_NOUNS = frozenset({"militant", "perpetrator", "militia_member"})
_FORCES = role_words("force_or_weapon")
_NOT_OF_A_STATE = role_words("not_of_a_state")
_IN_UNIFORM = role_words("uniformed_force")
_UNLISTED_ATTACKERS = role_words("unlisted_attacker")
_MEMBERS = role_words("group_member")
_OF_A_GROUP = frozenset("of from belonging loyal linked affiliated allied".split())
_GROUP_AGAIN = role_words("group_again")
_POSSESSIVES = frozenset("his her its their".split())
_OF_A_STATE = role_words("part_of_state")
_DOUBTED = frozenset("suspected alleged possible".split())
_NOT_ATTACKERS = role_words("never_attacker")
_ARTICLES = ("the", "a", "an", "some", "several")
_JOINED = ("and", "or", "both", "either", ",", "&", "/")
_IN_A_PLACE = frozenset("in at near outside around across inside".split())
_MADE_OF_A_NAME = ("-backed", "-led", "-aligned", "-linked", "-affiliated", "-allied", "-sponsored", "-trained",
                   "-supported", "-controlled", "-occupied", "-held", "-inspired", "-based", "-funded", "-made",
                   "-ruled", "-designated", "-friendly", "-leaning")  # fmt: skip


class Party(NamedTuple):
    """An actor in a sentence: its name, the vocabulary's key for it (None when unlisted), its tokens."""

    name: str
    ref: str | None
    start: int
    end: int


def actor_in(reading: Reading, start: int, end: int) -> Party | None:
    """The actor that a noun phrase names.

    A government is called by its country's name, whichever way the text puts it ("Washington", "US", "Turkish jets");
    armed forces as the text has them, with their state. Members of a group stand for it ("militants from X").
    """
    head_end = reading.head_end(start, end)
    named = [n for n in reading.names if start <= n.start < head_end and not is_part_of_a_word(reading, n)]
    return (
        _one_of_a_nation(reading, named, start, head_end)
        or _listed(reading, named, head_end)
        or _nation(reading, named, start, head_end)
        or _group_of(reading, start, head_end)
        or next((Party(n.text, None, n.start, n.end) for n in named if _stands_alone(reading, n, head_end)), None)
        or _armed_people(reading, start, head_end)
        or _unlisted(reading, start, head_end)
    )


def _stands_alone(reading: Reading, name: Name, head_end: int) -> bool:
    """Whether a name without a key is the actor: not whose group it is, "Qasemi's group"."""
    if name.is_person and reading.words[name.end : name.end + 1] in (["'s"], ["'"]):
        return not any(w in _GROUP_AGAIN for w in reading.words[name.end + 1 : head_end])
    return name.is_group or name.is_person


def actors_in(reading: Reading, start: int, end: int) -> list[Party]:
    """Each of the actors that a noun phrase joins: "Israel and the United States", "British and French aircraft"."""
    return _each(reading, start, end, actor_in)


def attackers_in(reading: Reading, start: int, end: int) -> list[Party]:
    """The actors of a phrase that stands in an attacker's place, where any people may be meant: "herders", "police"."""
    return _both(reading, start, end) or _each(reading, start, end, _attacker_in)


def _attacker_in(reading: Reading, start: int, end: int) -> Party | None:
    return (
        actor_in(reading, start, end)
        or _anaphor(reading, start, end)
        or _people(reading, start, reading.head_end(start, end))
    )


def _each(reading: Reading, start: int, end: int, find: Callable[[Reading, int, int], Party | None]) -> list[Party]:
    parts, at = [], start
    for j in range(start, end):
        if reading.words[j] in _JOINED and reading.name_at(j) is None:
            if j > at:
                parts.append((at, j))
            at = j + 1
    if end > at:
        parts.append((at, end))
    found: list[Party] = []
    while parts and reading.words[parts[0][1] - 1] == "of" and len(parts) > 1:
        del parts[0]  # "forces of either X or Y"
    for part in parts:
        actor = find(reading, *part)
        if actor and not any(actor.name == f.name for f in found):
            found.append(actor)
    return found


# ---------------------------------------------------------------------- the ways of naming
def _listed(reading: Reading, named: list[Name], head_end: int) -> Party | None:
    """An actor of the vocabulary; of a state whose forces are named, the forces: "US special forces"."""
    for name in named:
        actor = name.actor
        if actor is None or actor.actor_kind not in _GROUP_KINDS or _is_place_use(reading, name):
            continue
        if reading.words[name.end : name.end + 1] == ["'s"] and any(_is_group_after(n, name) for n in named):
            continue  # "Yemen's Houthis"
        offshoot = _offshoot_after(reading, name, head_end)
        if offshoot is not None:
            return offshoot
        if actor.actor_id.startswith("gov_") and actor.country_iso3:
            following = reading.words[name.end : head_end]
            if name.country and len(following) > 1 and any(w in _IN_UNIFORM for w in following):
                return _named_forces(reading, name, head_end)
            return of_country(actor.country_iso3, name)
        text = forces_name(name) if actor.actor_kind == "state_forces" else group_name(name)
        return Party(text, actor.actor_id, name.start, name.end)
    return None


def _offshoot_after(reading: Reading, name: Name, head_end: int) -> Party | None:
    """As in "Al-Qaeda affiliate JNIM", "Taliban splinter group Ahrar-ul-Hind": the group that is part of another."""
    words, at = reading.words, name.end
    while at < head_end and words[at] in _PART_OF_A_GROUP:
        at += 1
    other = reading.name_at(at) if at > name.end and at < head_end else None
    if other is not None and other.start == at:
        return Party(group_name(other), other.actor.actor_id if other.actor else None, other.start, other.end)
    end = at
    while at > name.end and end < head_end and (reading.tokens[end].is_capitalised or words[end] in _PARTICLES):
        end += 1
    return Party(reading.text(at, end), None, at, end) if end > at else None


_PARTICLES = frozenset("al el ul e bin ibn".split())
_PART_OF_A_GROUP = frozenset("affiliate offshoot splinter breakaway group faction wing branch affiliated".split())


def _is_group_after(name: Name, owner: Name) -> bool:
    return name.start > owner.end and name.actor is not None and name.actor.actor_kind == "armed_group"


def _one_of_a_nation(reading: Reading, named: list[Name], start: int, head_end: int) -> Party | None:
    """As in "a Syrian", "two Palestinians", "the Tunisian": people by their nation alone, who act for no state."""
    name = next((n for n in named if n.end == head_end and n.country is not None), None)
    if name is None or name.country is None or name.country.kind != "demonym" or name.start == 0:
        return None
    before = reading.words[name.start - 1]
    counted = before in ("a", "an", "one", "another") or quantity_ending_at(reading.words, name.start) is not None
    if not counted and not (before == "the" and reading.words[name.end - 1].endswith(_ONE_OF_THEM)):
        return None
    return Party(reading.text(name.start, name.end), None, name.start, name.end)


_ONE_OF_THEM = ("an", "i")  # "the Tunisian", "the Israeli"; "the British" are the state


def _nation(reading: Reading, named: list[Name], start: int, head_end: int) -> Party | None:
    """A country, or people of a country: an Iraqi militant is a militant of that nation, not the state."""
    for name in named:
        if not name.country or _is_place_use(reading, name):
            continue
        following = reading.words[name.end : head_end]
        noun = next((h for h in reading.people if name.end <= h.start < head_end), None)
        if noun and noun.entry not in ("military", "security_forces", "police"):
            at = _without_number(reading, start, name.start)
            return Party(reading.text(at, head_end), None, at, head_end)
        if following and following[-1] in _NOT_OF_A_STATE and name.country.kind == "demonym":
            at = _without_number(reading, start, name.start)
            return Party(reading.text(at, head_end), None, at, head_end)
        if len(following) > 1 and any(w in _IN_UNIFORM for w in following):
            return _named_forces(reading, name, head_end)
        if following and not any(w in _FORCES for w in following) and noun is None and len(following) > 1:
            continue
        return of_country(name.country.iso3, name)
    return None


def _named_forces(reading: Reading, name: Name, head_end: int) -> Party:
    """As in "US special forces": forces by a longer name than the vocabulary's, told apart from their state."""
    end = max(k + 1 for k in range(name.end, head_end) if reading.words[k] in _IN_UNIFORM)
    state = load_actors().by_id(f"gov_{name.iso3.lower()}") if name.iso3 else None
    forces = load_actors().by_id(f"mil_{name.iso3.lower()}") if name.iso3 else None
    text = reading.text(name.start, end).replace("\u00a0", " ")
    return Party(with_name(text, state.name if state else None), forces.actor_id if forces else None, name.start, end)


def _group_of(reading: Reading, start: int, head_end: int) -> Party | None:
    """As in "militants from X", "members of the X", "fighters loyal to X": the group that the people are of."""
    words = reading.words
    if not any(w in _MEMBERS for w in words[start:head_end]):
        return None
    if head_end >= len(words) or words[head_end] not in _OF_A_GROUP:
        of = next((k for k in range(start, head_end) if words[k] == "of"), None)
        if of is None:
            return None
        head_end = of
    stop = head_end + 1
    while stop < len(words) and stop - head_end < 12 and not reading.is_barrier(stop):
        if words[stop] in PREPOSITIONS and words[stop] not in ("of", "to", "with"):
            break
        stop += 1
    for name in reading.names:
        if head_end < name.start < stop and name.actor and not is_part_of_a_word(reading, name):
            if name.actor.actor_kind == "armed_group":
                return Party(group_name(name), name.actor.actor_id, name.start, name.end)
            if name.actor.actor_kind == "state_forces":
                return Party(forces_name(name), name.actor.actor_id, name.start, name.end)
        if head_end < name.start < stop and name.is_group:
            return Party(name.text, None, name.start, name.end)
    return None


def _armed_people(reading: Reading, start: int, head_end: int) -> Party | None:
    """Unnamed attackers, as written: "two gunmen", "Iran-backed militiamen"."""
    noun = next((h for h in reading.people if start <= h.start < head_end and h.entry in _ATTACKER_NOUNS), None)
    if noun is None:
        return None
    start = _without_number(reading, start, noun.start)
    return Party(reading.text(start, noun.end), None, start, noun.end)


def _unlisted(reading: Reading, start: int, head_end: int) -> Party | None:
    """Attackers by a word that fits anyone ("a man", "the group"), or by a name that no table lists."""
    words = reading.words[start:head_end]
    if not any(w in _UNLISTED_ATTACKERS for w in words) or any(w in _NOT_ATTACKERS for w in words):
        return None
    whose = next((k for k in range(start, head_end) if reading.words[k] == "'s"), None)
    if whose is not None and not any(reading.words[k] in _UNLISTED_ATTACKERS for k in range(whose, head_end)):
        of_people = reading.words[head_end - 1] in TITLES or any(whose < h.start < head_end for h in reading.people)
        if not of_people and not reading.tokens[head_end - 1].is_capitalised:
            return None  # "by the army's first count"
    if len(words) == 2 and words[0] == "the" and words[1] in _GROUP_AGAIN and _last_group(reading, start):
        return _last_group(reading, start)
    start = _without_number(reading, start, head_end - 1)
    text = reading.text(start, head_end) if start < head_end else ""
    if not text or len(text) >= 80:
        return None
    unlisted = load_actors().lookup(text)
    return Party(text, unlisted.actor_id if unlisted else None, start, head_end)


def _without_number(reading: Reading, start: int, noun: int) -> int:
    """Where a phrase begins less its article, doubt and number: "six suspected rebels", "one of the rebels"."""
    words = reading.words
    while start < noun and (words[start] in _ARTICLES or words[start] in _DOUBTED):
        start += 1
    quantity = quantity_at(words, start)
    if quantity and start < quantity.end <= noun:
        start = quantity.end
    while start < noun and (words[start] == "of" or words[start] in _ARTICLES or words[start] in _DOUBTED):
        start += 1
    return start


def _people(reading: Reading, start: int, head_end: int) -> Party | None:
    """Unnamed people who did what attackers do: "herders", "a masked student"."""
    noun = next((h for h in reading.people if start <= h.start < head_end), None)
    if noun is None or any(w in _NOT_ATTACKERS for w in reading.words[start:head_end]):
        return None
    start = _without_number(reading, start, noun.start)
    return Party(reading.text(start, noun.end), None, start, noun.end)


def _anaphor(reading: Reading, start: int, end: int) -> Party | None:
    """As in "the group", "their government": the actor spoken of before."""
    words = reading.words[start:end]
    if len(words) == 2 and words[0] == "the" and words[1] in _GROUP_AGAIN:
        return _last_group(reading, start)
    if len(words) == 2 and words[0] in _POSSESSIVES and words[1] in _OF_A_STATE:
        return _last_state(reading, start)
    return None


def _both(reading: Reading, start: int, end: int) -> list[Party]:
    """As in "both countries": the two states named last."""
    if reading.words[start : start + 1] != ["both"] or not any(w in _STATES for w in reading.words[start + 1 : end]):
        return []
    found: list[Party] = []
    for name in reversed([n for n in reading.names if n.end <= start and n.country]):
        state = of_country(name.iso3 or "", name)
        if not any(state.ref == f.ref for f in found):
            found.append(state._replace(start=start, end=end))
    return found[:2] if len(found) > 1 else []


_STATES = frozenset("countries nations armies states sides".split())


def _last_group(reading: Reading, before: int) -> Party | None:
    for name in reversed([n for n in reading.names if n.end <= before]):
        if name.actor and name.actor.actor_kind in ("armed_group", "political"):
            return Party(group_name(name), name.actor.actor_id, before, before + 2)
    known = reading.group_before
    if known is None:
        return None
    return Party(group_name(known), known.actor.actor_id if known.actor else None, before, before + 2)


def _last_state(reading: Reading, before: int) -> Party | None:
    for name in reversed([n for n in reading.names if n.end <= before]):
        if name.country:
            return of_country(name.country.iso3, name)._replace(start=before, end=before + 2)
    return None


# ---------------------------------------------------------------------- names
def group_name(name: Name) -> str:
    """A listed group as written; an acronym with what it stands for: "RSF (Rapid Support Forces)"."""
    text = name.text.replace("\u00a0", " ")
    is_acronym = " " not in text and sum(c.isupper() for c in text) >= max(2, len(text) - 1)
    return with_name(text, name.actor.name) if is_acronym and name.actor else text


def forces_name(name: Name) -> str:
    """Armed forces as written, with their state when the words don't name it: "Israeli troops (Israel)"."""
    actor = name.actor
    state = load_actors().by_id(f"gov_{actor.country_iso3.lower()}") if actor and actor.country_iso3 else None
    return with_name(name.text.replace("\u00a0", " "), state.name if state else None)


def with_name(text: str, full: str | None) -> str:
    """Words of the text, and in brackets the name they stand for unless they hold it."""
    full = full.partition(" (")[0] if full else None
    if full is None or f" {full.lower()} " in f" {text.lower()} ":
        return text
    return f"{text} ({full})"


def of_country(iso3: str, name: Name) -> Party:
    """A state, called by its country's name; a regime by its own name too, "the Kabila regime (DR Congo)"."""
    actor = load_actors().by_id(f"gov_{iso3.lower()}")
    if actor and name.text.lower().endswith("regime"):
        return Party(with_name(name.text, actor.name), actor.actor_id, name.start, name.end)
    return Party(actor.name if actor else name.text, actor.actor_id if actor else None, name.start, name.end)


def _is_place_use(reading: Reading, name: Name) -> bool:
    """As in "in Baghdad" is the town, not the government that sits there."""
    return bool(name.places) and name.start > 0 and reading.words[name.start - 1] in _IN_A_PLACE


def is_part_of_a_word(reading: Reading, name: Name) -> bool:
    """As in "Iran-backed militias": the name says whose friends they are, not who they are."""
    return reading.words[name.end - 1].endswith(_MADE_OF_A_NAME)


def listed_with(reading: Reading, subject: tuple[int, int]) -> tuple[int, int]:
    """For "X, Y and Z shelled": a subject that ends a list begins where the list does; its items are names."""
    start, end = subject
    if not any(w in ("and", "or") for w in reading.words[start + 1 : end]):
        return subject
    while start > 1 and reading.words[start - 1] == ",":
        item = reading.name_at(start - 2)
        if item is None or not (item.actor or item.is_group or item.country):
            break
        start = item.start - 1 if item.start and reading.words[item.start - 1] == "the" else item.start
    return start, end
