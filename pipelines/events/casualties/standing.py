"""What the words around a casualty statement do to it: "no one", "not killed", withdrawn, disputed, hedged.

Here: closed words of negation and reserve. Not here: the statements themselves.
"""

from dataclasses import replace

from pipelines.events.casualties.figure import Figure, figure_of
from pipelines.events.casualties.people import group_of, nationality_of
from pipelines.events.figures import Quantity
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.trace import Reason
from pipelines.vocabulary.words import CasualtyWord, Hit, role_words, victim_nouns

GROWTH = role_words("growth_of_toll")
_NO_ONE = (("no", "one"), ("nobody",), ("no-one",), ("none",))
_NOT_NONE = (["fewer"], ["less"], ["longer"])
"""After "no": "no fewer than 27 villagers were killed"."""
_NOT = frozenset("not never n't".split())
_WITHDRAWN = role_words("withdrawn_figure")
_BEFORE = frozenset("previously initially originally".split())
_TOLD = frozenset("announced announcing said saying reported reporting put given stated counted".split())
_SUPERSEDED_REACH = 8  # tokens from "previously announcing" to its figure
_ASKED_REACH = 7  # tokens of a subject after "whether"
_CORRECTED = frozenset("revised corrected lowered".split())
_DISPUTED = role_words("disputed_figure")
_TAKES_BACK = frozenset("withdrew retracted retracting withdrawing".split())
_THE_FIGURE = [[a, b] for a in ("the", "that", "its", "this") for b in ("figure", "toll", "claim", "number", "count")]
_DEFINES = frozenset("characterizes characterises defines defined".split())
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
_BY_HAND = ("shooting", "stabbing")  # "shot dead after a car accident"
_NOT_BY_ATTACK = role_words("not_by_attack")


def is_negated(reading: Reading, cue: int) -> bool:
    """Whether "not" or "never" stands in the verb group of the word of outcome at ``cue``, or "whether" before it."""
    start = reading.verb_group_start(cue)
    return any(w in _NOT for w in reading.words[max(0, start - 1) : cue]) or _is_asked(reading, start)


def _is_asked(reading: Reading, start: int) -> bool:
    """As in "it is unclear whether the driver was killed": a question whose subject stands before ``start``."""
    for j in range(start - 1, max(-1, start - _ASKED_REACH), -1):
        if reading.words[j] == "whether":
            return True
        if reading.is_verb(j) or reading.words[j] in (",", ";", "and"):
            return False
    return False


def why_nothing(reading: Reading) -> Reason | None:
    """Why a sentence's figures are none of an attack's: a definition, an accident, a number taken back; else None."""
    words = reading.words
    if not _DEFINES.isdisjoint(reading.distinct):
        return "defined"
    by_attack = reading.nouns or reading.weapons or any(v.entry.attack_type in _BY_HAND for v in reading.verbs)
    if not by_attack and not _NOT_BY_ATTACK.isdisjoint(reading.distinct) and not _by_armed_people(reading):
        return "not_by_attack"
    # "the figure of three dead was wrong" (codebook, "Figures"); "mistaken for" isn't meant
    if any(words[i + 1 : i + 3] in _THE_FIGURE for i in reading.places_of(_TAKES_BACK)):
        return "withdrawn"  # "put the toll at 110 but later withdrew the figure"
    withdrawn = any(words[i + 1 : i + 2] != ["for"] for i in reading.places_of(_WITHDRAWN))
    return "withdrawn" if withdrawn else None


def _by_armed_people(reading: Reading) -> bool:
    """As in "after the earthquake, gunmen killed three": those who kill carry arms, whatever befell before."""
    for hit in reading.casualties:
        subject = reading.subject(hit.start) if reading.is_verb(hit.start) else None
        if subject is not None and any(
            h.entry in _ARMED and subject[0] <= h.start < subject[1] for h in reading.people
        ):
            return not reading.is_passive(hit.start)
    return False


_ARMED = frozenset(("militant", "perpetrator", "militia_member"))


def is_hedged(reading: Reading) -> bool:
    """Told on the word of unnamed reports or of a boast."""
    line = reading.line
    return any(hedge in line for hedge in _HEDGES)


def is_boast(reading: Reading, cue: int, group: str) -> bool:
    """As in "the rebels of X said they had killed 20": what an armed group says of its own attack.

    Of several sayings in a sentence the last before the word of outcome at ``cue`` counts, else the first after it.
    """
    says = [k for k in reading.places_of(_SAYS) if reading.is_verb(k)]
    said = [(k, subject) for k in says if (subject := reading.subject(k)) is not None]
    if not said:
        return False
    k, subject = next(((k, s) for k, s in reversed(said) if k < cue), said[0])
    if any(subject[0] <= n.start < subject[1] and _is_group(n) for n in reading.names):
        return True
    fighters = any(subject[0] <= h.start < subject[1] and h.entry in _ARMED for h in reading.people)
    # "the rebels said they had killed 20", "the rebels said 60 soldiers had died"
    return fighters and (group == "military" or not _OWN_ACT.isdisjoint(reading.words[k + 1 : k + _OWN_ACT_REACH]))


def _is_group(name: Name) -> bool:
    return name.is_group or (name.actor is not None and name.actor.actor_kind == "armed_group")


_OWN_ACT = frozenset("they it we their its".split())
_OWN_ACT_REACH = 5  # tokens from "the rebels said" to "they": "said on Monday that they"
_SAYS = frozenset("said says announced".split())


def is_superseded(words: list[str], start: int) -> bool:
    """Whether the figure at ``start`` was told before and replaced: "after previously announcing eight dead"."""
    before = words[max(0, start - _SUPERSEDED_REACH) : start]
    first = next((k for k, w in enumerate(before) if w in _BEFORE), None)
    return first is not None and any(w in _TOLD for w in before[first:])


def is_disputed(words: list[str]) -> bool:
    """Whether someone denies what the sentence says."""
    return not _DISPUTED.isdisjoint(words)


def is_corrected(words: list[str]) -> bool:
    """Whether the sentence puts a figure in the place of another."""
    return not _CORRECTED.isdisjoint(words)


def grows(words: list[str]) -> bool:
    """Whether a toll is said to have risen to its figure."""
    return not GROWTH.isdisjoint(words)


def claimed_only(figure: Figure) -> Figure:
    """What one side claims and another denies in the same breath bounds the number from above, and says no more."""
    q = figure.quantity
    if not q.best:
        return figure
    return replace(figure, quantity=Quantity(None, None, q.high or q.best, q.is_vague, q.start, q.end))


def denied_of_any(reading: Reading, hit: Hit[CasualtyWord]) -> Figure | None:
    """As in "denied that any of its soldiers had died": none, by those who deny it."""
    words, start = reading.words, reading.verb_group_start(hit.start)
    for j in range(max(0, start - _ANY_REACH), start):
        if (
            words[j] == "any"
            and _RELATIVES.isdisjoint(words[j:start])
            and any(w in _DENY for w in words[max(0, j - 3) : j])
        ):
            group, _ = group_of(reading, j + 1, start)
            return figure_of(reading, j, start, Quantity.exactly(0, j, j + 1), group or "unknown")
    return None


_ANY_REACH = 7
_RELATIVES = frozenset("that which who".split())
_DENY = frozenset("denied denies denying deny".split())


def zero(reading: Reading, hit: Hit[CasualtyWord]) -> Figure | None:
    """As in "No one was hurt", "no Coalition troops were injured", "nobody died", "injured no one"."""
    words = reading.words
    start = reading.verb_group_start(hit.start)
    for j in range(max(0, start - 6), start + 1):
        if any(reading.is_verb(k) for k in range(j + 1, start)):
            continue  # "nobody was killed but three were injured"
        if any(tuple(words[j : j + len(p)]) == p for p in _NO_ONE) and start - j <= 6:
            return figure_of(reading, j, start, Quantity.exactly(0, j, j + 1))
        if (
            words[j] == "no"
            and words[j + 1 : j + 2] not in _NOT_NONE
            and any(victim_nouns().at(words, k) for k in range(j + 1, start))
        ):
            group, _ = group_of(reading, j + 1, start)
            nationality = nationality_of(reading, j + 1, start)
            none = Quantity.exactly(0, j, j + 1)
            return figure_of(reading, j, start, none, group or "unknown", nationality=nationality)
    if words[hit.end : hit.end + 2] == ["no", "one"] or words[hit.end : hit.end + 1] == ["nobody"]:
        return figure_of(reading, hit.end, hit.end + 1, Quantity.exactly(0, hit.end, hit.end + 1))
    return None
