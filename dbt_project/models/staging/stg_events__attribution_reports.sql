with source as (

    select * from {{ source('events', 'attribution_reports') }}

),

renamed as (

    select
        attribution_report_id,
        attack_report_id,
        article_id,
        actor_name,
        actor_ref,
        attribution_status,
        asserted_by,
        scope
    from source

)

select * from renamed
