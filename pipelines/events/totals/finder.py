"""The order of work for one sentence: its period, the attacks counted over it, the people added up."""

from pipelines.events.casualties import Figure
from pipelines.events.reading import Reading
from pipelines.events.totals.attacks import counted_attacks, counted_without_period
from pipelines.events.totals.people import is_of_a_conflict, summed_people
from pipelines.events.totals.total import Total, total_of_people
from pipelines.events.totals.window import Window, adds_up, find_window

_CUES = ("total of", "totaling", "totalling", "in total", "in all", "altogether", "so far", "overall", "combined")
"""Words of summing up."""


def find_totals(reading: Reading, figures: list[Figure]) -> list[Total]:
    """The totals of one sentence."""
    line = reading.line
    cue = any(c in line for c in _CUES)
    cue = cue or any(is_of_a_conflict(reading, f) for f in figures)
    window = find_window(reading)
    totals = _totals(reading, figures, window, cue=cue)
    if window is not None and not totals:
        reading.left_out("total", window.start, window.end, "nothing_counted", f"time:{window.time.basis}")
    return totals


def _is_said_of_all(reading: Reading, figure: Figure, total: Total) -> bool:
    """As in "; at least 87 people have been killed in them": people of all the attacks counted before."""
    if figure.start < total.end or figure.outcome not in ("killed", "wounded") or figure.person_name:
        return False
    return ";" in reading.words[total.end : figure.start] and (
        any(reading.words[k : k + 2] in _IN_THEM for k in range(figure.end, len(reading.words)))
    )


_IN_THEM = (["in", "them"], ["in", "those"], ["in", "these"], ["in", "such"], ["in", "all"], ["by", "them"])


def _totals(reading: Reading, figures: list[Figure], window: Window | None, *, cue: bool) -> list[Total]:
    attacks = counted_attacks(reading, window, cue=cue) if window else counted_without_period(reading)
    if any(t.rule in ("ordinal", "nth_time") for t in attacks):
        # the figures beside "the third attack in a week" are this attack's; not so "; 87 have been killed in them"
        later = [f for f in figures if f.frame != "none" and _is_said_of_all(reading, f, attacks[0])]
        return attacks + [
            total_of_people(reading, f, attacks[0].window, attacks[0].attack_type, rule=f"figure:{f.frame}")
            for f in later
        ]
    counted, over_period = bool(attacks), adds_up(reading, window)
    if not (counted or over_period or cue):
        return attacks
    attack_type = attacks[0].attack_type if attacks else None
    people = summed_people(reading, figures, window, counted=counted, over_period=over_period, attack_type=attack_type)
    return attacks + people
