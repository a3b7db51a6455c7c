select
    responses.response_id,
    responses.response_type,
    responses.response_subtype,
    responses.actor_id,
    responses.target_name,
    responses.status,
    responses.date_start,
    responses.date_end,
    responses.date_precision,
    responses.votes_for,
    responses.votes_against,
    responses.same_as_attack_id,
    responses.article_count,
    responses.source_count,
    corrections.corrected_fields,
    corrections.correction_ids
from {{ ref('int_responses__corrected') }} as responses
left join {{ ref('int_responses__corrections') }} as corrections
    on responses.response_id = corrections.event_id
