with totals as (

    select * from {{ ref('stg_events__reported_totals') }}

),

articles as (

    select * from {{ ref('int_articles__current') }}

),

actors as (

    select * from {{ ref('stg_resolution__report_actors') }}

)

select
    totals.total_id,
    totals.article_id,
    articles.source_article_id,
    articles.published_on,
    totals.metric,
    totals.value_low,
    totals.value_best,
    totals.value_high,
    totals.scope_text,
    totals.window_start,
    totals.window_end,
    totals.attack_type,
    totals.country_iso3,
    totals.place_id as location_id,
    actors.actor_id,
    totals.target_kind,
    totals.victim_group,
    totals.nationality_iso3,
    totals.is_scope_coded,
    coalesce(totals.value_best, totals.value_low, totals.value_high) as stated_value,
    coalesce(totals.value_low, totals.value_best, 0) as lowest_admitted,
    -- "at least n" admits any number above n; "about n" is taken at its word
    case
        when totals.value_high is not null then totals.value_high
        when totals.value_low is null then totals.value_best
    end as highest_admitted,
    totals.window_start is not null
    and totals.window_end is not null
    and coalesce(totals.value_best, totals.value_low, totals.value_high) is not null as is_comparable
from totals
inner join articles
    on totals.article_id = articles.article_id
left join actors
    on totals.total_id = actors.record_id
