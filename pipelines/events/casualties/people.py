"""Who a noun phrase names: the victim group, the nationality, the person.

Here: reading a span of tokens whose bounds are known. Not here: finding those bounds, which is ``phrases``.
"""

from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.vocabulary.words import victim_nouns

# "police officers", "security guards", "militia leader": the modifier names the group, the head is generic
_MODIFIER_TELLS = {("militia_member", "militant"), ("security_forces", "unknown"), ("civilian", "unknown")}


def group_of(reading: Reading, start: int, end: int) -> tuple[str | None, int]:
    """The victim group of a noun phrase and where its last people-noun ends; a telling word beats "people"."""
    group, last = None, start
    i = start
    while i < end:
        hit = victim_nouns().at(reading.words, i)
        if hit and hit.end <= end:
            if group in (None, "unknown") or hit.entry not in ("unknown",):
                group = _more_telling(group, hit.entry)
            last, i = hit.end, hit.end
        else:
            i += 1
    return group, last


def _more_telling(old: str | None, new: str) -> str:
    if old is None or old == "unknown":
        return new
    if new == "unknown" or (old, new) in _MODIFIER_TELLS:
        return old
    return new


def nationality_of(reading: Reading, start: int, end: int) -> str | None:
    """ISO 3166-1 alpha-3 of the first nationality, or state whose forces they are, named from ``start`` to ``end``."""
    for name in reading.names:
        if start <= name.start < end:
            if name.country and name.country.kind in ("demonym", "name"):
                return name.country.iso3
            if name.actor and name.actor.actor_kind in ("state_forces", "government") and name.actor.country_iso3:
                return name.actor.country_iso3
    return None


def person_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Tokens of the first person's name that lies wholly within ``start`` to ``end``."""
    for name in reading.names:
        if start <= name.start and name.end <= end and name.is_person:
            return name.start, name.end
    return None


def demonym_in(reading: Reading, start: int, end: int) -> Name | None:
    """The first nationality ("Briton", "Iraqi") that begins within ``start`` to ``end``."""
    return next(
        (n for n in reading.names if start <= n.start < end and n.country and n.country.kind == "demonym"), None
    )


def actor_in(reading: Reading, start: int, end: int) -> Name | None:
    """The first known actor that begins within ``start`` to ``end``."""
    return next((n for n in reading.names if start <= n.start < end and n.actor), None)


def armed_group_in(reading: Reading, start: int, end: int) -> Name | None:
    """The first known armed group that begins within ``start`` to ``end``."""
    return next(
        (n for n in reading.names if start <= n.start < end and n.actor and n.actor.actor_kind == "armed_group"), None
    )
