-- Not an error of the warehouse: a source changed its format, or something broke on the way.
{{ config(severity='warn') }}
select
    refresh_number,
    new_rejected_inputs,
    new_articles,
    rejected_share,
    usual_rejected_share
from {{ ref('refresh_history') }}
where rejects_jumped
qualify refresh_number = max(refresh_number) over ()
