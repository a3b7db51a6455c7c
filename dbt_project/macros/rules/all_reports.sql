{#- Every report of every kind, as record_id and article_id: what a row of evidence may back. -#}
{% macro all_reports() %}
    select
        attack_report_id as record_id,
        article_id
    from {{ ref('fct_attack_reports') }}
    union all
    select
        casualty_report_id as record_id,
        article_id
    from {{ ref('fct_casualty_reports') }}
    union all
    select
        attribution_report_id as record_id,
        article_id
    from {{ ref('fct_attribution_reports') }}
    union all
    select
        target_report_id as record_id,
        article_id
    from {{ ref('fct_target_reports') }}
    union all
    select
        response_report_id as record_id,
        article_id
    from {{ ref('fct_response_reports') }}
    union all
    select
        link_report_id as record_id,
        article_id
    from {{ ref('fct_response_link_reports') }}
    union all
    select
        answered_attack_report_id as record_id,
        article_id
    from {{ ref('fct_answered_attack_reports') }}
    union all
    select
        total_id as record_id,
        article_id
    from {{ ref('fct_reported_totals') }}
{% endmacro %}
