"""Which of the time expressions near an incident says when it happened.

Here: the candidates and the features of that choice. Not here: resolving an expression, which is ``times``, or writing
a date.
"""

from collections.abc import Sequence
from datetime import date

from pipelines.events.learned.features import cues
from pipelines.events.learned.incidents import Incident
from pipelines.events.reading import Reading
from pipelines.events.setting import is_speech_time
from pipelines.values import frozen

_BEFORE = 2
_AFTER = 1


@frozen
class Candidate:
    """One dated expression near an incident; ``gap`` counts sentences from the nearest that tells it."""

    reading: Reading
    start: int
    end: int
    lo: date
    hi: date
    is_night: bool
    gap: int


def candidates_of(incident: Incident, readings: Sequence[Reading]) -> list[Candidate]:
    """The expressions of a few days at most in an incident's sentences and those beside them."""
    told = {t.position for t in incident.tellings}
    near = {p + d for p in told for d in range(-_BEFORE, _AFTER + 1)} | {0}
    found = []
    for position in sorted(p for p in near if 0 <= p < len(readings)):
        gap = min((position - p for p in told), key=abs)
        for start, end, time in readings[position].times:
            if time.lo is None or time.hi is None or time.kind != "date" or (time.precision or 9) > 2:
                continue
            found.append(Candidate(readings[position], start, end, time.lo, time.hi, time.is_night, gap))
    return found


def when_features(
    candidate: Candidate, incident: Incident, rivals: Sequence[Candidate], told_on: date | None
) -> list[str]:
    """What says that an expression dates the incident."""
    reading, start, end = candidate.reading, candidate.start, candidate.end
    words = reading.words
    text = " ".join(words[start:end])
    found = {"b", f"gap={max(-4, min(4, candidate.gap))}", "kind=" + incident.kind}
    found.add("text=" + (text if not any(c.isdigit() for c in text) else "numbers"))
    found.add("last=" + words[end - 1])
    before, after = (words[start - 1] if start else "<"), (words[end] if end < len(words) else ">")
    found.update(("l=" + before, "r=" + after))
    found.update("l2=" + w for w in words[max(0, start - 4) : start])
    found.update("r2=" + w for w in words[end : end + 4])
    if is_speech_time(reading, start, end):
        found.add("speech")
    marks = [(abs(i - start), i, cue) for i, cue, _ in cues(reading)]
    if marks:
        distance, at, cue = min(marks)
        found.add("far=" + ("0" if distance < 4 else "1" if distance < 9 else "2" if distance < 18 else "3"))
        found.update(("cue=" + cue, "side=" + str(at < start)))
        between = words[min(at, start) : max(at, start)]
        found.add("comma " + str("," in between))
        found.update("between=" + w for w in between if w in _LINKS)
    else:
        found.add("far=none")
    found.add("first=" + str(start < 2))
    if told_on is not None:
        found.add("ago=" + _ago((told_on - candidate.hi).days))
    found.add("length=" + str(min(3, (candidate.hi - candidate.lo).days)))
    found.add(f"rivals={min(3, len({(c.lo, c.hi) for c in rivals}) - 1)}")
    own = sum(c.gap == 0 for c in rivals)
    found.add(f"own={candidate.gap == 0} {min(2, own)}")
    return sorted(found)


_LINKS = frozenset("that who which when where while and said reported announced after before".split())


def _ago(days: int) -> str:
    if days < 0:
        return "after"
    return str(days) if days < 3 else "week" if days < 8 else "long"
