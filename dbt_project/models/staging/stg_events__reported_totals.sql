with source as (

    select * from {{ source('events', 'reported_totals') }}

),

renamed as (

    select
        total_id,
        article_id,
        metric,
        value_low,
        value_best,
        value_high,
        scope_text,
        window_start,
        window_end,
        attack_type,
        country_iso3,
        victim_group,
        nationality_iso3,
        place_name,
        place_id,
        actor_name,
        actor_ref,
        target_kind,
        is_scope_coded
    from source

)

select * from renamed
