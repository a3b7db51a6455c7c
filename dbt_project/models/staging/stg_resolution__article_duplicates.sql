with source as (

    select * from {{ source('resolution', 'article_duplicates') }}

),

renamed as (

    select
        article_id,
        duplicate_of_article_id
    from source

)

select * from renamed
