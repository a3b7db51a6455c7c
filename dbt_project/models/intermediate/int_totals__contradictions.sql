with totals as (

    select * from {{ ref('int_totals__reconciled') }}
    where reconciliation <> 'not_comparable'

),

-- more is known than the total admits; where its words are narrower than its codes that is no contradiction
exceeded as (

    select
        total_id,
        cast(null as varchar) as other_total_id,
        'known_attacks_exceed' as contradiction,
        stated_value,
        known_value as other_value
    from totals
    where reconciliation = 'exceeded' and is_scope_coded

),

-- of one thing counted, a part of the period can't have more than the whole of it
disagreeing as (

    select
        totals.total_id,
        parts.total_id as other_total_id,
        'part_exceeds_whole' as contradiction,
        totals.stated_value,
        parts.stated_value as other_value
    from totals
    inner join totals as parts
        on
            totals.total_id <> parts.total_id
            and totals.metric = parts.metric
            and totals.window_start <= parts.window_start
            and totals.window_end >= parts.window_end
            and totals.highest_admitted < parts.lowest_admitted
            and totals.attack_type is not distinct from parts.attack_type
            and totals.country_iso3 is not distinct from parts.country_iso3
            and totals.location_id is not distinct from parts.location_id
            and totals.actor_id is not distinct from parts.actor_id
            and totals.target_kind is not distinct from parts.target_kind
            and totals.victim_group is not distinct from parts.victim_group
            and totals.nationality_iso3 is not distinct from parts.nationality_iso3
    where
        (totals.is_scope_coded and parts.is_scope_coded)
        or lower(totals.scope_text) = lower(parts.scope_text)

)

select * from exceeded
union all
select * from disagreeing
