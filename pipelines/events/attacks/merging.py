"""Which mentions of one sentence tell one attack, and what they then say together.

Here: one sentence. Joining mentions across sentences is ``assembly``.
"""

from pipelines.events.attacks.mention import FAMILIES, REMEMBRANCE, Mention
from pipelines.events.attacks.nouns import noun_phrase_start
from pipelines.events.reading import Reading
from pipelines.events.times import TimeMention
from pipelines.events.trace import Verdict

_SPECIFICITY = {
    "other": 0, "bombing": 1, "armed_assault": 1, "air_strike": 1, "clash": 1, "shooting": 2, "assassination": 3,
}  # fmt: skip
_COMPATIBLE = ({"air", "remote"}, {"bomb", "arms"}, {"arms", "kidnapping"}, {"melee", "arms"}, {"air", "bomb"})
_WHAT_VICTIMS_DID = (
    "accused of",
    "behind",
    "responsible for",
    "involved in",
    "suspected of",
    "wanted for",
    "linked to",
)
_OBJECT = 8  # tokens after a verb in which a place is its own
_MODIFIERS = 3  # words that may stand between two coordinated attack nouns
_DETERMINERS = frozenset("a an the another two three several".split())
_TWO_ATTACKS = (
    "retaliat", "in response to", "reply to", "answer to", "enraged by", "angered by", "angry at", "followed",
    "in reprisal", "in revenge", "preceded", "came after", "days after", "hours after", "similar to", "as well as",
    "while", "separate", "a day after", "one day after", "minutes after", "responded with", "responding with",
    "responds with", "responded by", "answered with", "prompting", "prompted", "provoking", "provoked", "drawing",
    "returned fire", "in return",
)  # fmt: skip
"""Words between two mentions that keep them two: a reason, an order, a comparison."""
_IN_RETURN = ("hit back", "struck back", "fired back", "hits back", "strikes back", "fires back")


def merge_in_sentence(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Mentions of one sentence that tell one attack become one: the most telling type, all their standing.

    Two stay apart when one is marked as another, when a reason stands between them, when their families differ, or when
    each has a day or a place of its own with its own clause.
    """
    kept: list[Mention] = []
    for mention in mentions:
        target = next((k for k in reversed(kept) if _is_one_with(reading, k, mention)), None)
        if target is None:
            kept.append(mention)
        else:
            _merge(reading, target, mention)
    return kept


def _is_one_with(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether the second mention tells the attack of the first; whoever listens is told why or why not."""
    why_two = _why_two(reading, first, second)
    trace = reading.document.trace
    if trace is not None:
        span = reading.span(second.start, second.end)
        verdict: Verdict = "apart" if why_two else "joined"
        trace.decided("attack", *span, verdict, why_two or "one_sentence", rule=second.rule, other=first.offset)
    return why_two is None


def _merge(reading: Reading, target: Mention, mention: Mention) -> None:
    first_told_type = target.family == "other" and mention.family != "other"
    if first_told_type or _more_specific(mention.attack_type, target.attack_type):
        target.attack_type = mention.attack_type
    target.weapon_type = target.weapon_type or mention.weapon_type
    target.weapon_count = target.weapon_count or mention.weapon_count
    target.present = target.present or mention.present
    target.is_told_in_present = target.is_told_in_present or mention.is_told_in_present
    target.is_accident = target.is_accident or mention.is_accident
    target.is_of_oneself = target.is_of_oneself or mention.is_of_oneself
    if "as" not in reading.words[target.end : mention.start]:  # "condemned the killing as an assassination"
        detail = mention.is_definite and mention.verb is None and _is_within(reading, mention)
        said_of_it = target.is_definite and mention.verb is not None and _is_said_of(reading, target, mention)
        target.is_definite = (target.is_definite and mention.is_definite) or detail or said_of_it
    if target.verb is None:
        target.verb = mention.verb
    if mention.stage != "accomplished":
        target.stage = mention.stage


def _is_said_of(reading: Reading, told: Mention, mention: Mention) -> bool:
    """As in "claimed the blast, saying its fighters had targeted troops": what is said of an attack told before."""
    return told.verb is None and any(w in _SAYING for w in reading.words[told.end : mention.start])


_SAYING = frozenset("saying adding claiming stating".split())


def _is_within(reading: Reading, mention: Mention) -> bool:
    """As in "several flats were hit during the attack": a detail of what was told."""
    start = noun_phrase_start(reading, mention.start)
    return start > 0 and reading.words[start - 1] in ("during", "in") and reading.words[start] == "the"


def _more_specific(new: str, old: str) -> bool:
    return FAMILIES[new] == FAMILIES[old] and _SPECIFICITY.get(new, 2) > _SPECIFICITY.get(old, 2)


def _compatible(a: str, b: str) -> bool:
    return "other" in (a, b) or a == b or {a, b} in _COMPATIBLE


_RANKS = frozenset("first second third fourth fifth latest deadliest worst largest biggest most heaviest".split())


def _why_two(reading: Reading, first: Mention, second: Mention) -> str | None:
    """The name of what keeps two mentions of a sentence two attacks, None where they tell one."""
    words = reading.words
    between = words[first.end : second.start]
    if second.family == "other" and second.verb is None:
        start = noun_phrase_start(reading, second.start)
        ranked = any(w in _RANKS for w in words[start : second.start])
        if start > 0 and words[start - 1] == "," and (second.is_new or ranked):
            return None  # "..., another attack ascribed to the group", "the first attack there since": appositions
    if second.is_new:
        return "said_to_be_another"
    if first.is_reference != second.is_reference:
        return "one_is_a_reason"
    if not REMEMBRANCE.isdisjoint(between):
        return "reason_or_order_between"  # "a bomb at a rally to mark the anniversary of the killing of X"
    killing = "assassination" in (first.attack_type, second.attack_type)
    if _are_two_means(reading, first, second) or _is_burnt_in_it(reading, first, second):
        return None
    if not killing and not _compatible(first.family, second.family):
        return "other_family"
    if first.rule.startswith("casualty") and any(cue in " ".join(between) for cue in _WHAT_VICTIMS_DID):
        return "what_the_victims_did"
    if _goes_on_as_gunfire(between, second):
        return None
    if reading.are_of_two_scenes(first.start, second.start):
        return "reason_or_order_between"
    if any(cue in " ".join(between) for cue in _TWO_ATTACKS) or _comes_later(between):
        return "reason_or_order_between"
    if any(cue in " ".join(words[first.end : second.end + 1]) for cue in _IN_RETURN):
        return "reason_or_order_between"  # "and Israel hit back with"
    if _is_what_came_before(reading, first, second):
        return "reason_or_order_between"
    if _is_counted_since(reading, first, second):
        return "counted_since"
    if _are_two_acts(reading, first, second):
        return "two_acts"
    if _are_of_two_states(reading, first, second):
        return "two_attackers"
    if _on_different_days(reading, first, second) and not any(w in ("said", "told", "announced") for w in words):
        return "other_days"
    return None


def _goes_on_as_gunfire(between: list[str], second: Mention) -> bool:
    """As in "a bomber crashed into the gate and the attack was followed by gunfire": a second means of one attack."""
    return between[-2:] == ["followed", "by"] and second.rule in ("noun:gunfire", "noun:shooting", "noun:gunfight")


def _comes_later(between: list[str]) -> bool:
    """As in "the blast came two weeks after 350 people died in a truck bombing": how news looks back."""
    at = next((k for k, w in enumerate(between) if w in _COMES), None)
    return at is not None and "after" in between[at:] and any(w in _UNITS for w in between[at:])


_COMES = frozenset("came comes coming occurred happened place".split())
_UNITS = frozenset("day days week weeks month months year years hours".split())


def _are_two_means(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "a drone attack and ambush", "a car bombing followed by gunfire": two means of one attack."""
    if first.verb == first.start and second.verb == second.start:
        return _is_coordinated_verb(reading, second) and not _each_has_a_place(reading, first, second)
    if first.rule.split(":")[0] != "noun" or second.rule.split(":")[0] != "noun" or second.is_definite:
        return False
    between = reading.words[first.end : second.start]
    if between[:1] == ["and"]:
        return len(between) <= _MODIFIERS and not any(w in _DETERMINERS for w in between)
    return between in (["followed", "by"], ["was", "followed", "by"]) and not first.is_plural


def _is_burnt_in_it(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "killed in a raid on a village, and houses were burned down": what an assault left in flames."""
    if second.attack_type != "arson" or first.family != "arms" or second.verb is None:
        return False
    joined = "and" in reading.words[first.end : second.start] and reading.is_passive(second.verb)
    return joined and not _each_has_a_place(reading, first, second)


def _is_coordinated_verb(reading: Reading, second: Mention) -> bool:
    """As in "shot two men and set fire to their car": one doer."""
    group = reading.verb_group_start(second.start)
    return group > 0 and reading.words[group - 1] == "and"


def _each_has_a_place(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "bombed a market in Idlib and shelled a school in Aleppo"."""
    places = [n.start for n in reading.names if n.places or n.is_unknown_place]
    between = any(first.end <= at < second.start for at in places)
    return between and any(second.end <= at <= second.end + _OBJECT for at in places)


def _are_two_acts(reading: Reading, first: Mention, second: Mention) -> bool:
    """Two kinds of attack joined by "and", the second by someone else or on something else.

    "Set off a bomb and fired at a van", "a car bombing and shooting in Kabul" are two means of one attack.
    """
    between = reading.words[first.end : second.start]
    of_many = first.is_plural or _is_one_of_those_included(reading, first, second)
    if of_many and "including" in between and not second.is_definite:
        return True  # "dozens died in strikes across the country, including nine in a missile strike on ..."
    if first.family == second.family or "other" in (first.family, second.family) or "and" not in between:
        return False
    if second.verb is None or second.start != second.verb or _both_in_one(reading, first, second):
        return False
    return not _is_coordinated_verb(reading, second) or _each_has_a_place(reading, first, second)


def _is_one_of_those_included(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "was hit by a wave of attacks, including a car bombing in December": one of the attacks named before."""
    told = [h for h in reading.nouns if first.end <= h.start < second.start and reading.words[h.end - 1].endswith("s")]
    start = noun_phrase_start(reading, second.start)
    return bool(told) and second.verb is None and reading.words[max(0, start - 1) : start] == ["including"]


def _is_what_came_before(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "attacked three sites near Tyre after rockets were fired at Safed": each with its verb and its place."""
    if first.verb is None or second.verb is None or reading.is_passive(first.verb):
        return False
    at = next((k for k in range(second.verb - 1, first.verb, -1) if reading.words[k] in ("after", "because")), None)
    if at is None or any(reading.is_barrier(k) for k in range(at + 1, second.verb)):
        return False
    places = [n for n in reading.names if n.places or n.is_unknown_place]
    mine = {n.text for n in places if first.end <= n.start < at}
    theirs = {n.text for n in places if at < n.start <= second.end + _OBJECT}
    return bool(mine and theirs) and mine.isdisjoint(theirs)


_TO_ITS_VERB = 8  # tokens of "outside Kabul airport" between "bombing" and its verb


def _is_counted_since(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "the deadliest attack since a suicide bomber killed 14": what is counted from is another."""
    since = next((k for k in range(second.start - 1, first.end - 1, -1) if reading.words[k] == "since"), None)
    return (
        since is not None
        and "," not in reading.words[since : second.start]
        and any(reading.is_verb(k) for k in range(since + 1, min(len(reading.words), second.end + _TO_ITS_VERB)))
    )


def _are_of_two_states(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "Kenya bombed a camp on Monday and Somalia shelled a village": each verb has a state for its subject."""
    if first.verb is None or second.verb is None or first.verb == second.verb:
        return False
    if reading.is_passive(first.verb) or reading.is_passive(second.verb):
        return False
    states = [_state_of_subject(reading, verb) for verb in (first.verb, second.verb)]
    return None not in states and states[0] != states[1]


def _state_of_subject(reading: Reading, verb: int) -> str | None:
    """The one state that the subject of a verb names."""
    subject = reading.subject(verb)
    if subject is None:
        return None
    named = {n.iso3 for n in reading.names if n.country and n.iso3 and subject[0] <= n.start < subject[1]}
    return named.pop() if len(named) == 1 else None


def _both_in_one(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "one man was shot and ten were abducted in an attack on a school": what one attack did."""
    if first.verb is None or second.verb is None:
        return False
    if not (reading.is_passive(first.verb) and reading.is_passive(second.verb)):
        return False
    return any(
        second.end <= h.start <= second.end + _MODIFIERS and reading.words[second.end] in ("in", "during")
        for h in reading.nouns
    )


def _on_different_days(reading: Reading, first: Mention, second: Mention) -> bool:
    """Whether each mention has times nearer to it than to the other, and none of them overlap."""
    near_first: list[TimeMention] = []
    near_second: list[TimeMention] = []
    for at, _, time in reading.times:
        if time.lo:
            nearer_first = reading.distance(at, first.start) < reading.distance(at, second.start)
            (near_first if nearer_first else near_second).append(time)
    return bool(near_first and near_second) and all(_are_different_days(t, u) for t in near_first for u in near_second)


def _are_different_days(a: TimeMention, b: TimeMention) -> bool:
    if a.lo is None or a.hi is None or b.lo is None or b.hi is None:
        return False
    return (a.precision or 9) <= 4 and (b.precision or 9) <= 4 and (a.hi < b.lo or b.hi < a.lo)
