with days_named as (

    select published_on as date_day from {{ ref('int_articles__current') }}
    union all
    select date_start from {{ ref('int_attack_reports__resolved') }}
    union all
    select date_end from {{ ref('int_attack_reports__resolved') }}
    union all
    select date_start from {{ ref('int_response_reports__resolved') }}
    union all
    select date_end from {{ ref('int_response_reports__resolved') }}
    union all
    select cast(value as date) from {{ ref('stg_resolution__corrected_values') }}
    where field in ('date_start', 'date_end')
    union all
    select window_start from {{ ref('int_totals__reconciled') }}
    union all
    select window_end from {{ ref('int_totals__reconciled') }}

),

span as (

    select
        min(date_day) as first_day,
        max(date_day) as last_day
    from days_named

),

-- whole years, so that a day without attacks still counts as a day
days as (

    select cast(date_trunc('year', span.first_day) as date) + cast(offsets.days_later as integer) as date_day
    from span
    cross join
        range(
            make_date(year(span.last_day), 12, 31) - cast(date_trunc('year', span.first_day) as date) + 1
        ) as offsets (days_later)

)

select
    date_day,
    cast(year(date_day) as integer) as year,
    cast(quarter(date_day) as integer) as quarter,
    cast(month(date_day) as integer) as month,
    cast(weekofyear(date_day) as integer) as iso_week,
    cast(isoyear(date_day) as integer) as iso_year,
    cast(isodow(date_day) as integer) as day_of_week
from days
