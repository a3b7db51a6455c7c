with links as (

    select * from {{ ref('stg_events__response_link_reports') }}

),

attack_reports as (

    select * from {{ ref('int_attack_reports__resolved') }}

),

response_reports as (

    select * from {{ ref('int_response_reports__resolved') }}

)

select
    links.link_report_id,
    links.response_report_id,
    links.attack_report_id,
    response_reports.response_id,
    attack_reports.attack_id,
    links.article_id,
    attack_reports.source_article_id,
    attack_reports.published_on,
    links.link_type,
    links.basis,
    links.asserted_by,
    links.disputed_by
from links
inner join attack_reports
    on links.attack_report_id = attack_reports.attack_report_id
inner join response_reports
    on links.response_report_id = response_reports.response_report_id
