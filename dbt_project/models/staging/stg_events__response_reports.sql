with source as (

    select * from {{ source('events', 'response_reports') }}

),

renamed as (

    select
        response_report_id,
        article_id,
        trigger_start,
        response_type,
        response_subtype,
        actor_name,
        actor_ref,
        target_name,
        status,
        date_start,
        date_end,
        date_precision,
        date_text,
        date_basis,
        votes_for,
        votes_against,
        same_as_attack_report_id
    from source

)

select * from renamed
