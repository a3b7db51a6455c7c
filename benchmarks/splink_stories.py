"""Splink's score of pairs of stories, to be compared with our own: the same fields and words, as Splink compares them.

Splink (MIT licence, the Ministry of Justice's library for record linkage) weighs each field by Fellegi and Sunter's
model, as SQL in DuckDB. It is an optional extra and nothing but ``benchmarks/identity.py`` asks for it.
"""

import importlib.util
import math
from collections.abc import Collection, Mapping
from typing import Any

import duckdb

from pipelines.resolution.attacks.compared import ComparedReport
from pipelines.resolution.attacks.story_model import FARTHEST
from scripts.train_story_pairs import is_learned_from

RARE_WORDS = 40
"""So many of an article's rarest words are a field of it."""
_FIRST_WEIGHT = 2.0  # in bits: pairs below are no match for any way of clustering


def is_installed() -> bool:
    """Whether Splink is there."""
    return importlib.util.find_spec("splink") is not None


def splink_log_odds(
    reports: Mapping[str, ComparedReport],
    pairs: Collection[tuple[str, str]],
    incident_of: Mapping[str, str] | None,
) -> dict[tuple[str, str], float]:
    """Natural log-odds of pairs of report keys.

    Args:
        reports: By key; those with a story are records.
        pairs: The pairs that are looked at.
        incident_of: The incident of each article: agreement among matches is then learned from half of the incidents;
            left out, it is estimated without labels, by expectation-maximisation.
    """
    from splink import Linker, SettingsCreator, block_on  # noqa: PLC0415
    from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415

    con = duckdb.connect()
    rows = [_record(row, incident_of) for row in reports.values() if row.story is not None]
    columns = {name: kind for name, kind in _COLUMNS.items() if incident_of is not None or name != "incident"}
    con.execute(f"create table stories ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
    con.executemany(
        f"insert into stories values ({', '.join('?' * len(columns))})",
        [[row[name] for name in columns] for row in rows],
    )
    api = DuckDBAPI(connection=con)
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="key",
        comparisons=_comparisons(),
        blocking_rules_to_generate_predictions=[
            block_on("words", arrays_to_explode=["words"]),
            block_on("place_id", "day"),
        ],
        probability_two_random_records_match=0.0006,
    )
    linker = Linker(api.register("stories"), settings, log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    if incident_of is not None:
        linker.training.estimate_m_from_label_column("incident")
    else:
        for rule in (block_on("day"), block_on("published", "place_id")):
            linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_weight=_FIRST_WEIGHT)
    looked_at = set(pairs)
    found = {}
    for first, second, weight in con.execute(
        f"select key_l, key_r, match_weight from {scored.physical_name}"
    ).fetchall():
        key = (min(first, second), max(first, second))
        if key in looked_at:
            found[key] = max(-FARTHEST, min(FARTHEST, weight * math.log(2)))
    return found


_COLUMNS = {
    "key": "varchar",
    "published": "integer",
    "day": "integer",
    "place_id": "varchar",
    "lat": "double",
    "lon": "double",
    "killed": "integer",
    "wounded": "integer",
    "people": "varchar[]",
    "words": "varchar[]",
    "names": "varchar[]",
    "ages": "varchar[]",
    "streets": "varchar[]",
    "incident": "varchar",
}


def _record(row: ComparedReport, incident_of: Mapping[str, str] | None) -> dict[str, Any]:
    assert row.story is not None
    rare = row.story.whole.rare
    start = row.report.date_start if row.is_precise else None
    incident = (incident_of or {}).get(row.report.article_id)
    return {
        "key": row.key,
        "published": row.published_on.toordinal() if row.published_on else None,
        "day": start.toordinal() if start else None,
        "place_id": row.place.place_id if row.place else None,
        "lat": row.place.latitude if row.place else None,
        "lon": row.place.longitude if row.place else None,
        "killed": row.killed,
        "wounded": row.wounded,
        "people": sorted(name.rpartition(" ")[2] for name in row.victims | row.named_perpetrators) or None,
        "words": sorted(rare, key=lambda word: (-rare[word], word))[:RARE_WORDS] or None,
        "names": sorted(row.story.whole.rare_names) or None,
        "ages": sorted(row.story.passage.wording.ages) or None,
        "streets": sorted(row.story.passage.wording.streets) or None,
        # of the other half Splink learns nothing
        "incident": incident if incident and is_learned_from(incident) else None,
    }


def _comparisons() -> list[Any]:
    import splink.comparison_level_library as levels  # noqa: PLC0415
    import splink.comparison_library as library  # noqa: PLC0415

    def steps(column: str, limits: tuple[int, ...]) -> Any:
        return library.CustomComparison(
            output_column_name=column,
            comparison_levels=[
                levels.NullLevel(column),
                *(levels.CustomLevel(f"abs({column}_l - {column}_r) <= {limit}") for limit in limits),
                levels.ElseLevel(),
            ],
        )

    return [
        steps("published", (0, 1, 3, 7, 30, 180)),
        steps("day", (0, 1, 3, 7, 30)),
        library.CustomComparison(
            output_column_name="place",
            comparison_levels=[
                levels.NullLevel("place_id"),
                levels.ExactMatchLevel("place_id"),
                *(levels.DistanceInKMLevel("lat", "lon", km) for km in (15, 50, 150)),
                levels.ElseLevel(),
            ],
        ),
        steps("killed", (0, 1)),
        steps("wounded", (0, 1)),
        library.ArrayIntersectAtSizes("people", [2, 1]),
        library.ArrayIntersectAtSizes("words", [12, 8, 5, 3, 2, 1]),
        library.ArrayIntersectAtSizes("names", [8, 5, 3, 2, 1]),
        library.ArrayIntersectAtSizes("ages", [2, 1]),
        library.ArrayIntersectAtSizes("streets", [2, 1]),
    ]
