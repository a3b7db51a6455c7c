select attacks.attack_id as event_id
from {{ ref('fct_attacks') }} as attacks
left join {{ ref('fct_attack_reports') }} as reports
    on attacks.attack_id = reports.attack_id
where reports.attack_id is null
union all
select responses.response_id as event_id
from {{ ref('fct_responses') }} as responses
left join {{ ref('fct_response_reports') }} as reports
    on responses.response_id = reports.response_id
where reports.response_id is null
