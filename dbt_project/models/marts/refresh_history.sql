with refreshes as (

    select
        *,
        new_rejected_inputs / nullif(new_rejected_inputs + new_articles, 0) as rejected_share
    from {{ ref('stg_history__refreshes') }}

),

compared as (

    select
        *,
        -- a median, because one night with a broken source shouldn't make the next one look usual
        median(rejected_share) over (
            order by refresh_number rows between 20 preceding and 1 preceding
        ) as usual_rejected_share
    from refreshes

)

select
    refresh_number,
    refreshed_at,
    engine_version,
    raw_files,
    articles,
    new_articles,
    articles_read_anew,
    failed_articles,
    duplicate_articles,
    rejected_inputs,
    new_rejected_inputs,
    attack_reports,
    casualty_reports,
    response_reports,
    attacks,
    responses,
    changed_ids,
    rejected_share,
    usual_rejected_share,
    -- fewer than five bad files are an accident, and a share below a tenth is what sources are like
    coalesce(
        new_rejected_inputs >= 5
        and rejected_share > greatest(0.1, 3 * coalesce(usual_rejected_share, 0)),
        false
    ) as rejects_jumped
from compared
