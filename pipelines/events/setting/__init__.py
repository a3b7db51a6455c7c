"""When and where: which time and which place of a sentence belong to which mention of an attack.

Here: binding inside one sentence. Not here: carrying a day or a place from one sentence to the next (``assembly``),
turning words into days (``times``), knowing a place (``vocabulary.places``).

The rooms: ``where`` and ``when`` (what a place and a date of an attack are), ``saying`` (times of speech, which date
nothing), ``dates`` (times to mentions), ``namesakes`` (which of the places of one name is meant), ``places`` (names of
places to mentions), ``sites`` (places without a name: "an army base"), ``home_town`` (the town an article is set in).
"""

from pipelines.events.setting.dates import answered_after, answered_from, bind_times, is_counted_from
from pipelines.events.setting.grammar import is_of_another_clause
from pipelines.events.setting.home_town import home_town, may_be_local, place_at_home
from pipelines.events.setting.namesakes import PlaceChooser
from pipelines.events.setting.places import bind_place, where_of
from pipelines.events.setting.saying import is_speech_time
from pipelines.events.setting.when import When, after_event, as_past, precision_of, when_of
from pipelines.events.setting.where import Where

__all__ = [
    "PlaceChooser",
    "When",
    "Where",
    "after_event",
    "answered_after",
    "answered_from",
    "as_past",
    "bind_place",
    "bind_times",
    "home_town",
    "is_counted_from",
    "is_of_another_clause",
    "is_speech_time",
    "may_be_local",
    "place_at_home",
    "precision_of",
    "when_of",
    "where_of",
]
