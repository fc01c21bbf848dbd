-- One row per step of each pipeline, in order: open stages, then won. Lost stages are no steps.
-- Stages that share a place (two kinds of won) are one step. A pipeline with an open stage of
-- unknown place has no steps.
with named as (
    select
        card,
        case when card = 'lead' then 'leads' else coalesce(pipeline, '(none)') end as pipeline,
        stage,
        stage_order,
        case when outcome = 'won' then 1 else 0 end as is_won,
        zone,
        sla_hours
    from stages
    where outcome <> 'lost'
),

ordered as (
    select card, pipeline
    from named
    group by card, pipeline
    having sum(case when is_won = 0 and stage_order is null then 1 else 0 end) = 0
),

merged as (
    select
        n.card,
        n.pipeline,
        n.is_won,
        case when n.is_won = 1 then 0 else n.stage_order end as open_order,
        string_agg(n.stage, ' / ' order by n.stage) as stage,
        max(n.stage_order) as stage_order,
        min(n.zone) as zone,
        min(n.sla_hours) as sla_hours
    from named n
    join ordered o on o.card = n.card and o.pipeline = n.pipeline
    where n.stage_order is not null
    group by
        n.card, n.pipeline, n.is_won, case when n.is_won = 1 then 0 else n.stage_order end
)

select
    card,
    pipeline,
    stage,
    stage_order,
    zone,
    sla_hours,
    is_won,
    row_number() over (partition by card, pipeline order by is_won, open_order) as place,
    count(*) over (partition by card, pipeline) as places
from merged
