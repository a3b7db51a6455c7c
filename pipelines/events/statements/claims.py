"""Claims: "X claimed responsibility", "X said it had bombed", "signed by X"; and that nobody claims.

Here: what attackers say of themselves. Not here: what others say of them (``blame``, ``suspicion``).
"""

from collections.abc import Iterable

from pipelines.events.actors import Party, actors_in
from pipelines.events.attribution import Attribution
from pipelines.events.reading import Reading
from pipelines.events.statements.statement import NOBODY, Statement, _of_several, party_in, statement_of
from pipelines.vocabulary.words import role_words

_RESPONSIBILITY = frozenset("responsibility credit".split())
_GROUPS = role_words("group_again")
_NAMELESS_CLAIMANTS = role_words("nameless_claimant")
_ATTACKS = frozenset("attack attacks bombing strike strikes it".split())
TAKING = frozenset("took take takes taken taking accepted accepts accept accepting assumed assumes".split())
_ITSELF = frozenset("it its they their he she his her".split())
_MESSAGES = role_words("message")


def claim(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X claimed responsibility", "the attack was claimed by X"; and that nobody has."""
    if not _claims_responsibility(reading, k):
        return
    subject = reading.subject(k)
    start = reading.verb_group_start(k)
    if _is_by_nobody(reading, k, subject[0] if subject else start, start):
        span = reading.span(max(0, start - 3), k + 1)
        yield Statement(
            reading, Attribution(None, None, "unclaimed", None, *span, "unclaimed"), _of_several(reading, k), k
        )
        return
    for actor in _claimants(reading, k, subject):
        yield statement_of(reading, k, actor, "claimed", "claim")


def _claims_responsibility(reading: Reading, k: int) -> bool:
    words = reading.words
    if any(w in _RESPONSIBILITY for w in words[max(0, k - 5) : k + 4]):
        return True
    if any(
        h.start - k <= 4 and h.start > k and not reading.is_verb(h.end)
        for h in reading.nouns
        if h.entry.strength == "strong"
    ):
        return True  # "claimed the attack", but not "claimed the attack killed 190"
    # "No attacks have been claimed", "the attack was claimed by", "responsibility for the blast that ... was claimed"
    by_group = words[k + 1 : k + 2] == ["by"]  # "attacks on facilities in the province of X claimed by"
    told = any(0 < k - h.end <= _CLAIMED_REACH and h.entry.strength == "strong" for h in reading.nouns)
    return reading.is_passive(k) and (
        "responsibility" in words[:k] or any(w in _ATTACKS for w in words[max(0, k - 6) : k]) or (by_group and told)
    )


_DENYING = frozenset("not n't never yet".split())
_CLAIMED_REACH = 16  # tokens from the attack to "claimed by"


def _is_by_nobody(reading: Reading, k: int, clause: int, group: int) -> bool:
    """Whether the clause from token ``clause`` to its verb denies the claim: "no group has", "no one has"."""
    words = reading.words
    if words[k + 1 : k + 2] == ["by"] and _DENYING.isdisjoint(words[group:k]):
        return any(w in NOBODY for w in words[k + 2 : k + 4])  # "one in Baghdad claimed by X", "claimed by no group"
    return any(w in NOBODY for w in words[max(0, clause - 1) : k]) or "one" in words[max(0, group - 3) : group]


def _claimants(reading: Reading, k: int, subject: tuple[int, int] | None) -> list[Party]:
    """Who claims: each of "X and Y", or people without a name."""
    words = reading.words
    if reading.is_passive(k):
        by = next((j for j in range(k, min(len(words), k + 10)) if words[j] == "by"), None)
        span = reading.object(by + 1) if by is not None else None
        return actors_in(reading, *span) if span else []
    actors = actors_in(reading, *subject) if subject else []
    if not actors and subject and words[subject[0] : subject[1]] in (["it"], ["they"]):
        actors = _groups_named_before(reading, subject[0])
    if not actors:
        actors = _named_in_quotes(reading, k)
    if not actors and subject and any(w in _NAMELESS_CLAIMANTS for w in words[subject[0] : subject[1]]):
        return [Party(reading.text(*subject), None, *subject)]
    return actors


def _groups_named_before(reading: Reading, before: int) -> list[Party]:
    """As in "X posted a video in which it claimed the attack": the only group that the sentence names before."""
    groups = [n for n in reading.names if n.end <= before and n.actor and n.actor.actor_kind == "armed_group"]
    return actors_in(reading, groups[0].start, groups[0].end) if len({n.actor for n in groups}) == 1 else []


def _named_in_quotes(reading: Reading, k: int) -> list[Party]:
    """As in 'a little-known group, the "Valley Resistance", claimed': the name of a group between quotes before it."""
    words, end = reading.words, k - 1
    if words[end] == ",":
        end -= 1
    if end < 1 or words[end] != '"':
        return []
    name = reading.name_at(end - 1)
    if name is None or name.start < 1 or words[name.start - 1] != '"' or not _GROUPS & set(words[: name.start]):
        return []
    return [Party(name.text, name.actor.actor_id if name.actor else None, name.start, name.end)]


def admission(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X took responsibility", "X admitted carrying out the attack", "X acknowledged that its forces fired"."""
    words = reading.words
    if any(w in _RESPONSIBILITY for w in words[k + 1 : k + 4]):
        subject = reading.subject(k)
        if not _is_negated(reading, k) or (subject and words[subject[0]] in NOBODY):
            yield from claim(reading, k)  # "X has not taken responsibility" leaves open whether another has
        return
    if words[k] in TAKING or not _own_attack_follows(reading, k + 1):
        return
    actor = party_in(reading, reading.subject(k)) if not _is_negated(reading, k) else None
    if actor:
        yield statement_of(reading, k, actor, "claimed", "admission")


def own_words(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "X said it carried out the attack", "X announced that its fighters had killed nine soldiers"."""
    if reading.words[k].startswith("claim") and _claims_responsibility(reading, k):
        yield from claim(reading, k)
        return
    if not reading.is_verb(k) or reading.quoted[k] or not _own_attack_follows(reading, k + 1):
        return
    for actor in _claimants(reading, k, reading.subject(k)):
        if actor.ref or _is_unlisted_group(reading, actor):
            yield statement_of(reading, k, actor, "claimed", "own_words")


def _is_unlisted_group(reading: Reading, actor: Party) -> bool:
    name = reading.name_at(actor.start)
    return name is not None and name.is_group


def _own_attack_follows(reading: Reading, at: int) -> bool:
    """Whether what follows tells an attack of the speaker's own: "it had bombed", "its troops shot", "killing"."""
    words = reading.words
    while at < len(words) and (words[at] == "that" or reading.time_at(at) or words[at : at + 1] == ["on"]):
        at += 1  # "said on Friday that it had bombed"
    if words[at : at + 1] == ["to"] and words[at + 1 : at + 2] == ["have"]:
        return _attacks(reading, at + 2, at + 5)
    first = words[at : at + 1]
    if first and first[0] in _ITSELF:
        return _attacks(reading, at + 1, at + 9)
    return reading.is_verb(at) and bool(first) and first[0].endswith("ing") and _attacks(reading, at, at + 2)


def _attacks(reading: Reading, start: int, stop: int) -> bool:
    """Whether an active verb of attack or killing stands between two tokens, or "was behind", "was responsible"."""
    verbs = [h.start for h in reading.verbs if h.entry.frame not in ("defuse", "intercept")]
    stopped = {h.start for h in reading.verbs if h.entry.frame in ("defuse", "intercept")}  # "shot down two missiles"
    verbs += [h.start for h in reading.casualties if h.entry.frame == "transitive" and h.start not in stopped]
    if any(start <= k < stop and reading.is_verb(k) and not reading.is_passive(k) for k in verbs):
        return True
    return any(w in ("behind", "responsible") for w in reading.words[start:stop])


def _is_negated(reading: Reading, k: int) -> bool:
    return any(w in NOBODY for w in reading.words[max(0, reading.verb_group_start(k) - 1) : k])


def signed(reading: Reading, k: int) -> Iterable[Statement]:
    """As in "a note signed by X": whoever signs what is left at the scene claims the attack."""
    words = reading.words
    if words[k + 1 : k + 2] == ["by"] and any(w in _MESSAGES for w in words[max(0, k - 5) : k]):
        actor = party_in(reading, reading.object(k + 2))
        if actor:
            yield statement_of(reading, k, actor, "claimed", "signed")
