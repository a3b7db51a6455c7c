with totals as (

    select totals.*
    from {{ ref('stg_events__reported_totals') }} as totals
    inner join {{ ref('int_articles__current') }} as articles
        on totals.article_id = articles.article_id

),

-- only attacks that were carried out, and only those certain to lie in the window
attacks as (

    select * from {{ ref('int_attacks__described') }}
    where stage in ('accomplished', 'attempted')

),

told as (

    select * from {{ ref('int_casualties__told') }}
    where speaks_for_group

),

comparable as (

    select
        *,
        coalesce(value_best, value_low, value_high) as stated_value
    from totals
    where
        window_start is not null
        and window_end is not null
        and coalesce(value_best, value_low, value_high) is not null

),

attacks_in_scope as (

    select
        comparable.total_id,
        comparable.metric,
        comparable.victim_group,
        comparable.nationality_iso3,
        attacks.attack_id
    from comparable
    inner join attacks
        on
            comparable.window_start <= attacks.date_start
            and comparable.window_end >= attacks.date_end
            and (comparable.attack_type is null or comparable.attack_type = attacks.attack_type)
            and (comparable.country_iso3 is null or comparable.country_iso3 = attacks.country_iso3)

),

-- reports are compared, not added: each report's matching groups are summed, then the newest report speaks
figures_in_scope as (

    select
        attacks_in_scope.total_id,
        attacks_in_scope.attack_id,
        told.attack_report_id,
        told.published_on,
        sum(coalesce(told.best, told.low)) as figure
    from attacks_in_scope
    inner join told
        on
            attacks_in_scope.attack_id = told.attack_id
            and attacks_in_scope.metric = told.outcome
            and (
                attacks_in_scope.nationality_iso3 is null
                or attacks_in_scope.nationality_iso3 = told.nationality_iso3
            )
            -- one desk's foreign troops are another's soldiers
            and (
                attacks_in_scope.victim_group is null
                or attacks_in_scope.victim_group = told.victim_group
                or (
                    attacks_in_scope.victim_group in ('military', 'foreign_military')
                    and told.victim_group in ('military', 'foreign_military')
                )
            )
    group by
        attacks_in_scope.total_id,
        attacks_in_scope.attack_id,
        told.attack_report_id,
        told.published_on

),

newest_figures as (

    select
        total_id,
        figure
    from figures_in_scope
    where figure is not null
    qualify
        row_number() over (
            partition by total_id, attack_id
            order by published_on desc nulls last, figure desc
        ) = 1

),

known_attacks as (

    select
        total_id,
        count(*) as known_value
    from attacks_in_scope
    group by total_id

),

known_people as (

    select
        total_id,
        sum(figure) as known_value
    from newest_figures
    group by total_id

),

known as (

    select
        comparable.total_id,
        comparable.stated_value,
        coalesce(comparable.value_low, comparable.value_best, 0) as lowest_admitted,
        -- "at least n" admits any number above n; "about n" is taken at its word
        case
            when comparable.value_high is not null then comparable.value_high
            when comparable.value_low is null then comparable.value_best
        end as highest_admitted,
        cast(
            case
                when comparable.metric = 'attacks' then coalesce(known_attacks.known_value, 0)
                else coalesce(known_people.known_value, 0)
            end as integer
        ) as known_value
    from comparable
    left join known_attacks
        on comparable.total_id = known_attacks.total_id
    left join known_people
        on comparable.total_id = known_people.total_id

)

select
    totals.total_id,
    totals.article_id,
    totals.metric,
    totals.value_low,
    totals.value_best,
    totals.value_high,
    totals.scope_text,
    totals.window_start,
    totals.window_end,
    totals.attack_type,
    totals.country_iso3,
    totals.victim_group,
    totals.nationality_iso3,
    known.known_value,
    known.stated_value - known.known_value as residual,
    case
        when known.total_id is null then 'not_comparable'
        when known.known_value < known.lowest_admitted then 'partly_reconciled'
        when known.known_value > known.highest_admitted then 'exceeded'
        else 'reconciled'
    end as reconciliation
from totals
left join known
    on totals.total_id = known.total_id
