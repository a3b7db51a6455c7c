with source as (

    select * from {{ source('history', 'event_changes') }}

),

renamed as (

    select
        changed_at,
        event_kind,
        old_id,
        change_number,
        new_id,
        current_id,
        change,
        cause,
        joining_rules,
        moved_report_ids,
        new_article_ids
    from source

)

select * from renamed
