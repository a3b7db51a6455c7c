with source as (

    select * from {{ source('resolution', 'locations') }}

),

renamed as (

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
    from source

)

select * from renamed
