with recursive articles as (

    select * from {{ ref('stg_articles__articles') }}

),

-- from the version that nothing replaced back to the first; each has one successor, so each is met once
chains as (

    select
        article_id,
        article_id as last_article_id,
        is_current as is_last_current,
        0 as steps_to_last
    from articles
    where replaced_by_article_id is null

    union all

    select
        articles.article_id,
        chains.last_article_id,
        chains.is_last_current,
        chains.steps_to_last + 1 as steps_to_last
    from articles
    inner join chains
        on articles.replaced_by_article_id = chains.article_id

),

places as (

    select
        occurrences.article_id,
        min(occurrences.retrieved_at) as first_retrieved_at,
        max(occurrences.retrieved_at) as last_retrieved_at,
        -- missing only when every file that held it is
        case when bool_and(files.vanished_at is not null) then max(files.vanished_at) end as vanished_at
    from {{ ref('stg_articles__occurrences') }} as occurrences
    inner join {{ ref('stg_articles__files') }} as files
        on occurrences.file_path = files.file_path
    group by occurrences.article_id

),

numbered as (

    select
        articles.article_id,
        places.first_retrieved_at,
        places.last_retrieved_at,
        places.vanished_at,
        case when chains.is_last_current then chains.last_article_id end as current_article_id,
        count(*) over (partition by chains.last_article_id) as version_count,
        row_number() over earlier_first as version_number,
        lag(articles.article_id) over earlier_first as previous_article_id
    from articles
    inner join chains
        on articles.article_id = chains.article_id
    left join places
        on articles.article_id = places.article_id
    window earlier_first as (
        partition by chains.last_article_id
        order by
            chains.steps_to_last desc,
            places.first_retrieved_at asc,
            articles.first_seen_at asc,
            articles.article_id asc
    )

),

changes as (

    select
        numbered.article_id,
        concat_ws(
            ',',
            case
                when now.text = before.text then null
                when regexp_replace(now.text, '\s+', ' ', 'g') = regexp_replace(before.text, '\s+', ' ', 'g')
                    then 'white_space'
                else 'text'
            end,
            case when now.title is distinct from before.title then 'title' end,
            case when now.published_on is distinct from before.published_on then 'published_on' end,
            case when now.publisher is distinct from before.publisher then 'publisher' end,
            case when now.url is distinct from before.url then 'url' end
        ) as fields
    from numbered
    inner join articles as now
        on numbered.article_id = now.article_id
    inner join articles as before
        on numbered.previous_article_id = before.article_id

)

select
    articles.article_id,
    articles.file_path,
    articles.item,
    articles.url,
    articles.publisher,
    articles.title,
    articles.published_on,
    articles.published_basis,
    articles.word_count,
    articles.content_sha256,
    articles.is_current,
    articles.replaced_by_article_id,
    articles.replaced_at,
    articles.first_seen_at,
    numbered.first_retrieved_at,
    numbered.last_retrieved_at,
    numbered.vanished_at,
    numbered.current_article_id,
    numbered.version_number,
    numbered.version_count,
    coalesce(string_split(nullif(changes.fields, ''), ','), []) as changed_fields
from articles
inner join numbered
    on articles.article_id = numbered.article_id
left join changes
    on articles.article_id = changes.article_id
