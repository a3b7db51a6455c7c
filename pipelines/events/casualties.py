"""How many people, who they were and what became of them: the casualty statements of one sentence.

Here: from a word of outcome ("killed", "deaths", "no casualties") outward to its victims. Not here: which attack a
figure belongs to and which figures of one article are the same, which is ``assembly``.
"""

from dataclasses import dataclass, replace
from typing import Protocol

from pipelines.events.figures import NUMBER_WORDS, Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import ADVERBS, AUXILIARIES, PREPOSITIONS, Reading
from pipelines.vocabulary.words import CasualtyWord, Hit, victim_nouns

_SUBSET = frozenset("including included among".split())
_ADDITIVE = frozenset("another additional more further others".split())
_ARTICLES = frozenset("a an one another".split())
_SKIPPED = frozenset("the all its their his her these those other some least remaining first of top senior".split())
_NO_ONE = (("no", "one"), ("nobody",), ("no-one",), ("none",))
_UNITS_NOT_PEOPLE = frozenset(
    """years year months month weeks week days day hours hour minutes minute percent % km miles mile kilometers
    kilometres metres meters feet pm am times rockets rocket missiles missile drones drone attacks attack strikes
    strike vehicles vehicle houses house homes buildings building cars car others' dollars tonnes tons rounds shells
    bombs cattle animals camels goats cows sheep horses dogs tanks aircraft villages districts cities towns
    provinces shots bullets countries places sites targets positions depots bases bases buildings locations hits
    days' points""".split()
)  # fmt: skip
_RATE = frozenset("per every each daily annually".split())
_NOT_BY_ATTACK = frozenset(
    """flood floods flooding earthquake quake crash collision capsized stampede crush hurricane cyclone storm
    tornado typhoon landslide mudslide avalanche cholera virus coronavirus covid covid-19 disease outbreak malaria
    ebola heatwave drought famine accident derailed derailment lightning cancer illness stroke""".split()
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One statement of casualties.

    Attributes:
        cue: Token index of the word of outcome.
        start, end: Tokens of the victims (and quantity) as written.
        replaces: Takes the place of figures told before: "rose to", "revised to", "corrected".
        is_hedged: Told on the word of unnamed reports, beside which a plain figure of the article is the better one.
        frame: How it was read, for evidence.
        is_definite: The victims were spoken of before ("the victims", "the dead").
    """

    cue: int
    start: int
    end: int
    outcome: str
    quantity: Quantity
    group: str
    nationality: str | None
    victims_text: str
    person_name: str | None
    is_subset: bool
    frame: str
    is_additional: bool = False
    is_definite: bool = False
    is_hedged: bool = False
    replaces: bool = False


class _Add(Protocol):
    """Records the figures read from one word of outcome; ``outcome`` overrides the word's own."""

    def __call__(self, items: list[Figure], hit: Hit[CasualtyWord], frame: str, outcome: str | None = None) -> None: ...


_DISPUTED = frozenset("denied denies false untrue evidence baseless rejected dismissed".split())


def _claimed_only(figure: "Figure") -> "Figure":
    """What one side claims and another denies in the same breath bounds the number from above, and says no more."""
    q = figure.quantity
    if not q.best:
        return figure
    return replace(figure, quantity=Quantity(None, None, q.high or q.best, q.is_vague, q.start, q.end))


_WITHDRAWN = frozenset("wrong withdrawn incorrect retracted mistaken erroneous incomplete".split())
_CORRECTED = frozenset("revised corrected lowered".split())


def _grows(words: list[str]) -> bool:
    return any(w in _GROWTH for w in words)


_HEDGES = (
    "some reports",
    "unconfirmed",
    "could be higher",
    "some estimated",
    "some accounts",
    "reports indicating",
    "witnesses put",
    "claimed",
    "claims",
    "claim of",
    "boasted",
    "state television",
    "state tv",
    "circulated",
)


def _group_of(reading: Reading, start: int, end: int) -> tuple[str | None, int]:
    """The victim group of a noun phrase and where its last people-noun ends; a telling word beats "people"."""
    group, last = None, start
    i = start
    while i < end:
        hit = victim_nouns().at(reading.words, i)
        if hit and hit.end <= end:
            if group in (None, "unknown") or hit.entry not in ("unknown",):
                group = _more_telling(group, hit.entry)
            last, i = hit.end, hit.end
        else:
            i += 1
    return group, last


def _more_telling(old: str | None, new: str) -> str:
    if old is None or old == "unknown":
        return new
    if new == "unknown":
        return old
    # "police officers", "security guards", "militia leader": the modifier names the group, the head is generic
    if (old, new) in {("militia_member", "militant"), ("security_forces", "unknown"), ("civilian", "unknown")}:
        return old
    return new


def _nationality(reading: Reading, start: int, end: int) -> str | None:
    for name in reading.names:
        if start <= name.start < end:
            if name.country and name.country.kind in ("demonym", "name"):
                return name.country.iso3
            if name.actor and name.actor.actor_kind in ("state_forces", "government") and name.actor.country_iso3:
                return name.actor.country_iso3
    return None


def _person(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    for name in reading.names:
        if start <= name.start and name.end <= end and name.is_person:
            return name.start, name.end
    return None


def _phrase_end(reading: Reading, i: int, limit: int) -> int:
    """Where a victim noun phrase that begins at ``i`` ends: before a verb, a mark, a conjunction or a preposition.

    "members of the tribe" and "hundreds of Taliban" go on over "of".
    """
    words, end = reading.words, i
    while end < limit:
        word = words[end]
        if reading.is_barrier(end) or word in ("and", "or", "but", "including", "among", "-"):
            break
        if end > i and (word[0].isdigit() or word in NUMBER_WORDS):
            break  # "a farmer 40 kilometres north of Marib"
        if word in ADVERBS and not reading.name_at(end) and word not in ("first",):
            break
        if word in PREPOSITIONS and word != "of" and not (word == "over" and end == i):
            break
        if reading.time_at(end) and not reading.name_at(end):
            break
        end += 1
    return end


def _victims_at(reading: Reading, i: int, limit: int) -> Figure | None:
    """One victim noun phrase that begins at token ``i``; outcome and cue are filled in by the caller."""
    words, start, subset, additional = reading.words, i, False, False
    while i < limit and words[i] in _SUBSET:
        subset, i = True, i + 1
    if i < limit and words[i] in ("them", "those") and subset:
        i += 1
        while i < limit and words[i] == ",":
            i += 1
    if i >= limit:
        return None
    if words[i] in ("another", "a") and words[i + 1 : i + 2] == ["further"]:
        i += 1
    if words[i] == "the" and i + 1 < limit and words[i + 1] == "other":
        i += 1
    if words[i] in _ADDITIVE:
        additional = True
        if quantity_at(words, i + 1):
            i += 1
    definite = words[i] in ("the", "these", "those", "all")
    while i < limit and words[i] in _SKIPPED and not quantity_at(words, i):
        i += 1
    if i >= limit:
        return None
    if words[i] in ("number", "numbers", "count", "toll"):
        return None
    quantity = quantity_at(words, i)
    if (
        quantity
        and quantity.end < len(words)
        and words[quantity.end] == ","
        and i > 0
        and words[i - 1] in (",", "aged")
        and quantity.end - i == 1
    ):
        return None  # an age: "Scott Dayton, 42, of Woodbridge"
    if quantity and reading.time_at(i) and reading.time_at(quantity.end - 1):
        return None
    body = quantity.end if quantity else i
    # "two of them", "three of the wounded"
    if quantity and words[body : body + 2] in (["of", "them"], ["of", "whom"]):
        return _figure(reading, start, body + 2, quantity, is_subset=True, is_additional=additional)
    if quantity and words[body : body + 1] == ["of"]:
        body += 1
    if (
        quantity is None
        and words[i] == "a"
        and words[i + 1 : i + 2]
        and words[i + 1] in ("record", "further", "staggering")
    ):
        quantity = quantity_at(words, i + 2)
        body = quantity.end if quantity else i
    article = quantity is None and words[i] in _ARTICLES
    if article:
        body = i + 1
    end = _phrase_end(reading, body, limit)
    if end < limit and words[body:end] and words[end - 1] in ("of",):
        end -= 1
    if any(w in _UNITS_NOT_PEOPLE for w in words[body:end][:3]) and not _person(reading, body, end):
        return None
    person = _person(reading, body, end)
    if person is None and end + 1 < limit and words[end] == "," and quantity is None and not article:
        # "killed Iranian general, Qasem Soleimani"
        apposed = reading.name_at(end + 1)
        if apposed and apposed.is_person and _group_of(reading, body, end)[0]:
            person, end = (apposed.start, apposed.end), apposed.end
    if person is not None and person[1] < end and reading.is_barrier(end) and not victim_nouns().at(words, person[1]):
        person = None  # "the Jaffar Express passenger train": the name only modifies
    group, last = _group_of(reading, body, end)
    if group and quantity is None and person is None and last < end and words[last] != "of":
        return None  # "a passenger train": the people-noun only modifies
    nationality = _nationality(reading, i, end)
    if quantity is None and not article and person is None:
        demonym = next(
            (n for n in reading.names if body <= n.start < end and n.country and n.country.kind == "demonym"), None
        )
        if group is None:
            return None
        # a bare plural is "some"; a bare singular is a definite person already told of
        word = words[last - 1]
        is_plural = word.endswith("s") or word in ("people", "men", "women", "children", "police", "personnel")
        quantity = Quantity(1, None, None, True, i, body) if is_plural and not definite else None
        if quantity is None:
            if definite and is_plural:
                return None
            if words[start] in ("his", "her", "their", "the") or demonym or person:
                quantity = Quantity.exactly(1, i, body)
            else:
                return None
    elif quantity is None:
        quantity = Quantity.exactly(1, i, body)
        if group is None and person is None:
            one = reading.name_at(body) if body < limit else None
            if words[i] == "another" and end == body and reading.is_verb(body):
                one, group, last = None, "unknown", end  # "and another is injured"
            elif one is None or one.end != end or one.country is None or one.country.kind != "demonym":
                return None
            else:
                group, last = "unknown", end  # "a Briton"
        if group and last < end and words[last - 1].endswith("s") and article and person is None:
            return None
    elif group is None and person is None:
        actor = next((n for n in reading.names if body <= n.start < end and n.actor), None)
        demonym = next(
            (n for n in reading.names if body <= n.start < end and n.country and n.country.kind == "demonym"), None
        )
        if actor and actor.actor and actor.actor.actor_kind == "armed_group":
            group, last = "militant", actor.end
        elif demonym or actor:
            group, last = "unknown", end
        elif (
            0 < end - body <= 3
            and words[end - 1].endswith("s")
            and words[end - 1].isalpha()
            and not reading.tokens[end - 1].is_capitalised
        ):
            group, last = "unknown", end  # "killing several putschists": a plural no table lists
        elif end == body or words[body:end] in (["more"], ["others"], ["other"]):
            group, last = "unknown", end  # "killing three", "wounding 12 others"
        else:
            return None
    # a year is no toll
    if quantity.best and 1900 <= quantity.best <= 2100 and group is None and end == body:
        return None
    armed = next(
        (n for n in reading.names if body <= n.start < end and n.actor and n.actor.actor_kind == "armed_group"), None
    )
    if armed and group in ("unknown", None, "militant"):
        group = "militant"
    name_text = reading.text(*person) if person and quantity.best == 1 else None
    stop = max(end, last, person[1] if person else 0)
    return _figure(
        reading,
        start,
        stop,
        quantity,
        group or "unknown",
        nationality=nationality,
        person=name_text,
        is_subset=subset,
        is_additional=additional,
        is_definite=definite,
    )


def _figure(
    reading: Reading,
    start: int,
    end: int,
    quantity: Quantity,
    group: str = "unknown",
    *,
    nationality: str | None = None,
    person: str | None = None,
    is_subset: bool = False,
    is_additional: bool = False,
    is_definite: bool = False,
) -> Figure:
    """A figure of the victims at ``start`` to ``end``; ``_Add`` fills in cue, outcome and frame."""
    end = max(end, start + 1)
    return Figure(
        cue=start,
        start=start,
        end=end,
        outcome="",
        quantity=quantity,
        group=group,
        nationality=nationality,
        victims_text=reading.text(start, end),
        person_name=person,
        is_subset=is_subset,
        frame="",
        is_additional=is_additional,
        is_definite=is_definite,
    )


def _victim_list(reading: Reading, i: int, limit: int) -> list[Figure]:
    """Coordinated victims from token ``i``: "five Iraqi security forces and a civilian"."""
    items: list[Figure] = []
    words = reading.words
    subset = False
    while i < limit:
        item = _victims_at(reading, i, limit)
        if item is None:
            break
        if subset and not item.is_subset and item.quantity.start > item.start - 1:
            item = replace(item, is_subset=True)
        subset = subset or item.is_subset
        items.append(item)
        j = item.end
        # an apposition belongs to the person before it: "Mohammed Reda, an airport protocol officer"
        if (
            j < limit
            and words[j] == ","
            and item.person_name
            and j + 1 < limit
            and words[j + 1] in ("a", "an", "the", "head", "leader", "who", "aged")
        ):
            k = j + 1
            while k < limit and words[k] not in (",", "and") and not reading.is_verb(k):
                k += 1
            if k < limit and words[k] in (",", "and"):
                j = k
            else:
                break
        # a prepositional phrase between items: "three people in Gilroy and two in Dayton" ends the list
        while j < limit and words[j] in (",", "and", "as", "well", "plus", "with", "along"):
            j += 1
        if j == item.end or j >= limit or reading.is_verb(j):
            break
        if words[j] not in _SUBSET | _ADDITIVE | _ARTICLES | _SKIPPED and not quantity_at(words, j):
            nxt = next((n for n in reading.names if j <= n.start <= j + 3 and n.is_person), None) or reading.name_at(j)
            noun = victim_nouns().at(words, j)
            if not (nxt or noun):
                break
        i = j
    return items


def _negated(reading: Reading, cue: int) -> bool:
    start = reading.verb_group_start(cue)
    return any(w in ("not", "never", "n't") for w in reading.words[max(0, start - 1) : cue])


def find_figures(reading: Reading) -> list[Figure]:
    """All casualty statements of one sentence, each number once."""
    words = reading.words
    if any(w in ("characterizes", "characterises", "defines", "defined") for w in words):
        return []
    if any(w in _NOT_BY_ATTACK for w in words) and not reading.nouns and not reading.weapons:
        return []
    found: list[Figure] = []
    used: set[int] = set()

    if any(w in _WITHDRAWN for w in words):
        return []  # "the figure of three dead was wrong": said to say no more (codebook, "Figures")
    hedged = any(h in " ".join(words) for h in _HEDGES)
    replaces = any(w in _CORRECTED for w in words)

    def add(items: list[Figure], hit: Hit[CasualtyWord], frame: str, outcome: str | None = None) -> None:
        either = (
            hit.end < len(words)
            and words[hit.end] == "or"
            and any(
                h.start == hit.end + 1 and h.entry.frame == "transitive" and h.entry.outcome != hit.entry.outcome
                for h in reading.casualties
            )
        )
        before = (
            hit.start >= 2 and words[hit.start - 1] == "or" and any(h.end == hit.start - 1 for h in reading.casualties)
        )
        if either or before:
            outcome = "killed_or_wounded"  # "killed or injured": one figure for both
        for item in items:
            item = replace(item, is_hedged=hedged, replaces=replaces or (frame == "toll" and _grows(words)))  # noqa: PLW2901 - the list is thrown away
            tokens = set(range(item.quantity.start, max(item.quantity.end, item.quantity.start + 1))) | {item.end - 1}
            key_tokens = {t + 10_000 * _outcome_code(outcome or hit.entry.outcome) for t in tokens}
            if used & key_tokens:
                continue
            used.update(key_tokens)
            found.append(replace(item, cue=hit.start, outcome=outcome or hit.entry.outcome, frame=frame))

    _toll(reading, add)
    for hit in reading.casualties:
        frame = hit.entry.frame
        if frame == "transitive":
            _transitive(reading, hit, add)
        elif frame == "intransitive":
            _intransitive(reading, hit, add)
        elif frame == "noun":
            _noun(reading, hit, add)
        elif frame == "predicate":
            _predicate(reading, hit, add)
    if hedged and any(w in _DISPUTED for w in words):
        found = [_claimed_only(f) for f in found]
    found.sort(key=lambda f: (f.start, f.cue))
    # "three of them" counts people only after people were counted
    return [
        f
        for k, f in enumerate(found)
        if k or f.frame == "active" or not f.victims_text.lower().endswith(("of them", "of whom"))
    ]


_ACT_NOUNS = frozenset("assassination murder massacre slaughter kidnapping abduction".split())
_OUTCOMES = ("killed", "wounded", "missing", "captured", "killed_or_wounded")


def _outcome_code(outcome: str) -> int:
    return _OUTCOMES.index(outcome)


def _coordinated_outcomes(reading: Reading, hit: Hit[CasualtyWord]) -> list[str]:
    """As in "killed and wounded", "killed or injured": the second word shares the first's victims."""
    j = hit.end
    if j + 1 < len(reading.words) and reading.words[j] in ("and", "or"):
        following = next((h for h in reading.casualties if h.start == j + 1 and h.entry.frame == "transitive"), None)
        if following and following.entry.outcome != hit.entry.outcome:
            return [following.entry.outcome if reading.words[j] == "and" else "killed_or_wounded"]
    return []


def _transitive(reading: Reading, hit: Hit[CasualtyWord], add: _Add) -> None:
    words = reading.words
    before = words[hit.start - 1] if hit.start else ""
    if before in ("the", "a", "an", "its", "their", "his", "her") and not reading.is_verb(hit.start):
        # "the killing of Qasem Soleimani", "the murder of three nuns"
        if words[hit.end : hit.end + 1] == ["of"]:
            add(_victim_list(reading, hit.end + 1, len(words)), hit, "killing_of")
        return
    if words[hit.end : hit.end + 1] == ["of"]:
        add(_victim_list(reading, hit.end + 1, len(words)), hit, "killing_of")
        return
    if hit.phrase in _ACT_NOUNS and not reading.is_verb(hit.start):
        return
    group_start = reading.verb_group_start(hit.start)
    if words[hit.end : hit.end + 1] and words[hit.end] in _REFLEXIVE and hit.entry.outcome in ("killed", "wounded"):
        _himself(reading, hit, add)
        return
    quantity_before = quantity_ending_at(words, group_start)
    after = _victim_list(reading, hit.end + _adverbs(words, hit.end), len(words))
    extra = _coordinated_outcomes(reading, hit)
    if not after and extra:
        after = _victim_list(reading, hit.end + 2, len(words))
    zero = _zero(reading, hit)
    if zero is not None:
        add([zero], hit, "none")
        for outcome in extra:
            add([zero], hit, "none", outcome)
        return
    if _negated(reading, hit.start):
        return
    passive = reading.is_passive(hit.start)
    if extra and after and passive and not any(w in AUXILIARIES for w in words[group_start : hit.start]):
        passive = False  # "killed and injured camp residents"
    if after and not passive and not (quantity_before and words[hit.start - 1] not in ("has", "have", "had")):
        add(after, hit, "active")
        for outcome in extra:
            add(after, hit, "active", outcome)
        return
    if passive or quantity_before:
        items = _without_apposition(reading, _victims_before(reading, group_start))
        items = items or _antecedent(reading, group_start)
        if not items and quantity_before and group_start == hit.start:
            q = quantity_before  # "raised the toll to 25 killed and 51 wounded"
            items = [_figure(reading, q.start, q.end, q)]
        add(items, hit, "passive")
        for outcome in extra:
            add(items, hit, "passive", outcome)
        if not items and after and not passive:
            add(after, hit, "active")
        if items:
            _subset_after(reading, hit, add)
        return
    if after:
        add(after, hit, "active")
        return
    items = _victims_before(reading, group_start)
    following = words[hit.end] if hit.end < len(words) else "."
    if items and items[-1].end == group_start and not (following.isalpha() and following not in _AFTER_VICTIMS):
        add(items, hit, "passive")  # "there have been 265 aid workers killed so far"


_REFLEXIVE = frozenset("himself herself themselves itself".split())
_AFTER_VICTIMS = ADVERBS | PREPOSITIONS | frozenset("so this last and there when while".split())


def _himself(reading: Reading, hit: Hit[CasualtyWord], add: _Add) -> None:
    """As in "a bomber killed himself and six worshippers": the attacker's death, then the others'."""
    at = hit.end
    add([_figure(reading, at, at + 1, Quantity.exactly(1, at, at + 1), "perpetrator")], hit, "active")
    if reading.words[at + 1 : at + 2] in (["and"], [","]):
        add(_victim_list(reading, at + 2, len(reading.words)), hit, "active")


def _subset_after(reading: Reading, hit: Hit[CasualtyWord], add: _Add) -> None:
    """As in "At least 82 people were killed, including 30 in Gaza City": a part named after the verb."""
    words = reading.words
    for j in range(hit.end, min(len(words), hit.end + 14)):
        if words[j] in _SUBSET and not (words[j] == "among" and words[j + 1 : j + 2] not in (["them"], ["those"])):
            add(_victim_list(reading, j, len(words)), hit, "subset")
            return
        if j > hit.end and reading.is_verb(j) and words[j] not in AUXILIARIES:
            return


def _adverbs(words: list[str], i: int) -> int:
    n = 0
    while (
        i + n < len(words)
        and (words[i + n] in ("dead", "also", "instantly") or words[i + n] in ADVERBS)
        and not quantity_at(words, i + n)
    ):
        n += 1
    return n


def _zero(reading: Reading, hit: Hit[CasualtyWord]) -> Figure | None:
    """As in "No one was hurt", "no Coalition troops were injured", "nobody died"."""
    words = reading.words
    start = reading.verb_group_start(hit.start)
    for j in range(max(0, start - 6), start + 1):
        if any(reading.is_verb(k) for k in range(j + 1, start)):
            continue  # "nobody was killed but three were injured"
        if any(tuple(words[j : j + len(p)]) == p for p in _NO_ONE) and start - j <= 6:
            return _figure(reading, j, start, Quantity.exactly(0, j, j + 1))
        if words[j] == "no" and j + 1 < start and (victim_nouns().at(words, j + 1) or any(
            victim_nouns().at(words, k) for k in range(j + 1, start)
        )):  # fmt: skip
            group, _ = _group_of(reading, j + 1, start)
            nationality = _nationality(reading, j + 1, start)
            return _figure(
                reading, j, start, Quantity.exactly(0, j, j + 1), group or "unknown", nationality=nationality
            )
    if words[hit.end : hit.end + 2] == ["no", "one"] or words[hit.end : hit.end + 1] == ["nobody"]:
        return _figure(reading, hit.end, hit.end + 1, Quantity.exactly(0, hit.end, hit.end + 1))
    return None


_BEFORE_A_LIST = frozenset(", and that after with but or .".split())


def _victims_before(reading: Reading, end: int) -> list[Figure]:
    """The victims that are the subject of a passive or intransitive verb whose group begins at token ``end``.

    From the clause's left edge to the verb, the longest list of victims wins; between the list and the verb only a
    prepositional phrase, a relative clause or an apposition may stand.
    """
    words = reading.words
    left = end
    floor = 0
    if words[:2] == ["according", "to"] and "," in words[:end]:
        floor = words.index(",") + 1
    while left > floor:
        word = words[left - 1]
        if word in (";", ":", "—", '"') or (reading.is_verb(left - 1) and not _in_relative(reading, left - 1, end)):
            break
        if word in ("after", "when", "while", "because", "that", "as", "but", "where", "before", "with") and left < end:
            break
        left -= 1
    best: list[Figure] = []
    for i in range(left, end):
        after_break = i == left or words[i - 1] in _BEFORE_A_LIST or words[i - 1] in PREPOSITIONS
        opens = words[i] in _ARTICLES or quantity_at(words, i) or reading.name_at(i)
        if not after_break and not opens:
            continue
        items = _victim_list(reading, i, end)
        if not items:
            continue
        gap = words[items[-1].end : end]
        if (
            words[i - 1 : i]
            and words[i - 1] in PREPOSITIONS
            and i != left
            and words[i - 1] not in ("with", "of", "after")
        ):
            continue  # "gunmen in the village were killed": the village is no victim
        if gap and not (
            gap[0] in PREPOSITIONS
            or gap[0] in (",", "(", "who", "that", "which", "on", "aboard", "-")
            or gap[0] in ADVERBS
        ):
            continue
        best = items
        break
    return best


def _antecedent(reading: Reading, end: int) -> list[Figure]:
    """As in "who was also killed", "he was killed": the person named before, in this sentence or the one before."""
    words = reading.words
    i = end - 1
    if i < 0 or words[i] not in ("who", "he", "she", "him"):
        return []
    if words[i] == "who":
        j = i - 1 if i and words[i - 1] != "," else i - 2
        name = reading.name_at(j) if j >= 0 else None
        if name and name.is_person:
            figure = _figure(reading, name.start, name.end, Quantity.exactly(1, name.start, name.end), person=name.text)
            return [figure]
        return []
    known = next((n.text for n in reversed(reading.names) if n.is_person and n.end <= i), None) or reading.person_before
    if known is None:
        return []
    return [_figure(reading, i, i + 1, Quantity.exactly(1, i, i + 1), person=known, is_definite=True)]


def _without_apposition(reading: Reading, items: list[Figure]) -> list[Figure]:
    """In "Three were killed, two Americans and a Briton, and a dozen were wounded" the two and the one were killed."""
    words = reading.words
    if len(items) < 3 or words[max(0, items[0].start - 1) : items[0].start] != [","]:
        return items
    told_before = any(h.end == items[0].start - 1 and h.entry.frame == "transitive" for h in reading.casualties)
    last = items[-1]
    closed = words[max(0, last.start - 2) : last.start] == [",", "and"]
    return [last] if told_before and closed else items


def _in_relative(reading: Reading, i: int, end: int) -> bool:
    return i >= 2 and reading.words[i - 1] in ("who", "that", "which") and i < end


def _intransitive(reading: Reading, hit: Hit[CasualtyWord], add: _Add) -> None:
    if _negated(reading, hit.start):
        return
    zero = _zero(reading, hit)
    if zero is not None:
        add([zero], hit, "none")
        return
    start = reading.verb_group_start(hit.start)
    add(_victims_before(reading, start) or _antecedent(reading, start), hit, "passive")
    _subset_after(reading, hit, add)


_COUNTED_MODIFIERS = frozenset(
    "civilian further other more coalition military reported known immediate serious such".split()
)


def _noun(reading: Reading, hit: Hit[CasualtyWord], add: _Add) -> None:
    """As in "56 deaths", "no casualties", "the death of Soleimani", "22 injuries"."""
    words = reading.words
    before = quantity_ending_at(words, hit.start)
    if before is None and hit.start >= 2 and words[hit.start - 1] in _COUNTED_MODIFIERS:
        before = quantity_ending_at(words, hit.start - 1)
    if (
        before is None
        and words[max(0, hit.start - 6) : hit.start].count("no")
        and (words[hit.start - 1] in ("or", "and") or words[hit.start - 1] in ("immediate", "reported"))
    ):  # "no deaths or injuries"
        before = Quantity.exactly(0, hit.start - 1, hit.start)
    if before is None and "without" in words[max(0, hit.start - 3) : hit.start]:
        before = Quantity.exactly(0, hit.start - 1, hit.start)  # "without causing injuries"
    if before and before.best == 0 and words[max(0, hit.start - 4) : hit.start].count("mention"):
        return
    if before and hit.entry.outcome == "killed_or_wounded" and before.best == 0:
        item = _figure(reading, before.start, hit.end, before)
        add([item], hit, "none", "killed")
        add([item], hit, "none", "wounded")
        return
    if before and hit.phrase != "death":
        group, _ = _group_of(reading, before.end, hit.start) if before.end < hit.start else (None, 0)
        nationality = _nationality(reading, before.end, hit.end + 3)
        if words[hit.end : hit.end + 1] == ["per"] or any(w in _RATE for w in words[hit.end : hit.end + 2]):
            return
        add(
            [_figure(reading, before.start, hit.end, before, group or "unknown", nationality=nationality)],
            hit,
            "count",
        )
        return
    if words[hit.end : hit.end + 1] == ["of"] and hit.entry.outcome == "killed":
        add(_victim_list(reading, hit.end + 1, len(words)), hit, "death_of")


def _predicate(reading: Reading, hit: Hit[CasualtyWord], add: _Add) -> None:
    """As in "left six soldiers dead", "12 dead", "20 people dead", "three people are missing"."""
    words = reading.words
    before = quantity_ending_at(words, hit.start)
    if before:
        if hit.start > 0 and words[hit.start - 1] == "no":
            return
        add([_figure(reading, before.start, hit.end, before)], hit, "count")
        return
    for i in range(max(0, hit.start - 8), hit.start):
        if quantity_at(words, i) or words[i] in _ARTICLES:
            items = _victim_list(reading, i, hit.start)
            gap = words[items[-1].end : hit.start] if items else []
            if items and all(w in AUXILIARIES or w in ADVERBS or w in ("found", "reported", "confirmed") for w in gap):
                add(items, hit, "predicate")
                return


_HURT = frozenset("diagnosed wounded injured hurt injuries".split())
_DEAD = frozenset("killed dead deaths died fatalities".split())
_GROWTH = frozenset("grown risen climbed reached rose climbs rises grew increased increases stands stood".split())


def _number_of(reading: Reading, i: int, add: _Add) -> None:
    """As in "The number of troops diagnosed has grown to 64", "raised to 109 the number of troops diagnosed"."""
    words = reading.words
    after = words[i : i + 16]
    outcome = "wounded" if any(w in _HURT for w in after) else "killed" if any(w in _DEAD for w in after) else None
    if outcome is None:
        return
    quantity = None
    for j in range(i + 2, len(words) - 1):
        if words[j] in _GROWTH:
            k = j + 1 + (words[j + 1] in ("to", "at"))
            quantity = quantity_at(words, k)
            break
    if quantity is None and i >= 3:
        quantity = quantity_ending_at(words, i - 1)
        if quantity is not None and words[quantity.start - 1] != "to":
            quantity = None
    if quantity is None or reading.time_at(quantity.start):
        return
    end = _phrase_end(reading, i + 2, len(words))
    group, _ = _group_of(reading, i + 2, end)
    figure = _figure(reading, i + 2, end, quantity, group or "unknown", nationality=_nationality(reading, i + 2, end))
    add([figure], Hit(i, i + 1, "number of", CasualtyWord("number", outcome, "noun")), "toll")


def _toll(reading: Reading, add: _Add) -> None:
    """As in "the death toll rose to 22", "claimed the lives of 12 people"."""
    words = reading.words
    for i, word in enumerate(words):
        if word == "toll" and not reading.time_at(i):
            outcome = "wounded" if i and words[i - 1] in ("injury", "injured", "wounded") else "killed"
            for j in range(i + 1, min(len(words) - 1, i + 20)):
                if j > i + 8 and not (words[j] == "to" and words[j - 1] in _GROWTH):
                    continue
                if words[j] in ("to", "at", "of", "was", "is", "exceeded", "reached", "as"):
                    quantity = quantity_at(words, j + 1)
                    if quantity and not reading.time_at(j + 1):
                        item = _figure(reading, quantity.start, quantity.end, quantity)
                        add([item], Hit(i, i + 1, "toll", CasualtyWord("toll", outcome, "noun")), "toll")
                        break
        elif word == "number" and words[i + 1 : i + 2] == ["of"] and words[i - 1 : i] == ["the"]:
            _number_of(reading, i, add)
        elif (
            (word == "lives" and words[i - 2 : i] == ["claimed", "the"])
            or (word == "lives" and words[i - 2 : i] == ["took", "the"])
        ) and words[i + 1 : i + 2] == ["of"]:
            add(
                _victim_list(reading, i + 2, len(words)),
                Hit(i, i + 1, "lives", CasualtyWord("lives", "killed", "noun")),
                "lives",
            )
