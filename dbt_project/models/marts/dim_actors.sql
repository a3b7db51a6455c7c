select
    actor_id,
    name,
    actor_kind,
    country_iso3,
    parent_actor_id
from {{ ref('stg_resolution__actors') }}
