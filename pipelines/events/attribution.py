"""Who did it, as an attack's own sentence tells: its subject, its "by", the word before its noun.

Here: the actor that a noun phrase names, and the perpetrators of one mention with their status. ``stated`` is what the
article itself asserts; blame stays blame. Not here: claims, blame and denials that speak of an attack told elsewhere
(``statements``); who an actor is across articles (``resolution``).
"""

from dataclasses import replace

from pipelines.events.actors import (
    Party,
    actor_in,
    actors_in,
    attackers_in,
    forces_name,
    group_name,
    is_part_of_a_word,
    listed_with,
    of_country,
)
from pipelines.events.attacks import Mention
from pipelines.events.casualties import HIT, Figure
from pipelines.events.mentions import Name
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.values import frozen
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.words import role_words

_ATTACKER_NOUNS = frozenset({"militant", "perpetrator", "militia_member"})
_GROUP_KINDS = frozenset({"armed_group", "state_forces", "government", "international", "political"})
_STARTERS = frozenset("began launched started responded retaliated answered continued opened resumed replied".split())
_CREWED = role_words("crewed")
_OFFICIALS = role_words("officials_of_party")
_SUSPECT_WORDS = role_words("suspect_word")
_ARMS_OF_AN_ATTACK = role_words("arms_of_attack")
_ATTACKERS_BEFORE_A_NOUN = role_words("attacker_before_noun")
_FORCES_BEFORE_A_RAID = role_words("forces_before_raid")
_RAIDS = role_words("raid_of_forces")
_ORDERS = role_words("ordering")
_ANSWERING = role_words("answering")
_PRESS = role_words("press")
_PART_OF = frozenset("including among".split())


@frozen
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
    if mention.rule in ("verb:defuse", "verb:intercept") and mention.stage != "accomplished":
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
        if not found:
            _of_whole(reading, mention, found)
    if mention.attack_type == "clash":
        _sides(reading, mention, found)
        _dead_of_both_sides(reading, figures, found)
    if not found:
        _suspects(reading, found)
    if not found:
        _dead_attackers(reading, figures, found)
    if not found:
        _of_forces_that_tell(reading, figures, found)
    if _stops_the_attacker(reading, [f for f in figures if f.cue == mention.verb] or figures):
        found = [a for a in found if not _is_of_forces(reading, a)]
    return _status(reading, found)


def _stops_the_attacker(reading: Reading, figures: list[Figure]) -> bool:
    """As in "police shot the gunman dead", "an officer stopped the gunman by wounding him": the end of an attack."""
    done = [f for f in figures if f.frame in ("active", "passive") and f.outcome in ("killed", "wounded", HIT)]
    named = any(w in _ATTACKERS for w in reading.words)
    told = (f.is_definite or " of the " in f.victims_text.lower() for f in done)
    return bool(done) and all(told) and all(f.group == "perpetrator" or (f.is_pronoun and named) for f in done)


_ATTACKERS = frozenset("gunman gunmen attacker attackers assailant assailants shooter shooters bomber bombers".split())
_FORCES = role_words("officer_on_duty")


def _is_of_forces(reading: Reading, attribution: Attribution) -> bool:
    return any(w in _FORCES for w in (attribution.actor_name or "").lower().split())


def _dead_attackers(reading: Reading, figures: list[Figure], found: list[Attribution]) -> None:
    """As in "the six al-Shabaab attackers were killed": the group they were of."""
    for figure in figures:
        if figure.group == "perpetrator" and "attacker" in figure.victims_text.lower():
            for name in reading.names:
                if figure.start <= name.start < figure.end and name.actor and name.actor.actor_kind == "armed_group":
                    party = Party(group_name(name), name.actor.actor_id, name.start, name.end)
                    _add_party(reading, found, party, "dead_attacker")


def _of_forces_that_tell(reading: Reading, figures: list[Figure], found: list[Attribution]) -> None:
    """As in "the army said that nine rebels were killed in an air strike": forces tell of what they did to fighters."""
    if not any(f.outcome == "killed" and f.group in ("militant", "militia_member") for f in figures):
        return
    k = next((k for k, w in enumerate(reading.words) if w in _TELLING and reading.is_verb(k)), None)
    subject = reading.subject(k) if k is not None else None
    if subject is None:
        return
    actor = actor_in(reading, *subject)
    kind = load_actors().by_id(actor.ref) if actor else None
    if actor and kind and kind.actor_kind == "state_forces":
        span = reading.span(actor.start, actor.end)
        found.append(Attribution(actor.name, actor.ref, "claimed", None, *span, "teller"))


_TELLING = frozenset("say says said state states stated announced announces claim claims claimed".split())


def _of_verb(reading: Reading, found: list[Attribution], verb: int) -> None:
    """The subject of an active verb, the "by" of a passive one."""
    if not reading.is_passive(verb):
        named, launcher = reading.subject(verb) or _subject_after_with(reading, verb), _launcher_of(reading, verb)
        subject = launcher or reading.spoken_for(named)
        if _hits_a_mine(reading, verb):
            _planted_by(reading, found, verb + 1)
            return
        if subject and not _is_instrument(reading, *subject):
            _add(reading, found, listed_with(reading, _commander(reading, verb, subject)), "subject")
            if launcher is None and subject != named:
                found[:] = [replace(a, status="claimed", rule="own_words") for a in found]  # "said it had bombed X"
            if not found and any(subject[0] < h.start < subject[1] for h in reading.weapons):
                _add_modifier(reading, found, *subject)  # "shrapnel from an Iranian missile wounded"
        elif subject:
            _add_modifier(reading, found, *subject)  # "American warplanes bombed"
    _by_phrase(reading, found, verb)


def _subject_after_with(reading: Reading, verb: int) -> tuple[int, int] | None:
    """As in "clashes broke out, with Kenya launching air strikes": who does it stands between "with" and the verb."""
    if not reading.words[verb].endswith("ing"):
        return None
    at = next((k for k in range(verb - 1, max(-1, verb - _WITH_REACH), -1) if reading.words[k] in PREPOSITIONS), None)
    if at is None or reading.words[at] != "with" or any(reading.is_barrier(k) for k in range(at + 1, verb)):
        return None
    return (at + 1, verb) if at + 1 < verb else None


_WITH_REACH = 7


def _hits_a_mine(reading: Reading, verb: int) -> bool:
    """As in "a police truck hit a mine": its subject is the victim."""
    hit = reading.object(verb + 1)
    return hit is not None and any(
        hit[0] <= h.start < hit[1] and h.entry.weapon_type == "ied" and _ends_phrase(reading, h.end, hit[1])
        for h in reading.weapons
    )


def _ends_phrase(reading: Reading, i: int, end: int) -> bool:
    """Whether nothing of a noun phrase that ends at ``end`` follows but where it was: "a mine 12 km north of Kidal"."""
    return i >= end or not reading.words[i].isalpha() or reading.words[i] in PREPOSITIONS


def _launcher_of(reading: Reading, verb: int) -> tuple[int, int] | None:
    """As in "troops conducted an operation that killed nine": who began what killed; None where people killed.

    In "launched an assault on rebels that killed nine" the rebels did.
    """
    start = reading.verb_group_start(verb)
    killer = reading.subject(verb)
    if start == 0 or killer is None or reading.words[start - 1] not in ("that", "which"):
        return None
    if attackers_in(reading, *killer):
        return None
    launch = next(
        (
            h
            for h in reversed(reading.verbs)
            if h.entry.frame == "launch"
            and h.end < start
            and not any(reading.is_barrier(k) and reading.words[k] != "," for k in range(h.end, start - 1))
        ),
        None,
    )
    return reading.subject(launch.start) if launch and not reading.is_passive(launch.start) else None


def _commander(reading: Reading, verb: int, subject: tuple[int, int]) -> tuple[int, int]:
    """As in "the president ordered the army to bomb": who gave the order, where the forces ordered have no name."""
    order = subject[0] - 1
    if order < 1 or reading.words[order] not in _ORDERS or "to" not in reading.words[subject[1] : verb]:
        return subject
    if any(subject[0] <= n.start < subject[1] for n in reading.names):
        return subject
    return reading.subject(order) or subject


def _of_noun(reading: Reading, mention: Mention, found: list[Attribution]) -> None:
    """Who stands before an attack's noun, "Turkish air strikes", or after its "by"."""
    start = _start_of_modifiers(reading, mention.start)
    if start < mention.start:
        _add_modifier(reading, found, start, mention.start)
        if not found:
            _add_attackers_before(reading, mention.start, mention.rule.rsplit(":", 1)[-1], found)
    _by_phrase(reading, found, mention.end - 1)


def _start_of_modifiers(reading: Reading, noun: int) -> int:
    """Where the phrase begins that ends in an attack's noun: "Russian missile and drone", "X's (XYZ) shelling"."""
    words = reading.words
    start = noun
    while start > 0 and noun - start < 9:
        word = words[start - 1]
        if word == ")" and start >= 3 and words[start - 3] == "(":
            start -= 3
            continue
        if reading.is_barrier(start - 1) or word in PREPOSITIONS:
            break
        if word in _OPENS_NOUN_PHRASE:
            break  # "told the Security Council the strike was": the phrase begins here
        joins_arms = any(h.end == start - 1 for h in reading.weapons) or (
            start >= 2 and words[start - 2] in _ARMS_OF_AN_ATTACK
        )
        if word == "and" and not joins_arms and not _joins_nations(reading, start - 1):
            break
        start -= 1
    return start


_OPENS_NOUN_PHRASE = frozenset("the a an this that these those".split())


def _joins_nations(reading: Reading, conjunction: int) -> bool:
    """As in "Israeli and American strikes", "US and British strikes"."""
    names = (reading.name_at(conjunction - 1), reading.name_at(conjunction + 1))
    return all(n is not None and _is_nation(n) for n in names)


def _is_nation(name: Name) -> bool:
    return name.country is not None and (name.country.kind == "demonym" or name.text in _SHORT_NAMES)


def _add_attackers_before(reading: Reading, noun: int, phrase: str, found: list[Attribution]) -> None:
    """As in "a rebel attack", "an army raid": the kind of people who attack, just before the noun."""
    if noun == 0:
        return
    word = reading.words[noun - 1]
    by_forces = word in _FORCES_BEFORE_A_RAID and phrase.rsplit(maxsplit=1)[-1] in _RAIDS
    if word in _ATTACKERS_BEFORE_A_NOUN or by_forces:
        _add_party(reading, found, Party(reading.text(noun - 1, noun), None, noun - 1, noun), "modifier")


_CARRIED = (["carrying"], ["transporting"], ["ferrying"], ["taking"], ["bringing"])
"""What stands before people in a bus: "a blast on a bus carrying workers killed nine"."""


def _of_killing(reading: Reading, figures: list[Figure], found: list[Attribution]) -> None:
    """Who killed: "militants killed two men in an attack", "two men were killed by soldiers in a raid".

    Not who "captured the leader of the gang blamed for the ambush".
    """
    for figure in figures:
        if figure.outcome == "captured" and not _CULPRITS.isdisjoint(
            reading.words[figure.end : figure.end + _CULPRIT_REACH]
        ):
            continue
        if figure.frame == "passive" or reading.is_passive(figure.cue):
            _by_phrase(reading, found, figure.cue, reach=4)
        if found or figure.frame != "active":
            continue
        group = reading.verb_group_start(figure.cue)
        if group and reading.words[group - 1] in ("which", "that"):
            return  # "an attack on a base of X, which killed ...": the attack killed
        named = reading.subject(figure.cue)
        subject = reading.spoken_for(named)
        if (
            subject
            and not _is_instrument(reading, *subject)
            and reading.words[subject[0] - 1 : subject[0]] not in _CARRIED
            and not any(subject[0] <= h.start < subject[1] for h in reading.nouns)
        ):
            _add(reading, found, subject, "killer")
            if subject != named:
                found[:] = [replace(a, status="claimed", rule="own_words") for a in found]
        return


_CULPRITS = frozenset("blamed accused behind wanted responsible suspected linked".split())
_CULPRIT_REACH = 8  # tokens of "of the gang" between who is captured and what he is captured for


def _of_beginning(reading: Reading, mention: Mention, found: list[Attribution]) -> None:
    """Who began something with the attack: "Turkey began an offensive with airstrikes"."""
    lead = next((k for k in range(mention.start) if reading.is_verb(k) and reading.words[k] in _STARTERS), None)
    subject = reading.subject(lead) if lead is not None else None
    if subject:
        _add(reading, found, subject, "starter")


def _of_whole(reading: Reading, mention: Mention, found: list[Attribution]) -> None:
    """An attack told as part of others has their attacker: "Russian strikes ..., including a missile strike on Y"."""
    words = reading.words
    whole = next((h for h in reading.nouns if h.end < mention.start and h.entry.strength == "strong"), None)
    if whole is None or not any(w in _PART_OF for w in words[whole.end : mention.start]):
        return
    if any(words[k] in (";", '"') or words[k] in _OTHER_CLAUSE for k in range(whole.end, mention.start)):
        return
    start = _start_of_modifiers(reading, whole.start)
    if start < whole.start:
        _add_modifier(reading, found, start, whole.start)


_OTHER_CLAUSE = frozenset("while after before when but as".split())


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
    """Both sides of a clash: "between A and B", "A clash with B", "A and B exchange fire"."""
    words = reading.words
    for j in range(mention.end - 1, min(len(words), mention.end + 8)):
        if words[j] in ("between", "with", "against"):
            end = j + 1
            while end < len(words) and end - j < 18 and not reading.is_barrier(end) and words[end] not in _AFTER_SIDES:
                end += 1
            for actor in actors_in(reading, j + 1, end):
                _add_party(reading, found, actor, "side")
            return


_AFTER_SIDES = frozenset("in on near at along over after across outside during inside around".split())


def _dead_of_both_sides(reading: Reading, figures: list[Figure], found: list[Attribution]) -> None:
    """As in "four soldiers and nine rebels died in clashes": who fought, where only the dead tell it."""
    if found:
        return
    dead = [f for f in figures if f.outcome in ("killed", "wounded") and f.group in _FIGHTERS and not f.is_subset]
    if len({f.group for f in dead}) < 2 and len({f.nationality for f in dead}) < 2:
        return
    for figure in dead:
        for actor in attackers_in(reading, figure.start, figure.end):
            _add_party(reading, found, actor, "side")


_FIGHTERS = frozenset("military militant militia_member security_forces police perpetrator foreign_military".split())


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
    """Add the actors that a phrase in an attacker's place names."""
    actors = attackers_in(reading, *span)
    if not actors and span[0] < span[1]:
        reading.left_out("attribution", *span, "no_attacker", f"attribution:{rule}")
    for actor in actors:
        _add_party(reading, found, actor, rule)


def _add_party(reading: Reading, found: list[Attribution], actor: Party, rule: str) -> None:
    if not any(a.actor_name == actor.name for a in found):
        span = reading.span(actor.start, actor.end)
        found.append(Attribution(actor.name, actor.ref, "stated", None, *span, rule))


def _add_modifier(reading: Reading, found: list[Attribution], start: int, end: int) -> None:
    """As in "Turkish airstrikes", "the United States' killing of": the attackers stand before the noun."""
    joined = start
    for name in reading.names:
        if not start <= name.start < end or name.is_person or is_part_of_a_word(reading, name):
            continue
        actor = _as_modifier(reading, name)
        if actor is None:
            continue
        if joined > start and name.start > joined + 1:
            return
        _add_party(reading, found, actor, "modifier")
        joined = name.end
        if reading.words[name.end : name.end + 1] != ["and"]:
            return


def _as_modifier(reading: Reading, name: Name) -> Party | None:
    """The attacker that a name before an attack's noun tells; None where it tells the place."""
    if name.actor and name.actor.actor_kind in _GROUP_KINDS and not name.country:
        text = forces_name(name) if name.actor.actor_kind == "state_forces" else group_name(name)
        return Party(text, name.actor.actor_id, name.start, name.end)
    country = name.country
    if not country or country.kind not in ("name", "demonym", "metonym"):
        return None
    if name.places and not (name.actor or country.kind == "demonym"):
        return None
    possessive = reading.words[name.end : name.end + 1] in (["'s"], ["'"])
    if country.kind == "demonym" or possessive or (country.kind == "name" and name.text in _SHORT_NAMES):
        return of_country(country.iso3, name)
    return None  # "the Baghdad attack" is where, not who


_SHORT_NAMES = frozenset("US U.S. UK USA U.K. UAE".split())


def _by_phrase(reading: Reading, found: list[Attribution], i: int, reach: int = 18) -> None:
    """The attacker after the first "by" that follows token ``i`` in its clause, at most ``reach`` tokens on."""
    words = reading.words
    for j in range(i + 1, min(len(words), i + reach)):
        if words[j] in (";", ":", "\u2014", '"') or words[j] in ("who", "which", "while", "but"):
            return
        if found and words[j] == "," and words[j + 1 : j + 2] and _is_participle(reading, j + 1):
            return  # "fired mortars at a camp, drawing air strikes by the army": who did the next thing
        if words[j] == "that" and reading.is_verb(j - 1):
            return  # "warned that any harm by X": what somebody says, of something else
        if words[j] in _ANSWERING and words[j + 1 : j + 2] in (["to"], ["for"], ["of"], ["against"]):
            return  # "in retaliation for an attack by X": who made the other attack
        participle = words[j - 1] != "dead" and (reading.is_verb(j - 1) or words[j - 1].endswith("ed"))
        if words[j] == "by" and participle and j - 1 > i and words[j - 1] not in _DONE_BY:
            continue  # "a base used by the group": who uses it, not who attacked it
        if words[j] == "by" and not _NOBODY.isdisjoint(words[j + 1 : j + 2]):
            return  # "has not been claimed by any group"
        if words[j] == "by" and reading.distance(i, j) <= reach and not (j + 1 < len(words) and reading.is_verb(j + 1)):
            end = j + 1
            while end < len(words) and end - j < 16 and not _ends_agent(reading, end):
                end += 1
            if end > j + 1 and not _is_instrument(reading, j + 1, end):
                _add(reading, found, (j + 1, end), "by")
            else:
                _add_modifier(reading, found, j + 1, end)  # "killed by an American drone"
                _planted_by(reading, found, end)
                for hit in reading.nouns:
                    if not found and j < hit.start < end:
                        _add_attackers_before(reading, hit.start, hit.phrase, found)
            return


_NOBODY = frozenset("any no nobody none anyone anybody".split())


def _is_participle(reading: Reading, i: int) -> bool:
    return reading.is_verb(i) and reading.words[i].endswith("ing")


def _planted_by(reading: Reading, found: list[Attribution], i: int) -> None:
    """As in "killed by a bomb planted by X", "hit a mine laid by Y": who used the weapon that did it."""
    words = reading.words
    for j in range(i, min(len(words) - 2, i + _PLANTED_REACH)):
        if words[j] in (",", ";", '"', "and"):
            return
        if words[j] in _PLANTED and words[j + 1] == "by":
            end = j + 2
            while end < len(words) and end - j < 16 and not _ends_agent(reading, end):
                end += 1
            _add(reading, found, (j + 2, end), "planted_by")
            return


_PLANTED = frozenset("planted laid placed buried fired launched dropped hidden left set detonated driven flown".split())
_PLANTED_REACH = 12  # tokens from the verb or the weapon to who used it
_DONE_BY = role_words("done_by_attacker")


def _ends_agent(reading: Reading, at: int) -> bool:
    if reading.words[at : at + 2] in _SAID_TO:
        return True  # "by a bomb suspected to have been planted by X"
    if reading.words[at] in PREPOSITIONS:
        return reading.words[at] not in ("of", "from", "in", "with")
    return reading.is_barrier(at)


def _status(reading: Reading, found: list[Attribution]) -> list[Attribution]:
    """Mark what a source alleges as blame or suspicion, and what the attacker itself says as a claim."""
    return [_with_status(reading, attribution) for attribution in found]


def _with_status(reading: Reading, attribution: Attribution) -> Attribution:
    if attribution.status != "stated":
        return attribution
    words = reading.words
    token = reading.sentence.token_at(attribution.start)
    before = words[max(0, token - 4) : token]
    doubted = words[max(0, token - 8) : token] if words[token - 1 : token] == ["by"] else []
    if any(doubted[k : k + 2] in _SAID_TO for k in range(len(doubted))):
        return replace(attribution, status="suspected")  # "suspected to have been planted by X"
    if any(w in ("suspected", "suspect", "alleged") for w in [*before, words[token]]) or "believed" in before:
        return replace(attribution, status="suspected")
    doubter = _doubter(reading, token)
    if doubter is not None:
        status, name = doubter
        return replace(attribution, status=status, asserted_by=name)
    speaker = _speaker(reading, token)
    if speaker is None:
        return attribution
    name, iso3, own_words = speaker
    actor = load_actors().by_id(attribution.actor_ref)
    if actor is None or not own_words:
        return attribution
    if iso3 is not None and iso3 == actor.country_iso3 and actor.actor_kind in _SPOKEN_FOR:
        return replace(attribution, status="claimed")
    return replace(attribution, status="blamed", asserted_by=name) if actor.name != name else attribution


_SAID_TO = tuple([doubt, "to"] for doubt in ("suspected", "believed", "thought", "alleged", "presumed"))


def _doubter(reading: Reading, attacker: int) -> tuple[str, str] | None:
    """As in "prosecutors allege that the bombing was the work of X": what they make of it, and who they are."""
    for k in range(attacker):
        status = "blamed" if reading.words[k] in _ALLEGING else "suspected" if reading.words[k] in _BELIEVING else None
        if status is None or not reading.is_verb(k) or reading.is_passive(k):
            continue
        subject = reading.subject(k)
        if subject is not None and subject[1] <= k:
            return status, reading.text(*subject)
    return None


def _says_something_else(reading: Reading, attacker: int, speaker: tuple[int, int], saying: int) -> bool:
    """As in "US jets struck 85 targets; Iraq said 16 died", "strikes by X that Islamabad said killed two"."""
    words = reading.words
    if ";" in words[attacker : speaker[0]]:
        return True
    of_noun = words[speaker[0] - 1 : speaker[0]] in (["that"], ["which"]) and attacker < speaker[0] - 1
    return of_noun and not reading.is_verb(speaker[0] - 2) and reading.is_verb(saying + 1)


_SPOKEN_FOR = frozenset(("government", "state_forces"))
_ALLEGING = frozenset("allege alleges alleged".split())
_BELIEVING = frozenset(
    "believe believes suspect suspects suggest suggests suggested indicate indicates indicated".split()
)
_SAYING = role_words("asserting")
_ACCORDING = frozenset(("according",))


_FORCES_THAT_SPEAK = role_words("forces_that_speak")


def _speaker(reading: Reading, attacker: int) -> tuple[str, str | None, bool] | None:
    """Who says what the sentence tells of an attacker, if a party does: (name, country, True when the saying leads)."""
    words = reading.words
    for k in reading.places_of(_SAYING):
        if reading.is_verb(k) and not reading.is_passive(k):  # not "an attack claimed by X"
            subject = reading.subject(k)
            if subject is None or _says_something_else(reading, attacker, subject, k):
                continue
            return _official_speaker(reading, subject)
    for k in reading.places_of(_ACCORDING):
        if words[k + 1 : k + 2] == ["to"] and k + 2 < len(words):
            span = reading.object(k + 2)
            if span and any(w in _OFFICIALS for w in words[span[0] : span[1]]):
                iso3 = next((n.iso3 for n in reading.names if span[0] <= n.start < span[1] + 4 and n.iso3), None)
                return reading.text(*span), iso3, True
    return None


def _official_speaker(reading: Reading, subject: tuple[int, int]) -> tuple[str, str | None, bool] | None:
    """The state or its officials, where they are who speaks: not the press of a country, unless it is the state's."""
    said_by = reading.words[subject[0] : subject[1]]
    if any(w in _PRESS for w in said_by) and not any(w.startswith("state") for w in said_by):
        return None
    official = any(w in _OFFICIALS or w in _FORCES_THAT_SPEAK for w in reading.words[subject[0] : subject[1]])
    for name in reading.names:
        if subject[0] <= name.start < subject[1] and name.iso3 and (official or name.actor):
            return reading.text(*subject), name.iso3, True
    return None
