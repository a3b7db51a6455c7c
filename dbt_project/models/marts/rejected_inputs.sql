with set_aside as (

    select * from {{ ref('stg_articles__rejected_inputs') }}

),

-- kept as an article, but nothing was found in it: nobody should take it for an article without events
given_up as (

    select
        articles.file_path,
        articles.item,
        'engine_failed' as reason,
        'The article was kept, but the engine gave up on it: ' || extractions.error as detail,
        articles.first_seen_at
    from {{ ref('stg_articles__articles') }} as articles
    inner join {{ ref('stg_events__extractions') }} as extractions
        on articles.article_id = extractions.article_id
    where
        articles.is_current
        and extractions.error is not null

),

-- what could not be applied for want of a matching event is in marts.corrections alone: it may match again
wrong_corrections as (

    select
        'corrections/' || file_path as file_path,
        case when line_number = 0 then '' else 'line ' || line_number end as item,
        'invalid_correction' as reason,
        detail,
        first_seen_at
    from {{ ref('corrections') }}
    where status = 'rejected'

)

select
    file_path,
    item,
    reason,
    detail,
    first_seen_at
from set_aside
union all
select
    file_path,
    item,
    reason,
    detail,
    first_seen_at
from given_up
union all
select
    file_path,
    item,
    reason,
    detail,
    first_seen_at
from wrong_corrections
