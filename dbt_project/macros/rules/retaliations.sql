{#-
    The attacks that some article calls retaliation for another: one row per attack.

    A response that is itself an attack (same_as_attack_report_id) and is tied to an earlier attack as retaliation, or
    to one that its article only describes, whether or not that is recognised.
    "Then" alone is never retaliation (codebook, Links), whatever the link says.
-#}
{% macro retaliations(attack_reports, response_reports, response_link_reports, answered_attack_reports) -%}
select distinct strikes.attack_id
from {{ response_reports }} as responses
inner join {{ attack_reports }} as strikes
    on responses.same_as_attack_report_id = strikes.attack_report_id
inner join {{ response_link_reports }} as links
    on responses.response_report_id = links.response_report_id
inner join {{ attack_reports }} as answered
    on links.attack_report_id = answered.attack_report_id
where
    links.link_type = 'retaliation'
    and links.basis <> 'sequence'
    and answered.attack_id <> strikes.attack_id
union
select strikes.attack_id
from {{ response_reports }} as responses
inner join {{ attack_reports }} as strikes
    on responses.same_as_attack_report_id = strikes.attack_report_id
inner join {{ answered_attack_reports }} as answered
    on responses.response_report_id = answered.response_report_id
where
    answered.link_type = 'retaliation'
    and answered.basis <> 'sequence'
{%- endmacro %}
