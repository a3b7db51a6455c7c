"""How many people, who they were and what became of them: the casualty statements of one sentence.

Here: from a word of outcome ("killed", "deaths", "no casualties") outward to its victims. Not here: which attack a
figure belongs to and which figures of one article are the same, which is ``assembly``; reading the number itself, which
is ``figures``.

``find_figures`` is the way in. The rooms: ``figure`` (what a statement is); ``people`` (group, nationality and name
that a phrase holds); ``phrases`` (one victim noun phrase); ``lists`` (victims in a row, before and after a verb);
``verbs``, ``nouns``, ``losses`` and ``tolls`` (the ways a sentence states casualties); ``standing`` (denied, withdrawn,
"no one", hedged); ``corrections`` (numbers taken back); ``collector`` (each number once); ``finder`` runs them in
order.
"""

from pipelines.events.casualties.corrections import correct_earlier
from pipelines.events.casualties.figure import HIT, Figure, are_of_other_ages, is_abducted
from pipelines.events.casualties.finder import find_figures

__all__ = ["HIT", "Figure", "are_of_other_ages", "correct_earlier", "find_figures", "is_abducted"]
