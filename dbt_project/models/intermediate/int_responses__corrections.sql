{{
    provenance_of_corrections(
        ref('int_corrected_values__current'),
        ref('stg_resolution__corrected_events'),
        'response'
    )
}}
