with recursive answers as (

    select
        bridge.attack_id,
        responses.same_as_attack_id as answer_id
    from {{ ref('bridge_attack_responses') }} as bridge
    inner join {{ ref('fct_responses') }} as responses
        on bridge.response_id = responses.response_id
    where responses.same_as_attack_id is not null

),

reached as (

    select
        attack_id,
        answer_id
    from answers
    union
    select
        reached.attack_id,
        answers.answer_id
    from reached
    inner join answers
        on reached.answer_id = answers.attack_id

)

select attack_id
from reached
where attack_id = answer_id
