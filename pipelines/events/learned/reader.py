"""The learned reading of one article: its incidents with who and what took part in each.

The order of work: roles of words, the article as a whole, sentences that tell incidents, roles of words again,
sentences put together, incidents within the scope learned, participants of each, and last what is worth reporting. Each
step but the last has a model and takes the probabilities of those before it. Not here: features, which are each step's
own module.
"""

import math
from collections.abc import Callable, Sequence

from pipelines.events.article_reading import ArticleReading
from pipelines.events.learned.again import again_features
from pipelines.events.learned.features import class_features, token_features
from pipelines.events.learned.incidents import (
    ANY,
    KINDS,
    Incident,
    Telling,
    article_features,
    incident_features,
    level,
    merge,
    sentence_features,
)
from pipelines.events.learned.models import Model, load
from pipelines.events.learned.naming import longest, names_of, naming_features
from pipelines.events.learned.participants import candidates, participant_features
from pipelines.events.learned.reporting import worth_reporting
from pipelines.events.learned.roles import Entity, Probabilities, RoleMention, depth_of, mean, probabilities, spans
from pipelines.events.learned.thresholds import Thresholds, load_thresholds
from pipelines.events.reading import Reading

TOLD = 0.15
"""A sentence less likely than this to tell an incident isn't looked at further."""
ONE = 0.5
"""From this probability on, two sentences tell one incident."""
YES = "1"
_AS_GOOD = 0.97  # of the best name's probability, within which the longer name is taken
Roles = list[list[RoleMention]]
TokenFeatures = list[list[str]]
ModelOf = Callable[[str], Model | None]


class MissingWeightsError(RuntimeError):
    """A learned reading was asked for where the weights aren't installed."""


class LearnedReader:
    """Reads incidents by the learned models; thresholds were chosen by cross-validation on the training texts."""

    def __init__(self, model_of: ModelOf = load, thresholds: Thresholds | None = None) -> None:
        self._model_of = model_of
        self.thresholds = thresholds or load_thresholds()

    def _model(self, name: str) -> Model:
        model = self._model_of(name)
        if model is None:
            raise MissingWeightsError(f"the weights of the learned model {name!r} are missing")
        return model

    def first(self, words: Sequence[TokenFeatures]) -> list[Probabilities]:
        """What the first tagger says of each sentence, of whose tokens ``words`` has the features."""
        model = self._model("roles_first")
        return [probabilities(model, features) for features in words]

    def roles(self, article: ArticleReading, said: Sequence[Probabilities]) -> Roles:
        """The role mentions of each sentence, by what a tagger said."""
        return [spans(p, reading) for p, reading in zip(said, article.readings, strict=True)]

    def again(
        self,
        article: ArticleReading,
        words: Sequence[TokenFeatures],
        first: Sequence[Probabilities],
        of_article: dict[str, float],
        told: list[dict[str, float]],
    ) -> list[Probabilities]:
        """The mean of what the first tagger and the second, which knows the whole article, say of each sentence."""
        model = self._model("roles_again")
        found = []
        for i, seen in enumerate(again_features(article.readings, first, of_article, told)):
            both = [a + b for a, b in zip(words[i], seen, strict=True)] if seen else []
            found.append(mean([first[i], probabilities(model, both)]) if seen else first[i])
        return found

    def of_article(self, article: ArticleReading, roles: Roles) -> dict[str, float]:
        """The probability that the article tells an incident of each kind, and of ``any``."""
        features = article_features(article, roles)
        return {kind: self._model("article_" + kind).classify(features).get(YES, 0.0) for kind in (ANY, *KINDS)}

    def sentences(self, article: ArticleReading, roles: Roles, of_article: dict[str, float]) -> list[dict[str, float]]:
        """For each sentence, the probability that it tells an incident of each kind."""
        told: list[dict[str, float]] = [{} for _ in article.readings]
        if not told:
            return told
        features = sentence_features(article, roles, of_article)
        self.add_any(features)
        for kind in KINDS:
            model = self._model("sentence_" + kind)
            model.set(features)
            for i, of_kinds in enumerate(told):
                of_kinds[kind] = model.probability(YES, i)
        return told

    def add_any(self, features: list[list[str]]) -> None:
        """Add to each sentence's features how likely it and its neighbours are to tell an incident of any kind."""
        if not features:
            return
        model = self._model("sentence_" + ANY)
        model.set(features)
        levels = [level(model.probability(YES, i)) for i in range(len(features))]
        for i, items in enumerate(features):
            items.append("any " + levels[i])
            if i:
                items.append("any before " + levels[i - 1])

    def tellings(self, article: ArticleReading, roles: Roles, told: list[dict[str, float]]) -> list[list[Telling]]:
        """The sentences that may tell an incident, kind by kind, in text order."""
        return [
            [
                Telling(kind, reading, i, told[i][kind], roles[i])
                for i, reading in enumerate(article.readings)
                if told[i][kind] >= TOLD
            ]
            for kind in KINDS
        ]

    def incidents(self, tellings: Sequence[Sequence[Telling]]) -> list[Incident]:
        """Sentences put together to incidents, in text order."""
        model = self._model("one_incident")
        found = [Incident(t[0].kind, t) for told in tellings for t in merge(model, told, ONE)]
        found.sort(key=lambda i: (i.tellings[0].position, KINDS.index(i.kind)))
        return found

    def judge(self, incidents: Sequence[Incident], article: ArticleReading, of_article: dict[str, float]) -> None:
        """Set each incident's probability of being within the scope."""
        model = self._model("scope")
        for incident in incidents:
            features = incident_features(incident, article, of_article, incidents)
            incident.probability = model.classify(features).get(YES, 0.0)

    def assign(self, incidents: Sequence[Incident], roles: Roles, of_article: dict[str, float]) -> None:
        """Give each incident its participants, by both probabilities (``weighed``); ``judge`` comes first."""
        model, entities = self._model("participant"), candidates(roles)
        for incident in incidents:
            incident.entities = []
            for entity in entities:
                features = participant_features(entity, incident, incidents, entities, of_article)
                worth = weighed(model.classify(features).get(YES, 0.0), incident.probability)
                if worth >= self.thresholds.took_part[entity.role]:
                    participant = _as_told(entity, incident, worth)
                    participant.called = self.name(participant)
                    incident.entities.append(participant)

    def name(self, entity: Entity) -> RoleMention:
        """What to call a participant."""
        model = self._model("name")
        scored = [
            (model.classify(naming_features(variant, mention, entity)).get(YES, 0.0), variant)
            for variant, mention in names_of(entity)
        ]
        top = max(score for score, _ in scored)
        return longest([variant for score, variant in scored if score >= _AS_GOOD * top])

    def read(self, article: ArticleReading) -> list[Incident]:
        """The incidents of an article.

        Raises:
            MissingWeightsError: The weights aren't installed.
        """
        words = all_tagger_features(article)
        first = self.first(words)
        roles = self.roles(article, first)
        of_article = self.of_article(article, roles)
        told = self.sentences(article, roles, of_article)
        roles = self.roles(article, self.again(article, words, first, of_article, told))
        incidents = self.incidents(self.tellings(article, roles, told))
        self.judge(incidents, article, of_article)
        self.assign(incidents, roles, of_article)
        return worth_reporting(incidents, self.thresholds)


def weighed(took_part: float, within: float) -> float:
    """What a participant's probability is worth, given that of its incident being within the scope.

    The participants' model learns from incidents within the scope; of a doubtful incident fewer are right. The root is
    a measured middle between the bare probability and the product of both.
    """
    return took_part * math.sqrt(within)


def all_tagger_features(article: ArticleReading) -> list[TokenFeatures]:
    """The features of every token of each sentence of an article."""
    return [tagger_features(reading, i) for i, reading in enumerate(article.readings)]


def tagger_features(reading: Reading, position: int) -> TokenFeatures:
    """The features of every token of a sentence that stands at ``position``: words, and their classes."""
    by_words = token_features(reading, depth_of(position))
    return [a + b for a, b in zip(by_words, class_features(reading), strict=True)]


def _as_told(entity: Entity, incident: Incident, probability: float) -> Entity:
    """A participant by the mentions in the incident's own sentences, where there are any."""
    own = {id(t.reading) for t in incident.tellings}
    inside = [m for m in entity.mentions if id(m.reading) in own]
    return Entity(entity.role, inside or entity.mentions, probability)
