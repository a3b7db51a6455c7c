select
    attack_id,
    response_id,
    link_type,
    basis,
    is_disputed,
    report_count
from {{ ref('int_attack_responses__linked') }}
