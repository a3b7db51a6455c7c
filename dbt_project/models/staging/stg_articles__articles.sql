with source as (

    select * from {{ source('articles', 'articles') }}

),

renamed as (

    select
        article_id,
        file_path,
        item,
        url,
        publisher,
        title,
        published_on,
        published_basis,
        language,
        word_count,
        content_sha256,
        text,
        is_current,
        replaced_by_article_id,
        replaced_at,
        first_seen_at
    from source

)

select * from renamed
