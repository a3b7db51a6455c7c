with source as (

    select * from {{ source('corrections', 'lines') }}

),

renamed as (

    select
        file_path,
        line_number,
        correction_id,
        action,
        target,
        others,
        field,
        value,
        who,
        corrected_at,
        why,
        problem,
        first_seen_at
    from source

)

select * from renamed
