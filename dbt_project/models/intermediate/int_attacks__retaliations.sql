{{
    retaliations(
        ref('int_attack_reports__resolved'),
        ref('int_response_reports__resolved'),
        ref('int_response_link_reports__resolved'),
        ref('int_answered_attack_reports__resolved')
    )
}}
