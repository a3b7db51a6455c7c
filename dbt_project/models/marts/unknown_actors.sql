with unlisted as (

    select * from {{ ref('stg_resolution__unlisted_actors') }}

),

actors as (

    select * from {{ ref('stg_resolution__actors') }}

),

report_actors as (

    select * from {{ ref('stg_resolution__report_actors') }}

),

-- the evidence says which article a report is from and quotes it; that of the article's text as it is now
quoted as (

    select
        evidence.record_id,
        evidence.article_id,
        evidence.quote,
        evidence.char_start,
        articles.published_on,
        articles.known_on
    from {{ ref('stg_events__evidence') }} as evidence
    inner join {{ ref('int_articles__current') }} as articles
        on evidence.article_id = articles.article_id

),

named as (

    select
        unlisted.actor_id,
        actors.name,
        quoted.record_id,
        quoted.article_id,
        quoted.quote,
        quoted.published_on,
        -- the sentence that has the name, of the earliest article; of several the longest
        row_number() over (
            partition by unlisted.actor_id
            order by
                contains(lower(quoted.quote), lower(actors.name)) desc,
                quoted.known_on asc,
                length(quoted.quote) desc,
                quoted.article_id asc,
                quoted.char_start asc
        ) as place_in_line
    from unlisted
    inner join actors
        on unlisted.actor_id = actors.actor_id
    inner join report_actors
        on unlisted.actor_id = report_actors.actor_id
    inner join quoted
        on report_actors.record_id = quoted.record_id

),

counted as (

    select
        actor_id,
        name,
        count(distinct record_id)::integer as report_count,
        count(distinct article_id)::integer as article_count,
        min(published_on) as first_reported_on,
        max(published_on) as last_reported_on
    from named
    group by
        actor_id,
        name

),

examples as (

    select
        actor_id,
        article_id as example_article_id,
        quote as example_quote
    from named
    where place_in_line = 1

)

select
    counted.actor_id,
    counted.name,
    unlisted.is_group_like,
    counted.report_count,
    counted.article_count,
    counted.first_reported_on,
    counted.last_reported_on,
    examples.example_article_id,
    examples.example_quote,
    unlisted.nearest_actor_id,
    unlisted.nearest_name,
    unlisted.nearest_similarity
from counted
inner join unlisted
    on counted.actor_id = unlisted.actor_id
inner join examples
    on counted.actor_id = examples.actor_id
