-- depends_on: {{ ref('fct_attacks') }}
-- Asked for the day before a publication, the macro must not know that day's articles. At most twenty days,
-- evenly spread, are asked for: each repeats the whole computation.
with publication_days as (

    select distinct published_on
    from {{ ref('dim_articles') }}
    where published_on is not null

),

days as (

    select published_on - 1 as day_before
    from publication_days
    qualify
        (row_number() over (order by published_on) - 1) % greatest(count(*) over () // 10, 1) = 0

)

select
    days.day_before,
    attacks.attack_id,
    attacks.last_reported_on
from days
cross join marts.attacks_as_of(days.day_before) as attacks
where attacks.last_reported_on > days.day_before
