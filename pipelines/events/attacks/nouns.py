"""Attacks told by a noun: "a rocket attack", "the killing of", "one in Gilroy and another in Chippewa Falls".

Here: which attack nouns stand for an attack of their own, with what their phrase says of it.
"""

from pipelines.events.attacks.mention import DEFINITE_WORDS, Mention, any_counted
from pipelines.events.attacks.standing import (
    is_generic,
    is_habitual,
    is_hypothetical,
    is_negated,
    is_present,
    is_reason,
    is_remembered,
    is_stopped_plot,
    stage_of,
)
from pipelines.events.attacks.weapons import (
    is_weapon_word,
    type_by_modifier,
    type_with_weapon,
    weapon_in,
    weapon_near,
)
from pipelines.events.casualties import Figure
from pipelines.events.figures import Quantity, quantity_ending_at
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.events.trace import Reason
from pipelines.values import frozen
from pipelines.vocabulary.words import AttackNoun, AttackVerb, Hit, Weapon, role_words

_NEW = frozenset("another second third fourth fifth separate new fresh further additional different".split())
_EARLIER = frozenset("earlier previous".split())
_MAKES_THE_ATTACK_A_MODIFIER = role_words("attack_as_modifier")
_OF_A_TOLD_ATTACK = role_words("of_told_attack")
_KILLINGS = role_words("killing_noun")
_TYPED_BY_MODIFIER = frozenset("strike strikes assault assaults barrage".split())
_NEEDS_A_TOLL = role_words("needs_toll")
_ACCIDENTAL = role_words("accidental")
_ADJECTIVE_ENDINGS = ("al", "ic", "ed", "ly", "nt")


def mentions_from_nouns(reading: Reading, figures: list[Figure], covered: set[int]) -> list[Mention]:
    """The attacks that nouns of a sentence tell; tokens in ``covered`` are told otherwise, or are no attack."""
    found = []
    for hit in reading.nouns:
        if hit.start in covered:
            continue
        mention = _mention(reading, hit, figures)
        if isinstance(mention, Mention):
            found.append(mention)
        else:
            reading.left_out("attack", hit.start, hit.end, mention, f"noun:{hit.phrase}")
    return found


@frozen
class _Phrase:
    """A noun of attack with what stands around it.

    Attributes:
        start: Token at which its noun phrase begins.
        modifiers: The words of the phrase before the noun.
        launch: The verb that launches the attack, if one does.
        is_stopped_plot: Planned, and stopped before it was carried out.
    """

    reading: Reading
    hit: Hit[AttackNoun]
    figures: list[Figure]
    start: int
    modifiers: list[str]
    launch: Hit[AttackVerb] | None
    is_stopped_plot: bool

    @property
    def words(self) -> list[str]:
        """Those of the sentence."""
        return self.reading.words

    @property
    def following(self) -> str:
        """The word after the noun, empty at the sentence's end."""
        return self.words[self.hit.end] if self.hit.end < len(self.words) else ""

    @property
    def preceding(self) -> str:
        """The word before the noun phrase, empty at the sentence's beginning."""
        return self.words[self.start - 1] if self.start else ""

    @property
    def two_before(self) -> list[str]:
        """The two words before the noun phrase, or fewer."""
        return self.words[max(0, self.start - 2) : self.start]

    @property
    def is_plural(self) -> bool:
        """Whether its noun is."""
        last = self.words[self.hit.end - 1]
        return last.endswith("s") and not last.endswith("ss")


def _mention(reading: Reading, hit: Hit[AttackNoun], figures: list[Figure]) -> Mention | Reason:
    """The attack that a noun tells, or why it tells none."""
    reason = _why_no_noun_of_attack(reading, hit, figures)
    if reason:
        return reason
    start = noun_phrase_start(reading, hit.start)
    phrase = _Phrase(
        reading,
        hit,
        figures,
        start,
        modifiers=reading.words[start : hit.start],
        launch=_launch_before(reading, start),
        is_stopped_plot=is_stopped_plot(reading, start),
    )
    reason = _why_no_attack(phrase) or _why_no_launch(phrase)
    if reason:
        return reason
    mention = _described(phrase)
    _set_tense(phrase, mention)
    says_what_it_is = _set_definite(phrase, mention)
    if says_what_it_is:
        return "definition"
    if _is_in_general(phrase, mention):
        return "generic"
    _set_standing(phrase, mention)
    return mention


def _why_no_noun_of_attack(reading: Reading, hit: Hit[AttackNoun], figures: list[Figure]) -> Reason | None:
    """By the word alone and its neighbours: it is a verb, part of a name or of another noun, or no violence."""
    words = reading.words
    if hit.end - hit.start == 1 and reading.verb[hit.start]:
        return "verb_form"
    if hit.end < len(words) and words[hit.end] in _MAKES_THE_ATTACK_A_MODIFIER:
        return "modifies_another_noun"
    name = reading.name_at(hit.start)
    if name and not name.country:
        return "part_of_name"
    if hit.entry.strength == "weak" and not _weak_is_violent(reading, hit.start, figures):
        return "accident" if any(w in _ACCIDENTAL for w in words) else "weak_word_alone"
    return None


def _why_no_attack(phrase: _Phrase) -> Reason | None:
    """By what the sentence says of it: nobody was killed, it may never be, it was not, it is long past."""
    reading, hit, start = phrase.reading, phrase.hit, phrase.start
    if hit.phrase in _KILLINGS and not _tells_victims(reading, hit.end, phrase.figures, phrase.modifiers):
        return "nobody_killed"
    if is_hypothetical(reading, start) and not _is_told_all_the_same(phrase):
        return "hypothetical"
    if is_remembered(reading, start, hit.end) and not any_counted(phrase.figures):
        return "remembered"
    if is_negated(reading, start) or phrase.modifiers[:1] == ["no"]:
        return "negated"
    if _is_a_trend(phrase) or is_habitual(reading, hit.start):
        return "trend"
    if _is_of_words_or_work(reading, hit, phrase.figures):
        return "words_or_work"
    return None


def _is_told_all_the_same(phrase: _Phrase) -> bool:
    """Words of doubt around it are of something else: it has a day, was stopped, or is asked about."""
    reading = phrase.reading
    of_a_day = any(reading.words[k] == "'s" and reading.time_at(k) for k in range(phrase.start, phrase.hit.start))
    asked_about = phrase.modifiers[:1] == ["the"] and phrase.preceding == "whether"
    return of_a_day or phrase.is_stopped_plot or asked_about


def _is_a_trend(phrase: _Phrase) -> bool:
    """As in "a campaign of bombings", "rocket fire picked up"."""
    hit, words = phrase.hit, phrase.words
    many = words[hit.end - 1].endswith("s") or hit.phrase.endswith(("fire", "shelling", "bombardment"))
    return phrase.two_before == ["campaign", "of"] or (many and _speaks_of_a_trend(words, hit.end))


def _why_no_launch(phrase: _Phrase) -> Reason | None:
    """By the verb that would have launched it."""
    launch, reading = phrase.launch, phrase.reading
    if launch and is_hypothetical(reading, reading.verb_group_start(launch.start)):
        return "hypothetical"
    if launch and is_negated(reading, launch.start):
        return "negated"
    return None


def _described(phrase: _Phrase) -> Mention:
    """The attack with what its phrase says of it."""
    reading, hit, start, modifiers = phrase.reading, phrase.hit, phrase.start, phrase.modifiers
    weapon = weapon_near(reading, start, hit.end) or _weapon_that_hurt(phrase)
    is_definite = _is_definite(modifiers)
    return Mention(
        reading,
        hit.start,
        hit.end,
        _type(hit, modifiers, type_with_weapon(hit.entry.attack_type, weapon)),
        stage="attempted" if hit.phrase.endswith("attempt") else stage_of(reading, start, hit.end),
        weapon_type=weapon.weapon_type if weapon else None,
        is_definite=is_definite and not _is_of_something_new(phrase.words, hit.end),
        is_new=not _NEW.isdisjoint(modifiers)
        or (not _EARLIER.isdisjoint(modifiers) and not is_definite)
        or "again" in phrase.words[hit.end : hit.end + 4],
        is_plural=phrase.is_plural,
        quantity=reading.count_before(hit.start) or _quantity_in(phrase.words, start, hit.start),
        rule=f"noun:{hit.phrase}",
    )


def _weapon_that_hurt(phrase: _Phrase) -> Weapon | None:
    """As in "In a separate attack, a car bomb wounded nine": of an attack that no word types, what hurt people."""
    if phrase.hit.entry.attack_type != "other" or phrase.launch is not None:
        return None
    for figure in phrase.figures:
        of_another = phrase.reading.are_of_two_scenes(phrase.hit.start, figure.cue)
        if figure.frame == "active" and figure.cue > phrase.hit.end and not of_another:
            used = weapon_in(phrase.reading, phrase.reading.subject(figure.cue))
            return used[0] if used else None
    return None


def _set_tense(phrase: _Phrase, mention: Mention) -> None:
    """Whether it is told in the present: by its launch, or by the verb after it and those of its victims."""
    reading = phrase.reading
    if phrase.launch:
        mention.verb = phrase.launch.start
        mention.present = is_present(reading, phrase.launch.start)
    else:
        main = _main_verb_after(reading, phrase.hit.end)
        told_in_present = main is not None and is_present(reading, main) and not mention.is_definite
        mention.present = told_in_present or any(
            f.frame in ("active", "passive") and is_present(reading, f.cue) for f in phrase.figures
        )
    mention.is_told_in_present = mention.present


def _set_definite(phrase: _Phrase, mention: Mention) -> bool:
    """Mark what speaks of an attack told before; returns whether the sentence only says what an attack is."""
    words, start, preceding = phrase.words, phrase.start, phrase.preceding
    if not _CALLED_TO.isdisjoint(words[max(0, start - 5) : start]) and preceding in ("to", "of"):
        mention.is_definite = True  # "officers responded to a shooting", "to reports of gunfire": the one told of
    if preceding == "as" and words[start] in ("a", "an"):
        mention.is_definite = True  # "condemned the killing as an assassination"
    if preceding not in _EQUATING or mention.is_definite or phrase.launch:
        return False
    if len(phrase.two_before) == 2 and phrase.two_before[0] in ("this", "it", "that", "these"):
        mention.is_definite = True  # "this was an indefensible attack"
        return False
    return preceding in ("is", "means", "are")


def _is_in_general(phrase: _Phrase, mention: Mention) -> bool:
    """Attacks as such: many or a mass of them that nothing ties to a day or place, or those of somebody's support."""
    mass = not phrase.modifiers and phrase.hit.phrase.endswith(_MASS_NOUNS)
    launched = phrase.launch is not None
    if (phrase.is_plural or mass) and is_generic(
        phrase.reading, mention, phrase.start, phrase.figures, launched=launched
    ):
        return True
    return phrase.two_before in _AS_SUPPORT


def _set_standing(phrase: _Phrase, mention: Mention) -> None:
    """How much the mention stands for: a trace, a number of strikes, a plot, a reference."""
    strength, quantity = phrase.hit.entry.strength, mention.quantity
    mention.is_weak = strength == "weak"
    if strength == "trace":
        # "found with a gunshot wound": of the shooting told before, if any
        mention.is_trace = mention.is_definite = True
    elif mention.is_plural and quantity and quantity.best and quantity.best > 1:
        mention.strike_count = quantity.best
    if phrase.is_stopped_plot:
        mention.stage = "foiled"
    mention.is_reference = is_reason(phrase.reading, phrase.start) or phrase.following in _OF_A_TOLD_ATTACK


_EQUATING = frozenset("is was are were means".split())
_MASS_NOUNS = ("bombardment", "shelling", "fire", "gunfire")
"""Words that speak of firing in general where they have no article."""
_AS_SUPPORT = (["supported", "by"], ["backed", "by"], ["aided", "by"], ["advisers", "and"], ["support", "of"])
"""What stands before strikes that are given as somebody's support, not told."""
_CALLED_TO = frozenset("responded responding respond called dispatched".split())
_TRENDS = role_words("trend_verb")
_ABSTRACT_TARGETS = role_words("abstract_target")
_LABOUR = role_words("labour")


def _is_of_words_or_work(reading: Reading, hit: Hit[AttackNoun], figures: list[Figure]) -> bool:
    """An attack on a budget, a strike of dockers: no weapon, no victim, and a word that says what it is."""
    if reading.weapons or any_counted(figures):
        return False
    words = reading.words
    if hit.phrase in ("attack", "attacks", "assault") and words[hit.end : hit.end + 1] in (["on"], ["against"]):
        target = reading.object(hit.end + 1)
        return target is not None and any(w in _ABSTRACT_TARGETS for w in words[target[0] : target[1]])
    return hit.phrase in ("strike", "strikes") and any(w in _LABOUR for w in words)


def _speaks_of_a_trend(words: list[str], end: int) -> bool:
    """As in "rocket fire on Iraqi bases picked up": how attacks went, not an attack."""
    after = words[end : end + 7]
    return any(
        w in _TRENDS and not any(m in after[:k] for m in (",", "killed", "which", "that")) for k, w in enumerate(after)
    )


def _type(hit: Hit[AttackNoun], modifiers: list[str], base: str) -> str:
    if "suicide" in modifiers:
        return "suicide_bombing"
    if hit.entry.attack_type == "other" or hit.phrase in _TYPED_BY_MODIFIER:
        return type_by_modifier(modifiers, base)
    return base


def _is_definite(modifiers: list[str]) -> bool:
    if not modifiers:
        return False
    if modifiers[0] == "such":
        return True  # "such an attack"
    return modifiers[0] in DEFINITE_WORDS or "'s" in modifiers or modifiers[0] in ("its", "their", "his")


def _is_of_something_new(words: list[str], end: int) -> bool:
    """As in "the interception of a missile", "the killing of a judge": its article says nothing of having been told."""
    return words[end : end + 2] in (["of", "a"], ["of", "an"])


def _launch_before(reading: Reading, np_start: int) -> Hit[AttackVerb] | None:
    """The verb that launches the attack: "carried out", "staged", with nothing between that ends its object.

    In "launched missiles in retaliation for the drone strike" another attack was launched.
    """
    return next(
        (
            hit
            for hit in reading.verbs
            if hit.entry.frame == "launch"
            and 0 <= np_start - hit.end <= 8
            and not any(reading.is_barrier(k) or reading.words[k] in _AIMS for k in range(hit.end, np_start))
        ),
        None,
    )


_COMING = frozenset("came come comes coming".split())


def noun_phrase_start(reading: Reading, start: int) -> int:
    """Where the noun phrase that ends at the trigger begins."""
    words = reading.words
    if words[start] in _COMING:
        return start  # "their convoy came under fire": what stands before is the subject
    j = start
    while j > 0 and start - j < 8:
        word = words[j - 1]
        comma_between_adjectives = (
            word == "," and j > 1 and words[j - 2].endswith(_ADJECTIVE_ENDINGS) and not reading.is_verb(j - 2)
        )
        # "a Russian missile and drone attack"
        joins_weapons = word in ("and", "or") and is_weapon_word(reading, j - 2) and is_weapon_word(reading, j)
        if comma_between_adjectives or joins_weapons:
            j -= 1
            continue
        if word == ")" and j > 3 and words[j - 3] == "(":
            j -= 3  # "an improvised explosive device (IED) blast"
            continue
        if word == '"' and _is_quoted_within(words, j - 1, start):
            j -= 1  # 'the "disgraceful" shooting', 'this "dastardly attack"'
            continue
        if reading.is_barrier(j - 1) or word in PREPOSITIONS or word in ("and", "or", "but", "as"):
            break
        j -= 1
        if word in ("a", "an", "the"):
            break  # "residents fear an assault": the phrase begins here
    return j


def _is_quoted_within(words: list[str], mark: int, trigger: int) -> bool:
    """Whether a quotation mark stands around words of a noun phrase that an article before the quotation opens."""
    if words[mark + 1 : trigger].count('"') % 2:
        return True  # the first of two marks
    opens = next((k for k in range(mark - 1, max(-1, mark - 5), -1) if words[k] == '"'), mark)
    return words[opens - 1 : opens] != [] and words[opens - 1] in _BEFORE_QUOTED


_BEFORE_QUOTED = frozenset("the this that a an these those what".split())
_AIMS = frozenset({"for", "to"}) | role_words("answering")


def _quantity_in(words: list[str], start: int, end: int) -> Quantity | None:
    for j in range(start, end):
        quantity = quantity_ending_at(words, j)
        if quantity and quantity.best and quantity.start >= start:
            return quantity
    return None


def _weak_is_violent(reading: Reading, start: int, figures: list[Figure]) -> bool:
    """A weak word counts beside a weapon, an armed actor, victims, or a verb of attack in its sentence."""
    words = reading.words
    if words[start] in ("explosion", "explosions"):
        if any(w in _ACCIDENTAL for w in words):
            return False
        return bool(reading.weapons) or (reading.document.is_violent and any(f.quantity.best for f in figures))
    if words[start] in _NEEDS_A_TOLL:
        return any_counted(figures)
    return bool(figures) or bool(reading.weapons)


def _tells_victims(reading: Reading, end: int, figures: list[Figure], modifiers: list[str]) -> bool:
    """As in "the killing of Qasem Soleimani", "his murder": a killing of someone, not killing as such."""
    victims_follow = reading.words[end : end + 1] == ["of"] and any(f.start <= end + 3 and f.end > end for f in figures)
    return victims_follow or "'s" in modifiers


def _main_verb_after(reading: Reading, i: int) -> int | None:
    for k in range(i, min(len(reading.words), i + 18)):
        if reading.is_verb(k):
            return k
        if reading.words[k] in (";", '"'):
            return None
    return None
