"""What is said of a named victim right after the name: "Ali Hassan, 40, a policeman, was killed".

Here: the victim group that an apposition tells. Not here: titles before a name and nouns of the phrase itself
(``phrases``, ``people``), the same people told in another sentence (``assembly.persons``).
"""

from dataclasses import replace

from pipelines.events.casualties.figure import Figure
from pipelines.events.casualties.people import group_of
from pipelines.events.casualties.phrases import phrase_end
from pipelines.events.reading import Reading

_ARTICLES = frozenset("a an the".split())


def of_apposition(reading: Reading, figure: Figure) -> Figure:
    """The figure with the group that an apposition of its named person tells, where nothing else told it."""
    if figure.person_name is None or figure.group != "unknown":
        return figure
    words, j = reading.words, figure.end
    if words[j : j + 1] == [","] and words[j + 2 : j + 3] == [","] and words[j + 1].isdecimal():
        j += 2  # the age
    if words[j : j + 1] != [","] or words[j + 1 : j + 2] == [] or words[j + 1] not in _ARTICLES:
        return figure
    start, end = j + 2, phrase_end(reading, j + 2, len(words))
    group, last = group_of(reading, start, end)
    # "a police officer", not "a police informer": the people-noun ends the phrase
    closes = last == end and (end >= len(words) or reading.is_barrier(end) or words[end] in ("of", "in", "from", "at"))
    return replace(figure, group=group) if group and group != "perpetrator" and closes else figure
