"""Times to mentions: which time expression of a sentence dates which of its attacks.

Here: one sentence. Not here: attacks that no time of their sentence dates, which is ``assembly``.
"""

from dataclasses import replace
from datetime import timedelta

from pipelines.events.attacks import Mention
from pipelines.events.reading import AUXILIARIES, PREPOSITIONS, Reading
from pipelines.events.setting.grammar import is_of_another_clause
from pipelines.events.setting.saying import is_speech_time
from pipelines.events.setting.when import precision_of
from pipelines.events.setting.words import LOCATIVE, ORIGIN
from pipelines.events.times import TimeMention
from pipelines.events.times.spans import easter
from pipelines.events.trace import Reason
from pipelines.vocabulary.words import role_words

Span = tuple[int, int, TimeMention]
"""Tokens ``start`` to ``end`` (exclusive) of a sentence, and the time they are."""

_POSSESSIVE_REACH = 6
_MODIFIER_REACH = 2
_ARTICLES = frozenset("the a an".split())
_REFERENCE_REACH = 5
_APPOSED_REACH = 9
_LEANING_REACH = 4
_LEANING = frozenset("before after".split())
_ANSWERED_REACH = 10
_ANSWERING = role_words("answering")
_AVENGING = frozenset("avenge avenging".split())
_ACTS = role_words("act_about_attack")
_PART_IN_ATTACK = role_words("part_in_attack") | role_words("occurrence") | role_words("foiled")
_SPEECH = (role_words("speech_verb") | role_words("saying")) - _ACTS
_SAME_TIME = frozenset("when while as".split())
_DETERMINERS = frozenset("the a an this that these those his her its their".split())
_WHEN = "_when"
_NEVER = 10_000  # a token that no sentence has
_DAYS = 2  # a precision: what is coarser is shared by a whole sentence


def bind_times(reading: Reading, mentions: list[Mention]) -> dict[int, TimeMention]:
    """For each mention (by its place in the list) the time of the sentence that dates it.

    A possessive ("Wednesday's rocket fire") dates only the noun it stands before; other times go to the nearest
    mention, clause breaks counting as distance; what is coarser than a day is shared by the whole sentence.
    """
    bound: dict[int, TimeMention] = {}
    free: list[Span] = []
    for start, end, found in reading.times:
        time = _in_year_beside(reading, start, end, _day_of_when(reading, end, found))
        if not _can_date(time):
            reading.left_out("date", start, end, "no_day", f"time:{time.basis}")
            continue
        owner = _owner_of_possessive(reading, mentions, end)
        if owner is None and time.basis.endswith(_WHEN):
            owner = next((k for k, m in enumerate(mentions) if m.start >= end), None)
        elif owner is None and not _leans(time):
            owner = _owner_after(reading, mentions, start, end)
        if owner is not None:
            bound[owner] = time
            continue
        why_not = _why_not_free(reading, mentions, start, end, time)
        if why_not is None:
            free.append((start, end, time))
        else:
            reading.left_out("date", start, end, why_not, f"time:{time.basis}")
    free = _without_night(reading, _without_explained(reading, free))
    _bind_nearest(reading, mentions, free, bound)
    _share_coarse(reading, mentions, free, bound)
    _share_coordinated(reading, mentions, bound)
    _note(reading, mentions, free, bound)
    return bound


def _note(reading: Reading, mentions: list[Mention], free: list[Span], bound: dict[int, TimeMention]) -> None:
    """Tell whoever listens which time dates which mention, and which times date none."""
    trace = reading.document.trace
    if trace is None:
        return
    for k, time in bound.items():
        rule = f"time:{time.basis}"
        trace.decided("date", time.start, time.end, "chosen", "nearest", rule=rule, other=mentions[k].offset)
    for start, end, time in free:
        if not any(time is other for other in bound.values()):
            reading.left_out("date", start, end, "dates_nothing", f"time:{time.basis}")


def _day_of_when(reading: Reading, end: int, time: TimeMention) -> TimeMention:
    """As in "the deadliest since July, when soldiers died in an ambush": the month that the ambush was in."""
    if time.since is None or reading.words[end : end + 2] != [",", "when"]:
        return time
    lo, hi = time.since
    return replace(time, kind="date", lo=lo, hi=hi, precision=precision_of(lo, hi), basis=f"{time.basis}{_WHEN}")


def _in_year_beside(reading: Reading, start: int, end: int, time: TimeMention) -> TimeMention:
    """As in "the Easter Sunday bombings in 2019": a holiday of the year that the sentence names."""
    if time.basis != "named_day" or time.lo is None or time.lo != time.hi:
        return time
    years = {t.lo.year for _, _, t in reading.times if t.lo and t.hi and (t.hi - t.lo).days >= _WHOLE_YEAR}
    year = years.pop() if len(years) == 1 else time.lo.year
    if year == time.lo.year:
        return time
    is_easter = "easter" in reading.words[start:end]
    apart = (time.lo - easter(time.lo.year)) if is_easter else timedelta()
    day = easter(year) + apart if is_easter else time.lo.replace(year=year)
    return replace(time, lo=day, hi=day, basis="named_day_of_year")


_WHOLE_YEAR = 364  # days from its first to its last


def _can_date(time: TimeMention) -> bool:
    """Whether an expression says when something was: no duration, no "every day", no dateline."""
    if time.basis == "dateline" or time.kind not in ("date", "time", "window"):
        return False
    return time.lo is not None or time.needs_event


def is_counted_from(reading: Reading, mention: Mention) -> bool:
    """As in "a march was held hours before the attack": the attack told already, by which something else is dated."""
    return mention.is_definite and any(
        _leans(time) and _is_leant_on(reading, mention, end) for _, end, time in reading.times
    )


def _owner_of_possessive(reading: Reading, mentions: list[Mention], end: int) -> int | None:
    """The mention that a possessive time stands before: "Wednesday's rocket fire"."""
    if not (_is_possessive(reading, end) or reading.words[end - 1] == "'s"):
        return None
    return next((k for k, m in enumerate(mentions) if 0 <= m.start - end <= _POSSESSIVE_REACH), None)


def _owner_after(reading: Reading, mentions: list[Mention], start: int, end: int) -> int | None:
    """The mention between whose article and whose noun a time stands: "the January 3 drone strike"."""
    words = reading.words
    if not (words[start] in _ARTICLES or (start and words[start - 1] in _ARTICLES)):
        return None
    for k, mention in enumerate(mentions):
        if mention.rule.startswith("noun") and 0 <= mention.start - end <= _MODIFIER_REACH:
            between = range(end + (words[end] == ","), mention.start)  # "the May 3, 2017, bombing"
            if all(words[i].isalnum() and not reading.is_verb(i) and words[i] not in PREPOSITIONS for i in between):
                return k
    return None


def _without_explained(reading: Reading, free: list[Span]) -> list[Span]:
    """The times less those that lean on an event and only explain a day beside them: "in May 2016, weeks before X"."""
    known = [(start, end) for start, end, time in free if not time.needs_event]

    def explains(start: int, end: int) -> bool:
        return any(
            reading.words[b:start] == [","]
            or (0 <= a - end <= _APPOSED_REACH and "," in reading.words[max(end, a - 2) : a])
            for a, b in known
        )

    return [(start, end, time) for start, end, time in free if not (time.needs_event and explains(start, end))]


def _without_night(reading: Reading, free: list[Span]) -> list[Span]:
    """The times less an "overnight" that only adds to a day beside it: "overnight on April 6", "Monday overnight"."""

    def adds(start: int, end: int) -> bool:
        return any(
            (reading.words[end:a] in ([], ["on"], ["into"], ["to"], ["from"]) and a >= end) or b == start
            for a, b, other in free
            if other.lo is not None and (other.precision or 9) <= _DAYS and other.kind in ("date", "time")
        )

    return [(a, b, time) for a, b, time in free if not (time.basis == "overnight" and b - a == 1 and adds(a, b))]


def _is_possessive(reading: Reading, end: int) -> bool:
    return reading.words[end : end + 1] == ["'s"]


def _why_not_free(reading: Reading, mentions: list[Mention], start: int, end: int, time: TimeMention) -> Reason | None:
    """Why a time can't go to just any mention of the sentence; None where it can."""
    if time.kind == "window" and not _is_day_or_two(time):
        return "period"
    if _is_possessive(reading, end) or _modifies_another_noun(reading, start, end):
        return "of_another_noun"
    if _is_of_a_figure_before(reading.words, start):
        return "of_another_noun"
    if is_of_another_clause(reading, start, {k for m in mentions for k in range(m.start, m.end)}):
        return "of_another_noun"
    if (time.precision or 0) >= _MONTH and _is_after_another_act(reading, mentions, start):
        return "of_another_noun"
    return "of_saying" if is_speech_time(reading, start, end) else None


def _is_after_another_act(reading: Reading, mentions: list[Mention], time: int) -> bool:
    """As in "shell Afrin, after rebels seized it in March": the month of what was done before, by others."""
    after = next((k for k in range(time - 1, 0, -1) if reading.words[k] in _BEFORE_CLAUSE), None)
    if after is None or any(after < m.start for m in mentions):
        return False
    verb = next((k for k in range(after + 2, time) if reading.is_verb(k)), None)
    return verb is not None and not reading.words[verb].endswith("ing")


_MONTH = 4  # a precision: of a month or a longer time
_BEFORE_CLAUSE = frozenset("after when because".split())


def _is_of_a_figure_before(words: list[str], start: int) -> bool:
    """As in "has risen to 37, up from 32 a day earlier": the day of the count that was corrected."""
    before = words[max(0, start - _COUNT_BEFORE) : start]
    return any(before[k : k + 2] in _COMPARED for k in range(len(before) - 1))


_COMPARED = (["up", "from"], ["down", "from"], ["compared", "with"], ["compared", "to"])
_COUNT_BEFORE = 5


def _is_day_or_two(time: TimeMention) -> bool:
    return time.lo is not None and time.hi is not None and (time.hi - time.lo).days <= 1


def _modifies_another_noun(reading: Reading, start: int, end: int) -> bool:
    """As in "the December 25, 2011 agreement": the day of something that is no attack."""
    words = reading.words
    if start == 0 or words[start - 1] not in ("the", "its", "their", "a") or end >= len(words):
        return False
    word = words[end]
    if (
        not word.isalpha()
        or word in LOCATIVE | ORIGIN
        or reading.is_verb(end)
        or word in ("and", "when", "after", "as", "but", "that", "who")
    ):
        return False
    return not any(h.start <= end + 2 and h.end > end for h in reading.nouns)


def _bind_nearest(reading: Reading, mentions: list[Mention], free: list[Span], bound: dict[int, TimeMention]) -> None:
    """Pairs of mention and time from the nearest on; of equally near times the most precise."""
    pairs = sorted(
        (
            (_distance(reading, _anchor(mention, start), start), time.precision or 9, start, k, time)
            for start, end, time in free
            for k, mention in enumerate(mentions)
            if not (mention.is_definite and start >= (answered_after(reading, mention, mentions) or _NEVER))
            if _may_date(reading, mention, start) and not _is_dated_otherwise(reading, mention, start, end, time)
        ),
        key=lambda pair: pair[:4],
    )
    nearest: dict[int, tuple[int, int]] = {}
    for distance, _, start, k, _ in pairs:
        nearest.setdefault(start, (distance, k))
    used: set[int] = set()
    for _, _, start, k, time in pairs:
        if k in bound or start in used or (time.needs_event and nearest[start][1] != k):
            continue
        bound[k] = time
        used.add(start)


def _distance(reading: Reading, anchor: int, time: int) -> int:
    """How far a mention is from a time; what a participle opens after it has no part in the day before the comma.

    As in "fired mortars on Saturday, drawing air strikes".
    """
    opens = any(
        reading.words[j] == "," and reading.is_verb(j + 1) and reading.words[j + 1].endswith("ing")
        for j in range(time + 1, anchor)
    )
    return reading.distance(anchor, time) + _OTHER_CLAUSE * opens


_OTHER_CLAUSE = 8


def _is_dated_otherwise(reading: Reading, mention: Mention, start: int, end: int, time: TimeMention) -> bool:
    """Whether a time is counted from the mention, or is the day of what was done about it."""
    if _leans(time):
        return _is_leant_on(reading, mention, end)
    if time.basis.endswith(_WHEN) and mention.end <= start:
        return True  # "the worst attack since May, when a ferry sank": the attack isn't of May
    is_day = time.precision is not None and time.precision <= _DAYS
    return is_day and _is_of_act_about(reading, mention, start, end)


def _leans(time: TimeMention) -> bool:
    """Whether a time is counted from an event: "two days after", "in the weeks before"."""
    return time.needs_event or time.basis in ("before_event", "after_event")


def _is_of_act_about(reading: Reading, mention: Mention, start: int, end: int) -> bool:
    """As in "condemned on Friday the bombing of X": the day of what is said or done about an attack already told.

    The time stands before the attack's noun, and the last verb before that noun tells neither an attack nor what befell
    people in it. What is told as news ("an attack") is dated so only beside a verb that is never part of an attack.
    """
    told_by_verb = mention.verb is not None and mention.verb < mention.start
    if end > mention.start or told_by_verb or not mention.rule.startswith("noun"):
        return False
    words, before = reading.words, range(mention.start - 1, -1, -1)
    verb = next((k for k in before if reading.is_verb(k) and words[k] not in AUXILIARIES), None)
    if verb is None or _is_of_attack(reading, verb) or not _SAME_TIME.isdisjoint(words[verb : mention.start]):
        return False
    opens = start > 0 and start - 1 != verb and not any(_ends_modifier(reading, k) for k in range(end, mention.start))
    if opens or words[verb] in _SPEECH:
        return False  # "the January 3 drone strike"; what is said is for ``saying``
    return mention.is_definite or mention.is_reference or words[verb] in _ACTS


def _is_of_attack(reading: Reading, verb: int) -> bool:
    """Whether a verb tells an attack, or what befell people in it: "survived on Friday the bombing"."""
    told = any(h.start <= verb < h.end for h in reading.verbs) or any(
        h.start <= verb < h.end for h in reading.casualties
    )
    return told or reading.words[verb] in _PART_IN_ATTACK


def _ends_modifier(reading: Reading, i: int) -> bool:
    return reading.is_verb(i) or reading.words[i] in PREPOSITIONS | _DETERMINERS or reading.is_barrier(i)


def _is_leant_on(reading: Reading, mention: Mention, end: int) -> bool:
    """As in "two days after the bombing": what stands right after the time is what it counts from."""
    if not (mention.rule.startswith("noun") and 0 <= mention.start - end <= _LEANING_REACH):
        return False
    first = end + (reading.words[end] in _LEANING)
    between = range(first, mention.start)
    return not any(reading.is_verb(k) or reading.is_barrier(k) or reading.words[k] in PREPOSITIONS for k in between)


def answered_after(reading: Reading, mention: Mention, others: list[Mention]) -> int | None:
    """Where what an attack already told answers begins: "the bombing may have been in retaliation for a raid in X".

    Days and places from there on are those of the raid. None where no other attack is told there.
    """
    words = reading.words
    for k in range(mention.end, len(words) - 2):
        if words[k] == "in" and words[k + 1] in _ANSWERING and words[k + 2] in ("for", "to"):
            return k if any(m.start > k for m in others) else None
    return None


def _may_date(reading: Reading, mention: Mention, time: int) -> bool:
    """Whether a time may be a mention's: of one that is only referred to, it stands beside it.

    What stands before "in response to" says when it was answered: in "struck the depots overnight in response to the
    rocket fire on X" the rockets were not fired overnight.
    """
    distance = reading.distance(mention.start, time)
    answered = answered_from(reading, mention)
    if answered is not None:
        return time > mention.start and distance <= _ANSWERED_REACH
    return not (mention.is_reference and distance > _REFERENCE_REACH)


def answered_from(reading: Reading, mention: Mention) -> int | None:
    """The token at which "in response to" or its like begins, in whose phrase a mention stands; None without it."""
    words = reading.words
    for k in range(mention.start - 1, max(-1, mention.start - 1 - _ANSWERED_REACH), -1):
        if words[k] in (",", ";", ":", '"') or (reading.is_verb(k) and words[k] not in _AVENGING):
            return None
        if words[k] in _AVENGING:
            return k
        if words[k] in _ANSWERING and words[k + 1 : k + 2] in (["to"], ["for"], ["against"]):
            return k
    return None


def _anchor(mention: Mention, at: int) -> int:
    """The token of the mention nearest to a time: its trigger or its verb."""
    if mention.verb is not None and abs(mention.verb - at) < abs(mention.start - at):
        return mention.verb
    return mention.start


def _share_coordinated(reading: Reading, mentions: list[Mention], bound: dict[int, TimeMention]) -> None:
    """In "kidnapped two men on Sunday and blew up a pipeline" the day is that of both verbs."""
    for k in range(1, len(mentions)):
        verb, before = mentions[k].verb, mentions[k - 1].verb
        if k not in bound and k - 1 in bound and _is_of_the_same_day(reading, mentions[k - 1], mentions[k]):
            bound[k] = bound[k - 1]
        if k in bound or k - 1 not in bound or verb is None or before is None or mentions[k].is_new:
            continue
        start = reading.verb_group_start(verb)
        joined = start > 0 and reading.words[start - 1] == "and" and start - 1 > before
        if joined and reading.subject(verb) == reading.subject(before):
            bound[k] = bound[k - 1]


def _is_of_the_same_day(reading: Reading, first: Mention, second: Mention) -> bool:
    """As in "killed six on Sunday and another wounded five in X", "struck X on Sunday as gunmen attacked Y"."""
    if second.is_elliptical:
        return True
    if not reading.are_of_two_scenes(first.start, second.start):
        return False
    opens = next(k for k in range(first.start, second.start + 1) if reading.scenes[k] == reading.scenes[second.start])
    return reading.words[opens] in _MEANWHILE


_MEANWHILE = frozenset("as while".split())


def _share_coarse(reading: Reading, mentions: list[Mention], free: list[Span], bound: dict[int, TimeMention]) -> None:
    """A week or a month dates every attack of its scene that nothing else dates."""
    for start, end, time in free:
        if (time.precision or 0) >= 3:
            for k, mention in enumerate(mentions):
                ranked = time.basis.endswith(_WHEN) and mention.end <= start
                if ranked or reading.are_of_two_scenes(mention.start, start):
                    continue
                if not (_leans(time) and _is_leant_on(reading, mention, end)):
                    bound.setdefault(k, time)
