-- What an analyst set is what the facts say.
with attacks as (

    select
        attack_id as event_id,
        'attack' as event_kind,
        to_json(fct_attacks) as event_row
    from {{ ref('fct_attacks') }}

),

responses as (

    select
        response_id as event_id,
        'response' as event_kind,
        to_json(fct_responses) as event_row
    from {{ ref('fct_responses') }}

),

events as (

    select * from attacks
    union all
    select * from responses

)

select
    corrected.event_id,
    corrected.field,
    corrected.value,
    events.event_row
from {{ ref('corrected_values') }} as corrected
left join events
    on
        corrected.event_kind = events.event_kind
        and corrected.event_id = events.event_id
where
    corrected.superseded_at is null
    and corrected.field <> 'perpetrator'
    and json_extract_string(events.event_row, '$.' || corrected.field) is distinct from corrected.value
