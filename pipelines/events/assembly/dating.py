"""Days for attacks whose own words give none.

Here: days taken from the tense, from another attack or from the day of publication (codebook, "Dates", 7 and 8). Not
here: days that words of the attack's sentence state, which is ``telling``.
"""

from dataclasses import replace
from datetime import date

from pipelines.events.assembly.attack import Attack, Told
from pipelines.events.attacks.standing import is_present
from pipelines.events.document import Document
from pipelines.events.reading import Reading
from pipelines.events.setting import When, after_event, precision_of, when_of
from pipelines.events.times import find_times
from pipelines.vocabulary.words import role_words

_DAY_PAGE_ATTACKS = 3
_LEDE_SENTENCES = 3  # an attack told this early is what the article is about


def lean(told: Told, attacks: list[Attack], document: Document) -> None:
    """Resolve "that day", "days later" against what was told before."""
    if told.when is not None or told.pending is None or told.pending.offset_days is None:
        return
    offset = told.pending.offset_days
    reference = _last_dated(told, attacks, document.published_on)
    if offset == (0, 0) or reference is None:
        earlier = [t for _, _, t in told.reading.times if t.lo and t.end <= told.pending.start]
        if earlier and offset == (0, 0):
            reference = when_of(earlier[-1], document.text)
    if reference is None:
        return
    lo, hi = after_event(reference, offset)
    if document.published_on:
        hi = min(hi, document.published_on)
    lo = min(lo, hi)
    # never more precise than what it leans on (codebook, "Dates", 7)
    told.when = When(
        lo, hi, max(reference.precision, precision_of(lo, hi)), document.text[told.pending.start : told.pending.end],
        told.pending.basis, told.pending.start, told.pending.end,
    )  # fmt: skip


def _last_dated(told: Told, attacks: list[Attack], published: date | None) -> When | None:
    """The days of the attack told last; across paragraphs rather of the news than of what happened years ago."""
    dated = [a for a in attacks if a.when]
    if not dated or published is None:
        return dated[-1].when if dated else None
    paragraph = told.reading.sentence.paragraph
    last = dated[-1]
    if _is_history(last, published) and last.told[-1].reading.sentence.paragraph != paragraph:
        return next((a.when for a in reversed(dated) if not _is_history(a, published)), last.when)
    return last.when


def _is_history(attack: Attack, published: date) -> bool:
    return attack.when is not None and (published - attack.when.hi).days > _A_YEAR


_A_YEAR = 365


def date_the_rest(attacks: list[Attack], document: Document) -> None:
    """Dates for attacks that no words date: the narrative present, the event they follow, or the day of publication."""
    anchor = document.published_on
    for position, attack in enumerate(attacks):
        _cut_at_publication(attack, anchor)
        if attack.when is None and anchor is not None:
            attack.when = _inferred(attack, attacks[:position], anchor)
    if anchor is None:
        return
    if _is_of_a_day(document, anchor):
        for attack in attacks:
            _date_as_of_the_page(attack, document, anchor)
    elif _is_told_in_present(attacks):
        for attack in attacks:
            if attack.when is None and _opens_in_present(attack.first.reading):
                attack.when = When(anchor, anchor, 1, None, "narrative_present")


def _date_as_of_the_page(attack: Attack, document: Document, day: date) -> None:
    """On a page of a day, news that no words date is of that day, and so is the night that the day began with."""
    when, first = attack.when, attack.first
    if when is None or when.basis == "publication_fallback":
        if _opens_in_present(first.reading) or _opens_item(first, document):
            attack.when = When(day, day, 1, None, "narrative_present")
    elif when.basis == "overnight" and when.hi == day:
        attack.when = replace(when, lo=day, precision=1)


def _is_told_in_present(attacks: list[Attack]) -> bool:
    """Whether an article tells the day's news in the narrative present throughout, as a page of a day does."""
    present = sum(any(t.mention.present for t in a.told) for a in attacks)
    return present >= _DAY_PAGE_ATTACKS and 2 * present >= sum(a.when is None or not a.when.is_own for a in attacks)


def _is_of_a_day(document: Document, anchor: date) -> bool:
    """Whether the heading says that the page is of the day it was published on: "Attacks and clashes, 4 May 2021"."""
    times = find_times(document.title, anchor) if document.title else []
    last = times[-1] if times else None
    ends = last is not None and document.title is not None and document.title[last.end :].strip(" .)") == ""
    return last is not None and ends and last.basis == "explicit_date" and last.lo == last.hi == anchor


def _opens_item(told: Told, document: Document) -> bool:
    """Whether a mention tells the news of its paragraph: it stands in its first sentence, and is no aside."""
    index, paragraph = told.reading.sentence.index, told.reading.sentence.paragraph
    opens = index == 0 or document.sentences[index - 1].paragraph != paragraph
    return opens and not told.mention.is_definite and not _is_aside(told)


def _opens_in_present(reading: Reading) -> bool:
    """As in "Residents say that gunmen killed", "The army announces that it has struck"."""
    verb = next((k for k in range(len(reading.words)) if reading.is_verb(k)), None)
    return verb is not None and is_present(reading, verb)


def _cut_at_publication(attack: Attack, anchor: date | None) -> None:
    """Nothing that is told has happened after the day of publication."""
    when = attack.when
    if when is None or anchor is None:
        return
    if when.lo > anchor:
        attack.when = None
    elif when.hi > anchor:
        attack.when = replace(when, hi=anchor, precision=max(when.precision, precision_of(when.lo, anchor)))


def _inferred(attack: Attack, earlier: list[Attack], anchor: date) -> When | None:
    """The days of an attack that no words date, None where nothing tells them."""
    first = attack.first
    if any(t.mention.present for t in attack.told):
        return When(anchor, anchor, 1, None, "narrative_present")
    if attack.after is not None and attack.after.when is not None and attack.after.when.lo <= anchor:
        if _is_fire_returned(first):
            return replace(attack.after.when, text=None, basis="after_answered_event", start=-1, end=-1)
        low = attack.after.when.lo
        return When(low, anchor, precision_of(low, anchor), None, "after_answered_event")
    followed = _followed_within_hours(first, earlier)
    if followed is not None:
        return replace(followed, text=None, basis="hours_before_event", start=-1, end=-1)
    previous = next((a.when for a in reversed(earlier) if a.when), None)
    if previous is not None and "then" in first.reading.words[: first.mention.start]:
        return When(previous.lo, min(previous.hi, anchor), max(4, previous.precision), None, "sequence")
    in_lede = first.reading.sentence.index <= _LEDE_SENTENCES
    if (in_lede and not earlier and _is_news_of(first)) or ((not earlier or in_lede) and not _is_aside(first)):
        return When(anchor, anchor, 5, None, "publication_fallback")
    return None


def _is_fire_returned(told: Told) -> bool:
    """As in "troops returned fire, killing nine": at once, on the day of what is answered."""
    words = told.reading.words
    return any(tuple(words[k : k + 2]) in _FIRE_RETURNED for k in range(len(words)))


_FIRE_RETURNED = frozenset((("returned", "fire"), ("fired", "back"), ("returning", "fire"), ("return", "fire")))


def _followed_within_hours(told: Told, earlier: list[Attack]) -> When | None:
    """The days of the attack that came hours after: "bombed a camp on Monday, hours after rockets hit Sderot"."""
    reading, at = told.reading, told.mention.start
    for attack in reversed(earlier):
        for other in attack.told:
            if other.reading is reading and other.mention.end < at and attack.when is not None:
                between = reading.words[other.mention.end : at]
                hours = any(between[k : k + 2] in _HOURS_AFTER for k in range(len(between)))
                return attack.when if hours and attack.when.is_own else None
    return None


_HOURS_AFTER = (["hours", "after"], ["hour", "after"], ["minutes", "after"], ["shortly", "after"])
_NEWS_OF = role_words("news_of")


def _is_news_of(told: Told) -> bool:
    """As in "police are investigating after a boy was shot": the aside is the news."""
    words, at = told.reading.words, told.mention.start
    after = next((k for k in range(at, max(-1, at - 8), -1) if words[k] in ("after", "following")), None)
    return after is not None and not _NEWS_OF.isdisjoint(words[max(0, after - 8) : after])


def _is_aside(told: Told) -> bool:
    """Told only as a cause, a time or a reason of something else."""
    before = told.reading.words[max(0, told.mention.start - 7) : told.mention.start]
    return told.mention.is_reference or any(w in ("after", "since", "following", "over", "by") for w in before)
