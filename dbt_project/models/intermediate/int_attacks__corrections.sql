{{
    provenance_of_corrections(
        ref('stg_resolution__corrected_values'),
        ref('stg_resolution__corrected_events'),
        'attack'
    )
}}
