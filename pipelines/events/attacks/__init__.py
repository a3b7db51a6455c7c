"""Words that tell of an attack, and what each says: one mention a word, with its type, weapon and standing.

Here: which words of a sentence speak of an attack that happened (or was foiled), and which only threaten, deny,
imagine, rehearse or generalise. Not here: which mentions are one attack (``assembly``), who did it (``attribution``),
its victims (``casualties``).

``find_mentions`` is the way in, ``mentions_from_casualties`` that of sentences whose word of attack a total counts. The
rooms: ``mention`` (what a mention is, families of types); ``nouns``, ``verbs`` and ``casualties_alone`` (the three ways
a sentence tells an attack); ``standing`` (did it happen, is it told as news); ``weapons`` and ``parties`` (what the
words around a trigger name); ``merging`` (mentions of one sentence that tell one attack); ``finder`` runs them.
"""

from pipelines.events.attacks.casualties_alone import mentions_from_casualties
from pipelines.events.attacks.finder import find_mentions
from pipelines.events.attacks.mention import FAMILIES, Mention
from pipelines.events.attacks.stopped import with_stopped_attackers

__all__ = ["FAMILIES", "Mention", "find_mentions", "mentions_from_casualties", "with_stopped_attackers"]
