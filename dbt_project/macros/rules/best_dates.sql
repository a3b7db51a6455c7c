{#-
    The dates of one attack or response out of those its reports give.

    reports: relation with date_start, date_end, date_precision, date_basis, source_article_id, published_on and `key`.
    The most precise wins; among equally precise ones the one most independent sources give, then the one given last.
    A day doesn't evolve as a toll does, so several sources weigh more than the newest one. A date that only stands in
    for an unknown one (publication_fallback) loses to every date that a text gives.
-#}
{% macro best_dates(reports, key) -%}
select
    {{ key }},
    date_start,
    date_end,
    date_precision
from {{ reports }}
where date_start is not null
group by
    {{ key }},
    date_start,
    date_end,
    date_precision,
    date_basis is not distinct from 'publication_fallback'
qualify
    row_number() over (
        partition by {{ key }}
        order by
            date_basis is not distinct from 'publication_fallback' asc,
            date_precision asc nulls last,
            date_end - date_start asc,
            {{ most_sources() }},
            date_start asc
    ) = 1
{%- endmacro %}
