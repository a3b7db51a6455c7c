-- Not an error of the warehouse: articles contradict one another, or an attack is known twice. Worth a look.
{{ config(severity='warn') }}
select
    contradictions.contradiction,
    contradictions.stated_value,
    contradictions.other_value,
    totals.scope_text,
    totals.article_id
from {{ ref('total_contradictions') }} as contradictions
inner join {{ ref('fct_reported_totals') }} as totals
    on contradictions.total_id = totals.total_id
