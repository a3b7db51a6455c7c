with attributions as (

    select * from {{ ref('int_attribution_reports__resolved') }}

),

targets as (

    select * from {{ ref('int_target_reports__resolved') }}

),

perpetrators as (

    select
        attack_id,
        actor_id,
        'perpetrator' as actor_role,
        first(attribution_status order by case attribution_status
            when 'claimed' then 1
            when 'stated' then 2
            when 'blamed' then 3
            when 'suspected' then 4
            else 5
        end) as attribution_status,
        bool_or(attribution_status = 'denied') as is_denied,
        cast(count(distinct source_article_id) as integer) as report_count
    from attributions
    -- nobody is tied to the attack by the words that nobody claimed it
    where actor_id is not null and attribution_status <> 'unclaimed'
    group by attack_id, actor_id

),

targeted as (

    select
        attack_id,
        actor_id,
        'target' as actor_role,
        cast(null as varchar) as attribution_status,
        false as is_denied,
        cast(count(distinct source_article_id) as integer) as report_count
    from targets
    where actor_id is not null
    group by attack_id, actor_id

)

select * from perpetrators
union all
select * from targeted
