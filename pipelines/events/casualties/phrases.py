"""One victim noun phrase: "at least 12 Iraqi soldiers", "a shopkeeper", "another two", "including three children".

Here: from the token where a phrase may begin to its end, its number and its people, or that it names no victims. Not
here: several phrases in a row (``lists``), the word of outcome (``verbs``, ``nouns``, ``tolls``).
"""

from dataclasses import dataclass

from pipelines.events.casualties.figure import Figure, figure_of
from pipelines.events.casualties.people import (
    actor_in,
    age_length,
    armed_group_in,
    demonym_in,
    group_of,
    is_age,
    nationality_of,
    person_in,
)
from pipelines.events.figures import NUMBER_WORDS, Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import ADVERBS, PREPOSITIONS, Reading
from pipelines.vocabulary.words import role_words, victim_nouns

SUBSET = frozenset("including included among".split())
ADDITIVE = frozenset("another additional more further others".split())
_ORDINALS = frozenset("second third fourth fifth sixth seventh".split())
ARTICLES = frozenset("a an one another".split())
SKIPPED = frozenset("the both all its their his her these those other some least remaining first of top senior".split())
_ARTICLES_OF_ONE = frozenset(("a", "an"))
_PERSON_ENDINGS = tuple("er or ist ian man woman boy girl herd smith eer aut crat ician keeper monger".split())
_THINGS = role_words("thing_like_a_person")
_DEFINITE = frozenset("the these those all".split())
_NOBODY = frozenset("none neither".split())
_SPOKEN_OF = frozenset("his her their the".split())
_COUNTS = frozenset("number numbers count toll".split())
_BEFORE_AGE = frozenset((",", "aged"))
_AFTER_AGE = frozenset(", . ; and of was were is are".split())
_EMERGENCY_CALL = "911"
_AGE_WORDS = frozenset("aged age ages".split())
_SCALES_IN_PLURAL = frozenset("tens hundreds thousands millions".split())
_RAISING_A_NUMBER = frozenset("record further staggering".split())
_PHRASE_ENDS = frozenset("and & or but including among -".split())
_BEFALLEN = frozenset("kidnapped abducted captured detained missing retired unarmed displaced uniformed".split())
_FEW = 3  # words that a noun phrase no table lists may have
_PAIRS = role_words("pair")
_PREDICATES = frozenset("dead missing".split())
PLURALS_WITHOUT_S = frozenset("people men women children police personnel".split())
_UNITS_NOT_PEOPLE = role_words("not_people")
_GROUPS_OF_PEOPLE = role_words("group_of_people")
_KINDS = frozenset("man woman men women boy girl teen teenager resident residents couple".split())


@dataclass(slots=True)
class _Phrase:
    """A victim noun phrase while it is read.

    Attributes:
        start: Its first token, "including" and "another" counted in.
        at: The first token after what opens it: its number, article or noun.
        body: The first token after number and article.
        end: Where it ends.
        group, last: The people it names and where their last noun ends.
        is_of_family: It tells how many a family are.
    """

    reading: Reading
    start: int
    limit: int
    at: int
    is_subset: bool = False
    is_additional: bool = False
    is_definite: bool = False
    quantity: Quantity | None = None
    has_article: bool = False
    body: int = 0
    end: int = 0
    person: tuple[int, int] | None = None
    group: str | None = None
    last: int = 0
    is_of_family: bool = False


def victims_at(reading: Reading, i: int, limit: int) -> Figure | None:
    """One victim noun phrase that begins at token ``i``; outcome and cue are filled in by the ``Collector``."""
    phrase = _opened(reading, i, limit)
    if phrase is None or not _read_number(phrase):
        return None
    words, quantity = reading.words, phrase.quantity
    if quantity and words[phrase.body : phrase.body + 2] in (["of", "them"], ["of", "whom"]):
        end, group = phrase.body + 2, "unknown"  # "two of them"
        noun = victim_nouns().at(words, end + (words[end : end + 1] in (["a"], ["an"]))) if end + 1 < limit else None
        if noun is not None and noun.end <= limit:
            end, group = noun.end, noun.entry  # "nine of them students"
        return figure_of(
            reading, phrase.start, end, quantity, group, is_subset=True, is_additional=phrase.is_additional
        )  # fmt: skip
    _find_body(phrase)
    _find_end(phrase)
    if _counts_things(phrase):
        return None
    _find_person(phrase)
    if not _find_people(phrase):
        return None
    return _finished(phrase)


_IS = frozenset("is are was were".split())


def _opened(reading: Reading, i: int, limit: int) -> _Phrase | None:
    """The phrase with what opens it read: "including", "another", "the other"; None where nothing is left."""
    words = reading.words
    phrase = _Phrase(reading, i, limit, i)
    if words[i] in _NOBODY or words[max(0, i - 2) : i] == ["number", "of"]:
        return None  # "none of the officers", "the number of elders killed this year"
    among_all = words[i] == "among" and i > 0 and words[i - 1] in _IS and quantity_at(words, i + 1) is not None
    while i < limit and words[i] in SUBSET:
        phrase.is_subset, i = not among_all, i + 1  # "a commander was among 27 rebels killed": 27 is the whole
    if i < limit and words[i] in ("them", "those") and phrase.is_subset:
        i += 1
        while i < limit and words[i] == ",":
            i += 1
    if i >= limit:
        return None
    if words[i] in ("another", "a") and words[i + 1 : i + 2] == ["further"]:
        i += 1
    if words[i] == "the" and i + 1 < limit and words[i + 1] == "other":
        i += 1
    if words[i] in ARTICLES and words[i + 1 : i + 2] and words[i + 1] in _ORDINALS:
        phrase.is_additional = True  # "a second man"
    if words[i] in ADDITIVE and not quantity_at(words, i):  # "more than 60" adds to nothing
        phrase.is_additional = True
        if quantity_at(words, i + 1):
            i += 1
    phrase.is_definite = words[i] in _DEFINITE
    while i < limit and words[i] in SKIPPED and not quantity_at(words, i):
        i += 1
    phrase.at = i
    return phrase if i < limit and words[i] not in _COUNTS else None


def _read_number(phrase: _Phrase) -> bool:
    """Reads the number the phrase begins with, if any; False where that number is an age or a time."""
    reading, at = phrase.reading, phrase.at
    words = reading.words
    quantity = quantity_at(words, at)
    if length := age_length(words, at):
        phrase.quantity, phrase.body = (Quantity.exactly(1, at, at + length), at + length) if length > 1 else (None, at)
        return True  # "3 year old boy"
    if quantity is not None:
        closed = quantity.end < len(words) and words[quantity.end] == ","
        if closed and at > 0 and words[at - 1] in _BEFORE_AGE and quantity.end - at == 1:
            return False  # "Scott Dayton, 42, of Woodbridge"
        if _is_age_of_the_named(reading, at, quantity.end):
            return False
        if reading.time_at(at) and reading.time_at(quantity.end - 1):
            return False
        second = at > 2 and words[at - 1] == "and" and words[at - 2].isdecimal() and words[at - 3] in _AGE_WORDS
        if at > 0 and (words[at - 1] in _AGE_WORDS or second):
            return False  # "two teenagers, aged 16 and 18"
        if at > 1 and words[at - 1] == "of" and words[at - 2] in _SCALES_IN_PLURAL:
            return False  # "hundreds of thousands": no toll of one attack
    if quantity is not None and words[quantity.end : quantity.end + 3] == ["the", "number", "of"]:
        return False  # "brought to 74 the number of people shot since May": of many attacks
    if words[at] == "both" and (name := reading.name_at(at + 1)) is not None and name.is_person:
        quantity, phrase.at = None, at + 1  # "both James Low and Ben Hart"
    phrase.quantity = quantity
    phrase.body = quantity.end if quantity else phrase.at
    if quantity is not None and words[quantity.end : quantity.end + 1] == ["more"]:
        phrase.is_additional = True  # "two more people"
    return True


def _is_age_of_the_named(reading: Reading, at: int, end: int) -> bool:
    """As in "Ann Low, 24 (shot at home)", "Larry Low Jr. 26, and", "Ann Low, 24; Tom Dee"."""
    words = reading.words
    if end - at != 1 or not words[at].isdecimal() or len(words[at]) > _DIGITS_OF_AGE:
        return False
    last = at - 1 - (words[at - 1] in (",", ".")) if at else -1
    name = reading.name_at(last) if last >= 0 else None
    named = name is not None and name.is_person and name.end == last + 1
    return (named or (last >= 0 and words[last] in _JUNIOR)) and words[end : end + 1] in _CLOSES_AGE


_DIGITS_OF_AGE = 2
_JUNIOR = frozenset("jr jr. sr sr. ii iii".split())
_CLOSES_AGE: tuple[list[str], ...] = (["("], [";"], [","], ["."], [])


def _find_body(phrase: _Phrase) -> None:
    """Steps over "of", "a record" and articles to where the people's words begin."""
    words, at = phrase.reading.words, phrase.at
    if phrase.quantity and words[phrase.body : phrase.body + 1] == ["of"]:
        phrase.body = _past_the_whole(words, phrase.body + 1)
    if phrase.quantity is None and words[at] == "a" and words[at + 1 : at + 2] and words[at + 1] in _RAISING_A_NUMBER:
        phrase.quantity = quantity_at(words, at + 2)
        phrase.body = phrase.quantity.end if phrase.quantity else at
    phrase.has_article = phrase.quantity is None and words[at] in ARTICLES
    if phrase.has_article:
        phrase.body = at + 1
        if _read_size_of_group(phrase):
            return
    if phrase.quantity is None:
        phrase.body += age_length(words, phrase.body)


def _read_size_of_group(phrase: _Phrase) -> bool:
    """As in "a family of six", "a team of five doctors": the number is that of the people in it."""
    words, body = phrase.reading.words, phrase.body
    of = body + 1
    if words[of : of + 1] != ["of"] and words[of + 1 : of + 2] == ["of"]:
        of += 1  # "a Yazidi family of six"
    if of >= len(words) - 1 or words[of] != "of" or words[of - 1] not in _GROUPS_OF_PEOPLE:
        return False
    size = quantity_at(words, of + 1)
    if size is None or phrase.reading.time_at(size.start) is not None:
        return False
    phrase.quantity, phrase.has_article, phrase.body = size, False, size.end
    if words[of - 1] == "family":
        phrase.is_of_family = True
    return True


def _past_the_whole(words: list[str], i: int) -> int:
    """Past the number of all of whom some are told: "two of the six attackers", "three of about 20 miners"."""
    at = i + (words[i : i + 1] != [] and words[i] in _DEFINITE)
    whole = quantity_at(words, at) if at < len(words) else None
    return whole.end if whole is not None else i


def phrase_end(reading: Reading, i: int, limit: int) -> int:
    """Where a victim noun phrase that begins at ``i`` ends: before a verb, a mark, a conjunction or a preposition.

    "members of the tribe" and "hundreds of Taliban" go on over "of".
    """
    words, end = reading.words, i
    while end < limit:
        word = words[end]
        if word in _BEFALLEN and end + 1 < limit and victim_nouns().at(words, end + 1):
            end += 1
            continue  # "12 kidnapped policemen"
        if reading.is_barrier(end) or word in _PHRASE_ENDS:
            break
        if word in _PREDICATES and (end > i or quantity_ending_at(words, i) or (i and is_age(words[i - 1]))):
            break  # "one person dead and three others hurt", "a 6-year-old dead"
        if end > i and (word[0].isdigit() or word in NUMBER_WORDS):
            break  # "a farmer 40 kilometres north of Marib"
        if word in ADVERBS and not reading.name_at(end) and word not in ("first",):
            break
        if word in PREPOSITIONS and word != "of" and not (word == "over" and end == i):
            break
        if reading.time_at(end) and not reading.name_at(end) and not word.endswith("-year-olds"):
            break
        end += 1
    return end


def _find_end(phrase: _Phrase) -> None:
    words = phrase.reading.words
    end = phrase_end(phrase.reading, phrase.body, phrase.limit)
    if end < phrase.limit and words[phrase.body : end] and words[end - 1] == "of":
        end -= 1
    phrase.end = end


def _counts_things(phrase: _Phrase) -> bool:
    """Whether the number counts days, vehicles or houses, not people."""
    body, end = phrase.body, phrase.end
    words = phrase.reading.words
    if words[body : body + 1] != [] and words[body] in _UNITS_NOT_PEOPLE and words[body + 1 : body + 2] == ["of"]:
        return True  # "in the 6300 block of Hearne Avenue relative to reports"
    if not any(w in _UNITS_NOT_PEOPLE for w in words[body:end][:3]):
        return False
    herders = group_of(phrase.reading, body, end)[1] == end  # "six cattle herders"
    return not (herders or person_in(phrase.reading, body, end))


def _find_person(phrase: _Phrase) -> None:
    """The person named in the phrase or beside it: "killed Iranian general, Qasem Soleimani"."""
    reading, words = phrase.reading, phrase.reading.words
    person = person_in(reading, phrase.body, phrase.end)
    end = phrase.end
    uncounted = phrase.quantity is None and not phrase.has_article
    if person is None and uncounted and end + 1 < phrase.limit and words[end] == ",":
        apposed = reading.name_at(end + 1)
        if apposed and apposed.is_person and group_of(reading, phrase.body, end)[0]:
            person, phrase.end = (apposed.start, apposed.end), apposed.end
    end = phrase.end
    if person is not None and person[1] < end and words[person[1]] in _KINDS:
        person = None  # "a Fort Towson man": where he comes from
    goes_on = person is not None and person[1] < end and words[person[1]] != "of"  # "Ann Low of Lyon"
    is_over = end >= len(words) or reading.is_barrier(end)
    if person is not None and goes_on and is_over and not victim_nouns().at(words, person[1]):
        person = None  # "the Jaffar Express passenger train": the name only modifies
    if (
        person is not None
        and person[0] > 0
        and words[person[0] - 1] == "the"
        and len(reading.text(*person).split()) > 1
    ):
        person = None  # "The Daily Herald", "the Jaffar Express": persons take no article
    phrase.person = person


def _find_people(phrase: _Phrase) -> bool:
    """Who the phrase names, and how many where no number says so; False where it names no victims."""
    phrase.group, phrase.last = group_of(phrase.reading, phrase.body, phrase.end)
    uncounted = phrase.quantity is None
    goes_on = phrase.last < phrase.end and phrase.reading.words[phrase.last] != "of"
    if phrase.group and uncounted and phrase.person is None and goes_on:
        return False  # "a passenger train": the people-noun only modifies
    if uncounted:
        if phrase.has_article or phrase.person is not None:
            return _one_of_article(phrase)
        return _uncounted(phrase)
    return phrase.group is not None or phrase.person is not None or _counted_without_noun(phrase)


def _uncounted(phrase: _Phrase) -> bool:
    """A bare plural is "some" ("killed civilians"); a bare singular, a definite person already told of."""
    words = phrase.reading.words
    if phrase.body > phrase.at and not words[phrase.body - 1].endswith("s"):
        phrase.group = phrase.group or "unknown"  # "the 16-year-old", "Two-year-old boy" in a headline
        phrase.quantity = Quantity.exactly(1, phrase.at, phrase.body)
        return True
    if phrase.group is None:
        return _is_the_other(phrase)
    word = words[phrase.last - 1]
    if word == "head" and words[phrase.last : phrase.last + 1] != ["of"]:
        return False  # "hit his head"
    is_plural = word.endswith("s") or word in PLURALS_WITHOUT_S
    if word in _PAIRS:
        phrase.quantity = Quantity.exactly(2, phrase.at, phrase.body)  # "his parents"
        return True
    if is_plural and not phrase.is_definite:
        phrase.quantity = Quantity(1, None, None, True, phrase.at, phrase.body)
        return True
    if is_plural and phrase.is_definite:
        return False
    if phrase.reading.is_headline and phrase.last == phrase.end:
        phrase.quantity = Quantity.exactly(1, phrase.at, phrase.body)  # "Man, woman shot in Lyon"
        return True
    is_owned = phrase.start > 0 and words[phrase.start - 1] == "'s"  # "the woman's boyfriend"
    if (
        is_owned
        or not _SPOKEN_OF.isdisjoint(words[phrase.start : phrase.body])
        or demonym_in(phrase.reading, phrase.body, phrase.end)
    ):
        phrase.quantity = Quantity.exactly(1, phrase.at, phrase.body)
        return True
    return False


def _is_the_other(phrase: _Phrase) -> bool:
    """As in "One died in hospital. The other is in stable condition": one person more."""
    at, words = phrase.at, phrase.reading.words
    if words[phrase.start : at] != ["the", "other"] or at >= len(words) or not phrase.reading.is_verb(at):
        return False
    phrase.group, phrase.quantity = "unknown", Quantity.exactly(1, at - 1, at)
    phrase.last = phrase.end = at
    return True


def _one_of_article(phrase: _Phrase) -> bool:
    """An article or a name counts one: "a Briton", "Qasem Soleimani", "and another"."""
    reading, words, body, end = phrase.reading, phrase.reading.words, phrase.body, phrase.end
    pair = phrase.group is not None and words[phrase.last - 1] in _PAIRS
    phrase.quantity = Quantity.exactly(2 if pair else 1, phrase.at, body)
    if phrase.group is None and phrase.person is None:
        one = reading.name_at(body) if body < phrase.limit else None
        if body > phrase.at + 1 and end - body <= _FEW:
            phrase.group, phrase.last = "unknown", end  # "a 16-year-old", "a 40-year-old waiter"
            return True
        if _is_unlisted_person(phrase):
            phrase.group, phrase.last = "unknown", end
            return True
        is_ordinal = body < len(words) and words[body] in _ORDINALS and end == body + 1
        if is_ordinal and end < phrase.limit + 1 and _verb_follows(reading, end):
            phrase.group, phrase.last = "unknown", end  # "and a third later died"
        elif (
            words[phrase.at] == "another" and end == body and (reading.is_verb(body) or _is_done_to(reading, phrase.at))
        ):
            phrase.group, phrase.last = "unknown", end  # "and another is injured", "and wounded another"
        elif one is not None and one.end == end and one.country is not None and one.country.kind == "demonym":
            phrase.group, phrase.last = "unknown", end
        else:
            return False
    plural_before_another_noun = phrase.group and phrase.last < end and words[phrase.last - 1].endswith("s")
    return not (plural_before_another_noun and phrase.has_article and phrase.person is None)


def _verb_follows(reading: Reading, i: int) -> bool:
    """Whether a verb stands at ``i``, adverbs aside."""
    while i < len(reading.words) and reading.words[i] in ADVERBS:
        i += 1
    return reading.is_verb(i)


def _is_done_to(reading: Reading, at: int) -> bool:
    """Whether a verb of outcome stands right before token ``at``: "and wounded another"."""
    return at > 0 and reading.is_verb(at - 1) and any(h.end == at for h in reading.casualties)


def _is_unlisted_person(phrase: _Phrase) -> bool:
    """As in "a street juggler", "a violinist": a noun that no table lists, a person by its ending."""
    words, last = phrase.reading.words, phrase.end - 1
    if words[phrase.at] not in _ARTICLES_OF_ONE or not 0 < phrase.end - phrase.body <= _FEW:
        return False
    word = words[last]
    is_name = phrase.reading.tokens[last].is_capitalised or not word.isalpha()
    return not is_name and word.endswith(_PERSON_ENDINGS) and word not in _THINGS


def _counted_without_noun(phrase: _Phrase) -> bool:
    """A number with no people-noun of the tables: "killing three", "12 Taliban", "two Frenchmen", "six putschists"."""
    reading, words, body, end = phrase.reading, phrase.reading.words, phrase.body, phrase.end
    if end == body and (_is_label(reading, phrase.at) or _is_bare_age(words, phrase.at, end)):
        return False
    if words[phrase.at] == _EMERGENCY_CALL:
        return False
    actor = actor_in(reading, body, end)
    if actor and actor.actor and actor.actor.actor_kind == "armed_group":
        phrase.group, phrase.last = "militant", actor.end
        return True
    if not (
        demonym_in(reading, body, end)
        or actor
        or _is_unlisted_plural(phrase)
        or end == body
        or words[body:end] in (["more"], ["others"], ["other"])
        or _is_age_of_people(words, body, end)
    ):
        return False
    phrase.group, phrase.last = "unknown", end
    return True


def _is_age_of_people(words: list[str], body: int, end: int) -> bool:
    """As in "one 15-year-old", "two 15-year-olds"."""
    return end == body + 1 and (is_age(words[body]) or words[body].endswith("-year-olds"))


def _is_label(reading: Reading, at: int) -> bool:
    """Whether a number belongs to the capitalised noun before it: "Resolution 2249", "Flight 17"."""
    if at < 1 or not reading.tokens[at].text.isdecimal() or reading.time_at(at - 1):
        return False
    name = reading.name_at(at - 1)
    return reading.tokens[at - 1].is_capitalised and not (name and name.places)


def _is_bare_age(words: list[str], at: int, end: int) -> bool:
    """Whether a number alone is the age of who stands before it: "two men, 33 and 19, were shot", "his stepson, 3."."""
    if at < 2 or end - at != 1 or not words[at].isdecimal():
        return False
    if words[at - 1] == ",":
        return end >= len(words) or words[end] in _AFTER_AGE
    return words[at - 1] == "and" and words[at - 2].isdecimal() and words[max(0, at - 3)] == ","


def _is_unlisted_plural(phrase: _Phrase) -> bool:
    """Whether a number counts a plural that no table lists."""
    last = phrase.end - 1
    word = phrase.reading.words[last]
    is_plural = word.endswith("s") and word.isalpha() and not phrase.reading.tokens[last].is_capitalised
    return 0 < phrase.end - phrase.body <= _FEW and is_plural


def _finished(phrase: _Phrase) -> Figure | None:
    reading, quantity, person = phrase.reading, phrase.quantity, phrase.person
    if quantity is None:
        return None
    group = "civilian" if phrase.is_of_family and phrase.group in (None, "unknown") else phrase.group
    if group in ("unknown", None, "militant") and armed_group_in(reading, phrase.body, phrase.end):
        group = "militant"
    return figure_of(
        reading,
        phrase.start,
        max(phrase.end, phrase.last, person[1] if person else 0),
        quantity,
        group or "unknown",
        nationality=nationality_of(reading, phrase.at, phrase.end),
        person=reading.text(*person) if person and quantity.best == 1 else None,
        is_subset=phrase.is_subset,
        is_additional=phrase.is_additional,
        is_definite=phrase.is_definite,
    )
