select
    event_kind,
    event_id,
    field,
    value,
    correction_id,
    corrected_at,
    superseded_at
from {{ ref('stg_resolution__corrected_values') }}
