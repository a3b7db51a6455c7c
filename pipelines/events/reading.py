"""One sentence with everything known about it before anyone asks what it means: words of the vocabulary, names, times.

Here: the shallow grammar the rules walk over (verb groups, passives, clauses, subjects, objects). No parser is used: a
walk from a cue over closed word classes reads seven times as fast as one that was tried (docs/decisions.md, D-06).
Not here: attacks, casualties, responses.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TypeVar

from pipelines.events.document import Document, Sentence, Token
from pipelines.events.figures import NUMBER_WORDS, Quantity, quantity_at, quantity_ending_at
from pipelines.events.loaded_vehicles import loaded_vehicles
from pipelines.events.mentions import TITLES, Name, find_names
from pipelines.events.scenes import scenes_of
from pipelines.events.times import TimeMention, find_times
from pipelines.events.trace import About, Reason
from pipelines.vocabulary import words as vocabulary
from pipelines.vocabulary.words import AttackNoun, AttackVerb, CasualtyWord, Hit, Weapon, role_words

_T = TypeVar("_T")

AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would shall should can could may might must
    gets got get getting 's""".split()
)
_BE = frozenset("is are was were be been being got get gets getting left leaves leaving".split())
ADVERBS = frozenset(
    """also then again already still just now later earlier soon briefly reportedly allegedly apparently immediately
    quickly subsequently repeatedly previously recently initially currently ever even only first finally eventually
    seriously severely critically lightly slightly fatally mortally badly twice once strongly deliberately directly
    successfully nearly almost yet not never n't since long
    brutally savagely violently heavily simultaneously""".split()
)
HABITUAL = frozenset(
    "often regularly frequently routinely usually typically sometimes occasionally commonly periodically".split()
)
PREPOSITIONS = frozenset(
    """in on at of for to from by with without against near over under into onto through across between among during
    inside outside around along behind beyond toward towards within upon about amid amidst off per via despite following
    including after before since until throughout like unlike except aboard""".split()
)
SUBORDINATORS = frozenset(
    "that which who whom whose where when while because although though if unless as after before since until".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any no each every another both all".split()
)
_BEFORE_NOUN = _DETERMINERS | PREPOSITIONS
_NOT_VERBS_IN_ED = frozenset(
    """united armed masked unidentified suspected so-called alleged wanted red hundred bed need indeed speed seed feed
    unarmed uniformed affiliated aligned retired injured wounded displaced occupied besieged disputed allied sacred
    coordinated sophisticated dedicated assisted increased renewed planned bearded hooded disguised infrared based
    embed shed aged alfred fred wilfred jared reed
    mohammed muhammed ahmed hamed saeed majed rashed khaled waleed waheed zayed""".split()
)
_COMMON_VERBS = frozenset(
    """took take takes taking made make makes making came come comes coming went go goes going gave give gives
    giving began begin begins beginning became become becomes led lead leads leading left held hold holds holding
    found find finds kept keep put set saw see sees seen seeks sought brought bring brings met meets lost won fought
    fights fighting fled flee flees sent send sends sending spoke speak spoken drove drive ran run runs running
    broke break breaks rose rise rises fell fall cut cuts shut vowed vows urges urge calls called condemns condemn
    warns warn claims claim says said say told tell tells reports announces announce confirms accuses accuse blames
    blame believes believe think thought know knew known shows show shown appears seems seem remains remain occurs
    occur happens happen reporting saying claiming announcing confirming citing acknowledging causes cause causing
    follows follow includes include leaves leaving destroy destroys destroying damages damaging enter enters
    captures capture capturing seize seizes rescue rescues arrest arrests detain detains orders order deploys deploy
    withdraws withdraw withdrew resumes resume continues continue ends end forces states responded responds respond
    uses use using used targets targeting struck strikes hits hit kills kill killing wounding injuring launches
    launch launching opens open fires carry carries carrying try tries trying denies deny votes vote meets agree
    agrees agreed became broke hopes taken done driven written chosen born borne built caught dealt felt grown heard
    burst bursts declares declare imposes impose expresses mourns extends seek resist resists repel repels
    attribute attributes attributing ascribe ascribes allege alleges alleging
    begun froze freezes shuts voices conveys sends dispatches seals rejects dismisses
    laid paid read ridden sat slept spent stood stuck swept swore swears sworn taught thrown understood worn
    wound overran overrun overruns overthrew overtook overcame oversaw undertook underwent upheld withstood wrote
    written threw hid flew flown blew drew drawn grew ate eaten drank rode rang sang sank sunk sold shook slew slain
    spun stole stolen tore torn swung swam wept woke wore chose clung crept dug froze frozen hung leapt mistook forgot
    retaliate retaliates forgotten forbade sprang strode flung bought knelt lent undid withheld""".split()
)
_AFTER_FINDING = frozenset("to in on at with near inside outside dead , .".split())
_NOUN_LIKE = frozenset("forces force reports report order orders calls call claims claim states use".split())
_VERB_BEFORE_OBJECT = frozenset("reports claims calls orders claim states".split())
_NOUN_OR_VERB = frozenset(
    """attack attacks strike strikes assault assaults raid raids ambush ambushes bomb bombs hit hits fire fires
    launch launches target targets shell shells bombing shooting killing stabbing shelling kidnapping wounding
    beheading clash clashes massacre murder murders execution stab shot shots storm
    storms mounts stages throw throws rams""".split()
)


_CLAUSE_BREAKS = frozenset("which who where while after before when but ; — following as".split())
_BEFORE_PRONOUN_ONE = frozenset("another second third this that".split())  # "a second one wounded five"
_OTHER_SCENE = 24  # tokens that another scene counts as: more than what is beside an attack is away from it
_OPENS_APPOSITION = frozenset("who which head leader aged also formerly one including among of".split())
_OPENS_INSERTION = frozenset("in on at during speaking writing visiting addressing".split())
_INSERTION = 8  # tokens of "on a visit to Kyiv", "in a statement" between a name and its verb
_OPENS_CLAUSE = frozenset((",", ";", "while", "and", "but", "as", "when", "after", "before", "that", '"'))
_SUBJECT_PRONOUNS = frozenset("they he she it we".split())
_OF_OBJECTS = frozenset("which whom that".split())
_SHARES_A_SUBJECT = frozenset("and , or then before after while by from but of when to".split())


@dataclass(slots=True)
class Reading:
    """One sentence as the rules see it. All indices are token indices of the sentence, ends exclusive.

    Attributes:
        words: Lower-case tokens.
        distinct: Each of the words once.
        line: The words with a blank between two.
        verb: For each token, True where it is taken for a verb form.
        quoted: For each token, True inside quotation marks.
        person_before: The person that the sentences before this one spoke of, for "he" and "she".
        group_before: The group that the sentences just before this one spoke of, for "the group".
        speaker: Who is speaking when the article is a statement in the first person.
        is_speech: Whether the sentence is the text of a statement, after "The minister said:".
        other_sense: Tokens of phrases that sound like an attack and are none ("bomb threat", "heart attack"); the
            weapons and outcomes they name aren't among ``weapons`` and ``casualties``.
    """

    document: Document
    sentence: Sentence
    words: list[str]
    names: list[Name]
    times: list[tuple[int, int, TimeMention]]
    nouns: list[Hit[AttackNoun]]
    verbs: list[Hit[AttackVerb]]
    weapons: list[Hit[Weapon]]
    casualties: list[Hit[CasualtyWord]]
    people: list[Hit[str]]
    verb: list[bool] = field(default_factory=list)
    quoted: list[bool] = field(default_factory=list)
    person_before: str | None = None
    group_before: Name | None = None
    speaker: tuple[str, str | None] | None = None
    is_speech: bool = False
    other_sense: frozenset[int] = frozenset()
    distinct: frozenset[str] = field(init=False)
    line: str = field(init=False)
    _name_at: dict[int, Name] = field(init=False)
    _scenes: tuple[int, ...] | None = None
    _counted_breaks: tuple[int, ...] | None = None

    def __post_init__(self) -> None:
        self.distinct = frozenset(self.words)
        self.line = " ".join(self.words)
        self._name_at = {i: name for name in self.names for i in range(name.start, name.end)}

    @property
    def scenes(self) -> tuple[int, ...]:
        """For each token the scene it belongs to (``scenes``); empty where the sentence tells one."""
        if self._scenes is None:
            self._scenes = scenes_of(self)
        return self._scenes

    def are_of_two_scenes(self, a: int, b: int) -> bool:
        """Whether two tokens tell of different events."""
        scenes = self.scenes
        return bool(scenes) and scenes[a] != scenes[min(b, len(scenes) - 1)]

    @property
    def is_headline(self) -> bool:
        """Whether this is the article's first sentence, written as headlines are: with no indefinite article."""
        return self.sentence.index == 0 and "a" not in self.words and "an" not in self.words

    @property
    def tokens(self) -> list[Token]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def places_of(self, wanted: Set[str]) -> Sequence[int]:
        """The tokens that are one of these words, in order: of few rare words mostly none, and that is told at once."""
        if wanted.isdisjoint(self.distinct):
            return ()
        return [i for i, word in enumerate(self.words) if word in wanted]

    def may_be_meant(self, name: Name) -> bool:
        """Whether "he" may be the person named: neither who tells it, nor whose name a place bears.

        As in "Brian Hankins said", "according to Kate Shelton, a reporter", "the Nordic Arms apartments".
        """
        words, start, end = self.words, name.start, name.end
        if end < len(words) and words[end] in _BEARS_NAMES and not self.is_verb(end):
            return False
        if words[end - 1] in _PARTS_OF_PLACE_NAMES or words[max(0, start - 2) : start] == ["according", "to"]:
            return False
        after = end
        if words[end : end + 1] == [","]:  # "Brian Hankins, a police spokesman, said"
            after = next((k for k in range(end + 1, min(len(words), end + _APPOSITION)) if words[k] == ","), end) + 1
        return not any(k < len(words) and words[k] in _TELLING for k in (after, start - 1))

    def name_at(self, i: int) -> Name | None:
        """The name that covers token ``i``."""
        return self._name_at.get(i)

    def text(self, start: int, end: int) -> str:
        """The stored characters from token ``start`` to before token ``end``."""
        return self.document.text[self.tokens[start].start : self.tokens[end - 1].end]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of tokens ``start`` to before ``end``."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def left_out(
        self, about: About, start: int, end: int, reason: Reason, rule: str = "", *, other: int | None = None
    ) -> None:
        """Tell whoever listens that tokens ``start`` to before ``end`` were not taken for what they looked like."""
        if self.document.trace is not None:
            self.document.trace.left_out(about, *self.span(start, end), reason, rule=rule, other=other)

    def time_at(self, i: int) -> TimeMention | None:
        """The time expression that covers token ``i``."""
        for start, end, time in self.times:
            if start <= i < end:
                return time
        return None

    # ------------------------------------------------------------------ grammar
    def count_before(self, end: int) -> Quantity | None:
        """The number whose last token is ``end - 1``, unless it is that of a day: "on May 3 killed 41 villagers"."""
        counted = quantity_ending_at(self.words, end)
        if counted is None or self.time_at(counted.end - 1):
            return None
        is_pronoun = end > 1 and self.words[end - 1] == "one" and self.words[end - 2] in _BEFORE_PRONOUN_ONE
        return None if is_pronoun else counted

    def is_verb(self, i: int) -> bool:
        """Whether token ``i`` is taken for a verb form."""
        return 0 <= i < len(self.verb) and self.verb[i]

    def is_barrier(self, i: int) -> bool:
        """Whether a noun phrase can't go on over token ``i``."""
        word = self.words[i]
        if word in (",", ";", ":", "—", '"', "(", ")", "[", "]", ".", "!", "?"):
            return not self.is_inside_name(i)
        if word in SUBORDINATORS and word != "that":
            return True
        return self.verb[i] or word == "that"

    def is_inside_name(self, i: int) -> bool:
        """Whether a mark belongs to a name: "John W. Miller", 'Alfred "Fredo" Chavez'."""
        name = self.name_at(i)
        return name is not None and name.start < i < name.end - 1

    def verb_group_start(self, i: int) -> int:
        """The first token of the verb group whose main verb is token ``i`` (auxiliaries and adverbs included)."""
        start = i
        while start > 0 and self._belongs_to_verb_group(start - 1):
            start -= 1
        if start >= 2 and self.words[start - 1] in ("all", "both") and self.words[start - 2] in _BE:
            return self.verb_group_start(start - 1)
        if start >= 3 and self.words[start - 1] == "and" and self.is_verb(start - 2) and self.words[start - 3] in _BE:
            return start - 3  # "was struck and killed"
        return start

    def _belongs_to_verb_group(self, i: int) -> bool:
        """Whether token ``i``, just before a verb, is part of its group: an auxiliary, an adverb, "said" to be."""
        word = self.words[i]
        if word == '"':  # 'had "unintentionally" shot down'
            return self.words[i - 1 : i] != [] and (
                self.words[i - 1].endswith("ly") or self.words[i + 1].endswith("ly")
            )
        if word in AUXILIARIES or word in ADVERBS or word in ("to", "-") or word.endswith("ly"):
            return True
        if i > 0 and word in _RAISING:  # "are reported to be hurt", "are reported hurt"
            return self.words[i + 1 : i + 3] == ["to", "be"] or (self.words[i - 1] in _BE and self.is_verb(i + 1))
        return word == "found" and self._is_found_so(i)

    def _is_found_so(self, i: int) -> bool:
        """Whether "found" at token ``i`` only says how someone was found: "was found shot to death"."""
        following = self.words[i + 1 : i + 3]
        if len(following) < 2 or not (following[0].endswith("ed") or following[0] in _PARTICIPLES):
            return False
        return (i > 0 and self.words[i - 1] in _BE) or following[1] in _AFTER_FINDING

    def is_passive(self, i: int, end: int | None = None) -> bool:
        """Whether the verb at token ``i`` has a form of "be" in its group, or stands as a bare participle.

        A bare participle is one that follows its noun with no object of its own ("troops killed on 11 March", "a man
        shot in the head"). ``end`` closes a verb of several words ("shot and killed").
        """
        start = self.verb_group_start(i)
        group = self.words[start:i]
        if any(w in _BE for w in group):
            return True
        if self.words[i] in _INTRANSITIVE:
            return False
        if any(w in AUXILIARIES for w in group) or not (
            self.words[i].endswith(("ed", "en", "wn")) or self.words[i] in _PARTICIPLES
        ):
            return False
        if self._has_object_before(start):
            return False
        end = i + 1 + (self.words[i : i + 2] == ["shot", "dead"])
        while end < len(self.words) and self.words[end] in ADVERBS:
            end += 1
        if end >= len(self.words):
            return True
        if quantity_at(self.words, end):
            return False  # "killed at least eight civilians"
        if self.words[end] == "and" and self.is_verb(end + 1) and self.words[end + 1].endswith("ed"):
            return self.is_passive(end + 1)  # "troops shot and wounded a farmer", "a farmer shot and wounded in X"
        # "killed in an air strike" after its noun is passive; after a subject with no object it is rare in news
        return self.words[end] in _AFTER_BARE_PARTICIPLE or (
            self.time_at(end) is not None and not self._owns_what_follows(end)
        )

    def _has_object_before(self, start: int) -> bool:
        """As in "the ship which the group attacked and sank": a relative pronoun before the subject is the object."""
        if self.distinct.isdisjoint(_OF_OBJECTS):
            return False
        k = start
        while k > 0 and start - k < 6 and not self.is_barrier(k - 1) and self.words[k - 1] not in PREPOSITIONS:
            k -= 1
        return 0 < k < start and self.words[k - 1] in _OF_OBJECTS and self.words[k] in _DETERMINERS

    def distance(self, a: int, b: int) -> int:
        """How far apart two tokens are: eight more for each clause break between them, more again for another scene."""
        low, high = (a, b) if a <= b else (b, a)
        penalty = _OTHER_SCENE if self.are_of_two_scenes(low, high) else 0
        if high - low > 1:
            penalty += 8 * (self._breaks[high] - self._breaks[low + 1])
        return high - low + penalty

    @property
    def _breaks(self) -> tuple[int, ...]:
        """Before each token, how many words that part clauses: counted once, for distances are asked all the time."""
        if self._counted_breaks is None:
            self._counted_breaks = self._count_breaks()
        return self._counted_breaks

    def _count_breaks(self) -> tuple[int, ...]:
        words = self.words
        parting = (
            word in _CLAUSE_BREAKS
            or (word == "and" and any(self.is_verb(k) for k in range(j + 1, min(len(words), j + 6))))
            for j, word in enumerate(words)
        )
        return tuple(accumulate(parting, initial=0))

    def _owns_what_follows(self, i: int) -> bool:
        """Whether the time at token ``i`` is a possessive that opens an object: "condemned Wednesday's attack"."""
        return any(start <= i < end and self.words[end : end + 1] == ["'s"] for start, end, _ in self.times)

    def subject(self, i: int) -> tuple[int, int] | None:
        """The noun phrase that is the grammatical subject of the verb at token ``i``, or None.

        Walks left over the verb group; a coordinated or participial verb ("..., killing five", "surrounded and
        stormed") takes the subject of the verb before it.
        """
        for _ in range(4):  # a chain of coordinated verbs is rarely longer
            end = self.verb_group_start(i)
            if end == 0:
                return None
            previous = self.words[end - 1]
            if "to" in self.words[end:i] and previous in _INTENTS:
                governing = self._verb_before(end)
                if governing is None:
                    return self._noun_phrase_back(end)
                i = governing
            elif previous == "," and self._apposition_before(end - 1):
                return self._before_apposition(end - 1)
            elif previous in _SHARES_A_SUBJECT:
                inserted = self._before_insertion(end)
                if inserted is not None:
                    return inserted
                governing = self._verb_before(end)
                if governing is None or (previous == "of" and self._accuses(governing, end)):
                    return None
                i = governing
            elif previous in ("who", "which", "that"):
                return self._antecedent(end - 1 - (1 if end > 1 and self.words[end - 2] == "," else 0))
            elif previous in _SUBJECT_PRONOUNS:
                return self._who_they_are(end - 1) or (end - 1, end)
            else:
                return self._noun_phrase_back(end)
        return None

    def spoken_for(self, subject: tuple[int, int] | None) -> tuple[int, int] | None:
        """A subject, or whom it stands for in a report of one's own doing: "the group said on Monday it had bombed"."""
        if subject is None or self.words[subject[0] : subject[1]] not in (["it"], ["they"]):
            return subject
        at = subject[0] - 1
        while at > 0 and (self.time_at(at) or self.words[at] in ("on", "that")):
            at -= 1
        says = at > 0 and self.is_verb(at) and self.words[at] in _SAYING
        if says and self.words[subject[0]] == "they" and any(hit.end < at for hit in self.nouns):
            return subject  # "described those raids as a response and said that they hit": the raids did
        return (self.subject(at) or subject) if says else subject

    def _who_they_are(self, pronoun: int) -> tuple[int, int] | None:
        """As in "gunmen freed 30 of the pupils they had kidnapped": the subject of the verb whose object that is."""
        if pronoun == 0 or not self._ends_noun_phrase(pronoun - 1):
            return None
        governing = self._verb_before(pronoun)
        return self.subject(governing) if governing is not None else None

    def _ends_noun_phrase(self, i: int) -> bool:
        """Whether a noun or a name stands at token ``i``, as far as its neighbours tell."""
        if self.time_at(i) or self.is_barrier(i) or not self.tokens[i].is_word:
            return False
        return self.words[i] not in PREPOSITIONS and self.words[i] not in _SHARES_A_SUBJECT

    def _before_insertion(self, end: int) -> tuple[int, int] | None:
        """For "strikes in X, a town, Y, have killed": what stands before the first comma of names and descriptions.

        Only for a finite auxiliary after the last comma: a verb that shares the subject of one before it has none.
        """
        if self.words[end - 1] != "," or self.words[end] not in _FINITE:
            return None
        first = None
        for j in range(end - 2, -1, -1):
            if self.is_verb(j) or self.words[j] in (";", ":", '"', "that", "which", "who"):
                break
            if self.words[j] == ",":
                first = j
        return self._noun_phrase_back(first) if first is not None else None

    def _accuses(self, start: int, end: int) -> bool:
        """As in "accused X of bombing": X is blamed for it, and who accuses did nothing."""
        return any(w.startswith(_ACCUSING) for w in self.words[start:end])

    def _verb_before(self, end: int) -> int | None:
        """The last verb before token ``end``."""
        return next((j for j in range(end - 1, -1, -1) if self.is_verb(j)), None)

    def _before_apposition(self, comma: int) -> tuple[int, int] | None:
        """For "X, a Y in Z, killed ...": X; for "Iran's leader, Ali Khamenei, vowed": both."""
        start = self._apposition_before(comma)
        if start == comma:
            opening = comma - 1
            while opening > 0 and self.words[opening] != ",":
                opening -= 1
            back = self._noun_phrase_back(opening)
            return (back[0], comma) if back else (opening + 1, comma)
        return self._noun_phrase_back(start) if start else None

    def _antecedent(self, end: int) -> tuple[int, int] | None:
        """The noun phrase that a relative pronoun at ``end`` stands for: the last one before it.

        In "blamed Russia for the bomb that killed two" it is the bomb.
        """
        back = self._noun_phrase_back(end)
        if back is None:
            return None
        start = back[0]
        for j in range(back[0] + 1, back[1]):
            if self.words[j] in PREPOSITIONS and self.words[j] != "of":
                start = j + 1
        return (start, back[1]) if start < back[1] else back

    def _apposition_before(self, comma: int) -> int | None:
        """For "X, a Y in Z, killed ...": the comma after X, when the words between hold no verb."""
        j = comma - 1
        while j > 0 and self.words[j] != ",":
            opens = self.words[j] in _OPENS_INSERTION and self.words[j - 1] == ","  # "X, speaking in Rome, condemned"
            if (self.is_verb(j) and not (opens or self._is_reduced(j))) or self.words[j] in (";", ":", '"'):
                return None
            j -= 1
        if j <= 0:
            return None
        inserted = self.name_at(j + 1)
        if inserted and (inserted.is_person or inserted.is_group) and comma - j <= 6:
            return comma  # "Iran's supreme leader, Ali Khamenei, vowed": the name closes the phrase
        if not self._opens_apposition(j + 1, comma):
            return None
        # "Smith, 24, of Tulsa, was shot": what stands before may be inserted as well
        earlier = self._apposition_before(j) if self.words[j + 1] == "of" else None
        return earlier if earlier and earlier != j else j

    def _opens_apposition(self, i: int, end: int) -> bool:
        """Whether the words from ``i`` to before ``end`` describe who is named before them: "a Y", "24", "all of Z"."""
        word = self.words[i]
        is_age = word.isdigit() and end - i <= 2
        owner = self.name_at(i)
        is_owned = owner is not None and self.words[owner.end : owner.end + 1] == ["'s"]  # "X, Somalia's main rebels,"
        where_or_how = word in _OPENS_INSERTION and end - i <= _INSERTION
        if where_or_how:
            return True
        return is_age or is_owned or word in _DETERMINERS or word in _OPENS_APPOSITION or word in TITLES

    def _is_reduced(self, k: int) -> bool:
        """Whether the verb form at ``k`` only describes the noun before it: "a group linked to X", "men led by Y"."""
        if k < 1 or self.words[k] not in _DESCRIBING or self.words[k + 1 : k + 2] == []:
            return False
        return self.words[k + 1] in _AFTER_DESCRIBING and not (
            self.words[k - 1] in AUXILIARIES or self.words[k - 1] in (",", "and", "that", "who", "which")
        )

    def _noun_phrase_back(self, end: int) -> tuple[int, int] | None:
        """The noun phrase that ends before token ``end``: back to a break, then without a fronted adverbial."""
        if end > 2 and self.words[end - 1] == ")" and "(" in self.words[max(0, end - 6) : end]:
            end -= 1 + self.words[end - 1 :: -1].index("(")  # "the Revolutionary Guards (IRGC)"
        start = end
        while start > 0 and (not self.is_barrier(start - 1) or self._is_reduced(start - 1)):
            if self.words[start - 1] in ("but", "meanwhile", "however", "then", "so", "yet"):
                break
            if self.words[start - 1] == "and" and self._opens_clause(start - 1):
                break
            start -= 1
        # a fronted "In September" or "On Friday" belongs to no one
        changed = True
        while changed and start < end:
            changed = False
            for a, b, _ in self.times:
                if a <= start + 1 and b > start and b <= end and (a == start or self.words[start] in PREPOSITIONS):
                    if b < end and self.words[b] == "'s":
                        continue
                    start, changed = b, True
                    break
            while start < end and self.words[start] in (",", "and", "but", "also", "later", "meanwhile"):
                start, changed = start + 1, True
        # keep what stands before the first preposition: "militias in Iraq" is led by "militias"
        if start >= end:
            return None
        if self.words[start] in PREPOSITIONS and not quantity_at(self.words, start):
            after_place = self._after_fronted_place(start, end)
            return (after_place, end) if after_place else self._before_participle(start - 1)
        return start, end

    def _after_fronted_place(self, start: int, end: int) -> int | None:
        """For "In Tver a bomb" and "in Aden gunmen", opening a clause: where the phrase after the place begins."""
        place = self.name_at(start + 1)
        opens = start == 0 or self.words[start - 1] in _OPENS_CLAUSE
        if not opens or self.words[start] not in ("in", "near", "at") or place is None or place.end >= end:
            return None
        if not (place.places or place.is_unknown_place) or self.words[place.end] in PREPOSITIONS | {"'s", "and", "or"}:
            return None
        return place.end

    def _before_participle(self, i: int) -> tuple[int, int] | None:
        """For "missiles fired from Yemen landed": what the participle at token ``i`` describes."""
        if i < 1 or not self.is_verb(i) or self.verb_group_start(i) < i or not self.is_passive(i):
            return None
        return self._noun_phrase_back(i)

    def _opens_clause(self, conjunction: int) -> bool:
        """Whether an "and" joins clauses, as after "killed two"; after "said X" it joins who is spoken of."""
        verb = next((k for k in range(conjunction - 1, max(-1, conjunction - 10), -1) if self.is_verb(k)), None)
        return verb is not None and not (self.words[verb] in _SAYING and verb + 1 < conjunction)

    def head_end(self, start: int, end: int) -> int:
        """Where the head of a noun phrase ends: before its first preposition, "of" excepted."""
        for j in range(start + 1, end):
            if self.words[j] in PREPOSITIONS and self.words[j] not in ("of", "over", "about", "around"):
                return j
        return end

    def object(self, i: int, limit: int = 12) -> tuple[int, int] | None:
        """The noun phrase after the verb that ends at token ``i`` (exclusive), up to the next break."""
        start = i
        while start < len(self.words) and (self.words[start] in ADVERBS or self.words[start] == "dead"):
            start += 1  # "shoot dead a suspect"
        if self.words[start : start + 1] == ["and"] and self.is_verb(start + 1):
            start += 2  # "shoot and injure five people": the second verb's object is the first's too
        quantity = quantity_at(self.words, start) if start < len(self.words) else None
        end = quantity.end if quantity else start
        marks = 0
        while end < len(self.words) and end - start < limit:
            opens_mark = self.words[end] == '"' and (marks or (end > start and self.words[end - 1] in _DETERMINERS))
            if opens_mark and marks < _PAIR_OF_MARKS:
                marks, end = marks + 1, end + 1  # 'the "cowardly" attack'
                continue
            if self.is_barrier(end):
                break
            if self.words[end] in PREPOSITIONS and self.words[end] not in ("of",):
                break
            if end > start and self._is_told_when(end):
                break  # "expelled the envoy a month after"
            if self.words[end] == "and" and end + 1 < len(self.words) and self.is_verb(end + 1):
                break
            end += 1
        return (start, end) if end > start else None

    def _is_told_when(self, i: int) -> bool:
        """Whether a time begins at token ``i`` that isn't part of a noun phrase: not "the 2015 attack"."""
        begins = any(start == i for start, _, _ in self.times)
        return begins and self.words[i - 1] not in _DETERMINERS and self.words[i - 1] not in ("'s", "of")


_PAIR_OF_MARKS = 2
_SAYING = frozenset("said says say".split())
_TELLING = _SAYING | frozenset("told tells reports reported wrote writes added explained confirmed tweeted".split())
_BEARS_NAMES = (
    role_words("institution") | role_words("place_noun") | role_words("town_part") | role_words("facility")
) - {"home", "house"}  # "followed Ana Ruiz home"
_PARTS_OF_PLACE_NAMES = frozenset("river creek avenue boulevard highway road apartments hotel hospital school".split())
_APPOSITION = 9  # tokens of "Brian Hankins, a spokesman of the police,"
_DESCRIBING = role_words("describing_participle")
_AFTER_DESCRIBING = frozenset("by to with in as from on".split())
_ACCUSING = ("accus", "suspect", "convict")
_FINITE = frozenset("have has had was were is are".split())
_INTRANSITIVE = frozenset(
    """voted protested demonstrated rallied marched died fled withdrew exploded detonated landed fell clashed
    retaliated responded vowed pledged surrendered perished happened occurred escaped""".split()
)
_AFTER_BARE_PARTICIPLE = frozenset(
    """by in on at when during after near outside inside while as and . , there this last since overnight along from to
    ) earlier today yesterday over with across under beneath underneath behind beside""".split()
)
_RAISING = frozenset("reported said believed feared confirmed expected presumed known thought".split())
_INTENTS = frozenset(
    """decision plan plans right intention bid attempt effort efforts move order call vow pledge threat resolution
    bill request continue continues continued""".split()
)
_PARTICIPLES = frozenset(
    "shot hit struck hurt slain found held left lost hanged kidnapped blown cut torn worn sworn born".split()
)


_AFTER_NOUN_LIKE = frozenset(("of", ",", ".", "", "and"))
_NOT_PARTICIPLES = frozenset("during according following including evening morning building meeting".split())


_RESCUERS = frozenset(
    """worker workers team teams crew crews service services official officials operation operations effort
    efforts""".split()
)
_AFTER_PARTICIPLE_ALONE = frozenset(("", *". , ; : and but when as while where because if so".split())) | PREPOSITIONS
_BEFORE_PARTICIPLE = frozenset((",", *"and is are was were be been of by after before while from".split()))


_BEGINS_OBJECT = frozenset("the a an that on it they its their he she".split())


def _is_verb_form(
    words: Sequence[str], tokens: Sequence[Token], i: int, reading: "Reading", *, told: set[int], mask: list[bool]
) -> bool:
    """Whether the word at ``i``, which belongs to no name and may be a verb form, is one.

    Args:
        words: Of the sentence, in lower case.
        tokens: Of the sentence.
        i: Which word.
        reading: What is known of the sentence so far.
        told: Words of attacks and casualties that may be verbs.
        mask: What was found of the words before.
    """
    word = words[i]
    following = words[i + 1] if i + 1 < len(words) else ""
    preceding = words[i - 1] if i else ""
    if word in AUXILIARIES and word != "'s":
        return not (word in ("may", "might") and tokens[i].is_capitalised)
    if word in _NOUN_OR_VERB:
        return _is_verb_here(words, tokens, i, mask)
    if word in _NOUN_LIKE:
        after_noun = i > 0 and preceding not in _BEFORE_NOUN and preceding != "'s"
        return after_noun and word in _VERB_BEFORE_OBJECT and following in _BEGINS_OBJECT
    if preceding == "another" and i in told and following in _QUANTITY_STARTS:
        return True  # "one killed two, another killed nine"
    # "the bombed buildings", "the wounded men"
    if preceding in _DETERMINERS and word.endswith("ed") and following not in _AFTER_PARTICIPLE_ALONE:
        return False
    if word == "wounds":
        return following[:1].isdigit() or following in _QUANTITY_STARTS or following in _DETERMINERS
    if i in told:
        # "the wounded", "the killing of", "injured people" are nouns and adjectives
        return not (preceding in ("the", "a", "an", "'s", "their", "his", "its") and following in _AFTER_NOUN_LIKE)
    if word == "rescue" and following in _RESCUERS:
        return False  # "three rescue workers were killed"
    if word in _COMMON_VERBS:
        return preceding not in ("the", "a", "an", "'s", "of") or word.endswith("ed")
    return _is_verb_by_ending(word, preceding, following, after_name=i > 0 and reading.name_at(i - 1) is not None)


def _is_verb_by_ending(word: str, preceding: str, following: str, *, after_name: bool) -> bool:
    """Whether a word that no table lists ends like a verb and stands where one stands."""
    if word.endswith("ed") and len(word) > 3 and word not in _NOT_VERBS_IN_ED and "-" not in word:
        return preceding not in ("the", "a", "an", "'s", "most", "more", "so")
    if word.endswith("s") and not word.endswith("ss") and after_name and following in _DETERMINERS:
        return True  # "Boris Johnson welcomes the report"
    if word.endswith("ing") and len(word) > 5 and preceding in _BEFORE_PARTICIPLE:
        return word not in _NOT_PARTICIPLES
    return False


_VERB_FORMS = AUXILIARIES | _COMMON_VERBS | _NOUN_OR_VERB | _NOUN_LIKE
_VERB_ENDINGS = ("ed", "ing", "s")
"""Of the words that may be verb forms though no table lists them."""


def _verb_mask(words: Sequence[str], tokens: Sequence[Token], reading: "Reading") -> list[bool]:
    """Which tokens are verb forms: listed ones, and -ed forms that aren't adjectives or names."""
    mask = [False] * len(words)
    told = {h.start for h in reading.verbs} | {
        i for h in reading.casualties if h.entry.frame in ("transitive", "intransitive") for i in range(h.start, h.end)
    }
    for i, word in enumerate(words):
        if not (word in _VERB_FORMS or word.endswith(_VERB_ENDINGS) or i in told):
            continue
        if not (reading.name_at(i) or (tokens[i].is_capitalised and i > 0)):
            mask[i] = _is_verb_form(words, tokens, i, reading, told=told, mask=mask)
    spans = [(h.start, h.end) for h in reading.verbs] + [(h.start, h.end) for h in reading.casualties]
    for start, end in spans:
        if end - start > 1 and mask[start]:
            mask[start:end] = [True] * (end - start)  # "carried out"
    for weapon in reading.weapons:
        if weapon.end - weapon.start > 1:
            mask[weapon.start : weapon.end] = [False] * (weapon.end - weapon.start)  # "a car packed with explosives"
    return mask


_OBJECT_STARTS = frozenset("another the a an his her their its at into three two several back".split())
_BEFORE_BARE_VERB = frozenset("to will would could can may might should they we did do not who that".split())
_VEHICLES = role_words("vehicle") | {"convoy", "patrol"}
_FIRED = frozenset("tear rubber rockets missiles mortars shells shots drones dozens volleys".split())
_SINGULAR_ATTACKERS = role_words("singular_attacker")
_PLURAL_WITHOUT_S = frozenset("police people men gunmen troops".split())
_PROJECTILES = role_words("projectile")
_LAUNCHED = frozenset("strikes missiles rockets airstrikes air drone new attacks massive multiple with".split())


def _is_verb_here(words: Sequence[str], tokens: Sequence[Token], i: int, mask: list[bool]) -> bool:
    """Whether a word that names an attack or tells of one ("strike", "bombing") is the verb where it stands."""
    word = words[i]
    preceding = words[i - 1] if i else ""
    following = words[i + 1] if i + 1 < len(words) else ""
    opens_object = following in _OBJECT_STARTS or (
        i + 1 < len(tokens) and (tokens[i + 1].is_capitalised or following[:1].isdigit())
    )
    if word in ("hit", "shot"):
        if preceding == "another" and following in _OBJECT_STARTS:
            return True  # "a missile struck X; another hit a market"
        return preceding not in _DETERMINERS and not preceding.endswith("direct")
    if word.endswith("ing"):
        if preceding == "by" and (following in PREPOSITIONS or not following.isalpha() or following == "and"):
            return following[:1].isdigit()  # "killed by shelling near Aden": the noun
        if preceding in ("is", "are", "was", "were", "be", "been", "by", ","):
            return preceding != "," or following not in ("of", "in", "at", "that", "and", ",", ".")
        if preceding in ("after", "before", "while", "and", "for", "of", "from", "then", "without", "as"):
            return opens_object or following in _QUANTITY_STARTS
        return (
            i > 0
            and preceding not in _DETERMINERS
            and (opens_object or following in _QUANTITY_STARTS)
            and preceding.endswith("s")
        )
    if preceding in _BEFORE_BARE_VERB or preceding in HABITUAL:
        return True
    if i == 0 or preceding in _DETERMINERS or preceding in PREPOSITIONS or preceding == "'s":
        return False
    if preceding.endswith("ately") or preceding in _OF_INTENT:
        return True  # "deliberately strikes pedestrians"
    if preceding in NUMBER_WORDS or preceding.isdecimal():
        return False  # "Two attacks on hotels"
    if word == "fire" and (following in _FIRED or (following == "on" and _is_subject_in_place(words, tokens, i))):
        return True  # "Police in Chad fire tear gas", "troops in Kano fire on protesters"
    # a plural subject takes the bare form ("forces attack the city"), a singular one the -s ("Israel strikes Gaza")
    plural_in_s = preceding.endswith("s") and not preceding.endswith("ss")
    subject_is_plural = plural_in_s or preceding in _PLURAL_WITHOUT_S or preceding.endswith("men")
    subject_is_plural = subject_is_plural or _joins_names(words, tokens, i)
    if preceding in _PROJECTILES and word.startswith("hit"):
        return True
    if word == "fires":
        return tokens[i - 1].is_capitalised or preceding in _SINGULAR_ATTACKERS
    if word.endswith("s") and word not in ("ambushes", "clashes", "launches"):
        if preceding == "and" and (following.isdigit() or following in _ARTICLES):
            return any(mask[max(0, i - _CLAUSE_REACH) : i])  # "Israel closes the crossing and strikes 20 targets"
        return (
            not subject_is_plural
            and opens_object
            and tokens[i - 1].text not in ("US", "U.S.", "air", "drone")
            and (
                tokens[i - 1].is_capitalised
                or preceding
                in (
                    "army",
                    "military",
                    "force",
                    "group",
                    "man",
                    "gunman",
                    "missile",
                    "rocket",
                    "drone",
                    "bomber",
                    "artillery",
                    "it",
                )
                or preceding in _VEHICLES
            )
        )
    if word == "launches":
        return True
    if word in ("clashes", "ambushes"):
        return opens_object or following in _LAUNCHED
    if preceding in ("and", ","):
        return any(mask[max(0, i - 10) : i]) and opens_object
    return subject_is_plural and (
        opens_object
        or following in ("civilians", "people", "troops", "iraq", "positions", "targets", "new")
        or word in ("launch", "fire", "target")
    )


_ARTICLES = frozenset("a an the its his their her".split())
_CLAUSE_REACH = 12
_OF_INTENT = frozenset("intentionally repeatedly directly".split())


def _joins_names(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    """As in "the United Kingdom and France launch": two names joined before token ``i``."""
    k = i - 1
    while k > 1 and tokens[k].is_capitalised and i - k <= _PLACE_WORDS:
        k -= 1
    return k < i - 1 and k > 0 and words[k] == "and" and tokens[k - 1].is_capitalised


def _is_subject_in_place(words: Sequence[str], tokens: Sequence[Token], i: int) -> bool:
    """As in "police in Sri Lanka": people in a named place stand before token ``i``."""
    k = i - 1
    while k > 1 and tokens[k].is_capitalised and i - k <= _PLACE_WORDS:
        k -= 1
    return (
        k < i - 1 and k > 0 and words[k] == "in" and (words[k - 1] in _PLURAL_WITHOUT_S or words[k - 1].endswith("s"))
    )


_PLACE_WORDS = 3
_QUANTITY_STARTS = frozenset(
    """at one two three four five six seven eight nine ten eleven twelve several dozens scores hundreds more over
    about some nearly almost up many dozens civilians people soldiers women children""".split()
)


def _with_apart(table: vocabulary.PhraseTable[_T], words: list[str]) -> list[Hit[_T]]:
    """The phrases of a table, also those with their object inside: "hacked four men to death"."""
    hits = table.find(words)
    if _TAIL_WORDS.isdisjoint(words):
        return hits
    apart = {
        hit.start: hit
        for hit in table.find_apart(words, _TAILS, _APART)
        if not hit.phrase.endswith("hostages") or _counts_hostages(words, hit.start + 1)
    }
    return sorted((*(h for h in hits if h.start not in apart), *apart.values()), key=lambda h: h.start)


def _counts_hostages(words: list[str], i: int) -> bool:
    """Whether a number of hostages begins at ``i``: "took 12 hostages"; not "took place after the hostages left"."""
    counted = quantity_at(words, i)
    return counted is not None and "hostages" in words[counted.end : counted.end + _KIND_OF_HOSTAGES]


_KIND_OF_HOSTAGES = 2


def _weapons(words: list[str]) -> list[Hit[Weapon]]:
    """Listed weapons, and vehicles loaded with explosives however that is said."""
    hits = [h for h in vocabulary.weapons().find(words) if not _is_pit(words, h.start)]
    loaded = loaded_vehicles(words)
    if not loaded:
        return hits
    apart = [h for h in hits if not any(v.start < h.end and h.start < v.end for v in loaded)]
    return sorted([*apart, *loaded], key=lambda h: h.start)


def _is_pit(words: list[str], i: int) -> bool:
    """Whether "mine" at ``i`` is where something is dug: "a coal mine", "at the mine"."""
    if words[i] not in ("mine", "mines") or i == 0:
        return False
    return words[i - 1] in _DUG or (words[i - 1] in ("a", "the") and words[i - 2 : i - 1] == ["at"])


_DUG = role_words("mineral")
_TAILS = (("to", "death"), ("hostage",), ("hostages",), ("captive",), ("on", "fire"), ("ablaze",), ("alight",))
_TAIL_WORDS = frozenset(tail[-1] for tail in _TAILS)
_APART = 8


_GROUP_SENTENCES = 3
"""How many sentences back "the group" may look for its name."""


def _is_armed_group(name: Name) -> bool:
    return name.is_group or (name.actor is not None and name.actor.actor_kind == "armed_group")


def _quoted(words: Sequence[str]) -> list[bool]:
    """Which tokens stand inside quotation marks, the marks left out."""
    if '"' not in words:
        return [False] * len(words)
    inside, quoted = False, []
    for word in words:
        if word == '"':
            inside = not inside
        quoted.append(inside and word != '"')
    return quoted


def read_sentences(document: Document) -> list[Reading]:
    """Every body sentence (and heading) of the article, read for words, names and times."""
    names = find_names(document)
    times = find_times(document.text, document.published_on)
    readings = []
    cursor = 0
    person: str | None = None
    groups: list[Name | None] = [None] * _GROUP_SENTENCES
    for sentence in document.sentences:
        words = sentence.words
        while cursor < len(times) and times[cursor].end <= sentence.start:
            cursor += 1
        mine: list[tuple[int, int, TimeMention]] = []
        k = cursor
        while k < len(times) and times[k].start < sentence.end:
            time = times[k]
            if time.start >= sentence.start:
                first, last = sentence.token_at(time.start), sentence.token_at(max(time.start, time.end - 1))
                mine.append((first, last + 1, time))
            k += 1
        other_sense = frozenset(i for hit in vocabulary.not_attacks().find(words) for i in range(hit.start, hit.end))
        reading = Reading(
            document=document,
            sentence=sentence,
            words=words,
            names=names[sentence.index],
            times=mine,
            nouns=vocabulary.attack_nouns().find(words),
            verbs=_with_apart(vocabulary.attack_verbs(), words),
            weapons=[h for h in _weapons(words) if h.start not in other_sense],
            casualties=[h for h in _with_apart(vocabulary.casualty_words(), words) if h.start not in other_sense],
            people=vocabulary.victim_nouns().find(words),
            other_sense=other_sense,
        )
        reading.verb = _verb_mask(words, sentence.tokens, reading)
        reading.quoted = _quoted(words)
        reading.person_before = person
        person = next((n.text for n in reading.names if n.is_person and reading.may_be_meant(n)), person)
        reading.group_before = next((g for g in reversed(groups) if g is not None), None)
        groups = [*groups[1:], next((n for n in reversed(reading.names) if _is_armed_group(n)), None)]
        readings.append(reading)
    return readings
