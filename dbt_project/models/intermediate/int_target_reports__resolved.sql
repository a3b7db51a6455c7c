with targets as (

    select * from {{ ref('stg_events__target_reports') }}

),

attack_reports as (

    select * from {{ ref('int_attack_reports__resolved') }}

),

actors as (

    select * from {{ ref('stg_resolution__report_actors') }}

)

select
    targets.target_report_id,
    targets.attack_report_id,
    attack_reports.attack_id,
    targets.article_id,
    attack_reports.source_article_id,
    attack_reports.published_on,
    actors.actor_id,
    targets.actor_name
from targets
inner join attack_reports
    on targets.attack_report_id = attack_reports.attack_report_id
left join actors
    on targets.target_report_id = actors.record_id
