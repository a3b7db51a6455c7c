with source as (

    select * from {{ source('history', 'refreshes') }}

),

renamed as (

    select
        refresh_number,
        refreshed_at,
        engine_version,
        raw_files,
        articles,
        new_articles,
        articles_read_anew,
        failed_articles,
        duplicate_articles,
        rejected_inputs,
        new_rejected_inputs,
        attack_reports,
        casualty_reports,
        response_reports,
        attacks,
        responses,
        changed_ids
    from source

)

select * from renamed
