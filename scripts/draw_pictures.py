"""Draws the README's pictures from the project itself, so that they can't tell anything else.

``docs/pictures/graph.svg`` shows Dagster's groups as ``build_defs()`` has them; ``docs/pictures/chain.svg`` shows what
the published file holds of the rocket attacks on K-1 and Taji, and of all that answered them. Plain SVG, light and
dark, the same bytes for the same input.

    python scripts/draw_pictures.py                     draws both, the chain from the published file
    python scripts/draw_pictures.py --warehouse FOLDER  takes the file in another folder
    python scripts/draw_pictures.py --check             exits 1 if a picture differs
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

import dagster as dg
import duckdb

from pipelines.paths import DATABASE_NAME, Workspace

PICTURES_DIR = Path(__file__).resolve().parent.parent / "docs" / "pictures"
STARTS = (("K-1", date(2019, 12, 27)), ("Taji", date(2020, 3, 11)))
"""Place (the beginning of its name) and day of the rocket attacks that the chain starts from."""

_STYLE = """
text{font-family:system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}
.page{fill:#fff}.box{fill:#f6f8fa;stroke:#8c959f}.attack{fill:#fff1ec;stroke:#bc4c00}.answer{fill:#eaf3ff;stroke:#3b74b8}
.title{font-weight:600}.soft{fill:#59636e}.line{fill:none;stroke:#59636e;stroke-width:1.4}.head{fill:#59636e}
.axis{stroke:#d1d9e0;stroke-width:2}.dashed{stroke-dasharray:6 4}
.name{font-family:ui-monospace,Menlo,Consolas,monospace}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.page{fill:#0d1117}.box{fill:#161b22;stroke:#6e7681}
.attack{fill:#2b1a12;stroke:#db7a45}.answer{fill:#10213a;stroke:#5b96dd}.soft{fill:#9198a1}.line{stroke:#9198a1}
.head{fill:#9198a1}.axis{stroke:#30363d}}
"""
_LETTER = 0.56
"""Mean width of a letter in font sizes, on the wide side, so that text ends inside its box in any font."""
_MONO_LETTER = 0.62


def _fit(text: str, width: float, size: float, letter: float = _LETTER) -> str:
    """The text, cut to what a line of this width holds."""
    room = int(width / (size * letter))
    return text if len(text) <= room else text[: room - 1].rstrip(" ,;") + "…"


def _text(x: float, y: float, text: str, *, size: float = 13, kind: str = "", anchor: str = "") -> str:
    attributes = f' class="{kind}"' if kind else ""
    attributes += f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}"{attributes}>{escape(text, quote=False)}</text>'


def _box(x: float, y: float, width: float, height: float, kind: str) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="6" class="{kind}"/>'


def _arrow(points: Sequence[tuple[float, float]], *, dashed: bool = False) -> str:
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    kind = "line dashed" if dashed else "line"
    return f'<path d="{path}" class="{kind}" marker-end="url(#head)"/>'


def _picture(width: float, height: float, title: str, parts: Iterable[str]) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
            f'height="{height:g}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<style>{_STYLE}</style>",
            '<defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="8" markerHeight="8" '
            'orient="auto"><path d="M0 1L9 5L0 9z" class="head"/></marker></defs>',
            f'<rect width="{width:g}" height="{height:g}" class="page"/>',
            *parts,
            "</svg>\n",
        ]
    )


# --- the graph -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Group:
    """One group of assets: their names, and how many checks stand on them."""

    name: str
    assets: tuple[str, ...]
    check_count: int


def groups_of(definitions: dg.Definitions) -> tuple[dict[str, Group], set[tuple[str, str]]]:
    """The groups that read from others or are read, by name, and which reads from which."""
    graph = definitions.resolve_asset_graph()
    members: dict[str, list[str]] = defaultdict(list)
    checks: dict[str, int] = defaultdict(int)
    edges = set()
    for key in graph.get_all_asset_keys():
        group = str(graph.get(key).group_name)
        members[group].append(key.path[-1])
        edges |= {(str(graph.get(parent).group_name), group) for parent in graph.get(key).parent_keys}
    for check in graph.asset_check_keys:
        if graph.has(check.asset_key):
            checks[str(graph.get(check.asset_key).group_name)] += 1
    between = {(above, below) for above, below in edges if above != below}
    # what stands apart (the measurements of quality) is no stage on the way to the published file
    groups = {
        name: Group(name, tuple(sorted(assets)), checks[name])
        for name, assets in members.items()
        if any(name in edge for edge in between)
    }
    return groups, between


def reduced(edges: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """The edges that no longer path implies."""
    below: dict[str, set[str]] = defaultdict(set)
    for start, end in edges:
        below[start].add(end)

    def reachable(start: str) -> set[str]:
        return below[start] | {further for end in below[start] for further in reachable(end)}

    return sorted(
        (start, end) for start, end in edges if not any(end in reachable(other) for other in below[start] - {end})
    )


def _depths(groups: Iterable[str], edges: set[tuple[str, str]]) -> dict[str, int]:
    """How many groups stand before each one on the longest way to it."""

    def depth(name: str) -> int:
        return max((depth(start) + 1 for start, end in edges if end == name), default=0)

    return {name: depth(name) for name in groups}


def _layers(depths: Mapping[str, int], edges: set[tuple[str, str]]) -> dict[str, int]:
    """In which column each group stands: just before its first reader, so that few arrows pass a box by."""
    return {
        name: min((depths[end] for start, end in edges if start == name), default=own + 1) - 1
        for name, own in depths.items()
    }


_NAMES_SHOWN = 7
_FIRST_ROW = 4


def draw_graph(definitions: dg.Definitions) -> str:
    """Dagster's groups as boxes, in the order data flows, folded into two rows."""
    groups, edges = groups_of(definitions)
    depths = _depths(groups, edges)
    layers = _layers(depths, edges)
    width, gap, margin, line = 190.0, 22.0, 20.0, 14.0
    frames: dict[str, tuple[float, float, float]] = {}
    bottom = margin
    parts: list[str] = []
    for row in (range(_FIRST_ROW), range(_FIRST_ROW, max(layers.values()) + 1)):
        top = bottom
        for column, layer in enumerate(row):
            y = top
            # The one with the longest way behind it first: it carries the flow.
            for group in sorted(
                (groups[name] for name, own in layers.items() if own == layer),
                key=lambda group: (-depths[group.name], group.name),
            ):
                shown = list(group.assets[:_NAMES_SHOWN])
                if len(group.assets) > _NAMES_SHOWN:
                    shown[-1] = f"and {len(group.assets) - _NAMES_SHOWN + 1} more"
                x, height = margin + column * (width + gap), 50 + line * len(shown)
                frames[group.name] = (x, y, height)
                parts.append(_box(x, y, width, height, "box"))
                parts.append(_text(x + 10, y + 21, group.name, size=15, kind="title"))
                count = f"{len(group.assets)} asset{'s' * (len(group.assets) != 1)}"
                if group.check_count:
                    count += f", {group.check_count} checks"
                parts.append(_text(x + 10, y + 37, count, size=11.5, kind="soft"))
                for number, name in enumerate(shown):
                    is_rest = number == _NAMES_SHOWN - 1 and len(group.assets) > _NAMES_SHOWN
                    parts.append(
                        _text(
                            x + 10,
                            y + 55 + line * number,
                            name if is_rest else _fit(name, width - 18, 9.5, _MONO_LETTER),
                            size=11 if is_rest else 9.5,
                            kind="soft" if is_rest else "name",
                        )
                    )
                y += height + 18
            bottom = max(bottom, y + 24)
    channel = max(y + height for name, (_, y, height) in frames.items() if layers[name] < _FIRST_ROW) + 22
    for start, end in reduced(edges):
        (x0, y0, height), (x1, y1, _) = frames[start], frames[end]
        if layers[start] < _FIRST_ROW <= layers[end]:
            middle, target = x0 + width / 2, x1 + width / 2
            way_down = [(middle, y0 + height), (middle, channel)]
            if any(x == x0 and y0 < y < channel for x, y, _ in frames.values()):  # another box stands below it
                beside = x0 + width + gap / 2
                way_down = [(x0 + width, y0 + 16), (beside, y0 + 16), (beside, channel)]
            parts.append(_arrow([*way_down, (target, channel), (target, y1 - 1)]))
        elif y0 == y1:
            parts.append(_arrow([(x0 + width, y0 + 16), (x1 - 1, y0 + 16)]))
        else:
            turn = x0 + width + gap / 2
            parts.append(_arrow([(x0 + width, y0 + 16), (turn, y0 + 16), (turn, y1 + 36), (x1 - 1, y1 + 36)]))
    columns = max(_FIRST_ROW, max(layers.values()) + 1 - _FIRST_ROW)
    total = 2 * margin + columns * width + (columns - 1) * gap
    note = "Dagster's groups of assets. An arrow reads: is read by. Arrows that a longer path implies are left out."
    parts.append(_text(margin, bottom + 2, note, size=11.5, kind="soft"))
    return _picture(total, bottom + 16, "From raw files to the published file: Dagster's groups of assets", parts)


# --- the chain -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Attack:
    """One attack of the chain, as its box tells it."""

    attack_id: str
    day: date | None
    title: str
    toll: str
    attributions: tuple[str, ...]
    is_doubtful: bool


@dataclass(frozen=True)
class Link:
    """One response to an attack of the chain; ``strike_id`` is set where the response is itself an attack."""

    attack_id: str
    response_id: str
    day: date | None
    who: str
    what: str
    kind: str
    is_disputed: bool
    strike_id: str | None


_CHAIN = """
with recursive starts as (
    select a.attack_id
    from marts.fct_attacks as a
    inner join marts.dim_locations as l using (location_id)
    where a.attack_type = 'rocket_attack' and starts_with(l.name, $place) and a.date_start = $day
    order by a.article_count desc, a.attack_id
    limit 1
),
chain as (
    select attack_id from starts
    union
    select r.same_as_attack_id
    from chain as c
    inner join marts.bridge_attack_responses as b using (attack_id)
    inner join marts.fct_responses as r using (response_id)
    where r.same_as_attack_id is not null
)
"""


def read_chain(con: duckdb.DuckDBPyConnection) -> tuple[list[Attack], list[Link]]:
    """The attacks reached from ``STARTS`` by way of responses that are attacks, and every response to them.

    Raises:
        LookupError: The warehouse lacks one of the attacks to start from.
    """
    attacks: dict[str, Attack] = {}
    links: dict[tuple[str, str], Link] = {}
    for place, day in STARTS:
        parameters = {"place": place, "day": day}
        found = con.execute(
            _CHAIN
            + """
            select a.attack_id, a.date_start, t.label, l.name, a.stage,
                [a.killed_low, a.killed_best, a.killed_high], [a.wounded_low, a.wounded_best, a.wounded_high],
                (
                    select list([b.attribution_status, d.name] order by b.report_count desc, d.name)
                    from marts.bridge_attack_actors as b
                    inner join marts.dim_actors as d using (actor_id)
                    where b.attack_id = a.attack_id and b.actor_role = 'perpetrator'
                )
            from chain
            inner join marts.fct_attacks as a using (attack_id)
            inner join marts.dim_attack_types as t using (attack_type)
            left join marts.dim_locations as l using (location_id)
            """,
            parameters,
        ).fetchall()
        if not found:
            raise LookupError(f"the warehouse holds no rocket attack on {place} of {day}: is it built from raw/?")
        for attack_id, on, label, where, stage, killed, wounded, actors in found:
            statuses = _by_status(actors or [])
            attacks[attack_id] = Attack(
                attack_id,
                on,
                f"{label}, {where}" if where else label,
                f"killed {_figure(killed)}, wounded {_figure(wounded)}",
                tuple(f"{status}: {', '.join(names)}" for status, names in statuses),
                is_doubtful=stage != "accomplished" or any(status == "denied" for status, _ in statuses),
            )
        for attack_id, response_id, *rest in con.execute(
            _CHAIN
            + """
            select b.attack_id, r.response_id, r.date_start, d.name, r.response_type, r.response_subtype, r.status,
                r.votes_for, r.votes_against, b.link_type, b.basis, b.is_disputed, r.same_as_attack_id
            from chain
            inner join marts.bridge_attack_responses as b using (attack_id)
            inner join marts.fct_responses as r using (response_id)
            left join marts.dim_actors as d using (actor_id)
            """,
            parameters,
        ).fetchall():
            on, who, type_, subtype, status, votes_for, votes_against, kind, basis, is_disputed, strike_id = rest
            what = type_.replace("_", " ") + (f" ({subtype})" if subtype and subtype != "other" else "")
            if votes_for is not None and votes_against is not None:
                what += f", {votes_for} to {votes_against}"
            if status != "executed":
                what += f", {status.replace('_', ' ')}"
            links[attack_id, response_id] = Link(
                attack_id, response_id, on, who or "not named", what, f"{kind.replace('_', ' ')}, {basis}",
                is_disputed, strike_id,
            )  # fmt: skip
    ordered = sorted(attacks.values(), key=lambda attack: (attack.day or date.max, attack.title, attack.attack_id))
    return ordered, sorted(
        links.values(), key=lambda link: (link.day is None, link.day or date.max, link.what, link.who, link.response_id)
    )


_STATUSES = ("claimed", "stated", "blamed", "suspected", "denied")


def _by_status(actors: Sequence[Sequence[str]]) -> list[tuple[str, list[str]]]:
    named: dict[str, list[str]] = {}
    for status in _STATUSES:
        names = list(dict.fromkeys(name for own, name in actors if own == status))
        if names:
            named[status] = names
    return list(named.items())


def _figure(bounds: Sequence[int | None]) -> str:
    low, best, high = bounds
    if best is None:
        return "not stated" if low is None and high is None else f"{low or '?'} to {high or '?'}"
    return str(best) if low == best == high else f"{best} ({'?' if low is None else low} to {high or '?'})"


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def draw_chain(attacks: Sequence[Attack], links: Sequence[Link]) -> str:
    """Attacks on the left in the order of their days, what answered each on the right, arrows between them."""
    attack_x, attack_width, answer_x, answer_width = 164.0, 330.0, 644.0, 300.0
    width, line = 964.0, 17.0
    by_id = {attack.attack_id: attack for attack in attacks}
    answers: dict[str, list[Link]] = defaultdict(list)
    strikes: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.strike_id in by_id and link.strike_id != link.attack_id:
            strikes[str(link.strike_id)].append(link)
        elif link.strike_id is None:
            answers[link.attack_id].append(link)

    arrows: list[str] = []
    parts: list[str] = []
    frames: dict[str, tuple[float, float]] = {}
    y = 54.0
    parts.append(_text(attack_x, 28, "attacks", size=12, kind="soft"))
    parts.append(_text(answer_x, 28, "what answered them", size=12, kind="soft"))
    previous: date | None = None
    day_shown: date | None = None
    for attack in attacks:
        if previous and attack.day and (attack.day - previous).days > 14:
            later = f"{(attack.day - previous).days} days later"
            parts.append(_text(attack_x - 36, y - 2, later, size=11.5, kind="soft"))
            y += 28
        previous = attack.day or previous
        incoming = strikes[attack.attack_id]
        for link in incoming:
            named = by_id[link.attack_id]
            words = f"{link.kind}: for {named.title.rpartition(', ')[2]}" + (", disputed" if link.is_disputed else "")
            parts.append(_text(attack_x, y, _fit(words, attack_width, 11.5), size=11.5, kind="soft"))
            y += 15
        y += -7 if incoming else 0
        attributions = attack.attributions or ("nobody is named",)
        height = 40 + line * len(attributions) + 6
        frames[attack.attack_id] = (y, height)
        kind = "attack dashed" if attack.is_doubtful else "attack"
        parts.append(_box(attack_x, y, attack_width, height, kind))
        parts.append(_text(attack_x + 12, y + 20, _fit(attack.title, attack_width - 24, 14), size=14, kind="title"))
        for number, words in enumerate((attack.toll, *attributions)):
            parts.append(_text(attack_x + 12, y + 38 + line * number, _fit(words, attack_width - 24, 12.5), size=12.5))
        if attack.day != day_shown:
            label = _day(attack.day) if attack.day else "day not known"
            parts.append(_text(attack_x - 60, y + 20, label.rpartition(" ")[0], size=12.5, anchor="end"))
            parts.append(_text(attack_x - 60, y + 36, label.rpartition(" ")[2], size=11.5, kind="soft", anchor="end"))
            day_shown = attack.day
        parts.append(f'<circle cx="{attack_x - 48:g}" cy="{y + 16:g}" r="4.5" class="head"/>')

        answer_y = y
        lane = attack_x + attack_width + 18
        for link in answers[attack.attack_id]:
            parts.append(_box(answer_x, answer_y, answer_width, 42, "answer dashed" if link.is_disputed else "answer"))
            parts.append(
                _text(answer_x + 10, answer_y + 17, _fit(link.who, answer_width - 20, 12.5), size=12.5, kind="title")
            )
            told = link.what + (f", {link.day.day} {link.day:%B}" if link.day else "")
            parts.append(_text(answer_x + 10, answer_y + 34, _fit(told, answer_width - 20, 12), size=12))
            middle = answer_y + 26
            arrows.append(
                _arrow(
                    [(attack_x + attack_width, y + 26), (lane, y + 26), (lane, middle), (answer_x - 1, middle)],
                    dashed=link.is_disputed,
                )
            )
            parts.append(_text(lane + 7, middle - 5, _fit(link.kind, answer_x - lane - 20, 11), size=11, kind="soft"))
            answer_y += 50
        y = max(y + height, answer_y - 8) + 34

    origins = list(dict.fromkeys(link.attack_id for links_in in strikes.values() for link in links_in))
    for strike_id, links_in in strikes.items():
        for link in links_in:
            top, height = frames[link.attack_id]
            target = frames[strike_id][0] + 30
            # Each attack that was answered by strikes has a lane of its own beside the axis.
            lane = attack_x - 14 - 9 * (origins.index(link.attack_id) % 3)
            arrows.append(
                _arrow(
                    [(attack_x, top + height - 12), (lane, top + height - 12), (lane, target), (attack_x - 1, target)],
                    dashed=link.is_disputed,
                )
            )
    axis = f'<path d="M{attack_x - 48:g} 40L{attack_x - 48:g} {y - 20:g}" class="axis"/>'
    note = "Figures: best (low to high). Dashed: disputed, denied or alleged. Arrows: the link and its ground."
    parts.append(_text(20, y + 4, note, size=11.5, kind="soft"))
    return _picture(
        width, y + 20, "Two chains of attacks and what answered them, from the sample articles", [axis, *arrows, *parts]
    )


def main() -> int:
    """Draw both pictures, or compare them."""
    parser = argparse.ArgumentParser(description="Draws the pictures of README.md.")
    parser.add_argument("--warehouse", type=Path, help="folder of the published file (default: as for `aftermath`)")
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 if a picture differs")
    arguments = parser.parse_args()
    folder = arguments.warehouse or Workspace.from_environment().warehouse_dir
    with duckdb.connect(str(folder / DATABASE_NAME), read_only=True) as con:
        chain = draw_chain(*read_chain(con))
    # Imported late: it prepares dbt's manifest, which takes seconds.
    from pipelines.definitions import build_defs  # noqa: PLC0415

    drawn = {"graph.svg": draw_graph(build_defs()), "chain.svg": chain}
    stale = []
    for name, picture in drawn.items():
        path = PICTURES_DIR / name
        if arguments.check:
            stale += [name] if not path.exists() or path.read_text(encoding="utf-8") != picture else []
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(picture, encoding="utf-8")
            print(f"{path.relative_to(PICTURES_DIR.parent.parent)}: {len(picture.encode()) / 1000:.1f} kB")
    if stale:
        print(f"out of date: {', '.join(stale)}; run scripts/draw_pictures.py")
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
