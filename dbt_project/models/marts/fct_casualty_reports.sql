select
    casualty_report_id,
    attack_report_id,
    attack_id,
    article_id,
    source_article_id,
    published_on,
    outcome,
    victim_group,
    nationality_iso3,
    victims_text,
    person_name,
    low,
    best,
    high,
    is_vague,
    is_subset
from {{ ref('int_casualty_reports__resolved') }}
