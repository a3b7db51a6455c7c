-- depends_on: {{ ref('dim_articles') }}
-- depends_on: {{ ref('dim_attack_types') }}
-- depends_on: {{ ref('dim_weapons') }}
-- depends_on: {{ ref('fct_attack_reports') }}
-- depends_on: {{ ref('fct_casualty_reports') }}
-- depends_on: {{ ref('fct_response_reports') }}
-- depends_on: {{ ref('fct_response_link_reports') }}
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
        ref('int_attacks__described'),
        ref('int_attacks__tolls'),
        ref('int_attacks__retaliations')
    )
}}
