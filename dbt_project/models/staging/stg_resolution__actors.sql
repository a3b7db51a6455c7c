with source as (

    select * from {{ source('resolution', 'actors') }}

),

renamed as (

    select
        actor_id,
        name,
        actor_kind,
        country_iso3,
        parent_actor_id
    from source

)

select * from renamed
