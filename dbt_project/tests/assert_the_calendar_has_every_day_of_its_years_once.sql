-- A chart of attacks by day needs the days without any. Weeks are ISO's: they start on Monday, and the week
-- of 4 January is the first of its ISO year.
with dates as (

    select
        *,
        lead(date_day) over (order by date_day) as next_day
    from {{ ref('dim_dates') }}

),

span as (

    select
        min(date_day) as first_day,
        max(date_day) as last_day
    from dates

)

select dates.date_day
from dates
cross join span
where
    (dates.next_day is null and dates.date_day <> span.last_day)
    or dates.next_day <> dates.date_day + 1
    or (dates.date_day = span.first_day and (dates.month <> 1 or day(dates.date_day) <> 1))
    or (dates.date_day = span.last_day and (dates.month <> 12 or day(dates.date_day) <> 31))
    or (dates.month = 1 and day(dates.date_day) = 4 and (dates.iso_week <> 1 or dates.iso_year <> dates.year))
    or strftime(dates.date_day, '%u') <> cast(dates.day_of_week as varchar)
