"""The responses of an article, each tied to the attack it answers; force that answers force among them.

Here: following the text to the attack a response speaks of. The words of responses are ``responses``, the grounds of
ties are ``links``.
"""

from dataclasses import replace

from pipelines.events.answered import Answered, describe_answered
from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, surname
from pipelines.events.attacks import Mention
from pipelines.events.links import (
    FORCE_CUES,
    Link,
    answered_phrase,
    before,
    called_answer,
    cue_in,
    links_of,
    retaliation,
)
from pipelines.events.meant import meant_attack
from pipelines.events.offices import actor_meant
from pipelines.events.reactions import find_reactions, officials_of
from pipelines.events.reading import Reading
from pipelines.events.responders import state_of, states_of_persons
from pipelines.events.responses import ResponseMention, find_responses, is_same_act
from pipelines.events.setting import When, when_of
from pipelines.events.thread import Thread, refers_to_attack
from pipelines.events.trace import Reason
from pipelines.values import frozen
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.words import role_words

_DISPUTE = role_words("disputing")
_DATE_DISTANCE = 25  # tokens, clause breaks counted, over which a day still dates a response


@frozen
class Answer:
    """One response and the attacks it answers.

    Attributes:
        described: What its sentence says of the attack it answers, where the article tells none that it could be.
    """

    mention: ResponseMention
    links: tuple[Link, ...]
    described: Answered | None = None


@frozen
class AnswerByForce:
    """An attack of the article that answers another: a response too.

    Attributes:
        link: None where the text doesn't tell what it answers, or tells an attack that isn't coded.
        disputed_in: The sentence in which somebody denies that it was an answer.
        described: What the text says of an attack that isn't coded.
    """

    attack: Attack
    response_type: str
    link: Link | None
    disputed_in: Reading | None = None
    described: Answered | None = None


def find_answers_by_force(article: ArticleReading) -> list[AnswerByForce]:
    """Retaliatory attacks, force against those behind an earlier attack, and crowds that answer an attack."""
    found = []
    for attack in article.attacks:
        answer = _by_crowd(article, attack) if attack.attack_type == "mob_violence" else _by_arms(article, attack)
        if answer is not None:
            found.append(answer)
    return found


def _by_crowd(article: ArticleReading, attack: Attack) -> AnswerByForce | None:
    """A crowd that attacks because of an attack, or after one."""
    link = retaliation(attack, article.attacks)
    if link is not None:
        return AnswerByForce(attack, "protest", replace(link, link_type="response"))
    told = attack.first
    previous = before(told.reading, article.attacks, exclude=attack)
    if previous is None or attack is article.attacks[0]:
        return None
    span = told.reading.span(told.mention.start, told.mention.end)
    return AnswerByForce(attack, "protest", Link(previous, "followed_by", "sequence", *span))


def _by_arms(article: ArticleReading, attack: Attack) -> AnswerByForce | None:
    link = retaliation(attack, article.attacks)
    if link is not None and not _is_other_news(article, attack, link):
        reading, party = _dispute(article, attack)
        return AnswerByForce(attack, "military_strike", replace(link, disputed_by=party), reading)
    behind = _against_those_behind(article, attack)
    if behind is not None:
        return behind
    called = called_answer(attack)
    phrase = answered_phrase(*called) if called is not None else None
    if called is not None and phrase is not None:
        described = describe_answered(article, called[0], phrase, "retaliation", "explicit")
        if described is not None:
            return AnswerByForce(attack, "military_strike", None, described=described)
    explained = _explained_after(article, attack)
    if explained is not None or called is None or phrase is not None:
        return explained  # "in response to a request": an answer, and to no attack
    return AnswerByForce(attack, "military_strike", None)


def _is_other_news(article: ArticleReading, attack: Attack, link: Link) -> bool:
    """Whether a list of news tells what an attack is said to answer in another item than the attack itself."""
    items = {t.reading.sentence.paragraph for t in attack.told}
    if _answers_item_before(attack, link):
        return False
    return Thread(article).is_digest and items.isdisjoint(t.reading.sentence.paragraph for t in link.attack.told)


def _answers_item_before(attack: Attack, link: Link) -> bool:
    """As in "X strikes Y in response.": a bare answer answers what stands right before it, in a list too."""
    reading = attack.first.reading
    cue = cue_in(reading, kinds=FORCE_CUES)
    told_before = max(t.reading.sentence.index for t in link.attack.told)
    bare = cue is not None and cue.kind != "causal" and answered_phrase(reading, cue) is None
    return bare and reading.sentence.index - told_before == 1


def _explained_after(article: ArticleReading, attack: Attack) -> AnswerByForce | None:
    """As in "The strikes were a response to the shelling of X", in a sentence after the one that tells the strikes."""
    if attack.family in ("kidnapping", "melee"):
        return None
    first, last = attack.first.reading.sentence.index, attack.last_sentence
    for reading in article.body:
        if not first < reading.sentence.index <= last + _EXPLAINED_WITHIN:
            continue
        cue = cue_in(reading, kinds=_EXPLAINING)
        if cue is None or cue.kind == "causal" or reading.quoted[cue.at] or not _says_what_they_were(reading, cue.at):
            continue
        phrase = answered_phrase(reading, cue)
        if phrase is None:
            continue
        cause = next((a for a in article.told_in(reading) if a is not attack), None)
        if cause is not None:
            link = Link(cause, "retaliation", "explicit", *reading.span(cue.at, cue.end))
            return AnswerByForce(attack, "military_strike", link)
        described = describe_answered(article, reading, phrase, "retaliation", "explicit")
        if described is not None:
            return AnswerByForce(attack, "military_strike", None, described=described)
    return None


def _says_what_they_were(reading: Reading, at: int) -> bool:
    """Whether the words before a cue are no more than "The strikes were (carried out as) a"."""
    before_it = reading.words[:at]
    return (
        len(before_it) <= _SAID_OF_THEM
        and before_it[:1] in (["the"], ["these"], ["this"], ["it"])
        and any(w in _WERE for w in before_it)
        and (before_it[0] == "it" or any(w in _FORCE for w in before_it))
    )


_EXPLAINING = (*FORCE_CUES, ("response", ("a response to", "an answer to", "a reply to")))
_EXPLAINED_WITHIN = 2
_SAID_OF_THEM = 8
_WERE = frozenset("was were is are came".split())
_FORCE = role_words("answered_attack") | frozenset(("operation", "raids", "bombardments"))


def _against_those_behind(article: ArticleReading, attack: Attack) -> AnswerByForce | None:
    """As in "killed three men accused of the bombing in X"; None without such words."""
    for told in attack.told:
        words, start = told.reading.words, told.mention.start
        at = next((k for k in range(start + 1, min(len(words), start + 24)) if words[k] in _BEHIND), None)
        if at is None or _is_of_event(words, at) or not any(f.outcome == "killed" for _, f in told.figures):
            continue
        deeds = [h.start for h in told.reading.nouns] + [h.start for h in told.reading.verbs]
        if not any(at < deed <= at + 8 for deed in deeds):
            continue
        earlier = [
            a
            for a in article.attacks
            if a is not attack and any(t.reading is told.reading and t.mention.start > at for t in a.told)
        ]
        if earlier:
            link = Link(earlier[0], "response", "explicit", *told.reading.span(at, at + 1))
            return AnswerByForce(attack, "military_operation", link)
        described = describe_answered(article, told.reading, at + 1, "response", "explicit")
        return AnswerByForce(attack, "military_operation", None, described=described)
    return None


def _is_of_event(words: list[str], at: int) -> bool:
    """As in "the group is behind it"; not so in "a man who was responsible for the kidnapping"."""
    return words[at - 1] in _IS and words[at - 2] not in ("who", "that")


_BEHIND = frozenset("behind accused responsible wanted involved orchestrated masterminded suspected".split())
_IS = frozenset("was is were are been be".split())


def _dispute(article: ArticleReading, attack: Attack) -> tuple[Reading | None, str | None]:
    """Where, and by whom, an attack is denied to be an answer: "on the pretext that the raid was a response"."""
    for reading in article.readings:
        if _DISPUTE.isdisjoint(reading.distinct) or cue_in(reading, kinds=FORCE_CUES) is None:
            continue
        spoken_of = next(iter(article.told_in(reading)), None)
        if spoken_of is not attack and before(reading, article.attacks) is not attack:
            continue
        told = _responses_of(reading, officials_of(article.readings))
        statement = next((m for m in told if m.actor_name), None)
        if statement is not None:
            return reading, statement.actor_name
    return None, None


def find_answers(article: ArticleReading, by_force: list[AnswerByForce]) -> list[Answer]:
    """The responses that words other than an attack's tell, one for each type, actor and attack."""
    if not article.attacks:
        return []
    found: list[Answer] = []
    thread = Thread(article)
    states = states_of_persons(article.readings)
    officials = officials_of(article.readings)
    speaker: tuple[str, str | None] | None = None
    is_speech = False
    for reading in article.readings:
        reading.speaker, reading.is_speech = speaker, is_speech
        speaker = _speaker_of(reading) or speaker
        is_speech = is_speech or (speaker is not None and _announces_speech(reading))
        if reading.sentence.kind != "body":
            continue
        for told in _responses_of(reading, officials):
            mention = _with_actor(article, told)
            if mention.response_type == "military_strike" and _is_told_by_force(reading, by_force):
                _leave_out(mention, "told_as_attack")
                continue
            links = _links(article, mention, thread, by_force, states)
            links = list({id(link.attack): link for link in reversed(links)}.values())[::-1]  # each attack once
            after_it = [link for link in links if not _was_before(article, mention, link.attack)]
            reason = _why_none(article, mention, links, states)
            if links and not after_it and reason is None:
                reason = "before_attack"
            links = after_it
            if links and reason in (None, "attackers_own"):
                thread.answered(reading, links[0].attack)
            if reason is not None:
                _leave_out(mention, reason)
                continue
            found.append(Answer(mention, tuple(links), None if links else _described(article, mention)))
        thread.read(reading)
    return _once_each(found)


def _with_actor(article: ArticleReading, mention: ResponseMention) -> ResponseMention:
    """A response with the actor that a bare title means: "the ministry" is the one named before."""
    if mention.actor_ref is not None or mention.actor_span is None:
        return mention
    ref = actor_meant(article.readings, mention.reading, mention.actor_span)
    return replace(mention, actor_ref=ref) if ref else mention


def _is_told_by_force(reading: Reading, by_force: list[AnswerByForce]) -> bool:
    """Whether an attack of the sentence is told to answer another: "returned fire, killing nine" is told by that."""
    return any(t.reading is reading for answer in by_force for t in answer.attack.told)


def _was_before(article: ArticleReading, mention: ResponseMention, attack: Attack) -> bool:
    """Whether the day of a response is before the attack's; a night attack may be told as the day after."""
    if attack.when is None or not attack.when.is_own:
        return False
    when = response_date(article, mention)
    return when is not None and when.is_own and (attack.when.lo - when.hi).days > 1


def _announces_speech(reading: Reading) -> bool:
    """Whether a sentence opens a published statement: "The minister said:", near the top and on a line of its own."""
    return reading.words[-1:] == [":"] and reading.sentence.index <= _TOP


_TOP = 3


def _links(
    article: ArticleReading,
    mention: ResponseMention,
    thread: Thread,
    by_force: list[AnswerByForce],
    states: dict[str, str],
) -> list[Link]:
    """The attacks that a response answers, as far as the text tells them."""
    reading = mention.reading
    disputed = next((a.attack for a in by_force if a.disputed_in is reading), None)
    if disputed is not None:
        return [Link(disputed, "response", "explicit", *reading.span(mention.start, mention.end))]
    spoken_of = _spoken_of(mention, thread)
    if spoken_of is not None and not thread.is_digest:
        spoken_of = meant_attack(mention, article.attacks, spoken_of, states)
    links = [link for link in links_of(mention, article.attacks, spoken_of) if not _is_history_to_come(link, reading)]
    causes = {id(a.attack): a.link.attack for a in by_force if a.link is not None}
    meant = [replace(link, attack=thread.meant_by(link.attack, reading)) for link in links]
    return [_not_to_what_follows(article, mention, link, causes) for link in meant]


def _is_history_to_come(link: Link, reading: Reading) -> bool:
    """Whether an attack of years ago is told only after the response: "condemned it. In 2019 rebels shot X dead"."""
    attack, published = link.attack, reading.document.published_on
    if attack.when is None or published is None or attack.first.reading.sentence.index <= reading.sentence.index:
        return False
    return (published - attack.when.hi).days > _A_YEAR


_A_YEAR = 365


def _spoken_of(mention: ResponseMention, thread: Thread) -> Attack | None:
    """The attack that a response answers whose sentence tells none; in a list of news it must stand beside it."""
    reading = mention.reading
    attack = thread.spoken_of(reading, far=_is_of_attacks(mention))
    refers = refers_to_attack(reading)
    if mention.response_type in _ABOUT_ANYTHING and not refers:
        return None
    if _is_about_anything(mention) and not refers and reading.sentence.index - thread.at > _STILL_OF_IT:
        return None  # told some sentences after the attack, and of something else
    if attack is None or not thread.is_digest:
        return attack
    if refers and any(t.reading.sentence.paragraph == reading.sentence.paragraph for t in attack.told):
        return attack
    if mention.response_type in _LOOSELY_TIED or (mention.response_type == "statement" and not refers):
        return None
    since = reading.sentence.index - thread.at
    named = _is_set_in_its_country(reading, attack)
    return attack if (since == 1 and (refers or named is not False)) or (since == _STILL_OF_IT and named) else None


def _is_of_attacks(mention: ResponseMention) -> bool:
    """Whether a response is made to attacks only: what the article is about, however far above it was told."""
    return mention.response_type == "diplomatic_protest" or mention.subtype in ("condemnation", "condolence")


def _is_about_anything(mention: ResponseMention) -> bool:
    """Whether a demand or a judgement in the speaker's own words has no word of what is demanded after attacks."""
    of_much = mention.response_type == "statement" and (mention.subtype == "demand" or mention.rule in _OWN_WORDS)
    return of_much and _DEMANDED.isdisjoint(mention.reading.words)


def _is_set_in_its_country(reading: Reading, attack: Attack) -> bool | None:
    """Whether a sentence names the attack's country or something of it; None where either names none."""
    named = {n.iso3 for n in reading.names if n.iso3}
    if attack.where is None or attack.where.iso3 is None or not named:
        return None
    return attack.where.iso3 in named


_DEMANDED = role_words("demanded_after_attack")
_OWN_WORDS = frozenset(("response:quoted", "response:judged"))
_STILL_OF_IT = 2  # sentences after one that speaks of an attack
_ABOUT_ANYTHING = frozenset("negotiation aid".split())  # talks and help have many reasons: one must be told
_LOOSELY_TIED = frozenset("withdrawal negotiation aid sanction".split())


def _why_none(
    article: ArticleReading, mention: ResponseMention, links: list[Link], states: dict[str, str]
) -> Reason | None:
    """Why words of a response tell none here, or nothing of an attack; None where they do."""
    attacks = [link.attack for link in links] or article.told_in(mention.reading)
    if _is_attackers_own(mention, attacks, states):
        return "attackers_own"
    if _is_told_as_attack(article, mention):
        return "told_as_attack"
    if links or (mention.response_type not in _LOOSELY_TIED and _names_attack(mention)):
        return None
    told_before = article.attacks[0].first.reading.sentence.index < mention.reading.sentence.index
    return "too_far_from_attack" if told_before else "no_attack_to_answer"


def _names_attack(mention: ResponseMention) -> bool:
    """Whether a response is told to be one to an attack that isn't coded: "after yesterday's attack in X"."""
    return _tie_to_named_attack(mention) is not None


def _tie_to_named_attack(mention: ResponseMention) -> int | None:
    """The token that ties a response to an attack its sentence names: "after" in "after yesterday's attack in X"."""
    words = mention.reading.words
    for hit in mention.reading.nouns:
        if hit.entry.strength != "strong" or hit.start <= mention.start:
            continue
        ties = [k for k in range(max(0, hit.start - 5), hit.start) if words[k] in _TIES]
        if ties and any(w in _SPECIFIC or w == "'s" for w in words[max(0, hit.start - 4) : hit.start]):
            return ties[0]
    return None


def _described(article: ArticleReading, mention: ResponseMention) -> Answered | None:
    """What the sentence of a response says of the attack it answers, where the article tells none."""
    tie = _tie_to_named_attack(mention)
    if tie is None:
        return None
    return describe_answered(article, mention.reading, tie + 1, "response", "explicit")


_TIES = frozenset("after following over for to condemned condemn condemns of in".split())
_SPECIFIC = frozenset("the this that".split())


def _responses_of(reading: Reading, officials: frozenset[str]) -> list[ResponseMention]:
    """What a sentence tells of responses: by the words of the vocabulary, and in the speaker's own."""
    told = find_responses(reading)
    return told + [r for r in find_reactions(reading, officials) if not any(_says_the_same(m, r) for m in told)]


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
    judges_it = mention.response_type == "statement" and link.basis == "explicit"  # "condemned the missile attack"
    by_others = mention.response_type == "arrest"  # "the toll rose, and police arrested 18": whoever answers with what
    if id(attack) in causes and not (judges_it or by_others):
        return replace(link, attack=causes[id(attack)])
    told_before_it = any(_joins_clauses(reading, k) for k in range(mention.end, attack.first.mention.start))
    if told_before_it and len(article.attacks) > 1 and link.basis == "context":
        previous = before(reading, article.attacks, exclude=attack)
        if previous is not None:
            return replace(link, attack=previous)
    return link


def _joins_clauses(reading: Reading, at: int) -> bool:
    """Whether a clause of its own begins after a token: not so in "passengers and crew"."""
    word = reading.words[at]
    return word in (";", "while", "before", "but") or (
        word == "and" and any(reading.is_verb(k) for k in range(at + 1, min(len(reading.words), at + 6)))
    )


def _once_each(answers: list[Answer]) -> list[Answer]:
    """One response for each type, actor and attack; what a speaker goes on to say in his own words is one with it."""
    kept: list[Answer] = []
    told: set[tuple[str, str | None, int | None]] = set()
    for answer in answers:
        name = answer.mention.actor_name
        who = (answer.mention.response_type, surname(name) if name else None)
        keys = {(*who, id(answer.links[0].attack) if answer.links else None)}
        if name and (answer.mention.rule == "response:spoken" or answer.mention.actor_span is None):
            keys.add((*who, None))
        if keys & told:
            _leave_out(answer.mention, "said_again")
        else:
            kept.append(answer)
        told |= keys
    return kept


_SAYS = frozenset("said says statement".split())


def _speaker_of(reading: Reading) -> tuple[str, str | None] | None:
    """Who speaks from here on: "The Foreign Secretary said:", "The general released the following statement:"."""
    announced = reading.words[-1:] == [":"] and "statement" in reading.distinct
    for k in range(len(reading.words)) if announced else reading.places_of(_SAYS):
        if not reading.quoted[k] and reading.is_verb(k):
            span = reading.subject(k)
            if span and any(t.is_capitalised for t in reading.tokens[span[0] : span[1]]):
                return reading.text(*span).removeprefix("The ").removeprefix("the "), None
    return None


def _is_attackers_own(mention: ResponseMention, attacks: list[Attack], states: dict[str, str]) -> bool:
    """Whether it is the attacker's own: the attack again, or what it says for it. Regret and denial are responses."""
    by = [a for attack in attacks for a in attack.by if a.status in ("stated", "claimed") and a.actor_ref]
    if mention.response_type in ("military_operation", "protest"):
        return mention.actor_ref is not None and any(a.actor_ref == mention.actor_ref for a in by)
    if mention.response_type == "statement" and mention.subtype == "denial":
        # what somebody denied before owning up to it
        return mention.actor_ref is not None and any(
            a.status == "claimed" and a.actor_ref == mention.actor_ref for a in by
        )
    if mention.response_type != "statement" or mention.subtype in ("condolence", "condemnation"):
        return False
    if any(w.startswith(_REGRETTING) for w in mention.reading.words):
        return False
    if any(a.actor_ref == mention.actor_ref for a in by):
        return True
    state = state_of(mention.reading, mention.actor_span, states)
    actors = [load_actors().by_id(a.actor_ref) for a in by]
    return state is not None and any(
        a is not None and a.actor_kind in ("government", "state_forces") and a.country_iso3 == state for a in actors
    )


def _is_stopped_in_flight(attack: Mention) -> bool:
    """Whether the words of an attack tell that it was stopped, a response too: "intercepted two missiles"."""
    return attack.stage != "accomplished" and attack.family in ("remote", "air")


_REGRETTING = ("regret", "apolog", "sorry", "condolence", "mistake")


def _is_told_as_attack(article: ArticleReading, mention: ResponseMention) -> bool:
    """Whether the words of a response are words of an attack, not of a reference to one ("described the attack")."""
    return any(
        t.reading is mention.reading
        and not (mention.response_type == "security_measure" and _is_stopped_in_flight(t.mention))
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
