with attacks as (

    select
        *,
        coalesce(
            list_has_any(corrected_fields, ['killed_low', 'killed_best', 'killed_high']), false
        ) as is_toll_set
    from {{ portable_ref('fct_attacks') }}
    where
        killed_best >= 1
        and stage in ('accomplished', 'attempted')
        and date_start is not null

),

parties as (

    select
        *,
        perpetrator_kind in ('state_forces', 'government') as is_perpetrator_state,
        coalesce(target_kind in ('state_forces', 'government'), false) as is_target_state
    from {{ portable_ref('attack_parties') }}

),

-- in a state-based conflict UCDP writes the state first
sides as (

    select
        attack_id,
        country_name,
        case
            when is_civilian_target then 3
            when is_perpetrator_state or is_target_state then 1
            when is_perpetrator_known and target_name is not null then 2
        end as type_of_violence,
        is_target_state and not is_perpetrator_state and not is_civilian_target as is_swapped,
        perpetrator_name,
        case
            when is_civilian_target then 'Civilians'
            else target_name
        end as target_name
    from parties

),

counted_by_hand as (

    select attack_id from attacks
    where is_toll_set

),

deaths as (

    select
        attack_id,
        sum(part_of_toll) filter (where victim_group = 'perpetrator') as of_perpetrators,
        sum(part_of_toll) filter (
            where victim_group in ('civilian', 'journalist', 'aid_worker', 'contractor', 'official')
        ) as of_civilians,
        sum(part_of_toll) filter (where victim_group = 'unknown') as of_unknown
    from {{ portable_ref('fct_casualties') }}
    where
        outcome = 'killed'
        -- a toll that an analyst set has no breakdown
        and attack_id not in (select counted_by_hand.attack_id from counted_by_hand)
    group by attack_id

),

counted as (

    select
        attacks.attack_id,
        coalesce(deaths.of_perpetrators, 0) as of_perpetrators,
        coalesce(deaths.of_civilians, 0) as of_civilians,
        case
            when attacks.is_toll_set then attacks.killed_best
            else coalesce(deaths.of_unknown, 0)
        end as of_unknown,
        attacks.killed_best
        - coalesce(deaths.of_perpetrators, 0)
        - coalesce(deaths.of_civilians, 0)
        - case
            when attacks.is_toll_set then attacks.killed_best
            else coalesce(deaths.of_unknown, 0)
        end as of_targets
    from attacks
    left join deaths
        on attacks.attack_id = deaths.attack_id

),

reports as (

    select
        attack_id,
        article_id,
        max(strike_count) as strike_count
    from {{ portable_ref('fct_attack_reports') }}
    group by attack_id, article_id

),

sources as (

    select
        reports.attack_id,
        string_agg(
            concat_ws(', ', articles.publisher, cast(articles.published_on as varchar), articles.title),
            '; ' order by articles.published_on, articles.article_id
        ) as source_article,
        string_agg(articles.publisher, '; ' order by articles.published_on, articles.article_id)
            as source_office,
        string_agg(
            cast(articles.published_on as varchar),
            '; ' order by articles.published_on, articles.article_id
        ) as source_date,
        string_agg(articles.title, '; ' order by articles.published_on, articles.article_id)
            as source_headline,
        max(reports.strike_count) as strike_count
    from reports
    inner join {{ portable_ref('dim_articles') }} as articles
        on reports.article_id = articles.article_id
    group by reports.attack_id

),

newest_places as (

    select
        attack_id,
        place_name
    from {{ portable_ref('fct_attack_reports') }}
    where place_name is not null
    qualify
        row_number() over (
            partition by attack_id
            order by published_on desc nulls last, attack_report_id asc
        ) = 1

),

locations as (

    select * from {{ portable_ref('dim_locations') }}

)

select
    attacks.attack_id as id,
    cast(null as varchar) as relid,
    cast(year(attacks.date_start) as integer) as year,
    cast(null as boolean) as active_year,
    cast(null as varchar) as code_status,
    cast(sides.type_of_violence as integer) as type_of_violence,
    cast(null as integer) as conflict_dset_id,
    cast(null as integer) as conflict_new_id,
    cast(null as varchar) as conflict_name,
    cast(null as integer) as dyad_dset_id,
    cast(null as integer) as dyad_new_id,
    case
        when sides.is_swapped then sides.target_name || ' - ' || sides.perpetrator_name
        else sides.perpetrator_name || ' - ' || sides.target_name
    end as dyad_name,
    cast(null as integer) as side_a_dset_id,
    cast(null as integer) as side_a_new_id,
    case when sides.is_swapped then sides.target_name else sides.perpetrator_name end as side_a,
    cast(null as integer) as side_b_dset_id,
    cast(null as integer) as side_b_new_id,
    case when sides.is_swapped then sides.perpetrator_name else sides.target_name end as side_b,
    attacks.source_count as number_of_sources,
    sources.source_article,
    sources.source_office,
    sources.source_date,
    sources.source_headline,
    cast(null as varchar) as source_original,
    attacks.where_precision as where_prec,
    locations.name as where_coordinates,
    newest_places.place_name as where_description,
    locations.admin1 as adm_1,
    cast(null as varchar) as adm_2,
    locations.latitude,
    locations.longitude,
    case
        when locations.latitude is not null and locations.longitude is not null
            then 'POINT (' || locations.longitude || ' ' || locations.latitude || ')'
    end as geom_wkt,
    -- PRIO-GRID numbers half-degree cells row by row from the south-western corner
    cast(
        floor((locations.latitude + 90) * 2) * 720
        + floor((locations.longitude + 180) * 2)
        + 1
        as integer
    ) as priogrid_gid,
    sides.country_name as country,
    cast(null as integer) as country_id,
    cast(null as varchar) as region,
    cast(case when sources.strike_count > 1 then 2 else 1 end as integer) as event_clarity,
    attacks.date_precision as date_prec,
    attacks.date_start,
    attacks.date_end,
    cast(case when sides.is_swapped then counted.of_targets else counted.of_perpetrators end as integer)
        as deaths_a,
    cast(case when sides.is_swapped then counted.of_perpetrators else counted.of_targets end as integer)
        as deaths_b,
    cast(counted.of_civilians as integer) as deaths_civilians,
    cast(counted.of_unknown as integer) as deaths_unknown,
    attacks.killed_best as best,
    coalesce(attacks.killed_high, attacks.killed_best) as high,
    coalesce(attacks.killed_low, attacks.killed_best) as low,
    cast(null as integer) as gwnoa,
    cast(null as integer) as gwnob
from attacks
inner join sides
    on attacks.attack_id = sides.attack_id
inner join counted
    on attacks.attack_id = counted.attack_id
left join sources
    on attacks.attack_id = sources.attack_id
left join newest_places
    on attacks.attack_id = newest_places.attack_id
left join locations
    on attacks.location_id = locations.location_id
