"""The features of one token for the role tagger: the words around it without case, and their classes.

Training texts are upper case, so nothing here looks at a capital letter except through the names that ``mentions``
found. Not here: the models.
"""

from collections.abc import Sequence
from functools import lru_cache

from pipelines.events.learned.clusters import classes_of
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading

_ENDINGS = ("ing", "ed", "ly", "tion", "ment", "ers", "ists", "s")
_BE = frozenset("is are was were be been being am".split())
_PREPOSITIONS = frozenset("by of against on in at with from to for near between using through inside outside".split())
_FAR = 9
_LINK = 7  # tokens of "of the two members of" between a preposition and what it hangs on the word before it
_AROUND = 2


def stem(word: str) -> str:
    """A word without its commonest endings: enough to bring forms of one verb or noun together."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def shape(word: str) -> str:
    """What a token is made of, without case: a number, an initial, a mark, letters with digits or hyphens."""
    if word.isdigit():
        return "number"
    if not word[0].isalnum():
        return "mark"
    if len(word) == 1:
        return "initial"
    if any(c.isdigit() for c in word):
        return "mixed"
    if "-" in word:
        return "hyphen"
    return "word"


@lru_cache(maxsize=50_000)
def _features_of(word: str) -> tuple[str, ...]:
    """What a word says of itself, wherever it stands."""
    return "w=" + word, "s=" + stem(word), "p=" + word[:3], "e=" + word[-3:], "h=" + shape(word)


def classes(reading: Reading) -> list[list[str]]:
    """For each token, the classes the vocabulary and the names put it in."""
    found: list[list[str]] = [[] for _ in reading.words]
    for name in reading.names:
        kinds = _kinds_of(name)
        for i in range(name.start, name.end):
            found[i] += kinds
    for hit in reading.people:
        for i in range(hit.start, hit.end):
            found[i].append("people:" + hit.entry)
    for weapon in reading.weapons:
        for i in range(weapon.start, weapon.end):
            found[i].append("weapon:" + weapon.entry.weapon_type)
    for noun in reading.nouns:
        for i in range(noun.start, noun.end):
            found[i].append("attack:" + noun.entry.attack_type)
    for verb in reading.verbs:
        for i in range(verb.start, verb.end):
            found[i].append("act:" + verb.entry.frame)
    for casualty in reading.casualties:
        for i in range(casualty.start, casualty.end):
            found[i].append("toll:" + casualty.entry.outcome)
    for start, end, _ in reading.times:
        for i in range(start, end):
            found[i].append("time")
    return found


def _kinds_of(name: Name) -> list[str]:
    kinds = []
    if name.actor:
        kinds.append("actor:" + name.actor.actor_kind)
    if name.country:
        kinds.append("country:" + name.country.kind)
    elif name.places:
        kinds.append("place")
    if name.is_person:
        kinds.append("person")
    if name.is_unknown_place:
        kinds.append("site")
    return kinds


def cues(reading: Reading) -> list[tuple[int, str, bool]]:
    """The words that tell of violence: token, stem, and whether a form of "be" before it makes it passive."""
    found = []
    spans = [(h.start, h.end) for h in reading.verbs]
    spans += [(h.start, h.end) for h in reading.casualties]
    spans += [(h.start, h.end) for h in reading.nouns]
    for start, end in spans:
        passive = any(w in _BE for w in reading.words[max(0, start - 3) : start])
        found.append((start, stem(reading.words[end - 1]), passive))
    found.sort()
    return found


def token_features(reading: Reading, depth: str = "") -> list[list[str]]:
    """The features of every token of a sentence.

    Args:
        reading: The sentence.
        depth: How early in the article it stands, as a class.
    """
    words = reading.words
    kinds = classes(reading)
    marks = cues(reading)
    n = len(words)
    out = []
    left: tuple[int, str, bool] | None = None
    preposition = -1
    k = 0
    for i in range(n):
        while k < len(marks) and marks[k][0] < i:
            left = marks[k]
            k += 1
        right = marks[k + 1] if k < len(marks) and marks[k][0] == i and k + 1 < len(marks) else None
        if right is None and k < len(marks) and marks[k][0] > i:
            right = marks[k]
        link = words[preposition] if left is not None and preposition > max(left[0], i - _LINK) else ""
        out.append(_features_at(i, words, kinds, left, right, link, reading, depth))
        if words[i] in _PREPOSITIONS:
            preposition = i
    return out


def class_features(reading: Reading) -> list[list[str]]:
    """For every token of a sentence, the classes (``clusters``) of the words around it."""
    found = [classes_of(w) for w in reading.words]
    n = len(found)
    out = []
    for i in range(n):
        features = []
        for step in range(-_AROUND, _AROUND + 1):
            near = found[i + step] if 0 <= i + step < n else None
            if near:
                features += [f"ca{step}={near[0]}", f"cb{step}={near[1]}"]
        for step in (-1, 0):
            first = found[i + step] if i + step >= 0 else None
            second = found[i + step + 1] if i + step + 1 < n else None
            if first and second:
                features.append(f"cc{step}={first[0]} {second[0]}")
        out.append(features)
    return out


def _features_at(  # noqa: PLR0917 - the columns of one sentence, made once for all its tokens
    i: int,
    words: Sequence[str],
    kinds: Sequence[Sequence[str]],
    left: tuple[int, str, bool] | None,
    right: tuple[int, str, bool] | None,
    link: str,
    reading: Reading,
    depth: str,
) -> list[str]:
    n, w = len(words), words[i]
    before, after = (words[i - 1] if i else "<"), (words[i + 1] if i + 1 < n else ">")
    features = [
        "b",
        *_features_of(w),
        "-1=" + before,
        "+1=" + after,
        "-2=" + (words[i - 2] if i > 1 else "<"),
        "+2=" + (words[i + 2] if i + 2 < n else ">"),
        "-1,0=" + before + " " + w,
        "0,+1=" + w + " " + after,
    ]
    if kinds[i]:
        features += ["k=" + kind for kind in kinds[i]]
    if i and kinds[i - 1]:
        features += ["k-1=" + kind for kind in kinds[i - 1]]
    if i:
        features.append("e-1=" + before[-3:])
    if i + 1 < n and kinds[i + 1]:
        features += ["k+1=" + kind for kind in kinds[i + 1]]
    if i + 2 < n and kinds[i + 2]:
        features += ["k+2=" + kind for kind in kinds[i + 2]]
    if i > 1 and kinds[i - 2]:
        features += ["k-2=" + kind for kind in kinds[i - 2]]
    if reading.quoted and reading.quoted[i]:
        features.append("quoted")
    _add_cues(features, i, left, right, link)
    features.append("depth=" + depth)
    return features


@lru_cache(maxsize=10_000)
def _features_beside(side: str, cue: str, voice: str, near: str) -> tuple[str, ...]:
    return f"{side}={cue} {near}", f"{side}={voice} {near}", f"{side}={cue} {voice}"


def _add_cues(
    features: list[str],
    i: int,
    left: tuple[int, str, bool] | None,
    right: tuple[int, str, bool] | None,
    link: str,
) -> None:
    """The word of violence on either side, how far, in which voice, and the preposition that hangs the token on it."""
    if left is not None and i - left[0] <= 3 * _FAR:
        voice = "passive" if left[2] else "active"
        features += _features_beside("L", left[1], voice, "near" if i - left[0] <= _FAR else "far")
        features += ["Lp=" + link, f"L={left[1]} {link}", f"Lv={voice} {link}"]
    else:
        features.append("L=none")
    if right is not None and right[0] - i <= 3 * _FAR:
        voice = "passive" if right[2] else "active"
        features += _features_beside("R", right[1], voice, "near" if right[0] - i <= _FAR else "far")
    else:
        features.append("R=none")
