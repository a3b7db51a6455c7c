select
    total_id,
    other_total_id,
    contradiction,
    stated_value,
    other_value
from {{ ref('int_totals__contradictions') }}
