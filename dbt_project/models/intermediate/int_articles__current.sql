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

),

with_source as (

    select
        articles.article_id,
        duplicates.duplicate_of_article_id,
        coalesce(duplicates.duplicate_of_article_id, articles.article_id) as source_article_id
    from articles
    left join duplicates
        on articles.article_id = duplicates.article_id

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
    with_source.duplicate_of_article_id,
    with_source.source_article_id,
    coalesce(nullif(trim(lower(sources.publisher)), ''), with_source.source_article_id) as told_by,
    extractions.engine_version,
    extractions.error as extraction_error,
    articles.text
from articles
inner join with_source
    on articles.article_id = with_source.article_id
inner join articles as sources
    on with_source.source_article_id = sources.article_id
left join files
    on articles.file_path = files.file_path
left join extractions
    on articles.article_id = extractions.article_id
