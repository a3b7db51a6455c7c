select
    -- the recipe of pipelines/keys.py: parts joined by a unit separator, a missing part as a null character
    'chg_' || left(
        sha256(concat_ws(
            chr(31),
            cast(changed_at as varchar),
            event_kind,
            old_id,
            coalesce(new_id, chr(0))
        )),
        16
    ) as change_id,
    changed_at,
    event_kind,
    old_id,
    new_id,
    current_id,
    change,
    cause,
    coalesce(string_split(joining_rules, ' '), []) as joining_rules,
    string_split(moved_report_ids, ' ') as moved_report_ids,
    coalesce(string_split(new_article_ids, ' '), []) as new_article_ids
from {{ ref('stg_history__event_changes') }}
