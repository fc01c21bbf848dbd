-- Decided deals by the furthest open stage they are known to have reached; a won one reached them all.
with open_stages as (
    select coalesce(pipeline, '(none)') as pipeline, stage, min(stage_order) as stage_order
    from stages
    where card = 'deal' and outcome = 'open'
    group by coalesce(pipeline, '(none)'), stage
),

logged as (
    select g.card_id, max(o.stage_order) as furthest
    from stage_log g
    join open_stages o on o.stage = g.stage and o.pipeline = coalesce(g.pipeline, '(none)')
    where g.card = 'deal'
    group by g.card_id
)

select
    coalesce(d.pipeline, '(none)') as pipeline,
    d.status,
    case when d.status = 'lost' then coalesce(l.furthest, o.stage_order) end as furthest,
    count(*) as deals
from deals d
left join logged l on l.card_id = d.deal_id
left join open_stages o on o.stage = d.stage and o.pipeline = coalesce(d.pipeline, '(none)')
where d.status in ('won', 'lost') and d.deal_id not in (select deal_id from copies where is_left_out)
group by
    coalesce(d.pipeline, '(none)'),
    d.status,
    case when d.status = 'lost' then coalesce(l.furthest, o.stage_order) end
