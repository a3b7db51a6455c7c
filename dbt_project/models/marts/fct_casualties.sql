select
    -- the recipe of pipelines/keys.py: parts joined by a unit separator, a missing part as a null character
    'cas_' || left(
        sha256(concat_ws(
            chr(31),
            attack_id,
            outcome,
            victim_group,
            coalesce(nationality_iso3, chr(0))
        )),
        16
    ) as casualty_id,
    attack_id,
    outcome,
    victim_group,
    nationality_iso3,
    low,
    best,
    high,
    part_of_toll,
    report_count
from {{ ref('int_casualties__merged') }}
