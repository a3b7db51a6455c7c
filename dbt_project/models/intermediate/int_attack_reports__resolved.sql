with reports as (

    select * from {{ ref('stg_events__attack_reports') }}

),

articles as (

    select * from {{ ref('int_articles__current') }}

),

members as (

    select * from {{ ref('stg_resolution__attack_members') }}

),

locations as (

    select * from {{ ref('stg_resolution__report_locations') }}

),

-- an analyst said that there was no such attack: its reports stay, and are reports of nothing
rejections as (

    {{ rejections('attack') }}

)

select
    reports.attack_report_id,
    case when rejections.event_id is null then members.attack_id end as attack_id,
    rejections.correction_id as rejected_by,
    reports.article_id,
    articles.source_article_id,
    articles.told_by,
    articles.published_on,
    reports.attack_type,
    reports.stage,
    reports.reported_as,
    reports.date_start,
    reports.date_end,
    reports.date_precision,
    reports.date_text,
    reports.date_basis,
    reports.place_name,
    locations.location_id,
    reports.country_iso3,
    reports.where_precision,
    reports.weapon_type,
    reports.weapon_count,
    reports.strike_count,
    reports.target_text,
    members.rule as member_rule
from reports
inner join articles
    on reports.article_id = articles.article_id
left join members
    on reports.attack_report_id = members.attack_report_id
left join rejections
    on members.attack_id = rejections.event_id
left join locations
    on reports.attack_report_id = locations.attack_report_id
