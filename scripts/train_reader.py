"""Train the learned part of the engine, and check it.

    python -m scripts.train_reader [--texts FOLDER] [--weights FOLDER]

Reads ``dev.jsonl`` of the MUC-4 texts (1,300 documents with their keys, ``../shared/bench/muc4``), which aren't
shipped; the weights are. Each model takes what the models before it say, so each is trained on readings by models that
haven't seen the text: the texts are dealt into four parts, and every part is read by models trained on the other three.
The final models are trained on all. The reader's thresholds are then chosen on those readings, and the frequencies of
words with and without a capital are counted. Nothing is random: the same texts give the same bytes. About fifteen
minutes on one core.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.muc4.setting import country_of, in_notation, places_near
from pipelines.events.learned.again import again_features
from pipelines.events.learned.clusters import FILE as CLUSTERS
from pipelines.events.learned.features import token_features
from pipelines.events.learned.incidents import (
    ANY,
    KINDS,
    Incident,
    Telling,
    article_features,
    incident_features,
    pair_features,
    sentence_features,
)
from pipelines.events.learned.models import Model, train
from pipelines.events.learned.naming import names_of, naming_features, variants
from pipelines.events.learned.participants import candidates, participant_features
from pipelines.events.learned.reader import YES, LearnedReader, Roles, all_tagger_features, tagger_features
from pipelines.events.learned.roles import ROLES, Entity, Probabilities, depth_of
from pipelines.events.learned.thresholds import FILE as THRESHOLDS
from pipelines.events.learned.thresholds import Thresholds
from pipelines.events.learned.when import candidates_of, when_features
from pipelines.events.learned.where import where_features
from scripts.reader_training.capitals import write_capitals
from scripts.reader_training.choosing import LEAST, Choice
from scripts.reader_training.clusters import write_clusters
from scripts.reader_training.fills import OF_ACT, OF_ENTITY, act_items, entity_items
from scripts.reader_training.keys import KeyTemplate, Text, read_texts, role_labels, tellings, words_of

ROOT = Path(__file__).parents[1]
TEXTS = ROOT.parent / "shared" / "bench" / "muc4"
WEIGHTS = ROOT / "pipelines" / "events" / "learned" / "weights"
PARTS = 4
CHECKED_ON = ("tst1", "tst2")
SAID = {
    "official F, all templates": r"ALL TEMPLATES .* ([\d.]+)\n",
    "official F, matched only": r"MATCHED ONLY .* ([\d.]+)\n",
    "five roles, CEAF-REE F1": r"(?s)CEAF-REE\n.*?micro_avg .*?F1 +([\d.]+)",
    "five roles, template F1": r"(?s)TEMPLATE\n.*?micro_avg .*?F1 +([\d.]+)",
}
"""What the card keeps of the benchmark's output."""
_EVERYTHING = Thresholds(dict.fromkeys(KINDS, 0.0), dict.fromkeys(ROLES, LEAST), 0.0, 0.0, 0.0, 0.0, {}, {}, 0.0, 0.0)
Sequences = Iterator[tuple[list[list[str]], list[str]]]


class Training:
    """All stages on one collection of texts.

    Attributes:
        first, roles, of_article, told, incidents: What models that haven't seen a text read in it, by text.
    """

    def __init__(self, texts: list[Text], folder: Path) -> None:
        self.texts = texts
        self.folder = folder
        self.key_told = [tellings(t) for t in texts]
        self.labels = [role_labels(t) for t in texts]
        self.first: list[list[Probabilities]] = []
        self.roles: list[Roles] = []
        self.of_article: list[dict[str, float]] = []
        self.told: list[list[dict[str, float]]] = []
        self.incidents: list[list[Incident]] = []
        self.in_key: list[list[int | None]] = []
        self._loaded: dict[str, Model] = {}

    def reader(self, k: int) -> LearnedReader:
        """A reader by models that haven't seen text ``k``."""
        return LearnedReader(lambda name: self.model(f"{name}.{k % PARTS}"), _EVERYTHING)

    def model(self, name: str) -> Model:
        """A model of this training by name and, after a dot, the part that it hasn't seen."""
        if name not in self._loaded:
            self._loaded[name] = Model((self.folder / f"{name}.crf").read_bytes())
        return self._loaded[name]

    def fit(
        self, name: str, by_text: Callable[[int], Sequences], *, parts: Sequence[int] = range(PARTS), **settings: float
    ) -> None:
        """Train a model on each choice of three parts and on all; ``by_text`` gives a text's sequences by number."""
        started = time.process_time()
        items = [list(by_text(k)) for k in range(len(self.texts))]
        for part in (*parts, None):
            path = self.folder / (f"{name}.crf" if part is None else f"{name}.{part}.crf")
            chosen = (s for k, sequences in enumerate(items) if k % PARTS != part for s in sequences)
            train(chosen, str(path), **settings)
        size = (self.folder / f"{name}.crf").stat().st_size
        print(f"{name:22s} {size / 1e6:5.2f} MB {time.process_time() - started:5.0f} s")

    # ------------------------------------------------------------------ stages
    def train_roles(self) -> None:
        """The role taggers; of sentences without a label every second is enough.

        ``roles`` is the default engine's, which reads texts of another time and place; it fits these more closely than
        the reader's own taggers do, so that the few spans it is sure of stand out.
        """

        def sequences(k: int) -> Sequences:
            for i, row in self._to_learn(k):
                yield token_features(self.texts[k].readings[i], depth_of(i)), row

        def with_classes(k: int) -> Sequences:
            for i, row in self._to_learn(k):
                yield tagger_features(self.texts[k].readings[i], i), row

        self.fit("roles", sequences, parts=(), iterations=60, c1=0.05, c2=0.3, least=3)
        self.fit("roles_first", with_classes, iterations=50, c1=0.2, c2=5.0, least=3)
        self.first = [self.reader(k).first(all_tagger_features(t.article)) for k, t in enumerate(self.texts)]
        self.roles = [self.reader(k).roles(t.article, self.first[k]) for k, t in enumerate(self.texts)]

    def train_roles_again(self) -> None:
        """The tagger that knows what the first one found in the whole article."""

        def sequences(k: int) -> Sequences:
            text = self.texts[k]
            seen = again_features(text.readings, self.first[k], self.of_article[k], self.told[k])
            for i, row in self._to_learn(k):
                if seen[i]:
                    words = tagger_features(text.readings[i], i)
                    yield [a + b for a, b in zip(words, seen[i], strict=True)], row

        self.fit("roles_again", sequences, iterations=50, c1=0.2, c2=5.0, least=3)
        for k, text in enumerate(self.texts):
            reader = self.reader(k)
            said = reader.again(
                text.article, all_tagger_features(text.article), self.first[k], self.of_article[k], self.told[k]
            )
            self.roles[k] = reader.roles(text.article, said)

    def _to_learn(self, k: int) -> Iterator[tuple[int, list[str]]]:
        """The sentences of a text that the taggers learn from, with their labels."""
        for i, row in enumerate(self.labels[k]):
            if row and (any(y != "O" for y in row) or (i + k) % 2 == 0):
                yield i, row

    def train_articles(self) -> None:
        """What kinds of incident an article tells."""
        features = [article_features(t.article, r) for t, r in zip(self.texts, self.roles, strict=True)]
        for kind in (ANY, *KINDS):

            def sequences(k: int, kind: str = kind) -> Sequences:
                templates = self.texts[k].templates
                tells = bool(templates) if kind == ANY else any(kind in t.kinds for t in templates)
                yield [features[k]], [YES if tells else "0"]

            self.fit("article_" + kind, sequences, iterations=60, c1=0.2, c2=30.0, least=3)
        self.of_article = [self.reader(k).of_article(t.article, self.roles[k]) for k, t in enumerate(self.texts)]

    def train_sentences(self) -> None:
        """Which sentences tell an incident, then of which kind."""
        features = [
            sentence_features(t.article, r, a) for t, r, a in zip(self.texts, self.roles, self.of_article, strict=True)
        ]
        for kind in (ANY, *KINDS):

            def sequences(k: int, kind: str = kind) -> Sequences:
                labels = [YES if kind in told or (kind == ANY and told) else "0" for told in self.key_told[k]]
                if labels:
                    yield features[k], labels

            self.fit("sentence_" + kind, sequences, iterations=60, c1=0.3, c2=10.0, least=2)
            if kind == ANY:
                for k, items in enumerate(features):
                    self.reader(k).add_any(items)
        self.told = [
            self.reader(k).sentences(t.article, self.roles[k], self.of_article[k]) for k, t in enumerate(self.texts)
        ]

    def train_merging(self) -> None:
        """Which sentences tell one incident."""

        def sequences(k: int) -> Sequences:
            for told in self.reader(k).tellings(self.texts[k].article, self.roles[k], self.told[k]):
                for j, second in enumerate(told):
                    for i, first in enumerate(told[:j]):
                        a = self.key_told[k][first.position].get(first.kind)
                        b = self.key_told[k][second.position].get(second.kind)
                        if a is not None and b is not None:
                            yield [pair_features(first, second, j - i - 1)], ["one" if a == b else "two"]

        self.fit("one_incident", sequences, iterations=80, c1=0.1, c2=3.0, least=2)
        for k, text in enumerate(self.texts):
            reader = self.reader(k)
            self.incidents.append(reader.incidents(reader.tellings(text.article, self.roles[k], self.told[k])))
            self.in_key.append(match_key(text, self.incidents[k], self.key_told[k]))

    def train_scope(self) -> None:
        """Which incidents the key would have."""

        def sequences(k: int) -> Sequences:
            for incident, number in zip(self.incidents[k], self.in_key[k], strict=True):
                features = incident_features(incident, self.texts[k].article, self.of_article[k], self.incidents[k])
                yield [features], ["0" if number is None else YES]

        self.fit("scope", sequences, iterations=80, c1=1.0, c2=20.0, least=3)

    def train_participants(self) -> None:
        """Who and what took part in an incident that the key has."""

        def sequences(k: int) -> Sequences:
            entities = candidates(self.roles[k])
            for incident, number in zip(self.incidents[k], self.in_key[k], strict=True):
                if number is None:
                    continue
                fills = self.texts[k].templates[number].fills
                for entity in entities:
                    features = participant_features(entity, incident, self.incidents[k], entities, self.of_article[k])
                    yield [features], [YES if is_right(entity, fills[entity.role]) else "0"]

        self.fit("participant", sequences, iterations=80, c1=1.0, c2=10.0, least=3)

    def train_names(self) -> None:
        """What to call a participant that the key has."""

        def sequences(k: int) -> Sequences:
            entities = candidates(self.roles[k])
            for number in sorted({n for n in self.in_key[k] if n is not None}):
                for entity in entities:
                    fills = self.texts[k].templates[number].fills[entity.role]
                    names = [(v, m, words_of(" ".join(v.key))) for v, m in names_of(entity)]
                    fill = next((f for f in fills if any(key in f for _, _, key in names)), None)
                    for variant, mention, key in names if fill else ():
                        yield [naming_features(variant, mention, entity)], [YES if fill and key in fill else "0"]

        self.fit("name", sequences, iterations=80, c1=0.1, c2=1.0, least=2)

    def train_setting(self) -> None:
        """Which of the times and places near an incident of the key are its own.

        An incident that the key dates no better than "before the report" teaches that none of the times near it is.
        """

        def times(k: int) -> Sequences:
            told_on = self.texts[k].article.document.published_on
            for incident, template in self._of_key(k):
                right = days_of(template)
                near = candidates_of(incident, self.texts[k].readings)
                for candidate in near if template.slots.get("inc_date") else ():
                    features = when_features(candidate, incident, near, told_on)
                    yield [features], [YES if in_notation(candidate) in right else "0"]

        def places(k: int) -> Sequences:
            text = self.texts[k]
            dateline = text.raw["dateline"] or ""
            for incident, template in self._of_key(k):
                right = paths_of(template)
                country = country_of(incident, text.article, dateline)
                near = places_near(incident, text.readings, country, dateline)
                for candidate in near if right else ():
                    yield [where_features(candidate, incident, near)], [YES if is_among(candidate.path, right) else "0"]

        self.fit("when", times, iterations=60, c1=0.3, c2=3.0, least=2)
        self.fit("where", places, iterations=60, c1=0.3, c2=5.0, least=2)

    def _of_key(self, k: int) -> Iterator[tuple[Incident, KeyTemplate]]:
        """The incidents of a text's key with the sentences that tell them."""
        text = self.texts[k]
        for number, template in enumerate(text.templates):
            kind = (template.kinds or ["attack"])[0]
            told = [
                Telling(kind, r, i, 1.0)
                for i, (r, numbers) in enumerate(zip(text.readings, self.key_told[k], strict=True))
                if number in numbers.values()
            ]
            if told:
                yield Incident(kind, told), template

    def train_codes(self) -> None:
        """Codes of participants and incidents."""
        for slot in (*OF_ENTITY, *OF_ACT):
            items = entity_items if slot in OF_ENTITY else act_items

            def sequences(k: int, slot: str = slot, items=items) -> Sequences:  # type: ignore[no-untyped-def]
                for features, code in items(self.texts[k], self.key_told[k], slot):
                    yield [features], [code]

            self.fit("code_" + slot, sequences, iterations=80, c1=0.3, c2=1.0, least=2)


def choose_thresholds(training: Training) -> Thresholds:
    """The thresholds that are best on readings by models that haven't seen the text."""
    for k, text in enumerate(training.texts):
        reader = training.reader(k)
        reader.judge(training.incidents[k], text.article, training.of_article[k])
        reader.assign(training.incidents[k], training.roles[k], training.of_article[k])
    choice = Choice(training.texts, training.incidents, lambda k: lambda name: training.model(f"{name}.{k % PARTS}"))
    chosen, (official, by_roles) = choice.choose_by_parts(KINDS, PARTS)
    print(f"out of fold, thresholds too: official F {official:.2f}, role templates F1 {by_roles:.2f}")
    official, by_roles = choice.measure(chosen)
    print(f"their mean, on all the texts they were chosen on: {official:.2f}, {by_roles:.2f}")
    return chosen


def days_of(template: KeyTemplate) -> set[str]:
    """The dates the key allows, as written: "02 FEB 90", "02 FEB 90 - 03 FEB 90"."""
    fills = template.slots.get("inc_date") or []
    return {" ".join(a["value"].split()) for f in fills for a in f["any_of"] if not a["value"].startswith("-")}


def paths_of(template: KeyTemplate) -> set[str]:
    """The places the key allows, largest first."""
    fills = template.slots.get("inc_loc") or []
    return {": ".join(p.strip() for p in a["value"].split(":")) for f in fills for a in f["any_of"]}


def is_among(path: str, right: set[str]) -> bool:
    """Whether a place is one of those the key allows: the same country and name, whatever stands between."""

    def ends(path: str) -> tuple[str, str]:
        parts = [re.sub(r"\s*\(.*", "", part).strip() for part in path.split(":")]
        return parts[0], parts[-1]

    return ends(path) in {ends(p) for p in right}


def is_right(entity: Entity, fills: list[set[tuple[str, ...]]]) -> bool:
    """Whether one of an entity's surer mentions is a fill of the key."""
    sure = [m for m in entity.mentions if m.probability >= 0.5 * entity.probability]
    names = {words_of(" ".join(v.key)) for m in sure for v in variants(m)}
    return any(fill & names for fill in fills)


def match_key(text: Text, incidents: list[Incident], key_told: list[dict[str, int]]) -> list[int | None]:
    """For each incident read, the key's template it stands for, each template once; the surest incident first."""
    found: dict[int, int] = {}
    for j in sorted(range(len(incidents)), key=lambda j: -max(t.probability for t in incidents[j].tellings)):
        incident = incidents[j]
        votes: Counter[int] = Counter()
        for telling in incident.tellings:
            if (number := key_told[telling.position].get(incident.kind)) is not None:
                votes[number] += 2
        names = {words_of(" ".join(m.key)) for t in incident.tellings for m in t.roles if m.probability > 0.3}
        for number, template in enumerate(text.templates):
            if incident.kind in template.kinds:
                votes[number] += sum(
                    bool(f & names) for r in ("victim", "target", "victims") for f in template.fills[r]
                )
        free = [(n, -number) for number, n in votes.items() if n > 0 and number not in found.values()]
        if free:
            found[j] = -max(free)[1]
    return [found.get(j) for j in range(len(incidents))]


def rules_commit() -> str:
    """The commit whose rules are read with, with "+changes" where files differ from it; empty outside a repository."""
    command = ["git", "describe", "--always", "--exclude=*", "--dirty=+changes"]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()


def write_card(texts: Path, path: Path, rules: str) -> None:
    """Measure the weights on the check sets, by the benchmark's own command, and write what it says beside them."""
    card: dict[str, object] = {
        "trained_on": {
            "file": "dev.jsonl",
            "sha256": hashlib.sha256((texts / "dev.jsonl").read_bytes()).hexdigest(),
        },
        "rules_of_commit": rules,
        "crfsuite": version("python-crfsuite"),
    }
    for name in CHECKED_ON:
        if not (texts / f"{name}.jsonl").is_file():
            continue
        with tempfile.TemporaryDirectory() as folder:
            command = [
                sys.executable,
                "-m",
                "benchmarks.muc4",
                str(texts / f"{name}.jsonl"),
                f"{folder}/responses.jsonl",
            ]
            said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        print(name, said, sep="\n")
        card[name] = {
            measure: float(found.group(1)) for measure, pattern in SAID.items() if (found := re.search(pattern, said))
        }
    path.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Train every model and write it to the folder of the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=TEXTS)
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--keep", action="store_true", help="keep the models trained on three parts")
    arguments = parser.parse_args()
    source = arguments.texts / "dev.jsonl"
    if not source.is_file():
        raise SystemExit(f"{source} is missing: the texts of MUC-4 aren't shipped with Aftermath")
    rules = rules_commit()
    arguments.weights.mkdir(parents=True, exist_ok=True)
    if not write_capitals(TEXTS.parents[1], WEIGHTS / "capitals.txt"):
        print("the capitals of mixed-case news aren't counted anew: a source is missing")
    texts = read_texts(source)
    write_clusters((r.words for t in texts for r in t.readings), WEIGHTS / CLUSTERS)
    training = Training(texts, arguments.weights)
    training.train_roles()
    training.train_articles()
    training.train_sentences()
    training.train_roles_again()
    training.train_merging()
    training.train_scope()
    training.train_participants()
    training.train_names()
    training.train_setting()
    training.train_codes()
    (arguments.weights / THRESHOLDS).write_text(choose_thresholds(training).to_json(), encoding="utf-8")
    for path in () if arguments.keep else arguments.weights.glob("*.?.crf"):
        path.unlink()
    if arguments.weights == WEIGHTS:
        write_card(arguments.texts, WEIGHTS / "card.json", rules)


if __name__ == "__main__":
    main()
