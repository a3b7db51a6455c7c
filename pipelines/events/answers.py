"""The responses of an article, each tied to the attack it answers; force that answers force among them.

Here: following the text to the attack a response speaks of. The words of responses are ``responses``, the grounds of
ties are ``links``.
"""

from dataclasses import dataclass, replace

from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, surname
from pipelines.events.links import FORCE_CUES, Link, before, cue_in, links_of, retaliation
from pipelines.events.reactions import find_reactions
from pipelines.events.reading import Reading
from pipelines.events.responses import ResponseMention, find_responses, is_same_act
from pipelines.events.setting import When, when_of
from pipelines.events.thread import Thread
from pipelines.events.trace import Reason

_DISPUTE = frozenset(
    "pretext false untrue baseless fabricated unfounded denied denies rejected rejects disputed disputes".split()
)
_DATE_DISTANCE = 25  # tokens, clause breaks counted, over which a day still dates a response


@dataclass(frozen=True, slots=True)
class Answer:
    """One response and the attacks it answers."""

    mention: ResponseMention
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AnswerByForce:
    """An attack of the article that answers another: a response too."""

    attack: Attack
    response_type: str
    link: Link


def find_answers_by_force(article: ArticleReading) -> list[AnswerByForce]:
    """Retaliatory attacks, and crowds that answer an attack."""
    found = []
    for position, attack in enumerate(article.attacks):
        link = retaliation(attack, article.attacks)
        by_crowd = attack.attack_type == "mob_violence"
        if link is not None:
            link = replace(link, disputed_by=_disputed_by(article, attack))
            link = replace(link, link_type="response") if by_crowd else link
        elif by_crowd and position > 0:
            told = attack.first
            previous = before(told.reading, article.attacks, exclude=attack)
            if previous is not None:
                span = told.reading.span(told.mention.start, told.mention.end)
                link = Link(previous, "followed_by", "sequence", *span)
        if link is not None:
            found.append(AnswerByForce(attack, "protest" if by_crowd else "military_strike", link))
    return found


def _disputed_by(article: ArticleReading, attack: Attack) -> str | None:
    """Who denies that an attack was an answer: "the pretext that this attack came as a response ... is false"."""
    for reading in article.readings:
        if not any(w in _DISPUTE for w in reading.words) or cue_in(reading, kinds=FORCE_CUES) is None:
            continue
        spoken_of = next(iter(article.told_in(reading)), None)
        if spoken_of is not attack and before(reading, article.attacks) is not attack:
            continue
        statement = next((m for m in _responses_of(reading) if m.actor_name), None)
        if statement is not None:
            return statement.actor_name
    return None


def find_answers(article: ArticleReading, by_force: list[AnswerByForce]) -> list[Answer]:
    """The responses that words other than an attack's tell, one for each type, actor and attack."""
    if not article.attacks:
        return []
    causes = {id(answer.attack): answer.link.attack for answer in by_force}
    found: list[Answer] = []
    thread = Thread(article)
    speaker: tuple[str, str | None] | None = None
    is_speech = False
    for reading in article.readings:
        reading.speaker, reading.is_speech = speaker, is_speech
        speaker = _speaker_of(reading) or speaker
        is_speech = is_speech or (speaker is not None and reading.words[-1:] == [":"])
        if reading.sentence.kind != "body":
            continue
        here = article.told_in(reading)
        for mention in _responses_of(reading):
            if _is_attackers_own(mention, here):
                _leave_out(mention, "attackers_own")
                continue
            if _is_told_as_attack(article, mention):
                _leave_out(mention, "told_as_attack")
                continue
            links = links_of(mention, article.attacks, thread.spoken_of(reading))
            if not links:
                _leave_out(mention, "too_far_from_attack" if thread.topic else "no_attack_to_answer")
                continue
            links = [_not_to_what_follows(article, mention, link, causes) for link in links]
            _note_links(mention, links, here)
            thread.answered(reading, links[0].attack)
            found.append(Answer(mention, tuple(links)))
        thread.read(reading)
    return _once_each(found)


def _responses_of(reading: Reading) -> list[ResponseMention]:
    """What a sentence tells of responses: by the words of the vocabulary, and in the speaker's own."""
    told = find_responses(reading)
    return told + [r for r in find_reactions(reading) if not any(_says_the_same(m, r) for m in told)]


def _says_the_same(told: ResponseMention, reaction: ResponseMention) -> bool:
    if told.response_type == "statement":
        return True
    return told.actor_name == reaction.actor_name and is_same_act(told, reaction)


def _leave_out(mention: ResponseMention, reason: Reason) -> None:
    mention.reading.left_out("response", mention.start, mention.end, reason, mention.rule)


def _note_links(mention: ResponseMention, links: list[Link], here: list[Attack]) -> None:
    """Tell whoever listens which attacks a response answers, and how they were found."""
    trace = mention.reading.document.trace
    if trace is None:
        return
    for link in links:
        how = "told in its sentence" if link.attack in here else "spoken of before"
        offset = link.attack.first.mention.offset
        trace.decided("link", link.start, link.end, "chosen", how, rule=f"link:{link.basis}", other=offset)


def _not_to_what_follows(
    article: ArticleReading, mention: ResponseMention, link: Link, causes: dict[int, Attack]
) -> Link:
    """A response told with a new attack answers that one's cause, or the attack before it when told first."""
    attack, reading = link.attack, mention.reading
    if attack.first.reading is not reading:
        return link
    if id(attack) in causes:
        return replace(link, attack=causes[id(attack)])
    between = reading.words[mention.end : attack.first.mention.start]
    told_before_it = mention.start < attack.first.mention.start and any(w in _AND_THEN for w in between)
    if told_before_it and len(article.attacks) > 1 and link.basis == "context":
        previous = before(reading, article.attacks, exclude=attack)
        if previous is not None:
            return replace(link, attack=previous)
    return link


_AND_THEN = frozenset("and ; while before but".split())


def _once_each(answers: list[Answer]) -> list[Answer]:
    kept: dict[tuple[str, str | None, int], Answer] = {}
    for answer in answers:
        name = answer.mention.actor_name
        key = (answer.mention.response_type, surname(name) if name else None, id(answer.links[0].attack))
        if kept.setdefault(key, answer) is not answer:
            _leave_out(answer.mention, "said_again")
    return list(kept.values())


def _speaker_of(reading: Reading) -> tuple[str, str | None] | None:
    """Who speaks from here on: "The Foreign Secretary said:", "The general released the following statement:"."""
    announced = reading.words[-1:] == [":"] and "statement" in reading.words
    for k, word in enumerate(reading.words):
        says = word in ("said", "says", "statement") or announced
        if says and not reading.quoted[k] and reading.is_verb(k):
            span = reading.subject(k)
            if span and any(t.is_capitalised for t in reading.tokens[span[0] : span[1]]):
                return reading.text(*span).removeprefix("The ").removeprefix("the "), None
    return None


def _is_attackers_own(mention: ResponseMention, here: list[Attack]) -> bool:
    """Whether what the attacker of this very sentence did is only the attack again."""
    if mention.actor_ref is None or mention.response_type not in ("military_operation", "protest"):
        return False
    return any(
        a.actor_ref == mention.actor_ref and a.status in ("stated", "claimed") for attack in here for a in attack.by
    )


def _is_told_as_attack(article: ArticleReading, mention: ResponseMention) -> bool:
    """Whether the words of a response are words of an attack, not of a reference to one ("described the attack")."""
    return any(
        t.reading is mention.reading
        and t.mention.start < mention.end
        and mention.start < t.mention.end
        and not (mention.start < t.mention.start and t.mention.is_definite)
        for a in article.attacks
        for t in a.told
    )


def response_date(article: ArticleReading, mention: ResponseMention) -> When | None:
    """The day of a response: the nearest resolved day of its sentence that dates no attack."""
    reading = mention.reading
    taken = {t.when.start for a in article.attacks for t in a.told if t.when and t.reading is reading}
    near = sorted(
        (reading.distance(mention.start, start), time.start, time)
        for start, end, time in reading.times
        if time.kind in ("date", "time")
        and time.lo
        and time.hi
        and time.start not in taken
        and reading.words[end : end + 1] != ["'s"]
    )
    if not near or near[0][0] > _DATE_DISTANCE:
        return None
    when = when_of(near[0][2], article.document.text)
    anchor = article.document.published_on
    return None if when is None or (anchor and when.lo > anchor) else when
