with source as (

    select * from {{ source('events', 'casualty_reports') }}

),

renamed as (

    select
        casualty_report_id,
        attack_report_id,
        article_id,
        outcome,
        victim_group,
        nationality_iso3,
        victims_text,
        person_name,
        low,
        best,
        high,
        is_vague,
        is_subset,
        is_correction,
        corrected_figure
    from source

)

select * from renamed
