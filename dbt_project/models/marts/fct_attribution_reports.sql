select
    attribution_report_id,
    attack_report_id,
    attack_id,
    article_id,
    source_article_id,
    published_on,
    actor_id,
    actor_name,
    attribution_status,
    asserted_by,
    scope
from {{ ref('int_attribution_reports__resolved') }}
