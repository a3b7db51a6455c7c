with reports as (

    {{ all_reports() }}

)

select
    evidence.evidence_id,
    evidence.record_id
from {{ ref('evidence') }} as evidence
left join reports
    on evidence.record_id = reports.record_id
where reports.record_id is null
