"""What an attack of one article is while it is gathered: the mentions that tell it and what they say together.

Here: the data, and what a mention that joins changes. Not here: whether it joins, which is ``limits`` and
``likeness``.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from pipelines.events.attacks import FAMILIES, Mention
from pipelines.events.attribution import Attribution
from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.setting import When, Where
from pipelines.events.times import TimeMention
from pipelines.vocabulary.actors import load_actors

_SPECIFICITY = {
    "other": 0, "armed_assault": 1, "bombing": 1, "air_strike": 1, "clash": 1, "kidnapping": 3, "suicide_bombing": 3,
    "assassination": 2, "mob_violence": 2,
}  # fmt: skip
"""Of two types of one family, the more telling one stays."""


@dataclass
class Told:
    """One mention with what its own sentence, ``reading``, says of it."""

    mention: Mention
    when: When | None
    pending: TimeMention | None
    where: Where | None
    figures: list[tuple[Reading, Figure]]
    by: list[Attribution]
    reading: Reading = field(init=False)

    def __post_init__(self) -> None:
        self.reading = self.mention.reading

    @property
    def is_bare(self) -> bool:
        """No day, no place, no toll of its own."""
        return not (self.when or self.where or self.figures)

    @property
    def is_empty(self) -> bool:
        """Nothing that tells it from any other: no day, no site, no toll, no attacker."""
        sited = self.where is not None and self.where.is_specific
        return self.when is None and self.pending is None and not (self.figures or self.by or sited)


@dataclass
class Attack:
    """One attack of the article, as gathered so far.

    Attributes:
        told: Its mentions in text order, with the reason each was joined.
        after: The attack it leans on when its own date is only relative.
    """

    told: list[Told] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    when: When | None = None
    where: Where | None = None
    attack_type: str = "other"
    stage: str = "accomplished"
    figures: list[tuple[Reading, Figure]] = field(default_factory=list)
    by: list[Attribution] = field(default_factory=list)
    after: "Attack | None" = None

    @property
    def first(self) -> Told:
        """The first mention."""
        return self.told[0]

    @property
    def family(self) -> str:
        """The family of its type."""
        return FAMILIES[self.attack_type]

    @property
    def last_sentence(self) -> int:
        """Index of the last sentence that tells of it."""
        return max(t.reading.sentence.index for t in self.told)

    @property
    def is_accident(self) -> bool:
        """Whether any mention says that it was one."""
        return any(t.mention.is_accident for t in self.told)

    def victims(self) -> set[str]:
        """Full names of its named victims."""
        return {f.person_name for _, f in self.figures if f.person_name}

    def person_names(self) -> set[str]:
        """Surnames of its named victims."""
        return {surname(f.person_name) for _, f in self.figures if f.person_name}

    def join(self, told: Told, reason: str) -> None:
        """Take up a mention that tells this attack, with the reason why it does."""
        self.told.append(told)
        self.reasons.append(reason)
        if _tells_type_better(told.mention, self):
            self.attack_type = told.mention.attack_type
        if told.mention.stage != "accomplished" and self.stage == "accomplished" and len(self.told) == 1:
            self.stage = told.mention.stage
        if told.when and (self.when is None or _dates_better(told.when, self.when)):
            self.when = told.when
        if told.where and (self.where is None or _places_better(told.where, self.where)):
            self.where = told.where
        self.figures += told.figures
        called_again = are_the_known_attackers(told, self)
        for attribution in () if called_again else told.by:
            if not any(_name_of(a) == _name_of(attribution) and a.status == attribution.status for a in self.by):
                self.by.append(attribution)

    def put_in_order(self) -> None:
        """Put the mentions in the order of the text, each with its reason."""
        order = sorted(range(len(self.told)), key=lambda k: self.told[k].mention.offset)
        self.told = [self.told[k] for k in order]
        self.reasons = [self.reasons[k] for k in order]


def are_the_known_attackers(told: Told, attack: Attack) -> bool:
    """As in "Hamas gunmen killed 700 people ... The militants took hostages": the group that the text has named."""
    groups = [load_actors().by_id(a.actor_ref) for a in attack.by if a.actor_ref]
    if not told.by or not any(g is not None and g.actor_kind == "armed_group" for g in groups):
        return False
    return all(a.actor_ref is None and _is_called_the(told.reading, a) for a in told.by)


def _is_called_the(reading: Reading, attribution: Attribution) -> bool:
    at = reading.sentence.token_at(attribution.start)
    return _name_of(attribution) in _FIGHTERS and (reading.words[at] == "the" or reading.words[max(0, at - 1)] == "the")


def _name_of(attribution: Attribution) -> str:
    return (attribution.actor_name or "").lower()


_FIGHTERS = frozenset("militants gunmen attackers assailants fighters rebels insurgents jihadists".split())


def _tells_type_better(mention: Mention, attack: Attack) -> bool:
    """Whether a mention's type is the one to keep: the first that is told at all, then the more telling."""
    new, old = mention.attack_type, attack.attack_type
    if old == "other":
        return True
    if FAMILIES[new] == attack.family and _SPECIFICITY.get(new, 2) > _SPECIFICITY.get(old, 2):
        return True
    if {attack.family, FAMILIES[new]} == {"bomb", "arms"}:
        return FAMILIES[new] == "bomb" and old == "armed_assault"
    first_as_strike = attack.first.mention.rule in ("noun:strike", "noun:strikes")
    return attack.family == "air" and FAMILIES[new] == "remote" and first_as_strike


def _dates_better(new: When, old: When) -> bool:
    """The words' own day before one that is inferred, then the more precise."""
    if not old.is_own and new.is_own:
        return True
    return new.precision < old.precision


def _places_better(new: Where, old: Where) -> bool:
    """A place of the gazetteer before another name, a site without a name, a country; then the more precise."""
    return _rank_of_place(new) < _rank_of_place(old)


def _rank_of_place(where: Where) -> tuple[int, int]:
    if where.place is not None and where.place.kind != "country":
        return 0, where.precision or 9
    if where.is_site:
        return 2, where.precision or 9
    return (1 if where.text and where.place is None else 3), where.precision or 9


def surname(name: str) -> str:
    """The last word of a name, without case, particles and accents of spelling that vary."""
    return name.rsplit(maxsplit=1)[-1].lower().removeprefix("al-").removeprefix("el-")


def same_person(a: str, b: str) -> bool:
    """Whether two names are one person's: one surname, or full names spelt nearly alike ("bin Laden", "bin Ladin")."""
    if surname(a) == surname(b):
        return (
            len(a.split()) == 1
            or len(b.split()) == 1
            or a.split(maxsplit=1)[0][:1].lower() == b.split(maxsplit=1)[0][:1].lower()
        )
    alone, full = sorted((a.lower().split(), b.lower().split()), key=len)
    if len(alone) == 1 and alone[0] == full[0]:
        return True  # a given name alone, as news of the Middle East has it
    return min(len(a), len(b)) >= 8 and SequenceMatcher(None, a.lower(), b.lower()).ratio() >= 0.88
