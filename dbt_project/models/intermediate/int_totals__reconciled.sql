with totals as (

    select * from {{ ref('int_totals__resolved') }}

),

attacks as (

    select
        total_id,
        sum(counted) as known_value
    from {{ ref('int_totals__attacks') }}
    group by total_id

),

known as (

    select
        totals.*,
        case when totals.is_comparable then cast(coalesce(attacks.known_value, 0) as integer) end as known_value
    from totals
    left join attacks
        on totals.total_id = attacks.total_id

)

select
    *,
    stated_value - known_value as residual,
    case
        when known_value is null then 'not_comparable'
        when known_value < lowest_admitted then 'partly_reconciled'
        when known_value > highest_admitted then 'exceeded'
        else 'reconciled'
    end as reconciliation
from known
