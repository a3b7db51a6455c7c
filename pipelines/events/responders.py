"""Who responded and to whom, from where the words stand in the sentence.

Here: subjects, agents and objects of a response's words, assemblies that vote, and the responder's name. Not here: what
is a response, which is ``responses`` and ``reactions``.
"""

from collections.abc import Iterable

from pipelines.events.actors import actor_in, listed_with
from pipelines.events.mentions import TITLES, Name
from pipelines.events.reading import ADVERBS, AUXILIARIES, Reading
from pipelines.vocabulary.words import Hit, ResponseWord, role_words

# passive in form: who was shocked spoke
_FELT = frozenset(
    """concerned saddened shocked appalled alarmed horrified outraged dismayed disturbed sickened worried
    troubled""".split()
)


def head_of(reading: Reading, hit: Hit[ResponseWord]) -> int:
    """The word of a phrase that its subject belongs to: its first, or its verb behind an adverb ("deeply regrets")."""
    first = hit.start
    while first + 1 < hit.end and (reading.words[first] in ADVERBS or reading.words[first].endswith("ly")):
        first += 1
    return first


def _is_done_to_its_subject(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether the subject of a response's verb is whom it was done to: "was condemned by", "were arrested"."""
    words, at = reading.words, head_of(reading, hit)
    if not reading.is_verb(at) or words[at].endswith("ing") or words[at] in _FELT or not reading.is_passive(at):
        return False
    with_auxiliary = any(w in AUXILIARIES for w in words[reading.verb_group_start(at) : at])
    # "called on both sides", "threatened to retaliate": what follows belongs to the verb
    takes_on = at + 1 < hit.end or (hit.entry.response_type == "statement" and words[hit.end : hit.end + 1] == ["to"])
    return with_auxiliary or not takes_on


def parties(reading: Reading, hit: Hit[ResponseWord]) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """Who responded and to whom: token spans, either null where the sentence doesn't say."""
    words, at = reading.words, head_of(reading, hit)
    actor_span: tuple[int, int] | None = None
    made = _made(reading, at)
    if made is not None:
        return (None, None) if reading.is_passive(made) else (reading.subject(made), None)
    passive = _is_done_to_its_subject(reading, hit)
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
        actor_span = None if _is_told_by_noun(reading, hit) else reading.subject(at)
        target_span = reading.object(hit.end)
    if _is_of_the_accused(reading, hit):
        return None, reading.subject(at) or _main_subject(reading, hit.end)
    if hit.end - hit.start > 1 and at == hit.start and not reading.is_verb(at):
        actor_span = None  # "three days of mourning": a noun; whoever declared it responded
    if actor_span is None and not passive:
        actor_span = _main_subject(reading, at)
    if hit.entry.response_type == "legislative_action":
        actor_span = _assembly_of(reading, actor_span) if actor_span else _body_after(reading, 0)
    if actor_span and words[actor_span[0]] in ("it", "they", "he", "she") and actor_span[0]:
        actor_span = _who_says_so(reading, actor_span[0]) or actor_span
    if actor_span and words[actor_span[1] - 1] in _WORDS_OF_SPEECH:
        actor_span = _main_subject(reading, actor_span[0]) or actor_span
    return actor_span, target_span


def _is_told_by_noun(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether whoever acts is the subject of another verb: "declared a truce", "told residents to take shelter"."""
    at = hit.start
    return hit.entry.names_the_act and (not reading.is_verb(at) or reading.words[at - 1 : at] == ["to"])


def _made(reading: Reading, at: int) -> int | None:
    """The verb of "made three arrests", where the response is told by its noun."""
    if reading.words[at] not in ("arrest", "arrests"):
        return None
    verbs = (k for k in range(at - 1, max(-1, at - 5), -1) if reading.is_verb(k))
    verb = next(verbs, None)
    return verb if verb is not None and reading.words[verb] in ("made", "make", "makes", "making") else None


def _who_says_so(reading: Reading, pronoun: int) -> tuple[int, int] | None:
    """Whom "it" or "he" stands for in a report of one's own doing: "the ministry said that it had summoned"."""
    for k in range(pronoun - 1, max(-1, pronoun - 6), -1):
        if reading.is_verb(k):
            return reading.subject(k) if reading.words[k] in _SAYING else None
        if reading.words[k] not in ("that", "on") and reading.time_at(k) is None:
            return None
    return None


_SAYING = role_words("saying") | role_words("speech_verb")


def _is_of_the_accused(reading: Reading, hit: Hit[ResponseWord]) -> bool:
    """Whether the subject is who is arrested or tried: "a man is in custody", "she pleaded guilty"."""
    if hit.phrase in _OF_THE_ACCUSED:
        return True
    before_it = reading.words[max(0, hit.start - 2) : hit.start]
    return hit.phrase in _STATES_OF_ARREST and any(w in _STATE_VERBS for w in before_it)


_OF_THE_ACCUSED = role_words("done_by_accused")
_STATES_OF_ARREST = frozenset({"in custody", "under arrest"})
_STATE_VERBS = frozenset("is are was were be been remains remain remained".split())


def _main_subject(reading: Reading, before: int) -> tuple[int, int] | None:
    """The subject of the first main verb before token ``before``."""
    for j in range(before - 1, -1, -1):
        if reading.is_verb(j) and reading.words[j] not in AUXILIARIES:
            return None if reading.words[j] in _TOLD_TO and reading.is_passive(j) else reading.subject(j)
    return None


_TOLD_TO = frozenset("ordered told instructed advised urged asked".split())  # "residents were told to take shelter"
_BODIES = role_words("assembly")


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


def _assembly_of(reading: Reading, span: tuple[int, int]) -> tuple[int, int]:
    """As in "fired at a base hosting troops and the Iraqi parliament voted": of words joined, those of the assembly."""
    ands = [k for k in range(*span) if reading.words[k] == "and"]
    if not ands or _BODIES.isdisjoint(reading.words[ands[-1] + 1 : span[1]]):
        return span
    before = reading.words[span[0] : ands[-1]]
    return span if not _BODIES.isdisjoint(before) else (ands[-1] + 1, span[1])


_WORDS_OF_SPEECH = role_words("word_of_speech")
_PRONOUNS = frozenset("he she it they we i who which that this his her".split())


def responder(reading: Reading, span: tuple[int, int] | None) -> tuple[str | None, str | None, tuple[int, int] | None]:
    """The responder: its own words for an office or a person, with the vocabulary's key when it has one."""
    if span is None:
        return None, None, None
    start, end = listed_with(reading, span)
    while start < end and reading.words[start] in ("the", "a", "an", "but", "and", "then", "meanwhile"):
        start += 1
    owned = end - start > 1 and reading.words[start] in ("his", "her")  # "his government", "her office"
    if start >= end or (reading.words[start] in _PRONOUNS and not owned):
        return None, None, None
    start, end = _without_saying(reading, start, max(start + 1, _actor_end(reading, start, end)))
    if _is_no_party(reading, start, end) or not any(reading.tokens[k].is_word for k in range(start, end)):
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
    if owned and ref is None:
        text = text[0].lower() + text[1:]  # "His government" names nobody: no capital
    return text, ref, (start, end)


def _is_no_party(reading: Reading, start: int, end: int) -> bool:
    """As in "previously threatening", "the latest", "federal and state": a phrase that names nobody.

    Somebody is a name, people of any kind, or a word for those who act for others; a last word with a capital may be a
    name that nothing lists.
    """
    if reading.words[start] in ADVERBS and reading.words[end - 1].endswith("ing"):
        return True
    last = reading.tokens[end - 1]
    compound = "-" in last.text  # "Large-scale": its place gives it the capital
    if (last.is_capitalised and not (compound and last.i == 0)) or any(start <= h.start < end for h in reading.people):
        return False
    named = any(start <= n.start < end for n in reading.names)
    return not named and _PARTIES.isdisjoint(reading.words[start:end])


_PARTIES = (
    role_words("responding_body")
    | role_words("acting_body")
    | role_words("agency")
    | role_words("armed_party")
    | role_words("assembly")
    | role_words("forces_that_speak")
    | role_words("group_member")
    | role_words("institution")
    | role_words("leader")
    | role_words("local_institution")
    | role_words("officer_on_duty")
    | role_words("officials_of_party")
    | role_words("title")
)


_ADVERBIAL_STARTS = frozenset(
    "on during after following over at with against reacting responding speaking commenting addressing writing".split()
)


def _actor_end(reading: Reading, start: int, end: int) -> int:
    """As in "militias in Iraq" keeps its place; "members of the EU" its members; a trailing adverbial goes."""
    for k in range(start + 1, end):
        if reading.time_at(k) or reading.words[k] in _ADVERBIAL_STARTS:
            return k
    return end


def _without_saying(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """As in "the ministry reports" before "intercepting", "Kenya also reports its guards": the party alone."""
    for k in range(end - 1, start, -1):
        if reading.words[k] in _REPORTS and not reading.tokens[k].is_capitalised:
            return (start, k) if k == end - 1 else (k + 1, end)
    return start, end


_REPORTS = frozenset("reports says claims confirms announces states".split())


def states_of_persons(readings: Iterable[Reading]) -> dict[str, str]:
    """The state (ISO 3166-1 alpha-3) each leader speaks for, by surname: "Turkish President X", "President of Y, X"."""
    found: dict[str, str] = {}
    for reading in readings:
        for person in reading.names:
            if not person.is_person:
                continue
            state = next((n for n in reading.names if _is_state(n) and 0 < person.start - n.end + 1 <= 4), None)
            around = reading.words[max(0, state.start - 3) : person.start] if state else []
            titled = any(w in TITLES for w in around)
            if state is not None and titled and state.iso3:
                found.setdefault(person.text.split()[-1], state.iso3)
    return found


def _is_state(name: Name) -> bool:
    """Whether a name is a state's, its people's or its government's ("Turkish President")."""
    return name.country is not None or (name.actor is not None and name.actor.actor_kind == "government")


def state_of(mention_reading: Reading, span: tuple[int, int] | None, states: dict[str, str]) -> str | None:
    """The state that a responder is, is of or speaks for."""
    if span is None:
        return None
    for name in mention_reading.names:
        if span[0] <= name.start < span[1] and not name.is_person and name.iso3:
            return name.iso3
    return states.get(mention_reading.tokens[span[1] - 1].text)
