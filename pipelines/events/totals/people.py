"""Killed and wounded added up over a period: "at least 140 civilians have been killed this year".

Here: which casualty figures of a sentence are totals. Reading the figures is ``casualties``.
"""

from pipelines.events.attacks.standing import is_present
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.totals.total import Total, total_of_people
from pipelines.events.totals.window import BEGAN, Window, counts_all_of_few_days, is_when_it_began
from pipelines.vocabulary.words import role_words

_WINDOW_REACH = 30
_SEVERAL = 2
_FEW_DAYS = 4  # "300 killed in two days of clashes" is one event
_INCLUDING_REACH = 4
_OPENING = 3  # tokens before "attack" in "The deadliest attack"
_RELATIVE_REACH = 10  # tokens of "at a depot in Vlora" between "explosion" and "that"
_BESIDE = 8  # tokens within which a day or an attack is the figure's own
_SAID_TOTALS = ("total of", "totaling", "totalling", "so far")


def summed_people(
    reading: Reading,
    figures: list[Figure],
    window: Window | None,
    *,
    counted: bool,
    over_period: bool,
    attack_type: str | None,
) -> list[Total]:
    """The figures of a sentence that are totals.

    Args:
        reading: The sentence.
        figures: Its casualty figures.
        window: Its period.
        counted: Whether attacks are counted over it in this sentence.
        over_period: Whether figures add up over it: "since", "so far this year".
        attack_type: The type of the attacks counted.
    """
    sums = [f for f in figures if _is_total(reading, f, window, counted=counted, over_period=over_period)]
    if all((f.quantity.best or f.quantity.low or 0) < _SEVERAL for f in sums) and not counted:
        return []  # one dead is a person, unless others stand beside him: "three Americans and one Briton"
    bounds = window.bounds if window else None
    return [total_of_people(reading, figure, bounds, attack_type, rule=f"figure:{figure.frame}") for figure in sums]


def is_somebody(figure: Figure) -> bool:
    """As in "the contractor who died at the base": one of those added up, not a sum."""
    return figure.is_definite and figure.is_one_person


def _is_total(reading: Reading, figure: Figure, window: Window | None, *, counted: bool, over_period: bool) -> bool:
    if figure.outcome not in ("killed", "wounded") or figure.frame == "none" or figure.person_name:
        return False
    if is_somebody(figure):
        return False
    said = _is_said_total(reading, figure) or is_of_a_conflict(reading, figure)
    of_several = counted and not _is_of_one_event(reading, figure)  # "killed 37 villagers in two attacks this week"
    if not (said or of_several) and _is_told_as_news(reading, figure, window):
        return False
    if window is not None and (_is_of_that_time(reading, figure, window) or _is_what_was_before(reading, figure)):
        return False
    of_one_event = _is_of_one_event(reading, figure)
    if of_one_event and not said and (not counted or _is_of_the_attack_beside(reading, figure)):
        return False
    if window is not None and not said and _has_day_nearer_than(reading, figure, window):
        return False
    # "Since 2005 — when the war began — 200 have been killed"
    opens = window is not None and (window.start <= 1 or reading.words[0] == "since")
    near = window is None or opens or reading.distance(figure.cue, window.start) <= _WINDOW_REACH
    return counted or said or (over_period and near and not of_one_event)


def _is_of_that_time(reading: Reading, figure: Figure, window: Window) -> bool:
    """As in "since July 2022, when gunmen killed 40", "since May, when 16 people died in Hilla": what happened then.

    Not "since 2005, when the war began, 200 have been killed": the perfect tells of all the time since.
    """
    words = reading.words
    if "when" not in words[window.start : figure.cue]:
        return False
    return not any(w in _PERFECT for w in words[reading.verb_group_start(figure.cue) : figure.cue])


_PERFECT = frozenset("has have".split())


def _is_what_was_before(reading: Reading, figure: Figure) -> bool:
    """As in "tightened its laws after 35 people were shot dead at a school in 1996": one event, whatever its date."""
    words = reading.words
    told = any(h.start <= figure.cue < h.end for h in reading.verbs)
    perfect = any(w in _PERFECT for w in words[reading.verb_group_start(figure.cue) : figure.cue])
    return told and not perfect and words[max(0, figure.start - 1) : figure.start] == ["after"]


def is_of_a_conflict(reading: Reading, figure: Figure) -> bool:
    """As in "the violence has killed almost 20,000 people", "38 candidates were murdered during the campaign".

    Not "violence killed nine people in Hilla on Monday": what a conflict did on one day is news.
    """
    fought = _LONG_CONFLICTS | (_FIGHTING if "which" in reading.distinct else frozenset())
    if fought.isdisjoint(reading.distinct) or (figure.quantity.best or figure.quantity.low or 0) < _MANY_DEAD:
        return False
    words = reading.words
    if any(
        t.lo
        and t.kind in ("date", "time")
        and (t.precision or 9) <= _A_MONTH
        and words[at] != "this"
        and not is_when_it_began(reading, at)
        for at, _, t in reading.times
    ):
        return False
    verb = figure.cue
    if figure.frame == "lives":  # "has claimed 60 lives"
        verb = next((k for k in range(figure.start - 1, -1, -1) if reading.is_verb(k)), verb)
    if figure.frame == "lives" or (figure.frame == "active" and not reading.is_passive(verb)):
        subject = reading.subject(verb)
        began = _before_its_clause(reading, verb)
        told = began or (words[subject[0] : subject[1]] if subject is not None else [])
        return not _LONG_CONFLICTS.isdisjoint(told) or not _FIGHTING.isdisjoint(began)
    after = words[figure.cue + 1 : figure.cue + _CONFLICT_REACH]
    at = next((k for k, w in enumerate(after) if w in _LONG_CONFLICTS), None)
    return after[:1] in (["during"], ["in"]) and at is not None and not any(w in _APART for w in after[:at])


def _before_its_clause(reading: Reading, verb: int) -> list[str]:
    """The words before a relative clause between commas: "The fighting, which broke out in April, has killed"."""
    words, start = reading.words, reading.verb_group_start(verb)
    if words[max(0, start - 1) : start] != [","]:
        return []
    opens = next((k for k in range(start - 2, 0, -1) if words[k] == "which" and words[k - 1] == ","), None)
    if opens is None or BEGAN.isdisjoint(words[opens:start]):
        return []
    return words[max(0, opens - 3) : opens - 1]


_FIGHTING = frozenset("fighting clashes".split())
_LONG_CONFLICTS = role_words("long_conflict")
_MANY_DEAD = 20  # fewer may be those of one day of it
_A_MONTH = 4  # a precision: whoever died in a month of war is a total, on a day of it news
_CONFLICT_REACH = 6
_APART = frozenset(", ; when after before".split())


def _is_told_as_news(reading: Reading, figure: Figure, window: Window | None) -> bool:
    """Whether people are told to die now ("six are killed ... in the heaviest fire since"), or over a few days only."""
    if figure.frame in ("active", "passive") and is_present(reading, figure.cue):
        return True
    if window is None or window.bounds is None:
        return False
    by_somebody = figure.frame == "active" and window.time.kind == "window"  # "gunmen killed six in the past 24 hours"
    if not by_somebody and counts_all_of_few_days(reading, window):
        return False
    return (window.bounds[1] - window.bounds[0]).days < _FEW_DAYS


def _is_said_total(reading: Reading, figure: Figure) -> bool:
    around = " ".join(reading.words[max(0, figure.start - 3) : figure.end])
    return any(c in around for c in _SAID_TOTALS)


def _has_day_nearer_than(reading: Reading, figure: Figure, window: Window) -> bool:
    """Whether a day stands nearer to a figure than the period of the total does."""
    return any(
        t.kind != "window"
        and t.lo
        and (t.precision or 9) <= 2
        and reading.distance(figure.cue, at) < reading.distance(figure.cue, window.start)
        for at, _, t in reading.times
    )


def _is_of_one_event(reading: Reading, figure: Figure) -> bool:
    """Whether a figure has a day of its own beside it, or is told with a single attack."""
    for start, _, time in reading.times:
        is_day = time.kind != "window" and time.lo and (time.precision or 9) <= 2
        if is_day and reading.distance(figure.cue, start) <= _BESIDE:
            return True
    if _is_done_by_one(reading, figure) or _is_told_of_one(reading, figure) or _is_at_one_site(reading, figure):
        return True
    return any(
        n.entry.strength == "strong"
        and not reading.words[n.end - 1].endswith("s")
        and reading.distance(n.start, figure.cue) <= _BESIDE
        and ("deadliest" not in reading.words[max(0, n.start - 3) : n.start] or _does_it(reading, figure, n.start))
        for n in reading.nouns
    )


def _does_it(reading: Reading, figure: Figure, noun: int) -> bool:
    """As in "the deadliest attack since May killed 52": an attack that a clause begins with is who killed them."""
    if figure.frame != "active" or reading.is_passive(figure.cue) or noun > figure.cue:
        return False
    opens = noun <= _OPENING or reading.words[noun - 1] == ","
    return opens and not any(w in (",", ";") for w in reading.words[noun : figure.cue])


def _is_done_by_one(reading: Reading, figure: Figure) -> bool:
    """As in "in 1998 a bomb killed nine", "ten years ago a gunman entered the church and killed seven"."""
    subject = reading.subject(figure.cue) if figure.frame == "active" else None
    return subject is not None and reading.words[subject[0]] in _ONE and not reading.is_passive(figure.cue)


_ONE = frozenset("a an one".split())


def _is_at_one_site(reading: Reading, figure: Figure) -> bool:
    """As in "last year gunmen killed 12 worshippers at a mosque": people killed by somebody at a single site."""
    words, after = reading.words, max(figure.end, figure.cue + 1)
    if figure.frame != "active" or words[after : after + 1] not in (["at"], ["in"]):
        return False
    return words[after + 1 : after + 2] in (["a"], ["an"], ["the"]) and not _FACILITIES.isdisjoint(
        words[after + 2 : after + 5]
    )


_FACILITIES = role_words("facility")


def _is_told_of_one(reading: Reading, figure: Figure) -> bool:
    """As in "the 2014 explosion at a depot that killed two": a relative clause about a single attack."""
    relative = reading.verb_group_start(figure.cue) - 1
    if figure.frame != "active" or relative < 0 or reading.words[relative] not in ("that", "which"):
        return False
    before = [n for n in reading.nouns if relative - _RELATIVE_REACH <= n.start < relative]
    return bool(before) and not reading.words[before[-1].end - 1].endswith("s")


def _is_of_the_attack_beside(reading: Reading, figure: Figure) -> bool:
    """As in "three attacks, including the 1996 bombing that killed nine": the attack nearest to a figure is one."""
    strong = [n for n in reading.nouns if n.entry.strength == "strong"]
    nearest = min(strong, key=lambda n: reading.distance(n.start, figure.cue), default=None)
    if nearest is None or reading.words[nearest.end - 1].endswith("s"):
        return False
    return "including" in reading.words[max(0, nearest.start - _INCLUDING_REACH) : nearest.start]
