select
    total_id,
    attack_id,
    counted
from {{ ref('int_totals__attacks') }}
