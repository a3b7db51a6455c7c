-- depends_on: {{ ref('dim_articles') }}
-- depends_on: {{ ref('dim_attack_types') }}
-- depends_on: {{ ref('dim_weapons') }}
-- depends_on: {{ ref('fct_attack_reports') }}
-- depends_on: {{ ref('fct_casualty_reports') }}
-- depends_on: {{ ref('fct_response_reports') }}
-- depends_on: {{ ref('fct_response_link_reports') }}
-- depends_on: {{ ref('fct_answered_attack_reports') }}
-- depends_on: {{ ref('corrected_values') }}
-- depends_on: {{ ref('bridge_event_corrections') }}
-- the tables above are what marts.attacks_as_of reads, which the hooks create
{{
    config(
        post_hook=[
            "{{ create_attacks_as_of() }}",
            "{{ describe_attacks_as_of() }}",
        ]
    )
}}
{{
    attacks_assembled(
        ref('int_attacks__corrected'),
        ref('int_attacks__tolls_corrected'),
        ref('int_attacks__retaliations'),
        ref('int_attacks__corrections')
    )
}}
