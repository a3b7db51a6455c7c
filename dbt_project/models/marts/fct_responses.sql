select
    response_id,
    response_type,
    response_subtype,
    actor_id,
    target_name,
    status,
    date_start,
    date_end,
    date_precision,
    votes_for,
    votes_against,
    same_as_attack_id,
    article_count,
    source_count
from {{ ref('int_responses__merged') }}
