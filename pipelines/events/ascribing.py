"""Who is said to have done each attack: what its own sentences tell and what parties say elsewhere, put together.

Here: which attack a claim or a blame speaks of, which of two statuses of one actor stays, what carries over. Not here:
finding claims and blame (``statements``), nor the attacker in an attack's own sentence (``attribution``).
"""

from dataclasses import replace
from itertools import pairwise

from pipelines.events.actors import actors_in, group_name
from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, same_person
from pipelines.events.assembly.limits import side_of
from pipelines.events.attacks import FAMILIES
from pipelines.events.attribution import Attribution
from pipelines.events.gathering import REACH
from pipelines.events.links import before, mentioned_attack
from pipelines.events.offices import actor_meant
from pipelines.events.reading import Reading
from pipelines.events.statements import Statement, find_statements
from pipelines.events.thread import Thread
from pipelines.events.totals import Total
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.words import role_words

_STATUS_STRENGTH = {"claimed": 4, "denied": 4, "blamed": 3, "suspected": 2, "stated": 1}
_GROUP_AGAIN = role_words("group_again")
_ONE_MORE = frozenset("also another separate separately further second third other similar".split())


def ascribe(article: ArticleReading) -> None:
    """Claims, blame and denials of whole sentences, each to the attack or the series it speaks of."""
    if not article.attacks:
        return
    for attack in article.attacks:
        reading = attack.first.reading
        attack.by = [_of_group_before(article, reading, said) for said in attack.by] or _who_it_is(article, attack)
    thread = Thread(article)
    for reading in article.body:
        for statement in find_statements(reading):
            spoken_of = _spoken_of(article, statement, thread)
            if not spoken_of:
                reading.left_out("attribution", statement.at, statement.at + 1, "attack_unclear")
            said = _of_group_before(article, reading, statement.attribution)
            for attack, scope in spoken_of:
                if not _attribute(attack, replace(said, scope=scope)):
                    reading.left_out("attribution", statement.at, statement.at + 1, "known_already", said.rule)
        thread.read(reading)
    _carry_over(article)
    for attack in article.attacks:
        attack.by = _one_of_each_side(_without_bare_attackers(attack), is_clash=attack.attack_type == "clash")


def _of_group_before(article: ArticleReading, reading: Reading, said: Attribution) -> Attribution:
    """Where "the group" says or does something: the group that a sentence just before named last."""
    words = (said.actor_name or "").lower().split()
    if said.actor_ref is not None or not words:
        return said
    if words[-1] not in _GROUP_AGAIN or len(words) > 2:
        return _of_body_before(article, reading, said, words)
    for earlier in reversed(article.body):
        if not 0 < reading.sentence.index - earlier.sentence.index <= REACH:
            continue
        for name in reversed(earlier.names):
            if name.actor and name.actor.actor_kind == "armed_group":
                return replace(said, actor_name=group_name(name), actor_ref=name.actor.actor_id)
    return said


def _of_body_before(article: ArticleReading, reading: Reading, said: Attribution, words: list[str]) -> Attribution:
    """Where "the coalition" denies something: the one that the article has named."""
    starts = range(len(reading.words) - len(words) + 1)
    at = next((k for k in starts if reading.words[k : k + len(words)] == words), None)
    ref = actor_meant(article.readings, reading, (at, at + len(words))) if at is not None else None
    return replace(said, actor_ref=ref) if ref else said


def _who_it_is(article: ArticleReading, attack: Attack) -> list[Attribution]:
    """As in "The militia blew up a truck. On Monday it fired rockets at Haifa": the actor of the sentence before."""
    reading, verb = attack.first.reading, attack.first.mention.verb
    if verb is None or reading.quoted[verb] or reading.is_passive(verb):
        return []
    subject = reading.subject(verb)
    if subject is None or reading.words[slice(*subject)] not in (["it"], ["they"]):
        return []
    previous = next((r for r in article.body if r.sentence.index == reading.sentence.index - 1), None)
    if previous is None or previous.sentence.paragraph != reading.sentence.paragraph:
        return []
    opening = next((k for k in range(len(previous.words)) if previous.is_verb(k)), None)
    spoken_of = previous.subject(opening) if opening is not None else None
    found = []
    for actor in actors_in(previous, *spoken_of) if spoken_of else []:
        kind = load_actors().by_id(actor.ref) if actor.ref else None
        if kind is not None and kind.actor_kind in _ACTORS_AT_WAR:
            span = reading.span(*subject)
            found.append(Attribution(actor.name, actor.ref, "stated", None, *span, "pronoun"))
    return found


_ACTORS_AT_WAR = frozenset("armed_group government state_forces".split())


def _carry_over(article: ArticleReading) -> None:
    """One more attack told right after another, with no attacker of its own, is by the same: "drones also hit"."""
    for previous, attack in pairwise(article.attacks):
        told, last = attack.first, previous.told[-1]
        sentences = told.reading.sentence.index - last.reading.sentence.index
        if attack.by or not 0 <= sentences <= 1 or told.reading.sentence.paragraph != last.reading.sentence.paragraph:
            continue
        before_it = told.reading.words[max(0, told.mention.start - 4) : told.mention.end + 3]
        if not any(w in _ONE_MORE for w in before_it) or previous.family != attack.family:
            continue
        attack.by = [
            replace(a, rule="carried_over") for a in previous.by if a.status in ("stated", "blamed") and a.actor_ref
        ]


def _without_bare_attackers(attack: Attack) -> list[Attribution]:
    """Who attacked, less "a gunman" where somebody is named; both sides of a clash stay."""
    if attack.attack_type == "clash" or not any(_is_named(a) for a in attack.by if a.status in _STATUS_STRENGTH):
        return attack.by
    return [a for a in attack.by if a.actor_name is None or _is_named(a)]


def _one_of_each_side(by: list[Attribution], *, is_clash: bool) -> list[Attribution]:
    """One attacker once: "the US military" and "the United States" are one, and who claims it needs no assertion.

    A claim stands before the article's own word, that before blame; a denial stands beside them.
    """
    kept: list[Attribution] = []
    for said in by:
        others = [b for b in by if b is not said and b.actor_ref and said.actor_ref and b.scope == said.scope]
        same = [b for b in others if side_of(b.actor_ref or "") == side_of(said.actor_ref or "")]
        if said.status == "denied" or is_clash or not any(_stands_before(b, said, by) for b in same):
            kept.append(said)
    return kept


def _stands_before(other: Attribution, said: Attribution, by: list[Attribution]) -> bool:
    """Whether another word on the same side makes one needless: a surer one, or as sure and nearer to who did it."""
    if other.status == "denied":
        return False
    mine, theirs = _ORDER.index(said.status), _ORDER.index(other.status)
    if mine != theirs:
        return theirs < mine
    state, other_state = (a.actor_ref is not None and a.actor_ref.startswith("gov_") for a in (said, other))
    if state != other_state:
        return state  # the forces tell more than their state
    return said.actor_ref == other.actor_ref and by.index(other) < by.index(said)


_ORDER = ("claimed", "stated", "blamed", "suspected", "unclaimed")


def _is_named(attribution: Attribution) -> bool:
    name = attribution.actor_name or ""
    return attribution.actor_ref is not None or any(w[:1].isupper() for w in name.split()[1:] or [""])


def _spoken_of(article: ArticleReading, statement: Statement, thread: Thread) -> list[tuple[Attack, str]]:
    """The attacks a statement speaks of, each with the scope of what it says."""
    reading = statement.reading
    told = article.told_in(reading)
    if any(_is_told_of_the_accuser(attack, statement) for attack in told):
        named = None
    else:
        named = _claimed_here(statement, told) or mentioned_attack(reading, article.attacks)
    if len(told) > 1 and statement.is_series:
        # "said it carried out strikes in response to an attack": what is answered is not claimed
        anew = [a for a in told if not all(t.mention.is_reference for t in a.told if t.reading is reading)]
        return [(attack, "event") for attack in anew or told]
    if named is not None and not statement.is_series:
        return [(named, "event")]
    if statement.is_series:
        series = next((t for t in reversed(article.totals) if _is_series_before(t, reading)), None)
        if series is not None:
            return [(a, "series") for a in article.attacks if _in_series(a, series)]
    if named is None and (statement.attribution.rule == "own_words" or thread.has_left(reading)):
        return []
    target = (
        named
        or _of_that_kind(article, statement)
        or _just_told(article, reading)
        or thread.spoken_of(reading)
        or before(reading, article.attacks)
    )
    if named is None and target is not None and statement.attribution.status == "unclaimed":
        target = _not_history(article, target, reading)
    if named is None and target is not None and statement.attribution.status == "claimed":
        target = _not_by_another(article, target, statement.attribution)
    if named is None and target is not None and _is_accusers_own(target, statement.attribution):
        return []
    return [(target, "series" if statement.is_series else "event")] if target is not None else []


def _not_history(article: ArticleReading, target: Attack, reading: Reading) -> Attack:
    """As in "It was the worst since May, when 29 died in X. / No group has claimed responsibility": for the news."""
    main, published = article.attacks[0], article.document.published_on
    is_old = published is not None and target.when is not None and (published - target.when.hi).days > _LONG_BEFORE
    same_paragraph = target.told[-1].reading.sentence.paragraph == reading.sentence.paragraph
    is_news = main.when is not None and published is not None and (published - main.when.hi).days <= _LONG_BEFORE
    return main if is_old and is_news and not same_paragraph else target


_LONG_BEFORE = 30  # days


def _claimed_here(statement: Statement, told: list[Attack]) -> Attack | None:
    """Of several attacks of a claim's sentence, its own: "said it had bombed X in response to an attack on Y"."""
    if statement.attribution.status != "claimed" or len(told) < _SEVERAL:
        return None
    after = [
        (t.mention.start, k)
        for k, attack in enumerate(told)
        for t in attack.told
        if t.reading is statement.reading and t.mention.start > statement.at and not t.mention.is_reference
    ]
    return told[min(after)[1]] if after else None


_SEVERAL = 2


def _not_by_another(article: ArticleReading, target: Attack, claim: Attribution) -> Attack:
    """Nobody claims what the text says another did: of "X's jets struck Y; Z claimed responsibility" the attack before.

    Where every attack before is another's, the claim stays with the nearest.
    """
    at = article.attacks.index(target)
    earlier = (a for a in article.attacks[at::-1] if not _is_anothers(a, claim))
    return next(earlier, target) if _is_anothers(target, claim) else target


def _is_anothers(attack: Attack, claim: Attribution) -> bool:
    return any(a.status == "stated" and a.actor_ref is not None and a.actor_ref != claim.actor_ref for a in attack.by)


def _is_told_of_the_accuser(attack: Attack, statement: Statement) -> bool:
    """As in "Washington blames X and bombed its depots": the sentence's attack is the accuser's answer, not X's."""
    start, end = statement.reading.span(0, len(statement.reading.words))
    return any(
        a.status == "stated" and a.rule == "subject" and start <= a.start < end
        for a in _by_accuser(attack, statement.attribution)
    )


def _of_that_kind(article: ArticleReading, statement: Statement) -> Attack | None:
    """The attack told last of the kind that blame names: "accused X of a campaign of rocket fire"."""
    reading = statement.reading
    if statement.attribution.status != "blamed":
        return None
    families = {FAMILIES[h.entry.attack_type] for h in reading.nouns if h.start > statement.at} - {"other"}
    if len(families) != 1:
        return None
    earlier = [a for a in article.attacks if any(t.reading.sentence.index < reading.sentence.index for t in a.told)]
    if all(a.family in families for a in earlier):
        return None  # nothing to choose between
    return next((a for a in reversed(earlier) if a.family in families), None)


def _just_told(article: ArticleReading, reading: Reading) -> Attack | None:
    """The one attack that the sentence right before tells anew, in the same paragraph: who did it is said next."""
    sentence = reading.sentence
    told = [
        attack
        for attack in article.attacks
        if (first := attack.first.reading.sentence).index == sentence.index - 1
        and first.paragraph == sentence.paragraph
        and not attack.first.mention.is_reference
    ]
    return told[0] if len(told) == 1 else None


def _is_accusers_own(attack: Attack, said: Attribution) -> bool:
    """Whether the accuser made the attack: whom it holds responsible in passing did something else.

    Where it names its own attack ("Moscow blamed Kyiv for the strike") it disputes who made it.
    """
    return any(a.status in ("stated", "claimed") for a in _by_accuser(attack, said))


def _by_accuser(attack: Attack, said: Attribution) -> list[Attribution]:
    """What is known of an attack by which the accuser itself made it; nothing where nobody else is accused."""
    if said.status not in ("blamed", "suspected") or not said.asserted_by:
        return []
    accuser = load_actors().lookup(said.asserted_by)
    if accuser is None or accuser.actor_id == said.actor_ref:
        return []
    return [a for a in attack.by if a.actor_ref == accuser.actor_id]


def _is_series_before(total: Total, reading: Reading) -> bool:
    return total.metric == "attacks" and 0 <= reading.sentence.index - total.reading.sentence.index <= REACH


def _in_series(attack: Attack, series: Total) -> bool:
    if any(a.status in ("stated", "claimed") and a.actor_ref for a in attack.by):
        return False
    if series.attack_type and attack.family not in (FAMILIES[series.attack_type], "other"):
        return False
    if series.window and attack.when:
        return attack.when.lo <= series.window[1] and attack.when.hi >= series.window[0]
    return True


def _attribute(attack: Attack, attribution: Attribution) -> bool:
    """Add one attribution; of one actor the stronger status stays, and blame adds nothing to what is known.

    Returns:
        Whether it told anything new.
    """
    status = attribution.status
    for k, known in enumerate(attack.by):
        if not (known.actor_name and attribution.actor_name and _same_actor(known, attribution)):
            continue
        if status == "denied" and known.status in ("blamed", "stated"):
            continue  # what is said of somebody and his denial stand side by side
        if _STATUS_STRENGTH.get(status, 0) > _STATUS_STRENGTH.get(known.status, 0) and status != "blamed":
            attack.by[k] = attribution
            return True
        if status == known.status or (status == "blamed" and known.status in ("stated", "claimed")):
            return False
    attack.by.append(attribution)
    return True


def _same_actor(a: Attribution, b: Attribution) -> bool:
    if a.actor_ref and b.actor_ref:
        return a.actor_ref == b.actor_ref
    one, other = a.actor_name or "", b.actor_name or ""
    if one.lower() == other.lower():
        return True
    return a.actor_ref is b.actor_ref is None and _is_person(one) and _is_person(other) and same_person(one, other)


def _is_person(name: str) -> bool:
    """Whether a name without a key looks like a person's: capitalised words only."""
    return bool(name) and all(w[:1].isupper() for w in name.split())
