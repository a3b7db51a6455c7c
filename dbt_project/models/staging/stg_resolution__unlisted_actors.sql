with source as (

    select * from {{ source('resolution', 'unlisted_actors') }}

),

renamed as (

    select
        actor_id,
        is_group_like,
        nearest_actor_id,
        nearest_name,
        nearest_similarity
    from source

)

select * from renamed
