with source as (

    select * from {{ source('events', 'extractions') }}

),

renamed as (

    select
        article_id,
        engine_version,
        sentence_count,
        attack_count,
        response_count,
        total_count,
        seconds,
        error
    from source

)

select * from renamed
