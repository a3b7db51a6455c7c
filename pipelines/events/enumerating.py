"""Attacks told together: a count of strikes that a list of places follows, strikes on several places with one toll.

Here: which attacks such a sentence tells, and what of it is a total (codebook, "One attack" and "Totals"). Not here:
totals over a period (``totals``), nor which mentions are one attack (``assembly``).
"""

from dataclasses import replace
from itertools import pairwise

from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack, Told
from pipelines.events.casualties import Figure
from pipelines.events.figures import Quantity, quantity_at
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting import PlaceChooser, When, Where, as_past, when_of, where_of
from pipelines.events.setting.words import REGION_WORDS
from pipelines.events.totals import Total, total_of_people
from pipelines.values import frozen

_ITEMS = 2  # from how many places on a list of strikes is what a count before it sums up
_COUNTED_STRIKES = 3  # from how many strikes on a count may sum up a list of places
_NAMES_BETWEEN = 5  # tokens between two names of one list
_BETWEEN_NAMES = frozenset(
    """, and the in on at near of outside district districts province provinces oblast oblasts city town village cities
    towns villages region regions county governorate""".split()
)


def itemise(article: ArticleReading) -> None:
    """A count of strikes that the text then lists place by place is a total; its day and attacker are the items'.

    The daily release of an air campaign ("conducted 34 strikes in Syria and Iraq ... Near X, two strikes ...").
    """
    for summary in [a for a in article.attacks if _is_count_of_strikes(a)]:
        _itemise(article, summary)


def _itemise(article: ArticleReading, summary: Attack) -> None:
    """Make a total of a count, where two items or more follow it before the next count."""
    items = _items_of(article, summary)
    if summary.when is None or len(items) < _ITEMS:
        return
    for item in items:
        if item.when is None:
            item.when = replace(summary.when, basis="itemised", start=-1, end=-1)
        item.by = item.by or list(summary.by)
    for counted in (summary, *_counts_beside(article, summary)):
        article.totals += [_total_of_strikes(told, summary.when) for told in counted.told if told.mention.strike_count]
        article.attacks.remove(counted)


def _counts_beside(article: ArticleReading, summary: Attack) -> list[Attack]:
    """As in "Additionally in Iraq, the coalition conducted 11 strikes": a count without a day beside a dated one."""
    paragraphs = {t.reading.sentence.paragraph for t in summary.told}
    return [
        a
        for a in article.attacks
        if a is not summary
        and a.when is None
        and (a.first.mention.strike_count or 0) >= _ITEMS
        and _names_only_a_country(a)
        and a.first.reading.sentence.paragraph in paragraphs
    ]


def _items_of(article: ArticleReading, summary: Attack) -> list[Attack]:
    """The attacks of one family, with places of their own and no other day, that follow a count of strikes."""
    later = article.attacks[article.attacks.index(summary) + 1 :]
    return [
        a
        for a in later
        if a.family == summary.family
        and not _names_only_a_country(a)
        and (a.when is None or summary.when is None or a.when.lo == summary.when.lo)
    ]


def _total_of_strikes(told: Told, when: When) -> Total:
    mention = told.mention
    quantity = mention.quantity or Quantity.exactly(mention.strike_count or 0, mention.start, mention.end)
    start = min(quantity.start, mention.start)
    return Total(
        reading=told.reading,
        metric="attacks",
        quantity=quantity,
        start=start,
        end=mention.end,
        scope_start=start,
        scope_end=mention.end,
        window=(when.lo, when.hi),
        attack_type=mention.attack_type,
        victim_group=None,
        nationality=None,
        trigger=mention.start,
        rule="itemised",
    )


def _names_only_a_country(attack: Attack) -> bool:
    """Whether an attack has no place, or none nearer than a country."""
    return attack.where is None or (attack.where.place is not None and attack.where.place.kind == "country")


def _is_count_of_strikes(attack: Attack) -> bool:
    counted = (attack.first.mention.strike_count or 0) >= _COUNTED_STRIKES
    return counted and attack.when is not None and _names_only_a_country(attack)


# ---------------------------------------------------------------------- several tolls
def part_by_tolls(article: ArticleReading, chooser: PlaceChooser) -> None:
    """As in "leaving 25 dead near Gwoza and ten at Bama": each place with its toll is an attack of its own."""
    for attack in list(article.attacks):
        for reading, figure in attack.figures:
            tolls = _tolls_by_place(reading, figure) if _counts_people(figure) else []
            if len(tolls) < _ITEMS:
                continue
            first = where_of(reading, tolls[0].name, chooser)
            if attack.where is None or not attack.where.is_specific or _is_same_place(attack.where, first):
                at = article.attacks.index(attack)
                others = [f for f in attack.figures if f[1] is not figure]
                article.attacks[at : at + 1] = [
                    _with_toll(attack, where_of(reading, toll.name, chooser), reading, toll, others if k == 0 else None)
                    for k, toll in enumerate(tolls)
                ]
            break


@frozen
class _PlacedToll:
    """The dead or wounded of one place of a row; ``when`` is the day told right after the place, if one is."""

    name: Name
    figure: Figure
    when: When | None


def _tolls_by_place(reading: Reading, figure: Figure) -> list[_PlacedToll]:
    """The places of a row of tolls, the outcome told once: "25 dead near A, ten at B and two in C"."""
    words = reading.words
    tolls: list[_PlacedToll] = []
    at, toll = max(figure.end, figure.cue + 1), figure
    while True:
        name = _site_after(reading, at)
        if name is None:
            return tolls
        when, k = _day_after(reading, name.end)
        tolls.append(_PlacedToll(name, toll, when))
        joint = k
        while words[k : k + 1] in ([","], ["and"]):
            k += 1
        counted = quantity_at(words, k) if joint < k < len(words) else None
        if counted is None or reading.time_at(k) is not None:
            return tolls
        at = counted.end + (words[counted.end : counted.end + 1] in (["more"], ["others"], ["people"], ["dead"]))
        toll = replace(
            figure, start=counted.start, end=at, quantity=counted, victims_text=reading.text(counted.start, at)
        )


def _day_after(reading: Reading, at: int) -> tuple[When | None, int]:
    """The day told at token ``at``, and where the words go on after it."""
    start = at + (reading.words[at : at + 1] == ["on"])
    span = next(((end, time) for begin, end, time in reading.times if begin in (at, start)), None)
    if span is None:
        return None, at
    when = when_of(span[1], reading.document.text)
    return (as_past(when, reading.document.published_on) if when is not None else None), span[0]


def _site_after(reading: Reading, at: int) -> Name | None:
    """The town or other site that a preposition at ``at`` is followed by: "near Gwoza", "in the town of Bama"."""
    words = reading.words
    if at >= len(words) or words[at] not in _WHERE:
        return None
    k = at + 1
    while k < len(words) and words[k] in _BEFORE_SITE:
        k += 1
    name = reading.name_at(k) if k < len(words) else None
    return name if name is not None and name.start == k and _is_site(name) else None


_WHERE = frozenset("in at near outside".split())
_BEFORE_SITE = frozenset("the town city village district of nearby".split())


def _is_same_place(a: Where, b: Where) -> bool:
    return a.text == b.text or (a.place is not None and b.place is not None and a.place.place_id == b.place.place_id)


def _with_toll(
    attack: Attack, where: Where, reading: Reading, toll: _PlacedToll, others: list[tuple[Reading, Figure]] | None
) -> Attack:
    """The attack at one of its places with the toll of that place; ``others`` are figures that only the first keeps."""
    told = attack.first
    if others is None and told.reading is reading:
        at = reading.sentence.token_at(where.start)
        told = replace(told, mention=replace(told.mention, start=at, end=at + 1, verb=None))
    return replace(
        attack,
        told=[replace(told, where=where, figures=[]), *(attack.told[1:] if others is not None else [])],
        where=where,
        when=toll.when or attack.when,
        figures=[(reading, toll.figure), *(others or [])],
        by=list(attack.by),
    )


# ---------------------------------------------------------------------- several places
def distribute(article: ArticleReading, chooser: PlaceChooser) -> None:
    """Strikes on several places are an attack at each; a toll of them all is a total (guideline, "One or several")."""
    for attack in list(article.attacks):
        if _sums_up_countries(article, attack):
            article.totals += [_total_of_people(r, f, attack) for r, f in attack.figures if _counts_people(f)]
            article.attacks.remove(attack)
            continue
        told = attack.first
        places = _places_of(told, chooser)
        if len(places) < _ITEMS:
            continue
        article.totals += [
            _total_of_people(reading, figure, attack) for reading, figure in attack.figures if _counts_people(figure)
        ]
        at = article.attacks.index(attack)
        article.attacks[at : at + 1] = [_at(attack, where) for where in places]


def _sums_up_countries(article: ArticleReading, attack: Attack) -> bool:
    """As in "the attacks in Iraq and Syria killed nine", where attacks in each of them are told one by one."""
    told = attack.first
    if not told.mention.is_plural or not told.mention.rule.startswith("noun") or len(attack.told) > 1:
        return False
    reading, at = told.reading, told.mention.end
    named = [n for n in reading.names if n.country and at <= n.start < at + _COUNTRIES_REACH]
    joined = [b for a, b in pairwise(named) if _joined(reading, a, b)]
    countries = {n.iso3 for n in [*named[:1], *joined]} if joined else set()
    elsewhere = {a.where.iso3 for a in article.attacks if a is not attack and a.where is not None}
    return len(countries) >= _ITEMS and countries <= elsewhere


_COUNTRIES_REACH = 8


def _places_of(told: Told, chooser: PlaceChooser) -> list[Where]:
    """The places of a plural that names several, none nearer to another than a country: "strikes in A and B".

    So of what is struck: "missiles hit A and B".
    """
    mention, where, reading = told.mention, told.where, told.reading
    told_in_plural = mention.is_plural and mention.rule.startswith("noun") and mention.attack_type != "clash"
    if where is None or where.start < 0 or where.is_site:
        return []
    if not (told_in_plural and not mention.is_definite) and not _is_struck(told, where):
        return []
    names = [n for n in reading.names if _is_site(n)]
    wider = [_wider_after(reading, n) for n in names]
    names = [n for n in names if n not in wider]
    first = reading.sentence.token_at(where.start)
    own = next((k for k, n in enumerate(names) if n.start <= first < n.end), None)
    return [where_of(reading, n, chooser) for n in _list_around(reading, names, own)] if own is not None else []


def _is_struck(told: Told, where: Where) -> bool:
    """Whether a place is itself the object of the verb that tells an attack: "struck Kharkiv", "hit the town of X"."""
    verb, reading = told.mention.verb, told.reading
    if verb is None or not told.mention.rule.startswith("verb") or reading.is_passive(verb):
        return False
    at = verb + 1
    while at < len(reading.words) and reading.words[at] in _BEFORE_OBJECT:
        at += 1
    return at == reading.sentence.token_at(where.start)


_BEFORE_OBJECT = frozenset("the city cities town towns village villages of".split())


def _is_site(name: Name) -> bool:
    return name.is_unknown_place or any(p.kind != "country" for p in name.places)


def _list_around(reading: Reading, names: list[Name], own: int) -> list[Name]:
    """The names of the list that ``own`` stands in: joined by "and", with commas before it; else itself alone."""
    start, end = own, own
    while end + 1 < len(names) and _joined(reading, names[end], names[end + 1]):
        end += 1
    while start > 0 and _joined(reading, names[start - 1], names[start]):
        start -= 1
    ands = [k for k in range(start, end) if _link(reading, names[k], names[k + 1])[-1:] == ["and"]]
    closes_list = bool(ands) and own <= ands[-1] + 1
    return names[start : ands[-1] + 2] if closes_list else [names[own]]


def _joined(reading: Reading, a: Name, b: Name) -> bool:
    return b.start - _end_with_country(reading, a) <= _NAMES_BETWEEN and bool(_link(reading, a, b))


def _link(reading: Reading, a: Name, b: Name) -> list[str]:
    """The comma or "and" that joins two names, nothing where other words stand between."""
    between = reading.words[_end_with_country(reading, a) : b.start]
    if any(w not in _BETWEEN_NAMES for w in between):
        return []
    return [w for w in between if w in (",", "and")]


def _end_with_country(reading: Reading, name: Name) -> int:
    """Where a name of a list ends with what it lies in: "Khiam in southern Lebanon and the Bekaa Valley"."""
    wider = _wider_after(reading, name)
    return wider.end if wider is not None else name.end


def _wider_after(reading: Reading, name: Name) -> Name | None:
    """The country, region or province that a name is said to lie in."""
    at = name.end
    if reading.words[at : at + 1] not in (["in"], [","]):
        return None
    link, at = reading.words[at], at + 1
    while at < len(reading.words) and reading.words[at] in REGION_WORDS:
        at += 1
    wider = reading.name_at(at)
    kinds = {p.kind for p in wider.places} if wider is not None else set()
    allowed = {"country"} if link == "," else {"country", "region", "admin1"}
    return wider if kinds and kinds <= allowed else None


def _at(attack: Attack, where: Where) -> Attack:
    """The attack at one of its places, without the toll of all."""
    told = attack.first
    reading = told.reading
    start = reading.sentence.token_at(where.start)
    mention = replace(told.mention, start=start, end=start + 1, verb=None, strike_count=None, quantity=None)
    here = [replace(told, mention=mention, where=where, figures=[])]
    kept = [(r, f) for r, f in attack.figures if not _counts_people(f) and f.quantity.best == 0]
    return replace(attack, told=here + attack.told[1:], where=where, figures=kept, by=list(attack.by))


def _counts_people(figure: Figure) -> bool:
    several = (figure.quantity.best or figure.quantity.low or 0) > 1
    return several and figure.outcome in ("killed", "wounded") and not figure.is_subset and not figure.person_name


def _total_of_people(reading: Reading, figure: Figure, attack: Attack) -> Total:
    days = (attack.when.lo, attack.when.hi) if attack.when else None
    return total_of_people(reading, figure, days, attack.attack_type, rule="distributed")
