"""What a stated total counts, as codes: where, by whom, aimed at what.

Here: the place, the attacker and the kind of target that the words beside a total name, and whether these codes say all
that the words say. A code that fits too much would make known attacks exceed a total that never spoke of them, so what
is open stays open: several places, a part of a country, "on the embassy in A or bases abroad". Not here: number and
period (``attacks``, ``people``, ``window``); comparing with known attacks, which is dbt's.
"""

from collections.abc import Iterator

from pipelines.events.actors import actor_in
from pipelines.events.attacks import find_mentions
from pipelines.events.attribution import Attribution, perpetrators
from pipelines.events.casualties import Figure
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting import PlaceChooser, Where, where_of
from pipelines.events.setting.grammar import preposition_before
from pipelines.events.totals.total import Total
from pipelines.values import frozen

_WHERE = frozenset("in across at near inside within throughout around outside over on against".split())
_IN_A_LIST = frozenset(", and or in the both".split())
_AIMED_AT = frozenset("on against at targeting".split())
_KINDS_OF_TARGETS = {
    "base": "base", "bases": "base", "barracks": "base", "embassy": "embassy", "embassies": "embassy",
    "consulate": "embassy", "consulates": "embassy", "airport": "airport", "airports": "airport", "camp": "camp",
    "camps": "camp",
}  # fmt: skip
"""Words for targets that are kinds of places, by ``dim_locations.location_kind``."""
_CARRIED_OUT = frozenset("flown carried launched conducted mounted staged made fired committed perpetrated".split())
_ENDS = frozenset('; . "'.split())
_SAYS_NOTHING_MORE = frozenset(
    """a an the of in on at by and has have had been be were was are is there that this these those its their his
    separate different such more than least about some all other another further new nearly almost over at total
    attack attacks since during within inside across carried out conducted launched people persons person against
    killed dead deaths died killing killings wounded injured hurt injuries casualties one
    for so far already says said from to between past last year years month months week weeks day days time""".split()
)


@frozen
class Scope:
    """What is counted, as codes; None where the words don't narrow it or narrow it in a way that no code says.

    Attributes:
        place_name: The one place that all of it lies in, as written; ``place_id`` its entry in the gazetteer.
        iso3: The country, ISO 3166-1 alpha-3.
        actor_name: The one attacker; ``actor_ref`` its entry in the vocabulary.
        target_kind: The kind of place aimed at, as in ``dim_locations.location_kind``.
        is_coded: The codes say all that the words say.
    """

    place_name: str | None
    place_id: str | None
    iso3: str | None
    actor_name: str | None
    actor_ref: str | None
    target_kind: str | None
    is_coded: bool


def scope_of(total: Total, figures: list[Figure], chooser: PlaceChooser) -> Scope:
    """The scope of a total.

    Args:
        total: As read from its sentence.
        figures: The casualty figures of that sentence, which tell who killed.
        chooser: Tells namesakes apart by what else the article names.
    """
    reading = total.reading
    clause = range(_clause_start(total), _clause_end(total))
    named = list(_places(total, chooser))
    wheres = [where for _, where in named]
    by = _attackers(total, figures)
    actor = by[0] if len(by) == 1 else None
    target = _target(reading, total, clause)
    kinds = {_KINDS_OF_TARGETS[reading.words[k]] for k in target if reading.words[k] in _KINDS_OF_TARGETS}
    one = wheres[0] if len(wheres) == 1 and not _has_alternatives(reading, total, named[0][0]) else None
    is_part = one is not None and one.precision == 5 and one.place is not None and one.place.kind == "country"
    place = one.place if one is not None and not is_part else None
    covered = {k for name, _ in named for k in range(name.start, name.end)}
    is_open = (len(wheres) > 1) or (bool(wheres) and place is None) or len(by) > 1 or len(kinds) > 1
    return Scope(
        place_name=one.text if one is not None else None,
        place_id=place.place_id if place is not None else None,
        iso3=_country(reading, wheres, by),
        actor_name=actor.actor_name if actor is not None else None,
        actor_ref=actor.actor_ref if actor is not None else None,
        target_kind=next(iter(kinds)) if len(kinds) == 1 else None,
        # without a place or an attacker, the place is understood: "three judges have been murdered this year"
        is_coded=not is_open
        and (place is not None or actor is not None)
        and (actor is None or actor.actor_ref is not None)
        and not any(_says_more(reading, k, total, by) for k in clause if k not in covered),
    )


def _clause_start(total: Total) -> int:
    """The first token of the clause that tells what is counted."""
    words, start = total.reading.words, total.start
    while start > 0 and words[start - 1] not in _ENDS and words[start - 1] not in (",", "that"):
        start -= 1
    return start


def _clause_end(total: Total) -> int:
    """The token after the clause that tells what is counted."""
    words, end = total.reading.words, max(total.scope_end, total.end)
    while end < len(words) and words[end] not in _ENDS and words[end] != ",":
        end += 1
    return end


# ---------------------------------------------------------------------- where
def _places(total: Total, chooser: PlaceChooser) -> Iterator[tuple[Name, Where]]:
    """The places that the counted events lie in, of which no one lies in the one before it.

    What stands before "the third attack in a week" is the place of that attack, not of all three.
    """
    reading = total.reading
    last: tuple[Name, Where] | None = None
    for name in reading.names:
        if (total.rule == "ordinal" and name.start < total.start) or not _can_be_a_place(name):
            continue
        between = reading.words[last[0].end : name.start] if last is not None else []
        continues = last is not None and bool(between) and _IN_A_LIST.issuperset(between)
        if not continues and preposition_before(reading, name.start) not in _WHERE:
            continue
        where = where_of(reading, name, chooser)
        if continues and last is not None and "and" not in between and "or" not in between and _lies_in(last[1], where):
            continue
        last = (name, where)
        yield last


def _can_be_a_place(name: Name) -> bool:
    if name.country is not None and name.country.kind == "demonym":
        return False
    return bool(name.places) or name.is_unknown_place or (name.country is not None and name.actor is None)


def _lies_in(inner: Where, outer: Where) -> bool:
    """Whether the second only says where the first is: "Mosul, Iraq"."""
    return outer.iso3 is not None and inner.iso3 in (outer.iso3, None)


def _has_alternatives(reading: Reading, total: Total, name: Name) -> bool:
    """As in "on the embassy in A or bases where troops are": not all of it is in A."""
    return "or" in reading.words[name.end : _clause_end(total)]


def _country(reading: Reading, wheres: list[Where], by: list[Attribution]) -> str | None:
    """The country of all places; where none is named, the country that the sentence names and no attacker is."""
    if wheres:
        named = {where.iso3 for where in wheres}
        return named.pop() if len(named) == 1 else None
    attackers = {a.actor_ref[4:].upper() for a in by if a.actor_ref and a.actor_ref.startswith(("gov_", "mil_"))}
    return next((n.iso3 for n in reading.names if n.places and n.iso3 and n.iso3 not in attackers), None)


# ---------------------------------------------------------------------- by whom, at what
def _attackers(total: Total, figures: list[Figure]) -> list[Attribution]:
    """Who carried out what is counted, as its own sentence says: "Boko Haram attacks", "strikes by the coalition"."""
    reading, found = total.reading, dict[str, Attribution]()
    for mention in find_mentions(reading, figures):
        if total.trigger is not None and not mention.start <= total.trigger < mention.end:
            continue
        for attribution in perpetrators(reading, mention, figures):
            if attribution.status in ("stated", "claimed") and attribution.actor_name:
                found.setdefault(attribution.actor_ref or attribution.actor_name, attribution)
    if not found:
        found = {a.actor_ref or a.actor_name or "": a for a in _who_flew_them(total)}
    return list(found.values())


def _who_flew_them(total: Total) -> Iterator[Attribution]:
    """As in "the UK has flown over 265 bombing raids": the subject of a verb of carrying out, before the count."""
    reading = total.reading
    verb = next((k for k in range(total.start - 1, 0, -1) if reading.words[k] in _CARRIED_OUT), None)
    if verb is None or reading.is_passive(verb):
        return
    subject = reading.subject(verb)
    actor = actor_in(reading, *subject) if subject is not None else None
    if actor is not None:
        span = reading.span(actor.start, actor.end)
        yield Attribution(actor.name, actor.ref, "stated", None, *span, "subject_of_total")


def _target(reading: Reading, total: Total, clause: range) -> range:
    """The tokens of what was attacked: "on bases hosting foreign troops"."""
    if total.metric != "attacks":
        return range(0)
    for k in clause:
        if k >= total.end and reading.words[k] in _AIMED_AT and reading.words[k + 1 : k + 2] != ["least"]:
            return range(k + 1, clause.stop)
    return range(0)


# ---------------------------------------------------------------------- whether the codes say it all
def _says_more(reading: Reading, k: int, total: Total, by: list[Attribution]) -> bool:
    """Whether a word of the clause narrows what is counted in a way that no code holds."""
    word = reading.words[k]
    if word in _SAYS_NOTHING_MORE or word in _KINDS_OF_TARGETS or not word[0].isalpha():
        return False
    if reading.time_at(k) or total.quantity.start <= k < max(total.quantity.end, total.quantity.start + 1):
        return False
    if any(hit.start <= k < hit.end for hit in reading.weapons):
        return total.attack_type is None
    if any(hit.start <= k < hit.end for hit in reading.nouns) or any(h.start <= k < h.end for h in reading.casualties):
        return False
    if total.metric != "attacks" and any(hit.start <= k < hit.end for hit in reading.people):
        return total.victim_group is None
    offset = reading.tokens[k].start
    return not any(a.start <= offset < a.end for a in by) and not _is_nationality(reading, k, total)


def _is_nationality(reading: Reading, k: int, total: Total) -> bool:
    name = reading.name_at(k)
    return total.nationality is not None and name is not None and name.iso3 == total.nationality
