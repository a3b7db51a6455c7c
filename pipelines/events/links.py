"""Which attack a response answers, and on what ground.

Here: the ground words give ("in retaliation for", "outraged", "then") and the attack they point to. An order of telling
alone is never retaliation (codebook, "Links"). Not here: finding responses or attacks.
"""

from itertools import pairwise

from pipelines.events.assembly import Attack, surname
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.events.responses import ResponseMention
from pipelines.values import frozen
from pipelines.vocabulary.words import role_words

_RETALIATION = ("retaliat", "reprisal", "revenge", "aveng", "tit-for-tat")
_RESPONSE = (
    "in response", "response to", "responded", "responding", "in answer to", "respond to", "because of", "over the",
    "prompted by", "in reaction to", "in the wake of", "in connection with", "for the attack", "for the killing",
    "following the",
)  # fmt: skip
_CAUSAL = ("outraged", "angered", "furious", "enraged", "incensed", "shocked by", "infuriated", "in anger")
_SEQUENCE = ("then", "later", "afterwards", "subsequently", "days later", "hours later", "after that")
_ATTACK_NOUNS = role_words("answered_attack")


@frozen
class Link:
    """A tie between a response and an attack: what kind, on which ground, who disputes it."""

    attack: Attack
    link_type: str
    basis: str
    start: int
    end: int
    asserted_by: str | None = None
    disputed_by: str | None = None


@frozen
class Cue:
    """A word of cause before, in or after the sentence's attack."""

    kind: str  # retaliation, response, causal, sequence
    at: int
    end: int


_ALL_CUES = (("retaliation", _RETALIATION), ("causal", _CAUSAL), ("response", _RESPONSE), ("sequence", _SEQUENCE))
# what makes force an answer: looser words of cause ("over the", "following the") don't
_FORCE_RESPONSE = (
    "in response to", "in response", "as a response to", "responded with", "responded by", "responding to",
    "replied with", "in answer to", "returned fire", "returning fire", "returns fire", "fired back", "fires back",
    "hit back", "hits back", "hitting back", "struck back", "strikes back", "striking back",
)  # fmt: skip
FORCE_CUES = (("retaliation", _RETALIATION), ("causal", _CAUSAL), ("response", _FORCE_RESPONSE))


def cue_in(reading: Reading, kinds: tuple[tuple[str, tuple[str, ...]], ...] = _ALL_CUES) -> Cue | None:
    """The strongest word of cause in a sentence."""
    line = reading.line
    for kind, cues in kinds:
        for cue in cues:
            if cue not in line:
                continue
            position = line.find(cue)
            if position == 0 or line[position - 1] == " ":
                token = line[:position].count(" ")
                return Cue(kind, token, token + cue.count(" ") + 1)
    return None


def mentioned_attack(reading: Reading, attacks: list[Attack], exclude: Attack | None = None) -> Attack | None:
    """The attack that a sentence itself mentions, or whose named dead it names."""
    here = [a for a in attacks if a is not exclude and any(t.reading is reading for t in a.told)]
    if here:
        return here[-1]
    return next((a for a in _with_named_dead(reading, attacks) if a is not exclude), None)


def before(reading: Reading, attacks: list[Attack], exclude: Attack | None = None) -> Attack | None:
    """The attack told last before a sentence; across paragraphs rather news than what happened years ago."""
    index = reading.sentence.index
    candidates = sorted(
        (
            (max(t.reading.sentence.index for t in a.told if t.reading.sentence.index < index), k, a)
            for k, a in enumerate(attacks)
            if a is not exclude and any(t.reading.sentence.index < index for t in a.told)
        ),
        key=lambda c: (c[0], c[1]),
    )
    published, paragraph = reading.document.published_on, reading.sentence.paragraph
    if not candidates or published is None:
        return candidates[-1][2] if candidates else None
    last = candidates[-1][2]
    news = [a for _, _, a in candidates if a.when is None or (published - a.when.hi).days <= _A_YEAR]
    same_paragraph = any(t.reading.sentence.paragraph == paragraph for t in last.told)
    return last if same_paragraph or last in news or not news else news[-1]


_A_YEAR = 365  # days before publication from which an attack is history


def links_of(mention: ResponseMention, attacks: list[Attack], spoken_of: Attack | None) -> list[Link]:
    """The attacks that a response answers, each with its ground: those its sentence tells, else the one spoken of.

    Args:
        mention: The response.
        attacks: The attacks of its article.
        spoken_of: The attack that the text speaks of in a sentence that tells none; None for none.
    """
    reading = mention.reading
    cue = cue_in(reading)
    answered = _answered_here(mention, attacks) or _with_named_dead(reading, attacks)
    basis, link_type = "context", "response"
    if answered:
        refers = any(w in _ATTACK_NOUNS for w in reading.words[mention.start :]) or cue is not None
        basis = "explicit" if refers else "context"
    elif spoken_of is not None:
        answered = [spoken_of]
    span = reading.span(mention.start, mention.end)
    if cue is not None:
        span = reading.span(cue.at, cue.end)
        if cue.kind in ("retaliation", "response"):
            basis = "explicit"
        elif cue.kind == "causal":
            basis = "causal"
        elif basis == "context":
            basis, link_type = "sequence", "followed_by"
    by_force = mention.response_type in ("military_strike", "military_operation")
    if by_force and cue is not None and cue.kind in ("retaliation", "causal"):
        link_type = "retaliation"
    return [Link(attack, link_type, basis, *span) for attack in answered]


def _answered_here(mention: ResponseMention, attacks: list[Attack]) -> list[Attack]:
    """Of the attacks that a response's sentence tells, the one told after it, and those joined to that one.

    "Condemned the attacks on X and Y" answers both; "condemned the attack on X, which followed one on Y" the first.
    """
    reading = mention.reading
    told = sorted(
        ((t.mention.start, k) for k, a in enumerate(attacks) for t in a.told if t.reading is reading),
    )
    if not told:
        return []
    after = [(start, k) for start, k in told if start >= mention.start]
    if not after:
        return [attacks[told[-1][1]]]
    answered = [attacks[after[0][1]]]
    for (start, _), (following, k) in pairwise(after):
        if any(_opens_another_clause(reading, j) for j in range(start + 1, following)):
            break
        if attacks[k] not in answered:
            answered.append(attacks[k])
    return answered


def _opens_another_clause(reading: Reading, at: int) -> bool:
    return reading.words[at] in _CLAUSES or reading.words[at] == ";"


_CLAUSES = frozenset("after before while but as following since than when because although".split())


def _with_named_dead(reading: Reading, attacks: list[Attack]) -> list[Attack]:
    """The attack whose named dead a sentence about a death names."""
    if _DEATH.isdisjoint(reading.words):
        return []
    people = {surname(n.text) for n in reading.names if n.is_person}
    found = next((a for a in reversed(attacks) if people & a.person_names()), None)
    return [found] if found is not None else []


_DEATH = role_words("answered_death")


def retaliation(attack: Attack, attacks: list[Attack]) -> Link | None:
    """The earlier attack that an attack answers, when the text says it answers one."""
    for told in attack.told:
        reading = told.reading
        if told.mention.is_reference or reading.quoted[told.mention.start]:
            continue  # what a speaker calls an answer, or disputes to be one, the article doesn't assert
        cue = cue_in(reading, kinds=FORCE_CUES)
        if cue is None or reading.quoted[cue.at]:
            continue
        same = [a for a in attacks if a is not attack and any(t.reading is reading for t in a.told)]
        if not _is_said_of(reading, told.mention.start, cue, same):
            continue
        cause = _cause(reading, attack, attacks, same, cue)
        if cause is None or cause is attack or _later(cause, attack):
            continue
        basis = "causal" if cue.kind == "causal" else "explicit"
        return Link(cause, "retaliation", basis, *reading.span(cue.at, cue.end))
    return None


def called_answer(attack: Attack) -> tuple[Reading, Cue] | None:
    """Where the text calls an attack an answer to one that isn't told: "struck Y in response (to the rocket fire)"."""
    for told in attack.told:
        reading, mention = told.reading, told.mention
        if reading.quoted[mention.start]:
            continue
        cue = cue_in(reading, kinds=FORCE_CUES)
        if cue is None or cue.kind == "causal" or reading.quoted[cue.at]:
            continue
        attributive = _called_retaliation(reading, mention.start)
        if attributive is False:
            continue
        if attributive and _is_called_off(reading, mention.start):
            continue
        bare = reading.words[cue.end : cue.end + 1] in (["."], [","], []) and reading.words[cue.at] == "in"
        if mention.is_reference and not _carries_out(reading, cue):
            continue
        if (attributive or bare or answered_phrase(reading, cue) is not None) and _governs(reading, mention.start, cue):
            return reading, cue
    return None


def answered_phrase(reading: Reading, cue: Cue) -> int | None:
    """The token after "in retaliation for" or "in response to", where a phrase follows."""
    words = reading.words
    if words[cue.end - 1] in ("to", "for") and cue.end < len(words) - 1:
        return cue.end
    return cue.end + 1 if words[cue.end : cue.end + 1] in (["for"], ["to"], ["against"], ["of"]) else None


def _carries_out(reading: Reading, cue: Cue) -> bool:
    """As in "The raids were in retaliation for", "were a response to": said of what was told before."""
    return any(w in _BE_DONE for w in reading.words[max(0, cue.at - 5) : cue.at])


def _called_retaliation(reading: Reading, trigger: int) -> bool | None:
    """Whether words right before an attack call it retaliation (True) or what is retaliated for (False)."""
    for k in range(max(0, trigger - 4), trigger):
        if "retaliat" in reading.words[k] or "reprisal" in reading.words[k]:
            return reading.words[k + 1] not in ("for", "of", "to", "against")
    return None


def _is_called_off(reading: Reading, trigger: int) -> bool:
    """As in "suspended its retaliatory attacks"."""
    return any(w.startswith(_STOPPING) for w in reading.words[max(0, trigger - 5) : trigger])


_STOPPING = ("suspend", "paus", "halt", "stopp", "ceas", "cancel", "avoid")
_BE_DONE = frozenset("was were is are came".split())


def _is_said_of(reading: Reading, trigger: int, cue: Cue, same: list[Attack]) -> bool:
    """Whether a word of cause is said of the attack told at token ``trigger``, not of another in the sentence."""
    if cue.kind == "causal":
        return cue.at <= trigger
    if trigger < cue.at and _answers_with(reading, cue, same):
        return False  # "fired rockets and Israel responded with air strikes": what stands after it answers
    if cue.kind == "retaliation":
        called = _called_retaliation(reading, trigger)
        if called is not None:
            return called and not _is_called_off(reading, trigger)
        if reading.words[cue.at].endswith("atory") and any(
            0 <= t.mention.start - cue.end <= 4 for a in same for t in a.told if t.reading is reading
        ):
            return False  # "retaliatory air strikes": the cue is another attack's own
    return _governs(reading, trigger, cue)


def _answers_with(reading: Reading, cue: Cue, same: list[Attack]) -> bool:
    """Whether a verb of answering has another attack of the sentence for what it answers with: "hit back with"."""
    words = reading.words
    if words[cue.at] not in _ANSWERING_VERBS or not {"with", "by", "back"} & set(words[cue.at + 1 : cue.at + 3]):
        return False
    return any(t.mention.start >= cue.at for a in same for t in a.told if t.reading is reading)


_ANSWERING_VERBS = frozenset(
    """responded responds responding replied replies replying retaliated retaliates retaliating hit hits struck strikes
    fired fires""".split()
)


def _cause(reading: Reading, attack: Attack, attacks: list[Attack], same: list[Attack], cue: Cue) -> Attack | None:
    """What an attack answers: another of its sentence, one the sentence speaks of, else the one told before it."""
    if same:
        return _cause_among(reading, same, cue)
    cause = mentioned_attack(reading, attacks, exclude=attack) or before(reading, attacks, exclude=attack)
    position = attacks.index(attack)
    return attacks[position - 1] if cause is None and position > 0 else cause


def _cause_among(reading: Reading, same: list[Attack], cue: Cue) -> Attack:
    """Of the other attacks of the sentence, the one that the cue's phrase holds, else the nearest to it."""

    def distance(attack: Attack) -> int:
        starts = [t.mention.start for t in attack.told if t.reading is reading]
        return min(abs(s - cue.end) - (4 if s > cue.at else 0) for s in starts)

    return min(same, key=distance)


def _governs(reading: Reading, trigger: int, cue: Cue) -> bool:
    """Whether "in response to" or "in retaliation for" is said of the attack told at ``trigger``.

    "In retaliation for X, the US struck Y": cue first. "Iran fired missiles in response to X": trigger first. A
    threat or a pledge to retaliate is no retaliation.
    """
    if any(
        w in ("vowed", "pledged", "threatened", "threat", "threats", "promised", "would", "could", "fears", "warned")
        for w in reading.words[max(0, cue.at - 5) : cue.at]
    ):
        return False
    if _is_answered(reading, trigger, cue):
        return False
    if trigger > cue.end:
        return not any(reading.words[k] in (";", '"') for k in range(cue.end, trigger))
    # a plain past participle clause between is someone else's act: "was hit again ... in response to"
    return reading.distance(trigger, cue.at) <= 26


def _is_answered(reading: Reading, trigger: int, cue: Cue) -> bool:
    """As in "The bill was written in response to the January drone strike": the noun of the phrase itself.

    And the participle that says of a noun in the phrase what was done: "in response to rockets fired at Sderot".
    """
    phrase = answered_phrase(reading, cue)
    if phrase is None or trigger < phrase:
        return False
    if reading.is_verb(trigger) and not _describes_noun(reading, phrase, trigger):
        return False
    return not any(reading.is_verb(k) or reading.is_barrier(k) for k in range(phrase, trigger))


def _describes_noun(reading: Reading, phrase: int, verb: int) -> bool:
    """Whether a verb is a participle after the noun it describes: "rockets fired from Gaza"."""
    after_noun = verb > phrase and reading.name_at(verb - 1) is None
    return after_noun and reading.words[verb + 1 : verb + 2] != [] and reading.words[verb + 1] in PREPOSITIONS


def _later(cause: Attack, attack: Attack) -> bool:
    """Whether the supposed cause happened after what it is to have caused; a day that nothing tells says neither."""
    if cause.when is None or attack.when is None or cause.when.basis == "publication_fallback":
        return False
    return cause.when.lo > attack.when.hi
