with recursive comparable as (

    select * from {{ ref('int_totals__resolved') }}
    where is_comparable

),

-- only attacks that were carried out, and only those certain to lie in the window
attacks as (

    select * from {{ ref('int_attacks__corrected') }}
    where stage in ('accomplished', 'attempted')

),

told as (

    select * from {{ ref('int_casualties__told') }}
    where speaks_for_group

),

places as (

    select * from {{ ref('stg_resolution__locations') }}

),

actors as (

    select * from {{ ref('stg_resolution__actors') }}

),

-- who is only blamed or suspected may not be what the total means
perpetrators as (

    select
        attack_id,
        actor_id
    from {{ ref('int_attack_actors__merged') }}
    where actor_role = 'perpetrator' and attribution_status in ('claimed', 'stated') and not is_denied

),

-- an attack of a part of a group or of a state's forces is one of the group's or the state's
lines as (

    select
        attack_id,
        actor_id
    from perpetrators
    union
    select
        lines.attack_id,
        actors.parent_actor_id
    from lines
    inner join actors
        on lines.actor_id = actors.actor_id
    where actors.parent_actor_id is not null

),

attacks_in_scope as (

    select
        comparable.total_id,
        comparable.metric,
        comparable.victim_group,
        comparable.nationality_iso3,
        attacks.attack_id
    from comparable
    inner join attacks
        on
            comparable.window_start <= attacks.date_start
            and comparable.window_end >= attacks.date_end
            and (comparable.attack_type is null or comparable.attack_type = attacks.attack_type)
            and (comparable.country_iso3 is null or comparable.country_iso3 = attacks.country_iso3)
    left join places
        on attacks.location_id = places.location_id
    left join places as wider
        on comparable.location_id = wider.location_id
    left join lines
        on
            attacks.attack_id = lines.attack_id
            and comparable.actor_id = lines.actor_id
    where
        (comparable.actor_id is null or lines.actor_id is not null)
        and (comparable.target_kind is null or comparable.target_kind = places.location_kind)
        and (
            wider.location_id is null
            or (wider.location_kind = 'country' and wider.country_iso3 = attacks.country_iso3)
            or {{ lies_in('places', 'wider') }}
        )

),

-- reports are compared, not added: each report's matching groups are summed, then the newest report speaks
figures_in_scope as (

    select
        attacks_in_scope.total_id,
        attacks_in_scope.attack_id,
        told.attack_report_id,
        told.published_on,
        sum(coalesce(told.best, told.low)) as figure
    from attacks_in_scope
    inner join told
        on
            attacks_in_scope.attack_id = told.attack_id
            and attacks_in_scope.metric = told.outcome
            and (
                attacks_in_scope.nationality_iso3 is null
                or attacks_in_scope.nationality_iso3 = told.nationality_iso3
            )
            -- one desk's foreign troops are another's soldiers; people killed in attacks aren't the attackers
            and (
                (attacks_in_scope.victim_group is null and told.victim_group <> 'perpetrator')
                or attacks_in_scope.victim_group = told.victim_group
                or (
                    attacks_in_scope.victim_group in ('military', 'foreign_military')
                    and told.victim_group in ('military', 'foreign_military')
                )
            )
    group by
        attacks_in_scope.total_id,
        attacks_in_scope.attack_id,
        told.attack_report_id,
        told.published_on

),

newest_figures as (

    select
        total_id,
        attack_id,
        figure
    from figures_in_scope
    where figure is not null
    qualify
        row_number() over (
            partition by total_id, attack_id
            order by published_on desc nulls last, figure desc
        ) = 1

)

select
    attacks_in_scope.total_id,
    attacks_in_scope.attack_id,
    cast(
        case
            when attacks_in_scope.metric = 'attacks' then 1
            else newest_figures.figure
        end as integer
    ) as counted
from attacks_in_scope
left join newest_figures
    on
        attacks_in_scope.total_id = newest_figures.total_id
        and attacks_in_scope.attack_id = newest_figures.attack_id
where attacks_in_scope.metric = 'attacks' or newest_figures.figure is not null
