-- a night attack may be told as the day after, so an answer of the day before is let pass; with a precision
-- of 5 the day may only be that of publication
select
    bridge.attack_id,
    bridge.response_id
from {{ ref('bridge_attack_responses') }} as bridge
inner join {{ ref('fct_attacks') }} as attacks
    on bridge.attack_id = attacks.attack_id
inner join {{ ref('fct_responses') }} as responses
    on bridge.response_id = responses.response_id
where
    responses.date_end + 1 < attacks.date_start
    and attacks.date_precision < 5
