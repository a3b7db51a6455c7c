with reports as (

    select * from {{ ref('stg_events__response_reports') }}

),

articles as (

    select * from {{ ref('int_articles__current') }}

),

members as (

    select * from {{ ref('stg_resolution__response_members') }}

),

actors as (

    select * from {{ ref('stg_resolution__report_actors') }}

),

rejections as (

    {{ rejections('response') }}

)

select
    reports.response_report_id,
    case when rejections.event_id is null then members.response_id end as response_id,
    rejections.correction_id as rejected_by,
    reports.article_id,
    articles.source_article_id,
    articles.published_on,
    reports.response_type,
    reports.response_subtype,
    actors.actor_id,
    reports.actor_name,
    reports.target_name,
    reports.status,
    reports.date_start,
    reports.date_end,
    reports.date_precision,
    reports.date_text,
    reports.date_basis,
    reports.votes_for,
    reports.votes_against,
    reports.same_as_attack_report_id,
    members.rule as member_rule
from reports
inner join articles
    on reports.article_id = articles.article_id
left join members
    on reports.response_report_id = members.response_report_id
left join rejections
    on members.response_id = rejections.event_id
left join actors
    on reports.response_report_id = actors.record_id
