"""The choice of the reader's thresholds, on readings by models that haven't seen the text.

One threshold after the other is moved by small steps as long as that raises the mean of two measures of MUC-4: the
official F over all templates, and the F1 of templates of five roles. Two dozen thresholds fit any thousand texts a
little too well, so they are chosen several times, each time without a part of the texts, and the mean is taken; what
each choice reaches on the part it was made without is what other texts can expect. Not here: training of models, and
the scorers, which are those of the benchmark.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from benchmarks.muc4.__main__ import scorer
from benchmarks.muc4.templates import template
from pipelines.events.learned.incidents import Incident
from pipelines.events.learned.reporting import worth_reporting
from pipelines.events.learned.roles import ROLES
from pipelines.events.learned.thresholds import Thresholds
from scripts.reader_training.keys import Text

FIRST = 0.3
_FIRST_CODED = 0.13
_FIRST_FURTHER = 0.4
_OF_ONE = ("perpetrator", "organisation", "weapon")
"""Roles that an incident mostly has one of: a further one has a threshold of its own."""
_OF_ONE_INCIDENT = ("target", "victims")
"""Roles whose doubtful participants are left to the incident that more likely has them."""
LEAST = 0.12
"""No threshold of a participant is put lower: what is less likely isn't kept while they are chosen."""
_LOWEST = 0.06
_MOST = 0.7
_STEPS = (0.06, 0.03)
_WORTH = 0.06
"""A step has to raise the mean of the measures by this to be taken."""


def first_thresholds(kinds: Sequence[str]) -> Thresholds:
    """Where the search begins."""
    return Thresholds(
        within=dict.fromkeys(kinds, FIRST),
        took_part=dict.fromkeys(ROLES, FIRST),
        dated=FIRST,
        placed=FIRST,
        coded=_FIRST_CODED,
        acted=FIRST,
        further=dict.fromkeys(_OF_ONE, _FIRST_FURTHER),
        elsewhere=dict.fromkeys(_OF_ONE_INCIDENT, _FIRST_FURTHER),
        bare=_FIRST_FURTHER,
        other_kind=_FIRST_FURTHER,
    )


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
        self._counted: dict[tuple[Any, ...], tuple[Any, list[int]]] = {}
        self._key_slots = {t.doc_id: [slots.Template(k) for k in t.raw["templates"]] for t in texts}
        self._key_roles = {t.doc_id: [roles.from_slots(k) for k in t.raw["templates"]] for t in texts}

    def measure(self, thresholds: Thresholds, among: Iterable[int] | None = None) -> tuple[float, float]:
        """The official F over all templates and the F1 of templates of five roles, in per cent, by ``counts``."""
        return self.scores([self.counts(thresholds, among)])

    def scores(self, counts: Sequence[tuple[Any, list[int]]]) -> tuple[float, float]:
        """The two measures of several counts together."""
        official, by_roles = self._slots.Tally(), [0, 0, 0, 0]
        for of_slots, of_roles in counts:
            official += of_slots
            by_roles = [a + b for a, b in zip(by_roles, of_roles, strict=True)]
        return official.f, self._roles.prf(*by_roles)["f1"]

    def counts(self, thresholds: Thresholds, among: Iterable[int] | None = None) -> tuple[Any, list[int]]:
        """Both scorers' counts for the texts of the numbers given, or for all."""
        official, by_roles = self._slots.Tally(), [0, 0, 0, 0]
        for k in range(len(self._texts)) if among is None else among:
            of_text = self._of_text(k, worth_reporting(self._incidents[k], thresholds), thresholds)
            official += of_text[0]
            by_roles = [a + b for a, b in zip(by_roles, of_text[1], strict=True)]
        return official, by_roles

    def _of_text(self, k: int, incidents: Sequence[Incident], thresholds: Thresholds) -> tuple[Any, list[int]]:
        """Both scorers' counts for one text, made once for the same incidents and setting: they add up over texts."""
        key = (k, *(self._key(k, i, thresholds) for i in incidents))
        if key not in self._counted:
            slots, roles, doc_id = self._slots, self._roles, self._texts[k].doc_id
            templates = [self._template(k, i, thresholds) for i in incidents]
            run = slots.Scorer(slots.AutoJudge()).run(
                {doc_id: self._key_slots[doc_id]}, {doc_id: [slots.Template(t) for t in templates]}
            )
            of_roles = roles.template_level(
                {doc_id: self._key_roles[doc_id]}, {doc_id: [roles.from_slots(t) for t in templates]}
            )
            self._counted[key] = run["all"]["TOTAL"], of_roles["micro_avg"]["counts"]
        return self._counted[key]

    @staticmethod
    def _key(k: int, incident: Incident, thresholds: Thresholds) -> tuple[Any, ...]:
        """What an incident's template depends on."""
        parts = tuple(id(e) for e in incident.entities)
        setting = thresholds.dated, thresholds.placed, thresholds.coded, thresholds.acted
        return (k, id(incident.tellings), parts, *setting)

    def _template(self, k: int, incident: Incident, thresholds: Thresholds) -> dict[str, Any]:
        """An incident's template, made once for the same participants and setting."""
        key = self._key(k, incident, thresholds)
        if key not in self._made:
            text = self._texts[k]
            dateline = text.raw["dateline"] or ""
            self._made[key] = template(incident, text.article, dateline, self._model_of(k), 1, thresholds)
        return self._made[key]

    def choose(self, thresholds: Thresholds, among: Sequence[int] | None = None) -> Thresholds:
        """Move the thresholds given, one after the other, to where the measures are best; returns them.

        Args:
            thresholds: Where to begin.
            among: The numbers of the texts to measure on; all, where none are given.
        """
        best = sum(self.measure(thresholds, among)) / 2
        for step in _STEPS:
            for values, name in _movable(thresholds):
                for signed in (-step, step):
                    best = self._move(thresholds, values, name, signed, best, among)
        return thresholds

    def _move(  # noqa: PLR0917 - one threshold by one step
        self,
        thresholds: Thresholds,
        values: dict[str, Any],
        name: str,
        step: float,
        best: float,
        among: Sequence[int] | None,
    ) -> float:
        while True:
            before = values[name]
            values[name] = round(before + step, 3)
            inside = (LEAST if values is thresholds.took_part else _LOWEST) <= values[name] <= _MOST
            score = sum(self.measure(thresholds, among)) / 2 if inside else 0.0
            if score < best + _WORTH:
                values[name] = before
                return best
            best = score

    def choose_by_parts(self, kinds: Sequence[str], parts: int) -> tuple[Thresholds, tuple[float, float]]:
        """The mean of the thresholds chosen without each part in turn, with what these reach on the parts left out."""
        numbers = range(len(self._texts))
        chosen, left_out = [], []
        for part in range(parts):
            thresholds = self.choose(first_thresholds(kinds), [k for k in numbers if k % parts != part])
            chosen.append(thresholds)
            left_out.append(self.counts(thresholds, [k for k in numbers if k % parts == part]))
            official, by_roles = self.scores(left_out[-1:])
            print(f"thresholds without part {part}: official F {official:.1f}, roles {by_roles:.1f} on it", flush=True)
        return mean_of(chosen), self.scores(left_out)


def mean_of(several: Sequence[Thresholds]) -> Thresholds:
    """The mean of thresholds, one by one."""

    def mean(values: Sequence[Any]) -> Any:
        if isinstance(values[0], dict):
            return {name: mean([v[name] for v in values]) for name in values[0]}
        return round(sum(values) / len(values), 3)

    return Thresholds(**{name: mean([asdict(t)[name] for t in several]) for name in asdict(several[0])})


def _movable(thresholds: Thresholds) -> Iterator[tuple[dict[str, Any], str]]:
    for values in (thresholds.within, thresholds.took_part, thresholds.further, thresholds.elsewhere):
        for name in values:
            yield values, name
    for name in ("bare", "other_kind", "dated", "placed", "coded", "acted"):
        yield vars(thresholds), name
