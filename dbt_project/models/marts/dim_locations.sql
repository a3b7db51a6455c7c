select
    location_id,
    name,
    location_kind,
    admin1,
    country_iso3,
    country_name,
    latitude,
    longitude,
    where_precision
from {{ ref('stg_resolution__locations') }}
