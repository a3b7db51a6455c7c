"""A second look at the words of an article, knowing what the first one found in the whole of it.

Whether "the guerrillas" of one sentence are the key's perpetrators depends on what else the article tells: so the
second tagger sees, beside the words, what the first one made of them and their neighbours, what it made of the same
word in other sentences, and how likely the sentence and the article are to tell an incident. Both taggers are averaged:
they err differently. Not here: the taggers' common features (``features``) and making spans of probabilities
(``roles``).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from pipelines.events.learned.features import stem
from pipelines.events.learned.incidents import ANY, level
from pipelines.events.learned.participants import fine
from pipelines.events.learned.roles import Probabilities
from pipelines.events.reading import Reading

WORTH = 0.05
"""A sentence with no word as likely as this to play a part, and itself less likely to tell an incident, isn't looked
at again."""
_SEEN = 0.03
_SHORT = 3
_MANY = 4
_FEW = frozenset("the and that was were are has have had been for with from his their its who which".split())
Votes = Mapping[str, Mapping[str, Mapping[int, float]]]
"""By stem and role: the sentences that have the word, with its probability there."""


def is_worth_it(first: Probabilities, told: Mapping[str, float]) -> bool:
    """Whether a sentence is looked at again."""
    return max(told.values(), default=0.0) >= WORTH or any(
        max(map(sum, zip(*columns, strict=True)), default=0.0) >= WORTH for columns in first.values()
    )


def again_features(
    readings: Sequence[Reading],
    first: Sequence[Probabilities],
    of_article: Mapping[str, float],
    told: Sequence[Mapping[str, float]],
) -> list[list[list[str]]]:
    """For each token of each sentence worth it, what the second tagger sees beside the words; else an empty list.

    Args:
        readings: The sentences of an article.
        first: What the first tagger said of each.
        of_article: How likely the article is to tell an incident of each kind.
        told: How likely each sentence is to tell one of each kind.
    """
    stems = [[stem(w) if len(w) >= _SHORT and w not in _FEW and w[0].isalnum() else "" for w in r.words]
             for r in readings]  # fmt: skip
    frequency = Counter(s for row in stems for s in set(row))
    votes = _votes(stems, first)
    about = [f"A {kind} {level(p)}" for kind, p in of_article.items()]
    surest = [max(kinds.values(), default=0.0) for kinds in told]
    out: list[list[list[str]]] = []
    for s, row in enumerate(stems):
        if not is_worth_it(first[s], told[s]):
            out.append([])
            continue
        near = [f"T {level(surest[s])}", f"T before {level(surest[s - 1] if s else 0.0)}"]
        near.append(f"T after {level(surest[s + 1] if s + 1 < len(told) else 0.0)}")
        kinds = [f"T {kind} {level(p)}" for kind, p in told[s].items()]
        likely = [_likeliest(first[s], i) for i in range(len(row))]
        common = [*about, *near, *kinds]
        tied = {
            role: [f"{role} {f}" for f in common] + [f"TA {role} {level(surest[s])} {level(of_article.get(ANY, 0.0))}"]
            for role in set(likely) - {""}
        }
        out.append(
            [
                [
                    *_own(first[s], i, len(row)),
                    *common,
                    *tied.get(likely[i], ()),
                    *_elsewhere(word, s, votes, frequency),
                ]
                for i, word in enumerate(row)
            ]
        )
    return out


def _votes(stems: Sequence[Sequence[str]], first: Sequence[Probabilities]) -> Votes:
    votes: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for s, row in enumerate(stems):
        for role, (begins, goes_on) in first[s].items():
            for i, word in enumerate(row):
                p = begins[i] + goes_on[i]
                if word and p > _SEEN:
                    of_word = votes[word][role]
                    of_word[s] = max(of_word.get(s, 0.0), p)
    return votes


def _likeliest(first: Probabilities, i: int) -> str:
    """The role a token most likely plays; empty where none is likely."""
    best, role = max((begins[i] + goes_on[i], role) for role, (begins, goes_on) in first.items())
    return role if best > WORTH else ""


def _own(first: Probabilities, i: int, n: int) -> list[str]:
    """What the first tagger said of a token and those beside it."""
    found = []
    for role, (begins, goes_on) in first.items():
        for step in (-1, 0, 1):
            j = i + step
            if 0 <= j < n and begins[j] + goes_on[j] > _SEEN:
                found.append(f"O{step} {role} {fine(begins[j] + goes_on[j])}")
                if step == 0:
                    found.append(f"OB {role} {level(begins[j])}")
    return found


def _elsewhere(word: str, sentence: int, votes: Votes, frequency: Mapping[str, int]) -> list[str]:
    """What the first tagger said of the same word in other sentences."""
    if not word:
        return []
    found = [f"N {min(_MANY, frequency[word])}"]
    for role, by_sentence in votes.get(word, {}).items():
        others = [p for s, p in by_sentence.items() if s != sentence]
        if others:
            found.append(f"V {role} {fine(max(others))}")
            found.append(f"VM {role} {fine(sum(others) / len(others))} {min(_MANY - 1, len(others))}")
        elif frequency[word] > 1:
            found.append(f"V0 {role}")
    return found
