"""From incidents to templates of 23 slots.

Here: which participants go into which slot, the notation of numbers, and the codes that the models choose. Not here:
finding incidents and participants, which is the engine's.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from benchmarks.muc4.setting import country_name, date_of, place_of
from pipelines.events.article_reading import ArticleReading
from pipelines.events.figures import quantity_at, quantity_ending_at
from pipelines.events.learned.fills import act_features, entity_features
from pipelines.events.learned.incidents import Incident
from pipelines.events.learned.models import Model
from pipelines.events.learned.roles import Entity, RoleMention
from pipelines.events.learned.thresholds import Thresholds, load_thresholds

ModelOf = Callable[[str], Model | None]
TYPES = {"attack": "ATTACK", "bombing": "BOMBING", "kidnapping": "KIDNAPPING", "arson": "ARSON"}
NONE = "-"
ROLES = ("weapon", "perpetrator", "organisation", "target", "victim", "victims")
Fill = dict[str, Any]
"""A filler as the key has it: alternatives (here one), each a value and what it refers to."""


@dataclass
class Participant:
    """A person or group, with the descriptions that stand beside a name."""

    entity: Entity
    more: list[Entity] = field(default_factory=list)


def string_of(entity: Entity) -> str:
    """What a participant is called, in capitals as the key is."""
    return " ".join(entity.name.text.upper().split())


def template(  # noqa: PLR0917 - one incident with all that its template is made from
    incident: Incident,
    article: ArticleReading,
    dateline: str,
    model: ModelOf,
    number: int,
    thresholds: Thresholds | None = None,
) -> dict[str, Any]:
    """One template; ``model`` gives a learned model by name."""
    least = thresholds or load_thresholds()
    slots: dict[str, list[Fill]] = {}
    _put(slots, "inc_type", TYPES[incident.kind])
    _put(slots, "inc_date", date_of(incident, article, model("when"), least.dated))
    _put(slots, "inc_loc", place_of(incident, article, dateline, model("where"), least.placed))
    act = act_features(incident)
    for slot in ("inc_stage", "perp_inc_cat"):
        _put(slots, slot, code_of(model("code_" + slot), act, least.acted))
    kept = {role: [e for e in incident.entities if e.role == role] for role in ROLES}
    coder = Coder(model, incident.kind, least.coded)
    _weapons(slots, kept["weapon"], coder)
    if not kept["weapon"]:
        _put(slots, "inc_instr_type", code_of(model("code_unnamed_instr"), act, least.acted), NONE)
    _perpetrators(slots, kept["perpetrator"], kept["organisation"], coder)
    _targets(slots, kept["target"], coder)
    _people(slots, kept["victim"], kept["victims"], coder)
    return {"template": str(number), "optional": False, "slots": slots}


def _put(slots: dict[str, list[Fill]], slot: str, value: str | None, ref: str | None = None) -> None:
    if value and value != NONE:
        alternative = {"value": value, "refs": [ref] if ref else None}
        slots.setdefault(slot, []).append({"optional": False, "any_of": [alternative]})


def code_of(model: "Classifier | None", features: Sequence[str], least: float, certainty: float = 1.0) -> str:
    """The likeliest code, where one is likely enough to be worth reporting.

    Args:
        model: Gives the probability of each code.
        features: Of what the code is for.
        least: The least probability worth reporting.
        certainty: How likely the thing itself is what it is reported as: the code of a wrong participant is wrong.
    """
    if model is None:
        return NONE
    codes = {code: p for code, p in model.classify(features).items() if code != NONE}
    best = max(sorted(codes), key=lambda c: codes[c], default=NONE)
    return best if codes.get(best, 0.0) * certainty >= least else NONE


class Classifier(Protocol):
    """What gives the probability of each code."""

    def classify(self, features: Sequence[str]) -> dict[str, float]:
        """By code."""


@dataclass(frozen=True)
class Coder:
    """What chooses the codes of one incident's participants.

    Attributes:
        model: Gives a learned model by name.
        kind: The incident's.
        least: No code is chosen whose probability, times its participant's, is less.
    """

    model: ModelOf
    kind: str
    least: float

    def code(self, slot: str, entity: Entity, more: list[Entity] | None = None) -> str:
        """The code of a participant for a slot; ``more`` are descriptions of it beside its name."""
        features = entity_features(entity, self.kind, more or ())
        return code_of(self.model("code_" + slot), features, self.least, entity.took_part)


def _weapons(slots: dict[str, list[Fill]], weapons: list[Entity], coder: Coder) -> None:
    for entity in weapons:
        name = string_of(entity)
        _put(slots, "inc_instr_id", name)
        _put(slots, "inc_instr_type", coder.code("inc_instr_type", entity), name)


def _perpetrators(slots: dict[str, list[Fill]], people: list[Entity], groups: list[Entity], coder: Coder) -> None:
    for entity in people:
        _put(slots, "perp_ind_id", string_of(entity))
    for entity in groups:
        name = string_of(entity)
        _put(slots, "perp_org_id", name)
        _put(slots, "perp_org_conf", coder.code("perp_org_conf", entity), name)


def _targets(slots: dict[str, list[Fill]], targets: list[Entity], coder: Coder) -> None:
    for entity in targets:
        name = string_of(entity)
        _put(slots, "phys_tgt_id", name)
        for slot in ("phys_tgt_type", "phys_tgt_effect"):
            _put(slots, slot, coder.code(slot, entity), name)
        _put(slots, "phys_tgt_num", how_many(entity), name)
        _put(slots, "phys_tgt_nation", nation_of(entity), name)


def _people(slots: dict[str, list[Fill]], named: list[Entity], described: list[Entity], coder: Coder) -> None:
    for person in described_people(named, described):
        name = string_of(person.entity)
        _put(slots, "hum_tgt_name" if person.entity.role == "victim" else "hum_tgt_desc", name)
        for entity in person.more[:1]:
            _put(slots, "hum_tgt_desc", string_of(entity), name)
        for slot in ("hum_tgt_type", "hum_tgt_effect"):
            _put(slots, slot, coder.code(slot, person.entity, person.more), name)
        _put(slots, "hum_tgt_num", "1" if person.entity.role == "victim" else how_many(person.entity), name)
        _put(slots, "hum_tgt_nation", nation_of(person.entity), name)


def described_people(named: list[Entity], described: list[Entity]) -> list[Participant]:
    """The persons of an incident: those named, with what describes them, then those only described.

    A description belongs to the name that it stands beside. One of a single person ("the senator" later in the text)
    belongs to the nearest name, where the incident has any: a text that names its victims seldom leaves one nameless.
    """
    people = [Participant(e) for e in named]
    alone, rest = [], []
    for entity in described:
        home = next((p for p in people if _beside(p.entity, entity)), None)
        if home:
            home.more.append(entity)
        else:
            rest.append(entity)
    for entity in rest:
        if people and number_of(entity.name) == "1":
            min(people, key=lambda p: _words_between(p.entity, entity)).more.append(entity)
        else:
            alone.append(Participant(entity))
    return people + alone


def _words_between(name: Entity, description: Entity) -> tuple[int, int]:
    """How far apart two stand at their nearest: sentences, then words."""
    return min(
        (abs(a.sentence - b.sentence), abs(a.start - b.start)) for a in description.mentions for b in name.mentions
    )


def _beside(name: Entity, description: Entity) -> bool:
    """Whether a description stands in apposition to a name: "Mayor Juan Paz", "Juan Paz, mayor of"."""
    for a in description.mentions:
        for b in name.mentions:
            if a.reading is not b.reading:
                continue
            words = a.reading.words
            if b.start - a.end == 0 or (b.start - a.end == 1 and words[a.end] == ","):
                return True
            if (
                a.start - b.end in (1, 2)
                and words[b.end] == ","
                and (a.start - b.end == 1 or words[b.end + 1] in ("the", "a", "an"))
            ):
                return True
    return False


# --------------------------------------------------------------------- numbers
def how_many(entity: Entity) -> str:
    """How many a participant is: by its name, or the commonest number that its other mentions give ("PLURAL" else)."""
    number = number_of(entity.name)
    if number != _SEVERAL:
        return number
    told = Counter(n for n in map(number_of, entity.mentions) if n.isdigit() and n != "1")
    return max(sorted(told), key=lambda n: told[n], default=_SEVERAL)


def number_of(mention: RoleMention) -> str:
    """How many a phrase speaks of: "5", "PLURAL", "1"."""
    reading = mention.reading
    words = reading.words
    for i in range(mention.start, mention.end):
        quantity = quantity_at(words, i) if words[i] not in _UNCOUNTED else None
        if quantity and (quantity.best or quantity.low) and i < mention.end - 1:
            return str(quantity.best or quantity.low)
    before = words[mention.start - 1] if mention.start else ""
    quantity = quantity_ending_at(words, mention.start) if before not in _UNCOUNTED else None
    if quantity and quantity.best:
        return str(quantity.best)
    if quantity and quantity.low:
        return f"{quantity.low}-"
    last = words[mention.end - 1]
    head = next((words[i] for i in range(mention.start, mention.end) if words[i] in _HEAD_STOPS), None)
    if head:
        last = words[max(mention.start, words.index(head, mention.start) - 1)]
    return _SEVERAL if _is_plural(last) else "1"


_SEVERAL = "PLURAL"
_UNCOUNTED = frozenset("several numerous multiple many various some few".split())
"""Words that say no more of a number than a plural does."""
_HEAD_STOPS = frozenset("of in at from for to on with by".split())


def _is_plural(word: str) -> bool:
    if word in ("people", "men", "women", "children", "policemen", "police", "personnel", "property"):
        return word != "property"
    if word == "headquarters":
        return False
    return word.endswith("men") or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")))


def nation_of(entity: Entity) -> str | None:
    """The foreign country a phrase says its people or property belong to."""
    for mention in entity.mentions:
        for name in mention.reading.names:
            if name.country and mention.start - 1 <= name.start < mention.end:
                country = country_name(name.country.iso3)
                if country and name.country.kind == "demonym" and name.country.iso3 not in _LOCAL:
                    return country
                if name.country.iso3 == "USA":
                    return country
    return None


_LOCAL = frozenset("SLV COL GTM PER CHL BOL HND ECU ARG".split())
