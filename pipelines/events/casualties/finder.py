"""The order of work for one sentence: running tolls, each word of outcome by its frame, then blows and conditions."""

from pipelines.events.casualties.appositions import of_apposition
from pipelines.events.casualties.collector import Collector
from pipelines.events.casualties.conditions import read_conditions
from pipelines.events.casualties.corrections import mark_corrections
from pipelines.events.casualties.figure import Figure
from pipelines.events.casualties.losses import read_losses
from pipelines.events.casualties.nouns import read_multiple, read_noun, read_only_damage, read_predicate
from pipelines.events.casualties.parts import read_among, read_among_them, read_included, read_of_them, read_spelt_out
from pipelines.events.casualties.standing import why_nothing
from pipelines.events.casualties.tolls import read_tolls
from pipelines.events.casualties.verbs import read_intransitive, read_transitive
from pipelines.events.casualties.wounds import read_fatally, read_own_death, read_striking, read_wound
from pipelines.events.reading import Reading

_FRAMES = {
    "transitive": read_transitive,
    "intransitive": read_intransitive,
    "noun": read_noun,
    "predicate": read_predicate,
    "wound": read_wound,
}
"""How each frame of ``words/casualty_words.csv`` is read."""


def find_figures(reading: Reading) -> list[Figure]:
    """All casualty statements of one sentence, each number once, in order of the text."""
    if why_nothing(reading) is not None:
        return []
    found = Collector(reading)
    read_tolls(reading, found)
    for hit in reading.casualties:
        _FRAMES[hit.entry.frame](reading, hit, found)
    read_losses(reading, found)
    read_multiple(reading, found)
    read_only_damage(reading, found)
    read_striking(reading, found)
    read_fatally(reading, found)
    read_own_death(reading, found)
    read_conditions(reading, found)
    read_among(reading, found)
    read_included(reading, found)
    read_of_them(reading, found)
    read_among_them(reading, found)
    read_spelt_out(reading, found)
    figures = [of_apposition(reading, figure) for figure in found.figures()]
    return mark_corrections(reading, figures) if figures else figures
