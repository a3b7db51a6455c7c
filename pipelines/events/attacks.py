"""Words that tell of an attack, and what each says: one mention a word, with its type, weapon and standing.

Here: which words of a sentence speak of an attack that happened (or was foiled), and which only threaten, deny, imagine,
rehearse or generalise. Not here: which mentions are one attack (``assembly``), who did it (``attribution``), its victims.
"""

import csv
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from pipelines.events.casualties import Figure
from pipelines.events.figures import Quantity, quantity_ending_at
from pipelines.events.reading import ADVERBS, AUXILIARIES, PREPOSITIONS, Reading
from pipelines.vocabulary.words import PhraseTable, Weapon, role_words, victim_nouns

FAMILIES = {
    "rocket_attack": "remote", "missile_strike": "remote", "mortar_shelling": "remote", "artillery_shelling": "remote",
    "air_strike": "air", "drone_strike": "air", "bombing": "bomb", "suicide_bombing": "bomb", "vehicle_bombing": "bomb",
    "ied": "bomb", "armed_assault": "arms", "ambush": "arms", "shooting": "arms", "assassination": "arms",
    "clash": "arms", "kidnapping": "kidnapping", "arson": "arson", "mob_violence": "mob", "vehicle_ramming": "melee",
    "stabbing": "melee", "other": "other",
}  # fmt: skip
"""Types that reports of one attack may use for one another; ``other`` fits any."""

_NEW = frozenset("another second third fourth fifth separate new fresh further additional different".split())
_DEFINITE = frozenset("the this that these those said latest".split())
_PLURAL_GENERIC = role_words("generic_plural")
_HYPOTHETICAL = role_words("hypothetical")
_NOUN_AFTER_MEANS_MODIFIER = frozenset(
    """plan plans planner planners planning squad disposal helicopter helicopters aircraft drones capability capabilities
    group groups force forces team teams release releases assessment assessments ship ships range vest vests maker
    makers making factory factories materials material cell campaign threat threats hoax warning warnings alert alerts
    attempt plot plots suspect suspects suspicion site sites scene victims victim survivors survivor anniversary
    investigation probe case trial charges style-attack expert experts shelter shelters siren sirens""".split()
)
_SITE_NOUNS = frozenset(
    "suspect suspects site scene victims victim survivors survivor investigation probe case anniversary trial charges attempt".split()
)
_FOILED = frozenset(
    """foiled thwarted defused deactivated disarmed intercepted prevented averted neutralised neutralized dismantled
    disrupted repelled""".split()
)
_FOILED_STAGE = {"repelled": "attempted", "intercepted": "attempted"}
_ATTEMPTED = frozenset("attempted attempt tried failed attempting botched".split())
_ALLEGED = frozenset("alleged alleges alleging".split())
_PEOPLE_AS_ATTACKERS = frozenset({"perpetrator", "militant", "militia_member"})
_PRESENT = frozenset("are is has have".split())


@dataclass
class Mention:
    """One word or phrase that tells of an attack.

    Attributes:
        start, end: Tokens of the trigger; with the sentence they identify the mention.
        family_words: Codes the words allow, most telling first.
        stage: As the contract codes it.
        is_definite: "the attack", "Friday's air strikes": speaks of something already known.
        is_new: "another attack", "was hit again": can't be the one before.
        is_series: A plural with no one day or place of its own ("a series of air strikes").
        is_reference: The attack is only referred to (in a reason, a description), not told.
        present: Told in the narrative present.
    """

    reading: Reading
    start: int
    end: int
    attack_type: str
    stage: str = "accomplished"
    weapon_type: str | None = None
    weapon_count: int | None = None
    strike_count: int | None = None
    is_definite: bool = False
    is_new: bool = False
    is_plural: bool = False
    is_series: bool = False
    is_reference: bool = False
    present: bool = False
    verb: int | None = None
    figures: list[Figure] = field(default_factory=list)
    rule: str = ""
    quantity: Quantity | None = None

    @property
    def family(self) -> str:
        """The family of its type."""
        return FAMILIES[self.attack_type]

    @property
    def offset(self) -> int:
        """Where the trigger stands in the text."""
        return self.reading.tokens[self.start].start


@cache
def _not_attacks() -> PhraseTable[str]:
    with (
        files("pipelines.vocabulary").joinpath("words", "not_attacks.csv").open(encoding="utf-8", newline="") as handle
    ):
        return PhraseTable((row["phrase"], row["note"]) for row in csv.DictReader(handle))


def find_mentions(reading: Reading, figures: list[Figure]) -> list[Mention]:
    """All mentions of attacks in one sentence, in order, one for each attack word that stands for itself."""
    blocked = {i for hit in _not_attacks().find(reading.words) for i in range(hit.start, hit.end)}
    if reading.document.is_sport and not reading.weapons:
        return []
    if any(
        w in ("exercise", "exercises", "drill", "drills", "simulated", "wargame", "midfielder", "striker", "goalkeeper")
        for w in reading.words
    ):
        return []
    mentions: list[Mention] = []
    covered: set[int] = set(blocked)
    for mention in [*_from_verbs(reading, figures, covered), *_from_nouns(reading, figures, covered)]:
        if mention.start in blocked:
            continue
        mentions.append(mention)
    if not mentions or _speaks_of_victims_past(reading, mentions, figures):
        mentions += _from_casualties(reading, figures)
    mentions += _elliptical(reading, mentions)
    mentions.sort(key=lambda m: m.start)
    return _merge_in_sentence(reading, mentions)


def _speaks_of_victims_past(reading: Reading, mentions: list[Mention], figures: list[Figure]) -> bool:
    """ "kills three militants accused of an attack last year": the attack named is another, the killing stands alone."""
    killing = [f for f in figures if f.frame == "active" and f.outcome == "killed"]
    return bool(killing) and all(
        m.start > killing[0].end and any(w in _PAST_OF_VICTIMS for w in reading.words[killing[0].end - 1 : m.start])
        for m in mentions
    )


_PAST_OF_VICTIMS = frozenset(
    "accused behind responsible who orchestrating orchestrated involved convicted wanted linked suspected planning".split()
)


def _elliptical(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """ "four shootings, including one in Gilroy and another in Chippewa Falls": the noun left out, the place its own."""
    words, found = reading.words, []
    for i in range(1, len(words) - 2):
        if words[i] in ("one", "another") and words[i + 1] in ("in", "at", "near", "on", "outside", "less"):
            noun = next((h for h in reversed(reading.nouns) if h.end <= i), None)
            if noun is None or not any(n.start >= i + 1 and (n.places or n.is_unknown_place) for n in reading.names):
                continue
            if words[i] == "one" and not any(w in ("including", "and", ",") for w in words[max(0, i - 2) : i]):
                continue
            found.append(Mention(reading, i, i + 1, noun.entry.attack_type, is_new=True, rule=f"noun:{words[i]}"))
    return found


# ---------------------------------------------------------------------- standing
def _is_hypothetical(reading: Reading, start: int) -> bool:
    """Whether a modal, a threat, a fear or a plan governs the words at ``start``."""
    words = reading.words
    j = start - 1
    steps = 0
    while j >= 0 and steps < 9:
        word = words[j]
        if word == ":" and any(w in ("could", "would", "might") for w in words[max(0, j - 10) : j]):
            return True
        if word in (
            ";",
            ":",
            "—",
            '"',
            "(",
            ")",
            "which",
            "who",
            "where",
            "after",
            "but",
            "because",
            "following",
            "when",
        ) or (word == "," and steps > 0):
            return False
        if word in _HYPOTHETICAL:
            if word == "against" and steps > 2:
                return False
            if word in ("against", "end", "call", "calls", "called", "case", "further", "event", "stop") and steps > 3:
                j, steps = j - 1, steps + 1
                continue
            if word in ("may",) and reading.tokens[j].is_capitalised:
                return False
            if word in ("end", "case", "against", "event", "ability", "ready") and not (
                word == "against" and words[j - 1 : j] in (["guard"], ["warned"], ["warning"], ["measures"], ["protect"])
            ) and not (word in ("case", "event") and words[j + 1 : j + 2] == ["of"]):  # fmt: skip
                j, steps = j - 1, steps + 1
                continue
            # "threatened attack", "warned after the attack": only what follows the cue directly is in its scope
            between = words[j + 1 : start]
            if any(reading.is_verb(k) and words[k] not in AUXILIARIES for k in range(j + 1, start)) and word not in (
                "if", "would", "could", "might", "should", "will", "to", "whether", "unless",
            ):  # fmt: skip
                later = [w for k, w in enumerate(between) if reading.is_verb(j + 1 + k) and w not in AUXILIARIES]
                if later and later[-1] not in (
                    "carry",
                    "launch",
                    "conduct",
                    "attack",
                    "strike",
                    "stage",
                    "targeting",
                    "carrying",
                    "launching",
                ):
                    return False
            if (
                word
                in ("warned", "warning", "warns", "vowed", "pledged", "promised", "called", "calls", "urge", "urged")
                and any(w in ("over", "after", "the", "in") for w in between)
                and word not in ("vowed", "pledged")
            ):
                return False
            return True
        j, steps = j - 1, steps + 1
    return False


def _is_negated(reading: Reading, start: int) -> bool:
    words = reading.words
    for j in range(start - 1, max(-1, start - 5), -1):
        word = words[j]
        if word in (",", ";", '"', "but", "and", ":", "—"):
            return False
        if word in ("no", "not", "never", "without", "nor", "neither", "denied", "denies", "denying", "n't"):
            return not (word == "no" and words[j + 1 : j + 2] == ["longer"]) and words[j + 1 : j + 2] != ["only"]
    return False


def _stage(reading: Reading, start: int, end: int) -> str:
    words = reading.words
    lo, hi = max(0, start - 8), min(len(words), end + 9)
    for j in range(lo, hi):
        if words[j] in _FOILED and (j < start or not any(w in (";", "while", "but") for w in words[end:j])):
            if reading.distance(j, start) <= 9:
                return _FOILED_STAGE.get(words[j], "foiled")
    if any(w in _ATTEMPTED for w in words[max(0, start - 3) : start]) or words[end : end + 1] == ["attempt"]:
        return "attempted"
    return "accomplished"


def _is_weapon_word(reading: Reading, i: int) -> bool:
    return any(h.start <= i < h.end for h in reading.weapons) or reading.words[i] in (
        "air",
        "knife",
        "gun",
        "artillery",
    )


def _premodifiers(reading: Reading, start: int) -> int:
    """Where the noun phrase that ends at the trigger begins."""
    j = start
    while j > 0 and start - j < 8:
        word = reading.words[j - 1]
        if (
            word in (",",)
            and j - 1 > 0
            and reading.words[j - 2].endswith(("al", "ic", "ed", "ly", "nt", "al"))
            and not reading.is_verb(j - 2)
        ):
            j -= 1
            continue
        if word in ("and", "or") and _is_weapon_word(reading, j - 2) and _is_weapon_word(reading, j):
            j -= 1
            continue  # "a Russian missile and drone attack"
        if reading.is_barrier(j - 1) or word in PREPOSITIONS or word in ("and", "or", "but", "as"):
            break
        j -= 1
    return j


def _weapon_near(reading: Reading, start: int, end: int) -> Weapon | None:
    """The weapon that the trigger's own words or "with", "using", "involving" beside it name."""
    for hit in reading.weapons:
        if start <= hit.start < end:
            return hit.entry
    for hit in reading.weapons:
        if hit.start < end:
            continue
        before = reading.words[max(0, hit.start - 4) : hit.start]
        if (
            hit.start - end <= 12
            and any(w in ("with", "using", "involving", "by", "of") for w in before)
            and reading.distance(end - 1, hit.start) <= 14
        ):
            return hit.entry
    return None


def _type_with_weapon(base: str, weapon: Weapon | None) -> str:
    if weapon is None:
        return base
    if base in ("other", "armed_assault", "air_strike") and weapon.attack_type != "other":
        if base == "armed_assault" and weapon.attack_type not in (
            "shooting",
            "stabbing",
            "bombing",
            "vehicle_bombing",
            "suicide_bombing",
        ):
            return base
        if base == "air_strike" and weapon.attack_type in ("air_strike", "bombing"):
            return base
        return weapon.attack_type
    if base == "bombing" and weapon.attack_type in (
        "vehicle_bombing",
        "suicide_bombing",
        "ied",
        "air_strike",
        "drone_strike",
    ):
        return weapon.attack_type
    return base


# ---------------------------------------------------------------------- nouns
def _from_nouns(reading: Reading, figures: list[Figure], covered: set[int]) -> list[Mention]:
    words, found = reading.words, []
    for hit in reading.nouns:
        if hit.start in covered or hit.entry.strength == "weapon":
            continue
        i = hit.end - 1
        if any(reading.verb[k] for k in range(hit.start, hit.end)) and hit.end - hit.start == 1:
            continue
        following = words[hit.end] if hit.end < len(words) else ""
        if following in _NOUN_AFTER_MEANS_MODIFIER and following not in _SITE_NOUNS:
            continue
        if reading.name_at(hit.start) and not reading.name_at(hit.start).country:  # type: ignore[union-attr]
            continue
        np_start = _premodifiers(reading, hit.start)
        modifiers = words[np_start : hit.start]
        plural = words[i].endswith("s") and not words[i].endswith("ss")
        if hit.entry.strength == "weak" and not _weak_is_violent(reading, hit.start, hit.end, figures):
            continue
        if hit.phrase in ("killing", "killings", "murder", "murders", "execution", "executions") and not _tells_victims(
            reading, hit.end, figures, modifiers
        ):
            continue
        if _is_hypothetical(reading, np_start) and not any(
            w == "'s" and reading.time_at(k) for k, w in enumerate(words[np_start : hit.start], np_start)
        ):
            continue
        if _is_negated(reading, np_start) or (modifiers[:1] == ["no"]):
            continue
        weapon = _weapon_near(reading, np_start, hit.end)
        attack_type = _type_with_weapon(hit.entry.attack_type, weapon)
        if "suicide" in modifiers:
            attack_type = "suicide_bombing"
        elif hit.entry.attack_type == "other" or hit.phrase in ("strike", "strikes", "assault", "assaults", "barrage"):
            attack_type = _type_by_modifier(modifiers, attack_type)
        quantity = quantity_ending_at(words, hit.start) or _quantity_in(words, np_start, hit.start)
        mention = Mention(
            reading, hit.start, hit.end, attack_type,
            stage=_stage(reading, np_start, hit.end),
            weapon_type=weapon.weapon_type if weapon else None,
            is_definite=bool(modifiers) and (modifiers[0] in _DEFINITE or "'s" in modifiers or modifiers[0] in ("its", "their", "his")),
            is_new=any(m in _NEW for m in modifiers) or "again" in words[hit.end : hit.end + 4],
            is_plural=plural,
            quantity=quantity,
            rule=f"noun:{hit.phrase}",
        )  # fmt: skip
        if (
            "series" in words[max(0, np_start - 3) : np_start]
            or "wave" in words[max(0, np_start - 3) : np_start]
            or "barrage" in words[max(0, np_start - 3) : np_start]
        ):
            mention.is_series = True
        launch = next((h for h in reading.verbs if h.entry.frame == "launch" and h.end <= np_start and np_start - h.end <= 8
                       and not any(reading.is_barrier(k) for k in range(h.end, np_start))), None)  # fmt: skip
        if launch:
            if _is_hypothetical(reading, reading.verb_group_start(launch.start)) or _is_negated(reading, launch.start):
                continue
            mention.verb = launch.start
            mention.present = _present(reading, launch.start)
            covered.update(range(launch.start, launch.end))
        else:
            main = _main_verb_after(reading, hit.end)
            mention.present = main is not None and _present(reading, main) and not mention.is_definite
            mention.present = mention.present or (
                any(f.frame in ("active", "passive") and _present(reading, f.cue) for f in figures)
                and not mention.is_reference
            )
        if np_start and words[np_start - 1] == "as" and words[np_start] in ("a", "an"):
            mention.is_definite = True  # "condemned the killing as an assassination"
        copula = words[np_start - 1] if np_start else ""
        if copula in ("is", "was", "are", "were", "means") and not mention.is_definite and not launch:
            subject = words[np_start - 2] if np_start >= 2 else ""
            if subject in ("this", "it", "that", "these"):
                mention.is_definite = True  # "this was an indefensible attack"
            elif copula in ("is", "means", "are"):
                continue  # says what an attack is, not that one was
        if plural and _is_generic(reading, mention, np_start, figures, launched=launch is not None):
            continue
        if quantity and quantity.best and quantity.best > 1 and plural:
            mention.strike_count = quantity.best
        mention.is_reference = _in_reason(reading, np_start) or following in _SITE_NOUNS
        found.append(mention)
        covered.update(range(hit.start, hit.end))
    return found


def _quantity_in(words: list[str], start: int, end: int) -> Quantity | None:
    for j in range(start, end):
        quantity = quantity_ending_at(words, j)
        if quantity and quantity.best and quantity.start >= start:
            return quantity
    return None


def _type_by_modifier(modifiers: list[str], base: str) -> str:
    table = {
        "rocket": "rocket_attack", "missile": "missile_strike", "mortar": "mortar_shelling", "artillery": "artillery_shelling",
        "drone": "drone_strike", "air": "air_strike", "aerial": "air_strike", "bomb": "bombing", "gun": "shooting",
        "knife": "stabbing", "arson": "arson", "mob": "mob_violence", "stabbing": "stabbing", "shooting": "shooting",
        "vehicle-ramming": "vehicle_ramming", "car-ramming": "vehicle_ramming", "ramming": "vehicle_ramming",
        "car-bomb": "vehicle_bombing", "ied": "ied", "armed": "armed_assault", "airborne": "air_strike", "uav": "drone_strike",
        "grenade": "armed_assault", "artillery-fire": "artillery_shelling", "sniper": "shooting",
    }  # fmt: skip
    for modifier in reversed(modifiers):
        if modifier in table:
            return table[modifier]
    return base


def _weak_is_violent(reading: Reading, start: int, end: int, figures: list[Figure]) -> bool:
    """A weak word counts beside a weapon, an armed actor, victims, or a verb of attack in its sentence."""
    words = reading.words
    if words[start] in ("explosion", "explosions"):
        if any(w in ("gas", "accidental", "accident", "unexplained", "boiler") for w in words):
            return False
        return bool(reading.weapons) or (reading.document.is_violent and any(f.quantity.best for f in figures))
    if words[start] in (
        "raid",
        "raids",
        "aggression",
        "barrage",
        "salvo",
        "gunfire",
        "execution",
        "executions",
        "arson",
        "atrocity",
        "bloodshed",
        "siege",
    ):
        return bool(figures) and any(f.quantity.best or f.quantity.low for f in figures)
    return bool(figures) or bool(reading.weapons)


def _tells_victims(reading: Reading, end: int, figures: list[Figure], modifiers: list[str]) -> bool:
    """ "the killing of Qasem Soleimani", "his murder": a killing of someone, not killing as such."""
    words = reading.words
    return (
        words[end : end + 1] == ["of"] and any(f.start <= end + 3 and f.end > end for f in figures) or "'s" in modifiers
    )


def _is_generic(reading: Reading, mention: Mention, np_start: int, figures: list[Figure], launched: bool) -> bool:
    """A plural that speaks of attacks in general: no day, no place, no toll, no agent who launched them."""
    words = reading.words
    modifiers = words[np_start : mention.start]
    before = words[max(0, np_start - 3) : np_start]
    if (
        any(
            w in ("spike", "increase", "rise", "surge", "spate", "wave", "number", "uptick", "string", "pattern")
            for w in before + modifiers
        )
        and not launched
    ):
        return True
    if any(
        w
        in (
            "repeated",
            "such",
            "frequent",
            "regular",
            "previous",
            "future",
            "numerous",
            "ongoing",
            "continued",
            "similar",
            "other",
            "all",
            "any",
            "most",
            "many",
            "past",
            "sporadic",
            "daily",
            "more",
        )
        for w in modifiers
    ):
        if not any(f.quantity.low for f in figures):
            return True
    if mention.is_definite and any(reading.time_at(k) for k in range(np_start, mention.start)):
        return False
    if mention.is_definite:
        return False
    if launched or mention.quantity:
        return False
    if any(f.quantity.low or f.quantity.best for f in figures):
        return False
    if any(t.lo and t.kind in ("date", "time") and (t.precision or 9) <= 3 for _, _, t in reading.times):
        return False
    if mention.attack_type == "clash" and any(n.places or n.is_unknown_place for n in reading.names):
        return False
    named_place = any(
        n.start >= mention.end
        and (n.is_unknown_place or any(p.kind != "country" for p in n.places))
        and n.start - mention.end <= 10
        for n in reading.names
    )
    agent = any(np_start <= n.start < mention.start and (n.actor or n.country) for n in reading.names)
    return not (named_place or agent) or any(
        words[k] in ("increased", "continue", "continued", "risen", "intensified", "escalated", "threaten")
        for k in range(len(words))
    )


def _in_reason(reading: Reading, np_start: int) -> bool:
    """Whether the phrase stands in "in retaliation for", "in response to", "after", "following"."""
    before = reading.words[max(0, np_start - 4) : np_start]
    if (
        before[-1:] in (["by"], ["at"], ["over"])
        and before[-2:-1]
        and before[-2] in ("enraged", "angered", "outraged", "angry", "incensed", "provoked", "infuriated")
    ):
        return True
    return any(
        before[k : k + 2] in (["retaliation", "for"], ["response", "to"], ["revenge", "for"], ["reprisal", "for"])
        for k in range(len(before))
    )


def _main_verb_after(reading: Reading, i: int) -> int | None:
    for k in range(i, min(len(reading.words), i + 18)):
        if reading.is_verb(k):
            return k
        if reading.words[k] in (";", '"'):
            return None
    return None


def _present(reading: Reading, verb: int) -> bool:
    """Told in the narrative present: "kills", "are killed", "launches", not "has killed" or "killed"."""
    word = reading.words[verb]
    group = reading.words[reading.verb_group_start(verb) : verb]
    if any(w in ("is", "are") for w in group) and "been" not in group:
        return True
    if any(w in AUXILIARIES for w in group):
        return False
    if word in ("is", "are"):
        return True
    if word.endswith("s") and not word.endswith("ss") and word not in ("was", "has", "is"):
        return True
    return word in ("kill", "kills", "launch", "launches", "fire", "fires", "attack", "attacks", "strike", "strikes", "target",
                    "targets", "carry", "carries", "conduct", "conducts", "storm", "storms", "ambush", "die", "dies", "injure",
                    "injures", "wound", "wounds", "explode", "explodes", "detonate", "detonates", "abduct", "abducts", "kidnap",
                    "kidnaps", "stab", "stabs", "open", "opens", "shoot", "shoots", "bomb", "bombs", "enter", "clash", "report",
                    "reports", "says", "announces", "claims", "confirms", "states", "leave", "leaves", "repel", "repels", "down",
                    "downs", "accuses", "raid", "shell", "assassinate", "assassinates", "bombard", "bombards")  # fmt: skip


# ---------------------------------------------------------------------- verbs
def _from_verbs(reading: Reading, figures: list[Figure], covered: set[int]) -> list[Mention]:
    words, found = reading.words, []
    noun_spans = {i for h in reading.nouns if h.end - h.start > 1 for i in range(h.start, h.end)}
    for hit in reading.verbs:
        i = hit.start
        if i in covered or i in noun_spans or reading.name_at(i):
            continue
        if hit.end - hit.start == 1 and not reading.is_verb(i):
            continue
        if reading.tokens[i].is_capitalised and i > 0:
            continue
        group = reading.verb_group_start(i)
        if _is_hypothetical(reading, group + 1 if group < i else i) or _is_negated(reading, i):
            if hit.entry.frame != "explode" or not any(w in ("set", "due") for w in words[max(0, i - 4) : i]):
                continue
        if words[group : group + 1] == ["to"] or words[i - 1] == "to":
            controller = words[max(0, group - 3) : max(0, group)]
            if not any(w in ("managed", "began", "continued", "went", "used") for w in controller) and not any(
                w in _ATTEMPTED for w in controller
            ):
                continue
        mention = _verb_mention(
            reading, hit.start, hit.end, hit.entry.lemma, hit.entry.attack_type, hit.entry.frame, figures
        )
        if mention is None:
            continue
        mention.stage = _stage(reading, hit.start, hit.end) if mention.stage == "accomplished" else mention.stage
        mention.verb = i
        mention.present = _present(reading, i) or (hit.entry.frame != "launch" and _present_through_report(reading, i))
        tail = words[hit.end : hit.end + 3]
        head = words[max(0, group - 1) : i]
        mention.is_new = "again" in tail or "again" in head
        mention.rule = f"verb:{hit.entry.lemma}"
        found.append(mention)
        covered.update(range(hit.start, hit.end))
    return found


def _present_through_report(reading: Reading, verb: int) -> bool:
    """ "President Zelenskyy reports that three were killed": the frame, not the clause, is in the present."""
    for k in range(0, min(verb, 14)):
        if reading.words[k] in (
            "says",
            "reports",
            "announces",
            "confirms",
            "claims",
            "states",
            "accuses",
            "report",
            "say",
        ) and reading.is_verb(k):
            return True
    return False


def _weapon_in(reading: Reading, start: int, end: int) -> tuple[Weapon, int] | None:
    best = None
    for hit in reading.weapons:
        if start <= hit.start < end:
            best = (hit.entry, hit.start)
            if hit.entry.flies:
                break
    return best


def _people_in(reading: Reading, start: int, end: int) -> str | None:
    for hit in reading.people:
        if start <= hit.start < end:
            return hit.entry
    for name in reading.names:
        if start <= name.start < end and name.is_person:
            return "unknown"
    return None


def _count(reading: Reading, weapon_at: int) -> int | None:
    quantity = quantity_ending_at(reading.words, weapon_at)
    if quantity is None:
        for j in range(max(0, weapon_at - 2), weapon_at):
            quantity = quantity or quantity_ending_at(reading.words, j)
    return quantity.best if quantity else None


def _verb_mention(
    reading: Reading, start: int, end: int, lemma: str, attack_type: str, frame: str, figures: list[Figure]
) -> Mention | None:
    words = reading.words
    subject = reading.subject(start)
    obj = reading.object(end)
    passive = reading.is_passive(start)
    subject_weapon = _weapon_in(reading, *subject) if subject else None
    object_weapon = _weapon_in(reading, *obj) if obj else None
    agent = reading.object(end + 1) if words[end : end + 1] == ["by"] else None
    if agent is None and passive:
        by = next((k for k in range(end, min(len(words), end + 12)) if words[k] == "by"), None)
        agent = reading.object(by + 1) if by is not None and reading.distance(end, by) <= 12 else None
    agent_weapon = _weapon_in(reading, *agent) if agent else None
    definite = bool(
        subject and words[subject[0]] in _DEFINITE and words[subject[0]] != "that"
        and (subject_weapon or _people_in(reading, *subject) == "perpetrator")
        or (subject and subject[1] - subject[0] == 1 and words[subject[0]] in ("it", "they", "he", "she"))
    )  # fmt: skip
    weapon = subject_weapon or agent_weapon
    has_victims = any(f.quantity.low or f.quantity.best for f in figures)

    def make(kind: str, used: tuple[Weapon, int] | None, **extra: object) -> Mention:
        mention = Mention(reading, start, end, kind, is_definite=definite, **extra)  # type: ignore[arg-type]
        if used:
            mention.weapon_type = used[0].weapon_type
            mention.weapon_count = _count(reading, used[1])
        return mention

    if frame == "weapon":
        if weapon and (weapon[0].flies or lemma in ("hit", "strike", "slam", "target", "land")):
            return make(weapon[0].attack_type, weapon)
        if lemma == "plough":
            vehicle = subject and any(
                w in ("car", "truck", "van", "vehicle", "lorry", "bus", "driver", "man")
                for w in words[subject[0] : subject[1]]
            )
            return make("vehicle_ramming", None) if vehicle or has_victims else None
        if lemma in ("land", "slam"):
            return None
        by_force = agent and (
            _armed(reading, *agent) or any(h.start >= agent[0] and h.end <= agent[1] + 3 for h in reading.nouns)
        )
        noun_subject = subject and any(
            subject[0] <= h.start < subject[1] and h.entry.strength == "strong" for h in reading.nouns
        )
        if noun_subject:
            return None  # "the strike hit": the noun tells it
        if lemma == "strike" and not reading.words[start].startswith(("struck", "striking")):
            return make("air_strike", None) if subject and _armed(reading, *subject) and obj else None
        if passive and (by_force or "again" in words[end : end + 2] or lemma == "target" and _violent_context(reading)):
            used = agent_weapon
            return make(used[0].attack_type if used else "other", used)
        if (
            passive
            and lemma in ("hit", "strike")
            and subject
            and reading.document.is_violent
            and any(w in _SITES for w in words[subject[0] : subject[1]])
        ):
            return make("other", None)  # "The base was struck before dawn"
        if subject and _armed(reading, *subject) and obj and not passive:
            with_weapon = _weapon_near(reading, start, end)
            return make(with_weapon.attack_type if with_weapon else "other", None)
        return None
    if frame == "intercept":
        used = object_weapon or (subject_weapon if passive else None)
        if used is not None and used[0].flies and used[0].weapon_type != "aircraft":
            return make(used[0].attack_type, used, stage="attempted")
        target = subject if passive else obj
        if lemma == "intercept" and target and any(w in _AIRCRAFT for w in words[target[0] : target[1]]):
            return make("other", None)
        return None
    if frame == "defuse":
        used = (subject_weapon if passive else None) or object_weapon
        return (
            make(used[0].attack_type if used[0].attack_type != "armed_assault" else "bombing", used, stage="foiled")
            if used
            else None
        )
    if frame == "launch":
        used = object_weapon or (subject_weapon if passive else None)
        if used is None or (lemma in ("carry_out", "plant") and used[0].weapon_type == "firearm"):
            return None
        if lemma == "fire" and words[end : end + 1] in (["from"], ["his"], ["her"]):
            return None
        if lemma == "launch" and any(w in ("test", "satellite", "orbit", "space") for w in words):
            return None
        kind = used[0].attack_type
        if lemma == "fire" and kind == "bombing":
            return None
        return make(kind, used)
    if frame == "explode":
        used = subject_weapon or object_weapon or agent_weapon
        if (
            used is None
            and not (subject and _people_in(reading, *subject) in ("perpetrator",))
            and not (
                has_victims
                and any(w in ("himself", "herself", "themselves", "vest", "belt") for w in words[end : end + 4])
            )
        ):
            return None
        if used is None or any(w in ("himself", "herself", "themselves") for w in words[end : end + 4]):
            return make("suicide_bombing", used)
        if used[0].flies and used[0].weapon_type in ("drone",):
            return make("drone_strike", used)
        kind = used[0].attack_type if used[0].attack_type != "armed_assault" else "bombing"
        if kind == "bombing" and _suicide(words):
            kind = "suicide_bombing"
        return make(kind, used)
    if frame == "person":
        victims = (obj and _people_in(reading, *obj)) or (passive and subject and _people_in(reading, *subject))
        victim_name = obj and any(n.is_person and obj[0] <= n.start < obj[1] for n in reading.names)
        own = any(f.cue == start for f in figures)
        if not (
            victims
            or victim_name
            or own
            or (passive and has_victims)
            or (passive and lemma in ("kidnap", "abduct", "assassinate", "take_hostage"))
        ):
            if not (lemma in ("kidnap", "abduct", "take_hostage", "behead", "assassinate") and (obj or passive)):
                return None
        if lemma == "execute" and not (own and _violent_context(reading)):
            return None
        if lemma in ("shoot",) and words[end : end + 1] in (["down"], ["video"], ["footage"], ["film"]):
            return None
        return make(attack_type, agent_weapon)
    # frame "agent"
    if lemma in ("storm",) and any(
        words[k]
        in (
            "supporters",
            "mourners",
            "rioters",
            "worshippers",
            "thousands",
            "protesters",
            "demonstrators",
            "crowd",
            "crowds",
            "mob",
            "mobs",
            "protestors",
            "students",
            "fans",
        )
        for k in range(max(0, start - 14), start)
    ):
        return make("mob_violence", None, stage="accomplished")
    if lemma in ("storm", "raid") and subject and _is_state(reading, *subject) and not has_victims:
        return None  # a raid by police or soldiers is an operation, not an attack, unless people were hurt
    if lemma == "attack" and obj is None and not passive:
        return None
    if lemma == "attack" and obj and not _attackable(reading, obj) and not passive:
        return None
    if lemma == "down" and not (obj and any(w in _AIRCRAFT for w in words[obj[0] : obj[1]])):
        return None
    if lemma == "clash" and not (_violent_context(reading) or (subject and _armed(reading, *subject))):
        return None
    if lemma in ("bomb", "shell", "pound", "bombard") and not (obj or passive):
        return None
    if lemma == "pound" and not (subject and _armed(reading, *subject)) and not (agent and _armed(reading, *agent)):
        return None
    if (
        lemma == "set_fire"
        and not (subject and (_armed(reading, *subject) or _people_in(reading, *subject)))
        and not passive
    ):
        return None
    used = agent_weapon or subject_weapon
    if lemma == "ram" and used and used[0].weapon_type == "vehicle_bomb":
        return make("vehicle_bombing", used)
    near = _weapon_near(reading, start, end)
    kind = _type_with_weapon(attack_type, used[0] if used else near)
    if lemma == "bomb" and kind == "bombing" and subject and not passive and _is_state(reading, *subject):
        kind = "air_strike"  # states bomb from the air
    mention = make(kind, used)
    if mention.weapon_type is None and near:
        mention.weapon_type = near.weapon_type
    return mention


def _suicide(words: list[str]) -> bool:
    return any(w in ("suicide", "himself", "herself") for w in words)


def _armed(reading: Reading, start: int, end: int) -> bool:
    """Whether a noun phrase names someone who can attack: an armed group, forces, a state, gunmen."""
    for name in reading.names:
        if start <= name.start < end and (
            (name.actor and name.actor.actor_kind in ("armed_group", "state_forces", "government", "international"))
            or (name.country is not None)
        ):
            return True
    for hit in reading.people:
        if start <= hit.start < end and hit.entry in (
            "militant",
            "perpetrator",
            "militia_member",
            "military",
            "security_forces",
        ):
            return True
    return any(
        w
        in (
            "warplanes",
            "jets",
            "aircraft",
            "forces",
            "coalition",
            "attackers",
            "assailants",
            "men",
            "gunmen",
            "mob",
            "man",
            "drones",
            "planes",
            "helicopters",
        )
        for w in reading.words[start:end]
    )


def _is_state(reading: Reading, start: int, end: int) -> bool:
    return any(
        start <= n.start < end and n.actor is not None and n.actor.actor_kind in ("state_forces", "government")
        for n in reading.names
    ) or any(
        w in ("police", "army", "soldiers", "troops", "forces", "agents", "officers", "authorities")
        for w in reading.words[start:end]
    )


_SITES = frozenset(
    "base bases airbase camp embassy consulate airport convoy ship vessel tanker hospital school village outpost checkpoint compound".split()
)
_AIRCRAFT = frozenset("aircraft plane planes jet jets helicopter helicopters airliner airplane uav mq-9".split())
_ABSTRACT = frozenset(
    """decision plan policy proposal bill idea record statement comments remarks reputation problem problems issue issues
    government's credibility budget critics opponents rival rivals""".split()
)


def _attackable(reading: Reading, obj: tuple[int, int]) -> bool:
    return not any(w in _ABSTRACT for w in reading.words[obj[0] : obj[1]])


def _violent_context(reading: Reading) -> bool:
    return bool(reading.weapons) or bool(reading.casualties) or any(h.entry.strength == "strong" for h in reading.nouns)


# ---------------------------------------------------------------------- casualties alone
def _from_casualties(reading: Reading, figures: list[Figure]) -> list[Mention]:
    """A killing told with no word of attack: someone killed someone, or people were killed by someone armed."""
    words = reading.words
    for figure in figures:
        if (
            figure.is_subset
            or figure.outcome not in ("killed", "wounded", "captured")
            or figure.frame in ("none", "toll", "count", "predicate")
        ):
            continue
        if not (figure.quantity.best or figure.quantity.low):
            continue
        cue = figure.cue
        if _is_hypothetical(reading, cue) or any(w in ("funeral", "accident", "crash", "collapsed") for w in words):
            continue
        subject = reading.subject(cue) if figure.frame == "active" else None
        agent_after = next((k for k in range(cue + 1, min(len(words), cue + 10)) if words[k] == "by"), None)
        agent = reading.object(agent_after + 1) if agent_after is not None else None
        armed = (subject and _armed(reading, *subject)) or (
            agent
            and (
                _armed(reading, *agent)
                or _weapon_in(reading, *agent)
                or _people_in(reading, *agent) in ("perpetrator", "militant")
            )
        )
        weapon = _weapon_in(reading, *agent) if agent else None
        if weapon is None:
            weapon_hit = next((h for h in reading.weapons if reading.distance(h.start, cue) <= 10), None)
            weapon = (weapon_hit.entry, weapon_hit.start) if weapon_hit else None
        operation = any(w in ("operation", "raid", "fighting", "offensive") for w in words)
        if not (armed or weapon or (operation and figure.outcome == "killed")):
            continue
        kind = weapon[0].attack_type if weapon and weapon[0].attack_type != "other" else "armed_assault"
        if operation and not weapon and not armed and not any(w in ("operation", "raid") for w in words):
            kind = "clash"
        if "fighting" in words and not weapon:
            kind = "clash"
        if figure.outcome == "captured":
            continue
        mention = Mention(reading, cue, cue + 1, kind, rule=f"casualty:{words[cue]}", verb=cue)
        mention.present = _present(reading, cue) or _present_through_report(reading, cue)
        if weapon:
            mention.weapon_type = weapon[0].weapon_type
        return [mention]
    return []


# ---------------------------------------------------------------------- one sentence
def _merge_in_sentence(reading: Reading, mentions: list[Mention]) -> list[Mention]:
    """Mentions of one sentence that tell one attack become one: the most telling type, all their standing.

    Two stay apart when one is marked as another, when a reason stands between them, when their families differ, or when
    each has a day or a place of its own with its own clause.
    """
    kept: list[Mention] = []
    for mention in mentions:
        target = next((k for k in reversed(kept) if _one_attack(reading, k, mention)), None)
        if target is None:
            kept.append(mention)
            continue
        if (
            target.family == "other"
            and mention.family != "other"
            or _more_specific(mention.attack_type, target.attack_type)
        ):
            target.attack_type = mention.attack_type
        target.weapon_type = target.weapon_type or mention.weapon_type
        target.weapon_count = target.weapon_count or mention.weapon_count
        target.present = target.present or mention.present
        if "as" not in reading.words[target.end : mention.start]:  # "condemned the killing as an assassination"
            target.is_definite = target.is_definite and mention.is_definite
        if target.verb is None:
            target.verb = mention.verb
        if mention.stage != "accomplished":
            target.stage = mention.stage
    return kept


_SPECIFICITY = {
    "other": 0,
    "bombing": 1,
    "armed_assault": 1,
    "air_strike": 1,
    "clash": 1,
    "shooting": 2,
    "assassination": 3,
}


def _more_specific(new: str, old: str) -> bool:
    return FAMILIES[new] == FAMILIES[old] and _SPECIFICITY.get(new, 2) > _SPECIFICITY.get(old, 2)


def _compatible(a: str, b: str) -> bool:
    if "other" in (a, b) or a == b:
        return True
    return {a, b} in ({"air", "remote"}, {"bomb", "arms"}, {"arms", "kidnapping"}, {"melee", "arms"}, {"air", "bomb"})


def _one_attack(reading: Reading, first: Mention, second: Mention) -> bool:
    words = reading.words
    between = words[first.end : second.start]
    if second.is_new and second.family == "other":
        start = _premodifiers(reading, second.start)
        if start > 0 and words[start - 1] == "," and second.verb is None:
            return True  # "..., another attack ascribed to the group": an apposition
    if second.is_new or first.is_reference != second.is_reference:
        return False
    killing = {first.attack_type, second.attack_type} & {"assassination"}
    if not killing and not _compatible(first.family, second.family):
        return False
    text = " ".join(between)
    if any(cue in text for cue in ("retaliat", "in response to", "reply to", "answer to", "enraged by", "angered by", "angry at", "followed", "in reprisal", "in revenge", "preceded", "came after", "days after",
                                   "hours after", "similar to", "as well as", "while", "separate")):  # fmt: skip
        return False
    if (
        first.family != second.family
        and "other" not in (first.family, second.family)
        and ("and" in between or "while" in between)
    ):
        return False
    times_first = [
        t for a, _, t in reading.times if t.lo and reading.distance(a, first.start) < reading.distance(a, second.start)
    ]
    times_second = [
        t for a, _, t in reading.times if t.lo and reading.distance(a, first.start) >= reading.distance(a, second.start)
    ]
    if (
        times_first
        and times_second
        and all(
            (t.precision or 9) <= 4 and (u.precision or 9) <= 4 and (t.hi < u.lo or u.hi < t.lo)
            for t in times_first
            for u in times_second  # type: ignore[operator]
        )
    ):
        said = any(w in ("said", "told", "announced") for w in words)
        return said
    return True


__all__ = ["FAMILIES", "Mention", "find_mentions"]
_ = (ADVERBS, victim_nouns)
