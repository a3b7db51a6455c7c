with totals as (

    select * from {{ ref('int_totals__resolved') }}

),

counted as (

    select
        total_id,
        sum(counted) as known_value
    from {{ ref('int_totals__attacks') }}
    group by total_id

),

known as (

    select
        totals.total_id,
        cast(coalesce(counted.known_value, 0) as integer) as known_value
    from totals
    left join counted
        on totals.total_id = counted.total_id
    where totals.is_comparable

)

select
    totals.total_id,
    totals.article_id,
    totals.source_article_id,
    totals.published_on,
    totals.metric,
    totals.value_low,
    totals.value_best,
    totals.value_high,
    totals.scope_text,
    totals.window_start,
    totals.window_end,
    totals.attack_type,
    totals.country_iso3,
    totals.location_id,
    totals.actor_id,
    totals.target_kind,
    totals.victim_group,
    totals.nationality_iso3,
    totals.is_scope_coded,
    totals.stated_value,
    totals.lowest_admitted,
    totals.highest_admitted,
    known.known_value,
    totals.stated_value - known.known_value as residual,
    case
        when known.total_id is null then 'not_comparable'
        when known.known_value < totals.lowest_admitted then 'partly_reconciled'
        when known.known_value > totals.highest_admitted then 'exceeded'
        else 'reconciled'
    end as reconciliation
from totals
left join known
    on totals.total_id = known.total_id
