-- The open cards that stand in each stage at the as-of, whatever the period, and how old they are. The
-- stage on the card is that of the export: at an earlier as-of a card stood where its last stay is, and
-- without a dated one nobody knows where. is_placed: the regulation knows the stage, so it has a row.
with lasts as (
    select
        card_no,
        pipeline,
        stage,
        row_number() over (
            partition by card_no order by entered_at desc, left_at desc nulls first, stage
        ) as place
    from stage_stays
    where entered_at is not null
),

cards as (
    select 'lead' as card, card_no, 'leads' as pipeline, stage, segment, created_at, created_on
    from leads
    where status = 'open'
    union all
    select
        'deal' as card,
        card_no,
        coalesce(pipeline, '(none)') as pipeline,
        stage,
        segment,
        created_at,
        created_on
    from deals
    where status = 'open'
),

standing as (
    select
        c.card,
        c.segment,
        case when r.is_rewound then coalesce(l.pipeline, c.pipeline) else c.pipeline end as pipeline,
        coalesce(case when r.is_rewound then l.stage else c.stage end, '(none)') as stage,
        case
            when r.days_whole then date_diff('day', c.created_on, r.as_of_on) * 86400
            else date_diff('second', c.created_at, r.as_of)
        end as age_seconds
    from cards c
    cross join run r
    left join lasts l on l.card_no = c.card_no and l.place = 1
),

placed as (
    select s.*, case when g.stage is null then 0 else 1 end as is_placed
    from standing s
    left join regulation g on g.card = s.card and g.pipeline = s.pipeline and g.stage = s.stage
)

select
    segment,
    card,
    pipeline,
    stage,
    is_placed,
    grouping(stage) as is_total,
    count(*) as open,
    percentile_cont(0.5) within group (order by age_seconds) as age_median
from placed
group by grouping sets ((segment, card, pipeline, stage, is_placed), (is_placed))
