-- How far each card got, as a place in its pipeline: the furthest stage of its history, else the one it
-- stands in; a won card got to the end, also where a stage nobody placed leaves the end without a place: it
-- is behind every stage that has one. Null where nobody knows. At an earlier as-of a card that was
-- closed later is open, and the stage on it, which may be a lost one, is not yet its own.
create or replace view reach as
with ends as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        coalesce(
            max(case when outcome = 'won' then stage_order end),
            max(case when outcome = 'open' then stage_order end) + 1
        ) as stage_order
    from stages
    group by card, case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end
),

cards as (
    select
        'leads' as table_name,
        'lead' as card,
        lead_id as card_id,
        'leads' as pipeline,
        case when r.is_rewound and status = 'open' then null else stage end as stage,
        status = 'converted' as is_won
    from leads
    cross join run r
    union all
    select
        'deals' as table_name,
        'deal' as card,
        deal_id as card_id,
        coalesce(pipeline, '(none)') as pipeline,
        case when r.is_rewound and status = 'open' then null else stage end as stage,
        status = 'won' as is_won
    from deals
    cross join run r
),

seen as (
    select
        card,
        card_id,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        max(stage_order) as stage_order
    from stage_log
    group by
        card, card_id, case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end
)

select
    c.table_name,
    c.card_id,
    c.pipeline,
    c.stage,
    case when c.is_won then e.stage_order else s.stage_order end as furthest
from cards c
left join ends e on e.card = c.card and e.pipeline = c.pipeline
left join seen s on s.card = c.card and s.card_id = c.card_id and s.pipeline = c.pipeline
