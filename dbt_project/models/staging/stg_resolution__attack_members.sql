with source as (

    select * from {{ source('resolution', 'attack_members') }}

),

renamed as (

    select
        attack_report_id,
        attack_id,
        rule
    from source

)

select * from renamed
