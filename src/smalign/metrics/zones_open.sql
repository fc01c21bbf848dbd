-- The open cards that stand in each stage at the as-of, whatever the period, and how old they are.
with standing as (
    select 'lead' as card, 'leads' as pipeline, stage, segment, created_at, created_on
    from leads
    where status = 'open'
    union all
    select
        'deal' as card,
        coalesce(pipeline, '(none)') as pipeline,
        stage,
        segment,
        created_at,
        created_on
    from deals
    where status = 'open'
),

aged as (
    select
        s.segment,
        s.card,
        s.pipeline,
        coalesce(s.stage, '(none)') as stage,
        case
            when r.days_whole then date_diff('day', s.created_on, r.as_of_on) * 86400
            else date_diff('second', s.created_at, r.as_of)
        end as age_seconds
    from standing s
    cross join run r
)

select
    segment,
    card,
    pipeline,
    stage,
    grouping(stage) as is_total,
    count(*) as open,
    percentile_cont(0.5) within group (order by age_seconds) as age_median
from aged
group by grouping sets ((segment, card, pipeline, stage), ())
