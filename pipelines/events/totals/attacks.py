"""Attacks counted over a period: "24 rocket attacks since October", "the third attack in a week", "for the third time".

Here: a number or an ordinal before an attack word, in a sentence with a period. Not here: people, which is ``people``.
"""

import re
from dataclasses import replace

from pipelines.events.figures import Quantity, quantity_at, quantity_ending_at
from pipelines.events.reading import Reading
from pipelines.events.totals.total import Total
from pipelines.events.totals.window import Window, since_a_beginning
from pipelines.vocabulary.words import AttackNoun, Hit, role_words

_ORDINALS = {
    w: i
    for i, w in enumerate(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth".split()
    )
}
_ORDINAL_REACH = 4  # tokens between an ordinal and the attack word it counts
_COUNT_REACH = 5
_MANY = 10  # from how many attacks on a count up to now is a total
_PERFECT_REACH = 10
_ORDINAL_WINDOW_REACH = 24  # how far from an ordinal's attack its period may stand
_COUNT_WINDOW_REACH = 20
_SCOPE_TOKENS = 24
_FIRST_YEAR, _LAST_YEAR = 1900, 2100  # "2026 Iranian strikes" are those of a year
_SCOPE_ENDS = frozenset(', ; . " —'.split())
_IN_A_SCOPE = frozenset("hosting deployed are is".split())


def counted_attacks(reading: Reading, window: Window, *, cue: bool) -> list[Total]:
    """The totals of attacks of a sentence that names a period.

    Args:
        reading: The sentence.
        window: Its period.
        cue: Whether a word of summing up ("in all", "so far") stands in it.
    """
    found = []
    for noun in reading.nouns:
        total = _nth_attack(reading, noun, window) or _count_of_attacks(reading, noun, window, cue)
        if total is not None:
            found.append(total)
    found += _of_violations(reading, window)
    if found:
        return found + _nth_again(reading, found)
    for find in (_nth_times, _n_times, _nth_told_after, _number_brought_to):
        if reading.verbs or reading.nouns or reading.weapons:
            found = found or find(reading, window)
    return found


def counted_without_period(reading: Reading) -> list[Total]:
    """Attacks counted since some beginning, or up to now: "since the start of the operation", "has flown 265 raids".

    Up to now only what is many: "has carried out two strikes" tells two strikes.
    """
    since = since_a_beginning(reading)
    found = []
    for noun in reading.nouns:
        count = _count_before(reading, noun.start) if _is_plural(reading, noun) else None
        number = (count.best or count.low or 0) if count else 0
        if count is None or number < 2 or _has_a_day(reading):
            continue
        if since or (number >= _MANY and _is_told_in_perfect(reading, noun)):
            found.append(_counted(reading, count, noun, None, "count"))
    return found + ([] if found else _on_occasions(reading))


def _on_occasions(reading: Reading) -> list[Total]:
    """As in "has used such weapons on at least three occasions", "was attacked on four occasions"."""
    words = reading.words
    if not (reading.verbs or reading.nouns or reading.weapons):
        return []
    for k in range(2, len(words)):
        count = quantity_ending_at(words, k) if words[k] == "occasions" else None
        if count and (count.best or count.low or 0) >= 2:
            start, end = count.start, k + 1
            return [_of_attacks(reading, count, start, end, window=None, kind=None, trigger=None, rule="occasions")]
    return []


def _has_a_day(reading: Reading) -> bool:
    return any(t.lo and t.kind in ("date", "time") and (t.precision or 9) <= 2 for _, _, t in reading.times)


def _is_told_in_perfect(reading: Reading, noun: Hit[AttackNoun]) -> bool:
    """Whether the verb before a count is in the perfect: "has flown 870 missions, conducted over 265 raids"."""
    verbs = [k for k in range(noun.start) if reading.is_verb(k)]
    return bool(verbs) and any(
        w in ("has", "have") for w in reading.words[max(0, verbs[-1] - _PERFECT_REACH) : verbs[-1]]
    )


def _nth_attack(reading: Reading, noun: Hit[AttackNoun], window: Window) -> Total | None:
    """As in "the third rocket attack in a week": at least as many as the ordinal says."""
    words = reading.words
    at = next((k for k in range(max(0, noun.start - _ORDINAL_REACH), noun.start) if _ordinal(words[k])), None)
    if at is None or _is_plural(reading, noun) or words[at + 1] == "anniversary":
        return None
    value = _ordinal(words[at]) or 0
    if value < 2 or reading.distance(noun.end - 1, window.start) > _ORDINAL_WINDOW_REACH:
        return None
    return _of_attacks(
        reading,
        Quantity.exactly(value, at, at + 1),
        at,
        noun.end,
        window=window,
        kind=_kind(reading, noun),
        trigger=noun.start,
        rule="ordinal",
    )


def _count_of_attacks(reading: Reading, noun: Hit[AttackNoun], window: Window, cue: bool) -> Total | None:
    """As in "24 rocket attacks since October": a count over a period, not the salvo of one day."""
    if not _is_plural(reading, noun):
        return None
    count = _count_before(reading, noun.start)
    if count is None or (count.best or count.low or 0) < 2 or _has_day_nearer_than(reading, noun, window):
        return None
    near = reading.distance(noun.end, window.start) <= _COUNT_WINDOW_REACH
    if not (window.time.kind == "window" or cue or near):
        return None
    return _counted(reading, count, noun, window, "count")


def _counted(reading: Reading, count: Quantity, noun: Hit[AttackNoun], window: Window | None, rule: str) -> Total:
    kind = _kind(reading, noun)
    return _of_attacks(reading, count, count.start, noun.end, window=window, kind=kind, trigger=noun.start, rule=rule)


def _nth_times(reading: Reading, window: Window) -> list[Total]:
    """As in "For the fifth time this month, mortars hit ..."."""
    words = reading.words
    found: list[Total] = []
    for k, word in enumerate(words):
        value = _ordinal(word) if words[k + 1 : k + 2] == ["time"] else None
        if value is None or value < 2 or reading.distance(k, window.start) > _ORDINAL_REACH or found:
            continue
        quantity = Quantity.exactly(value, k, k + 1)
        found.append(_of_attacks(reading, quantity, k, k + 2, window=window, kind=None, trigger=None, rule="nth_time"))
    return found


def _n_times(reading: Reading, window: Window) -> list[Total]:
    """As in "has been attacked more than 165 times since October", "targeted the pipeline nine times this year"."""
    words = reading.words
    if not _IN_WORDS.isdisjoint(words):
        return []
    for k in range(1, len(words)):
        count = quantity_ending_at(words, k) if words[k] == "times" else None
        if count is None or (count.best or count.low or 0) < 2 or words[k + 1 : k + 2] in (["more"], ["as"], ["the"]):
            continue
        verb = next((h for h in reversed(reading.verbs) if h.start < count.start and reading.is_verb(h.start)), None)
        if verb is None or count.start - verb.end > _TIMES_REACH or _is_stopped(reading, verb.start, count.start):
            continue
        if reading.distance(k, window.start) > _COUNT_WINDOW_REACH or verb.entry.frame in ("defuse", "intercept"):
            continue
        kind = verb.entry.attack_type if verb.entry.attack_type != "other" else None
        return [
            _of_attacks(
                reading, count, count.start, k + 1, window=window, kind=kind, trigger=verb.start, rule="n_times"
            )
        ]
    return []


def _is_stopped(reading: Reading, start: int, end: int) -> bool:
    return any(reading.words[k] in _SCOPE_ENDS or reading.words[k] in _CLAUSES for k in range(start, end))


def _nth_told_after(reading: Reading, window: Window) -> list[Total]:
    """As in "The strike was the 40th by a drone since January", "Sunday's missile was the sixth to hit the city"."""
    words = reading.words
    for k in range(2, len(words) - 1):
        value = _ordinal(words[k])
        if value is None or value < 2 or words[k - 1] != "the" or words[k - 2] not in _WAS:
            continue
        strikes = words[k + 1] == "to" and any(k + 1 < h.start <= k + 3 for h in reading.verbs)
        subject = reading.subject(k - 2)
        words_of_attack = [h.start for h in reading.nouns] + [h.start for h in reading.weapons]
        names_attack = subject is not None and any(subject[0] <= at < subject[1] for at in words_of_attack)
        pronoun = subject is not None and words[subject[0]] in ("it", "this", "that")
        if not (strikes and (names_attack or pronoun)) and not (names_attack and words[k + 1] in _AFTER_NTH):
            continue
        if reading.distance(k, window.start) > _ORDINAL_WINDOW_REACH:
            continue
        quantity = Quantity.exactly(value, k, k + 1)
        kind = next((h.entry.attack_type for h in reading.weapons if h.entry.flies), None)
        total = _of_attacks(
            reading, quantity, k, k + 3 if strikes else k + 1, window=window, kind=kind, trigger=None, rule="nth_time"
        )
        return [total]
    return []


def _nth_again(reading: Reading, found: list[Total]) -> list[Total]:
    """As in "the third bombing in two weeks and the 12th this year": the same attacks over another period."""
    words, first = reading.words, found[0]
    if first.rule != "ordinal":
        return []
    for k in range(first.end, len(words) - 1):
        value = _ordinal(words[k])
        time = reading.time_at(k + 1)
        if (
            value is None
            or value < 2
            or words[k - 2 : k] != ["and", "the"]
            or time is None
            or not time.lo
            or not time.hi
        ):
            continue
        quantity = Quantity.exactly(value, k, k + 1)
        total = _of_attacks(
            reading, quantity, k, k + 1, window=None, kind=first.attack_type, trigger=None, rule="ordinal"
        )
        return [replace(total, window=(time.lo, time.hi))]
    return []


def _number_brought_to(reading: Reading, window: Window) -> list[Total]:
    """As in "brings the number of attacks on police this month to nine"."""
    words = reading.words
    for noun in reading.nouns:
        if words[max(0, noun.start - 3) : noun.start].count("number") != 1 or not _is_plural(reading, noun):
            continue
        to = next(
            (k for k in range(noun.end, min(len(words) - 1, noun.end + _BROUGHT_REACH)) if words[k] == "to"), None
        )
        count = quantity_at(words, to + 1) if to is not None else None
        brought = any(w in _BRINGING for w in words[max(0, noun.start - _BROUGHT_REACH) : noun.start])
        if count is None or not brought or (count.best or count.low or 0) < 2:
            continue
        return [
            replace(
                _counted(reading, count, noun, window, "count"),
                start=noun.start,
                end=count.end,
                scope_start=noun.start,
                scope_end=noun.end,
            )
        ]
    return []


def _of_violations(reading: Reading, window: Window) -> list[Total]:
    """As in "708 ceasefire violations this year", "the second truce violation in a week"."""
    words = reading.words
    for k in range(1, len(words)):
        if not words[k].startswith("violation") or words[k - 1] not in _TRUCES:
            continue
        count = _count_before(reading, k - 1) if words[k].endswith("s") else None
        if count is not None and (count.best or count.low or 0) >= 2:
            return [
                _of_attacks(reading, count, count.start, k + 1, window=window, kind=None, trigger=None, rule="count")
            ]
        at = next((j for j in range(max(0, k - _ORDINAL_REACH), k) if (_ordinal(words[j]) or 0) >= 2), None)
        if at is not None and not words[k].endswith("s"):
            quantity = Quantity.exactly(_ordinal(words[at]) or 0, at, at + 1)
            return [_of_attacks(reading, quantity, at, k + 1, window=window, kind=None, trigger=None, rule="ordinal")]
    return []


_IN_WORDS = role_words("said_with")
_TIMES_REACH = 8
_BROUGHT_REACH = 12
_WAS = frozenset("was is were are be been".split())
_AFTER_NTH = frozenset("by in on at of since against from such there".split())
_CLAUSES = frozenset("while when before after but and which who".split())
_BRINGING = frozenset("brings brought bringing bring raises raised raising takes took taking".split())
_TRUCES = frozenset("ceasefire cease-fire truce armistice fire".split())


def _ordinal(word: str) -> int | None:
    """The number an ordinal stands for, None for other words and for "zeroth"."""
    if word in _ORDINALS:
        return _ORDINALS[word] or None
    match = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word)
    return int(match.group(1)) or None if match else None


def _is_plural(reading: Reading, noun: Hit[AttackNoun]) -> bool:
    return reading.words[noun.end - 1].endswith("s")


def _kind(reading: Reading, noun: Hit[AttackNoun]) -> str | None:
    """The type that is counted: the noun's own, else what a weapon in flight says; a bare "strike" has none."""
    if noun.entry.attack_type != "other" and noun.phrase not in ("strike", "strikes"):
        return noun.entry.attack_type
    return next((h.entry.attack_type for h in reading.weapons if h.entry.flies), None)


def _count_before(reading: Reading, start: int) -> Quantity | None:
    """The number before an attack noun, over its modifiers: "24 rocket attacks", "almost 8,000 strikes"."""
    for j in range(start, max(0, start - _COUNT_REACH), -1):
        quantity = reading.count_before(j)
        if quantity is None or reading.time_at(quantity.start) or _FIRST_YEAR <= (quantity.best or 0) <= _LAST_YEAR:
            continue
        if not any(reading.is_barrier(k) for k in range(j, start)):
            return quantity
    return None


def _has_day_nearer_than(reading: Reading, noun: Hit[AttackNoun], window: Window) -> bool:
    """Whether a day stands nearer to the attacks than the period does: they are that day's."""
    return any(
        t.kind != "window"
        and t.lo
        and (t.precision or 9) <= 2
        and reading.distance(noun.end, at) < reading.distance(noun.end, window.start)
        for at, _, t in reading.times
    )


def _of_attacks(
    reading: Reading,
    quantity: Quantity,
    start: int,
    end: int,
    *,
    window: Window | None,
    kind: str | None,
    trigger: int | None,
    rule: str,
) -> Total:
    """A total of attacks; what is counted reaches from the number to the next mark or verb."""
    start = min(start, quantity.start)
    return Total(
        reading=reading,
        metric="attacks",
        quantity=quantity,
        start=start,
        end=end,
        scope_start=start,
        scope_end=_scope_end(reading, end),
        window=window.bounds if window else None,
        attack_type=kind,
        victim_group=None,
        nationality=None,
        trigger=trigger,
        rule=rule,
    )


def _scope_end(reading: Reading, noun_end: int) -> int:
    words, end = reading.words, noun_end
    while end < len(words) and end - noun_end < _SCOPE_TOKENS and words[end] not in _SCOPE_ENDS:
        if reading.is_verb(end) and words[end] not in _IN_A_SCOPE:
            break
        end += 1
    return end
