-- Whoever kept an id from an earlier file finds it among the events, or finds out what became of it.
with events as (

    select
        'attack' as event_kind,
        attack_id as event_id
    from {{ ref('fct_attacks') }}
    union all
    select
        'response' as event_kind,
        response_id as event_id
    from {{ ref('fct_responses') }}

)

select
    published.event_kind,
    published.event_id
from {{ ref('stg_history__published_reports') }} as published
left join events
    on
        published.event_kind = events.event_kind
        and published.event_id = events.event_id
left join {{ ref('event_changes') }} as changes
    on
        published.event_kind = changes.event_kind
        and published.event_id = changes.old_id
where
    published.event_id is not null
    and events.event_id is null
    and changes.old_id is null
