"""Which mentions tell one attack: each join is decided by points under limits, and keeps its reason.

Here: the decision. What it weighs is ``likeness``, what forbids it ``limits``.
"""

from pipelines.events.assembly.attack import Attack, Told
from pipelines.events.assembly.dating import lean
from pipelines.events.assembly.likeness import likeness
from pipelines.events.assembly.limits import forbidden_by
from pipelines.events.assembly.pair import Pair
from pipelines.events.document import Document
from pipelines.events.trace import Reason, Verdict

_ITEMS = 2  # from how many events in the present tense on an article is a list of news
_JOIN = 2.0  # the points from which a mention joins an attack; see likeness for the scale


def assemble(told_mentions: list[Told], document: Document) -> list[Attack]:
    """The attacks of an article, in order of their first mention."""
    attacks: list[Attack] = []
    in_digest = is_list_of_news(told_mentions)
    for told in told_mentions:
        lean(told, attacks, document)
        best = _most_alike(told, attacks, in_digest=in_digest)
        if best is not None:
            attack, reason = best
            attack.join(told, reason)
        elif _tells_nothing_new(told, attacks):
            why_not: Reason = "empty_reference" if told.is_empty else "refers_back"
            told.reading.left_out("attack", told.mention.start, told.mention.end, why_not, told.mention.rule)
        else:
            attack = Attack(attack_type=told.mention.attack_type, stage=told.mention.stage)
            attack.join(told, "first")
            if told.pending is not None and attacks:
                attack.after = attacks[-1]
            attacks.append(attack)
    if not in_digest:
        _join_alike(attacks)
    return attacks


def _join_alike(attacks: list[Attack]) -> None:
    """Join attacks that turn out to be one once all their mentions are known, the most alike first.

    Each mention was compared with what was told before it; a day, a place or a victim told later may show that two are
    one. All mentions of the later must fit the earlier, and the best of them must reach the points of a join.
    """
    weighed = {(j, k): _likeness_of_all(attacks, j, k) for k in range(len(attacks)) for j in range(k)}
    gone: set[int] = set()
    while True:
        alike = [(points, -k, -j, reason) for (j, k), (points, reason) in weighed.items() if points >= _JOIN]
        if not alike:
            break
        points, k, j, reason = max(alike)
        k, j = -k, -j
        _note(attacks[k].first, attacks[j], "joined", reason, points)
        for told in attacks[k].told:
            attacks[j].join(told, reason)
        attacks[j].put_in_order()
        gone.add(k)
        weighed = {
            pair: _likeness_of_all(attacks, *pair) if j in pair else known
            for pair, known in weighed.items()
            if k not in pair
        }
    attacks[:] = [a for k, a in enumerate(attacks) if k not in gone]


def _likeness_of_all(attacks: list[Attack], j: int, k: int) -> tuple[float, str]:
    """The points of the mention of attack ``k`` most alike attack ``j``; nothing where any of them can't tell it."""
    pairs = [Pair(attacks[j], told, j, is_main=j == 0, in_digest=False) for told in attacks[k].told]
    if attacks[k].after is not None or any(forbidden_by(pair) is not None for pair in pairs):
        return 0.0, ""
    return max(likeness(pair) for pair in pairs)


def is_list_of_news(told_mentions: list[Told]) -> bool:
    """Whether an article is a list of news in the present tense: "A bomb kills five in ...", each its own event."""
    new = [t.mention for t in told_mentions if not t.mention.is_definite]
    in_present = [m for m in new if m.is_told_in_present]
    return len(in_present) >= _ITEMS and len(in_present) >= len(new) / 2


def _most_alike(told: Told, attacks: list[Attack], *, in_digest: bool) -> tuple[Attack, str] | None:
    """The attack that a mention tells, with the reason; the later of two alike. None where it tells none of them."""
    weighed: list[tuple[float, int, str]] = []
    for position, attack in enumerate(attacks):
        pair = Pair(attack, told, position, is_main=position == 0, in_digest=in_digest)
        limit = forbidden_by(pair)
        if limit is not None:
            _note(told, attack, "apart", limit)
            continue
        points, reason = likeness(pair)
        weighed.append((points, position, reason))
    best = max(weighed, key=lambda w: w[:2], default=None)
    for candidate in weighed:
        enough = candidate[0] >= _JOIN
        reason = (candidate[2] or "too unlike") if candidate is best or not enough else "more like another"
        _note(told, attacks[candidate[1]], "joined" if candidate is best and enough else "apart", reason, candidate[0])
    return (attacks[best[1]], best[2]) if best is not None and best[0] >= _JOIN else None


def _note(told: Told, attack: Attack, verdict: Verdict, reason: str, points: float | None = None) -> None:
    """Tell whoever listens how a mention compares with an attack told before it."""
    trace = told.reading.document.trace
    if trace is not None:
        mention = told.mention
        detail = "" if points is None else f"{points:.2f} of {_JOIN:g} points"
        span = mention.reading.span(mention.start, mention.end)
        trace.decided(
            "attack", *span, verdict, reason, rule=mention.rule, detail=detail, other=attack.first.mention.offset
        )


def _is_called_earlier(told: Told) -> bool:
    """As in "was linked to a previous bombing": some attack before, of which nothing is told."""
    mention = told.mention
    before = told.reading.words[max(0, mention.start - 2) : mention.start]
    return mention.rule.startswith("noun") and mention.quantity is None and not _EARLIER.isdisjoint(before)


_EARLIER = frozenset("previous earlier past prior".split())


def _tells_nothing_new(told: Told, attacks: list[Attack]) -> bool:
    """A mention that joins nothing and doesn't begin an attack either.

    As in "in response to the attacks", which speaks of what was told, or "the attack" with nothing of its own; "the
    explosion", where what was told before was no attack, is none either.
    """
    mention = told.mention
    if not mention.is_definite:
        return told.is_empty and _is_called_earlier(told)
    weak = mention.is_weak and not told.by and (told.when is None or told.where is None)
    begins = mention.is_trace and not attacks  # "found dead ... It was a murder-suicide"
    return (mention.is_reference and told.is_bare and bool(attacks)) or (told.is_empty and not begins) or weak
