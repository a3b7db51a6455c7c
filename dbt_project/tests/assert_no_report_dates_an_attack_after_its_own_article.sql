select
    attack_report_id,
    date_start,
    published_on
from {{ ref('fct_attack_reports') }}
where
    stage <> 'threatened'
    and date_start > published_on
