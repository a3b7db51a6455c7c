"""Which parts of a sentence tell of different events: "hours after the shelling of X, which killed nine, Y fired at Z".

News tells two attacks in one sentence by an order ("two days after gunmen killed six in X"), by what drew what
("prompted the army to shell Y") or side by side ("while rebels attacked X, a bomb went off in Y"). Each such part is a
scene; days, places, people and weapons of one scene say nothing of another's attack.

Here: where scenes begin and end, from the words alone. Not here: what is told in a scene, nor whether two mentions are
one attack (``attacks.merging`` asks, ``Reading.distance`` keeps scenes apart).
"""

from collections.abc import Hashable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.events.mentions import Name
    from pipelines.events.reading import Reading
    from pipelines.events.times import TimeMention

_ORDERING = frozenset("after before".split())
_SIDE_BY_SIDE = frozenset("after before while following since as".split())
_JOINING = frozenset(("and", ";"))
_RELATIVE = frozenset("which who whom whose where that when".split())
_FEW_DAYS = 3
"""A clause with a day as near as that may tell of the same attack: "charged on Tuesday over the killing of X, who"."""
_TELLING_MORE = frozenset("where which who".split())
_PRONOUNS, _PERSONS = frozenset("it that this".split()), frozenset("he she they".split())
_COMES = frozenset("came comes come coming happened occurred".split())
_PROMPTING = frozenset(
    """prompted prompting provoked provoking triggered triggering drew drawing answered followed following follows
    preceded preceding""".split()
)
_LOCATED = (["in"], ["at"], ["near"], ["on"], ["outside"], ["of"])
_SAME_DAY = frozenset("that as when".split())
_OBJECT_REACH = 4  # tokens of "fought off an assault" from the verb to the attack
_IN_AN = (["in", "a"], ["in", "an"], ["in", "the"])
_NOT_WHERE = (["from"], ["to"], ["for"], ["by"])
_COMPARING = frozenset("unlike like since than".split())
_AUXILIARIES = frozenset("is are was were be been being has have had".split())
_SUBJECT_REACH = 14
_LONGEST = 200
"""Tokens of a sentence above which it is a list or no sentence, and not looked at: parts are sought at each comma."""
_FINE_GRAIN = 2
"""Precision (UCDP) of a day or two, and of a town."""


def scenes_of(reading: "Reading") -> tuple[int, ...]:
    """For each token the scene that it belongs to, counted from 0; empty where the sentence tells one scene."""
    acts = _acts(reading) if len(reading.words) <= _LONGEST else []
    if len(acts) < 2:
        return ()
    label = [0] * len(reading.words)
    scenes = 0
    for start, end in _parts(reading):
        own = label[start]
        inside = [k for k in acts if start < k < end and label[k] == own]
        outside = [k for k in acts if label[k] == own and not start <= k < end]
        if inside and outside:
            scenes += 1
            for k in range(start, end):
                if label[k] == own:
                    label[k] = scenes
    return tuple(label) if scenes else ()


def _acts(reading: "Reading") -> list[int]:
    """The tokens that may tell an attack or what befell people in one."""
    told = {h.start for h in reading.nouns if h.start not in reading.other_sense}
    told |= {h.start for h in reading.verbs if reading.is_verb(h.start)}
    told |= {h.start for h in reading.casualties if reading.is_verb(h.start)}
    return sorted(told)


def _parts(reading: "Reading") -> Iterator[tuple[int, int]]:
    """The parts of a sentence that are scenes of their own if attacks are told both in them and beside them."""
    words = reading.words
    ordered: list[tuple[int, int]] = []
    for start, end, time in reading.times:
        if not time.needs_event:
            continue
        same_day = time.basis == "same_day_as_event" and not _SAME_DAY.isdisjoint(words[end : end + 1])
        orders = same_day or (words[end - 1] in _ORDERING and not _is_of_the_same(reading, end))
        if orders and not _tells_something_else(reading, end):
            part = (start, _end_of_part(reading, start))
            ordered.append(part)
            yield part
        elif words[end - 1] == "later" and start and words[start - 1] in _JOINING:
            yield start, len(words)
    for k, word in enumerate(words):
        if k and any(a <= k < b for a, b in ordered):
            continue
        prompts = word in _PROMPTING and reading.is_verb(k) and words[k + 1 : k + 2] != ["by"]
        then = _time_when(reading, k) if word == "when" else None
        if prompts or then is not None:
            yield k if then is None else then, len(words)
        elif word in _SIDE_BY_SIDE:
            part = (k, _end_of_part(reading, k))
            since = word == "since" and k == 0 and part[1] < len(words)
            comes = k > 0 and words[k - 1] in _COMES and not _tells_something_else(reading, k + 1)
            if since or comes or _tells_its_own(reading, part):
                yield part
        elif k and word in _TELLING_MORE:
            end = _end_of_part(reading, k)
            if _is_told_of_another_time(reading, (k, end)):
                yield k, end
        elif word in _JOINING and _opens_own_clause(reading, k) and _tells_its_own(reading, (k, len(words))):
            yield k, len(words)


def _time_when(reading: "Reading", when: int) -> int | None:
    """Where the time begins in "the worst since March, when 14 died in Hilla", "unlike in February, when"."""
    before = when - 1 - (reading.words[when - 1] == ",")
    span = next(((a, time) for a, b, time in reading.times if a <= before < b), None)
    if span is None:
        return None
    start, time = span
    compared = time.since is not None or not _COMPARING.isdisjoint(reading.words[max(0, start - 2) : start + 1])
    return start if compared else None


def _is_told_of_another_time(reading: "Reading", part: tuple[int, int]) -> bool:
    """As in "Saturday's attack in Konduga, where a bomber killed eight a month earlier"."""
    earlier = any(reading.words[end - 1] == "earlier" and part[0] <= at < part[1] for at, end, _ in reading.times)
    inside = [time for at, _, time in reading.times if part[0] <= at < part[1]]
    beside = [time for at, _, time in reading.times if not part[0] <= at < part[1] and _is_fine(time)]
    return earlier or any(_is_before(a, b) for a in inside for b in beside)


def _is_before(a: "TimeMention", b: "TimeMention") -> bool:
    return a.hi is not None and b.lo is not None and a.kind == "date" and (b.lo - a.hi).days > _FEW_DAYS


def _tells_something_else(reading: "Reading", start: int) -> bool:
    """As in "a week after footage emerged that showed jets bombing X": the clause is about what no attack does.

    Not "after the army lost 50 men in an ambush", "as troops fought off an assault".
    """
    act = next((k for k in _acts(reading) if k >= start), None)
    if act is None:
        return True
    others = [
        k
        for k in range(start, reading.verb_group_start(act))
        if reading.is_verb(k) and reading.words[k] not in _AUXILIARIES and reading.words[k] not in _PROMPTING
    ]
    if not others:
        return False
    return len(others) > 1 or not (act - others[0] <= _OBJECT_REACH or reading.words[act - 2 : act] in _IN_AN)


def _is_of_the_same(reading: "Reading", after: int) -> bool:
    """As in "hours after the attack", "a day after it", "after he killed five": the attack that is told already."""
    following = reading.words[after : after + 3]
    by_him = not _PERSONS.isdisjoint(following[:1]) and _AUXILIARIES.isdisjoint(following[1:2])
    return (
        by_him
        or not _PRONOUNS.isdisjoint(following[:1])
        or (following[:1] in (["the"], ["that"], ["this"]) and following[2:] in ([","], ["."], []))
    )


def _end_of_part(reading: "Reading", start: int) -> int:
    """Where a part ends that opens a sentence, or is inserted in one: before the clause that the sentence goes on with.

    "After X hit Y, Z shelled W" goes on at the comma before Z; "X, hours after Y hit Z, shelled W" at the one before
    "shelled".
    """
    words = reading.words
    opens = start == 0 or words[start - 1] in (";", '"') or (start <= 2 and words[start - 1] == "just")
    for k in range(start + 1, len(words) - 1):
        if words[k] == ";":
            return k
        if words[k] != "," or reading.is_inside_name(k):
            continue
        if opens and _opens_main_clause(reading, k + 1):
            return k
        told = any(reading.is_verb(j) for j in range(start, k)) or any(start < act < k for act in _acts(reading))
        inserted = start and words[start - 1] == "," and told
        if inserted and not opens and reading.is_verb(k + 1) and not words[k + 1].endswith("ing"):
            return k  # not "a day after a commander, Ali Hadi, was killed"
    return len(words)


def _opens_main_clause(reading: "Reading", start: int) -> bool:
    """Whether a subject and its finite verb stand from ``start`` on: no participle, no relative clause, no list."""
    words = reading.words
    verb = next((k for k in range(start, min(len(words), start + _SUBJECT_REACH)) if reading.is_verb(k)), None)
    if verb is None or verb == start or words[verb].endswith("ing"):
        return False
    subject = range(start, verb)
    return not any(words[k] in _RELATIVE or (words[k] == "," and not reading.is_inside_name(k)) for k in subject)


def _opens_own_clause(reading: "Reading", joint: int) -> bool:
    """Whether a clause with a subject and a verb of its own follows "and" or a semicolon, after another clause."""
    if joint + 1 >= len(reading.words) or reading.words[joint + 1] in _SIDE_BY_SIDE:
        return False
    if not any(reading.is_verb(k) for k in range(joint)):
        return False  # "strikes on Idlib and Aleppo killed nine": one clause
    return _opens_main_clause(reading, joint + 1)


def _tells_its_own(reading: "Reading", part: tuple[int, int]) -> bool:
    """Whether a part and the rest each name a town, a province or a day, and not the same."""
    named = [n for n in reading.names if _is_where(reading, n)]
    towns = _split(part, ((n.start, n.text.lower()) for n in named if _is_near(n)))
    if all(towns):
        return towns[0].isdisjoint(towns[1])
    provinces = _split(part, ((n.start, p.admin1) for n in named for p in n.places))
    if all(provinces):
        return provinces[0].isdisjoint(provinces[1]) and None not in provinces[0] | provinces[1]
    days = _split(part, ((at, time.lo) for at, _, time in reading.times if _is_fine(time)))
    return bool(all(days)) and days[0].isdisjoint(days[1])


def _is_where(reading: "Reading", name: "Name") -> bool:
    """Whether a name may say where something was: "in Damascus" does, "Damascus" that blames somebody doesn't."""
    if name.is_person or name.is_group or reading.words[name.start - 1 : name.start] in _NOT_WHERE:
        return False
    may_act = name.country is not None or name.actor is not None
    return not may_act or reading.words[name.start - 1 : name.start] in _LOCATED


def _is_near(name: "Name") -> bool:
    return name.is_unknown_place or any(p.where_precision <= _FINE_GRAIN for p in name.places)


def _is_fine(time: "TimeMention") -> bool:
    return time.lo is not None and time.kind in ("date", "time") and (time.precision or 9) <= _FINE_GRAIN


def _split(part: tuple[int, int], told: Iterable[tuple[int, Hashable]]) -> tuple[set[Hashable], set[Hashable]]:
    """What stands inside a part and what beside it."""
    inside: set[Hashable] = set()
    beside: set[Hashable] = set()
    for at, what in told:
        (inside if part[0] <= at < part[1] else beside).add(what)
    return inside, beside
