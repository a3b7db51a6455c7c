with source as (

    select * from {{ source('events', 'target_reports') }}

),

renamed as (

    select
        target_report_id,
        attack_report_id,
        article_id,
        actor_name,
        actor_ref
    from source

)

select * from renamed
