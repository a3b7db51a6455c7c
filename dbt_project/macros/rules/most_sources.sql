{#-
    The order in which values that reports disagree on are preferred: the one most independent sources give (copies of
    an article count once), then the one published last. For use in "order by" after what is more precise and before
    the value itself, which settles the rest so that the result doesn't depend on the order of arrival.

    reports: the alias of the rows with source_article_id and published_on, needed where more tables are joined.
-#}
{% macro most_sources(reports=none) -%}
{%- set prefix = reports ~ '.' if reports else '' -%}
count(distinct {{ prefix }}source_article_id) desc, max({{ prefix }}published_on) desc nulls last
{%- endmacro %}
