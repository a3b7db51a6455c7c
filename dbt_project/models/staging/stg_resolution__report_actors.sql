with source as (

    select * from {{ source('resolution', 'report_actors') }}

),

renamed as (

    select
        record_id,
        actor_id
    from source

)

select * from renamed
