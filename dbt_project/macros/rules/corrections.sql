{#-
    What analysts set, put over what reports say. Values come as text, one row per event and column, checked before they
    were stored; here they only get their type back. A column that nobody set keeps the value of the reports.
-#}

{#- The events of a kind that an analyst rejected, each with the correction. -#}
{% macro rejections(kind) -%}
select
    event_id,
    min(correction_id) as correction_id
from {{ ref('stg_resolution__corrected_events') }}
where event_kind = '{{ kind }}' and action = 'reject'
group by event_id
{%- endmacro %}

{#- The set columns of each event as columns, with is_<column>_set beside each, since a value may be set to null. -#}
{% macro set_columns(corrected_values, kind, columns) -%}
select
    event_id
    {%- for column, type in columns.items() %},
    cast(max(value) filter (where field = '{{ column }}') as {{ type }}) as {{ column }},
    bool_or(field = '{{ column }}') as is_{{ column }}_set
    {%- endfor %}
from {{ corrected_values }}
where event_kind = '{{ kind }}'
group by event_id
{%- endmacro %}

{#- The rows of a relation with the set columns in place of its own. -#}
{% macro with_set_columns(relation, key, corrected_values, kind, columns) -%}
with set_by_analysts as (

    {{ set_columns(corrected_values, kind, columns) }}

)

select
    described.* replace (
        {%- for column in columns %}
        case
            when set_by_analysts.is_{{ column }}_set then set_by_analysts.{{ column }} else described.{{ column }}
        end as {{ column }}{{ ',' if not loop.last }}
        {%- endfor %}
    )
from {{ relation }} as described
left join set_by_analysts
    on described.{{ key }} = set_by_analysts.event_id
{%- endmacro %}

{% macro attacks_corrected(described, corrected_values) -%}
{{ with_set_columns(described, 'attack_id', corrected_values, 'attack', {
    'attack_type': 'varchar',
    'stage': 'varchar',
    'date_start': 'date',
    'date_end': 'date',
    'date_precision': 'integer',
    'location_id': 'varchar',
    'country_iso3': 'varchar',
    'where_precision': 'integer',
    'weapon_type': 'varchar',
    'weapon_count': 'integer',
}) }}
{%- endmacro %}

{% macro responses_corrected(merged, corrected_values) -%}
{{ with_set_columns(merged, 'response_id', corrected_values, 'response', {
    'response_type': 'varchar',
    'response_subtype': 'varchar',
    'actor_id': 'varchar',
    'target_name': 'varchar',
    'status': 'varchar',
    'date_start': 'date',
    'date_end': 'date',
    'date_precision': 'integer',
}) }}
{%- endmacro %}

{#-
    Dead and wounded with the numbers that analysts set: one row per attack x outcome.

    A bound that nobody set gives way to one that is set, so that low <= best <= high holds; one that is unknown stays
    unknown unless best is set, which then is all that is known.
-#}
{% macro tolls_corrected(tolls, corrected_values) -%}
with set_by_analysts as (

    select
        event_id as attack_id,
        split_part(field, '_', 1) as outcome,
        cast(max(value) filter (where field like '%_low') as integer) as low,
        cast(max(value) filter (where field like '%_best') as integer) as best,
        cast(max(value) filter (where field like '%_high') as integer) as high,
        bool_or(field like '%_low') as is_low_set,
        bool_or(field like '%_best') as is_best_set,
        bool_or(field like '%_high') as is_high_set
    from {{ corrected_values }}
    where event_kind = 'attack' and split_part(field, '_', 1) in ('killed', 'wounded')
    group by event_id, split_part(field, '_', 1)

),

-- no full join: DuckDB can't have one where the macro is called for each of several days
counted as (

    select
        attack_id,
        outcome
    from {{ tolls }}
    union
    select
        attack_id,
        outcome
    from set_by_analysts

)

select
    counted.attack_id,
    counted.outcome,
    case
        when set_by_analysts.is_low_set then set_by_analysts.low
        when tolls.low is not null or set_by_analysts.best is not null
            then least(tolls.low, set_by_analysts.best, set_by_analysts.high)
    end as low,
    case
        when set_by_analysts.is_best_set then set_by_analysts.best
        when tolls.best is not null
            then greatest(least(tolls.best, set_by_analysts.high), set_by_analysts.low)
    end as best,
    case
        when set_by_analysts.is_high_set then set_by_analysts.high
        when tolls.high is not null or set_by_analysts.best is not null
            then greatest(tolls.high, set_by_analysts.best, set_by_analysts.low)
    end as high
from counted
left join {{ tolls }} as tolls
    on
        counted.attack_id = tolls.attack_id
        and counted.outcome = tolls.outcome
left join set_by_analysts
    on
        counted.attack_id = set_by_analysts.attack_id
        and counted.outcome = set_by_analysts.outcome
{%- endmacro %}

{#-
    Which columns of an event analysts set, and which corrections bear on it: one row per event that any bears on.

    corrected_values: one row per event and column; corrected_events: one row per event and correction.
-#}
{% macro provenance_of_corrections(corrected_values, corrected_events, kind) -%}
with bearing as (

    select
        event_id,
        field,
        correction_id
    from {{ corrected_values }}
    where event_kind = '{{ kind }}'
    union all
    select
        event_id,
        null as field,
        correction_id
    from {{ corrected_events }}
    where event_kind = '{{ kind }}' and action <> 'set'

)

select
    event_id,
    list(distinct field order by field) filter (where field is not null) as corrected_fields,
    list(distinct correction_id order by correction_id) as correction_ids
from bearing
group by event_id
{%- endmacro %}
