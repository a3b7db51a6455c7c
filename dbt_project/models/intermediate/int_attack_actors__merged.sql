with attributions as (

    select
        *,
        case attribution_status
            when 'claimed' then 1
            when 'stated' then 2
            when 'blamed' then 3
            when 'suspected' then 4
            else 5
        end as rank_of_status
    from {{ ref('int_attribution_reports__resolved') }}

),

actors as (

    select * from {{ ref('stg_resolution__actors') }}

),

targets as (

    select * from {{ ref('int_target_reports__resolved') }}

),

-- whom an analyst named takes the place of all whom reports name; null says that nobody is known
named_by_analysts as (

    select
        event_id as attack_id,
        value as actor_id
    from {{ ref('int_corrected_values__current') }}
    where event_kind = 'attack' and field = 'perpetrator'

),

attributed as (

    select
        attack_id,
        actor_id,
        attribution_status,
        rank_of_status,
        source_article_id
    from attributions
    -- nobody is tied to the attack by the words that nobody claimed it
    where
        attack_id is not null
        and actor_id is not null
        and attribution_status <> 'unclaimed'
        and attack_id not in (select named_by_analysts.attack_id from named_by_analysts)

),

surest as (

    select
        attack_id,
        actor_id,
        min(rank_of_status) as rank_of_status,
        bool_or(attribution_status = 'denied') as is_denied
    from attributed
    group by attack_id, actor_id

),

-- "the US military" in one article and "the United States" in another are one attacker: the forces tell more
known_by_forces as (

    select
        states.attack_id,
        states.actor_id as state_id,
        min(forces.actor_id) as forces_id
    from surest as states
    inner join surest as forces
        on states.attack_id = forces.attack_id and states.rank_of_status >= forces.rank_of_status
    inner join actors
        on
            states.actor_id = actors.parent_actor_id
            and forces.actor_id = actors.actor_id
            and actors.actor_kind = 'state_forces'
    where not states.is_denied and not forces.is_denied
    group by states.attack_id, states.actor_id

),

perpetrators as (

    select
        attributed.attack_id,
        coalesce(known_by_forces.forces_id, attributed.actor_id) as actor_id,
        'perpetrator' as actor_role,
        first(attributed.attribution_status order by attributed.rank_of_status) as attribution_status,
        bool_or(attributed.attribution_status = 'denied') as is_denied,
        cast(count(distinct attributed.source_article_id) as integer) as report_count
    from attributed
    left join known_by_forces
        on attributed.attack_id = known_by_forces.attack_id and attributed.actor_id = known_by_forces.state_id
    group by attributed.attack_id, coalesce(known_by_forces.forces_id, attributed.actor_id)

),

targeted as (

    select
        attack_id,
        actor_id,
        'target' as actor_role,
        cast(null as varchar) as attribution_status,
        false as is_denied,
        cast(count(distinct source_article_id) as integer) as report_count
    from targets
    where attack_id is not null and actor_id is not null
    group by attack_id, actor_id

)

select
    *,
    false as is_set_by_analyst
from perpetrators
union all
select
    named_by_analysts.attack_id,
    named_by_analysts.actor_id,
    'perpetrator' as actor_role,
    'stated' as attribution_status,
    coalesce(bool_or(attributions.attribution_status = 'denied'), false) as is_denied,
    cast(count(distinct attributions.source_article_id) as integer) as report_count,
    true as is_set_by_analyst
from named_by_analysts
left join attributions
    on
        named_by_analysts.attack_id = attributions.attack_id
        and named_by_analysts.actor_id = attributions.actor_id
        and attributions.attribution_status <> 'unclaimed'
where named_by_analysts.actor_id is not null
group by named_by_analysts.attack_id, named_by_analysts.actor_id
union all
select
    *,
    false as is_set_by_analyst
from targeted
