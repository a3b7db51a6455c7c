"""Values that analysts set: of two for one column the later holds, and what an event can't have is refused.

How a value without any correction is chosen is dbt's business, and so is putting the two together.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from pipelines.corrections.fields import precision_of
from pipelines.corrections.model import Correction
from pipelines.resolution.corrected.grouping import Grouping, UnmatchedError, WrongError
from pipelines.resolution.corrected.replaying import grouping_of
from pipelines.resolution.model import CorrectedValue


@dataclass(frozen=True)
class SetValues:
    """What ``set`` corrections came to: values by event, and why some came to nothing."""

    values: list[CorrectedValue]
    failed: dict[str, str]


def set_values(groupings: Sequence[Grouping], corrections: Iterable[Correction], facts: "EventFacts") -> SetValues:
    """The values that analysts set, by event; of two for one column the later holds, and the earlier did until then.

    Args:
        groupings: The events after ``replay``.
        corrections: Of any action.
        facts: What values are checked against.
    """
    failed: dict[str, str] = {}
    by_event: dict[tuple[str, str], tuple[frozenset[str], list[Correction]]] = {}
    for correction in sorted(corrections, key=lambda one: one.place_in_time, reverse=True):
        if correction.action != "set":
            continue
        try:
            grouping = grouping_of(correction, groupings)
            if grouping.kind not in correction.kinds:
                raise WrongError(f"{correction.field} is no field of this kind of event: {grouping.kind}")
            event = grouping.event_of(correction.target)
            if event in grouping.rejected:
                rejecting = grouping.rejected[event]
                raise UnmatchedError(f"the {grouping.kind} is rejected by {rejecting.place}")
            facts.check(grouping.kind, event, correction)
        except UnmatchedError as error:
            failed[correction.correction_id] = f"not_matched: {error}"
        except WrongError as error:
            failed[correction.correction_id] = f"rejected: {error}"
        else:
            by_event.setdefault((grouping.kind, grouping.event_id(event)), (event, []))[1].append(correction)
    values = []
    for (kind, event_id), (event, latest_first) in by_event.items():
        _chosen_by(latest_first, event, facts, failed)
        values += _held_values(kind, event_id, event, latest_first, facts)
    return SetValues(
        sorted(values, key=lambda row: (row.event_kind, row.event_id, row.field, row.corrected_at)), failed
    )


_Chosen = dict[str, tuple[str | None, Correction]]


def _chosen_by(
    latest_first: Sequence[Correction], event: frozenset[str], facts: "EventFacts", failed: dict[str, str]
) -> _Chosen:
    """Column -> value and the correction it is from, for one event, once these corrections were made."""
    chosen = _chosen_values(latest_first, failed)
    facts.check_stage(event, chosen, failed)
    return chosen


def _held_values(
    kind: str, event_id: str, event: frozenset[str], latest_first: Sequence[Correction], facts: "EventFacts"
) -> list[CorrectedValue]:
    """What the corrections of one event came to from each ``when`` to the next.

    Whoever asks what was known on an earlier day is told what had been set by then, as later corrections didn't exist.
    """
    rows = []
    held: dict[str, tuple[str | None, Correction, datetime]] = {}
    for moment in sorted({correction.corrected_at for correction in latest_first}):
        made = [correction for correction in latest_first if correction.corrected_at <= moment]
        chosen = _chosen_by(made, event, facts, {})
        for column, (value, source, since) in list(held.items()):
            if chosen.get(column) != (value, source):
                del held[column]
                rows.append(CorrectedValue(kind, event_id, column, value, source.correction_id, since, moment))
        for column, (value, source) in chosen.items():
            held.setdefault(column, (value, source, moment))
    rows += [
        CorrectedValue(kind, event_id, column, value, source.correction_id, since)
        for column, (value, source, since) in held.items()
    ]
    return rows


def _chosen_values(latest_first: Sequence[Correction], failed: dict[str, str]) -> _Chosen:
    """Column -> value and the correction it is from, for one event."""
    chosen: _Chosen = {}
    for correction in latest_first:
        free = _free_values(correction, chosen)
        winner = next((chosen[column][1] for column in correction.values if column in chosen), None)
        # the field itself decides; what a place sets beside it may be set again by a later line
        if winner is not None and not free.keys() & _main_columns(correction):
            failed[correction.correction_id] = f"superseded: {winner.place} sets it later"
            continue
        contradicted = _contradicted(free, chosen)
        if contradicted is not None:
            failed[correction.correction_id] = f"superseded: it contradicts {contradicted.place}, which is later"
            continue
        chosen |= {column: (value, correction) for column, value in free.items()}
    return _completed(chosen, failed)


_ENDS = frozenset({"date_start", "date_end"})


def _free_values(correction: Correction, chosen: _Chosen) -> dict[str, str | None]:
    """The columns that a correction sets and no later one does."""
    free = {column: value for column, value in correction.values.items() if column not in chosen}
    if correction.field == "date" and _ENDS & chosen.keys():
        # one end of it was set later: its precision was that of both
        free.pop("date_precision", None)
        if correction.values["date_start"] is None:
            return {}
    return free


def _main_columns(correction: Correction) -> frozenset[str]:
    field = correction.field or ""
    return {"place": frozenset({"location_id"}), "date": _ENDS}.get(field, frozenset({field}))


def _contradicted(values: Mapping[str, str | None], chosen: _Chosen) -> Correction | None:
    """The later correction whose bound these values break: low <= best <= high, start <= end."""
    for ordered in (
        ("killed_low", "killed_best", "killed_high"),
        ("wounded_low", "wounded_best", "wounded_high"),
    ):
        for lower, upper in ((0, 1), (1, 2), (0, 2)):
            first, last = _number(ordered[lower], values, chosen), _number(ordered[upper], values, chosen)
            if first is not None and last is not None and first > last:
                return _setter(ordered[lower], ordered[upper], chosen)
    start, end = (_text(column, values, chosen) for column in ("date_start", "date_end"))
    if start and end and start > end:
        return _setter("date_start", "date_end", chosen)
    return None


def _text(column: str, values: Mapping[str, str | None], chosen: _Chosen) -> str | None:
    return values[column] if column in values else chosen[column][0] if column in chosen else None


def _number(column: str, values: Mapping[str, str | None], chosen: _Chosen) -> int | None:
    text = _text(column, values, chosen)
    return None if text is None else int(text)


def _setter(first: str, second: str, chosen: _Chosen) -> Correction | None:
    return chosen[first][1] if first in chosen else chosen[second][1] if second in chosen else None


def _completed(chosen: _Chosen, failed: dict[str, str]) -> _Chosen:
    """Both ends of a date or none, with the precision of their distance; no subtype of what is no statement."""
    if "date_start" not in chosen:
        for column in ("date_end", "date_precision"):
            if column in chosen:
                source = chosen.pop(column)[1]
                failed[source.correction_id] = f"rejected: {column} needs date_start to be set too; or set date"
    else:
        start, source = chosen["date_start"]
        end, ender = chosen.get("date_end", (start, source))
        if start is None or end is None:
            end = start
            ender = source
        chosen["date_end"] = (end, ender)
        if start is None or end is None:
            chosen["date_precision"] = (None, source)
        elif "date_precision" not in chosen:
            precision = precision_of(date.fromisoformat(start), date.fromisoformat(end))
            chosen["date_precision"] = (str(precision), source)
    if "response_type" in chosen and chosen["response_type"][0] != "statement":
        chosen["response_subtype"] = (None, chosen["response_type"][1])
    return chosen


@dataclass(frozen=True)
class EventFacts:
    """What a value that an analyst sets has to agree with.

    Attributes:
        last_published: Report -> the day its article was published.
        starts: Attack report -> the first day it may have happened on.
        threats: Attack reports of what is only threatened, which may lie ahead.
        locations: Keys of places outside the gazetteer that reports name.
        places, actors: Whether the gazetteer or the vocabulary has a key.
        unlisted_actors: Keys of actors outside the vocabulary that reports name.
    """

    last_published: Mapping[str, date | None]
    starts: Mapping[str, date | None]
    threats: frozenset[str]
    locations: frozenset[str]
    unlisted_actors: frozenset[str]
    places: Callable[[str], bool]
    actors: Callable[[str], bool]

    def check(self, kind: str, event: frozenset[str], correction: Correction) -> None:
        """Refuses a value that the event can't have.

        Raises:
            WrongError: The place or actor is unknown, or the day lies after every article about the event.
        """
        location = correction.values.get("location_id")
        if location and location not in self.locations and not self.places(location):
            raise WrongError(f"'{location}' is no place of the gazetteer or of dim_locations")
        for column in ("perpetrator", "actor_id"):
            actor = correction.values.get(column)
            if actor and actor not in self.unlisted_actors and not self.actors(actor):
                raise WrongError(f"'{actor}' is no actor of the vocabulary or of dim_actors")
        start = correction.values.get("date_start")
        if kind == "attack" and start and not event & self.threats:
            published = [day for report in event if (day := self.last_published.get(report))]
            if published and date.fromisoformat(start) > max(published):
                raise WrongError(f"{start} is after {max(published)}, the day of the last article that reports it")

    def check_stage(self, event: frozenset[str], chosen: _Chosen, failed: dict[str, str]) -> None:
        """Takes back a stage or date that would make something lying ahead of its articles more than a threat."""
        published = [day for report in event if (day := self.last_published.get(report))]
        stage, source = chosen.get("stage", (None, None))
        if not published or not event & self.threats or stage == "threatened":
            return
        start, dater = chosen.get("date_start", (None, None))
        starts = [date.fromisoformat(start)] if start else [day for one in event if (day := self.starts.get(one))]
        if not any(day > max(published) for day in starts):
            return
        if source is not None:
            del chosen["stage"]
            failed[source.correction_id] = "rejected: its date lies after its last article; set the date too"
        # where other reports tell of it as done, that may be what counts
        if start and dater is not None and not event <= self.threats:
            for column in ("date_start", "date_end", "date_precision"):
                if column in chosen:
                    setter = chosen.pop(column)[1]
                    failed[setter.correction_id] = f"rejected: {start} is after its last article; set stage: threatened"
