"""The order of work for one sentence: its period, the attacks counted over it, the people added up."""

from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.totals.attacks import counted_attacks, counted_without_period
from pipelines.events.totals.people import summed_people
from pipelines.events.totals.total import Total
from pipelines.events.totals.window import Window, adds_up, find_window

_CUES = ("total of", "totaling", "totalling", "in total", "in all", "altogether", "so far", "overall", "combined")
"""Words of summing up."""


def find_totals(reading: Reading, figures: list[Figure]) -> list[Total]:
    """The totals of one sentence."""
    text = " ".join(reading.words)
    cue = any(c in text for c in _CUES)
    window = find_window(reading)
    totals = _totals(reading, figures, window, cue=cue)
    if window is not None and not totals:
        reading.left_out("total", window.start, window.end, "nothing_counted", f"time:{window.time.basis}")
    return totals


def _totals(reading: Reading, figures: list[Figure], window: Window | None, *, cue: bool) -> list[Total]:
    attacks = counted_attacks(reading, window, cue=cue) if window else counted_without_period(reading)
    if any(t.rule in ("ordinal", "nth_time") for t in attacks):
        return attacks  # the figures beside "the third attack in a week" are this attack's
    counted, over_period = bool(attacks), adds_up(reading, window)
    if not (counted or over_period or cue):
        return attacks
    attack_type = attacks[0].attack_type if attacks else None
    people = summed_people(reading, figures, window, counted=counted, over_period=over_period, attack_type=attack_type)
    return attacks + people
