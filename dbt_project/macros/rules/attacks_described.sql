{#-
    What kind of attack it was, when, where and with what: one row per attack out of its reports.

    attack_reports: one row per report with attack_id, source_article_id and published_on.
    attack_types, weapons: the codes with their detail_rank, so that "drone strike" beats "air strike" and both "other".
    Every value is chosen in the same order: the most precise, then the one most independent sources give, then the
    newest; what is still equal is settled by the value itself, so the result doesn't depend on the order of arrival.
-#}
{% macro attacks_described(attack_reports, attack_types, weapons) -%}
with best_type as (

    select
        reports.attack_id,
        reports.attack_type
    from {{ attack_reports }} as reports
    inner join {{ attack_types }} as types
        on reports.attack_type = types.attack_type
    group by reports.attack_id, reports.attack_type, types.detail_rank
    qualify
        row_number() over (
            partition by reports.attack_id
            order by
                types.detail_rank desc,
                {{ most_sources('reports') }},
                reports.attack_type asc
        ) = 1

),

best_stage as (

    select
        attack_id,
        stage
    from {{ attack_reports }}
    group by attack_id, stage
    qualify
        row_number() over (
            partition by attack_id
            order by
                {{ most_sources() }},
                stage asc
        ) = 1

),

best_date as (

    {{ best_dates(attack_reports, 'attack_id') }}

),

best_place as (

    select
        attack_id,
        location_id,
        country_iso3,
        where_precision
    from {{ attack_reports }}
    where location_id is not null or country_iso3 is not null
    group by attack_id, location_id, country_iso3, where_precision
    qualify
        row_number() over (
            partition by attack_id
            order by
                where_precision asc nulls last,
                location_id is null asc,
                {{ most_sources() }},
                location_id asc nulls last,
                country_iso3 asc nulls last
        ) = 1

),

best_country as (

    select
        attack_id,
        country_iso3
    from {{ attack_reports }}
    where country_iso3 is not null
    group by attack_id, country_iso3
    qualify
        row_number() over (
            partition by attack_id
            order by
                {{ most_sources() }},
                country_iso3 asc
        ) = 1

),

best_weapon as (

    select
        reports.attack_id,
        reports.weapon_type
    from {{ attack_reports }} as reports
    inner join {{ weapons }} as weapons
        on reports.weapon_type = weapons.weapon_type
    group by reports.attack_id, reports.weapon_type, weapons.detail_rank
    qualify
        row_number() over (
            partition by reports.attack_id
            order by
                weapons.detail_rank desc,
                {{ most_sources('reports') }},
                reports.weapon_type asc
        ) = 1

),

-- a number of rockets says nothing about drones, so only reports of the chosen weapon count
newest_weapon_count as (

    select
        reports.attack_id,
        reports.weapon_count
    from {{ attack_reports }} as reports
    left join best_weapon
        on reports.attack_id = best_weapon.attack_id
    where
        reports.weapon_count is not null
        and reports.weapon_type is not distinct from best_weapon.weapon_type
    qualify
        row_number() over (
            partition by reports.attack_id
            order by
                reports.published_on desc nulls last,
                reports.weapon_count desc
        ) = 1

),

coverage as (

    select
        reports.attack_id,
        count(distinct reports.article_id) as article_count,
        count(distinct reports.source_article_id) as source_count,
        -- a vaguer type, no day or no country is no other answer
        count(distinct case
            when
                (reports.attack_type = best_type.attack_type or types.detail_rank = 0)
                and (
                    reports.country_iso3 is null
                    or best_country.country_iso3 is null
                    or reports.country_iso3 = best_country.country_iso3
                )
                and (
                    reports.date_start is null
                    or best_date.date_start is null
                    or (
                        reports.date_start <= best_date.date_end
                        and reports.date_end >= best_date.date_start
                    )
                )
                then reports.source_article_id
        end) as agreeing_source_count,
        min(reports.published_on) as first_reported_on,
        max(reports.published_on) as last_reported_on
    from {{ attack_reports }} as reports
    left join best_type
        on reports.attack_id = best_type.attack_id
    left join best_date
        on reports.attack_id = best_date.attack_id
    left join best_country
        on reports.attack_id = best_country.attack_id
    left join {{ attack_types }} as types
        on reports.attack_type = types.attack_type
    -- reports of an attack that an analyst rejected are reports of nothing
    where reports.attack_id is not null
    group by reports.attack_id

)

select
    coverage.attack_id,
    best_type.attack_type,
    best_stage.stage,
    best_date.date_start,
    best_date.date_end,
    best_date.date_precision,
    best_place.location_id,
    coalesce(best_place.country_iso3, best_country.country_iso3) as country_iso3,
    best_place.where_precision,
    best_weapon.weapon_type,
    newest_weapon_count.weapon_count,
    cast(coverage.article_count as integer) as article_count,
    cast(coverage.source_count as integer) as source_count,
    coverage.first_reported_on,
    coverage.last_reported_on,
    -- half for the number of sources (1: 0.25, 2: 0.375, 3: 0.44 ...), a quarter for the share of them that agree
    -- on type, day and country, a quarter for how exactly day and place are known; so another source that agrees,
    -- a more exact day and a more exact place each raise it, and a copy never does
    cast(round(
        0.5 * (1 - pow(0.5, coverage.source_count))
        + 0.25 * coverage.agreeing_source_count / coverage.source_count
        + 0.125 * coalesce(5 - best_date.date_precision, 0) / 4
        + 0.125 * coalesce(7 - best_place.where_precision, 0) / 6,
        3
    ) as double) as confidence
from coverage
left join best_type
    on coverage.attack_id = best_type.attack_id
left join best_stage
    on coverage.attack_id = best_stage.attack_id
left join best_date
    on coverage.attack_id = best_date.attack_id
left join best_place
    on coverage.attack_id = best_place.attack_id
left join best_country
    on coverage.attack_id = best_country.attack_id
left join best_weapon
    on coverage.attack_id = best_weapon.attack_id
left join newest_weapon_count
    on coverage.attack_id = newest_weapon_count.attack_id
{%- endmacro %}
