with reports as (

    select
        attack_report_id as record_id,
        article_id
    from {{ ref('fct_attack_reports') }}
    union all
    select
        casualty_report_id as record_id,
        article_id
    from {{ ref('fct_casualty_reports') }}
    union all
    select
        attribution_report_id as record_id,
        article_id
    from {{ ref('fct_attribution_reports') }}
    union all
    select
        target_report_id as record_id,
        article_id
    from {{ ref('fct_target_reports') }}
    union all
    select
        response_report_id as record_id,
        article_id
    from {{ ref('fct_response_reports') }}
    union all
    select
        link_report_id as record_id,
        article_id
    from {{ ref('fct_response_link_reports') }}
    union all
    select
        total_id as record_id,
        article_id
    from {{ ref('fct_reported_totals') }}

)

select
    reports.record_id,
    reports.article_id
from reports
left join {{ ref('evidence') }} as evidence
    on
        reports.record_id = evidence.record_id
        and reports.article_id = evidence.article_id
where evidence.evidence_id is null
