with source as (

    select * from {{ source('events', 'attack_reports') }}

),

renamed as (

    select
        attack_report_id,
        article_id,
        trigger_start,
        attack_type,
        stage,
        reported_as,
        date_start,
        date_end,
        date_precision,
        date_text,
        date_basis,
        place_name,
        place_id,
        country_iso3,
        where_precision,
        weapon_type,
        weapon_count,
        strike_count,
        target_text
    from source

)

select * from renamed
