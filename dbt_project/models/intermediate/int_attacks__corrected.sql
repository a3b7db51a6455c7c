-- noqa: disable=AM04
-- the columns are those of the model it corrects
{{
    attacks_corrected(
        ref('int_attacks__described'),
        ref('int_corrected_values__current')
    )
}}
