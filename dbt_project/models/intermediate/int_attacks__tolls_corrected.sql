{{
    tolls_corrected(
        ref('int_attacks__tolls'),
        ref('stg_resolution__corrected_values')
    )
}}
