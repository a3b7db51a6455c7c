"""What somebody did because of an attack: statements, complaints, summonses, votes, arrests, deployments and the rest.

Here: finding the words of a response and how far it got. Who responded is ``responders``; what people say in their own
words is ``reactions``. Retaliatory force is an attack first and is paired with its response in ``answers``. Which
attack a response answers is ``links``.
"""

import re

from pipelines.events.reading import Reading
from pipelines.events.responders import head_of, parties, responder
from pipelines.events.trace import Reason
from pipelines.values import frozen
from pipelines.vocabulary.words import Hit, ResponseWord, response_words, role_words

_VOTES = re.compile(r"(\d{1,3})\s*(?:-|to|votes? to|in favou?r(?: and|,)?(?: with)?|for and)\s*(\d{1,3})")


@frozen
class ResponseMention:
    """One response as one sentence tells it (token indices)."""

    reading: Reading
    start: int
    end: int
    response_type: str
    subtype: str | None
    status: str
    actor_name: str | None
    actor_ref: str | None
    actor_span: tuple[int, int] | None
    target_name: str | None
    target_span: tuple[int, int] | None
    votes: tuple[int, int] | None
    rule: str


def find_responses(reading: Reading) -> list[ResponseMention]:
    """The responses of one sentence: one for each type and actor."""
    words = reading.words
    found: list[ResponseMention] = []
    told: list[ResponseMention] = []
    for hit in response_words().find(words):
        if reading.name_at(hit.start) is not None:
            continue  # "Popular Mobilisation Forces"
        mention = _response(reading, hit)
        if isinstance(mention, ResponseMention):
            told.append(mention)
        else:
            reading.left_out("response", hit.start, hit.end, mention, f"response:{hit.phrase}")
    for mention in told:
        twin = next((f for f in found if f.actor_name == mention.actor_name and is_same_act(f, mention)), None)
        if twin is None:
            found.append(mention)
        else:
            reading.left_out("response", mention.start, mention.end, "said_again", mention.rule)
    return found


_BEFORE_NOUNS = frozenset("the a an 's of in for on new no any his her their its with under".split())
_ACTOR_NOUNS = role_words("acting_body")


_OBJECT_STARTS = frozenset("the a an all for on upon their his its both several at dozens hundreds more".split())


def _is_act(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether a single word tells an act: a verb, or one of the few nouns that name the act itself."""
    at = hit.start
    word = reading.words[at]
    if word in _ARRESTS and at and _stands_as_noun(reading, at):
        return any(w in _MAKING for w in reading.words[max(0, at - 5) : at])
    if _is_participle_before_noun(reading, at):
        return False
    if hit.entry.names_the_act or reading.is_verb(at):
        return True
    if at == 0 or reading.tokens[at].is_capitalised:
        return False
    previous = reading.words[at - 1]
    if word.endswith("ing"):
        return previous in (",", "and", "by", "to", "in", "statement", "after", "while", "of")
    if word.endswith("ed"):
        return previous not in ("the", "a", "an", "'s")
    if previous in _BEFORE_NOUNS:
        return False
    if previous.endswith("s") and not previous.endswith("ss") and not word.endswith("s"):
        following = reading.tokens[at + 1] if at + 1 < len(reading.words) else None
        return following is not None and (following.lower in _OBJECT_STARTS or following.is_capitalised)
    return (
        word.endswith("s")
        and (reading.name_at(at - 1) is not None or reading.tokens[at - 1].is_capitalised or previous in _ACTOR_NOUNS)
    ) or previous in ("to", "we", "they", "i", "strongly", "utterly", "will", "and")


def _is_participle_before_noun(reading: Reading, at: int) -> bool:
    """As in "the recently adopted resolution", "a newly deployed battalion"."""
    if at < 2 or not reading.words[at].endswith("ed") or not reading.words[at - 1].endswith("ly"):
        return False
    return reading.words[at - 2] in ("the", "a", "an", "'s", "its", "their", "his")


_ARRESTS = frozenset(("arrest", "arrests"))
_MAKING = frozenset("made make makes making announced announce announces carried".split())
_BEFORE_ARRESTS = frozenset(
    """several more further other previous prior sealed past earlier preventive arbitrary mass many some two three four
    five six seven eight nine ten 's and first multiple""".split()
)


def _stands_as_noun(reading: Reading, at: int) -> bool:
    """As in "made several arrests", "he has six prior arrests", "information leading to his arrest"."""
    previous = reading.words[at - 1]
    if previous in _BEFORE_ARRESTS:
        return previous != "and" or not reading.is_verb(at - 2)
    return previous in _BEFORE_NOUNS or previous[0].isdigit()


def is_same_act(a: ResponseMention, b: ResponseMention) -> bool:
    """Whether two mentions of one actor in one sentence tell the same response."""
    return a.response_type == b.response_type or (
        "statement" in (a.response_type, b.response_type) and abs(a.start - b.start) <= 6
    )


_REQUIRED_BEFORE_TOO = frozenset(
    """legislative_action diplomatic_protest legal_complaint negotiation protest withdrawal arrest
    military_operation""".split()
)


def _required(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether one of the words that a phrase needs stands where it counts."""
    requires = hit.entry.requires
    if not requires:
        return True
    if _stands_in_object(reading, hit):
        return _acts_on(reading, hit, requires)
    after = reading.words[hit.end : hit.end + 12]
    if any(w in requires for w in after):
        return True
    if reading.words[hit.start] == "filed" and _is_bare_participle(reading, hit.start):
        return False  # "a complaint filed in court says that"
    before = reading.words[max(0, hit.start - 8) : hit.start]
    subject_before = (
        hit.entry.response_type in _REQUIRED_BEFORE_TOO
        or hit.entry.names_the_act
        or reading.words[hit.start] in _PASSIVE_STARTS
    )
    if subject_before and any(w in requires for w in before):
        return True
    subject = reading.subject(hit.start) if subject_before and reading.is_verb(hit.start) else None
    return subject is not None and any(w in requires for w in reading.words[slice(*subject)])


def _stands_in_object(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether the word that a phrase needs is what the verb is done to: "closed the border", "flights were halted"."""
    kind = hit.entry.response_type
    told_as_state = reading.words[hit.start] in _PASSIVE_STARTS
    return kind in _DONE_TO_THINGS and not (hit.entry.names_the_act or told_as_state) and reading.is_verb(hit.start)


_DONE_TO_THINGS = frozenset("security_measure sanction other".split())


def _acts_on(reading: Reading, hit: Hit[ResponseWord], things: frozenset[str]) -> bool:
    """Whether one of these things is a verb's object, or its subject where it is passive and told as done."""
    words, at = reading.words, hit.start
    if not reading.is_passive(at, hit.end):
        span = reading.object(hit.end)
        return span is not None and any(w in things for w in words[slice(*span)])
    if words[at] in _ROUTINE_WHEN_PASSIVE or _is_bare_participle(reading, at):
        return False
    subject = reading.subject(at)
    if subject is None or words[max(0, subject[0] - 1)] == "where":
        return False  # "bases where troops are deployed"
    return any(w in things for w in words[slice(*subject)])


def _is_bare_participle(reading: Reading, at: int) -> bool:
    """As in "one of 49 schools shut by the city": told of what is, not as done."""
    being = any(w in _BEING for w in reading.words[reading.verb_group_start(at) : at])
    return reading.is_passive(at) and not being


_BEING = frozenset("is are was were been being be".split())
_ROUTINE_WHEN_PASSIVE = frozenset("sent dispatched rushed".split())  # "officers were dispatched to the scene"


_PASSIVE_STARTS = frozenset("is are was were remain remained being".split())  # "schools were closed"


_INTENT_WORDS = frozenset(
    """announced plans planned plan will pledged vowed promised intends intention agreed ordered seek
    orders ordering instructed instructs directed directs tasked told tells offered offers ready willing""".split()
)


_HOW_SOME_VOTED = role_words("voter")
_OUTLAWS = role_words("outlaw")
_NOT_IN_FORCE = (
    "yet to be implemented",
    "not binding",
    "non-binding",
    "has yet to",
    "awaited approval",
    "unimplemented",
)


def _response(reading: Reading, hit: Hit[ResponseWord]) -> ResponseMention | Reason:
    """The response that one word or phrase of the vocabulary tells, or why the sentence doesn't tell it."""
    kind = hit.entry.response_type
    if hit.end - hit.start == 1 and not _is_act(reading, hit):
        return "no_act"
    if not _required(reading, hit):
        return "missing_word"
    if _is_only_spoken_of(reading, hit):
        return "only_spoken_of"
    status = _status(reading, hit)
    if status is None:
        return "not_done"
    actor_span, target_span = parties(reading, hit)
    if _is_not_of(kind, reading, actor_span):
        return "not_this_actors"
    if actor_span and reading.words[actor_span[1] - 1] in ("i", "we"):
        actor_span = actor_span[1] - 1, actor_span[1]  # "as strong as ever - we will": what stands before is no part
    name, ref, span = responder(reading, actor_span)
    if name is None and actor_span and reading.words[actor_span[0]] in ("i", "we", "our"):
        name, ref = reading.speaker or (None, None)
        span = None
    if kind == "statement" and name is None:
        return "no_actor"
    if target_span and not reading.words[target_span[0]][0].isalpha():
        target_span = None
    target = reading.text(*target_span) if target_span and target_span[1] - target_span[0] <= 12 else None
    return ResponseMention(
        reading=reading,
        start=hit.start,
        end=hit.end,
        response_type=kind,
        subtype=hit.entry.subtype,
        status=status,
        actor_name=name,
        actor_ref=ref,
        actor_span=span,
        target_name=target,
        target_span=target_span if target else None,
        votes=_votes(reading) if kind == "legislative_action" else None,
        rule=f"response:{hit.phrase}",
    )


_KNOWN_BEFORE = frozenset(("the", "under"))
_ORDERED_ABOUT = frozenset(
    "suspect suspects gunman gunmen driver shooter him them money cash ransom anyone information witnesses".split()
)
_DEMANDING = frozenset("recommended urged demanded demands demand urges asked asks calls called insisted".split())


def _is_only_spoken_of(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether the words name a response without telling that anyone made it."""
    words, kind, at = reading.words, hit.entry.response_type, hit.start
    if kind == "statement":
        if words[at].startswith("condemn") and (
            words[hit.end : hit.end + 1] == ["to"] or "tried" in words[max(0, at - 3) : at]
        ):
            return True  # "tried and condemned to twelve years"
        if reading.quoted[at] and words[head_of(reading, hit)] not in ("condemn", "condemns"):
            return True
        return hit.entry.subtype in ("demand", "other") and _is_demand_of_abstract(words, hit)
    if words[at] == "arrest" and words[hit.end - 1] == "of":
        return any(w in ("leading", "lead", "leads") for w in words[max(0, at - 5) : at])
    if hit.entry.names_the_act and kind == "other" and _KNOWN_BEFORE & set(words[max(0, at - 3) : at]):
        return True  # "arrests in the continuing investigation", "still under investigation"
    if kind == "withdrawal" and any(w in _DEMANDING for w in words[:at]):
        return True
    if kind == "withdrawal" and _is_agreed(words, hit.end):
        return True
    if kind == "withdrawal" and words[at] == "pulled" and reading.is_passive(at, hit.end):
        return True  # "was pulled out of the car"
    if kind == "withdrawal" and words[at] == "withdrawal":
        return not any(w in ("announced", "announces", "ordered", "began", "started", "complete") for w in words)
    return False


def _is_agreed(words: list[str], after: int) -> bool:
    """As in "withdrew from the town as part of a deal"."""
    return any(
        words[k : k + 3] == ["as", "part", "of"] and _DEALS & set(words[k : k + 7]) for k in range(after, len(words))
    )


_DEALS = frozenset("deal agreement accord truce ceasefire cease-fire plan settlement".split())


def _status(reading: Reading, hit: Hit[ResponseWord]) -> str | None:
    """How far the response got, or null where the words deny it or only imagine it."""
    words, kind, at = reading.words, hit.entry.response_type, hit.start
    if _is_denied(reading, hit) or _is_conditional(reading, at) or _is_of_earlier(reading, hit):
        return None
    status: str | None = hit.entry.status
    group = reading.verb_group_start(at)
    group_words = words[max(0, group - 1) : at]
    if any(w in ("could", "would", "might", "may", "should", "if") for w in group_words):
        if kind != "legal_complaint":
            return None
        status = "pending"
    if _is_infinitive(reading, hit, group):
        status = _status_of_intent(kind, words[max(0, group - 4) : at])
    if "will" in group_words:
        status = "announced"
    return _status_of_vote(words, status) if kind == "legislative_action" and status else status


def _is_denied(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """As in "did not arrest", "no arrests", "nobody was in custody", "arrests were expected"."""
    words, at = reading.words, hit.start
    group = reading.verb_group_start(at)
    group_words = words[max(0, group - 1) : at]
    if any(w in _NOT or w.endswith("n't") for w in group_words) or any(w in _NO for w in words[max(0, at - 2) : at]):
        return True
    if words[max(0, group - 2) : group] == ["no", "one"] or (group >= 2 and words[group - 2].endswith(".no")):
        return True
    if words[at] in _ARRESTS and _made_none(words, at):
        return True
    subject = reading.subject(at) if reading.is_verb(at) or group < at else None
    if subject and (words[subject[0]] in _NO or words[subject[0] : subject[0] + 2] == ["no", "one"]):
        return True
    return any(w in _YET_TO_COME for w in words[hit.end : hit.end + 3])


def _made_none(words: list[str], at: int) -> bool:
    """As in "had not made any arrests"."""
    made = next((k for k in range(at - 1, max(-1, at - 5), -1) if words[k] in _MAKING), None)
    return made is not None and any(w in _NOT or w.endswith("n't") for w in words[max(0, made - 3) : made])


_NOT = frozenset("not never n't yet no without resist resisting resisted".split())
_NO = frozenset("no nobody none neither without resist resisting resisted avoid avoiding".split())
_YET_TO_COME = frozenset("expected likely imminent possible planned anticipated pending".split())


def _is_conditional(reading: Reading, at: int) -> bool:
    """Whether the clause of the word opens with a condition: "until it is disarmed", "whether they arrested"."""
    for j in range(at - 1, max(-1, at - 14), -1):
        if reading.words[j] in _CONDITIONS:
            return True
        if reading.words[j] in (",", ";", ":", '"', "and", "but"):
            return False
    return False


_CONDITIONS = frozenset("until unless if whether".split())


def _is_of_earlier(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """As in "had previously been charged": what came before the attack is no response to it."""
    if hit.entry.response_type not in ("arrest", "legal_complaint"):
        return False
    group = reading.verb_group_start(hit.start)
    if any(w in _EARLIER for w in reading.words[max(0, hit.start - 4) : hit.start]):
        return True
    return "previously" in reading.words[group : hit.start] or any(
        w in _OTHER_OFFENCES for w in reading.words[hit.end : hit.end + 6]
    )


_EARLIER = frozenset("previous prior sealed".split())
_OTHER_OFFENCES = role_words("offence_without_attack")


def _is_infinitive(reading: Reading, hit: Hit[ResponseWord], group: int) -> bool:
    """As in "vowed to arrest", "to find and arrest"."""
    words, at = reading.words, hit.start
    if hit.entry.names_the_act:
        return False  # "told residents to take shelter": told was done
    if "to" in words[group:at] or words[at - 1 : at] == ["to"] or hit.phrase.startswith("to "):
        return True
    return at >= 3 and words[at - 1] == "and" and words[at - 3] == "to"


def _status_of_intent(kind: str, controller: list[str]) -> str | None:
    if any(w in _DECIDED for w in controller):
        return "decided"
    if any(w in _INTENT_WORDS for w in controller):
        return "announced"
    if kind != "statement" and any(w in _DONE_TO for w in controller):
        return "executed"
    return None


_DECIDED = frozenset("decided decision voted".split())
_DONE_TO = frozenset("began began started managed moved continued helped went rushed forced able addition".split())


def _status_of_vote(words: list[str], status: str) -> str:
    text = " ".join(words)
    if any(phrase in text for phrase in _NOT_IN_FORCE):
        return "passed_not_implemented"
    if "rejected" in words or "voted down" in text or "vetoed" in words:
        return "rejected"
    if any(w in ("house", "senate", "chamber") for w in words):
        return "passed_chamber"
    return status


def _is_not_of(kind: str, reading: Reading, actor_span: tuple[int, int] | None) -> bool:
    """Whether an act of this kind can't be this actor's: how some voted is part of a vote; outlaws arrest nobody."""
    actor_words = reading.words[slice(*actor_span)] if actor_span else []
    if kind == "legislative_action":
        return any(w in _HOW_SOME_VOTED for w in actor_words) and not any(
            w in ("passed", "approved", "adopted") for w in reading.words
        )
    if kind == "military_strike":
        return not _is_of_fighters(reading, actor_span)
    return kind == "arrest" and any(w in _OUTLAWS for w in actor_words)


def _is_of_fighters(reading: Reading, actor_span: tuple[int, int] | None) -> bool:
    """Whether an actor is a state, its forces or an armed group: a guard who returned fire answered no attack."""
    if actor_span is None:
        return False
    start, end = actor_span
    if any(w in _FIGHTERS for w in reading.words[start:end]):
        return True
    return any(
        start <= n.start < end and (n.country is not None or (n.actor is not None and n.actor.actor_kind in _AT_WAR))
        for n in reading.names
    )


_FIGHTERS = role_words("fighting_force")
_AT_WAR = frozenset("government state_forces armed_group international".split())


def _is_demand_of_abstract(words: list[str], hit: Hit[ResponseWord]) -> bool:
    if hit.entry.subtype == "demand" and any(w in _ORDERED_ABOUT for w in words[hit.end : hit.end + 3]):
        return True  # "demanded that the suspect drop the gun", "urged anyone with information to call"
    return words[max(0, hit.start - 1) : hit.start] in (["so"], ["what"])


def _votes(reading: Reading) -> tuple[int, int] | None:
    text = reading.document.plain[reading.sentence.start : reading.sentence.end]
    match = _VOTES.search(text)
    if match and int(match.group(1)) + int(match.group(2)) >= 5:
        return int(match.group(1)), int(match.group(2))
    return None
