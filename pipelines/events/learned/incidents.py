"""Which sentences tell an incident, of which kind, and which of them tell one and the same.

An incident here is an act of violence against people or property that a reader of terrorism news would record: kinds
and scope are learned from the keys of MUC-4, whose annotators left out clashes between forces. Here: features and
decisions of the sentence, article and merging models. Not here: the attacks of the rules (``attacks``, ``assembly``),
which know more kinds and are not limited to that scope.
"""

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pipelines.events.article_reading import ArticleReading
from pipelines.events.learned.features import cues, stem
from pipelines.events.learned.models import Model
from pipelines.events.learned.roles import Entity, RoleMention
from pipelines.events.reading import Reading

KINDS = ("attack", "bombing", "kidnapping", "arson")
ANY = "any"
"""In place of a kind: an incident of whichever kind."""
_NEW = frozenset("another also meanwhile elsewhere addition other second third separate simultaneously later".split())
_FEW = frozenset(
    "the a an of to in and that was were is are has have had be been by on for with at from it as he".split()
)


@dataclass
class Telling:
    """One sentence that tells an incident of a kind, with its probability."""

    kind: str
    reading: Reading
    position: int
    probability: float
    roles: list[RoleMention] = field(default_factory=list)


@dataclass
class Incident:
    """One incident of an article as its sentences tell it.

    Attributes:
        probability: That the incident is within the scope learned, of this kind.
    """

    kind: str
    tellings: list[Telling] = field(default_factory=list)
    probability: float = 0.0
    entities: list[Entity] = field(default_factory=list)


def level(probability: float) -> str:
    """A probability as a class."""
    return str(min(9, int(probability * 10)))


# -------------------------------------------------------------------- articles
def article_features(article: ArticleReading, roles: Sequence[Sequence[RoleMention]]) -> list[str]:
    """What an article is about, for the models that judge it as a whole."""
    found: set[str] = set()
    for position, reading in enumerate(article.readings):
        stems = [stem(w) for w in reading.words if w[0].isalpha()]
        found.update("a=" + s for s in stems)
        found.update(f"a={a} {b}" for a, b in itertools.pairwise(stems) if a not in _FEW and b not in _FEW)
        if position < 3:
            found.update("top=" + s for s in stems)
        for _, cue, passive in cues(reading):
            found.add(f"cue={cue} {passive}")
        for mention in roles[position]:
            found.add(f"{mention.role} {level(mention.probability)}")
            if mention.probability > 0.3 and mention.key:
                found.add(f"{mention.role}={mention.key[-1]}")
    found.update("in=" + iso for iso, n in article.countries.most_common(2))
    return sorted(found)


# ------------------------------------------------------------------- sentences
def sentence_features(
    article: ArticleReading, roles: Sequence[Sequence[RoleMention]], of_article: Mapping[str, float]
) -> list[list[str]]:
    """For each sentence of an article, what says that it tells an incident, and of which kind."""
    own = [_own_features(article, r, roles[i]) for i, r in enumerate(article.readings)]
    common = [f"article {kind} {level(p)}" for kind, p in of_article.items()]
    out = []
    for i, features in enumerate(own):
        items = ["b", *features, *common]
        items.append("at=" + ("0" if i == 0 else "1" if i < 3 else "2" if i < 6 else "3"))
        if i:
            items += ["<" + f for f in own[i - 1] if f.startswith(("cue", "role"))]
        if i + 1 < len(own):
            items += [">" + f for f in own[i + 1] if f.startswith(("cue", "role"))]
        out.append(items)
    return out


def _own_features(article: ArticleReading, reading: Reading, roles: Sequence[RoleMention]) -> list[str]:
    stems = [stem(w) for w in reading.words if w[0].isalpha()]
    found = {"s=" + s for s in stems}
    found.update(f"s={a} {b}" for a, b in itertools.pairwise(stems))
    marks = cues(reading)
    for _, cue, passive in marks:
        found.update((f"cue={cue}", f"cue={cue} {passive}"))
    found.add(f"cues={min(len(marks), 3)}")
    best: dict[str, float] = {}
    for mention in roles:
        best[mention.role] = max(best.get(mention.role, 0.0), mention.probability)
        if mention.probability > 0.3 and mention.key:
            found.add(f"{mention.role}={mention.key[-1]}")
    found.update(f"role {role} {level(p)}" for role, p in best.items())
    sure = sorted(role for role, p in best.items() if p > 0.4)
    found.add("roles=" + "+".join(sure))
    found.update("role2 " + role for role in sure)
    for hit in reading.people:
        found.add("people=" + hit.entry)
    for weapon in reading.weapons:
        found.add("weapon=" + weapon.entry.weapon_type)
    for told in article.mentions.get(reading.sentence.index, ()):
        found.update((f"mention={told.attack_type}", f"mention={told.attack_type} {told.stage}"))
        if told.is_reference:
            found.add("mention reference")
    for figure in article.figures.get(reading.sentence.index, ()):
        found.add(f"figure={figure.outcome} {figure.group}")
    for name in reading.names:
        if name.iso3:
            found.add("in=" + name.iso3)
        if name.actor:
            found.add("actor=" + name.actor.actor_kind)
    if any(reading.quoted):
        found.add("quoted")
    return sorted(found)


# --------------------------------------------------------------------- merging
def pair_features(first: Telling, second: Telling, between: int) -> list[str]:
    """What says that two sentences tell one incident. ``between`` counts tellings of the kind between them."""
    found = {"b", "kind=" + first.kind, f"between={min(between, 3)}"}
    gap = second.position - first.position
    found.add("gap=" + (str(gap) if gap < 4 else "few" if gap < 8 else "many"))
    found.add(f"first={level(first.probability)}")
    found.add(f"second={level(second.probability)}")
    if first.reading.sentence.paragraph == second.reading.sentence.paragraph:
        found.add("paragraph")
    start = second.reading.words[:14]
    found.update("new=" + w for w in start if w in _NEW)
    found.update("new " + w for w in second.reading.words if w in ("another", "also"))
    found.update("start=" + w for w in start[:2])
    found.add(_compare("day", _days(first), _days(second)))
    found.add(_compare("place", _places(first), _places(second)))
    for role in ("victim", "target", "victims", "weapon", "perpetrator", "organisation"):
        a, b = _keys(first, role), _keys(second, role)
        found.add(_compare(role, a, b))
        if role in ("victim", "target", "victims"):
            found.add(_compare(role + " head", {k.rsplit()[-1] for k in a}, {k.rsplit()[-1] for k in b}))
    for mention in _mentions_of(second):
        if mention.startswith("the "):
            found.add("definite")
    shared = {c for _, c, _ in cues(first.reading)} & {c for _, c, _ in cues(second.reading)}
    found.add("cue shared" if shared else "cue other")
    return sorted(found)


def _mentions_of(telling: Telling) -> list[str]:
    words = telling.reading.words
    return [" ".join(words[max(0, n.start - 1) : n.end]) for n in telling.reading.nouns]


def _days(telling: Telling) -> set[str]:
    return {str(t.lo) for _, _, t in telling.reading.times if t.lo is not None and (t.precision or 9) <= 2}


def _places(telling: Telling) -> set[str]:
    names = telling.reading.names
    return {n.text.lower() for n in names if (n.places or n.is_unknown_place) and not n.country and not n.actor}


def _keys(telling: Telling, role: str) -> set[str]:
    return {" ".join(m.key) for m in telling.roles if m.role == role and m.probability > 0.3 and m.key}


def _compare(what: str, a: set[str], b: set[str]) -> str:
    if not a and not b:
        return what + " none"
    if not a or not b:
        return what + (" first" if a else " second")
    if a & b:
        return what + " same"
    words_a = {w for x in a for w in x.split()}
    words_b = {w for x in b for w in x.split()}
    return what + (" near" if words_a & words_b else " other")


def merge(model: Model, tellings: Sequence[Telling], threshold: float) -> list[list[Telling]]:
    """Tellings of one kind, in text order, put together when their mean probability of being one passes a threshold."""
    groups: list[list[Telling]] = []
    order = {id(t): i for i, t in enumerate(tellings)}
    for telling in tellings:
        best, best_score = None, threshold
        for group in groups:
            scores = [
                model.classify(pair_features(other, telling, order[id(telling)] - order[id(other)] - 1)).get("one", 0.0)
                for other in group[-4:]
            ]
            score = 0.5 * max(scores) + 0.5 * sum(scores) / len(scores)
            if score >= best_score:
                best, best_score = group, score
        if best is None:
            groups.append([telling])
        else:
            best.append(telling)
    return groups


# ------------------------------------------------------------------ acceptance
def incident_features(
    incident: Incident, article: ArticleReading, of_article: Mapping[str, float], others: Sequence[Incident]
) -> list[str]:
    """What says that an incident is within the scope learned."""
    found = {"b", "kind=" + incident.kind}
    top = max(t.probability for t in incident.tellings)
    found.update((f"top={level(top)}", f"top={level(top)} {incident.kind}"))
    found.add(f"tellings={min(len(incident.tellings), 4)}")
    found.add(f"first={min(incident.tellings[0].position, 6)}")
    for kind, p in of_article.items():
        found.add(f"article {kind} {level(p)}")
    found.add(f"own {level(of_article.get(incident.kind, 0.0))} {incident.kind}")
    count = Counter(o.kind for o in others)
    found.add(f"others={min(len(others) - 1, 4)}")
    found.add(f"same={min(count[incident.kind] - 1, 4)}")
    rank = sorted(-max(t.probability for t in o.tellings) for o in others).index(-top)
    found.add(f"rank={min(rank, 4)}")
    found |= _rivals(incident, top, others)
    best: dict[str, float] = {}
    for telling in incident.tellings:
        for mention in telling.roles:
            best[mention.role] = max(best.get(mention.role, 0.0), mention.probability)
            if mention.probability > 0.3 and mention.key:
                found.add(f"{mention.role}={mention.key[-1]}")
        for _, cue, _ in cues(telling.reading):
            found.add("cue=" + cue)
        for told in article.mentions.get(telling.reading.sentence.index, ()):
            found.add(f"stage={told.stage}")
        found.update("in=" + n.iso3 for n in telling.reading.names if n.iso3)
        found.update("people=" + h.entry for h in telling.reading.people)
    found.update(f"role {role} {level(p)}" for role, p in best.items())
    found.update(
        "no " + role for role in ("victim", "victims", "target", "perpetrator", "organisation") if role not in best
    )
    found.update("main=" + iso for iso, _ in article.countries.most_common(1))
    return sorted(found)


def _rivals(incident: Incident, top: float, others: Sequence[Incident]) -> set[str]:
    """The incidents of other kinds that the same sentences may tell instead."""
    mine = {t.position for t in incident.tellings}
    found: set[str] = set()
    for other in others:
        if other.kind == incident.kind or not any(t.position in mine for t in other.tellings):
            continue
        surer = max(t.probability for t in other.tellings) > top
        found.update((f"rival={other.kind} {surer}", f"rival {surer}", f"rival={incident.kind} {other.kind} {surer}"))
    return found or {"rival none"}
