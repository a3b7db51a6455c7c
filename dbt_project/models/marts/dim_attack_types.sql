with attack_types as (

    select * from {{ ref('attack_types') }}

),

acled as (

    select * from {{ ref('acled_event_types') }}

),

gtd as (

    select * from {{ ref('gtd_codes') }}

)

select
    attack_types.attack_type,
    attack_types.label,
    attack_types.detail_rank,
    acled.disorder_type as acled_disorder_type,
    attack_types.acled_event_type,
    attack_types.acled_sub_event_type,
    attack_types.acled_event_type_civilians,
    attack_types.acled_sub_event_type_civilians,
    attack_types.gtd_attacktype,
    gtd_attack.label as gtd_attacktype_label,
    attack_types.gtd_weaptype,
    gtd_weapon.label as gtd_weaptype_label,
    attack_types.cameo_code,
    attack_types.plover_event,
    attack_types.plover_mode
from attack_types
left join acled
    on
        attack_types.acled_event_type = acled.event_type
        and attack_types.acled_sub_event_type = acled.sub_event_type
left join gtd as gtd_attack
    on
        attack_types.gtd_attacktype = gtd_attack.code
        and gtd_attack.field = 'attacktype'
left join gtd as gtd_weapon
    on
        attack_types.gtd_weaptype = gtd_weapon.code
        and gtd_weapon.field = 'weaptype'
