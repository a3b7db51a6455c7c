with totals as (

    select * from {{ ref('int_totals__reconciled') }}

),

articles as (

    select * from {{ ref('int_articles__current') }}

)

select
    totals.total_id,
    totals.article_id,
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
    totals.victim_group,
    totals.nationality_iso3,
    totals.known_value,
    totals.residual,
    totals.reconciliation
from totals
inner join articles
    on totals.article_id = articles.article_id
