with articles as (

    select * from {{ ref('stg_articles__articles') }}
    where is_current

),

files as (

    select * from {{ ref('stg_articles__files') }}

),

extractions as (

    select * from {{ ref('stg_events__extractions') }}

),

-- a copy of an article that is no longer current stands for itself
duplicates as (

    select duplicates.*
    from {{ ref('stg_resolution__article_duplicates') }} as duplicates
    inner join articles
        on duplicates.duplicate_of_article_id = articles.article_id

)

select
    articles.article_id,
    articles.file_path,
    articles.item,
    files.format,
    articles.url,
    articles.publisher,
    articles.title,
    articles.published_on,
    articles.published_basis,
    coalesce(articles.published_on, date '9999-12-31') as known_on,
    articles.language,
    articles.word_count,
    articles.content_sha256,
    duplicates.duplicate_of_article_id,
    coalesce(duplicates.duplicate_of_article_id, articles.article_id) as source_article_id,
    extractions.error as extraction_error,
    articles.text
from articles
left join files
    on articles.file_path = files.file_path
left join extractions
    on articles.article_id = extractions.article_id
left join duplicates
    on articles.article_id = duplicates.article_id
