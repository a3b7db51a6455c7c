"""What speaks for and against a mention telling an attack already found, in points; each piece of evidence has a name.

The scale: at 2 points a mention joins. A definite phrase, one day, one place, a named victim, one toll are each worth
about that alone; nearness and likeness of kind add less; an indefinite new phrase costs. Here: what can be weighed.
What forbids a join whatever its points is ``limits``.
"""

from collections.abc import Callable
from datetime import date

from pipelines.events.assembly.attack import Told, are_the_known_attackers, same_person
from pipelines.events.assembly.limits import (
    are_raids_of_air_strikes,
    days_conflict,
    days_differ,
    places_agree,
    places_differ,
    side_of,
)
from pipelines.events.assembly.pair import Pair
from pipelines.events.attribution import Attribution
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.setting import When, Where
from pipelines.events.setting.words import FACILITIES
from pipelines.vocabulary.words import role_words

_LEDE_SENTENCES = 5  # how far the first attack is what an article keeps speaking of
_FAR_PARAGRAPHS = 4
_LONG_BEFORE = 30  # days before publication from which an attack is background


Points = tuple[float, str]
"""What a piece of evidence is worth, and its name."""


def likeness(pair: Pair) -> tuple[float, str]:
    """The points of a pair, and the names of the strongest reasons for it."""
    weighed = [points for weigh in EVIDENCE for points in weigh(pair)]
    score = 0.0
    for points, _ in weighed:
        score += points
    weighed.sort(reverse=True)
    return score, "+".join(name for points, name in weighed[:3] if points > 0)


# ---------------------------------------------------------------------- how it is told
def _definiteness(pair: Pair) -> list[Points]:
    """As in "the attack", "Friday's air strikes"; a new phrase speaks against."""
    mention = pair.told.mention
    if not mention.is_definite:
        return [(-0.5, "indefinite")]
    if pair.in_digest and pair.paragraphs > 0 and _has_setting_of_its_own(pair):
        return []  # "Niger mourns after yesterday's attack in X": told before elsewhere, not here
    if mention.family == "other" and pair.attack.family != "other":
        return [(2.0, "definite"), (0.2, "generic")]
    return [(2.0, "definite")]


def _has_setting_of_its_own(pair: Pair) -> bool:
    told, where = pair.told, pair.told.where
    if any(w in ("this", "these") for w in told.reading.words[max(0, told.mention.start - 3) : told.mention.start]):
        return False
    return bool(told.figures) or (where is not None and where.is_specific)


def _its_raids(pair: Pair) -> list[Points]:
    """As in "five died in 73 raids" right after air strikes: those."""
    return [(2.4, "its_raids")] if are_raids_of_air_strikes(pair) else []


def _number(pair: Pair) -> list[Points]:
    """New attacks in the plural are rarely the one told before."""
    mention = pair.told.mention
    against = mention.is_plural and not mention.is_definite and not pair.attack.first.mention.is_plural
    return [(-0.8, "plural")] if against else []


def _one_story(pair: Pair) -> list[Points]:
    """An article tells one attack again and again; what is told in the present tense is news of its own."""
    mention, attack = pair.told.mention, pair.attack
    of_its_own = pair.in_digest or mention.is_told_in_present or mention.is_plural or mention.is_definite
    if of_its_own:
        return []
    if mention.family == "other":
        return [(0.6, "one_story")]
    return [(1.2, "one_story")] if mention.attack_type == attack.attack_type else []


def _tense(pair: Pair) -> list[Points]:
    """News in the present tense and background in the past."""
    mention = pair.told.mention
    against = mention.present != pair.attack.first.mention.present and not mention.is_definite
    if against and pair.paragraphs == 0 and _tells_own_killing(pair):
        return []  # "A group hijacks a bus. It says it killed nine": what was done is told in the past
    return [(-0.3, "tense")] if against else []


def _nothing_of_its_own(pair: Pair) -> list[Points]:
    """No day, no place, no figures, no attacker of its own: what is told can only be what was told."""
    told = pair.told
    sited = told.where is not None and (told.where.is_specific or _is_part_of_country(told.where))
    news = told.mention.rule.startswith("noun") and not told.mention.is_definite  # "US forces conducted a drone strike"
    if news and any(a.actor_ref for a in told.by) and not _have_one_attacker(pair):
        return []
    bare = told.when is None and told.pending is None and not sited and not told.figures
    return [(0.7, "uninformative")] if bare else []


def _is_part_of_country(where: Where) -> bool:
    return where.place is not None and where.place.kind in ("admin1", "district", "region")


# ---------------------------------------------------------------------- kind
def _kind(pair: Pair) -> list[Points]:
    """One type of attack, or one family."""
    attack, mention = pair.attack, pair.told.mention
    if {mention.attack_type, attack.attack_type} == {"other", "armed_assault"} and attack.family == "other":
        return [(0.3, "kind_told_later")]  # "eight die in attack", "Gunmen attacked a bus"
    if mention.attack_type != attack.attack_type or mention.family == "other":
        return [(0.3, "family")] if mention.family == attack.family else []
    found = [(0.8, "type")]
    if pair.told.when is None and attack.when is not None and not mention.present and 0 <= pair.paragraphs <= 3:
        found.append((0.5, "same_type_near"))
    if _is_within_country(pair):
        found.append((0.4, "within"))
    return found


def _is_within_country(pair: Pair) -> bool:
    """Whether the attack is placed in a country and the mention somewhere in it."""
    where, there = pair.attack.where, pair.told.where
    if not where or not there or not where.place or where.place.kind != "country":
        return False
    return there.iso3 == where.iso3


# ---------------------------------------------------------------------- day and place
def _day(pair: Pair) -> list[Points]:
    """One day; an overlap of longer periods says less."""
    a, b = pair.attack.when, pair.told.when
    if b is not None and _is_of_long_before(pair):
        return [(-6.0, "long_before")]
    if a is None or b is None:
        return []
    if days_conflict(a, b):
        return [(-1.5, "other_day")] if days_differ(pair) else []
    if max(a.precision, b.precision) <= 2 and a.lo == b.lo:
        return [(2.0, "day")]
    return [(0.6, "period")]


def _is_of_long_before(pair: Pair) -> bool:
    """As in "rebels tried to storm the post ... Last month, gunmen killed four there": news, and what was before."""
    told, published = pair.told, pair.told.reading.document.published_on
    if told.when is None or published is None or told.mention.is_definite or told.mention.is_reference:
        return False
    undated = pair.attack.when is None and pair.attack.first.pending is None
    return undated and pair.paragraphs <= 1 and _is_before_the_news(told.when, published)


def _is_before_the_news(when: When, published: date) -> bool:
    """A day more than a week ago, or last week."""
    days = (published - when.hi).days
    return days > _BEFORE_THE_NEWS or (when.precision >= _A_WEEK and days > _TWO_DAYS)


_BEFORE_THE_NEWS, _A_WEEK = 9, 3  # days, and a precision (UCDP)


def _place(pair: Pair) -> list[Points]:
    """One place; two names that no table lists, or that only stand in the sentence, speak against."""
    a, b = pair.attack.where, pair.told.where
    if places_agree(a, b):
        return [(1.8, "place")]
    return [(-1.5, "other_place")] if places_differ(a, b) else []


def _the_site(pair: Pair) -> list[Points]:
    """As in "at the hotel": a site spoken of before."""
    where = pair.told.where
    if _is_on_the_site_of(pair):
        return [(1.6, "the_site")]
    if not where or not where.is_site or where.start < 0:
        return []
    before = pair.told.reading.document.plain[: where.start].rstrip().lower()
    return [(1.2, "the_site")] if before.endswith(" the") else []


def _is_on_the_site_of(pair: Pair) -> bool:
    """As in "the base in Anbar was struck": a site known before, by its kind and the division it lies in."""
    there, here, mention = pair.attack.where, pair.told.where, pair.told.mention
    if mention.verb is None or here is None or here.place is None or here.place.kind != "admin1":
        return False
    span = pair.told.reading.subject(mention.verb)
    if span is None or there is None or there.place is None or there.place.admin1 != here.place.name:
        return False
    words = pair.told.reading.words[span[0] : span[1]]
    same_word = words[1:2] == (there.text or "").lower().split()[-1:]
    is_site = there.place.where_precision == 1 and words[1:2] != [] and words[1] in FACILITIES
    return words[:1] == ["the"] and (same_word or is_site)


# ---------------------------------------------------------------------- people
def _victims(pair: Pair) -> list[Points]:
    """A victim of one name; other names speak against."""
    names = {f.person_name for _, f in pair.told.figures if f.person_name}
    known = pair.attack.victims()
    if any(same_person(a, b) for a in names for b in known):
        return [(3.0, "victim")]
    if any(n.is_person and same_person(n.text, b) for n in pair.told.reading.names for b in known):
        return [(1.6, "names_victim")]
    if names and known and not pair.told.mention.is_definite:
        return [(-1.0, "other_victims")]
    return []


def _its_toll(pair: Pair) -> list[Points]:
    """As in "the death toll may be as high as 37, with dozens kidnapped": a toll is of the attack told."""
    told = pair.told
    counted = any(f.frame == "toll" for _, f in told.figures)
    bare = told.when is None and told.pending is None and (told.where is None or not told.where.is_specific)
    return [(1.7, "its_toll")] if counted and bare and not pair.in_digest else []


def _toll(pair: Pair) -> list[Points]:
    """One number of dead or wounded above one; other numbers speak against."""
    mine, theirs = _counts(pair.attack.figures), _counts(pair.told.figures)
    if mine & theirs:
        return [(1.5, "toll")]
    if pair.told.mention.is_definite:
        return []
    if _tolls_conflict(pair):
        return [(-1.5, "other_toll")]
    return [(-1.0, "other_figures")] if theirs and mine and pair.paragraphs != 0 else []


def _counts(figures: list[tuple[Reading, Figure]]) -> set[tuple[str, int | None]]:
    return {(f.outcome, f.quantity.best) for _, f in figures if (f.quantity.best or 0) > 1}


def _tolls_conflict(pair: Pair) -> bool:
    """Two exact tolls of all the dead that differ, each told with its own attack word."""
    mine, theirs = _tolls_of_all_dead(pair.attack.figures), _tolls_of_all_dead(pair.told.figures)
    return bool(mine and theirs and not mine & theirs)


def _tolls_of_all_dead(figures: list[tuple[Reading, Figure]]) -> set[int]:
    return {
        f.quantity.best
        for _, f in figures
        if f.quantity.best is not None
        and f.outcome == "killed"
        and f.group == "unknown"
        and not f.person_name
        and not f.is_subset
    }


def _attackers(pair: Pair) -> list[Points]:
    """One attacker; worth most for people killed by him in the same paragraph."""
    if not _have_one_attacker(pair):
        return []
    by_casualty = pair.told.mention.rule.startswith("casualty") and pair.paragraphs == 0
    return [(1.8 if by_casualty else 0.4, "attacker")]


def _its_attacker(pair: Pair) -> list[Points]:
    """As in "police shot the gunman dead": the end of the attack that the text has told him for."""
    done = [f for _, f in pair.told.figures if f.outcome in ("killed", "wounded")]
    by_word = bool(done) and not pair.told.by and pair.paragraphs <= 1 and _are_its_attackers(pair, done)
    ends = bool(done) and all(
        f.group == "perpetrator" and (f.is_definite or by_word or _of_the_attackers(f)) for f in done
    )
    if not ends or pair.told.when is not None:
        return []
    return [(3.0 if any(_of_the_attackers(f) for f in done) and pair.is_main else 1.5, "its_attacker")]


def _of_the_attackers(figure: Figure) -> bool:
    """As in "shot dead five of the attackers", "all six assailants": those of the attack that is told."""
    words = (figure.victims_text or "").lower().split()
    return "of" in words and "the" in words[words.index("of") :]


def _are_its_attackers(pair: Pair, done: list[Figure]) -> bool:
    """As in "Gunmen stormed a church ... Five gunmen were shot dead": called as the attackers were."""
    words = {w for a in pair.attack.by if a.actor_ref is None for w in (a.actor_name or "").lower().split()}
    return all(f.frame == "passive" and words & set(f.victims_text.lower().split()) for f in done)


def _one_more_victim(pair: Pair) -> list[Points]:
    """As in "Gunmen seized 40 pupils in X. One was shot dead": without day, place or attacker, in the next sentence."""
    told = pair.told
    if told.mention.verb is None or told.when is not None or told.pending is not None or told.by:
        return []
    next_to_it = told.reading.sentence.index - pair.attack.last_sentence == 1 and pair.paragraphs == 0
    sited = told.where is not None and told.where.is_specific
    return [(0.8, "one_more_victim")] if next_to_it and not sited and told.reading.is_passive(told.mention.verb) else []


def _how_it_was_done(pair: Pair) -> list[Points]:
    """As in "Soldiers killed 45 people in X. ... They went from house to house and shot people": the same."""
    told, attack = pair.told, pair.attack
    counted = any((f.quantity.best or 0) > 0 for _, f in told.figures)
    bare = told.when is None and told.pending is None and not (told.where and told.where.text) and not counted
    near = pair.is_main and 0 <= pair.paragraphs <= _CLOSE_BY and not pair.in_digest
    mention = told.mention
    if not (bare and near) or mention.verb is None or mention.is_definite or mention.is_reference or mention.is_plural:
        return []
    return [(1.0, "how_it_was_done")] if mention.family == attack.family == "arms" and attack.figures else []


_CLOSE_BY = 2  # paragraphs


def _told_in_full(pair: Pair) -> list[Points]:
    """As in "Four men accused of attacking a hall were charged. Gunmen burst in on Friday": named first, then told."""
    told, attack = pair.told, pair.attack
    published = told.reading.document.published_on
    if not pair.is_main or pair.in_digest or attack.when is not None or told.when is None or published is None:
        return []
    is_news = told.when.precision <= _TWO_DAYS and (published - told.when.lo).days <= _NEWS_DAYS
    early = told.reading.sentence.index <= _TOLD_EARLY and told.mention.verb is not None
    if not (is_news and early) or told.mention.is_definite or told.mention.is_plural:
        return []
    return [(1.5, "told_in_full")] if all(_is_only_named(t) for t in attack.told) else []


_TWO_DAYS, _NEWS_DAYS, _TOLD_EARLY = 2, 14, 3


def _is_only_named(told: Told) -> bool:
    """Whether an attack is what something else is about: "accused of attacking", "the toll from a bombing"."""
    mention, words = told.mention, told.reading.words
    if mention.is_definite or mention.is_reference:
        return True
    at = mention.start if mention.verb is None else told.reading.verb_group_start(mention.start)
    return any(words[k] in _ABOUT and words[k - 1] in _NAMED_FOR for k in range(max(1, at - _NAMED_REACH), at))


_ABOUT = frozenset("of with over for from after in".split())
_NAMED_FOR = role_words("deed_of") | {"toll"}
_NAMED_REACH = 4


def _have_one_attacker(pair: Pair) -> bool:
    same = {_who(a) for a in pair.told.by} & {_who(a) for a in pair.attack.by}
    return bool(same) or are_the_known_attackers(pair.told, pair.attack)


def _tells_own_killing(pair: Pair) -> bool:
    """Whether the mention is only that the attacker killed people, with no day or place of its own."""
    told = pair.told
    bare = told.when is None and told.pending is None and (told.where is None or not told.where.is_specific)
    return bare and told.mention.rule.startswith("casualty") and _have_one_attacker(pair)


def _who(attribution: Attribution) -> str:
    return side_of(attribution.actor_ref) if attribution.actor_ref else (attribution.actor_name or "").lower()


# ---------------------------------------------------------------------- nearness
def _nearness(pair: Pair) -> list[Points]:
    """One paragraph, or the next; far away speaks against a new phrase."""
    if pair.paragraphs == 0:
        return [(0.9, "paragraph")]
    if pair.paragraphs == 1:
        return [(0.3, "next_paragraph")]
    if pair.paragraphs > _FAR_PARAGRAPHS and not pair.told.mention.is_definite:
        return [(-0.4, "far")]
    return []


def _lede(pair: Pair) -> list[Points]:
    """The first sentences of an article tell its main attack again and again, unless they are items of a list."""
    if pair.in_digest and pair.paragraphs > 0:
        return []
    return [(0.9, "lede")] if pair.is_main and pair.told.reading.sentence.index <= _LEDE_SENTENCES else []


def _history(pair: Pair) -> list[Points]:
    """A bare "the attack" is rarely one of long before that an earlier paragraph told for comparison."""
    told, attack = pair.told, pair.attack
    published = told.reading.document.published_on
    if pair.is_main or not told.mention.is_definite or told.when is not None or pair.paragraphs == 0:
        return []
    if published is None or attack.when is None or (published - attack.when.hi).days <= _LONG_BEFORE:
        return []
    return [(-0.8, "history")]


def _recency(pair: Pair) -> list[Points]:
    """Of two alike, the attack told later."""
    return [(0.05 * pair.position / 10, "recent")]


EVIDENCE: tuple[Callable[[Pair], list[Points]], ...] = (
    _definiteness,
    _kind,
    _day,
    _place,
    _victims,
    _toll,
    _its_toll,
    _its_raids,
    _nearness,
    _lede,
    _history,
    _nothing_of_its_own,
    _attackers,
    _its_attacker,
    _one_more_victim,
    _told_in_full,
    _how_it_was_done,
    _the_site,
    _number,
    _tense,
    _one_story,
    _recency,
)
"""Every piece of evidence; each gives what it finds, or nothing."""
