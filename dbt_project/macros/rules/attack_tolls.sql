{#-
    Dead and wounded of an attack: one row per attack x outcome.

    casualties_told: one row per report x outcome x group x nationality (see casualties_told).
    Each report's groups are added first and the reports are compared after, because one article's total and another's
    breakdown are the same people. All dead count, attackers too, as in UCDP's best.
-#}
{% macro attack_tolls(casualties_told) -%}
with totals_told as (

    select
        attack_id,
        attack_report_id,
        source_article_id,
        published_on,
        outcome,
        {{ summed_figures() }}
    from {{ casualties_told }}
    where outcome in ('killed', 'wounded')
    group by
        attack_id,
        attack_report_id,
        source_article_id,
        published_on,
        outcome

)

select
    attack_id,
    outcome,
    {{ reconciled_figures() }},
    first(attack_report_id order by published_on desc nulls last, best desc, attack_report_id asc)
        filter (where best is not null) as best_attack_report_id
from totals_told
group by attack_id, outcome
{%- endmacro %}
