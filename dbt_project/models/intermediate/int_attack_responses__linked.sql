with recursive link_reports as (

    select * from {{ ref('int_response_link_reports__resolved') }}

),

described as (

    select * from {{ ref('int_answered_attack_reports__resolved') }}

),

responses as (

    select * from {{ ref('int_responses__corrected') }}

),

attacks as (

    select * from {{ ref('int_attacks__corrected') }}

),

ties as (

    select
        attack_id,
        response_id,
        source_article_id,
        disputed_by,
        link_type,
        basis,
        false as is_matched
    from link_reports
    union all
    -- a description that matched no attack ties nothing
    select
        attack_id,
        response_id,
        source_article_id,
        cast(null as varchar) as disputed_by,
        link_type,
        basis,
        true as is_matched
    from described
    where attack_id is not null

),

-- "then" alone is never retaliation (codebook, Links), whatever the report says
weighed as (

    select
        ties.attack_id,
        ties.response_id,
        responses.same_as_attack_id,
        ties.source_article_id,
        ties.disputed_by,
        case
            when ties.basis = 'sequence' then 'followed_by'
            else ties.link_type
        end as link_type,
        ties.basis,
        ties.is_matched
    from ties
    inner join responses
        on ties.response_id = responses.response_id
    inner join attacks
        on ties.attack_id = attacks.attack_id
    where
        -- merging can make an attack the answer to itself
        ties.attack_id is distinct from responses.same_as_attack_id
        -- and give the attack a later day than its answer's; a night attack may be told as the day after, and
        -- with a precision of 5 the day may only be that of publication
        and coalesce(attacks.date_precision = 5 or responses.date_end + 1 >= attacks.date_start, true)

),

merged as (

    select
        attack_id,
        response_id,
        same_as_attack_id,
        min(case link_type
            when 'retaliation' then 1
            when 'response' then 2
            else 3
        end) as link_rank,
        min(case basis
            when 'explicit' then 1
            when 'causal' then 2
            when 'context' then 3
            else 4
        end) as basis_rank,
        bool_or(disputed_by is not null) as is_disputed,
        bool_and(is_matched) as is_matched_description,
        cast(count(distinct source_article_id) as integer) as report_count
    from weighed
    group by attack_id, response_id, same_as_attack_id

),

-- 1 is the strongest; no two ties are equally strong
ranked as (

    select
        *,
        row_number() over (
            order by
                basis_rank asc,
                link_rank asc,
                is_matched_description asc,
                report_count desc,
                attack_id asc,
                response_id asc
        ) as strength
    from merged

),

-- from each attack that is an answer, on along stronger ties to what was done in answer to it
walked as (

    select
        strength,
        same_as_attack_id as reached_attack_id
    from ranked
    where same_as_attack_id is not null
    union
    select
        walked.strength,
        following.same_as_attack_id as reached_attack_id
    from walked
    inner join ranked as following
        on walked.reached_attack_id = following.attack_id
    where
        following.same_as_attack_id is not null
        and following.strength < walked.strength

)

select
    ranked.attack_id,
    ranked.response_id,
    case ranked.link_rank
        when 1 then 'retaliation'
        when 2 then 'response'
        else 'followed_by'
    end as link_type,
    case ranked.basis_rank
        when 1 then 'explicit'
        when 2 then 'causal'
        when 3 then 'context'
        else 'sequence'
    end as basis,
    ranked.is_disputed,
    ranked.is_matched_description,
    ranked.report_count
from ranked
left join walked
    on
        ranked.strength = walked.strength
        and ranked.attack_id = walked.reached_attack_id
-- two attacks can't each answer the other: of a circle, the weakest tie goes
where walked.strength is null
