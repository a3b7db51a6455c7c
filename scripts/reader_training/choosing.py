"""The choice of the reader's thresholds, on readings by models that haven't seen the text.

One threshold after the other is moved by small steps as long as that raises the mean of two measures of MUC-4: the
official F over all templates, and the F1 of templates of five roles. Not here: training of models, and the scorers,
which are those of the benchmark.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from benchmarks.muc4.__main__ import scorer
from benchmarks.muc4.templates import template
from pipelines.events.learned.incidents import Incident
from pipelines.events.learned.roles import ROLES
from pipelines.events.learned.thresholds import Thresholds
from scripts.reader_training.keys import Text

FIRST = 0.3
LEAST = 0.12
"""No threshold is put lower: what is less likely isn't kept while they are chosen."""
_MOST = 0.7
_STEPS = (0.06, 0.03)
_WORTH = 0.02
"""A step has to raise the mean of the measures by this to be taken."""


def first_thresholds(kinds: Sequence[str]) -> Thresholds:
    """Where the search begins."""
    return Thresholds(dict.fromkeys(kinds, FIRST), dict.fromkeys(ROLES, FIRST), FIRST, FIRST, FIRST)


class Choice:
    """Thresholds for the incidents that were read in texts with a key.

    Args:
        texts: Texts with their keys.
        incidents: For each text, its incidents, with every participant at least as likely as ``LEAST``.
        model_of: For a text's number, what gives the models that haven't seen it.
    """

    def __init__(
        self, texts: Sequence[Text], incidents: Sequence[Sequence[Incident]], model_of: Callable[[int], Any]
    ) -> None:
        slots, roles = scorer("muc_score"), scorer("muc_roles")
        if slots is None or roles is None:
            raise FileNotFoundError("the scorers of MUC-4 are missing")
        self._slots, self._roles = slots, roles
        self._texts, self._incidents, self._model_of = texts, incidents, model_of
        self._made: dict[tuple[Any, ...], dict[str, Any]] = {}
        self._counted: dict[tuple[str, str], tuple[Any, list[int]]] = {}
        self._key_slots = {t.doc_id: [slots.Template(k) for k in t.raw["templates"]] for t in texts}
        self._key_roles = {t.doc_id: [roles.from_slots(k) for k in t.raw["templates"]] for t in texts}

    def measure(self, thresholds: Thresholds) -> tuple[float, float]:
        """The official F over all templates and the F1 of templates of five roles, in per cent."""
        official, by_roles = self._slots.Tally(), [0, 0, 0, 0]
        for k, (text, incidents) in enumerate(zip(self._texts, self._incidents, strict=True)):
            kept = [_kept(i, thresholds) for i in incidents if i.probability >= thresholds.within[i.kind]]
            of_text = self._scored(text.doc_id, [self._template(k, incident, thresholds) for incident in kept])
            official += of_text[0]
            by_roles = [a + b for a, b in zip(by_roles, of_text[1], strict=True)]
        return official.f, self._roles.prf(*by_roles)["f1"]

    def _scored(self, doc_id: str, templates: list[dict[str, Any]]) -> tuple[Any, list[int]]:
        """Both scorers' counts for one text, once for the same templates: they add up over texts."""
        key = (doc_id, json.dumps(templates, sort_keys=True))
        if key not in self._counted:
            slots, roles = self._slots, self._roles
            run = slots.Scorer(slots.AutoJudge()).run(
                {doc_id: self._key_slots[doc_id]}, {doc_id: [slots.Template(t) for t in templates]}
            )
            of_roles = roles.template_level(
                {doc_id: self._key_roles[doc_id]}, {doc_id: [roles.from_slots(t) for t in templates]}
            )
            self._counted[key] = run["all"]["TOTAL"], of_roles["micro_avg"]["counts"]
        return self._counted[key]

    def _template(self, k: int, incident: Incident, thresholds: Thresholds) -> dict[str, Any]:
        """An incident's template, made once for the same participants and setting."""
        parts = tuple(id(e) for e in incident.entities)
        key = (k, id(incident.tellings), parts, thresholds.dated, thresholds.placed, thresholds.coded)
        if key not in self._made:
            text = self._texts[k]
            dateline = text.raw["dateline"] or ""
            self._made[key] = template(incident, text.article, dateline, self._model_of(k), 1, thresholds)
        return self._made[key]

    def choose(self, thresholds: Thresholds) -> Thresholds:
        """Move the thresholds given, one after the other, to where the measures are best; returns them."""
        best = sum(self.measure(thresholds)) / 2
        for step in _STEPS:
            for values, name in _movable(thresholds):
                for signed in (-step, step):
                    best = self._move(thresholds, values, name, signed, best)
            print(f"thresholds by steps of {step}: {best:.2f}", flush=True)
        return thresholds

    def _move(self, thresholds: Thresholds, values: dict[str, Any], name: str, step: float, best: float) -> float:
        while True:
            before = values[name]
            values[name] = round(before + step, 3)
            inside = LEAST <= values[name] <= _MOST
            score = sum(self.measure(thresholds)) / 2 if inside else 0.0
            if score < best + _WORTH:
                values[name] = before
                return best
            best = score


def _movable(thresholds: Thresholds) -> Iterator[tuple[dict[str, Any], str]]:
    for values in (thresholds.within, thresholds.took_part):
        for name in values:
            yield values, name
    for name in ("dated", "placed", "coded"):
        yield vars(thresholds), name


def _kept(incident: Incident, thresholds: Thresholds) -> Incident:
    entities = [e for e in incident.entities if e.took_part >= thresholds.took_part[e.role]]
    return Incident(incident.kind, incident.tellings, incident.probability, entities)
