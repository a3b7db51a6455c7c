"""From mentions to attacks: which mentions of one article tell one attack, and what the attack then is.

Mentions are read in order and each is compared with every attack found so far by scored features under hard limits (two
days, two places, two families, "another"); the best above the threshold takes it, else it begins an attack of its own.
Each join keeps its reason. Here: coreference inside an article, dates and places carried between sentences, figures
gathered and reconciled inside the article. Not here: other articles (``resolution``).
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from difflib import SequenceMatcher

from pipelines.events.attacks import FAMILIES, Mention
from pipelines.events.attribution import Attribution, perpetrators
from pipelines.events.casualties import Figure
from pipelines.events.document import Document
from pipelines.events.figures import Quantity
from pipelines.events.reading import Reading
from pipelines.events.setting import (
    PlaceChooser,
    When,
    Where,
    after_event,
    bind_place,
    bind_times,
    is_speech_time,
    precision_of,
    when_of,
)
from pipelines.events.times import TimeMention
from pipelines.vocabulary.places.places import distance_km

_JOIN = 2.0  # the score from which a mention joins an attack; see _score for the scale
_FAR_KM = 40.0  # two named sites this far apart are two places


@dataclass
class Told:
    """One mention with what its own sentence says of it."""

    mention: Mention
    when: When | None
    pending: TimeMention | None
    where: Where | None
    figures: list[tuple[Reading, Figure]]
    by: list[Attribution]

    @property
    def reading(self) -> Reading:
        """Its sentence."""
        return self.mention.reading


@dataclass
class Attack:
    """One attack of the article, as gathered so far.

    Attributes:
        told: Its mentions in text order, with the reason each was joined.
        after: The attack it leans on when its own date is only relative.
    """

    told: list[Told] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    when: When | None = None
    where: Where | None = None
    attack_type: str = "other"
    stage: str = "accomplished"
    figures: list[tuple[Reading, Figure]] = field(default_factory=list)
    by: list[Attribution] = field(default_factory=list)
    after: "Attack | None" = None

    @property
    def first(self) -> Told:
        """The first mention."""
        return self.told[0]

    @property
    def family(self) -> str:
        """The family of its type."""
        return FAMILIES[self.attack_type]

    @property
    def last_sentence(self) -> int:
        """Index of the last sentence that tells of it."""
        return max(t.reading.sentence.index for t in self.told)

    def victims(self) -> set[str]:
        """Full names of its named victims."""
        return {f.person_name for _, f in self.figures if f.person_name}

    def person_names(self) -> set[str]:
        """Surnames of its named victims."""
        return {surname(f.person_name) for _, f in self.figures if f.person_name}


def surname(name: str) -> str:
    """The last word of a name, without case, particles and accents of spelling that vary."""
    return name.rsplit(maxsplit=1)[-1].lower().removeprefix("al-").removeprefix("el-")


def same_person(a: str, b: str) -> bool:
    """Whether two names are one person's: one surname, or full names spelt nearly alike ("bin Laden", "bin Ladin")."""
    if surname(a) == surname(b):
        return (
            len(a.split()) == 1
            or len(b.split()) == 1
            or a.split(maxsplit=1)[0][:1].lower() == b.split(maxsplit=1)[0][:1].lower()
        )
    return min(len(a), len(b)) >= 8 and SequenceMatcher(None, a.lower(), b.lower()).ratio() >= 0.88


# ---------------------------------------------------------------------- telling
def tell(
    readings: list[Reading], mentions: dict[int, list[Mention]], figures: dict[int, list[Figure]],
    chooser: PlaceChooser, countries: Counter[str],
) -> list[Told]:  # fmt: skip
    """Each mention of the article with its own date, place, figures and attackers."""
    told: list[Told] = []
    default = countries.most_common(1)[0][0] if countries else None
    heading_iso3: str | None = None
    known_day: date | None = None
    for reading in readings:
        index = reading.sentence.index
        if reading.sentence.kind == "heading":
            named = [n for n in reading.names if n.iso3]
            heading_iso3 = named[0].iso3 if len(named) == 1 else heading_iso3
            continue
        own = mentions.get(index, [])
        previous, this = known_day, _last_day(reading)
        known_day = this or known_day
        if not own:
            continue
        times = bind_times(reading, own)
        owners = assign_figures(reading, own, figures.get(index, []))
        for k, mention in enumerate(own):
            time = times.get(k)
            when = when_of(time, reading.document.text) if time else None
            counted = _counted_from(reading, mention, previous)
            if counted is not None:
                when, time = counted, None
            mine = [f for f, owner in owners if owner == k and not _of_another_day(reading, f, when)]
            where = bind_place(reading, mention, chooser, default_iso3=heading_iso3 or default, others=own, when=when)
            if "there" in reading.words[mention.end : mention.end + 4] and (where is None or not where.is_specific):
                earlier = next((t.where for t in reversed(told) if t.where is not None and t.where.text), None)
                where = earlier or where  # "a salvo there": the place told last
            told.append(
                Told(
                    mention, when, time if when is None else None, where, [(reading, f) for f in mine],
                    perpetrators(reading, mention, mine),
                )
            )  # fmt: skip
    return told


def _of_another_day(reading: Reading, figure: Figure, when: When | None) -> bool:
    """In "25 dead near al-Qaim on 29 December, six in Friday's strikes": the day beside a figure isn't the attack's."""
    if when is None or when.precision > 1 or figure.frame == "toll":
        return False
    after = max(figure.end, figure.cue + 1)
    for start, end, time in reading.times:
        if not 0 <= start - after <= 6 or time.kind not in ("date", "time") or is_speech_time(reading, start, end):
            continue
        apart = any(reading.is_verb(j) or reading.words[j] in _CLAUSE_ENDS for j in range(after, start))
        if not apart and time.lo is not None and time.hi is not None:
            day = timedelta(days=1)
            return time.hi < when.lo - day or time.lo > when.hi + day
    return False


_CLAUSE_ENDS = frozenset(", while and but ;".split())


def _last_day(reading: Reading) -> date | None:
    """The last single day that a sentence names, whatever it dates."""
    days = [
        t.lo
        for _, end, t in reading.times
        if t.lo is not None
        and t.lo == t.hi
        and t.kind in ("date", "time")
        and reading.words[end : end + 1] != ["'s"]
        and reading.words[end - 1] != "'s"
    ]
    return days[-1] if days else None


def _counted_from(reading: Reading, mention: Mention, previous: date | None) -> When | None:
    """As in "two days after a drone strike killed ...": the strike's day, counted back from a later event's.

    That event's day is the sentence's own, else the last one named before.
    """
    words = reading.words
    for start, end, time in reading.times:
        if not (
            time.needs_event
            and time.offset_days
            and time.offset_days[0] == time.offset_days[1]
            and time.offset_days[0] > 0
        ):
            continue
        after = words[end - 1] == "after" or words[end : end + 1] == ["after"]
        if (
            not after
            or not 0 <= mention.start - end <= 8
            or any(words[k] in (",", ";") for k in range(end, mention.start))
        ):
            continue
        days = [t.lo for a, _, t in reading.times if t.lo is not None and t.lo == t.hi and a != start]
        perfect = any(w in ("has", "have") for w in words[mention.end :])
        told_on = words[0] in ("it", "this", "that") and not mention.is_definite  # "It came a day after ..."
        reference = days[0] if days else reading.document.published_on if perfect else previous if told_on else None
        if reference is None:
            return None
        day = reference - timedelta(days=time.offset_days[0])
        return When(day, day, 1, reading.text(start, end), "counted_from_event", *reading.span(start, end))
    return None


def assign_figures(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> list[tuple[Figure, int]]:
    """Each figure with the mention of its sentence nearest to it, clause breaks counting as distance."""
    out = []
    for figure in figures:
        order = sorted(
            range(len(mentions)),
            key=lambda k: (
                min(reading.distance(mentions[k].start, figure.cue), reading.distance(mentions[k].start, figure.start))
                + (6 if mentions[k].is_reference else 0)
                + (9 if mentions[k].start > figure.cue and mentions[k].is_new else 0),
                k,
            ),
        )
        if mentions:
            out.append((figure, order[0]))
    return out


# ---------------------------------------------------------------------- comparing
def _families_fit(attack: Attack, told: Told) -> bool:
    a, b = attack.family, told.mention.family
    if "other" in (a, b) or a == b:
        return True
    if {a, b} in ({"bomb", "arms"}, {"melee", "arms"}, {"arms", "kidnapping"}, {"mob", "arms"}):
        return True
    # "the strike" after rocket fire: an unmodified "strike" is read as air and fits what is fired
    if "assassination" in (attack.attack_type, told.mention.attack_type):
        return a in ("arms", "air", "bomb", "remote") and b in ("arms", "air", "bomb", "remote")
    unmodified = told.mention.rule in ("noun:strike", "noun:strikes", "noun:the strike")
    if unmodified and told.mention.weapon_type is None and a in ("remote", "air", "bomb"):
        return told.mention.is_definite
    first = attack.first.mention
    return (
        first.rule in ("noun:strike", "noun:strikes")
        and first.weapon_type is None
        and b in ("remote",)
        and told.mention.is_definite
    )


def _days_conflict(a: When | None, b: When | None) -> bool:
    if a is None or b is None:
        return False
    return a.hi < b.lo or b.hi < a.lo


def _places_conflict(a: Where | None, b: Where | None) -> bool:
    if a is None or b is None:
        return False
    if a.iso3 and b.iso3 and a.iso3 != b.iso3 and a.place is not None and b.place is not None:
        return True
    if a.is_site or b.is_site or not a.text or not b.text:
        return False
    if a.place and b.place and a.place.place_id == b.place.place_id:
        return False
    if a.is_specific and b.is_specific:
        if a.place and b.place:
            return distance_km(a.place, b.place) > _FAR_KM
        return not (_words(a.text) & _words(b.text))
    return False


def _words(text: str | None) -> set[str]:
    return {
        w
        for w in (text or "").lower().replace("-", " ").replace("'s", "").split()
        if len(w) > 2 and w not in ("the", "base", "city", "town", "village", "near", "airbase", "airport", "province")
    }


def _places_agree(a: Where | None, b: Where | None) -> bool:
    if a is None or b is None or not a.text or not b.text:
        return False
    if a.place and b.place:
        if a.place.place_id == b.place.place_id:
            return a.place.kind != "country"
        return a.is_specific and b.is_specific and distance_km(a.place, b.place) <= 10
    return bool(_words(a.text) & _words(b.text))


def _tolls_conflict(attack: Attack, told: Told) -> bool:
    """Two exact tolls of all the dead that differ, each told with its own attack word."""
    mine = {
        f.quantity.best
        for _, f in attack.figures
        if f.outcome == "killed" and not f.person_name and not f.is_subset and f.group == "unknown"
    }
    theirs = {
        f.quantity.best
        for _, f in told.figures
        if f.outcome == "killed" and not f.person_name and not f.is_subset and f.group == "unknown"
    }
    mine.discard(None)
    theirs.discard(None)
    return bool(mine and theirs and not mine & theirs)


def _attackers_conflict(attack: Attack, told: Told) -> bool:
    mine = {a.actor_ref for a in attack.by if a.actor_ref and a.status in ("stated", "claimed")}
    theirs = {a.actor_ref for a in told.by if a.actor_ref and a.status in ("stated", "claimed")}
    return bool(mine and theirs and not mine & theirs and not {_root(a) for a in mine} & {_root(a) for a in theirs})


def _who(attribution: Attribution) -> str:
    return attribution.actor_ref or (attribution.actor_name or "").lower()


def _root(ref: str) -> str:
    return ref.split("_", 1)[-1] if ref.startswith(("gov_", "mil_", "pol_")) else ref


def _is_item_of_count(attack: Attack, told: Told) -> bool:
    """Whether a mention with a site of its own follows, paragraphs later, a count of strikes that has none."""
    counted = (attack.first.mention.strike_count or 0) >= 3 and not (attack.where and attack.where.is_specific)
    own_site = told.where is not None and told.where.is_specific and not told.mention.is_definite
    same_paragraph = told.reading.sentence.paragraph == attack.first.reading.sentence.paragraph
    return counted and own_site and not same_paragraph


def _score(attack: Attack, told: Told, position: int, main: "Attack | None") -> tuple[float, str] | None:
    """How much a mention speaks of an attack already found, with the main reason; None where it cannot.

    The scale: 2 joins. A definite phrase, one day, one place, a named victim, one toll are each worth about that alone;
    nearness and likeness of kind add less; an indefinite new phrase costs.
    """
    m = told.mention
    if not _families_fit(attack, told):
        return None
    if _days_conflict(attack.when, told.when) and attack.when is not None and told.when is not None:
        night = attack.when.is_night or told.when.is_night
        gap = min(abs((attack.when.lo - told.when.hi).days), abs((told.when.lo - attack.when.hi).days))
        if not (night and gap <= 1):
            return None
    if _places_conflict(attack.where, told.where):
        return None
    if m.is_new and not m.is_definite:
        return None
    if _attackers_conflict(attack, told):
        return None
    if _is_item_of_count(attack, told):
        return None  # "34 strikes in Syria and Iraq ... Near X, one strike": an item of the count
    sentences = told.reading.sentence.index - attack.last_sentence
    if sentences == 0 and any(t.mention is not m and t.reading is told.reading for t in attack.told):
        return None  # the sentence itself kept them apart
    score, reasons = 0.0, []

    def add(points: float, reason: str) -> None:
        nonlocal score
        score += points
        reasons.append((points, reason))

    same_type = m.attack_type == attack.attack_type
    if m.is_definite:
        add(2.0, "definite")
        if m.family == "other" and attack.family != "other":
            add(0.2, "generic")
    elif m.rule.startswith(("noun", "casualty")) or m.rule.startswith("verb"):
        add(-0.5, "indefinite")
    if same_type and m.family != "other":
        add(0.8, "type")
        if (
            told.when is None
            and attack.when is not None
            and not m.present
            and 0 <= told.reading.sentence.paragraph - attack.told[-1].reading.sentence.paragraph <= 3
        ):
            add(0.5, "same_type_near")
        if (
            attack.where
            and told.where
            and attack.where.place
            and attack.where.place.kind == "country"
            and told.where.iso3 == attack.where.iso3
        ):
            add(0.4, "within")
    elif m.family == attack.family:
        add(0.3, "family")
    if attack.when and told.when and not _days_conflict(attack.when, told.when):
        if max(attack.when.precision, told.when.precision) <= 2 and attack.when.lo == told.when.lo:
            add(2.0, "day")
        else:
            add(0.6, "period")
    if _places_agree(attack.where, told.where):
        add(1.8, "place")
    names = {f.person_name for _, f in told.figures if f.person_name}
    named = attack.victims()
    if any(same_person(a, b) for a in names for b in named):
        add(3.0, "victim")
    elif any(n.is_person and same_person(n.text, b) for n in told.reading.names for b in named):
        add(1.6, "names_victim")
    elif names and named and not m.is_definite:
        add(-1.0, "other_victims")
    mine = {(f.outcome, f.quantity.best) for _, f in attack.figures if (f.quantity.best or 0) > 1}
    theirs = {(f.outcome, f.quantity.best) for _, f in told.figures if (f.quantity.best or 0) > 1}
    if mine & theirs:
        add(1.5, "toll")
    elif _tolls_conflict(attack, told) and not m.is_definite:
        add(-1.5, "other_toll")
    elif (
        theirs
        and mine
        and not m.is_definite
        and told.reading.sentence.paragraph != attack.told[-1].reading.sentence.paragraph
    ):
        add(-1.0, "other_figures")
    distance = told.reading.sentence.paragraph - attack.told[-1].reading.sentence.paragraph
    if distance == 0:
        add(0.9, "paragraph")
    elif distance == 1:
        add(0.3, "next_paragraph")
    elif distance > 4 and not m.is_definite:
        add(-0.4, "far")
    if main is attack and told.reading.sentence.index <= 5:
        add(0.9, "lede")
    uninformative = told.when is None and told.pending is None and (told.where is None or not told.where.is_specific)
    if uninformative and not told.figures:
        add(0.7, "uninformative")
    same_attacker = {_who(a) for a in told.by} & {_who(a) for a in attack.by}
    if same_attacker and m.rule.startswith("casualty") and distance == 0:
        add(1.8, "attacker")
    elif same_attacker:
        add(0.4, "attacker")
    if (
        told.where
        and told.where.is_site
        and told.where.start >= 0
        and told.reading.document.plain[: told.where.start].rstrip().lower().endswith(" the")
    ):
        add(1.2, "the_site")
    if m.is_plural and not m.is_definite and not attack.told[0].mention.is_plural:
        add(-0.8, "plural")
    if m.present != attack.first.mention.present and not m.is_definite:
        add(-0.3, "tense")
    add(0.05 * position / 10, "recent")
    reasons.sort(reverse=True)
    return score, "+".join(r for p, r in reasons[:3] if p > 0)


def assemble(told_mentions: list[Told], document: Document) -> list[Attack]:
    """The attacks of an article, in order of their first mention."""
    attacks: list[Attack] = []
    for told in told_mentions:
        _lean(told, attacks, document)
        main = attacks[0] if attacks else None
        best: tuple[float, int, str] | None = None
        for position, attack in enumerate(attacks):
            scored = _score(attack, told, position, main)
            if scored and (best is None or scored[0] >= best[0]):
                best = (scored[0], position, scored[1])
        if best and best[0] >= _JOIN:
            _join(attacks[best[1]], told, best[2])
        elif told.mention.is_reference and told.mention.is_definite and _is_bare(told) and attacks:
            continue  # "in response to the attacks": speaks of what was told, tells nothing new
        elif told.mention.is_definite and _is_empty(told):
            continue  # "the attack" with no attack before it and nothing of its own: nothing to record
        else:
            attack = Attack(attack_type=told.mention.attack_type, stage=told.mention.stage)
            _join(attack, told, "first")
            if told.pending is not None and attacks:
                attack.after = attacks[-1]
            attacks.append(attack)
    return attacks


def _is_bare(told: Told) -> bool:
    """No day, no place, no toll of its own."""
    return not (told.when or told.where or told.figures)


def _is_empty(told: Told) -> bool:
    return (
        told.when is None
        and told.pending is None
        and not told.figures
        and not told.by
        and (told.where is None or not told.where.is_specific)
    )


def _lean(told: Told, attacks: list[Attack], document: Document) -> None:
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


_SPECIFICITY = {
    "other": 0, "armed_assault": 1, "bombing": 1, "air_strike": 1, "clash": 1, "kidnapping": 3, "suicide_bombing": 3,
    "assassination": 2, "mob_violence": 2,
}  # fmt: skip


def _join(attack: Attack, told: Told, reason: str) -> None:
    attack.told.append(told)
    attack.reasons.append(reason)
    new, old = told.mention.attack_type, attack.attack_type
    if old == "other" or (
        FAMILIES[new] == attack.family and _SPECIFICITY.get(new, 2) > _SPECIFICITY.get(old, 2) and new != "other"
    ):
        if not (old != "other" and new == "other"):
            attack.attack_type = new
    elif (
        attack.family == "air"
        and FAMILIES[new] == "remote"
        and attack.first.mention.rule in ("noun:strike", "noun:strikes")
    ) or ({attack.family, FAMILIES[new]} == {"bomb", "arms"} and FAMILIES[new] == "bomb" and old == "armed_assault"):
        attack.attack_type = new
    if told.mention.stage != "accomplished" and attack.stage == "accomplished" and len(attack.told) == 1:
        attack.stage = told.mention.stage
    if told.when and (attack.when is None or _better_when(told.when, attack.when)):
        attack.when = told.when
    if told.where and (attack.where is None or _better_where(told.where, attack.where)):
        attack.where = told.where
    attack.figures += told.figures
    for attribution in told.by:
        if not any(a.actor_name == attribution.actor_name and a.status == attribution.status for a in attack.by):
            attack.by.append(attribution)


def _better_when(new: When, old: When) -> bool:
    if not old.is_own and new.is_own:
        return True
    return new.precision < old.precision


def _better_where(new: Where, old: Where) -> bool:
    def rank(where: Where) -> tuple[int, int]:
        named = (
            0
            if where.place is not None and where.place.kind != "country"
            else 1
            if where.text and not where.is_site and where.place is None
            else 2
            if where.is_site
            else 3
        )
        return named, where.precision or 9

    return rank(new) < rank(old)


# ---------------------------------------------------------------------- dating what is left
def date_the_rest(attacks: list[Attack], document: Document) -> None:
    """Dates for attacks that no words date: the narrative present, the event they follow, or the day of publication."""
    anchor = document.published_on
    for position, attack in enumerate(attacks):
        if attack.when is not None:
            if anchor and attack.when.lo > anchor:
                attack.when = None
            elif anchor and attack.when.hi > anchor:
                attack.when = replace(
                    attack.when, hi=anchor, precision=max(attack.when.precision, precision_of(attack.when.lo, anchor))
                )
            if attack.when is not None:
                continue
        if anchor is None:
            continue
        first = attack.first
        previous = next((a for a in reversed(attacks[:position]) if a.when), None)
        if any(t.mention.present for t in attack.told):
            attack.when = When(anchor, anchor, 1, None, "narrative_present")
        elif attack.after is not None and attack.after.when is not None:
            low = attack.after.when.lo
            attack.when = When(low, anchor, precision_of(low, anchor), None, "after_answered_event")
        elif (
            "then" in first.reading.words[: first.mention.start] and previous is not None and previous.when is not None
        ):
            attack.when = When(
                previous.when.lo, min(previous.when.hi, anchor), max(4, previous.when.precision), None, "sequence"
            )
        elif (position == 0 or first.reading.sentence.index <= 3) and not _is_aside(first):
            attack.when = When(anchor, anchor, 5, None, "publication_fallback")


def _is_aside(told: Told) -> bool:
    """Told only as a cause, a time or a reason of something else."""
    before = told.reading.words[max(0, told.mention.start - 7) : told.mention.start]
    return told.mention.is_reference or any(w in ("after", "since", "following", "over", "by") for w in before)


# ---------------------------------------------------------------------- figures
def reconcile(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """The figures of one attack in one article, each said once (codebook, "Figures"; GUIDELINE, "Competing tolls").

    The same number of the same people is one figure. Two numbers for the same people are one figure with the lowest low
    and highest high, its best the later told. Named dead count one each. A group that is part of a total told elsewhere
    stays a row of its own, marked as a part.
    """
    kept: list[tuple[Reading, Figure]] = []
    for reading, figure in figures:
        twin = next((k for k, (_, other) in enumerate(kept) if _same_people(other, figure)), None)
        if twin is None:
            kept.append((reading, figure))
            continue
        old = kept[twin][1]
        kept[twin] = (kept[twin][0], _merged(old, figure))
    return _mark_parts(_drop_zero_beside_some(kept))


def _same_people(a: Figure, b: Figure) -> bool:
    if a.outcome != b.outcome:
        return False
    if a.person_name and b.person_name:
        return same_person(a.person_name, b.person_name)
    if bool(a.person_name) != bool(b.person_name):
        return False
    if a.is_subset != b.is_subset:
        same = a.quantity.best == b.quantity.best and a.group == b.group
        return same and a.nationality == b.nationality
    if a.is_additional or b.is_additional:
        return a.quantity == b.quantity and a.group == b.group
    numbers = (a.quantity.low, a.quantity.best, a.quantity.high) == (b.quantity.low, b.quantity.best, b.quantity.high)
    if a.nationality and b.nationality and a.nationality != b.nationality:
        return False
    if numbers and (a.group == b.group or "unknown" in (a.group, b.group)):
        return True
    if a.quantity.best is not None and a.quantity.best == b.quantity.best and "unknown" in (a.group, b.group):
        return True
    # competing tolls of everyone; of one named group only when both name it alike
    if a.group == b.group == "unknown":
        if a.nationality != b.nationality:
            return False
        return not (a.quantity.best == 1 or b.quantity.best == 1)
    return (
        a.group == b.group
        and a.nationality == b.nationality
        and (a.quantity.best or 2) > 1
        and (b.quantity.best or 2) > 1
    )


def _merged(old: Figure, new: Figure) -> Figure:
    a, b = old.quantity, new.quantity
    base = (
        old
        if old.group != "unknown" or new.group == "unknown"
        else replace(old, group=new.group, nationality=new.nationality or old.nationality)
    )
    base = replace(base, nationality=base.nationality or new.nationality)
    if (a.low, a.best, a.high) == (b.low, b.best, b.high):
        return base
    if a.best == b.best:
        # the surer of "three" and "at least three"
        return replace(
            base,
            quantity=a if a.high is not None else replace(a, low=a.low if a.low is not None else b.low, high=b.high),
        )
    if a.is_vague and b.best is not None and not b.is_vague:
        return replace(base, quantity=b)
    if b.is_vague and a.best is not None:
        return base
    if new.replaces and b.best is not None:
        return replace(base, quantity=b)
    if new.is_hedged and not old.is_hedged and a.best is not None:
        top = max(x for x in (a.high or a.best, b.high or b.best or 0) if x is not None)
        return replace(
            base, quantity=Quantity(a.low if a.low is not None else a.best, a.best, top, False, a.start, a.end)
        )
    lows = [x for x in (a.low, b.low, a.best, b.best) if x is not None]
    highs = [x for x in (a.high, b.high, a.best, b.best) if x is not None]
    open_top = (a.high is None and (a.best or 0) >= (b.best or 0)) or (
        b.high is None and (b.best or 0) >= (a.best or 0)
    )
    quantity = Quantity(
        min(lows), b.best if b.best is not None else a.best, None if open_top else max(highs), False, a.start, a.end
    )
    return replace(base, quantity=quantity)


def _drop_zero_beside_some(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """As in "No casualties" said of one sort of people doesn't stand against dead told elsewhere."""
    some = {f.outcome for _, f in figures if (f.quantity.low or f.quantity.best) and not f.is_hedged}
    kept = [(r, f) for r, f in figures if not (f.quantity.best == 0 and f.outcome in some)]
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
                continue
            q = figure.quantity
            figure = replace(figure, quantity=Quantity(0, 0, claimed[figure.outcome], False, q.start, q.end))  # noqa: PLW2901
        out.append((reading, figure))
    return out


def _mark_parts(figures: list[tuple[Reading, Figure]]) -> list[tuple[Reading, Figure]]:
    """A smaller figure of a named sort told in another sentence than the toll of "people" is a part of that toll."""
    out = []
    for reading, figure in figures:
        told_with = next((r for r, f in figures if f is not figure and _is_toll_above(f, figure)), None)
        named_part = figure.group not in ("unknown", "perpetrator") or figure.person_name or figure.nationality
        elsewhere = told_with is not None and told_with is not reading
        is_part = elsewhere and named_part and not figure.is_additional
        out.append((reading, replace(figure, is_subset=True) if is_part else figure))
    return out


def _is_toll_above(toll: Figure, figure: Figure) -> bool:
    """Whether a figure is a toll of everyone, larger than another of the same outcome."""
    of_everyone = toll.group == "unknown" and not toll.person_name and not toll.is_subset
    smaller = figure.quantity.best or figure.quantity.low or 0
    return of_everyone and toll.outcome == figure.outcome and (toll.quantity.best or 0) > smaller > 0


__all__ = [
    "Attack",
    "Told",
    "assemble",
    "assign_figures",
    "date_the_rest",
    "reconcile",
    "same_person",
    "surname",
    "tell",
]
