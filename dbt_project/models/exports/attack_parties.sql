with attacks as (

    select * from {{ portable_ref('fct_attacks') }}

),

countries as (

    select
        country_iso3,
        min(country_name) as country_name
    from {{ portable_ref('dim_locations') }}
    where country_iso3 is not null and country_name is not null
    group by country_iso3

),

actors as (

    select * from {{ portable_ref('dim_actors') }}

),

-- an accusation never makes an actor: only who claimed it, or whom the text names as a fact
parties as (

    select
        bridge.attack_id,
        bridge.actor_role,
        actors.name,
        actors.actor_kind,
        actors.country_iso3,
        row_number() over (
            partition by bridge.attack_id, bridge.actor_role
            order by
                bridge.attribution_status is distinct from 'claimed' asc,
                bridge.report_count desc,
                actors.name asc,
                actors.actor_id asc
        ) as party_rank
    from {{ portable_ref('bridge_attack_actors') }} as bridge
    inner join actors
        on bridge.actor_id = actors.actor_id
    where
        bridge.actor_role = 'target'
        or bridge.attribution_status in ('claimed', 'stated')

),

other_parties as (

    select
        attack_id,
        actor_role,
        string_agg(name, '; ' order by party_rank) as names
    from parties
    where party_rank > 1
    group by attack_id, actor_role

),

-- people without a part in the fighting, by what the reports call the victims
victims as (

    select
        attack_id,
        bool_and(
            victim_group in ('civilian', 'journalist', 'aid_worker', 'contractor', 'official')
        ) as are_civilians
    from {{ portable_ref('fct_casualties') }}
    where
        victim_group not in ('perpetrator', 'unknown')
        and coalesce(best, low, high) > 0
    group by attack_id

),

sides as (

    select
        attacks.attack_id,
        countries.country_name,
        perpetrator.attack_id is not null as is_perpetrator_known,
        coalesce(
            perpetrator.name,
            'Unidentified Armed Group (' || coalesce(countries.country_name, 'unknown country') || ')'
        ) as perpetrator_name,
        coalesce(perpetrator.actor_kind, 'armed_group') as perpetrator_kind,
        perpetrator.country_iso3 as perpetrator_country_iso3,
        other_perpetrators.names as other_perpetrator_names,
        case
            when target.attack_id is not null
                then target.actor_kind in ('civilian_group', 'person', 'media')
            else coalesce(victims.are_civilians, false)
        end as is_civilian_target,
        target.name as target_name,
        target.actor_kind as target_kind,
        target.country_iso3 as target_country_iso3,
        other_targets.names as other_target_names,
        attacks.country_iso3
    from attacks
    left join countries
        on attacks.country_iso3 = countries.country_iso3
    left join parties as perpetrator
        on
            attacks.attack_id = perpetrator.attack_id
            and perpetrator.actor_role = 'perpetrator'
            and perpetrator.party_rank = 1
    left join parties as target
        on
            attacks.attack_id = target.attack_id
            and target.actor_role = 'target'
            and target.party_rank = 1
    left join other_parties as other_perpetrators
        on
            attacks.attack_id = other_perpetrators.attack_id
            and other_perpetrators.actor_role = 'perpetrator'
    left join other_parties as other_targets
        on
            attacks.attack_id = other_targets.attack_id
            and other_targets.actor_role = 'target'
    left join victims
        on attacks.attack_id = victims.attack_id

)

select
    attack_id,
    country_name,
    is_perpetrator_known,
    perpetrator_name,
    perpetrator_kind,
    other_perpetrator_names,
    cast(
        case
            when perpetrator_kind = 'international' then 8
            when perpetrator_kind in ('state_forces', 'government')
                then
                    case
                        -- forces acting outside their own country are ACLED's external forces
                        when perpetrator_country_iso3 <> country_iso3 then 8
                        else 1
                    end
            when perpetrator_kind in ('civilian_group', 'person', 'media') then 5
            else 3
        end as integer
    ) as perpetrator_inter,
    is_civilian_target,
    coalesce(
        target_name,
        case
            when is_civilian_target then 'Civilians (' || coalesce(country_name, 'unknown country') || ')'
        end
    ) as target_name,
    coalesce(target_kind, case when is_civilian_target then 'civilian_group' end) as target_kind,
    other_target_names,
    cast(
        case
            when is_civilian_target then 7
            when target_kind = 'international' then 8
            when target_kind in ('state_forces', 'government')
                then
                    case
                        when target_country_iso3 <> country_iso3 then 8
                        else 1
                    end
            when target_kind in ('armed_group', 'political') then 3
        end as integer
    ) as target_inter
from sides
