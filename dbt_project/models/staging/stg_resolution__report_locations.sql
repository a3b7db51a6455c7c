with source as (

    select * from {{ source('resolution', 'report_locations') }}

),

renamed as (

    select
        attack_report_id,
        location_id
    from source

)

select * from renamed
