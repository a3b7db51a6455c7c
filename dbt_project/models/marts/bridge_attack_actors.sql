select
    attack_id,
    actor_id,
    actor_role,
    attribution_status,
    is_denied,
    report_count,
    is_set_by_analyst
from {{ ref('int_attack_actors__merged') }}
