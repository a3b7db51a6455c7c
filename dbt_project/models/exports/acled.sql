with attacks as (

    select * from {{ portable_ref('fct_attacks') }}
    where
        stage in ('accomplished', 'attempted')
        and date_start is not null

),

parties as (

    select * from {{ portable_ref('attack_parties') }}

),

attack_types as (

    select * from {{ portable_ref('dim_attack_types') }}

),

locations as (

    select * from {{ portable_ref('dim_locations') }}

),

sources as (

    select
        reports.attack_id,
        string_agg(distinct articles.publisher, '; ' order by articles.publisher) as publishers
    from {{ portable_ref('fct_attack_reports') }} as reports
    inner join {{ portable_ref('dim_articles') }} as articles
        on reports.article_id = articles.article_id
    group by reports.attack_id

),

newest_reports as (

    select
        attack_id,
        attack_report_id
    from {{ portable_ref('fct_attack_reports') }}
    qualify
        row_number() over (
            partition by attack_id
            order by
                reported_as <> 'main_event' asc,
                published_on desc nulls last,
                attack_report_id asc
        ) = 1

),

notes as (

    select
        newest_reports.attack_id,
        first(evidence.quote order by evidence.char_start, evidence.evidence_id) as quote
    from newest_reports
    inner join {{ portable_ref('evidence') }} as evidence
        on
            newest_reports.attack_report_id = evidence.record_id
            and evidence.field = 'report'
    group by newest_reports.attack_id

),

-- ACLED dates an event of several possible days to the middle of them
dated as (

    select
        attack_id,
        date_start + cast(floor((date_end - date_start) / 2) as integer) as event_date
    from attacks

)

select
    coalesce(attacks.country_iso3, '') || replace(attacks.attack_id, 'atk_', '') as event_id_cnty,
    dated.event_date,
    cast(year(dated.event_date) as integer) as year,
    cast(
        case
            when attacks.date_precision = 1 then 1
            when attacks.date_precision in (2, 3) then 2
            when attacks.date_precision = 4 then 3
        end as integer
    ) as time_precision,
    attack_types.acled_disorder_type as disorder_type,
    case
        when parties.is_civilian_target then attack_types.acled_event_type_civilians
        else attack_types.acled_event_type
    end as event_type,
    case
        when parties.is_civilian_target then attack_types.acled_sub_event_type_civilians
        else attack_types.acled_sub_event_type
    end as sub_event_type,
    parties.perpetrator_name as actor1,
    parties.other_perpetrator_names as assoc_actor_1,
    parties.perpetrator_inter as inter1,
    parties.target_name as actor2,
    parties.other_target_names as assoc_actor_2,
    parties.target_inter as inter2,
    cast(
        case
            when parties.target_inter is null then parties.perpetrator_inter * 10
            -- the code list writes external forces before civilians in words, but 78 all the same
            else
                least(parties.perpetrator_inter, parties.target_inter) * 10
                + greatest(parties.perpetrator_inter, parties.target_inter)
        end as integer
    ) as interaction,
    case when parties.is_civilian_target then 'Civilian targeting' end as civilian_targeting,
    cast(null as integer) as iso,
    cast(null as varchar) as region,
    parties.country_name as country,
    locations.admin1,
    cast(null as varchar) as admin2,
    cast(null as varchar) as admin3,
    locations.name as location,
    locations.latitude,
    locations.longitude,
    cast(
        case
            when attacks.where_precision = 1 then 1
            when attacks.where_precision in (2, 3) then 2
            when attacks.where_precision in (4, 5) then 3
        end as integer
    ) as geo_precision,
    sources.publishers as source,
    cast(null as varchar) as source_scale,
    notes.quote as notes,
    attacks.killed_best as fatalities,
    cast(null as varchar) as tags,
    cast(epoch(attacks.last_reported_on) as bigint) as timestamp
from attacks
inner join dated
    on attacks.attack_id = dated.attack_id
inner join parties
    on attacks.attack_id = parties.attack_id
inner join attack_types
    on attacks.attack_type = attack_types.attack_type
left join locations
    on attacks.location_id = locations.location_id
left join sources
    on attacks.attack_id = sources.attack_id
left join notes
    on attacks.attack_id = notes.attack_id
