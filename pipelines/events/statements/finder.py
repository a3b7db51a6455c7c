"""All statements of one sentence, each found from its verb or noun.

Here: which word calls which finder. Not here: any pattern.
"""

from collections.abc import Callable, Iterable

from pipelines.events.reading import Reading
from pipelines.events.statements.blame import attributed, blame, held_responsible, involved, points_at, work
from pipelines.events.statements.claims import TAKING, admission, own_words, signed
from pipelines.events.statements.denial import REJECTING, denial
from pipelines.events.statements.statement import SAYING, Statement
from pipelines.events.statements.suspicion import (
    apposed,
    charged,
    falls_on,
    hallmarks,
    identified,
    linked,
    member,
    suspicion,
)

_OF_RESPONSIBILITY = frozenset(
    """claimed claims claiming claim blamed blames blaming blame accused accuses accusing attributed responsible
    suspected suspects admitted denied denies""".split()
)
"""Words that mostly say who did it, so that whoever listens is told when they are read as saying nothing."""


def find_statements(reading: Reading) -> list[Statement]:
    """Claims, non-claims, blame, suspicion and denial in one sentence, in order of their verbs."""
    found: list[Statement] = []
    for k in reading.places_of(_FINDERS.keys()):
        word = reading.words[k]
        if _is_open_question(reading, k):
            reading.left_out("attribution", k, k + 1, "hypothetical", word)
            continue
        said = list(_FINDERS[word](reading, k))
        found += said
        if not said and word in _OF_RESPONSIBILITY:
            reading.left_out("attribution", k, k + 1, "no_party", word)
    return found


def _is_open_question(reading: Reading, k: int) -> bool:
    """As in "asked whether it was the work of X": what somebody wants to know, nobody has said."""
    for j in range(k - 1, max(-1, k - _QUESTION_REACH), -1):
        if reading.words[j] in (",", ";", ":", '"'):
            return False
        if reading.words[j] == "whether":
            return True
    return False


_QUESTION_REACH = 14


_FINDERS: dict[str, Callable[[Reading, int], Iterable[Statement]]] = {
    **dict.fromkeys("claimed claims claiming claim".split(), own_words),
    **dict.fromkeys([*SAYING - {"claimed", "claims"}, "state", "announces", "declared", "declares"], own_words),
    **dict.fromkeys([*TAKING, *"admitted admits admit admitting acknowledged acknowledges".split()], admission),
    "signed": signed,
    **dict.fromkeys("blamed blames blaming blame accused accuses accusing accuse".split(), blame),
    **dict.fromkeys(
        "attributed attributes attribute ascribed ascribes ascribe attributing pinned pins".split(), attributed
    ),
    **dict.fromkeys("responsible behind".split(), held_responsible),
    "involved": involved,
    "work": work,
    **dict.fromkeys([*"denied denies denying deny nothing distanced distances".split(), *REJECTING], denial),
    **dict.fromkeys("suspected suspects".split(), suspicion),
    "suspicion": falls_on,
    **dict.fromkeys("finger fingers".split(), points_at),
    **dict.fromkeys("hallmark hallmarks".split(), hallmarks),
    **dict.fromkeys("linked links".split(), linked),
    **dict.fromkeys("belonged belongs belong were was are is".split(), member),
    **dict.fromkeys("suspect gunman attacker shooter assailant bomber".split(), apposed),
    **dict.fromkeys("identified named identify".split(), identified),
    **dict.fromkeys("arrested arrest arrests detained detains charged indicted convicted sentenced".split(), charged),
    "investigated": charged,
}
