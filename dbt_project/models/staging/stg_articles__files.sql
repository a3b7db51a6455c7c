with source as (

    select * from {{ source('articles', 'files') }}

),

renamed as (

    select
        file_path,
        size_bytes,
        file_sha256,
        modified_ns,
        format,
        article_count,
        reader_version,
        first_seen_at,
        last_read_at,
        vanished_at
    from source

)

select * from renamed
