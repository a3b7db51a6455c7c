select
    event_kind,
    event_id,
    correction_id,
    action
from {{ ref('stg_resolution__corrected_events') }}
