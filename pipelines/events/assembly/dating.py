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
from pipelines.vocabulary.words import role_words

_DAY_PAGE_ATTACKS = 3
_LEDE_SENTENCES = 3  # an attack told this early is what the article is about


def lean(told: Told, attacks: list[Attack], document: Document) -> None:
    """Resolve "that day", "days later" against what was told before."""
    if told.when is not None or told.pending is None or told.pending.offset_days is None:
        return
    offset = told.pending.offset_days
    reference = next((a.when for a in reversed(attacks) if a.when), None)
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


def date_the_rest(attacks: list[Attack], document: Document) -> None:
    """Dates for attacks that no words date: the narrative present, the event they follow, or the day of publication."""
    anchor = document.published_on
    for position, attack in enumerate(attacks):
        _cut_at_publication(attack, anchor)
        if attack.when is None and anchor is not None:
            attack.when = _inferred(attack, attacks[:position], anchor)
    if anchor is not None and _is_told_in_present(attacks):
        for attack in attacks:
            if attack.when is None and _opens_in_present(attack.first.reading):
                attack.when = When(anchor, anchor, 1, None, "narrative_present")


def _is_told_in_present(attacks: list[Attack]) -> bool:
    """Whether an article tells the day's news in the narrative present throughout, as a page of a day does."""
    present = sum(any(t.mention.present for t in a.told) for a in attacks)
    return present >= _DAY_PAGE_ATTACKS and 2 * present >= sum(a.when is None or not a.when.is_own for a in attacks)


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
    if attack.after is not None and attack.after.when is not None:
        low = attack.after.when.lo
        return When(low, anchor, precision_of(low, anchor), None, "after_answered_event")
    previous = next((a.when for a in reversed(earlier) if a.when), None)
    if previous is not None and "then" in first.reading.words[: first.mention.start]:
        return When(previous.lo, min(previous.hi, anchor), max(4, previous.precision), None, "sequence")
    in_lede = first.reading.sentence.index <= _LEDE_SENTENCES
    if (in_lede and not earlier and _is_news_of(first)) or ((not earlier or in_lede) and not _is_aside(first)):
        return When(anchor, anchor, 5, None, "publication_fallback")
    return None


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
