with figures as (

    select * from {{ ref('stg_events__casualty_reports') }}

),

attack_reports as (

    select * from {{ ref('int_attack_reports__resolved') }}

)

select
    figures.casualty_report_id,
    figures.attack_report_id,
    attack_reports.attack_id,
    figures.article_id,
    attack_reports.source_article_id,
    attack_reports.told_by,
    attack_reports.published_on,
    figures.outcome,
    figures.victim_group,
    figures.nationality_iso3,
    figures.victims_text,
    figures.person_name,
    figures.low,
    figures.best,
    figures.high,
    figures.is_vague,
    figures.is_subset,
    figures.is_correction,
    figures.corrected_figure
from figures
inner join attack_reports
    on figures.attack_report_id = attack_reports.attack_report_id
