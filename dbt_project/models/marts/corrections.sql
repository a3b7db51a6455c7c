with lines as (

    select * from {{ ref('stg_corrections__lines') }}

),

outcomes as (

    select * from {{ ref('stg_resolution__correction_outcomes') }}

)

select
    lines.file_path,
    lines.line_number,
    lines.correction_id,
    lines.action,
    lines.target as target_id,
    lines.others as other_ids,
    lines.field,
    lines.value,
    lines.who,
    lines.corrected_at,
    lines.why,
    -- what is not well-formed never reaches resolution
    coalesce(outcomes.status, 'rejected') as status,
    coalesce(lines.problem, outcomes.detail) as detail,
    outcomes.event_kind,
    outcomes.event_id,
    outcomes.report_count,
    lines.first_seen_at
from lines
left join outcomes
    on
        lines.file_path = outcomes.file_path
        and lines.line_number = outcomes.line_number
