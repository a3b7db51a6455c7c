select
    total_id,
    reconciliation,
    known_value,
    residual
from {{ ref('fct_reported_totals') }}
where
    residual is distinct from coalesce(value_best, value_low, value_high) - known_value
    or (reconciliation = 'not_comparable') <> (known_value is null)
    or (reconciliation = 'exceeded' and residual >= 0)
    or (reconciliation = 'partly_reconciled' and residual <= 0)
