{#-
    low, best and high of several figures of one report that add up (codebook, Figures).

    low: what is stated, added; a figure without a low adds nothing, so the sum stays a lower bound.
    best: stated as soon as one figure states it; the others add the least they allow ("five soldiers and several
    civilians" is at least eight, not five).
    high: only when every figure states one; one open end leaves the sum open.
-#}
{% macro summed_figures() -%}
cast(sum(low) as integer) as low,
    cast(case when count(best) > 0 then sum(coalesce(best, low, 0)) end as integer) as best,
    cast(case when count(high) = count(*) then sum(high) end as integer) as high
{%- endmacro %}

{#-
    low, best and high across reports (codebook, Figures): the lowest, the newest, the highest.

    The lowest and highest figure stated anywhere bound the newest, so that low <= best <= high even when an older
    article gave an exact number and the newest says "at least" a larger one. A side nobody bounds stays null.
-#}
{% macro reconciled_figures() -%}
cast(case when count(low) > 0 then least(min(low), min(best)) end as integer) as low,
    cast(
        first(best order by published_on desc nulls last, best desc) filter (where best is not null) as integer
    ) as best,
    cast(case when count(high) > 0 then greatest(max(high), max(best), max(low)) end as integer) as high
{%- endmacro %}
