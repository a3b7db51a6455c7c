"""Who did it, according to whom: perpetrators in an attack's own sentence, and claims, blame and denial anywhere.

Here: finding the actor and its status. ``stated`` is what the article itself asserts; blame stays blame. Not here:
who an actor is across articles (``resolution``), nor which attack "the attack" is (``assembly``
and ``gathering``).
"""

from dataclasses import dataclass, replace

from pipelines.events.attacks import Mention
from pipelines.events.casualties import Figure
from pipelines.events.mentions import Name
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.vocabulary.actors.actors import load_actors

_GROUP_KINDS = frozenset({"armed_group", "state_forces", "government", "international", "political"})
_ATTACKER_NOUNS = frozenset({"militant", "perpetrator", "militia_member"})
_FORCES = frozenset(
    """military army forces troops soldiers warplanes jets aircraft navy police air drones artillery missile
    missiles rocket rockets airstrike airstrikes strike strikes attack attacks shelling militants""".split()
)
_STARTERS = frozenset("began launched started responded retaliated answered continued opened resumed replied".split())
_CREWED = frozenset(
    """warplanes warplane jets jet aircraft drone drones missiles missile helicopters planes bombers artillery
    gunships rockets""".split()
)
_CLAIM_VERBS = frozenset("claimed claims claiming claim".split())
_RESPONSIBILITY = frozenset("responsibility credit".split())
_BLAME = {
    "blamed": "blamed",
    "blames": "blamed",
    "blaming": "blamed",
    "accused": "blamed",
    "accuses": "blamed",
    "accusing": "blamed",
}
_BLAMED_ON = frozenset("blamed attributed attributes ascribed attributing pinned pins".split())
_DENY = frozenset("denied denies denying".split())
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


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim, blame or denial with no attack word of its own subject: what it says and of how many attacks."""

    reading: Reading
    attribution: Attribution
    is_series: bool
    at: int


_UNLISTED_ATTACKERS = frozenset(
    """supporters protesters crowd mob mobs gang gangs assailant assailants man men group coalition regime
    forces faction gunman driver teenager youths settlers""".split()
)


def actor_in(reading: Reading, start: int, end: int) -> tuple[str, str | None, int, int] | None:
    """The actor that a noun phrase names: (name, vocabulary key, first token, last token + 1).

    A government is called by its country's name, whichever way the text puts it ("Washington", "US", "Turkish jets");
    a country's armed forces by the vocabulary's name for them.
    """
    head_end = reading.head_end(start, end)
    named = [n for n in reading.names if start <= n.start < head_end]
    for name in named:
        if name.actor and name.actor.actor_kind in _GROUP_KINDS and not _is_place_use(reading, name):
            if (
                name.actor.actor_kind in ("government", "state_forces")
                and name.actor.country_iso3
                and name.actor.actor_id.startswith("gov_")
            ):
                return _of_country(name.actor.country_iso3, name)
            if name.actor.actor_kind == "state_forces" and name.actor.country_iso3:
                return _forces_name(name), name.actor.actor_id, name.start, name.end
            return name.text, name.actor.actor_id, name.start, name.end
    for name in named:
        if name.country:
            following = reading.words[name.end : head_end]
            # "an Iraqi militant" is a militant of that nation, not the state
            noun = next((h for h in reading.people if name.end <= h.start < head_end), None)
            if noun and noun.entry not in ("military", "security_forces", "police"):
                return reading.text(start, head_end), None, start, head_end
            if following and not any(w in _FORCES for w in following) and noun is None and len(following) > 1:
                continue
            return _of_country(name.country.iso3, name)
    for name in named:
        if name.is_person:
            return name.text, None, name.start, name.end
    noun = next((h for h in reading.people if start <= h.start < head_end and h.entry in _ATTACKER_NOUNS), None)
    if noun:
        phrase_start = start
        while phrase_start < noun.start and reading.words[phrase_start] in ("the", "a", "an", "some", "several"):
            phrase_start += 1
        return reading.text(phrase_start, noun.end), None, phrase_start, noun.end
    if any(w in _UNLISTED_ATTACKERS for w in reading.words[start:head_end]):
        phrase_start = start
        while phrase_start < head_end and reading.words[phrase_start] in ("the", "a", "an", "some"):
            phrase_start += 1
        text = reading.text(phrase_start, head_end) if phrase_start < head_end else ""
        if text and len(text) < 80:
            unlisted = load_actors().lookup(text)
            return text, unlisted.actor_id if unlisted else None, phrase_start, head_end
    return None


def _forces_name(name: Name) -> str:
    """Armed forces as written, with their state when the words don't name it: "Israeli troops (Israel)"."""
    actor = name.actor
    state = load_actors().by_id(f"gov_{actor.country_iso3.lower()}") if actor and actor.country_iso3 else None
    text = name.text.replace("\u00a0", " ")
    return text if state is None or state.name.lower() in text.lower() else f"{text} ({state.name})"


def _of_country(iso3: str, name: Name) -> tuple[str, str | None, int, int]:
    actor = load_actors().by_id(f"gov_{iso3.lower()}")
    return (actor.name if actor else name.text), (actor.actor_id if actor else None), name.start, name.end


def _is_place_use(reading: Reading, name: Name) -> bool:
    """As in "in Baghdad" is the town, not the government that sits there."""
    return (
        bool(name.places)
        and name.start > 0
        and reading.words[name.start - 1] in ("in", "at", "near", "outside", "around", "across", "inside")
    )


def perpetrators(reading: Reading, mention: Mention, figures: list[Figure]) -> list[Attribution]:
    """The actors that the sentence itself makes the attackers of one mention."""
    found: list[Attribution] = []
    verb = mention.verb
    if mention.rule in ("verb:defuse", "verb:intercept"):
        return _launched_by(reading, mention)
    if verb is not None:
        if not reading.is_passive(verb):
            subject = reading.subject(verb)
            if subject and not _is_instrument(reading, *subject):
                _add(reading, found, subject, "subject")
            elif subject and any(w in _CREWED for w in reading.words[subject[0] : subject[1]]):
                _add_modifier(reading, found, *subject)  # "American warplanes bombed"
        _by_phrase(reading, found, verb)
    if mention.rule.startswith("noun"):
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
        if not found:
            for figure in figures:
                if figure.frame == "active":
                    group = reading.verb_group_start(figure.cue)
                    if group and reading.words[group - 1] in ("which", "that"):
                        break  # "an attack on a base of X, which killed ...": the attack killed
                    subject = reading.subject(figure.cue)
                    if (
                        subject
                        and not _is_instrument(reading, *subject)
                        and not any(subject[0] <= h.start < subject[1] for h in reading.nouns)
                    ):
                        _add(reading, found, subject, "killer")
                    break
    if (
        not found
        and mention.rule.startswith("noun")
        and "with" in reading.words[max(0, mention.start - 5) : mention.start]
    ):
        lead = next((k for k in range(mention.start) if reading.is_verb(k) and reading.words[k] in _STARTERS), None)
        subject = reading.subject(lead) if lead is not None else None
        if subject:
            _add(reading, found, subject, "starter")  # "Turkey began an offensive with airstrikes"
    if mention.attack_type == "clash":
        _sides(reading, mention, found)
    if not found and any(w in _SUSPECT_WORDS for w in reading.words):
        for hit in reading.people:
            if hit.entry in _ATTACKER_NOUNS and any(
                w in _SUSPECT_WORDS for w in reading.words[max(0, hit.start - 3) : hit.start]
            ):
                span = reading.span(max(0, hit.start - 1), hit.end)
                found.append(Attribution(reading.text(hit.start, hit.end), None, "suspected", None, *span, "suspected"))
                break
    return _status(reading, found)


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
            text = _forces_name(name) if name.actor.actor_kind == "state_forces" else name.text
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
            actor = _of_country(name.country.iso3, name)
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
    if not found:
        return found
    words = reading.words
    out = []
    for attribution in found:
        status, by = attribution.status, attribution.asserted_by
        token = reading.sentence.token_at(attribution.start)
        before = words[max(0, token - 4) : token]
        if (
            any(w in ("suspected", "suspect", "alleged") for w in before + words[token : token + 1])
            or "believed" in before
        ):
            status = "suspected"
        else:
            speaker = _speaker(reading)
            if speaker is not None:
                name, iso3, own_words = speaker
                actor = load_actors().by_id(attribution.actor_ref) if attribution.actor_ref else None
                if actor is not None and iso3 == actor.country_iso3 and iso3 is not None:
                    status = "claimed" if own_words else status
                elif actor is not None and own_words and actor.name != name:
                    status, by = "blamed", name
        out.append(replace(attribution, status=status, asserted_by=by))
    return out


_SAYING = frozenset(
    """says said reports reported claims claimed alleges alleged accuses accused states stated announces announced
    confirms acknowledged acknowledges admitted admits declares""".split()
)


def _speaker(reading: Reading) -> tuple[str, str | None, bool] | None:
    """Who says what the sentence tells, if a party does: (name, country, True when the saying leads)."""
    words = reading.words
    for k, word in enumerate(words):
        if word in _SAYING and reading.is_verb(k):
            subject = reading.subject(k)
            if subject is None:
                continue
            official = any(
                w in _OFFICIALS or w in ("military", "army", "ministry", "forces", "police")
                for w in words[subject[0] : subject[1]]
            )
            for name in reading.names:
                if subject[0] <= name.start < subject[1] and name.iso3 and (official or name.actor):
                    return reading.text(*subject), name.iso3, True
            return None
    for k in range(len(words) - 2):
        if words[k] == "according" and words[k + 1] == "to":
            span = reading.object(k + 2)
            if span and any(w in _OFFICIALS for w in words[span[0] : span[1]]):
                for name in reading.names:
                    if span[0] <= name.start < span[1] + 4 and name.iso3:
                        return reading.text(*span), name.iso3, True
                return reading.text(*span), None, True
    return None


def find_statements(reading: Reading) -> list[Statement]:
    """Claims, non-claims, blame and denial in one sentence."""
    found: list[Statement] = []
    words = reading.words

    def series(at: int) -> bool:
        around = words[max(0, at - 10) : at + 14]
        return any(w in ("attacks", "strikes", "bombings", "incidents") for w in around)

    def emit(
        name: str | None, ref: str | None, status: str, by: str | None, *, span: tuple[int, int], rule: str, at: int
    ) -> None:
        found.append(Statement(reading, Attribution(name, ref, status, by, *span, rule), series(at), at))

    def around(actor: tuple[str, str | None, int, int], k: int) -> tuple[int, int]:
        """Offsets of the actor, the verb and what lies between: "X claimed" as well as "claimed by X"."""
        return reading.span(min(actor[2], k), max(actor[3], k + 1))

    for k, word in enumerate(words):
        subject = None
        if word in _CLAIM_VERBS and _claims_responsibility(reading, k):
            subject = reading.subject(k)
            start = reading.verb_group_start(k)
            clause = words[max(0, (subject[0] if subject else start) - 1) : k]
            if any(w in ("no", "nobody", "not", "none", "never", "n't", "yet") for w in clause) or words[
                max(0, start - 3) : start
            ].count("one"):
                emit(None, None, "unclaimed", None, span=reading.span(max(0, start - 3), k + 1), rule="unclaimed", at=k)
                continue
            actor = None
            if reading.is_passive(k):
                by = next((j for j in range(k, min(len(words), k + 10)) if words[j] == "by"), None)
                span = reading.object(by + 1) if by is not None else None
                actor = actor_in(reading, *span) if span else None
            elif subject:
                actor = actor_in(reading, *subject)
                if (
                    actor is None
                    and subject
                    and any(
                        w in ("group", "militia", "faction", "organisation", "organization")
                        for w in words[subject[0] : subject[1]]
                    )
                ):
                    actor = (reading.text(*subject), None, *subject)
            if actor:
                emit(actor[0], actor[1], "claimed", None, span=around(actor, k), rule="claim", at=k)
        elif word in _BLAME and reading.is_verb(k):
            accuser = reading.subject(k)
            if reading.is_passive(k) and words[k + 1 : k + 2] == ["on"]:
                span = reading.object(k + 2)
                actor = actor_in(reading, *span) if span else None
                if actor:
                    emit(actor[0], actor[1], "blamed", None, span=around(actor, k), rule="blamed_on", at=k)
                continue
            if reading.is_passive(k) and words[k + 1 : k + 2] in (["for"], ["of"]):
                # "X was blamed for the attack", "X has been accused of bombing the market"
                actor = actor_in(reading, *accuser) if accuser else None
                if actor and _accused_of_violence(reading, k):
                    emit(actor[0], actor[1], "blamed", None, span=around(actor, k), rule="blamed_for", at=k)
                continue
            span = reading.object(k + 1)
            if span is None:
                continue
            by_actor = actor_in(reading, *accuser) if accuser else None
            by_name = by_actor[0] if by_actor else (reading.text(*accuser) if accuser else None)
            if accuser and words[accuser[0]] in ("it", "he", "she", "they", "we", "i"):
                by_name = None
            for actor in _coordinated_actors(reading, span):
                if word in ("accused", "accuses", "accusing") and not _accused_of_violence(reading, k):
                    continue
                if not _blamed_for_violence(reading, actor[3]):
                    continue
                emit(actor[0], actor[1], "blamed", by_name, span=around(actor, k), rule="blame", at=k)
        elif word in _BLAMED_ON and words[k + 1 : k + 2] in (["to"], ["on"]):
            span = reading.object(k + 2)
            actor = actor_in(reading, *span) if span else None
            if actor and (any(h.start < k for h in reading.nouns) or any(w in ("attack", "attacks") for w in words)):
                emit(actor[0], actor[1], "blamed", None, span=around(actor, k), rule="attributed", at=k)
        elif word in _DENY and any(
            w in ("involvement", "responsibility", "role", "carrying", "being") for w in words[k + 1 : k + 5]
        ):
            subject = reading.subject(k)
            actor = actor_in(reading, *subject) if subject else None
            if actor:
                emit(actor[0], actor[1], "denied", None, span=around(actor, k), rule="denial", at=k)
        elif (
            word in ("suspected", "suspect", "suspects")
            and "of" in words[k + 2 : k + 7]
            and words[k + 1 : k + 2] != ["of"]
        ):
            span = reading.object(k + 1)
            actor = actor_in(reading, span[0], min(span[1], words.index("of", k))) if span else None
            if actor:
                accuser = reading.subject(k)
                named = accuser is not None and words[accuser[0]] not in ("they", "it", "he", "she")
                who = reading.text(*accuser) if accuser and named else None
                emit(actor[0], actor[1], "suspected", who, span=around(actor, k), rule="suspect_of", at=k)
        elif word == "suspected" and words[k + 1 : k + 2] == ["of"] and k > 0:
            subject = reading.subject(k)
            actor = actor_in(reading, *subject) if subject else None
            if actor:
                emit(actor[0], actor[1], "suspected", None, span=around(actor, k), rule="suspected", at=k)
        elif word in ("identified", "named") and any(
            w in ("suspect", "attacker", "gunman", "shooter", "suspected") for w in words[max(0, k - 4) : k + 6]
        ):
            person = next((n for n in reading.names if n.start > k and n.is_person), None)
            if person:
                emit(
                    person.text,
                    None,
                    "suspected",
                    None,
                    span=reading.span(person.start, person.end),
                    rule="identified",
                    at=k,
                )
    return found


def _blamed_for_violence(reading: Reading, end: int) -> bool:
    """Whether "blamed X for Y" speaks of an attack, or of none in particular: not of a siege of tents or of talks."""
    words = reading.words
    if words[end : end + 1] != ["for"]:
        return True
    start, stop = reading.object(end + 1) or (end + 1, min(len(words), end + 6))
    cues = (
        [h.start for h in reading.nouns if h.entry.strength != "weak"]
        + [h.start for h in reading.weapons]
        + [h.start for h in reading.casualties]
    )
    return (
        any(start - 1 <= at <= stop + 4 for at in cues)
        or any(w in ("it", "this", "them", "incident", "deaths", "violence") for w in words[start : stop + 1])
        or any(reading.is_verb(k) for k in range(end + 1, min(len(words), end + 3)))
    )


def _coordinated_actors(reading: Reading, span: tuple[int, int]) -> list[tuple[str, str | None, int, int]]:
    """As in "blamed both Israel and the United States": each of them."""
    start, end = span
    actors = []
    parts, at = [], start
    for j in range(start, end):
        if reading.words[j] in ("and", "or", "both"):
            if j > at:
                parts.append((at, j))
            at = j + 1
    if end > at:
        parts.append((at, end))
    for part in parts:
        actor = actor_in(reading, *part)
        if actor:
            actors.append(actor)
    return actors


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
    return reading.is_passive(k) and (
        "responsibility" in words[:k]
        or any(w in ("attack", "attacks", "bombing", "strike", "strikes", "it") for w in words[max(0, k - 6) : k])
    )


def _accused_of_violence(reading: Reading, k: int) -> bool:
    after = reading.words[k + 1 :]
    return (
        any(h.start > k for h in reading.nouns)
        or any(h.start > k for h in reading.verbs)
        or any(w in ("killing", "behind", "attack", "attacks", "carrying", "bombing", "responsible") for w in after)
    )
