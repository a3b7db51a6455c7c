with source as (

    select * from {{ source('articles', 'occurrences') }}

),

renamed as (

    select
        file_path,
        item,
        article_id
    from source

)

select * from renamed
