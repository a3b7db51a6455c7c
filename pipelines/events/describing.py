"""What an article says of one attack as a whole: its target, its country, and whether it is news or background.

Here: values of an attack that no single mention holds. Not here: how they become rows, which is ``reports``.
"""

from collections import Counter

from pipelines.events.article_reading import ArticleReading
from pipelines.events.assembly import Attack
from pipelines.events.mentions import Name
from pipelines.events.reading import Reading
from pipelines.events.setting import Where
from pipelines.values import frozen
from pipelines.vocabulary.words import role_words

_SET_IN = frozenset("in across on inside against at of".split())
_AIMED_AT = frozenset("on against at targeting into".split())
_VERBS_WHOSE_OBJECT_IS_A_WEAPON = frozenset("launch fire carry_out explode lob drop open_fire plant slam land".split())
_TYPE_WEAPONS = {
    "rocket_attack": "rocket", "missile_strike": "missile", "mortar_shelling": "mortar",
    "artillery_shelling": "artillery", "drone_strike": "drone", "air_strike": "aircraft",
    "suicide_bombing": "suicide_vest", "vehicle_bombing": "vehicle_bomb", "ied": "ied", "bombing": "bomb",
    "shooting": "firearm", "stabbing": "blade", "vehicle_ramming": "vehicle", "arson": "incendiary",
}  # fmt: skip


@frozen
class Target:
    """What was attacked, as written, with its offsets into the text and the rule that found it."""

    text: str
    start: int
    end: int
    rule: str = "target"


_FROM_AFAR = frozenset("air remote".split())


def weapon_of_type(attack_type: str) -> str | None:
    """The weapon that the type itself says, where no word names one."""
    return _TYPE_WEAPONS.get(attack_type)


def country_of(article: ArticleReading, attack: Attack) -> str | None:
    """The country of an attack: its place's, else its sentences' or the article's, leaving out the attacker's.

    A sea is of none, whoever is spoken of, unless words beside it say whose coast.
    """
    if attack.where and attack.where.iso3:
        return attack.where.iso3
    if attack.where and attack.where.place and attack.where.place.kind == "water":
        return None
    return country_of_sentences(article, attack) or _country_of_article(article, attack)


def _attacking_states(attack: Attack) -> set[str]:
    """The countries whose governments or forces are said to have made an attack (ISO 3166-1 alpha-3)."""
    states = (a.actor_ref for a in attack.by if a.actor_ref and a.actor_ref.startswith(("gov_", "mil_")))
    return {ref[4:].upper() for ref in states}


def _country_of_article(article: ArticleReading, attack: Attack) -> str | None:
    """The country that most of the article is set in, the attacker's only where there is no other."""
    attackers = _attacking_states(attack)
    ranked = [iso3 for iso3, _ in article.countries.most_common() if iso3 not in attackers]
    return next(iter(ranked or article.countries), None)


def country_of_sentences(article: ArticleReading, attack: Attack) -> str | None:
    """The country that the sentences of an attack without a place set it in, None where they name none or several.

    A state that made another attack told there stands for its forces: "Iran fired missiles to avenge a drone strike".
    """
    attackers = _attacking_states(attack)
    for told in attack.told:
        words = told.reading.words
        near = Counter(
            n.iso3
            for n in _names_at_home(article, told.reading)
            if n.iso3 and n.places and n.iso3 not in attackers and n.start > 0 and words[n.start - 1] in _SET_IN
        )
        if near:
            return near.most_common(1)[0][0]
    for told in attack.told:
        named = {
            n.iso3
            for n in _names_at_home(article, told.reading)
            if n.iso3 and not _says_whose(n, attack) and not _is_across_the_border(told.reading, n)
        }
        if attack.family in _FROM_AFAR:
            others = (a for a in article.told_in(told.reading) if a is not attack)
            named -= {state for other in others for state in _attacking_states(other)}
        spoken = named - attackers or (set() if attack.family in _FROM_AFAR else named)
        if len(spoken) == 1:
            return spoken.pop()  # "Oman's navy says that Iran hit a ship"
    return None


def _names_at_home(article: ArticleReading, reading: Reading) -> list[Name]:
    """The names of a sentence, less those that the tables know only in a country the article doesn't speak of."""
    elsewhere = article.chooser.known_only_elsewhere
    return [name for name in reading.names if name.text not in elsewhere]


def place_in_country(article: ArticleReading) -> None:
    """An attack that no words place is placed in the country its sentences, or a story's other attacks, set it in.

    Only where the article names that country; in a list of news each item stands for itself.
    """
    for attack in article.attacks:
        if attack.where is not None and attack.where.is_on_the_move:
            attack.where = None
        if attack.where is not None:
            continue
        iso3 = country_of_sentences(article, attack)
        readings = [told.reading for told in attack.told]
        if iso3 is None and not article.is_list_of_news:
            iso3, readings = _country_of_story(article, attack), article.readings
        named = next(((r, n) for r in readings for n in r.names if _is_country(n, iso3)), None)
        if iso3 is not None and named is not None:
            reading, name = named
            span = reading.span(name.start, name.end)
            attack.where = Where(name.text, name.places[0], iso3, 6, *span, rule="place:country")


def _country_of_story(article: ArticleReading, attack: Attack) -> str | None:
    """The one country that all placed attacks of an article are in, where most of the article is set there too."""
    placed = {a.where.iso3 for a in article.attacks if a is not attack and a.where is not None and a.where.iso3}
    return placed.pop() if placed == {_country_of_article(article, attack)} else None


def _is_country(name: Name, iso3: str | None) -> bool:
    return len(name.places) == 1 and name.places[0].kind == "country" and name.places[0].country_iso3 == iso3


def _is_across_the_border(reading: Reading, name: Name) -> bool:
    """As in "near the border with Somalia", "close to the Somali border": on this side of it, as far as is told."""
    of_it = name.country is not None and name.country.kind == "demonym" and reading.words[name.end : name.end + 1]
    return of_it in (["border"], ["frontier"]) or reading.words[max(0, name.start - 2) : name.start] in _BORDERS


_BORDERS = (["border", "with"], ["borders", "with"], ["frontier", "with"], ["bordering", "with"])


def _says_whose(name: Name, attack: Attack) -> bool:
    """As in "the American planes bombed five places": whose planes they are doesn't say where they struck."""
    return attack.family in _FROM_AFAR and name.country is not None and name.country.kind == "demonym"


def where_precision(article: ArticleReading, attack: Attack) -> int | None:
    """UCDP's where_prec of an attack: its place's, else 6 for a country alone."""
    if attack.where and attack.where.precision:
        return attack.where.precision
    return 6 if country_of(article, attack) else None


_LONG_BEFORE = 30  # days: in the lede too, "the worst since May, when 16 died" tells what is over


def reported_as(article: ArticleReading, attack: Attack) -> str:
    """Whether the article reports the attack as its news or as background, as the contract codes it."""
    body = article.body
    lede_end = body[min(2, len(body) - 1)].sentence.index if body else 0
    anchor = article.document.published_on
    long_ago = anchor is not None and attack.when is not None and (anchor - attack.when.hi).days > _LONG_BEFORE
    in_lede = attack.first.reading.sentence.index <= lede_end and not long_ago
    if attack is article.attacks[0] or in_lede:
        return "main_event"
    if anchor and attack.when:
        age = (anchor - attack.when.hi).days
        if age <= 2 and attack.when.precision <= 2:
            return "main_event"
        return "background_recent" if age <= 365 else "background_historical"
    return "background_recent"


def _driven_into(reading: Reading, verb: int) -> tuple[int, int] | None:
    """The checkpoint of "rammed his car into a checkpoint": what a vehicle is driven into, not the vehicle."""
    span = reading.object(verb + 1)
    if span is None or _VEHICLES.isdisjoint(reading.words[span[0] : span[1]]):
        return None
    into = next((k for k in range(span[0], min(len(reading.words), span[1] + 6)) if reading.words[k] == "into"), None)
    return reading.object(into + 1) if into is not None else None


_VEHICLES = role_words("vehicle")


_SO_LEFT = frozenset("ablaze alight hostage captive".split())
"""What ends an object that a verb leaves so: "set a bus ablaze"."""


def target_of(attack: Attack) -> Target | None:
    """What was attacked: the object of the verb, or what stands after "on" or "against"."""
    for told in attack.told:
        reading, mention = told.reading, told.mention
        spans = []
        if mention.verb is not None and mention.rule.startswith("verb"):
            lemma = mention.rule.split(":")[1]
            if reading.is_passive(mention.verb) and not lemma.endswith(("explode", "fire", "launch")):
                spans.append(reading.subject(mention.verb))
            elif lemma not in _VERBS_WHOSE_OBJECT_IS_A_WEAPON:
                spans.append(_driven_into(reading, mention.verb) or reading.object(mention.verb + 1))
        for j in range(mention.end, min(len(reading.words), mention.end + 8)):
            of_number_or_day = reading.words[j : j + 2] == ["at", "least"] or reading.time_at(j + 1)
            if reading.words[j] in _AIMED_AT and not of_number_or_day and reading.distance(mention.end - 1, j) <= 8:
                spans.append(reading.object(j + 1))
                break
        for span in spans:
            if span is None or reading.time_at(span[0]) or span[1] - span[0] > 12:
                continue
            if reading.words[slice(*span)] == ["back"]:
                continue  # "the army hit back"
            if span[1] - span[0] > 1 and reading.words[span[1] - 1] in _SO_LEFT:
                span = (span[0], span[1] - 1)  # noqa: PLW2901
            if not any(span[0] <= h.start and h.end <= span[1] for h in reading.weapons):
                return Target(reading.text(*span), *reading.span(*span))
    return None
