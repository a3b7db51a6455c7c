with source as (

    select * from {{ source('resolution', 'corrected_events') }}

),

renamed as (

    select
        event_kind,
        event_id,
        correction_id,
        action
    from source

)

select * from renamed
