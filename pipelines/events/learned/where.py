"""Which of the places named near an incident is where it happened.

Here: the features of that choice. Not here: finding place names or naming them in any notation.
"""

from collections.abc import Sequence

from pipelines.events.learned.features import cues
from pipelines.events.learned.incidents import Incident
from pipelines.events.reading import Reading
from pipelines.values import frozen

_MANY = 4


@frozen
class PlaceCandidate:
    """One place named near an incident.

    Attributes:
        path: The place within larger ones, largest first.
        kind: What sort of place it is.
        gap: Sentences from the nearest that tells the incident, negative before it.
        is_filed_from: It is where the report was filed.
        named: How often the article names it in all.
        is_named_most: No other place is named more often.
    """

    path: str
    kind: str
    reading: Reading
    start: int
    end: int
    gap: int
    is_filed_from: bool
    named: int = 1
    is_named_most: bool = False


def where_features(candidate: PlaceCandidate, incident: Incident, rivals: Sequence[PlaceCandidate]) -> list[str]:
    """What says that a place is the incident's."""
    reading, start, end = candidate.reading, candidate.start, candidate.end
    words = reading.words
    gap = max(-3, min(3, candidate.gap))
    depth = candidate.path.count(":")
    found = {"b", f"gap={gap}", f"depth={depth}", "is=" + candidate.kind, f"is={candidate.kind} {gap}"}
    found.add("kind=" + incident.kind)
    found.add(f"filed={candidate.is_filed_from} {gap == 0}")
    before, after = (words[start - 1] if start else "<"), (words[end] if end < len(words) else ">")
    found.update(("l=" + before, "r=" + after, f"l={before} {candidate.kind}"))
    found.update("l2=" + w for w in words[max(0, start - 4) : start])
    found.update("r2=" + w for w in words[end : end + 4])
    marks = [(abs(i - start), i, cue) for i, cue, _ in cues(reading)]
    if marks:
        distance, at, cue = min(marks)
        found.add("far=" + ("0" if distance < 4 else "1" if distance < 9 else "2" if distance < 18 else "3"))
        found.update(("cue=" + cue, "side=" + str(at < start)))
    else:
        found.add("far=none")
    others = {c.path for c in rivals if c.path != candidate.path}
    found.add(f"rivals={min(4, len(others))}")
    found.add("wider " + str(any(o.startswith(candidate.path + ":") for o in others)))
    found.add("inside " + str(any(candidate.path.startswith(o + ":") for o in others if ":" in o)))
    found.add(f"times={min(4, sum(c.path == candidate.path for c in rivals))}")
    mine = [c for c in rivals if c.path == candidate.path]
    found.add(f"nearest={candidate.gap == min((c.gap for c in mine), key=abs)}")
    found.add(f"first={candidate is rivals[0]}")
    found.add(f"named={min(_MANY, candidate.named)} {candidate.is_named_most}")
    found.add(f"most={candidate.is_named_most} {gap == 0}")
    return sorted(found)
