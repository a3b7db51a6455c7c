"""Who did it, as an attack's own sentence tells: its subject, its "by", the word before its noun.

Here: the actor that a noun phrase names, and the perpetrators of one mention with their status. ``stated`` is what the
article itself asserts; blame stays blame. Not here: claims, blame and denials that speak of an attack told elsewhere
(``statements``); who an actor is across articles (``resolution``).
"""

from dataclasses import dataclass, replace

from pipelines.events.actors import actor_in, forces_name, group_name, of_country
from pipelines.events.attacks import Mention
from pipelines.events.casualties import Figure
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.vocabulary.actors.actors import load_actors

_ATTACKER_NOUNS = frozenset({"militant", "perpetrator", "militia_member"})
_GROUP_KINDS = frozenset({"armed_group", "state_forces", "government", "international", "political"})
_STARTERS = frozenset("began launched started responded retaliated answered continued opened resumed replied".split())
_CREWED = frozenset(
    """warplanes warplane jets jet aircraft drone drones missiles missile helicopters planes bombers artillery
    gunships rockets""".split()
)
_OFFICIALS = frozenset(
    """governor governors official officials authorities president minister ministry spokesman spokesperson head
    chief""".split()
)
_SUSPECT_WORDS = frozenset("suspected suspect suspects alleged believed".split())


@dataclass(frozen=True, slots=True)
class Attribution:
    """One actor and its part in an attack; ``start``/``end`` are offsets of the words that say so.

    Attributes:
        actor_ref: The vocabulary's key, None for a name it doesn't list.
    """

    actor_name: str | None
    actor_ref: str | None
    status: str
    asserted_by: str | None
    start: int
    end: int
    rule: str
    scope: str = "event"


def perpetrators(reading: Reading, mention: Mention, figures: list[Figure]) -> list[Attribution]:
    """The actors that the sentence itself makes the attackers of one mention."""
    if mention.rule in ("verb:defuse", "verb:intercept"):
        return _launched_by(reading, mention)
    found: list[Attribution] = []
    if mention.verb is not None:
        _of_verb(reading, found, mention.verb)
    if mention.rule.startswith("noun"):
        _of_noun(reading, mention, found)
        if not found:
            _of_killing(reading, figures, found)
        if not found and "with" in reading.words[max(0, mention.start - 5) : mention.start]:
            _of_beginning(reading, mention, found)
    if mention.attack_type == "clash":
        _sides(reading, mention, found)
    if not found:
        _suspects(reading, found)
    return _status(reading, found)


def _of_verb(reading: Reading, found: list[Attribution], verb: int) -> None:
    """The subject of an active verb, the "by" of a passive one."""
    if not reading.is_passive(verb):
        subject = reading.subject(verb)
        if subject and not _is_instrument(reading, *subject):
            _add(reading, found, subject, "subject")
        elif subject and any(w in _CREWED for w in reading.words[subject[0] : subject[1]]):
            _add_modifier(reading, found, *subject)  # "American warplanes bombed"
    _by_phrase(reading, found, verb)


def _of_noun(reading: Reading, mention: Mention, found: list[Attribution]) -> None:
    """Who stands before an attack's noun, "Turkish air strikes", or after its "by"."""
    start = mention.start
    while (
        start > 0
        and mention.start - start < 8
        and not reading.is_barrier(start - 1)
        and reading.words[start - 1] not in PREPOSITIONS
    ):
        if reading.words[start - 1] == "and" and not any(h.end == start - 1 for h in reading.weapons):
            break
        start -= 1
    if start < mention.start:
        _add_modifier(reading, found, start, mention.start)
    _by_phrase(reading, found, mention.end - 1)


def _of_killing(reading: Reading, figures: list[Figure], found: list[Attribution]) -> None:
    """Who killed, where the sentence tells it in the active voice: "militants killed two men in an attack"."""
    figure = next((f for f in figures if f.frame == "active"), None)
    if figure is None:
        return
    group = reading.verb_group_start(figure.cue)
    if group and reading.words[group - 1] in ("which", "that"):
        return  # "an attack on a base of X, which killed ...": the attack killed
    subject = reading.subject(figure.cue)
    if (
        subject
        and not _is_instrument(reading, *subject)
        and not any(subject[0] <= h.start < subject[1] for h in reading.nouns)
    ):
        _add(reading, found, subject, "killer")


def _of_beginning(reading: Reading, mention: Mention, found: list[Attribution]) -> None:
    """Who began something with the attack: "Turkey began an offensive with airstrikes"."""
    lead = next((k for k in range(mention.start) if reading.is_verb(k) and reading.words[k] in _STARTERS), None)
    subject = reading.subject(lead) if lead is not None else None
    if subject:
        _add(reading, found, subject, "starter")


def _suspects(reading: Reading, found: list[Attribution]) -> None:
    """As in "suspected militants"."""
    if not any(w in _SUSPECT_WORDS for w in reading.words):
        return
    for hit in reading.people:
        before = reading.words[max(0, hit.start - 3) : hit.start]
        if hit.entry in _ATTACKER_NOUNS and any(w in _SUSPECT_WORDS for w in before):
            span = reading.span(max(0, hit.start - 1), hit.end)
            found.append(Attribution(reading.text(hit.start, hit.end), None, "suspected", None, *span, "suspected"))
            return


def _sides(reading: Reading, mention: Mention, found: list[Attribution]) -> None:
    """Both sides of a clash: "between A and B", "A clash with B"."""
    words = reading.words
    for j in range(mention.end - 1, min(len(words), mention.end + 8)):
        if words[j] in ("between", "with", "against"):
            end = j + 1
            while (
                end < len(words)
                and end - j < 14
                and (not reading.is_barrier(end))
                and words[end] not in ("in", "on", "near", "at", "along", "over", "after", "across")
            ):
                end += 1
            start = j + 1
            for k in range(j + 1, end + 1):
                if k == end or (words[k] == "and" and words[j] == "between"):
                    if k > start:
                        _add(reading, found, (start, k), "side")
                    start = k + 1
            return


def _launched_by(reading: Reading, mention: Mention) -> list[Attribution]:
    """Of a foiled attack the subject stopped it; who tried stands after "by" or "from", or before the weapon."""
    found: list[Attribution] = []
    words = reading.words
    for hit in reading.weapons:
        start = hit.start
        while (
            start > 0
            and hit.start - start < 4
            and not reading.is_barrier(start - 1)
            and words[start - 1] not in PREPOSITIONS
        ):
            start -= 1
        if hit.start > mention.start and start < hit.start:
            _add_modifier(reading, found, start, hit.start)
        for j in range(hit.end, min(len(words), hit.end + 6)):
            if words[j] in ("by", "from") and (
                words[j] == "from" or words[j - 1] in ("fired", "launched", "sent", "planted")
            ):
                span = reading.object(j + 1)
                if span:
                    _add(reading, found, span, "launched_by")
                break
    return found


def _is_instrument(reading: Reading, start: int, end: int) -> bool:
    """Whether the subject is a weapon or an attack, not an actor: "two rockets hit", "the blast killed"."""
    end = reading.head_end(start, end)
    last_weapon = max((h.end for h in reading.weapons if start <= h.start < end), default=-1)
    if last_weapon == end and not any(h.end == end and h.entry in _ATTACKER_NOUNS for h in reading.people):
        return True
    return any(start <= h.start < end and h.end == end for h in reading.nouns)


def _add(reading: Reading, found: list[Attribution], span: tuple[int, int], rule: str) -> None:
    actor = actor_in(reading, *span)
    if actor and not any(a.actor_name == actor[0] for a in found):
        name, ref, first, last = actor
        found.append(Attribution(name, ref, "stated", None, *reading.span(first, last), rule))


def _add_modifier(reading: Reading, found: list[Attribution], start: int, end: int) -> None:
    """As in "Turkish airstrikes", "the United States' killing of": the attacker stands before the noun."""
    for name in reading.names:
        if not start <= name.start < end or name.is_person:
            continue
        if name.actor and name.actor.actor_kind in _GROUP_KINDS and not name.country:
            text = forces_name(name) if name.actor.actor_kind == "state_forces" else group_name(name)
            found.append(
                Attribution(text, name.actor.actor_id, "stated", None, *reading.span(name.start, name.end), "modifier")
            )
            return
        if name.country and name.country.kind in ("name", "demonym", "metonym"):
            if name.places and not (name.actor or name.country.kind == "demonym"):
                continue
            if name.country.kind == "metonym" and reading.words[name.end : name.end + 1] != ["'s"]:
                continue  # "the Baghdad attack" is where, not who
            if (
                name.country.kind == "name"
                and name.text not in ("US", "U.S.", "UK", "USA")
                and reading.words[name.end : name.end + 1] not in (["'s"], ["'"])
            ):
                continue
            actor = of_country(name.country.iso3, name)
            found.append(
                Attribution(actor[0], actor[1], "stated", None, *reading.span(name.start, name.end), "modifier")
            )
            return


def _by_phrase(reading: Reading, found: list[Attribution], i: int) -> None:
    words = reading.words
    for j in range(i + 1, min(len(words), i + 18)):
        if words[j] in (";", ":", '"') or (words[j] in ("who", "which", "while", "but")):
            return
        if words[j] == "by" and reading.distance(i, j) <= 18 and not (j + 1 < len(words) and reading.is_verb(j + 1)):
            end = j + 1
            while end < len(words) and end - j < 12 and not reading.is_barrier(end):
                if words[end] in PREPOSITIONS and words[end] not in ("of", "from", "in", "with"):
                    break
                end += 1
            if end > j + 1 and not _is_instrument(reading, j + 1, end):
                _add(reading, found, (j + 1, end), "by")
            elif any(w in _CREWED for w in words[j + 1 : end]):
                _add_modifier(reading, found, j + 1, end)  # "killed by an American drone"
            return


def _status(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """Mark what a source alleges as blame or suspicion, and what the attacker itself says as a claim."""
    return [_with_status(reading, attribution) for attribution in found]


def _with_status(reading: Reading, attribution: Attribution) -> Attribution:
    words = reading.words
    token = reading.sentence.token_at(attribution.start)
    before = words[max(0, token - 4) : token]
    if any(w in ("suspected", "suspect", "alleged") for w in [*before, words[token]]) or "believed" in before:
        return replace(attribution, status="suspected")
    speaker = _speaker(reading)
    if speaker is None:
        return attribution
    name, iso3, own_words = speaker
    actor = load_actors().by_id(attribution.actor_ref)
    if actor is None or not own_words:
        return attribution
    if iso3 is not None and iso3 == actor.country_iso3:
        return replace(attribution, status="claimed")
    return replace(attribution, status="blamed", asserted_by=name) if actor.name != name else attribution


_SAYING = frozenset(
    """says said reports reported claims claimed alleges alleged accuses accused states stated announces announced
    confirms acknowledged acknowledges admitted admits declares""".split()
)


_FORCES_THAT_SPEAK = frozenset("military army ministry forces police".split())


def _speaker(reading: Reading) -> tuple[str, str | None, bool] | None:
    """Who says what the sentence tells, if a party does: (name, country, True when the saying leads)."""
    words = reading.words
    for k, word in enumerate(words):
        if word in _SAYING and reading.is_verb(k):
            subject = reading.subject(k)
            if subject is None:
                continue
            return _official_speaker(reading, subject)
    for k in range(len(words) - 2):
        if words[k] == "according" and words[k + 1] == "to":
            span = reading.object(k + 2)
            if span and any(w in _OFFICIALS for w in words[span[0] : span[1]]):
                iso3 = next((n.iso3 for n in reading.names if span[0] <= n.start < span[1] + 4 and n.iso3), None)
                return reading.text(*span), iso3, True
    return None


def _official_speaker(reading: Reading, subject: tuple[int, int]) -> tuple[str, str | None, bool] | None:
    """The state or its officials, where they are who speaks."""
    official = any(w in _OFFICIALS or w in _FORCES_THAT_SPEAK for w in reading.words[subject[0] : subject[1]])
    for name in reading.names:
        if subject[0] <= name.start < subject[1] and name.iso3 and (official or name.actor):
            return reading.text(*subject), name.iso3, True
    return None
