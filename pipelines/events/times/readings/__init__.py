"""What each kind of expression means: from named parts and the article's date to days and a TIMEX3 value.

One reader per rule of ``grammar``, found by its name. A reader returns null when the words turn out not to be a time
after all ("March" in the Women's March, 227-186). Not here: finding expressions, and what an event makes of them.
"""

from pipelines.events.times.readings import around, counted, days, loose, periods, ranges  # noqa: F401  each adds its own
from pipelines.events.times.readings.reading import READERS, Match, Reading, Scene

__all__ = ["READERS", "Match", "Reading", "Scene"]
