"""What the engine saw and decided while it read one article, for whoever listens (`aftermath explain`).

Here: what a note is, and the names of the reasons why words were left out. Not here: any deciding. Rooms say in a line
what they decided; when no trace is given nothing is kept, and what the engine returns never depends on one.
"""

from dataclasses import dataclass, field
from typing import Literal

SeenKind = Literal[
    "sentence",
    "place",
    "actor",
    "country",
    "person",
    "time",
    "weapon",
    "people",
    "outcome",
    "attack word",
    "attack",
    "figure",
]
"""What a span was taken for before anything was decided about it."""

About = Literal["attack", "date", "place", "casualty", "attribution", "response", "link", "total", "name"]
"""What kind of record a decision belongs to; ``name`` is a place, person or actor, which is no record yet."""

Verdict = Literal["kept", "joined", "apart", "chosen", "replaced", "left out"]
"""``joined``: to a record told before; ``apart``: compared with one and kept from it; ``chosen``: among several."""

Reason = Literal[
    "heading",
    "dateline",
    "caption",
    "teaser",
    "sport",
    "exercise",
    "another_sense",
    "part_of_name",
    "verb_form",
    "not_a_verb",
    "modifies_another_noun",
    "weak_word_alone",
    "accident",
    "nobody_killed",
    "hypothetical",
    "remembered",
    "negated",
    "intended",
    "trend",
    "generic",
    "words_or_work",
    "definition",
    "history",
    "frame_unmet",
    "counted_in_total",
    "beside_total",
    "refers_back",
    "empty_reference",
    "itemised",
    "told_at_each_place",
    "nothing_specific",
    "common_word",
    "no_attack_to_answer",
    "too_far_from_attack",
    "no_act",
    "missing_word",
    "only_spoken_of",
    "not_done",
    "not_this_actors",
    "no_actor",
    "attackers_own",
    "told_as_attack",
    "before_attack",
    "said_again",
    "nobody_judges",
    "defined",
    "not_by_attack",
    "withdrawn",
    "no_victims",
    "of_another_day",
    "captured_in_passing",
    "of_many_attacks",
    "own_setting",
    "of_no_attack",
    "zero_beside_some",
    "raises_the_highest",
    "no_day",
    "period",
    "of_saying",
    "of_another_noun",
    "dates_nothing",
    "whose",
    "beyond_reference",
    "party",
    "origin_or_aim",
    "of_care",
    "part_of_word",
    "unattached",
    "of_another_attack",
    "other_place_better",
    "too_far",
    "namesakes",
    "no_party",
    "attack_unclear",
    "known_already",
    "no_attacker",
    "nothing_counted",
]
"""The names of ``REASONS``, for the type checker: a room can't leave something out for a reason that has no words."""

REASONS: dict[Reason, str] = {
    # sentences that aren't read for events
    "heading": "A heading is not read for events; it only lends its place to what follows.",
    "dateline": "A dateline is not read for events.",
    "caption": "A caption, byline or repeated headline is not read for events.",
    "teaser": "A teaser, advert or correction notice is not read for events.",
    "sport": "The article or sentence is about a game, where attacks are moves.",
    "exercise": "The sentence speaks of an exercise.",
    # words of attack
    "another_sense": "The phrase has another sense (vocabulary table not_attacks.csv).",
    "part_of_name": "The words are part of a name, or written like one.",
    "verb_form": "The word is a verb here, and is read as one.",
    "not_a_verb": "The word is no verb here.",
    "modifies_another_noun": "The word only modifies another noun, as in “attack helicopter”.",
    "weak_word_alone": "The word is too general, and nothing violent stands beside it.",
    "accident": "The sentence says it was an accident.",
    "nobody_killed": "A killing as such, with no victim named.",
    "hypothetical": "A modal, threat, fear, plan or condition governs it.",
    "remembered": "It is only remembered: an anniversary, a memorial, a film, with no day of its own.",
    "negated": "It is said not to have happened.",
    "intended": "It was intended or tried for, and the words don't say that it was done.",
    "trend": "It tells how attacks went in general, not of one.",
    "generic": "A plural that speaks of attacks in general: no day, place, toll or agent.",
    "words_or_work": "An attack in words, or a strike of workers.",
    "definition": "The sentence says what an attack is, not that one happened.",
    "history": "It tells that something has happened before, with nothing else of it.",
    "frame_unmet": "The clause has nothing that this verb needs to tell an attack: a weapon, an armed party, victims.",
    "counted_in_total": "A total counts it; a total is never an attack.",
    "beside_total": "A plural beside a total, with no day of its own, speaks of what the total counts.",
    "refers_back": "It speaks of what was told before and adds nothing.",
    "empty_reference": "“The attack”, with none told before it and nothing of its own.",
    "itemised": "A count that the text then lists place by place is a total.",
    "told_at_each_place": "What happened at several places is an attack at each.",
    "nothing_specific": "No day, place, toll or attacker is known of it.",
    # names
    "common_word": "The name is also a common word, and nothing makes it a place here.",
    # responses and links
    "no_attack_to_answer": "The text names no attack that it could answer.",
    "too_far_from_attack": "It stands too far from the attack told last.",
    "no_act": "The word doesn't tell an act here.",
    "missing_word": "The phrase says too little without one of the words its table row requires.",
    "only_spoken_of": "The words name a response without telling that anyone made it.",
    "not_done": "The words deny it, or only imagine it.",
    "not_this_actors": "An act of this kind can't be this actor's.",
    "no_actor": "Nobody is named who made the statement.",
    "attackers_own": "It is what the attacker of the same sentence did.",
    "told_as_attack": "The words tell an attack, which is recorded as one.",
    "before_attack": "It was done on a day before the attack.",
    "said_again": "The same was told before.",
    "nobody_judges": "A word that judges, and nobody is named who says it of an attack.",
    "defined": "The sentence defines a word.",
    "not_by_attack": "The sentence speaks of a disaster, a disease or an accident, and of no attack or weapon.",
    "withdrawn": "The sentence takes a figure back.",
    "no_victims": "No number and no people were read where this word has its victims.",
    "of_another_day": "Another day than the attack's stands beside the figure.",
    "captured_in_passing": "People were taken, and the attack is no kidnapping.",
    "of_many_attacks": "Hundreds or more, told vaguely, are a record of many attacks.",
    "own_setting": "The sentence names another day or place than the attack told before it.",
    "of_no_attack": "It stands in no sentence of an attack, nor near enough to one.",
    "zero_beside_some": "“No casualties” of some people doesn't stand against others told elsewhere.",
    "raises_the_highest": "A claim beside a plain “no one” only raises the highest number.",
    "no_day": "It is a duration, a frequency or a dateline, or no day can be told from it.",
    "period": "It is a period that is counted over, longer than a day or two.",
    "of_saying": "It says when something was said, decided or published.",
    "of_another_noun": "It dates another noun than an attack.",
    "dates_nothing": "Another time of the sentence stands nearer to each attack.",
    "whose": "The country says whose, not where.",
    "beyond_reference": "The attack is only referred to, and the place doesn't follow it closely.",
    "party": "It names who acts, not where.",
    "origin_or_aim": "It says from where or to whom.",
    "of_care": "A hospital that victims were brought to, or its town.",
    "part_of_word": "It is half of a word, or says of which nation somebody is.",
    "unattached": "Nothing ties it to the attack.",
    "of_another_attack": "It stands nearer to another attack of the sentence.",
    "other_place_better": "Another place of the sentence has more points.",
    "too_far": "Its points are too few.",
    "namesakes": "Several places have this name, and nothing decides between them.",
    "no_party": "No actor was read where this verb has the one it is said of.",
    "attack_unclear": "The text names no attack that it could speak of.",
    "known_already": "The same or more is known of this actor.",
    "no_attacker": "The words in an attacker's place name no actor, and no people who attack.",
    "nothing_counted": "A period stands here, and nothing is counted over it.",
}
"""Why something was left out: each name is stable, so that counts over a corpus can be compared between versions."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A span of the text and what it was taken for.

    Attributes:
        start, end: Code points of the article's text, end exclusive.
        rule: The rule or the row of the vocabulary that recognised it.
        value: What it was read as.
    """

    kind: SeenKind
    start: int
    end: int
    rule: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing decided about a span.

    Attributes:
        start, end: Code points of the article's text, end exclusive.
        rule: The rule that proposed it, such as ``noun:attack``.
        reason: Why: a name of ``REASONS`` when it was left out, else the grounds that decided.
        detail: Figures and alternatives behind the decision, for a person.
        other: Where the other thing stands that it was compared with or joined to.
    """

    about: About
    start: int
    end: int
    verdict: Verdict
    reason: str
    rule: str = ""
    detail: str = ""
    other: int | None = None


@dataclass
class Trace:
    """Listens to the engine while it reads one article. The same note twice is one note."""

    _seen: dict[Seen, None] = field(default_factory=dict)
    _decisions: dict[Decision, None] = field(default_factory=dict)

    @property
    def seen(self) -> list[Seen]:
        """What was seen, in text order, the longer of two that begin alike first."""
        return sorted(self._seen, key=lambda s: (s.start, -s.end))

    @property
    def decisions(self) -> list[Decision]:
        """What was decided, in the order it was."""
        return list(self._decisions)

    def has_decided(self, about: About, start: int, end: int) -> bool:
        """Whether anything was decided about exactly this span."""
        return any((d.about, d.start, d.end) == (about, start, end) for d in self._decisions)

    def saw(self, kind: SeenKind, start: int, end: int, rule: str = "", value: str = "") -> None:
        """Note what a span was taken for."""
        self._seen.setdefault(Seen(kind, start, end, rule, value))

    def decided(
        self,
        about: About,
        start: int,
        end: int,
        verdict: Verdict,
        reason: str,
        *,
        rule: str = "",
        detail: str = "",
        other: int | None = None,
    ) -> None:
        """Note a decision."""
        self._decisions.setdefault(Decision(about, start, end, verdict, reason, rule, detail, other))

    def left_out(
        self,
        about: About,
        start: int,
        end: int,
        reason: Reason,
        *,
        rule: str = "",
        detail: str = "",
        other: int | None = None,
    ) -> None:
        """Note that a span was not taken for what it looked like."""
        self.decided(about, start, end, "left out", reason, rule=rule, detail=detail, other=other)
