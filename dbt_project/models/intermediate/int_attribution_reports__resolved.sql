with attributions as (

    select * from {{ ref('stg_events__attribution_reports') }}

),

attack_reports as (

    select * from {{ ref('int_attack_reports__resolved') }}

),

actors as (

    select * from {{ ref('stg_resolution__report_actors') }}

)

select
    attributions.attribution_report_id,
    attributions.attack_report_id,
    attack_reports.attack_id,
    attributions.article_id,
    attack_reports.source_article_id,
    attack_reports.published_on,
    actors.actor_id,
    attributions.actor_name,
    attributions.attribution_status,
    attributions.asserted_by,
    attributions.scope
from attributions
inner join attack_reports
    on attributions.attack_report_id = attack_reports.attack_report_id
left join actors
    on attributions.attribution_report_id = actors.record_id
