with source as (

    select * from {{ source('resolution', 'correction_outcomes') }}

),

renamed as (

    select
        file_path,
        line_number,
        correction_id,
        status,
        detail,
        event_kind,
        event_id,
        report_count
    from source

)

select * from renamed
