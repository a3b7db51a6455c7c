"""Victims in a row, and victims before and after a verb.

Here: "three Iraqi policemen and a farmer"; the subject of "were killed"; the person that "who" stands for. Not
here: one phrase (``phrases``), which words call for victims (``verbs``, ``nouns``).
"""

from dataclasses import replace

from pipelines.events.casualties.figure import Figure, figure_of
from pipelines.events.casualties.people import age_length
from pipelines.events.casualties.phrases import (
    ADDITIVE,
    ARTICLES,
    PLURALS_WITHOUT_S,
    SKIPPED,
    SUBSET,
    phrase_end,
    victims_at,
)
from pipelines.events.figures import Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import ADVERBS, AUXILIARIES, PREPOSITIONS, Reading
from pipelines.vocabulary.words import role_words, victim_nouns

_JOINS_ITEMS = frozenset(", and & as well plus with along".split())
_OPENS_APPOSITION = frozenset("a an the head leader who aged".split())
_OPENS_ITEM = SUBSET | ADDITIVE | ARTICLES | SKIPPED
_BEFORE_A_LIST = frozenset(", and that after with but or . 's".split())
_VICTIMS_MAY_FOLLOW = frozenset("with of after".split())
_ENDS_CLAUSE = frozenset("after when while because that as but where before with since".split())
_RELATIVE = frozenset("who whose which".split())
_OF_SEVERAL = frozenset("are were have".split())
_DYING = frozenset("died dies succumbed perished".split())
_PAIRED = {"—": "—", ")": "(", "-": "-"}
_OF_WHOM = (["of", "whom"], ["of", "them"])
_ADJECTIVES = 2  # that may stand before the second noun
_SHARED_ARTICLES = frozenset("a an the his her their".split())
_SHARES = frozenset("and , then but".split())
_SAYING = role_words("speech_verb")
_SPEAKER_REACH = 10  # tokens of "at a hospital in Erbil on Monday" between who speaks and "said"
_MARKS = frozenset((";", ":", "—", '"'))
_MAY_STAND_BETWEEN = ADVERBS | PREPOSITIONS | frozenset(", ( who that which on aboard - —".split())


def victim_list(reading: Reading, i: int, limit: int) -> list[Figure]:
    """Coordinated victims from token ``i`` up to ``limit``: "three Iraqi policemen and a farmer"."""
    items: list[Figure] = []
    subset = False
    while i < limit:
        item = victims_at(reading, i, limit) or _sharing_an_article(reading, items, i, limit)
        if item is None:
            break
        if items and _explains(reading, items[-1], item):
            break
        if items and _names(reading, items[-1], item):
            items[-1] = replace(item, start=items[-1].start, group=items[-1].group, sex=item.sex or items[-1].sex)
            following = _next_item(reading, item, limit)
            if following is None:
                break
            i = following
            continue
        if subset and not item.is_subset and item.quantity.start > item.start - 1:
            item = replace(item, is_subset=True)
        subset = subset or item.is_subset
        items.append(item)
        following = _next_item(reading, item, limit)
        if following is None:
            break
        i = following
    items = _described_after(reading, _counted_together(reading, _sharing_a_noun(reading, items)))
    return _spelt_out(reading, items)


def _counted_together(reading: Reading, items: list[Figure]) -> list[Figure]:
    """In "five men and women", "twelve women and children" the number counts both."""
    out: list[Figure] = []
    for item in items:
        one = out[-1] if out else None
        bare = item.quantity.is_vague and item.person_name is None and item.end - item.start == 1
        counts = one is not None and _count_of(one) > 1 and not one.quantity.is_vague
        if one and counts and bare and reading.words[one.end : item.start] == ["and"]:
            group = one.group if one.group == item.group else "unknown"
            out[-1] = replace(one, end=item.end, group=group, victims_text=reading.text(one.start, item.end))
        else:
            out.append(item)
    return out


def _described_after(reading: Reading, items: list[Figure]) -> list[Figure]:
    """In "a second victim, an 18-year-old friend of hers, was hit" the friend is the victim: no list without "and"."""
    if len(items) != 2 or not all(f.is_one_person and f.person_name is None for f in items):
        return items
    one, other = items
    words = reading.words
    apposed = words[one.end : other.start] == [","] and words[other.start] in _OPENS_APPOSITION
    if not apposed or words[one.start] not in _OPENS_APPOSITION or (one.sex and other.sex and one.sex != other.sex):
        return items
    group = other.group if one.group == "unknown" else one.group
    return [replace(one, end=other.end, group=group, age=one.age or other.age, sex=one.sex or other.sex)]


def _spelt_out(reading: Reading, items: list[Figure]) -> list[Figure]:
    """In "four people, two women and two children, were killed" the twos are parts of the four."""
    whole, parts = items[:1], items[1:]
    if len(parts) < 2 or whole[0].group != "unknown" or whole[0].person_name:
        return items
    sums_up = _count_of(whole[0]) == sum(_count_of(f) for f in parts)
    apart = reading.words[whole[0].end] in (",", ":", "-", "–", "—")
    return [*whole, *(replace(f, is_subset=True) for f in parts)] if sums_up and apart else items


def _sharing_a_noun(reading: Reading, items: list[Figure]) -> list[Figure]:
    """In "two Indian and three Filipino workers" the two are workers too."""
    out = list(items)
    for k in range(len(items) - 2, -1, -1):
        one, following = out[k], out[k + 1]
        beside = following.start - one.end == 1 and reading.words[one.end] == "and"
        if beside and one.group == "unknown" and one.nationality and _is_by_nation_alone(reading, one):
            out[k] = replace(one, group=following.group)
    return out


def _is_by_nation_alone(reading: Reading, figure: Figure) -> bool:
    """Whether a number is followed by the adjective of a nation and nothing else: "two Indian"; not "two Indians"."""
    name = reading.name_at(figure.end - 1)
    alone = name is not None and name.start == figure.quantity.end and name.end == figure.end
    return alone and (_count_of(figure) == 1 or not reading.words[figure.end - 1].endswith("s"))


def _count_of(figure: Figure) -> int:
    return figure.quantity.best or figure.quantity.low or 0


def _explains(reading: Reading, several: Figure, one: Figure) -> bool:
    """Whether a single person after a comma is one of the several just counted: "two journalists, a reporter"."""
    counted = (several.quantity.best or 0) > 1 and one.quantity.best == 1 and not one.person_name
    if several.nationality not in (None, one.nationality):
        return False  # "three Americans, one Briton and one Iraqi"
    return counted and several.group == one.group and reading.words[several.end : several.end + 1] == [","]


def _sharing_an_article(reading: Reading, items: list[Figure], i: int, limit: int) -> Figure | None:
    """One more of "a man and woman", "his wife, son and young daughter", "the mother and toddler": one person each."""
    words = reading.words
    if not items or not all(f.is_one_person and f.person_name is None for f in items):
        return None
    if items[-1].end != i - 1 or words[items[0].start] not in _SHARED_ARTICLES:
        return None
    at = i
    while at < limit and at - i < _ADJECTIVES and victim_nouns().at(words, at) is None and _may_describe(reading, at):
        at += 1
    noun = victim_nouns().at(words, at)
    if (
        noun is None
        or noun.end > limit
        or noun.phrase.endswith("s")
        or noun.phrase in PLURALS_WITHOUT_S
        or noun.end != phrase_end(reading, at, limit)
    ):
        return None
    if words[i - 1] not in ("and", "&") and words[noun.end : noun.end + 1] not in ([","], ["and"]):
        return None
    one = Quantity.exactly(1, i, noun.end)
    return figure_of(reading, i, noun.end, one, noun.entry, is_definite=items[0].is_definite)


def _may_describe(reading: Reading, i: int) -> bool:
    """Whether a token may stand before a noun as its adjective: "his wife and young daughter"."""
    word, token = reading.words[i], reading.tokens[i]
    plain = word.isalpha() and not token.is_capitalised and word not in ADVERBS and word not in PREPOSITIONS
    return plain and word not in SKIPPED and word not in ARTICLES and not reading.is_barrier(i)


def _names(reading: Reading, one: Figure, named: Figure) -> bool:
    """Whether a name after a comma is that of the single person before it: "the victim, 53-year-old Ann Low, died"."""
    if not (one.is_one_person and named.is_one_person and named.person_name) or one.person_name:
        return False
    if one.age is not None and named.age is not None and one.age != named.age:
        return False
    closed = reading.words[named.end : named.end + 1]
    return reading.words[one.end : named.start] == [","] and closed != ["and"]


def victims_after(reading: Reading, i: int) -> list[Figure]:
    """The victims that are the object of a verb that ends at token ``i``.

    The last of them may begin a clause of its own: "killing two, and three were injured".
    """
    items = victim_list(reading, i, len(reading.words))
    while len(items) > 1 and _is_subject(reading, items[-1]):
        items.pop()
    return items


def _is_subject(reading: Reading, item: Figure) -> bool:
    """Whether a verb that isn't a mere participle of place, or a word of outcome, follows at once; or one of saying.

    As in "killed nine, police in Mosul said".
    """
    j = item.end
    if j >= len(reading.words):
        return False
    finite = reading.is_verb(j) and not reading.words[j].endswith("ing")
    if finite or any(h.start == j for h in reading.casualties):
        return True
    while j < min(len(reading.words), item.end + _SPEAKER_REACH) and not reading.is_barrier(j):
        j += 1
    return reading.is_verb(j) and reading.words[j] in _SAYING


def _next_item(reading: Reading, item: Figure, limit: int) -> int | None:
    """Where the next item of a list may begin, or None where the list ends with ``item``.

    A prepositional phrase between items ends the list: "three people in Gilroy and two in Dayton".
    """
    words = reading.words
    j = _after_apposition(reading, item, limit)
    if j is None:
        return None
    while j < limit and words[j] in _JOINS_ITEMS:
        j += 1
    if j == item.end or j >= limit or reading.is_verb(j):
        return None
    if words[j] == "among" and quantity_at(words, j + 1):
        return None  # "Girl, 6, among 3 shot": three is the whole
    if words[j] not in _OPENS_ITEM and not quantity_at(words, j):
        name = next((n for n in reading.names if j <= n.start <= j + 3 and n.is_person), None) or reading.name_at(j)
        if not (name or victim_nouns().at(words, j) or age_length(words, j) or _is_described(reading, j)):
            return None
    return j


def _after_apposition(reading: Reading, item: Figure, limit: int) -> int | None:
    """Past what is said of a named victim ("Mohammed Reda, an airport officer, and"); None where no item follows."""
    words, j = reading.words, item.end
    if _count_of(item) > 1 and (past := _past_ages(words, j)) > j:
        return past  # "two women, 28 and 27, and a man"
    if _is_age_beside(words, j):
        j += 2  # "Boy, 12, and mother"
        if not item.person_name:
            return j
    if words[j : j + 2] == [",", "aged"] and (
        words[j + 3 : j + 4] == [","] or (words[j + 3 : j + 4] == ["and"] and not words[j + 4][:1].isdigit())
    ):
        return j + 3  # "the mayor, aged 52, and two aides"
    opens = j + 1 < limit and words[j] == "," and (words[j + 1] in _OPENS_APPOSITION or _is_role(reading, j + 1))
    if not (opens and item.person_name):
        return j
    k = j + 1
    while k < limit and not reading.is_verb(k):
        if words[k] == "," or (words[k] == "and" and not _is_role(reading, k + 1)):
            break
        k += 1
    return k if k < limit and words[k] in (",", "and") else None


def _past_ages(words: list[str], i: int) -> int:
    """Past ages of several people between commas, ", 28 and 27," at ``i``; ``i`` where there are none."""
    k = i
    while words[k : k + 1] in ([","], ["and"]) and words[k + 1 : k + 2] != [] and words[k + 1].isdecimal():
        k += 2
    return k if k >= i + 4 and words[k : k + 1] == [","] else i


def _is_described(reading: Reading, i: int) -> bool:
    """Whether an adjective and a singular noun begin at ``i``, after "and": "his wife and young daughter"."""
    noun = victim_nouns().at(reading.words, i + 1) if reading.words[i - 1] == "and" else None
    return noun is not None and not noun.phrase.endswith("s") and _may_describe(reading, i)


def _is_age_beside(words: list[str], i: int) -> bool:
    """Whether an age between commas, or before "and", begins at ``i``: ", 12," in "a boy, 12, and his mother"."""
    after = words[i : i + 3]
    return len(after) == 3 and after[0] == "," and after[1].isdecimal() and after[2] in (",", "and")


def _is_role(reading: Reading, i: int) -> bool:
    """Whether a bare noun that says what someone is begins at ``i``: "son of", "deputy head of", "leader of"."""
    words = reading.words
    of = next((j for j in range(i + 1, min(len(words), i + 4)) if words[j] == "of"), None)
    return of is not None and any(victim_nouns().at(words, j) for j in range(i, of))


def victims_before(reading: Reading, end: int) -> list[Figure]:
    """The victims that are the subject of a passive or intransitive verb whose group begins at token ``end``.

    From the clause's left edge to the verb, the first list of victims wins that reaches it; between the list and the
    verb only a prepositional phrase, a relative clause or an apposition may stand.
    """
    words = reading.words
    if words[max(0, end - 2) : end] in _OF_WHOM:
        counted = quantity_ending_at(words, end - 2)
        if counted is not None:
            return [figure_of(reading, counted.start, end, counted)]  # "found two victims, one of whom died"
    left = _clause_start(reading, end)
    if words[end - 1 : end] == ["who"]:
        beside = _beside_who(reading, left, end)
        if beside:
            return beside
    for i in range(left, end):
        after_break = i == left or words[i - 1] in _BEFORE_A_LIST or words[i - 1] in PREPOSITIONS
        opens = words[i] in ARTICLES or quantity_at(words, i) or reading.name_at(i)
        if not after_break and not opens:
            continue
        items = victim_list(reading, i, end)
        if not items:
            continue
        gap = words[items[-1].end : end]
        governed = i != left and words[i - 1] in PREPOSITIONS and words[i - 1] not in _VICTIMS_MAY_FOLLOW
        if governed:
            continue  # "gunmen in the village were killed": the village is no victim
        if gap and gap[0] not in _MAY_STAND_BETWEEN and not _is_reduced(reading, items[-1].end):
            continue
        adjacent = items[-1].end == end and not (end < len(words) and words[end] in AUXILIARIES)
        if adjacent and i == left and any(h.end == left for h in reading.casualties):
            return items[-1:]  # "injuring 40 others, including five people killed in a bus"
        if i == left and _is_object(reading, left, items[-1].end, end):
            continue  # "wounded a guard on Monday, and 300 people were killed"
        if items[0].is_subset:
            if len(items) > 1:
                return [replace(items[-1], is_subset=False)]  # "killed, including two boys, and six others were hurt"
            if adjacent:
                return items
            continue
        return items + _parts_between(reading, items[-1].end, end)
    return []


def _beside_who(reading: Reading, left: int, end: int) -> list[Figure]:
    """The victims that end where "who" begins, before token ``end``: the nearest, or all of a list of which it speaks.

    As in "a mother who was arrested after the death of a boy who was shot": the boy.
    """
    words, who = reading.words, end - 1
    of_several = words[end : end + 1] and words[end] in _OF_SEVERAL
    nearest: list[Figure] = []
    for i in range(left, who) if of_several else range(who - 1, left - 1, -1):
        opens = words[i] in _OPENS_ITEM or quantity_at(words, i) or reading.name_at(i)
        items = victim_list(reading, i, who) if opens and words[i] not in PREPOSITIONS else []
        reaches = bool(items) and items[-1].end == who and not items[0].quantity.is_vague
        if reaches and (of_several or not nearest or (len(items) == 1 and i == nearest[0].start - 1)):
            nearest = items
        if nearest and (of_several or i < nearest[0].start - 1):
            return nearest
    return nearest


def _is_object(reading: Reading, start: int, stop: int, end: int) -> bool:
    """Whether what begins at ``start`` is the object of a word of outcome, and the subject up to ``end`` follows it."""
    words = reading.words
    if not any(h.end == start and h.entry.frame == "transitive" for h in reading.casualties):
        return False
    return any(words[k - 1] == "and" and quantity_at(words, k) for k in range(stop + 1, end))


def _parts_between(reading: Reading, i: int, end: int) -> list[Figure]:
    """As in "Fifteen fighters of the group, including a commander, were killed"."""
    part = next((j for j in range(i, end) if reading.words[j] in ("including", "included")), None)
    return [f for f in victim_list(reading, part, end) if f.is_subset] if part is not None else []


def _clause_start(reading: Reading, end: int) -> int:
    """The left edge of the clause whose verb group begins at ``end``."""
    words = reading.words
    floor = words.index(",") + 1 if words[:2] == ["according", "to"] and "," in words[:end] else 0
    left = _before_relative(reading, end)
    finite = end < len(words) and (words[end] in AUXILIARIES or words[end] in _DYING)
    while left > floor:
        word = words[left - 1]
        if (word in _MARKS and not reading.is_inside_name(left - 1)) or (
            word in ("which", "whom") and left < end and words[left - 2] in PREPOSITIONS
        ):
            break  # "two in Syria, over an attack in which a guard was killed"
        reduced = finite and _is_reduced(reading, left - 1)
        if reading.is_verb(left - 1) and not (_in_relative(reading, left - 1) or reduced):
            break
        if word in _ENDS_CLAUSE and left < end and not _has_victims_with(words, left - 1):
            break
        left -= 1
    return left


def _before_relative(reading: Reading, end: int) -> int:
    """Where the noun ends that a relative clause before token ``end`` describes: "X, who led the group, was killed".

    So with what stands between dashes or in brackets: "two people - one of them a girl - were shot".
    """
    words = reading.words
    if end >= 2 and words[end - 1] in _PAIRED:
        opening = _PAIRED[words[end - 1]]
        return next((j for j in range(end - 2, 0, -1) if words[j] == opening), end)
    if end < 2 or words[end - 1] != ",":
        return end
    for j in range(end - 2, 0, -1):
        if words[j] in _RELATIVE and words[j - 1] == ",":
            return j - 1
        if words[j] == "," and j < end - 2 and _is_of_the_counted(reading, j + 1):
            return j  # "18 people, nine of them students, were hurt"
        if words[j] in (";", ":", '"'):
            break
    return end


def _is_of_the_counted(reading: Reading, i: int) -> bool:
    """Whether "nine of them", "most of whom", "of whom 56", "all" begins at ``i``: a part of those just counted."""
    words = reading.words
    if words[i : i + 2] in _OF_WHOM:
        return True
    counted = quantity_at(words, i)
    at = counted.end if counted is not None else i + 1 + (words[i] in ("nearly", "almost"))
    if words[i] in _ALL_OR_MOST and victim_nouns().at(words, at) is not None:
        return True  # "11 people, all civilians, died"
    return (counted is not None or words[i] in _ALL_OR_MOST) and words[at : at + 2] in _OF_WHOM


_ALL_OR_MOST = frozenset("all most many mostly mainly nearly almost".split())


def _is_reduced(reading: Reading, i: int) -> bool:
    """Whether a bare participle stands at ``i`` after its noun: "a man shot in the leg", "staff attached to a team"."""
    words = reading.words
    if i == 0 or i + 1 >= len(words) or words[i + 1] not in PREPOSITIONS or words[i - 1] in AUXILIARIES:
        return False
    if words[i] in _DYING:
        return False  # "a guard died at the scene"
    told = any(h.start == i and h.entry.frame == "transitive" for h in reading.casualties)
    return (told and words[i + 1] in ("in", "at")) or (reading.is_verb(i) and words[i].endswith(("ed", "ing")))


def _has_victims_with(words: list[str], i: int) -> bool:
    """Whether "with" at ``i`` describes people: "forty people with burns were treated"; else it opens a clause."""
    return words[i] == "with" and i > 0 and victim_nouns().at(words, i - 1) is not None


def _in_relative(reading: Reading, i: int) -> bool:
    start = reading.verb_group_start(i)
    return start >= 1 and reading.words[start - 1] in ("who", "that", "which")


def subject_of(reading: Reading, verb: int) -> list[Figure]:
    """The victims that are the subject of an intransitive or passive verb at token ``verb``.

    They stand before it, are meant by its pronoun, or belong to the verb before that shares its subject: "a boy was
    taken to hospital and later died".
    """
    start = reading.verb_group_start(verb)
    items = victims_before(reading, start) or antecedent(reading, start)
    if items or start == 0 or reading.words[start - 1] not in _SHARES:
        return items
    span = reading.subject(verb)
    if span is None or span[1] >= start:
        return []
    return victim_list(reading, *span) or antecedent(reading, span[1])


def antecedent(reading: Reading, end: int) -> list[Figure]:
    """As in "who was also killed", "he was killed": the person named before, in this sentence or the one before."""
    words = reading.words
    i = end - 1
    if i < 0 or words[i] not in ("who", "he", "she", "him"):
        return []
    if words[i] == "who":
        j = i - 1 if i and words[i - 1] != "," else i - 2
        name = reading.name_at(j) if j >= 0 else None
        if name and name.is_person:
            one = Quantity.exactly(1, name.start, name.end)
            return [figure_of(reading, name.start, name.end, one, person=name.text)]
        return []
    return [pronoun(reading, i)]


def pronoun(reading: Reading, i: int) -> Figure:
    """The one that "he" or "her" at token ``i`` speaks of, by the name told last if there is one."""
    before = [n for n in reading.names if n.is_person and n.end <= i and reading.may_be_meant(n)]
    known = before[-1].text if before else reading.person_before
    one = Quantity.exactly(1, i, i + 1)
    return figure_of(reading, i, i + 1, one, person=known, is_definite=True, is_pronoun=True)


def without_apposition(reading: Reading, items: list[Figure]) -> list[Figure]:
    """In "Three were killed, two Americans and a Briton, and a dozen were wounded" the two and the one were killed."""
    words = reading.words
    if len(items) < 3 or words[max(0, items[0].start - 1) : items[0].start] != [","]:
        return items
    told_before = any(h.end == items[0].start - 1 and h.entry.frame == "transitive" for h in reading.casualties)
    last = items[-1]
    closed = words[max(0, last.start - 2) : last.start] == [",", "and"]
    return [last] if told_before and closed else items
