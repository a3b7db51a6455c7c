with weapons as (

    select * from {{ ref('weapons') }}

),

gtd as (

    select * from {{ ref('gtd_codes') }}

)

select
    weapons.weapon_type,
    weapons.label,
    weapons.detail_rank,
    weapons.acled_sub_event_type,
    weapons.gtd_weaptype,
    gtd_type.label as gtd_weaptype_label,
    weapons.gtd_weapsubtype,
    gtd_subtype.label as gtd_weapsubtype_label,
    weapons.cameo_code,
    weapons.plover_mode
from weapons
left join gtd as gtd_type
    on
        weapons.gtd_weaptype = gtd_type.code
        and gtd_type.field = 'weaptype'
left join gtd as gtd_subtype
    on
        weapons.gtd_weapsubtype = gtd_subtype.code
        and gtd_subtype.field = 'weapsubtype'
