{#-
    What each report counts, and whether it still counts: one row per attack report x outcome x victim group x nationality.

    casualty_reports: one row per figure with attack_id, article_id, source_article_id, told_by and published_on.
    Figures of one report for the same group add up (named victims count one each); a part of another figure is never
    added.

    A figure that was corrected is left out (codebook, Figures): one of an earlier day than a report that calls its own
    figure a correction, or of that day at the latest where the correction names the number that it takes back.

    One voice (told_by: a publisher, with those who copy it) has one word. Of its articles those speak that state a
    figure which no earlier one stated, and of them the newest: a late copy of an old figure is no news, nor is a copy
    that lost a figure, and a copy with a corrected toll takes the place of what it copied. Numbers come before vague
    words, and a report that only names people (is_named_only) never takes the place of one that counts.
    speaks_for_toll: for all groups of an outcome together. speaks_for_group: for this group and nationality.
-#}
{% macro casualties_told(casualty_reports) -%}
{%- set figure_columns = 'victim_group, nationality_iso3, person_name, low, best, high' -%}
with figures as (

    select
        *,
        -- of one voice, the first article to state this figure of these people
        row_number() over (
            partition by attack_id, outcome, told_by, {{ figure_columns }}
            order by
                published_on asc nulls last,
                article_id = source_article_id desc,
                article_id asc,
                casualty_report_id asc
        ) = 1 as is_new
    from {{ casualty_reports }}
    where not is_subset and attack_id is not null

),

groups as (

    select
        attack_id,
        attack_report_id,
        article_id,
        source_article_id,
        told_by,
        published_on,
        outcome,
        victim_group,
        nationality_iso3,
        bool_or(is_new) as is_new,
        bool_and(person_name is not null) as is_named_only,
        {{ summed_figures() }}
    from figures
    group by
        attack_id,
        attack_report_id,
        article_id,
        source_article_id,
        told_by,
        published_on,
        outcome,
        victim_group,
        nationality_iso3

),

corrections as (

    select distinct
        attack_id,
        attack_report_id,
        outcome,
        published_on,
        corrected_figure
    from figures
    where is_correction and best is not null and published_on is not null

),

corrected as (

    select distinct
        groups.attack_id,
        groups.attack_report_id,
        groups.outcome
    from (
        select
            *,
            sum(best) over (partition by attack_id, attack_report_id, outcome) as toll
        from groups
    ) as groups
    inner join corrections
        on
            groups.attack_id = corrections.attack_id
            and groups.outcome = corrections.outcome
            and groups.attack_report_id <> corrections.attack_report_id
            and (
                (corrections.corrected_figure is null and groups.published_on < corrections.published_on)
                or (
                    corrections.corrected_figure in (groups.best, groups.toll)
                    and groups.published_on <= corrections.published_on
                )
            )

),

weighed as (

    select
        *,
        bool_or(is_new) over by_report as report_is_new,
        bool_or(best is not null) over by_report as report_gives_number,
        bool_and(is_named_only) over by_report as report_is_named_only
    from groups
    window by_report as (partition by attack_id, attack_report_id, outcome)

),

-- a voice whose last word was corrected by another doesn't fall back on an older one
spoken as (

    select
        *,
        rank() over (
            partition by attack_id, outcome, told_by, report_is_named_only
            order by
                report_is_new desc,
                report_gives_number desc,
                published_on desc nulls last
        ) = 1 as speaks_for_toll,
        rank() over (
            partition by attack_id, outcome, told_by, victim_group, nationality_iso3
            order by
                is_new desc,
                best is null asc,
                published_on desc nulls last
        ) = 1 as speaks_for_group
    from weighed

)

select
    spoken.attack_id,
    spoken.attack_report_id,
    spoken.source_article_id,
    spoken.published_on,
    spoken.outcome,
    spoken.victim_group,
    spoken.nationality_iso3,
    spoken.low,
    spoken.best,
    spoken.high,
    spoken.is_named_only,
    spoken.speaks_for_toll,
    spoken.speaks_for_group
from spoken
left join corrected
    on
        spoken.attack_id = corrected.attack_id
        and spoken.attack_report_id = corrected.attack_report_id
        and spoken.outcome = corrected.outcome
where corrected.attack_report_id is null
{%- endmacro %}
