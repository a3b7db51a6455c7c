"""What people say of an attack in their own words: quotations that judge, verbs of judging, a statement's own text.

Here: reactions that no phrase of the vocabulary of responses tells. Reporting what happened is no reaction: the words
must hold a judgement (vocabulary, role ``judging``). Not here: phrases such as "condemned", which are ``responses``.
"""

from collections.abc import Container, Iterable, Sequence

from pipelines.events.mentions import TITLES
from pipelines.events.reading import Reading
from pipelines.events.responders import responder
from pipelines.events.responses import ResponseMention
from pipelines.vocabulary.words import role_words

_JUDGING = role_words("judging")
_JUDGING_BY_LEADERS = role_words("judging_by_leaders")  # anybody speaks of a murder; a minister judges it so
_FIRST_OF_TWO = frozenset(phrase.split()[0] for phrase in _JUDGING_BY_LEADERS if " " in phrase)
_MAY_JUDGE = _JUDGING | _JUDGING_BY_LEADERS | _FIRST_OF_TWO
_LEADERS = role_words("leader")
_JUDGING_VERBS = role_words("judging_verb")
_SAID = role_words("saying")
_MODALS = frozenset("could should must would will".split())
_QUOTE = 4  # quoted words from which a sentence quotes somebody, not a single word
_JUDGED = frozenset("it this death deaths killing killings loss act act move tragedy crime incident".split())


def find_reactions(reading: Reading, officials: Container[str] = ()) -> list[ResponseMention]:
    """The reaction of one sentence, if it tells one: a sentence has one speaker.

    Args:
        reading: The sentence.
        officials: Surnames of those who speak for an office or organisation; what passers-by say is no response.
    """
    judgement = _judgement(reading.words)
    if judgement is None:
        return []
    reaction = _quoted(reading, officials) or _judged(reading, officials) or _spoken(reading)
    if reaction is None:
        reading.left_out("response", judgement, judgement + 1, "nobody_judges", "response:reaction")
    return [reaction] if reaction else []


def _judgement(words: Sequence[str]) -> int | None:
    """The first word that judges, or begins a phrase that does ("failed state")."""
    if _MAY_JUDGE.isdisjoint(words):
        return None
    for k, word in enumerate(words):
        if word in _JUDGING or word in _JUDGING_BY_LEADERS:
            return k
        if word in _FIRST_OF_TWO and f"{word} {' '.join(words[k + 1 : k + 2])}" in _JUDGING_BY_LEADERS:
            return k
    return None


def _quoted(reading: Reading, officials: Container[str]) -> ResponseMention | None:
    """A quotation that judges, or a leader's "could" and "should" about an attack."""
    words = reading.words
    for k, word in enumerate(words):
        if word not in _SAID or reading.quoted[k]:
            continue
        modal = any(w in _MODALS for w in words[k + 1 :])
        word_quoted = any(q and w in _JUDGING for q, w in zip(reading.quoted, words, strict=True))
        if not (sum(reading.quoted) >= _QUOTE or (reading.nouns and (modal or word_quoted))):
            continue
        after_quote = k > 0 and words[k - 1] in (",", '"') and k + 1 < len(words) and reading.name_at(k + 1)
        span = reading.object(k + 1) if after_quote else reading.subject(k)
        reaction = _statement(reading, k, span, "quoted", officials)
        if reaction is not None:
            return reaction
    return None


def _judged(reading: Reading, officials: Container[str]) -> ResponseMention | None:
    """As in "called the killing senseless", "found the air strike justified"."""
    words = reading.words
    for k, word in enumerate(words):
        if word not in _JUDGING_VERBS or reading.quoted[k] or k == 0:
            continue
        if reading.is_verb(k) and reading.is_passive(k) and "by" not in words[k : k + 6]:
            continue  # "were found at the crime scene"
        judged = any(k < h.start <= k + 5 for h in reading.nouns) or any(w in _JUDGED for w in words[k + 1 : k + 5])
        if judged and _judgement(words[k + 2 : k + 18]) is not None:
            reaction = _statement(reading, k, reading.subject(k), "judged", officials)
            if reaction is not None:
                return reaction
    return None


def _spoken(reading: Reading) -> ResponseMention | None:
    """A sentence of a published statement, whose speaker was named before it."""
    if reading.speaker is None or not reading.is_speech or sum(reading.quoted) >= _QUOTE:
        return None
    if not (reading.nouns or reading.casualties):
        return None
    at = _judgement(reading.words) or 0
    name, ref = reading.speaker
    return _mention(reading, at, (name, ref, None), "spoken")


def _statement(
    reading: Reading, k: int, span: tuple[int, int] | None, rule: str, officials: Container[str]
) -> ResponseMention | None:
    """The statement told by the verb at token ``k``, when somebody is named who made it."""
    name, ref, actor_span = responder(reading, span)
    if name is None or actor_span is None:
        return None
    start, end = actor_span
    if not any(t.is_capitalised for t in reading.tokens[start:end]):
        return None
    is_person = any(n.is_person and start <= n.start < end for n in reading.names)
    is_leader = ref is not None or is_official(reading, start, end) or reading.words[end - 1] in officials
    if not is_leader and (is_person or _JUDGING.isdisjoint(reading.words)):
        return None
    return _mention(reading, k, (name, ref, actor_span), rule)


def is_official(reading: Reading, start: int, end: int) -> bool:
    """Whether an office or organisation stands in or beside a name: "President X", "Y, head of the union"."""
    tokens = reading.tokens
    if any(
        tokens[k].lower == "of" and tokens[k + 1].is_capitalised and not _is_place(reading, k + 1)
        for k in range(start, min(end + 1, len(tokens) - 1))
    ):
        return True  # "Ana Pérez of Doctors Without Borders", not "Ana Pérez of San José"
    return any(w in _LEADERS or w in TITLES for w in reading.words[max(0, start - 4) : end + 6])


def _is_place(reading: Reading, at: int) -> bool:
    name = reading.name_at(at)
    return name is not None and bool(name.places) and name.actor is None


def officials_of(readings: Iterable[Reading]) -> frozenset[str]:
    """Surnames (lower case) of the persons whom an article introduces with an office or organisation."""
    return frozenset(
        reading.words[name.end - 1]
        for reading in readings
        for name in reading.names
        if name.is_person and is_official(reading, name.start, name.end)
    )


def _mention(
    reading: Reading, at: int, actor: tuple[str, str | None, tuple[int, int] | None], rule: str
) -> ResponseMention:
    return ResponseMention(
        reading=reading,
        start=at,
        end=at + 1,
        response_type="statement",
        subtype="other",
        status="executed",
        actor_name=actor[0],
        actor_ref=actor[1],
        actor_span=actor[2],
        target_name=None,
        target_span=None,
        votes=None,
        rule=f"response:{rule}",
    )
