select
    response_type,
    label,
    detail_rank,
    acled_event_type,
    acled_sub_event_type,
    cameo_codes,
    plover_event,
    plover_modes
from {{ ref('response_types') }}
