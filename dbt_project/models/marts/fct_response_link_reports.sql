select
    link_report_id,
    response_report_id,
    attack_report_id,
    response_id,
    attack_id,
    article_id,
    source_article_id,
    published_on,
    link_type,
    basis,
    asserted_by,
    disputed_by
from {{ ref('int_response_link_reports__resolved') }}
