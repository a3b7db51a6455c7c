"""Places without a name of their own: "an Iraqi base hosting US troops", "the US embassy"."""

from pipelines.events.attacks import Mention
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting.grammar import preposition_before
from pipelines.events.setting.where import Where
from pipelines.events.setting.words import FACILITIES, LOCATIVE, ORIGIN

_SITE_LINKS = frozenset("in at near of on outside".split())
_BEFORE_FACILITY_STOP = frozenset(
    "the a an this that these those its their his her one two three four five several some".split()
)
_REACH = 14


def unnamed_site(reading: Reading, mention: Mention, default_iso3: str | None) -> Where | None:
    """The nearest site without a name of its own that the sentence gives a mention.

    Args:
        reading: The sentence.
        mention: The attack.
        default_iso3: The country the article is set in, for a site that names none.
    """
    candidates = [
        (cost, i)
        for i, word in enumerate(reading.words)
        if word in FACILITIES
        and not (reading.is_verb(i) or _is_named(reading, i) or _is_weapon(reading, i))
        and (cost := _cost(reading, mention, i)) is not None
    ]
    if not candidates:
        return None
    _, head = min(candidates)
    start, end = _phrase_start(reading, head), head + 1
    iso3 = _country(reading, start, head) or default_iso3
    span = reading.span(start, end)
    return Where(reading.document.text[span[0] : span[1]], None, iso3, None, *span, is_site=True)


def _is_named(reading: Reading, i: int) -> bool:
    """Whether the site at token ``i`` has a name that the gazetteer lists, and was weighed among the places."""
    name = reading.name_at(i)
    return name is not None and bool(name.places)


def _is_weapon(reading: Reading, i: int) -> bool:
    """As in "a land mine"; one that holds coal is a place."""
    return any(h.start < i < h.end for h in reading.weapons)


def _cost(reading: Reading, mention: Mention, i: int) -> int | None:
    """How far the site at token ``i`` is from the mention; None where it isn't the mention's."""
    words = reading.words
    distance = reading.distance(mention.start, i)
    if distance > _REACH:
        return None
    owned = words[max(0, i - 1) : i] == ["'s"]  # "outside the Iraqi capital's airport"
    preposition = preposition_before(reading, i - 1 if owned else i)
    in_object = mention.verb is not None and mention.verb < i <= mention.verb + 8
    if i > mention.start and (preposition in LOCATIVE or in_object or preposition == "of"):
        return distance
    if preposition in ("in", "at", "near") and i < mention.start:
        return distance + 6
    if i < mention.start and reading.is_passive(mention.verb if mention.verb is not None else mention.start):
        return distance
    return None


def _phrase_start(reading: Reading, head: int) -> int:
    """Where the words before a site begin: "military" of "the military base"."""
    words, start = reading.words, head
    while (
        start > 0
        and not reading.is_barrier(start - 1)
        and words[start - 1] not in _BEFORE_FACILITY_STOP
        and words[start - 1] not in LOCATIVE | ORIGIN | {"and", "or"}
        and head - start < 5
    ):
        start -= 1
    return start


def _country(reading: Reading, start: int, head: int) -> str | None:
    """The country that the words of a site or the name after it give; an embassy's owner isn't where it stands."""
    words, iso3 = reading.words, None
    for name in reading.names:
        if start <= name.start <= head and name.iso3 and words[head] not in ("embassy", "consulate"):
            iso3 = name.iso3
    following = _name_after(reading, head + 1)
    return (following.iso3 if following else None) or iso3


def _name_after(reading: Reading, end: int) -> Name | None:
    """The place after a site: "a base in northern Iraq"."""
    words = reading.words
    if end >= len(words) or words[end] not in _SITE_LINKS:
        return None
    name = reading.name_at(end + 1) or (reading.name_at(end + 2) if words[end + 1 : end + 2] == ["the"] else None)
    return name if name and name.places else None
