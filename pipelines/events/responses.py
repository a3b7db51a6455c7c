"""What somebody did because of an attack: statements, complaints, summonses, votes, arrests, deployments and the rest.

Here: finding the words of a response, who responded, to whom, and how far it got. Retaliatory force is an attack
first and is paired with its response in ``answers``. Which attack a response answers is ``links``.
"""

import re
from dataclasses import dataclass

from pipelines.events.actors import actor_in
from pipelines.events.reading import AUXILIARIES, Reading
from pipelines.events.trace import Reason
from pipelines.vocabulary.words import Hit, ResponseWord, response_words

_VOTES = re.compile(r"(\d{1,3})\s*(?:-|to|votes? to|in favou?r(?: and|,)?(?: with)?|for and)\s*(\d{1,3})")


@dataclass(frozen=True, slots=True)
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
        mention = _response(reading, hit)
        if isinstance(mention, ResponseMention):
            told.append(mention)
        else:
            reading.left_out("response", hit.start, hit.end, mention, f"response:{hit.phrase}")
    quoted = _quoted_statement(reading)
    for mention in [*told, quoted] if quoted else told:
        if mention.rule == "response:quoted" and any(f.response_type == "statement" for f in found):
            continue
        twin = next((f for f in found if f.actor_name == mention.actor_name and _same_act(f, mention)), None)
        if twin is None:
            found.append(mention)
        else:
            reading.left_out("response", mention.start, mention.end, "said_again", mention.rule)
    return found


_ACT_NOUNS = frozenset(
    "curfew manhunt lockdown embargo talks negotiations mediation truce roadblocks withdrawal".split()
)


_BEFORE_NOUNS = frozenset("the a an 's of in for on new no any his her their its with under".split())
_ACTOR_NOUNS = frozenset(
    """ministry government president minister group parliament military army leader council strongly also""".split()
)


def _is_act(reading: Reading, at: int) -> bool:
    """Whether a single word tells an act: a verb, or one of the few nouns that name the act itself."""
    word = reading.words[at]
    if word in _ACT_NOUNS or reading.is_verb(at):
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
    return (
        word.endswith("s")
        and (reading.name_at(at - 1) is not None or reading.tokens[at - 1].is_capitalised or previous in _ACTOR_NOUNS)
    ) or previous in ("to", "we", "they", "i", "strongly", "utterly", "will", "and")


def _same_act(a: ResponseMention, b: ResponseMention) -> bool:
    return a.response_type == b.response_type or (
        "statement" in (a.response_type, b.response_type) and abs(a.start - b.start) <= 6
    )


_EVALUATIVE = re.compile(
    r"\b(?:unacceptable|false|senseless|cowardly|barbaric|barbarity|violation|aggression|terrorism|terrorist act|crime|"
    r"criminal|regrets?|sympath\w+|solidarity|condemn\w*|pretext|justice|deterred|restraint|heinous|horrific|horrified|"
    r"tragic|tragedy|thoughts|prayers?|mourn\w*|appalled|outrage\w*|justified|unjustified|martyr\w*|revenge|"
    r"consequences|responsib\w+|sovereignty|escalat\w+|unprovoked|brutal|evil|hero\w*|condolences|accountable|"
    r"failed state|investigation|stand (?:by|with)|grief|saddened|shock\w*|"
    r"dangerous|defen[cd]\w*|deplor\w*|atrocit\w+|innocent|peace|murder)\b"
)
_SAID = frozenset("said says wrote tweeted stated declared called added told warned read reads".split())


def _quoted_statement(reading: Reading) -> ResponseMention | None:
    """A reaction in the speaker's own words: a quotation, or a leader's "could" and "should", that judges.

    Reporting what happened is no reaction: the words said must hold a judgement.
    """
    words = reading.words
    plain = reading.document.plain[reading.sentence.start : reading.sentence.end]
    for k, word in enumerate(words):
        if word not in _SAID or reading.quoted[k]:
            continue
        quote = sum(reading.quoted) >= 4
        modal = any(w in ("could", "should", "must", "would", "will") for w in words[k + 1 :])
        if not (quote or modal) or not _EVALUATIVE.search(plain):
            continue
        if not quote and not (reading.nouns and modal):
            continue
        span = (
            reading.subject(k)
            if not (k + 1 < len(words) and reading.name_at(k + 1) and k and (words[k - 1] in (",", '"')))
            else reading.object(k + 1)
        )
        name, ref, actor_span = _actor(reading, span)
        if name is None or actor_span is None:
            continue
        if not any(t.is_capitalised for t in reading.tokens[actor_span[0] : actor_span[1]]):
            continue
        return ResponseMention(
            reading=reading,
            start=k,
            end=k + 1,
            response_type="statement",
            subtype="other",
            status="executed",
            actor_name=name,
            actor_ref=ref,
            actor_span=actor_span,
            target_name=None,
            target_span=None,
            votes=None,
            rule="response:quoted",
        )
    return None


_REQUIRED_BEFORE_TOO = frozenset(
    """legislative_action diplomatic_protest legal_complaint negotiation protest withdrawal arrest""".split()
)


def _required(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    if not hit.entry.requires:
        return True
    after = reading.words[hit.end : hit.end + 12]
    if any(w in hit.entry.requires for w in after):
        return True
    before = reading.words[max(0, hit.start - 8) : hit.start]
    return hit.entry.response_type in _REQUIRED_BEFORE_TOO and any(w in hit.entry.requires for w in before)


_INTENT_WORDS = frozenset(
    """announced plans planned plan will pledged vowed promised intends intention agreed ordered seek""".split()
)


_HOW_SOME_VOTED = frozenset("democrats republicans senators members lawmakers congressmen".split())
_OUTLAWS = frozenset("protests rebels militants gunmen fighters".split())
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
    if hit.end - hit.start == 1 and not _is_act(reading, hit.start):
        return "no_act"
    if not _required(reading, hit):
        return "missing_word"
    if _is_only_spoken_of(reading, hit):
        return "only_spoken_of"
    status = _status(reading, hit)
    if status is None:
        return "not_done"
    actor_span, target_span = _parties(reading, hit)
    if _is_not_of(kind, reading, actor_span):
        return "not_this_actors"
    name, ref, span = _actor(reading, actor_span)
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


def _is_only_spoken_of(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether the words name a response without telling that anyone made it."""
    words, kind, at = reading.words, hit.entry.response_type, hit.start
    if kind == "statement":
        if hit.entry.subtype == "attribution":
            return True  # blame alone is an attribution, kept with the attack (codebook, "Responses")
        if reading.quoted[at] and words[at] not in ("condemn", "condemns"):
            return True
        return hit.entry.subtype in ("demand", "other") and _is_demand_of_abstract(words, hit)
    if kind == "withdrawal" and words[at] == "withdrawal":
        return not any(w in ("announced", "announces", "ordered", "began", "started", "complete") for w in words)
    return False


def _status(reading: Reading, hit: Hit[ResponseWord]) -> str | None:
    """How far the response got, or null where the words deny it or only imagine it."""
    words, kind, at = reading.words, hit.entry.response_type, hit.start
    status = hit.entry.status
    group = reading.verb_group_start(at)
    group_words = words[max(0, group - 1) : at]
    if any(w in ("not", "never", "n't", "yet", "no") for w in group_words):
        return None
    if any(w in ("could", "would", "might", "may", "should", "if") for w in group_words):
        if kind != "legal_complaint":
            return None
        status = "pending"
    if "to" in words[group:at] or words[at - 1 : at] == ["to"]:
        controller = words[max(0, group - 4) : group]
        if any(w in ("decided", "decision", "voted") for w in controller):
            status = "decided"
        elif any(w in _INTENT_WORDS for w in controller):
            status = "announced"
        elif kind == "statement":
            return None
    if "will" in group_words:
        status = "announced"
    return _status_of_vote(words, status) if kind == "legislative_action" else status


def _status_of_vote(words: list[str], status: str) -> str:
    text = " ".join(words)
    if any(phrase in text for phrase in _NOT_IN_FORCE):
        return "passed_not_implemented"
    if "rejected" in words or "voted down" in text or "vetoed" in words:
        return "rejected"
    if any(w in ("house", "senate", "chamber") for w in words):
        return "passed_chamber"
    return status


def _parties(reading: Reading, hit: Hit[ResponseWord]) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Who responded and to whom: token spans, either null where the sentence doesn't say."""
    words, at = reading.words, hit.start
    actor_span: tuple[int, int] | None = None
    passive = reading.is_verb(at) and reading.is_passive(at) and not words[at].endswith("ing")
    if passive:
        by = next((j for j in range(hit.end, min(len(words), hit.end + 10)) if words[j] == "by"), None)
        if by is not None:
            actor_span = reading.object(by + 1)
        target_span = reading.subject(at)
        if hit.phrase.endswith(" by"):
            actor_span = reading.object(hit.end)
            if actor_span and words[actor_span[0]][0].isdigit():
                actor_span = _body_after(reading, hit.end)
    else:
        actor_span = reading.subject(at) if reading.is_verb(at) or words[at].endswith("ing") or at > 0 else None
        target_span = reading.object(hit.end)
    if hit.end - hit.start > 1 and not reading.is_verb(hit.start):
        actor_span = None  # "three days of mourning": a noun; whoever declared it responded
    if actor_span is None and not passive:
        actor_span = _main_subject(reading, at)
    if actor_span is None and hit.entry.response_type == "legislative_action":
        actor_span = _body_after(reading, 0)
    if actor_span and words[actor_span[1] - 1] in _WORDS_OF_SPEECH:
        actor_span = _main_subject(reading, actor_span[0]) or actor_span
    return actor_span, target_span


def _is_not_of(kind: str, reading: Reading, actor_span: tuple[int, int] | None) -> bool:
    """Whether an act of this kind can't be this actor's: how some voted is part of a vote; outlaws arrest nobody."""
    actor_words = reading.words[slice(*actor_span)] if actor_span else []
    if kind == "legislative_action":
        return any(w in _HOW_SOME_VOTED for w in actor_words) and not any(
            w in ("passed", "approved", "adopted") for w in reading.words
        )
    return kind == "arrest" and any(w in _OUTLAWS for w in actor_words)


def _is_demand_of_abstract(words: list[str], hit: Hit[ResponseWord]) -> bool:
    return hit.phrase in ("insisted on",) or words[max(0, hit.start - 1) : hit.start] in (["so"], ["what"])


def _main_subject(reading: Reading, before: int) -> tuple[int, int] | None:
    """The subject of the first main verb before token ``before``."""
    for j in range(before - 1, -1, -1):
        if reading.is_verb(j) and reading.words[j] not in AUXILIARIES:
            return reading.subject(j)
    return None


_BODIES = frozenset(
    """parliament senate house congress council assembly representatives knesset duma legislature bundestag
    lawmakers chamber""".split()
)


def _body_after(reading: Reading, start: int) -> tuple[int, int] | None:
    """The assembly that voted, wherever the sentence names it: "approved by 227-186 in the House of ..."."""
    for i in range(start, len(reading.words)):
        if reading.words[i] in _BODIES:
            first = i
            while (
                first > 0
                and not reading.is_barrier(first - 1)
                and reading.words[first - 1] not in ("in", "by", "the", "of", "and", "to", "from")
            ):
                first -= 1
            end = i + 1
            if reading.words[end : end + 2] == ["of", "representatives"]:
                end += 2
            return first, end
    return None


def _votes(reading: Reading) -> tuple[int, int] | None:
    text = reading.document.plain[reading.sentence.start : reading.sentence.end]
    match = _VOTES.search(text)
    if match and int(match.group(1)) + int(match.group(2)) >= 5:
        return int(match.group(1)), int(match.group(2))
    return None


_WORDS_OF_SPEECH = frozenset(
    "statement statements decision letter message post tweet resolution condolences outrage plan".split()
)
_PRONOUNS = frozenset("he she it they we i who which that this his her".split())


def _actor(reading: Reading, span: tuple[int, int] | None) -> tuple[str | None, str | None, tuple[int, int] | None]:
    """The responder: its own words for an office or a person, with the vocabulary's key when it has one."""
    if span is None:
        return None, None, None
    start, end = span
    while start < end and reading.words[start] in ("the", "a", "an", "but", "and", "then", "meanwhile"):
        start += 1
    if start >= end or reading.words[start] in _PRONOUNS:
        return None, None, None
    end = max(start + 1, _actor_end(reading, start, end))
    if not any(reading.tokens[k].is_word for k in range(start, end)):
        return None, None, None
    named = actor_in(reading, start, end)
    text = reading.text(start, end)
    if len(text) > 120:
        return None, None, None
    head_is_name = next((n for n in reading.names if n.start == start and n.end == end), None)
    if named and named[1] and head_is_name and head_is_name.actor and head_is_name.actor.actor_id.startswith("gov_"):
        return named[0], named[1], (start, end)
    ref = None
    for name in reading.names:
        if start <= name.start < end and name.actor:
            ref = name.actor.actor_id
            if name.end == end or name.start == start:
                break
    return text, ref, (start, end)


_ADVERBIAL_STARTS = frozenset("on during after following over at with against".split())


def _actor_end(reading: Reading, start: int, end: int) -> int:
    """As in "militias in Iraq" keeps its place; "members of the EU" its members; a trailing adverbial goes."""
    for k in range(start + 1, end):
        if reading.time_at(k) or reading.words[k] in _ADVERBIAL_STARTS:
            return k
    return end
