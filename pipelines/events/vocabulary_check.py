"""Proves that the vocabulary works: every row of the tables of words does something, every name is found in a text.

Here: what an example must yield for each table, the sentences that names are looked for in, and the command
``python -m pipelines.events.vocabulary_check``. Not here: the tables and how to extend them, which is
``pipelines/vocabulary/README.md``.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import islice

from pipelines.events.document import plain_text, read_document
from pipelines.events.engine import Engine
from pipelines.events.mentions import Name, find_names
from pipelines.events.model import ArticleEvents
from pipelines.vocabulary.actors.actors import load_actors
from pipelines.vocabulary.places.places import load_places
from pipelines.vocabulary.words import TABLES, Row, leaving_out, rows

PUBLISHED_ON = date(2019, 8, 14)
"""The day, a Wednesday, as published on which examples are read."""

ATTACK = "Gunmen opened fire at a hotel in Kabul on Monday, killing nine people."
"""What the examples of responses are read after."""

_ADVICE = {
    "attack_nouns": "an attack of type {attack_type} told by the noun",
    "attack_verbs": "an attack of type {attack_type} told by the verb",
    "weapons": "an attack with a {weapon_type}",
    "casualty_words": "a figure of people {outcome}",
    "victims": "a figure whose victims are of group {group}",
    "not_attacks": "no attack, by a phrase that holds a word of attack",
    "responses": "a response of type {response_type} told by the phrase",
}
"""What the example of each table has to yield, in words; braces hold cells of the row."""


def all_rows() -> list[Row]:
    """Every row of every table of phrases, in the order of the README."""
    return [row for table in TABLES for row in rows(table)]


def problems_of(row: Row) -> list[str]:
    """What is wrong with a row, in words for the person who wrote it; empty where all is right."""
    return [
        f"words/{row.table}.csv, line {row.line} ({row.forms[0]}): {problem}"
        for problem in (*_problems_of_forms(row), *_problems_of_example(row))
    ]


def _problems_of_forms(row: Row) -> Iterator[str]:
    for form in row.forms:
        if not form or form != form.strip() or form != form.lower():
            yield f"the form {form!r} has to be in lower case, without spaces around it; between two forms stands one |"
            continue
        others = [other.line for other in rows(row.table) if form in other.forms and other.line != row.line]
        if others or row.forms.count(form) > 1:
            yield f"the form {form!r} stands there already, on line {[*others, row.line][0]}; only one row may have it"
        elif not _is_found(row, form):
            yield f"the form {form!r} can't be found in a sentence: write it as the text would, hyphens and all"


def _is_found(row: Row, form: str) -> bool:
    """Whether a form, met in a text by itself, is found as a whole and means this row."""
    words = words_of(f"There {form} there.")
    with_row = TABLES[row.table]().at(words, 1)
    return with_row is not None and with_row.end == len(words) - 2 and with_row.phrase.split() == words[1:-2]


def words_of(sentence: str) -> list[str]:
    """The lower-case tokens of a sentence, as the engine sees them."""
    document = read_document("example", sentence, None, PUBLISHED_ON)
    return [token.lower for s in document.sentences for token in s.tokens]


def read_example(row: Row) -> ArticleEvents:
    """What the engine reads from a row's example; a response's, where it tells no attack itself, after ``ATTACK``."""
    example = row.cells["example"]
    events = Engine().read("example", example, None, PUBLISHED_ON)
    if row.table == "responses" and not events.attacks:
        return Engine().read("example", f"{ATTACK} {example}", None, PUBLISHED_ON)
    return events


def _problems_of_example(row: Row) -> Iterator[str]:
    wanted = _ADVICE[row.table].format(**row.cells)
    if not row.cells["example"]:
        yield f"write a sentence of your own into `example` that yields {wanted}"
        return
    if not _used_forms(row):
        yield f"the example has none of the row's forms in it: {row.cells['example']!r}"
        return
    events = read_example(row)
    if not _YIELDS[row.table](row, events):
        yield f"the example should yield {wanted}, and doesn't: {row.cells['example']!r} gave {summary(events)}"
        return
    with leaving_out(row):
        without = read_example(row)
    hides = row.table == "not_attacks" and (happened(without) or _holds_a_word_of_attack(row))
    if not hides and (row.table == "not_attacks" or without == events):
        yield f"the example yields the same without the row; it should yield {wanted} only with it"


def _holds_a_word_of_attack(row: Row) -> bool:
    """Whether the example's phrase holds a word that another table would read as an attack, a weapon or an outcome."""
    words = words_of(row.cells["example"])
    tables = ("attack_nouns", "attack_verbs", "weapons", "casualty_words")
    return any(
        phrase.start <= hit.start < phrase.end
        for phrase in TABLES["not_attacks"]().find(words)
        for table in tables
        for hit in TABLES[table]().find(words)
    )


def _used_forms(row: Row) -> list[str]:
    """The forms of a row that its example has, each as the longest phrase of its table at that place."""
    found = {hit.phrase for hit in TABLES[row.table]().find(words_of(row.cells["example"]))}
    return [form for form in row.forms if _tokenised(form) in found]


def _tokenised(form: str) -> str:
    return " ".join(words_of(f"There {form} there.")[1:-2])


def happened(events: ArticleEvents) -> list[str]:
    """The keys of the attacks of a reading, in whatever stage."""
    return [attack.attack_report_id for attack in events.attacks]


def summary(events: ArticleEvents) -> str:
    """A reading in one line, for a message."""
    parts = [
        *(f"attack {a.attack_type} ({a.stage}, weapon {a.weapon_type})" for a in events.attacks),
        *(f"{c.best if c.best is not None else c.low} {c.victim_group} {c.outcome}" for c in events.casualties),
        *(f"response {r.response_type}/{r.response_subtype}" for r in events.responses),
        *(f"{e.quote!r} by {e.rule}" for e in events.evidence if e.field in ("attack_type", "response_type")),
    ]
    return "; ".join(parts) or "nothing"


# --- what each table's example yields -------------------------------------------------------------------------------


def _told_by(row: Row, events: ArticleEvents, rules: set[str]) -> list[str]:
    """The types of the attacks that one of a row's forms tells by one of the rules."""
    told = {
        e.record_id
        for e in events.evidence
        if e.field == "attack_type" and e.rule in rules and _plain(e.quote) in {_tokenised(f) for f in row.forms}
    }
    return [a.attack_type for a in events.attacks if a.attack_report_id in told]


def _plain(quote: str) -> str:
    return " ".join(words_of(f"There {quote} there.")[1:-2])


def _noun_tells(row: Row, events: ArticleEvents) -> bool:
    return _has_type(row, _told_by(row, events, {f"noun:{_tokenised(form)}" for form in row.forms}))


def _verb_tells(row: Row, events: ArticleEvents) -> bool:
    if row.cells["frame"] == "launch" and row.cells["attack_type"] == "other" and events.attacks:
        return True  # "carried out a shooting": the noun tells it, the verb that it was done
    return _has_type(row, _told_by(row, events, {f"verb:{row.cells['lemma']}"}))


def _has_type(row: Row, types: list[str]) -> bool:
    return bool(types) and (row.cells["attack_type"] == "other" or row.cells["attack_type"] in types)


def _weapon_is_used(row: Row, events: ArticleEvents) -> bool:
    return any(a.weapon_type == row.cells["weapon_type"] for a in events.attacks)


def _people_suffer(row: Row, events: ArticleEvents) -> bool:
    wanted = {"hit": ("killed", "wounded", "killed_or_wounded")}.get(row.cells["outcome"], (row.cells["outcome"],))
    return any(c.outcome in wanted for c in events.casualties)


def _people_are_of_group(row: Row, events: ArticleEvents) -> bool:
    groups = {row.cells["group"], "foreign_military"} if row.cells["group"] == "military" else {row.cells["group"]}
    return any(c.victim_group in groups for c in events.casualties)


def _nothing_happens(_: Row, events: ArticleEvents) -> bool:
    return not happened(events)


def _response_is_told(row: Row, events: ArticleEvents) -> bool:
    rules = {f"response:{_tokenised(form)}" for form in row.forms}
    told = {e.record_id for e in events.evidence if e.field == "response_type" and e.rule in rules}
    return any(
        r.response_type == row.cells["response_type"] and (r.response_subtype or "") == row.cells["subtype"]
        for r in events.responses
        if r.response_report_id in told
    )


_YIELDS: dict[str, Callable[[Row, ArticleEvents], bool]] = {
    "attack_nouns": _noun_tells,
    "attack_verbs": _verb_tells,
    "weapons": _weapon_is_used,
    "casualty_words": _people_suffer,
    "victims": _people_are_of_group,
    "not_attacks": _nothing_happens,
    "responses": _response_is_told,
}


# --- names of actors and places -------------------------------------------------------------------------------------

_SENTENCE_OF_ACTOR = "Police said on Monday that {} had a camp there."
_SENTENCE_OF_PLACE = "Police said on Monday that two men were killed in {} at noon."
_SENTENCES_OF_DIVISIONS = (
    "Police said on Monday that two men were killed in Springfield, {} at noon.",
    "Police said on Monday that two men were killed in Washington, {} at noon.",
)
_NAMES_AT_ONCE = 500  # as many lines as one document is made of


def actor_names() -> Iterator[str]:
    """Every written form of an actor."""
    return (surface for surface, _ in load_actors().names() if len(surface) > 1)


def place_names() -> Iterator[str]:
    """Every written form of a place."""
    return (surface for surface, _ in load_places().names())


def actors_not_found(names: Iterable[str]) -> list[str]:
    """The written forms that are not read as an actor in a sentence that names them."""
    return _not_found(names, _SENTENCE_OF_ACTOR, lambda name: name.actor is not None)


def places_not_found(names: Iterable[str]) -> list[str]:
    """The written forms that are not read as a place, neither alone nor after a town ("Springfield, Ill.")."""
    lost = list(names)
    for sentence in (_SENTENCE_OF_PLACE, *_SENTENCES_OF_DIVISIONS):
        lost = _not_found(lost, sentence, lambda name: bool(name.places))
    return lost


def _not_found(names: Iterable[str], sentence: str, is_right: Callable[[Name], bool]) -> list[str]:
    lost, rest = [], iter(names)
    while batch := list(islice(rest, _NAMES_AT_ONCE)):
        document = read_document("names", "\n".join(sentence.format(name) for name in batch), None, PUBLISHED_ON)
        found = find_names(document)
        by_line: dict[int, set[str]] = defaultdict(set)
        for read in document.sentences:
            by_line[read.paragraph] |= {plain_text(n.text) for n in found[read.index] if is_right(n)}
        lost += [name for line, name in enumerate(batch) if plain_text(name) not in by_line[line]]
    return lost


def main() -> int:
    """Check every row and every name, print what is wrong, and return 1 if anything is."""
    checked = all_rows()
    found = [problem for row in checked for problem in problems_of(row)]
    found += [f"actors: {name!r} isn't found in a sentence" for name in actors_not_found(actor_names())]
    found += [f"places: {name!r} isn't found in a sentence" for name in places_not_found(place_names())]
    for problem in found:
        sys.stdout.write(f"{problem}\n")
    per_table = Counter(row.table for row in checked)
    counted = ", ".join(f"{count} {table}" for table, count in per_table.items())
    sys.stdout.write(f"{len(checked)} rows checked ({counted}); {len(found)} problems\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
