with links as (

    select * from {{ ref('int_response_link_reports__resolved') }}

),

responses as (

    select * from {{ ref('int_responses__merged') }}

),

-- "then" alone is never retaliation (codebook, Links), whatever the report says
weighed as (

    select
        links.attack_id,
        links.response_id,
        links.source_article_id,
        links.disputed_by,
        case
            when links.basis = 'sequence' then 'followed_by'
            else links.link_type
        end as link_type,
        links.basis
    from links
    inner join responses
        on links.response_id = responses.response_id
    -- merging can make an attack the answer to itself
    where
        links.attack_id is not null
        and links.attack_id is distinct from responses.same_as_attack_id

)

select
    attack_id,
    response_id,
    first(link_type order by case link_type
        when 'retaliation' then 1
        when 'response' then 2
        else 3
    end) as link_type,
    first(basis order by case basis
        when 'explicit' then 1
        when 'causal' then 2
        when 'context' then 3
        else 4
    end) as basis,
    bool_or(disputed_by is not null) as is_disputed,
    cast(count(distinct source_article_id) as integer) as report_count
from weighed
group by attack_id, response_id
