-- Both sides count code points: substr does, other functions of DuckDB count graphemes or bytes.
select
    evidence.evidence_id,
    evidence.quote,
    substr(articles.text, evidence.char_start + 1, evidence.char_end - evidence.char_start) as text_there
from {{ ref('evidence') }} as evidence
inner join {{ ref('dim_articles') }} as articles
    on evidence.article_id = articles.article_id
where
    substr(articles.text, evidence.char_start + 1, evidence.char_end - evidence.char_start)
    is distinct from evidence.quote
