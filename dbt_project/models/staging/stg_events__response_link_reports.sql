with source as (

    select * from {{ source('events', 'response_link_reports') }}

),

renamed as (

    select
        link_report_id,
        response_report_id,
        attack_report_id,
        article_id,
        link_type,
        basis,
        asserted_by,
        disputed_by
    from source

)

select * from renamed
