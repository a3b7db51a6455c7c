-- noqa: disable=AM04
-- the columns are those of the model it corrects
{{
    responses_corrected(
        ref('int_responses__merged'),
        ref('int_corrected_values__current')
    )
}}
