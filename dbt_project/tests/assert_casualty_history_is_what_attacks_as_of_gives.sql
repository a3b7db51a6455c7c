-- depends_on: {{ ref('fct_attacks') }}
-- The history and the macro apply the same rules in two ways. At most ten days, evenly spread, are compared:
-- the macro repeats the whole computation for each. The history is what articles say: attacks whose toll an
-- analyst set are left out.
with first_days as (

    select distinct known_from as day
    from {{ ref('fct_casualty_history') }}

),

days as (

    select day
    from first_days
    qualify (row_number() over (order by day) - 1) % greatest(count(*) over () // 5, 1) = 0

),

attacks as (

    select
        days.day,
        attacks.*
    from days
    cross join marts.attacks_as_of(days.day) as attacks

),

by_macro as (

    select
        day,
        attack_id,
        'killed' as outcome,
        killed_low as low,
        killed_best as best,
        killed_high as high
    from attacks
    where coalesce(killed_low, killed_best, killed_high) is not null
    union all
    select
        day,
        attack_id,
        'wounded' as outcome,
        wounded_low as low,
        wounded_best as best,
        wounded_high as high
    from attacks
    where coalesce(wounded_low, wounded_best, wounded_high) is not null

),

by_table as (

    select
        days.day,
        history.attack_id,
        history.outcome,
        history.low,
        history.best,
        history.high
    from days
    inner join {{ ref('fct_casualty_history') }} as history
        on
            days.day >= history.known_from
            and (history.known_until is null or days.day <= history.known_until)

),

set_by_analysts as (

    select distinct event_id as attack_id
    from {{ ref('corrected_values') }}
    where event_kind = 'attack' and (field like 'killed%' or field like 'wounded%')

)

select
    coalesce(by_macro.day, by_table.day) as day,
    coalesce(by_macro.attack_id, by_table.attack_id) as attack_id,
    coalesce(by_macro.outcome, by_table.outcome) as outcome,
    by_macro.best as best_of_the_macro,
    by_table.best as best_of_the_table
from by_macro
full outer join by_table
    on
        by_macro.day = by_table.day
        and by_macro.attack_id = by_table.attack_id
        and by_macro.outcome = by_table.outcome
left join set_by_analysts
    on coalesce(by_macro.attack_id, by_table.attack_id) = set_by_analysts.attack_id
where
    set_by_analysts.attack_id is null
    and (
        by_macro.low is distinct from by_table.low
        or by_macro.best is distinct from by_table.best
        or by_macro.high is distinct from by_table.high
    )
