with source as (

    select * from {{ source('history', 'published_reports') }}

),

renamed as (

    select
        event_kind,
        report_id,
        article_id,
        trigger_start,
        event_id
    from source

)

select * from renamed
