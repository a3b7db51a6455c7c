"""When and where: which time and which place of a sentence belong to which mention of an attack.

Here: binding inside one sentence. Carrying a day or a place from one sentence to the next is ``assembly``; turning
words into days is ``times``; knowing a place is ``vocabulary.places``.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from pipelines.events.attacks import Mention
from pipelines.events.mentions import Name
from pipelines.events.reading import AUXILIARIES, SUBORDINATORS, Reading
from pipelines.events.times import TimeMention
from pipelines.vocabulary.places.places import Place, settle

_SPEECH = frozenset(
    """said say says told tells stated announced reported confirmed added according wrote tweeted declared issued
    released statement vowed warned condemned published posted spokesman spokeswoman spokesperson briefing interview
    met meeting visited arrived summoned voted approved""".split()
)
_DECISIONS = frozenset(
    """voted approved passed adopted summoned signed vetoed rejected agreed decided filed lodged arrested
    detained""".split()
)
_SPEECH_MAIN = frozenset(
    """said says told announced reported reports confirmed stated released issued acknowledged admitted declared
    revealed claimed warned condemned vowed""".split()
)
_LOCATIVE = frozenset(
    "in at near on outside around across inside within against into along over throughout off".split()
)
_ORIGIN = frozenset("from of by to for with".split())
_FACILITIES = frozenset(
    """base bases airbase airbases embassy consulate airport airfield camp hotel prison checkpoint mosque church
    synagogue school university hospital market mall restaurant cafe barracks headquarters compound station outpost
    convoy village town theatre theater stadium temple shrine monastery bakery court courthouse parliament palace
    refinery pipeline port factory plant warehouse store supermarket superstore nightclub club bar building house
    home residence farm ranch bridge highway road street square park bus train ship tanker vessel ferry office
    offices bank academy college facility installation installations neighbourhood neighborhood district depot dam
    power mine tunnel subway metro concert clinic settlement kibbutz positions position""".split()
)
_UNITS = frozenset(
    """troops forces soldiers embassy consulate contractor contractors personnel officials military army citizens
    ambassador""".split()
)
_QUARTERS = frozenset(
    "south north east west southeast northeast southwest northwest outskirts suburbs capital border".split()
)
_BEFORE_WIDER_PLACE = frozenset(
    """the northern southern eastern western central north south east west province northeastern northwestern
    southeastern southwestern capital city state region district""".split()
)
_AFTER_PLACE_NAME = frozenset(
    """military air army refugee international police airport camp base airbase district province prison hotel embassy
    market neighbourhood neighborhood governorate oblast region""".split()
)
_SITE_LINKS = frozenset("in at near of on outside".split())
_BEFORE_FACILITY_STOP = frozenset(
    "the a an this that these those its their his her one two three four five several some".split()
)


@dataclass(frozen=True, slots=True)
class When:
    """The days of a mention, with the words and the rule that gave them (offsets into the text; -1 when inferred)."""

    lo: date
    hi: date
    precision: int
    text: str | None
    basis: str
    start: int = -1
    end: int = -1
    is_night: bool = False

    @property
    def is_own(self) -> bool:
        """Whether the text dates the attack itself."""
        return self.start >= 0


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a mention: words, gazetteer entry if any, country if any."""

    text: str | None
    place: Place | None
    iso3: str | None
    precision: int | None
    start: int = -1
    end: int = -1
    is_site: bool = False

    @property
    def is_specific(self) -> bool:
        """A town, a base or a named site; not a country or an unnamed one."""
        return bool(self.text) and self.precision is not None and self.precision <= 2


def precision_of(lo: date, hi: date) -> int:
    """UCDP's date_prec of an interval: 1 day; 2 two to six days; 3 a week; 4 a month; 5 longer."""
    days = (hi - lo).days + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days <= 8 else 4 if days <= 31 else 5


# ---------------------------------------------------------------------- time
def is_speech_time(reading: Reading, start: int, end: int) -> bool:
    """Whether a time says when something was said or decided, not when it happened: "said on Tuesday"."""
    words = reading.words
    if end < len(words) and words[end] == "'s":
        return False
    before = words[max(0, start - 5) : start]
    trimmed = [
        w
        for w in before
        if w not in ("on", "late", "early", "in", "a", "the", "reporters", "state", "media", "him", "them", "earlier")
    ]
    if trimmed and trimmed[-1] in _SPEECH:
        return True
    if start <= 2 and not time_is_last(reading, end):
        verb = next((k for k in range(end, len(words)) if reading.is_verb(k) and words[k] not in AUXILIARIES), None)
        if (
            verb is not None
            and words[verb] in _SPEECH_MAIN
            and words[verb + 1 : verb + 2] not in (["responsibility"], ["credit"])
        ):
            return True  # "On Monday, the agency reported that ..."
    verb = next(
        (k for k in range(start - 1, max(-1, start - 9), -1) if reading.is_verb(k) and words[k] not in AUXILIARIES),
        None,
    )
    if (
        verb is not None
        and words[verb] in _DECISIONS
        and "," not in words[verb:start]
        and "that" not in words[verb:start]
    ):
        return not any(h.start > verb and h.end <= start for h in reading.nouns)
    if before and before[-1] in ("statement", "alert", "briefing", "memo", "release", "newspaper", "interview"):
        return True
    following = words[end : end + 1]
    return following in (
        ["statement"],
        ["briefing"],
        ["alert"],
        ["interview"],
        ["news"],
        ["report"],
        ["announcement"],
        ["vote"],
        ["meeting"],
    )


def _modifies_another_noun(reading: Reading, start: int, end: int) -> bool:
    """As in "the December 25, 2011 agreement": the day of something that is no attack."""
    words = reading.words
    if start == 0 or words[start - 1] not in ("the", "its", "their", "a") or end >= len(words):
        return False
    word = words[end]
    if (
        not word.isalpha()
        or word in _LOCATIVE | _ORIGIN
        or reading.is_verb(end)
        or word in ("and", "when", "after", "as", "but", "that", "who")
    ):
        return False
    return not any(h.start <= end + 2 and h.end > end for h in reading.nouns)


def time_is_last(reading: Reading, end: int) -> bool:
    """Whether a time closes its sentence."""
    return end >= len(reading.words) - 1


def bind_times(reading: Reading, mentions: list[Mention]) -> dict[int, TimeMention]:
    """For each mention (by its place in the list) the time of the sentence that dates it.

    A possessive ("Wednesday's rocket fire") dates only the noun it stands before; other times go to the nearest
    mention, clause breaks counting as distance; what is coarser than a day is shared by the whole sentence.
    """
    bound: dict[int, TimeMention] = {}
    free: list[tuple[int, int, TimeMention]] = []
    for start, end, time in reading.times:
        if time.basis == "dateline":
            continue
        if time.kind not in ("date", "time", "window") or (time.lo is None and not time.needs_event):
            continue
        possessive = end < len(reading.words) and reading.words[end] == "'s"
        inner = reading.words[end - 1] == "'s"
        owner = next((k for k, m in enumerate(mentions) if (possessive or inner) and 0 <= m.start - end <= 6), None)
        if owner is not None:
            bound[owner] = time
            continue
        if possessive or (time.kind == "window" and not (time.lo and time.hi and (time.hi - time.lo).days <= 1)):
            continue
        if _modifies_another_noun(reading, start, end):
            continue
        if is_speech_time(reading, start, end):
            continue
        free.append((start, end, time))
    pairs = sorted(
        (
            (reading.distance(_anchor(mention, start), start), time.precision or 9, start, k, time)
            for start, _, time in free
            for k, mention in enumerate(mentions)
            if not (mention.is_reference and reading.distance(mention.start, start) > 5)
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
    for _, _, time in free:
        if (time.precision or 0) >= 3:
            for k in range(len(mentions)):
                bound.setdefault(k, time)
    return bound


def _anchor(mention: Mention, at: int) -> int:
    """The token of the mention nearest to a time: its trigger or its verb."""
    if mention.verb is not None and abs(mention.verb - at) < abs(mention.start - at):
        return mention.verb
    return mention.start


def when_of(time: TimeMention, document_text: str) -> When | None:
    """A resolved time as the date of an attack."""
    if time.lo is None or time.hi is None:
        return None
    precision = time.precision or precision_of(time.lo, time.hi)
    text = document_text[time.start : time.end]
    return When(time.lo, time.hi, precision, text, time.basis, time.start, time.end, time.is_night)


def after_event(reference: When, offset: tuple[int, int]) -> tuple[date, date]:
    """Days that lean on another event's: its first day plus the least, its last day plus the most."""
    return reference.lo + timedelta(days=offset[0]), reference.hi + timedelta(days=offset[1])


# ---------------------------------------------------------------------- place
class PlaceChooser:
    """Chooses among places of one name by what else the article names."""

    def __init__(self, names: dict[int, list[Name]], countries: Counter[str]) -> None:
        self._countries = countries
        self._admin1s: set[str] = set()
        self._near: list[Place] = []
        for sentence_names in names.values():
            for name in sentence_names:
                if len(name.places) == 1:
                    place = name.places[0]
                    if place.kind == "admin1" and place.admin1:
                        self._admin1s.add(place.admin1)
                    if place.kind != "country":
                        self._near.append(place)

    def choose(self, name: Name, chain: Counter[str] | None = None) -> Place | None:
        """The place meant by a name, None where the article can't tell."""
        if not name.places:
            return None
        if len(name.places) == 1 and not chain:
            return name.places[0]
        if chain:
            fitting = tuple(p for p in name.places if p.country_iso3 in chain)
            if fitting:
                return settle(fitting, countries=chain, admin1s=self._admin1s, near=self._near) or fitting[0]
        return settle(name.places, countries=self._countries, admin1s=self._admin1s, near=self._near)


def _preposition_before(reading: Reading, i: int) -> str | None:
    """The preposition that governs the noun phrase around token ``i``, articles and modifiers skipped."""
    for j in range(i - 1, max(-1, i - 6), -1):
        word = reading.words[j]
        if word in _LOCATIVE or word in _ORIGIN:
            return word
        if (
            reading.is_verb(j)
            or word in (",", ";", "and", "or", '"', "(", "'s")
            or word in SUBORDINATORS
            or reading.time_at(j)
        ):
            return None
    return None


def _chain(reading: Reading, name: Name) -> Counter[str]:
    """What follows a place after commas ("Beledweyne, Hiran, Somalia") as countries."""
    countries: Counter[str] = Counter()
    end = name.end
    while end < len(reading.words) - 1 and reading.words[end] in (",", "(", "in", "of"):
        j = end + 1
        skipped = 0
        while j < len(reading.words) and skipped < 4 and reading.words[j] in _BEFORE_WIDER_PLACE:
            j, skipped = j + 1, skipped + 1
        following = reading.name_at(j) if j < len(reading.words) else None
        if following is None or following.start != j or not (following.places or following.is_unknown_place):
            break
        if following.iso3:
            countries[following.iso3] += 3
        else:
            for place in following.places:
                if place.country_iso3:
                    countries[place.country_iso3] += 1
        end = following.end
    return countries


def bind_place(
    reading: Reading,
    mention: Mention,
    chooser: PlaceChooser,
    *,
    default_iso3: str | None,
    others: list[Mention],
    when: When | None = None,
) -> Where | None:
    """The place of one mention inside its sentence, None when the sentence names none for it.

    A place with another day than the mention's own beside it is another attack's.
    """
    best: tuple[float, Name] | None = None
    words = reading.words
    object_span = reading.object(mention.verb + 1, limit=16) if mention.verb is not None else None
    for name in reading.names:
        specific = (bool(name.places) and any(p.kind != "country" for p in name.places)) or name.is_unknown_place
        is_country = bool(name.places) and all(p.kind == "country" for p in name.places)
        if not specific and not is_country:
            continue
        preposition = _preposition_before(reading, name.start)
        after = name.start >= mention.end
        following = words[name.end] if name.end < len(words) else ""
        site_follows = following in _FACILITIES
        possessive = following == "'s"
        if (
            is_country
            and preposition not in _LOCATIVE
            and not (
                preposition == "of"
                and any(
                    w in ("south", "north", "west", "east", "parts", "part", "area", "capital")
                    for w in words[max(0, name.start - 4) : name.start]
                )
            )
            and not (possessive and words[name.end + 1 : name.end + 2] and words[name.end + 1] in _QUARTERS)
        ):
            continue  # "Iran's Quds Force", "the president of Iraq": whose, not where
        if is_country and (site_follows or following in _UNITS):
            continue  # "the US embassy", "US troops": a flag, not a place; "Iraq base" is an unnamed site
        if is_country and name.text.rstrip(".").replace(".", "") in ("US", "UK", "USA") and _is_modifier(reading, name):
            continue  # "the U.S. border city of El Paso"
        if when is not None and _has_another_day(reading, name, when):
            continue
        if mention.is_reference and not (after and reading.distance(mention.end, name.start) <= 14):
            continue
        subject_like = name.actor is not None and preposition not in _LOCATIVE and not site_follows
        if subject_like and not (possessive and after and specific):
            continue
        if (
            preposition in ("from", "by", "to", "for", "with")
            and not site_follows
            and not (preposition == "to" and words[name.start - 2 : name.start - 1] in (["close"], ["next"]))
        ):
            continue
        if following in ("-", "time") or (name.country and name.country.kind == "demonym" and not specific):
            continue
        hosts = following in ("where", ",") and "where" in words[name.end : name.end + 2] and after is False
        in_object = bool(object_span and object_span[0] <= name.start < object_span[1] + 6)
        modifies = 0 <= mention.start - name.end <= 3 and not any(
            w in _LOCATIVE | _ORIGIN for w in words[name.end : mention.start]
        )
        if hosts and reading.distance(name.end, mention.start) <= 18:
            return _where(reading, name, chooser, default_iso3)  # "Bandiagara, where gunmen killed"
        if preposition is None and not (in_object or modifies or site_follows or possessive or name.start == 0):
            continue  # "the Americans answered Taji with air strikes"
        score = -float(reading.distance(mention.start, name.start))
        if preposition in _LOCATIVE:
            score += 8
        if after:
            score += 4
        if object_span and object_span[0] <= name.start < object_span[1] + 6:
            score += 6
        if specific:
            score += 7
        if any(p.where_precision <= 2 for p in name.places):
            score += 3
        mine = reading.distance(mention.start, name.start)
        if any(
            o is not mention and o.start < name.start and reading.distance(o.start, name.start) < mine for o in others
        ):
            nearest = min(
                reading.distance(o.start, name.start) for o in others if o is not mention and o.start < name.start
            )
            if nearest <= 6:
                continue
            score -= 10
        if name.start <= 3 and preposition in ("in", "near", "at"):
            score += 6
        if best is None or score > best[0]:
            best = (score, name)
    if best and best[0] > -22:
        return _where(reading, best[1], chooser, default_iso3)
    if mention.is_reference:
        return None
    return _unnamed_site(reading, mention, default_iso3)


def _has_another_day(reading: Reading, name: Name, when: When) -> bool:
    """As in "ten at Baghdad airport on 3 January, six in last Friday's air strikes"."""
    for start, end, time in reading.times:
        if is_speech_time(reading, start, end):
            continue
        beside = 0 <= start - name.end <= 2 and "," not in reading.words[name.end : start]
        if beside and time.lo is not None and time.lo == time.hi and time.kind in ("date", "time"):
            return when.precision == 1 and abs((time.lo - when.lo).days) > 1
    return False


def _is_modifier(reading: Reading, name: Name) -> bool:
    """Whether a name stands before a noun of its own: "U.S. border city"."""
    if name.end >= len(reading.words):
        return False
    word = reading.words[name.end]
    return word.isalpha() and not (
        word in _LOCATIVE | _ORIGIN | SUBORDINATORS | {"and", "or", "but", "early", "late", "earlier", "last", "this"}
        or reading.is_verb(name.end)
        or reading.time_at(name.end)
    )


def _where(reading: Reading, name: Name, chooser: PlaceChooser, default_iso3: str | None) -> Where:
    chain = _chain(reading, name)
    place = chooser.choose(name, chain)
    start, end = name.start, name.end
    # "Taji military base", "Beledweyne hotel": the site belongs to the name
    j = end
    while j < len(reading.words) and j - end < 3 and reading.words[j] in _AFTER_PLACE_NAME:
        j += 1
    if j > end and reading.words[j - 1] in _FACILITIES | {"province", "governorate", "oblast", "region"}:
        end = j
    elif reading.words[end : end + 1] == ["'s"] and reading.words[end + 1 : end + 2] and reading.words[end + 1] in (
        "south", "north", "east", "west", "southeast", "northeast", "southwest", "northwest", "outskirts", "suburbs",
    ):  # fmt: skip
        end += 2
    iso3 = place.country_iso3 if place else None
    if iso3 is None and chain:
        iso3 = chain.most_common(1)[0][0]
    if iso3 is None and name.iso3:
        iso3 = name.iso3
    precision = place.where_precision if place else (2 if name.is_unknown_place else None)
    near = any(w in ("near", "outside", "around") for w in reading.words[max(0, start - 3) : start]) or reading.words[
        max(0, start - 2) : start
    ] in (["south", "of"], ["north", "of"], ["east", "of"], ["west", "of"])
    if near and precision == 1:
        precision = 2
    if place is None and name.places and precision is None:
        precision = 5
    offsets = reading.span(start, end)
    # a region word before a country makes it a part of the country: "southern Iraq"
    if place is not None and place.kind == "country":
        k = start
        while k > 0 and reading.words[k - 1] in (
            "northern", "southern", "eastern", "western", "central", "north-eastern", "northeastern", "north-western",
            "northwestern", "south-eastern", "southeastern", "south-western", "southwestern", "northeast", "northwest",
        ):  # fmt: skip
            k -= 1
        if k < start:
            offsets = reading.span(k, end)
            precision = 5
    text = reading.document.text[offsets[0] : offsets[1]]
    return Where(text, place, iso3 or (default_iso3 if place is None else None), precision, offsets[0], offsets[1])


def _unnamed_site(reading: Reading, mention: Mention, default_iso3: str | None) -> Where | None:
    """A site without a name of its own: "an Iraqi base hosting US troops", "the US embassy"."""
    words = reading.words
    candidates = []
    for i, word in enumerate(words):
        if word not in _FACILITIES or reading.is_verb(i):
            continue
        distance = reading.distance(mention.start, i)
        if distance > 14:
            continue
        owned = words[max(0, i - 1) : i] == ["'s"]  # "outside the Iraqi capital's airport"
        preposition = _preposition_before(reading, i - 1 if owned else i)
        in_object = mention.verb is not None and mention.verb < i <= mention.verb + 8
        if i > mention.start and (preposition in _LOCATIVE or in_object or preposition == "of"):
            candidates.append((distance, i))
        elif preposition in ("in", "at", "near") and i < mention.start:
            candidates.append((distance + 6, i))
        elif i < mention.start and reading.is_passive(mention.verb if mention.verb is not None else mention.start):
            candidates.append((distance, i))
    if not candidates:
        return None
    _, i = min(candidates)
    start = i
    while (
        start > 0
        and not reading.is_barrier(start - 1)
        and words[start - 1] not in _BEFORE_FACILITY_STOP
        and words[start - 1] not in _LOCATIVE | _ORIGIN | {"and", "or"}
        and i - start < 5
    ):
        start -= 1
    end = i + 1
    iso3 = default_iso3
    for name in reading.names:
        if start <= name.start < end and name.iso3 and words[i] not in ("embassy", "consulate"):
            iso3 = name.iso3
    if words[end : end + 1] and words[end] in _SITE_LINKS:
        following = reading.name_at(end + 1) or (
            reading.name_at(end + 2) if words[end + 1 : end + 2] == ["the"] else None
        )
        if following and following.places:
            iso3 = following.iso3 or iso3
    offsets = reading.span(start, end)
    return Where(reading.document.text[offsets[0] : offsets[1]], None, iso3, None, offsets[0], offsets[1], is_site=True)
