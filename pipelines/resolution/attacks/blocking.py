"""Which pairs of reports are looked at, so that half a million articles aren't compared each with each.

Whether two are one is not asked here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.days import days_later

LONGEST_WINDOW = 130
"""Days; a report dated more loosely than to a season or so joins others only by a named victim."""


Pair = tuple[ComparedReport, ComparedReport]


def blocked_pairs(reports: Iterable[ComparedReport]) -> Iterator[Pair]:
    """Pairs that share a victim's name, a day in a country (one day apart for nights), or a loosely dated month."""
    blocks: dict[tuple[object, ...], list[ComparedReport]] = defaultdict(list)
    for row in reports:
        for victim in row.victims:
            blocks["victim", victim.rpartition(" ")[2]].append(row)
        start, end = row.report.date_start, row.report.date_end
        if row.days is None or start is None or end is None:
            continue
        country = row.report.country_iso3
        if row.is_precise:
            for offset in range((end - start).days + 2):
                blocks["day", days_later(start, offset), country].append(row)
        elif row.days <= LONGEST_WINDOW:
            for month in sorted({days_later(start, n).replace(day=1) for n in range((end - start).days + 1)}):
                blocks["month", month, country].append(row)
    seen: set[tuple[str, str]] = set()

    def unseen(block: list[ComparedReport], other: list[ComparedReport]) -> Iterator[Pair]:
        for a in block:
            for b in other:
                first, second = sorted((a, b), key=lambda row: row.key)
                if first.key != second.key and (first.key, second.key) not in seen:
                    seen.add((first.key, second.key))
                    yield first, second

    for key, block in list(blocks.items()):
        yield from unseen(block, block)
        if key[0] != "victim" and key[2] is not None:
            # a report without a country may belong to any
            yield from unseen(block, blocks.get((key[0], key[1], None), []))
