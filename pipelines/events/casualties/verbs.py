"""Casualties told by a verb: "killed six soldiers", "six soldiers were killed", "six died".

Here: where the victims of a verb of outcome stand. Not here: reading them (``phrases``, ``lists``), nouns and
predicates of outcome (``nouns``).
"""

from dataclasses import replace

from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.figure import HIT, Figure, figure_of, is_minor
from pipelines.events.casualties.lists import (
    antecedent,
    pronoun,
    subject_of,
    victim_list,
    victims_after,
    victims_before,
    without_apposition,
)
from pipelines.events.casualties.nouns import add_possessor
from pipelines.events.casualties.phrases import SUBSET
from pipelines.events.casualties.standing import denied_of_any, is_negated, zero
from pipelines.events.figures import Quantity, quantity_at
from pipelines.events.reading import ADVERBS, AUXILIARIES, PREPOSITIONS, Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words

_ACT_NOUNS = frozenset("assassination murder massacre slaughter kidnapping abduction".split())
_DETERMINERS = frozenset("the a an its their his her".split())
_REACH_OF_A_PART = 14  # tokens from a word of outcome to "including"
_NO_BLOW = frozenset("down off out up video film footage into".split())
_OBJECT_PRONOUNS = frozenset("him her".split())
_DEADLY = frozenset("fatal deadly".split())
_INTENDING = role_words("intending")
_ACCIDENT = frozenset("accidental accidentally unintentionally accident".split())
_NOT_DONE = frozenset("attempted failed foiled planned".split())
_PERFECT = frozenset("has have had".split())
_OF_ONESELF = ("killed", "wounded", HIT)
_REFLEXIVE = frozenset("himself herself themselves itself self".split())
_AFTER_VICTIMS = ADVERBS | PREPOSITIONS | frozenset("so this last and there when while".split())


def read_transitive(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """A verb that someone does to the victims, active or passive, or the noun made from it."""
    words = reading.words
    if hit.entry.outcome == HIT and (_is_no_blow(reading, hit) or _is_wounding(reading, hit)):
        return
    if _is_intended(words, hit.start):
        return
    if _is_nominal(reading, hit):
        if words[hit.end : hit.end + 1] == ["of"] and not (hit.start and words[hit.start - 1] in _NOT_DONE):
            # "the killing of Qasem Soleimani", "the murder of three nuns"
            deadly = hit.entry.outcome == HIT and words[hit.start - 1] in _DEADLY
            found.add(victims_after(reading, hit.end + 1), hit, "killing_of", "killed" if deadly else None)
        elif hit.entry.outcome == "killed" and "'s" in words[max(0, hit.start - 1) : hit.start]:
            add_possessor(reading, hit, found)
        return
    if words[hit.end : hit.end + 1] and words[hit.end] in _REFLEXIVE and hit.entry.outcome in _OF_ONESELF:
        _read_himself(reading, hit, found)
        return
    if _object_pronoun(reading, hit.end) and reading.is_verb(hit.start):
        found.add([pronoun(reading, hit.end)], hit, "active")  # "shot and killed him"
        if words[hit.end + 1 : hit.end + 2] == ["and"]:
            found.add(_objects(reading, hit.end + 2), hit, "active")  # "shot her and two neighbours"
        return
    extra = _coordinated_outcomes(reading, hit)
    none = zero(reading, hit) or denied_of_any(reading, hit)
    if none is not None:
        _add_all(found, [none], hit, "none", extra)
    elif not is_negated(reading, hit.start):
        _read_clause(reading, hit, found, extra)


def _objects(reading: Reading, i: int) -> list[Figure]:
    """The victims from token ``i`` on that are objects of the verb before, none of them the subject of the next."""
    return [f for f in victims_after(reading, i) if f.end >= len(reading.words) or not reading.is_verb(f.end)]


def _is_no_blow(reading: Reading, hit: Hit[CasualtyWord]) -> bool:
    """Whether "shot" tells of no one hit: "shot down", "shot at by", "a fatal shooting", "the shot rang out"."""
    following = reading.words[hit.end : hit.end + 2]
    if following[:1] and following[0] in _NO_BLOW:
        return True
    if following[:1] and following[0] in _REFLEXIVE and hit.phrase == "shooting":
        return False  # "before shooting himself"
    if following[:1] == ["at"] and (following[1:2] in (["by"], ["."], [","], ["police"], ["officers"])):
        return True
    return not reading.is_verb(hit.start) and following[:1] != ["of"]


def _is_wounding(reading: Reading, hit: Hit[CasualtyWord]) -> bool:
    """As in "two people were shot and wounded": the second word says what became of them."""
    wounded = any(h.start == hit.end + 1 and h.entry.outcome == "wounded" for h in reading.casualties)
    return wounded and reading.words[hit.end] == "and" and hit.phrase in ("shot", "shooting")


def _is_intended(words: list[str], i: int) -> bool:
    """Whether the verb at ``i`` is only tried, wanted or planned: "trying to kill two officers"."""
    return i >= 2 and words[i - 1] == "to" and words[i - 2] in _INTENDING


def _is_nominal(reading: Reading, hit: Hit[CasualtyWord]) -> bool:
    """Whether the word is a noun here: "the killing", "murder of", "the massacre"."""
    words = reading.words
    before = words[hit.start - 1] if hit.start else ""
    if words[hit.end : hit.end + 1] == ["of"]:
        return True
    possessed = before in _DETERMINERS or before == "'s"
    return not reading.is_verb(hit.start) and (possessed or hit.phrase in _ACT_NOUNS)


def _add_all(found: Collector, items: list[Figure], hit: Hit[CasualtyWord], frame: str, extra: list[str]) -> None:
    """The same victims for the word's own outcome and for those coordinated with it."""
    one_of_both = {hit.entry.outcome, *extra} == {"killed", "wounded"}
    if one_of_both and any((f.quantity.best or 0) > 1 for f in items):
        found.add(items, hit, frame, "killed_or_wounded")  # "60 people were killed and injured": one number for both
        return
    found.add(items, hit, frame)
    for outcome in extra:
        found.add(items, hit, frame, outcome)


def _read_clause(reading: Reading, hit: Hit[CasualtyWord], found: Collector, extra: list[str]) -> None:
    """Victims after an active verb, else before a passive one, else before a participle that closes its phrase."""
    words = reading.words
    group_start = reading.verb_group_start(hit.start)
    counted_before = reading.count_before(group_start)
    after = victims_after(reading, hit.end + _adverbs(words, hit.end))
    if not after and extra:
        after = victims_after(reading, hit.end + 2) or _object_pronoun(reading, hit.end + 2)
    passive = reading.is_passive(hit.start, hit.end)
    if extra and after and passive and not any(w in AUXILIARIES for w in words[group_start : hit.start]):
        passive = False  # "killed and injured camp residents"
    if after and not passive and not (counted_before and words[hit.start - 1] not in _PERFECT):
        if hit.entry.outcome == HIT and _is_to_death(words, after[-1].end):
            found.add(after, hit, "active", "killed")
            return
        _add_all(found, after, hit, "active", extra)
        add_subset_after(reading, hit, found)
    elif passive or counted_before:
        items = _subject_victims(reading, hit, group_start, counted_before)
        if items and passive:
            items = items + _with_them(reading, hit.end, items)
        _add_all(found, items, hit, "passive", extra)
        if items:
            add_subset_after(reading, hit, found)
        elif after and not passive:
            found.add(after, hit, "active")
    elif after:
        found.add(after, hit, "active")
    else:
        _read_closing_participle(reading, hit, found, group_start)


def _with_them(reading: Reading, i: int, items: list[Figure]) -> list[Figure]:
    """As in "was shot dead along with his two sons", "was killed with her husband": those told after the verb."""
    words = reading.words
    at = i + 2 if words[i : i + 2] in _ALONG_WITH else i + 1 if words[i : i + 1] == ["alongside"] else None
    if at is None and words[i : i + 1] == ["with"] and words[i + 1 : i + 2] and words[i + 1] in _OWNERS:
        at = i + 1
    others = victims_after(reading, at) if at is not None else []
    return [f for f in others if not f.is_subset and all(f.start != g.start for g in items)]


_ALONG_WITH = (["along", "with"], ["together", "with"])
_OWNERS = frozenset("his her their".split())


def _object_pronoun(reading: Reading, i: int) -> list[Figure]:
    """As in "shot and wounded him": the one meant, where a pronoun at ``i`` is the object; none of "her mother"."""
    word = "".join(reading.words[i : i + 1])
    is_object = word in _OBJECT_PRONOUNS and not (word == "her" and victims_after(reading, i))
    return [pronoun(reading, i)] if is_object else []


def _is_to_death(words: list[str], end: int) -> bool:
    """As in "shot the guard dead", "stabbed two men to death": what follows the victims tells their end."""
    return words[end : end + 1] == ["dead"] or words[end : end + 2] == ["to", "death"]


def _subject_victims(
    reading: Reading, hit: Hit[CasualtyWord], group_start: int, counted_before: Quantity | None
) -> list[Figure]:
    all_of_them = _among_all(reading, group_start)
    if all_of_them:
        return all_of_them
    among = _among_those(reading, group_start)
    if among is not None:
        return victims_before(reading, among) or antecedent(reading, among)
    if reading.words[max(0, group_start - 1) : group_start + 1] in _BEING:
        return _of_main_subject(reading, group_start)
    if reading.words[max(0, group_start - 2) : group_start] in _WHEN_HE:
        return _of_main_subject(reading, group_start - 1) or subject_of(reading, hit.start)
    items = without_apposition(reading, victims_before(reading, group_start)) or subject_of(reading, hit.start)
    if len(items) == 1 and items[0].person_name and _is_named_as_attacker(reading, items[0]):
        items = [replace(items[0], group="perpetrator")]
    if not items and counted_before and group_start == hit.start and not _is_of_parent(reading, counted_before):
        # "raised the toll to 25 killed and 51 wounded"
        return [figure_of(reading, counted_before.start, counted_before.end, counted_before)]
    return items


def _is_named_as_attacker(reading: Reading, figure: Figure) -> bool:
    """As in "the attacker, named as 20-year-old Karim Bensaid, was shot dead"."""
    before = reading.words[max(0, figure.start - _NAMED_REACH) : figure.start]
    named = any(before[k : k + 2] in _NAMED_AS for k in range(len(before)))
    return named and any(w in _ATTACKERS for w in before)


_NAMED_REACH = 8
_NAMED_AS = (["named", "as"], ["identified", "as"], ["named", "by"], ["identified", "by"])
_ATTACKERS = role_words("attacker_noun")
_BEING = (["before", "being"], ["after", "being"], ["while", "being"])
_WHEN_HE = tuple([when, who] for when in ("before", "until") for who in ("he", "she", "they"))
"""As in "shot four colleagues before he was killed": he who shot them."""


def _of_main_subject(reading: Reading, before: int) -> list[Figure]:
    """As in "two men shot five guards before being killed": it befell the subject of the main verb, the attackers."""
    main = next((k for k in range(before) if reading.is_verb(k) and reading.words[k] not in AUXILIARIES), None)
    subject = reading.subject(main) if main is not None else None
    items = victim_list(reading, *subject) if subject is not None else []
    attacked = any(h.start == main for h in reading.verbs) or any(
        h.start == main and h.entry.frame == "transitive" for h in reading.casualties
    )
    attacked = attacked and main is not None and not reading.is_passive(main)
    return [replace(f, group="perpetrator") for f in items] if attacked else items


def _is_of_parent(reading: Reading, counted: Quantity) -> bool:
    """Whether a number tells whose parent someone is: "father of three shot"."""
    i = counted.start
    return i >= 2 and reading.words[i - 1] == "of" and any(h.end == i - 1 for h in reading.people)


def _among_all(reading: Reading, end: int) -> list[Figure]:
    """As in "two nurses were among 12 people killed": the twelve, of whom the nurses are a part."""
    words = reading.words
    k = next((j for j in range(end - 1, max(0, end - _AMONG_REACH), -1) if words[j] == "among"), None)
    if k is None or words[k - 1] not in _IS or quantity_at(words, k + 1) is None:
        return []
    items = victim_list(reading, k + 1, end)
    if not items or items[-1].end != end:
        return []
    part = [f for f in victims_before(reading, reading.verb_group_start(k - 1)) if f.end <= k - 1]
    return items + [replace(f, is_subset=True) for f in part]


_AMONG_REACH = 10
_IS = frozenset("is are was were".split())


def _among_those(reading: Reading, i: int) -> int | None:
    """In "a nurse was among those killed", where the verb group before "among" begins."""
    words = reading.words
    for j in range(max(1, i - 4), i):
        if words[j] == "among" and words[j - 1] in AUXILIARIES:
            return reading.verb_group_start(j - 1)
    return None


def _read_closing_participle(reading: Reading, hit: Hit[CasualtyWord], found: Collector, group_start: int) -> None:
    """As in "there have been 90 nurses killed since May"."""
    items = victims_before(reading, group_start)
    following = reading.words[hit.end] if hit.end < len(reading.words) else "."
    gap = reading.words[items[-1].end : group_start] if items else []
    beside = all(w == "," or w.isdecimal() for w in gap)  # "Boy, 11, shot dead"
    if items and beside and not (following.isalpha() and following not in _AFTER_VICTIMS):
        found.add(items, hit, "passive")


def _coordinated_outcomes(reading: Reading, hit: Hit[CasualtyWord]) -> list[str]:
    """As in "killed and wounded", "killed or injured": the second word shares the first's victims."""
    j = hit.end
    if j + 1 < len(reading.words) and reading.words[j] in ("and", "or"):
        following = next((h for h in reading.casualties if h.start == j + 1 and h.entry.frame == "transitive"), None)
        if following and following.entry.outcome != hit.entry.outcome:
            return [following.entry.outcome if reading.words[j] == "and" else "killed_or_wounded"]
    return []


def _read_himself(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "a bomber killed himself and six worshippers": the attacker's death, then the others'."""
    at = hit.end
    start = reading.verb_group_start(hit.start)
    himself = [figure_of(reading, at, at + 1, Quantity.exactly(1, at, at + 1), "perpetrator")]
    subject = subject_of(reading, hit.start)
    is_child = len(subject) == 1 and is_minor(subject[0])
    if hit.entry.outcome == HIT or is_child or not _ACCIDENT.isdisjoint(reading.words):
        one = Quantity.exactly(1, at, at + 1)
        if any(h.end <= start and h.entry.frame == "transitive" for h in reading.casualties):
            group = "perpetrator" if hit.entry.outcome == HIT else "unknown"
            himself = [figure_of(reading, at, at + 1, one, group, is_definite=True)]  # "shot two women, then himself"
        else:
            himself = subject or [figure_of(reading, at, at + 1, one, is_definite=True)]
    found.add(himself, hit, "active")
    if reading.words[at + 1 : at + 2] in (["and"], [","]):
        found.add(victims_after(reading, at + 2), hit, "active")


def _adverbs(words: list[str], i: int) -> int:
    """How many adverbs stand between a verb and its object."""
    n = 0
    while (
        i + n < len(words)
        and (words[i + n] in ("dead", "also", "instantly") or words[i + n] in ADVERBS)
        and not quantity_at(words, i + n)
    ):
        n += 1
    return n


def add_subset_after(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """As in "At least 82 people were killed, including 30 in Gaza City": a part named after the verb."""
    words = reading.words
    for j in range(hit.end, min(len(words), hit.end + _REACH_OF_A_PART)):
        if words[j] in SUBSET and not (words[j] == "among" and words[j + 1 : j + 2] not in (["them"], ["those"])):
            items = victims_after(reading, j)
            if not (len(items) == 1 and any(h.start == items[0].end for h in reading.casualties)):
                found.add(items, hit, "subset")
            return
        if words[j] == ";" or (j > hit.end and reading.is_verb(j) and words[j] not in AUXILIARIES):
            return
        if words[j] == "and" and quantity_at(words, j + 1):
            return  # "one was shot, and 300 people, including 12 teachers, were abducted"


def read_intransitive(reading: Reading, hit: Hit[CasualtyWord], found: Collector) -> None:
    """A verb whose subject is the victims: "six died", "were treated"."""
    if is_negated(reading, hit.start):
        return
    denied = denied_of_any(reading, hit)
    if denied is not None:
        found.add([denied], hit, "none")
        return
    none = zero(reading, hit)
    if none is not None:
        found.add([none], hit, "none")
        return
    found.add(subject_of(reading, hit.start), hit, "passive")
    add_subset_after(reading, hit, found)
