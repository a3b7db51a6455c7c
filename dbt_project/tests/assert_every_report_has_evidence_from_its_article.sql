with reports as (

    {{ all_reports() }}

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
