-- A toll that an analyst set has no breakdown: the parts stay those of the reports.
with parts as (

    select
        attack_id,
        sum(part_of_toll) filter (where outcome = 'killed') as killed,
        sum(part_of_toll) filter (where outcome = 'wounded') as wounded
    from {{ ref('fct_casualties') }}
    group by attack_id

)

select
    attacks.attack_id,
    attacks.killed_best,
    parts.killed,
    attacks.wounded_best,
    parts.wounded
from {{ ref('fct_attacks') }} as attacks
left join parts
    on attacks.attack_id = parts.attack_id
where
    (
        attacks.killed_best is distinct from parts.killed
        and not coalesce(
            list_has_any(attacks.corrected_fields, ['killed_low', 'killed_best', 'killed_high']), false
        )
    )
    or (
        attacks.wounded_best is distinct from parts.wounded
        and not coalesce(
            list_has_any(attacks.corrected_fields, ['wounded_low', 'wounded_best', 'wounded_high']), false
        )
    )
