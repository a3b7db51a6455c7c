with source as (

    select * from {{ source('events', 'evidence') }}

),

renamed as (

    select
        evidence_id,
        record_id,
        field,
        article_id,
        char_start,
        char_end,
        quote,
        rule
    from source

)

select * from renamed
