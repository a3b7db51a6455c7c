with facts as (

    select attack_id as event_id from {{ ref('fct_attacks') }}
    union all
    select response_id as event_id from {{ ref('fct_responses') }}
    union all
    select attack_id as event_id from {{ ref('fct_casualties') }}
    union all
    select attack_id as event_id from {{ ref('bridge_attack_actors') }}
    union all
    select attack_id as event_id from {{ ref('bridge_attack_responses') }}
    union all
    select response_id as event_id from {{ ref('bridge_attack_responses') }}

)

select
    rejected.event_id,
    rejected.correction_id
from {{ ref('bridge_event_corrections') }} as rejected
inner join facts
    on rejected.event_id = facts.event_id
where rejected.action = 'reject'
