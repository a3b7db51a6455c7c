with described as (

    select * from {{ ref('stg_events__answered_attack_reports') }}

),

response_reports as (

    select * from {{ ref('int_response_reports__resolved') }}

),

matches as (

    select * from {{ ref('stg_resolution__answered_attack_matches') }}

),

-- an attack that analysts rejected has no reports left
attacks as (

    select distinct attack_id
    from {{ ref('int_attack_reports__resolved') }}
    where attack_id is not null

)

select
    described.answered_attack_report_id,
    described.response_report_id,
    response_reports.response_id,
    attacks.attack_id,
    described.article_id,
    response_reports.source_article_id,
    response_reports.published_on,
    described.description,
    described.attack_type,
    described.date_start,
    described.date_end,
    described.date_precision,
    described.date_text,
    described.date_basis,
    described.place_name,
    described.country_iso3,
    described.where_precision,
    described.killed,
    described.person_name,
    described.link_type,
    described.basis,
    matches.rule as match_rule
from described
inner join response_reports
    on described.response_report_id = response_reports.response_report_id
left join matches
    on described.answered_attack_report_id = matches.answered_attack_report_id
left join attacks
    on matches.attack_id = attacks.attack_id
