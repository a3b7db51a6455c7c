"""Labels for the models that choose codes: each participant of the key where the text names it, with its code."""

from collections.abc import Iterator
from typing import Any

from pipelines.events.learned.fills import act_features, entity_features
from pipelines.events.learned.incidents import Incident, Telling
from pipelines.events.learned.roles import Entity, RoleMention
from scripts.reader_training.keys import KeyTemplate, Text, Words, occurrences, words_of

NONE = "-"
OF_ENTITY = {
    "hum_tgt_type": ("hum_tgt_name", "hum_tgt_desc"),
    "hum_tgt_effect": ("hum_tgt_name", "hum_tgt_desc"),
    "phys_tgt_type": ("phys_tgt_id",),
    "phys_tgt_effect": ("phys_tgt_id",),
    "inc_instr_type": ("inc_instr_id",),
    "perp_org_conf": ("perp_org_id",),
}
ROLE = {
    "hum_tgt_name": "victim",
    "hum_tgt_desc": "victims",
    "phys_tgt_id": "target",
    "inc_instr_id": "weapon",
    "perp_org_id": "organisation",
}
OF_ACT = ("inc_stage", "perp_inc_cat", "unnamed_instr")


def mentions_of(text: Text, patterns: set[Words], role: str, told: list[dict[str, int]], number: int) -> Entity:
    """The occurrences of a participant, those in sentences that tell its incident first."""
    table: dict[str, list[tuple[Words, Any]]] = {}
    for pattern in sorted(patterns):
        table.setdefault(pattern[0], []).append((pattern, role))
    entity = Entity(role)
    rest = []
    for i, reading in enumerate(text.readings):
        for start, end, _ in occurrences(reading, table):
            mention = RoleMention(role, reading, start, end, 1.0)
            (entity.mentions if number in told[i].values() else rest).append(mention)
    if not entity.mentions:
        entity.mentions = rest[:2]
    return entity


def entity_items(text: Text, told: list[dict[str, int]], slot: str) -> Iterator[tuple[list[str], str]]:
    """Features and code of each participant of a text for one slot."""
    for number, template in enumerate(text.templates):
        codes = _codes(template, slot)
        descriptions = _descriptions(text, template, told, number)
        for source in OF_ENTITY[slot]:
            for fill in template.slots.get(source) or []:
                names = {a["value"].strip('"').upper() for a in fill["any_of"]}
                if source == "hum_tgt_desc" and any(a["refs"] for a in fill["any_of"]):
                    continue  # described beside a name, which is the participant
                patterns = {words_of(n) for n in names} - {()}
                if not patterns:
                    continue
                entity = mentions_of(text, patterns, ROLE[source], told, number)
                if entity.mentions:
                    code = next((c for refs, c in codes if refs & names), NONE)
                    more = [d for refs, d in descriptions if refs & names]
                    yield entity_features(entity, (template.kinds or ["attack"])[0], more), code


def _codes(template: KeyTemplate, slot: str) -> list[tuple[set[str], str]]:
    found = []
    for fill in template.slots.get(slot) or []:
        first = fill["any_of"][0]
        found.append(({r.strip('"').upper() for r in first["refs"] or []}, first["value"]))
    return found


def _descriptions(
    text: Text, template: KeyTemplate, told: list[dict[str, int]], number: int
) -> list[tuple[set[str], Entity]]:
    found = []
    for fill in template.slots.get("hum_tgt_desc") or []:
        refs = {r.strip('"').upper() for a in fill["any_of"] for r in a["refs"] or []}
        patterns = {words_of(a["value"]) for a in fill["any_of"]} - {()}
        if refs and patterns:
            entity = mentions_of(text, patterns, "victims", told, number)
            if entity.mentions:
                found.append((refs, entity))
    return found


def act_items(text: Text, told: list[dict[str, int]], slot: str) -> Iterator[tuple[list[str], str]]:
    """Features and code of each incident of a text for one slot."""
    for number, template in enumerate(text.templates):
        kind = (template.kinds or ["attack"])[0]
        tellings = [Telling(kind, r, i, 1.0) for i, r in enumerate(text.readings) if number in told[i].values()]
        if not tellings:
            continue
        entities = []
        for source, role in {**ROLE, "perp_ind_id": "perpetrator"}.items():
            for fill in template.slots.get(source) or []:
                patterns = {words_of(a["value"]) for a in fill["any_of"]} - {()}
                entity = mentions_of(text, patterns, role, told, number) if patterns else Entity(role)
                if entity.mentions:
                    entities.append(entity)
        code = _act_code(template, slot)
        yield act_features(Incident(kind, tellings, 1.0, entities)), code


def _act_code(template: KeyTemplate, slot: str) -> str:
    """The code of an incident; ``unnamed_instr`` is the class of a weapon that the text doesn't name."""
    if slot == "unnamed_instr":
        fills = [f for f in template.slots.get("inc_instr_type") or [] if f["any_of"][0]["refs"] == [NONE]]
    else:
        fills = template.slots.get(slot) or []
    return str(fills[0]["any_of"][0]["value"]) if fills else NONE
