{{
    attacks_described(
        ref('int_attack_reports__resolved'),
        ref('attack_types'),
        ref('weapons')
    )
}}
