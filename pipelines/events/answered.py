"""What a sentence says of the attack that a response answers, where the article doesn't tell that attack otherwise.

Here: the phrase after "in response to", "over" or "after" and what it holds: type, day, place, dead. Not here: whether
there is a response, which is ``answers``, nor which known attack is meant, which is ``pipelines.resolution``.
"""

from pipelines.events.article_reading import ArticleReading
from pipelines.events.reading import Reading
from pipelines.events.setting import When, Where, as_past, when_of, where_of
from pipelines.events.setting.words import LOCATIVE
from pipelines.values import frozen
from pipelines.vocabulary.words import role_words

_LONGEST = 24
_ENDS = frozenset(', ; : " — ( ) while when because although but'.split())
_ATTACK_NOUNS = role_words("answered_attack") | role_words("answered_death")


@frozen
class Answered:
    """An attack as the words of its answer describe it (token indices).

    Attributes:
        attack_type: None where the words give none ("the killing of two soldiers").
        killed: How many died, None where the words don't say.
        person_name: The first of its dead whom the words name.
        link_type, basis: As of a link.
    """

    reading: Reading
    start: int
    end: int
    attack_type: str | None
    when: When | None
    where: Where | None
    killed: int | None
    person_name: str | None
    link_type: str
    basis: str


def describe_answered(
    article: ArticleReading, reading: Reading, start: int, link_type: str, basis: str
) -> Answered | None:
    """The attack described by the phrase that begins at token ``start``; None where no attack word stands in it."""
    end = _phrase_end(reading, start)
    if not _names_attack(reading, start, end):
        return None
    figures = [
        f
        for f in article.figures.get(reading.sentence.index, [])
        if f.outcome == "killed" and start <= f.start < end and f.group != "perpetrator"
    ]
    numbers = [f.quantity.best for f in figures if f.quantity.best is not None and not f.person_name]
    return Answered(
        reading=reading,
        start=start,
        end=end,
        attack_type=_attack_type(reading, start, end),
        when=_when(reading, start, end),
        where=_where(article, reading, start, end),
        killed=numbers[0] if numbers else None,
        person_name=next((f.person_name for f in figures if f.person_name), None),
        link_type=link_type,
        basis=basis,
    )


def _phrase_end(reading: Reading, start: int) -> int:
    """Where the phrase ends: at a clause break, or at the end of the sentence."""
    last = min(len(reading.words), start + _LONGEST)
    end = next((k for k in range(start, last) if reading.words[k] in _ENDS), last)
    return end - 1 if end > start + 1 and reading.words[end - 1] in (".", "!", "?") else end


def _names_attack(reading: Reading, start: int, end: int) -> bool:
    if any(start <= h.start < end for h in reading.nouns) or any(start <= h.start < end for h in reading.weapons):
        return True
    return any(w in _ATTACK_NOUNS for w in reading.words[start:end])


def _attack_type(reading: Reading, start: int, end: int) -> str | None:
    """The first type that a noun or a weapon of the phrase gives."""
    named = [h.entry.attack_type for h in reading.nouns if start <= h.start < end]
    named += [h.entry.attack_type for h in reading.weapons if start <= h.start < end]
    return next((kind for kind in named if kind != "other"), None)


def _when(reading: Reading, start: int, end: int) -> When | None:
    """The first time of the phrase that is a day or some days."""
    for first, last, time in reading.times:
        if start <= first and last <= end and time.kind in ("date", "time", "window") and time.lo is not None:
            when = when_of(time, reading.document.text)
            return as_past(when, reading.document.published_on) if when is not None else None
    return None


def _where(article: ArticleReading, reading: Reading, start: int, end: int) -> Where | None:
    """The first place of the phrase that "in", "at" or "on" governs, or that stands before the attack's noun."""
    nouns = [h.start for h in reading.nouns if start <= h.start < end]
    for name in reading.names:
        if not start <= name.start < end or not (name.places or name.is_unknown_place):
            continue
        before = [w for w in reading.words[max(start, name.start - 3) : name.start] if w not in ("the", "a", "an")]
        if (before and before[-1] in LOCATIVE) or (name.end in nouns and name.country is None):
            return where_of(reading, name, article.chooser)
    return None
