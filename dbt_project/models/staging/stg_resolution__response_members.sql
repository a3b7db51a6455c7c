with source as (

    select * from {{ source('resolution', 'response_members') }}

),

renamed as (

    select
        response_report_id,
        response_id,
        rule
    from source

)

select * from renamed
