"""From mentions to attacks: which mentions of one article tell one attack, and what the attack then is.

Here: coreference inside an article, days and places carried between sentences, the figures of one attack reconciled.
Not here: other articles (``resolution``), figures of sentences that name no attack (``gathering``).

``tell``, ``assemble``, ``date_the_rest`` and ``reconcile`` are the way in. The rooms: ``telling`` (a mention with what
its own sentence says), ``limits`` (what forbids that a mention tells an attack), ``likeness`` (what speaks for it, in
points), ``joining`` (the decision, with its reason), ``attack`` (what an attack is while it is gathered),
``days_nearby`` (days that sentences near it state), ``dating`` (days that no words state), ``reconciling`` (several
figures for the same people).
"""

from pipelines.events.assembly.attack import Attack, Told, same_person, surname
from pipelines.events.assembly.dating import date_the_rest
from pipelines.events.assembly.days_nearby import date_from_nearby
from pipelines.events.assembly.joining import assemble, is_list_of_news
from pipelines.events.assembly.reconciling import reconcile
from pipelines.events.assembly.telling import assign_figures, is_counted_since, tell

__all__ = [
    "Attack",
    "Told",
    "assemble",
    "assign_figures",
    "date_from_nearby",
    "date_the_rest",
    "is_counted_since",
    "is_list_of_news",
    "reconcile",
    "same_person",
    "surname",
    "tell",
]
