"""The figures that one article gives for one attack, each said once.

Here: which figures are of the same people, and what several say together. Not here: which figures belong to an attack
(``telling``, ``gathering``), nor reading them (``casualties``).
"""

from collections import Counter
from dataclasses import replace

from pipelines.events.assembly.attack import same_person
from pipelines.events.assembly.persons import are_two_persons, each_person_once, is_told_also, note_merged
from pipelines.events.casualties import HIT, Figure, are_of_other_ages
from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import role_words

_OF_OTHERS = (["of", "them"], ["of", "whom"])
_OF_THE = (["of", "the"], ["of", "those"], ["of", "these"])
_ATTACKERS = ("perpetrator", "militant")
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}
_OTHERS = frozenset("other others more".split())


def reconcile(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """The figures of one attack in one article, each said once (codebook, "Figures"; GUIDELINE, "Competing tolls").

    The same number of the same people is one figure. Two numbers for the same people are one figure with the lowest low
    and highest high, its best the later told. Named dead count one each. A group that is part of a total told elsewhere
    stays a row of its own, marked as a part.
    """
    kept: list[tuple[Reading, Figure]] = []
    figures = sorted(figures, key=lambda row: (row[0].sentence.index, row[1].start))
    persons = _numbered_of_those_told(each_person_once(_some_of_those_told(_some_of_nobody_told(figures))))
    for reading, figure in _lists_that_make_up_a_toll(persons):
        twin = next(
            (
                k
                for k, (told, other) in enumerate(kept)
                if _same_people(other, figure)
                and not (told is reading and _are_items(other, figure))
                and not (other.is_one_person and figure.is_one_person and is_told_also(reading, figure))
            ),
            None,
        )
        if twin is None:
            kept.append((reading, figure))
            continue
        other, old = kept[twin]
        kept[twin] = (other, _merged(old, figure))
        note_merged(reading, figure, other.span(old.start, old.end)[0])
    return _settle_hits(_mark_parts(_of_one_sort(_drop_zero_beside_some(kept))))


def _some_of_those_told(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """Figures of some "of them" are parts of what was told before, as in "14 were wounded; five of them badly"."""
    out: list[tuple[Reading, Figure]] = []
    for reading, figure in figures:
        told = [f for _, f in out if f.outcome == figure.outcome and not f.is_subset]
        is_part = _is_of_others(reading, figure) and any(_count(f) > _count(figure) for f in told)
        is_part = is_part or (_is_of_those_told(reading, figure) and any(_counts_them_all(f, figure) for f in told))
        is_part = is_part or _is_other_than_the_dead(reading, figure, figures)
        is_part = is_part or _is_treated_of_all(reading, figure, out)
        is_part = is_part or _is_rest_of(reading, figure, out) or _is_how_one_is(reading, figure, out)
        if figure.is_additional and not is_part and _is_beside_another_outcome(reading, figure, figures):
            out.append((reading, replace(figure, is_additional=False)))
            continue
        out.append((reading, replace(figure, is_subset=True) if is_part else figure))
    return out


def _is_beside_another_outcome(reading: Reading, figure: Figure, figures: list[tuple[Reading, Figure]]) -> bool:
    """As in "wounding four men and killing another": beside the wounded, and all of the dead."""
    here = [f for told, f in figures if told is reading and f.end <= figure.start]
    return bool(here) and all(f.outcome not in (figure.outcome, HIT) for f in here)


def _is_rest_of(reading: Reading, figure: Figure, earlier: list[tuple[Reading, Figure]]) -> bool:
    """As in "left four injured. A woman was flown out; two other women were treated": others of the four."""
    if figure.is_additional or _OTHERS.isdisjoint(figure.victims_text.lower().split()):
        return False
    tolls = [k for k, (_, f) in enumerate(earlier) if _is_sum_with(f, figure)]
    if not tolls:
        return False
    whole = _count(earlier[tolls[-1]][1])
    since = [_count(f) for _, f in earlier[tolls[-1] + 1 :] if f.outcome in _HURT and _count(f) < whole]
    return bool(since) and max(since) + _count(figure) <= whole


def _is_sum_with(toll: Figure, figure: Figure) -> bool:
    """Whether a number may count the people of a smaller one too; who was hit may be told wounded."""
    one_outcome = toll.outcome == figure.outcome or {toll.outcome, figure.outcome} <= _HURT
    one_sort = toll.group in ("unknown", figure.group) and not toll.person_name
    return one_outcome and one_sort and not toll.is_subset and _count(toll) > _count(figure)


_HURT = frozenset(("wounded", HIT))


def _is_how_one_is(reading: Reading, figure: Figure, earlier: list[tuple[Reading, Figure]]) -> bool:
    """As in "four people were shot. One person sustained life-threatening injuries": how one of them is."""
    told = figure.frame == "condition" and figure.is_one_person and not figure.is_additional
    if not told or figure.person_name or reading.words[figure.start] != "one":
        return False
    return any(r is not reading and f.outcome in (figure.outcome, HIT) and _count(f) > 1 for r, f in earlier)


def _is_treated_of_all(reading: Reading, figure: Figure, earlier: list[tuple[Reading, Figure]]) -> bool:
    """As in "24 were wounded ... Fourteen were being treated at the city's hospital": some of those told before."""
    after = reading.words[figure.start : figure.end + _TREATED_REACH]
    if figure.outcome != "wounded" or figure.frame == "toll" or _TREATED.isdisjoint(after):
        return False
    return any(r is not reading and _is_toll_above(f, figure) for r, f in earlier)


_TREATED = role_words("treated")
_TREATED_REACH = 8  # tokens from the people to where they are treated


def _some_of_nobody_told(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """As in "repelled the bandits and killed 11 of them": of people none of whom is counted otherwise, a figure."""

    def is_alone(reading: Reading, figure: Figure) -> bool:
        alone = figure.is_subset and figure.frame == "active" and _is_of_others(reading, figure)
        return alone and not any(f.outcome == figure.outcome and f is not figure for _, f in figures)

    return [(r, replace(f, is_subset=False) if is_alone(r, f) else f) for r, f in figures]


def _is_of_others(reading: Reading, figure: Figure) -> bool:
    return any(reading.words[at : at + 2] in _OF_OTHERS for at in (figure.end - 2, figure.quantity.end))


def _is_of_those_told(reading: Reading, figure: Figure) -> bool:
    """As in "one of the teenagers", "the two men": of people spoken of before, if more were told."""
    of_the = reading.words[figure.quantity.end : figure.quantity.end + 2] in _OF_THE
    return of_the or (figure.is_definite and _count(figure) > 1)


def _numbered_of_those_told(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """As in "a third man": one of those told where three people are told without him, else one more."""
    out = []
    for reading, figure in figures:
        n = _ORDINALS.get("".join(reading.words[figure.start + 1 : figure.start + 2])) if figure.is_additional else None
        is_part = n is not None and _people_told(figures, figure) >= n
        if n is not None and _raises_the_toll_to(n, figure, figures):
            q = figure.quantity
            of_all = replace(figure, quantity=Quantity.exactly(n, q.start, q.end), group="unknown", frame="toll")
            out.append((reading, replace(of_all, is_additional=False)))
            continue
        out.append((reading, replace(figure, is_subset=True) if is_part else figure))
    return out


def _raises_the_toll_to(n: int, figure: Figure, figures: list[tuple[Reading, Figure]]) -> bool:
    """As in "killed three ... a fourth person has died" of a toll told as four elsewhere: four is the newest toll."""
    tolls = {_count(f) for _, f in figures if f.outcome == figure.outcome == "killed" and f.group == "unknown"}
    return {n - 1, n} <= tolls and figure.person_name is None


def _people_told(figures: list[tuple[Reading, Figure]], figure: Figure) -> int:
    """How many people the other figures tell of at least: the largest of each outcome, who was hit being any."""
    others = [f for _, f in figures if f is not figure and not f.is_subset]
    killed, wounded, hit = (
        max((_count(f) for f in others if f.outcome == outcome), default=0) for outcome in ("killed", "wounded", HIT)
    )
    return max(killed + wounded, hit)


def _is_other_than_the_dead(reading: Reading, figure: Figure, figures: list[tuple[Reading, Figure]]) -> bool:
    """As in "one died and another is hurt": another than the dead, so a toll of the hurt told elsewhere has him."""
    if not figure.is_additional:
        return False
    here = [f for told, f in figures if told is reading and f.end <= figure.start]
    beside = any(f.outcome != figure.outcome for f in here) and all(f.outcome != figure.outcome for f in here)
    return beside and any(told is not reading and _is_toll_above(f, figure) for told, f in figures)


def _counts_them_all(toll: Figure, part: Figure) -> bool:
    one_sort = "unknown" in (toll.group, part.group) or toll.group == part.group
    return one_sort and part.group not in _ATTACKERS and _count(toll) > _count(part)


def _lists_that_make_up_a_toll(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """Items of a list that add up to a toll told elsewhere are its parts: "two adults and two teenagers" of four."""
    totals: dict[tuple[int, int, str], int] = {}
    for reading, figure in figures:
        if not figure.is_subset:
            key = (reading.sentence.index, figure.cue, figure.outcome)
            totals[key] = totals.get(key, 0) + _count(figure)
    out = []
    for reading, figure in figures:
        n = totals.get((reading.sentence.index, figure.cue, figure.outcome), 0)
        is_part = _count(figure) < n and any(
            other is not reading and _is_toll_of(toll, figure.outcome, n) for other, toll in figures
        )
        out.append((reading, replace(figure, is_subset=True) if is_part else figure))
    return out


def _is_toll_of(toll: Figure, outcome: str, n: int) -> bool:
    return toll.outcome == outcome and toll.group == "unknown" and not toll.is_subset and toll.quantity.best == n


def _are_items(a: Figure, b: Figure) -> bool:
    """Whether two figures of one sentence are items of one list: "12 teachers and 303 pupils" compete for nothing.

    Nor do two single persons, "a guard was killed at the scene and a man died in hospital".
    """
    two_persons = all(f.is_one_person and not (f.is_definite or f.is_pronoun) for f in (a, b))
    return a.start != b.start and (a.cue == b.cue or two_persons)


def _same_people(a: Figure, b: Figure) -> bool:
    """Whether two figures count the same people: one name, one number, or competing tolls of one sort of people."""
    if a.outcome != b.outcome:
        return False
    if a.person_name and b.person_name:
        return same_person(a.person_name, b.person_name)
    if bool(a.person_name) != bool(b.person_name):
        return False
    if a.is_one_person and b.is_one_person and are_two_persons(a, b):
        return False
    if are_of_other_ages(a, b):
        return False  # "two women", "two children"
    if a.is_subset != b.is_subset:
        same = a.quantity.best == b.quantity.best and a.group == b.group
        return same and a.nationality == b.nationality
    if a.is_additional or b.is_additional:
        return a.quantity == b.quantity and a.group == b.group
    if a.nationality and b.nationality and a.nationality != b.nationality:
        return False
    if _is_lowered(a, b):
        return True
    return _one_number(a, b) or _competing_tolls(a, b) or _boasts_of(a, b) or _boasts_of(b, a)


def _is_lowered(told: Figure, toll: Figure) -> bool:
    """As in "killed 17 mourners ... revised the toll to 15": the same dead, counted again and fewer."""
    lowered = toll.frame == "toll" and toll.replaces and toll.group == "unknown" and not told.is_subset
    return lowered and _count(told) > _count(toll) > 0


def _boasts_of(boast: Figure, loss: Figure) -> bool:
    """As in "the army said it had lost 14 men, the rebels that they killed 40": the dead of one side, told by both."""
    return boast.is_hedged and boast.group == "unknown" and loss.frame == "lost" and loss.group != "unknown"


def _one_number(a: Figure, b: Figure) -> bool:
    """One number of people of one sort, or of people and of some sort."""
    one_untold = "unknown" in (a.group, b.group)
    if _bounds(a.quantity) == _bounds(b.quantity):
        return a.group == b.group or one_untold
    return a.quantity.best is not None and a.quantity.best == b.quantity.best and one_untold


def _competing_tolls(a: Figure, b: Figure) -> bool:
    """Two tolls of everyone, or of one sort of people when both name it alike; a single dead is a person of his own."""
    if a.group != b.group or a.nationality != b.nationality:
        return False
    if _counts_others(b) and not _counts_others(a) and _count(b) < _count(a):
        return False  # "injured four people ... two other people were hurt"
    if a.group == "unknown":
        return not (a.quantity.best == 1 or b.quantity.best == 1)
    return (a.quantity.best or 2) > 1 and (b.quantity.best or 2) > 1


def _bounds(quantity: Quantity) -> tuple[int | None, int | None, int | None]:
    return quantity.low, quantity.best, quantity.high


def _merged(old: Figure, new: Figure) -> Figure:
    """Two figures for the same people as one, of the sort of people that is told."""
    base = old
    if old.group == "unknown" and new.group != "unknown":
        base = replace(old, group=new.group, nationality=new.nationality or old.nationality)
    base = replace(
        base,
        nationality=base.nationality or new.nationality,
        is_correction=old.is_correction or new.is_correction,
        corrected=new.corrected if new.corrected is not None else old.corrected,
    )
    return replace(base, quantity=_merged_quantity(old, new))


def _merged_quantity(old: Figure, new: Figure) -> Quantity:
    """What two figures for the same people say together; ``new`` is told later."""
    a, b = old.quantity, new.quantity
    if _bounds(a) == _bounds(b):
        return a
    if a.best == b.best:
        # the surer of "three" and "at least three"
        return a if a.high is not None else replace(a, low=a.low if a.low is not None else b.low, high=b.high)
    if a.is_vague and b.best is not None and not b.is_vague:
        return b
    if b.is_vague and a.best is not None:
        return a
    if new.replaces and b.best is not None:
        return b
    if old.is_hedged and not new.is_hedged and new.frame == "lost" and b.best is not None:
        a, b, old, new = b, a, new, old
    if new.is_hedged and not old.is_hedged and a.best is not None:
        top = max(a.high or a.best, b.high or b.best or 0)
        return Quantity(a.low if a.low is not None else a.best, a.best, top, False, a.start, a.end)
    return _range_of(a, b)


def _range_of(a: Quantity, b: Quantity) -> Quantity:
    """The lowest low, the highest high, and the later best; open above where the larger of the two is."""
    lows = [x for x in (a.low, b.low, a.best, b.best) if x is not None]
    highs = [x for x in (a.high, b.high, a.best, b.best) if x is not None]
    first_open = a.high is None and (a.best or 0) >= (b.best or 0)
    second_open = b.high is None and (b.best or 0) >= (a.best or 0)
    top = None if first_open or second_open else max(highs)
    return Quantity(min(lows), b.best if b.best is not None else a.best, top, False, a.start, a.end)


def _drop_zero_beside_some(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """As in "No casualties" said of one sort of people doesn't stand against dead told elsewhere."""
    some = {f.outcome for _, f in figures if (f.quantity.low or f.quantity.best) and not f.is_hedged}
    kept = []
    for reading, figure in figures:
        if figure.quantity.best == 0 and figure.outcome in some:
            reading.left_out("casualty", figure.start, figure.end, "zero_beside_some", f"casualty:{figure.frame}")
        else:
            kept.append((reading, figure))
    plain_zero = {f.outcome for _, f in kept if f.quantity.best == 0 and not f.is_hedged}
    # what one side claims beside a plain "no one was killed" only raises the highest number
    claimed = {
        o: max((f.quantity.best or f.quantity.low or 0) for _, f in kept if f.outcome == o and f.is_hedged)
        for o in plain_zero
        if any(f.outcome == o and f.is_hedged for _, f in kept)
    }
    out = []
    for reading, figure in kept:
        if figure.outcome in claimed:
            if figure.is_hedged:
                reading.left_out("casualty", figure.start, figure.end, "raises_the_highest", f"casualty:{figure.frame}")
                continue
            q = figure.quantity
            figure = replace(figure, quantity=Quantity(0, 0, claimed[figure.outcome], False, q.start, q.end))  # noqa: PLW2901
        out.append((reading, figure))
    return out


def _mark_parts(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """A smaller figure of a named sort told in another sentence than the toll of "people" is a part of that toll.

    So are the persons named after a toll of their sort, as many as it counts: "killed two women ... Mary Low died".
    """
    out = []
    named: Counter[int] = Counter()
    for reading, figure in figures:
        sort = next((k for k, (r, f) in enumerate(figures) if _is_named_later(r, f, reading, figure)), None)
        if sort is not None and named[sort] < _count(figures[sort][1]):
            named[sort] += 1
            out.append((reading, replace(figure, is_subset=True)))
            continue
        told_with = next((r for r, f in figures if f is not figure and _is_toll_above(f, figure)), None)
        raised_by = any(r is reading and _is_risen_with(reading, f, figure) for r, f in figures)
        raised_by = raised_by or _is_in_newer_toll(reading, figure, figures)
        told_apart = figure.person_name or figure.nationality or figure.age is not None or figure.sex
        # attackers who died are a row of their own (codebook), whatever the toll of the others
        named_part = figure.group != "perpetrator" and (figure.group != "unknown" or told_apart)
        elsewhere = told_with is not None and told_with is not reading
        is_part = (elsewhere and named_part and not figure.is_additional) or raised_by
        out.append((reading, replace(figure, is_subset=True) if is_part else figure))
    return out


def _is_named_later(at: Reading, toll: Figure, reading: Reading, figure: Figure) -> bool:
    """Whether a person is named in a later sentence than several dead of one sort, and isn't told as one more."""
    if figure.person_name is None or figure.is_subset or toll.person_name is not None or toll.is_subset:
        return False
    several = _is_exact(toll) and _count(toll) > 1 and toll.group not in ("unknown", *_ATTACKERS)
    of_the_sort = figure.group in ("unknown", toll.group) and toll.outcome == figure.outcome == "killed"
    later = at.sentence.index < reading.sentence.index
    opening = reading.words[max(0, figure.start - _BEFORE_NAME) : figure.end]
    nth = max((_ORDINALS.get(w, 0) for w in opening), default=0)  # "a fifth farmer, Ali Hassan"
    one_more = figure.is_additional or is_told_also(reading, figure) or nth > _count(toll)
    return several and of_the_sort and later and not one_more


_BEFORE_NAME = 4


def _is_risen_with(reading: Reading, toll: Figure, figure: Figure) -> bool:
    """As in "the toll rose to 12 after a nurse died of her wounds": she is one of the twelve.

    So in "a soldier died on Tuesday, bringing the toll to six".
    """
    if toll.frame == "toll" and _is_toll_above(toll, figure) and figure.end <= toll.start:
        return not _RAISING.isdisjoint(reading.words[figure.end : toll.start])
    rose = toll.frame == "toll" and _is_toll_above(toll, figure) and toll.end <= figure.start
    return rose and any(w in _RISEN_BY for w in reading.words[toll.end : figure.start])


_RAISING = frozenset("bringing raising taking pushing lifting".split())
_RISEN_BY = frozenset("after when as with".split())


def _is_in_newer_toll(reading: Reading, figure: Figure, figures: list[tuple[Reading, Figure]]) -> bool:
    """Whether "two more" are in a toll told as risen: "the toll has risen to 11 ... two more have died"."""
    more = figure.is_additional and "more" in reading.words[figure.quantity.end : figure.quantity.end + 1]
    return more and any(f.frame == "toll" and f.replaces and _is_toll_above(f, figure) for _, f in figures)


def _is_toll_above(toll: Figure, figure: Figure) -> bool:
    """Whether a figure is a toll of everyone, larger than another of the same outcome."""
    of_everyone = toll.group == "unknown" and not toll.person_name and not toll.is_subset
    smaller = figure.quantity.best or figure.quantity.low or 0
    return of_everyone and toll.outcome == figure.outcome and (toll.quantity.best or 0) > smaller > 0


def _of_one_sort(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """Unnamed items of one list that are of one group and nation are one figure: "a woman and her child" are two dead.

    The codebook keeps one row for each attack, outcome, group and nationality.
    """
    out: list[tuple[Reading, Figure]] = []
    for reading, figure in figures:
        k = next((k for k, (told, other) in enumerate(out) if told is reading and _adds_up(other, figure)), None)
        if k is None:
            out.append((reading, figure))
        else:
            out[k] = (reading, _added(out[k][1], figure))
    return out


def _adds_up(a: Figure, b: Figure) -> bool:
    if (a.outcome, a.group, a.nationality) != (b.outcome, b.group, b.nationality) or a.start == b.start:
        return False
    # "a guard died at the scene and two men died in hospital"
    if a.cue != b.cue and not (a.frame == b.frame == "passive"):
        return False
    return all(_is_exact(f) and f.person_name is None and not f.is_subset for f in (a, b))


def _is_exact(figure: Figure) -> bool:
    q = figure.quantity
    return q.low == q.best == q.high and _count(figure) > 0


def _added(a: Figure, b: Figure) -> Figure:
    n = _count(a) + _count(b)
    first, last = (a, b) if a.start < b.start else (b, a)
    return replace(first, quantity=Quantity.exactly(n, first.quantity.start, first.quantity.end), end=last.end)


def _settle_hits(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """Those shot or stabbed of whom no more is told are wounded: "four were shot, one of them fatally" leaves three.

    The dead and the wounded told beside a number of people hit are among them, unless it counts "others"; the attacker
    who was shot dead is not.
    """
    hits = [f for _, f in figures if f.outcome == HIT and not f.is_subset]
    if not any(f.outcome == HIT for _, f in figures):
        return figures
    killed = _sum([f for f in _whole(figures, "killed") if f.frame != "own_death" and f.group != "perpetrator"])
    hit, wounded = _sum(hits), _sum(_whole(figures, "wounded"))
    beside = any(_counts_others(f) or _is_beside_the_dead(f, figures) for f in hits)
    among = 0 if beside else min(killed, hit)
    told_as_wounded = hit - among <= wounded
    largest = max(hits, key=_count, default=None)
    out = []
    for reading, figure in figures:
        if figure.outcome != HIT:
            is_part = figure.outcome == "wounded" and not told_as_wounded and _count(figure) > 0
            out.append((reading, replace(figure, is_subset=True) if is_part else figure))
        elif not figure.is_subset and not told_as_wounded:
            quantity = _less(figure.quantity, among) if figure is largest else figure.quantity
            if quantity is not None:
                out.append((reading, replace(figure, outcome="wounded", quantity=quantity)))
    return out


def _is_beside_the_dead(figure: Figure, figures: list[tuple[Reading, Figure]]) -> bool:
    """Whether one person hit is known to be none of the dead: each of those is of another age, sex or name."""
    dead = _whole(figures, "killed")
    return figure.is_one_person and bool(dead) and all(f.is_one_person and are_two_persons(f, figure) for f in dead)


def _counts_others(figure: Figure) -> bool:
    """Whether a figure is told as beside those told before: "another", "three others"."""
    return figure.is_additional or not _OTHERS.isdisjoint(figure.victims_text.lower().split())


def _whole(figures: list[tuple[Reading, Figure]], outcome: str) -> list[Figure]:
    return [f for _, f in figures if f.outcome == outcome and not f.is_subset]


def _count(figure: Figure) -> int:
    return figure.quantity.best or figure.quantity.low or 0


def _sum(figures: list[Figure]) -> int:
    return sum(_count(f) for f in figures)


def _less(quantity: Quantity, n: int) -> Quantity | None:
    """A number of people less n of them; None where no one is left."""
    if n == 0:
        return quantity
    low, best, high = (None if x is None else x - n for x in _bounds(quantity))
    if max(low or 0, best or 0, high or 0) <= 0:
        return None
    return replace(quantity, low=low if low is None else max(low, 1), best=best, high=high)
