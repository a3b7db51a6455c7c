select
    file_path,
    item,
    reason,
    detail,
    first_seen_at
from {{ ref('stg_articles__rejected_inputs') }}
