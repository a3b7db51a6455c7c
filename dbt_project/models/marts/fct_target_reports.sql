select
    target_report_id,
    attack_report_id,
    attack_id,
    article_id,
    source_article_id,
    published_on,
    actor_id,
    actor_name
from {{ ref('int_target_reports__resolved') }}
