{#-
    What each report counts: one row per attack report x outcome x victim group x nationality.

    casualty_reports: one row per figure with attack_id, article_id, source_article_id and published_on.
    Figures of one report for the same group add up (named victims count one each); a part of another figure is never
    added. Articles that repeat one another are one source: of those that give this outcome of this attack the original
    speaks, or else the earliest copy, so that a late copy of an old figure doesn't pass for news.
    is_named_only: the report gives no number for the group, it only names people.
-#}
{% macro casualties_told(casualty_reports) -%}
with figures as (

    select *
    from {{ casualty_reports }}
    where not is_subset

),

speaking as (

    select *
    from figures
    qualify
        rank() over (
            partition by attack_id, outcome, source_article_id
            order by
                article_id = source_article_id desc,
                published_on asc nulls last,
                article_id asc
        ) = 1

)

select
    attack_id,
    attack_report_id,
    source_article_id,
    published_on,
    outcome,
    victim_group,
    nationality_iso3,
    {{ summed_figures() }},
    bool_and(person_name is not null) as is_named_only
from speaking
group by
    attack_id,
    attack_report_id,
    source_article_id,
    published_on,
    outcome,
    victim_group,
    nationality_iso3
{%- endmacro %}
