"""Attacks told by a verb: "gunmen stormed", "a rocket hit", "drones were launched", "a bomb exploded", "was abducted".

Here: for each frame of ``words/attack_verbs.csv``, what its clause must hold for the verb to tell an attack, and of
which type.
"""

from pipelines.events.attacks.mention import DEFINITE_WORDS, FAMILIES, Mention, any_counted
from pipelines.events.attacks.parties import Span, holds, is_armed, is_state, is_violent_context, people_in
from pipelines.events.attacks.standing import (
    ATTEMPTED,
    goes_on,
    is_habitual,
    is_hypothetical,
    is_negated,
    is_present,
    is_reason,
    is_reported_in_present,
    is_stopped_plot,
    stage_of,
)
from pipelines.events.attacks.weapons import WeaponAt, type_with_weapon, weapon_count, weapon_in, weapon_near
from pipelines.events.casualties import Figure
from pipelines.events.reading import PREPOSITIONS, Reading
from pipelines.events.trace import Reason
from pipelines.values import frozen
from pipelines.vocabulary.words import AttackVerb, Hit, role_words

_SITES = role_words("site")
_AIRCRAFT = role_words("aircraft")
_CROWDS = role_words("crowd")
_NOT_ATTACKABLE = role_words("abstract_target")
_SCREEN_WORKS = role_words("screen_work")
_REFLEXIVE = frozenset("himself herself themselves".split())
_NOT_SHOT_AT = _SCREEN_WORKS | {"down"}
_WORN = role_words("worn_bomb")
_REALISED = frozenset("managed began continued went used prompted prompting".split())
"""Before "to": "managed to attack", "prompted the army to shell" tell it, "wanted to" doesn't."""
_ATTACKING_PEOPLE = frozenset("militant perpetrator militia_member".split())
_STRUCK_BY_WEAPON = frozenset("hit strike slam target land damage".split())
_ARRESTED = role_words("arrested_when_seized")
_DRIVERS = frozenset("driver drivers motorist man woman".split())
_ACTS_ON_PEOPLE = frozenset("kidnap abduct take_hostage behead assassinate".split())


@frozen
class _Clause:
    """A verb of attack with what stands around it."""

    reading: Reading
    start: int
    end: int
    lemma: str
    attack_type: str
    subject: Span | None
    object: Span | None
    agent: Span | None
    passive: bool
    figures: list[Figure]

    @property
    def has_victims(self) -> bool:
        return any_counted(self.figures)

    @property
    def doer(self) -> Span | None:
        """The subject, or whom it stands for: Israel in "Israel said it had struck"."""
        return self.reading.spoken_for(self.subject)

    @property
    def subject_weapon(self) -> WeaponAt | None:
        return weapon_in(self.reading, self.subject)

    @property
    def object_weapon(self) -> WeaponAt | None:
        return weapon_in(self.reading, self.object)

    @property
    def agent_weapon(self) -> WeaponAt | None:
        return weapon_in(self.reading, self.agent)

    @property
    def what_was_used(self) -> WeaponAt | None:
        """What was fired, launched or stopped: the object, or the subject of a passive."""
        return self.object_weapon or (self.subject_weapon if self.passive else None)

    def followed_by(self, words: frozenset[str], within: int = 1) -> bool:
        return any(w in words for w in self.reading.words[self.end : self.end + within])

    def mention(self, attack_type: str, used: WeaponAt | None, stage: str = "accomplished") -> Mention:
        mention = Mention(
            self.reading, self.start, self.end, attack_type, stage=stage, is_definite=self._has_definite_subject()
        )
        if used:
            mention.weapon_type = used[0].weapon_type
            mention.weapon_count = weapon_count(self.reading, used[1])
        return mention

    def _has_definite_subject(self) -> bool:
        """As in "the rockets hit", "the gunman stabbed", "they stormed": what was told before goes on."""
        if self.subject is None:
            return False
        first = self.reading.words[self.subject[0]]
        at = self.subject[0] - 1
        while at > 0 and (self.reading.time_at(at) or self.reading.words[at] == "on"):
            at -= 1  # "said on Tuesday they had attacked"
        before = self.reading.words[at] if self.subject[0] else ""
        # "the ministry says it has intercepted ...": it is who says so, not what was told before
        of_who_says_so = before == "that" or (self.subject[0] > 0 and self.reading.is_verb(at))
        pronoun = self.subject[1] - self.subject[0] == 1 and first in ("it", "they", "he", "she") and not of_who_says_so
        means_or_maker = self.subject_weapon or people_in(self.reading, self.subject) == "perpetrator"
        return pronoun or (first in DEFINITE_WORDS and first != "that" and bool(means_or_maker))


def mentions_from_verbs(reading: Reading, figures: list[Figure], blocked: set[int]) -> list[Mention]:
    """The attacks that verbs of a sentence tell; tokens in ``blocked`` are known to tell none."""
    in_noun_phrase = {i for h in reading.nouns if h.end - h.start > 1 for i in range(h.start, h.end)}
    found = []
    for hit in (*reading.verbs, *_driven_with_words_between(reading)):
        if hit.start in blocked or hit.start in in_noun_phrase:
            continue
        why_not = _why_not_told(reading, hit)
        mention = None if why_not else _FRAMES[hit.entry.frame](_clause(reading, hit, figures))
        if mention is None:
            reading.left_out("attack", hit.start, hit.end, why_not or "frame_unmet", f"verb:{hit.entry.lemma}")
            continue
        i, group = hit.start, reading.verb_group_start(hit.start)
        if mention.stage == "accomplished":
            mention.stage = "foiled" if is_stopped_plot(reading, i) else stage_of(reading, hit.start, hit.end)
        # "shots were fired", "fire was opened": the verb is the last of the words
        mention.verb = hit.end - 1 if not reading.is_verb(i) and reading.is_verb(hit.end - 1) else i
        mention.is_told_in_present = is_present(reading, i)
        mention.present = mention.is_told_in_present or (
            hit.entry.frame != "launch" and is_reported_in_present(reading, i)
        )
        mention.is_reference = _describes_a_reason(reading, i)
        around = reading.words[max(0, group - 1) : i] + reading.words[hit.end : hit.end + 3]
        mention.is_new = "again" in around or _is_also_done_elsewhere(reading, group, hit)
        mention.rule = f"verb:{hit.entry.lemma}"
        found.append(mention)
    return found


def _is_also_done_elsewhere(reading: Reading, group: int, hit: Hit[AttackVerb]) -> bool:
    """As in "Two wells were also bombed at the Bai Hassan oil field": one more attack, at a place of its own."""
    if "also" not in reading.words[group : hit.start]:
        return False
    return any(
        hit.end <= n.start <= hit.end + _ALSO_REACH
        and (n.is_unknown_place or any(p.where_precision <= 2 for p in n.places))
        for n in reading.names
    )


_ALSO_REACH = 8  # tokens from the verb to the place


def _why_not_told(reading: Reading, hit: Hit[AttackVerb]) -> Reason | None:
    """Why the words don't tell what was done: no verb here, or wanted, feared or denied; None when they tell it."""
    words, i = reading.words, hit.start
    if reading.name_at(i) or (reading.tokens[i].is_capitalised and i > 0):
        return "part_of_name"
    if hit.end - hit.start == 1 and not reading.is_verb(i):
        return "not_a_verb"
    group = reading.verb_group_start(i)
    due_to_explode = hit.entry.frame == "explode" and any(w in ("set", "due") for w in words[max(0, i - 4) : i])
    stopped = is_stopped_plot(reading, group + 1 if group < i else i)
    if not (due_to_explode or stopped):
        if is_hypothetical(reading, group + 1 if group < i else i):
            return "hypothetical"
        if is_negated(reading, i):
            return "negated"
    if words[group : group + 2] == ["to", "have"]:
        doubted = "whether" in words[max(0, group - _WHETHER_REACH) : group]
        return "hypothetical" if doubted else None  # "claim to have shot down": told as done
    if words[group : group + 1] == ["to"] or words[i - 1] == "to":
        controller = words[max(0, group - 3) : max(0, group)]
        return None if stopped or any(w in _REALISED or w in ATTEMPTED for w in controller) else "intended"
    if goes_on(reading, hit.start, hit.end) or is_habitual(reading, hit.start):
        return "trend"
    has_history = _ends_with(words, hit.end, ["before"], within=0) or _ends_with(
        words, hit.end, ["in", "the", "past"], 8
    )
    return "history" if has_history else None  # "has been bombed before"


def _describes_a_reason(reading: Reading, verb: int) -> bool:
    """As in "in response to rockets fired at Sderot": the participle of a noun that is a reason, not a telling."""
    after = reading.words[verb + 1 : verb + 2]
    if not after or after[0] not in PREPOSITIONS or reading.name_at(verb - 1) is not None:
        return False
    phrase = verb - 1
    while phrase > 0 and not reading.is_barrier(phrase - 1) and not reading.is_verb(phrase - 1):
        if is_reason(reading, phrase):
            return True
        phrase -= 1
    return False


_WHETHER_REACH = 14


def _ends_with(words: list[str], start: int, phrase: list[str], within: int) -> bool:
    """Whether a phrase ends the clause at most ``within`` tokens after ``start``: "attacked ports in the past"."""
    for k in range(start, start + within + 1):
        if words[k : k + len(phrase)] == phrase:
            return words[k + len(phrase) : k + len(phrase) + 1] in ([], ["."], [","], [";"])
    return False


def _clause(reading: Reading, hit: Hit[AttackVerb], figures: list[Figure]) -> _Clause:
    words, end = reading.words, hit.end
    passive = reading.is_passive(hit.start)
    agent = reading.object(end + 1) if words[end : end + 1] == ["by"] else None
    if agent is None and passive:
        by = next((k for k in range(end, min(len(words), end + 12)) if words[k] == "by"), None)
        agent = reading.object(by + 1) if by is not None and reading.distance(end, by) <= 12 else None
    return _Clause(
        reading,
        hit.start,
        end,
        hit.entry.lemma,
        hit.entry.attack_type,
        reading.subject(hit.start),
        reading.object(end),
        agent,
        passive,
        figures,
    )


def _weapon_frame(clause: _Clause) -> Mention | None:
    """The subject is a weapon, or the verb is passive: "two rockets hit", "the base was struck again"."""
    reading, lemma, passive = clause.reading, clause.lemma, clause.passive
    subject, agent = clause.subject, clause.agent
    weapon = clause.subject_weapon or clause.agent_weapon
    if weapon and (weapon[0].flies or lemma in _STRUCK_BY_WEAPON):
        return clause.mention(weapon[0].attack_type, weapon)
    if lemma == "plough" and weapon and weapon[0].attack_type == "suicide_bombing":
        return clause.mention("suicide_bombing", weapon)  # "a suicide bomber drove into a checkpoint"
    if lemma == "plough":
        return clause.mention("vehicle_ramming", None) if _rams(clause) else None
    if lemma in ("hit", "strike", "run_over") and clause.object_weapon and clause.object_weapon[0].weapon_type == "ied":
        return clause.mention("ied", clause.object_weapon)  # "their vehicle hit a landmine"
    if lemma in ("land", "slam", "damage", "run_over"):
        return None
    if subject and any(subject[0] <= h.start < subject[1] and h.entry.strength == "strong" for h in reading.nouns):
        return None  # "the strike hit": the noun tells it
    armed_subject = is_armed(reading, clause.doer) or is_state(reading, clause.doer)
    if lemma == "strike" and not reading.words[clause.start].startswith(("struck", "striking")):
        by_force = armed_subject and people_in(reading, clause.subject) != "civilian"
        by_force = by_force and not holds(reading, clause.subject, _DRIVERS)  # "the driver strikes pedestrians"
        return clause.mention("air_strike", None) if by_force and clause.object else None
    if passive:
        by_force = is_armed(reading, agent) or (
            agent is not None and any(h.start >= agent[0] and h.end <= agent[1] + 3 for h in reading.nouns)
        )
        targeted = lemma == "target" and is_violent_context(reading)
        if by_force or targeted or clause.followed_by(frozenset({"again"}), within=2):
            used = clause.agent_weapon
            return clause.mention(used[0].attack_type if used else "other", used)
        if lemma in ("hit", "strike") and reading.document.is_violent and holds(reading, subject, _SITES):
            return clause.mention("other", None)  # "The base was struck before dawn"
        return None
    if armed_subject and clause.object:
        near = weapon_near(reading, clause.start, clause.end)
        return clause.mention(near.attack_type if near else "other", None)
    return None


def _driven_with_words_between(reading: Reading) -> list[Hit[AttackVerb]]:
    """As in "drove a car at high speed into a crowd": the words that tables hold side by side, with others between."""
    words = reading.words
    for k in range(len(words) - _DRIVEN_REACH if "into" in reading.distinct else 0):
        if words[k] not in _DRIVING:
            continue
        vehicle = next((j for j in range(k + 1, min(len(words), k + _VEHICLE_REACH)) if words[j] in _VEHICLES), None)
        if vehicle is None and _is_into_people(reading, k):
            vehicle = k  # "drove a black BMW into a crowd"
        if vehicle is None:
            continue
        into = next((j for j in range(vehicle + 2, min(len(words), vehicle + _INTO_REACH)) if words[j] == "into"), None)
        if into is not None and not any(reading.is_barrier(j) for j in range(vehicle + 1, into)):
            return [Hit(k, into + 1, "drove into", AttackVerb("plough", "vehicle_ramming", "weapon"))]
    return []


def _is_into_people(reading: Reading, verb: int) -> bool:
    words = reading.words
    into = next((j for j in range(verb + 1, min(len(words), verb + _INTO_REACH)) if words[j] == "into"), None)
    if into is None:
        return False
    near = range(into + 1, min(len(words), into + 1 + _CROWD_REACH))
    return any(words[j] in _DRIVEN_INTO for j in near) or any(h.start in near for h in reading.people)


_DRIVEN_INTO = frozenset("crowd crowds pedestrians shoppers revellers worshippers protesters marchers".split())
_CROWD_REACH = 3  # tokens of "into a group of pedestrians"
_DRIVING = frozenset("drove drives driving driven".split())
_VEHICLES = role_words("vehicle")
_VEHICLE_REACH, _INTO_REACH, _DRIVEN_REACH = 5, 9, 4  # tokens from the verb to the vehicle, and on to "into"


def _rams(clause: _Clause) -> bool:
    """Whether a vehicle that was driven into something is told of as an attack, not as a crash."""
    reading = clause.reading
    at_people = people_in(reading, clause.object) is not None or holds(reading, clause.object, _CROWDS)
    by_attacker = people_in(reading, clause.subject) in ("perpetrator", "militant")
    return clause.has_victims or at_people or by_attacker or reading.document.is_violent


def _intercept_frame(clause: _Clause) -> Mention | None:
    """What came flying was stopped: "air defences shot down two drones"."""
    used = clause.what_was_used
    if used is not None and used[0].flies and used[0].weapon_type != "aircraft":
        return clause.mention(used[0].attack_type, used, stage="attempted")
    target = clause.subject if clause.passive else clause.object
    if clause.lemma == "intercept" and holds(clause.reading, target, _AIRCRAFT):
        return clause.mention("other", None)
    return None


def _defuse_frame(clause: _Clause) -> Mention | None:
    """A planted weapon was made harmless: "police defused a bomb"."""
    used = (clause.subject_weapon if clause.passive else None) or clause.object_weapon
    return clause.mention(_bomb_type(used), used, stage="foiled") if used else None


def _launch_frame(clause: _Clause) -> Mention | None:
    """The object is a weapon that is sent, fired or planted: "militants fired rockets"."""
    words, lemma = clause.reading.words, clause.lemma
    used = clause.what_was_used
    if _launches_an_attack(clause):
        return None  # "launch drone attacks on three towns": the noun tells it
    if used is None and lemma == "fire" and _fires_at_something(clause):
        return clause.mention("shooting", None)
    if used is None or (lemma in ("carry_out", "plant") and used[0].weapon_type == "firearm"):
        return None
    if lemma == "fire" and (used[0].attack_type == "bombing" or _fires_at_nothing(clause)):
        return None
    if lemma == "launch" and any(w in ("test", "satellite", "orbit", "space") for w in words):
        return None
    kind = "air_strike" if lemma == "drop" and used[0].attack_type == "bombing" else used[0].attack_type
    mention = clause.mention(kind, used)
    if clause.object and words[clause.object[0]] == "the" and not clause.passive:
        mention.is_definite = True  # "Iran launched the missiles in retaliation": those told of before
    return mention


def _launches_an_attack(clause: _Clause) -> bool:
    """Whether what is launched is an attack by its own noun, though a weapon stands before it."""
    span = clause.object
    if span is None or clause.passive:
        return False
    end = clause.reading.head_end(*span)
    return any(h.end == end and h.start >= span[0] and h.entry.strength == "strong" for h in clause.reading.nouns)


def _fires_at_something(clause: _Clause) -> bool:
    """As in "settlers fired at a car": someone shoots, with no weapon told."""
    reading = clause.reading
    # a bare "fired" reads as a passive ("rockets fired at Hilla"); people are not fired at anything
    passive = clause.passive and reading.verb_group_start(clause.start) < clause.start
    if passive or not clause.followed_by(frozenset({"at"})) or reading.time_at(clause.end + 1):
        return False
    by_people = is_armed(reading, clause.subject) or people_in(reading, clause.subject) is not None
    return by_people and reading.object(clause.end + 1) is not None


def _fires_at_nothing(clause: _Clause) -> bool:
    """As in "fired his gun", "rockets fired from Gaza": not "rockets were fired from Gaza at Haifa"."""
    if clause.followed_by(frozenset({"his", "her"})):
        return True
    after = clause.reading.words[clause.end : clause.end + _AIM_REACH]
    is_told = clause.reading.verb_group_start(clause.start) < clause.start and not _AIMING.isdisjoint(after)
    return clause.followed_by(frozenset({"from"})) and not is_told


_AIMING = frozenset("at toward towards".split())
_AIM_REACH = 8  # tokens of "from southern Lebanon" between "fired" and "at"


def _explode_frame(clause: _Clause) -> Mention | None:
    """A bomb goes off, or someone sets it or himself off: "a car bomb exploded", "detonated his vest"."""
    if clause.attack_type == "suicide_bombing":
        return clause.mention(clause.attack_type, None)  # "blew herself up"
    used = clause.subject_weapon or clause.object_weapon or clause.agent_weapon
    if used is None:
        return _exploded_without_a_bomb(clause)
    if clause.followed_by(_REFLEXIVE, within=4):
        return clause.mention("suicide_bombing", used)
    if used[0].flies and used[0].weapon_type == "drone":
        return clause.mention("drone_strike", used)
    kind = _bomb_type(used)
    if kind == "bombing" and any(w in ("suicide", "himself", "herself") for w in clause.reading.words):
        kind = "suicide_bombing"
    return clause.mention(kind, used)


def _exploded_without_a_bomb(clause: _Clause) -> Mention | None:
    """Who and what was blown up where no bomb is the subject or object: "rebels blew up a bridge with dynamite"."""
    reading = clause.reading
    if clause.lemma == "blow_up":
        near = weapon_near(reading, clause.start, clause.end)
        if near is not None and not near.flies:
            return clause.mention(near.attack_type, None)
        at_target = clause.passive or clause.object is not None
        armed = is_armed(reading, clause.agent if clause.passive else clause.subject)
        return clause.mention("bombing", None) if at_target and armed else None
    bomber = people_in(reading, clause.subject) == "perpetrator"
    on_the_body = clause.has_victims and clause.followed_by(_REFLEXIVE | _WORN, within=4)
    return clause.mention("suicide_bombing", None) if bomber or on_the_body else None


def _bomb_type(used: WeaponAt) -> str:
    return "bombing" if used[0].attack_type == "armed_assault" else used[0].attack_type


def _person_frame(clause: _Clause) -> Mention | None:
    """The verb is done to people: "abducted two engineers", "was shot dead"."""
    reading, lemma, passive = clause.reading, clause.lemma, clause.passive
    own_figure = any(f.cue == clause.start for f in clause.figures)
    victims = people_in(reading, clause.object) or (passive and (people_in(reading, clause.subject)))
    shot_at = lemma == "shoot" and not passive and clause.followed_by(frozenset({"at"}))  # "shot at a police van"
    on_people = victims or own_figure or shot_at or (passive and (clause.has_victims or _is_someone_shot(clause)))
    of_people = clause.object or passive or "hostages" in reading.words[clause.start : clause.start + _TAKEN_REACH]
    if not on_people and not (lemma in _ACTS_ON_PEOPLE and of_people):
        return None
    if lemma == "execute" and not (own_figure and is_violent_context(reading)):
        return None
    if lemma == "take_hostage" and reading.words[clause.start].startswith("seiz") and not victims:
        return _seizes_a_vessel(clause)  # not "since seizing the city"
    if lemma == "take_hostage" and is_state(reading, clause.subject) and holds(reading, clause.object, _ARRESTED):
        return None  # "police seized two suspects"
    if lemma == "shoot" and clause.followed_by(_NOT_SHOT_AT):
        return None
    return clause.mention(clause.attack_type, clause.agent_weapon)


_TAKEN_REACH = 2  # tokens of "took hostages"


def _seizes_a_vessel(clause: _Clause) -> Mention | None:
    """As in "pirates seized a tanker": an armed party that is no state takes what people travel in."""
    reading, taker = clause.reading, clause.agent if clause.passive else clause.subject
    taken = clause.subject if clause.passive else clause.object
    if not holds(reading, taken, _VESSELS) or not is_armed(reading, taker) or is_state(reading, taker):
        return None
    return clause.mention(clause.attack_type, None)


_VESSELS = role_words("vessel")


def _is_someone_shot(clause: _Clause) -> bool:
    """As in "was shot twice": no victim that the words know, and no film."""
    return clause.lemma == "shoot" and not any(w in _SCREEN_WORKS for w in clause.reading.words)


def _agent_frame(clause: _Clause) -> Mention | None:
    """The subject attacks the object: "gunmen stormed the hotel", "warplanes bombed the town"."""
    reading, lemma, passive = clause.reading, clause.lemma, clause.passive
    subject = clause.subject
    if lemma == "storm" and any(w in _CROWDS for w in reading.words[max(0, clause.start - 14) : clause.start]):
        return clause.mention("mob_violence", None)
    if not _attacks(clause):
        return None
    used = clause.agent_weapon or clause.subject_weapon
    if lemma == "ram" and used and used[0].attack_type == "suicide_bombing":
        return clause.mention("suicide_bombing", used)
    if lemma == "ram" and used and used[0].weapon_type == "vehicle_bomb":
        return clause.mention("vehicle_bombing", used)
    near = weapon_near(reading, clause.start, clause.end)
    kind = type_with_weapon(clause.attack_type, used[0] if used else near)
    if kind == "other" and lemma == "attack" and people_in(reading, subject) in _ATTACKING_PEOPLE:
        kind = "armed_assault"  # "gunmen attacked a post"
    from_the_air = is_state(reading, reading.spoken_for(subject)) or any(
        h.entry.weapon_type == "aircraft" for h in reading.weapons
    )
    from_aircraft = clause.subject_weapon is not None and clause.subject_weapon[0].weapon_type == "aircraft"
    if kind in ("shooting", "artillery_shelling") and from_aircraft:
        kind = "air_strike"  # "a helicopter gunship fired on a school", "aircraft pounded Gaza"
    if lemma == "bomb" and kind == "bombing" and not passive and from_the_air:
        kind = "air_strike"  # states bomb from the air
    if lemma == "set_fire" and used and FAMILIES[used[0].attack_type] in _FROM_AFAR:
        kind = used[0].attack_type  # "a missile set a tanker on fire"
    mention = clause.mention(kind, used)
    if mention.weapon_type is None and near:
        mention.weapon_type = near.weapon_type
    return mention


_FROM_AFAR = frozenset("remote air".split())


def _attacks(clause: _Clause) -> bool:
    """Whether a verb that has other senses tells of violence, by who does it to what."""
    reading, lemma, passive = clause.reading, clause.lemma, clause.passive
    subject, target = clause.subject, clause.object
    if lemma in ("storm", "raid"):
        # a raid by police or soldiers is an operation, not an attack, unless people were hurt
        return clause.has_victims or not is_state(reading, subject)
    if lemma == "spray":
        return any(w in _SHOTS for w in reading.words[clause.end : clause.end + _SPRAYED_REACH])
    if lemma in ("invade", "overrun"):  # of states it is a war, of tourists and insects nothing
        doer = clause.agent if passive else subject
        by_group = is_armed(reading, doer) and not is_state(reading, doer)
        return by_group or people_in(reading, doer) in _ATTACKING_PEOPLE
    if lemma == "attack" and not clause.has_victims and (_is_in_words_only(reading) or _is_criticism(clause)):
        return False
    if lemma == "attack":
        return passive or (target is not None and not holds(reading, target, _NOT_ATTACKABLE))
    if lemma == "down":
        return holds(reading, target, _AIRCRAFT)
    if lemma == "clash":
        return is_violent_context(reading) or is_armed(reading, subject)
    if lemma == "pound":
        by_armed = is_armed(reading, subject) or is_armed(reading, clause.agent)
        return by_armed and (target is not None or passive)
    if lemma in ("bomb", "shell", "bombard"):
        return target is not None or passive
    if lemma == "set_fire":
        armed = is_armed(reading, subject) or clause.subject_weapon is not None
        return passive or armed or people_in(reading, subject) is not None
    return True


_SHOTS = frozenset("bullets bullet gunfire gunshots fire rounds shots".split())
_SPRAYED_REACH = 10  # tokens of "a crowded bar in Irapuato with" from the verb to what it was sprayed with


def _is_in_words_only(reading: Reading) -> bool:
    """As in "was attacked on social media", "attacked the premier in a tweet"."""
    words = reading.words
    social = any(words[k : k + 2] == ["social", "media"] for k in range(len(words)))
    return not reading.weapons and (social or any(w in _SAID_WITH for w in words))


def _is_criticism(clause: _Clause) -> bool:
    """As in "attacked him for failing to act"."""
    words, target = clause.reading.words, clause.object
    if target is None or clause.reading.weapons:
        return False
    return words[target[1] : target[1] + 1] == ["for"] and "".join(words[target[1] + 1 : target[1] + 2]).endswith("ing")


_SAID_WITH = role_words("said_with")

_FRAMES = {
    "weapon": _weapon_frame,
    "intercept": _intercept_frame,
    "defuse": _defuse_frame,
    "launch": _launch_frame,
    "explode": _explode_frame,
    "person": _person_frame,
    "agent": _agent_frame,
}
"""How each frame of the vocabulary is read."""
