"""What the other sentences of an article add to its attacks: figures, days and types.

Here: everything that needs the attacks of the whole article at once. Not here: one sentence (``attacks``,
``casualties``, ``attribution``), nor which mentions are one attack (``assembly``).
"""

from datetime import date, timedelta

from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, is_counted_since, reconcile, surname
from pipelines.events.attacks import find_mentions
from pipelines.events.attribution import Attribution
from pipelines.events.casualties import Figure, find_figures, is_abducted
from pipelines.events.document import read_document
from pipelines.events.links import retaliation
from pipelines.events.reading import Reading, read_sentences
from pipelines.events.setting import PlaceChooser, When, home_town, is_speech_time, may_be_local, place_at_home
from pipelines.events.trace import Reason

REACH = 3
"""Sentences over which a figure or a response still speaks of the attack told last."""
_REACH_OF_THE_DEAD = 8
"""The same for the dead of an article that tells one attack."""
_SUBORDINATE = frozenset("after following since response retaliation revenge reprisal answer reply avenge".split())
_TOLL_FRAMES = frozenset("toll none count predicate".split())


def lean_on_answered(article: ArticleReading) -> None:
    """An undated attack that answers another leans on that one's date (codebook, "Dates", 8)."""
    for attack in article.attacks:
        if attack.when is None and attack.after is None:
            link = retaliation(attack, article.attacks)
            if link is not None and link.attack.when is not None:
                attack.after = link.attack


def add_figures_of_other_sentences(article: ArticleReading) -> None:
    """Figures in sentences that name no attack belong to the attack told just before, within reach."""
    several = len(article.attacks) > 1
    in_totals = {t.reading.sentence.index for t in article.totals if t.rule != "itemised"}
    topics = {r.sentence.index: topic for r in article.readings if (topic := topic_of(article, r)) is not None}
    last_told: Attack | None = None
    last_index = -99
    if len(article.attacks) == 1 or (article.attacks and _opens_the_article(article, article.attacks[0])):
        _add_figures_told_before(article, article.attacks[0], in_totals)
    for reading in article.readings:
        index = reading.sentence.index
        if index in topics:
            last_told, last_index = topics[index], index
            continue
        figures = article.figures.get(index, [])
        if not figures or last_told is None or index in in_totals or article.mentions.get(index):
            continue
        toll = any(f.frame in _TOLL_FRAMES for f in figures)
        reach = REACH if several or all(f.outcome != "killed" for f in figures) else _REACH_OF_THE_DEAD
        near = index - last_index <= reach
        if not near and (several or not toll):
            continue
        if several and _paragraphs_since(last_told, reading) > _paragraphs_of(article, is_toll=toll):
            continue
        for figure in figures:
            if several and is_counted_since(reading, figure):
                reading.left_out("casualty", figure.start, figure.end, "of_many_attacks", f"casualty:{figure.frame}")
                continue
            _add_figure(article, reading, figure, last_told)
        last_index = index if near else last_index


def _opens_the_article(article: ArticleReading, attack: Attack) -> bool:
    """Whether the first of several attacks is spoken of as known: "Fighting has killed 27. The clashes began ..."."""
    told = attack.first
    return told.mention.is_definite and told.reading.sentence.index <= _EARLY and not article.is_list_of_news


_EARLY = 3


def _add_figures_told_before(article: ArticleReading, attack: Attack, in_totals: set[int]) -> None:
    """The figures just before the only attack of an article: "One man is dead and another hurt. The shooting ..."."""
    first = attack.first.reading.sentence.index
    for reading in article.body:
        index = reading.sentence.index
        if first - REACH <= index < first and index not in in_totals and not article.mentions.get(index):
            for figure in article.figures.get(index, []):
                _add_figure(article, reading, figure, attack)


def _paragraphs_of(article: ArticleReading, *, is_toll: bool) -> int:
    """Over how many paragraphs a figure still speaks of the attack told before it; in a list of news, of its item."""
    if article.is_list_of_news:
        return 0
    return 3 if is_toll else 1


def _paragraphs_since(attack: Attack, reading: Reading) -> int:
    """Paragraphs from the last sentence before ``reading`` that tells the attack; many when none does."""
    index = reading.sentence.index
    told = [t.reading.sentence.paragraph for t in attack.told if t.reading.sentence.index <= index]
    return reading.sentence.paragraph - max(told) if told else 9


def _add_figure(article: ArticleReading, reading: Reading, figure: Figure, last_told: Attack) -> None:
    told_of = _killed_in(article, figure) if figure.person_name else None
    why_not = _why_not_of(reading, figure, last_told, is_named=told_of is not None)
    if why_not is None:
        (told_of or last_told).figures.append((reading, figure))
    else:
        reading.left_out("casualty", figure.start, figure.end, why_not, f"casualty:{figure.frame}")


_OF_ANOTHER = frozenset("another third fourth fifth separate".split())
_OF_ANOTHER_REACH = 8


def _why_not_of(reading: Reading, figure: Figure, last_told: Attack, *, is_named: bool) -> Reason | None:
    """Why a figure is none of the attack told before it; a victim known by name needs no setting."""
    if figure.outcome == "captured" and last_told.family != "kidnapping" and not is_abducted(reading, figure):
        return "captured_in_passing"
    if any(
        not _OF_ANOTHER.isdisjoint(reading.words[max(0, n.start - 2) : n.start])
        and reading.distance(n.start, figure.cue) <= _OF_ANOTHER_REACH
        for n in reading.nouns
    ):
        return "of_another_attack"  # "no one was hurt in a third explosion"
    if figure.quantity.is_vague and (figure.quantity.low or 0) >= 100:
        return "of_many_attacks"  # "the deaths of hundreds"
    return "own_setting" if not is_named and _has_own_setting(reading, last_told) else None


def topic_of(article: ArticleReading, reading: Reading) -> Attack | None:
    """The attack a sentence is about: of several, one told in a main clause, not one given as cause or as time."""
    told = [(t.mention, a) for a in article.attacks for t in a.told if t.reading is reading]
    main = [
        (m, a)
        for m, a in told
        if not m.is_reference and not any(w in _SUBORDINATE for w in reading.words[max(0, m.start - 7) : m.start])
    ]
    return (main or told)[-1][1] if told else None


def _killed_in(article: ArticleReading, figure: Figure) -> Attack | None:
    """The attack that a named victim is already known to have died or been hurt in."""
    name = surname(figure.person_name or "")
    return next((a for a in article.attacks if name in a.person_names()), None)


def _has_own_setting(reading: Reading, attack: Attack) -> bool:
    """Whether a sentence without an attack word speaks of another day or place than the attack before it."""
    if attack.when and _is_entry_of_another_day(reading, attack.when):
        return True
    if attack.when:
        day_before = attack.when.lo - timedelta(days=attack.when.lo > date.min)
        for start, end, time in reading.times:
            is_exact = time.lo is not None and (time.precision or 9) <= 4
            if is_exact and time.hi and time.hi < day_before and not is_speech_time(reading, start, end):
                return True
    if attack.where and attack.where.iso3:
        for name in reading.names:
            in_it = name.start > 0 and reading.words[name.start - 1] == "in"
            if in_it and name.places and attack.where.iso3 not in {p.country_iso3 for p in name.places}:
                return True
    return False


def _is_entry_of_another_day(reading: Reading, when: When) -> bool:
    """As in "May 12 - Four die in Hilla" after an entry of May 9: a line of a list that its own day opens."""
    return any(
        start <= 1
        and time.lo is not None
        and time.hi is not None
        and (time.precision or 9) <= 1
        and reading.words[end : end + 1] != []
        and reading.words[end] in _AFTER_ITS_DAY
        and (time.lo > when.hi or time.hi < when.lo)
        for start, end, time in reading.times
    )


_AFTER_ITS_DAY = frozenset(": - – —".split())


def type_from_title(article: ArticleReading) -> None:
    """A main attack told only as "the attack" takes the type that the headline gives it."""
    title = article.document.title
    if not title or not article.attacks or article.attacks[0].attack_type != "other":
        return
    sentence = title if title.endswith(".") else title + "."
    for reading in read_sentences(read_document("title", sentence, None, article.document.published_on)):
        for mention in find_mentions(reading, find_figures(reading)):
            if mention.family != "other":
                article.attacks[0].attack_type = mention.attack_type
                return


def type_from_attackers(article: ArticleReading) -> None:
    """An attack that no weapon tells, made by gunmen, fighters or others who carry arms, is an armed assault."""
    for attack in article.attacks:
        rules = {told.mention.rule.rpartition(":")[2] for told in attack.told}
        if attack.attack_type == "other" and rules <= _ATTACKED and any(_are_armed(article, by) for by in attack.by):
            attack.attack_type = "armed_assault"


_ATTACKED = frozenset("attack attacks attacked killed wounded".split())


def _are_armed(article: ArticleReading, by: Attribution) -> bool:
    """Whether the words that tell an attacker are for people who carry arms: "Islamic State insurgents"."""
    return by.status in ("stated", "claimed") and any(
        h.entry in _ARMED and by.start <= reading.tokens[h.start].start < by.end
        for reading in article.body
        for h in reading.people
    )


_ARMED = frozenset("militant perpetrator militia_member".split())


def type_as_before(article: ArticleReading) -> None:
    """A place that "was hit again" was hit in the way that the attack told before on it was."""
    for k, attack in enumerate(article.attacks):
        told, where = attack.first, attack.where
        after = told.reading.words[told.mention.end : told.mention.end + 2]
        if attack.attack_type != "other" or where is None or "again" not in after:
            continue
        before = (a for a in reversed(article.attacks[:k]) if a.where and a.where.text == where.text)
        attack.attack_type = next((a.attack_type for a in before), attack.attack_type)


def why_not_reported(attack: Attack, *, accidents: bool) -> Reason | None:
    """Why what was gathered is no attack of the article (codebook, "One attack"); None where it is one."""
    if _is_wave(attack):
        return "of_many_attacks"
    if not accidents and (attack.is_accident or _is_of_oneself_alone(attack)):
        return "accident"
    return None if _is_specific(attack) else "nothing_specific"


def _is_wave(attack: Attack) -> bool:
    """As in "hit by a wave of attacks between 2015 and 2017": many, told by no toll, over months or years."""
    when = attack.when
    if when is None or (when.hi - when.lo).days <= _MONTHS or attack.figures:
        return False
    return all(not _WAVES.isdisjoint(told.reading.words) for told in attack.told)


_MONTHS = 92  # days over which a "series of attacks" is no event
_WAVES = frozenset("wave waves series spate string rash campaign".split())


def _is_of_oneself_alone(attack: Attack) -> bool:
    """Whether somebody shot himself and nobody else: "killed his wife and shot himself" is an attack."""
    if not any(t.mention.is_of_oneself for t in attack.told):
        return False
    hurt = [f for _, f in reconcile(attack.figures) if f.outcome in ("killed", "wounded") and not f.is_subset]
    return sum(f.quantity.best or f.quantity.low or 0 for f in hurt) <= 1


def _is_specific(attack: Attack) -> bool:
    """An attack with nothing specific about it is a way of speaking, not an event."""
    lent = attack.attack_type == "other" and not any(t.mention.rule.startswith("verb") for t in attack.told)
    specific = attack.where is not None and bool(attack.where.text) and not (lent and _is_at_home(attack))
    dated = attack.when is not None and attack.when.basis != "publication_fallback"
    if lent and _is_dated_elsewhere(attack):
        dated = False
    weighty = any(f.quantity.best or f.quantity.low for _, f in attack.figures)
    attacked_by = any(a.status in ("stated", "claimed", "blamed") and a.actor_ref for a in attack.by)
    named_verb = any(t.mention.rule.startswith("verb") and t.mention.verb is not None for t in attack.told)
    in_a_town = _is_nearer_than_a_country(attack)
    counted = in_a_town and (attack.first.mention.quantity is not None or _is_clash_of_the_day(attack))
    if attack.first.mention.is_plural and not (dated or weighty) and not (specific and (attacked_by or counted)):
        return False
    return dated or weighty or specific or (attacked_by and named_verb)


def _is_clash_of_the_day(attack: Attack) -> bool:
    """As in "clashes break out in X": told in the present, of a place, though of nobody."""
    return attack.attack_type == "clash" and attack.first.mention.is_told_in_present


def _is_nearer_than_a_country(attack: Attack) -> bool:
    place = attack.where.place if attack.where else None
    return attack.where is not None and (place.kind != "country" if place else bool(attack.where.text))


def _is_at_home(attack: Attack) -> bool:
    """Whether only the town the article is set in places it: no place is told of it."""
    return attack.where is not None and attack.where.rule == "place:home_town"


def _is_dated_elsewhere(attack: Attack) -> bool:
    """Whether its day stands in no sentence that tells it."""
    when = attack.when
    sentences = [t.reading.sentence for t in attack.told]
    return when is not None and when.start >= 0 and not any(s.start <= when.start < s.end for s in sentences)


_MAY_BE_AT_HOME = ("town", "district", "admin1")


def place_at_home_town(article: ArticleReading, chooser: PlaceChooser) -> None:
    """Attacks of the day that no sentence places were in the town the article is set in (``setting.home_town``)."""
    anchor = article.document.published_on
    unplaced = [
        attack
        for position, attack in enumerate(article.attacks)
        if (attack.where is None or attack.where.place is None or attack.where.place.kind in _MAY_BE_AT_HOME)
        and may_be_local(attack.when, attack.attack_type, anchor, is_first=position == 0)
    ]
    home = home_town(article.readings, chooser) if unplaced else None
    if home is None:
        return
    for attack in unplaced:
        attack.where = place_at_home(attack.where, home) or attack.where
