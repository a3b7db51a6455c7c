{#-
    Statements that (re)create the table macro marts.attacks_as_of(day), run after fct_attacks is built.

    It applies the rules behind fct_attacks, macro for macro, to the report tables that users can see, keeping only
    articles known by that day. It names no database, so it works in a copy of the file under any name.
-#}
{% macro create_attacks_as_of() -%}
create or replace macro {{ this.schema }}.attacks_as_of(day) as table
with known_articles as (

    select article_id
    from {{ portable_ref('dim_articles') }}
    where known_on <= cast(day as date)

),

{% for name in ['attack', 'casualty', 'response', 'response_link', 'answered_attack'] -%}
known_{{ name }}_reports as (

    select reports.*
    from {{ portable_ref('fct_' ~ name ~ '_reports') }} as reports
    inner join known_articles
        on reports.article_id = known_articles.article_id

),

{% endfor -%}
described as (

    {{ attacks_described('known_attack_reports', portable_ref('dim_attack_types'), portable_ref('dim_weapons')) }}

),

told as (

    {{ casualties_told('known_casualty_reports') }}

),

tolls as (

    {{ attack_tolls('told') }}

),

known_values as (

    select *
    from {{ portable_ref('corrected_values') }}
    where
        cast(corrected_at as date) <= cast(day as date)
        -- a value that a later correction replaced held until that day
        and (superseded_at is null or cast(superseded_at as date) > cast(day as date))

),

corrected as (

    {{ attacks_corrected('described', 'known_values') }}

),

corrected_tolls as (

    {{ tolls_corrected('tolls', 'known_values') }}

),

corrections as (

    {{ provenance_of_corrections('known_values', portable_ref('bridge_event_corrections'), 'attack') }}

),

retaliations as (

    {{
        retaliations(
            'known_attack_reports',
            'known_response_reports',
            'known_response_link_reports',
            'known_answered_attack_reports'
        )
    }}

)

{{ attacks_assembled('corrected', 'corrected_tolls', 'retaliations', 'corrections') }}
{%- endmacro %}

{% macro describe_attacks_as_of() -%}
{%- set description -%}
attacks_as_of(day): fct_attacks as the articles known by that day tell it, column for column. An article counts from its
publication date, an undated one on 9999-12-31 alone. An attack keeps the attack_id it has today. A value that an analyst set counts from the day it was set to the day it was replaced; what analysts merged, split or rejected holds on every day.
{%- endset -%}
comment on macro table {{ this.schema }}.attacks_as_of is '{{ description | replace("\n", " ") }}'
{%- endmacro %}
