with reports as (

    select * from {{ ref('int_response_reports__resolved') }}

),

response_types as (

    select * from {{ ref('response_types') }}

),

attack_reports as (

    select * from {{ ref('int_attack_reports__resolved') }}

),

best_type as (

    select
        reports.response_id,
        reports.response_type
    from reports
    inner join response_types
        on reports.response_type = response_types.response_type
    group by
        reports.response_id,
        reports.response_type,
        response_types.detail_rank
    qualify
        row_number() over (
            partition by reports.response_id
            order by
                response_types.detail_rank desc,
                {{ most_sources('reports') }},
                reports.response_type asc
        ) = 1

),

best_subtype as (

    select
        reports.response_id,
        reports.response_subtype
    from reports
    inner join best_type
        on
            reports.response_id = best_type.response_id
            and reports.response_type = best_type.response_type
    where reports.response_subtype is not null
    group by reports.response_id, reports.response_subtype
    qualify
        row_number() over (
            partition by reports.response_id
            order by
                {{ most_sources('reports') }},
                reports.response_subtype asc
        ) = 1

),

-- a decision is carried out or dropped later, so the newest word counts, not the most frequent one
newest_status as (

    select
        response_id,
        status
    from reports
    group by response_id, status
    qualify
        row_number() over (
            partition by response_id
            order by
                max(published_on) desc nulls last,
                count(distinct source_article_id) desc,
                status asc
        ) = 1

),

best_actor as (

    select
        response_id,
        actor_id
    from reports
    where actor_id is not null
    group by response_id, actor_id
    qualify
        row_number() over (
            partition by response_id
            order by
                {{ most_sources() }},
                actor_id asc
        ) = 1

),

best_target as (

    select
        response_id,
        target_name
    from reports
    where target_name is not null
    group by response_id, target_name
    qualify
        row_number() over (
            partition by response_id
            order by
                {{ most_sources() }},
                target_name asc
        ) = 1

),

best_date as (

    {{ best_dates('reports', 'response_id') }}

),

same_attack as (

    select
        reports.response_id,
        attack_reports.attack_id
    from reports
    inner join attack_reports
        on reports.same_as_attack_report_id = attack_reports.attack_report_id
    where attack_reports.attack_id is not null
    group by reports.response_id, attack_reports.attack_id
    qualify
        row_number() over (
            partition by reports.response_id
            order by
                count(distinct reports.source_article_id) desc,
                attack_reports.attack_id asc
        ) = 1

),

newest_votes as (

    select
        response_id,
        votes_for,
        votes_against
    from reports
    where votes_for is not null or votes_against is not null
    qualify
        row_number() over (
            partition by response_id
            order by published_on desc nulls last, response_report_id asc
        ) = 1

),

coverage as (

    select
        response_id,
        cast(count(distinct article_id) as integer) as article_count,
        cast(count(distinct source_article_id) as integer) as source_count
    from reports
    -- an analyst's rejection leaves reports of nothing
    where response_id is not null
    group by response_id

)

select
    coverage.response_id,
    best_type.response_type,
    best_subtype.response_subtype,
    best_actor.actor_id,
    best_target.target_name,
    newest_status.status,
    best_date.date_start,
    best_date.date_end,
    best_date.date_precision,
    newest_votes.votes_for,
    newest_votes.votes_against,
    same_attack.attack_id as same_as_attack_id,
    coverage.article_count,
    coverage.source_count
from coverage
left join best_type
    on coverage.response_id = best_type.response_id
left join best_subtype
    on coverage.response_id = best_subtype.response_id
left join best_actor
    on coverage.response_id = best_actor.response_id
left join best_target
    on coverage.response_id = best_target.response_id
left join newest_status
    on coverage.response_id = newest_status.response_id
left join best_date
    on coverage.response_id = best_date.response_id
left join newest_votes
    on coverage.response_id = newest_votes.response_id
left join same_attack
    on coverage.response_id = same_attack.response_id
