-- Threats may lie ahead. Attacks that only undated articles report can't be judged.
select
    attack_id,
    date_start,
    last_reported_on
from {{ ref('fct_attacks') }}
where
    stage <> 'threatened'
    and date_start > last_reported_on
