select
    attack_id,
    response_id,
    link_type,
    basis,
    is_disputed,
    is_matched_description,
    report_count
from {{ ref('int_attack_responses__linked') }}
