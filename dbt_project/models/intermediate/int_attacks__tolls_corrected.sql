{{
    tolls_corrected(
        ref('int_attacks__tolls'),
        ref('int_corrected_values__current')
    )
}}
