with told as (

    select * from {{ ref('int_casualties__told') }}

),

tolls as (

    select * from {{ ref('int_attacks__tolls') }}

),

sources as (

    select
        attack_id,
        outcome,
        victim_group,
        nationality_iso3,
        cast(count(distinct source_article_id) as integer) as report_count
    from told
    group by
        attack_id,
        outcome,
        victim_group,
        nationality_iso3

),

spoken as (

    select
        attack_id,
        outcome,
        victim_group,
        nationality_iso3,
        {{ reconciled_figures() }}
    from told
    -- and the report behind the toll, whose groups have to add up to it
    where
        speaks_for_group
        or attack_report_id in (select tolls.best_attack_report_id from tolls)
    group by
        attack_id,
        outcome,
        victim_group,
        nationality_iso3

),

merged as (

    select
        spoken.*,
        sources.report_count
    from spoken
    inner join sources
        on
            spoken.attack_id = sources.attack_id
            and spoken.outcome = sources.outcome
            and spoken.victim_group = sources.victim_group
            and spoken.nationality_iso3 is not distinct from sources.nationality_iso3

),

-- the breakdown behind killed_best and wounded_best adds up; other reports' groups may be the same people
toll_parts as (

    select
        told.attack_id,
        told.outcome,
        told.victim_group,
        told.nationality_iso3,
        coalesce(told.best, told.low, 0) as part_of_toll
    from told
    inner join tolls
        on
            told.attack_report_id = tolls.best_attack_report_id
            and told.outcome = tolls.outcome

)

select
    merged.attack_id,
    merged.outcome,
    merged.victim_group,
    merged.nationality_iso3,
    merged.low,
    merged.best,
    merged.high,
    toll_parts.part_of_toll,
    merged.report_count
from merged
left join toll_parts
    on
        merged.attack_id = toll_parts.attack_id
        and merged.outcome = toll_parts.outcome
        and merged.victim_group = toll_parts.victim_group
        and merged.nationality_iso3 is not distinct from toll_parts.nationality_iso3
