{#-
    A ref without the database's name, for views that users open.

    DuckDB keeps a view's text as written, and the database's name is its file's name: a fully qualified view stops
    working when the file is copied under another name or attached under an alias.
-#}
{% macro portable_ref(model_name) -%}
    {{ ref(model_name).include(database=false) }}
{%- endmacro %}
