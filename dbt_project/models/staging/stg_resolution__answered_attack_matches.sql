with source as (

    select * from {{ source('resolution', 'answered_attack_matches') }}

),

renamed as (

    select
        answered_attack_report_id,
        attack_id,
        rule
    from source

)

select * from renamed
