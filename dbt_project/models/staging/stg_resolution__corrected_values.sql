with source as (

    select * from {{ source('resolution', 'corrected_values') }}

),

renamed as (

    select
        event_kind,
        event_id,
        field,
        value,
        correction_id,
        corrected_at,
        superseded_at
    from source

)

select * from renamed
