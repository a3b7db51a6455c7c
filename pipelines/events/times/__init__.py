"""When things happened: the time expressions of an article and the days they stand for.

Here: finding expressions, resolving them against the article's date, and the offsets of those that lean on another
event. Not here: which attack a date belongs to, which is for the rooms that read clauses.

``find_times`` is the way in. The steps, a module each: ``tokens`` cuts the text into words and gives each a class
from ``lexicon``; ``grammar`` finds expressions as patterns over classes; ``readings`` turns each into days by the rules
of the codebook, with arithmetic from ``spans`` and the clause's tense from ``tense``; ``finder`` runs them in order.
"""

from pipelines.events.times.finder import find_times
from pipelines.events.times.mention import TimeMention, resolve_against

__all__ = ["TimeMention", "find_times", "resolve_against"]
