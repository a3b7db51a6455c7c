"""What forbids that a mention tells an attack already found: each limit has a name, and one is enough.

Here: hard limits only (two days, two places, two families, two attackers, "another"). What speaks for or against a join
without deciding it is ``likeness``.
"""

from collections.abc import Callable
from datetime import timedelta

from pipelines.events.assembly.attack import Told, same_person
from pipelines.events.assembly.pair import Pair
from pipelines.events.attribution import Attribution
from pipelines.events.setting import When, Where
from pipelines.vocabulary.places.places import distance_km

_FAR_KM = 40.0  # two named sites this far apart are two places
_ONE_SITE_KM = 10.0  # two named places this near may be one place told twice
_A_YEAR = timedelta(days=365)
_A_MONTH = 30  # days
_BESIDE = 3  # tokens between a day or place and the word of attack that it belongs to
_IN_ONE_PHRASE = 10  # tokens after it: "the strikes in Kabul, Afghanistan, two days ago"
_ENDS_A_PHRASE = frozenset("; : — who which that and but".split())
_COUNTED_STRIKES = 3  # from how many strikes on a count may sum up a list of places
_PROJECTILE_OR_BOMB = frozenset("remote air bomb".split())
_TARGETED_KILLING = frozenset("arms air bomb remote".split())
_COMPATIBLE = ({"bomb", "arms"}, {"melee", "arms"}, {"arms", "kidnapping"}, {"mob", "arms"})
_WORDS_OF_ANY_PLACE = frozenset("the base city town village near airbase airport province".split())

Limit = Callable[[Pair], bool]
"""True where a mention can't tell an attack."""


def forbidden_by(pair: Pair) -> str | None:
    """The name of the first limit that keeps a mention from telling an attack, None where nothing does."""
    return next((name for name, applies in LIMITS if applies(pair)), None)


# ---------------------------------------------------------------------- kinds
def _other_family(pair: Pair) -> bool:
    """Two families of attack that reports don't use for one another."""
    a, b = pair.attack.family, pair.told.mention.family
    if "other" in (a, b) or a == b or {a, b} in _COMPATIBLE:
        return False
    if "assassination" in (pair.attack.attack_type, pair.told.mention.attack_type):
        return not (a in _TARGETED_KILLING and b in _TARGETED_KILLING)
    return not (
        _strike_may_be_fired(pair)
        or _first_told_as_strike(pair)
        or _killing_told_again(pair)
        or are_raids_of_air_strikes(pair)
    )


def are_raids_of_air_strikes(pair: Pair) -> bool:
    """As in "Jets bombed a dozen sites. The rebels said five died in 73 raids": what the strikes just told are called.

    Only where nothing of its own is told of the raids but whom they hurt: no day, no place nearer than a country, no
    attacker.
    """
    told, mention = pair.told, pair.told.mention
    if pair.attack.family != "air" or mention.rule not in ("noun:raid", "noun:raids") or mention.weapon_type:
        return False
    own = told.when is not None or told.by or (told.where is not None and told.where.is_specific)
    beside = told.reading.sentence.index - pair.attack.last_sentence == 1 and pair.paragraphs <= 1
    before = told.reading.words[max(0, mention.start - 4) : mention.start]
    return beside and not own and ("in" in before or mention.is_definite)


def _killing_told_again(pair: Pair) -> bool:
    """As in "the army said it had killed X" after its drone strike: a bare killing by one side is of any kind."""
    mention = pair.told.mention
    bare = mention.rule.startswith("casualty") and mention.weapon_type is None and pair.told.when is None
    return bare and _sides(pair.told.by) == _sides(pair.attack.by) != set()


def _sides(by: list[Attribution]) -> set[str]:
    return {side_of(a.actor_ref) for a in by if a.actor_ref}


def _strike_may_be_fired(pair: Pair) -> bool:
    """As in "the strike" after rocket fire: without a weapon it is read as from the air, and fits what is fired."""
    mention = pair.told.mention
    unmodified = mention.rule in ("noun:strike", "noun:strikes", "noun:the strike") and mention.weapon_type is None
    return unmodified and mention.is_definite and pair.attack.family in _PROJECTILE_OR_BOMB


def _first_told_as_strike(pair: Pair) -> bool:
    """The other way round: "a strike", and later "the rocket attack"."""
    first = pair.attack.first.mention
    unmodified = first.rule in ("noun:strike", "noun:strikes") and first.weapon_type is None
    return unmodified and pair.told.mention.family == "remote" and pair.told.mention.is_definite


# ---------------------------------------------------------------------- days
def days_conflict(a: When | None, b: When | None) -> bool:
    """Whether two datings have no day in common."""
    if a is None or b is None:
        return False
    return a.hi < b.lo or b.hi < a.lo


def _other_days(pair: Pair) -> bool:
    """No day in common; an attack by night may be told with the day before or after."""
    if not days_differ(pair) or pair.told.mention.is_trace:
        return False  # "a man died of bullet wounds on Monday": the day he died
    if _points_back(pair.told) and not _stands_beside(pair.told, pair.told.when):
        return _has_toll_of_another_year(pair)
    return True


def _has_toll_of_another_year(pair: Pair) -> bool:
    """As in "militants seized the town in 2017; the siege killed 1,100": no attack of this year, however definite."""
    told, known = pair.told.when, pair.attack.when
    counted = any(f.quantity.best or f.quantity.low for _, f in pair.told.figures)
    return counted and told is not None and known is not None and known.lo - told.hi > _A_YEAR


def days_differ(pair: Pair) -> bool:
    """Whether a mention is dated otherwise than an attack, a night's difference aside."""
    a, b = pair.attack.when, pair.told.when
    if a is None or b is None or not days_conflict(a, b):
        return False
    gap = min(abs((a.lo - b.hi).days), abs((b.lo - a.hi).days))
    return not ((a.is_night or b.is_night) and gap <= 1)


def _points_back(told: Told) -> bool:
    """As in "the shooting": it speaks of what was told, whatever else its sentence dates or places."""
    return told.mention.is_definite and not told.mention.is_new


def _stands_beside(told: Told, setting: When | Where | None) -> bool:
    """Whether a day or a place stands right beside the word of attack: "the attack on Monday", "the Taji attack"."""
    if setting is None or setting.start < 0:
        return False
    reading, mention = told.reading, told.mention
    first, last = reading.sentence.token_at(setting.start), reading.sentence.token_at(setting.end - 1)
    if last < mention.start:
        return mention.start - last <= _BESIDE
    apart = any(reading.is_verb(k) or reading.words[k] in _ENDS_A_PHRASE for k in range(mention.end, first))
    return not apart and first - mention.end <= _IN_ONE_PHRASE


def answered_before(pair: Pair) -> bool:
    """As in "A bomb killed 14. The army had arrested nine men in July over the killing of four": another killing.

    What was done about it stands in the sentence with a time that lies before the attack.
    """
    told, known = pair.told, pair.attack.when
    if known is None or told.when is not None or not told.mention.rule.startswith("noun") or not told.figures:
        return False
    reading, at = told.reading, told.mention.start
    over = next((k for k in range(at - 1, max(0, at - _OVER_REACH), -1) if reading.words[k] in _OVER), None)
    return over is not None and any(
        end <= over
        and time.hi is not None
        and (time.precision or 9) <= _A_MONTH
        and known.lo - time.hi > timedelta(days=1)
        and any(reading.is_verb(k) for k in range(start))
        for start, end, time in reading.times
    )


_OVER = frozenset("over for after following".split())
_OVER_REACH = 4  # tokens of "over the brutal" before "killing"
_A_MONTH = 4  # precision (UCDP)


def _known_by_its_day(pair: Pair) -> bool:
    """As in "the 9/11 attacks": what is called by a day of long ago is no attack that isn't known to be of that day."""
    when, known, published = pair.told.when, pair.attack.when, pair.told.reading.document.published_on
    if when is None or when.basis != "named_day" or not _stands_beside(pair.told, when):
        return False
    long_ago = published is None or published - when.hi > _A_YEAR
    return long_ago and (known is None or days_conflict(known, when))


# ---------------------------------------------------------------------- places
def _other_place(pair: Pair) -> bool:
    """Two countries, or two named sites apart; in a story, a name that no table lists may be a street of the town."""
    a, b = pair.attack.where, pair.told.where
    if a is None or b is None:
        return False
    listed = a.place is not None and b.place is not None
    if listed and a.iso3 and b.iso3 and a.iso3 != b.iso3:
        return True
    apart = places_differ(a, b) or _are_of_two_divisions(a, b)
    if not apart or not (listed or pair.in_digest):
        return False
    other_item = pair.in_digest and pair.paragraphs > 0
    return other_item or not _points_back(pair.told) or _stands_beside(pair.told, b)


def places_differ(a: Where | None, b: Where | None) -> bool:
    """Whether two sites are named, and apart from each other."""
    if a is None or b is None or a.is_site or b.is_site or not a.text or not b.text:
        return False
    return a.is_specific and b.is_specific and _are_apart(a, b)


def _are_of_two_divisions(a: Where, b: Where) -> bool:
    """As in "at Kabul airport" and "in Nangarhar Province": a division, and a place that lies in another."""
    if a.place is None or b.place is None or a.place.country_iso3 != b.place.country_iso3:
        return False
    divisions = [p.name if p.kind == "admin1" else p.admin1 for p in (a.place, b.place)]
    return "admin1" in (a.place.kind, b.place.kind) and None not in divisions and divisions[0] != divisions[1]


def _are_apart(a: Where, b: Where) -> bool:
    if a.place and b.place:
        return a.place.place_id != b.place.place_id and distance_km(a.place, b.place) > _FAR_KM
    if a.is_within_town or b.is_within_town:
        return False  # "on Elm Street" and "in Oakdale" may be one place told twice
    return not (_telling_words(a.text) & _telling_words(b.text))


def places_agree(a: Where | None, b: Where | None) -> bool:
    """Whether two places are one: the same entry nearer than a country, sites side by side, or a shared word."""
    if a is None or b is None or not a.text or not b.text:
        return False
    if a.place and b.place:
        if a.place.place_id == b.place.place_id:
            return a.place.kind != "country"
        return a.is_specific and b.is_specific and distance_km(a.place, b.place) <= _ONE_SITE_KM
    return bool(_telling_words(a.text) & _telling_words(b.text))


def _telling_words(text: str | None) -> set[str]:
    words = (text or "").lower().replace("-", " ").replace("'s", "").split()
    return {w for w in words if len(w) > 2 and w not in _WORDS_OF_ANY_PLACE}


# ---------------------------------------------------------------------- the rest
def _said_to_be_another(pair: Pair) -> bool:
    """As in "another attack", "was hit again"; "the second attack" may be one told before."""
    return pair.told.mention.is_new and not pair.told.mention.is_definite


def _other_attackers(pair: Pair) -> bool:
    """Two actors that are said as a fact, or said themselves, to have done it."""
    mine = {a.actor_ref for a in pair.attack.by if a.actor_ref and a.status in ("stated", "claimed")}
    theirs = {a.actor_ref for a in pair.told.by if a.actor_ref and a.status in ("stated", "claimed")}
    return bool(mine and theirs and not mine & theirs and not set(map(side_of, mine)) & set(map(side_of, theirs)))


def _answers_it(pair: Pair) -> bool:
    """As in "Militants shelled a post. Turkish guns shelled their camp in response": the answer is another's attack."""
    told = pair.told
    if told.mention.is_definite or told.mention.is_reference or not told.by or not _is_called_answer(told):
        return False
    if any(_is_called_answer(t) for t in pair.attack.told):
        return False  # an answer, told again
    return not {_name_of(a) for a in told.by} & {_name_of(a) for a in pair.attack.by}


def _is_called_answer(told: Told) -> bool:
    words = told.reading.words
    return (
        any(tuple(words[k : k + 2]) in _ANSWERS or words[k].startswith("retaliat") for k in range(len(words)))
        and not told.reading.quoted[told.mention.start]
    )


_ANSWERS = frozenset(
    (
        ("in", "response"),
        ("returned", "fire"),
        ("fired", "back"),
        ("hit", "back"),
        ("struck", "back"),
        ("in", "reprisal"),
    )
)


def _name_of(attribution: Attribution) -> str:
    return side_of(attribution.actor_ref) if attribution.actor_ref else (attribution.actor_name or "").lower()


def side_of(ref: str) -> str:
    """What a state's government, armed forces and police have in common."""
    return ref.split("_", 1)[-1] if ref.startswith(("gov_", "mil_", "pol_")) else ref


def _of_another_person(pair: Pair) -> bool:
    """As in "killed by a car bomb ... the assassination of X last year": another is named, with a day beside it."""
    if not _stands_beside(pair.told, pair.told.when):
        return False
    mine = [f.person_name for _, f in pair.attack.figures if f.person_name and f.outcome == "killed"]
    theirs = [f.person_name for _, f in pair.told.figures if f.person_name and f.outcome == "killed"]
    return bool(mine and theirs) and not any(same_person(a, b) for a in mine for b in theirs)


def _had_happened_before(pair: Pair) -> bool:
    """As in "was shot on Monday ... had been kidnapped in May last year": the victim's past, told in the pluperfect."""
    told, mention = pair.told, pair.told.mention
    published = told.reading.document.published_on
    if told.when is None or published is None or mention.verb is None or mention.family == pair.attack.family:
        return False
    group = told.reading.words[told.reading.verb_group_start(mention.verb) : mention.verb]
    return "had" in group and (published - told.when.hi).days > _A_MONTH and not mention.is_definite


def _item_of_a_count(pair: Pair) -> bool:
    """As in "34 strikes in Syria and Iraq ... Near X, one": paragraphs later, with a site that the count lacks."""
    counted = (pair.attack.first.mention.strike_count or 0) >= _COUNTED_STRIKES
    sited = pair.attack.where is not None and pair.attack.where.is_specific
    own_site = pair.told.where is not None and pair.told.where.is_specific and not pair.told.mention.is_definite
    same_paragraph = pair.told.reading.sentence.paragraph == pair.attack.first.reading.sentence.paragraph
    own_count = pair.told.mention.quantity is not None  # "18 strikes in Iraq and Syria. Near Ramadi, four strikes"
    return counted and not sited and own_site and (own_count or not same_paragraph)


def _kept_apart_by_its_sentence(pair: Pair) -> bool:
    """What one sentence tells as two attacks stays two; "while the sixth blew himself up" is one of those told."""
    mention = pair.told.mention
    subject = pair.told.reading.subject(mention.verb) if mention.verb is not None else None
    if subject is not None and pair.told.is_bare and _is_the_nth(pair.told.reading.words[slice(*subject)]):
        return False
    return any(t.mention is not pair.told.mention and t.reading is pair.told.reading for t in pair.attack.told)


def _is_the_nth(subject: list[str]) -> bool:
    return subject[:1] == ["the"] and len(subject[1:]) == 1 and subject[1] in _ONE_OF_THEM


_ONE_OF_THEM = frozenset("other others second third fourth fifth sixth seventh last rest remaining".split())


LIMITS: tuple[tuple[str, Limit], ...] = (
    ("other_family", _other_family),
    ("other_days", _other_days),
    ("answered_before", answered_before),
    ("known_by_its_day", _known_by_its_day),
    ("other_place", _other_place),
    ("said_to_be_another", _said_to_be_another),
    ("other_attackers", _other_attackers),
    ("answers_it", _answers_it),
    ("of_another_person", _of_another_person),
    ("had_happened_before", _had_happened_before),
    ("item_of_a_count", _item_of_a_count),
    ("kept_apart_by_its_sentence", _kept_apart_by_its_sentence),
)
"""The limits by name, the cheapest and most telling first."""
