-- "24 rocket attacks since October" is one total: an attack triggered by those words would be its copy.
select
    totals.total_id,
    reports.attack_report_id,
    evidence.quote
from {{ ref('fct_reported_totals') }} as totals
inner join {{ ref('evidence') }} as evidence
    on
        totals.total_id = evidence.record_id
        and starts_with(evidence.field, 'value')
inner join {{ ref('stg_events__attack_reports') }} as reports
    on
        totals.article_id = reports.article_id
        and evidence.char_start <= reports.trigger_start
        and evidence.char_end > reports.trigger_start
where totals.metric = 'attacks'
