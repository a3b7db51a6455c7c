{#-
    The columns of fct_attacks, from its description, its tolls and whether it is retaliation.

    Shared by fct_attacks and marts.attacks_as_of, so the two can't differ in what they return.
-#}
{% macro attacks_assembled(described, tolls, retaliations, corrections) -%}
select
    described.attack_id,
    described.attack_type,
    described.stage,
    described.date_start,
    described.date_end,
    described.date_precision,
    described.location_id,
    described.country_iso3,
    described.where_precision,
    described.weapon_type,
    described.weapon_count,
    killed.low as killed_low,
    killed.best as killed_best,
    killed.high as killed_high,
    wounded.low as wounded_low,
    wounded.best as wounded_best,
    wounded.high as wounded_high,
    retaliations.attack_id is not null as is_retaliation,
    described.article_count,
    described.source_count,
    described.first_reported_on,
    described.last_reported_on,
    described.confidence,
    corrections.corrected_fields,
    corrections.correction_ids
from {{ described }} as described
left join {{ tolls }} as killed
    on described.attack_id = killed.attack_id and killed.outcome = 'killed'
left join {{ tolls }} as wounded
    on described.attack_id = wounded.attack_id and wounded.outcome = 'wounded'
left join {{ retaliations }} as retaliations
    on described.attack_id = retaliations.attack_id
left join {{ corrections }} as corrections
    on described.attack_id = corrections.event_id
{%- endmacro %}
