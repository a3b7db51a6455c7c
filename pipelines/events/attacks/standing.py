"""Whether a told attack happened: hypothetical, negated, foiled, general, or only referred to; and in which tense.

Here: what the words around a trigger do to it. Not here: the triggers themselves.
"""

from collections.abc import Sequence
from itertools import pairwise

from pipelines.events.attacks.mention import Mention, any_counted
from pipelines.events.casualties import Figure
from pipelines.events.reading import AUXILIARIES, HABITUAL, Reading
from pipelines.vocabulary.words import role_words

_HYPOTHETICAL = role_words("hypothetical")
_SCOPE_TOKENS = 9  # how far left of its attack a word of threat, plan or condition is sought
_SCOPE_ENDS = frozenset('; : — " ( ) which who where after but because following when'.split())
_NAMING = frozenset("call calls called".split())
_SHORT_SCOPED = frozenset("against end call calls called case further event stop".split())
_NOUNS_OF_OTHER_SENSE = frozenset("end case against event ability ready".split())
_BEFORE_AGAINST = frozenset("guard warned warning measures protect".split())
_GOVERNS_A_CLAUSE = frozenset("if would could might should will to whether unless".split())
_CARRYING_OUT = frozenset("carry launch conduct attack strike stage targeting carrying launching".split())
_SPEAKS_OF_THE_PAST_TOO = frozenset("warned warning warns promised called calls urge urged".split())

_NEGATION_ENDS = frozenset(', ; " but and : —'.split())
_NEGATIONS = frozenset("no not never without nor neither denied denies denying n't".split())

FOILED = role_words("foiled")
_FOILED_STAGE = {"repelled": "attempted", "intercepted": "attempted", "interception": "attempted"}
ATTEMPTED = role_words("attempted")
"""Words before an attack that was tried and came to nothing."""

_GENERAL = role_words("generic_plural")
_TRENDS = role_words("trend")
_RISING = role_words("rising")
_ANGERED = role_words("angered")
_REASONS = (["retaliation", "for"], ["response", "to"], ["revenge", "for"], ["reprisal", "for"])

_BARE_PRESENT = frozenset(
    """kill launch fire attack strike target carry conduct storm ambush die injure wound explode detonate abduct kidnap
    stab open shoot bomb enter clash report leave repel down raid shell assassinate bombard break
    erupt exchange trade""".split()
)
_REPORTING_PRESENT = role_words("reporting_present")
# "did not prevent the attack", "no warning before the attack": it happened
_KEEPS_FROM = frozenset("prevent prevented avoid deter stop stopped halt warning warnings".split())
_UNDONE = frozenset("not no n't without little failed failing unable cannot too".split())
_REPORTED = frozenset("reports report reported reportedly evidence news allegations accusations said".split())


def is_hypothetical(reading: Reading, start: int) -> bool:
    """Whether a modal, a threat, a fear or a plan governs the words at ``start``."""
    words = reading.words
    for steps, j in enumerate(range(start - 1, max(-1, start - 1 - _SCOPE_TOKENS), -1)):
        word = words[j]
        if word == ":" and any(w in ("could", "would", "might") for w in words[max(0, j - 10) : j]):
            return True
        if word in _SCOPE_ENDS or (word == "," and steps > 0):
            return False
        if word == "that" and j > 0 and words[j - 1] in _REPORTED:
            return False  # "would investigate reports that a strike had killed"
        if word not in _HYPOTHETICAL or (word == "possible" and words[j - 1].endswith("est")):
            continue  # "in the strongest possible terms"
        if word in _NAMING and words[j + 1 : j + 2] in (["a"], ["an"], ["it"], ["this"]):
            return False  # "in what the army called a complex ambush", not "called for an attack"
        if word in _KEEPS_FROM and not _UNDONE.isdisjoint(words[max(0, j - 3) : j]):
            return False
        if word == "against" and steps > 2:
            return False
        if word in _SHORT_SCOPED and steps > 3:
            continue
        if reading.tokens[j].is_capitalised and (j > 0 or word == "may"):
            return False  # "Will Harper was shot", "In May gunmen attacked"
        if words[j + 1 : j + 2] == ["and"] and word not in _GOVERNS_A_CLAUSE:
            return False  # "planned and carried out", "kept its threat and fired": what follows was done
        warned_against = word == "against" and j > 0 and words[j - 1] in _BEFORE_AGAINST
        in_case_of = word in ("case", "event") and words[j + 1 : j + 2] == ["of"]
        if word in _NOUNS_OF_OTHER_SENSE and not warned_against and not in_case_of:
            continue
        # "threatened attack", "warned after the attack": only what follows the cue directly is in its scope
        verbs = [words[k] for k in range(j + 1, start) if reading.is_verb(k) and words[k] not in AUXILIARIES]
        if verbs and word not in _GOVERNS_A_CLAUSE and verbs[-1] not in _CARRYING_OUT:
            return False
        between = words[j + 1 : start]
        return not (word in _SPEAKS_OF_THE_PAST_TOO and any(w in ("over", "after", "the", "in") for w in between))
    return False


def is_stopped_plot(reading: Reading, start: int) -> bool:
    """As in "foiled a plot to bomb", "charged with plotting an attack": a plan that somebody was caught with."""
    words = reading.words
    planned = any(w in _PLOTTING for w in words[max(0, start - _PLOT_REACH) : start])
    return planned and any(
        (word in FOILED or word in _CAUGHT) and reading.distance(k, start) <= _CAUGHT_REACH
        for k, word in enumerate(words)
    )


_PLOT_REACH = 4
_CAUGHT_REACH = 14
_PLOTTING = role_words("plotting")
_CAUGHT = role_words("caught")


def happened_by_mishap(words: list[str]) -> bool:
    """Whether a sentence with dead or hurt people says that nobody meant it: a crash, a mishap in training."""
    for j, word in enumerate(words):
        in_training = word == "training" and words[max(0, j - 1) : j] in (["during"], ["in"])
        if (word in _MISHAPS or in_training) and not any(w in _DOUBTED for w in words[max(0, j - 2) : j]):
            return True
    return False


_MISHAPS = role_words("no_attack_beside")


def is_negated(reading: Reading, start: int) -> bool:
    """Whether a negation up to four words before ``start``, or a subject that is nobody, denies what follows."""
    words = reading.words
    subject = reading.subject(start) if reading.is_verb(start) else None
    if subject is not None and _is_nobody(words, *subject):
        return True
    for j in range(start - 1, max(-1, start - 5), -1):
        if words[j] in _NEGATION_ENDS:
            return False
        if words[j] in _NEGATIONS:
            following = words[j + 1 : j + 2]
            if words[j].startswith("den") and any(w in _A_PART for w in words[j + 1 : start]):
                return False  # "denied any involvement in Sunday's bombing"
            if not _KEEPS_FROM.isdisjoint(words[j + 1 : start]):
                return False
            hurt_none = any(j < h.start < start for h in reading.casualties)
            if hurt_none and _JOINING.isdisjoint(words[j + 1 : start]):
                return False  # "no one died in the arson attack"
            if _presupposes(words[j + 1 : start]) and not words[j].startswith("den"):
                return False  # "no group has claimed the bombing", "no motive for the attack"
            return following != ["only"] and not (words[j] == "no" and following == ["longer"])
    return False


def _presupposes(between: Sequence[str]) -> bool:
    """Whether words after a negation hold what is denied without the attack; not so in "no arrests or attacks"."""
    return not _PRESUPPOSING.isdisjoint(between) and _JOINING.isdisjoint(between)


_PRESUPPOSING = role_words("presupposes_attack")
_JOINING = frozenset("or nor and ,".split())


def _is_nobody(words: list[str], start: int, end: int) -> bool:
    """As in "not one of the attackers", "none of the rockets", "neither side"."""
    phrase = words[max(0, start - 1) : end] if words[max(0, start - 1)] == "not" else words[start:end]
    return phrase[:2] == ["not", "one"] or phrase[:1] in (["none"], ["neither"], ["nobody"])


def is_of_an_exercise(reading: Reading) -> bool:
    """As in "in Tuesday's exercise", "a mock attack"; not "back from an exercise", "their morning exercises"."""
    words = reading.words
    for j in reading.places_of(_EXERCISE):
        if any(w in _OF_THE_BODY for w in words[max(0, j - 1) : j]):
            continue
        if not any(w in _OUTSIDE_OF for w in words[max(0, j - 4) : j]):
            return True
    return False


_EXERCISE = role_words("exercise")
_OF_THE_BODY = frozenset("morning physical breathing daily".split())
_OUTSIDE_OF = frozenset("from after before following since until".split())


def is_remembered(reading: Reading, start: int, end: int) -> bool:
    """As in "the anniversary of the siege", "a film about the kidnapping": no attack of now, unless it has its day.

    The day must stand behind the attack in its own clause and be a date or a year ("the bombing of the embassy on 7
    August 1998"): a weekday is the day of remembering.
    """
    words = reading.words
    for j in range(start - 1, max(-1, start - 1 - _SCOPE_TOKENS), -1):
        if words[j] in _REMEMBRANCE:
            break
        if words[j] in _SCOPE_ENDS or words[j] == "," or (reading.is_verb(j) and words[j] not in AUXILIARIES):
            return False
    else:
        return False
    return not any(
        time.lo is not None
        and 0 <= at - end <= _SCOPE_TOKENS
        and any(char.isdigit() for char in reading.text(at, stop))
        and not any(reading.is_verb(k) for k in range(end, at))
        for at, stop, time in reading.times
    )


_REMEMBRANCE = role_words("remembrance")


def is_of_oneself(reading: Reading, end: int) -> bool:
    """As in "shot herself", "killed himself": the attack word that ends at ``end`` is done to oneself."""
    return end < len(reading.words) and reading.words[end] in _REFLEXIVE


def is_accident(reading: Reading, start: int, end: int) -> bool:
    """As in "was accidentally shot", "went off by accident"; not "whether it was accidental"."""
    words = reading.words
    if _is_said_to_be_an_accident(words, end):
        return True
    for j in range(max(0, start - _ACCIDENT_REACH), min(len(words), end + _ACCIDENT_REACH)):
        if words[j] in _ACCIDENTAL and reading.distance(start, j) <= _ACCIDENT_REACH:
            return not any(w in _DOUBTED for w in words[max(0, j - 4) : j] + words[j + 1 : j + 3])
    return False


def _is_said_to_be_an_accident(words: list[str], end: int) -> bool:
    """As in "went off by accident", "the shooting at a farm on Monday was an accident"; not "was no accident"."""
    for j in range(end, min(len(words), end + _PHRASE_REACH)):
        if words[j] in _SCOPE_ENDS:
            return False
        if words[j] == "accident" and words[j - 1] in ("by", "an", "tragic"):
            said = words[j - 1] == "by" or any(w in ("was", "were", "is", "as", "been") for w in words[j - 4 : j])
            return said and not any(w in _DOUBTED for w in words[max(0, j - 5) : j])
    return False


_ACCIDENTAL = role_words("accident")
_ACCIDENT_REACH = 5
_REFLEXIVE = frozenset("himself herself itself themselves myself self".split())
_NEW_CLAUSE = frozenset((";", "while", "but"))
_DOUBTED = frozenset("not whether or n't if deny denied never no".split())


def stage_of(reading: Reading, start: int, end: int) -> str:
    """How far the attack told at ``start`` to ``end`` got: accomplished, attempted or foiled."""
    words = reading.words
    if is_disowned(reading, start):
        return "alleged"
    for j in range(max(0, start - 8), min(len(words), end + 9)):
        if words[j] not in FOILED or reading.distance(j, start) > 9 or _is_done_to_people(reading, j):
            continue
        if j < start or _NEW_CLAUSE.isdisjoint(words[end:j]):
            return _FOILED_STAGE.get(words[j], "foiled")
    if _is_foiled_by_main_verb(words, end):
        return "foiled"
    if any(w in ATTEMPTED for w in words[max(0, start - 3) : start]) or words[end : end + 1] == ["attempt"]:
        return "attempted"
    return "attempted" if _came_to_nothing(words, end) else "accomplished"


def _is_done_to_people(reading: Reading, verb: int) -> bool:
    """As in "neutralised 17 militants": done to people, it stops no attack."""
    return any(h.start == verb for h in reading.casualties) and any(
        verb < h.start <= verb + _OBJECT_REACH for h in reading.people
    )


_OBJECT_REACH = 5  # tokens of "neutralised at least 17 PKK militants"


def _is_foiled_by_main_verb(words: list[str], end: int) -> bool:
    """As in "a bomb attack on a rally of exiles in the city was foiled": the verb of the attack, however far."""
    for k in range(end, min(len(words), end + _PHRASE_REACH)):
        if words[k] in _SCOPE_ENDS or words[k] == ",":
            return False
        if words[k] in ("was", "were"):
            return words[k + 1 : k + 2] != [] and words[k + 1] in FOILED and words[k + 1] not in _FOILED_STAGE
    return False


_PHRASE_REACH = 16


def _came_to_nothing(words: list[str], end: int) -> bool:
    """As in "threw a grenade but it failed to explode", "planted a bomb that did not go off"."""
    for k in range(end, len(words) - 2):
        if words[k : k + 2] in (["failed", "to"], ["did", "not"]) and words[k + 2] in _GOING_OFF:
            return True
    return False


_GOING_OFF = frozenset("explode detonate ignite go".split())


def is_generic(reading: Reading, mention: Mention, np_start: int, figures: list[Figure], launched: bool) -> bool:
    """A plural that speaks of attacks in general: no day, no place, no toll, no agent who launched them."""
    words = reading.words
    modifiers = words[np_start : mention.start]
    before = words[max(0, np_start - 3) : np_start]
    if any(w in _TRENDS for w in before + modifiers) and not launched:
        return True
    if any(w in _GENERAL for w in modifiers) and not any(f.quantity.low for f in figures):
        return True
    if mention.is_definite or launched or mention.quantity or any_counted(figures):
        return False
    if any(t.lo and t.kind in ("date", "time") and (t.precision or 9) <= 3 for _, _, t in reading.times):
        return False
    if mention.attack_type == "clash" and any(n.places or n.is_unknown_place for n in reading.names):
        return False
    named_place = any(
        0 <= n.start - mention.end <= 10 and (n.is_unknown_place or any(p.kind != "country" for p in n.places))
        for n in reading.names
    )
    agent = any(np_start <= n.start < mention.start and (n.actor or n.country) for n in reading.names)
    return not (named_place or agent) or any(w in _RISING for w in words)


def is_disowned(reading: Reading, start: int) -> bool:
    """Whether someone denies that it happened: "denied that rebels had attacked", "denied reports that ...".

    Denying a part in it ("denied any involvement in Sunday's bombing") leaves the attack standing.
    """
    words = reading.words
    for k, word in enumerate(words[:start]):
        if word in _DENIALS and start - k <= 20:
            between = words[k + 1 : start]
            if any(w in _A_PART for w in between[:4]):
                continue
            if any(w in ("that", "reports", "report", "claims", "allegations") for w in between[:8]):
                return not any(w in (";", '"') for w in between)
    return False


_DENIALS = role_words("denying")
_A_PART = role_words("part_in_attack")


def is_reason(reading: Reading, np_start: int) -> bool:
    """Whether the phrase stands in "in retaliation for", "in response to", "angered by"."""
    before = reading.words[max(0, np_start - 4) : np_start]
    if before[-1:] in (["by"], ["at"], ["over"]) and before[-2:-1] and before[-2] in _ANGERED:
        return True
    return any(before[k : k + 2] in _REASONS for k in range(len(before)))


def goes_on(reading: Reading, verb: int, end: int) -> bool:
    """Whether a verb tells what is done again and again: no single attack, however many it killed.

    As in "bandits have seized hundreds of people since 2021", "have attacked the town this year and killed 40",
    "often attack".

    Args:
        reading: The sentence.
        verb: The verb.
        end: The token after it.
    """
    words, group = reading.words, reading.verb_group_start(verb)
    if any(w in HABITUAL for w in words[max(0, group - 1) : verb]):
        return True
    if not any(w in _PERFECT for w in words[group:verb]):
        before = _coordinated_before(reading, group)
        return before is not None and goes_on(reading, before, before + 1)
    for start, stop, time in reading.times:
        if time.kind not in ("date", "window") or time.lo is None or time.hi is None:
            continue
        if (time.hi - time.lo).days < _TWO_WEEKS or not (time.kind == "window" or words[start] == "this"):
            continue
        if reading.distance(*((end, start) if start >= end else (stop, group))) <= _WINDOW_REACH:
            return True
    return False


def _coordinated_before(reading: Reading, group: int) -> int | None:
    """The verb that a verb without a subject of its own goes on from: "have attacked the town and killed"."""
    if group < 1 or reading.words[group - 1] != "and":
        return None
    return next((k for k in range(group - 2, -1, -1) if reading.is_verb(k)), None)


_PERFECT = frozenset(("has", "have", "had"))
_TWO_WEEKS = 13
_WINDOW_REACH = 14


def is_present(reading: Reading, verb: int) -> bool:
    """Told in the narrative present: "kills", "are killed", "launches", not "has killed" or "killed"."""
    word = reading.words[verb]
    group = reading.words[reading.verb_group_start(verb) : verb]
    if "to" in group:
        return False  # "a plot to bomb"
    if any(w in ("is", "are") for w in group) and "been" not in group:
        return True
    if any(w in AUXILIARIES for w in group):
        return False
    if word in ("is", "are"):
        return True
    third_person = word.endswith("s") and not word.endswith("ss") and word not in ("was", "has")
    return third_person or word in _BARE_PRESENT


def is_reported_in_present(reading: Reading, verb: int) -> bool:
    """As in "President Zelenskyy reports that three were killed": the frame, not the clause, is in the present."""
    return any(reading.words[k] in _REPORTING_PRESENT and reading.is_verb(k) for k in range(min(verb, 14)))


def is_habitual(reading: Reading, i: int) -> bool:
    """As in "gangs regularly raid villages, killing people", "known for kidnapping": what is done again and again."""
    words = reading.words
    before = words[max(0, i - _KNOWN_REACH) : i]
    if any(pair in _KNOWN_FOR for pair in pairwise(before)):
        return True
    group = reading.verb_group_start(i) if reading.is_verb(i) else i
    if any(w in HABITUAL for w in [*words[max(0, group - 1) : i], *words[i + 1 : i + 2]]):
        return True
    if not words[i].endswith("ing"):
        return False
    main = next((k for k in range(i - 1, 0, -1) if words[k - 1] in HABITUAL), None)
    return main is not None and not any(
        reading.is_verb(k) and words[k + 1 : k + 2] != [] and not words[k].endswith("ing") for k in range(main + 1, i)
    )


_KNOWN_FOR = frozenset((word, "for") for word in ("known", "notorious", "infamous"))
_KNOWN_REACH = 5  # tokens from "known" to the act
