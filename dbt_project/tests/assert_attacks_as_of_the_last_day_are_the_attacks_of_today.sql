-- The last day a DATE can name: whatever is known is known by then.
with by_macro as (

    select
        attacks.attack_id,
        to_json(attacks) as attack_row
    from marts.attacks_as_of(date '9999-12-31') as attacks

),

by_table as (

    select
        attacks.attack_id,
        to_json(attacks) as attack_row
    from {{ ref('fct_attacks') }} as attacks

)

select
    coalesce(by_table.attack_id, by_macro.attack_id) as attack_id,
    by_table.attack_row as row_of_the_table,
    by_macro.attack_row as row_of_the_macro
from by_table
full outer join by_macro
    on by_table.attack_id = by_macro.attack_id
where by_table.attack_row is distinct from by_macro.attack_row
