"""The development texts of MUC-4 with their keys, read by the engine: what each sentence should have been read as."""

import datetime as dt
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.muc4.truecase import truecase
from pipelines.events.article_reading import ArticleReading, read_article
from pipelines.events.reading import Reading

ROLE_OF_SLOT = {
    "hum_tgt_name": "victim",
    "phys_tgt_id": "target",
    "inc_instr_id": "weapon",
    "perp_ind_id": "perpetrator",
    "perp_org_id": "organisation",
    "hum_tgt_desc": "victims",
}
KIND_OF_TYPE = {
    "ATTACK": "attack",
    "BOMBING": "bombing",
    "KIDNAPPING": "kidnapping",
    "ARSON": "arson",
}
_CUES = {
    "attack": r"kill|murder|attack|sho[ot]t|assassin|wound|die[ds]|dead|death|injur|ambush|fir(?:e|ing)|slain|massacr|"
    r"strafe|machinegun|execut|threat|gun|body|bodies|crime|slay|victim|assault|tortur|clash|destroy|sabot|harass",
    "bombing": r"bomb|explo|dynamit|blew|blown|blast|grenade|detonat|mine|charge|rocket|mortar|attack|damage|destroy|"
    r"sabot",
    "kidnapping": r"kidnap|abduct|hostage|captur|captive|taken|seiz|releas|ransom|disappear|missing|held|free",
    "arson": r"burn|fire|arson|torch|flame|blaze|molotov|incendiar",
}
_WEIGHTS = {"victim": 2.0, "target": 2.0, "victims": 1.5, "weapon": 1.0, "perpetrator": 0.8, "organisation": 0.6}
Words = tuple[str, ...]


@dataclass
class KeyTemplate:
    """One incident of the key.

    Attributes:
        fills: For each role, the fills, each as the set of word sequences that are right.
    """

    kinds: list[str]
    fills: dict[str, list[set[Words]]]
    slots: dict[str, Any]
    optional: bool = False


@dataclass
class Text:
    """One text with what the engine read in it and what its key says."""

    doc_id: str
    article: ArticleReading
    templates: list[KeyTemplate]
    raw: dict[str, Any] = field(repr=False, default_factory=dict)

    @property
    def readings(self) -> list[Reading]:
        """Its sentences."""
        return self.article.readings


def words_of(text: str) -> Words:
    """The words of a string as they are compared: no case, marks or hyphens."""
    return tuple(w for w in re.split(r"[^0-9a-z]+", text.lower()) if w)


def read_texts(path: Path, limit: int | None = None) -> list[Text]:
    """The texts of a file in the shape of ``bench/muc4/dev.jsonl``, read by the engine's rules."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [_text(row) for row in rows[:limit]]


def _text(row: dict[str, Any]) -> Text:
    published = dt.date.fromisoformat(row["date"]) if row.get("date") else None
    article = read_article(row["doc_id"], truecase(row["text"]), None, published)
    return Text(row["doc_id"], article, [_template(t) for t in row["templates"]], row)


def _template(raw: dict[str, Any]) -> KeyTemplate:
    slots = raw["slots"]
    types = [a["value"] for f in slots.get("inc_type") or [] for a in f["any_of"]]
    fills: dict[str, list[set[Words]]] = {}
    for slot, role in ROLE_OF_SLOT.items():
        fills[role] = [{words_of(a["value"]) for a in f["any_of"]} - {()} for f in slots.get(slot) or []]
    return KeyTemplate([KIND_OF_TYPE[t] for t in types if t in KIND_OF_TYPE], fills, slots, bool(raw.get("optional")))


def occurrences(reading: Reading, patterns: dict[str, list[tuple[Words, Any]]]) -> list[tuple[int, int, Any]]:
    """Where word sequences stand in a sentence, as tokens; ``patterns`` are grouped by their first word."""
    flat, owner = [], []
    for i, word in enumerate(reading.words):
        for piece in words_of(word):
            flat.append(piece)
            owner.append(i)
    found = []
    for k, word in enumerate(flat):
        for pattern, what in patterns.get(word, ()):
            if tuple(flat[k : k + len(pattern)]) == pattern:
                found.append((owner[k], owner[k + len(pattern) - 1] + 1, what))
    return found


def role_labels(text: Text) -> list[list[str]]:
    """For each sentence, the B-, I- and O labels of the role tagger: every occurrence of a string of the key."""
    order = list(_WEIGHTS)
    roles: dict[Words, str] = {}
    for template in text.templates:
        for role, fills in template.fills.items():
            for pattern in (p for fill in fills for p in fill):
                if pattern not in roles or order.index(role) < order.index(roles[pattern]):
                    roles[pattern] = role
    patterns: dict[str, list[tuple[Words, Any]]] = {}
    for pattern, role in sorted(roles.items()):
        patterns.setdefault(pattern[0], []).append((pattern, role))
    return [_labels(r, occurrences(r, patterns)) for r in text.readings]


def _labels(reading: Reading, found: Sequence[tuple[int, int, str]]) -> list[str]:
    labels = ["O"] * len(reading.words)
    for start, end, role in sorted(found, key=lambda f: (f[0] - f[1], f[0])):
        if all(label == "O" for label in labels[start:end]):
            labels[start:end] = ["B-" + role] + ["I-" + role] * (end - start - 1)
    return labels


def tellings(text: Text) -> list[dict[str, int]]:
    """For each sentence, the kinds it tells an incident of, with the number of the key's template."""
    told: list[dict[str, int]] = [{} for _ in text.readings]
    strength: list[dict[str, float]] = [{} for _ in text.readings]
    for number, template in enumerate(text.templates):
        scores = [_support(r, template) for r in text.readings]
        for kind in template.kinds[:1]:
            cue = re.compile(r"^(?:" + _CUES[kind] + ")")
            with_cue = [s + (1.0 if any(cue.match(w) for w in r.words) else -1.0)
                        for s, r in zip(scores, text.readings, strict=True)]  # fmt: skip
            best = max(with_cue, default=0.0)
            for i, score in enumerate(with_cue):
                if score <= 0 or (score < 2.4 and score < best):
                    continue
                if scores[i] > 0 and score > strength[i].get(kind, 0.0):
                    told[i][kind], strength[i][kind] = number, score
    return told


def _support(reading: Reading, template: KeyTemplate) -> float:
    """How much of a template's fills a sentence names."""
    score = 0.0
    for role, fills in template.fills.items():
        for fill in fills:
            patterns: dict[str, list[tuple[Words, Any]]] = {}
            for pattern in fill:
                patterns.setdefault(pattern[0], []).append((pattern, role))
            if patterns and occurrences(reading, patterns):
                score += _WEIGHTS[role]
    return score
