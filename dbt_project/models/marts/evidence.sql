with evidence as (

    select * from {{ ref('stg_events__evidence') }}

),

articles as (

    select * from {{ ref('int_articles__current') }}

)

select
    evidence.evidence_id,
    evidence.record_id,
    evidence.field,
    evidence.article_id,
    evidence.char_start,
    evidence.char_end,
    evidence.quote,
    evidence.rule
from evidence
inner join articles
    on evidence.article_id = articles.article_id
