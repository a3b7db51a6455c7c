with source as (

    select * from {{ source('events', 'answered_attack_reports') }}

),

renamed as (

    select
        answered_attack_report_id,
        response_report_id,
        article_id,
        description,
        attack_type,
        date_start,
        date_end,
        date_precision,
        date_text,
        date_basis,
        place_name,
        place_id,
        country_iso3,
        where_precision,
        killed,
        person_name,
        link_type,
        basis
    from source

)

select * from renamed
