{#- Schemas are named as configured ("marts"), without the target's prefix ("main_marts"): users type these names. -#}
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ target.schema if custom_schema_name is none else custom_schema_name | trim }}
{%- endmacro %}
