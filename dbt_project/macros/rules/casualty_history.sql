{#-
    The toll of each attack as it was known from day to day: one row per attack x outcome x day on which it changed.

    casualty_reports: one row per figure, as for casualties_told, whose rules and those of attack_tolls are applied to what
    had been published by each day. Articles without a day were known on none.
-#}
{% macro casualty_history(casualty_reports) -%}
with dated as (

    select *
    from {{ casualty_reports }}
    where published_on is not null

),

days as (

    select distinct
        attack_id,
        published_on as known_on
    from dated

),

-- the attack on each day as an attack of its own, so that the rules need not know of days
known as (

    select
        dated.* replace (concat_ws(chr(31), dated.attack_id, cast(days.known_on as varchar)) as attack_id),
        dated.attack_id as attack,
        days.known_on
    from days
    inner join dated
        on
            days.attack_id = dated.attack_id
            and days.known_on >= dated.published_on

),

told as (

    {{ casualties_told('known') }}

),

tolls as (

    {{ attack_tolls('told') }}

),

sources as (

    select
        attack_id,
        attack,
        known_on,
        outcome,
        count(distinct source_article_id) as source_count
    from known
    where not is_subset
    group by
        attack_id,
        attack,
        known_on,
        outcome

),

daily as (

    select
        sources.attack as attack_id,
        tolls.outcome,
        sources.known_on,
        tolls.low,
        tolls.best,
        tolls.high,
        tolls.best_attack_report_id,
        cast(sources.source_count as integer) as source_count
    from tolls
    inner join sources
        on
            tolls.attack_id = sources.attack_id
            and tolls.outcome = sources.outcome

),

changes as (

    select *
    from daily
    window by_day as (partition by attack_id, outcome order by known_on)
    qualify
        lag(known_on) over by_day is null
        or lag(low) over by_day is distinct from low
        or lag(best) over by_day is distinct from best
        or lag(high) over by_day is distinct from high

)

select
    attack_id,
    outcome,
    known_on as known_from,
    lead(known_on) over (partition by attack_id, outcome order by known_on) - 1 as known_until,
    low,
    best,
    high,
    best_attack_report_id,
    source_count
from changes
{%- endmacro %}
