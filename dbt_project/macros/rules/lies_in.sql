{#-
    Whether a place lies in another: the same one, its country, its first-level division, or a base or quarter within
    some 15 km of the middle of a town (30 of a district). Both are aliases of relations shaped as dim_locations.
-#}
{% macro lies_in(inner_place, outer_place) -%}
(
    {{ inner_place }}.location_id = {{ outer_place }}.location_id
    or (
        {{ inner_place }}.country_iso3 = {{ outer_place }}.country_iso3
        and (
            {{ outer_place }}.location_kind = 'country'
            or (
                {{ outer_place }}.location_kind = 'admin1'
                and {{ inner_place }}.admin1 = coalesce({{ outer_place }}.admin1, {{ outer_place }}.name)
            )
            or (
                {{ outer_place }}.location_kind in ('town', 'district')
                and {{ inner_place }}.location_kind <> 'town'
                and {{ inner_place }}.where_precision <= 2
                and 12742 * asin(sqrt(
                    pow(sin(radians({{ inner_place }}.latitude - {{ outer_place }}.latitude) / 2), 2)
                    + cos(radians({{ inner_place }}.latitude)) * cos(radians({{ outer_place }}.latitude))
                    * pow(sin(radians({{ inner_place }}.longitude - {{ outer_place }}.longitude) / 2), 2)
                )) <= case {{ outer_place }}.location_kind when 'town' then 15 else 30 end
            )
        )
    )
)
{%- endmacro %}
