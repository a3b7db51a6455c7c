with history as (

    select * from {{ ref('int_casualties__history') }}

),

reports as (

    select * from {{ ref('int_attack_reports__resolved') }}

)

select
    -- the recipe of pipelines/keys.py: parts joined by a unit separator
    'cah_' || left(
        sha256(concat_ws(chr(31), history.attack_id, history.outcome, cast(history.known_from as varchar))),
        16
    ) as casualty_history_id,
    history.attack_id,
    history.outcome,
    history.known_from,
    history.known_until,
    history.low,
    history.best,
    history.high,
    history.source_count,
    reports.article_id as best_article_id
from history
left join reports
    on history.best_attack_report_id = reports.attack_report_id
