with source as (

    select * from {{ source('articles', 'occurrences') }}

),

renamed as (

    select
        file_path,
        item,
        article_id,
        retrieved_from,
        retrieved_at
    from source

)

select * from renamed
