"""Attacks told by "one", "another" or "a second one": the noun left out that an attack told before has.

Here: which of these words stand for an attack. Not here: attacks told by a noun or a verb of their own (``nouns``,
``verbs``), and which mentions are one attack (``merging``).
"""

from pipelines.events.attacks.mention import Mention
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading

_PHRASES = (["another", "one"], ["another"], ["a", "second", "one"], ["a", "second"], ["a", "third"], ["one"])
_OPENING = frozenset(phrase[0] for phrase in _PHRASES)
_PLACED = frozenset("in at near on outside less".split())
_PLACE_REACH = 6  # tokens of "in the town of Cali" between "another" and its verb
_INCLUDED = frozenset(("including", "and", ","))


def mark_others(reading: Reading, mentions: list[Mention]) -> None:
    """Mark as another attack what "another" or "a second one" did: "one hit X; another hit a market in Y"."""
    for mention in mentions:
        subject = reading.subject(mention.verb) if mention.verb is not None else None
        told = [m for m in mentions if m.start < mention.start]
        if told and subject is not None and reading.words[subject[0] : subject[1]] in _PHRASES[:-1]:
            mention.is_new = True
            if mention.family == "other":
                mention.attack_type, mention.weapon_type = told[-1].attack_type, told[-1].weapon_type


def elliptical_mentions(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> list[Mention]:
    """As in "four shootings, including one in Gilroy", "... and a second one wounded five in Izmit"."""
    covered = {k for m in mentions for k in range(m.start, m.end)}
    found: list[Mention] = []
    for i in reading.places_of(_OPENING):
        if not 0 < i < len(reading.words) - 2:
            continue
        phrase = next((p for p in _PHRASES if reading.words[i : i + len(p)] == p), None)
        if phrase is None or any(m.start <= i < m.end for m in found):
            continue
        end = i + len(phrase)
        stands_for = None if _counts_people(reading, figures, i) else _placed(reading, i, end)
        if stands_for is None and phrase != ["one"]:
            stands_for = _dated(reading, mentions, end) or _hurting(reading, mentions, figures, end)
        if stands_for is None or (end in covered and reading.is_verb(end)):
            continue
        attack_type, weapon = stands_for
        verb = end if reading.is_verb(end) else None
        found.append(
            Mention(reading, i, end, attack_type, weapon_type=weapon, is_new=True, verb=verb, rule=f"noun:{phrase[-1]}")
        )
    return found


def _counts_people(reading: Reading, figures: list[Figure], one: int) -> bool:
    """As in "killed four people in Kherson, two in Nikopol and one in Kharkiv": one more of the dead."""
    told = [f for f in figures if f.end <= one and f.frame not in ("toll", "none")]
    if reading.words[one] != "one" or not told or told[-1].is_subset:
        return False
    after = max(told[-1].end, told[-1].cue + 1)
    placed = reading.words[after : after + 1] != [] and reading.words[after] in _PLACED
    return placed and not any(told[-1].end <= h.start < one for h in reading.nouns)


def _placed(reading: Reading, start: int, end: int) -> tuple[str, str | None] | None:
    """Of what type an attack is that a place follows: that of the noun before."""
    words = reading.words
    if words[end] not in _PLACED or (words[start] == "one" and _INCLUDED.isdisjoint(words[max(0, start - 2) : start])):
        return None
    earlier = [h for h in reading.nouns if h.end <= start]
    noun = next((h for h in reversed(earlier) if h.entry.attack_type != "other"), earlier[-1] if earlier else None)
    if noun is None or not any(n.start >= end and (n.places or n.is_unknown_place) for n in reading.names):
        return None
    return noun.entry.attack_type, None


def _dated(reading: Reading, mentions: list[Mention], end: int) -> tuple[str, str | None] | None:
    """As in "hit a ship on April 29 and another on May 1": what was attacked on another day."""
    told = next((m for m in reversed(mentions) if m.end < end), None)
    time = reading.time_at(end + 1) if reading.words[end] == "on" else None
    if told is None or time is None or time.lo is None or time.kind != "date":
        return None
    dated_before = any(told.start < at < end and t.lo is not None and t.lo != time.lo for at, _, t in reading.times)
    return (told.attack_type, told.weapon_type) if dated_before else None


def _hurting(
    reading: Reading, mentions: list[Mention], figures: list[Figure], end: int
) -> tuple[str, str | None] | None:
    """Of what type an attack is that hit or hurt by its own verb, before or after its place: that of the one before."""
    told = next((m for m in reversed(mentions) if m.end < end), None)
    verb = end
    while verb < min(len(reading.words), end + _PLACE_REACH) and not reading.is_barrier(verb):
        verb += 1
    if told is None or not (verb == end or reading.words[end] in _PLACED) or not reading.is_verb(verb):
        return None
    hurts = any(f.cue == verb and f.frame == "active" and f.start > verb for f in figures)
    by_weapon = told.weapon_type is not None or told.rule.startswith("noun")
    hits = by_weapon and any(h.start == verb for h in reading.verbs)
    return (told.attack_type, told.weapon_type) if hurts or hits else None
