-- Looks at the exports as a reader would: the name of an actor who is at most blamed must not stand among the
-- perpetrators. An actor whom another report names as the target may stand on the other side.
with accused as (

    select
        bridge.attack_id,
        actors.name
    from {{ ref('bridge_attack_actors') }} as bridge
    inner join {{ ref('dim_actors') }} as actors
        on bridge.actor_id = actors.actor_id
    where
        bridge.actor_role = 'perpetrator'
        and bridge.attribution_status not in ('claimed', 'stated')

),

attacks as (

    select
        attack_id,
        coalesce(country_iso3, '') || replace(attack_id, 'atk_', '') as event_id_cnty
    from {{ ref('fct_attacks') }}

),

targets as (

    select
        attack_id,
        target_name
    from {{ ref('attack_parties') }}

),

named as (

    select
        attacks.attack_id,
        'acled' as export,
        unnest(string_split(concat_ws('; ', acled.actor1, acled.assoc_actor_1), '; ')) as name
    from {{ ref('acled') }} as acled
    inner join attacks
        on acled.event_id_cnty = attacks.event_id_cnty
    union all
    select
        id as attack_id,
        'ucdp_ged' as export,
        unnest([side_a, side_b]) as name
    from {{ ref('ucdp_ged') }}

)

select
    named.attack_id,
    named.export,
    named.name
from named
inner join accused
    on
        named.attack_id = accused.attack_id
        and named.name = accused.name
left join targets
    on
        named.attack_id = targets.attack_id
        and named.name = targets.target_name
where targets.attack_id is null
