with source as (

    select * from {{ source('articles', 'rejected_inputs') }}

),

renamed as (

    select
        file_path,
        item,
        reason,
        detail,
        first_seen_at
    from source

)

select * from renamed
