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
    evidence.evidence_id,
    evidence.record_id
from {{ ref('evidence') }} as evidence
left join reports
    on evidence.record_id = reports.record_id
where reports.record_id is null
