select
    articles.article_id,
    articles.file_path,
    articles.item,
    articles.format,
    articles.url,
    articles.publisher,
    articles.title,
    articles.published_on,
    articles.published_basis,
    articles.known_on,
    articles.language,
    articles.word_count,
    articles.content_sha256,
    versions.version_number,
    articles.duplicate_of_article_id,
    articles.source_article_id,
    articles.engine_version,
    articles.extraction_error,
    articles.text
from {{ ref('int_articles__current') }} as articles
inner join {{ ref('int_articles__versions') }} as versions
    on articles.article_id = versions.article_id
