{#-
    Dead and wounded of an attack: one row per attack x outcome.

    casualties_told: one row per report x outcome x group x nationality (see casualties_told); each voice has one word.
    Each report's groups are added first and the reports are compared after, because one article's total and another's
    breakdown are the same people. All dead count, attackers too, as in UCDP's best. A report that only names people
    ("the strike that killed the general") recalls the attack and doesn't count its dead: beside a report that counts
    as many or more it sets neither low nor best.
-#}
{% macro attack_tolls(casualties_told) -%}
with totals_told as (

    select
        attack_id,
        attack_report_id,
        source_article_id,
        published_on,
        outcome,
        coalesce(bool_and(is_named_only), false) as is_named_only,
        {{ summed_figures() }}
    from {{ casualties_told }}
    where
        speaks_for_toll
        and outcome in ('killed', 'wounded')
    group by
        attack_id,
        attack_report_id,
        source_article_id,
        published_on,
        outcome

),

counting as (

    select *
    from totals_told
    qualify
        not is_named_only
        or coalesce(
            max(coalesce(best, low)) filter (where not is_named_only) over (partition by attack_id, outcome), -1
        ) < best

)

select
    attack_id,
    outcome,
    {{ reconciled_figures() }},
    first(attack_report_id order by published_on desc nulls last, best desc, attack_report_id asc)
        filter (where best is not null) as best_attack_report_id
from counting
group by attack_id, outcome
{%- endmacro %}
